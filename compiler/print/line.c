// Optimal-fit breaking: a paragraph is a row of atoms, a line is a stretch of it, and the cheapest
// way to each atom is found from the cheapest ways to those before it. A line reaches no further
// than its width, so the time is linear in the length of the text.
#include "compiler/print/line.h"

#include <unictype.h>

enum atom_end {
    END_SPACE,  // a space that a line end swallows
    END_HYPHEN, // a hyphen appears when the line ends here
    END_JOINT,  // nothing: after a compound's hyphen, or where a word was cut
};

struct atom {
    struct text text;
    uint32_t begin, end; // columns, all set on one line with single spaces
    uint32_t gaps;       // spaces that stand before it
    enum atom_end ends;
    bool proper; // of a capitalised word: better not hyphenated
};

struct step {
    uint64_t cost; // of the best lines up to this atom
    uint32_t from; // first atom of the last of them
};

struct setter {
    struct arena *arena;
    struct hyphens *hyphens;
    VEC(struct atom) atoms;
    VEC(struct step) steps;
    VEC(uint32_t) breaks;
    offsets points;
    uint32_t limit; // columns of the widest atom allowed
};

// Prices in squared columns of slack: a hyphen is worth a line that is seven columns short.
enum {
    COST_HYPHEN = 49,
    COST_PROPER = 200,
    COST_HYPHENS_IN_A_ROW = 150,
    COST_JOINT = 9,
    COST_NO_GAP = 400,
    COST_SHORT_END = 30,
    SHORT_END = 6,
    WIDEST_GAP = 3, // a justified line with wider gaps is left ragged
};

struct setter *setter_new(struct arena *a, struct hyphens *hyphens)
{
    struct setter *s = arena_make(a, struct setter);
    s->arena = a;
    s->hyphens = hyphens;
    return s;
}

uint32_t line_width(struct text t)
{
    return (uint32_t)text_width(t);
}

struct text line_trimmed(struct text t)
{
    while (t.len > 0 && t.ptr[t.len - 1] == ' ') t.len--;
    return t;
}

void line_repeat(struct buffer *b, const char *what, uint32_t times)
{
    while (times-- > 0) buffer_add_c(b, what);
}

static bool is_blank(char c)
{
    return (unsigned char)c <= ' ' || c == 0x7f;
}

// The next word from *at on: bytes between blanks. Empty at the end.
static struct text next_word(struct text t, size_t *at)
{
    while (*at < t.len && is_blank(t.ptr[*at])) ++*at;
    size_t begin = *at;
    while (*at < t.len && !is_blank(t.ptr[*at])) ++*at;
    return text_slice(t, begin, *at);
}

struct text line_plain(struct arena *a, struct text t)
{
    struct buffer b = buffer_new(a);
    size_t at = 0;
    for (struct text w = next_word(t, &at); w.len > 0; w = next_word(t, &at)) {
        if (b.len > 0) buffer_add_char(&b, ' ');
        buffer_add(&b, w);
    }
    return buffer_text(&b);
}

static void add_atom(struct setter *s, struct text t, uint32_t width, enum atom_end ends)
{
    struct atom atom = {.text = t, .ends = ends};
    if (s->atoms.count > 0) {
        const struct atom *before = &s->atoms.items[s->atoms.count - 1];
        uint32_t space = before->ends == END_SPACE;
        atom.begin = before->end + space;
        atom.gaps = before->gaps + space;
    }
    atom.end = atom.begin + width;
    vec_push(s->arena, &s->atoms, atom);
}

// Adds a piece of a word, cut as often as it takes to keep within the limit.
static void add_piece(struct setter *s, struct text t, enum atom_end ends)
{
    uint32_t room = s->limit - (ends == END_HYPHEN), width = line_width(t);
    while (width > room && t.len > 0) {
        size_t cut = 0;
        uint32_t used = 0;
        while (cut < t.len) {
            size_t after = cut;
            text_next(t, &after);
            uint32_t more = line_width(text_slice(t, cut, after));
            if (used + more > room && cut > 0) break;
            used += more;
            cut = after;
        }
        add_atom(s, text_slice(t, 0, cut), used, END_JOINT);
        t = text_slice(t, cut, t.len);
        width -= used < width ? used : width;
    }
    if (t.len > 0 || ends != END_JOINT) add_atom(s, t, width, ends);
}

