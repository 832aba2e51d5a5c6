// Where the printed act meets a requirement. The requirement is evaluated once more, watching the
// values that it reads; composing has told in which divisions each of them is printed.
#include "compiler/output/report_parts.h"

// Where one value is read.
struct spots {
    VEC(const struct spot *) list;
    struct map volumes; // division -> struct volume *
};

struct places {
    struct arena *arena;
    const struct world *world;
    const struct block *act;
    bool printed;       // the act has a printed form
    struct map index;   // block and slot -> struct spots *
    struct map volumes; // division -> struct volume *
    bool one_annex;
};

struct key {
    uint32_t block, slot;
};

static struct key key_of(const struct block *b, const struct slot *s)
{
    return (struct key){b->id, s ? s->index : UINT32_MAX};
}

// How many readings a division holds, in all or of one value.
struct volume {
    uint32_t count;
};

static bool has_words(const struct doc_node *n)
{
    return n->text.len || n->children.count || n->signatures || n->table;
}

static bool is_printed(const struct spot *s)
{
    for (; s; s = s->outer)
        if (s->node && !has_words(s->node) && s->node->kind != DOC_OPENING) return false;
    return true;
}

// --- a spot in words

// « IV. – » says « IV »; « 1° » says itself.
static struct text bare_label(struct text label)
{
    for (size_t i = 0; i < label.len; i++)
        if (label.ptr[i] == '.') return text_slice(label, 0, i);
    return label;
}

static bool is_division(const struct spot *s)
{
    return s->parties || s->visas || s->node->kind == DOC_ARTICLE || s->node->is_annex;
}

static struct text division_name(const struct places *p, const struct spot *s)
{
    if (s->visas) return TEXT("Visas");
    if (s->parties) return TEXT("Parties");
    if (s->node->is_annex && p->one_annex) return TEXT("ANNEXE");
    return s->node->label;
}

// False for a spot that stands in no division that a reader cites.
static bool read_spot(const struct places *p, const struct spot *s, struct report_place *out)
{
    struct text detail = NO_TEXT, title = NO_TEXT; // title: « AXE 1 », where there is no article
    const struct doc_node *before = NULL;
    while (s && (!s->node || !is_division(s))) {
        struct text label = s->node ? bare_label(s->node->label) : NO_TEXT;
        bool cited = s->node && (s->node->kind == DOC_PARAGRAPH || s->node->kind == DOC_ITEM ||
                                 s->node->kind == DOC_HEADING);
        if (cited && s->node != before && label.len && !text_eq(label, TEXT("–")))
            detail = detail.len
                         ? text_printf(p->arena, "%.*s, %.*s", TEXT_FMT(label), TEXT_FMT(detail))
                         : label;
        if (s->node && s->node->kind == DOC_DIVISION && !title.len) title = s->node->label;
        before = s->node;
        s = s->outer;
    }
    *out = (struct report_place){s ? division_name(p, s) : title, s ? detail : NO_TEXT};
    return out->division.len > 0;
}

// --- the index

static struct volume *volume_of(struct places *p, struct map *m, struct text division)
{
    struct volume *v = map_get(m, division);
    if (v) return v;
    v = arena_make(p->arena, struct volume);
    map_set(m, division, v);
    return v;
}

static void enter(struct places *p, const struct printed *x)
{
    struct key *k = arena_make(p->arena, struct key);
    *k = key_of(x->block, x->slot);
    struct text key = {(const char *)k, sizeof *k};
    struct spots *s = map_get(&p->index, key);
    if (!s) {
        s = arena_make(p->arena, struct spots);
        s->volumes = map_new(p->arena);
        map_set(&p->index, key, s);
    }
    struct report_place place;
    vec_push(p->arena, &s->list, x->spot);
    if (!read_spot(p, x->spot, &place)) return;
    volume_of(p, &p->volumes, place.division)->count++;
    volume_of(p, &s->volumes, place.division)->count++;
}

