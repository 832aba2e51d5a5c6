// Formulas: computed for a year from the blocks that they name (« variables ») and from other
// formulas. Each is computed once for a year, so that a chain of them costs its length, and one
// that comes back to itself is unknown.
#include "runtime/eval/eval_parts.h"

// The slots by which a block gives its value, the first that says something for the year.
static const struct text reading_slots[] = {TEXT_INIT("valeurs"), TEXT_INIT("valeur")};
enum { READING_SLOTS = sizeof reading_slots / sizeof *reading_slots };

static bool is_readable(const struct block *b)
{
    for (int i = 0; i < READING_SLOTS; i++)
        if (category_slot(b->category, reading_slots[i])) return true;
    return false;
}

static struct value at_key(struct eval *e, const struct block *b, const struct slot *s,
                           struct value key)
{
    struct value v = block_get(e, b, s);
    if (v.kind != VALUE_SERIES) return v;
    v = series_at(v.as.series, key);
    if (v.kind != VALUE_ABSENT || !(s->flags & SLOT_FACT || block_is_open(b))) return v;
    note_missing(e, b, s);
    return UNKNOWN;
}

struct value block_reading(struct eval *e, struct block *b, struct value key)
{
    for (int i = 0; i < READING_SLOTS; i++) {
        const struct slot *s = category_slot(b->category, reading_slots[i]);
        struct value v = s ? at_key(e, b, s, key) : ABSENT;
        if (v.kind != VALUE_ABSENT) return v;
    }
    return ABSENT;
}

static void tell(struct eval *e, struct text name, struct value v)
{
    if (e->trace) e->trace(e->trace_context, name, v);
}

// The block that a formula met at x belongs to.
static const struct block *owner_at(struct eval *e, const struct expr *x)
{
    const struct expr *of = x->op == EXPR_KEYED ? x->as.keyed.of
                            : x->op == EXPR_GET ? x->as.get.of
                                                : NULL;
    struct value v = of ? scalar(evaluate(e, of)) : ABSENT;
    return v.kind == VALUE_BLOCK ? v.as.block : e->self;
}

static struct text name_at(const struct expr *x)
{
    if (x->op == EXPR_KEYED) return x->as.keyed.key;
    return x->op == EXPR_GET ? x->as.get.slot->label : NO_TEXT;
}

struct value reading(struct eval *e, const struct expr *x, struct value v)
{
    struct value year = value_year(e->formula_year), result = v;
    if (v.kind == VALUE_BLOCK && is_readable(v.as.block)) {
        result = block_reading(e, v.as.block, year);
        if (result.kind == VALUE_ABSENT)
            note_missing(e, v.as.block, category_slot(v.as.block->category, reading_slots[0]));
        tell(e, v.as.block->name, result);
    } else if (v.kind == VALUE_SERIES) {
        result = series_at(v.as.series, year);
        tell(e, name_at(x), result);
    } else if (v.kind == VALUE_FORMULA) {
        result = eval_formula(e, owner_at(e, x), v.as.formula, e->formula_year);
        tell(e, name_at(x), result);
    }
    return result;
}

static struct value compute(struct eval *e, const struct expr *formula)
{
    e->in_formula = true;
    struct value v = scalar(operand(e, formula));
    return is_absent(v) || is_undecided(v) ? UNKNOWN : v;
}

struct value eval_formula(struct eval *e, const struct block *owner, const struct expr *formula,
                          int32_t year)
{
    struct memo *m = cache_memo(e->cache, MEMO_FORMULA, formula, owner, year);
    int32_t outer = e->formula_year;
    e->formula_year = year;
    struct value v = memo_run(e, m, owner, formula, compute);
    e->formula_year = outer;
    return v;
}

// What is done with each formula that an argument denotes.
struct use {
    const struct expr *source; // a path, a keyed entry, or else
    const struct block *owner;
    struct value year;
    struct value (*done)(struct eval *e, const struct block *owner, const struct expr *formula,
                         int32_t year);
};

static struct value step_use(struct eval *e, struct value v, const void *context)
{
    const struct use *u = context;
    if (v.kind == VALUE_FORMULA) return u->done(e, u->owner, v.as.formula, u->year.as.year);
    return v.kind == VALUE_SERIES ? series_at(v.as.series, u->year) : v;
}

