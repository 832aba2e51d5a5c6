// Constructors of the tree. They only assemble; the few that refuse something say so to the reader.
#include "lang/build.h"

#include "lang/reader.h"

enum { DEPTH_MOST = 1000 }; // of an expression

struct items build_items(struct items list, struct tree_item *item)
{
    if (!item) return list;
    if (list.last)
        list.last->next = item;
    else
        list.first = item;
    list.last = item;
    return list;
}

static struct tree_item *opened(struct arena *a, enum item_kind kind, const struct opening *o)
{
    struct tree_item *i = arena_make(a, struct tree_item);
    i->kind = kind;
    i->word = o->word;
    i->word_span = o->word_span;
    i->comments = o->comments;
    i->blank_before = o->blank_before;
    return i;
}

// Comments of the item's own lines: the last one stays on the line, those of a value's earlier
// lines go above it.
static void add_trailing(struct tree_item *i, struct tree_comment *trailing)
{
    if (!trailing) return;
    for (struct tree_comment *c = trailing; c; c = c->next) c->trailing = !c->next;
    struct tree_comment **end = &i->comments;
    while (*end) end = &(*end)->next;
    *end = trailing;
}

struct tree_item *build_head(struct arena *a, const struct opening *o, struct span span)
{
    struct tree_item *i = opened(a, ITEM_BLOCK, o);
    i->head_span = span;
    return i;
}

struct tree_item *build_of(struct tree_item *head, struct text of, struct span span)
{
    head->of = of;
    head->of_span = span;
    head->head_span.end = span.end;
    return head;
}

struct tree_item *build_name(struct reader *r, struct tree_item *head, struct text name,
                             struct span span)
{
    if (head->name.len || head->title.len) reader_report(r, DIAG_HEAD_MORE, span);
    head->name = name;
    head->name_span = span;
    head->head_span.end = span.end;
    return head;
}

struct tree_item *build_title(struct reader *r, struct tree_item *head, struct text title,
                              struct span span)
{
    if (head->title.len) reader_report(r, DIAG_HEAD_MORE, span);
    head->title = title;
    head->title_span = span;
    head->head_span.end = span.end;
    return head;
}

struct tree_item *build_hole(struct tree_item *head)
{
    head->title_is_hole = true;
    return head;
}

struct tree_item *build_block(struct tree_item *head, struct tree_comment *trailing,
                              struct tree_item *items, const struct closing *end, struct span span)
{
    add_trailing(head, trailing);
    head->items = items;
    head->closing = end->comments;
    head->span = span;
    return head;
}

struct tree_item *build_broken(struct arena *a, struct tree_item *items, const struct closing *end,
                               struct span span)
{
    const struct opening o = {.word = end->word, .word_span = end->word_span};
    struct tree_item *head = build_head(a, &o, end->word_span);
    return build_block(head, NULL, items, end, span);
}

struct tree_item *build_field(struct arena *a, const struct opening *o, struct tree_entry *entries,
                              struct tree_comment *trailing, struct span head, struct span span)
{
    struct tree_item *i = opened(a, ITEM_FIELD, o);
    add_trailing(i, trailing);
    i->entries = entries;
    i->head_span = head;
    i->span = span;
    return i;
}

struct tree_item *build_wording(struct arena *a, const struct opening *o, const struct wording *w,
                                struct span head, struct span span)
{
    struct tree_item *i = opened(a, o->word.len ? ITEM_FIELD : ITEM_PROSE, o);
    add_trailing(i, w->trailing);
    i->prose = w->text;
    i->prose_span = w->span;
    i->has_prose = true;
    i->head_span = head;
    i->span = span;
    return i;
}

struct tree_item *build_row(struct arena *a, const struct opening *o, struct tree_entry *cells,
                            struct tree_comment *trailing, struct span span)
{
    struct tree_item *i = opened(a, ITEM_ROW, o);
    add_trailing(i, trailing);
    i->entries = cells;
    i->span = span;
    return i;
}

struct entries build_entries(struct entries list, struct tree_entry *entry)
{
    if (list.last)
        list.last->next = entry;
    else
        list.first = entry;
    list.last = entry;
    return list;
}

struct tree_entry *build_entry(struct arena *a, struct tree_expr *key, struct tree_expr *value,
                               struct span span)
{
    struct tree_entry *e = arena_make(a, struct tree_entry);
    *e = (struct tree_entry){.key = key, .value = value, .span = span};
    return e;
}

struct tree_entry *build_filtered(struct arena *a, struct tree_expr *key, struct tree_expr *value,
                                  struct tree_expr *filter, struct span span)
{
    struct tree_entry *e = build_entry(a, key, value, span);
    e->filter = filter;
    return e;
}

struct tree_entry *build_attributes(struct tree_entry *e, struct tree_expr *list, struct span span)
{
    e->attributes = list;
    e->span = span;
    return e;
}

struct tree_entry *build_note(struct tree_entry *e, struct text note, struct span span)
{
    e->note = note;
    e->span.end = span.end;
    return e;
}

struct exprs build_exprs(struct exprs list, struct tree_expr *x)
{
    if (list.last)
        list.last->next = x;
    else
        list.first = x;
    list.last = x;
    return list;
}

