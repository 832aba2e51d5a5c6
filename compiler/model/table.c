// See table.h.

#include "compiler/model/table.h"

#include "compiler/model/words.h"

static struct place at(const struct table *t, struct span span)
{
    return place_at(t->source, span);
}

// --- units

static const struct {
    struct text words;
    int64_t scale;
    uint8_t currency;
} UNITS[] = {
    {TEXT_INIT("€"), 1, EURO},
    {TEXT_INIT("euros"), 1, EURO},
    {TEXT_INIT("k€"), 1000, EURO},
    {TEXT_INIT("milliers d'euros"), 1000, EURO},
    {TEXT_INIT("M€"), 1000000, EURO},
    {TEXT_INIT("millions d'euros"), 1000000, EURO},
    {TEXT_INIT("F"), 1, FRANC},
    {TEXT_INIT("francs"), 1, FRANC},
    {TEXT_INIT("milliers de francs"), 1000, FRANC},
    {TEXT_INIT("millions de francs"), 1000000, FRANC},
};

static void read_unit(struct table *t, const struct tree_item *field)
{
    const struct tree_expr *x = field->entries ? field->entries->value : NULL;
    if (!x) return;
    struct text unit = x->kind == TREE_STRING ? x->text : source_text(t->source, x->span);
    for (size_t i = 0; i < sizeof UNITS / sizeof *UNITS; i++) {
        if (!text_eq(text_fold(t->lib->arena, unit), text_fold(t->lib->arena, UNITS[i].words)))
            continue;
        t->scale = number_int(t->lib->arena, UNITS[i].scale);
        t->currency = UNITS[i].currency;
        return;
    }
    diag_say(t->lib->diags, DIAG_UNIT_UNKNOWN, at(t, x->span), unit);
}

// --- columns

// The series that a bare year is a key of: the one that the field `série` names, or the only one.
static const struct slot *series_slot(const struct table *t)
{
    const struct category *c = t->category;
    for (const struct tree_item *i = t->item->items; i; i = i->next)
        if (i->kind == ITEM_FIELD && is_word(i->word, WORD_SERIES) && i->entries &&
            i->entries->value)
            return category_slot(c, source_text(t->source, i->entries->value->span));
    const struct slot *only = NULL;
    for (uint32_t i = 0; i < c->slots.count; i++) {
        if (c->slots.items[i].type.kind != TYPE_SERIES) continue;
        if (only) return NULL;
        only = &c->slots.items[i];
    }
    return only;
}

// A year, as a header's cell writes it: « 2007 », or the last word of « montants 2007 ».
static const struct tree_expr *year_key(const struct table *t, const struct tree_expr *x)
{
    struct text last = text_slice(x->text, x->text.len < 4 ? 0 : x->text.len - 4, x->text.len);
    int64_t year = 0;
    for (size_t i = 0; i < last.len; i++) {
        if (last.ptr[i] < '0' || last.ptr[i] > '9') return NULL;
        year = 10 * year + (last.ptr[i] - '0');
    }
    if (last.len < 4) return NULL;
    struct tree_expr *key = arena_make(t->lib->arena, struct tree_expr);
    *key = *x;
    key->kind = TREE_NUMBER;
    key->number = number_int(t->lib->arena, year);
    key->next = NULL;
    return key;
}

static bool read_column(struct table *t, const struct tree_entry *cell)
{
    struct table_column c = {.span = cell->span};
    const struct tree_expr *x = cell->value;
    if (x && (c.key = year_key(t, x))) {
        struct text series = text_trim(text_slice(x->text, 0, x->text.len - 4));
        c.slot = series.len ? category_slot(t->category, text_ident(t->lib->arena, series))
                            : series_slot(t);
    } else if (x) {
        bool both = text_eq(x->text, t->category->name);
        c.slot = category_slot(t->category, text_ident(t->lib->arena, x->text));
        c.name = !c.slot && (both || is_word(x->text, WORD_NAME));
        c.title = !c.slot && (both || is_word(x->text, WORD_TITLE));
    }
    if (!c.slot && !c.name && !c.title) {
        struct text word = source_text(t->source, cell->span);
        struct text near = map_nearest(&t->category->by_ident, t->lib->arena, word);
        if (near.len) near = category_slot(t->category, near)->label;
        diag_say(t->lib->diags, near.len ? DIAG_COLUMN_UNKNOWN_NEAR : DIAG_COLUMN_UNKNOWN,
                 at(t, cell->span), t->category->name, word, near);
        return false;
    }
    vec_push(t->lib->arena, &t->columns, c);
    return true;
}

