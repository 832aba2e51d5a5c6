// What the parser says. One mistake gives one message: a line that has had its message has no
// other.
#include "lang/lines.h"

struct place reader_place(const struct reader *r, struct span span)
{
    return (struct place){r->source, span};
}

struct text reader_text(const struct reader *r, struct span span)
{
    uint32_t end = r->base + r->size;
    if (span.end > end) span.end = end;
    return text_slice(r->source->bytes, span.begin, span.end);
}

// Whether bytes of this line were bad and have been reported.
static bool is_damaged(const struct reader *r, uint32_t begin)
{
    struct text was = r->original->bytes, is = r->source->bytes;
    if (text_starts(was, TEXT("\xEF\xBB\xBF"))) was = text_slice(was, 3, was.len);
    if (was.ptr == is.ptr || was.len != is.len) return false;
    return memcmp(was.ptr + begin, is.ptr + begin, lines_at(r, begin).len) != 0;
}

void reader_say(struct reader *r, enum diag_code code, struct span span, struct text x,
                struct text y)
{
    uint32_t end = r->base + r->size;
    if (span.begin > end) span.begin = end;
    if (span.end > end) span.end = end;
    if (span.end < span.begin) span.end = span.begin;
    r->failed = true;
    if (r->said_end && span.begin >= r->said_begin && span.begin < r->said_end) return;
    uint32_t begin = lines_begin(r, span.begin);
    if (is_damaged(r, begin)) return;
    r->said_begin = begin;
    r->said_end = begin + (uint32_t)lines_at(r, begin).len + 1;
    diag_say(r->diags, code, reader_place(r, span), x, y);
}

void reader_too_deep(struct reader *r, struct span where)
{
    reader_report(r, DIAG_TOO_DEEP, where);
}

// « a, b ou c »; the end of the line, listed twice by the grammar, once.
static struct text listed(struct reader *r, const struct syntax_error *e)
{
    if (e->operand || !e->count) return TEXT("une valeur");
    struct buffer b = buffer_new(r->arena);
    const char * or = r->diags->english ? " or " : " ou ";
    for (int i = 0; i < e->count; i++) {
        if (i) buffer_add_c(&b, i + 1 == e->count ? or : ", ");
        buffer_add(&b, e->expected[i]);
    }
    return buffer_text(&b);
}

static bool is_word(int token)
{
    return token == TOK_NAME || token == TOK_LITERAL || token == TOK_MEMBER;
}

// A newline or the end where a value is wanted.
static void say_end(struct reader *r, const struct syntax_error *e)
{
    struct span before = r->before_at;
    if (r->parens.count) {
        uint32_t at = r->parens.items[r->parens.count - 1];
        reader_report(r, DIAG_PAREN_OPEN, ((struct span){at, at + 1}));
    } else if (r->previous == TOK_SEMICOLON) {
        reader_report(r, DIAG_SEMICOLON_STRAY, before);
    } else if (r->previous == TOK_RUBRIC) {
        reader_report(r, DIAG_VALUE_MISSING, before);
    } else {
        reader_say(r, DIAG_VALUE_UNFINISHED, before, listed(r, e), NO_TEXT);
    }
}

static bool opens_operand(int token)
{
    return is_word(token) || token == TOK_OF || token == TOK_TO || token == TOK_STRING ||
           token == TOK_BY || token == TOK_FOR || token == TOK_IN_YEAR || token == TOK_LIST_OF;
}

void reader_syntax_error(struct reader *r, const struct syntax_error *e)
{
    int token = r->last;
    if (token == TOK_EOL || token == TOK_END || token == TOK_OPEN) {
        say_end(r, e);
    } else if (token == TOK_RIGHT) {
        if (r->unopened)
            reader_report(r, DIAG_PAREN_CLOSE, e->span);
        else
            reader_say(r, DIAG_VALUE_UNFINISHED, e->span, listed(r, e), NO_TEXT);
    } else if (token == TOK_SEMICOLON &&
               (r->previous == TOK_SEMICOLON || r->previous == TOK_RUBRIC)) {
        reader_report(r, DIAG_SEMICOLON_STRAY, e->span);
    } else if ((token == TOK_AND || token == TOK_OR) && r->such_that) {
        reader_say(r, DIAG_SUCH_THAT, e->span, reader_text(r, e->span), NO_TEXT);
    } else if (opens_operand(token) && (is_word(r->previous) || opens_operand(r->previous))) {
        reader_say(r, DIAG_UNQUOTED, e->span, reader_text(r, e->span), NO_TEXT);
    } else {
        reader_say(r, DIAG_UNEXPECTED, e->span, e->found, listed(r, e));
    }
}
