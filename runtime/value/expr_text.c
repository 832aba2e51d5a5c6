// An expression printed back in the language, for `explain` and for formulas in the data file. It
// reads as it was written but for parentheses and blanks.
#include "runtime/value/expr.h"

enum { WRITTEN_DECIMALS = 40 };

// Binding strength, loosest first, as the grammar has it.
enum level { CHOICE, OR, AND, NOT, COMPARISON, SUM, PRODUCT, SIGN, PATH };

struct printer {
    struct buffer out;
    struct text names[EXPR_VARIABLES]; // of the variables bound so far
};

static void print(struct printer *p, const struct expr *x, enum level least);

static void say(struct printer *p, const char *words)
{
    buffer_add_c(&p->out, words);
}

struct infix {
    const char *symbol; // NULL: not an infix operation
    enum level level, left, right;
};

static const struct infix infixes[EXPR_COUNT] = {
    [EXPR_OR] = {" ou ", OR, OR, AND},
    [EXPR_AND] = {" et ", AND, AND, NOT},
    [EXPR_EQ] = {" = ", COMPARISON, SUM, SUM},
    [EXPR_NE] = {" ≠ ", COMPARISON, SUM, SUM},
    [EXPR_LT] = {" < ", COMPARISON, SUM, SUM},
    [EXPR_GT] = {" > ", COMPARISON, SUM, SUM},
    [EXPR_LE] = {" ≤ ", COMPARISON, SUM, SUM},
    [EXPR_GE] = {" ≥ ", COMPARISON, SUM, SUM},
    [EXPR_IN] = {" parmi ", COMPARISON, SUM, SUM},
    [EXPR_SUBSET] = {" inclus dans ", COMPARISON, SUM, SUM},
    [EXPR_WITHIN] = {" dans ", COMPARISON, SUM, SUM},
    [EXPR_ADD] = {" + ", SUM, SUM, PRODUCT},
    [EXPR_SUB] = {" − ", SUM, SUM, PRODUCT},
    [EXPR_MUL] = {" × ", PRODUCT, PRODUCT, SIGN},
    [EXPR_DIV] = {" ÷ ", PRODUCT, PRODUCT, SIGN},
};

static const char *const members[EXPR_COUNT] = {
    [EXPR_PERIOD_BEGIN] = ".début",  [EXPR_PERIOD_END] = ".fin", [EXPR_PERIOD_YEARS] = ".années",
    [EXPR_SERIES_YEARS] = ".années", [EXPR_TITLE] = ".titre",    [EXPR_NAME] = ".nom",
    [EXPR_PARTIES_OF] = ".parties",
};

static const char *const quantifiers[EXPR_COUNT] = {
    [EXPR_FORALL] = "pour tout ",
    [EXPR_EXISTS] = "il existe ",
    [EXPR_NONE] = "aucun ",
};

static const char *const function_names[] = {
#define FUNCTION(id, french, min_args, max_args) french,
#include "runtime/value/function.def"
#undef FUNCTION
};

static bool is_least_or_greatest(const struct expr *x)
{
    return x->op == EXPR_CALL && x->as.call.count > 1 &&
           (x->as.call.function == FUNCTION_MIN || x->as.call.function == FUNCTION_MAX);
}

static enum level level_of(const struct expr *x)
{
    if (infixes[x->op].symbol) return infixes[x->op].level;
    if (quantifiers[x->op] || x->op == EXPR_NOT) return NOT;
    if (x->op == EXPR_CHOICE) return CHOICE;
    if (x->op == EXPR_NEG) return SIGN;
    return is_least_or_greatest(x) ? AND : PATH;
}

static void print_quoted(struct printer *p, struct text t)
{
    say(p, "« ");
    buffer_add(&p->out, t);
    say(p, " »");
}

static void print_block(struct printer *p, const struct block *b)
{
    buffer_add(&p->out, b->name.len ? b->name : b->category->name);
}

static void print_number(struct printer *p, const struct number *n, int decimals)
{
    buffer_add(&p->out, number_format(p->out.arena, n, decimals, WRITTEN_DECIMALS));
}

