// See words.h.

#include "compiler/model/words.h"

static const struct text WORDS[] = {
#define WORD(id, french) TEXT_INIT(french),
#include "compiler/model/words.def"
#undef WORD
};

struct text word(enum word w)
{
    return WORDS[w];
}

bool is_word(struct text t, enum word w)
{
    return text_eq(t, WORDS[w]);
}
