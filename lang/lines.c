// Lines: comments, the openings of items, the end of a value and what goes on after it, prose.
#include "lang/lines.h"

#include "lang/line.h"

static uint32_t end_of_source(const struct reader *r)
{
    return r->base + r->size;
}

static void add_comment(struct reader *r, struct comments *list, struct text t, bool blank)
{
    struct tree_comment *c = arena_make(r->arena, struct tree_comment);
    *c = (struct tree_comment){.text = text_trim(t), .blank_before = blank};
    if (list->last)
        list->last->next = c;
    else
        list->first = c;
    list->last = c;
}

void lines_blank(struct reader *r, uint32_t newline)
{
    r->blank = true;
    // Stray lines with only empty ones between them are one mistake.
    if (r->stray_end && lines_begin(r, newline) == r->stray_end + 1) r->stray_end = newline;
}

void lines_comment(struct reader *r, struct span line)
{
    add_comment(r, &r->before, reader_text(r, line), r->blank);
    r->blank = false;
}

void lines_comment_within(struct reader *r, struct span blank_and_comment)
{
    add_comment(r, &r->within, reader_text(r, blank_and_comment), false);
}

struct tree_comment *lines_end(struct reader *r)
{
    struct tree_comment *first = r->within.first;
    r->within = (struct comments){0};
    r->parens.count = 0;
    return first;
}

struct opening lines_opening(struct reader *r, struct span word)
{
    struct opening o = {.word_span = word, .comments = r->before.first, .blank_before = r->blank};
    r->before = (struct comments){0};
    r->blank = false;
    return o;
}

// Words with single spaces between them and plain apostrophes.
static struct text plain_words(struct reader *r, struct text t)
{
    bool plain = true;
    for (size_t i = 0; i < t.len && plain; i++) {
        unsigned char c = (unsigned char)t.ptr[i];
        if (c > ' ' && c < 0x80) continue;
        plain = c != 0xE2 && c != 0xC2 && c != '\t' && !(c == ' ' && t.ptr[i - 1] == ' ');
    }
    if (plain) return t;
    struct buffer b = buffer_new(r->arena);
    for (size_t i = 0; i < t.len;) {
        size_t blanks = blanks_length(text_slice(t, i, t.len));
        bool quote = text_starts(text_slice(t, i, t.len), TEXT("’"));
        if (blanks)
            buffer_add_char(&b, ' ');
        else
            buffer_add_char(&b, quote ? '\'' : t.ptr[i]);
        i += blanks ? blanks : quote ? 3 : 1;
    }
    return buffer_text(&b);
}

struct opening lines_rubric(struct reader *r, struct span words_and_colon)
{
    struct span words = {words_and_colon.begin, words_and_colon.end - 1};
    struct text t = text_trim(reader_text(r, words));
    words.end = words.begin + (uint32_t)t.len;
    struct opening o = lines_opening(r, words);
    o.word = plain_words(r, t);
    return o;
}

struct text lines_identifier(struct reader *r, struct span name)
{
    return plain_words(r, text_trim(reader_text(r, name)));
}

bool lines_names_category(const struct reader *r, struct span de)
{
    return r->last == TOK_WORD && word_length(lines_at(r, de.end)) > 0;
}

// Prose.

void lines_wording_opens(struct reader *r, struct span opener, uint32_t begin)
{
    struct text line = lines_at(r, opener.begin);
    const char *slashes = memchr(line.ptr, '/', line.len);
    if (slashes)
        add_comment(r, &r->within, text_slice(line, (size_t)(slashes - line.ptr), line.len), false);
    r->wording = true;
    r->wording_head = opener.begin;
    r->wording_begin = begin;
}

uint32_t lines_wording_after(struct reader *r, struct span rubric)
{
    struct text rest = reader_text(r, (struct span){rubric.end, end_of_source(r)});
    size_t blanks = blanks_length(rest);
    if (blanks == rest.len || (rest.ptr[blanks] != 't' && rest.ptr[blanks] != 'T')) return 0;
    struct text line = lines_at(r, rubric.end);
    rest = text_slice(line, blanks, line.len);
    if (word_length(rest) != 5 || !line_opens_wording(rest)) return 0;
    uint32_t n = (uint32_t)line.len + 1;
    lines_wording_opens(r, rubric, rubric.end + n);
    return n;
}

