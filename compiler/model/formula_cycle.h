// Formulas that end up computed from themselves: no year can give them a value.
#pragma once

#include "compiler/model/library.h"

// Reports each cycle among the formulas of `blocks`, once their slots are filled.
void formula_cycles(struct library *lib, struct block *const *blocks, uint32_t count);
