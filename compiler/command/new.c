// `sceau new`: the short act that the library offers to be filled in, or a skeleton, every field
// and block of the category behind `//`, with what may be written there and the texts that want it.
// In a skeleton nothing is filled in: an act is not complete because a program wrote its headings.
#include "compiler/command/commands.h"
#include "compiler/command/template.h"
#include "compiler/law/readers.h"
#include "compiler/model/placeholder.h"
#include "compiler/output/output.h"
#include "compiler/output/printable.h"

#include <unistd.h>

enum { CITATIONS = 3, DEPTH = 6 }; // DEPTH: of the blocks where what is wanted is looked for

struct skeleton {
    struct arena *arena;
    const struct library *library;
    const struct readers *readers;
    struct buffer out;
    struct map written; // name of a category -> the slot where it is detailed
    bool is_short;      // only what is required, or what a text reads
};

// --- lines

static void comment(struct skeleton *k, uint32_t depth, struct text t)
{
    buffer_printf(&k->out, "  // %*s%.*s\n", (int)(2 * depth), "", TEXT_FMT(t));
}

static void blank(struct skeleton *k)
{
    buffer_add_c(&k->out, "\n");
}

// --- what is said of a field

static const struct {
    unsigned flag;
    const char *words;
} FLAGS[] = {
    {SLOT_REQUIRED, "obligatoire"},
    {SLOT_PARTY, "partie à l'acte"},
    {SLOT_WHERE_APPLICABLE, "le cas échéant, ou « sans objet « motif » »"},
    {SLOT_FACT, "ce qui n'est pas écrit est « à vérifier »"},
    {SLOT_INTERNAL, "ne s'imprime pas tel quel"},
};

static struct text explanation(struct skeleton *k, const struct slot *s, struct text begin)
{
    struct buffer b = buffer_new(k->arena);
    buffer_add(&b, begin);
    for (size_t i = 0; i < sizeof FLAGS / sizeof *FLAGS; i++)
        if (s->flags & FLAGS[i].flag) buffer_printf(&b, " ; %s", FLAGS[i].words);
    struct text citations = readers_citations(k->readers, s, CITATIONS);
    if (citations.len) buffer_printf(&b, " ; lu par %.*s", TEXT_FMT(citations));
    return buffer_text(&b);
}

static void write_value(struct skeleton *k, const struct slot *s, uint32_t depth)
{
    struct text value = placeholder_value(k->arena, k->library->act, s);
    struct text type = text_capital(k->arena, placeholder_type(k->arena, s->type));
    if (s->note.len) comment(k, depth, s->note);
    comment(k, depth, explanation(k, s, type));
    comment(k, depth,
            text_printf(k->arena, "%.*s%s : %.*s", TEXT_FMT(s->label),
                        s->flags & SLOT_KEYED ? " nom" : "", TEXT_FMT(value)));
    if (s->type.kind != TYPE_PROSE) return;
    comment(k, depth + 1, TEXT("…"));
    comment(k, depth, TEXT("fin texte"));
}

// --- blocks

static void write_slots(struct skeleton *k, const struct category *c, uint32_t depth);

// The word that opens a child block: its category's when there may be several, else the slot's.
static struct text opening_word(const struct slot *s)
{
    return s->flags & SLOT_SEVERAL ? s->type.category->name : s->ident;
}

static void write_block(struct skeleton *k, const struct slot *s, uint32_t depth)
{
    const struct category *c = s->type.category;
    bool several = s->flags & SLOT_SEVERAL;
    const struct slot *detailed = map_get(&k->written, c->name);
    struct text title = c->title.len ? c->title : c->name;
    struct text begin =
        several ? text_printf(k->arena, "%.*s, autant de blocs qu'il en faut", TEXT_FMT(title))
                : title;
    struct text word = opening_word(s);
    if (!detailed) map_set(&k->written, c->name, (void *)s);
    comment(k, depth, explanation(k, s, begin));
    comment(k, depth,
            text_printf(k->arena, several ? "%.*s nom « Titre »" : "%.*s", TEXT_FMT(word)));
    if (detailed)
        comment(k, depth + 1,
                text_printf(k->arena, "Les mêmes rubriques que le premier bloc « %.*s »",
                            TEXT_FMT(opening_word(detailed))));
    else
        write_slots(k, c, depth + 1);
    comment(k, depth, text_printf(k->arena, "fin %.*s", TEXT_FMT(word)));
}

