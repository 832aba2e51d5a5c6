// « What was agreed must be in what is signed »: every value that the act declares is looked for
// among those that composing its document has read.
#include "compiler/document/composer.h"

struct watch *watch_new(struct arena *a)
{
    struct watch *w = arena_make(a, struct watch);
    w->arena = a;
    return w;
}

static void widen(struct watch *w, uint32_t id)
{
    if (id < w->row_count) return;
    uint32_t count = w->row_count ? w->row_count : 64;
    while (count <= id) count *= 2;
    void *rows = arena_alloc(w->arena, count * sizeof *w->rows);
    if (w->row_count) memcpy(rows, w->rows, w->row_count * sizeof *w->rows);
    w->rows = rows;
    w->row_count = count;
}

static void note_spot(struct watch *w, const struct block *b, const struct slot *s)
{
    const struct printed one = {b, s, w->spot};
    uint32_t n = w->printing->list.count;
    const struct printed *last = n ? &w->printing->list.items[n - 1] : NULL;
    if (last && last->block == b && last->slot == s && last->spot == w->spot) return;
    vec_push(w->arena, &w->printing->list, one);
}

void watch_read(void *watch, const struct block *b, const struct slot *s)
{
    struct watch *w = watch;
    if (b->library) return; // its words are no one's to print
    widen(w, b->id);
    if (!w->rows[b->id].items) {
        w->rows[b->id].count = b->category->slots.count;
        w->rows[b->id].items = arena_array(w->arena, bool, b->category->slots.count);
    }
    if (s->index < w->rows[b->id].count) w->rows[b->id].items[s->index] = true;
    if (w->printing) note_spot(w, b, s);
}

const struct spot *spot_enter(struct composer *c, const struct frame *f, enum part_kind kind,
                              const struct block *subject)
{
    const struct spot *before = c->watch->spot;
    if (!c->watch->printing) return before;
    struct spot *s = arena_make(c->arena, struct spot);
    *s = (struct spot){f->node, kind == PART_PARTIES, kind == PART_VISAS, before};
    c->watch->spot = s;
    if (subject) note_spot(c->watch, subject, NULL);
    return before;
}

void spot_leave(struct composer *c, const struct spot *before)
{
    c->watch->spot = before;
}

bool watch_has(const struct watch *w, const struct block *b, const struct slot *s)
{
    return b->id < w->row_count && s->index < w->rows[b->id].count &&
           w->rows[b->id].items[s->index];
}

static bool must_be_printed(const struct slot *s)
{
    return !(s->flags & (SLOT_FACT | SLOT_INTERNAL | SLOT_CHILD));
}

static void check_keyed(struct composer *c, const struct block *b)
{
    for (uint32_t i = 0; i < b->keyed.count; i++) {
        const struct keyed *k = &b->keyed.items[i];
        if (!must_be_printed(k->slot) || watch_has(c->watch, b, k->slot)) continue;
        diag_say(c->lib->diags, DIAG_VALUE_UNPRINTED, k->filled.place, k->slot->label);
    }
}

static void check_slots(struct composer *c, const struct block *b)
{
    for (uint32_t i = 0; i < b->category->slots.count; i++) {
        const struct slot *s = &b->category->slots.items[i];
        const struct filled f = block_filled(b, i);
        if (!must_be_printed(s) || watch_has(c->watch, b, s)) continue;
        if (value_is_missing(f.value) || f.value.kind == VALUE_AT_SIGNATURE) continue;
        diag_say(c->lib->diags, DIAG_VALUE_UNPRINTED, f.place, s->label);
    }
}

// A block of the author that was said not to find its place is not reported again for its values.
static bool is_misplaced(const struct composer *c, const struct block *b)
{
    bool of_author = block_is_named(b, TEXT("article")) || block_is_named(b, TEXT("annexe")) ||
                     block_is_named(b, TEXT("rédaction"));
    return of_author && b->parent == c->act && !map_get(&c->placed, b->path);
}

static void check_block(struct composer *c, const struct block *b)
{
    if (is_misplaced(c, b)) return;
    check_slots(c, b);
    check_keyed(c, b);
    for (uint32_t i = 0; i < b->children.count; i++) check_block(c, b->children.items[i]);
}

void check_printed(struct composer *c)
{
    check_block(c, c->act);
}
