// A reference is a chain of parts, the smallest first: « 2° », « II », « article 6 ». It stops at
// the division in which it is written, which is « le présent article ». What several references
// have in common is said once.
#include "compiler/wording/references.h"

#include <string.h>

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

struct writing {
    const struct target *here; // where it is written; NULL: nowhere that matters
    bool names_articles;       // what is written before names an article
    struct buffer *out;
};

typedef VEC(const struct target *) targets;

static struct designation designation_of_target(struct arena *a, const struct target *x)
{
    int noun = noun_index(x->noun);
    struct designation d = {x->number, true, {noun >= 0 && NOUNS[noun].feminine, false}};
    if (x->label.len)
        d.words = text_lower(a, x->label);
    else if (noun < 0 || !NOUNS[noun].bare)
        d.words = x->number.len
                      ? text_printf(a, "%.*s %.*s", TEXT_FMT(x->noun), TEXT_FMT(x->number))
                      : x->noun;
    return d;
}

static bool same_place(const struct target *x, const struct target *here)
{
    return here && x->anchor.len && text_eq(x->anchor, here->anchor);
}

// What need not be said: the annex where the reader is, and his own article if he has met no other.
static bool understood(const struct writing *w, const struct target *within)
{
    if (!w->names_articles && same_place(within, w->here)) return true;
    return w->here && w->here->within && same_place(within, w->here->within);
}

// What must be said after x; NULL: nothing.
static const struct target *rest_of(const struct writing *w, const struct target *x)
{
    int noun = noun_index(x->noun);
    bool partial = noun >= 0 && NOUNS[noun].partial;
    return partial && x->within && !understood(w, x->within) ? x->within : NULL;
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
    const struct target *rest = rest_of(w, x);
    if (!rest) return;
    buffer_add_char(w->out, ' ');
    write_target(w, rest, PARTICLE_OF, false);
}

// Whether x can be one of « les articles 3 et 5 », « les II et IV »: a number says it.
static bool is_numbered(const struct writing *w, const struct target *x)
{
    return x->number.len && !x->label.len && !same_place(x, w->here);
}

// « articles 3, 5 et 7 », « II et IV ».
static struct designation numbers_of(struct arena *a, const targets *list)
{
    struct text noun = list->items[0]->noun;
    int known = noun_index(noun);
    struct text *numbers = arena_array(a, struct text, list->count);
    for (uint32_t i = 0; i < list->count; i++) numbers[i] = list->items[i]->number;
    struct buffer words = buffer_new(a);
    if (known < 0 || !NOUNS[known].bare) {
        buffer_add(&words, noun);
        buffer_add(&words, text_ends(noun, TEXT("au")) ? TEXT("x ") : TEXT("s "));
    }
    wording_join(&words, numbers, list->count);
    bool feminine = known >= 0 && NOUNS[known].feminine;
    return (struct designation){buffer_text(&words), true, {feminine, true}};
}

// How many of the list, from its first, are numbers of the same whole: « II et IV de l'article 6 ».
static uint32_t run_length(const struct writing *w, const targets *list)
{
    const struct target *first = list->items[0], *rest = rest_of(w, first);
    if (!is_numbered(w, first)) return 1;
    uint32_t n = 1;
    while (n < list->count && is_numbered(w, list->items[n]) && rest_of(w, list->items[n]) == rest)
        n++;
    return n;
}

// « des II et IV de l'article 6 »
static void write_run(const struct writing *w, const targets *run, enum particle p, bool capital)
{
    if (run->count == 1) {
        write_target(w, run->items[0], p, capital);
        return;
    }
    designation_write(w->out, numbers_of(w->out->arena, run), p, capital);
    const struct target *rest = rest_of(w, run->items[0]);
    if (!rest) return;
    buffer_add_char(w->out, ' ');
    write_target(w, rest, PARTICLE_OF, false);
}

