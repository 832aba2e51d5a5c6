// See build_model.h.

#include "compiler/model/build_model.h"

#include "compiler/model/fill.h"
#include "compiler/model/formula_cycle.h"
#include "compiler/model/suggest.h"
#include "compiler/model/table.h"
#include "compiler/model/words.h"

// A block created and not yet filled.
struct pending {
    struct block *block;
    const struct tree_item *item; // NULL for a row
};

struct builder {
    struct library *lib;
    const struct file *file;
    VEC(struct pending) pending;
    VEC(struct table *) tables;
    VEC(const struct tree_item *) missed; // fields of the block being filled, of unknown name
    uint32_t next_keyed; // of the block being filled: its first keyed value that is not filled yet
};

static struct place item_place(const struct builder *b, struct span span)
{
    return place_at(b->file->source, span);
}

// --- creation

// Exactly as long as it is: every block has one.
static struct text qualified(struct arena *a, struct text outer, char sign, struct text own)
{
    char *p = arena_alloc(a, outer.len + 1 + own.len);
    memcpy(p, outer.ptr, outer.len);
    p[outer.len] = sign;
    memcpy(p + outer.len + 1, own.ptr, own.len);
    return (struct text){p, outer.len + 1 + own.len};
}

static struct block *new_block(struct builder *b, const struct category *c, struct block *parent,
                               struct text name, struct text title, struct span head,
                               struct span whole)
{
    struct arena *a = b->lib->arena;
    struct block *x = arena_make(a, struct block);
    x->category = c;
    x->name = name;
    x->title = title;
    x->parent = parent;
    x->root = parent ? parent->root : x;
    x->id = b->lib->block_count++;
    x->library = b->file->library;
    x->head = item_place(b, head);
    x->whole = item_place(b, whole);
    struct text own = name.len ? name : c->name;
    x->path = parent ? qualified(a, parent->path, '.', own)
                     : qualified(a, b->file->source->path, '#', own);
    if (parent) vec_push(a, &parent->children, x);
    names_enter(b->lib, x);
    return x;
}

// The slot of `c` that a child block opened by `opening` fills, and the category of that child.
static const struct slot *child_slot(const struct library *lib, const struct category *c,
                                     struct text opening, const struct category **child)
{
    const struct slot *s = map_get(&c->by_word, opening);
    const struct category *named = map_get(&lib->categories, opening);
    for (const struct category *up = named; !s && up; up = up->parent)
        s = map_get(&c->by_word, up->name);
    if (!s || s->type.kind != TYPE_BLOCK) return NULL;
    bool derived = named && category_is(named, s->type.category);
    *child = derived ? named : s->type.category;
    return s;
}

// What a block of misspelt word holds stands until the slot's own block is met.
static void hold_child(struct builder *b, struct block *parent, const struct slot *slot,
                       struct block *child, bool misspelt)
{
    if (slot->flags & SLOT_SEVERAL) return; // gathered when the parent is complete
    struct filled *f = block_fill(b->lib->arena, parent, slot->index);
    bool repeated = f->written;
    if (misspelt && f->value.kind != VALUE_ABSENT) return;
    if (repeated) diag_say(b->lib->diags, DIAG_BLOCK_REPEATED, child->head, slot->label);
    *f = repeated ? fill_refused(child->head)
                  : (struct filled){.value = value_block(child),
                                    .place = child->head,
                                    .written = !misspelt,
                                    .refused = misspelt};
}

static void gather_children(struct builder *b, struct block *parent)
{
    const struct category *c = parent->category;
    for (uint32_t i = 0; i < c->slots.count; i++) {
        const struct slot *s = &c->slots.items[i];
        if (!(s->flags & SLOT_CHILD) || !(s->flags & SLOT_SEVERAL)) continue;
        VEC(struct value) list = {0};
        struct place first = parent->head;
        for (uint32_t k = 0; k < parent->children.count; k++) {
            struct block *child = parent->children.items[k];
            if (!category_is(child->category, s->type.category)) continue;
            if (list.count == 0) first = child->head;
            vec_push(b->lib->arena, &list, value_block(child));
        }
        if (list.count == 0) continue;
        struct value v = value_list(b->lib->arena, list.items, list.count);
        *block_fill(b->lib->arena, parent, s->index) =
            (struct filled){.value = v, .place = first, .written = true};
    }
}

