// What the author writes beyond the trame: articles and annexes, where the trame leaves room for
// them or where they ask to stand. A category with a trame of its own says how it is printed; the
// others print their proses, then their blocks.
#include "compiler/document/composer.h"

static const struct text ARTICLE = TEXT_INIT("article");
static const struct text ANNEX = TEXT_INIT("annexe");

bool block_is_named(const struct block *b, struct text category)
{
    for (const struct category *c = b->category; c; c = c->parent)
        if (text_eq(c->name, category)) return true;
    return false;
}

static struct frame *article_counter(struct frame *f)
{
    while (f->outer && !f->is_annex) f = f->outer;
    return f;
}

static const struct target *enclosing_annex(const struct frame *f)
{
    while (f && !f->is_annex) f = f->outer;
    return f ? f->target : NULL;
}

static void begin_division(struct composer *c, struct frame *f, struct target *t,
                           const struct block *subject)
{
    f->counts_paragraphs = true;
    f->target = t;
    c->context.here = t->anchor;
    if (!subject) return;
    references_number_block(c->written, subject, t->number);
    f->node->origin = subject->head;
}

struct frame article_frame(struct composer *c, struct frame *outer, struct text id,
                           struct text title, const struct block *subject)
{
    static const char key;
    struct doc_node *node = node_new(c, DOC_ARTICLE);
    struct frame f = frame_in(outer, node);
    uint32_t n = frame_next(c, article_counter(outer), &key);
    struct target *t = references_add(c->written, id, ARTICLE, anchor_new(c, id));
    t->number = number_text(c, outer, NUMBERING_ARABIC, n, true, &f.decimal);
    t->within = enclosing_annex(outer);
    node->label = text_printf(c->arena, "Article\u00A0%.*s", TEXT_FMT(t->number));
    node->title = title;
    node->anchor = id;
    begin_division(c, &f, t, subject);
    node_add(c, outer, node);
    return f;
}

struct frame annex_frame(struct composer *c, struct frame *outer, struct text id, struct text title,
                         const struct block *subject)
{
    struct doc_node *node = node_new(c, DOC_DIVISION);
    struct frame f = frame_in(outer, node);
    struct target *t = references_add(c->written, id, ANNEX, anchor_new(c, id));
    vec_push(c->arena, &c->written->annexes, t);
    bool alone = c->known && c->known->annexes.count == 1;
    if (!alone) t->number = text_printf(c->arena, "%u", c->written->annexes.count);
    t->title = title;
    node->label =
        alone ? TEXT("ANNEXE") : text_printf(c->arena, "ANNEXE\u00A0%.*s", TEXT_FMT(t->number));
    node->title = title;
    node->anchor = id;
    node->is_annex = true;
    node->level = 1;
    f.is_annex = true;
    f.level = 1;
    f.align = ALIGN_LEFT;
    begin_division(c, &f, t, subject);
    node_add(c, outer, node);
    return f;
}

// --- a block without a trame

static void put_proses(struct composer *c, struct frame *f, const struct block *b)
{
    for (uint32_t i = 0; i < b->category->slots.count; i++) {
        const struct slot *s = &b->category->slots.items[i];
        if (s->type.kind != TYPE_PROSE || s->flags & (SLOT_INTERNAL | SLOT_FACT)) continue;
        struct value v = block_get(&c->eval, b, s);
        if (v.kind == VALUE_PROSE) compose_prose(c, f, *v.as.text);
    }
}

static bool in_column(const struct slot *s)
{
    return !(s->flags & (SLOT_CHILD | SLOT_INTERNAL | SLOT_FACT | SLOT_KEYED));
}

static bool filled_in(const struct block *const *rows, uint32_t count, uint32_t slot)
{
    for (uint32_t i = 0; i < count; i++)
        if (!value_is_missing(block_value(rows[i], slot))) return true;
    return false;
}

struct sheet {
    struct block *const *rows;
    uint32_t row_count, width;
    const struct slot **slots; // slots[0] is NULL: the title
};

static struct text sheet_cell(struct composer *c, const struct block *b, const struct slot *s)
{
    struct text t = s ? spell_text(&c->context, block_get(&c->eval, b, s)) : b->title;
    return typography(c->arena, t);
}

static void put_sheet(struct composer *c, struct frame *f, const struct sheet *s)
{
    struct doc_table *t = arena_make(c->arena, struct doc_table);
    struct doc_column *columns = arena_array(c->arena, struct doc_column, s->width);
    struct doc_row *rows = arena_array(c->arena, struct doc_row, s->row_count);
    const struct category *category = s->rows[0]->category;
    columns[0].title = category->title.len ? category->title : category->name;
    for (uint32_t k = 1; k < s->width; k++)
        columns[k].title = typography(c->arena, text_capital(c->arena, s->slots[k]->label));
    for (uint32_t i = 0; i < s->row_count; i++) {
        struct doc_cell *cells = arena_array(c->arena, struct doc_cell, s->width);
        for (uint32_t k = 0; k < s->width; k++)
            cells[k].text = sheet_cell(c, s->rows[i], s->slots[k]);
        rows[i].cells = cells;
    }
    *t = (struct doc_table){.columns = columns,
                            .column_count = s->width,
                            .rows = rows,
                            .row_count = s->row_count,
                            .label = text_printf(c->arena, "Tableau\u00A0%u", ++c->tables)};
    t->title = typography(c->arena, columns[0].title);
    struct doc_node *node = node_new(c, DOC_TABLE);
    node->table = t;
    node->origin = s->rows[0]->head;
    node_add(c, f, node);
}

