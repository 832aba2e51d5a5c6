// Prose: lines into paragraphs and items, paragraphs into words and insertions.
#include "lang/prose.h"

#include "lang/line.h"

enum { IFS_MOST = 4 };

struct cut {
    struct arena *arena;
    const struct source *source;
    struct diags *diags;
    int inside; // how many « si » stand around
};

static struct segment *cut_segments(const struct cut *c, struct span span);

static struct text bytes_of(const struct cut *c, struct span span)
{
    return source_text(c->source, span);
}

static void say(const struct cut *c, enum diag_code code, struct span span)
{
    if (c->diags) diag_bare(c->diags, code, ((struct place){c->source, span}));
}

static size_t space_length(struct text t)
{
    return t.len && t.ptr[0] == '\n' ? 1 : blank_length(t);
}

// The span without the blanks at its ends.
static struct span trimmed(const struct cut *c, struct span s)
{
    struct text t = bytes_of(c, s);
    for (size_t n; (n = space_length(t)) > 0; s.begin += (uint32_t)n) t = text_slice(t, n, t.len);
    s.end = s.begin + (uint32_t)text_trim(t).len;
    return s;
}

// t without the blanks at its end.
static struct text without_end(struct text t)
{
    static const struct text wide[] = {TEXT_INIT("\u00A0"), TEXT_INIT("\u202F")};
    for (bool more = true; more;) {
        while (t.len && memchr(" \t\r", t.ptr[t.len - 1], 3)) t.len--;
        more = false;
        for (size_t i = 0; i < sizeof wide / sizeof *wide && !more; i++)
            if ((more = text_ends(t, wide[i]))) t.len -= wide[i].len;
    }
    return t;
}

// Words as written, a line break and the blanks around it being one blank.
static struct text unwrapped(const struct cut *c, struct text t)
{
    const char *newline = t.len ? memchr(t.ptr, '\n', t.len) : NULL;
    if (!newline) return t;
    struct buffer b = buffer_new(c->arena);
    for (; newline; newline = t.len ? memchr(t.ptr, '\n', t.len) : NULL) {
        size_t n = (size_t)(newline - t.ptr);
        buffer_add(&b, without_end(text_slice(t, 0, n)));
        buffer_add_char(&b, ' ');
        for (size_t step; (step = space_length(text_slice(t, n, t.len))) > 0;) n += step;
        t = text_slice(t, n, t.len);
    }
    buffer_add(&b, t);
    return buffer_text(&b);
}

// Offset of the first `sign` that stands in no parenthesis, brace or quotation; t.len if none.
static size_t find_outside(struct text t, char sign)
{
    int depth = 0;
    for (size_t i = 0; i < t.len; i++) {
        bool guillemet = t.ptr[i] == '\xC2' && i + 1 < t.len;
        if (t.ptr[i] == sign && depth == 0) return i;
        if (t.ptr[i] == '(' || t.ptr[i] == '{' || (guillemet && t.ptr[i + 1] == '\xAB')) depth++;
        if (t.ptr[i] == ')' || t.ptr[i] == '}' || (guillemet && t.ptr[i + 1] == '\xBB')) depth--;
    }
    return t.len;
}

static struct segment *segment_of(const struct cut *c, enum insert_kind kind, struct span span)
{
    struct segment *s = arena_make(c->arena, struct segment);
    s->kind = kind;
    s->span = span;
    return s;
}

static struct segment *wrong(const struct cut *c, enum diag_code code, struct span span)
{
    say(c, code, span);
    return segment_of(c, INSERT_EMPTY, span);
}

