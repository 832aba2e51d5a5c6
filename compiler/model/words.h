// The words of compiler/model/words.def, each written once.
#pragma once

#include "runtime/text.h"

enum word {
#define WORD(id, french) WORD_##id,
#include "compiler/model/words.def"
#undef WORD
    WORD_COUNT
};

struct text word(enum word w);
bool is_word(struct text t, enum word w);
