// See readers.h. Slots are inherited: one is the same in its category and in those that derive from
// it, so it is known by its owner and its rank.
#include "compiler/law/readers.h"

struct slot_key {
    const struct category *owner;
    uint64_t index;
};

struct slot_readers {
    VEC(const struct citation *) list;
};

struct readers {
    struct arena *arena;
    struct map slots;                // slot_key -> struct slot_readers *
    const struct citation *citation; // of the rule being walked
    uint32_t depth;                  // of functions
};

enum { FUNCTION_DEPTH = 8 };

static void note(struct readers *r, const struct slot *s)
{
    struct slot_key *k = arena_make(r->arena, struct slot_key);
    *k = (struct slot_key){s->owner, s->index};
    struct text key = {(const char *)k, sizeof *k};
    struct slot_readers *of = map_get(&r->slots, key);
    if (!of) {
        of = arena_make(r->arena, struct slot_readers);
        map_set(&r->slots, key, of);
    }
    for (uint32_t i = 0; i < of->list.count; i++)
        if (text_eq(of->list.items[i]->text, r->citation->text)) return;
    vec_push(r->arena, &of->list, r->citation);
}

static void walk(const struct expr *x, void *context)
{
    struct readers *r = context;
    if (!x) return;
    if (x->op == EXPR_GET) note(r, x->as.get.slot);
    if (x->op == EXPR_KEYED) note(r, x->as.keyed.slot);
    if (x->op == EXPR_APPLY && r->depth < FUNCTION_DEPTH) {
        r->depth++;
        walk(x->as.apply.function->body, r);
        r->depth--;
    }
    expr_operands(x, walk, r);
}

static void walk_bearing(struct readers *r, const struct bearing *b)
{
    for (uint32_t i = 0; i < b->binder_count; i++) {
        walk(b->binders[i].collection, r);
        walk(b->binders[i].filter, r);
    }
    for (uint32_t i = 0; i < b->condition_count; i++) walk(b->conditions[i], r);
    walk(b->requires, r);
    walk(b->attested_by, r);
}

static void walk_rule(struct readers *r, const struct library *lib, const struct category *kind,
                      const struct rule *rule)
{
    r->citation = rule->citation;
    for (uint32_t i = 0; r->citation && i < rule->requirements.count; i++)
        for (uint32_t k = 0; k < rule->requirements.items[i].bearings.count; k++) {
            const struct bearing *b = &rule->requirements.items[i].bearings.items[k];
            bool of_acts = category_is(b->category, lib->act);
            if (!of_acts || category_is(kind, b->category)) walk_bearing(r, b);
        }
}

struct readers *readers_new(struct arena *a, const struct library *lib, const struct category *kind)
{
    struct readers *r = arena_make(a, struct readers);
    *r = (struct readers){.arena = a, .slots = map_new(a)};
    for (uint32_t i = 0; i < lib->dispositions.count; i++)
        for (uint32_t k = 0; k < lib->dispositions.items[i]->rules.count; k++)
            walk_rule(r, lib, kind, lib->dispositions.items[i]->rules.items[k]);
    return r;
}

struct text readers_citations(const struct readers *r, const struct slot *s, uint32_t most)
{
    const struct slot_key k = {s->owner, s->index};
    const struct slot_readers *of = map_get(&r->slots, (struct text){(const char *)&k, sizeof k});
    struct buffer b = buffer_new(r->arena);
    for (uint32_t i = 0; of && i < of->list.count && i < most; i++)
        buffer_printf(&b, "%s%.*s", i ? " ; " : "", TEXT_FMT(of->list.items[i]->text));
    if (of && of->list.count > most) buffer_add_c(&b, " …");
    return buffer_text(&b);
}
