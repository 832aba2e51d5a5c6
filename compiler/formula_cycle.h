// A formula that is defined by itself, through others or not, has no value: it is said.
#pragma once

#include "compiler/library.h"
#include "runtime/set.h"

// The formulas already gone through, so that each is walked once.
struct formula_walk {
    struct library *lib;
    struct set done;
};

// Reports the named formulas of b that lead back to themselves.
void formula_cycles(struct formula_walk *w, const struct block *b);
