// Where the program stands: its library is found beside it, in the build tree or in an
// installation, never by an environment variable.
#pragma once

#include "runtime/arena.h"

// The folder of the library: `../stdlib` beside build/, or `../share/sceau/stdlib`.
const char *place_library(struct arena *a);
