// The values of one block's fields, checked against the types of its slots.
#pragma once

#include "compiler/model/resolve.h"

// What a slot is being filled from.
struct filling {
    struct library *lib;
    const struct source *source;
    struct block *block;
    const struct slot *slot;
};

// The value of a field's entries; ABSENT after an error, which has been reported.
struct value fill_entries(const struct filling *f, const struct tree_entry *entries);

// The value of one expression for the type `t`; ABSENT after an error (reported).
struct value fill_value(const struct filling *f, const struct tree_expr *x, struct type t);
