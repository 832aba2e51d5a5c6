// The YAML contract: what a signed act says, for machines. Its shape is
// schemas/sceau-1.schema.json.
#pragma once

#include "compiler/document/document.h"
#include "compiler/law/judge.h"

// Writes the contract of `act` to `out`: format version, sources, law, kind, title, parties,
// period, data, document, conformity, formulas, in this order. `document` may be NULL (null is
// written) when the act has no trame. False when a digest or the YAML cannot be made; the reason is
// in lib->diags and the command ends with status 3.
bool write_yaml(struct arena *a, struct library *lib, const struct world *w, struct block *act,
                const struct judgement *judgement, const struct document *document,
                struct buffer *out);
