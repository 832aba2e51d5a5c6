// Hashed filters: the elements of a large collection by the value of a path from each, so that
// « x parmi xs tel que x.slot = k » inside another loop does not go through xs every time.
#include "runtime/eval/eval_parts.h"

struct index {
    uint32_t *first; // 1-based position of the first element of each bucket
    uint32_t *next;  // 1-based, of the next element of the same bucket; ascending
    uint32_t *hashes;
    uint32_t *undecided; // positions of the elements whose path cannot be compared
    uint32_t undecided_count, mask;
};

// A path that reads nothing but the variable is the same for the whole run.
bool index_applies(const struct expr *path, uint32_t variable)
{
    switch (path->op) {
    case EXPR_VARIABLE: return path->as.variable == variable;
    case EXPR_GET: return index_applies(path->as.get.of, variable);
    case EXPR_TITLE:
    case EXPR_NAME:
    case EXPR_PERIOD_BEGIN:
    case EXPR_PERIOD_END: return index_applies(path->as.one.left, variable);
    default: return false;
    }
}

static bool is_one_block(const struct expr *x)
{
    return x->op == EXPR_SELF || x->op == EXPR_DOSSIER || x->type.kind == TYPE_BLOCK;
}

static bool call_is_kept(const struct expr *x)
{
    switch (x->as.call.function) {
    case FUNCTION_ACTS: return true;
    case FUNCTION_ALL: return x->as.call.count == 0 || is_one_block(x->as.call.args[0]);
    default: return false;
    }
}

bool index_serves(const struct expr *collection, struct value xs)
{
    if (xs.kind != VALUE_LIST || xs.as.list->count < WORTH_HASHING) return false;
    switch (collection->op) {
    case EXPR_CONST:
    case EXPR_PARTIES: return true;
    case EXPR_CALL: return call_is_kept(collection);
    case EXPR_GET:
        return !(collection->as.get.slot->flags & SLOT_KEYED) &&
               is_one_block(collection->as.get.of);
    default: return false;
    }
}

static bool list_undecided(struct value v)
{
    if (v.kind != VALUE_LIST) return is_undecided(v);
    for (uint32_t i = 0; i < v.as.list->count; i++)
        if (is_undecided(v.as.list->items[i])) return true;
    return false;
}

static void index_element(struct eval *e, struct index *x, const struct list *xs, uint32_t i,
                          const struct expr *path, uint32_t variable)
{
    struct value v = xs->items[i];
    if (path) {
        e->variables[variable] = v;
        v = evaluate(e, path);
    }
    if (list_undecided(v)) {
        x->undecided[x->undecided_count++] = i;
    } else if (!is_absent(v)) {
        x->hashes[i] = value_hash(v);
        x->next[i] = x->first[x->hashes[i] & x->mask];
        x->first[x->hashes[i] & x->mask] = i + 1;
    }
}

static void reverse(uint32_t *xs, uint32_t n)
{
    for (uint32_t i = 0; i < n / 2; i++) {
        uint32_t swapped = xs[i];
        xs[i] = xs[n - 1 - i];
        xs[n - 1 - i] = swapped;
    }
}

// Elements are put at the head of their bucket, from the last to the first.
static struct index *build(struct eval *e, const struct list *xs, const struct expr *path,
                           uint32_t variable)
{
    struct arena *a = e->arena;
    struct index *x = arena_make(a, struct index);
    uint32_t room = 16;
    while (room < xs->count) room *= 2;
    x->mask = room - 1;
    x->first = arena_array(a, uint32_t, room);
    x->next = arena_array(a, uint32_t, xs->count);
    x->hashes = arena_array(a, uint32_t, xs->count);
    x->undecided = arena_array(a, uint32_t, xs->count);
    for (uint32_t i = xs->count; i-- > 0;) index_element(e, x, xs, i, path, variable);
    reverse(x->undecided, x->undecided_count);
    return x;
}

struct index *index_of(struct eval *e, const struct list *xs, const struct expr *path,
                       uint32_t variable)
{
    struct memo *m = cache_memo(e->cache, MEMO_INDEX, xs, path, 0);
    if (m->done) return m->index;
    struct arena *arena = e->arena;
    const struct block *missing_block = e->missing_block;
    const struct slot *missing_slot = e->missing_slot;
    const struct place refused = e->refused;
    e->arena = cache_arena(e->cache);
    m->index = build(e, xs, path, variable);
    m->done = true;
    e->arena = arena;
    e->missing_block = missing_block;
    e->missing_slot = missing_slot;
    e->refused = refused;
    return m->index;
}

struct cursor index_find(const struct index *x, struct value key)
{
    uint32_t hash = value_hash(key);
    return (struct cursor){.index = x, .hash = hash, .next = x->first[hash & x->mask]};
}

bool cursor_next(struct cursor *c, uint32_t *position)
{
    const struct index *x = c->index;
    while (c->next && x->hashes[c->next - 1] != c->hash) c->next = x->next[c->next - 1];
    bool undecided = c->undecided < x->undecided_count;
    if (undecided && (!c->next || x->undecided[c->undecided] < c->next - 1)) {
        *position = x->undecided[c->undecided++];
        return true;
    }
    if (!c->next) return false;
    *position = c->next - 1;
    c->next = x->next[c->next - 1];
    return true;
}
