// The functions of the language, one C function each, found in a table.
#include "runtime/eval/eval_parts.h"

typedef struct value function(struct eval *, const struct expr *);

static const struct expr *argument(const struct expr *x, uint32_t i)
{
    return i < x->as.call.count ? x->as.call.args[i] : NULL;
}

// An argument that is asked about rather than calculated with: in a formula, its reading.
static struct value asked(struct eval *e, const struct expr *x)
{
    struct value v = evaluate(e, x);
    return e->in_formula ? reading(e, x, v) : v;
}

static enum kleene list_present(const struct list *xs)
{
    enum kleene result = NO;
    for (uint32_t i = 0; i < xs->count && result != YES; i++)
        result = xs->items[i].kind == VALUE_UNKNOWN ? MAYBE : YES;
    return result;
}

// A block that holds nothing, not even a name, says nothing.
static bool is_hollow(const struct block *b)
{
    if (b->title.len || b->name.len || b->like || block_is_open(b)) return false;
    for (uint32_t i = 0; i < b->filled.count; i++)
        if (b->filled.items[i]->written) return false;
    return !b->children.count && !b->keyed.count;
}

static struct value call_present(struct eval *e, const struct expr *x)
{
    struct value v = asked(e, argument(x, 0));
    if (v.kind == VALUE_UNKNOWN) return UNKNOWN;
    if (v.kind == VALUE_BLOCK && is_hollow(v.as.block)) return value_bool(false);
    if (v.kind == VALUE_LIST) return of_truth(list_present(v.as.list));
    if (v.kind == VALUE_SERIES) return value_bool(v.as.series->count > 0);
    return value_bool(!is_absent(v));
}

static struct value call_without_object(struct eval *e, const struct expr *x)
{
    return value_bool(asked(e, argument(x, 0)).kind == VALUE_WITHOUT_OBJECT);
}

static struct value call_silent(struct eval *e, const struct expr *x)
{
    struct value v = asked(e, argument(x, 0));
    return value_bool(v.kind == VALUE_ABSENT || (v.kind == VALUE_LIST && !v.as.list->count));
}

// The day before which a value is to be fixed.
static struct value call_to_fix(struct eval *e, const struct expr *x)
{
    struct value v = asked(e, argument(x, 0));
    if (v.kind == VALUE_UNKNOWN) return UNKNOWN;
    return v.kind == VALUE_TO_FIX ? value_date(v.as.date) : ABSENT;
}

// « Mme » of « Mme Jeanne Valtier ».
static struct value call_first_word(struct eval *e, const struct expr *x)
{
    struct value v = scalar(asked(e, argument(x, 0)));
    if (v.kind == VALUE_UNKNOWN) return UNKNOWN;
    if (v.kind != VALUE_LABEL && v.kind != VALUE_PROSE) return ABSENT;
    struct text word = text_first_word(*v.as.text);
    return word.len ? value_label(e->arena, word) : ABSENT;
}

static struct value call_motif(struct eval *e, const struct expr *x)
{
    struct value v = evaluate(e, argument(x, 0));
    if (v.kind == VALUE_UNKNOWN) return UNKNOWN;
    bool explained = v.kind == VALUE_WITHOUT_OBJECT || v.kind == VALUE_UNMEASURED;
    if (!explained || !v.as.text || !v.as.text->len) return ABSENT;
    return value_label(e->arena, *v.as.text);
}

static struct value step_observed_year(struct eval *e, struct value v, const void *context)
{
    (void)e, (void)context;
    return v.kind == VALUE_OBSERVED ? value_year(v.as.observed->year) : ABSENT;
}

static struct value call_observed_year(struct eval *e, const struct expr *x)
{
    return map_value(e, evaluate(e, argument(x, 0)), step_observed_year, NULL);
}

// The first number of exactly four digits of t, as « 31 décembre 2017 » has one.
static struct value year_named(struct text t)
{
    for (size_t i = 0; i < t.len;) {
        int year = 0;
        size_t begin = i;
        for (; i < t.len && t.ptr[i] >= '0' && t.ptr[i] <= '9'; i++)
            if (i - begin < 4) year = year * 10 + (t.ptr[i] - '0');
        if (i - begin == 4) return value_year(year);
        if (i == begin) i++;
    }
    return ABSENT;
}

