// Box drawing: the only file that knows the characters of a table's frame.
#include "compiler/print/grid.h"

#define BAR "│"
#define DASH "─"

// By the sides above and below: left end, joint of two columns, right end.
static const struct {
    const char *left, *right;
} ends[3][3] = {
    [SIDE_OUTSIDE] = {{DASH, DASH}, {"┌", "┐"}, {"┌", "┐"}},
    [SIDE_COLUMNS] = {{"└", "┘"}, {"├", "┤"}, {"├", "┤"}},
    [SIDE_MERGED] = {{"└", "┘"}, {"├", "┤"}, {"├", "┤"}},
};
static const char *const joints[2][2] = {{DASH, "┬"}, {"┴", "┼"}}; // by columns above, below

uint32_t grid_width(const struct grid *g)
{
    uint32_t width = 3 * g->columns + 1;
    for (uint32_t i = 0; i < g->columns; i++) width += g->widths[i];
    return width;
}

struct text grid_rule(const struct grid *g, enum side above, enum side below)
{
    struct buffer b = buffer_new(g->arena);
    buffer_add_c(&b, ends[above][below].left);
    for (uint32_t i = 0; i < g->columns; i++) {
        if (i > 0) buffer_add_c(&b, joints[above == SIDE_COLUMNS][below == SIDE_COLUMNS]);
        line_repeat(&b, DASH, g->widths[i] + 2);
    }
    buffer_add_c(&b, ends[above][below].right);
    return buffer_text(&b);
}

static void wrap(const struct grid *g, struct text t, uint32_t width, bool is_head, texts *out)
{
    struct shape shape = {width, NO_TEXT, 0, is_head ? SET_BALANCED : SET_RAGGED};
    line_break(g->setter, t, &shape, g->hyphenate, out);
}

static struct text cell_text(const struct doc_row *row, uint32_t column)
{
    return row->cells ? row->cells[column].text : NO_TEXT;
}

// The text of a heading or detail row that says something in one cell alone; empty otherwise.
static struct text merged_text(const struct doc_row *row, uint32_t columns)
{
    struct text found = NO_TEXT;
    for (uint32_t i = 0; (row->is_group || row->is_detail) && i < columns; i++) {
        struct text t = text_trim(cell_text(row, i));
        if (t.len > 0 && found.len > 0) return NO_TEXT;
        if (t.len > 0) found = t;
    }
    return found;
}

static void grow(struct grid_row *row, uint32_t lines)
{
    if (lines > row->height) row->height = lines;
}

static void wrap_row(struct grid *g, const struct doc_row *from, struct grid_row *row)
{
    struct text merged = merged_text(from, g->columns);
    row->is_total = from->is_total;
    row->is_group = from->is_group;
    row->is_detail = from->is_detail;
    row->is_merged = merged.len > 0;
    row->height = 1;
    uint32_t count = row->is_merged ? 1 : g->columns;
    row->cells = arena_array(g->arena, struct grid_cell, count);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t width = row->is_merged ? grid_width(g) - 4 : g->widths[i];
        wrap(g, row->is_merged ? merged : cell_text(from, i), width, false, &row->cells[i].lines);
        grow(row, row->cells[i].lines.count);
    }
}

void grid_wrap(struct grid *g)
{
    const struct doc_table *t = g->table;
    g->head = (struct grid_row){.cells = arena_array(g->arena, struct grid_cell, g->columns),
                                .height = 1};
    for (uint32_t i = 0; i < g->columns; i++) {
        wrap(g, t->columns[i].title, g->widths[i], true, &g->head.cells[i].lines);
        grow(&g->head, g->head.cells[i].lines.count);
    }
    g->row_count = t->row_count;
    g->rows = arena_array(g->arena, struct grid_row, t->row_count);
    g->ruled = false;
    for (uint32_t i = 0; i < t->row_count; i++) {
        wrap_row(g, &t->rows[i], &g->rows[i]);
        if (g->rows[i].height > 1 && !t->no_header) g->ruled = true;
    }
}

static void add_cell(struct buffer *b, struct text t, uint32_t width, enum align align)
{
    uint32_t used = line_width(t), blanks = used < width ? width - used : 0;
    uint32_t before = align == ALIGN_LEFT ? 0 : align == ALIGN_RIGHT ? blanks : blanks / 2;
    line_repeat(b, " ", before + 1);
    buffer_add(b, t);
    line_repeat(b, " ", blanks - before + 1);
    buffer_add_c(b, BAR);
}

static struct text line_of(const struct grid_cell *cell, uint32_t k)
{
    return k < cell->lines.count ? cell->lines.items[k] : NO_TEXT;
}

struct text grid_row_line(const struct grid *g, const struct grid_row *row, uint32_t k,
                          bool is_head)
{
    struct buffer b = buffer_new(g->arena);
    buffer_add_c(&b, BAR);
    if (row->is_merged) add_cell(&b, line_of(&row->cells[0], k), grid_width(g) - 4, ALIGN_LEFT);
    for (uint32_t i = 0; !row->is_merged && i < g->columns; i++) {
        enum align align = is_head ? ALIGN_CENTRE : g->table->columns[i].align;
        add_cell(&b, line_of(&row->cells[i], k), g->widths[i], align);
    }
    return buffer_text(&b);
}