// The nearest of the words that open a block in `parent`, told; NO_TEXT when none is near.
static struct text unknown_word(struct builder *b, const struct block *parent, struct text word,
                                struct span span)
{
    struct text near = map_nearest(&parent->category->by_word, b->lib->arena, word);
    diag_say(b->lib->diags, near.len ? DIAG_WORD_UNKNOWN_NEAR : DIAG_WORD_UNKNOWN,
             item_place(b, span), parent->category->name, word, near);
    return near;
}

// A block that finds no place in the model: what refers to it, or inside it, is not held against
// the author as well.
static void lose(struct builder *b, const struct tree_item *item)
{
    if (item->kind != ITEM_BLOCK) return;
    if (item->name.len) map_set(&b->lib->lost, item->name, b);
    for (const struct tree_item *i = item->items; i; i = i->next) {
        lose(b, i);
        if (i->kind == ITEM_ROW && i->entries && i->entries->value)
            map_set(&b->lib->lost, source_text(b->file->source, i->entries->value->span), b);
    }
}

static void create_table(struct builder *b, struct block *parent, const struct tree_item *item)
{
    struct library *lib = b->lib;
    const struct category *child = NULL;
    const struct slot *slot = child_slot(lib, parent->category, item->of, &child);
    if (!slot || !(slot->flags & SLOT_SEVERAL)) {
        unknown_word(b, parent, item->of, item->of_span);
        lose(b, item);
        return;
    }
    struct table *t = table_read(lib, b->file->source, child, item);
    if (!t) {
        lose(b, item);
        return;
    }
    for (uint32_t i = 0; i < t->rows.count; i++) {
        struct text name, title;
        table_row_names(t, t->rows.items[i], &name, &title);
        struct span span = t->rows.items[i]->span;
        struct block *row = new_block(b, child, parent, name, title, span, span);
        vec_push(lib->arena, &t->blocks, row);
        vec_push(lib->arena, &b->pending, ((struct pending){row, NULL}));
    }
    vec_push(lib->arena, &b->tables, t);
}

static struct block *create_block(struct builder *b, const struct tree_item *item,
                                  const struct category *c, struct block *parent);

static void create_child(struct builder *b, struct block *parent, const struct tree_item *item)
{
    if (is_word(item->word, WORD_TABLE) && item->of.len) {
        create_table(b, parent, item);
        return;
    }
    const struct category *child = NULL;
    const struct slot *slot = child_slot(b->lib, parent->category, item->word, &child);
    bool misspelt = !slot;
    if (misspelt) { // read as the block that it most resembles, so that one error is said of it
        struct text near = unknown_word(b, parent, item->word, item->word_span);
        slot = near.len ? child_slot(b->lib, parent->category, near, &child) : NULL;
    }
    if (slot)
        hold_child(b, parent, slot, create_block(b, item, child, parent), misspelt);
    else
        lose(b, item);
}

// The keyed slot that a field's words begin with; *misspelt when it is the one that they most
// resemble. NULL when they begin with none.
static const struct slot *keyed_slot(const struct builder *b, const struct category *c,
                                     struct text words, size_t space, bool *misspelt)
{
    struct text first = text_slice(words, 0, space);
    const struct slot *s = category_slot(c, first);
    *misspelt = !s;
    if (!s && !map_nearest(&c->by_ident, b->lib->arena, text_ident(b->lib->arena, words)).len)
        s = category_slot(c, map_nearest(&c->by_ident, b->lib->arena, first));
    return s && s->flags & SLOT_KEYED ? s : NULL;
}

static void say_key(struct builder *b, struct block *x, const struct tree_item *field,
                    const struct keyed *k, bool misspelt)
{
    struct text words =
        text_printf(b->lib->arena, "%.*s %.*s", TEXT_FMT(k->slot->label), TEXT_FMT(k->key));
    struct place where = item_place(b, field->word_span);
    if (misspelt)
        diag_say(b->lib->diags, DIAG_SLOT_UNKNOWN_NEAR, where, x->category->name, field->word,
                 words);
    else
        diag_say(b->lib->diags, DIAG_SLOT_REPEATED, where, field->word);
}

