// A category, with its fields, their types and the texts whose rules read them; an enumeration,
// with its values and the fields that take them.
#include "compiler/command/explain_parts.h"
#include "compiler/law/readers.h"

enum { MOST_CITATIONS = 4 };

// What is found in a map by a name, whatever its case and accents.
static void *find(const struct explaining *x, const struct map *m, struct text word)
{
    struct text folded = text_fold(x->arena, word);
    for (uint32_t i = 0; i < m->count; i++)
        if (text_eq(text_fold(x->arena, m->entries[i].key), folded)) return m->entries[i].value;
    return NULL;
}

static void head(struct explaining *x, struct text name, struct text title)
{
    if (!title.len) title = text_of(say(x, "sans titre", "without a title"));
    sheet_head(&x->sheet, text_printf(x->arena, "%.*s – %.*s", TEXT_FMT(name), TEXT_FMT(title)));
}

// --- categories

static struct text type_words(struct explaining *x, const struct slot *s)
{
    static const struct {
        unsigned flag;
        const char *french, *english;
    } FLAGS[] = {
        {SLOT_SEVERAL, "plusieurs", "several"},
        {SLOT_KEYED, "par nom", "by name"},
        {SLOT_REQUIRED, "requis", "required"},
        {SLOT_PARTY, "partie", "party"},
        {SLOT_WHERE_APPLICABLE, "le cas échéant", "where applicable"},
        {SLOT_FACT, "fait", "fact"},
        {SLOT_INTERNAL, "interne", "internal"},
    };
    struct buffer b = buffer_new(x->arena);
    buffer_add(&b, type_format(x->arena, s->type));
    for (size_t i = 0; i < sizeof FLAGS / sizeof *FLAGS; i++)
        if (s->flags & FLAGS[i].flag)
            buffer_printf(&b, ", %s", say(x, FLAGS[i].french, FLAGS[i].english));
    return buffer_text(&b);
}

static void explain_slot(struct explaining *x, const struct category *c, const struct slot *s,
                         const struct readers *readers)
{
    struct buffer b = buffer_new(x->arena);
    struct text type = type_words(x, s), by = readers_citations(readers, s, MOST_CITATIONS);
    buffer_printf(&b, "%.*s : %.*s", TEXT_FMT(s->label), TEXT_FMT(type));
    if (s->owner != c)
        buffer_printf(&b, say(x, " ; de « %.*s »", "; of “%.*s”"), TEXT_FMT(s->owner->name));
    if (by.len) buffer_printf(&b, say(x, " – lu par %.*s", " – read by %.*s"), TEXT_FMT(by));
    sheet_words(&x->sheet, 4, buffer_text(&b));
}

static void explain_slots(struct explaining *x, const struct category *c, bool children,
                          const char *label)
{
    const struct readers *readers = readers_new(x->arena, x->p->library, c);
    bool begun = false;
    for (uint32_t i = 0; i < c->slots.count; i++) {
        const struct slot *s = &c->slots.items[i];
        if (!(s->flags & SLOT_CHILD) == children) continue;
        if (!begun) sheet_gap(&x->sheet);
        if (!begun) sheet_words(&x->sheet, 2, text_of(label));
        begun = true;
        explain_slot(x, c, s, readers);
    }
}

static struct text ancestors(struct explaining *x, const struct category *c)
{
    struct buffer b = buffer_new(x->arena);
    for (c = c->parent; c; c = c->parent)
        buffer_printf(&b, "%s%.*s", b.len ? " › " : "", TEXT_FMT(c->name));
    return buffer_text(&b);
}

static struct text derived(struct explaining *x, const struct category *of)
{
    struct buffer b = buffer_new(x->arena);
    const struct map *all = &x->p->library->categories;
    for (uint32_t i = 0; i < all->count; i++) {
        const struct category *c = all->entries[i].value;
        if (c->parent == of) buffer_printf(&b, "%s%.*s", b.len ? " ; " : "", TEXT_FMT(c->name));
    }
    return buffer_text(&b);
}

static void explain_category(struct explaining *x, const struct category *c)
{
    head(x, c->name, c->title);
    if (c->citation) item(x, "selon", "source", c->citation->text);
    item(x, "dérive de", "derives from", ancestors(x, c));
    item(x, "d'où dérivent", "parent of", derived(x, c));
    if (c->is_abstract)
        item(x, "abstrait", "abstract",
             text_of(say(x, "aucun bloc n'est de cette catégorie même",
                         "no block is of this very category")));
    explain_slots(x, c, false, say(x, "Rubriques", "Fields"));
    explain_slots(x, c, true, say(x, "Blocs contenus", "Blocks inside"));
}

// --- enumerations

static struct text takers(struct explaining *x, const struct enumeration *e)
{
    struct buffer b = buffer_new(x->arena);
    const struct map *all = &x->p->library->categories;
    for (uint32_t i = 0; i < all->count; i++) {
        const struct category *c = all->entries[i].value;
        for (uint32_t k = 0; k < c->slots.count; k++) {
            const struct slot *s = &c->slots.items[k];
            struct type t = s->type;
            while (t.kind != TYPE_ENUM && t.of) t = *t.of;
            if (s->owner == c && t.kind == TYPE_ENUM && t.enumeration == e)
                buffer_printf(&b, "%s%.*s (%.*s)", b.len ? " ; " : "", TEXT_FMT(s->label),
                              TEXT_FMT(c->name));
        }
    }
    return buffer_text(&b);
}

static void explain_enumeration(struct explaining *x, const struct enumeration *e)
{
    head(x, e->name, e->title);
    if (e->citation) item(x, "selon", "source", e->citation->text);
    item(x, "rubriques", "fields", takers(x, e));
    sheet_gap(&x->sheet);
    sheet_words(&x->sheet, 2, text_of(say(x, "Valeurs", "Values")));
    for (uint32_t i = 0; i < e->values.count; i++) {
        const struct enum_value *v = e->values.items[i];
        struct buffer b = buffer_new(x->arena);
        buffer_printf(&b, "%.*s – %.*s", TEXT_FMT(v->name), TEXT_FMT(v->label));
        if (v->citation) buffer_printf(&b, " (%.*s)", TEXT_FMT(v->citation->text));
        sheet_words(&x->sheet, 4, buffer_text(&b));
    }
}

bool explain_model(struct explaining *x, struct text word)
{
    const struct category *c = find(x, &x->p->library->categories, word);
    const struct enumeration *e = find(x, &x->p->library->enumerations, word);
    if (c) explain_category(x, c);
    if (c && e) sheet_gap(&x->sheet);
    if (e) explain_enumeration(x, e);
    return c || e;
}
