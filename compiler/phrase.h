// Wording made from a template: the segments of a prose with their expressions resolved, and how
// they are written with agreement, contraction and French typography. Trames, findings and remedies
// are all phrases.
#pragma once

#include "compiler/resolve.h"
#include "lang/prose.h"

struct phrase;

// What a reference prints: « l'article 5 », « du II du présent article ». NULL in messages.
struct reference_table;

struct phrase_context {
    struct eval *eval;
    const struct reference_table *references;
    struct text here; // anchor of the division being written, for « du présent article »
};

// Resolves the expressions of the segments in scope s. NULL after an error (reported).
const struct phrase *phrase_resolve(struct scope *s, const struct segment *segments);

// Convenience: cuts and resolves the bytes of `span` of s->source, one line of text.
const struct phrase *phrase_parse(struct scope *s, struct span span);

// Writes the phrase for the current variables of c->eval.
void phrase_write(struct phrase_context *c, const struct phrase *p, struct buffer *out);
