// Loops: quantifiers and comprehensions over the bindings of « x parmi xs tel que p ».
#include "runtime/eval/eval_parts.h"

// Called for each binding that is not excluded; `certain` is MAYBE when a filter is unknown. False
// ends the loop.
typedef bool visitor(struct eval *e, void *context, enum kleene certain);

struct loop {
    const struct binder *binders;
    uint32_t count;
    visitor *each;
    void *context;
    bool open; // a collection was unknown: there may be other bindings
};

static bool bind_from(struct eval *e, struct loop *l, uint32_t at, enum kleene certain);

static bool bind_element(struct eval *e, struct loop *l, uint32_t at, enum kleene certain,
                         struct value element)
{
    const struct binder *b = &l->binders[at];
    e->variables[b->variable] = element;
    if (element.kind == VALUE_UNKNOWN) certain = MAYBE;
    if (b->filter) certain = kleene_and(certain, truth(evaluate(e, b->filter)));
    return certain == NO || bind_from(e, l, at + 1, certain);
}

// Whether the filter's key picks few elements of xs, and which. An absent key picks none.
static bool indexed(struct eval *e, const struct binder *b, struct value xs, struct value *key)
{
    if (!b->index_path || !b->index_key || e->in_formula) return false;
    if (!index_serves(b->collection, xs)) return false;
    if (!index_applies(b->index_path, b->variable)) return false;
    *key = operand(e, b->index_key);
    if (key->kind == VALUE_LIST)
        for (uint32_t i = 0; i < key->as.list->count; i++)
            if (is_undecided(key->as.list->items[i])) return false;
    return !is_undecided(*key);
}

static bool bind_list(struct eval *e, struct loop *l, uint32_t at, enum kleene certain,
                      struct value collection)
{
    const struct binder *b = &l->binders[at];
    const struct list *xs = collection.as.list;
    struct value key;
    if (indexed(e, b, collection, &key)) {
        if (is_absent(key)) return true;
        struct cursor c = index_find(index_of(e, xs, b->index_path, b->variable), key);
        for (uint32_t i; cursor_next(&c, &i);)
            if (!bind_element(e, l, at, certain, xs->items[i])) return false;
        return true;
    }
    for (uint32_t i = 0; i < xs->count; i++)
        if (!bind_element(e, l, at, certain, xs->items[i])) return false;
    return true;
}

static bool bind_from(struct eval *e, struct loop *l, uint32_t at, enum kleene certain)
{
    if (at == l->count) return l->each(e, l->context, certain);
    const struct binder *b = &l->binders[at];
    struct value xs = b->variable < EXPR_VARIABLES ? evaluate(e, b->collection) : UNKNOWN;
    if (is_absent(xs)) return true;
    if (is_undecided(xs)) {
        l->open = true;
        return true;
    }
    if (xs.kind == VALUE_LIST) return bind_list(e, l, at, certain, xs);
    return bind_element(e, l, at, certain, xs);
}

struct outside_visit {
    void (*each)(struct eval *e, void *context);
    void *context;
    bool uncertain;
};

static bool visit_outside(struct eval *e, void *context, enum kleene certain)
{
    struct outside_visit *v = context;
    if (certain == YES)
        v->each(e, v->context);
    else
        v->uncertain = true;
    return true;
}

struct value eval_bind(struct eval *e, const struct binder *binders, uint32_t count,
                       void (*each)(struct eval *e, void *context), void *context)
{
    struct outside_visit visit = {each, context, false};
    struct loop l = {binders, count, visit_outside, &visit, false};
    e->missing_block = NULL;
    e->missing_slot = NULL;
    bind_from(e, &l, 0, YES);
    return l.open || visit.uncertain ? UNKNOWN : value_bool(true);
}

struct quantified {
    const struct expr *body;
    enum kleene result;
};

static enum kleene body_truth(struct eval *e, const struct expr *body)
{
    return body ? truth(evaluate(e, body)) : YES;
}

static bool visit_forall(struct eval *e, void *context, enum kleene certain)
{
    struct quantified *q = context;
    enum kleene holds = kleene_or(kleene_not(certain), body_truth(e, q->body));
    q->result = kleene_and(q->result, holds);
    return q->result != NO;
}

