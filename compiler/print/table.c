// A table as a block of lines. Folding and splitting make other tables first, so that what is
// drawn is always plain rows and columns.
#include "compiler/print/table.h"

#include "compiler/print/fit.h"

#define CONTINUED " (suite)"

static struct text full_title(struct arena *a, const struct doc_table *t, bool continued)
{
    struct buffer b = buffer_new(a);
    buffer_add(&b, text_trim(t->label));
    if (t->label.len > 0 && t->title.len > 0) buffer_add_c(&b, ". – ");
    buffer_add(&b, text_trim(t->title));
    if (continued && b.len > 0) buffer_add_c(&b, CONTINUED);
    return line_plain(a, buffer_text(&b));
}

static struct text full_unit(struct arena *a, const struct doc_table *t)
{
    struct text unit = line_plain(a, t->unit);
    if (unit.len == 0 || text_starts(unit, TEXT("("))) return unit;
    return text_printf(a, "(%.*s)", TEXT_FMT(unit));
}

// The title, and the unit at the right end of its line or, for want of room, under it.
static void put_title(struct flow *f, const struct grid *g, bool continued)
{
    struct text title = full_title(f->arena, g->table, continued);
    struct text unit = full_unit(f->arena, g->table);
    uint32_t width = grid_width(g), taken = line_width(title), asked = line_width(unit);
    if (taken > 0 && asked > 0 && taken + 2 + asked <= width) {
        struct buffer b = buffer_new(f->arena);
        buffer_add(&b, title);
        line_repeat(&b, " ", width - taken - asked);
        buffer_add(&b, unit);
        flow_line(f, buffer_text(&b), HOLD_NEVER);
        return;
    }
    flow_aligned(f, title, f->width, ALIGN_LEFT, HOLD_NEVER);
    if (asked > 0 && asked <= width) flow_line(f, flow_right(f->arena, unit, width), HOLD_NEVER);
    if (asked > width) flow_aligned(f, unit, f->width, ALIGN_LEFT, HOLD_NEVER);
}

static enum side side_of(const struct grid_row *row)
{
    return row->is_merged ? SIDE_MERGED : SIDE_COLUMNS;
}

static const struct fence *make_fence(const struct flow *f, const struct grid *g)
{
    struct fence *fence = arena_make(f->arena, struct fence);
    fence->close[0] = grid_rule(g, SIDE_COLUMNS, SIDE_OUTSIDE);
    fence->close[1] = grid_rule(g, SIDE_MERGED, SIDE_OUTSIDE);
    struct text label = line_plain(f->arena, g->table->label);
    if (label.len > 0 && line_width(label) + line_width(TEXT(CONTINUED)) <= f->width)
        vec_push(f->arena, &fence->reopen,
                 text_printf(f->arena, "%.*s" CONTINUED, TEXT_FMT(label)));
    vec_push(f->arena, &fence->reopen, grid_rule(g, SIDE_OUTSIDE, SIDE_COLUMNS));
    if (g->table->no_header || g->head.height > f->height / 4) return fence;
    for (uint32_t k = 0; k < g->head.height; k++)
        vec_push(f->arena, &fence->reopen, grid_row_line(g, &g->head, k, true));
    fence->head_rule[0] = grid_rule(g, SIDE_COLUMNS, SIDE_COLUMNS);
    fence->head_rule[1] = grid_rule(g, SIDE_COLUMNS, SIDE_MERGED);
    return fence;
}

static void put_row(struct flow *f, const struct grid *g, const struct grid_row *row,
                    const struct fence *fence, enum hold after)
{
    for (uint32_t k = 0; k < row->height; k++) {
        enum hold hold = k + 1 < row->height ? HOLD_BLOCK : after;
        struct line *line = flow_line(f, grid_row_line(g, row, k, false), hold);
        line->is_merged = row->is_merged;
        line->fence = fence;
    }
}