static bool is_letter_at(struct text t, size_t at)
{
    return at < t.len && uc_is_property_alphabetic(text_next(t, &at));
}

// Adds the places after the hyphens of a compound, with two letters at least on both sides.
static void find_joints(struct setter *s, struct text word)
{
    size_t letters = 0;
    for (size_t at = 0; at < word.len;) {
        size_t here = at;
        uint32_t c = text_next(word, &at);
        bool joint = c == '-' && letters >= 2 && is_letter_at(word, at);
        if (joint) {
            size_t second = at;
            text_next(word, &second);
            joint = is_letter_at(word, second);
        }
        if (joint) vec_push(s->arena, &s->points, (uint32_t)at);
        letters = is_letter_at(word, here) ? letters + 1 : 0;
    }
}

static void add_word(struct setter *s, struct text word, bool hyphenate)
{
    s->points.count = 0;
    find_joints(s, word);
    enum atom_end ends = END_JOINT;
    if (hyphenate && s->hyphens && s->points.count == 0) {
        hyphens_find(s->hyphens, s->arena, word, &s->points);
        ends = END_HYPHEN;
    }
    size_t first = 0, begin = 0;
    bool proper = word.len > 0 && uc_is_upper(text_next(word, &first));
    uint32_t count = s->atoms.count;
    vec_each(uint32_t, point, &s->points)
    {
        add_piece(s, text_slice(word, begin, *point), ends);
        begin = *point;
    }
    add_piece(s, text_slice(word, begin, word.len), END_SPACE);
    while (count < s->atoms.count) s->atoms.items[count++].proper = proper;
}

static void add_words(struct setter *s, struct text t, bool hyphenate)
{
    size_t at = 0;
    for (struct text w = next_word(t, &at); w.len > 0; w = next_word(t, &at))
        add_word(s, w, hyphenate);
}

uint32_t line_minimum(struct setter *s, struct text t, bool hyphenate)
{
    uint32_t widest = 0;
    s->atoms.count = 0;
    s->limit = UINT32_MAX;
    add_words(s, t, hyphenate);
    vec_each(struct atom, atom, &s->atoms)
    {
        uint32_t width = atom->end - atom->begin + (atom->ends == END_HYPHEN);
        if (width > widest) widest = width;
    }
    return widest;
}

static uint32_t natural_width(const struct setter *s, uint32_t from, uint32_t to)
{
    const struct atom *first = &s->atoms.items[from], *last = &s->atoms.items[to - 1];
    return last->end - first->begin + (last->ends == END_HYPHEN);
}

static uint64_t break_cost(const struct setter *s, uint32_t from, uint32_t to)
{
    const struct atom *last = &s->atoms.items[to - 1];
    if (last->ends == END_SPACE) return 0;
    if (last->ends == END_JOINT) return last->proper ? COST_PROPER : COST_JOINT;
    bool again = from > 0 && s->atoms.items[from - 1].ends == END_HYPHEN;
    uint64_t cost = last->proper ? COST_PROPER : COST_HYPHEN;
    return again ? cost + COST_HYPHENS_IN_A_ROW : cost;
}

// What a line of the atoms `from` to `to` costs in `measure` columns, `width` of them taken.
static uint64_t line_cost(const struct setter *s, uint32_t from, uint32_t to, uint32_t measure,
                          uint32_t width, enum setting setting)
{
    bool last = to == s->atoms.count;
    uint64_t slack = measure - width, square = slack * slack;
    uint64_t each = setting == SET_JUSTIFIED ? 1 : (uint64_t)measure * measure;
    if (last && setting != SET_BALANCED)
        return each + (from > 0 && width < SHORT_END ? COST_SHORT_END : 0);
    uint64_t cost = each + square + (last ? 0 : break_cost(s, from, to));
    if (setting != SET_JUSTIFIED) return cost;
    uint64_t gaps = s->atoms.items[to - 1].gaps - s->atoms.items[from].gaps;
    if (gaps == 0) return cost + (slack > 0 ? COST_NO_GAP : 0);
    return cost + (slack > gaps ? 8 * (slack - gaps) * (slack - gaps) : 0);
}