// « X » or « X : format » after n bytes of an insertion.
static struct segment *with_format(const struct cut *c, enum insert_kind kind, struct span inside,
                                   size_t n)
{
    struct segment *s = segment_of(c, kind, inside);
    struct text t = bytes_of(c, inside);
    struct text rest = text_slice(t, n, t.len);
    size_t colon = find_outside(rest, ':');
    struct span value = {inside.begin + (uint32_t)n, inside.begin + (uint32_t)(n + colon)};
    if (colon < rest.len) {
        s->format = text_trim(text_slice(rest, colon + 1, rest.len));
        if (!s->format.len) return wrong(c, DIAG_FORMAT_MISSING, inside);
    }
    s->expr = parse_expression(c->arena, c->source, trimmed(c, value), c->diags);
    return s->expr ? s : segment_of(c, INSERT_EMPTY, inside);
}

static struct segment *agreement(const struct cut *c, struct span inside, size_t n)
{
    struct segment *s = with_format(c, INSERT_AGREE, inside, n);
    if (s->kind != INSERT_AGREE) return s;
    struct text forms = unwrapped(c, s->format);
    s->format = NO_TEXT;
    for (int i = 0; i < 4; i++) {
        const char *slash = forms.len ? memchr(forms.ptr, '/', forms.len) : NULL;
        if (!slash && i < 3) return wrong(c, DIAG_AGREE_FORMS, inside);
        if (slash && i == 3) return wrong(c, DIAG_AGREE_FORMS, inside);
        size_t length = slash ? (size_t)(slash - forms.ptr) : forms.len;
        s->forms[i] = text_trim(text_slice(forms, 0, length));
        forms = text_slice(forms, slash ? length + 1 : length, forms.len);
    }
    return s;
}

// Where « ; sinon : » stands in the wordings of a « si »; *after is what follows it.
static size_t find_else(struct text t, size_t *after)
{
    for (size_t at = 0; at < t.len;) {
        size_t semicolon = at + find_outside(text_slice(t, at, t.len), ';'), i = semicolon + 1;
        if (semicolon >= t.len) break;
        for (size_t n; (n = space_length(text_slice(t, i, t.len))) > 0;) i += n;
        struct text rest = text_slice(t, i, t.len);
        if (text_starts(rest, TEXT("sinon"))) {
            i += 5;
            i += blanks_length(text_slice(t, i, t.len));
            if (i < t.len && t.ptr[i] == ':') {
                *after = i + 1;
                return semicolon;
            }
        }
        at = semicolon + 1;
    }
    *after = t.len;
    return t.len;
}

// A wording of a « si »: the blank after its colon is not part of it, a second one is; those at its
// end are, before a brace, so that « {si x : n° {x}, }dont » keeps its blank.
static struct segment *branch(const struct cut *c, struct span s, bool trim_end)
{
    struct span whole = trimmed(c, s);
    bool starts = whole.begin < whole.end && text_starts(bytes_of(c, s), TEXT("  "));
    if (starts && c->source->bytes.ptr[whole.begin - 1] == ' ') whole.begin--;
    if (!trim_end && whole.end > whole.begin) whole.end = s.end;
    struct cut inner = *c;
    inner.inside++;
    return cut_segments(&inner, whole);
}

static struct segment *condition(const struct cut *c, struct span inside, uint32_t end, size_t n)
{
    struct span whole = {inside.begin, end};
    struct text t = bytes_of(c, whole);
    size_t colon = n + find_outside(text_slice(t, n, t.len), ':');
    if (c->inside >= IFS_MOST || colon >= t.len) return wrong(c, DIAG_IF_COLON, inside);
    struct segment *s = segment_of(c, INSERT_IF, inside);
    struct span asked = {inside.begin + (uint32_t)n, inside.begin + (uint32_t)colon};
    s->expr = parse_expression(c->arena, c->source, trimmed(c, asked), c->diags);
    if (!s->expr) return segment_of(c, INSERT_EMPTY, inside);
    struct span rest = {inside.begin + (uint32_t)colon + 1, end};
    size_t after = 0, otherwise = find_else(bytes_of(c, rest), &after);
    bool has_else = otherwise < rest.end - rest.begin;
    struct span then = {rest.begin, rest.begin + (uint32_t)otherwise};
    struct span last = {rest.begin + (uint32_t)after, end};
    s->then = branch(c, then, has_else);
    s->otherwise = branch(c, last, false);
    return s;
}

