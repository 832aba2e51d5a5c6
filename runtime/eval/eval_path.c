// Paths: from a block to its slots, from a list to the slots of its elements.
#include "runtime/eval/eval_parts.h"

void note_missing(struct eval *e, const struct block *b, const struct slot *s)
{
    if (e->missing_block) return;
    e->missing_block = b;
    e->missing_slot = s;
}

// The slot as the block's own category declares it, which may narrow the one that was named.
static const struct slot *own_slot(const struct block *b, const struct slot *s)
{
    const struct category *c = b->category;
    if (s->index < c->slots.count && text_eq(c->slots.items[s->index].ident, s->ident))
        return &c->slots.items[s->index];
    return category_slot(c, s->ident);
}

// What f holds; that an error refused it is noted.
static struct value read_filled(struct eval *e, struct filled f)
{
    if (f.refused && !e->refused.source) e->refused = f.place;
    return f.value;
}

static struct value keyed_values(struct eval *e, const struct block *b, const struct slot *s)
{
    VEC(struct value) found = {0};
    vec_each(struct keyed, k, &b->keyed) if (text_eq(k->slot->ident, s->ident))
        vec_push(e->arena, &found, read_filled(e, k->filled));
    return found.count ? value_list(e->arena, found.items, found.count) : ABSENT;
}

// What is written in b, or in what b is like; *own is the slot of the first that has it.
static struct value written(struct eval *e, const struct block *b, const struct slot *s,
                            const struct slot **own)
{
    *own = NULL;
    for (; b; b = b->like) {
        const struct slot *here = own_slot(b, s);
        if (!here) continue;
        if (!*own) *own = here;
        struct value v = here->flags & SLOT_KEYED ? keyed_values(e, b, here)
                                                  : read_filled(e, block_filled(b, here->index));
        if (v.kind == VALUE_ABSENT) continue;
        if (e->read) e->read(e->read_context, b, here);
        return v;
    }
    return ABSENT;
}

static struct value when_silent(struct eval *e, const struct block *b, const struct slot *s)
{
    static const struct list nothing = {NULL, 0};
    struct value v = ABSENT;
    if (s->fallback)
        v = memo_run(e, cache_memo(e->cache, MEMO_FALLBACK, b, s->fallback, 0), b, s->fallback,
                     evaluate);
    if (v.kind != VALUE_ABSENT) return v;
    if (s->flags & SLOT_FACT || block_is_open(b)) return UNKNOWN;
    if (s->flags & SLOT_CHILD && s->flags & SLOT_SEVERAL)
        return (struct value){.kind = VALUE_LIST, .as.list = &nothing};
    return ABSENT;
}

struct value block_get(struct eval *e, const struct block *b, const struct slot *s)
{
    const struct slot *own;
    struct value v = written(e, b, s, &own);
    if (!own) return ABSENT;
    if (v.kind == VALUE_AT_SIGNATURE) v = e->world->has_date ? value_date(e->world->date) : UNKNOWN;
    if (v.kind == VALUE_ABSENT) v = when_silent(e, b, own);
    if (v.kind == VALUE_UNKNOWN) note_missing(e, b, own);
    return v;
}

struct value map_value(struct eval *e, struct value v, step *one, const void *context)
{
    if (is_absent(v)) return ABSENT;
    if (v.kind == VALUE_UNKNOWN) return UNKNOWN;
    if (v.kind != VALUE_LIST) return one(e, v, context);
    VEC(struct value) found = {0};
    for (uint32_t i = 0; i < v.as.list->count; i++) {
        struct value x = map_value(e, v.as.list->items[i], one, context);
        if (is_absent(x)) continue;
        const struct list single = {&x, 1};
        const struct list *xs = x.kind == VALUE_LIST ? x.as.list : &single;
        for (uint32_t j = 0; j < xs->count; j++) vec_push(e->arena, &found, xs->items[j]);
    }
    struct list *list = arena_make(e->arena, struct list);
    *list = (struct list){found.items, found.count};
    return (struct value){.kind = VALUE_LIST, .as.list = list};
}

// The block that a value stands for: itself, or the wordings of a value of an enumeration.
static const struct block *block_of(struct value v)
{
    if (v.kind == VALUE_BLOCK) return v.as.block;
    return v.kind == VALUE_ENUM ? v.as.enumerated->block : NULL;
}

struct value step_get(struct eval *e, struct value base, const void *get)
{
    const struct expr *x = get;
    const struct block *b = block_of(base);
    if (b) return block_get(e, b, x->as.get.slot);
    return is_undecided(base) ? UNKNOWN : ABSENT;
}

