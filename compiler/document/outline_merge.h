// What a category prints once inheritance has replaced, added and removed divisions: still source,
// nothing resolved.
#pragma once

#include "compiler/document/outline.h"

struct outline_node {
    const struct tree_item *item; // a block, a texte, or the field « reste »
    const struct source *source;
    enum part_kind kind;
    struct text id;
    struct outline_node *children, *next;
};

struct outline_field {
    const struct tree_item *item;
    const struct source *source;
};

struct merged_outline {
    struct outline_node *nodes;
    struct map fields; // of the trame itself: word -> struct outline_field *
    bool found;
};

// Merges the outlines of c and of its ancestors, the root first. Errors go to lib->diags.
struct merged_outline outline_merge(const struct library *lib, const struct category *c);
