// The canonical formatter: a tree back to source text. `sceau fmt` is this and nothing else.
#pragma once

#include "lang/tree.h"

// Two spaces a level, fields of a block aligned on their colon, literals in canonical form,
// comments kept. Idempotent; parsing what it returns gives an equal tree. Only for a tree without
// errors.
struct text format_tree(struct arena *a, const struct tree *t);
