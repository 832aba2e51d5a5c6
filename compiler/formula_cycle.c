// A walk along the names of formulas. What stands on the path to a formula is what it is part of.
#include "compiler/formula_cycle.h"

enum { CHAIN_MOST = 1000 }; // formulas one within another; the evaluator goes no deeper either

struct step {
    struct formula_walk *walk;
    const struct keyed *formula;
    const struct step *outer;
    uint32_t depth;
};

static const struct keyed *formula_named(const struct expr *x)
{
    const struct expr *of = x->as.keyed.of;
    if (of->op != EXPR_CONST || of->as.constant.kind != VALUE_BLOCK) return NULL;
    const struct block *b = of->as.constant.as.block;
    for (uint32_t i = 0; i < b->keyed.count; i++)
        if (b->keyed.items[i].slot == x->as.keyed.slot &&
            text_eq(b->keyed.items[i].key, x->as.keyed.key))
            return &b->keyed.items[i];
    return NULL;
}

static void follow(struct formula_walk *w, const struct keyed *k, const struct step *outer);

static void visit(const struct expr *x, void *context)
{
    const struct step *at = context;
    const struct keyed *k = x->op == EXPR_KEYED ? formula_named(x) : NULL;
    if (k)
        follow(at->walk, k, at);
    else
        expr_operands(x, visit, context);
}

static void follow(struct formula_walk *w, const struct keyed *k, const struct step *outer)
{
    if (k->filled.value.kind != VALUE_FORMULA) return;
    for (const struct step *s = outer; s; s = s->outer)
        if (s->formula == k) {
            diag_say(w->lib->diags, DIAG_FORMULA_CYCLE, k->filled.place, k->key);
            return;
        }
    struct step here = {w, k, outer, outer ? outer->depth + 1 : 0};
    if (here.depth > CHAIN_MOST || !set_add(&w->done, k->filled.value)) return;
    visit(k->filled.value.as.formula, &here);
}

void formula_cycles(struct formula_walk *w, const struct block *b)
{
    for (uint32_t i = 0; i < b->keyed.count; i++) follow(w, &b->keyed.items[i], NULL);
}
