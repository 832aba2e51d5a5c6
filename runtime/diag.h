// Diagnostics: records with a stable code and places, collected by every pass, sorted and printed
// once at the end. No pass prints. Both languages of a message stand side by side in diag.def.
#pragma once

#include "runtime/source.h"
#include "runtime/vec.h"

enum severity { SEVERITY_ERROR, SEVERITY_WARNING, SEVERITY_INFORMATION };

enum diag_code {
#define DIAG(id, code, severity, french, english) DIAG_##id,
#include "runtime/diag.def"
#undef DIAG
    DIAG_COUNT
};

struct related {
    struct place place;
    struct text message;
};

struct diag {
    struct text code;        // "S0042", or a rule's identifier
    struct text rule;        // identifier of a rule of law, empty otherwise
    struct text requirement; // of the rule, when it has several
    struct text verdict;     // of the rule, as YAML says it; empty otherwise
    enum severity severity;
    struct place place;
    struct text heading; // « non conforme – période (article R. 160-26, III) »; may be empty
    struct text message;
    struct text citation, quote, reading, disputed_reading, remedy;
    struct text reservation; // motif of the reservation that covers it, empty when none
    struct place keeper;     // head of the block that a reservation of it may stand in
    struct text group;       // findings with the same group come from one cause; empty: none
    VEC(struct related) related;
    uint32_t order;     // of emission, last key of the sort
    bool product;       // a rule of the product, not of law
    bool undetermined;  // « à vérifier »
    bool needs_dossier; // and only a dossier, which is not given, would settle it
    bool judgement;     // « à apprécier »
};

struct diags {
    struct arena *arena;
    VEC(struct diag *) list;
    bool english;
    uint32_t errors, warnings, informations;
};

struct diags diags_new(struct arena *a, bool english);

// Adds a diagnostic of the catalogue. `%0` … `%4` in its message are replaced by the texts given;
// the last argument is the number of texts.
struct diag *diag_add(struct diags *d, enum diag_code code, struct place where,
                      const struct text *args, size_t count);
#define DIAG_ARGS(...)                                                                             \
    (const struct text[]){__VA_ARGS__},                                                            \
        sizeof((const struct text[]){__VA_ARGS__}) / sizeof(struct text)
#define diag_say(d, code, where, ...) diag_add((d), (code), (where), DIAG_ARGS(__VA_ARGS__))
#define diag_bare(d, code, where) diag_add((d), (code), (where), NULL, 0)

// Adds a diagnostic made elsewhere (a finding of law) and counts it.
void diag_push(struct diags *d, struct diag *x);

// Counts the records again, after some were taken off the list.
void diags_recount(struct diags *d);

// Sorts by path, place, severity, code and order of emission, and drops exact repetitions.
void diags_sort(struct diags *d);

// `form` with `%0` … replaced by the texts given; a number without a text stays as it is.
struct text diag_message(struct arena *a, struct text form, const struct text *args, size_t count);

struct text diag_code_text(enum diag_code code);
// The catalogue's entry for a code such as "S0042"; false when there is none.
bool diag_explain(struct text code, bool english, struct text *message);
