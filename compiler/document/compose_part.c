// Divisions: their bindings and conditions, their number and label, then their contents.
#include "compiler/document/composer.h"

struct passing {
    struct composer *composer;
    const struct part *part;
    pass *one;
    void *context;
};

static void pass_once(struct eval *e, void *context)
{
    struct passing *p = context;
    for (uint32_t i = 0; i < p->part->lets.count; i++) {
        const struct let *let = &p->part->lets.items[i];
        e->variables[let->variable] = eval_run(e, let->value);
    }
    const struct expr *condition = p->part->condition;
    if (condition && !phrase_holds(&p->composer->context, condition)) return;
    p->one(p->composer, p->part, p->context);
}

void each_pass(struct composer *c, const struct part *p, pass *one, void *context)
{
    struct passing passing = {c, p, one, context};
    if (p->binder_count)
        eval_bind(&c->eval, p->binders, p->binder_count, pass_once, &passing);
    else
        pass_once(&c->eval, &passing);
}

// The block that a division is about: what its last binder holds.
static const struct block *subject_of(const struct composer *c, const struct part *p)
{
    if (!p->binder_count) return NULL;
    struct value v = c->eval.variables[p->binders[p->binder_count - 1].variable];
    return v.kind == VALUE_BLOCK ? v.as.block : NULL;
}

void compose_body(struct composer *c, struct frame *f, const struct part *p)
{
    struct block *rewording = rewording_of(c, p);
    const struct spot *before = spot_enter(c, f, p->kind, subject_of(c, p));
    if (rewording)
        compose_rewording(c, f, p, rewording);
    else
        compose_parts(c, f, p->children);
    spot_leave(c, before);
}

static struct text title_of(struct composer *c, const struct part *p)
{
    return p->title ? compose_line(c, p->title) : NO_TEXT;
}

// « AXE 1 », « Fiche 1.1 », « TITRE Ier »; the division's own label when it has one.
static struct text label_of(struct composer *c, const struct part *p, const char *form,
                            struct text number)
{
    if (p->wordings[WORDING_LABEL]) {
        c->eval.variables[p->number_variable] = value_label(c->arena, number);
        return compose_line(c, p->wordings[WORDING_LABEL]);
    }
    if (!number.len) return NO_TEXT;
    return text_printf(c->arena, form, TEXT_FMT(number));
}

struct numbered {
    struct text number, decimal;
};

static struct numbered number_of(struct composer *c, struct frame *f, const struct part *p,
                                 enum numbering style, bool ordinal, const void *key)
{
    struct numbered n = {0};
    bool own = p->wordings[WORDING_LABEL] || p->numbered;
    uint32_t count = frame_next(c, f, own ? (const void *)p : key);
    n.number = number_text(c, f, style, count, ordinal, &n.decimal);
    return n;
}

static struct target *add_target(struct composer *c, const struct part *p, struct text number,
                                 struct text anchor)
{
    struct target *t = references_add(c->written, p->id, part_form(p->kind)->word, anchor);
    t->number = number;
    return t;
}

static void number_subject(struct composer *c, const struct part *p, struct text number)
{
    const struct block *b = subject_of(c, p);
    if (b) references_number_block(c->written, b, number);
}

// A titled division: « titre » and « fiche ».
static void put_division(struct composer *c, const struct part *p, void *context)
{
    static const char keys[2][16];
    struct frame *f = context;
    uint8_t level = p->level ? p->level : (uint8_t)(f->level + 1);
    bool sheet = p->kind == PART_SHEET;
    struct numbered n =
        number_of(c, f, p, p->numbering, p->numbering == NUMBERING_ROMAN, &keys[sheet][level & 15]);
    const char *form = sheet        ? "Fiche\u00A0%.*s"
                       : level == 1 ? "TITRE\u00A0%.*s"
                                    : "Chapitre\u00A0%.*s";
    struct doc_node *node = node_new(c, DOC_DIVISION);
    node->level = level;
    node->label = label_of(c, p, form, n.number);
    node->title = title_of(c, p);
    if (level == 1) node->title = text_upper(c->arena, node->title);
    node->anchor = p->id;
    struct target *t = add_target(c, p, n.number, NO_TEXT);
    if (p->wordings[WORDING_LABEL]) t->label = node->label;
    number_subject(c, p, n.number);
    node_add(c, f, node);
    struct frame inner = frame_in(f, node);
    inner.level = level;
    inner.decimal = n.decimal;
    inner.counts_paragraphs = true;
    inner.target = t;
    compose_body(c, &inner, p);
    frame_close(c, &inner);
}

// An article or an annex, as `open` makes its frame.
static void put_numbered(struct composer *c, const struct part *p, struct frame *outer,
                         frame_opener *open)
{
    struct text here = c->context.here;
    struct frame inner = open(c, outer, p->id, title_of(c, p), subject_of(c, p));
    compose_body(c, &inner, p);
    frame_close(c, &inner);
    c->context.here = here;
}