static uint32_t annex_count(const struct document *d)
{
    uint32_t n = 0;
    for (uint32_t i = 0; d && i < d->nodes.count; i++) n += d->nodes.items[i]->is_annex;
    return n;
}

struct places *places_new(struct arena *a, const struct world *w, const struct block *act,
                          const struct printing *printing, const struct document *document)
{
    struct places *p = arena_make(a, struct places);
    *p = (struct places){.arena = a, .world = w, .index = map_new(a), .volumes = map_new(a)};
    p->act = act;
    p->printed = document != NULL;
    p->one_annex = annex_count(document) == 1;
    for (uint32_t i = 0; i < printing->list.count; i++)
        if (printing->list.items[i].spot && is_printed(printing->list.items[i].spot))
            enter(p, &printing->list.items[i]);
    return p;
}

// --- reading again

struct reads {
    struct places *places;
    struct report_row *row;
    const struct finding *finding;
    const struct bearing *bearing;
    VEC(struct read {
        const struct block *block;
        const struct slot *slot;
        bool required; // by what the rule requires, and not by its conditions
    })
    list;
    bool in_requirement;
};

static void note_read(void *context, const struct block *b, const struct slot *s)
{
    struct reads *r = context;
    const struct value v = block_value(b, s->index);
    if (r->in_requirement && v.kind == VALUE_WITHOUT_OBJECT && !r->row->motif.len)
        r->row->motif = *v.as.text;
    vec_push(r->places->arena, &r->list, ((struct read){b, s, r->in_requirement}));
}

static void note_missing(const struct eval *e, struct reads *r)
{
    if (r->row->missing_slot || !e->missing_slot) return;
    r->row->missing_block = e->missing_block;
    r->row->missing_slot = e->missing_slot;
}

static void run_once(struct eval *e, void *context)
{
    struct reads *r = context;
    const struct bearing *b = r->bearing;
    struct value v = value_bool(true);
    e->missing_slot = NULL;
    for (uint32_t i = 0; i < b->condition_count; i++) {
        v = eval_run(e, b->conditions[i]);
        if (v.kind == VALUE_BOOL && !v.as.boolean) return;
        if (v.kind == VALUE_UNKNOWN) note_missing(e, r);
    }
    r->in_requirement = true;
    v = eval_run(e, b->requires);
    if (b->attested_by) eval_run(e, b->attested_by);
    r->in_requirement = false;
    if (v.kind == VALUE_UNKNOWN) note_missing(e, r);
}

static void read_again(struct reads *r)
{
    struct eval *e = arena_make(r->places->arena, struct eval);
    eval_init(e, r->places->arena, r->places->world);
    e->self = r->finding->block;
    e->validity = force_name;
    e->text_of_law = r->finding->rule->disposition;
    e->read = note_read;
    e->read_context = r;
    if (!r->bearing->binder_count)
        run_once(e, r);
    else if (eval_bind(e, r->bearing->binders, r->bearing->binder_count, run_once, r).kind ==
             VALUE_UNKNOWN)
        note_missing(e, r);
}

// --- choosing

static void add_place(struct places *p, struct report_row *row, struct report_place x)
{
    for (uint32_t i = 0; i < row->places.count; i++) {
        struct report_place *y = &row->places.items[i];
        if (!text_eq(x.division, y->division)) continue;
        if (text_eq(x.detail, y->detail)) return;
        y->detail = NO_TEXT; // in several paragraphs: the article says it
        return;
    }
    vec_push(p->arena, &row->places, x);
}

static bool in_body(struct text division)
{
    return text_starts(division, TEXT("Article"));
}