// « du III des articles 15 et 17 »: the same number in several wholes. False when it is not.
static bool write_wholes(const struct writing *w, const targets *list, enum particle p,
                         bool capital)
{
    struct arena *a = w->out->arena;
    const struct target *first = list->items[0];
    targets wholes = {0};
    for (uint32_t i = 0; i < list->count; i++) {
        const struct target *x = list->items[i], *rest = rest_of(w, x);
        if (!is_numbered(w, x) || !text_eq(x->number, first->number)) return false;
        if (!rest || !is_numbered(w, rest) || rest_of(w, rest)) return false;
        if (!text_eq(rest->noun, first->within->noun)) return false;
        vec_push(a, &wholes, rest);
    }
    designation_write(w->out, designation_of_target(a, first), p, capital);
    buffer_add_char(w->out, ' ');
    designation_write(w->out, numbers_of(a, &wholes), PARTICLE_OF, false);
    return true;
}

static void write_targets(const struct writing *w, const targets *list, enum particle p,
                          bool capital)
{
    struct arena *a = w->out->arena;
    if (run_length(w, list) < list->count && write_wholes(w, list, p, capital)) return;
    struct writing each = *w;
    struct text *texts = arena_array(a, struct text, list->count);
    size_t count = 0;
    for (uint32_t i = 0; i < list->count;) {
        struct buffer one = buffer_new(a);
        each.out = &one;
        targets run = {.items = list->items + i, .count = list->count - i};
        run.count = run_length(&each, &run);
        write_run(&each, &run, p, capital && i == 0);
        texts[count++] = buffer_text(&one);
        each.names_articles = true;
        i += run.count;
    }
    wording_join(w->out, texts, count);
}

// The next identifier of « a, b et c » from *at; empty at the end.
static struct text next_id(struct text list, size_t *at)
{
    struct text id;
    do {
        while (*at < list.len && strchr(" ,\n", list.ptr[*at])) ++*at;
        size_t begin = *at;
        while (*at < list.len && !strchr(" ,\n", list.ptr[*at])) ++*at;
        id = text_slice(list, begin, *at);
    } while (text_eq(id, TEXT("et")));
    return id;
}

bool references_write(const struct reference_table *t, struct text here,
                      const struct segment *cited, struct buffer *out, struct text *missing)
{
    struct arena *a = out->arena;
    bool named = out->len && memmem(out->ptr, out->len, "article", strlen("article"));
    struct writing w = {map_get(&t->by_anchor, here), named, out};
    targets list = {0};
    size_t at = 0;
    *missing = cited->target;
    for (struct text id; (id = next_id(cited->target, &at)).len;) {
        const struct target *x = references_find(t, a, cited->noun, id);
        *missing = id;
        if (!x) return false;
        vec_push(a, &list, x);
    }
    bool all = cited->plural && !cited->target.len; // « les annexes »
    for (uint32_t i = 0; all && i < t->annexes.count; i++) vec_push(a, &list, t->annexes.items[i]);
    if (!list.count) return false;
    write_targets(&w, &list, cited->particle, cited->capital);
    return true;
}

void references_write_code(const struct segment *cited, struct buffer *out)
{
    struct text words =
        text_printf(out->arena, "%.*s %.*s", TEXT_FMT(cited->noun), TEXT_FMT(cited->target));
    struct text last = NO_TEXT;
    for (size_t i = 0; i < out->len; i++) {
        struct text t = text_slice(buffer_text(out), i, out->len);
        bool begins = i == 0 || strchr(" '(", out->ptr[i - 1]);
        if (begins && (text_starts(t, TEXT("code ")) || text_starts(t, TEXT("Code ")))) last = t;
    }
    struct text same = text_slice(last, 0, words.len < last.len ? words.len : last.len);
    bool again = text_eq(text_uncapital(out->arena, same), words);
    struct designation d = {again ? TEXT("même code") : words, true, {false, false}};
    designation_write(out, d, cited->particle, cited->capital);
}
