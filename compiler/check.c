// `sceau check` and `sceau library`: the pipeline, and what it found.

#include "compiler/commands.h"
#include "compiler/outline.h"

int command_check(struct arena *a, const struct options *o)
{
    struct pipeline *p = arena_make(a, struct pipeline);
    pipeline_run(p, a, o);
    return pipeline_close(p);
}

int command_library(struct arena *a, const struct options *o)
{
    struct pipeline *p = arena_make(a, struct pipeline);
    if (pipeline_library(p, a, o)) {
        law_verify_phrases(p->library);
        law_verify_quotes(p->library);
        outline_all(p->library);
    }
    return pipeline_close(p);
}