static void print_rate(struct printer *p, const struct number *rate)
{
    struct arena *a = p->out.arena;
    print_number(p, number_mul(a, rate, number_int(a, 100)), 0);
    say(p, " %");
}

static void print_without_object(struct printer *p, const struct text *motif)
{
    say(p, "sans objet");
    if (!motif || !motif->len) return;
    say(p, " ");
    print_quoted(p, *motif);
}

static void print_constant(struct printer *p, struct value v)
{
    switch (v.kind) {
    case VALUE_NUMBER: print_number(p, v.as.number, 0); break;
    case VALUE_RATE: print_rate(p, v.as.number); break;
    case VALUE_MONEY:
        print_number(p, v.as.number, 2);
        say(p, v.currency == EURO ? " €" : " F");
        break;
    case VALUE_LABEL:
    case VALUE_PROSE: print_quoted(p, *v.as.text); break;
    case VALUE_ENUM: buffer_add(&p->out, v.as.enumerated->name); break;
    case VALUE_BLOCK: print_block(p, v.as.block); break;
    case VALUE_WITHOUT_OBJECT: print_without_object(p, v.as.text); break;
    case VALUE_YEAR: buffer_printf(&p->out, "%d", v.as.year); break;
    default: buffer_add(&p->out, value_format(p->out.arena, v));
    }
}

static void print_variable(struct printer *p, uint32_t variable)
{
    if (variable < EXPR_VARIABLES && p->names[variable].len)
        buffer_add(&p->out, p->names[variable]);
    else
        buffer_printf(&p->out, "x%u", variable);
}

static void print_binders(struct printer *p, const struct binder *b, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        if (i) say(p, " ; ");
        if (b[i].variable < EXPR_VARIABLES) p->names[b[i].variable] = b[i].name;
        print_variable(p, b[i].variable);
        say(p, " parmi ");
        print(p, b[i].collection, SUM);
        if (!b[i].filter) continue;
        say(p, " tel que ");
        print(p, b[i].filter, NOT);
    }
}

// « il existe x parmi xs tel que p » and « aucun … » have their body after « tel que ».
static void print_quantifier(struct printer *p, const struct expr *x)
{
    const struct expr *body = x->as.loop.body;
    uint32_t count = x->as.loop.count;
    say(p, quantifiers[x->op]);
    print_binders(p, x->as.loop.binders, count);
    if (!body) return;
    say(p, x->op == EXPR_FORALL ? " : " : " tel que ");
    print(p, body, NOT);
}

static void print_many(struct printer *p, const struct expr *const *xs, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        if (i) say(p, " ; ");
        print(p, xs[i], CHOICE);
    }
}

static void print_call(struct printer *p, const struct expr *x)
{
    const struct category *c = x->as.call.category;
    const struct enumeration *of = x->as.call.enumeration;
    say(p, function_names[x->as.call.function]);
    say(p, x->as.call.function == FUNCTION_IN_FORCE ? "(cette_disposition ; " : "(");
    print_many(p, x->as.call.args, x->as.call.count);
    if (x->as.call.count && (c || of)) say(p, " ; ");
    if (c) buffer_add(&p->out, c->name);
    if (of) buffer_add(&p->out, of->name);
    say(p, ")");
}

static void print_least(struct printer *p, const struct expr *x)
{
    bool least = x->as.call.function == FUNCTION_MIN;
    say(p, least ? "le plus petit de " : "le plus grand de ");
    for (uint32_t i = 0; i < x->as.call.count; i++) {
        if (i) say(p, " et de ");
        print(p, x->as.call.args[i], SUM);
    }
}

static void print_fold(struct printer *p, const struct expr *x)
{
    say(p, function_names[x->as.fold.function]);
    say(p, "(");
    // The binders come last but name what comes first.
    struct printer after = *p;
    after.out = buffer_new(p->out.arena);
    print_binders(&after, x->as.fold.binders, x->as.fold.count);
    memcpy(p->names, after.names, sizeof p->names);
    print(p, x->as.fold.body, CHOICE);
    say(p, " pour ");
    buffer_add(&p->out, buffer_text(&after.out));
    say(p, ")");
}

