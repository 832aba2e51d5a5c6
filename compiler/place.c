// See place.h.

#include "compiler/place.h"

#include <limits.h>
#include <unistd.h>

struct text place_program(struct arena *a)
{
    char path[PATH_MAX];
    ssize_t n = readlink("/proc/self/exe", path, sizeof path);
    size_t len = n > 0 ? (size_t)n : 0;
    while (len > 0 && path[len - 1] != '/') len--;
    return text_copy(a, (struct text){path, len});
}

// The first of the places, relative to the program's folder, that exists; the last one otherwise.
static const char *first_of(struct arena *a, const char *const *places, size_t count,
                            const char *name)
{
    struct text folder = place_program(a);
    const char *path = NULL;
    for (size_t i = 0; i < count; i++) {
        path = text_c(a, text_printf(a, "%.*s%s%s", TEXT_FMT(folder), places[i], name));
        if (access(path, F_OK) == 0) break;
    }
    return path;
}

const char *place_library(struct arena *a)
{
    static const char *const PLACES[] = {"../share/sceau/", "../", "../../"};
    return first_of(a, PLACES, sizeof PLACES / sizeof *PLACES, "stdlib");
}

const char *place_precompiled(struct arena *a)
{
    static const char *const PLACES[] = {"../lib/sceau/", ""};
    return first_of(a, PLACES, sizeof PLACES / sizeof *PLACES, "stdlib.image");
}