static const struct article {
    struct text words; // a final blank stands for any blanks
    enum particle particle;
    bool plural;
} articles[] = {
#define ARTICLE(words, particle, plural) {TEXT_INIT(words), PARTICLE_##particle, plural},
#include "lang/article.def"
#undef ARTICLE
};

// The article at the start of t, its length in *n; NULL when there is none.
static const struct article *article_at(struct arena *a, struct text t, size_t *n)
{
    const struct article *best = NULL;
    *n = 0;
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++) {
        size_t length = articles[i].words.len;
        struct text head = text_slice(t, 0, length < t.len ? length : t.len);
        bool typographic = text_ends(articles[i].words, TEXT("'")) &&
                           text_starts(text_slice(t, length - 1, t.len), TEXT("’"));
        if (typographic) head = text_slice(t, 0, length - 1);
        struct text words =
            typographic ? text_slice(articles[i].words, 0, length - 1) : articles[i].words;
        if (length <= *n || !text_eq(text_uncapital(a, head), words)) continue;
        best = &articles[i];
        *n = typographic ? length + 2 : length;
    }
    return best;
}

// « article ID » after an article: a reference to a division of the document.
static bool refers(const struct cut *c, struct text t, const struct article *article,
                   struct segment *s)
{
    static const struct text nouns[] = {
        TEXT_INIT("article"), TEXT_INIT("annexe"), TEXT_INIT("tableau"),  TEXT_INIT("paragraphe"),
        TEXT_INIT("titre"),   TEXT_INIT("fiche"),  TEXT_INIT("rubrique"), TEXT_INIT("point")};
    static const struct text code = TEXT_INIT("code");
    struct text noun = text_slice(t, 0, word_length(t));
    struct text target = text_trim(text_slice(t, noun.len, t.len));
    for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++) {
        bool plural = article->plural && noun.len == nouns[i].len + 1 &&
                      text_starts(noun, nouns[i]) && strchr("sx", noun.ptr[noun.len - 1]);
        if (!plural && (!text_eq(noun, nouns[i]) || !target.len)) continue;
        s->noun = nouns[i];
        s->plural = plural;
        s->target = unwrapped(c, target);
        return true;
    }
    if (article->plural || !text_eq(noun, code) || !target.len) return false;
    s->noun = code;
    s->target = unwrapped(c, target);
    return true;
}

static struct segment *articled(const struct cut *c, struct span inside)
{
    struct text t = bytes_of(c, inside);
    size_t n = 0;
    const struct article *article = article_at(c->arena, t, &n);
    if (!article) return NULL;
    struct segment *s = segment_of(c, INSERT_REFER, inside);
    if (!refers(c, text_slice(t, n, t.len), article, s)) s = with_format(c, INSERT_THE, inside, n);
    s->particle = article->particle;
    s->capital = !text_eq(text_uncapital(c->arena, t), t);
    return s;
}

static size_t keyword_then_blank(struct text t, struct text word)
{
    if (!text_starts(t, word)) return 0;
    size_t blanks = 0, n;
    while ((n = space_length(text_slice(t, word.len + blanks, t.len))) > 0) blanks += n;
    return blanks ? word.len + blanks : 0;
}

// What stands between two braces; `end` is where the closing one is.
static struct segment *insertion(const struct cut *c, struct span inside, uint32_t end)
{
    struct text t = bytes_of(c, inside);
    size_t n = 0;
    if (!t.len) return segment_of(c, INSERT_EMPTY, inside);
    if ((n = keyword_then_blank(t, TEXT("si")))) return condition(c, inside, end, n);
    if ((n = keyword_then_blank(t, TEXT("accord")))) return agreement(c, inside, n);
    struct segment *s = articled(c, inside);
    return s ? s : with_format(c, INSERT_VALUE, inside, 0);
}

