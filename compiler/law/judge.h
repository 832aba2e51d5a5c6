// The judge: every rule that bears on a block of an act, evaluated, with one verdict for each
// (rule, requirement, place). It reads the model and the law and writes verdicts; printing a
// finding is another module's.
#pragma once

#include "compiler/law/law.h"

enum verdict {
    VERDICT_NOT_APPLICABLE,
    VERDICT_RESPECTED,
    VERDICT_TO_JUDGE,  // « à apprécier »
    VERDICT_TO_VERIFY, // « à vérifier »
    VERDICT_BREACHED,
};

struct finding {
    const struct rule *rule;
    const struct requirement
        *requirement;    // NULL for « sans contrôle » and rules that bear on nothing
    struct block *block; // what was judged
    struct block *act;   // the argument it belongs to; the dossier itself otherwise
    enum verdict verdict;
    enum severity severity; // of the breach, or of the doubt
    struct text message, remedy, question;
    struct text attested;              // title of the pièce that carries it
    struct text missing;               // « à vérifier »: which fact is missing, in words,
    const struct block *missing_block; // the block that does not say it; NULL when none is known
    const struct slot *missing_slot;   // and its slot; NULL for what it may contain
    bool needs_dossier;                // « à vérifier »: what is missing is a dossier
    struct place
        refused; // « à vérifier »: where a value that it reads was refused (no source: none)
    struct text cause; // identity of the absent block or slot that it comes from, or empty
    struct place place;
    struct reservation *reservation; // that covers it
    VEC(struct block *) see;
};

struct judgement {
    struct block *act;              // or the dossier
    VEC(struct finding *) findings; // in the order of the texts, then of places
    bool has_date;
    day_number date; // the law's date for this act
};

// Gives an act that is not concluded yet the date that it is judged at: w's when it has one (--at),
// else its own « droit au ». Reports an act that has neither when `told`.
void judge_date(struct library *lib, const struct world *w, struct block *act, bool told);

// Judges one act, or the dossier. Reservations are marked as used in the model. Unless it is wanted
// whole, the judgement holds breaches and doubts alone: an act of many thousand lines respects many
// thousand requirements.
struct judgement *judge_act(struct library *lib, const struct world *w, struct block *act,
                            bool whole);

// Turns the findings that a reader must see into diagnostics.
void judge_report(struct library *lib, const struct judgement *j);

// The bearing of a requirement on blocks of category c: the one of the nearest category. NULL:
// none.
const struct bearing *bearing_for(const struct requirement *q, const struct category *c);

// What `vigueur(cette_disposition ; d)` gives in rules: eval.validity of an evaluation of theirs.
struct text force_name(const void *disposition, day_number d);

struct text verdict_name(enum verdict v, bool english); // « respectée », « à vérifier » …
struct text verdict_key(enum verdict v);                // respectee, a_verifier …
