// Tables and signature boxes.
#pragma once

#include "compiler/print/flow.h"

// Writes a table: title and unit, frame, rows, notes; folded when it asks for it and that fits;
// in several parts that repeat the first column when its columns do not fit the page.
void table_print(struct flow *f, const struct doc_table *t);

// The closing formula, the boxes two by two and the list of annexes. The last three lines of the
// flow are held with the boxes; four boxes or fewer stay on one page.
void signatures_print(struct flow *f, const struct doc_signatures *s);
