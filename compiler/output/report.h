// The report of conformity of one act, in the order of the texts: every statement of the articles
// that bear on the act, its verdict, and where in the printed act it is met. Made once from the
// verdicts; the document and the YAML are two ways of writing it.
#pragma once

#include "compiler/document/compose.h"
#include "compiler/law/judge.h"

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
    struct text motif, attested;
    const struct block *missing_block; // of a TO_VERIFY, when one fact is known to be missing
    const struct slot *missing_slot;
};

typedef VEC(struct report_row *) report_rows;

struct report {
    struct arena *arena;
    struct library *library;
    const struct world *world; // with the date of the judgement
    const struct judgement *judgement;
    struct block *act;
    const struct document *document; // NULL: the act has no printed form
    report_rows law, product;        // of every rule of the articles that bear on the act
    VEC(const struct disposition *) applied, elsewhere; // elsewhere: they do not bear on the act
    uint32_t counts[REPORT_STATUS_COUNT];               // of `law`
};

// Makes the report of an act that has been judged; what a dossier is for is joined to it.
struct report *report_make(struct arena *a, struct library *lib, const struct world *w,
                           const struct judgement *j, const struct judgement *dossier,
                           const struct document *document, const struct printing *printing);

// The report as a document, for the print module.
struct document *report_document(const struct report *r);

// The report as YAML. False when libyaml failed.
bool report_yaml(const struct report *r, struct buffer *out);
