// The grammar of designations: articles, contraction, elision, agreement. It knows words, not acts,
// and what it writes has no typography yet.
#pragma once

#include "lang/prose.h"

struct agreement {
    bool feminine, plural;
};

// A name with what is needed to put an article before it.
struct designation {
    struct text words; // without its article: « Mutuelle », « État »
    bool has_article;  // false: a name that takes none (« M. Durand », « Paris »)
    struct agreement agreement;
};

// « la Mutuelle » → Mutuelle, feminine; « l'État » → État; « les parties » → plural. Words that
// start with no article have none. `feminine` tells the gender that « l' » and « les » hide.
struct designation designation_read(struct text t, bool feminine);

// True when « le » or « la » loses its vowel before this word: a vowel, or an h that is not on the
// list of those that forbid it.
bool wording_elides(struct text word);

// Writes « la Mutuelle », « de l'État », « aux parties », « une Mutuelle ».
void designation_write(struct buffer *out, struct designation d, enum particle p, bool capital);

// The form that agrees: m. s., f. s., m. pl., f. pl.
struct text wording_agree(const struct text forms[4], struct agreement g);

// The agreement of a set: plural beyond one, feminine when every member is.
struct agreement agreement_of_set(const struct agreement *members, size_t count);

// « a », « a et b », « a, b et c ».
void wording_join(struct buffer *out, const struct text *items, size_t count);

// « R. 160-26, I, 2° » with its article: « le 2° du I de l'article R. 160-26 », « à l'article
// L. 381-4 », « du quatrième alinéa de l'article L. 160-17 ».
void citation_write(struct buffer *out, struct text citation, enum particle p, bool capital);

// « 1er », « 2e ».
struct text wording_rank(struct arena *a, int64_t n);
