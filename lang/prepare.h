// The bytes of a source before anything reads them as words.
#pragma once

#include "runtime/diag.h"

// Reports the bytes that no source may hold (outside UTF-8, invisible or reversing characters,
// signs of control), one message a line, and gives a source of the same length without them; an
// empty one for what is no text at all (a NUL byte, UTF-16), which is said once. Composes
// decomposed letters, with a warning; then offsets are those of the source that it gives. Gives s
// itself when there is nothing to do.
const struct source *prepare_source(struct arena *a, const struct source *s, struct diags *d);