static bool read_header(struct table *t, const struct tree_item *row)
{
    bool good = true;
    for (const struct tree_entry *c = row->entries; c; c = c->next)
        good = read_column(t, c) && good;
    return good;
}

static uint32_t count_cells(const struct tree_item *row)
{
    uint32_t n = 0;
    for (const struct tree_entry *c = row->entries; c; c = c->next) n++;
    return n;
}

static bool is_total(const struct tree_item *row)
{
    const struct tree_expr *x = row->entries ? row->entries->value : NULL;
    return x && x->kind == TREE_NAME && is_word(x->text, WORD_TOTAL) && !row->entries->note.len;
}

static void add_row(struct table *t, const struct tree_item *row)
{
    uint32_t cells = count_cells(row);
    if (cells != t->columns.count) {
        diag_say(t->lib->diags, DIAG_ROW_LENGTH, at(t, row->span),
                 text_printf(t->lib->arena, "%u", cells),
                 text_printf(t->lib->arena, "%u", t->columns.count));
        return;
    }
    if (is_total(row))
        t->total = row;
    else
        vec_push(t->lib->arena, &t->rows, row);
}

struct table *table_read(struct library *lib, const struct source *source,
                         const struct category *category, const struct tree_item *item)
{
    struct table *t = arena_make(lib->arena, struct table);
    *t = (struct table){.lib = lib, .source = source, .category = category, .item = item};
    bool header = false;
    for (const struct tree_item *i = item->items; i; i = i->next) {
        if (i->kind == ITEM_FIELD && is_word(i->word, WORD_UNIT)) read_unit(t, i);
        if (i->kind != ITEM_ROW) continue;
        if (header)
            add_row(t, i);
        else if (!(header = read_header(t, i)))
            return NULL;
    }
    return t;
}

// --- rows

static const struct tree_entry *cell_of(const struct tree_item *row, uint32_t column)
{
    const struct tree_entry *c = row->entries;
    while (c && column-- > 0) c = c->next;
    return c;
}

void table_row_names(const struct table *t, const struct tree_item *row, struct text *name,
                     struct text *title)
{
    *name = *title = NO_TEXT;
    for (uint32_t i = 0; i < t->columns.count; i++) {
        const struct table_column *c = &t->columns.items[i];
        const struct tree_entry *cell = cell_of(row, i);
        if ((!c->name && !c->title) || !cell->value) continue;
        const struct tree_expr *x = cell->value;
        if (x->kind == TREE_STRING) {
            *title = x->text;
        } else {
            *name = source_text(t->source, x->span);
            if (cell->note.len) *title = cell->note;
        }
    }
}

static bool holds_amounts(const struct slot *s)
{
    struct type of = s->type;
    while (of.of) of = *of.of;
    return of.kind == TYPE_MONEY || of.kind == TYPE_MEASURE;
}

// The cell's entry, with the column's key and, for a plain number of a table in thousands of
// euros, the amount that it stands for.
static struct tree_entry *scaled_entry(const struct table *t, const struct table_column *c,
                                       const struct tree_entry *cell, struct tree_expr *value)
{
    struct tree_entry *e = arena_make(t->lib->arena, struct tree_entry);
    *e = (struct tree_entry){.value = value, .span = cell->span, .note = cell->note};
    e->key = (struct tree_expr *)c->key;
    if (t->scale && holds_amounts(c->slot) && value->kind == TREE_NUMBER) {
        struct tree_expr *amount = arena_make(t->lib->arena, struct tree_expr);
        *amount = *value;
        amount->next = NULL;
        amount->kind = TREE_MONEY;
        amount->currency = t->currency;
        amount->number = number_mul(t->lib->arena, value->number, t->scale);
        e->value = amount;
    }
    return e;
}