// Offset of the brace that closes the one at `at`; t.len when none does.
static size_t closing_brace(struct text t, size_t at)
{
    int depth = 0;
    for (; at < t.len; at++) {
        if (t.ptr[at] == '{') depth++;
        if (t.ptr[at] == '}' && --depth == 0) return at;
    }
    return t.len;
}

static size_t next_brace(struct text t, size_t at)
{
    while (at < t.len && t.ptr[at] != '{' && t.ptr[at] != '}') at++;
    return at;
}

static struct segment **add_text(const struct cut *c, struct segment **last, struct span span)
{
    if (span.begin == span.end) return last;
    *last = segment_of(c, INSERT_TEXT, span);
    (*last)->text = unwrapped(c, bytes_of(c, span));
    return &(*last)->next;
}

static struct segment *cut_segments(const struct cut *c, struct span span)
{
    struct segment *first = NULL, **last = &first;
    struct text t = bytes_of(c, span);
    for (size_t at = 0; at < t.len;) {
        size_t brace = next_brace(t, at);
        uint32_t where = span.begin + (uint32_t)brace;
        last = add_text(c, last, (struct span){span.begin + (uint32_t)at, where});
        if (brace == t.len) break;
        size_t end = t.ptr[brace] == '{' ? closing_brace(t, brace) : brace;
        at = end + 1;
        if (t.ptr[brace] == '}' || end == t.len) {
            say(c, end == t.len ? DIAG_BRACE_OPEN : DIAG_BRACE_CLOSE,
                (struct span){where, where + 1});
            continue;
        }
        struct span inside = {where + 1, span.begin + (uint32_t)end};
        *last = insertion(c, trimmed(c, inside), inside.end);
        (*last)->span = (struct span){where, inside.end + 1};
        last = &(*last)->next;
    }
    return first;
}

struct segment *parse_segments(struct arena *a, const struct source *s, struct span span,
                               struct diags *d)
{
    const struct cut c = {.arena = a, .source = s, .diags = d};
    return cut_segments(&c, span);
}

// Paragraphs and items.

enum marker { NO_MARKER, DEGREE, LETTER, DASH };

static enum marker marker_at(struct text line, size_t *length)
{
    size_t n = 0;
    enum marker kind = NO_MARKER;
    while (n < line.len && line.ptr[n] >= '0' && line.ptr[n] <= '9') n++;
    struct text after = text_slice(line, n, line.len);
    if (n && (text_starts(after, TEXT("°")) || text_starts(after, TEXT("º")))) {
        kind = DEGREE;
        n += 2;
    } else if (line.len > 1 && line.ptr[0] >= 'a' && line.ptr[0] <= 'z' && line.ptr[1] == ')') {
        kind = LETTER;
        n = 2;
    } else if (text_starts(line, TEXT("–"))) {
        kind = DASH;
        n = 3;
    } else if (text_starts(line, TEXT("-"))) {
        kind = DASH;
        n = 1;
    }
    *length = n;
    return kind && blank_length(text_slice(line, n, line.len)) ? kind : NO_MARKER;
}

struct paragraphs {
    const struct cut *cut;
    struct prose_part *first, **last;
    struct prose_part *open; // the part being read
    bool fresh;              // an item may begin here
    enum marker kinds[3];    // of the list being read, outermost first
    uint8_t depth;
    uint32_t lines, sentences; // of the paragraph: all, and those that look like a whole one
};

static uint8_t level_of(struct paragraphs *p, enum marker kind)
{
    for (uint8_t i = 0; i < p->depth; i++) {
        if (p->kinds[i] != kind) continue;
        p->depth = (uint8_t)(i + 1);
        return p->depth;
    }
    p->kinds[p->depth++] = kind;
    return p->depth;
}

