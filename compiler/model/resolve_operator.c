// Operators, choices and sets: the types that they take and the one that they give.

#include "compiler/model/resolve_parts.h"

static const struct {
    enum tree_op op;
    enum expr_op expr;
    const char *sign;
} OPERATORS[] = {
    {OP_OR, EXPR_OR, "ou"},
    {OP_AND, EXPR_AND, "et"},
    {OP_EQ, EXPR_EQ, "="},
    {OP_NE, EXPR_NE, "≠"},
    {OP_LT, EXPR_LT, "<"},
    {OP_GT, EXPR_GT, ">"},
    {OP_LE, EXPR_LE, "≤"},
    {OP_GE, EXPR_GE, "≥"},
    {OP_IN, EXPR_IN, "parmi"},
    {OP_SUBSET, EXPR_SUBSET, "inclus dans"},
    {OP_WITHIN, EXPR_WITHIN, "dans"},
    {OP_ADD, EXPR_ADD, "+"},
    {OP_SUB, EXPR_SUB, "−"},
    {OP_MUL, EXPR_MUL, "×"},
    {OP_DIV, EXPR_DIV, "÷"},
};

// The type of x op y, TYPE_NONE when there is none.
static struct type arithmetic_type(enum expr_op op, struct type x, struct type y)
{
    struct type none = type_of_kind(TYPE_NONE);
    bool numbers = type_is_numeric(x.kind) && type_is_numeric(y.kind);
    bool measure = x.kind == TYPE_MEASURE || y.kind == TYPE_MEASURE;
    if (op == EXPR_ADD || op == EXPR_SUB) {
        if (x.kind == TYPE_DATE && y.kind == TYPE_DURATION) return x;
        if (x.kind == TYPE_YEAR && type_is_numeric(y.kind)) return x;
        if (x.kind == y.kind && (numbers || x.kind == TYPE_MONEY)) return x;
        if (measure && (numbers || x.kind == TYPE_MONEY || y.kind == TYPE_MONEY))
            return type_of_kind(TYPE_MEASURE);
        return numbers ? type_of_kind(TYPE_NUMBER) : none;
    }
    if (measure && (numbers || x.kind == TYPE_MONEY || y.kind == TYPE_MONEY))
        return type_of_kind(TYPE_MEASURE);
    if (op == EXPR_DIV && x.kind == TYPE_MONEY && y.kind == TYPE_MONEY)
        return type_of_kind(TYPE_NUMBER);
    if (x.kind == TYPE_MONEY && type_is_numeric(y.kind)) return x;
    if (op == EXPR_MUL && y.kind == TYPE_MONEY && type_is_numeric(x.kind)) return y;
    return numbers ? type_of_kind(TYPE_NUMBER) : none;
}

static struct type result_type(enum expr_op op, const struct expr *x, const struct expr *y)
{
    struct type none = type_of_kind(TYPE_NONE), truth = type_of_kind(TYPE_BOOL);
    struct type ex = type_element(x->type), ey = type_element(y->type);
    switch (op) {
    case EXPR_AND:
    case EXPR_OR: return type_is_truth(x->type) && type_is_truth(y->type) ? truth : none;
    case EXPR_EQ:
    case EXPR_NE:
    case EXPR_IN: return types_comparable(x->type, y->type) ? truth : none;
    case EXPR_SUBSET: return types_comparable(ex, ey) ? truth : none;
    case EXPR_LT:
    case EXPR_GT:
    case EXPR_LE:
    case EXPR_GE:
        return x->type.kind != TYPE_LIST && y->type.kind != TYPE_LIST && ex.kind != TYPE_BLOCK &&
                       types_comparable(ex, ey)
                   ? truth
                   : none;
    case EXPR_WITHIN: return ex.kind == TYPE_DATE && ey.kind == TYPE_PERIOD ? truth : none;
    default:
        if (x->type.kind == TYPE_LIST || y->type.kind == TYPE_LIST) return none;
        return arithmetic_type(op, ex, ey);
    }
}

static bool is_zero(const struct expr *x)
{
    if (x->op != EXPR_CONST) return false;
    const struct value v = x->as.constant;
    bool number = v.kind == VALUE_NUMBER || v.kind == VALUE_RATE || v.kind == VALUE_MONEY;
    return number && number_sign(v.as.number) == 0;
}

