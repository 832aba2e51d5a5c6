// `sceau schema KIND`: the JSON Schema of the YAML of one category, on standard output. KIND is the
// category's name, or its key as the YAML writes it.

#include "compiler/command/commands.h"
#include "compiler/output/output.h"
#include "compiler/output/write_schema.h"

static const struct category *find_kind(const struct library *lib, struct text name)
{
    const struct category *c = map_get(&lib->categories, name);
    for (uint32_t i = 0; !c && i < lib->laid.count; i++) {
        const struct category *k = lib->laid.entries[i].value;
        if (text_eq(text_key(lib->arena, k->name), name)) c = k;
    }
    return c && !c->is_abstract && category_is(c, lib->act) ? c : NULL;
}

static bool write_kind(struct pipeline *p, struct text name)
{
    const struct category *c = find_kind(p->library, text_nfc(p->arena, name));
    struct buffer out = buffer_new(p->arena);
    if (!c) {
        diag_say(&p->diags, DIAG_KIND_UNKNOWN, (struct place){0}, name);
        return true;
    }
    if (write_schema(p->arena, p->library, c, &out))
        return output_standard(&p->diags, buffer_text(&out));
    diag_bare(&p->diags, DIAG_SCHEMA_FAILED, (struct place){0});
    return false;
}

int command_schema(struct arena *a, const struct options *o)
{
    struct pipeline *p = arena_make(a, struct pipeline);
    bool done = true;
    if (pipeline_library(p, a, o))
        for (size_t i = 0; i < o->operand_count && done; i++)
            done = write_kind(p, text_of(o->operands[i]));
    int status = pipeline_close(p);
    return done ? status : STATUS_ENVIRONMENT;
}
