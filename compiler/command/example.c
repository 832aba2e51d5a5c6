// See example.h.
#include "compiler/command/example.h"

static const struct place NOWHERE = {0};

static struct text below(struct files *f, struct text name)
{
    return text_printf(f->arena, LIBRARY_EXAMPLES "/%.*s", TEXT_FMT(name));
}

static const char *opened(struct files *f, struct text path)
{
    return text_c(f->arena,
                  text_printf(f->arena, "%.*s/%.*s", TEXT_FMT(f->library_path), TEXT_FMT(path)));
}

// The path in the library of a file that an example names.
static struct text path_of(struct files *f, struct text file)
{
    static const struct text LIBRARY = TEXT_INIT("stdlib/");
    if (text_starts(file, LIBRARY)) return text_slice(file, LIBRARY.len, file.len);
    return below(f, text_printf(f->arena, "actes/%.*s", TEXT_FMT(file)));
}

// --- reading

static example_lines cut_lines(struct arena *a, struct text t)
{
    example_lines lines = {0};
    while (t.len) vec_push(a, &lines, text_take_line(&t));
    return lines;
}

struct reading {
    struct files *files;
    example_list list;
    struct text file; // that the next change is of
    struct example_change *change;
};

// « @ méconnaît début : ce que fait l'exemple ». False when the line is no head.
static bool read_head(struct reading *x, struct text line)
{
    static const struct text BREAKS = TEXT_INIT("@ méconnaît"), KEEPS = TEXT_INIT("@ respecte");
    bool keeps = text_starts(line, KEEPS);
    if (!keeps && !text_starts(line, BREAKS)) return false;
    line = text_slice(line, keeps ? KEEPS.len : BREAKS.len, line.len);
    const char *colon = memchr(line.ptr, ':', line.len);
    size_t at = colon ? (size_t)(colon - line.ptr) : line.len;
    struct example *e = arena_make(x->files->arena, struct example);
    e->keeps = keeps;
    e->requirement = text_trim(text_slice(line, 0, at));
    e->title = text_trim(text_slice(line, colon ? at + 1 : at, line.len));
    vec_push(x->files->arena, &x->list, e);
    return true;
}

static void read_change(struct reading *x, struct example *e, struct text line)
{
    struct arena *a = x->files->arena;
    struct text words = text_slice(line, 1, line.len);
    if (!x->change) {
        vec_push(a, &e->changes, ((struct example_change){.file = x->file}));
        x->change = &e->changes.items[e->changes.count - 1];
    }
    if (line.ptr[0] != '+') vec_push(a, &x->change->old, words);
    if (line.ptr[0] != '-') vec_push(a, &x->change->fresh, words);
}

// False for a line that an example does not have. Those of what is expected are for who tests.
static bool read_line(struct reading *x, struct text line)
{
    static const struct text ACT = TEXT_INIT("acte "), FILE_NAME = TEXT_INIT("~ "),
                             WITH = TEXT_INIT("avec ");
    struct example *e = x->list.count ? x->list.items[x->list.count - 1] : NULL;
    if (e && line.len && memchr(" -+", line.ptr[0], 3)) {
        read_change(x, e, line);
        return true;
    }
    x->change = NULL;
    if (!line.len || memchr("#><", line.ptr[0], 3) || read_head(x, line)) return true;
    if (!e) return false;
    if (text_starts(line, FILE_NAME)) {
        x->file = text_trim(text_slice(line, FILE_NAME.len, line.len));
        return true;
    }
    if (!text_starts(line, ACT)) return text_starts(line, WITH);
    struct text name = text_trim(text_slice(line, ACT.len, line.len));
    x->file = e->act = text_printf(x->files->arena, "%.*s.sceau", TEXT_FMT(name));
    return true;
}

example_list examples_read(struct files *files, const struct rule *r)
{
    struct reading x = {.files = files};
    struct text path = below(files, text_printf(files->arena, "%.*s.exemples", TEXT_FMT(r->id)));
    example_lines lines = cut_lines(files->arena, load_optional_text(files, path));
    for (uint32_t i = 0; i < lines.count; i++)
        if (!read_line(&x, lines.items[i]))
            diag_say(files->diags, DIAG_EXAMPLE_LINE, NOWHERE, path, lines.items[i]);
    return x.list;
}

// --- changing

// Whether two lines are the same but for their blanks.
static bool same_words(struct text x, struct text y)
{
    size_t i = 0, k = 0;
    for (x = text_trim(x), y = text_trim(y); i < x.len && k < y.len; i++, k++) {
        if (x.ptr[i] != y.ptr[k]) return false;
        if (x.ptr[i] != ' ') continue;
        while (x.ptr[i + 1] == ' ') i++;
        while (y.ptr[k + 1] == ' ') k++;
    }
    return i == x.len && k == y.len;
}

static bool stands_at(const example_lines *lines, uint32_t at, const example_lines *old)
{
    if (at + old->count > lines->count) return false;
    for (uint32_t i = 0; i < old->count; i++)
        if (!same_words(lines->items[at + i], old->items[i])) return false;
    return true;
}

// Where the lines stand; false when they stand nowhere, or twice.
static bool find(const example_lines *lines, const example_lines *old, uint32_t *at)
{
    uint32_t times = 0;
    for (uint32_t i = 0; old->count && i < lines->count; i++)
        if (stands_at(lines, i, old) && !times++) *at = i;
    return times == 1;
}

