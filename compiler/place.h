// Where the program stands: its library, its modules and the hyphenation it uses are found beside
// it, in the build tree or in an installation, never by an environment variable.
#pragma once

#include "runtime/arena.h"

// The folder of the library: `../stdlib` beside build/, or `../share/sceau/stdlib`.
const char *place_library(struct arena *a);

// The path of `name` beside the program (build/) or in `../lib/sceau`.
const char *place_module(struct arena *a, const char *name);
