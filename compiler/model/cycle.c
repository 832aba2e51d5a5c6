// See cycle.h.

#include "compiler/model/cycle.h"

// One vertex on the way from the first, and which of its arcs comes next.
struct step {
    struct vertex *at;
    uint32_t next;
};

typedef VEC(struct step) route;

enum { NAMED_STEPS = 8 };

static struct text way_round(struct arena *a, const route *r, const struct vertex *closing)
{
    struct buffer b = buffer_new(a);
    uint32_t first = r->count - 1;
    while (r->items[first].at != closing) first--;
    for (uint32_t i = first; i < r->count; i++)
        if (i - first < NAMED_STEPS)
            buffer_printf(&b, "%.*s → ", TEXT_FMT(r->items[i].at->label));
        else if (i + 1 == r->count)
            buffer_add_c(&b, "… → ");
    buffer_add(&b, closing->label);
    return buffer_text(&b);
}

void cycle_search(struct arena *a, struct vertex *from, cycle_found *found, void *context)
{
    route r = {0};
    if (from->state != VERTEX_NEW) return;
    vec_push(a, &r, ((struct step){from, 0}));
    while (r.count > 0) {
        struct step *s = &r.items[r.count - 1];
        s->at->state = s->next < s->at->arcs.count ? VERTEX_OPEN : VERTEX_DONE;
        if (s->at->state == VERTEX_DONE) {
            r.count--;
            continue;
        }
        const struct arc *arc = &s->at->arcs.items[s->next++];
        if (arc->to->state == VERTEX_OPEN) found(context, arc, way_round(a, &r, arc->to));
        if (arc->to->state == VERTEX_NEW) vec_push(a, &r, ((struct step){arc->to, 0}));
    }
}
