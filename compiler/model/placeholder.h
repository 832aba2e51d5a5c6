// Types in the words of a jurist, and a value of each that one may write: what a skeleton and a
// report propose to whoever must fill a field.
#pragma once

#include "runtime/value/model.h"

// « texte entre guillemets », « montant », « liste d'organismes » … with the values of an
// enumeration.
struct text placeholder_type(struct arena *a, struct type t);

// A value that the slot takes, in the language: « « … » », « 1er janvier 2018 », « oui ».
// Where a category of acts (derived from `act`) is meant, the act's file.
struct text placeholder_value(struct arena *a, const struct category *act, const struct slot *s);