static bool is_block(const struct slot *s)
{
    return s->flags & SLOT_CHILD && s->type.kind == TYPE_BLOCK && s->type.category;
}

// In the short form, what is required, what a text reads, and the blocks that hold any of these.
static bool is_wanted(struct skeleton *k, const struct slot *s, uint32_t depth)
{
    bool required = s->flags & SLOT_REQUIRED;
    if (!k->is_short || required || readers_citations(k->readers, s, 1).len) return true;
    if (!is_block(s) || depth == DEPTH) return false;
    const struct category *c = s->type.category;
    for (uint32_t i = 0; i < c->slots.count; i++)
        if (is_wanted(k, &c->slots.items[i], depth + 1)) return true;
    return false;
}

// Values first, then blocks, as acts are written.
static void write_slots(struct skeleton *k, const struct category *c, uint32_t depth)
{
    for (uint32_t i = 0; i < c->slots.count; i++) {
        const struct slot *s = &c->slots.items[i];
        if (!is_block(s) && is_wanted(k, s, depth)) write_value(k, s, depth);
    }
    for (uint32_t i = 0; i < c->slots.count; i++) {
        const struct slot *s = &c->slots.items[i];
        if (!is_block(s) || !is_wanted(k, s, depth)) continue;
        if (!depth) blank(k);
        write_block(k, s, depth);
    }
}

// « css.categories », of the file of the library that declares the category.
static struct text module_of(struct skeleton *k, const struct category *c)
{
    struct text path = c->place.source->path;
    const char *slash = memchr(path.ptr, '/', path.len);
    struct buffer b = buffer_new(k->arena);
    if (slash) path = text_slice(path, (size_t)(slash - path.ptr) + 1, path.len);
    if (text_ends(path, TEXT(".sceau"))) path.len -= sizeof ".sceau" - 1;
    for (size_t i = 0; i < path.len; i++)
        buffer_add_char(&b, path.ptr[i] == '/' ? '.' : path.ptr[i]);
    return buffer_text(&b);
}

static void write_skeleton(struct skeleton *k, const struct category *c)
{
    static const char HEAD[] =
        "// %.*s\n"
        "//\n"
        "// Chaque rubrique est précédée de ce qui peut s'y écrire et des textes qui la lisent.\n"
        "// Ôter « // » devant les lignes retenues, écrire leur valeur, effacer les autres ;\n"
        "// « sceau contrôler » dit ce qui manque encore.\n\n";
    buffer_printf(&k->out, HEAD, TEXT_FMT(c->title.len ? c->title : c->name));
    buffer_printf(&k->out, "utilise : %.*s\n\n", TEXT_FMT(module_of(k, c)));
    buffer_printf(&k->out, "%.*s nouvel_acte « Titre de l'acte »\n", TEXT_FMT(c->name));
    write_slots(k, c, 0);
    buffer_printf(&k->out, "fin %.*s\n", TEXT_FMT(c->name));
}

// --- the kind

static bool is_kind(const struct library *lib, const struct category *c)
{
    if (c->is_abstract) return false;
    return (lib->act && category_is(c, lib->act)) || (lib->dossier && category_is(c, lib->dossier));
}

// The category of that name, accents, case and blanks forgiven.
static const struct category *find_kind(struct arena *a, const struct library *lib,
                                        struct text word)
{
    struct text key = text_key(a, word);
    for (uint32_t i = 0; i < lib->categories.count; i++)
        if (text_eq(text_key(a, lib->categories.entries[i].key), key))
            return lib->categories.entries[i].value;
    return NULL;
}

