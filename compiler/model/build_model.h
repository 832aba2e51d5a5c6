// From trees to the model: blocks are created and named first, in every file; their slots are
// filled once all names and categories are known.
#pragma once

#include "compiler/model/resolve.h"

// Creates the blocks of every file that is not yet built and enters their names.
void model_create(struct library *lib);

// Fills the slots of all blocks created and reports what is structurally wrong with them.
void model_fill(struct library *lib);

// The categories of the blocks of the arguments, which alone are judged, with their ancestors, by
// name. NULL when they make reservations, which may name any rule.
const struct map *model_categories(struct library *lib);

// Gathers the acts and the dossier in a world. `at`: the date asked for, when has_at.
struct world *model_world(struct library *lib, bool has_at, day_number at);
