// The only door to the parser: prepares the bytes, reads them, and reads them once more when the
// blocks do not balance.
#include "lang/parse.h"

#include "grammar.h"
#include "lang/lines.h"
#include "lang/prepare.h"

#include <stdlib.h>

// Sets the scanner on bytes [begin, end) of the source and parses them.
static void run(struct reader *r, int start, struct span span)
{
    r->base = span.begin;
    r->size = span.end - span.begin;
    struct arena *scratch = arena_new_for(r->size);
    r->buffer = arena_array(scratch, char, r->size + 3);
    if (r->size) memcpy(r->buffer, r->source->bytes.ptr + span.begin, r->size);
    r->buffer[r->size] = '\n';
    r->start = start;
    r->expression = start == TOK_START_EXPRESSION;
    lexer_open(r);
    sceau_parse(r);
    arena_free(scratch);
}

static int by_offset(const void *x, const void *y)
{
    uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;
    return (a > b) - (a < b);
}

static struct reader read_blocks(struct arena *a, const struct source *original,
                                 const struct source *s, bool english, const struct reader *first)
{
    struct diags *d = arena_make(a, struct diags);
    *d = diags_new(a, english);
    struct reader r = {.arena = a, .diags = d, .source = s, .original = original};
    r.tree = arena_make(a, struct tree);
    r.tree->source = s;
    if (first) {
        r.by_indent = true;
        for (uint32_t i = 0; i < first->unclosed.count; i++)
            vec_push(a, &r.unclosed, first->unclosed.items[i]);
        r.unclosed_before = r.unclosed.count;
        if (r.unclosed.count)
            qsort(r.unclosed.items, r.unclosed.count, sizeof(uint32_t), by_offset);
    }
    run(&r, TOK_START_SOURCE, (struct span){0, (uint32_t)s->bytes.len});
    r.tree->has_errors = r.failed;
    return r;
}

struct tree *parse_source(struct arena *a, const struct source *s, struct diags *d)
{
    uint32_t before = d->errors;
    const struct source *prepared = prepare_source(a, s, d);
    struct reader r = read_blocks(a, s, prepared, d->english, NULL);
    if (r.unbalanced) {
        struct reader again = read_blocks(a, s, prepared, d->english, &r);
        if (again.diags->errors <= r.diags->errors) r = again;
    }
    r.tree->has_errors |= d->errors > before;
    for (uint32_t i = 0; i < r.diags->list.count; i++) diag_push(d, r.diags->list.items[i]);
    return r.tree;
}

struct tree_expr *parse_expression(struct arena *a, const struct source *s, struct span span,
                                   struct diags *d)
{
    struct diags unsaid = diags_new(a, false);
    struct tree tree = {.source = s};
    struct reader r = {.arena = a, .source = s, .original = s, .tree = &tree};
    r.diags = d ? d : &unsaid;
    run(&r, TOK_START_EXPRESSION, span);
    return r.failed ? NULL : r.result;
}

void reader_finish(struct reader *r, struct items items)
{
    r->tree->items = items.first;
    r->tree->closing = r->before.first;
}