struct tree_expr *build_plain(struct reader *r, enum tree_kind kind, struct span span)
{
    struct tree_expr *x = arena_make(r->arena, struct tree_expr);
    x->kind = (uint8_t)kind;
    x->span = span;
    return x;
}

struct tree_expr *build_text(struct reader *r, enum tree_kind kind, struct text t, struct span span)
{
    struct tree_expr *x = build_plain(r, kind, span);
    x->text = t;
    return x;
}

// Records that x stands above `child`; a tree too deep to be walked is refused, once for each time
// that the limit is passed.
static void above(struct reader *r, struct tree_expr *x, const struct tree_expr *child)
{
    if (!child || child->depth < x->depth) return;
    x->depth = (uint16_t)(child->depth + 1);
    if (x->depth <= DEPTH_MOST) return;
    reader_too_deep(r, x->span);
    x->depth = 0;
}

struct tree_expr *build_pair(struct reader *r, enum tree_kind kind, struct tree_expr *x,
                             struct tree_expr *y, struct span span)
{
    struct tree_expr *p = build_plain(r, kind, span);
    p->left = x;
    p->right = y;
    above(r, p, x);
    above(r, p, y);
    return p;
}

struct tree_expr *build_path(struct reader *r, struct tree_expr *on, struct text member,
                             struct span span)
{
    struct tree_expr *x = build_pair(r, TREE_PATH, on, NULL, span);
    x->text = member;
    return x;
}

struct tree_expr *build_unary(struct reader *r, enum tree_kind kind, struct tree_expr *x,
                              struct span span)
{
    return build_pair(r, kind, x, NULL, span);
}

struct tree_expr *build_binary(struct reader *r, enum tree_op op, struct tree_expr *x,
                               struct tree_expr *y, struct span span)
{
    struct tree_expr *p = build_pair(r, TREE_BINARY, x, y, span);
    p->op = (uint8_t)op;
    return p;
}

struct tree_expr *build_if(struct reader *r, struct tree_expr *condition, struct tree_expr *x,
                           struct tree_expr *y, struct span span)
{
    struct tree_expr *p = build_pair(r, TREE_IF, x, y, span);
    p->condition = condition;
    above(r, p, condition);
    return p;
}

struct tree_expr *build_binder(struct reader *r, struct text name, struct tree_expr *collection,
                               struct tree_expr *filter, struct span span)
{
    struct tree_expr *b = build_pair(r, TREE_NAME, collection, NULL, span);
    b->text = name;
    b->filter = filter;
    above(r, b, filter);
    return b;
}

struct tree_expr *build_quantifier(struct reader *r, enum tree_op op, struct tree_expr *binder,
                                   struct tree_expr *body, struct span span)
{
    struct tree_expr *q = build_pair(r, TREE_QUANTIFIER, binder->left, body, span);
    q->op = (uint8_t)op;
    q->text = binder->text;
    q->condition = binder->filter;
    above(r, q, binder);
    return q;
}

struct tree_expr *build_list(struct reader *r, enum tree_kind kind, struct text name,
                             struct tree_expr *list, struct span span)
{
    struct tree_expr *x = build_text(r, kind, name, span);
    x->list = list;
    for (const struct tree_expr *i = list; i; i = i->next) above(r, x, i);
    return x;
}

struct tree_expr *build_set(struct reader *r, struct tree_expr *list, struct span span)
{
    if (list->next) return build_list(r, TREE_SET, NO_TEXT, list, span);
    list->parenthesised = true;
    return list;
}

struct tree_expr *build_comprehension(struct reader *r, struct text name, struct tree_expr *x,
                                      struct tree_expr *binders, struct span span)
{
    struct tree_expr *c = build_list(r, TREE_COMPREHENSION, NO_TEXT, binders, span);
    c->left = x;
    above(r, c, x);
    return build_list(r, TREE_CALL, name, c, span);
}

struct tree_expr *build_relative(struct reader *r, enum tree_op op, struct tree_expr *x,
                                 struct span span)
{
    if (x->kind != TREE_DURATION) reader_report(r, DIAG_RELATIVE_DURATION, x->span);
    struct tree_expr *p = build_pair(r, TREE_RELATIVE, x, NULL, span);
    p->op = (uint8_t)op;
    return p;
}

struct tree_expr *build_observed(struct reader *r, struct tree_expr *x, struct tree_expr *year,
                                 struct span span)
{
    struct tree_expr *p = build_pair(r, TREE_OBSERVED, x, NULL, span);
    int64_t n = 0;
    if (year->kind != TREE_NUMBER || !number_to_int(year->number, &n) || n < 1 || n > 9999)
        reader_report(r, DIAG_OBSERVED_YEAR, year->span);
    else
        p->year = (int32_t)n;
    return p;
}

struct tree_expr *build_to_fix(struct reader *r, struct tree_expr *date, struct span span)
{
    if (date->kind != TREE_DATE) reader_report(r, DIAG_TO_FIX_DATE, date->span);
    struct tree_expr *x = build_plain(r, TREE_TO_FIX, span);
    x->date = date->date;
    return x;
}
