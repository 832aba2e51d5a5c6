// Fuzz target: any source goes through the whole pipeline, with the real library, and through the
// composition of its acts, without harm.

#include "compiler/document/compose.h"
#include "compiler/output/messages.h"
#include "compiler/pipeline.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

// libFuzzer keeps the process: the path of the one file it rewrites is all that lasts.
static char path[64];

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    snprintf(path, sizeof path, "/tmp/sceau-fuzz-%ld", (long)getpid());
    char make[96];
    snprintf(make, sizeof make, "mkdir -p %s", path);
    if (system(make) != 0) abort();
    snprintf(path, sizeof path, "/tmp/sceau-fuzz-%ld/acte.sceau", (long)getpid());
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    FILE *f = fopen(path, "wb");
    if (!f || fwrite(data, 1, size, f) != size || fclose(f) != 0) abort();
    struct arena *a = arena_new();
    const char *operands[] = {path};
    const struct options o = {.command = COMMAND_CHECK,
                              .operands = operands,
                              .operand_count = 1,
                              .stdlib = "stdlib",
                              .width = 80};
    struct pipeline *p = arena_make(a, struct pipeline);
    const struct compose_options c = {.draft = true};
    if (pipeline_run(p, a, &o))
        for (uint32_t i = 0; i < p->world->acts.count; i++)
            compose_act(a, p->library, p->world, p->world->acts.items[i], &c);
    diags_sort(&p->diags);
    const struct message_options m = {.width = 100};
    FILE *null = fopen("/dev/null", "w");
    if (!null) abort();
    messages_text(a, &p->diags, &m, null);
    fclose(null);
    arena_free(a);
    return 0;
}
