// `sceau fmt`: each source named is put in canonical form. A source with syntax errors is left as
// it is: nothing is lost.

#include "compiler/command/commands.h"
#include "compiler/output/output.h"
#include "lang/format.h"

static void format_file(struct pipeline *p, const struct options *o, const struct file *f,
                        uint32_t *changed)
{
    if (!f->argument || f->tree->has_errors) return;
    struct text canonical = format_tree(p->arena, f->tree);
    if (text_eq(canonical, f->source->raw)) return;
    ++*changed;
    if (o->check_only)
        diag_say(&p->diags, DIAG_NOT_FORMATTED, place_at(f->source, (struct span){0, 0}),
                 f->source->path);
    else if (!output_file(&p->diags, f->opened, canonical))
        p->files.environment_failed = true;
}

int command_fmt(struct arena *a, const struct options *o)
{
    struct pipeline *p = arena_make(a, struct pipeline);
    uint32_t changed = 0;
    if (pipeline_read(p, a, o))
        for (uint32_t i = 0; i < p->files.list.count; i++)
            format_file(p, o, p->files.list.items[i], &changed);
    return pipeline_close(p);
}
