// The data of an act: every slot that holds a value, block within block. It names no slot.
#include "compiler/output/yaml_parts.h"

static bool is_measure(const struct type *t)
{
    while (t && t->kind != TYPE_MEASURE) t = t->of;
    return t != NULL;
}

static void write_block(struct contract *c, const struct block *b)
{
    yaml_map(c->w);
    yaml_pair(c->w, "kind", text_key(c->arena, b->category->name));
    yaml_pair_if(c->w, "name", b->name);
    yaml_pair_if(c->w, "title", b->title);
    if (b->like) yaml_pair(c->w, "like", b->like->path);
    contract_slots(c, b);
    yaml_map_end(c->w);
}

// Contained blocks: one, or several in the order of the source.
static void write_children(struct contract *c, struct value v)
{
    if (v.kind == VALUE_BLOCK) {
        write_block(c, v.as.block);
        return;
    }
    yaml_list(c->w);
    for (uint32_t i = 0; i < v.as.list->count; i++)
        if (v.as.list->items[i].kind == VALUE_BLOCK) write_block(c, v.as.list->items[i].as.block);
    yaml_list_end(c->w);
}

static void write_keyed(struct contract *c, const struct block *b, const struct slot *s)
{
    bool open = false;
    vec_each(struct keyed, k, &b->keyed)
    {
        if (k->slot->index != s->index) continue;
        if (!open) {
            contract_key(c, s->ident);
            yaml_map(c->w);
            open = true;
        }
        contract_key(c, k->key);
        contract_value(c, k->filled.value, is_measure(&s->type));
    }
    if (open) yaml_map_end(c->w);
}

static void write_slot(struct contract *c, const struct block *b, const struct slot *s)
{
    if (s->flags & SLOT_KEYED) {
        write_keyed(c, b, s);
        return;
    }
    const struct filled f = block_filled(b, s->index);
    struct value v = f.value;
    if (f.assumed) v = f.written ? VALUE_OF_KIND(VALUE_AT_SIGNATURE) : ABSENT;
    bool blocks = s->flags & SLOT_CHILD && (v.kind == VALUE_BLOCK || v.kind == VALUE_LIST);
    if (v.kind == VALUE_ABSENT) return;
    if (blocks && v.kind == VALUE_LIST && v.as.list->count == 0) return;
    contract_key(c, s->ident);
    if (blocks)
        write_children(c, v);
    else
        contract_value(c, v, is_measure(&s->type));
}

void contract_slots(struct contract *c, const struct block *b)
{
    for (uint32_t i = 0; i < b->category->slots.count; i++)
        write_slot(c, b, &b->category->slots.items[i]);
}
