// The report of conformity of one act, in the order of the texts: every statement of the articles
// that bear on the act, its verdict, and where in the printed act it is met. Made once from the
// verdicts, sentences included; the document, the YAML and the page are three ways of writing it.
#pragma once

#include "compiler/document/compose.h"
#include "compiler/law/judge.h"
#include "compiler/output/digests.h"

enum report_status {
#define STATUS(id, key, french, one, several) REPORT_##id,
#include "compiler/output/report_status.def"
#undef STATUS
    REPORT_STATUS_COUNT
};

struct status_words {
    struct text key, french, one, several;
};

const struct status_words *report_status(enum report_status s);

// A division of the printed act: « Article 6 », and in it « IV, 1° ».
struct report_place {
    struct text division, detail;
};

struct report_row {
    const struct rule *rule;
    enum report_status status;
    VEC(const struct finding *) findings; // those that give the status
    VEC(struct report_place) places;      // none: nothing of it is printed
    struct text place;                    // as the table says it; never empty once judged
    struct place at;                      // in the sources; nowhere for what no finding tells
    struct text line;                     // « ligne 6 », « b.sceau, ligne 6 »; or empty
    struct text observed;                 // what was found there; empty when nothing is to be said
    struct text support;                  // the pièce or the reservation that carries it; or empty
    struct text motif, attested;
    const struct block *missing_block; // of a TO_VERIFY, when one fact is known to be missing
    const struct slot *missing_slot;
};

typedef VEC(struct report_row *) report_rows;
typedef VEC(const struct rule *) rule_list;

// A fact that is missing, told once with all the rules that miss it.
struct report_gap {
    struct text missing;
    rule_list rules;
};

struct report_reservation {
    const struct reservation *reservation;
    const struct rule *rule;
    struct text line;
};

// One division of the printed act, in its order, and the rules that it serves.
struct report_division {
    struct text name;
    rule_list rules; // none: an article that no text requires
};

struct report {
    struct arena *arena;
    struct library *library;
    const struct world *world; // with the date of the judgement
    const struct judgement *judgement;
    struct block *act;
    const struct document *document; // NULL: the act has no printed form
    struct text title, reference;    // of the act; the reference may be empty
    const struct digests *digests;
    report_rows law, product; // of every rule of the articles that bear on the act
    VEC(const struct disposition *) applied, elsewhere; // elsewhere: they do not bear on the act
    uint32_t counts[REPORT_STATUS_COUNT];               // of `law`
    VEC(struct text) summary;                           // sentences
    VEC(struct report_gap) gaps;
    VEC(struct report_reservation) reservations; // of the act and its blocks, used or not
    VEC(struct report_division) divisions;
};

// Makes the report of an act that has been judged; what a dossier is for is joined to it.
// `digests` and `document` must outlive the report.
struct report *report_make(struct arena *a, struct library *lib, const struct world *w,
                           const struct judgement *j, const struct judgement *dossier,
                           const struct document *document, const struct printing *printing,
                           const struct digests *digests);

// Whether the status is a finding against the act, reserved or not.
bool report_is_found(enum report_status s);

// The report as a document, for the print module.
struct document *report_document(const struct report *r);

// The report as YAML. False when libyaml failed.
bool report_yaml(const struct report *r, struct buffer *out);

// The reports as one page of HTML that is also well-formed XML, without script nor anything to
// fetch.
void report_html(struct arena *a, struct report *const *reports, uint32_t count,
                 struct buffer *out);
