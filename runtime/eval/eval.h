// The evaluator of rules and formulas: total, typed by the compiler beforehand, strong Kleene on
// what is unknown. Nothing in it loops for ever, fails, or reads anything but the model.
#pragma once

#include "runtime/eval/instalments.h"
#include "runtime/value/expr.h"

// Expressions nested deeper than EVAL_DEPTH, calls included, are unknown.
enum { EVAL_DEPTH = 2048 };

// What the evaluated model stands in. All vectors are complete before evaluation starts.
struct world {
    VEC(struct block *) acts; // top-level acts: the sources given and those they refer to
    struct block *dossier;    // NULL when no dossier is declared
    bool has_date;
    day_number date;               // the date asked for (--at, `droit au`), or of conclusion
    const struct slot *conclusion; // the slot of the root category that holds « conclue le »
    const struct enumeration *validity_states; // values of `vigueur`; NULL when none is declared
    const struct category *instalment; // slots `date` and `montant`; NULL when none is declared
};

// « vigueur(cette_disposition ; date) »: where the judged text's validity at a date is asked.
// Returns the name of the state: « certaine », « contestée », « inconnue », « hors ».
typedef struct text (*validity_at)(const void *text_of_law, day_number date);

struct eval_cache;

struct eval {
    struct arena *arena; // of what a run makes; may be another than the one of eval_init
    const struct world *world;
    struct block *self;
    struct value variables[EXPR_VARIABLES];
    uint32_t depth;
    bool partial;            // who judges an outside act: its blocks are not all that it holds
    const void *text_of_law; // what `validity` is asked about
    validity_at validity;
    // Collections, hashed filters, fallbacks and formulas already computed. It holds as long as the
    // world does not change; another eval over the same world may share it by assignment.
    struct eval_cache *cache;
    // Called for each step of a formula when not NULL: the name read or computed, and its value.
    void (*trace)(void *context, struct text name, struct value v);
    void *trace_context;
    // Called when not NULL for each slot found filled in a block: who composes a document watches
    // what it prints. What the cache holds already is not read again.
    void (*read)(void *context, const struct block *b, const struct slot *s);
    void *read_context;
    // The first step found unknown by the last eval_run, for « à vérifier » messages.
    const struct block *missing_block;
    const struct slot *missing_slot;
    // Where the first value read that an error had refused is written, since the caller last put no
    // source here: what comes out unknown may be so for that reason alone.
    struct place refused;
    bool in_formula;      // a formula is being computed,
    int32_t formula_year; // for this year
};

void eval_init(struct eval *e, struct arena *a, const struct world *w);

// The value of x on e->self. A boolean expression gives BOOL or UNKNOWN, never ABSENT.
struct value eval_run(struct eval *e, const struct expr *x);

// Calls `each` for every binding of the binders that passes their filters. Returns VALUE_BOOL when
// the set is known (possibly empty), VALUE_UNKNOWN when a collection or a filter is unknown.
struct value eval_bind(struct eval *e, const struct binder *binders, uint32_t count,
                       void (*each)(struct eval *e, void *context), void *context);

// Value of a formula of `owner` for a year: a name that denotes a block with a slot `valeurs` reads
// that series at the year (or its slot `valeur`), and an entry of a keyed slot is computed in turn.
// UNKNOWN when an input is missing, a division by zero occurs or the formula depends on itself.
struct value eval_formula(struct eval *e, const struct block *owner, const struct expr *formula,
                          int32_t year);

// The blocks that a formula of `owner` reads, through other formulas, in order, each once.
struct value eval_formula_variables(struct eval *e, const struct block *owner,
                                    const struct expr *formula);

// The payment schedule that the slots of b declare: `jours` or else `nombre` and `jour_du_mois`,
// `jour_non_ouvré`, `appoint`. False when they declare none.
bool eval_schedule(struct eval *e, const struct block *b, struct schedule *s);
