// From values to designations: which words name a party, a list of parties, a quality or a
// citation, with what gender and number.
#pragma once

#include "compiler/wording/spell.h"
#include "compiler/wording/wording.h"

// The short designation of a block, or what its category declares under `ident` when not empty.
struct designation designate_block(struct phrase_context *c, const struct block *b,
                                   struct text ident);

struct agreement agreement_of_block(struct phrase_context *c, const struct block *b);

// The agreement asked by « {accord x : …} »: of a block, of a set, of a count, of a label's owner.
struct agreement agreement_of(struct phrase_context *c, const struct expr *x);

// Writes « {le x} », « {du x : format} ».
void designate(struct phrase_context *c, const struct expr *x, const struct format *f,
               enum particle p, bool capital, struct buffer *out);
