// An operation is a noun (« produit », « somme ») followed by its operands, each with the particle
// that the noun asks for. A chain of one operation is one noun.
#include "compiler/wording/formula_words.h"

#include "runtime/value/letters.h"

static struct designation name_expr(struct phrase_context *c, const struct expr *x, bool nested);

static const struct {
    enum expr_op op;
    const char *noun;
    bool feminine;
} CHAINS[] = {
    {EXPR_MUL, "produit ", false},
    {EXPR_ADD, "somme ", true},
};

static const char *chain_noun(enum expr_op op, bool *feminine)
{
    for (size_t i = 0; i < sizeof CHAINS / sizeof *CHAINS; i++) {
        if (CHAINS[i].op != op) continue;
        *feminine = CHAINS[i].feminine;
        return CHAINS[i].noun;
    }
    return NULL;
}

static struct text operand(struct phrase_context *c, const struct expr *x, enum particle p)
{
    struct buffer out = buffer_new(c->eval->arena);
    designation_write(&out, name_expr(c, x, true), p, false);
    return buffer_text(&out);
}

static struct designation noun(struct buffer *words, bool feminine)
{
    return (struct designation){buffer_text(words), true, {feminine, false}};
}

struct operands {
    VEC(struct text) list;
};

static void flatten(struct phrase_context *c, const struct expr *x, enum expr_op op,
                    struct operands *out)
{
    if (x->op != op) {
        vec_push(c->eval->arena, &out->list, operand(c, x, PARTICLE_OF));
        return;
    }
    flatten(c, x->as.pair.left, op, out);
    flatten(c, x->as.pair.right, op, out);
}

static struct designation name_chain(struct phrase_context *c, const struct expr *x)
{
    bool feminine = false;
    struct buffer words = buffer_new(c->eval->arena);
    buffer_add_c(&words, chain_noun((enum expr_op)x->op, &feminine));
    struct operands operands = {0};
    flatten(c, x, (enum expr_op)x->op, &operands);
    wording_join(&words, operands.list.items, operands.list.count);
    return noun(&words, feminine);
}

static struct designation name_pair(struct phrase_context *c, const struct expr *x,
                                    const char *head, enum particle first, const char *between)
{
    struct buffer words = buffer_new(c->eval->arena);
    buffer_add_c(&words, head);
    buffer_add(&words, operand(c, x->as.pair.left, first));
    buffer_add_c(&words, between);
    buffer_add(&words, operand(c, x->as.pair.right, PARTICLE_THE));
    return noun(&words, x->op == EXPR_SUB);
}

static bool is_extreme(const struct expr *x)
{
    return x->op == EXPR_CALL && x->as.call.count > 1 &&
           (x->as.call.function == FUNCTION_MIN || x->as.call.function == FUNCTION_MAX);
}

// « plus petit de a et de b », inside another operation.
static void join_extreme(struct phrase_context *c, const struct expr *x, struct buffer *words)
{
    struct operands operands = {0};
    for (uint32_t i = 0; i < x->as.call.count; i++)
        vec_push(c->eval->arena, &operands.list, operand(c, x->as.call.args[i], PARTICLE_OF));
    wording_join(words, operands.list.items, operands.list.count);
}

// « des deux montants suivants : d'une part, a ; d'autre part, b », in a clause of its own.
static void list_extreme(struct phrase_context *c, const struct expr *x, struct buffer *words)
{
    struct arena *a = c->eval->arena;
    uint32_t count = x->as.call.count;
    struct text number = letters_number(a, number_int(a, count), false);
    buffer_printf(words, "des %.*s montants suivants : ", TEXT_FMT(number));
    for (uint32_t i = 0; i < count; i++) {
        if (i) buffer_add_c(words, " ; ");
        if (count == 2) buffer_add_c(words, i ? "d'autre part, " : "d'une part, ");
        buffer_add(words, operand(c, x->as.call.args[i], PARTICLE_THE));
    }
}

static struct designation name_extreme(struct phrase_context *c, const struct expr *x, bool nested)
{
    struct buffer words = buffer_new(c->eval->arena);
    buffer_add_c(&words, x->as.call.function == FUNCTION_MIN ? "plus petit " : "plus grand ");
    if (nested)
        join_extreme(c, x, &words);
    else
        list_extreme(c, x, &words);
    return noun(&words, false);
}

// Another formula goes by its key: « le montant de base ».
static struct designation name_formula(struct phrase_context *c, const struct expr *x)
{
    struct text key = x->as.keyed.key;
    struct buffer words = buffer_new(c->eval->arena);
    buffer_add_c(&words, wording_elides(key) ? "montant d'" : "montant de ");
    for (size_t i = 0; i < key.len; i++)
        buffer_add(&words, key.ptr[i] == '_' ? TEXT(" ") : text_slice(key, i, i + 1));
    return noun(&words, false);
}

static struct designation name_value(struct phrase_context *c, const struct expr *x)
{
    struct value v = x->op == EXPR_CONST ? x->as.constant : eval_run(c->eval, x);
    if (v.kind == VALUE_BLOCK) return designate_block(c, v.as.block, NO_TEXT);
    struct text words = x->op == EXPR_CONST ? spell_text(c, v) : NO_TEXT;
    if (!words.len) words = expr_format(c->eval->arena, x, NULL, 0);
    return (struct designation){words, false, {false, false}};
}

static struct designation name_expr(struct phrase_context *c, const struct expr *x, bool nested)
{
    bool feminine;
    if (chain_noun((enum expr_op)x->op, &feminine)) return name_chain(c, x);
    if (x->op == EXPR_SUB) return name_pair(c, x, "différence entre ", PARTICLE_THE, " et ");
    if (x->op == EXPR_DIV) return name_pair(c, x, "quotient ", PARTICLE_OF, " par ");
    if (is_extreme(x)) return name_extreme(c, x, nested);
    if (x->op == EXPR_KEYED) return name_formula(c, x);
    return name_value(c, x);
}

struct designation formula_designation(struct phrase_context *c, const struct expr *x)
{
    return name_expr(c, x, false);
}
