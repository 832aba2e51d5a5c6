// A tree as bytes: what a source says, kept so that one that seldom changes is not parsed at each
// run. The bytes hold no address and no layout of memory, only what image.c writes: spans and texts
// are told by their place in the source, which must be there, byte for byte, to read them again.
#pragma once

#include "lang/tree.h"

// A number that changes with what is written and in which order: an image of another form is not to
// be read.
uint32_t image_form(void);

// Adds the image of `t`, a tree without errors, to `out`.
void image_write(struct buffer *out, const struct tree *t);

// The tree whose image was made from a source of the same bytes as `s`; it lives in `a`, its texts
// in s and in `a`. NULL when the bytes are not a whole image for a source of this length.
struct tree *image_read(struct arena *a, const struct source *s, struct text image);
