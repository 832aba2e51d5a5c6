// From an act and the trame of its category to its document. All wording is done here; nothing
// here knows pages or columns.
#pragma once

#include "compiler/document.h"
#include "compiler/phrase.h"

struct compose_options {
    bool draft;
};

// Composes the document of an act. Errors (a declared value that nothing prints, a reference to
// nothing, a rewording that drops a value) go to lib->diags. NULL when its category has no trame.
struct document *compose_act(struct arena *a, const struct library *lib, const struct world *w,
                             struct block *act, const struct compose_options *o);
