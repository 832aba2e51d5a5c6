// The only door to the parser.
#pragma once

#include "lang/tree.h"
#include "runtime/diag.h"

// Parses a whole source. Always returns a tree: what could be read around the errors, which are
// added to `d`. Nesting beyond 200 blocks or 200 parentheses is an error, not a crash. Offsets are
// those of the tree's `source`: s itself, or a copy without its byte order mark, with its bad bytes
// replaced or with its letters composed.
struct tree *parse_source(struct arena *a, const struct source *s, struct diags *d);

// Parses the bytes of `span`, which must lie in s, as one expression (an insertion of a prose, or a
// string with `{…}`). NULL after an error, which is added to `d` unless d is NULL.
struct tree_expr *parse_expression(struct arena *a, const struct source *s, struct span span,
                                   struct diags *d);
