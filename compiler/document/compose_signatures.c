// The end of an act: « Fait en trois exemplaires », one frame for each who signs, and the annexes.
#include "compiler/document/composer.h"

static struct text field(struct composer *c, const struct part *p, enum wording_field f)
{
    return p->wordings[f] ? compose_line(c, p->wordings[f]) : NO_TEXT;
}

static void put_signature(struct composer *c, const struct part *p, void *context)
{
    struct doc_signatures *s = context;
    struct doc_signature one = {
        .party = field(c, p, WORDING_PARTY),
        .place = field(c, p, WORDING_PLACE),
        .quality = field(c, p, WORDING_QUALITY),
        .name = field(c, p, WORDING_SIGNATORY),
    };
    if (one.party.len || one.quality.len || one.name.len) vec_push(c->arena, &s->list, one);
}

struct signing {
    const struct part *part;
    struct doc_signatures *signatures;
};

// One party: a frame for each who signs for it; for nobody, one that a pen will fill in.
static void put_party(struct composer *c, const struct part *p, void *context)
{
    struct signing *s = context;
    struct part each = *s->part, nobody = *s->part;
    each.binders += p->binder_count;
    each.binder_count = 1;
    nobody.binder_count = 0;
    uint32_t before = s->signatures->list.count;
    each_pass(c, &each, put_signature, s->signatures);
    if (s->signatures->list.count > before) return;
    c->eval.variables[each.binders->variable] = ABSENT;
    each_pass(c, &nobody, put_signature, s->signatures);
}

static void put_all(struct composer *c, const struct part *p, struct doc_signatures *signatures)
{
    if (p->binder_count < 2) {
        each_pass(c, p, put_signature, signatures);
        return;
    }
    struct part parties = {.kind = p->kind, .binders = p->binders};
    parties.binder_count = p->binder_count - 1;
    each_pass(c, &parties, put_party, &(struct signing){p, signatures});
}

// The wording of the division itself, as one text.
static struct text formula(struct composer *c, struct frame *f, const struct part *p)
{
    struct frame scratch = frame_in(f, node_new(c, DOC_OPENING));
    compose_body(c, &scratch, p);
    struct buffer b = buffer_new(c->arena);
    for (uint32_t i = 0; i < scratch.node->children.count; i++) {
        if (i) buffer_add_char(&b, ' ');
        buffer_add(&b, scratch.node->children.items[i]->text);
    }
    return buffer_text(&b);
}

// « l'annexe 1 (modalités de mise en œuvre) »
static struct text annex_line(struct composer *c, const struct target *annex, const char *end)
{
    struct text title = text_uncapital(c->arena, annex->title);
    const char *space = annex->number.len ? "\u00A0" : "";
    return text_printf(c->arena, "l’annexe%s%.*s (%.*s)%s", space, TEXT_FMT(annex->number),
                       TEXT_FMT(title), end);
}

static void put_annexes(struct composer *c, const struct part *p, struct doc_signatures *s)
{
    if (!c->known) return;
    uint32_t count = c->known->annexes.count;
    struct target *const *annexes = c->known->annexes.items;
    if (count == 1 && p->wordings[WORDING_ANNEX]) {
        struct text begin = field(c, p, WORDING_ANNEX), line = annex_line(c, annexes[0], ".");
        s->annexes_formula = text_printf(c->arena, "%.*s %.*s", TEXT_FMT(begin), TEXT_FMT(line));
    }
    if (count < 2 || !p->wordings[WORDING_ANNEXES]) return;
    s->annexes_formula = field(c, p, WORDING_ANNEXES);
    for (uint32_t i = 0; i < count; i++)
        vec_push(c->arena, &s->annexes,
                 annex_line(c, annexes[i], i + 1 == count ? "." : "\u202F;"));
}

void compose_signatures(struct composer *c, struct frame *f, const struct part *p)
{
    struct doc_node *node = node_new(c, DOC_SIGNATURES);
    node->signatures = arena_make(c->arena, struct doc_signatures);
    node->anchor = p->id;
    node->signatures->formula = formula(c, f, p);
    put_all(c, p, node->signatures);
    put_annexes(c, p, node->signatures);
    c->document->party_count = node->signatures->list.count;
    node_add(c, f, node);
}