static struct map kinds_of(struct arena *a, const struct library *lib)
{
    struct map kinds = map_new(a);
    for (uint32_t i = 0; i < lib->categories.count; i++) {
        struct category *c = lib->categories.entries[i].value;
        if (is_kind(lib, c)) map_set(&kinds, c->name, c);
    }
    return kinds;
}

static void tell_kinds(struct pipeline *p, const struct category *c, struct text word)
{
    struct map kinds = kinds_of(p->arena, p->library);
    struct buffer b = buffer_new(p->arena);
    struct text near = map_nearest(&kinds, p->arena, word);
    for (uint32_t i = 0; i < kinds.count; i++)
        buffer_printf(&b, "%s%.*s", i ? ", " : "", TEXT_FMT(kinds.entries[i].key));
    if (c && c->is_abstract)
        diag_say(&p->diags, DIAG_CATEGORY_ABSTRACT, (struct place){0}, c->name);
    else
        diag_say(&p->diags, near.len ? DIAG_KIND_UNKNOWN_NEAR : DIAG_KIND_UNKNOWN,
                 (struct place){0}, word, near);
    diag_say(&p->diags, DIAG_KIND_ONE_OF, (struct place){0}, buffer_text(&b));
}

// --- the command

// The lines of an act that a value to be filled in stands in.
static unsigned lines_to_fill(struct text content)
{
    static const char HOLE[] = "à compléter «";
    unsigned n = 0;
    while (content.len) {
        struct text line = text_trim(text_take_line(&content));
        if (text_starts(line, TEXT("//"))) continue;
        n += memmem(line.ptr, line.len, HOLE, sizeof HOLE - 1) != NULL;
    }
    return n;
}

// « écrit : convention.sceau, 22 lignes à compléter »
static void tell(const struct pipeline *p, struct text content)
{
    bool english = p->options->english;
    unsigned n = lines_to_fill(content);
    struct text path = printable(p->arena, text_of(p->options->output));
    fprintf(stderr, english ? "written: %.*s" : "écrit : %.*s", TEXT_FMT(path));
    if (n && english) fprintf(stderr, ", %u line%s to fill in", n, n > 1 ? "s" : "");
    if (n && !english) fprintf(stderr, ", %u ligne%s à compléter", n, n > 1 ? "s" : "");
    fputc('\n', stderr);
}

// False when the environment failed. An existing file is never written over.
static bool write_out(struct pipeline *p, struct text content)
{
    const char *path = p->options->output;
    if (!path) return output_standard(&p->diags, content);
    if (access(path, F_OK) == 0) {
        diag_say(&p->diags, DIAG_OUTPUT_EXISTS, (struct place){0}, text_of(path));
        return false;
    }
    if (!output_file(&p->diags, path, content)) return false;
    tell(p, content);
    return true;
}

static struct text act_to_fill(struct pipeline *p, const struct category *c)
{
    struct arena *a = p->arena;
    struct text t = p->options->short_form ? template_of(&p->files, c) : NO_TEXT;
    if (t.len) return t;
    struct skeleton k = {.arena = a, .library = p->library, .out = buffer_new(a)};
    k.written = map_new(a);
    k.readers = readers_new(a, p->library, c);
    k.is_short = p->options->short_form;
    write_skeleton(&k, c);
    return buffer_text(&k.out);
}

int command_new(struct arena *a, const struct options *o)
{
    struct pipeline *p = arena_make(a, struct pipeline);
    bool known = true, written = true;
    if (pipeline_library(p, a, o)) {
        struct text word = text_trim(text_nfc(a, text_of(o->operands[0])));
        const struct category *c = find_kind(a, p->library, word);
        known = c && is_kind(p->library, c);
        if (known)
            written = write_out(p, act_to_fill(p, c));
        else
            tell_kinds(p, c, word);
    }
    int status = pipeline_close(p);
    if (!written) return STATUS_ENVIRONMENT;
    return known ? status : STATUS_USAGE;
}
