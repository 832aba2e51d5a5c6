// A reference is a chain of parts, the smallest first: « 2° », « II », « article 6 ». It stops at
// the division in which it is written, which is « le présent article ».
#include "compiler/wording/references.h"

static const struct {
    struct text noun;
    bool feminine;
    bool partial; // cited with what it stands in
    bool bare;    // cited by its number alone
} NOUNS[] = {
    {TEXT_INIT("article"), false, true, false}, {TEXT_INIT("annexe"), true, false, false},
    {TEXT_INIT("fiche"), true, false, false},   {TEXT_INIT("paragraphe"), false, true, true},
    {TEXT_INIT("point"), false, true, true},    {TEXT_INIT("rubrique"), true, true, false},
};

enum { NOUN_COUNT = sizeof NOUNS / sizeof *NOUNS };

static int noun_index(struct text noun)
{
    for (int i = 0; i < NOUN_COUNT; i++)
        if (text_eq(NOUNS[i].noun, noun)) return i;
    return -1;
}

struct reference_table *references_new(struct arena *a)
{
    struct reference_table *t = arena_make(a, struct reference_table);
    t->arena = a;
    t->by_id = map_new(a);
    t->by_anchor = map_new(a);
    t->by_block_name = map_new(a);
    t->ids = map_new(a);
    t->by_block = map_new(a);
    return t;
}

static struct text id_key(struct arena *a, struct text noun, struct text id)
{
    return text_printf(a, "%.*s %.*s", TEXT_FMT(noun), TEXT_FMT(id));
}

struct target *references_add(struct reference_table *t, struct text id, struct text noun,
                              struct text anchor)
{
    struct target *x = arena_make(t->arena, struct target);
    *x = (struct target){.id = id, .noun = noun, .anchor = anchor};
    if (anchor.len) map_set(&t->by_anchor, anchor, x);
    if (!id.len) return x;
    struct text key = id_key(t->arena, noun, id);
    if (!map_get(&t->by_id, key)) map_set(&t->by_id, key, x);
    if (!map_get(&t->ids, id)) map_set(&t->ids, id, x);
    return x;
}

void references_name_block(struct reference_table *t, const struct block *b, struct target *x)
{
    if (!b->name.len) return;
    struct text key = id_key(t->arena, x->noun, b->name);
    bool known = map_get(&t->by_block_name, key) != NULL;
    map_set(&t->by_block_name, key, known ? arena_make(t->arena, struct target) : x);
}

// What the words « paragraphe bilan » name; NULL: nothing, or several blocks.
static const struct target *find_target(const struct reference_table *t, struct text key)
{
    const struct target *x = map_get(&t->by_id, key);
    if (x) return x;
    x = map_get(&t->by_block_name, key);
    return x && x->noun.len ? x : NULL;
}

void references_number_block(struct reference_table *t, const struct block *b, struct text number)
{
    struct text path = block_identity(b)->path;
    if (!number.len || map_get(&t->by_block, path)) return;
    struct text *held = arena_make(t->arena, struct text);
    *held = number;
    map_set(&t->by_block, path, held);
}

struct text references_block_number(const struct reference_table *t, const struct block *b)
{
    const struct text *held = map_get(&t->by_block, block_identity(b)->path);
    if (held) return *held;
    return t->elsewhere ? t->elsewhere(t->context, b) : NO_TEXT;
}

struct writing {
    const struct reference_table *table;
    const struct target *here; // where it is written; NULL: nowhere that matters
    struct buffer *out;
};

static struct designation designation_of_target(struct arena *a, const struct target *x)
{
    int noun = noun_index(x->noun);
    struct designation d = {x->number, true, {noun >= 0 && NOUNS[noun].feminine, false}};
    if (x->label.len)
        d.words = text_lower(a, x->label);
    else if (noun < 0 || !NOUNS[noun].bare)
        d.words = x->number.len ? id_key(a, x->noun, x->number) : x->noun;
    return d;
}

static bool same_place(const struct target *x, const struct target *here)
{
    return here && x->anchor.len && text_eq(x->anchor, here->anchor);
}

// What need not be said after x: it stands in the same annex as the reader.
static bool understood(const struct target *within, const struct target *here)
{
    return here && here->within && same_place(within, here->within);
}

static void write_target(const struct writing *w, const struct target *x, enum particle p,
                         bool capital)
{
    struct arena *a = w->out->arena;
    struct designation d = designation_of_target(a, x);
    if (!d.words.len) {
        if (x->within) write_target(w, x->within, p, capital);
        return;
    }
    if (same_place(x, w->here)) {
        const char *present = d.agreement.feminine ? "présente" : "présent";
        d.words = text_printf(a, "%s %.*s", present, TEXT_FMT(x->noun));
        designation_write(w->out, d, p, capital);
        return;
    }
    designation_write(w->out, d, p, capital);
    int noun = noun_index(x->noun);
    if (noun < 0 || !NOUNS[noun].partial || !x->within || understood(x->within, w->here)) return;
    buffer_add_char(w->out, ' ');
    write_target(w, x->within, PARTICLE_OF, false);
}

// « les annexes 1 et 2 », or « l'annexe » when there is one.
static bool write_annexes(const struct writing *w, enum particle p, bool capital)
{
    const struct reference_table *t = w->table;
    struct arena *a = w->out->arena;
    if (t->annexes.count == 0) return false;
    if (t->annexes.count == 1) {
        write_target(w, t->annexes.items[0], p, capital);
        return true;
    }
    struct text *numbers = arena_array(a, struct text, t->annexes.count);
    for (uint32_t i = 0; i < t->annexes.count; i++) numbers[i] = t->annexes.items[i]->number;
    struct buffer words = buffer_new(a);
    buffer_add(&words, TEXT("annexes "));
    wording_join(&words, numbers, t->annexes.count);
    struct designation d = {buffer_text(&words), true, {true, true}};
    designation_write(w->out, d, p, capital);
    return true;
}

bool references_write(const struct reference_table *t, struct text here,
                      const struct segment *cited, struct buffer *out)
{
    struct writing w = {t, map_get(&t->by_anchor, here), out};
    if (cited->plural && !cited->target.len)
        return write_annexes(&w, cited->particle, cited->capital);
    struct text key = id_key(out->arena, cited->noun, cited->target);
    const struct target *x = find_target(t, key);
    if (x) write_target(&w, x, cited->particle, cited->capital);
    return x != NULL;
}
