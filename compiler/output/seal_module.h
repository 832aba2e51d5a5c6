// Opens the seal module beside the executable or in ../lib/sceau of it.
#pragma once

#include "compiler/output/module.h"
#include "compiler/output/seal.h"

struct seal_module {
    struct module module;
    const struct seal_table *table; // valid until seal_module_close
};

// As module_open.
bool seal_module_open(struct seal_module *seal, struct diags *d);
void seal_module_close(struct seal_module *seal);

// The SHA-256 of t in hexadecimal, lower case; NO_TEXT when the provider has none.
struct text seal_digest(const struct seal_module *seal, struct arena *a, struct text t);
