// The print module as the rest of the compiler uses it.
#include "compiler/output/print_module.h"

bool print_module_open(struct print_module *print, struct diags *d)
{
    *print = (struct print_module){0};
    if (!module_open(&print->module, PRINT_FILE, PRINT_SYMBOL, PRINT_VERSION, d)) return false;
    print->table = print->module.table;
    return true;
}

void print_module_close(struct print_module *print)
{
    module_close(&print->module);
    print->table = NULL;
}
