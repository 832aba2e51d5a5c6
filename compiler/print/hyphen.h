// Where a French word may be broken.
#pragma once

#include "runtime/text.h"
#include "runtime/vec.h"

struct hyphens;

typedef VEC(uint32_t) offsets;

// Opens a dictionary of libhyphen; NULL when it cannot be read or is not in UTF-8.
struct hyphens *hyphens_open(struct arena *a, const char *path);
void hyphens_close(struct hyphens *h); // NULL is allowed

// Adds to `out`, in order, the byte offsets of `word` where a hyphen may be set: within a run of
// letters (apostrophes and no-break spaces part runs), at least 2 letters from its beginning and 3
// from its end, never in an acronym, in a compound that has a hyphen of its own, or in words that
// a no-break space holds together.
void hyphens_find(struct hyphens *h, struct arena *a, struct text word, offsets *out);
