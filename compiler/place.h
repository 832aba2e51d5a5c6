// Where the program stands: its library is found beside it, in the build tree or in an
// installation, never by an environment variable.
#pragma once

#include "runtime/text.h"

// The directory of the running program, with its last `/`; empty when the system hides it.
struct text place_program(struct arena *a);

// The folder of the library: `../stdlib` beside build/, or `../share/sceau/stdlib`.
const char *place_library(struct arena *a);

// The precompiled library: beside the program, or in `../lib/sceau`.
const char *place_precompiled(struct arena *a);