static bool visit_exists(struct eval *e, void *context, enum kleene certain)
{
    struct quantified *q = context;
    enum kleene holds = kleene_and(certain, body_truth(e, q->body));
    q->result = kleene_or(q->result, holds);
    return q->result != YES;
}

struct value quantify(struct eval *e, const struct expr *x)
{
    bool all = x->op == EXPR_FORALL;
    struct quantified q = {x->as.loop.body, all ? YES : NO};
    struct loop l = {x->as.loop.binders, x->as.loop.count, all ? visit_forall : visit_exists, &q,
                     false};
    bind_from(e, &l, 0, YES);
    if (l.open) q.result = all ? kleene_and(q.result, MAYBE) : kleene_or(q.result, MAYBE);
    return of_truth(x->op == EXPR_NONE ? kleene_not(q.result) : q.result);
}

struct gathered {
    const struct expr *body;
    VEC(struct value) items;
};

static void gather(struct eval *e, struct gathered *g, struct value v)
{
    if (v.kind != VALUE_LIST) {
        if (!is_absent(v)) vec_push(e->arena, &g->items, v);
        return;
    }
    for (uint32_t i = 0; i < v.as.list->count; i++) gather(e, g, v.as.list->items[i]);
}

static bool visit_fold(struct eval *e, void *context, enum kleene certain)
{
    struct gathered *g = context;
    struct value v = operand(e, g->body);
    if (certain == MAYBE && !is_absent(v)) v = UNKNOWN;
    gather(e, g, v);
    return true;
}

struct value fold(struct eval *e, const struct expr *x)
{
    struct gathered g = {.body = x->as.fold.body};
    struct loop l = {x->as.fold.binders, x->as.fold.count, visit_fold, &g, false};
    bind_from(e, &l, 0, YES);
    if (l.open) vec_push(e->arena, &g.items, UNKNOWN);
    const struct list xs = {g.items.items, g.items.count};
    return fold_values(e, x->as.fold.function, &xs, x->type);
}

static struct value zero(struct arena *a, struct type unit)
{
    const struct number *n = number_int(a, 0);
    if (unit.kind == TYPE_MONEY) return value_money(n, EURO);
    return unit.kind == TYPE_RATE ? value_rate(n) : value_number(n);
}

static struct value sum(struct eval *e, const struct list *xs, struct type unit)
{
    if (xs->count == 0) return zero(e->arena, unit);
    struct value total = scalar(xs->items[0]);
    if (is_undecided(total)) return UNKNOWN;
    for (uint32_t i = 1; i < xs->count && total.kind != VALUE_UNKNOWN; i++)
        total = arithmetic(e->arena, EXPR_ADD, total, xs->items[i]);
    return total;
}

static struct value extreme(const struct list *xs, int sign)
{
    struct value best = ABSENT;
    for (uint32_t i = 0; i < xs->count; i++) {
        struct value v = scalar(xs->items[i]);
        int order;
        if (is_undecided(v)) return UNKNOWN;
        if (best.kind == VALUE_ABSENT) {
            best = v;
            continue;
        }
        if (!value_order(v, best, &order)) return UNKNOWN;
        if (order * sign > 0) best = v;
    }
    return best;
}

static struct value distinct(struct eval *e, const struct list *xs)
{
    struct set set = set_new(e->arena);
    set_add_list(&set, xs);
    return set_list(&set);
}

// What is written and to be fixed counts; what is unknown makes the number so.
static struct value cardinal(struct eval *e, const struct list *xs)
{
    struct set set = set_new(e->arena);
    for (uint32_t i = 0; i < xs->count; i++) {
        if (xs->items[i].kind == VALUE_UNKNOWN) return UNKNOWN;
        set_add(&set, xs->items[i]);
    }
    return value_number(number_int(e->arena, set.values.count));
}

struct value fold_values(struct eval *e, enum function_id f, const struct list *xs,
                         struct type unit)
{
    switch (f) {
    case FUNCTION_SUM: return sum(e, xs, unit);
    case FUNCTION_MIN: return extreme(xs, -1);
    case FUNCTION_MAX: return extreme(xs, 1);
    case FUNCTION_LIST: return distinct(e, xs);
    case FUNCTION_COUNT: return cardinal(e, xs);
    default: return UNKNOWN;
    }
}