// Keys of keyed slots are entered now: a formula may name one that is written after it.
static void enter_keys(struct builder *b, struct block *x, const struct tree_item *field)
{
    const struct category *c = x->category;
    const char *space = memchr(field->word.ptr, ' ', field->word.len);
    if (!space || category_slot(c, text_ident(b->lib->arena, field->word))) return;
    size_t at = (size_t)(space - field->word.ptr);
    bool misspelt;
    const struct slot *s = keyed_slot(b, c, field->word, at, &misspelt);
    if (!s) return;
    struct keyed k = {
        .slot = s,
        .key = text_ident(b->lib->arena, text_slice(field->word, at + 1, field->word.len)),
        .filled = {.place = item_place(b, field->span), .refused = misspelt}};
    vec_push(b->lib->arena, &x->keyed, k);
    bool repeated = !names_enter_key(b->lib, x, x->keyed.count - 1);
    if (!repeated && !misspelt) return;
    say_key(b, x, field, &k, misspelt);
    if (!repeated) return;
    const struct keyed *first = names_find_key(b->lib, x, k.key); // nothing says which is meant
    x->keyed.items[first - x->keyed.items].filled.refused = true;
    x->keyed.items[x->keyed.count - 1].filled.refused = true;
}

// The title of a block; one that is yet to be written stands between brackets, as on a draft.
static struct text title_of(struct builder *b, const struct tree_item *item)
{
    if (!item->title_is_hole) return item->title;
    diag_say(b->lib->diags, DIAG_HOLE, item_place(b, item->title_span), item->word, NO_TEXT);
    return text_printf(b->lib->arena, "[%.*s]", TEXT_FMT(item->title));
}

// Blocks are many and small, so what they hold is counted before it is held.
static void make_room(struct builder *b, struct block *x, const struct tree_item *item)
{
    uint32_t blocks = 0, others = 0;
    for (const struct tree_item *i = item->items; i; i = i->next)
        *(i->kind == ITEM_BLOCK ? &blocks : &others) += 1;
    vec_reserve(b->lib->arena, &x->children, blocks);
    vec_reserve(b->lib->arena, &x->filled, others + (blocks > 0));
}

static struct block *create_block(struct builder *b, const struct tree_item *item,
                                  const struct category *c, struct block *parent)
{
    struct block *x =
        new_block(b, c, parent, item->name, title_of(b, item), item->head_span, item->span);
    if (c->is_abstract) diag_say(b->lib->diags, DIAG_CATEGORY_ABSTRACT, x->head, c->name);
    make_room(b, x, item);
    vec_push(b->lib->arena, &b->pending, ((struct pending){x, item}));
    for (const struct tree_item *i = item->items; i; i = i->next) {
        if (i->kind == ITEM_BLOCK) create_child(b, x, i);
        if (i->kind == ITEM_FIELD) enter_keys(b, x, i);
    }
    gather_children(b, x);
    return x;
}

static bool is_declaration(const struct tree_item *item)
{
    static const enum word HEADS[] = {WORD_CATEGORY, WORD_ENUMERATION, WORD_FUNCTION,
                                      WORD_OUTLINE,  WORD_DISPOSITION, WORD_PRODUCT_RULES};
    for (size_t i = 0; i < sizeof HEADS / sizeof *HEADS; i++)
        if (is_word(item->word, HEADS[i])) return true;
    return false;
}

static void create_top(struct builder *b, struct file *file, const struct tree_item *item)
{
    struct library *lib = b->lib;
    const struct category *c = map_get(&lib->categories, item->word);
    if (!c) {
        struct text near = map_nearest(&lib->categories, lib->arena, item->word);
        diag_say(lib->diags, near.len ? DIAG_CATEGORY_UNKNOWN_NEAR : DIAG_CATEGORY_UNKNOWN,
                 item_place(b, item->word_span), item->word, near);
        file->lost = true;
        lose(b, item);
        return;
    }
    struct block *x = create_block(b, item, c, NULL);
    if (lib->act && category_is(c, lib->act)) vec_push(lib->arena, &file->acts, x);
    if (lib->dossier && c == lib->dossier) file->dossier = x;
}

