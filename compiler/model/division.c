// See division.h. The branches of « si … alors … sinon » are left alone: their condition may be
// what keeps the divisor from zero.

#include "compiler/model/division.h"

#include "compiler/model/words.h"

struct search {
    struct library *lib;
    struct eval *eval;
    const struct block *owner; // of the formula
    int32_t first, last;       // years of the act
};

static bool is_zero(struct value v)
{
    bool number = v.kind == VALUE_NUMBER || v.kind == VALUE_RATE || v.kind == VALUE_MONEY;
    return number && number_sign(v.as.number) == 0;
}

static void check_divisor(const struct search *s, const struct expr *divisor)
{
    if (divisor->op == EXPR_CONST && divisor->as.constant.kind != VALUE_BLOCK) return;
    for (int32_t year = s->first; year <= s->last; year++) {
        if (!is_zero(eval_formula(s->eval, s->owner, divisor, year))) continue;
        diag_say(s->lib->diags, DIAG_DIVISION_ZERO_YEAR, divisor->place,
                 text_printf(s->lib->arena, "%d", year));
        return;
    }
}

static void visit(const struct expr *x, void *context)
{
    const struct search *s = context;
    if (x->op == EXPR_DIV) check_divisor(s, x->as.pair.right);
    if (x->op == EXPR_CHOICE)
        visit(x->as.choice.condition, context);
    else
        expr_operands(x, visit, context);
}

static void check_block(struct search *s, const struct block *b)
{
    s->owner = b;
    vec_each(struct keyed, k, &b->keyed) if (k->filled.value.kind == VALUE_FORMULA)
        visit(k->filled.value.as.formula, s);
    for (uint32_t i = 0; i < b->category->slots.count; i++)
        if (block_value(b, i).kind == VALUE_FORMULA) visit(block_value(b, i).as.formula, s);
    for (uint32_t i = 0; i < b->children.count; i++) check_block(s, b->children.items[i]);
}

void division_check(struct library *lib, const struct world *w)
{
    struct eval e;
    eval_init(&e, lib->arena, w);
    for (uint32_t i = 0; i < w->acts.count; i++) {
        const struct block *act = w->acts.items[i];
        const struct slot *slot = category_slot(act->category, word(WORD_PERIOD));
        struct value v = slot ? block_value(act, slot->index) : ABSENT;
        if (v.kind != VALUE_PERIOD || !v.as.period->has_begin || !v.as.period->has_end) continue;
        struct search s = {lib, &e, act, date_to_civil(v.as.period->begin).year,
                           date_to_civil(v.as.period->end).year};
        check_block(&s, act);
    }
}