// What holds a row to the next: a heading row never ends a page, a total or a detail never begins
// one.
static enum hold row_hold(const struct grid_row *row, const struct grid_row *next)
{
    if (!next) return HOLD_NEVER;
    return row->is_group || next->is_total || next->is_detail ? HOLD_KEEP : HOLD_ROW;
}

static bool parted(const struct grid *g, const struct grid_row *row, const struct grid_row *next)
{
    return g->ruled || next->is_total || row->is_total || next->is_group || row->is_group;
}

static void put_rows(struct flow *f, const struct grid *g)
{
    const struct fence *fence = make_fence(f, g);
    for (uint32_t i = 0; i < g->row_count; i++) {
        const struct grid_row *row = &g->rows[i];
        const struct grid_row *next = i + 1 < g->row_count ? row + 1 : NULL;
        put_row(f, g, row, fence, row_hold(row, next));
        if (!next || !parted(g, row, next)) continue;
        struct text rule = grid_rule(g, side_of(row), side_of(next));
        struct line *line = flow_line(f, rule, HOLD_NEVER);
        line->is_rule = true;
        line->fence = fence;
    }
}

static void put_frame(struct flow *f, const struct grid *g)
{
    bool rows = g->row_count > 0;
    enum side first = rows ? side_of(&g->rows[0]) : SIDE_OUTSIDE;
    enum side last = rows ? side_of(&g->rows[g->row_count - 1]) : SIDE_COLUMNS;
    if (g->table->no_header) {
        if (!rows) return;
        flow_line(f, grid_rule(g, SIDE_OUTSIDE, first), HOLD_NEVER);
    } else {
        flow_line(f, grid_rule(g, SIDE_OUTSIDE, SIDE_COLUMNS), HOLD_NEVER);
        for (uint32_t k = 0; k < g->head.height; k++)
            flow_line(f, grid_row_line(g, &g->head, k, true), HOLD_NEVER);
        if (rows) flow_line(f, grid_rule(g, SIDE_COLUMNS, first), HOLD_NEVER);
    }
    put_rows(f, g);
    flow_line(f, grid_rule(g, last, SIDE_OUTSIDE), HOLD_NONE);
}

static void put_notes(struct flow *f, const struct doc_table *t)
{
    if (t->notes.count > 0) flow_keep_back(f, 1);
    vec_each(struct text, note, &t->notes)
    {
        uint32_t hang = text_starts(text_trim(*note), TEXT("(")) ? 4 : 0;
        bool ragged = f->ragged;
        f->ragged = true;
        flow_paragraph(f, *note, NO_TEXT, hang);
        f->ragged = ragged;
    }
}

static void put_grid(struct flow *f, struct grid *g, bool continued)
{
    bool titled = g->table->label.len + g->table->title.len + g->table->unit.len > 0;
    grid_wrap(g);
    flow_gap(f, titled);
    put_title(f, g, continued);
    put_frame(f, g);
    flow_gap(f, titled);
}

// The table of the first column and of `count` - 1 others from `from` on.
static struct doc_table *some_columns(struct arena *a, const struct doc_table *t, uint32_t from,
                                      uint32_t count)
{
    struct doc_table *part = arena_make(a, struct doc_table);
    struct doc_column *columns = arena_array(a, struct doc_column, count);
    struct doc_row *rows = arena_array(a, struct doc_row, t->row_count);
    *part = *t;
    part->columns = columns;
    part->column_count = count;
    part->rows = rows;
    for (uint32_t i = 0; i < count; i++) columns[i] = t->columns[i ? from + i - 1 : 0];
    for (uint32_t r = 0; r < t->row_count; r++) {
        struct doc_cell *cells = arena_array(a, struct doc_cell, count);
        rows[r] = t->rows[r];
        rows[r].cells = cells;
        for (uint32_t i = 0; t->rows[r].cells && i < count; i++)
            cells[i] = t->rows[r].cells[i ? from + i - 1 : 0];
    }
    return part;
}

