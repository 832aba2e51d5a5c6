// Small models and expressions made by hand, for the tests of the evaluator.
#pragma once

#include "runtime/eval/eval.h"

struct small {
    struct arena *arena;
    struct world world;
    struct eval eval;
    struct category *act, *item, *organism; // act holds items; item and organism are plain
};

static inline const struct number *plain(struct small *m, const char *text)
{
    return number_parse_plain(m->arena, text_of(text));
}

static inline struct category *category(struct small *m, const char *name, struct category *parent)
{
    struct category *c = arena_make(m->arena, struct category);
    c->name = text_of(name);
    c->parent = parent;
    c->by_ident = map_new(m->arena);
    c->by_word = map_new(m->arena);
    for (uint32_t i = 0; parent && i < parent->slots.count; i++) {
        vec_push(m->arena, &c->slots, parent->slots.items[i]);
        map_set(&c->by_ident, parent->slots.items[i].ident, &parent->slots.items[i]);
    }
    return c;
}

// Adds a slot; the result is a stable copy, good for expressions.
static inline struct slot *slot(struct small *m, struct category *c, const char *ident,
                                enum type_kind kind, unsigned flags, const struct expr *fallback)
{
    struct slot s = {.label = text_of(ident),
                     .ident = text_of(ident),
                     .type = type_of_kind(kind),
                     .flags = flags,
                     .fallback = fallback,
                     .owner = c,
                     .index = c->slots.count};
    vec_push(m->arena, &c->slots, s);
    struct slot *copy = arena_make(m->arena, struct slot);
    *copy = s;
    map_set(&c->by_ident, s.ident, copy);
    return copy;
}

static inline struct block *block(struct small *m, struct category *c, const char *name,
                                  struct block *parent)
{
    struct block *b = arena_make(m->arena, struct block);
    b->category = c;
    b->name = text_of(name);
    b->title = b->name;
    for (uint32_t i = 0; i < c->slots.count; i++) block_fill(m->arena, b, i);
    b->parent = parent;
    b->root = parent ? parent->root : b;
    if (parent)
        vec_push(m->arena, &parent->children, b);
    else
        vec_push(m->arena, &m->world.acts, b);
    return b;
}

static inline void put(struct block *b, const struct slot *s, struct value v)
{
    b->filled.items[b->held[s->index] - 1]->value = v;
}

static inline struct expr *make(struct small *m, enum expr_op op, enum type_kind type)
{
    struct expr *x = arena_make(m->arena, struct expr);
    x->op = (uint8_t)op;
    x->type = type_of_kind(type);
    return x;
}

static inline const struct expr *constant(struct small *m, struct value v)
{
    struct expr *x = make(m, EXPR_CONST, TYPE_NONE);
    x->as.constant = v;
    if (v.kind == VALUE_BOOL) x->type.kind = TYPE_BOOL;
    if (v.kind == VALUE_BLOCK) x->type.kind = TYPE_BLOCK;
    return x;
}

static inline const struct expr *figure(struct small *m, const char *text)
{
    return constant(m, value_number(plain(m, text)));
}

static inline const struct expr *pair(struct small *m, enum expr_op op, const struct expr *l,
                                      const struct expr *r)
{
    struct expr *x = make(m, op, op >= EXPR_AND && op <= EXPR_WITHIN ? TYPE_BOOL : TYPE_NONE);
    x->as.pair.left = l;
    x->as.pair.right = r;
    return x;
}

static inline const struct expr *one(struct small *m, enum expr_op op, const struct expr *of)
{
    struct expr *x = make(m, op, op == EXPR_NOT ? TYPE_BOOL : TYPE_NONE);
    x->as.one.left = of;
    return x;
}

static inline const struct expr *self(struct small *m)
{
    return make(m, EXPR_SELF, TYPE_BLOCK);
}

static inline const struct expr *variable(struct small *m, uint32_t number)
{
    struct expr *x = make(m, EXPR_VARIABLE, TYPE_BLOCK);
    x->as.variable = number;
    return x;
}

static inline const struct expr *get(struct small *m, const struct expr *of, const struct slot *s)
{
    struct expr *x = make(m, EXPR_GET, (enum type_kind)s->type.kind);
    x->as.get.of = of;
    x->as.get.slot = s;
    return x;
}

static inline const struct expr *keyed(struct small *m, const struct expr *of, const struct slot *s,
                                       const char *key)
{
    struct expr *x = make(m, EXPR_KEYED, (enum type_kind)s->type.kind);
    x->as.keyed.of = of;
    x->as.keyed.slot = s;
    x->as.keyed.key = text_of(key);
    return x;
}

// Up to three arguments, NULL after the last.
static inline const struct expr *function(struct small *m, enum function_id f,
                                          const struct category *c, const struct expr *x0,
                                          const struct expr *x1, const struct expr *x2)
{
    struct expr *x = make(m, EXPR_CALL, TYPE_NONE);
    const struct expr **args = arena_array(m->arena, const struct expr *, 3);
    args[0] = x0;
    args[1] = x1;
    args[2] = x2;
    x->as.call.function = f;
    x->as.call.args = args;
    x->as.call.count = x2 ? 3 : x1 ? 2 : x0 ? 1 : 0;
    x->as.call.category = c;
    return x;
}

static inline const struct binder *binder(struct small *m, uint32_t number, const char *name,
                                          const struct expr *collection, const struct expr *filter)
{
    struct binder *b = arena_make(m->arena, struct binder);
    b->variable = number;
    b->name = text_of(name);
    b->collection = collection;
    b->filter = filter;
    return b;
}

static inline const struct expr *loop(struct small *m, enum expr_op op, const struct binder *b,
                                      const struct expr *body)
{
    struct expr *x = make(m, op, TYPE_BOOL);
    x->as.loop.binders = b;
    x->as.loop.count = 1;
    x->as.loop.body = body;
    return x;
}

static inline const struct expr *folded(struct small *m, enum function_id f, const struct binder *b,
                                        const struct expr *body)
{
    struct expr *x = make(m, EXPR_FOLD, TYPE_NONE);
    x->as.fold.function = f;
    x->as.fold.binders = b;
    x->as.fold.count = 1;
    x->as.fold.body = body;
    return x;
}

static inline const struct expr *set_of(struct small *m, const struct expr *x0,
                                        const struct expr *x1)
{
    struct expr *x = make(m, EXPR_SET, TYPE_LIST);
    const struct expr **items = arena_array(m->arena, const struct expr *, 2);
    items[0] = x0;
    items[1] = x1;
    x->as.set.items = items;
    x->as.set.count = x1 ? 2 : x0 ? 1 : 0;
    return x;
}

// What x comes to, as a sentence shows it.
static inline struct text shown(struct small *m, const struct expr *x)
{
    return value_format(m->arena, eval_run(&m->eval, x));
}

static inline int small_setup(void **state)
{
    struct arena *a = arena_new();
    struct small *m = arena_make(a, struct small);
    m->arena = a;
    m->act = category(m, "acte", NULL);
    m->item = category(m, "objectif", NULL);
    m->organism = category(m, "organisme", NULL);
    eval_init(&m->eval, a, &m->world);
    *state = m;
    return 0;
}

static inline int small_teardown(void **state)
{
    struct small *m = *state;
    arena_free(m->arena);
    return 0;
}

#define small_test(f) cmocka_unit_test_setup_teardown(f, small_setup, small_teardown)
