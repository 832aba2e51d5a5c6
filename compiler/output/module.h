// Modules opened on demand, so that a command pays only for what it uses: each is a shared object
// beside the executable that exports one constant table, whose first member is its version.
#pragma once

#include "runtime/diag.h"

struct module {
    void *handle;
    const void *table; // of the module's own type; valid until module_close
};

// Opens `file` beside the executable or in ../lib/sceau of it, and takes its table from `symbol`.
// False when it cannot be opened or is of another version; the message is then in `d` and the
// command ends with status 3.
bool module_open(struct module *m, const char *file, const char *symbol, uint32_t version,
                 struct diags *d);
void module_close(struct module *m);