static void finish(struct paragraphs *p)
{
    enum { SEVERAL = 2 };
    if (!p->open) return;
    if (p->open->kind == PROSE_PARAGRAPH && p->lines >= SEVERAL && p->sentences == p->lines)
        say(p->cut, DIAG_PARAGRAPHS_JOINED, p->open->span);
    p->open->segments = cut_segments(p->cut, p->open->span);
    p->open = NULL;
    p->lines = p->sentences = 0;
}

static void begin(struct paragraphs *p, enum marker kind, struct text marker, uint32_t at)
{
    finish(p);
    struct prose_part *part = arena_make(p->cut->arena, struct prose_part);
    part->kind = kind ? PROSE_ITEM : PROSE_PARAGRAPH;
    part->marker = marker;
    if (kind)
        part->level = level_of(p, kind);
    else
        p->depth = 0;
    part->span.begin = at;
    *p->last = part;
    p->last = &part->next;
    p->open = part;
}

// A line longer than one would wrap, that begins with a capital and ends with a full stop.
static bool is_sentence(struct arena *a, struct text line)
{
    enum { WRAPPED = 110 };
    return line.len > WRAPPED && text_ends(line, TEXT(".")) &&
           !text_eq(text_uncapital(a, line), line);
}

// One line with no blanks at its ends, beginning at byte `at`.
static void read_line(struct paragraphs *p, struct text line, uint32_t at)
{
    size_t length = 0;
    bool in_item = p->open && p->open->kind == PROSE_ITEM;
    enum marker kind = p->fresh || in_item || !p->open ? marker_at(line, &length) : NO_MARKER;
    if (kind) {
        struct text after = text_slice(line, length, line.len);
        uint32_t words = at + (uint32_t)(length + blanks_length(after));
        begin(p, kind, text_slice(line, 0, length), words);
    } else if (!p->open) {
        begin(p, NO_MARKER, NO_TEXT, at);
    }
    p->open->span.end = at + (uint32_t)line.len;
    p->fresh = text_ends(line, TEXT(":")) || text_ends(line, TEXT(";"));
    p->lines++;
    p->sentences += is_sentence(p->cut->arena, line);
}

struct prose_part *parse_prose(struct arena *a, const struct source *s, struct span span,
                               struct diags *d)
{
    const struct cut c = {.arena = a, .source = s, .diags = d};
    struct paragraphs p = {.cut = &c};
    p.last = &p.first;
    for (uint32_t at = span.begin; at < span.end;) {
        struct text rest = source_text(s, (struct span){at, span.end});
        const char *end = memchr(rest.ptr, '\n', rest.len);
        struct text line = text_slice(rest, 0, end ? (size_t)(end - rest.ptr) : rest.len);
        uint32_t next = at + (uint32_t)line.len + 1;
        size_t blanks = blanks_length(line);
        line = text_trim(text_slice(line, blanks, line.len));
        if (line.len) {
            read_line(&p, line, at + (uint32_t)blanks);
        } else {
            finish(&p);
            p.fresh = true;
        }
        at = next;
    }
    finish(&p);
    return p.first;
}

// Dedent.

static size_t indentation(struct text line)
{
    size_t n = 0;
    while (n < line.len && (line.ptr[n] == ' ' || line.ptr[n] == '\t')) n++;
    return n;
}

struct text prose_dedent(struct arena *a, struct text raw)
{
    size_t common = raw.len;
    for (struct text left = raw; left.len;) {
        struct text line = text_take_line(&left);
        if (text_trim(line).len && indentation(line) < common) common = indentation(line);
    }
    struct buffer b = buffer_new(a);
    size_t empty = 0;
    for (struct text left = raw; left.len;) {
        struct text line = text_take_line(&left);
        struct text words = text_trim(line);
        if (!words.len) {
            empty += b.len > 0;
            continue;
        }
        for (; empty; empty--) buffer_add_char(&b, '\n');
        size_t end = (size_t)(words.ptr + words.len - line.ptr);
        buffer_add(&b, text_slice(line, common, end));
        buffer_add_char(&b, '\n');
    }
    return buffer_text(&b);
}
