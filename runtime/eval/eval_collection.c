// Collections that go through the model: blocks below a block, acts of a category. Each is made
// once for the world, so that its list is always the same one and can be indexed.
#include "runtime/eval/eval_parts.h"

typedef VEC(struct value) values;

static void add_below(struct arena *a, const struct block *b, const struct category *c,
                      values *found)
{
    for (uint32_t i = 0; i < b->children.count; i++) {
        struct block *child = b->children.items[i];
        if (category_is(child->category, c)) vec_push(a, found, value_block(child));
        add_below(a, child, c, found);
    }
}

static struct value kept(struct memo *m, struct arena *a, const values *found)
{
    m->value = value_list(a, found->items, found->count);
    m->done = true;
    return m->value;
}

struct value blocks_below(struct eval *e, struct block *b, const struct category *c)
{
    struct memo *m = cache_memo(e->cache, MEMO_BELOW, b, c, 0);
    if (!m->done) {
        values found = {0};
        add_below(cache_arena(e->cache), b, c, &found);
        kept(m, cache_arena(e->cache), &found);
        if (found.count == 0 && block_is_open(b)) m->value = UNKNOWN;
    }
    if (m->value.kind != VALUE_UNKNOWN && !(e->partial && block_is_open(b))) return m->value;
    note_missing(e, b, NULL);
    return UNKNOWN;
}

struct value acts_of(struct eval *e, const struct category *c)
{
    struct memo *m = cache_memo(e->cache, MEMO_ACTS, c, NULL, 0);
    if (m->done) return m->value;
    struct arena *a = cache_arena(e->cache);
    values found = {0};
    for (uint32_t i = 0; i < e->world->acts.count; i++) {
        struct block *act = e->world->acts.items[i];
        if (category_is(act->category, c)) vec_push(a, &found, value_block(act));
    }
    return kept(m, a, &found);
}