// Outside blocks only « utilise » has a meaning, and loading has followed it.
static void refuse_outside(struct builder *b, const struct tree_item *item)
{
    if (item->kind == ITEM_FIELD && is_word(item->word, WORD_USES)) return;
    struct span span = item->kind == ITEM_FIELD ? item->word_span : item->span;
    diag_bare(b->lib->diags, DIAG_OUTSIDE_BLOCK, item_place(b, span));
}

void model_create(struct library *lib)
{
    struct builder *b = arena_make(lib->arena, struct builder);
    b->lib = lib;
    for (uint32_t i = 0; i < lib->files->list.count; i++) {
        struct file *file = lib->files->list.items[i];
        b->file = file;
        if (file->tree->has_errors) continue; // what could be read of it would only mislead
        for (const struct tree_item *k = file->tree->items; k; k = k->next)
            if (k->kind != ITEM_BLOCK)
                refuse_outside(b, k);
            else if (!is_declaration(k))
                create_top(b, file, k);
    }
    lib->builder = b;
}

// --- filling

static void add_reservation(struct builder *b, struct block *x, const struct tree_item *field)
{
    for (const struct tree_entry *e = field->entries; e; e = e->next) {
        if (!e->value) continue;
        struct reservation r = {.rule = source_text(x->head.source, e->value->span),
                                .motif = e->note,
                                .place = {x->head.source, e->span}};
        if (!text_trim(e->note).len)
            diag_say(b->lib->diags, DIAG_RESERVATION_MOTIF, r.place, r.rule);
        vec_push(b->lib->arena, &x->reservations, r);
    }
}

enum { LIKE_MOST = 64 }; // blocks, each like the next

// What a block does not say itself, when what it is like is not known. A field further on may.
static void refuse_unsaid(struct arena *a, struct block *x)
{
    for (uint32_t i = 0; i < x->category->slots.count; i++) {
        struct filled *f = block_fill(a, x, i);
        if (f->value.kind != VALUE_ABSENT) continue;
        *f = fill_refused(x->head);
        f->written = false;
    }
}

static void find_like(struct builder *b, struct block *x, const struct tree_item *field)
{
    static const struct slot LIKE = {.label = TEXT_INIT("comme")};
    struct filling f = {b->lib, x->head.source, x, &LIKE};
    struct type t = {.kind = TYPE_BLOCK, .category = x->category};
    if (!field->entries || !field->entries->value) return;
    struct value v = fill_value(&f, field->entries->value, t);
    if (v.kind != VALUE_BLOCK) return;
    int steps = 0;
    const struct block *up = v.as.block;
    while (up && up != x && steps++ < LIKE_MOST) up = up->like;
    if (up == x)
        diag_say(b->lib->diags, DIAG_LIKE_CYCLE, x->head, block_label(x));
    else if (up)
        diag_say(b->lib->diags, DIAG_LIKE_LONG, x->head, block_label(x));
    else
        x->like = v.as.block;
}

static void set_like(struct builder *b, struct block *x, const struct tree_item *field)
{
    find_like(b, x, field);
    if (!x->like) refuse_unsaid(b->lib->arena, x);
}

// Keyed values are filled in the order in which their keys were entered.
static struct keyed *next_keyed(struct builder *b, struct block *x, const struct tree_item *field)
{
    if (b->next_keyed == x->keyed.count) return NULL;
    struct keyed *k = &x->keyed.items[b->next_keyed];
    if (k->filled.place.span.begin != field->span.begin) return NULL;
    b->next_keyed++;
    return k;
}

static void fill_slot(struct builder *b, struct block *x, const struct slot *slot,
                      const struct tree_item *field, struct text label)
{
    struct filling f = {b->lib, x->head.source, x, slot};
    struct place where = fill_place(&f, field);
    if (slot->flags & SLOT_CHILD) {
        diag_say(b->lib->diags, DIAG_BLOCK_EXPECTED, where, label);
        return;
    }
    if (slot->flags & SLOT_KEYED) {
        diag_say(b->lib->diags, DIAG_NOT_A_FORMULA_KEY, where, label);
        return;
    }
    struct filled *to = block_fill(b->lib->arena, x, slot->index);
    if (to->written) {
        where = item_place(b, field->word_span);
        diag_say(b->lib->diags, DIAG_SLOT_REPEATED, where, label);
        *to = fill_refused(where); // nothing says which of the two is meant
        return;
    }
    *to = fill_field(&f, field);
}