// All the entries that row `row` gives to one slot: the years of a series, the members of a set.
static struct tree_entry *slot_entries(const struct table *t, const struct tree_item *row,
                                       const struct slot *slot)
{
    struct tree_entry *first = NULL, **last = &first;
    for (uint32_t i = 0; i < t->columns.count; i++) {
        const struct table_column *c = &t->columns.items[i];
        const struct tree_entry *cell = cell_of(row, i);
        if (c->slot != slot || !cell->value) continue;
        bool set = slot->type.kind == TYPE_LIST && cell->value->kind == TREE_SET;
        struct tree_expr *x = set ? cell->value->list : cell->value;
        for (; x; x = set ? x->next : NULL) {
            *last = scaled_entry(t, c, cell, x);
            last = &(*last)->next;
        }
    }
    return first;
}

void table_fill_row(const struct table *t, uint32_t i)
{
    struct block *b = t->blocks.items[i];
    for (uint32_t k = 0; k < t->columns.count; k++) {
        const struct slot *slot = t->columns.items[k].slot;
        bool filled = !slot || block_value(b, slot->index).kind != VALUE_ABSENT;
        struct tree_entry *entries = filled ? NULL : slot_entries(t, t->rows.items[i], slot);
        if (!entries) continue;
        struct filling f = {t->lib, t->source, b, slot};
        *block_fill(t->lib->arena, b, slot->index) = fill_entries(&f, entries);
    }
}

// --- totals

static struct value row_value(const struct table *t, uint32_t row, const struct table_column *c)
{
    struct value v = block_value(t->blocks.items[row], c->slot->index);
    if (v.kind != VALUE_SERIES || !c->key) return v;
    int64_t year;
    if (!number_to_int(c->key->number, &year)) return ABSENT;
    return series_at(v.as.series, value_year((int32_t)year));
}

// The sum of a column; ABSENT when a cell cannot be added to the others. Empty cells count zero.
static struct value column_sum(const struct table *t, uint32_t column, struct value like)
{
    struct arena *a = t->lib->arena;
    const struct table_column *c = &t->columns.items[column];
    const struct number *sum = number_int(a, 0);
    for (uint32_t i = 0; i < t->rows.count; i++) {
        struct value v = row_value(t, i, c);
        if (v.kind == VALUE_ABSENT && !cell_of(t->rows.items[i], column)->value) continue;
        if (v.kind != like.kind || (v.kind == VALUE_MONEY && v.currency != like.currency))
            return ABSENT;
        sum = number_add(a, sum, v.as.number);
    }
    like.as.number = sum;
    return like;
}

static void check_column(const struct table *t, uint32_t column)
{
    const struct table_column *c = &t->columns.items[column];
    const struct tree_entry *cell = cell_of(t->total, column);
    if (!c->slot || !cell->value || t->rows.count == 0) return;
    struct type type = c->slot->type;
    while (type.of) type = *type.of;
    struct filling f = {t->lib, t->source, t->blocks.items[0], c->slot};
    struct tree_entry *e = scaled_entry(t, c, cell, cell->value);
    struct value typed = fill_value(&f, e->value, type);
    if (typed.kind == VALUE_ABSENT) return;
    struct value sum = column_sum(t, column, typed);
    if (sum.kind == VALUE_ABSENT)
        diag_bare(t->lib->diags, DIAG_TOTAL_UNKNOWN, at(t, cell->span));
    else if (number_cmp(sum.as.number, typed.as.number) != 0)
        diag_say(t->lib->diags, DIAG_TOTAL_DIFFERS, at(t, cell->span),
                 value_format(t->lib->arena, typed), value_format(t->lib->arena, sum));
}

void table_check_total(const struct table *t)
{
    for (uint32_t i = 0; t->total && i < t->columns.count; i++) check_column(t, i);
}
