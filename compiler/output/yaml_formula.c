// Formulas in a form that the runtime evaluates without the compiler: a tree of operations on
// values, on variables of the year and on other formulas. Whatever does not change with the year (a
// path, a collection) is replaced here by its value, a comprehension by its terms, a function of
// the library by its body, so that the reader needs neither categories nor library.
#include "compiler/output/yaml_parts.h"

#include "runtime/compiled/compiled_names.h"
#include "runtime/value/set.h"

// The arguments of a function of the library whose body is being written.
struct frame {
    const struct expr *const *arguments;
    uint32_t count;
    const struct frame *outer;
    struct value variables[EXPR_VARIABLES]; // of the outer frame
};

struct formula {
    struct contract *c;
    const struct block *owner;
    const struct slot *slot;
    struct text key; // empty for a slot that is not keyed
    const struct expr *expr;
    struct set blocks; // that it reads
    const struct frame *frame;
};

static void write_expr(struct formula *f, const struct expr *x);

static void write_child(struct formula *f, const char *key, const struct expr *x)
{
    yaml_key(f->c->w, text_of(key));
    write_expr(f, x);
}

static void write_op(struct formula *f, enum expr_op op)
{
    yaml_pair(f->c->w, "op", compiled_op(f->c->arena, op));
}

static bool is_variable(const struct block *b)
{
    return category_slot(b->category, TEXT("valeurs")) ||
           category_slot(b->category, TEXT("valeur"));
}

static void note_blocks(struct formula *f, struct value v)
{
    if (v.kind == VALUE_BLOCK && is_variable(v.as.block)) set_add(&f->blocks, v);
    for (uint32_t i = 0; v.kind == VALUE_LIST && i < v.as.list->count; i++)
        note_blocks(f, v.as.list->items[i]);
}

static void write_value(struct formula *f, struct value v)
{
    note_blocks(f, v);
    yaml_map(f->c->w);
    write_op(f, EXPR_CONST);
    contract_typed(f->c, v.kind == VALUE_FORMULA ? UNKNOWN : v);
    yaml_map_end(f->c->w);
}

static void write_reference(struct contract *c, const struct block *owner, const struct slot *s,
                            struct text key)
{
    yaml_pair(c->w, "owner", owner->path);
    yaml_pair(c->w, "slot", text_key(c->arena, s->ident));
    yaml_pair_if(c->w, "key", key);
}

// A path: to another formula, or to a value that is the same every year.
static void write_path(struct formula *f, const struct expr *x)
{
    struct value v = eval_run(f->c->eval, x);
    bool keyed = x->op == EXPR_KEYED;
    const struct expr *of = keyed ? x->as.keyed.of : x->as.get.of;
    struct value owner = v.kind == VALUE_FORMULA ? eval_run(f->c->eval, of) : ABSENT;
    if (owner.kind != VALUE_BLOCK) {
        write_value(f, v);
        return;
    }
    yaml_map(f->c->w);
    write_op(f, EXPR_KEYED);
    write_reference(f->c, owner.as.block, keyed ? x->as.keyed.slot : x->as.get.slot,
                    keyed ? x->as.keyed.key : NO_TEXT);
    yaml_map_end(f->c->w);
}

static void write_pair(struct formula *f, const struct expr *x)
{
    yaml_map(f->c->w);
    write_op(f, (enum expr_op)x->op);
    write_child(f, "left", x->as.pair.left);
    write_child(f, "right", x->as.pair.right);
    yaml_map_end(f->c->w);
}

static void write_one(struct formula *f, const struct expr *x)
{
    yaml_map(f->c->w);
    write_op(f, (enum expr_op)x->op);
    write_child(f, "left", x->as.one.left);
    yaml_map_end(f->c->w);
}

