// `sceau build`: the pipeline, then one writer for each form asked for. Nothing is written when an
// error stands that no reservation covers, unless a draft is asked for.

#include "compiler/command/commands.h"
#include "compiler/document/compose.h"
#include "compiler/output/output.h"
#include "compiler/output/print_module.h"
#include "compiler/output/printable.h"
#include "compiler/output/write_yaml.h"

struct build {
    struct pipeline *p;
    const struct options *o;
    struct print_module print;
    struct map paths;   // of outputs -> the act that is written there
    bool clash;         // two acts have one path: nothing is written
    bool left_out;      // the syntax of a source is wrong: even as a draft, it cannot be written
    bool failed;        // the environment failed: status 3
    struct buffer told; // what was written, for the end
};

// One act with what is to be written of it.
struct product {
    struct block *act;
    const struct file *file;
    const struct judgement *judgement;
    struct document *document;
    struct text path; // of the outputs, without suffix
};

typedef VEC(struct product) products;

// --- composing

// An outside act is declared, not written.
static uint32_t written_count(const struct file *f)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < f->acts.count; i++) n += !f->acts.items[i]->outside;
    return n;
}

// The output's path without its suffix: the source's own folder below the output folder, its name,
// the act's name when the source holds several that are written.
static struct text output_path(const struct build *b, const struct product *x)
{
    struct arena *a = b->p->arena;
    struct text base = x->file->source->path;
    if (text_ends(base, TEXT(".sceau"))) base.len -= sizeof ".sceau" - 1;
    const char *folder = b->o->output ? b->o->output : ".";
    if (written_count(x->file) > 1)
        return text_printf(a, "%s/%.*s-%.*s", folder, TEXT_FMT(base), TEXT_FMT(x->act->name));
    return text_printf(a, "%s/%.*s", folder, TEXT_FMT(base));
}

// One act never overwrites another: two that would go to the same path are refused.
static void add_product(struct build *b, products *out, struct product x)
{
    x.path = output_path(b, &x);
    struct block *other = map_set(&b->paths, x.path, x.act);
    if (!other) {
        vec_push(b->p->arena, out, x);
        return;
    }
    map_set(&b->paths, x.path, other);
    diag_say(&b->p->diags, DIAG_OUTPUT_CLASH, x.act->head, other->path, x.path);
    b->clash = true;
}

static void compose_all(struct build *b, products *out)
{
    struct pipeline *p = b->p;
    const struct compose_options options = {.draft = b->o->draft};
    for (uint32_t i = 0; i < p->files.list.count; i++) {
        const struct file *f = p->files.list.items[i];
        b->left_out = b->left_out || (f->argument && f->tree->has_errors);
        for (uint32_t k = 0; f->argument && k < f->acts.count; k++) {
            struct block *act = f->acts.items[k];
            const struct judgement *j = pipeline_judgement(p, act);
            if (!j || act->outside) continue;
            struct document *d = compose_act(p->arena, p->library, p->world, act, &options);
            add_product(b, out, (struct product){act, f, j, d, NO_TEXT});
        }
    }
}

// --- forms

static bool write_text(struct build *b, const struct product *x, struct buffer *out)
{
    struct text error = NO_TEXT;
    const struct print_options options = {.width = b->o->width, .dictionary = PRINT_DICTIONARY};
    if (!x->document) return true; // no trame: the YAML is the act's only form
    if (!b->print.table && !print_module_open(&b->print, &b->p->diags)) return false;
    if (b->print.table->text(b->p->arena, x->document, &options, out, &error)) return true;
    diag_say(&b->p->diags, DIAG_PRINT_FAILED, x->act->head, error);
    return false;
}

static bool write_data(struct build *b, const struct product *x, struct buffer *out)
{
    return write_yaml(b->p->arena, b->p->library, b->p->world, x->act, x->judgement, x->document,
                      out);
}

static const struct {
    enum output_form form;
    const char *suffix;
    bool (*write)(struct build *b, const struct product *x, struct buffer *out);
} WRITERS[] = {
    {FORM_TEXT, "txt", write_text},
    {FORM_YAML, "yaml", write_data},
};

// --- files

static bool make_folder_of(struct build *b, struct text path)
{
    size_t at = path.len;
    while (at > 0 && path.ptr[at - 1] != '/') at--;
    return at < 2 || output_folder(&b->p->diags, text_c(b->p->arena, text_slice(path, 0, at - 1)));
}

