// Tables: columns are laid out first, then rows are evaluated cell by cell, totals are added up and
// notes are lettered.
#include "compiler/document/composer.h"
#include "compiler/wording/decimals.h"

struct column {
    const struct column_plan *plan;
    struct value *bound; // values of the plan's binders
    struct text title;
    bool says_money, says_percent; // the unit stands in the title
    bool numbers;                  // all that is filled in is a number
    bool addable;
    struct value total;
};

struct grid {
    struct composer *composer;
    const struct part *part;
    const struct table_plan *plan;
    struct frame *frame;
    struct doc_table *table;
    VEC(struct column) columns;
    VEC(struct doc_row) rows;
    struct value group;
    uint32_t row_count;
};

static bool contains(struct text t, const char *word)
{
    struct text w = text_of(word);
    for (size_t i = 0; i + w.len <= t.len; i++)
        if (text_starts(text_slice(t, i, t.len), w)) return true;
    return false;
}

static bool says_money(struct text t)
{
    return contains(t, "€") || contains(t, "euro") || contains(t, "franc");
}

// --- columns

struct laying {
    struct grid *grid;
    const struct column_plan *plan;
};

static void lay_column(struct eval *e, void *context)
{
    struct laying *l = context;
    struct grid *g = l->grid;
    const struct column_plan *p = l->plan;
    if (p->condition && !phrase_holds(&g->composer->context, p->condition)) return;
    struct column column = {.plan = p, .numbers = true, .addable = true, .total = ABSENT};
    column.bound = arena_array(e->arena, struct value, p->binder_count);
    for (uint32_t i = 0; i < p->binder_count; i++)
        column.bound[i] = e->variables[p->binders[i].variable];
    column.title = p->title ? compose_line(g->composer, p->title) : NO_TEXT;
    column.says_money = says_money(column.title) || says_money(g->table->unit);
    column.says_percent = contains(column.title, "%") || contains(g->table->unit, "%");
    vec_push(e->arena, &g->columns, column);
}

static void lay_columns(struct grid *g)
{
    struct eval *e = &g->composer->eval;
    for (uint32_t i = 0; i < g->plan->columns.count; i++) {
        struct laying l = {g, &g->plan->columns.items[i]};
        if (l.plan->binder_count)
            eval_bind(e, l.plan->binders, l.plan->binder_count, lay_column, &l);
        else
            lay_column(e, &l);
    }
}

static void bind_column(struct grid *g, const struct column *column)
{
    for (uint32_t i = 0; i < column->plan->binder_count; i++)
        g->composer->eval.variables[column->plan->binders[i].variable] = column->bound[i];
}

// --- cells

static bool is_numeric(struct value v)
{
    return v.kind == VALUE_NUMBER || v.kind == VALUE_MONEY || v.kind == VALUE_RATE;
}

// The unit is not said again in a cell when the head of the table says it.
static struct value without_unit(struct composer *c, const struct column *column, struct value v)
{
    if (v.kind == VALUE_OBSERVED) v = v.as.observed->value;
    if (v.kind == VALUE_RATE && column->says_percent)
        return value_number(number_mul(c->arena, v.as.number, number_int(c->arena, 100)));
    return v;
}

static struct text cell_value(struct grid *g, const struct column *column, struct value v)
{
    struct composer *c = g->composer;
    v = without_unit(c, column, v);
    if (value_is_missing(v)) return NO_TEXT;
    static const struct format digits = {.id = FORMAT_DIGITS};
    const struct column_plan *plan = column->plan;
    const struct format *f = decimals_of_bearer(&c->context, plan->value.expr, plan->format);
    bool plain = !f && v.kind == VALUE_MONEY && column->says_money;
    v = format_apply(&c->context, v, plain ? &digits : f);
    return typography(c->arena, spell_text(&c->context, v));
}

static bool to_be_noted(struct value v)
{
    return v.kind == VALUE_TO_FIX || v.kind == VALUE_UNMEASURED;
}

static struct text own_note(struct composer *c, struct value v)
{
    if (v.kind == VALUE_UNMEASURED) {
        struct text motif = v.as.text ? text_trim(*v.as.text) : NO_TEXT;
        if (!motif.len) return TEXT("Valeur non mesurée.");
        return text_printf(c->arena, "%.*s%s", TEXT_FMT(motif),
                           text_ends(motif, TEXT(".")) ? "" : ".");
    }
    struct text date = date_format(c->arena, v.as.date);
    return text_printf(c->arena, "À fixer au plus tard le %.*s.", TEXT_FMT(date));
}

static struct text note_text(struct grid *g, const struct column *column, struct value v)
{
    struct composer *c = g->composer;
    const struct note_plan *n = column->plan->note;
    bool applies = n && (!n->condition || phrase_holds(&c->context, n->condition));
    struct text t = applies ? compose_line(c, n->words) : NO_TEXT;
    return t.len ? t : typography(c->arena, own_note(c, v));
}