// A field that resembles none: those that the block may still have are told.
static void say_unknown_field(struct builder *b, struct block *x, const struct tree_item *field,
                              struct place where)
{
    struct text left = suggest_slots(b->lib->arena, x, field->word);
    diag_say(b->lib->diags, left.len ? DIAG_SLOT_UNKNOWN_MANY_NEAR : DIAG_SLOT_UNKNOWN, where,
             x->category->name, field->word, left);
}

// A field of unknown name says, in place of the slot that it most resembles, an unknown value: that
// the slot is not written is not held against the act as well.
static void miss_field(struct builder *b, struct block *x, const struct tree_item *field)
{
    struct library *lib = b->lib;
    struct place where = {x->head.source, field->word_span};
    const struct slot *slot = suggest_slot(lib->arena, x->category, field->word);
    if (slot)
        diag_say(lib->diags, DIAG_SLOT_UNKNOWN_NEAR, where, x->category->name, field->word,
                 slot->label);
    else
        say_unknown_field(b, x, field, where);
    if (!slot || slot->flags & (SLOT_CHILD | SLOT_KEYED)) return;
    struct filled *to = block_fill(lib->arena, x, slot->index);
    if (!to->written) *to = fill_refused(where);
}

static void read_field(struct builder *b, struct block *x, const struct tree_item *field)
{
    struct library *lib = b->lib;
    if (is_word(field->word, WORD_RESERVATION)) {
        add_reservation(b, x, field);
        return;
    }
    if (is_word(field->word, WORD_LIKE)) {
        set_like(b, x, field);
        return;
    }
    const struct slot *slot = category_slot(x->category, text_ident(lib->arena, field->word));
    struct keyed *k = slot ? NULL : next_keyed(b, x, field);
    if (k) {
        struct filling f = {lib, x->head.source, x, k->slot};
        bool refused = k->filled.refused; // before it is read: its value is read nevertheless
        k->filled = fill_field(&f, field);
        if (refused) k->filled = fill_refused(k->filled.place);
    } else if (slot) {
        fill_slot(b, x, slot, field, field->word);
    } else {
        vec_push(lib->arena, &b->missed, field);
    }
}

static void fill_item(struct builder *b, struct block *x, const struct tree_item *item)
{
    if (item->kind == ITEM_FIELD) read_field(b, x, item);
    if (item->kind == ITEM_ROW)
        diag_bare(b->lib->diags, DIAG_ROW_UNEXPECTED, place_at(x->head.source, item->span));
    if (item->kind != ITEM_PROSE) return;
    const struct slot *slot = category_slot(x->category, word(WORD_TEXT));
    struct place where = {x->head.source, item->prose_span};
    if (!slot) {
        diag_say(b->lib->diags, DIAG_PROSE_UNEXPECTED, where, x->category->name);
        return;
    }
    struct value v = value_label(b->lib->arena, item->prose);
    v.kind = VALUE_PROSE;
    struct filled *to = block_fill(b->lib->arena, x, slot->index);
    if (to->written) diag_say(b->lib->diags, DIAG_SLOT_REPEATED, where, slot->label);
    *to = to->written ? fill_refused(where)
                      : (struct filled){.value = v, .place = where, .written = true};
}

static void fill_pending(struct builder *b, const struct pending *p)
{
    b->next_keyed = 0;
    b->missed.count = 0;
    for (const struct tree_item *i = p->item->items; i; i = i->next) fill_item(b, p->block, i);
    for (uint32_t i = 0; i < b->missed.count; i++) miss_field(b, p->block, b->missed.items[i]);
}

// The period of an act comes first: dates « avant le terme » and constant series read it.
static void fill_periods(struct builder *b)
{
    for (uint32_t n = 0; n < b->pending.count; n++) {
        const struct pending *p = &b->pending.items[n];
        const struct slot *s = category_slot(p->block->category, word(WORD_PERIOD));
        if (p->block->parent || !s) continue;
        for (const struct tree_item *i = p->item->items; i; i = i->next) {
            if (i->kind != ITEM_FIELD || !is_word(i->word, WORD_PERIOD)) continue;
            b->file = map_get(&b->lib->files->by_path, p->block->head.source->path);
            fill_slot(b, p->block, s, i, i->word);
            // It is filled again below, and a repeated message is dropped.
            block_fill(b->lib->arena, p->block, s->index)->written = false;
        }
    }
}

