// `sceau report`: the pipeline, the document that each act makes, then its report on standard
// output.
#include "compiler/output/report.h"
#include "compiler/command/commands.h"
#include "compiler/output/output.h"
#include "compiler/output/print_module.h"

struct reporting {
    struct pipeline *p;
    const struct judgement *dossier; // NULL: none is declared
    struct seal_module seal;
    VEC(struct report *) reports;
    struct buffer out;
};

// --- writing

static bool write_text(struct reporting *x)
{
    const struct print_options options = {.width = x->p->options->width,
                                          .dictionary = PRINT_DICTIONARY,
                                          .contents = PRINT_CONTENTS_NEVER};
    struct print_module print;
    struct text error = NO_TEXT;
    bool good = print_module_open(&print, &x->p->diags);
    for (uint32_t i = 0; good && i < x->reports.count; i++) {
        const struct report *r = x->reports.items[i];
        if (i) buffer_add_char(&x->out, '\f');
        good = print.table->text(x->p->arena, report_document(r), &options, &x->out, &error);
        if (!good) diag_say(&x->p->diags, DIAG_PRINT_FAILED, r->act->head, error);
    }
    print_module_close(&print);
    return good;
}

static bool write_yaml_form(struct reporting *x)
{
    bool good = true;
    for (uint32_t i = 0; good && i < x->reports.count; i++) {
        if (i) buffer_add_c(&x->out, "---\n");
        good = report_yaml(x->reports.items[i], &x->out);
        if (!good) diag_bare(&x->p->diags, DIAG_YAML_FAILED, x->reports.items[i]->act->head);
    }
    return good;
}

static bool write_reports(struct reporting *x)
{
    if (!x->reports.count) return true;
    if (x->p->options->forms & FORM_YAML) return write_yaml_form(x);
    if (!(x->p->options->forms & FORM_HTML)) return write_text(x);
    report_html(x->p->arena, x->reports.items, x->reports.count, &x->out);
    return true;
}

// --- making

// The document, for its numbers: what composing says against it is `build`'s to tell, so that the
// exit status is the one of `check`.
static struct document *compose_aside(struct pipeline *p, struct block *act,
                                      struct printing *printing)
{
    const struct compose_options options = {.printing = printing};
    struct diags aside = diags_new(p->arena, p->options->english);
    p->library->diags = &aside;
    struct document *d = compose_act(p->arena, p->library, p->world, act, &options);
    p->library->diags = &p->diags;
    return d;
}

static void report_one(struct reporting *x, const struct judgement *j)
{
    struct pipeline *p = x->p;
    struct printing printing = {0};
    struct digests *digests = arena_make(p->arena, struct digests);
    *digests = digests_make(p->arena, p->library, j->act, &x->seal);
    struct document *d = compose_aside(p, j->act, &printing);
    vec_push(p->arena, &x->reports,
             report_make(p->arena, p->library, p->world, j, x->dossier, d, &printing, digests));
}

// The dossier's verdicts: those of an argument, or made for the occasion.
static const struct judgement *judge_dossier(struct pipeline *p)
{
    if (!p->world->dossier) return NULL;
    const struct judgement *j = pipeline_judgement(p, p->world->dossier);
    struct diags aside = diags_new(p->arena, p->options->english);
    p->library->diags = &aside;
    if (!j) j = judge_act(p->library, p->world, p->world->dossier, true);
    p->library->diags = &p->diags;
    return j;
}

// A reference act is declared and not concluded here: it is reported on when it is all there is.
static void report_all(struct reporting *x)
{
    const struct pipeline *p = x->p;
    for (uint32_t i = 0; i < p->judgements.count; i++)
        if (!p->judgements.items[i]->act->outside || p->judgements.count == 1)
            report_one(x, p->judgements.items[i]);
}

int command_report(struct arena *a, const struct options *o)
{
    struct pipeline *p = arena_make(a, struct pipeline);
    struct reporting x = {.p = p, .out = buffer_new(a)};
    bool good = true;
    if (pipeline_run(p, a, o) && !p->files.environment_failed) {
        good = seal_module_open(&x.seal, &p->diags);
        x.dossier = judge_dossier(p);
        if (good) report_all(&x);
        seal_module_close(&x.seal);
    }
    good = good && write_reports(&x);
    if (good && x.out.len) good = output_standard(&p->diags, buffer_text(&x.out));
    int status = pipeline_close(p);
    return good ? status : STATUS_ENVIRONMENT;
}