// Blocks of one category, one after the other: one table.
static void put_blocks(struct composer *c, struct frame *f, struct block *const *rows,
                       uint32_t count)
{
    const struct category *category = rows[0]->category;
    struct sheet s = {rows, count, 1, NULL};
    s.slots = arena_array(c->arena, const struct slot *, category->slots.count + 1);
    for (uint32_t i = 0; i < category->slots.count; i++)
        if (in_column(&category->slots.items[i]) &&
            filled_in((const struct block *const *)rows, count, i))
            s.slots[s.width++] = &category->slots.items[i];
    put_sheet(c, f, &s);
}

static void put_block(struct composer *c, struct frame *f, struct block *b);

// A child that is a division by its word; false for those that make tables.
static bool put_child(struct composer *c, struct frame *f, struct block *b)
{
    bool paragraph = block_is_named(b, TEXT("paragraphe"));
    bool heading = block_is_named(b, TEXT("rubrique"));
    if (block_is_named(b, ARTICLE)) {
        struct text title = typography(c->arena, b->title), here = c->context.here;
        struct frame inner = article_frame(c, f, b->name, title, b);
        put_block(c, &inner, b);
        frame_close(c, &inner);
        c->context.here = here;
        return true;
    }
    if (!paragraph && !heading) {
        if (!outline_of(c->lib, b->category)) return false;
        put_block(c, f, b);
        return true;
    }
    struct doc_node *node = node_new(c, heading || b->title.len ? DOC_HEADING : DOC_PARAGRAPH);
    struct frame inner = frame_in(f, node);
    struct target *t = references_add(c->written, b->name,
                                      paragraph ? TEXT("paragraphe") : TEXT("rubrique"), NO_TEXT);
    t->within = f->target;
    node->title = typography(c->arena, b->title);
    node->origin = b->head;
    inner.target = t;
    put_block(c, &inner, b);
    node_add(c, f, node);
    if (paragraph) vec_push(c->arena, &f->paragraphs, ((struct pending){node, t}));
    return true;
}

static void put_children(struct composer *c, struct frame *f, struct block *b)
{
    struct block *const *all = b->children.items;
    for (uint32_t i = 0; i < b->children.count;) {
        uint32_t end = i + 1;
        if (!put_child(c, f, all[i])) {
            while (end < b->children.count && all[end]->category == all[i]->category) end++;
            put_blocks(c, f, all + i, end - i);
        }
        i = end;
    }
}

static void put_block(struct composer *c, struct frame *f, struct block *b)
{
    const struct outline *o = outline_of(c->lib, b->category);
    if (!o) {
        put_proses(c, f, b);
        put_children(c, f, b);
        return;
    }
    struct block *self = c->eval.self;
    c->eval.self = b;
    compose_parts(c, f, o->parts);
    c->eval.self = self;
}

// --- where they go

static struct text place_of(struct composer *c, const struct block *b)
{
    struct value v = spell_slot(&c->context, b, TEXT("place"));
    return v.kind == VALUE_LABEL ? text_trim(*v.as.text) : NO_TEXT;
}

static bool is_of_author(const struct block *b)
{
    return block_is_named(b, ARTICLE) || block_is_named(b, ANNEX);
}

static void put_of_author(struct composer *c, struct frame *f, struct block *b)
{
    if (map_get(&c->placed, b->path)) return;
    map_set(&c->placed, b->path, b);
    struct text title = typography(c->arena, b->title), here = c->context.here;
    struct frame inner = block_is_named(b, ANNEX) ? annex_frame(c, f, b->name, title, b)
                                                  : article_frame(c, f, b->name, title, b);
    const struct spot *before = spot_enter(c, &inner, PART_ARTICLE, b);
    put_block(c, &inner, b);
    spot_leave(c, before);
    frame_close(c, &inner);
    c->context.here = here;
    if (b->name.len) compose_placed(c, f, b->name, true);
}

void compose_rest(struct composer *c, struct frame *f, bool annexes)
{
    for (uint32_t i = 0; i < c->act->children.count; i++) {
        struct block *b = c->act->children.items[i];
        bool wanted = block_is_named(b, annexes ? ANNEX : ARTICLE);
        if (wanted && !place_of(c, b).len) put_of_author(c, f, b);
    }
}

// « après ID » and « avant ID »
static bool asks_for(struct text place, struct text id, bool after)
{
    struct text word = after ? TEXT("après ") : TEXT("avant ");
    if (!text_starts(place, word)) return false;
    return text_eq(text_trim(text_slice(place, word.len, place.len)), id);
}

void compose_placed(struct composer *c, struct frame *f, struct text id, bool after)
{
    if (c->eval.self != c->act) return;
    for (uint32_t i = 0; i < c->act->children.count; i++) {
        struct block *b = c->act->children.items[i];
        if (is_of_author(b) && asks_for(place_of(c, b), id, after)) put_of_author(c, f, b);
    }
}

void compose_unplaced(struct composer *c)
{
    for (uint32_t i = 0; i < c->act->children.count; i++) {
        struct block *b = c->act->children.items[i];
        struct text place = is_of_author(b) ? place_of(c, b) : NO_TEXT;
        if (place.len && !map_get(&c->placed, b->path))
            diag_say(c->lib->diags, DIAG_PLACE_UNKNOWN, b->head, place);
    }
}
