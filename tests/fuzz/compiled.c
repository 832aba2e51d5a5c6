// Fuzz target: any bytes are read as a compiled act without harm, and what is read is computed for
// every year asked, with any bytes as data.

#include "runtime/compiled/statement.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct source *source_of(struct arena *a, struct text bytes)
{
    struct source *s = arena_make(a, struct source);
    s->path = TEXT("fuzz.yaml");
    s->raw = s->bytes = text_copy(a, bytes);
    return s;
}

static void compute(struct arena *a, struct compiled *c, int32_t year)
{
    struct buffer out = buffer_new(a);
    struct eval e;
    eval_init(&e, a, &c->world);
    for (uint32_t i = 0; i < c->formulas.count; i++) {
        const struct compiled_formula *f = c->formulas.items[i];
        struct statement s = {c, f, year, statement_provision(&e, f, year)};
        statement_write(&e, &s, &out);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *a = arena_new();
    struct diags d = diags_new(a, false);
    struct text bytes = {(const char *)data, size};
    struct compiled *c = compiled_read(a, source_of(a, bytes), &d);
    if (c) {
        compute(a, c, 2018);
        compiled_give(c, source_of(a, bytes));
        compute(a, c, 2019);
    }
    diags_sort(&d);
    arena_free(a);
    return 0;
}
