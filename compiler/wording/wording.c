// French needs surprisingly little: four articles, two prepositions that contract, and the short
// list of the administrative words whose h forbids elision.
#include "compiler/wording/wording.h"

#include "runtime/value/letters.h"

#include <string.h>

static const struct text ASPIRATED[] = {
    TEXT_INIT("hasard"),   TEXT_INIT("hausse"),  TEXT_INIT("haut"),       TEXT_INIT("haute"),
    TEXT_INIT("hauts"),    TEXT_INIT("hautes"),  TEXT_INIT("hauteur"),    TEXT_INIT("handicap"),
    TEXT_INIT("hangar"),   TEXT_INIT("havre"),   TEXT_INIT("handicapé"),  TEXT_INIT("hiérarchie"),
    TEXT_INIT("hors"),     TEXT_INIT("huit"),    TEXT_INIT("huitaine"),   TEXT_INIT("huitième"),
    TEXT_INIT("hollande"), TEXT_INIT("hongrie"), TEXT_INIT("onze"),       TEXT_INIT("onzième"),
    TEXT_INIT("oui"),      TEXT_INIT("yaourt"),  TEXT_INIT("handicapée"), TEXT_INIT("handicapés"),
};

// The article that a designation may start with.
static const struct {
    struct text words;
    bool feminine, plural, tells_gender;
} ARTICLES[] = {
    {TEXT_INIT("le "), false, false, true},  {TEXT_INIT("la "), true, false, true},
    {TEXT_INIT("les "), false, true, false}, {TEXT_INIT("l'"), false, false, false},
    {TEXT_INIT("l’"), false, false, false},  {TEXT_INIT("un "), false, false, true},
    {TEXT_INIT("une "), true, false, true},  {TEXT_INIT("Le "), false, false, true},
    {TEXT_INIT("La "), true, false, true},   {TEXT_INIT("Les "), false, true, false},
    {TEXT_INIT("L'"), false, false, false},  {TEXT_INIT("L’"), false, false, false},
};

struct designation designation_read(struct text t, bool feminine)
{
    t = text_trim(t);
    struct designation d = {t, false, {feminine, false}};
    for (size_t i = 0; i < sizeof ARTICLES / sizeof *ARTICLES; i++) {
        if (!text_starts(t, ARTICLES[i].words)) continue;
        d.words = text_trim(text_slice(t, ARTICLES[i].words.len, t.len));
        d.has_article = true;
        d.agreement.plural = ARTICLES[i].plural;
        if (ARTICLES[i].tells_gender) d.agreement.feminine = ARTICLES[i].feminine;
        break;
    }
    return d;
}

// The first word, letters only, at most `room` bytes, in lower case without marks.
static struct text first_letters(struct arena *a, struct text t)
{
    size_t n = 0;
    while (n < t.len && t.ptr[n] != ' ' && t.ptr[n] != '-' && t.ptr[n] != '\'') n++;
    return text_fold(a, text_slice(t, 0, n));
}

// « du I », « le IV »: a number, whatever its first letter.
static bool is_roman(struct text t)
{
    size_t n = 0;
    while (n < t.len && memchr("IVXLC", t.ptr[n], 5)) n++;
    return n > 0 && (n == t.len || t.ptr[n] == ' ');
}

bool wording_elides(struct text word)
{
    if (is_roman(word)) return false;
    struct arena *scratch = arena_new();
    struct text w = first_letters(scratch, word);
    bool elides = w.len && memchr("aeiouh", *w.ptr, 6);
    if (w.len == 1 && *w.ptr == 'y') elides = true;
    for (size_t i = 0; elides && i < sizeof ASPIRATED / sizeof *ASPIRATED; i++)
        if (text_eq(w, text_fold(scratch, ASPIRATED[i]))) elides = false;
    arena_free(scratch);
    return elides;
}

enum shape { SHAPE_MASCULINE, SHAPE_FEMININE, SHAPE_ELIDED, SHAPE_PLURAL, SHAPE_COUNT };

static const struct text PARTICLES[][SHAPE_COUNT] = {
    [PARTICLE_THE] = {TEXT_INIT("le "), TEXT_INIT("la "), TEXT_INIT("l'"), TEXT_INIT("les ")},
    [PARTICLE_OF] = {TEXT_INIT("du "), TEXT_INIT("de la "), TEXT_INIT("de l'"), TEXT_INIT("des ")},
    [PARTICLE_TO] = {TEXT_INIT("au "), TEXT_INIT("à la "), TEXT_INIT("à l'"), TEXT_INIT("aux ")},
    [PARTICLE_A] = {TEXT_INIT("un "), TEXT_INIT("une "), TEXT_INIT("un "), TEXT_INIT("des ")},
};

static struct text particle_of_name(struct text words, enum particle p)
{
    switch (p) {
    case PARTICLE_OF: return wording_elides(words) ? TEXT("d'") : TEXT("de ");
    case PARTICLE_TO: return TEXT("à ");
    case PARTICLE_THE:
    case PARTICLE_A: break;
    }
    return NO_TEXT;
}