// Make's syntax: blanks of a path behind a backslash, `$` doubled.
static void add_make_path(struct buffer *out, struct text path)
{
    for (size_t i = 0; i < path.len; i++) {
        if (path.ptr[i] == ' ' || path.ptr[i] == '#') buffer_add_char(out, '\\');
        if (path.ptr[i] == '$') buffer_add_char(out, '$');
        buffer_add_char(out, path.ptr[i]);
    }
}

// « outputs : sources », and an empty rule for each source so that a removed one stops nothing.
static struct text dependencies(struct build *b, struct text base)
{
    struct buffer out = buffer_new(b->p->arena);
    for (size_t i = 0; i < sizeof WRITERS / sizeof *WRITERS; i++) {
        if (!(b->o->forms & WRITERS[i].form)) continue;
        if (out.len) buffer_add_char(&out, ' ');
        add_make_path(&out, text_printf(b->p->arena, "%.*s.%s", TEXT_FMT(base), WRITERS[i].suffix));
    }
    buffer_add_c(&out, ":");
    for (int rule = 0; rule < 2; rule++) {
        for (uint32_t i = 0; i < b->p->files.list.count; i++) {
            const struct file *f = b->p->files.list.items[i];
            buffer_add_c(&out, rule ? "\n" : " \\\n  ");
            add_make_path(&out, text_of(f->opened));
            if (rule) buffer_add_char(&out, ':');
        }
        buffer_add_char(&out, '\n');
    }
    return buffer_text(&out);
}

// « écrit : documents/charte.txt, documents/charte.yaml », a line for what was written of an act
// and one for what would not have changed.
static void tell(struct build *b, const struct buffer done[])
{
    static const char *const OPENINGS[][2] = {
        [OUTPUT_UNCHANGED] = {"inchangé", "unchanged"}, [OUTPUT_WRITTEN] = {"écrit", "written"}};
    for (int i = OUTPUT_WRITTEN; i >= OUTPUT_UNCHANGED; i--)
        if (done[i].len)
            buffer_printf(&b->told, b->o->english ? "%s: %.*s\n" : "%s : %.*s\n",
                          OPENINGS[i][b->o->english],
                          TEXT_FMT(printable(b->p->arena, buffer_text(&done[i]))));
}

static void write_one(struct build *b, const char *path, struct text content, struct buffer done[])
{
    enum output_done state = output_file(&b->p->diags, path, content);
    b->failed = state == OUTPUT_FAILED;
    if (path[0] == '.' && path[1] == '/') path += 2;
    buffer_printf(&done[state], "%s%s", done[state].len ? ", " : "", path);
}

static void write_product(struct build *b, const struct product *x)
{
    struct arena *a = b->p->arena;
    struct text base = x->path;
    struct buffer done[] = {[OUTPUT_FAILED] = buffer_new(a),
                            [OUTPUT_UNCHANGED] = buffer_new(a),
                            [OUTPUT_WRITTEN] = buffer_new(a)};
    if (!make_folder_of(b, base)) {
        b->failed = true;
        return;
    }
    for (size_t i = 0; i < sizeof WRITERS / sizeof *WRITERS && !b->failed; i++) {
        if (!(b->o->forms & WRITERS[i].form)) continue;
        struct buffer out = buffer_new(a);
        const char *path = text_c(a, text_printf(a, "%.*s.%s", TEXT_FMT(base), WRITERS[i].suffix));
        b->failed = !WRITERS[i].write(b, x, &out);
        if (!b->failed && out.len) write_one(b, path, buffer_text(&out), done);
    }
    if (!b->failed && b->o->dependencies)
        b->failed = !output_file(&b->p->diags, text_c(a, text_printf(a, "%.*s.d", TEXT_FMT(base))),
                                 dependencies(b, base));
    tell(b, done);
}

int command_build(struct arena *a, const struct options *o)
{
    struct pipeline *p = arena_make(a, struct pipeline);
    struct build b = {.p = p, .o = o, .paths = map_new(a), .told = buffer_new(a)};
    products list = {0};
    if (pipeline_run(p, a, o)) compose_all(&b, &list);
    bool refused = p->files.environment_failed || b.clash || (p->diags.errors && !o->draft);
    for (uint32_t i = 0; i < list.count && !refused && !b.failed; i++)
        write_product(&b, &list.items[i]);
    print_module_close(&b.print);
    int status = pipeline_close(p);
    fwrite(b.told.ptr ? b.told.ptr : "", 1, b.told.len, stderr);
    if (b.failed) return STATUS_ENVIRONMENT;
    bool written = o->draft && !b.clash && !b.left_out;
    return status == STATUS_REFUSED && written ? STATUS_FINE : status;
}
