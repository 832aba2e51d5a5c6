// Citations of texts of law: an article or a dated text, then its subdivisions. One token, so that
// its commas and figures are never taken for something else; normalised, so that two ways of typing
// the same citation are equal.
#include "lang/line.h"
#include "lang/reader.h"

struct cursor {
    struct text line;
    size_t at;
    struct buffer out; // the normalised text
    bool inside;       // parentheses: then `a)` ends them
};

static struct text rest(const struct cursor *c)
{
    return text_slice(c->line, c->at, c->line.len);
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static size_t digits(struct text t)
{
    size_t n = 0;
    while (n < t.len && is_digit(t.ptr[n])) n++;
    return n;
}

static bool ends_word(struct text t, size_t at)
{
    struct text tail = text_slice(t, at, t.len);
    return !word_length(tail) && !(tail.len && (is_digit(tail.ptr[0])));
}

// Takes n bytes as they are.
static bool take(struct cursor *c, size_t n)
{
    buffer_add(&c->out, text_slice(rest(c), 0, n));
    c->at += n;
    return n > 0;
}

static bool take_text(struct cursor *c, struct text t)
{
    return text_starts(rest(c), t) && take(c, t.len);
}

static void pass_blanks(struct cursor *c)
{
    c->at += blanks_length(rest(c));
}

// Blanks as one, or none when there are none.
static bool take_blank(struct cursor *c)
{
    size_t n = blanks_length(rest(c));
    if (n) buffer_add_char(&c->out, ' ');
    c->at += n;
    return n > 0;
}

static bool take_number(struct cursor *c)
{
    if (!take(c, digits(rest(c)))) return false;
    while (rest(c).len > 1 && rest(c).ptr[0] == '-' && is_digit(rest(c).ptr[1]))
        take(c, 1 + digits(text_slice(rest(c), 1, rest(c).len)));
    return true;
}

// « bis », « ter » … after a number.
static void take_rank(struct cursor *c)
{
    static const struct text ranks[] = {
        TEXT_INIT("bis"),       TEXT_INIT("ter"),    TEXT_INIT("quater"),
        TEXT_INIT("quinquies"), TEXT_INIT("sexies"), TEXT_INIT("septies"),
    };
    struct cursor mark = *c;
    if (text_starts(rest(c), TEXT("er"))) {
        take(c, 2);
        mark = *c;
    }
    take_blank(c);
    for (size_t i = 0; i < sizeof ranks / sizeof *ranks; i++) {
        if (!text_starts(rest(c), ranks[i]) || !ends_word(rest(c), ranks[i].len)) continue;
        take(c, ranks[i].len);
        return;
    }
    mark.out.ptr = c->out.ptr, mark.out.room = c->out.room;
    *c = mark;
}

// L. 123-4, R. 123-4, art. 12 bis.
static bool take_article(struct cursor *c)
{
    static const struct text codes[] = {TEXT_INIT("L.O."), TEXT_INIT("LO."), TEXT_INIT("L."),
                                        TEXT_INIT("R."),   TEXT_INIT("D."),  TEXT_INIT("A."),
                                        TEXT_INIT("art.")};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        if (!text_starts(rest(c), codes[i])) continue;
        size_t after = codes[i].len + blanks_length(text_slice(rest(c), codes[i].len, rest(c).len));
        if (after >= rest(c).len || !is_digit(rest(c).ptr[after])) return false;
        take(c, codes[i].len);
        pass_blanks(c);
        buffer_add_char(&c->out, ' ');
        take_number(c);
        take_rank(c);
        return true;
    }
    return false;
}

// « du 21 décembre 2015 »; nothing is taken when no date follows.
static bool take_dated(struct cursor *c)
{
    struct text t = rest(c);
    size_t at = blanks_length(t);
    if (!at || !text_starts(text_slice(t, at, t.len), TEXT("du"))) return false;
    at += 2;
    at += blanks_length(text_slice(t, at, t.len));
    size_t d = digits(text_slice(t, at, t.len)), day = at;
    if (!d || d > 2) return false;
    at += d;
    if (text_starts(text_slice(t, at, t.len), TEXT("er"))) at += 2;
    size_t day_end = at;
    at += blanks_length(text_slice(t, at, t.len));
    size_t month = at;
    at += word_length(text_slice(t, at, t.len));
    size_t month_end = at;
    at += blanks_length(text_slice(t, at, t.len));
    size_t y = digits(text_slice(t, at, t.len));
    if (!month_of_name(text_slice(t, month, month_end)) || y != 4) return false;
    buffer_printf(&c->out, " du %.*s %.*s %.*s", (int)(day_end - day), t.ptr + day,
                  (int)(month_end - month), t.ptr + month, 4, t.ptr + at);
    c->at += at + y;
    return true;
}

// « n° 2015-1702 », also with º.
static bool take_numbered(struct cursor *c)
{
    struct text t = text_slice(rest(c), blanks_length(rest(c)), rest(c).len);
    if (t.len < 4 || t.ptr[0] != 'n') return false;
    if (!text_starts(text_slice(t, 1, t.len), TEXT("°")) &&
        !text_starts(text_slice(t, 1, t.len), TEXT("º")))
        return false;
    c->at += (size_t)(t.ptr - rest(c).ptr) + 3;
    pass_blanks(c);
    buffer_add(&c->out, TEXT(" n° "));
    return take_number(c);
}

// loi n° 2015-1702 du 21 décembre 2015; arrêté du 12 juin 2017.
static bool take_dated_text(struct cursor *c)
{
    static const struct text kinds[] = {TEXT_INIT("loi organique"), TEXT_INIT("loi"),
                                        TEXT_INIT("ordonnance"), TEXT_INIT("décret"),
                                        TEXT_INIT("arrêté")};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (!text_starts(rest(c), kinds[i])) continue;
        take(c, kinds[i].len);
        if (take_numbered(c)) {
            take_dated(c);
            return true;
        }
        return take_dated(c);
    }
    return false;
}