static void write_choice(struct formula *f, const struct expr *x)
{
    yaml_map(f->c->w);
    write_op(f, EXPR_CHOICE);
    write_child(f, "condition", x->as.choice.condition);
    write_child(f, "then", x->as.choice.then);
    write_child(f, "otherwise", x->as.choice.otherwise);
    yaml_map_end(f->c->w);
}

static void write_items(struct formula *f, const char *key, const struct expr *const *items,
                        uint32_t count)
{
    yaml_key(f->c->w, text_of(key));
    yaml_list(f->c->w);
    for (uint32_t i = 0; i < count; i++) write_expr(f, items[i]);
    yaml_list_end(f->c->w);
}

static void write_set(struct formula *f, const struct expr *x)
{
    yaml_map(f->c->w);
    write_op(f, EXPR_SET);
    write_items(f, "items", x->as.set.items, x->as.set.count);
    yaml_map_end(f->c->w);
}

struct term {
    struct formula *f;
    const struct expr *body; // NULL: « oui »
};

static void write_term(struct eval *e, void *context)
{
    static const struct expr yes = {.op = EXPR_CONST,
                                    .as.constant = {.kind = VALUE_BOOL, .as.boolean = true}};
    struct term *t = context;
    (void)e;
    write_expr(t->f, t->body ? t->body : &yes);
}

// The terms of a comprehension or of a quantifier, one for each binding.
static void write_terms(struct formula *f, const char *key, const struct binder *binders,
                        uint32_t count, const struct expr *body)
{
    struct term t = {f, body};
    yaml_key(f->c->w, text_of(key));
    yaml_list(f->c->w);
    eval_bind(f->c->eval, binders, count, write_term, &t);
    yaml_list_end(f->c->w);
}

static void write_loop(struct formula *f, const struct expr *x)
{
    yaml_map(f->c->w);
    write_op(f, (enum expr_op)x->op);
    write_terms(f, "items", x->as.loop.binders, x->as.loop.count, x->as.loop.body);
    yaml_map_end(f->c->w);
}

static void write_call_head(struct formula *f, enum function_id function, struct type type)
{
    write_op(f, EXPR_CALL);
    yaml_pair(f->c->w, "function", compiled_function(f->c->arena, function));
    yaml_pair(f->c->w, "type", compiled_type(f->c->arena, (enum type_kind)type.kind));
}

static void write_fold(struct formula *f, const struct expr *x)
{
    yaml_map(f->c->w);
    write_call_head(f, x->as.fold.function, x->type);
    write_terms(f, "arguments", x->as.fold.binders, x->as.fold.count, x->as.fold.body);
    yaml_map_end(f->c->w);
}

static void write_call(struct formula *f, const struct expr *x)
{
    if (!compiled_is_yearly(x->as.call.function)) {
        write_value(f, eval_run(f->c->eval, x));
        return;
    }
    yaml_map(f->c->w);
    write_call_head(f, x->as.call.function, x->type);
    write_items(f, "arguments", x->as.call.args, x->as.call.count);
    yaml_map_end(f->c->w);
}

// The body in the place of the call; its parameters are bound to their values for what is
// evaluated here and to their expressions for what is written.
static void write_apply(struct formula *f, const struct expr *x)
{
    const struct library_function *of = x->as.apply.function;
    struct eval *e = f->c->eval;
    struct frame inner = {x->as.apply.args, of->parameter_count, f->frame, {{0}}};
    memcpy(inner.variables, e->variables, sizeof inner.variables);
    struct value arguments[EXPR_VARIABLES];
    for (uint32_t i = 0; i < of->parameter_count; i++)
        arguments[i] = eval_run(e, x->as.apply.args[i]);
    memcpy(e->variables, arguments, of->parameter_count * sizeof *arguments);
    f->frame = &inner;
    write_expr(f, of->body);
    f->frame = inner.outer;
    memcpy(e->variables, inner.variables, sizeof inner.variables);
}

