// The evaluator's core: one function per operation, found in a table.
#include "runtime/eval/eval_parts.h"

enum kleene truth(struct value v)
{
    v = scalar(v);
    if (v.kind == VALUE_BOOL) return v.as.boolean ? YES : NO;
    return is_absent(v) ? NO : MAYBE;
}

struct value of_truth(enum kleene k)
{
    return k == MAYBE ? UNKNOWN : value_bool(k == YES);
}

bool is_absent(struct value v)
{
    return v.kind == VALUE_ABSENT || v.kind == VALUE_WITHOUT_OBJECT;
}

bool is_undecided(struct value v)
{
    return v.kind == VALUE_UNKNOWN || v.kind == VALUE_TO_FIX || v.kind == VALUE_UNMEASURED ||
           v.kind == VALUE_AT_SIGNATURE;
}

typedef struct value evaluator(struct eval *, const struct expr *);

static struct value eval_const(struct eval *e, const struct expr *x)
{
    if (x->as.constant.kind != VALUE_AT_SIGNATURE) return x->as.constant;
    return e->world->has_date ? value_date(e->world->date) : UNKNOWN;
}

static struct value eval_variable(struct eval *e, const struct expr *x)
{
    return x->as.variable < EXPR_VARIABLES ? e->variables[x->as.variable] : UNKNOWN;
}

static struct value eval_self(struct eval *e, const struct expr *x)
{
    (void)x;
    return e->self ? value_block(e->self) : UNKNOWN;
}

static struct value eval_parties(struct eval *e, const struct expr *x)
{
    (void)x;
    return e->self ? path_parties(e) : UNKNOWN;
}

static struct value eval_dossier(struct eval *e, const struct expr *x)
{
    (void)x;
    return e->world->dossier ? value_block(e->world->dossier) : UNKNOWN;
}

static struct value eval_at_date(struct eval *e, const struct expr *x)
{
    (void)x;
    return e->world->has_date ? value_date(e->world->date) : UNKNOWN;
}

static struct value eval_get(struct eval *e, const struct expr *x)
{
    return map_value(e, evaluate(e, x->as.get.of), step_get, x);
}

static struct value eval_keyed(struct eval *e, const struct expr *x)
{
    return map_value(e, evaluate(e, x->as.keyed.of), step_keyed, x);
}

static struct value eval_and(struct eval *e, const struct expr *x)
{
    enum kleene left = truth(evaluate(e, x->as.pair.left));
    if (left == NO) return value_bool(false);
    return of_truth(kleene_and(left, truth(evaluate(e, x->as.pair.right))));
}

static struct value eval_or(struct eval *e, const struct expr *x)
{
    enum kleene left = truth(evaluate(e, x->as.pair.left));
    if (left == YES) return value_bool(true);
    return of_truth(kleene_or(left, truth(evaluate(e, x->as.pair.right))));
}

static struct value eval_not(struct eval *e, const struct expr *x)
{
    return of_truth(kleene_not(truth(evaluate(e, x->as.one.left))));
}

// x parmi xs, for a large xs that is asked about again and again.
static enum kleene indexed_member(struct eval *e, struct value x, const struct list *xs)
{
    if (is_absent(x)) return NO;
    if (is_undecided(x)) return MAYBE;
    struct cursor c = index_find(index_of(e, xs, NULL, 0), x);
    enum kleene result = NO;
    for (uint32_t i; result != YES && cursor_next(&c, &i);)
        result = kleene_or(result, equal(e, x, xs->items[i]));
    return result;
}

static struct value eval_compare(struct eval *e, const struct expr *x)
{
    struct value left = operand(e, x->as.pair.left);
    struct value right = operand(e, x->as.pair.right);
    if (x->op == EXPR_IN && index_serves(x->as.pair.right, right) && left.kind != VALUE_LIST)
        return of_truth(indexed_member(e, left, right.as.list));
    return of_truth(compare(e, x->op, left, right));
}

static struct value eval_arithmetic(struct eval *e, const struct expr *x)
{
    struct value left = operand(e, x->as.pair.left);
    return arithmetic(e->arena, x->op, left, operand(e, x->as.pair.right));
}

static struct value eval_negate(struct eval *e, const struct expr *x)
{
    return negate(e->arena, operand(e, x->as.one.left));
}

// With an unknown condition the choice is known when both sides are the same.
static struct value eval_choice(struct eval *e, const struct expr *x)
{
    enum kleene condition = truth(evaluate(e, x->as.choice.condition));
    if (condition == YES) return operand(e, x->as.choice.then);
    if (condition == NO) return operand(e, x->as.choice.otherwise);
    struct value then = operand(e, x->as.choice.then);
    struct value otherwise = operand(e, x->as.choice.otherwise);
    return value_eq(then, otherwise) ? then : UNKNOWN;
}