struct value step_keyed(struct eval *e, struct value base, const void *keyed)
{
    const struct expr *x = keyed;
    const struct block *b = block_of(base);
    if (!b) return is_undecided(base) ? UNKNOWN : ABSENT;
    for (const struct block *at = b; at; at = at->like) {
        for (uint32_t i = 0; i < at->keyed.count; i++) {
            const struct keyed *k = &at->keyed.items[i];
            bool asked = text_eq(k->slot->ident, x->as.keyed.slot->ident) &&
                         text_eq(k->key, x->as.keyed.key);
            if (!asked) continue;
            if (e->read) e->read(e->read_context, at, k->slot);
            return read_filled(e, k->filled);
        }
    }
    if (!(x->as.keyed.slot->flags & SLOT_FACT) && !block_is_open(b)) return ABSENT;
    note_missing(e, b, x->as.keyed.slot);
    return UNKNOWN;
}

static struct value parties(struct eval *e, const struct expr *x)
{
    (void)x;
    struct set found = set_new(e->arena);
    const struct category *c = e->self->category;
    for (uint32_t i = 0; i < c->slots.count; i++) {
        if (!(c->slots.items[i].flags & SLOT_PARTY)) continue;
        struct value v = block_get(e, e->self, &c->slots.items[i]);
        if (v.kind == VALUE_LIST)
            set_add_list(&found, v.as.list);
        else if (!is_absent(v))
            set_add(&found, v);
    }
    return set_list(&found);
}

static struct value parties_to(struct eval *e, const struct block *b)
{
    const struct block *root = b->root ? b->root : b;
    return memo_run(e, cache_memo(e->cache, MEMO_PARTIES, root, NULL, 0), root, NULL, parties);
}

struct value path_parties(struct eval *e)
{
    return parties_to(e, e->self);
}

static struct value step_parties(struct eval *e, struct value v, const void *context)
{
    (void)context;
    return v.kind == VALUE_BLOCK ? parties_to(e, v.as.block) : UNKNOWN;
}

static struct value label_or_absent(struct arena *a, struct text t)
{
    return t.len ? value_label(a, t) : ABSENT;
}

static struct value step_title(struct eval *e, struct value v, const void *context)
{
    (void)context;
    if (v.kind == VALUE_ENUM) return label_or_absent(e->arena, v.as.enumerated->label);
    if (v.kind != VALUE_BLOCK) return UNKNOWN;
    const struct block *b = v.as.block;
    while (b->title.len == 0 && b->like) b = b->like;
    return label_or_absent(e->arena, b->title);
}

static struct value step_name(struct eval *e, struct value v, const void *context)
{
    (void)context;
    if (v.kind == VALUE_ENUM) return label_or_absent(e->arena, v.as.enumerated->name);
    return v.kind == VALUE_BLOCK ? label_or_absent(e->arena, v.as.block->name) : UNKNOWN;
}

static struct value step_begin(struct eval *e, struct value v, const void *context)
{
    (void)e, (void)context;
    if (v.kind != VALUE_PERIOD) return UNKNOWN;
    return v.as.period->has_begin ? value_date(v.as.period->begin) : ABSENT;
}

static struct value step_end(struct eval *e, struct value v, const void *context)
{
    (void)e, (void)context;
    if (v.kind != VALUE_PERIOD) return UNKNOWN;
    return v.as.period->has_end ? value_date(v.as.period->end) : ABSENT;
}

static void add_years(struct set *years, const struct period *p)
{
    int last = date_to_civil(p->end).year;
    for (int y = date_to_civil(p->begin).year; y <= last; y++) set_add(years, value_year(y));
}

static struct value step_years(struct eval *e, struct value v, const void *context)
{
    (void)context;
    if (v.kind != VALUE_PERIOD || !v.as.period->has_begin || !v.as.period->has_end) return UNKNOWN;
    struct set years = set_new(e->arena);
    add_years(&years, v.as.period);
    return set_list(&years);
}

// An open period of a series has no last year, but the years that are certain are still listed.
static struct value step_keys(struct eval *e, struct value v, const void *context)
{
    (void)context;
    if (v.kind != VALUE_SERIES) return UNKNOWN;
    struct set years = set_new(e->arena);
    for (uint32_t i = 0; i < v.as.series->count; i++) {
        struct value key = v.as.series->entries[i].key;
        bool closed =
            key.kind == VALUE_PERIOD && key.as.period->has_begin && key.as.period->has_end;
        if (closed)
            add_years(&years, key.as.period);
        else
            set_add(&years, key.kind == VALUE_YEAR ? key : UNKNOWN);
    }
    return set_list(&years);
}

struct value path_run(struct eval *e, const struct expr *x)
{
    static step *const steps[EXPR_COUNT] = {
        [EXPR_TITLE] = step_title,        [EXPR_NAME] = step_name,
        [EXPR_PERIOD_BEGIN] = step_begin, [EXPR_PERIOD_END] = step_end,
        [EXPR_PERIOD_YEARS] = step_years, [EXPR_SERIES_YEARS] = step_keys,
        [EXPR_PARTIES_OF] = step_parties,
    };
    return map_value(e, evaluate(e, x->as.one.left), steps[x->op], NULL);
}