static void put_article(struct composer *c, const struct part *p, void *context)
{
    put_numbered(c, p, context, article_frame);
}

static void put_annex(struct composer *c, const struct part *p, void *context)
{
    put_numbered(c, p, context, annex_frame);
}

// The division in which paragraphs are counted.
static struct frame *paragraph_holder(struct frame *f)
{
    while (f->outer && !f->counts_paragraphs) f = f->outer;
    return f;
}

// A titled paragraph is a run-in heading with a number.
static void put_paragraph(struct composer *c, const struct part *p, void *context)
{
    struct frame *f = context;
    struct doc_node *node = node_new(c, p->title ? DOC_HEADING : DOC_PARAGRAPH);
    struct frame *holder = paragraph_holder(f);
    struct frame inner = frame_in(f, node);
    struct target *t = add_target(c, p, NO_TEXT, NO_TEXT);
    const struct block *subject = subject_of(c, p);
    if (subject) references_name_block(c->written, subject, t);
    t->within = holder->target;
    node->title = title_of(c, p);
    node->anchor = p->id;
    inner.target = t;
    if (p->numbered || p->wordings[WORDING_LABEL]) {
        struct numbered n = number_of(c, f, p, p->numbering, false, p);
        node->label = label_of(c, p, "%.*s.\u00A0–", n.number);
        t->number = n.number;
        inner.decimal = n.decimal;
        number_subject(c, p, n.number);
    }
    compose_body(c, &inner, p);
    if (!node->children.count) return;
    node_add(c, f, node);
    if (!node->label.len && p->numbering == NUMBERING_NONE)
        vec_push(c->arena, &holder->paragraphs, ((struct pending){node, t}));
}

static void put_heading(struct composer *c, const struct part *p, void *context)
{
    static const char key;
    struct frame *f = context;
    struct doc_node *node = node_new(c, DOC_HEADING);
    struct frame inner = frame_in(f, node);
    inner.counts_paragraphs = true;
    node->title = title_of(c, p);
    node->anchor = p->id;
    struct target *t = add_target(c, p, NO_TEXT, NO_TEXT);
    t->within = f->target;
    inner.target = t;
    compose_body(c, &inner, p);
    if (!node->children.count) return;
    frame_close(c, &inner);
    node_add(c, f, node);
    if (!p->numbered && !p->wordings[WORDING_LABEL]) return;
    struct numbered n = number_of(c, f, p, p->numbering, false, &key);
    node->label = label_of(c, p, "%.*s.", n.number);
    t->number = n.number;
    number_subject(c, p, n.number);
}

// Transparent: what it holds goes where it stands.
static void put_clause(struct composer *c, const struct part *p, void *context)
{
    struct frame *f = context;
    enum align outer = f->align;
    if (p->align) f->align = p->align;
    compose_body(c, f, p);
    f->align = outer;
}

static void put_flat(struct composer *c, const struct part *p, void *context)
{
    struct frame *f = context;
    struct doc_node *node = node_new(c, part_form(p->kind)->node);
    struct frame inner = frame_in(f, node);
    inner.align = p->align;
    node->anchor = p->id;
    compose_body(c, &inner, p);
    if (node->children.count) node_add(c, f, node);
}

static void put_table(struct composer *c, const struct part *p, void *context)
{
    compose_table(c, context, p);
}

// What puts one pass of each kind; NULL: the kind makes its own passes.
static pass *const PASSES[PART_COUNT] = {
    [PART_COVER] = put_flat,          [PART_OPENING] = put_flat,    [PART_TITLE] = put_division,
    [PART_SHEET] = put_division,      [PART_ARTICLE] = put_article, [PART_ANNEX] = put_annex,
    [PART_PARAGRAPH] = put_paragraph, [PART_CLAUSE] = put_clause,   [PART_HEADING] = put_heading,
    [PART_TABLE] = put_table,
};

void compose_part(struct composer *c, struct frame *f, const struct part *p)
{
    switch (p->kind) {
    case PART_TEXT: compose_passage(c, f, p->text); break;
    case PART_REST: compose_rest(c, f, p->annexes); break;
    case PART_LIST: compose_list(c, f, p); break;
    case PART_PARTIES: compose_parties(c, f, p); break;
    case PART_VISAS: compose_visas(c, f, p); break;
    case PART_SIGNATURES: compose_signatures(c, f, p); break;
    case PART_POINT: break;
    default: each_pass(c, p, PASSES[p->kind], f); break;
    }
}

void compose_parts(struct composer *c, struct frame *f, const struct part *parts)
{
    for (const struct part *p = parts; p; p = p->next) {
        if (p->id.len) compose_placed(c, f, p->id, false);
        compose_part(c, f, p);
        if (p->id.len) compose_placed(c, f, p->id, true);
    }
}