const struct expr *resolve_binary(struct scope *s, const struct tree_expr *x)
{
    enum expr_op op = EXPR_OR;
    const char *sign = "";
    for (size_t i = 0; i < sizeof OPERATORS / sizeof *OPERATORS; i++) {
        if (OPERATORS[i].op != x->op) continue;
        op = OPERATORS[i].expr;
        sign = OPERATORS[i].sign;
    }
    struct type any = type_of_kind(TYPE_NONE);
    const struct expr *left, *right;
    if (name_looks_enumerated(s, x->left) && !name_looks_enumerated(s, x->right)) {
        right = resolve_expr(s, x->right, any);
        left = right ? resolve_operand(s, x->left, right->type) : NULL;
    } else {
        left = resolve_expr(s, x->left, any);
        right = left ? resolve_operand(s, x->right, left->type) : NULL;
    }
    if (!left || !right) return NULL;
    struct type type = result_type(op, left, right);
    if (type.kind == TYPE_NONE) {
        diag_say(s->diags, DIAG_OPERATOR_TYPES, resolve_place(s, x), text_of(sign),
                 type_format(s->arena, left->type), type_format(s->arena, right->type));
        return NULL;
    }
    if (op == EXPR_DIV && is_zero(right))
        diag_bare(s->diags, DIAG_DIVISION_ZERO, resolve_place(s, x));
    struct expr *e = resolve_node(s, x, op, type);
    e->as.pair.left = left;
    e->as.pair.right = right;
    return e;
}

// An operand whose names are read by the other side's type, without requiring that type.
const struct expr *resolve_operand(struct scope *s, const struct tree_expr *x, struct type hint)
{
    struct type e = type_element(hint);
    bool enumerated = e.kind == TYPE_ENUM;
    if (x->kind == TREE_NAME) return resolve_name(s, x, enumerated ? e : hint);
    if (x->kind == TREE_SET) return resolve_set(s, x, enumerated ? e : type_of_kind(TYPE_NONE));
    return resolve_expr(s, x, type_of_kind(TYPE_NONE));
}

const struct expr *resolve_unary(struct scope *s, const struct tree_expr *x)
{
    bool not = x->kind == TREE_NOT;
    const struct expr *of = resolve_expr(s, x->left, type_of_kind(not ? TYPE_BOOL : TYPE_NONE));
    if (!of) return NULL;
    if (!not &&!type_is_numeric(of->type.kind) && of->type.kind != TYPE_MONEY) {
        diag_say(s->diags, DIAG_TYPE_MISMATCH, resolve_place(s, x), TEXT("nombre"),
                 type_format(s->arena, of->type));
        return NULL;
    }
    struct expr *e = resolve_node(s, x, not ? EXPR_NOT : EXPR_NEG, of->type);
    e->as.pair.left = of;
    return e;
}

const struct expr *resolve_choice(struct scope *s, const struct tree_expr *x, struct type expected)
{
    const struct expr *condition = resolve_expr(s, x->condition, type_of_kind(TYPE_BOOL));
    const struct expr *then = resolve_expr(s, x->left, expected);
    if (!condition || !then) return NULL;
    const struct expr *otherwise = resolve_expr(s, x->right, expected.kind ? expected : then->type);
    if (!otherwise) return NULL;
    struct expr *e = resolve_node(s, x, EXPR_CHOICE, then->type);
    e->as.choice.condition = condition;
    e->as.choice.then = then;
    e->as.choice.otherwise = otherwise;
    return e;
}

// Members of a set; `hint` is the type of one, or TYPE_NONE.
const struct expr *resolve_set(struct scope *s, const struct tree_expr *x, struct type hint)
{
    VEC(const struct expr *) items = {0};
    struct type of = hint;
    for (const struct tree_expr *i = x->list; i; i = i->next) {
        const struct expr *e = resolve_operand(s, i, of);
        if (!e) return NULL;
        if (of.kind == TYPE_NONE) of = type_element(e->type);
        if (!types_comparable(of, e->type)) {
            diag_say(s->diags, DIAG_TYPE_MISMATCH, resolve_place(s, i), type_format(s->arena, of),
                     type_format(s->arena, e->type));
            return NULL;
        }
        vec_push(s->arena, &items, e);
    }
    struct expr *e = resolve_node(s, x, EXPR_SET, type_list(s->arena, of));
    e->as.set.items = items.items;
    e->as.set.count = items.count;
    return e;
}
