// The library as it was parsed once, in one file: the images of its trees, each beside the bytes
// of its source. A source that has changed since by one byte is parsed again, so that the file can
// be missing or old, never wrong.
#pragma once

#include "lang/tree.h"
#include "runtime/map.h"

struct precompiled {
    struct text mapped; // the whole file; empty when there is none
    struct map by_path; // path of a source -> struct precompiled_source *
};

// Opens the file at `path`; what cannot be opened, or is of another form, holds nothing.
struct precompiled precompiled_open(struct arena *a, const char *path);
void precompiled_close(struct precompiled *p);

// The tree of `s`, in `a`; NULL when the file has none for these bytes.
struct tree *precompiled_tree(const struct precompiled *p, struct arena *a, const struct source *s);

// Begins the bytes of such a file in `out`, and adds a tree without errors to it.
void precompiled_begin(struct buffer *out);
void precompiled_add(struct buffer *out, const struct tree *t);
