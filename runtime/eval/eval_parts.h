// What the files of the evaluator share. Nobody else includes it.
#pragma once

#include "runtime/eval/eval.h"
#include "runtime/value/set.h"

// Strong Kleene logic: « et » is the least, « ou » the greatest, « non » the mirror.
enum kleene { NO, MAYBE, YES };

static inline enum kleene kleene_and(enum kleene x, enum kleene y)
{
    return x < y ? x : y;
}

static inline enum kleene kleene_or(enum kleene x, enum kleene y)
{
    return x > y ? x : y;
}

static inline enum kleene kleene_not(enum kleene x)
{
    return (enum kleene)(YES - x);
}

enum kleene truth(struct value v); // absent and sans objet are NO
struct value of_truth(enum kleene k);

bool is_absent(struct value v);    // absent, sans objet
bool is_undecided(struct value v); // unknown, or written but not comparable: à fixer, non mesuré

// eval.c
struct value evaluate(struct eval *e, const struct expr *x);
// The value of x to calculate or compare with: in a formula, read at the formula's year and unknown
// when it is missing.
struct value operand(struct eval *e, const struct expr *x);

// eval_path.c
typedef struct value step(struct eval *e, struct value v, const void *context);
// `one` of v, or of each element of a list, flattened and without absent results.
struct value map_value(struct eval *e, struct value v, step *one, const void *context);
struct value step_get(struct eval *e, struct value base, const void *get);     // an EXPR_GET
struct value step_keyed(struct eval *e, struct value base, const void *keyed); // an EXPR_KEYED
struct value path_parties(struct eval *e);
struct value path_run(struct eval *e, const struct expr *x); // TITLE, NAME, PERIOD_*, SERIES_*
void note_missing(struct eval *e, const struct block *b, const struct slot *s);

// eval_logic.c
enum kleene compare(struct eval *e, enum expr_op op, struct value x, struct value y);
enum kleene equal(struct eval *e, struct value x, struct value y);

// arithmetic.c
struct value arithmetic(struct arena *a, enum expr_op op, struct value x, struct value y);
struct value negate(struct arena *a, struct value x);
struct value scalar(struct value v); // a measure for a dated one, the member for a list of one

// eval_loop.c
struct value quantify(struct eval *e, const struct expr *x);
struct value fold(struct eval *e, const struct expr *x);
// SUM, MIN, MAX, LIST or COUNT of values; `unit` gives the unit of an empty sum.
struct value fold_values(struct eval *e, enum function_id f, const struct list *xs,
                         struct type unit);

// eval_function.c
struct value call(struct eval *e, const struct expr *x);

// formula.c, eval_instalments.c
struct value call_variables(struct eval *e, const struct expr *x);
struct value call_evaluate(struct eval *e, const struct expr *x);
struct value call_instalments(struct eval *e, const struct expr *x);

// eval_collection.c
struct value blocks_below(struct eval *e, struct block *b, const struct category *c);
struct value acts_of(struct eval *e, const struct category *c);

// formula.c
struct value reading(struct eval *e, const struct expr *x, struct value v);
struct value block_reading(struct eval *e, struct block *b, struct value key);

// eval_cache.c
enum memo_kind { MEMO_BELOW, MEMO_ACTS, MEMO_PARTIES, MEMO_FALLBACK, MEMO_FORMULA, MEMO_INDEX };

// One thing computed once: from two pointers and a number that identify it within its kind.
struct memo {
    enum memo_kind kind;
    const void *a, *b;
    int32_t n;
    bool done; // false at first, and while it is being computed
    bool busy;
    struct value value;
    struct index *index;
    const struct block *missing_block;
    const struct slot *missing_slot;
    struct place refused;
};

struct eval_cache *cache_new(struct arena *a);
struct arena *cache_arena(const struct eval_cache *c);
struct memo *cache_memo(struct eval_cache *c, enum memo_kind kind, const void *a, const void *b,
                        int32_t n);

// Runs x on `self` once for the whole cache; unknown while it depends on itself.
struct value memo_run(struct eval *e, struct memo *m, const struct block *self,
                      const struct expr *x,
                      struct value (*run)(struct eval *, const struct expr *));

// eval_index.c: the elements of a list by the value of a path from them (themselves when NULL).
enum { WORTH_HASHING = 16 };

struct index;
struct index *index_of(struct eval *e, const struct list *xs, const struct expr *path,
                       uint32_t variable);
bool index_applies(const struct expr *path, uint32_t variable);

// Whether xs, the value of `collection`, is a list large enough to be hashed and always the same
// one.
bool index_serves(const struct expr *collection, struct value xs);

// Positions, in order, of the elements that may equal the key: equal hashes, and undecided ones.
struct cursor {
    const struct index *index;
    uint32_t hash, next, undecided;
};

struct cursor index_find(const struct index *x, struct value key);
bool cursor_next(struct cursor *c, uint32_t *position);
