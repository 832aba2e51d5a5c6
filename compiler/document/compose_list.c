// Lists: items numbered by level, with the punctuation of legal drafting: « ; » after each, « . »
// after the last, « : » before a list within an item.
#include "compiler/document/composer.h"

static const enum numbering BY_LEVEL[] = {NUMBERING_DEGREE, NUMBERING_LETTER, NUMBERING_DASH};

struct listing {
    struct frame *frame; // of the list
    struct doc_node *node;
    const struct part *part; // the « liste »
};

static struct text item_label(struct composer *c, struct listing *l, const struct part *p)
{
    const struct part *style = p->numbered || p->wordings[WORDING_LABEL] ? p : l->part;
    uint32_t level = l->frame->list_level;
    enum numbering numbering =
        style->numbered ? style->numbering : BY_LEVEL[level > 3 ? 2 : level - 1];
    struct text decimal, number;
    uint32_t n = frame_next(c, l->frame, l->node);
    number = number_text(c, l->frame, numbering, n, false, &decimal);
    if (style->wordings[WORDING_LABEL]) {
        c->eval.variables[style->number_variable] = value_label(c->arena, number);
        return compose_line(c, style->wordings[WORDING_LABEL]);
    }
    return numbering == NUMBERING_LETTER ? text_printf(c->arena, "%.*s)", TEXT_FMT(number))
                                         : number;
}

static void number_subject(struct composer *c, const struct part *p, struct text number)
{
    if (!p->numbered || !p->binder_count) return;
    struct value v = c->eval.variables[p->binders[p->binder_count - 1].variable];
    if (v.kind == VALUE_BLOCK) references_number_block(c->written, v.as.block, number);
}

static void put_item(struct composer *c, const struct part *p, void *context)
{
    struct listing *l = context;
    struct doc_node *item = node_new(c, DOC_ITEM);
    struct frame inner = frame_in(l->frame, item);
    struct target *target = references_add(c->written, p->id, TEXT("point"), NO_TEXT);
    target->within = l->frame->target;
    inner.target = target;
    compose_body(c, &inner, p);
    if (!item->text.len && !item->children.count) return;
    item->label = item_label(c, l, p);
    item->anchor = p->id;
    target->number = item->label;
    number_subject(c, p, item->label);
    vec_push(c->arena, &l->node->children, item);
}

static bool has_points(const struct part *p)
{
    for (const struct part *x = p->children; x; x = x->next)
        if (x->kind == PART_POINT) return true;
    return false;
}

static void put_points(struct composer *c, const struct part *p, void *context)
{
    for (const struct part *x = p->children; x; x = x->next)
        if (x->kind == PART_POINT) each_pass(c, x, put_item, context);
}

static struct text without_end(struct text t)
{
    static const struct text marks[] = {TEXT_INIT(";"), TEXT_INIT("."), TEXT_INIT(",")};
    t = text_trim(t);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (text_ends(t, marks[i])) t.len -= marks[i].len;
    return text_trim(t);
}

static void end_with(struct composer *c, struct text *t, const char *mark)
{
    if (text_ends(*t, TEXT(":")) || !t->len) return;
    *t = text_printf(c->arena, "%.*s%s", TEXT_FMT(without_end(*t)), mark);
}

static void punctuate(struct composer *c, struct doc_node *list, bool final)
{
    for (uint32_t i = 0; i < list->children.count; i++) {
        struct doc_node *item = list->children.items[i];
        bool last = final && i + 1 == list->children.count;
        uint32_t count = item->children.count;
        struct doc_node *end = count ? item->children.items[count - 1] : item;
        if (end->kind == DOC_LIST) {
            if (count == 1) end_with(c, &item->text, "\u00A0:");
            punctuate(c, end, last);
        } else if (end->kind == DOC_ITEM || end->kind == DOC_TEXT) {
            end_with(c, &end->text, last ? "." : "\u202F;");
        }
    }
}

// The words of item i in a sentence. As written, they may end with a comma: where the joint writes
// one too, there is only one.
static struct text words_in_line(const struct listing *l, uint32_t i)
{
    struct text words = l->node->children.items[i]->text;
    if (!l->part->as_written) return without_end(words);
    bool comma_follows = i + 2 < l->node->children.count;
    return comma_follows && text_ends(text_trim(words), TEXT(",")) ? without_end(words) : words;
}

// « a, b et c », after the text that precedes.
static void put_in_line(struct composer *c, struct frame *f, const struct listing *l)
{
    const struct doc_node *list = l->node;
    struct text *texts = arena_array(c->arena, struct text, list->children.count);
    for (uint32_t i = 0; i < list->children.count; i++) texts[i] = words_in_line(l, i);
    struct text *before = f->node ? node_last_text(f->node) : NULL;
    struct buffer b = buffer_new(c->arena);
    if (before) {
        buffer_add(&b, *before);
        buffer_add_char(&b, ' ');
    }
    wording_join(&b, texts, list->children.count);
    if (!l->part->as_written) buffer_add_char(&b, '.');
    if (before) {
        *before = buffer_text(&b);
        return;
    }
    struct doc_node *text = node_new(c, DOC_TEXT);
    text->text = buffer_text(&b);
    node_add(c, f, text);
}

static void put_list(struct composer *c, struct frame *f, struct listing *l)
{
    if (!l->part->as_written) punctuate(c, l->node, true);
    struct doc_node *holder = f->node;
    bool divided = holder && (holder->kind == DOC_ARTICLE || holder->kind == DOC_DIVISION);
    if (divided && holder->children.count) {
        struct doc_node *last = holder->children.items[holder->children.count - 1];
        if (last->kind == DOC_PARAGRAPH) holder = last;
    }
    if (holder)
        vec_push(c->arena, &holder->children, l->node);
    else
        node_add(c, f, l->node);
}

void compose_list(struct composer *c, struct frame *f, const struct part *p)
{
    struct frame inner = frame_in(f, node_new(c, DOC_LIST));
    struct listing l = {&inner, inner.node, p};
    if (!p->in_line) inner.list_level++;
    if (!inner.list_level) inner.list_level = 1;
    each_pass(c, p, has_points(p) ? put_points : put_item, &l);
    if (!l.node->children.count) return;
    if (p->in_line)
        put_in_line(c, f, &l);
    else
        put_list(c, f, &l);
}
