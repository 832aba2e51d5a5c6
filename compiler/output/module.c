// Where modules are looked for: only the place of the executable counts. No variable of the
// environment and no search path can put another file in a module's stead.
#include "compiler/output/module.h"

#include "compiler/place.h"

#include <dlfcn.h>
#include <unistd.h>

// A module stays mapped once closed: libraries that it brought may have left handlers for the exit
// of the process, and what a leak checker finds must still have a name.
static void *open_first(struct arena *a, struct text directory, const char *file,
                        struct text *failure)
{
    static const char *const places[] = {"", "../lib/sceau/"};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        struct text path = text_printf(a, "%.*s%s%s", TEXT_FMT(directory), places[i], file);
        if (i > 0 && access(text_c(a, path), R_OK) != 0) break;
        void *handle = dlopen(text_c(a, path), RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
        if (handle) return handle;
        *failure = text_copy(a, text_of(dlerror()));
    }
    return NULL;
}

bool module_open(struct module *m, const char *file, const char *symbol, uint32_t version,
                 struct diags *d)
{
    const struct place nowhere = {0};
    struct text failure = NO_TEXT;
    *m = (struct module){0};
    struct text directory = place_program(d->arena);
    if (directory.len > 0) m->handle = open_first(d->arena, directory, file, &failure);
    if (!m->handle) {
        diag_say(d, DIAG_MODULE_CLOSED, nowhere, text_of(file), failure);
        return false;
    }
    m->table = dlsym(m->handle, symbol);
    if (m->table && *(const uint32_t *)m->table == version) return true;
    diag_say(d, DIAG_MODULE_VERSION, nowhere, text_of(file));
    module_close(m);
    return false;
}

void module_close(struct module *m)
{
    if (m->handle) dlclose(m->handle);
    *m = (struct module){0};
}
