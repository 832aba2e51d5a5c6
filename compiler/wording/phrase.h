// Wording made from a template: the segments of a prose with their expressions resolved, and how
// they are written with agreement, contraction and French typography. Trames, findings and remedies
// are all phrases.
#pragma once

#include "compiler/model/resolve.h"
#include "lang/prose.h"

struct phrase;
struct passages;
struct format;

// What a reference prints: « l'article 5 », « du II du présent article ». NULL in messages.
struct reference_table;

struct phrase_context {
    struct eval *eval;
    const struct reference_table *references;
    struct text here; // anchor of the division being written, for « du présent article »
    // What follows serves a document and is left empty for messages.
    struct passages *passages; // proses of the act, resolved when they are met
    struct eval *conditions;   // what conditions are asked of, when reading is watched on `eval`
    struct diags *diags;       // where references to nothing are told; NULL: nowhere
    bool has_date;             // else dated names are read at the world's date
    day_number date;
    bool in_words;  // the condition asked chooses words: what it reads is told by them
    uint32_t depth; // of proses inserted in proses
};

// Resolves the expressions of the segments in scope s. NULL after an error (reported).
const struct phrase *phrase_resolve(struct scope *s, const struct segment *segments);

// Convenience: cuts and resolves the bytes of `span` of s->source, one line of text.
const struct phrase *phrase_parse(struct scope *s, struct span span);

// Writes the phrase for the current variables of c->eval.
void phrase_write(struct phrase_context *c, const struct phrase *p, struct buffer *out);

// The same as one text, in the region of c->eval.
struct text phrase_text(struct phrase_context *c, const struct phrase *p);

// The expression of a phrase that is one insertion and nothing else, without format; else NULL.
const struct expr *phrase_sole(const struct phrase *p);

// Whether the formats suit a value of type t: one that names a slot must name one of what is
// inserted. False after a message at `where`.
bool format_fits(struct scope *s, struct place where, struct type t, const struct format *f);

// Whether a condition holds: a truth, or the presence of a value that is none.
bool phrase_holds(struct phrase_context *c, const struct expr *condition);
