// Formulas that divide by a value which is zero for one of the act's years: the amount would be
// unknown, and nothing else would say why.
#pragma once

#include "compiler/model/library.h"

// Reports each such division in the acts of `w`.
void division_check(struct library *lib, const struct world *w);
