// Two passes over the outline: the first finds what everything is numbered, the second writes. Both
// walk the same way, so the numbers found are the numbers printed.
#include "compiler/document/composer.h"
#include "compiler/model/words.h"

static void gather_rewordings(struct composer *c)
{
    c->rewordings = map_new(c->arena);
    for (uint32_t i = 0; i < c->act->children.count; i++) {
        struct block *b = c->act->children.items[i];
        if (block_is_named(b, TEXT("rédaction"))) map_set(&c->rewordings, b->name, b);
    }
}

// A boolean can only be printed by what it makes printed; a value of an enumeration can be by the
// words that it chooses inside a sentence.
static void read_condition(void *context, const struct block *b, const struct slot *s)
{
    const struct composer *c = context;
    struct type t = s->type;
    while (t.kind == TYPE_LIST && t.of) t = *t.of;
    if (t.kind == TYPE_BOOL || (t.kind == TYPE_ENUM && c->context.in_words))
        watch_read(c->watch, b, s);
}

// The date that a slot of the act holds.
static bool date_in(const struct block *act, enum word slot, day_number *out)
{
    const struct slot *s = category_slot(act->category, word(slot));
    if (!s || block_value(act, s->index).kind != VALUE_DATE) return false;
    *out = block_value(act, s->index).as.date;
    return true;
}

// An act that signature will date has no date in its own words; names are still read at the date of
// the law that is applied to it.
static void begin_evaluation(struct composer *c)
{
    day_number date = c->world->date;
    bool concluded = date_in(c->act, WORD_CONCLUSION, &date);
    bool dated = concluded || c->world->has_date || date_in(c->act, WORD_LAW_AT, &date);
    c->undated = *c->world;
    if (!concluded) c->undated.has_date = false;
    eval_init(&c->eval, c->arena, &c->undated);
    eval_init(&c->conditions, c->arena, &c->undated);
    c->eval.self = c->act;
    c->eval.read = watch_read;
    c->conditions.read = read_condition;
    c->eval.read_context = c->watch;
    c->conditions.read_context = c;
    c->context = (struct phrase_context){
        .eval = &c->eval,
        .conditions = &c->conditions,
        .has_date = dated,
        .date = date,
        .passages = passages_new(c->lib, c->arena, c->act),
    };
}

static bool has_rest(const struct part *parts, bool annexes)
{
    for (const struct part *p = parts; p; p = p->next) {
        if (p->kind == PART_REST && p->annexes == annexes) return true;
        if (has_rest(p->children, annexes)) return true;
    }
    return false;
}

static void put_parts(struct composer *c, struct frame *root)
{
    const struct part *parts = c->outline->parts;
    bool articles = has_rest(parts, false), annexes = has_rest(parts, true);
    for (const struct part *p = parts; p; p = p->next) {
        if (!articles && (p->kind == PART_SIGNATURES || p->kind == PART_ANNEX)) {
            compose_rest(c, root, false);
            articles = true;
        }
        if (p->id.len) compose_placed(c, root, p->id, false);
        compose_part(c, root, p);
        if (p->id.len) compose_placed(c, root, p->id, true);
    }
    if (!articles) compose_rest(c, root, false);
    if (!annexes) compose_rest(c, root, true);
}

static struct text own_wording(struct composer *c, const struct passage_part *words,
                               struct text otherwise)
{
    return words ? compose_line(c, words) : typography(c->arena, otherwise);
}

static void put_head(struct composer *c)
{
    const struct outline *o = c->outline;
    c->document->title = own_wording(c, o->running, c->act->title);
    c->document->reference = own_wording(c, o->reference, NO_TEXT);
    c->document->version = own_wording(c, o->version, NO_TEXT);
    c->document->initials = o->initials && phrase_holds(&c->context, o->initials);
}

static struct text number_elsewhere(void *context, const struct block *b);

static void compose_pass(struct composer *c, const struct reference_table *known)
{
    c->known = known;
    c->written = references_new(c->arena);
    c->written->elsewhere = number_elsewhere;
    c->written->context = c;
    c->context.references = known;
    c->context.diags = known ? c->lib->diags : NULL;
    c->context.here = NO_TEXT;
    c->document = arena_make(c->arena, struct document);
    c->placed = map_new(c->arena);
    c->tables = c->sequence = 0;
    struct frame root = {0};
    root.counts_paragraphs = true;
    put_head(c);
    put_parts(c, &root);
    frame_close(c, &root);
    struct reference_table *t = c->written;
    if (t->annexes.count == 1) t->annexes.items[0]->number = NO_TEXT; // « l'annexe »
}

static struct composer *composer_new(struct arena *a, const struct library *lib,
                                     const struct world *w, struct block *act)
{
    const struct outline *o = outline_of(lib, act->category);
    if (!o) return NULL;
    struct composer *c = arena_make(a, struct composer);
    c->arena = a;
    c->lib = lib;
    c->world = w;
    c->act = act;
    c->outline = o;
    c->watch = watch_new(a);
    c->others = map_new(a);
    gather_rewordings(c);
    begin_evaluation(c);
    return c;
}

// The number that another act gives to a block of its own: that act is numbered for the purpose,
// once, and without looking further.
static struct text number_elsewhere(void *context, const struct block *b)
{
    struct composer *c = context;
    if (!b->root || b->root == c->act || !b->root->category) return NO_TEXT;
    struct reference_table *t = map_get(&c->others, b->root->path);
    if (!t) {
        struct composer *other = composer_new(c->arena, c->lib, c->world, b->root);
        if (other) compose_pass(other, NULL);
        t = other ? other->written : references_new(c->arena);
        t->elsewhere = NULL;
        map_set(&c->others, b->root->path, t);
    }
    return references_block_number(t, b);
}

struct document *compose_act(struct arena *a, const struct library *lib, const struct world *w,
                             struct block *act, const struct compose_options *o)
{
    struct composer *c = composer_new(a, lib, w, act);
    if (!c) return NULL;
    c->watch->printing = o->printing;
    compose_pass(c, NULL);
    compose_pass(c, c->written);
    compose_unplaced(c);
    check_rewordings(c);
    if (!c->outline->has_errors) check_printed(c);
    c->document->draft = o->draft;
    return c->document;
}
