// The seal module as the rest of the compiler uses it.
#include "compiler/output/seal_module.h"

bool seal_module_open(struct seal_module *seal, struct diags *d)
{
    *seal = (struct seal_module){0};
    if (!module_open(&seal->module, SEAL_FILE, SEAL_SYMBOL, SEAL_VERSION, d)) return false;
    seal->table = seal->module.table;
    return true;
}

void seal_module_close(struct seal_module *seal)
{
    module_close(&seal->module);
    seal->table = NULL;
}

struct text seal_digest(const struct seal_module *seal, struct arena *a, struct text t)
{
    uint8_t digest[SEAL_DIGEST];
    if (!seal->table->sha256(t.ptr, t.len, digest)) return NO_TEXT;
    struct buffer b = buffer_new(a);
    for (size_t i = 0; i < SEAL_DIGEST; i++) buffer_printf(&b, "%02x", digest[i]);
    return buffer_text(&b);
}