static struct value step_owner(struct eval *e, struct value base, const void *context)
{
    struct use u = *(const struct use *)context;
    if (base.kind == VALUE_BLOCK) u.owner = base.as.block;
    step *next = u.source->op == EXPR_KEYED ? step_keyed : step_get;
    return map_value(e, next(e, base, u.source), step_use, &u);
}

static struct value use_formulas(struct eval *e, struct use u)
{
    u.owner = e->self;
    if (u.source->op == EXPR_KEYED)
        return map_value(e, evaluate(e, u.source->as.keyed.of), step_owner, &u);
    if (u.source->op == EXPR_GET)
        return map_value(e, evaluate(e, u.source->as.get.of), step_owner, &u);
    return map_value(e, evaluate(e, u.source), step_use, &u);
}

struct value call_evaluate(struct eval *e, const struct expr *x)
{
    struct value year = scalar(operand(e, x->as.call.args[1]));
    int64_t n;
    if (is_absent(year)) return ABSENT;
    if (year.kind == VALUE_NUMBER && number_to_int(year.as.number, &n) && n >= 1 && n <= 9999)
        year = value_year((int32_t)n);
    if (year.kind != VALUE_YEAR) return UNKNOWN;
    return scalar(use_formulas(e, (struct use){x->as.call.args[0], NULL, year, eval_formula}));
}

// The walk of a formula for the blocks that it reads.
struct walk {
    struct eval *e;
    struct set found;
    struct set formulas; // gone through, as FORMULA values
};

static void walk_expr(const struct expr *x, void *context);

static void walk_formula(struct walk *w, const struct block *owner, const struct expr *formula)
{
    const struct value v = {.kind = VALUE_FORMULA, .as.formula = formula};
    if (!set_add(&w->formulas, v) || w->e->depth >= EVAL_DEPTH) return;
    struct block *self = w->e->self;
    w->e->self = (struct block *)owner;
    w->e->depth++;
    walk_expr(formula, w);
    w->e->depth--;
    w->e->self = self;
}

// A path from a named block or from the owner has one value wherever it stands.
static bool is_rooted(const struct expr *x)
{
    switch (x->op) {
    case EXPR_CONST:
    case EXPR_SELF: return true;
    case EXPR_GET: return is_rooted(x->as.get.of);
    case EXPR_KEYED: return is_rooted(x->as.keyed.of);
    default: return false;
    }
}

static void walk_expr(const struct expr *x, void *context)
{
    struct walk *w = context;
    if (!is_rooted(x)) {
        expr_operands(x, walk_expr, context);
        return;
    }
    struct value v = evaluate(w->e, x);
    const struct list one = {&v, 1};
    const struct list *xs = v.kind == VALUE_LIST ? v.as.list : &one;
    for (uint32_t i = 0; i < xs->count; i++) {
        v = xs->items[i];
        if (v.kind == VALUE_UNKNOWN) set_add(&w->found, v);
        if (v.kind == VALUE_BLOCK && is_readable(v.as.block)) set_add(&w->found, v);
        if (v.kind == VALUE_FORMULA) walk_formula(w, owner_at(w->e, x), v.as.formula);
    }
}

struct value eval_formula_variables(struct eval *e, const struct block *owner,
                                    const struct expr *formula)
{
    struct walk w = {e, set_new(e->arena), set_new(e->arena)};
    walk_formula(&w, owner, formula);
    return set_list(&w.found);
}

static struct value variables_of(struct eval *e, const struct block *owner,
                                 const struct expr *formula, int32_t year)
{
    (void)year;
    return eval_formula_variables(e, owner, formula);
}

struct value call_variables(struct eval *e, const struct expr *x)
{
    struct value v = use_formulas(e, (struct use){x->as.call.args[0], NULL, ABSENT, variables_of});
    if (v.kind == VALUE_UNKNOWN) return UNKNOWN;
    struct set found = set_new(e->arena);
    if (v.kind == VALUE_LIST) set_add_list(&found, v.as.list);
    return set_list(&found);
}
