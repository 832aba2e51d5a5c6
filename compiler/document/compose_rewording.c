// « rédaction »: the author's words in place of those of a division. Both are composed, so that
// what the first cited can be looked for in the second.
#include "compiler/document/composer.h"

static const struct text REWORDING = TEXT_INIT("rédaction");

struct block *rewording_of(struct composer *c, const struct part *p)
{
    if (!p->id.len || c->eval.self != c->act) return NULL;
    struct block *b = map_get(&c->rewordings, p->id);
    if (b) map_set(&c->placed, b->path, b);
    return b;
}

static bool is_reworded(const struct part *p)
{
    return p->kind == PART_TEXT || p->kind == PART_LIST;
}

static struct value wording_of(struct composer *c, const struct block *rewording)
{
    const struct slot *s = category_slot(rewording->category, TEXT("texte"));
    return s ? block_get(&c->eval, rewording, s) : ABSENT;
}

// The rewording resolved where the division stands: it sees its names.
static const struct passage_part *words_of(struct composer *c, const struct part *p,
                                           struct block *rewording)
{
    struct value v = wording_of(c, rewording);
    if (v.kind != VALUE_PROSE) return NULL;
    struct scope s = p->scope;
    s.source = rewording->head.source;
    s.block = c->act;
    uint32_t begin = (uint32_t)(v.as.text->ptr - s.source->bytes.ptr);
    return passage_resolve(&s, (struct span){begin, begin + (uint32_t)v.as.text->len});
}

typedef void composing(struct composer *c, struct frame *f, const struct part *p,
                       const struct passage_part *words);

static void put_original(struct composer *c, struct frame *f, const struct part *p,
                         const struct passage_part *words)
{
    (void)words;
    for (const struct part *x = p->children; x; x = x->next)
        if (is_reworded(x)) compose_part(c, f, x);
}

static void put_words(struct composer *c, struct frame *f, const struct part *p,
                      const struct passage_part *words)
{
    (void)p;
    compose_passage(c, f, words);
}

// What `put` reads, composed aside with an evaluator that has cached nothing.
static struct watch *reads_of(struct composer *c, struct frame *f, composing *put,
                              const struct part *p, const struct passage_part *words)
{
    struct watch *watch = watch_new(c->arena);
    struct eval saved = c->eval;
    struct frame aside = frame_in(f, node_new(c, DOC_PARAGRAPH));
    eval_init(&c->eval, c->arena, saved.world);
    memcpy(c->eval.variables, saved.variables, sizeof saved.variables);
    c->eval.self = saved.self;
    c->eval.read = watch_read;
    c->eval.read_context = watch;
    put(c, &aside, p, words);
    c->eval = saved;
    return watch;
}

static void check_block(struct composer *c, const struct block *b, const struct watch *before,
                        const struct watch *after, const struct block *rewording)
{
    for (uint32_t i = 0; i < b->category->slots.count; i++) {
        const struct slot *s = &b->category->slots.items[i];
        if (s->flags & (SLOT_CHILD | SLOT_INTERNAL)) continue;
        if (!watch_has(before, b, s) || watch_has(after, b, s)) continue;
        diag_say(c->lib->diags, DIAG_REWORDING_DROPS, rewording->head, rewording->name, s->label);
        watch_read(c->watch, b, s); // said once
    }
    for (uint32_t i = 0; i < b->children.count; i++)
        check_block(c, b->children.items[i], before, after, rewording);
}

void compose_rewording(struct composer *c, struct frame *f, const struct part *p,
                       struct block *rewording)
{
    const struct passage_part *words = words_of(c, p, rewording);
    if (c->known) {
        struct watch *before = reads_of(c, f, put_original, p, NULL);
        check_block(c, c->act, before, reads_of(c, f, put_words, p, words), rewording);
    }
    bool written = false;
    for (const struct part *x = p->children; x; x = x->next) {
        if (!is_reworded(x)) {
            compose_part(c, f, x);
            continue;
        }
        if (!written) compose_passage(c, f, words);
        written = true;
    }
}

static void gather_ids(struct map *ids, const struct part *parts)
{
    for (const struct part *p = parts; p; p = p->next) {
        if (p->id.len) map_set(ids, p->id, (void *)p);
        gather_ids(ids, p->children);
    }
}

void check_rewordings(struct composer *c)
{
    struct map ids = map_new(c->arena);
    gather_ids(&ids, c->outline->parts);
    for (uint32_t i = 0; i < c->act->children.count; i++) {
        const struct block *b = c->act->children.items[i];
        if (!block_is_named(b, REWORDING) || map_get(&c->placed, b->path)) continue;
        struct text near = map_get(&ids, b->name) ? NO_TEXT : map_nearest(&ids, c->arena, b->name);
        if (near.len)
            diag_say(c->lib->diags, DIAG_REWORDING_TARGET_NEAR, b->head, b->name, near);
        else
            diag_say(c->lib->diags, DIAG_REWORDING_TARGET, b->head, b->name);
    }
}