// The caller's variables are put back: a function's parameters are numbered from zero.
static struct value eval_apply(struct eval *e, const struct expr *x)
{
    const struct library_function *f = x->as.apply.function;
    if (f->parameter_count > EXPR_VARIABLES || !f->body) return UNKNOWN;
    struct value arguments[EXPR_VARIABLES], saved[EXPR_VARIABLES];
    for (uint32_t i = 0; i < f->parameter_count; i++)
        arguments[i] = evaluate(e, x->as.apply.args[i]);
    memcpy(saved, e->variables, sizeof saved);
    memcpy(e->variables, arguments, f->parameter_count * sizeof *arguments);
    struct value result = evaluate(e, f->body);
    memcpy(e->variables, saved, sizeof saved);
    return f->result.kind == TYPE_BOOL ? of_truth(truth(result)) : result;
}

static struct value eval_set(struct eval *e, const struct expr *x)
{
    struct value *items = arena_array(e->arena, struct value, x->as.set.count);
    struct list list = {items, 0};
    for (uint32_t i = 0; i < x->as.set.count; i++) {
        struct value v = evaluate(e, x->as.set.items[i]);
        if (!is_absent(v)) items[list.count++] = v;
    }
    return value_list(e->arena, items, list.count);
}

static evaluator *const evaluators[EXPR_COUNT] = {
    [EXPR_CONST] = eval_const,
    [EXPR_VARIABLE] = eval_variable,
    [EXPR_SELF] = eval_self,
    [EXPR_PARTIES] = eval_parties,
    [EXPR_PARTIES_OF] = path_run,
    [EXPR_DOSSIER] = eval_dossier,
    [EXPR_AT_DATE] = eval_at_date,
    [EXPR_GET] = eval_get,
    [EXPR_KEYED] = eval_keyed,
    [EXPR_PERIOD_BEGIN] = path_run,
    [EXPR_PERIOD_END] = path_run,
    [EXPR_PERIOD_YEARS] = path_run,
    [EXPR_SERIES_YEARS] = path_run,
    [EXPR_TITLE] = path_run,
    [EXPR_NAME] = path_run,
    [EXPR_AND] = eval_and,
    [EXPR_OR] = eval_or,
    [EXPR_NOT] = eval_not,
    [EXPR_EQ] = eval_compare,
    [EXPR_NE] = eval_compare,
    [EXPR_LT] = eval_compare,
    [EXPR_GT] = eval_compare,
    [EXPR_LE] = eval_compare,
    [EXPR_GE] = eval_compare,
    [EXPR_IN] = eval_compare,
    [EXPR_SUBSET] = eval_compare,
    [EXPR_WITHIN] = eval_compare,
    [EXPR_ADD] = eval_arithmetic,
    [EXPR_SUB] = eval_arithmetic,
    [EXPR_MUL] = eval_arithmetic,
    [EXPR_DIV] = eval_arithmetic,
    [EXPR_NEG] = eval_negate,
    [EXPR_CHOICE] = eval_choice,
    [EXPR_FORALL] = quantify,
    [EXPR_EXISTS] = quantify,
    [EXPR_NONE] = quantify,
    [EXPR_CALL] = call,
    [EXPR_FOLD] = fold,
    [EXPR_APPLY] = eval_apply,
    [EXPR_SET] = eval_set,
};

struct value evaluate(struct eval *e, const struct expr *x)
{
    if (!x || e->depth >= EVAL_DEPTH) return UNKNOWN;
    e->depth++;
    struct value v = evaluators[x->op](e, x);
    e->depth--;
    return v;
}

struct value operand(struct eval *e, const struct expr *x)
{
    struct value v = evaluate(e, x);
    if (!e->in_formula) return v;
    v = reading(e, x, v);
    return is_absent(v) ? UNKNOWN : v;
}

// What it makes goes in the cache's region; what was missing is told again to each later asker.
struct value memo_run(struct eval *e, struct memo *m, const struct block *self,
                      const struct expr *x, evaluator *run)
{
    if (m->busy) return UNKNOWN;
    if (!m->done) {
        struct eval caller = *e;
        e->arena = cache_arena(e->cache);
        e->self = (struct block *)self;
        e->in_formula = false;
        e->missing_block = NULL;
        e->refused = (struct place){0};
        m->busy = true;
        m->value = run(e, x);
        m->busy = false;
        m->done = true;
        m->missing_block = e->missing_block;
        m->missing_slot = e->missing_block ? e->missing_slot : NULL;
        m->refused = e->refused;
        *e = caller;
    }
    if (!e->refused.source) e->refused = m->refused;
    if (m->value.kind == VALUE_UNKNOWN && m->missing_block)
        note_missing(e, m->missing_block, m->missing_slot);
    return m->value;
}

void eval_init(struct eval *e, struct arena *a, const struct world *w)
{
    *e = (struct eval){.arena = a, .world = w, .cache = cache_new(a)};
}

struct value eval_run(struct eval *e, const struct expr *x)
{
    if (e->depth == 0) {
        e->missing_block = NULL;
        e->missing_slot = NULL;
    }
    struct value v = evaluate(e, x);
    return x && x->type.kind == TYPE_BOOL ? of_truth(truth(v)) : v;
}
