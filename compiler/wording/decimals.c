// The bearer of a value is the block whose slot is read first in the expression that gives it.
#include "compiler/wording/decimals.h"

struct search {
    struct phrase_context *context;
    struct value found;
};

static struct value declared(struct phrase_context *c, const struct block *b)
{
    for (; b; b = b->parent) {
        struct value v = spell_slot(c, b, format_word(FORMAT_DECIMALS));
        if (v.kind == VALUE_NUMBER) return v;
    }
    return ABSENT;
}

static void search_bearer(const struct expr *x, void *context)
{
    struct search *s = context;
    if (s->found.kind == VALUE_NUMBER) return;
    if (x->op == EXPR_GET) {
        struct value owner = eval_run(s->context->eval, x->as.get.of);
        if (owner.kind == VALUE_BLOCK) s->found = declared(s->context, owner.as.block);
    }
    expr_operands(x, search_bearer, s);
}

static bool asks_bearer(const struct format *f)
{
    while (f && !(f->id == FORMAT_DECIMALS && f->of_bearer)) f = f->next;
    return f != NULL;
}

// Decimals left unsaid would print none: the format becomes one that changes nothing.
static struct format *with_decimals(struct arena *a, const struct format *f, struct value decimals)
{
    if (!f) return NULL;
    int64_t n = 0;
    bool unsaid = f->id == FORMAT_DECIMALS && f->of_bearer;
    struct format *next = with_decimals(a, f->next, decimals);
    bool said = decimals.kind == VALUE_NUMBER && number_to_int(decimals.as.number, &n);
    struct format *copy = arena_make(a, struct format);
    *copy = *f;
    copy->next = next;
    if (unsaid && !said) copy->id = FORMAT_LIST; // the value as it is
    if (unsaid && said) copy->decimals = (uint8_t)(n < 0 ? 0 : n > 9 ? 9 : n);
    return copy;
}

const struct format *decimals_of_bearer(struct phrase_context *c, const struct expr *x,
                                        const struct format *f)
{
    if (!x || !asks_bearer(f)) return f;
    struct search s = {c, ABSENT};
    search_bearer(x, &s);
    return with_decimals(c->eval->arena, f, s.found);
}