static struct grid new_grid(struct flow *f, const struct doc_table *t)
{
    return (struct grid){
        .arena = f->arena, .setter = f->setter, .table = t, .columns = t->column_count};
}

// How many columns a part may take so that the parts are of like width.
static uint32_t even_count(struct grid *whole, uint32_t width)
{
    uint32_t parts = 0, others = whole->columns - 1;
    for (uint32_t from = 1; from <= others; parts++) from += fit_count(whole, from, width) - 1;
    return 1 + (others + parts - 1) / parts;
}

static void put_parts(struct flow *f, const struct doc_table *t)
{
    struct grid whole = new_grid(f, t);
    whole.hyphenate = true;
    uint32_t even = even_count(&whole, f->width);
    for (uint32_t from = 1; from < t->column_count;) {
        uint32_t count = fit_count(&whole, from, f->width);
        if (count > even) count = even;
        if (count > t->column_count - from + 1) count = t->column_count - from + 1;
        struct grid part = new_grid(f, some_columns(f->arena, t, from, count));
        fit_columns(&part, f->width, true);
        put_grid(f, &part, from > 1);
        from += count - 1;
    }
}

// `t` with its rows set side by side in `groups`, top to bottom then left to right; a total row
// stays last, in the last group.
static struct doc_table *fold(struct arena *a, const struct doc_table *t, uint32_t groups)
{
    bool total = t->row_count > 0 && t->rows[t->row_count - 1].is_total;
    uint32_t plain = t->row_count - total, height = (plain + groups - 1) / groups;
    struct doc_table *folded = arena_make(a, struct doc_table);
    struct doc_column *columns = arena_array(a, struct doc_column, groups * t->column_count);
    struct doc_row *rows = arena_array(a, struct doc_row, height + total);
    *folded = *t;
    folded->columns = columns;
    folded->column_count = groups * t->column_count;
    folded->rows = rows;
    folded->row_count = height + total;
    for (uint32_t i = 0; i < folded->column_count; i++)
        columns[i] = t->columns[i % t->column_count];
    for (uint32_t r = 0; r < height + total; r++) {
        struct doc_cell *cells = arena_array(a, struct doc_cell, folded->column_count);
        rows[r] = (struct doc_row){.cells = cells, .is_total = r == height};
        for (uint32_t g = 0; g < groups; g++) {
            bool mine = r < height ? g * height + r < plain : g + 1 == groups;
            const struct doc_row *from =
                mine ? &t->rows[r < height ? g * height + r : plain] : NULL;
            if (from && from->cells)
                memcpy(cells + g * t->column_count, from->cells, t->column_count * sizeof *cells);
        }
    }
    return folded;
}

static bool may_fold(const struct doc_table *t)
{
    for (uint32_t i = 0; i < t->row_count; i++)
        if (t->rows[i].is_group || (t->rows[i].is_total && i + 1 < t->row_count)) return false;
    return t->row_count > 1;
}

static bool put_folded(struct flow *f, const struct doc_table *t)
{
    uint32_t most = t->fold < t->row_count ? t->fold : t->row_count;
    for (uint32_t groups = most; groups > 1 && may_fold(t); groups--) {
        if ((uint64_t)groups * t->column_count * 6 > f->width) continue;
        struct grid grid = new_grid(f, fold(f->arena, t, groups));
        if (!fit_columns(&grid, f->width, false)) continue;
        put_grid(f, &grid, false);
        return true;
    }
    return false;
}

void table_print(struct flow *f, const struct doc_table *t)
{
    if (t->column_count == 0) return;
    struct grid grid = new_grid(f, t);
    if (!put_folded(f, t)) {
        bool whole = fit_columns(&grid, f->width, t->column_count < 3);
        if (whole)
            put_grid(f, &grid, false);
        else
            put_parts(f, t);
    }
    uint32_t gap = f->gap;
    f->gap = t->notes.count > 0 ? 0 : gap;
    put_notes(f, t);
    flow_gap(f, gap);
}