static struct value step_year(struct eval *e, struct value v, const void *context)
{
    (void)e, (void)context;
    if (v.kind == VALUE_YEAR) return v;
    if (v.kind == VALUE_LABEL || v.kind == VALUE_PROSE) return year_named(*v.as.text);
    return v.kind == VALUE_DATE ? value_year(date_to_civil(v.as.date).year) : UNKNOWN;
}

static struct value call_year(struct eval *e, const struct expr *x)
{
    return map_value(e, evaluate(e, argument(x, 0)), step_year, NULL);
}

// SUM, MIN, MAX, LIST or COUNT of arguments, each a value or a list; absent ones are skipped.
static struct value call_fold(struct eval *e, const struct expr *x)
{
    VEC(struct value) found = {0};
    for (uint32_t i = 0; i < x->as.call.count; i++) {
        struct value v = operand(e, x->as.call.args[i]);
        const struct list one = {&v, 1};
        const struct list *xs = v.kind == VALUE_LIST ? v.as.list : &one;
        for (uint32_t j = 0; j < xs->count; j++)
            if (!is_absent(xs->items[j])) vec_push(e->arena, &found, xs->items[j]);
    }
    const struct list xs = {found.items, found.count};
    return fold_values(e, x->as.call.function, &xs, x->type);
}

// No entry at a key: what a fact does not say is unknown.
static struct value no_entry(struct eval *e, const struct expr *series)
{
    if (series->op != EXPR_GET) return ABSENT;
    const struct slot *s = series->as.get.slot;
    struct value base = evaluate(e, series->as.get.of);
    const struct block *b = base.kind == VALUE_BLOCK ? base.as.block : NULL;
    if (!(s->flags & SLOT_FACT) && !(b && block_is_open(b))) return ABSENT;
    if (b) note_missing(e, b, s);
    return UNKNOWN;
}

static struct value step_value(struct eval *e, struct value v, const void *context)
{
    const struct value *key = context;
    if (v.kind == VALUE_SERIES) return series_at(v.as.series, *key);
    return v.kind == VALUE_BLOCK ? block_reading(e, v.as.block, *key) : UNKNOWN;
}

static struct value call_value(struct eval *e, const struct expr *x)
{
    struct value series = evaluate(e, argument(x, 0));
    struct value key = scalar(operand(e, argument(x, 1)));
    if (is_absent(series) || is_absent(key)) return ABSENT;
    if (is_undecided(series) || is_undecided(key)) return UNKNOWN;
    struct value v = map_value(e, series, step_value, &key);
    return v.kind == VALUE_ABSENT ? no_entry(e, argument(x, 0)) : v;
}

static struct value call_values(struct eval *e, const struct expr *x)
{
    const struct enumeration *of = x->as.call.enumeration;
    struct value *items = arena_array(e->arena, struct value, of->values.count);
    for (uint32_t i = 0; i < of->values.count; i++)
        items[i] = (struct value){.kind = VALUE_ENUM, .as.enumerated = of->values.items[i]};
    return value_list(e->arena, items, of->values.count);
}

static struct value step_all(struct eval *e, struct value v, const void *context)
{
    return v.kind == VALUE_BLOCK ? blocks_below(e, v.as.block, context) : UNKNOWN;
}

static struct value call_all(struct eval *e, const struct expr *x)
{
    struct value of = UNKNOWN;
    if (argument(x, 0))
        of = evaluate(e, argument(x, 0));
    else if (e->self)
        of = value_block(e->self);
    return map_value(e, of, step_all, x->as.call.category);
}

static struct value step_enclosing(struct eval *e, struct value v, const void *context)
{
    (void)e;
    if (v.kind != VALUE_BLOCK) return UNKNOWN;
    for (struct block *b = v.as.block->parent; b; b = b->parent)
        if (category_is(b->category, context)) return value_block(b);
    return ABSENT;
}