// « (a) »; notes of the same words share one letter.
static struct text note_call(struct grid *g, struct text words)
{
    struct doc_table *t = g->table;
    uint32_t i = 0;
    for (; i < t->notes.count; i++) {
        struct text held = t->notes.items[i];
        if (text_ends(held, words) && held.len == words.len + sizeof "(a) " - 1) break;
    }
    struct arena *a = g->composer->arena;
    char letter = (char)('a' + (int)(i % 26));
    if (i == t->notes.count)
        vec_push(a, &t->notes, text_printf(a, "(%c) %.*s", letter, TEXT_FMT(words)));
    return text_printf(a, "(%c)", letter);
}

static void add_up(struct grid *g, struct column *column, struct value v)
{
    struct composer *c = g->composer;
    if (v.kind == VALUE_OBSERVED) v = v.as.observed->value;
    if (value_is_missing(v)) return;
    struct value *total = &column->total;
    if (!is_numeric(v) ||
        (total->kind != VALUE_ABSENT && (total->kind != v.kind || total->currency != v.currency))) {
        column->addable = false;
        return;
    }
    if (total->kind == VALUE_ABSENT)
        *total = v;
    else
        total->as.number = number_add(c->arena, total->as.number, v.as.number);
}

static bool stands_in_number(uint32_t c)
{
    static const uint32_t signs[] = {' ', ',', '-', '%', 0xA0, 0x202F, 0x2212, 0x20AC};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (signs[i] == c) return true;
    return c >= '0' && c <= '9';
}

// « 1 500,00 € », « 4,5 % », and « (a) », which stands in place of one.
static bool reads_as_number(struct text t)
{
    if (text_starts(t, TEXT("(")) && t.len == 3) return true;
    for (size_t at = 0; at < t.len;)
        if (!stands_in_number(text_next(t, &at))) return false;
    return true;
}

// A measure told by a level, « A », among measures told by numbers.
static bool is_level(const struct expr *x, struct value v)
{
    return x->type.kind == TYPE_MEASURE && v.kind == VALUE_LABEL && v.as.text->len <= 3;
}

static struct text cell_text(struct grid *g, struct column *column)
{
    struct composer *c = g->composer;
    const struct cell_plan *plan = &column->plan->value;
    bind_column(g, column);
    if (plan->words) {
        struct text t = compose_line(c, plan->words);
        if (!reads_as_number(t)) column->numbers = false;
        return t;
    }
    if (!plan->expr) return NO_TEXT;
    struct value v = eval_run(&c->eval, plan->expr);
    struct value plain = v.kind == VALUE_OBSERVED ? v.as.observed->value : v;
    if (to_be_noted(plain)) return note_call(g, note_text(g, column, plain));
    if (!value_is_missing(v) && !is_numeric(plain) && !is_level(plan->expr, plain))
        column->numbers = false;
    if (column->plan->total) add_up(g, column, v);
    return cell_value(g, column, v);
}

// --- rows

static struct text group_text(struct grid *g, const struct column *column)
{
    const struct cell_plan *plan = &column->plan->group;
    bind_column(g, column);
    if (plan->words) return compose_line(g->composer, plan->words);
    if (!plan->expr) return NO_TEXT;
    return cell_value(g, column, eval_run(&g->composer->eval, plan->expr));
}

static void put_group(struct grid *g)
{
    struct composer *c = g->composer;
    struct value v = eval_run(&c->eval, g->plan->group);
    bool same = g->group.kind != VALUE_ABSENT && v.kind == g->group.kind && value_eq(v, g->group);
    if (same || value_is_missing(v)) return;
    g->group = v;
    struct doc_cell *cells = arena_array(c->arena, struct doc_cell, g->columns.count);
    for (uint32_t i = 0; i < g->columns.count; i++)
        cells[i].text = group_text(g, &g->columns.items[i]);
    vec_push(c->arena, &g->rows, ((struct doc_row){.cells = cells, .is_group = true}));
}

// The block that the row is about; NULL when it is about none.
static const struct block *row_block(const struct grid *g)
{
    const struct table_plan *p = g->plan;
    if (!p->row_binders) return NULL;
    struct value v = g->composer->eval.variables[p->rows[p->row_binders - 1].variable];
    return v.kind == VALUE_BLOCK ? v.as.block : NULL;
}

static void number_row(struct grid *g)
{
    const struct table_plan *p = g->plan;
    if (p->row_numbering == NUMBERING_NONE || !p->row_binders) return;
    struct composer *c = g->composer;
    struct text decimal;
    struct text number = number_text(c, g->frame, p->row_numbering, g->row_count, false, &decimal);
    const struct block *row = row_block(g);
    if (row) references_number_block(c->written, row, number);
}

static void put_row(struct eval *e, void *context)
{
    struct grid *g = context;
    g->row_count++;
    number_row(g);
    if (g->plan->group) put_group(g);
    struct doc_cell *cells = arena_array(e->arena, struct doc_cell, g->columns.count);
    for (uint32_t i = 0; i < g->columns.count; i++)
        cells[i].text = cell_text(g, &g->columns.items[i]);
    vec_push(e->arena, &g->rows, (struct doc_row){.cells = cells});
}

