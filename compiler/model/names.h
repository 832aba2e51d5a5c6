// Names of blocks. A name is found from where it is written: in the enclosing blocks first, then
// anywhere in the act, then among the top-level blocks of its file, of the files that it uses and
// of the library, then inside the acts that its file refers to.
#pragma once

#include "compiler/model/library.h"

// Enters a block that has a name. Two top-level blocks of one file, or of the library, that share a
// name are an error; inside an act only an ambiguous use is.
void names_enter(struct library *lib, struct block *b);

// Enters the key of b's keyed value number `index` (`formule KEY : …`). False when b has one
// already.
bool names_enter_key(struct library *lib, const struct block *b, uint32_t index);

// The first of b's own keyed values with that key; NULL when there is none.
const struct keyed *names_find_key(const struct library *lib, const struct block *b,
                                   struct text key);

// The block named `name` as seen from the block `from` (NULL: from the top of `source`), of a
// category that is `wanted` (NULL: any). *count: how many answer at the nearest level; when it is
// not 1 the block returned is not to be used.
struct block *find_block(const struct library *lib, const struct block *from,
                         const struct source *source, struct text name,
                         const struct category *wanted, uint32_t *count);

// The same, inside one act or block and nowhere else.
struct block *find_inside(const struct block *root, struct text name, const struct category *wanted,
                          uint32_t *count);

// The name nearest to `name` among those of `from`'s act (NULL: none), its keyed values included,
// and of the library; NO_TEXT when none is near enough, or when errors are too many for it to help.
struct text names_nearest(const struct library *lib, const struct block *from, struct text name);