// Finds the cheapest lines; s->breaks then holds the first atom of each, from last to first.
static void find_breaks(struct setter *s, uint32_t first, uint32_t rest, enum setting setting)
{
    uint32_t count = s->atoms.count;
    s->steps.count = 0;
    for (uint32_t i = 0; i <= count; i++)
        vec_push(s->arena, &s->steps, ((struct step){i == 0 ? 0 : UINT64_MAX, 0}));
    for (uint32_t from = 0; from < count; from++) {
        uint32_t measure = from == 0 ? first : rest;
        for (uint32_t to = from + 1; to <= count; to++) {
            uint32_t width = natural_width(s, from, to);
            // A hyphen may make a stretch too wide where the next one, without it, is not.
            if (s->atoms.items[to - 1].end - s->atoms.items[from].begin > measure) break;
            if (width > measure) continue;
            uint64_t cost =
                s->steps.items[from].cost + line_cost(s, from, to, measure, width, setting);
            if (cost < s->steps.items[to].cost) s->steps.items[to] = (struct step){cost, from};
        }
    }
    s->breaks.count = 0;
    for (uint32_t at = count; at > 0; at = s->steps.items[at].from)
        vec_push(s->arena, &s->breaks, s->steps.items[at].from);
}

// Spaces of gap `k` of `gaps` when `slack` more are spread, from the right on every other line.
static uint32_t gap_width(uint32_t k, uint32_t gaps, uint32_t slack, bool mirrored)
{
    if (mirrored) k = gaps - 1 - k;
    return 1 + (k + 1) * slack / gaps - k * slack / gaps;
}

static void join_atoms(const struct setter *s, struct buffer *b, uint32_t from, uint32_t to,
                       uint32_t slack, bool mirrored)
{
    const struct atom *atoms = s->atoms.items;
    uint32_t gaps = atoms[to - 1].gaps - atoms[from].gaps;
    if (gaps == 0 || slack > gaps * WIDEST_GAP) slack = 0;
    for (uint32_t i = from; i < to; i++) {
        if (i > from && atoms[i - 1].ends == END_SPACE)
            line_repeat(b, " ",
                        gap_width(atoms[i - 1].gaps - atoms[from].gaps, gaps, slack, mirrored));
        buffer_add(b, atoms[i].text);
    }
    if (atoms[to - 1].ends == END_HYPHEN) buffer_add_char(b, '-');
}

void line_break(struct setter *s, struct text t, const struct shape *shape, bool hyphenate,
                texts *out)
{
    struct text lead = shape->lead;
    uint32_t hang = shape->hang < shape->width / 2 ? shape->hang : 0;
    uint32_t first = shape->width - hang, rest = first, lead_width = line_width(lead);
    s->atoms.count = 0;
    s->limit = rest;
    if (lead_width * 2 <= shape->width) {
        first = shape->width - lead_width;
        if (first < s->limit) s->limit = first;
    } else {
        add_words(s, lead, false);
        lead = NO_TEXT;
    }
    add_words(s, t, hyphenate);
    if (s->atoms.count == 0) {
        if (line_trimmed(lead).len > 0) vec_push(s->arena, out, line_trimmed(lead));
        return;
    }
    find_breaks(s, first, rest, shape->setting);
    for (uint32_t line = s->breaks.count; line-- > 0;) {
        uint32_t from = s->breaks.items[line];
        uint32_t to = line > 0 ? s->breaks.items[line - 1] : s->atoms.count;
        uint32_t slack = (from == 0 ? first : rest) - natural_width(s, from, to);
        bool spread = shape->setting == SET_JUSTIFIED && line > 0;
        struct buffer b = buffer_new(s->arena);
        if (from == 0)
            buffer_add(&b, lead);
        else
            line_repeat(&b, " ", hang);
        join_atoms(s, &b, from, to, spread ? slack : 0, line & 1);
        vec_push(s->arena, out, line_trimmed(buffer_text(&b)));
    }
}
