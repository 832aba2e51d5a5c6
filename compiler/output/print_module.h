// Opens the print module beside the executable or in ../lib/sceau of it.
#pragma once

#include "compiler/output/module.h"
#include "compiler/output/print.h"

struct print_module {
    struct module module;
    const struct print_table *table; // valid until print_module_close
};

// False when the module cannot be opened or is of another version; the catalogue message is then
// in `d` and the command ends with status 3.
bool print_module_open(struct print_module *print, struct diags *d);
void print_module_close(struct print_module *print);
