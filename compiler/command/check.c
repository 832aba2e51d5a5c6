// `sceau check` and `sceau library`: the pipeline, and what it found.

#include "compiler/command/commands.h"
#include "compiler/command/example.h"
#include "compiler/document/outline.h"
#include "compiler/output/output.h"
#include "compiler/wording/passage.h"

// Documents are not composed here, but what an act inserts in its proses must name something.
static void verify_proses(const struct pipeline *p)
{
    for (uint32_t i = 0; i < p->judgements.count; i++)
        if (!p->judgements.items[i]->act->outside)
            passages_verify(p->library, p->judgements.items[i]->act);
}

int command_check(struct arena *a, const struct options *o)
{
    struct pipeline *p = arena_make(a, struct pipeline);
    if (pipeline_run(p, a, o)) verify_proses(p);
    return pipeline_close(p);
}

// Only a library in which nothing is wrong is kept. False when it could not be written.
static bool write_precompiled(struct pipeline *p, const char *path)
{
    if (!path || p->diags.list.count) return true;
    struct buffer out = buffer_new(p->arena);
    precompiled_begin(&out);
    for (uint32_t i = 0; i < p->files.list.count; i++)
        precompiled_add(&out, p->files.list.items[i]->tree);
    return output_file(&p->diags, path, buffer_text(&out));
}

int command_library(struct arena *a, const struct options *o)
{
    struct pipeline *p = arena_make(a, struct pipeline);
    bool written = true;
    if (pipeline_library(p, a, o)) {
        law_verify_phrases(p->library);
        law_verify_quotes(p->library);
        outline_all(p->library);
        if (!p->diags.list.count) examples_verify(p);
        written = write_precompiled(p, o->output);
    }
    int status = pipeline_close(p);
    return written ? status : STATUS_ENVIRONMENT;
}
