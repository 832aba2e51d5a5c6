// A formula in words, as a clause has it: « le produit du coût unitaire, du nombre de bénéficiaires
// et du coefficient », « le plus petit des deux montants suivants : d'une part, … ».
#pragma once

#include "compiler/wording/designate.h"

// What names the value of x: its operation and, for each operand, its own designation. What has no
// customary wording is named by its text in the language, without article.
struct designation formula_designation(struct phrase_context *c, const struct expr *x);
