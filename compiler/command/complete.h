// What a shell may complete: asked by the completion scripts as `sceau --complete [COMMAND]`, so
// that they never fall behind the table of options.
#pragma once

#include "runtime/text.h"

// Prints one word a line, a tabulation and what it is: the commands, or the options of the command
// that `word` names (nothing when it names none).
void complete_print(struct arena *a, const char *word, bool english);
