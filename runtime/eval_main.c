// sceau-eval: what a compiled act makes due for a year. It needs neither the compiler nor the
// library of the law, only the YAML that was signed.
#include "runtime/compiled/statement.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

enum status { FINE, REFUSED, USAGE, ENVIRONMENT };

enum { FILE_MAX = 1 << 28 };

struct arguments {
    const char *compiled, *data, *formula, *year;
};

static const char help[] =
    "Usage : sceau-eval COMPILÉ.yaml --year ANNÉE [--data DONNÉES.yaml] [--formula BLOC.NOM]\n"
    "\n"
    "Calcule, pour une année, les formules d'un acte compilé par « sceau build --to yaml » : leur\n"
    "résultat, arrondi comme l'acte le prévoit, les valeurs qui y entrent et leur origine, les\n"
    "versements et leurs dates.\n"
    "\n"
    "  --year ANNÉE        l'année à calculer\n"
    "  --data FICHIER      valeurs constatées : « variable: { 2018: 187214 } », « 1,01 »,\n"
    "                      « 7 846 512,40 € »\n"
    "  --formula BLOC.NOM  cette formule seule ; à défaut, toutes celles qui portent un nom\n"
    "\n"
    "Codes de retour : 0, calculé ; 1, fichier refusé ou valeur manquante ; 2, mauvais usage ;\n"
    "3, fichier illisible.\n";

static bool read_option(struct arguments *in, const char *name, const char *value)
{
    const struct {
        const char *name;
        const char **value;
    } options[] = {{"--year", &in->year}, {"--data", &in->data}, {"--formula", &in->formula}};
    for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
        if (strcmp(options[i].name, name) != 0 || !value || *options[i].value) continue;
        *options[i].value = value;
        return true;
    }
    return false;
}

// False on wrong usage.
static bool read_arguments(struct arguments *in, int count, char **words)
{
    for (int i = 1; i < count; i++) {
        if (words[i][0] == '-' && words[i][1]) {
            if (!read_option(in, words[i], words[i + 1])) return false;
            i++;
        } else {
            if (in->compiled) return false;
            in->compiled = words[i];
        }
    }
    return in->compiled && in->year;
}

static bool read_year(struct arena *a, const char *t, int32_t *year)
{
    const struct number *n = number_parse_plain(a, text_of(t));
    int64_t value;
    if (!n || !number_to_int(n, &value) || value < 1 || value > 9998) return false;
    *year = (int32_t)value;
    return true;
}

// NULL when the file cannot be read; errno says why.
static struct source *read_source(struct arena *a, const char *path)
{
    struct stat st;
    FILE *f = fopen(path, "rb");
    if (!f) return NULL;
    struct source *s = NULL;
    if (fstat(fileno(f), &st) == 0 && S_ISREG(st.st_mode) && st.st_size < FILE_MAX) {
        char *bytes = arena_alloc(a, (size_t)st.st_size + 1);
        size_t size = fread(bytes, 1, (size_t)st.st_size, f);
        if (!ferror(f)) {
            s = arena_make(a, struct source);
            s->path = text_of(path);
            s->raw = s->bytes = (struct text){bytes, size};
        }
    } else {
        errno = EINVAL;
    }
    fclose(f);
    return s;
}

static void print_diag(struct arena *a, const struct diag *x)
{
    if (x->place.source) {
        struct position p = source_position(a, x->place.source, x->place.span.begin);
        fprintf(stderr, "%.*s:%u:%u: ", TEXT_FMT(x->place.source->path), p.line, p.column);
    }
    fprintf(stderr, "%.*s [%.*s]\n", TEXT_FMT(x->message), TEXT_FMT(x->code));
}

static int refused(struct arena *a, struct diags *d)
{
    diags_sort(d);
    for (uint32_t i = 0; i < d->list.count; i++) print_diag(a, d->list.items[i]);
    return REFUSED;
}

static int unreadable(const char *path)
{
    fprintf(stderr, "fichier illisible : « %s » (%s)\n", path, strerror(errno));
    return ENVIRONMENT;
}

typedef VEC(struct statement) statements;

static bool is_in_period(const struct compiled *c, int32_t year)
{
    const struct period *p = &c->period;
    return (!p->has_begin || date_to_civil(p->begin).year <= year) &&
           (!p->has_end || year <= date_to_civil(p->end).year);
}

// What is asked for, with what the act's own values provide for it. False after an error.
static bool choose(struct compiled *c, const char *formula, int32_t year, statements *list)
{
    struct eval e;
    eval_init(&e, c->arena, &c->world);
    if (!is_in_period(c, year)) {
        diag_say(c->diags, DIAG_YEAR_OUTSIDE, (struct place){0}, text_printf(c->arena, "%d", year));
        return false;
    }
    const struct compiled_formula *one = formula ? compiled_find(c, text_of(formula)) : NULL;
    if (formula && !one) return false;
    for (uint32_t i = 0; i < c->formulas.count; i++) {
        const struct compiled_formula *f = c->formulas.items[i];
        if (one ? f != one : !f->is_keyed) continue;
        struct statement s = {c, f, year, statement_provision(&e, f, year)};
        vec_push(c->arena, list, s);
    }
    return true;
}

// All asked for is known; without --formula, one of them is enough.
static int write_all(struct compiled *c, const statements *list)
{
    struct eval e;
    struct buffer out = buffer_new(c->arena);
    bool known = list->count == 0;
    eval_init(&e, c->arena, &c->world);
    for (uint32_t i = 0; i < list->count; i++) {
        if (i > 0) buffer_add_char(&out, '\n');
        if (statement_write(&e, &list->items[i], &out)) known = true;
    }
    bool written = fwrite(out.ptr ? out.ptr : "", 1, out.len, stdout) == out.len;
    if (fflush(stdout) != 0 || !written) return unreadable("stdout");
    return known ? FINE : REFUSED;
}

static int run(struct arena *a, const struct arguments *in)
{
    struct diags d = diags_new(a, false);
    statements list = {0};
    int32_t year;
    if (!read_year(a, in->year, &year)) {
        fprintf(stderr, "« %s » n'est pas une année\n", in->year);
        return USAGE;
    }
    struct source *source = read_source(a, in->compiled);
    if (!source) return unreadable(in->compiled);
    struct compiled *c = compiled_read(a, source, &d);
    if (!c || !choose(c, in->formula, year, &list)) return refused(a, &d);
    if (in->data) {
        struct source *data = read_source(a, in->data);
        if (!data) return unreadable(in->data);
        if (!compiled_give(c, data)) return refused(a, &d);
    }
    return write_all(c, &list);
}

int main(int argc, char **argv)
{
    struct arguments in = {0};
    if (argc == 2 && strcmp(argv[1], "--help") == 0) {
        fputs(help, stdout);
        return FINE;
    }
    if (!read_arguments(&in, argc, argv)) {
        fputs(help, stderr);
        return USAGE;
    }
    struct arena *a = arena_new();
    int status = run(a, &in);
    arena_free(a);
    return status;
}
