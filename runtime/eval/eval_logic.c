// Atoms: comparison, membership, inclusion. An absent operand makes one false; else an unknown one
// makes it unknown.
#include "runtime/eval/eval_parts.h"

static struct list as_list(const struct value *v)
{
    return v->kind == VALUE_LIST ? *v->as.list : (struct list){v, 1};
}

static bool has_undecided(struct list xs)
{
    for (uint32_t i = 0; i < xs.count; i++)
        if (is_undecided(xs.items[i])) return true;
    return false;
}

static bool has_member(struct list xs, struct value x)
{
    for (uint32_t i = 0; i < xs.count; i++)
        if (value_eq(xs.items[i], x)) return true;
    return false;
}

// Whether x is one of ys, of which `hashed` is the set when it was worth making.
static enum kleene member(struct value x, struct list ys, const struct set *hashed, bool open)
{
    if (is_undecided(x)) return ys.count ? MAYBE : NO;
    if (hashed ? set_has(hashed, x) : has_member(ys, x)) return YES;
    return open ? MAYBE : NO;
}

static enum kleene included(struct eval *e, struct list xs, struct list ys)
{
    struct set set = set_new(e->arena);
    bool hashed = xs.count > 1 && ys.count >= WORTH_HASHING;
    if (hashed) set_add_list(&set, &ys);
    bool open = has_undecided(ys);
    enum kleene result = YES;
    for (uint32_t i = 0; i < xs.count && result != NO; i++)
        result = kleene_and(result, member(xs.items[i], ys, hashed ? &set : NULL, open));
    return result;
}

enum kleene equal(struct eval *e, struct value x, struct value y)
{
    if (is_absent(x) || is_absent(y)) return NO;
    if (is_undecided(x) || is_undecided(y)) return MAYBE;
    if (x.kind != VALUE_LIST && y.kind != VALUE_LIST) return value_eq(x, y) ? YES : NO;
    struct list xs = as_list(&x), ys = as_list(&y);
    return kleene_and(included(e, xs, ys), included(e, ys, xs));
}

static enum kleene ordered(enum expr_op op, struct value x, struct value y)
{
    int order;
    if (!value_order(x, y, &order)) return MAYBE;
    bool holds = op == EXPR_LT   ? order < 0
                 : op == EXPR_GT ? order > 0
                 : op == EXPR_LE ? order <= 0
                                 : order >= 0;
    return holds ? YES : NO;
}

static bool period_of(struct value v, struct period *out)
{
    if (v.kind == VALUE_DATE)
        *out = (struct period){true, true, v.as.date, v.as.date};
    else if (v.kind == VALUE_PERIOD)
        *out = *v.as.period;
    else
        return false;
    return true;
}

static enum kleene inside(struct value v, const struct period *p)
{
    struct period x;
    if (!period_of(v, &x)) return MAYBE;
    bool begins = !p->has_begin || (x.has_begin && p->begin <= x.begin);
    bool ends = !p->has_end || (x.has_end && x.end <= p->end);
    return begins && ends ? YES : NO;
}

// Days or periods, all of them, in one period.
static enum kleene all_inside(struct list xs, const struct period *p)
{
    enum kleene result = YES;
    for (uint32_t i = 0; i < xs.count; i++) result = kleene_and(result, inside(xs.items[i], p));
    return result;
}

// « dans » and « inclus dans » over several periods: in one of them.
static enum kleene in_some(struct list xs, struct list periods)
{
    enum kleene result = NO;
    for (uint32_t i = 0; i < periods.count; i++) {
        struct value p = periods.items[i];
        result = kleene_or(result, p.kind == VALUE_PERIOD ? all_inside(xs, p.as.period) : MAYBE);
    }
    return result;
}

enum kleene compare(struct eval *e, enum expr_op op, struct value x, struct value y)
{
    if (op == EXPR_EQ) return equal(e, x, y);
    if (op == EXPR_NE) return kleene_not(equal(e, x, y));
    bool membership = op == EXPR_IN || op == EXPR_SUBSET;
    bool lists = membership || op == EXPR_WITHIN;
    if (!lists) x = scalar(x), y = scalar(y);
    if (is_absent(x) || is_absent(y)) return NO;
    if (is_undecided(y)) return MAYBE;
    if (!lists) return is_undecided(x) ? MAYBE : ordered(op, x, y);
    struct list xs = as_list(&x), ys = as_list(&y);
    bool periods = ys.count && ys.items[0].kind == VALUE_PERIOD;
    if (op == EXPR_WITHIN) return in_some(xs, ys);
    if (op == EXPR_SUBSET && periods && y.kind == VALUE_PERIOD) return in_some(xs, ys);
    return included(e, xs, ys);
}
