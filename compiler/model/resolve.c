// From the tree's expressions to compiled ones. Each kind of tree expression has one function, in
// the file of its family; here is the way in, and what they share.

#include "compiler/model/resolve_parts.h"

struct place resolve_place(const struct scope *s, const struct tree_expr *x)
{
    return place_at(s->source, x->span);
}

struct expr *resolve_node(struct scope *s, const struct tree_expr *x, enum expr_op op,
                          struct type type)
{
    struct expr *e = arena_make(s->arena, struct expr);
    e->op = (uint8_t)op;
    e->type = type;
    e->place = resolve_place(s, x);
    return e;
}

const struct expr *resolve_constant(struct scope *s, const struct tree_expr *x, struct type type,
                                    struct value v)
{
    struct expr *e = resolve_node(s, x, EXPR_CONST, type);
    e->as.constant = v;
    return e;
}

static bool assignable(struct type to, struct type from)
{
    if (to.kind == TYPE_NONE || from.kind == TYPE_NONE) return true;
    if (to.kind == TYPE_LIST) return types_comparable(to, from);
    if (from.kind == TYPE_LIST) return false;
    if (to.kind == TYPE_SERIES || from.kind == TYPE_SERIES) return type_eq(to, from);
    if (to.kind == TYPE_FORMULA && from.kind == TYPE_FORMULA) return true;
    return types_comparable(to, from);
}

static const struct expr *checked(struct scope *s, const struct tree_expr *x, const struct expr *e,
                                  struct type expected)
{
    if (!e || assignable(expected, e->type)) return e;
    diag_say(s->diags, DIAG_TYPE_MISMATCH, resolve_place(s, x), type_format(s->arena, expected),
             type_format(s->arena, e->type));
    return NULL;
}

const struct expr *resolve_expr(struct scope *s, const struct tree_expr *x, struct type expected)
{
    const struct expr *e;
    switch (x->kind) {
    case TREE_NAME: e = resolve_name(s, x, expected); break;
    case TREE_PATH: e = resolve_path(s, x); break;
    case TREE_BINARY: e = resolve_binary(s, x); break;
    case TREE_NOT:
    case TREE_NEGATE: e = resolve_unary(s, x); break;
    case TREE_IF: e = resolve_choice(s, x, expected); break;
    case TREE_QUANTIFIER: e = resolve_quantifier(s, x); break;
    case TREE_SET: e = resolve_set(s, x, type_element(expected)); break;
    case TREE_CALL: e = resolve_call(s, x); break;
    case TREE_PERIOD: e = resolve_period(s, x); break;
    case TREE_LEAST:
    case TREE_GREATEST: e = resolve_extreme(s, x, expected); break;
    default: e = resolve_literal(s, x, expected); break;
    }
    return checked(s, x, e, expected);
}
