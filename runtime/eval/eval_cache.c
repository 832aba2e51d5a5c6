// What is computed once over a world: collections, fallbacks, formulas, hashed filters.
#include "runtime/eval/eval_parts.h"

#include "runtime/map.h"

struct eval_cache {
    struct arena *arena;
    struct memo **buckets; // open addressing, at most half full
    uint32_t count, room;
};

struct eval_cache *cache_new(struct arena *a)
{
    struct eval_cache *c = arena_make(a, struct eval_cache);
    c->arena = a;
    return c;
}

struct arena *cache_arena(const struct eval_cache *c)
{
    return c->arena;
}

static uint32_t memo_hash(const struct memo *m)
{
    const uintptr_t key[4] = {(uintptr_t)m->kind, (uintptr_t)m->a, (uintptr_t)m->b,
                              (uintptr_t)(uint32_t)m->n};
    return hash_bytes(key, sizeof key, 0);
}

static bool memo_same(const struct memo *x, const struct memo *y)
{
    return x->kind == y->kind && x->a == y->a && x->b == y->b && x->n == y->n;
}

static struct memo **bucket_of(const struct eval_cache *c, const struct memo *m)
{
    uint32_t mask = c->room - 1, at = memo_hash(m) & mask;
    while (c->buckets[at] && !memo_same(c->buckets[at], m)) at = (at + 1) & mask;
    return &c->buckets[at];
}

static void grow(struct eval_cache *c)
{
    struct memo **old = c->buckets;
    uint32_t old_room = c->room;
    c->room = old_room ? old_room * 2 : 256;
    c->buckets = arena_array(c->arena, struct memo *, c->room);
    for (uint32_t i = 0; i < old_room; i++)
        if (old[i]) *bucket_of(c, old[i]) = old[i];
}

struct memo *cache_memo(struct eval_cache *c, enum memo_kind kind, const void *a, const void *b,
                        int32_t n)
{
    if (c->count * 2 >= c->room) grow(c);
    const struct memo wanted = {.kind = kind, .a = a, .b = b, .n = n};
    struct memo **bucket = bucket_of(c, &wanted);
    if (!*bucket) {
        *bucket = arena_make(c->arena, struct memo);
        **bucket = wanted;
        c->count++;
    }
    return *bucket;
}
