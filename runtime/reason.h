// Why the system refused to open, read or write, in the language of the messages: the C library
// says it in English, or in that of the locale, which must not count.
#pragma once

#include "runtime/text.h"

// The reason that errno's value `error` stands for.
struct text reason_text(struct arena *a, int error, bool english);