static struct text particle_text(struct designation d, enum particle p)
{
    if (!d.has_article) return particle_of_name(d.words, p);
    enum shape shape = d.agreement.feminine ? SHAPE_FEMININE : SHAPE_MASCULINE;
    if (d.agreement.plural)
        shape = SHAPE_PLURAL;
    else if (p != PARTICLE_A && wording_elides(d.words))
        shape = SHAPE_ELIDED;
    return PARTICLES[p][shape];
}

void designation_write(struct buffer *out, struct designation d, enum particle p, bool capital)
{
    struct text particle = particle_text(d, p);
    if (!capital) {
        buffer_add(out, particle);
        buffer_add(out, d.words);
        return;
    }
    buffer_add(out, text_capital(out->arena, particle.len ? particle : d.words));
    if (particle.len) buffer_add(out, d.words);
}

struct text wording_agree(const struct text forms[4], struct agreement g)
{
    return forms[(g.plural ? 2 : 0) + (g.feminine ? 1 : 0)];
}

struct agreement agreement_of_set(const struct agreement *members, size_t count)
{
    struct agreement g = {count > 0, count > 1};
    for (size_t i = 0; i < count; i++) {
        g.feminine = g.feminine && members[i].feminine;
        g.plural = g.plural || members[i].plural;
    }
    return g;
}

void wording_join(struct buffer *out, const struct text *items, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (i > 0) buffer_add(out, i + 1 == count ? TEXT(" et ") : TEXT(", "));
        buffer_add(out, items[i]);
    }
}

struct text wording_rank(struct arena *a, int64_t n)
{
    return n == 1 ? TEXT("1er") : text_printf(a, "%llde", (long long)n);
}

enum { CITATION_PARTS = 12 };

// Cuts « R. 160-26, I, 2° » at its commas; an article's number holds none.
static size_t citation_parts(struct text t, struct text parts[CITATION_PARTS])
{
    size_t count = 0, begin = 0;
    for (size_t i = 0; i <= t.len && count < CITATION_PARTS; i++) {
        if (i < t.len && t.ptr[i] != ',') continue;
        parts[count++] = text_trim(text_slice(t, begin, i));
        begin = i + 1;
    }
    return count;
}

// The leading number of « 2e phrase » or « 4 »; 0 when there is none.
static int leading_number(struct text t)
{
    int n = 0;
    for (size_t i = 0; i < t.len && t.ptr[i] >= '0' && t.ptr[i] <= '9' && n < 99; i++)
        n = n * 10 + (t.ptr[i] - '0');
    return n;
}

// One segment as words: « quatrième alinéa », « deuxième phrase », « I », « 2° ».
static struct designation citation_segment(struct arena *a, struct text part)
{
    struct designation d = {part, true, {false, false}};
    bool sentence = text_ends(part, TEXT("phrase"));
    bool clause = text_starts(part, TEXT("al. ")) || text_ends(part, TEXT("alinéa"));
    if (!sentence && !clause) return d;
    struct text number = text_starts(part, TEXT("al. ")) ? text_slice(part, 4, part.len) : part;
    struct text rank = letters_ordinal(a, leading_number(number), sentence);
    if (!rank.len) return d;
    d.words = text_printf(a, "%.*s %s", TEXT_FMT(rank), sentence ? "phrase" : "alinéa");
    d.agreement.feminine = sentence;
    return d;
}

static struct designation citation_article(struct arena *a, struct text part)
{
    static const struct text feminine[] = {TEXT_INIT("loi"), TEXT_INIT("ordonnance")};
    static const struct text masculine[] = {TEXT_INIT("décret"), TEXT_INIT("arrêté"),
                                            TEXT_INIT("règlement")};
    struct designation d = {part, true, {false, false}};
    for (size_t i = 0; i < 2; i++)
        if (text_starts(part, feminine[i])) return d.agreement.feminine = true, d;
    for (size_t i = 0; i < 3; i++)
        if (text_starts(part, masculine[i])) return d;
    if (text_starts(part, TEXT("art. "))) part = text_slice(part, 5, part.len);
    d.words = text_printf(a, "article %.*s", TEXT_FMT(part));
    return d;
}

void citation_write(struct buffer *out, struct text citation, enum particle p, bool capital)
{
    struct text parts[CITATION_PARTS];
    size_t count = citation_parts(citation, parts);
    for (size_t i = count; i-- > 0;) {
        bool article = i == 0 || text_starts(parts[i], TEXT("art. "));
        struct designation d = article ? citation_article(out->arena, parts[i])
                                       : citation_segment(out->arena, parts[i]);
        bool first = i + 1 == count;
        if (!first) buffer_add_char(out, ' ');
        designation_write(out, d, first ? p : PARTICLE_OF, first && capital);
    }
}
