// A table fitted to the page: widths of its columns, wrapped cells, and the lines that draw it.
#pragma once

#include "compiler/print/flow.h"

struct grid_cell {
    texts lines;
};

struct grid_row {
    struct grid_cell *cells; // one a column; a single one when the row is merged
    uint32_t height;
    bool is_merged; // a heading or detail row that runs across all columns
    bool is_total, is_group, is_detail;
};

struct grid {
    struct arena *arena;
    struct setter *setter;
    const struct doc_table *table;
    uint32_t *widths; // columns of text in each column, borders and their blanks excluded
    uint32_t columns;
    bool hyphenate;
    struct grid_row head;
    struct grid_row *rows;
    uint32_t row_count;
    bool ruled; // a rule between any two rows, because some cell takes several lines
};

// Wraps the cells of `g->table` to `g->widths`.
void grid_wrap(struct grid *g);

// What stands on one side of a horizontal rule.
enum side { SIDE_OUTSIDE, SIDE_COLUMNS, SIDE_MERGED };
struct text grid_rule(const struct grid *g, enum side above, enum side below);

// Line `k` of a row.
struct text grid_row_line(const struct grid *g, const struct grid_row *row, uint32_t k,
                          bool is_head);
uint32_t grid_width(const struct grid *g); // borders included
