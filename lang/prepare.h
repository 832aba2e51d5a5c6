// The bytes of a source before anything reads them as words.
#pragma once

#include "runtime/diag.h"

// Reports the bytes that no source may hold (outside UTF-8, NUL, invisible or reversing
// characters), one message a line, and gives a source of the same length without them. Composes
// decomposed letters, with a warning; then offsets are those of the source that it gives. Gives s
// itself when there is nothing to do.
const struct source *prepare_source(struct arena *a, const struct source *s, struct diags *d);
