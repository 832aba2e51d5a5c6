// The opening of an act: its parties, « d'une part, », « d'autre part, », then its visas.
#include "compiler/document/composer.h"

// An « ouverture » around them, unless they stand in one.
static struct frame opening_frame(struct composer *c, struct frame *f)
{
    if (f->node && f->node->kind == DOC_OPENING) return *f;
    struct doc_node *node = node_new(c, DOC_OPENING);
    node_add(c, f, node);
    return frame_in(f, node);
}

static void put_line(struct composer *c, struct frame *f, struct text t, enum align align)
{
    if (!t.len) return;
    struct doc_node *n = node_new(c, DOC_TEXT);
    n->text = t;
    n->align = align;
    node_add(c, f, n);
}

struct naming {
    struct frame *frame;
    uint32_t count;
};

static struct text or_else(struct composer *c, const struct passage_part *words, struct text usual)
{
    return words ? compose_line(c, words) : typography(c->arena, usual);
}

static void put_party(struct composer *c, const struct part *p, void *context)
{
    struct naming *n = context;
    if (n->count == 1) {
        put_line(c, n->frame, or_else(c, p->closing[0], TEXT("d'une part,")), ALIGN_RIGHT);
        put_line(c, n->frame, or_else(c, p->wordings[WORDING_LINK], TEXT("Et :")), ALIGN_LEFT);
    }
    n->count++;
    compose_body(c, n->frame, p);
}

void compose_parties(struct composer *c, struct frame *f, const struct part *p)
{
    struct frame inner = opening_frame(c, f);
    struct naming n = {&inner, 0};
    if (p->wordings[WORDING_BEGIN])
        put_line(c, &inner, compose_line(c, p->wordings[WORDING_BEGIN]), ALIGN_LEFT);
    each_pass(c, p, put_party, &n);
    if (n.count > 1)
        put_line(c, &inner, or_else(c, p->closing[1], TEXT("d'autre part,")), ALIGN_RIGHT);
    if (p->wordings[WORDING_TOGETHER])
        put_line(c, &inner, compose_line(c, p->wordings[WORDING_TOGETHER]), ALIGN_LEFT);
}

static void put_visas(struct composer *c, const struct part *p, void *context)
{
    compose_body(c, context, p);
}

typedef VEC(struct text) visas;

static struct text bare_visa(struct composer *c, struct text t)
{
    t = text_trim(t);
    while (t.len && memchr(".,;", t.ptr[t.len - 1], 3)) t = text_trim(text_slice(t, 0, t.len - 1));
    if (!t.len) return t;
    bool said = text_starts(t, TEXT("Vu ")) || text_starts(t, TEXT("Vu\u00A0"));
    if (said) return t;
    return text_printf(c->arena, "Vu %.*s", TEXT_FMT(text_uncapital(c->arena, t)));
}

// Cuts at each « ; ».
static void add_visas(struct composer *c, visas *v, struct text t)
{
    size_t begin = 0;
    for (size_t i = 0; i <= t.len; i++) {
        if (i < t.len && t.ptr[i] != ';') continue;
        struct text visa = bare_visa(c, text_slice(t, begin, i));
        if (visa.len) vec_push(c->arena, v, visa);
        begin = i + 1;
    }
}

static void gather(struct composer *c, visas *v, const struct doc_node *n)
{
    if (n->text.len) add_visas(c, v, n->text);
    for (uint32_t i = 0; i < n->children.count; i++) gather(c, v, n->children.items[i]);
}

void compose_visas(struct composer *c, struct frame *f, const struct part *p)
{
    struct frame scratch = frame_in(f, node_new(c, DOC_OPENING));
    visas v = {0};
    each_pass(c, p, put_visas, &scratch);
    gather(c, &v, scratch.node);
    if (!v.count) return;
    struct frame inner = opening_frame(c, f);
    for (uint32_t i = 0; i < v.count; i++) {
        const char *end = i + 1 == v.count ? "," : "\u202F;";
        put_line(c, &inner, text_printf(c->arena, "%.*s%s", TEXT_FMT(v.items[i]), end), ALIGN_LEFT);
    }
}
