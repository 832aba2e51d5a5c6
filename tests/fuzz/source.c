// Fuzz target: any bytes are parsed without harm, and what parses without error is formatted into a
// source that says the same and is its own canonical form.

#include "lang/format.h"
#include "lang/parse.h"
#include "lang/prose.h"

#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct source *source_of(struct arena *a, struct text bytes)
{
    struct source *s = arena_make(a, struct source);
    s->path = TEXT("fuzz.sceau");
    s->raw = s->bytes = text_copy(a, bytes);
    return s;
}

static void expect(bool holds, const char *what, struct text canonical)
{
    if (holds) return;
    fprintf(stderr, "%s:\n%.*s\n", what, TEXT_FMT(canonical));
    abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *a = arena_new();
    struct diags d = diags_new(a, false);
    const struct source *s = source_of(a, (struct text){(const char *)data, size});
    const struct tree *t = parse_source(a, s, &d);
    parse_prose(a, s, (struct span){0, (uint32_t)s->bytes.len}, &d);
    diags_sort(&d);
    if (!t->has_errors && text_is_nfc(s->bytes)) {
        struct diags again = diags_new(a, false);
        struct text canonical = format_tree(a, t);
        const struct tree *u = parse_source(a, source_of(a, canonical), &again);
        expect(!u->has_errors, "the canonical form does not parse", canonical);
        expect(tree_equal(t, u), "the canonical form says something else", canonical);
        expect(text_eq(format_tree(a, u), canonical), "formatting is not idempotent", canonical);
    }
    arena_free(a);
    return 0;
}