// Whether the value's readers would look for it in x rather than in y: an article before the
// opening or an annex, then the one where it takes the largest part.
static bool is_better(const struct places *p, const struct spots *s, const struct report_place *x,
                      const struct report_place *y, bool whole)
{
    if (in_body(x->division) != in_body(y->division)) return in_body(x->division);
    const struct volume *in_x = map_get(&s->volumes, x->division);
    const struct volume *in_y = map_get(&s->volumes, y->division);
    const struct volume *of_x = map_get(&p->volumes, x->division);
    const struct volume *of_y = map_get(&p->volumes, y->division);
    if (whole) return in_x->count > in_y->count;
    return (uint64_t)in_x->count * of_y->count > (uint64_t)in_y->count * of_x->count;
}

// Adds where a value is printed. A party is named where the parties are.
static bool add_printed(struct places *p, struct report_row *row, const struct block *b,
                        const struct slot *slot)
{
    const struct key k = key_of(b, slot);
    const struct spots *s = map_get(&p->index, (struct text){(const char *)&k, sizeof k});
    struct report_place best = {0}, place;
    bool party = slot && slot->flags & SLOT_PARTY && b == p->act && p->printed;
    bool whole = slot && slot->flags & SLOT_CHILD;
    if (party) best.division = TEXT("Parties");
    for (uint32_t i = 0; s && !party && i < s->list.count; i++)
        if (read_spot(p, s->list.items[i], &place) &&
            (!best.division.len || is_better(p, s, &place, &best, whole)))
            best = place;
    if (best.division.len) add_place(p, row, best);
    return best.division.len > 0;
}

static bool stands_at(const struct read *x, struct place place)
{
    const struct filled f = block_filled(x->block, x->slot->index);
    return f.written && f.place.source == place.source && f.place.span.begin == place.span.begin;
}

// Adds where a block is written, or its first printed value.
static bool add_block(struct places *p, struct report_row *row, const struct block *b)
{
    bool found = b->parent && add_printed(p, row, b, NULL);
    for (uint32_t i = 0; b->parent && i < b->category->slots.count && !found; i++)
        found = add_printed(p, row, b, &b->category->slots.items[i]);
    return found;
}

// What is looked for, in this order: the value that the finding points at; a value of a block
// within the act, the last one read first, since it is the one that a search stopped at; any value
// that the rule requires, or that its conditions read; such a block; what holds several blocks.
enum attempt { POINTED, INNER, REQUIRED, ANY, BLOCK, WHOLE, ATTEMPTS };

static bool attempt(struct reads *r, enum attempt n, const struct read *x)
{
    bool whole = x->slot->flags & SLOT_CHILD, inner = x->block->parent;
    switch (n) {
    case POINTED:
        if (whole || !stands_at(x, r->finding->place)) return false;
        break;
    case INNER:
        if (whole || !inner || !x->required) return false;
        break;
    case REQUIRED:
        if (whole || !x->required) return false;
        break;
    case ANY:
        if (whole) return false;
        break;
    case BLOCK: return add_block(r->places, r->row, x->block);
    case WHOLE:
    case ATTEMPTS: break;
    }
    return add_printed(r->places, r->row, x->block, x->slot);
}

static void choose(struct reads *r)
{
    bool found = false;
    uint32_t count = r->list.count;
    for (int n = 0; n < ATTEMPTS && !found; n++)
        for (uint32_t i = 0; i < count && !found; i++) {
            bool backwards = n == INNER || n == BLOCK;
            const struct read *x = &r->list.items[backwards ? count - 1 - i : i];
            found = attempt(r, (enum attempt)n, x);
        }
}

void places_find(struct places *p, struct report_row *row)
{
    for (uint32_t i = 0; i < row->findings.count; i++) {
        const struct finding *f = row->findings.items[i];
        struct reads r = {.places = p, .row = row, .finding = f};
        if (!f->requirement || f->verdict == VERDICT_NOT_APPLICABLE) continue;
        r.bearing = bearing_for(f->requirement, f->block->category);
        if (!r.bearing || !r.bearing->requires) continue;
        read_again(&r);
        choose(&r);
        if (f->attested.len) row->attested = f->attested;
    }
}
