// Wordings into nodes. An insertion that stands alone brings the whole of the act's prose, with its
// paragraphs and its lists; anything else makes one text.
#include "compiler/document/composer.h"

enum { LIST_LEVELS = 4 };

struct text compose_line(struct composer *c, const struct passage_part *words)
{
    struct buffer b = buffer_new(c->arena);
    for (const struct passage_part *p = words; p; p = p->next) {
        if (p != words) buffer_add_char(&b, ' ');
        phrase_write(&c->context, p->phrase, &b);
    }
    return typography(c->arena, text_trim(buffer_text(&b)));
}

// Where the passages of one texte go: the lists that are open, the innermost last.
struct passage_frame {
    struct frame *frame;
    struct doc_node *lists[LIST_LEVELS];
    uint8_t levels;
};

static struct doc_node *text_node(struct composer *c, const struct frame *f, struct text t,
                                  enum doc_kind kind)
{
    struct doc_node *n = node_new(c, kind);
    n->text = t;
    n->align = f->align;
    n->is_centred = f->align == ALIGN_CENTRE;
    return n;
}

static bool first_of_item(const struct frame *f)
{
    return f->node && f->node->kind == DOC_ITEM && !f->node->text.len && !f->node->children.count;
}

static void add_paragraph(struct composer *c, struct frame *f, struct text t)
{
    if (first_of_item(f)) {
        f->node->text = t;
        return;
    }
    enum doc_kind holder = f->node ? f->node->kind : DOC_DIVISION;
    if (holder == DOC_COVER) {
        node_add(c, f, text_node(c, f, t, DOC_LINE));
        return;
    }
    struct doc_node *text = text_node(c, f, t, DOC_TEXT);
    if (holder != DOC_ARTICLE && holder != DOC_DIVISION) {
        node_add(c, f, text);
        return;
    }
    struct doc_node *paragraph = node_new(c, DOC_PARAGRAPH);
    vec_push(c->arena, &paragraph->children, text);
    node_add(c, f, paragraph);
}

// The node that a list goes into: after the paragraph that introduces it.
static struct doc_node *list_holder(struct frame *f)
{
    struct doc_node *n = f->node;
    if (!n || (n->kind != DOC_ARTICLE && n->kind != DOC_DIVISION) || !n->children.count) return n;
    struct doc_node *last = n->children.items[n->children.count - 1];
    return last->kind == DOC_PARAGRAPH ? last : n;
}

static struct doc_node *open_list(struct composer *c, struct passage_frame *p)
{
    struct doc_node *list = node_new(c, DOC_LIST), *within = NULL;
    if (p->levels) {
        struct doc_node *outer = p->lists[p->levels - 1];
        within = outer->children.items[outer->children.count - 1];
    } else {
        within = list_holder(p->frame);
    }
    if (within)
        vec_push(c->arena, &within->children, list);
    else
        node_add(c, p->frame, list);
    p->lists[p->levels++] = list;
    return list;
}

static void add_item(struct composer *c, struct passage_frame *p, const struct passage_part *part,
                     struct text t)
{
    uint8_t level = part->level ? part->level : 1;
    if (level > LIST_LEVELS) level = LIST_LEVELS;
    if (p->levels > level) p->levels = level;
    struct doc_node *list = p->levels < level ? open_list(c, p) : p->lists[p->levels - 1];
    struct doc_node *item = node_new(c, DOC_ITEM);
    item->label = typography(c->arena, part->marker);
    item->text = t;
    vec_push(c->arena, &list->children, item);
}

static void put_part(struct composer *c, struct passage_frame *p, const struct passage_part *part);

static void put_prose(struct composer *c, struct passage_frame *p, struct text prose)
{
    struct block *self = c->eval.self;
    c->eval.self = c->act;
    c->context.depth++;
    const struct passage_part *parts = passages_get(c->context.passages, prose);
    if (c->context.depth > 16) {
        if (parts) diag_bare(c->lib->diags, DIAG_PROSE_NESTED, parts->place);
        parts = NULL;
    }
    for (; parts; parts = parts->next) put_part(c, p, parts);
    c->context.depth--;
    c->eval.self = self;
}

static bool only_proses(struct value v)
{
    if (v.kind != VALUE_LIST) return v.kind == VALUE_PROSE;
    for (uint32_t i = 0; i < v.as.list->count; i++)
        if (v.as.list->items[i].kind != VALUE_PROSE) return false;
    return v.as.list->count > 0;
}

// True when the part is one insertion of proses, which are then put as they are.
static bool put_whole(struct composer *c, struct passage_frame *p, const struct passage_part *part)
{
    const struct expr *sole = part->kind == PROSE_PARAGRAPH ? phrase_sole(part->phrase) : NULL;
    if (!sole) return false;
    struct value v = eval_run(&c->eval, sole);
    if (!only_proses(v)) return false;
    if (v.kind == VALUE_PROSE) put_prose(c, p, *v.as.text);
    for (uint32_t i = 0; v.kind == VALUE_LIST && i < v.as.list->count; i++)
        put_prose(c, p, *v.as.list->items[i].as.text);
    return true;
}

static void put_part(struct composer *c, struct passage_frame *p, const struct passage_part *part)
{
    if (put_whole(c, p, part)) return;
    struct passage_part alone = *part;
    alone.next = NULL;
    struct text t = compose_line(c, &alone);
    if (!t.len) return;
    if (part->kind == PROSE_ITEM) {
        add_item(c, p, part, t);
        return;
    }
    p->levels = 0;
    add_paragraph(c, p->frame, t);
}

void compose_prose(struct composer *c, struct frame *f, struct text prose)
{
    struct passage_frame p = {.frame = f};
    put_prose(c, &p, prose);
}

void compose_passage(struct composer *c, struct frame *f, const struct passage_part *words)
{
    struct passage_frame p = {.frame = f};
    for (; words; words = words->next) put_part(c, &p, words);
}

struct text *node_last_text(struct doc_node *n)
{
    for (uint32_t i = n->children.count; i-- > 0;) {
        struct text *last = node_last_text(n->children.items[i]);
        if (last) return last;
    }
    return n->text.len ? &n->text : NULL;
}
