// The short act that the library offers of a kind: a text that may be kept, with holes where the
// author's own words go. It is no source of the library: it is read when it is asked for.
#pragma once

#include "compiler/model/library.h"

// The bytes of FOLDER/modeles/KIND.txt, where FOLDER holds the file that declares `kind` and KIND
// is its name without accents. NO_TEXT when the library has none.
struct text template_of(struct files *f, const struct category *kind);
