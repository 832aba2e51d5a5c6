// `sceau report`: the pipeline, the document that each act makes, then its report on standard
// output.
#include "compiler/output/report.h"
#include "compiler/command/commands.h"
#include "compiler/output/output.h"
#include "compiler/output/print_module.h"

struct reporting {
    struct pipeline *p;
    const struct judgement *dossier; // NULL: none is declared
    struct print_module print;
    struct buffer out;
    bool failed; // the environment failed
};

static bool write_text(struct reporting *x, const struct report *r)
{
    struct text error = NO_TEXT;
    const struct print_options options = {.width = x->p->options->width,
                                          .dictionary = PRINT_DICTIONARY,
                                          .contents = PRINT_CONTENTS_NEVER};
    if (!x->print.table && !print_module_open(&x->print, &x->p->diags)) return false;
    if (x->out.len) buffer_add_char(&x->out, '\f');
    if (x->print.table->text(x->p->arena, report_document(r), &options, &x->out, &error))
        return true;
    diag_say(&x->p->diags, DIAG_PRINT_FAILED, r->act->head, error);
    return false;
}

static bool write_yaml_form(struct reporting *x, const struct report *r)
{
    if (x->out.len) buffer_add_c(&x->out, "---\n");
    if (report_yaml(r, &x->out)) return true;
    diag_bare(&x->p->diags, DIAG_YAML_FAILED, r->act->head);
    return false;
}

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
    struct document *d = compose_aside(p, j->act, &printing);
    const struct report *r =
        report_make(p->arena, p->library, p->world, j, x->dossier, d, &printing);
    x->failed = !(p->options->forms & FORM_YAML ? write_yaml_form(x, r) : write_text(x, r));
}

// The dossier's verdicts: those of an argument, or made for the occasion.
static const struct judgement *judge_dossier(struct pipeline *p)
{
    if (!p->world->dossier) return NULL;
    const struct judgement *j = pipeline_judgement(p, p->world->dossier);
    struct diags aside = diags_new(p->arena, p->options->english);
    p->library->diags = &aside;
    if (!j) j = judge_act(p->library, p->world, p->world->dossier);
    p->library->diags = &p->diags;
    return j;
}

// A reference act is declared and not concluded here: it is reported on when it is all there is.
static void report_all(struct reporting *x)
{
    const struct pipeline *p = x->p;
    for (uint32_t i = 0; i < p->judgements.count && !x->failed; i++)
        if (!p->judgements.items[i]->act->outside || p->judgements.count == 1)
            report_one(x, p->judgements.items[i]);
}

int command_report(struct arena *a, const struct options *o)
{
    struct pipeline *p = arena_make(a, struct pipeline);
    struct reporting x = {.p = p, .out = buffer_new(a)};
    if (pipeline_run(p, a, o) && !p->files.environment_failed) {
        x.dossier = judge_dossier(p);
        report_all(&x);
    }
    print_module_close(&x.print);
    if (!x.failed && x.out.len) x.failed = !output_standard(&p->diags, buffer_text(&x.out));
    int status = pipeline_close(p);
    return x.failed ? STATUS_ENVIRONMENT : status;
}