// Length of the subdivision at the start of t: « IV », « 4° », « a) », « al. 4 », « 2e phrase » …
static size_t plain_segment(struct text t)
{
    size_t d = digits(t);
    if (d) {
        struct text u = text_slice(t, d, t.len);
        if (text_starts(u, TEXT("°")) || text_starts(u, TEXT("º"))) return d + 2;
        return 0;
    }
    size_t roman = 0;
    while (roman < t.len && strchr("IVXLC", t.ptr[roman]) && t.ptr[roman]) roman++;
    if (roman && ends_word(t, roman)) return roman;
    bool letter =
        t.len && ((t.ptr[0] >= 'a' && t.ptr[0] <= 'z') || (t.ptr[0] >= 'A' && t.ptr[0] <= 'Z'));
    if (letter && ends_word(t, 1)) return 1;
    if (text_starts(t, TEXT("NOTA")) && ends_word(t, 4)) return 4;
    return text_starts(t, TEXT("chapeau")) && ends_word(t, 7) ? 7 : 0;
}

// « 2e phrase », « 1re phrase », « 3e alinéa », « 1er 1° » (the first of two lists).
static bool take_ordinal(struct cursor *c)
{
    static const struct text marks[] = {TEXT_INIT("re"), TEXT_INIT("er"), TEXT_INIT("e"),
                                        TEXT_INIT("de"), TEXT_INIT("d")};
    static const struct text nouns[] = {TEXT_INIT("phrase"), TEXT_INIT("alinéa"),
                                        TEXT_INIT("tiret")};
    struct text t = rest(c);
    size_t d = digits(t), mark = 0;
    for (size_t i = 0; d && !mark && i < sizeof marks / sizeof *marks; i++)
        if (text_starts(text_slice(t, d, t.len), marks[i]) && ends_word(t, d + marks[i].len))
            mark = marks[i].len;
    if (!mark) return false;
    size_t gap = blanks_length(text_slice(t, d + mark, t.len));
    struct text u = text_slice(t, d + mark + gap, t.len);
    size_t noun = digits(u) ? plain_segment(u) : 0;
    for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++)
        if (text_starts(u, nouns[i]) && ends_word(u, nouns[i].len)) noun = nouns[i].len;
    if (!gap || !noun) return false;
    take(c, d + mark);
    take_blank(c);
    return take(c, noun);
}

// « al. 4 », « art. 59 », « annexe 2 », « NOR AFSS1700000A ».
static bool take_named(struct cursor *c)
{
    static const struct text names[] = {TEXT_INIT("al."), TEXT_INIT("art."), TEXT_INIT("annexe"),
                                        TEXT_INIT("NOR")};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct text t = rest(c);
        if (!text_starts(t, names[i])) continue;
        size_t gap = blanks_length(text_slice(t, names[i].len, t.len));
        struct text u = text_slice(t, names[i].len + gap, t.len);
        bool nor = i == 3 && word_length(u) == 12;
        if (!digits(u) && !nor) return false;
        take(c, names[i].len);
        c->at += gap;
        buffer_add_char(&c->out, ' ');
        if (nor) return take(c, 12);
        take_number(c);
        take_rank(c);
        return true;
    }
    return false;
}

static bool take_segment(struct cursor *c)
{
    if (take_ordinal(c) || take_named(c)) return true;
    size_t n = plain_segment(rest(c));
    if (!n) return false;
    size_t d = digits(rest(c));
    if (!d) {
        take(c, n);
        if (!c->inside && text_starts(rest(c), TEXT(")"))) c->at++; // « a) » is « a »
        return true;
    }
    take(c, d);
    c->at += 2;
    buffer_add(&c->out, TEXT("°")); // º is forgiven
    return true;
}

// One segment after its comma; the comma is given back when none follows.
static bool take_next(struct cursor *c)
{
    struct cursor mark = *c;
    pass_blanks(c);
    if (take_text(c, TEXT(","))) {
        pass_blanks(c);
        buffer_add_char(&c->out, ' ');
        if (take_segment(c)) return true;
    }
    mark.out.ptr = c->out.ptr, mark.out.room = c->out.room;
    *c = mark;
    return false;
}

uint32_t citation_read(struct reader *r, uint32_t at, struct tree_expr **out)
{
    struct text t = reader_text(r, (struct span){at, r->base + r->size});
    if (t.len < 3 || !strchr("LRDAalod", t.ptr[0])) return 0;
    if (t.ptr[1] != '.' && t.ptr[2] != '.' && !strchr("or\xC3", t.ptr[1])) return 0;
    bool article =
        t.len > 2 && (t.ptr[1] == '.' || t.ptr[2] == '.' || text_starts(t, TEXT("art.")));
    bool dated = text_starts(t, TEXT("loi")) || text_starts(t, TEXT("ord")) ||
                 text_starts(t, TEXT("déc")) || text_starts(t, TEXT("arr"));
    if (!article && !dated) return 0;
    struct cursor c = {
        .line = lines_window(r, at), .out = buffer_new(r->arena), .inside = r->parens.count};
    if (!take_article(&c) && !take_dated_text(&c)) return 0;
    size_t first = c.out.len;
    while (take_next(&c)) {
    }
    *out = build_text(r, TREE_CITATION, text_copy(r->arena, buffer_text(&c.out)),
                      (struct span){at, at + (uint32_t)c.at});
    (*out)->article = (uint16_t)first;
    return (uint32_t)c.at;
}
