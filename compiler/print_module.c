// The main program's side of the print module. Only the place of the executable is looked at: no
// variable of the environment and no search path can put another module in its stead.
#include "compiler/print_module.h"

#include <dlfcn.h>
#include <limits.h>
#include <unistd.h>

// The directory of the running executable, with its last `/`; empty when the system hides it.
static struct text program_directory(struct arena *a)
{
    char path[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", path, sizeof path);
    if (length <= 0) return NO_TEXT;
    while (length > 0 && path[length - 1] != '/') length--;
    return text_copy(a, (struct text){path, (size_t)length});
}

static void *open_first(struct arena *a, struct text directory, struct text *failure)
{
    static const char *const places[] = {PRINT_FILE, "../lib/sceau/" PRINT_FILE};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        struct text path = text_printf(a, "%.*s%s", TEXT_FMT(directory), places[i]);
        if (i > 0 && access(path.ptr, R_OK) != 0) break;
        void *handle = dlopen(text_c(a, path), RTLD_NOW | RTLD_LOCAL);
        if (handle) return handle;
        *failure = text_copy(a, text_of(dlerror()));
    }
    return NULL;
}

bool print_module_open(struct print_module *module, struct diags *d)
{
    const struct place nowhere = {0};
    struct text failure = NO_TEXT;
    *module = (struct print_module){0};
    struct text directory = program_directory(d->arena);
    if (directory.len > 0) module->handle = open_first(d->arena, directory, &failure);
    if (!module->handle) {
        diag_say(d, DIAG_PRINT_MODULE, nowhere, TEXT(PRINT_FILE), failure);
        return false;
    }
    module->table = dlsym(module->handle, PRINT_SYMBOL);
    if (module->table && module->table->version == PRINT_VERSION) return true;
    diag_say(d, DIAG_PRINT_VERSION, nowhere, TEXT(PRINT_FILE));
    print_module_close(module);
    return false;
}

void print_module_close(struct print_module *module)
{
    if (module->handle) dlclose(module->handle);
    *module = (struct print_module){0};
}
