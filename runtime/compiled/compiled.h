// A compiled act read back without the compiler: its formulas over a small model, in which each
// variable is a block with its values. It knows no kind of act: which formulas there are, how they
// are rounded and when they are paid come from the YAML alone.
#pragma once

#include "runtime/diag.h"
#include "runtime/eval/eval.h"
#include "runtime/value/set.h"

struct compiled_variable {
    struct block *block; // slots `valeurs` and `valeur`
    struct text unit;
    struct set *given; // years given by data, as YEAR values; NULL when none is
};

struct compiled_formula {
    struct block *owner;
    struct text slot; // « formule »
    struct text key;  // « due »; the slot's name when it is not keyed
    bool is_keyed;
    struct text text; // in the language
    const struct expr *expr;
    bool is_rounded;
    int decimals;      // when is_rounded; -3 is to the thousand
    bool is_scheduled; // what follows counts
    struct schedule schedule;
    const struct compiled_formula *basis; // what is paid by the schedule; NULL: this formula
    bool is_settled;
    struct civil settlement; // day of the next year, when is_settled
};

struct compiled {
    struct arena *arena;
    struct diags *diags;
    struct text title;
    struct period period;                    // no side is known when the act has none
    VEC(struct compiled_formula *) formulas; // in the order of the file
    VEC(struct compiled_variable *) variables;
    struct map by_id; // a variable's identity -> struct compiled_variable *
    struct world world;
};

// Reads the compiled form of an act. NULL after an error, which has been reported.
struct compiled *compiled_read(struct arena *a, const struct source *s, struct diags *d);

// Gives or replaces values of variables: a map from names (or identities) to a value, or to values
// by year. False after an error. What was evaluated before must not be used again.
bool compiled_give(struct compiled *c, const struct source *data);

// The formula called `name` (« due », « remises.due », or a longer path). NULL after an error.
const struct compiled_formula *compiled_find(const struct compiled *c, struct text name);

// The last words of its identity: « remises.due ».
struct text compiled_label(struct arena *a, const struct compiled_formula *f);

// The value of a formula for a year, rounded as it declares; UNKNOWN when an input is missing.
// `e` is over c->world.
struct value compiled_value(struct eval *e, const struct compiled_formula *f, int32_t year);

// The formulas that f calls, itself excluded, each before what calls it.
struct compiled_formulas {
    const struct compiled_formula **items;
    uint32_t count, room;
};
struct compiled_formulas compiled_calls(const struct compiled *c, const struct compiled_formula *f);

// « 187214 », « 1.01 », « 7 846 512,40 € », « 4,5 % ». False when t is none of them.
bool compiled_number(struct arena *a, struct text t, struct value *out);
