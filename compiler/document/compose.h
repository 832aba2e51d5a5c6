// From an act and the trame of its category to its document. All wording is done here; nothing
// here knows pages or columns.
#pragma once

#include "compiler/document/document.h"
#include "compiler/wording/phrase.h"

// A division of the document while it is composed, and the one around it.
struct spot {
    const struct doc_node *node;
    bool parties, visas; // the part of the opening that it is
    const struct spot *outer;
};

// What composing read, with where: one entry for each reading that differs from the one before it.
// The nodes are those of either pass over the outline; both carry the same numbers.
struct printing {
    VEC(struct printed {
        const struct block *block;
        const struct slot *slot; // NULL: the division is about the block itself
        const struct spot *spot; // NULL: outside any division
    })
    list;
};

struct compose_options {
    bool draft;
    struct printing *printing; // filled when not NULL
};

// Composes the document of an act. Errors (a declared value that nothing prints, a reference to
// nothing, a rewording that drops a value) go to lib->diags. NULL when its category has no trame.
struct document *compose_act(struct arena *a, const struct library *lib, const struct world *w,
                             struct block *act, const struct compose_options *o);
