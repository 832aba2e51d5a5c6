// The judge: every rule that bears on a block of an act, evaluated, with one verdict for each
// (rule, requirement, place). It reads the model and the law and writes verdicts; printing a
// finding is another module's.
#pragma once

#include "compiler/law.h"

enum verdict {
    VERDICT_NOT_APPLICABLE,
    VERDICT_RESPECTED,
    VERDICT_TO_JUDGE,  // « à apprécier »
    VERDICT_TO_VERIFY, // « à vérifier »
    VERDICT_BREACHED,
};

struct finding {
    const struct rule *rule;
    const struct requirement *requirement; // NULL for « sans contrôle » and rules that bear on nothing
    struct block *block;                   // what was judged
    struct block *act;                     // the argument it belongs to; the dossier itself otherwise
    enum verdict verdict;
    enum severity severity; // of the breach, or of the doubt
    struct text message, remedy, question;
    struct text attested; // title of the pièce that carries it
    struct text missing;  // « à vérifier »: which fact is missing
    struct place place;
    struct reservation *reservation; // that covers it
    VEC(struct block *) see;
};

struct judgement {
    VEC(struct finding *) findings; // in the order of the texts, then of places
    bool has_date;
    day_number date; // the law's date for these acts
};

// Judges one act (or the dossier). `at` is the date asked for on the command line, if any.
struct judgement *judge_act(struct library *lib, struct world *w, struct block *act);

struct text verdict_name(enum verdict v, bool english); // « respectée », « à vérifier » …
struct text verdict_key(enum verdict v);                // respectee, a_verifier …