// A line of prose that can be told from prose: a fin, or the opening of another texte. Both tests
// look at one byte first, for nearly every line is prose.
static bool ends_wording(struct text line)
{
    size_t blanks = blanks_length(line);
    if (blanks == line.len) return false;
    char first = line.ptr[blanks];
    struct text word;
    if ((first == 'f' || first == 'F') && line_is_fin(line, &word) && word.len) return true;
    const char *end = line.ptr + line.len;
    while (end > line.ptr && (end[-1] == ' ' || end[-1] == '\r' || end[-1] == '\t')) end--;
    bool texte = end - line.ptr >= 5 && end[-1] == 'e' && !memcmp(end - 4, "exte", 4);
    return texte && line_opens_wording(line);
}

static void say_wording_open(struct reader *r)
{
    struct text line = lines_at(r, r->wording_head);
    uint32_t end = r->wording_head + (uint32_t)text_trim(line).len;
    diag_bare(r->diags, DIAG_WORDING_OPEN, reader_place(r, (struct span){r->wording_head, end}));
    r->failed = true;
}

// A texte without end has swallowed what follows it: the first line, no deeper than its opening,
// that can begin an item is where it is taken to end.
static uint32_t lost_end(const struct reader *r, uint32_t begin, uint32_t end)
{
    uint32_t indent = line_indent(lines_at(r, lines_begin(r, r->wording_head)));
    struct text word;
    bool bare;
    for (uint32_t at = begin; at < end;) {
        struct text line = lines_at(r, at);
        bool item = line_is_field(line) || line_is_head(line, &word, &bare);
        if (item && line_indent(line) <= indent) return at;
        at += (uint32_t)line.len + 1;
    }
    return end;
}

uint32_t lines_wording(struct reader *r, struct wording *w, struct span *at)
{
    uint32_t begin = r->wording_begin, end = begin, next = begin;
    bool closed = false;
    struct text line = NO_TEXT, word = NO_TEXT;
    while (next < end_of_source(r)) {
        end = next;
        line = lines_at(r, next);
        if (ends_wording(line)) {
            closed = line_is_fin(line, &word) && text_eq(word, TEXT("texte"));
            break;
        }
        end = next += (uint32_t)line.len + 1;
    }
    uint32_t limit = begin > end_of_source(r) ? begin : end_of_source(r);
    if (end > limit) end = next = limit;
    if (!closed) {
        say_wording_open(r);
        end = next = lost_end(r, begin, end);
    }
    r->wording = false;
    w->span = (struct span){begin < end_of_source(r) ? begin : end_of_source(r), end};
    if (w->span.end > end_of_source(r)) w->span.end = end_of_source(r);
    w->text = reader_text(r, w->span);
    w->trailing = lines_end(r);
    if (closed) next = end + (uint32_t)line.len + 1;
    const char *slashes = closed ? memchr(line.ptr, '/', line.len) : NULL;
    if (slashes)
        add_comment(r, &r->before, text_slice(line, (size_t)(slashes - line.ptr), line.len), false);
    *at = (struct span){begin, closed ? end + (uint32_t)line.len : end};
    return next - begin;
}

// Rows.

bool lines_first_row(struct reader *r)
{
    if (!r->open.count) return false;
    struct frame *f = &r->open.items[r->open.count - 1];
    bool first = !f->has_row;
    f->has_row = true;
    return first;
}

bool lines_more_cells(struct reader *r, struct span bar)
{
    return !line_is_empty(lines_window(r, bar.end));
}

bool lines_cell(struct reader *r, SCEAU_STYPE *value, struct span *at)
{
    struct text t = reader_text(r, *at);
    size_t blanks = blanks_length(t);
    at->begin += (uint32_t)blanks;
    t = text_trim(text_slice(t, blanks, t.len));
    at->end = at->begin + (uint32_t)t.len;
    if (text_starts(t, TEXT("//"))) {
        add_comment(r, &r->within, t, false);
        return false;
    }
    if (!t.len) return false;
    value->TOK_LITERAL = build_text(r, TREE_NAME, plain_words(r, t), *at);
    return true;
}

// Values.

