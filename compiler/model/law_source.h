// A file of the law, looked at before it is parsed. The law grows with each regime, and an act is
// under one: a file of dispositions that bear on no block of the acts given need not be parsed to
// check them.
#pragma once

#include "runtime/map.h"

// Whether all that stands at the left margin opens or closes a disposition, or is a field or a
// comment.
bool law_source_is(struct text bytes);

// Whether a « porte sur » of the file may name one of these; true when it has none. It errs towards
// true.
bool law_source_bears(struct text bytes, const struct map *categories);