static void check_required(struct library *lib, const struct block *x)
{
    const struct category *c = x->category;
    for (uint32_t i = 0; i < c->slots.count; i++)
        if (c->slots.items[i].flags & SLOT_REQUIRED && !block_filled(x, i).written &&
            block_value(x, i).kind == VALUE_ABSENT)
            diag_say(lib->diags, DIAG_SLOT_REQUIRED, x->head, c->name, c->slots.items[i].label);
}

static bool is_true(const struct block *x, enum word ident)
{
    const struct slot *s = category_slot(x->category, word(ident));
    struct value v = s ? block_value(x, s->index) : ABSENT;
    return v.kind == VALUE_BOOL && v.as.boolean;
}

static void copy_like(struct library *lib, struct block *x)
{
    int steps = 0;
    for (const struct block *like = x->like; like; like = like->like) {
        if (steps++ == LIKE_MOST) {
            diag_say(lib->diags, DIAG_LIKE_LONG, x->head, block_label(x));
            x->like = NULL;
            return;
        }
        for (uint32_t i = 0; i < x->category->slots.count && i < like->category->slots.count; i++)
            if (like->held && like->held[i] && block_value(x, i).kind == VALUE_ABSENT)
                *block_fill(lib->arena, x, i) = block_filled(like, i);
    }
}

static void check_formulas(struct builder *b)
{
    struct block **blocks = arena_array(b->lib->arena, struct block *, b->pending.count + 1);
    for (uint32_t i = 0; i < b->pending.count; i++) blocks[i] = b->pending.items[i].block;
    formula_cycles(b->lib, blocks, b->pending.count);
}

void model_fill(struct library *lib)
{
    struct builder *b = lib->builder;
    fill_periods(b);
    for (uint32_t i = 0; i < b->pending.count; i++)
        if (b->pending.items[i].item) {
            b->file = map_get(&lib->files->by_path, b->pending.items[i].block->head.source->path);
            fill_pending(b, &b->pending.items[i]);
        }
    for (uint32_t i = 0; i < b->tables.count; i++) {
        for (uint32_t k = 0; k < b->tables.items[i]->rows.count; k++)
            table_fill_row(b->tables.items[i], k);
        table_check_total(b->tables.items[i]);
    }
    for (uint32_t i = 0; i < b->pending.count; i++) {
        struct block *x = b->pending.items[i].block;
        x->outside = is_true(x->root, WORD_OUTSIDE);
        copy_like(lib, x);
        check_required(lib, x);
    }
    check_formulas(b);
}

// --- what law may bear on

const struct map *model_categories(struct library *lib)
{
    struct map *names = arena_make(lib->arena, struct map);
    *names = map_new(lib->arena);
    vec_each(const struct pending, p, &lib->builder->pending)
    {
        const struct file *f = map_get(&lib->files->by_path, p->block->head.source->path);
        if (!f || !f->argument) continue; // never judged
        if (p->block->reservations.count) return NULL;
        for (const struct category *c = p->block->category; c && !map_get(names, c->name);
             c = c->parent)
            map_set(names, c->name, p->block);
    }
    return names;
}

// --- the world

struct world *model_world(struct library *lib, bool has_at, day_number at)
{
    struct world *w = arena_make(lib->arena, struct world);
    w->has_date = has_at;
    w->date = at;
    w->conclusion = lib->act ? category_slot(lib->act, word(WORD_CONCLUSION)) : NULL;
    w->validity_states = map_get(&lib->enumerations, word(WORD_VALIDITY_STATES));
    w->instalment = map_get(&lib->categories, word(WORD_INSTALMENT));
    for (uint32_t i = 0; i < lib->files->list.count; i++) {
        const struct file *f = lib->files->list.items[i];
        for (uint32_t k = 0; k < f->acts.count; k++)
            vec_push(lib->arena, &w->acts, f->acts.items[k]);
    }
    if (lib->files->dossier) w->dossier = lib->files->dossier->dossier; // the root's, no other
    return w;
}