static struct value call_enclosing(struct eval *e, const struct expr *x)
{
    return map_value(e, evaluate(e, argument(x, 0)), step_enclosing, x->as.call.category);
}

static struct value call_acts(struct eval *e, const struct expr *x)
{
    return acts_of(e, x->as.call.category);
}

static struct value step_rank(struct eval *e, struct value v, const void *context)
{
    (void)context;
    if (v.kind != VALUE_BLOCK || !v.as.block->root) return UNKNOWN;
    struct value all = blocks_below(e, v.as.block->root, v.as.block->category);
    if (all.kind != VALUE_LIST) return all;
    struct cursor c = index_find(index_of(e, all.as.list, NULL, 0), v);
    for (uint32_t i; cursor_next(&c, &i);)
        if (all.as.list->items[i].as.block == v.as.block)
            return value_number(number_int(e->arena, (int64_t)i + 1));
    return ABSENT;
}

static struct value call_rank(struct eval *e, const struct expr *x)
{
    return map_value(e, evaluate(e, argument(x, 0)), step_rank, NULL);
}

// A rate is rounded as it is written: « arrondi(4,567 % ; 2) » is 4,57 %.
static struct value call_round(struct eval *e, const struct expr *x)
{
    struct value v = scalar(operand(e, argument(x, 0)));
    struct value decimals = scalar(operand(e, argument(x, 1)));
    if (is_absent(v) || is_absent(decimals)) return ABSENT;
    int64_t n;
    if (decimals.kind != VALUE_NUMBER || !number_to_int(decimals.as.number, &n)) return UNKNOWN;
    if (n < 0 || n > 30) return UNKNOWN;
    if (v.kind == VALUE_YEAR) return v;
    bool rate = v.kind == VALUE_RATE;
    if (!rate && v.kind != VALUE_NUMBER && v.kind != VALUE_MONEY) return UNKNOWN;
    v.as.number = number_round(e->arena, v.as.number, (int)n + (rate ? 2 : 0), ROUND_HALF_UP);
    return v;
}

static struct value call_in_force(struct eval *e, const struct expr *x)
{
    uint32_t last = x->as.call.count ? x->as.call.count - 1 : 0;
    struct value date = scalar(evaluate(e, argument(x, last)));
    if (is_absent(date)) return ABSENT;
    if (date.kind != VALUE_DATE || !e->validity || !e->world->validity_states) return UNKNOWN;
    struct text name = e->validity(e->text_of_law, date.as.date);
    const struct enum_value *state = map_get(&e->world->validity_states->by_name, name);
    return state ? (struct value){.kind = VALUE_ENUM, .as.enumerated = state} : UNKNOWN;
}
static function *const functions[FUNCTIONS] = {
    [FUNCTION_PRESENT] = call_present,
    [FUNCTION_WITHOUT_OBJECT] = call_without_object,
    [FUNCTION_SILENT] = call_silent,
    [FUNCTION_COUNT] = call_fold,
    [FUNCTION_SUM] = call_fold,
    [FUNCTION_MIN] = call_fold,
    [FUNCTION_MAX] = call_fold,
    [FUNCTION_LIST] = call_fold,
    [FUNCTION_VALUE] = call_value,
    [FUNCTION_YEAR] = call_year,
    [FUNCTION_VALUES] = call_values,
    [FUNCTION_ALL] = call_all,
    [FUNCTION_ENCLOSING] = call_enclosing,
    [FUNCTION_ACTS] = call_acts,
    [FUNCTION_VARIABLES] = call_variables,
    [FUNCTION_EVALUATE] = call_evaluate,
    [FUNCTION_ROUND] = call_round,
    [FUNCTION_RANK] = call_rank,
    [FUNCTION_MOTIF] = call_motif,
    [FUNCTION_FIRST_WORD] = call_first_word,
    [FUNCTION_INSTALMENTS] = call_instalments,
    [FUNCTION_TO_FIX] = call_to_fix,
    [FUNCTION_OBSERVED_YEAR] = call_observed_year,
    [FUNCTION_IN_FORCE] = call_in_force,
};

struct value call(struct eval *e, const struct expr *x)
{
    return functions[x->as.call.function](e, x);
}
