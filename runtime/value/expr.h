// Compiled expressions: names resolved, types checked, variables numbered. Rules, formulas,
// fallbacks and the conditions of a trame are all this one form, and one evaluator runs it.
#pragma once

#include "runtime/value/model.h"

enum expr_op {
#define EXPR(id, note) EXPR_##id,
#include "runtime/value/expr.def"
#undef EXPR
    EXPR_COUNT
};

enum function_id {
#define FUNCTION(id, french, min_args, max_args) FUNCTION_##id,
#include "runtime/value/function.def"
#undef FUNCTION
    FUNCTIONS // how many there are: COUNT is one of them
};

enum { EXPR_VARIABLES = 64 }; // bound at once, at most

// « x parmi xs »: one binder of a quantifier, a comprehension or a `pour chaque`.
struct binder {
    uint32_t variable; // its number in the environment
    struct text name;  // as written; empty when made by the compiler
    const struct expr *collection;
    const struct expr *filter; // « tel que »; NULL when none
    // When the filter is `x.path = key and …` with a key that does not use x, the hashed form:
    const struct expr *index_path; // reads `variable`
    const struct expr *index_key;  // does not
};

struct library_function {
    struct text name;
    uint32_t parameter_count;
    const struct type *parameters;
    const struct text *parameter_names;
    struct type result;
    const struct expr *body; // parameters are variables 0 to parameter_count - 1
    struct place place;
    const void *declaration;
    bool resolving; // a recursion is an error
};

struct expr {
    uint8_t op; // enum expr_op
    struct type type;
    struct place place;
    union {
        struct value constant; // CONST
        uint32_t variable;     // VARIABLE
        struct {
            const struct expr *of;
            const struct slot *slot;
        } get; // GET
        struct {
            const struct expr *of;
            struct text key;
            const struct slot *slot;
        } keyed; // KEYED
        struct {
            const struct expr *left, *right;
        } pair; // binary operators
        struct {
            const struct expr *left;
        } one; // NOT, NEG, TITLE, NAME, PERIOD_*, SERIES_YEARS
        struct {
            const struct expr *condition, *then, *otherwise;
        } choice; // CHOICE
        // FORALL, EXISTS, NONE; a NULL body is « oui » (all is in the filter)
        struct {
            const struct binder *binders;
            uint32_t count;
            const struct expr *body;
        } loop;
        struct {
            enum function_id function;
            const struct expr *const *args;
            uint32_t count;
            const struct category *category;       // for tous, englobant, actes
            const struct enumeration *enumeration; // for valeurs
        } call;                                    // CALL
        struct {
            enum function_id function; // SUM, MIN, MAX, LIST or COUNT
            const struct binder *binders;
            uint32_t count;
            const struct expr *body;
        } fold; // FOLD: a comprehension
        struct {
            const struct library_function *function;
            const struct expr *const *args;
        } apply;
        struct {
            const struct expr *const *items;
            uint32_t count;
        } set; // SET
    } as;
};

// Calls `each` for every direct operand of x, in the order of the source, binders included.
void expr_operands(const struct expr *x, void (*each)(const struct expr *, void *), void *context);

// The expression in the language, with no more parentheses than it needs. The `count` binders of
// `outer` name the variables that are bound around it; NULL and 0 when there is none.
struct text expr_format(struct arena *a, const struct expr *x, const struct binder *outer,
                        uint32_t count);
