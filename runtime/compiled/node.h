// A YAML document as a tree of nodes: scalars as they were written, lists, maps with unique keys.
// It is read by libyaml and refuses what a contract never holds: anchors, aliases, tags, repeated
// keys, several documents.
#pragma once

#include "runtime/diag.h"
#include "runtime/map.h"

enum node_kind { NODE_SCALAR, NODE_LIST, NODE_MAP };

enum { NODE_DEPTH = 1000 }; // a document nested deeper is refused

struct node {
    enum node_kind kind;
    bool quoted;              // a SCALAR between quotation marks: a text, whatever it looks like
    struct text text;         // of a SCALAR
    VEC(struct node *) items; // of a LIST
    struct map fields;        // of a MAP: key -> struct node *, in order
    struct place place;
};

// The single document of s. NULL after an error, which has been reported.
const struct node *node_read(struct arena *a, const struct source *s, struct diags *d);

// The value of a key of a map; NULL when n is no map or has no such key.
const struct node *node_get(const struct node *n, struct text key);

bool node_is_null(const struct node *n); // NULL, or the plain scalar `null`, `~` or nothing