static void put_total(struct grid *g)
{
    struct composer *c = g->composer;
    struct doc_cell *cells = arena_array(c->arena, struct doc_cell, g->columns.count);
    bool any = false, said = false;
    for (uint32_t i = 0; i < g->columns.count; i++) {
        struct column *column = &g->columns.items[i];
        if (!column->plan->total) {
            // The word stands in the first column that is not of numbers, which may not be the
            // first.
            if (!said && !column->numbers) cells[i].text = g->plan->total;
            said = said || !column->numbers;
            continue;
        }
        any = true;
        if (!column->addable)
            diag_say(c->lib->diags, DIAG_TOTAL_NOT_NUMBERS, column->plan->place, column->title);
        else
            cells[i].text = cell_value(g, column, column->total);
    }
    if (!any || !g->rows.count) return;
    if (!said && !g->columns.items[0].plan->total) cells[0].text = g->plan->total;
    vec_push(c->arena, &g->rows, ((struct doc_row){.cells = cells, .is_total = true}));
}

// --- tables of rubrics: « Définition | … »

static void put_rubric(struct eval *e, void *context)
{
    struct laying *l = context;
    struct grid *g = l->grid;
    struct composer *c = g->composer;
    if (l->plan->condition && !phrase_holds(&c->context, l->plan->condition)) return;
    struct column column = {.plan = l->plan, .addable = true, .total = ABSENT};
    struct text t = cell_text(g, &column);
    if (!t.len) return;
    struct doc_cell *cells = arena_array(e->arena, struct doc_cell, 2);
    cells[0].text = l->plan->title ? compose_line(c, l->plan->title) : NO_TEXT;
    cells[1].text = t;
    vec_push(e->arena, &g->rows, (struct doc_row){.cells = cells});
}

static void put_rubrics(struct grid *g)
{
    struct eval *e = &g->composer->eval;
    for (uint32_t i = 0; i < g->plan->columns.count; i++) {
        struct laying l = {g, &g->plan->columns.items[i]};
        if (l.plan->binder_count)
            eval_bind(e, l.plan->binders, l.plan->binder_count, put_rubric, &l);
        else
            put_rubric(e, &l);
    }
    g->table->columns = arena_array(e->arena, struct doc_column, 2);
    g->table->column_count = 2;
    g->table->no_header = true;
}

// --- the table

// « N° »: a name rather than a quantity.
static bool is_rank(const struct expr *x)
{
    return x && x->op == EXPR_CALL && x->as.call.function == FUNCTION_RANK;
}

static void put_columns(struct grid *g)
{
    struct arena *a = g->composer->arena;
    struct doc_column *columns = arena_array(a, struct doc_column, g->columns.count);
    for (uint32_t i = 0; i < g->columns.count; i++) {
        const struct column *x = &g->columns.items[i];
        bool right = x->numbers && !is_rank(x->plan->value.expr);
        columns[i] = (struct doc_column){x->title, right ? ALIGN_RIGHT : ALIGN_LEFT};
    }
    g->table->columns = columns;
    g->table->column_count = g->columns.count;
}

static void put_rows(struct grid *g)
{
    struct eval *e = &g->composer->eval;
    if (g->plan->rubrics) {
        put_rubrics(g);
        return;
    }
    lay_columns(g);
    if (!g->plan->row_binders)
        put_row(e, g);
    else
        eval_bind(e, g->plan->rows, g->plan->row_binders, put_row, g);
    put_total(g);
    put_columns(g);
}

static void number_table(struct grid *g)
{
    struct composer *c = g->composer;
    const struct part *p = g->part;
    struct target *t = references_add(c->written, p->id, TEXT("tableau"), NO_TEXT);
    if (p->numbering == NUMBERING_NONE) return;
    t->number = text_printf(c->arena, "%u", ++c->tables);
    g->table->label = text_printf(c->arena, "Tableau\u00A0%.*s", TEXT_FMT(t->number));
}

// A table stands after the text that introduces it, in the same paragraph.
static void add_table(struct grid *g)
{
    struct composer *c = g->composer;
    struct doc_node *node = node_new(c, DOC_TABLE);
    node->table = g->table;
    node->anchor = g->part->id;
    node_add(c, g->frame, node);
}

void compose_table(struct composer *c, struct frame *f, const struct part *p)
{
    struct grid g = {.composer = c, .part = p, .plan = p->table, .frame = f, .group = ABSENT};
    g.table = arena_make(c->arena, struct doc_table);
    g.table->title = p->title ? compose_line(c, p->title) : NO_TEXT;
    g.table->fold = p->table->fold;
    if (p->wordings[WORDING_UNIT]) g.table->unit = compose_line(c, p->wordings[WORDING_UNIT]);
    put_rows(&g);
    if (!g.rows.count || !g.table->column_count) return;
    g.table->rows = g.rows.items;
    g.table->row_count = g.rows.count;
    number_table(&g);
    add_table(&g);
}
