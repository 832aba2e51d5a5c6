// Cycles of what refers to one another: files, formulas, functions. The search is one, and does not
// recurse: a chain may be as long as a source allows.
#pragma once

#include "runtime/source.h"
#include "runtime/vec.h"

struct vertex;

struct arc {
    struct vertex *to;
    struct place place; // of the words that refer to it
};

struct vertex {
    struct text label;
    VEC(struct arc) arcs;
    enum { VERTEX_NEW, VERTEX_OPEN, VERTEX_DONE } state;
};

// Called for each cycle with the arc that closes it and the way round, « a → b → a ».
typedef void cycle_found(void *context, const struct arc *closing, struct text way);

// Finds the cycles that `from` leads to and that no earlier search has found.
void cycle_search(struct arena *a, struct vertex *from, cycle_found *found, void *context);
