// From the tree's expressions to compiled ones: names found, types checked, enumeration values
// taken by the type expected first. An error is reported once, at the word that causes it.
#pragma once

#include "compiler/model/names.h"

// A variable in scope: a parameter, a bound name, a `soit`.
struct scope_name {
    struct text text;
    struct type type;
    uint32_t variable;
    const struct scope_name *outer;
};

struct scope {
    const struct library *library;
    struct arena *arena;
    struct diags *diags;
    const struct source *source;
    const struct category *self; // what `soi` and bare slot names mean; NULL: none
    struct block *block;         // names of its act's blocks may be used; NULL: none
    bool formula;                // a block with values stands for its value of the year
    const struct scope_name *names;
    uint32_t variable_count; // next free variable, below EXPR_VARIABLES
};

// Compiles x. `expected` guides enumeration values and is checked; TYPE_NONE: anything goes.
// NULL after an error, which has been reported.
const struct expr *resolve_expr(struct scope *s, const struct tree_expr *x, struct type expected);

// Compiles the binders of `pour chaque : x parmi xs tel que p ; …`, adding their names to s.
// False after an error.
bool resolve_binders(struct scope *s, const struct tree_entry *entries,
                     const struct binder **binders, uint32_t *count);

// Adds a variable. False (reported at `where`) when there are too many.
bool scope_add(struct scope *s, struct text name, struct type type, struct place where,
               uint32_t *variable);

// Enters the functions of the language in lib->language_functions.
void resolve_enter_functions(struct library *lib);
