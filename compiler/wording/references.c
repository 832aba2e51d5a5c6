// The table of references: filled while a document is composed, searched by what acts and outlines
// write. How a reference reads is reference_words.c's.
#include "compiler/wording/references.h"

struct reference_table *references_new(struct arena *a)
{
    struct reference_table *t = arena_make(a, struct reference_table);
    t->arena = a;
    t->by_id = map_new(a);
    t->by_anchor = map_new(a);
    t->by_block_name = map_new(a);
    t->ids = map_new(a);
    t->by_block = map_new(a);
    return t;
}

static struct text id_key(struct arena *a, struct text noun, struct text id)
{
    return text_printf(a, "%.*s %.*s", TEXT_FMT(noun), TEXT_FMT(id));
}

struct target *references_add(struct reference_table *t, struct text id, struct text noun,
                              struct text anchor)
{
    struct target *x = arena_make(t->arena, struct target);
    *x = (struct target){.id = id, .noun = noun, .anchor = anchor};
    if (anchor.len) map_set(&t->by_anchor, anchor, x);
    if (!id.len) return x;
    struct text key = id_key(t->arena, noun, id);
    if (!map_get(&t->by_id, key)) map_set(&t->by_id, key, x);
    if (!map_get(&t->ids, id)) map_set(&t->ids, id, x);
    return x;
}

void references_name_block(struct reference_table *t, const struct block *b, struct target *x)
{
    if (!b->name.len) return;
    struct text key = id_key(t->arena, x->noun, b->name);
    bool known = map_get(&t->by_block_name, key) != NULL;
    map_set(&t->by_block_name, key, known ? arena_make(t->arena, struct target) : x);
}

const struct target *references_find(const struct reference_table *t, struct arena *scratch,
                                     struct text noun, struct text id)
{
    struct text key = id_key(scratch, noun, id);
    const struct target *x = map_get(&t->by_id, key);
    if (x) return x;
    x = map_get(&t->by_block_name, key);
    return x && x->noun.len ? x : NULL;
}

void references_number_block(struct reference_table *t, const struct block *b, struct text number)
{
    struct text path = block_identity(b)->path;
    if (!number.len || map_get(&t->by_block, path)) return;
    struct text *held = arena_make(t->arena, struct text);
    *held = number;
    map_set(&t->by_block, path, held);
}

struct text references_block_number(const struct reference_table *t, const struct block *b)
{
    const struct text *held = map_get(&t->by_block, block_identity(b)->path);
    if (held) return *held;
    return t->elsewhere ? t->elsewhere(t->context, b) : NO_TEXT;
}