static void write_variable(struct formula *f, const struct expr *x)
{
    const struct frame *here = f->frame;
    struct eval *e = f->c->eval;
    if (!here || x->as.variable >= here->count) {
        write_value(f, e->variables[x->as.variable]);
        return;
    }
    struct value saved[EXPR_VARIABLES];
    memcpy(saved, e->variables, sizeof saved);
    memcpy(e->variables, here->variables, sizeof saved);
    f->frame = here->outer;
    write_expr(f, here->arguments[x->as.variable]);
    f->frame = here;
    memcpy(e->variables, saved, sizeof saved);
}

static void write_expr(struct formula *f, const struct expr *x)
{
    switch ((enum expr_op)x->op) {
    case EXPR_VARIABLE: write_variable(f, x); break;
    case EXPR_GET:
    case EXPR_KEYED: write_path(f, x); break;
    case EXPR_NOT:
    case EXPR_NEG: write_one(f, x); break;
    case EXPR_CHOICE: write_choice(f, x); break;
    case EXPR_FORALL:
    case EXPR_EXISTS:
    case EXPR_NONE: write_loop(f, x); break;
    case EXPR_CALL: write_call(f, x); break;
    case EXPR_FOLD: write_fold(f, x); break;
    case EXPR_APPLY: write_apply(f, x); break;
    case EXPR_SET: write_set(f, x); break;
    case EXPR_CONST:
    case EXPR_SELF:
    case EXPR_PARTIES:
    case EXPR_DOSSIER:
    case EXPR_AT_DATE:
    case EXPR_PERIOD_BEGIN:
    case EXPR_PERIOD_END:
    case EXPR_PERIOD_YEARS:
    case EXPR_SERIES_YEARS:
    case EXPR_PARTIES_OF:
    case EXPR_TITLE:
    case EXPR_NAME: write_value(f, eval_run(f->c->eval, x)); break;
    default: write_pair(f, x); break;
    }
}

static struct value slot_value(struct contract *c, const struct block *b, struct text ident)
{
    const struct slot *s = category_slot(b->category, ident);
    return s ? block_get(c->eval, b, s) : ABSENT;
}

static void write_part(struct contract *c, const struct block *b, struct text slot, bool measure)
{
    struct value v = slot_value(c, b, slot);
    if (value_is_missing(v)) return;
    contract_key(c, slot);
    contract_value(c, v, measure);
}

static void write_variable_block(struct contract *c, const struct block *b)
{
    yaml_map(c->w);
    yaml_pair(c->w, "id", b->path);
    yaml_pair_if(c->w, "name", b->name);
    yaml_pair_if(c->w, "title", b->title);
    write_part(c, b, TEXT("unité"), false);
    write_part(c, b, TEXT("source"), false);
    write_part(c, b, TEXT("valeurs"), true);
    write_part(c, b, TEXT("valeur"), true);
    yaml_map_end(c->w);
}

static void write_variables(struct formula *f)
{
    struct contract *c = f->c;
    struct value through = eval_formula_variables(c->eval, f->owner, f->expr);
    if (through.kind == VALUE_LIST) set_add_list(&f->blocks, through.as.list);
    yaml_key(c->w, TEXT("variables"));
    yaml_list(c->w);
    vec_each(struct value, v, &f->blocks.values) write_variable_block(c, v->as.block);
    yaml_list_end(c->w);
}

// « arrondi : centime », in the owner or in what encloses it.
static void write_rounding(struct contract *c, const struct block *owner)
{
    static const struct {
        struct text name;
        int decimals;
    } roundings[] = {{TEXT_INIT("centime"), 2}, {TEXT_INIT("euro"), 0}, {TEXT_INIT("millier"), -3}};
    for (const struct block *b = owner; b; b = b->parent) {
        struct value v = slot_value(c, b, TEXT("arrondi"));
        if (v.kind != VALUE_ENUM) continue;
        for (size_t i = 0; i < sizeof roundings / sizeof *roundings; i++) {
            if (!text_eq(v.as.enumerated->name, roundings[i].name)) continue;
            yaml_key(c->w, TEXT("rounding"));
            yaml_map(c->w);
            yaml_key(c->w, TEXT("decimals"));
            yaml_int(c->w, roundings[i].decimals);
            yaml_map_end(c->w);
            return;
        }
    }
}

