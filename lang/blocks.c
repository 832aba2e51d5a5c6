// The stack of open blocks. The grammar never sees a block without its end: a fin that is missing,
// misspelt or too many is reported here, and the closings that it stood for are made up.
#include "lang/line.h"
#include "lang/lines.h"

enum { BLOCKS_MOST = 200, MISSPELT = 2 };

static struct frame *top(const struct reader *r)
{
    return r->open.count ? &r->open.items[r->open.count - 1] : NULL;
}

struct text lines_at(const struct reader *r, uint32_t begin)
{
    struct text t = text_slice(r->source->bytes, begin, r->base + r->size);
    const char *end = t.len ? memchr(t.ptr, '\n', t.len) : NULL;
    return end ? text_slice(t, 0, (size_t)(end - t.ptr)) : t;
}

struct text lines_window(const struct reader *r, uint32_t begin)
{
    enum { WINDOW = 512 }; // longer than any literal, citation, keyword or blank of a table
    uint32_t end = r->base + r->size - begin > WINDOW ? begin + WINDOW : r->base + r->size;
    struct text t = text_slice(r->source->bytes, begin, end);
    const char *newline = t.len ? memchr(t.ptr, '\n', t.len) : NULL;
    return newline ? text_slice(t, 0, (size_t)(newline - t.ptr)) : t;
}

uint32_t lines_begin(const struct reader *r, uint32_t at)
{
    while (at > r->base && r->source->bytes.ptr[at - 1] != '\n') at--;
    return at;
}

static uint32_t indent_of(const struct reader *r, uint32_t offset)
{
    return line_indent(reader_text(r, (struct span){lines_begin(r, offset), r->base + r->size}));
}

// The line after the one at `offset` that is not empty; empty at the end.
static uint32_t next_line(const struct reader *r, uint32_t offset)
{
    uint32_t size = r->base + r->size;
    do {
        offset += (uint32_t)lines_at(r, offset).len + 1;
    } while (offset < size && line_is_empty(lines_at(r, offset)));
    return offset < size ? offset : size;
}

bool lines_deeper(const struct reader *r, uint32_t offset, struct text word)
{
    struct text next = lines_at(r, next_line(r, offset)), end;
    if (line_is_fin(next, &end) && text_eq(end, word)) return true;
    return line_indent(next) > indent_of(r, offset);
}

