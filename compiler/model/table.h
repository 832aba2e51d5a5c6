// « tableau de X »: rows that are blocks of one category. The first row names the columns: slots,
// `nom`, `titre` (or the category's own word: name and title together), and years of a series.
// Totals are typed by the author and verified here, never computed silently.
#pragma once

#include "compiler/model/fill.h"

struct table_column {
    const struct slot *slot;     // NULL for a name, a title or both
    const struct tree_expr *key; // of a series; NULL otherwise
    bool name, title;
    struct span span;
};

struct table {
    struct library *lib;
    const struct source *source;
    const struct category *category;
    const struct tree_item *item;
    VEC(struct table_column) columns;
    const struct number *scale; // of plain numbers in amounts; NULL when the table has no unit
    uint8_t currency;
    VEC(const struct tree_item *) rows; // without the header and the total
    VEC(struct block *) blocks;         // one a row
    const struct tree_item *total;      // NULL when there is none
};

// Reads the header, the unit and the rows of `item`. NULL after an error in the header (reported).
struct table *table_read(struct library *lib, const struct source *source,
                         const struct category *category, const struct tree_item *item);

// The name and title that row `item` gives to its block.
void table_row_names(const struct table *t, const struct tree_item *row, struct text *name,
                     struct text *title);

// Fills the slots of the block of row `i`.
void table_fill_row(const struct table *t, uint32_t i);

// Verifies the total row once all rows are filled.
void table_check_total(const struct table *t);
