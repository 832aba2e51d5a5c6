// Widths of the columns of a table.
#pragma once

#include "compiler/print/grid.h"

// Gives g->widths for the page of `width` columns, at first without hyphens in words, then with
// them. False when the columns cannot fit; with `force`, words are cut so that they do.
bool fit_columns(struct grid *g, uint32_t width, bool force);

// How many columns of g->table, the first one included and `from` being the second, can stand
// side by side: at least 2.
uint32_t fit_count(struct grid *g, uint32_t from, uint32_t width);
