// What a report gathers from its rows: the same facts by what one does with them.
#include "compiler/output/report_parts.h"

// --- facts that are missing

static void add_gap(struct report *r, struct map *seen, const struct report_row *row)
{
    struct text missing = report_missing(r, row);
    uint32_t *at = map_get(seen, missing);
    if (!at) {
        at = arena_make(r->arena, uint32_t);
        *at = r->gaps.count;
        map_set(seen, missing, at);
        vec_push(r->arena, &r->gaps, ((struct report_gap){.missing = missing}));
    }
    vec_push(r->arena, &r->gaps.items[*at].rules, row->rule);
}

// --- reservations

static void add_reservations(struct report *r, const struct block *b)
{
    for (uint32_t i = 0; i < b->reservations.count; i++) {
        const struct reservation *x = &b->reservations.items[i];
        vec_push(r->arena, &r->reservations,
                 ((struct report_reservation){x, map_get(&r->library->rules, x->rule),
                                              report_line(r, x->place)}));
    }
    for (uint32_t i = 0; i < b->children.count; i++) add_reservations(r, b->children.items[i]);
}

// --- divisions of the act

struct inverse {
    struct report *report;
    struct map served; // name of a division -> rule_list *
    struct map seen;   // divisions listed
};

static void serve(struct inverse *x, const struct report_row *row)
{
    struct arena *a = x->report->arena;
    for (uint32_t i = 0; i < row->places.count; i++) {
        rule_list *rules = map_get(&x->served, row->places.items[i].division);
        if (!rules) {
            rules = arena_make(a, rule_list);
            map_set(&x->served, row->places.items[i].division, rules);
        }
        vec_push(a, rules, row->rule);
    }
}

// An article is listed even when it serves nothing.
static void add_division(struct inverse *x, struct text name, bool article)
{
    struct report *r = x->report;
    const rule_list *rules = map_get(&x->served, name);
    if (map_set(&x->seen, name, x) || (!rules && !article)) return;
    vec_push(r->arena, &r->divisions,
             ((struct report_division){name, rules ? *rules : (rule_list){0}}));
}

static void add_divisions(struct inverse *x, struct doc_node *const *nodes, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        const struct doc_node *n = nodes[i];
        bool article = n->kind == DOC_ARTICLE;
        if (article || n->is_annex || (n->kind == DOC_DIVISION && n->label.len))
            add_division(x, n->label, article);
        if (!article && !n->is_annex) add_divisions(x, n->children.items, n->children.count);
    }
}

static void list_divisions(struct report *r)
{
    struct inverse x = {r, map_new(r->arena), map_new(r->arena)};
    for (uint32_t i = 0; i < r->law.count; i++) serve(&x, r->law.items[i]);
    add_division(&x, TEXT("Parties"), false);
    add_division(&x, TEXT("Visas"), false);
    add_divisions(&x, r->document->nodes.items, r->document->nodes.count);
}

void report_list(struct report *r)
{
    struct map seen = map_new(r->arena);
    for (uint32_t i = 0; i < r->law.count; i++)
        if (r->law.items[i]->status == REPORT_TO_VERIFY) add_gap(r, &seen, r->law.items[i]);
    add_reservations(r, r->act);
    if (r->document) list_divisions(r);
}
