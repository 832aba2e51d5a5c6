// Numbers and amounts in French words, for the prose of an act: « quatre-vingts millions »,
// « mille deux cents euros et cinq centimes » (Imprimerie nationale, Lexique des règles
// typographiques; the traditional hyphenation, below one hundred only).
#pragma once

#include "runtime/value/number.h"

// An integer below 10^15 in absolute value; `feminine` for « une », « vingt et une ».
// NO_TEXT when x is not such an integer.
struct text letters_number(struct arena *a, const struct number *x, bool feminine);

// An amount of `unit` (« euro », « franc ») with its hundredths « centime »; « millions d'euros »
// only when the amount is a whole number of millions. NO_TEXT when x is not in hundredths.
struct text letters_amount(struct arena *a, const struct number *x, struct text unit);

// « premier », « première », « deuxième » … up to 99.
struct text letters_ordinal(struct arena *a, int n, bool feminine);
// I, II, IV … up to 3999.
struct text letters_roman(struct arena *a, int n);
