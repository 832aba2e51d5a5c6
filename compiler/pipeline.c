// See pipeline.h.

#include "compiler/pipeline.h"

#include "compiler/model/build_model.h"
#include "compiler/model/division.h"
#include "compiler/output/messages.h"
#include "compiler/output/output.h"
#include "compiler/place.h"

#include <stdlib.h>
#include <unistd.h>

#define UNKNOWN_NAME "S0203"

static bool read_library(struct pipeline *p)
{
    const char *folder = p->options->stdlib ? p->options->stdlib : place_library(p->arena);
    if (p->options->command != COMMAND_LIBRARY)
        p->files.precompiled = precompiled_open(p->arena, place_precompiled(p->arena));
    return load_library(&p->files, folder, p->options->command != COMMAND_CHECK);
}

// Names, types and law: what the declarations of the files loaded say, and the blocks they hold.
static void compile(struct pipeline *p)
{
    p->library = library_declare(p->arena, &p->files, &p->diags);
    model_create(p->library);
    library_resolve(p->library);
    model_fill(p->library);
    load_law(&p->files, model_categories(p->library));
    law_compile(p->library);
    p->world = model_world(p->library, p->options->has_at, p->options->at);
    division_check(p->library, p->world);
}

// What is said of f may come from what another file, of wrong syntax, should have held: of a file
// that is not checked, anything; of one that is, that a name is unknown.
static bool is_consequence(const struct file *f, const struct diag *d)
{
    if (f->library || f->tree->has_errors) return false;
    return !f->argument || text_eq(d->code, TEXT(UNKNOWN_NAME));
}

// A file whose syntax is wrong holds no block: what follows from that is not said.
static void drop_consequences(struct pipeline *p, uint32_t from)
{
    uint32_t kept = from;
    for (uint32_t i = from; i < p->diags.list.count; i++) {
        struct diag *d = p->diags.list.items[i];
        const struct source *s = d->place.source;
        const struct file *f = s ? map_get(&p->files.by_path, s->path) : NULL;
        if (!f || !is_consequence(f, d)) p->diags.list.items[kept++] = d;
    }
    p->diags.list.count = kept;
    diags_recount(&p->diags);
}

static void judge(struct pipeline *p, const struct file *file, struct block *act)
{
    if (file->tree->has_errors) return;
    struct judgement *j =
        judge_act(p->library, p->world, act, p->options->command != COMMAND_CHECK);
    vec_push(p->arena, &p->judgements, j);
    map_set(&p->by_act, act->path, j);
}

// The law is applied to the acts of the arguments, and to the dossier when it is one of them or
// gathers them.
static void judge_arguments(struct pipeline *p)
{
    for (uint32_t i = 0; i < p->files.list.count; i++) {
        const struct file *f = p->files.list.items[i];
        for (uint32_t k = 0; k < f->acts.count; k++)
            judge_date(p->library, p->world, f->acts.items[k], f->argument);
        if (f->argument && f->tree->has_errors)
            diag_bare(&p->diags, DIAG_SYNTAX_NO_VERDICT, place_at(f->source, (struct span){0, 0}));
    }
    for (uint32_t i = 0; i < p->files.list.count; i++) {
        const struct file *f = p->files.list.items[i];
        for (uint32_t k = 0; f->argument && k < f->acts.count; k++) judge(p, f, f->acts.items[k]);
        if (f->dossier && f->argument && f->dossier == p->world->dossier && !p->files.wrong_syntax)
            judge(p, f, f->dossier); // it looks at every act
    }
    for (uint32_t i = 0; i < p->judgements.count; i++)
        judge_report(p->library, p->judgements.items[i]);
}

static void start(struct pipeline *p, struct arena *a, const struct options *o)
{
    *p = (struct pipeline){.arena = a, .options = o, .diags = diags_new(a, o->english)};
    p->by_act = map_new(a);
    p->files = (struct files){.arena = a, .diags = &p->diags, .by_path = map_new(a)};
}

bool pipeline_library(struct pipeline *p, struct arena *a, const struct options *o)
{
    start(p, a, o);
    if (!read_library(p)) return false;
    compile(p);
    return true;
}

bool pipeline_read(struct pipeline *p, struct arena *a, const struct options *o)
{
    start(p, a, o);
    return load_sources(&p->files, o->operands, o->operand_count);
}

bool pipeline_run(struct pipeline *p, struct arena *a, const struct options *o)
{
    return pipeline_try(p, a, o, NULL);
}

bool pipeline_try(struct pipeline *p, struct arena *a, const struct options *o,
                  const struct map *instead)
{
    start(p, a, o);
    p->files.instead = instead;
    if (!read_library(p) || !load_arguments(&p->files, o->operands, o->operand_count)) return false;
    uint32_t read = p->diags.list.count;
    compile(p);
    judge_arguments(p);
    if (p->files.wrong_syntax) drop_consequences(p, read);
    return true;
}

static bool wants_colour(FILE *out)
{
    const char *no = getenv("NO_COLOR");
    const char *term = getenv("TERM");
    bool dumb = term && text_eq(text_of(term), TEXT("dumb"));
    return !(no && *no) && !dumb && isatty(fileno(out));
}

static uint32_t argument_count(const struct pipeline *p)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < p->files.list.count; i++) n += p->files.list.items[i]->argument;
    return n;
}

void pipeline_drop(struct pipeline *p)
{
    precompiled_close(&p->files.precompiled);
}

int pipeline_close(struct pipeline *p)
{
    diags_sort(&p->diags);
    bool json = p->options->command == COMMAND_CHECK && p->options->forms & FORM_JSON;
    const struct message_options o = {.english = p->options->english,
                                      .colour = wants_colour(stderr),
                                      .names = p->options->command == COMMAND_CHECK,
                                      .width = 100};
    bool printed = !json || messages_json(p->arena, &p->diags, argument_count(p), stdout);
    if (!output_flush(&p->diags)) printed = json = false;
    if (!json && (p->diags.list.count || p->options->command == COMMAND_CHECK))
        messages_text(p->arena, &p->diags, &o, stderr);
    pipeline_drop(p);
    if (!printed || p->files.environment_failed) return STATUS_ENVIRONMENT;
    return p->diags.errors ? STATUS_REFUSED : STATUS_FINE;
}

const struct judgement *pipeline_judgement(const struct pipeline *p, const struct block *act)
{
    return map_get(&p->by_act, act->path);
}
