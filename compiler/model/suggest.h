// What an unknown word may stand for, told so that its author need not search: the nearest name, or
// the few that are possible.
#pragma once

#include "compiler/model/library.h"

// « ponant_2018.ponant », what the path `words`, written in `from`, may stand for: a block of
// category `wanted` below `root`, when `prefix`, the words that lead to it, is known; else one of
// from's act or of the acts that its file and `source` refer to. The nearest by its last word, or
// else the only one; NO_TEXT when there is none or errors are too many for it to help.
struct text suggest_path(const struct library *lib, const struct block *from,
                         const struct source *source, struct text words, struct text prefix,
                         const struct block *root, const struct category *wanted);

// The slot of c that `words` may stand for: one of which they are a synonym, else the nearest; NULL
// when there is none.
const struct slot *suggest_slot(struct arena *a, const struct category *c, struct text words);

// The slots of x's category that nothing fills yet and that a field may fill: « a, b, c », those
// that share the beginning of a word with `words` first.
struct text suggest_slots(struct arena *a, const struct block *x, struct text words);
