// Which rules read which field: what one tells an author who asks why a field is there.
#pragma once

#include "compiler/law/law.h"

struct readers;

// Walks every rule of the library that may bear on an act of category `kind`.
struct readers *readers_new(struct arena *a, const struct library *lib,
                            const struct category *kind);

// « L. 1, IV, 4° ; L. 2, al. 5 »: the texts whose rules read the slot, at most `most` of
// them; empty when none does.
struct text readers_citations(const struct readers *r, const struct slot *s, uint32_t most);