// A slot of the block itself goes by its name alone, as it is written.
static void print_get(struct printer *p, const struct expr *x)
{
    if (x->as.get.of->op != EXPR_SELF) {
        print(p, x->as.get.of, PATH);
        say(p, ".");
    }
    buffer_add(&p->out, x->as.get.slot->ident);
}

// Inside its own block, another formula goes by its key alone.
static void print_keyed(struct printer *p, const struct expr *x)
{
    const struct expr *of = x->as.keyed.of;
    if (of->op != EXPR_SELF && of->op != EXPR_CONST) {
        print(p, of, PATH);
        say(p, ".");
        buffer_add(&p->out, x->as.keyed.slot->ident);
        say(p, ".");
    }
    buffer_add(&p->out, x->as.keyed.key);
}

static void print_choice(struct printer *p, const struct expr *x)
{
    say(p, "si ");
    print(p, x->as.choice.condition, OR);
    say(p, " alors ");
    print(p, x->as.choice.then, OR);
    say(p, " sinon ");
    print(p, x->as.choice.otherwise, CHOICE);
}

static void print_prefix(struct printer *p, const struct expr *x)
{
    bool negation = x->op == EXPR_NOT;
    say(p, negation ? "non " : "− ");
    print(p, x->as.one.left, negation ? NOT : PATH);
}

static void print_infix(struct printer *p, const struct expr *x)
{
    const struct infix *i = &infixes[x->op];
    print(p, x->as.pair.left, i->left);
    say(p, i->symbol);
    print(p, x->as.pair.right, i->right);
}

static void print_apply(struct printer *p, const struct expr *x)
{
    buffer_add(&p->out, x->as.apply.function->name);
    say(p, "(");
    print_many(p, x->as.apply.args, x->as.apply.function->parameter_count);
    say(p, ")");
}

static void print_set(struct printer *p, const struct expr *x)
{
    say(p, "(");
    print_many(p, x->as.set.items, x->as.set.count);
    say(p, ")");
}

static void print_bare(struct printer *p, const struct expr *x)
{
    if (infixes[x->op].symbol) {
        print_infix(p, x);
        return;
    }
    switch ((enum expr_op)x->op) {
    case EXPR_CONST: print_constant(p, x->as.constant); break;
    case EXPR_VARIABLE: print_variable(p, x->as.variable); break;
    case EXPR_SELF: say(p, "soi"); break;
    case EXPR_PARTIES: say(p, "parties"); break;
    case EXPR_DOSSIER: say(p, "dossier"); break;
    case EXPR_AT_DATE: say(p, "à_la_date"); break;
    case EXPR_GET: print_get(p, x); break;
    case EXPR_KEYED: print_keyed(p, x); break;
    case EXPR_NOT:
    case EXPR_NEG: print_prefix(p, x); break;
    case EXPR_CHOICE: print_choice(p, x); break;
    case EXPR_FORALL:
    case EXPR_EXISTS:
    case EXPR_NONE: print_quantifier(p, x); break;
    case EXPR_CALL: (is_least_or_greatest(x) ? print_least : print_call)(p, x); break;
    case EXPR_FOLD: print_fold(p, x); break;
    case EXPR_APPLY: print_apply(p, x); break;
    case EXPR_SET: print_set(p, x); break;
    default: print(p, x->as.one.left, PATH); say(p, members[x->op]);
    }
}

static void print(struct printer *p, const struct expr *x, enum level least)
{
    bool parenthesised = level_of(x) < least;
    if (parenthesised) say(p, "(");
    print_bare(p, x);
    if (parenthesised) say(p, ")");
}

struct text expr_format(struct arena *a, const struct expr *x, const struct binder *outer,
                        uint32_t count)
{
    struct printer p = {.out = buffer_new(a)};
    for (uint32_t i = 0; i < count; i++)
        if (outer[i].variable < EXPR_VARIABLES) p.names[outer[i].variable] = outer[i].name;
    print(&p, x, CHOICE);
    return buffer_text(&p.out);
}