static void write_days(struct contract *c, const struct schedule *s)
{
    yaml_key(c->w, TEXT("days"));
    yaml_list(c->w);
    for (int i = 0; i < s->count; i++) yaml_text(c->w, compiled_day(c->arena, s->days[i]));
    yaml_list_end(c->w);
}

static void write_schedule(struct contract *c, const struct block *b, const struct schedule *s)
{
    const struct slot *basis = category_slot(b->category, TEXT("assiette"));
    struct value settlement = slot_value(c, b, TEXT("régularisation"));
    yaml_key(c->w, TEXT("schedule"));
    yaml_map(c->w);
    yaml_pair(c->w, "id", b->path);
    if (basis && block_get(c->eval, b, basis).kind == VALUE_FORMULA) {
        yaml_key(c->w, TEXT("basis"));
        yaml_map(c->w);
        write_reference(c, b, basis, NO_TEXT);
        yaml_map_end(c->w);
    }
    write_days(c, s);
    yaml_pair(c->w, "shift", compiled_shift(c->arena, s->shift));
    yaml_pair(c->w, "difference", s->difference_first ? TEXT("first") : TEXT("last"));
    if (settlement.kind == VALUE_DAY)
        yaml_pair(c->w, "settlement", compiled_day(c->arena, *settlement.as.day));
    yaml_map_end(c->w);
}

// The schedule declared in the owner itself or in a block that it contains.
static void find_schedule(struct contract *c, const struct block *owner)
{
    struct schedule s;
    if (eval_schedule(c->eval, owner, &s)) {
        write_schedule(c, owner, &s);
        return;
    }
    for (uint32_t i = 0; i < owner->children.count; i++) {
        if (!eval_schedule(c->eval, owner->children.items[i], &s)) continue;
        write_schedule(c, owner->children.items[i], &s);
        return;
    }
}

static void write_formula(struct contract *c, const struct block *owner, const struct slot *slot,
                          struct text key, struct value v)
{
    if (v.kind != VALUE_FORMULA) return;
    struct formula f = {.c = c,
                        .owner = owner,
                        .slot = slot,
                        .key = key,
                        .expr = v.as.formula,
                        .blocks = set_new(c->arena)};
    const struct type *of = slot->type.of;
    struct block *outer = c->eval->self;
    c->eval->self = (struct block *)owner;
    yaml_map(c->w);
    write_reference(c, owner, slot, key);
    yaml_pair(c->w, "type", compiled_type(c->arena, of ? (enum type_kind)of->kind : TYPE_NONE));
    yaml_pair(c->w, "text", expr_format(c->arena, f.expr, NULL, 0));
    yaml_key(c->w, TEXT("expression"));
    write_expr(&f, f.expr);
    write_variables(&f);
    write_rounding(c, owner);
    find_schedule(c, owner);
    yaml_map_end(c->w);
    c->eval->self = outer;
}

static void write_formulas_of(struct contract *c, const struct block *b)
{
    vec_each(struct keyed, k, &b->keyed) write_formula(c, b, k->slot, k->key, k->filled.value);
    for (uint32_t i = 0; i < b->category->slots.count; i++)
        write_formula(c, b, &b->category->slots.items[i], NO_TEXT, block_value(b, i));
    for (uint32_t i = 0; i < b->children.count; i++) write_formulas_of(c, b->children.items[i]);
}

void contract_formulas(struct contract *c)
{
    yaml_list(c->w);
    write_formulas_of(c, c->act);
    yaml_list_end(c->w);
}
