// French typography: the spaces, apostrophes and points that a typist does not write and a printed
// act must have (Imprimerie nationale, Lexique des règles typographiques). The last thing that is
// done to any wording before it enters a document.
#pragma once

#include "runtime/text.h"

// U+00A0 before « : » and inside « », U+202F before « ; », « ! », « ? » and between thousands,
// no-break spaces between what must stay on one line (« n° 12 », « 1er janvier 2018 », « 10 % »,
// « Mme Fabre »), ’ for ', … for three points, one blank for several. Idempotent.
struct text typography(struct arena *a, struct text t);
