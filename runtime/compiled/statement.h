// The statement of one formula for one year, as text in French: each value that enters in it and
// where it comes from, the result, and what is paid when.
#pragma once

#include "runtime/compiled/compiled.h"

struct statement {
    const struct compiled *compiled;
    const struct compiled_formula *formula;
    int32_t year;
    struct value provision; // what its schedule pays, by the act's own values; ABSENT: none
};

// What the schedule of f pays for the year; ABSENT when f has none.
struct value statement_provision(struct eval *e, const struct compiled_formula *f, int32_t year);

// Appends the statement. False when the result is unknown, which the statement then says.
bool statement_write(struct eval *e, const struct statement *s, struct buffer *out);