// Whether the first reading found no end for the block at `offset`.
static bool was_unclosed(const struct reader *r, uint32_t offset)
{
    uint32_t low = 0, high = r->unclosed_before;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (r->unclosed.items[middle] < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low < r->unclosed_before && r->unclosed.items[low] == offset;
}

uint32_t lines_head(struct reader *r, struct span line)
{
    struct text whole = reader_text(r, line);
    struct text word = text_slice(whole, 0, word_length(whole));
    struct text rest = text_trim(text_slice(whole, word.len, whole.len));
    if (text_eq(word, TEXT("sans")) && text_starts(rest, TEXT("objet"))) {
        reader_report(r, DIAG_WITHOUT_OBJECT_ALONE, line);
        return 0;
    }
    if (rest.len && was_unclosed(r, line.begin) && !lines_deeper(r, line.begin, word)) {
        reader_say(r, DIAG_COLON_MISSING, line, word, NO_TEXT);
        return 0;
    }
    lines_push(r, word, line.begin);
    if (r->open.count == BLOCKS_MOST + 1) reader_too_deep(r, top(r)->span);
    return (uint32_t)word.len;
}

void lines_push(struct reader *r, struct text word, uint32_t begin)
{
    struct frame f = {
        .word = word,
        .span = {begin, begin + (uint32_t)word.len},
        .indent = indent_of(r, begin),
        .silent = r->open.count >= BLOCKS_MOST,
    };
    vec_push(r->arena, &r->open, f);
}

bool lines_silent(const struct reader *r)
{
    return r->open.count && top(r)->silent;
}

static void say_unclosed(struct reader *r, const struct frame *f, struct span end)
{
    vec_push(r->arena, &r->unclosed, f->span.begin);
    r->unbalanced = true;
    struct diag *d = diag_say(r->diags, DIAG_BLOCK_OPEN, reader_place(r, f->span), f->word);
    struct related at = {.place = reader_place(r, end)};
    at.message =
        r->diags->english ? TEXT("expected before this line") : TEXT("attendu avant cette ligne");
    vec_push(r->diags->arena, &d->related, at);
    r->failed = true;
}

// The block that `fin word` at this indentation closes, counted from 1; 0 for none.
static uint32_t matching(const struct reader *r, struct text word, uint32_t indent)
{
    uint32_t nearest = 0;
    for (uint32_t i = r->open.count; i > 0; i--) {
        const struct frame *f = &r->open.items[i - 1];
        if (!text_eq(f->word, word)) continue;
        if (!r->by_indent || f->indent == indent) return i;
        if (!nearest) nearest = i;
    }
    // Deeper than its block: it is rather the end of a block whose opening is missing.
    return nearest && r->open.items[nearest - 1].indent < indent ? 0 : nearest;
}

// When no block has the word: the innermost, if the word was meant for it.
static uint32_t meant(struct reader *r, struct text word, uint32_t indent)
{
    const struct frame *f = top(r);
    if (!f) return 0;
    bool near = text_distance(r->arena, f->word, word, MISSPELT) <= MISSPELT;
    bool here = r->by_indent && f->indent == indent;
    return (near && (!r->by_indent || f->indent >= indent)) || here ? r->open.count : 0;
}

// Drops the blocks above `keep` and counts the closings that they owe.
static uint32_t closings(const struct reader *r, uint32_t keep)
{
    uint32_t n = 0;
    for (uint32_t i = keep; i < r->open.count; i++) n += !r->open.items[i].silent;
    return n;
}

static struct closing closing_of(struct reader *r, const struct frame *f, struct span end)
{
    struct closing c = {.word = f->word, .word_span = f->span, .end = end};
    c.comments = r->before.first;
    r->before = (struct comments){0};
    r->blank = false;
    return c;
}

// The comment that ends the line of a fin, if there is one.
static void add_comment_after(struct reader *r, struct text line)
{
    const char *at = memchr(line.ptr, '/', line.len);
    if (!at) return;
    struct tree_comment *c = arena_make(r->arena, struct tree_comment);
    c->text = text_trim((struct text){at, (size_t)(line.ptr + line.len - at)});
    c->trailing = true;
    struct tree_comment **last = &r->end.comments;
    while (*last) last = &(*last)->next;
    *last = c;
}

void lines_fin(struct reader *r, struct span line)
{
    struct text word = NO_TEXT;
    struct text whole = text_trim(reader_text(r, line));
    line_is_fin(whole, &word);
    line.end = line.begin + (uint32_t)(word.len ? word.ptr + word.len - whole.ptr : 3);
    uint32_t indent = indent_of(r, line.begin);
    uint32_t at = word.len ? matching(r, word, indent) : r->open.count;
    if (!at) {
        r->unbalanced = true;
        at = meant(r, word, indent);
        if (at) {
            struct text right = top(r)->word;
            diag_say(r->diags, DIAG_FIN_MISSPELT, reader_place(r, line), word, right);
            r->failed = true;
        }
    } else if (!word.len) {
        reader_say(r, DIAG_FIN_WORD, line, top(r)->word, NO_TEXT);
    }
    if (!at) {
        reader_say(r, DIAG_FIN_STRAY, line, word.len ? word : TEXT("…"), NO_TEXT);
        return;
    }
    for (uint32_t i = r->open.count; i > at; i--) say_unclosed(r, &r->open.items[i - 1], line);
    const struct frame *f = &r->open.items[at - 1];
    r->to_close = closings(r, at);
    r->to_close_at = (struct span){line.begin, line.begin};
    r->has_end = !f->silent;
    if (r->has_end) r->end = closing_of(r, f, line);
    if (!r->has_end) r->open.count = at - 1;
    if (r->has_end) add_comment_after(r, whole);
}

void lines_eof(struct reader *r)
{
    if (!r->open.count) return;
    uint32_t size = r->base + r->size;
    for (uint32_t i = r->open.count; i > 0; i--) {
        const struct frame *f = &r->open.items[i - 1];
        if (i == r->open.count) {
            say_unclosed(r, f, (struct span){size, size});
        } else {
            vec_push(r->arena, &r->unclosed, f->span.begin);
        }
    }
    r->to_close = closings(r, 0);
    r->to_close_at = (struct span){size, size};
    if (!r->to_close) r->open.count = 0;
}

bool lines_closes(const struct reader *r)
{
    return r->to_close || r->has_end;
}

int lines_close(struct reader *r, SCEAU_STYPE *value, struct span *at)
{
    while (lines_silent(r)) r->open.count--;
    if (r->to_close) {
        r->to_close--;
        *at = r->to_close_at;
        const struct frame *f = top(r);
        value->TOK_CLOSE = (struct closing){.word = f->word, .word_span = f->span, .end = *at};
    } else {
        r->has_end = false;
        value->TOK_CLOSE = r->end;
        *at = r->end.end;
    }
    r->open.count--;
    return TOK_CLOSE;
}