bool example_original(struct files *files, const struct example_change *c, example_lines *lines)
{
    uint32_t at;
    struct text path = path_of(files, c->file);
    example_lines all = cut_lines(files->arena, load_text(files, path, NOWHERE));
    if (!find(&all, &c->old, &at)) {
        diag_say(files->diags, DIAG_EXAMPLE_PLACE, NOWHERE, path,
                 c->old.count ? text_trim(c->old.items[0]) : NO_TEXT);
        return false;
    }
    for (uint32_t i = 0; i < c->old.count; i++) vec_push(files->arena, lines, all.items[at + i]);
    return true;
}

static bool apply(struct files *files, const struct example_change *c, struct map *instead)
{
    uint32_t at;
    struct text path = path_of(files, c->file), key = text_of(opened(files, path));
    struct text *known = map_get(instead, key);
    struct buffer b = buffer_new(files->arena);
    example_lines original = {0};
    if (!known && !example_original(files, c, &original)) return false;
    struct text bytes = known ? *known : load_text(files, path, NOWHERE);
    example_lines lines = cut_lines(files->arena, bytes);
    if (!find(&lines, &c->old, &at)) return false;
    for (uint32_t i = 0; i < lines.count; i++) {
        if (i == at)
            for (uint32_t k = 0; k < c->fresh.count; k++)
                buffer_printf(&b, "%.*s\n", TEXT_FMT(c->fresh.items[k]));
        if (i < at || i >= at + c->old.count) buffer_printf(&b, "%.*s\n", TEXT_FMT(lines.items[i]));
    }
    if (!known) map_set(instead, key, known = arena_make(files->arena, struct text));
    *known = buffer_text(&b);
    return true;
}

// --- checking

// Whether a finding is of the requirement that the example shows.
static bool is_meant(const struct example *x, struct text requirement)
{
    return !x->requirement.len || text_eq(x->requirement, requirement);
}

static void look(const struct pipeline *p, const struct rule *r, const struct example *x,
                 struct example_outcome *out)
{
    bool breached = false;
    for (uint32_t i = 0; i < p->judgements.count; i++)
        for (uint32_t k = 0; k < p->judgements.items[i]->findings.count; k++) {
            const struct finding *f = p->judgements.items[i]->findings.items[k];
            if (!f->requirement || !text_eq(f->rule->id, r->id)) continue;
            if (!is_meant(x, f->requirement->name)) continue;
            out->to_judge = out->to_judge || f->verdict == VERDICT_TO_JUDGE;
            out->kept = out->kept || f->verdict == VERDICT_RESPECTED;
            breached = breached || f->verdict == VERDICT_BREACHED;
        }
    out->kept = (out->kept || out->to_judge) && !breached;
    for (uint32_t i = 0; breached && i < p->diags.list.count && !out->found; i++) {
        const struct diag *d = p->diags.list.items[i];
        if (text_eq(d->code, r->id) && is_meant(x, d->requirement) &&
            text_eq(d->verdict, verdict_key(VERDICT_BREACHED)))
            out->found = d;
    }
}

// False when the example cannot be laid.
static bool try(struct arena *a, struct pipeline *p, const struct rule *r, const struct example *x,
                bool changed, struct example_outcome *out)
{
    struct map instead = map_new(a);
    *out = (struct example_outcome){0};
    for (uint32_t i = 0; changed && i < x->changes.count; i++)
        if (!apply(&p->files, &x->changes.items[i], &instead)) return false;
    const char *act = opened(&p->files, path_of(&p->files, x->act));
    const struct options own = {.command = COMMAND_REPORT, // every verdict, respected or not
                                .operands = &act,
                                .operand_count = 1,
                                .english = p->options->english,
                                .stdlib = text_c(a, p->files.library_path)};
    struct pipeline *aside = arena_make(a, struct pipeline);
    if (pipeline_try(aside, a, &own, &instead)) look(aside, r, x, out);
    pipeline_drop(aside);
    return true;
}

bool example_prove(struct arena *a, struct pipeline *p, const struct rule *r,
                   const struct example *x, bool changed, struct example_outcome *out)
{
    bool keeps = x->keeps || !changed;
    if (!try(a, p, r, x, changed, out)) return false;
    if (keeps ? out->kept : out->found != NULL) return true;
    diag_say(&p->diags, keeps ? DIAG_EXAMPLE_KEEPS_NOT : DIAG_EXAMPLE_BREAKS_NOT, r->place, r->id,
             x->title);
    return false;
}

bool example_shows_act(const example_list *list, uint32_t i)
{
    for (uint32_t k = 0; k < list->count; k++)
        if (list->items[k]->keeps || (k < i && !list->items[k]->keeps)) return false;
    return !list->items[i]->keeps;
}

static void verify(struct pipeline *p, const struct rule *r)
{
    example_list list = examples_read(&p->files, r);
    for (uint32_t i = 0; i < list.count; i++) {
        struct arena *a = arena_new();
        struct example_outcome out;
        example_prove(a, p, r, list.items[i], true, &out);
        if (example_shows_act(&list, i)) example_prove(a, p, r, list.items[i], false, &out);
        arena_free(a);
    }
}

void examples_verify(struct pipeline *p)
{
    for (uint32_t i = 0; i < p->library->rules.count; i++)
        verify(p, p->library->rules.entries[i].value);
}
