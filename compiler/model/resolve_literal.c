// Literals, as constants of their type.

#include "compiler/model/resolve_parts.h"

static const struct expr *constant(struct scope *s, const struct tree_expr *x, enum type_kind kind,
                                   struct value v)
{
    struct expr *e = resolve_node(s, x, EXPR_CONST, type_of_kind(kind));
    e->as.constant = v;
    return e;
}

const struct expr *resolve_period(struct scope *s, const struct tree_expr *x)
{
    struct period *p = arena_make(s->arena, struct period);
    const struct tree_expr *sides[] = {x->left, x->right};
    for (int i = 0; i < 2; i++)
        if (sides[i] && sides[i]->kind != TREE_DATE) {
            diag_say(s->diags, DIAG_TYPE_MISMATCH, resolve_place(s, sides[i]), TEXT("date"),
                     source_text(s->source, sides[i]->span));
            return NULL;
        }
    p->has_begin = x->left != NULL;
    p->has_end = x->right != NULL;
    if (x->left) p->begin = x->left->date;
    if (x->right) p->end = x->right->date;
    if (p->has_begin && p->has_end && p->end < p->begin) {
        diag_bare(s->diags, DIAG_PERIOD_BACKWARD, resolve_place(s, x));
        return NULL;
    }
    struct value v = VALUE_OF_KIND(VALUE_PERIOD);
    v.as.period = p;
    return constant(s, x, TYPE_PERIOD, v);
}

static const struct expr *resolve_number(struct scope *s, const struct tree_expr *x,
                                         struct type expected)
{
    int64_t n;
    if (expected.kind == TYPE_YEAR && number_to_int(x->number, &n) && n > 0 && n < 10000)
        return constant(s, x, TYPE_YEAR, value_year((int32_t)n));
    return constant(s, x, TYPE_NUMBER, value_number(x->number));
}

const struct expr *resolve_literal(struct scope *s, const struct tree_expr *x, struct type expected)
{
    struct value v = ABSENT;
    switch (x->kind) {
    case TREE_STRING: return constant(s, x, TYPE_LABEL, value_label(s->arena, x->text));
    case TREE_NUMBER: return resolve_number(s, x, expected);
    case TREE_RATE: return constant(s, x, TYPE_RATE, value_rate(x->number));
    case TREE_MONEY:
        return constant(s, x, TYPE_MONEY, value_money(x->number, (enum currency)x->currency));
    case TREE_DATE: return constant(s, x, TYPE_DATE, value_date(x->date));
    case TREE_DURATION:
        v.kind = VALUE_DURATION;
        v.as.duration = x->duration;
        return constant(s, x, TYPE_DURATION, v);
    case TREE_DAY:
        v.kind = VALUE_DAY;
        v.as.day = x->day;
        return constant(s, x, TYPE_DAY, v);
    case TREE_CITATION: {
        struct citation *c = arena_make(s->arena, struct citation);
        *c = (struct citation){x->text, tree_article(x)};
        v.kind = VALUE_CITATION;
        v.as.citation = c;
        return constant(s, x, TYPE_CITATION, v);
    }
    case TREE_TRUE:
    case TREE_FALSE: return constant(s, x, TYPE_BOOL, value_bool(x->kind == TREE_TRUE));
    case TREE_UNKNOWN: return constant(s, x, TYPE_NONE, UNKNOWN);
    default:
        diag_say(s->diags, DIAG_NOT_AN_EXPRESSION, resolve_place(s, x),
                 source_text(s->source, x->span));
        return NULL;
    }
}
