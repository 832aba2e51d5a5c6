// Open addressing on value_hash; at most half full, so a probe always ends.
#include "runtime/value/set.h"

struct set set_new(struct arena *a)
{
    return (struct set){.arena = a};
}

// The bucket where v is, or would be.
static uint32_t *bucket_of(const struct set *s, struct value v)
{
    uint32_t mask = s->bucket_count - 1;
    uint32_t at = value_hash(v) & mask;
    while (s->buckets[at] && !value_eq(s->values.items[s->buckets[at] - 1], v))
        at = (at + 1) & mask;
    return &s->buckets[at];
}

static void grow(struct set *s)
{
    s->bucket_count = s->bucket_count ? s->bucket_count * 2 : 16;
    s->buckets = arena_array(s->arena, uint32_t, s->bucket_count);
    for (uint32_t i = 0; i < s->values.count; i++) *bucket_of(s, s->values.items[i]) = i + 1;
}

bool set_has(const struct set *s, struct value v)
{
    return s->bucket_count && *bucket_of(s, v) != 0;
}

bool set_add(struct set *s, struct value v)
{
    if (s->values.count * 2 >= s->bucket_count) grow(s);
    uint32_t *bucket = bucket_of(s, v);
    if (*bucket) return false;
    vec_push(s->arena, &s->values, v);
    *bucket = s->values.count;
    return true;
}

void set_add_list(struct set *s, const struct list *xs)
{
    for (uint32_t i = 0; i < xs->count; i++) set_add(s, xs->items[i]);
}

struct value set_list(const struct set *s)
{
    return value_list(s->arena, s->values.items, s->values.count);
}