// Tokens after which a value cannot end.
static bool waits(int token)
{
    switch (token) {
    case TOK_RUBRIC:
    case TOK_SEMICOLON:
    case TOK_COMMA:
    case TOK_COLON:
    case TOK_LEFT:
    case TOK_COMPARE:
    case TOK_TIMES:
    case TOK_PLUS:
    case TOK_MINUS:
    case TOK_IF:
    case TOK_THEN:
    case TOK_ELSE:
    case TOK_AND:
    case TOK_OR:
    case TOK_AMONG:
    case TOK_SUBSET:
    case TOK_WITHIN:
    case TOK_FORALL:
    case TOK_EXISTS:
    case TOK_NONE:
    case TOK_SUCH_THAT:
    case TOK_FOR:
    case TOK_LEAST:
    case TOK_GREATEST:
    case TOK_AND_OF:
    case TOK_OF:
    case TOK_TO:
    case TOK_FROM:
    case TOK_UNTIL:
    case TOK_TO_FIX:
    case TOK_LIST_OF:
    case TOK_SERIES_OF:
    case TOK_FORMULA_OF:
    case TOK_SEVERAL:
    case TOK_BY:
    case TOK_DEFAULT:
    case TOK_IN_YEAR: return true;
    default: return false;
    }
}

// Whether the line that begins `rest` can only be the continuation of a value.
static bool goes_on(struct text rest)
{
    static const struct text signs[] = {TEXT_INIT("«"), TEXT_INIT("×"), TEXT_INIT("≤"),
                                        TEXT_INIT("≥"), TEXT_INIT("≠"), TEXT_INIT("÷")};
    static const struct text words[] = {TEXT_INIT("et"),    TEXT_INIT("ou"),  TEXT_INIT("alors"),
                                        TEXT_INIT("sinon"), TEXT_INIT("tel"), TEXT_INIT("telle")};
    rest = text_slice(rest, blanks_length(rest), rest.len);
    if (!rest.len || text_starts(rest, TEXT("//"))) return false;
    char first = rest.ptr[0];
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (first == words[i].ptr[0] && text_starts(rest, words[i]) &&
            word_length(rest) == words[i].len)
            return true;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (first == signs[i].ptr[0] && text_starts(rest, signs[i])) return true;
    return first < 'A' && memchr("0123456789;),+*/=<>\"", first, 20);
}

// Whether a `fin word` stands within reach after the line at `offset`.
bool lines_have_fin(const struct reader *r, uint32_t offset, struct text word)
{
    enum { REACH = 1 << 14 };
    uint32_t end = end_of_source(r) - offset > REACH ? offset + REACH : end_of_source(r);
    struct text found;
    while (offset < end) {
        struct text line = lines_at(r, offset);
        if (line_is_fin(line, &found) && text_eq(found, word)) return true;
        offset += (uint32_t)line.len + 1;
    }
    return false;
}

// Whether the line at `offset` can only begin another item.
static bool begins_item(const struct reader *r, uint32_t offset)
{
    struct text line = lines_at(r, offset), word;
    bool bare = false;
    if (line.len && line.ptr[blanks_length(line) % line.len] == '|') return true;
    if (line_is_fin(line, &word) || line_is_field(line) || line_opens_wording(line)) return true;
    return line_is_head(line, &word, &bare) && lines_deeper(r, offset, word) &&
           lines_have_fin(r, offset, word);
}

uint32_t lines_continue(struct reader *r, struct span newline)
{
    if (r->expression) return 1;
    if (r->last == TOK_SCEAU_error) return 0;
    uint32_t next = newline.end;
    bool must = r->parens.count || waits(r->last);
    if (!must && (next >= end_of_source(r) ||
                  !goes_on(reader_text(r, (struct span){next, end_of_source(r)}))))
        return 0;
    while (must && next < end_of_source(r) && line_is_empty(lines_at(r, next))) {
        struct text line = lines_at(r, next);
        size_t blanks = blanks_length(line);
        if (blanks < line.len)
            add_comment(r, &r->within, text_slice(line, blanks, line.len), false);
        next += (uint32_t)line.len + 1;
    }
    if (next >= end_of_source(r) || begins_item(r, next)) return 0;
    return next - newline.begin;
}

bool lines_paren(struct reader *r, struct span paren)
{
    enum { PARENS_MOST = 200 };
    vec_push(r->arena, &r->parens, paren.begin);
    if (r->parens.count <= PARENS_MOST) return true;
    reader_too_deep(r, paren);
    return false;
}

bool lines_unclosed(struct reader *r)
{
    if (!r->parens.count) return false;
    uint32_t at = r->parens.items[r->parens.count - 1];
    r->parens.count = 0;
    if (r->last == TOK_SCEAU_error) return false;
    reader_report(r, DIAG_PAREN_OPEN, ((struct span){at, at + 1}));
    return true;
}
