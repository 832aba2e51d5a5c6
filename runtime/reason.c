// See reason.h.
#include "runtime/reason.h"

#include <errno.h>
#include <string.h>

static const struct {
    int error;
    struct text french;
} REASONS[] = {
#define REASON(error, french) {error, TEXT_INIT(french)},
#include "runtime/reason.def"
#undef REASON
};

struct text reason_text(struct arena *a, int error, bool english)
{
    if (english) return text_copy(a, text_of(strerror(error)));
    for (size_t i = 0; i < sizeof REASONS / sizeof *REASONS; i++)
        if (REASONS[i].error == error) return REASONS[i].french;
    return text_printf(a, "erreur %d du système", error);
}
