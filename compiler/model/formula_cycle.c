// See formula_cycle.h. What a formula reads is followed as far as the model tells it: through named
// blocks, the block's own slots and lists of blocks. What only a year decides is left to the
// evaluator, for which such a formula is unknown.

#include "compiler/model/formula_cycle.h"

#include "compiler/model/cycle.h"
#include "compiler/model/names.h"
#include "runtime/value/expr.h"

typedef VEC(const struct block *) block_list;

struct search {
    struct library *lib;
    struct map vertices; // a block and one of its formulas -> struct vertex *
};

// The formula whose operands are being followed.
struct reader {
    struct search *search;
    const struct block *owner;
    struct vertex *vertex;
};

// A formula may be that of several blocks, by « comme », and read different things in each.
static struct text key_of(struct arena *a, const struct block *b, const struct expr *formula)
{
    const void *both[] = {b, formula};
    return text_copy(a, (struct text){(const char *)both, sizeof both});
}

// --- the blocks that a path leads to

static void add_value(struct arena *a, struct value v, block_list *to)
{
    if (v.kind == VALUE_BLOCK) vec_push(a, to, v.as.block);
    for (uint32_t i = 0; v.kind == VALUE_LIST && i < v.as.list->count; i++)
        if (v.as.list->items[i].kind == VALUE_BLOCK) vec_push(a, to, v.as.list->items[i].as.block);
}

static struct value slot_value(const struct block *b, const struct slot *slot)
{
    const struct slot *own = category_slot(b->category, slot->ident);
    return own ? block_value(b, own->index) : ABSENT;
}

static block_list lead_to(const struct reader *r, const struct expr *x)
{
    struct arena *a = r->search->lib->arena;
    block_list list = {0};
    if (x->op == EXPR_SELF) vec_push(a, &list, r->owner);
    if (x->op == EXPR_CONST) add_value(a, x->as.constant, &list);
    if (x->op != EXPR_GET) return list;
    block_list from = lead_to(r, x->as.get.of);
    for (uint32_t i = 0; i < from.count; i++)
        add_value(a, slot_value(from.items[i], x->as.get.slot), &list);
    return list;
}

// --- what a formula reads

static void add_arc(const struct reader *r, const struct block *b, struct value v,
                    struct place where)
{
    if (v.kind != VALUE_FORMULA) return;
    struct arena *a = r->search->lib->arena;
    struct vertex *to = map_get(&r->search->vertices, key_of(a, b, v.as.formula));
    if (to) vec_push(a, &r->vertex->arcs, ((struct arc){to, where}));
}

static void read_key(const struct reader *r, const struct block *b, const struct expr *x)
{
    const struct keyed *k = names_find_key(r->search->lib, b, x->as.keyed.key);
    if (k) add_arc(r, b, k->filled.value, x->place);
}

static void read_slot(const struct reader *r, const struct block *b, const struct expr *x)
{
    const struct slot *slot = x->as.get.slot;
    add_arc(r, b, slot_value(b, slot), x->place);
    for (uint32_t i = 0; slot->flags & SLOT_KEYED && i < b->keyed.count; i++)
        if (text_eq(b->keyed.items[i].slot->ident, slot->ident))
            add_arc(r, b, b->keyed.items[i].filled.value, x->place);
}

static void read_operand(const struct expr *x, void *context)
{
    const struct reader *r = context;
    bool keyed = x->op == EXPR_KEYED;
    if (keyed || x->op == EXPR_GET) {
        block_list owners = lead_to(r, keyed ? x->as.keyed.of : x->as.get.of);
        for (uint32_t i = 0; i < owners.count; i++)
            (keyed ? read_key : read_slot)(r, owners.items[i], x);
    }
    expr_operands(x, read_operand, context);
}

// --- the formulas of a block

typedef void each_formula(struct search *s, const struct block *b, struct text label,
                          const struct expr *formula);

static void enter_formula(struct search *s, const struct block *b, struct text label,
                          const struct expr *formula)
{
    struct vertex *v = arena_make(s->lib->arena, struct vertex);
    v->label = label;
    map_set(&s->vertices, key_of(s->lib->arena, b, formula), v);
}

static void follow_formula(struct search *s, const struct block *b, struct text label,
                           const struct expr *formula)
{
    (void)label;
    struct vertex *v = map_get(&s->vertices, key_of(s->lib->arena, b, formula));
    struct reader r = {s, b, v};
    read_operand(formula, &r);
}

static void each_of(struct search *s, const struct block *b, each_formula *each)
{
    for (uint32_t i = 0; i < b->keyed.count; i++) {
        const struct keyed *k = &b->keyed.items[i];
        if (k->filled.value.kind == VALUE_FORMULA) each(s, b, k->key, k->filled.value.as.formula);
    }
    for (uint32_t i = 0; i < b->category->slots.count; i++) {
        struct value v = block_value(b, i);
        if (v.kind == VALUE_FORMULA) each(s, b, b->category->slots.items[i].label, v.as.formula);
    }
}

static void say_cycle(void *context, const struct arc *closing, struct text way)
{
    struct search *s = context;
    diag_say(s->lib->diags, DIAG_FORMULA_CYCLE, closing->place, closing->to->label, way);
}

void formula_cycles(struct library *lib, struct block *const *blocks, uint32_t count)
{
    struct search s = {.lib = lib, .vertices = map_new(lib->arena)};
    for (uint32_t i = 0; i < count; i++) each_of(&s, blocks[i], enter_formula);
    for (uint32_t i = 0; i < count; i++) each_of(&s, blocks[i], follow_formula);
    for (uint32_t i = 0; i < s.vertices.count; i++)
        cycle_search(lib->arena, s.vertices.entries[i].value, say_cycle, &s);
}
