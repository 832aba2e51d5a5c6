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

// What the slot holds of a field, or of the entries that stand for one, not NULL. What an error
// (reported) refuses of it is unknown: the whole value, or the members of a list and the entries of
// a series that it is about.
struct filled fill_field(const struct filling *f, const struct tree_item *field);
struct filled fill_entries(const struct filling *f, const struct tree_entry *entries);

// Where the value of a field is written.
struct place fill_place(const struct filling *f, const struct tree_item *field);

// What a slot holds after an error about it: an unknown value, said to be refused.
struct filled fill_refused(struct place where);

// The value of one expression for the type `t`; ABSENT after an error (reported).
struct value fill_value(const struct filling *f, const struct tree_expr *x, struct type t);
