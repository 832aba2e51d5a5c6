// « décimales » without a number: as many as the slot of that name says, on the block that bears
// the value or on one around it. An indicator's target keeps the precision that the act gives it.
#pragma once

#include "compiler/wording/spell.h"

// f with the number of decimals that the bearer of x's value declares; without any format of
// decimals when none does. f itself when it asks for none of this.
const struct format *decimals_of_bearer(struct phrase_context *c, const struct expr *x,
                                        const struct format *f);
