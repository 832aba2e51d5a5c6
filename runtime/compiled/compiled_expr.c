// Expressions read back, node by node.
#include "runtime/compiled/compiled_names.h"
#include "runtime/compiled/compiled_parts.h"

static struct expr *new_expr(struct rebuild *r, const struct node *n, enum expr_op op)
{
    struct expr *x = arena_make(r->arena, struct expr);
    x->op = (uint8_t)op;
    x->place = n->place;
    return x;
}

static const struct expr *operand(struct rebuild *r, const struct node *n, const char *key)
{
    const struct node *field = compiled_field(r, n, key);
    return field ? rebuild_expr(r, field) : NULL;
}

static const struct expr *read_const(struct rebuild *r, const struct node *n)
{
    struct expr *x = new_expr(r, n, EXPR_CONST);
    return rebuild_typed(r, n, &x->as.constant) ? x : NULL;
}

static const struct expr *read_keyed(struct rebuild *r, const struct node *n)
{
    struct text owner = compiled_text(r, n, "owner"), slot = compiled_text(r, n, "slot");
    const struct node *key = node_get(n, TEXT("key"));
    if (!owner.ptr || !slot.ptr) return NULL;
    struct expr *of = new_expr(r, n, EXPR_CONST), *x = new_expr(r, n, EXPR_KEYED);
    of->as.constant = value_block(compiled_block(r, owner));
    x->as.keyed.of = of;
    x->as.keyed.slot = compiled_slot(r, slot);
    x->as.keyed.key = key ? key->text : slot;
    return x;
}

static const struct expr *read_one(struct rebuild *r, const struct node *n, enum expr_op op)
{
    struct expr *x = new_expr(r, n, op);
    x->as.one.left = operand(r, n, "left");
    return x->as.one.left ? x : NULL;
}

static const struct expr *read_pair(struct rebuild *r, const struct node *n, enum expr_op op)
{
    struct expr *x = new_expr(r, n, op);
    x->as.pair.left = operand(r, n, "left");
    x->as.pair.right = operand(r, n, "right");
    return x->as.pair.left && x->as.pair.right ? x : NULL;
}

static const struct expr *read_choice(struct rebuild *r, const struct node *n)
{
    struct expr *x = new_expr(r, n, EXPR_CHOICE);
    x->as.choice.condition = operand(r, n, "condition");
    x->as.choice.then = operand(r, n, "then");
    x->as.choice.otherwise = operand(r, n, "otherwise");
    return x->as.choice.condition && x->as.choice.then && x->as.choice.otherwise ? x : NULL;
}

// The expressions of a list. False after an error.
static bool read_items(struct rebuild *r, const struct node *n, const char *key,
                       const struct expr *const **items, uint32_t *count)
{
    const struct node *list = compiled_field(r, n, key);
    VEC(const struct expr *) found = {0};
    if (!list) return false;
    if (list->kind != NODE_LIST) return compiled_refuse(r, list, text_of(key));
    for (uint32_t i = 0; i < list->items.count; i++) {
        const struct expr *x = rebuild_expr(r, list->items.items[i]);
        if (!x) return false;
        vec_push(r->arena, &found, x);
    }
    *items = found.items;
    *count = found.count;
    return true;
}

static const struct expr *read_set(struct rebuild *r, const struct node *n)
{
    struct expr *x = new_expr(r, n, EXPR_SET);
    return read_items(r, n, "items", &x->as.set.items, &x->as.set.count) ? x : NULL;
}

static bool is_in_bounds(enum function_id f, uint32_t count)
{
    static const uint32_t least[] = {
#define FUNCTION(id, french, min_args, max_args) min_args,
#include "runtime/value/function.def"
#undef FUNCTION
    };
    bool folds = f == FUNCTION_SUM || f == FUNCTION_MIN || f == FUNCTION_MAX ||
                 f == FUNCTION_LIST || f == FUNCTION_COUNT; // over the terms of a comprehension
    return folds || count >= least[f];
}

static const struct expr *read_call(struct rebuild *r, const struct node *n)
{
    struct expr *x = new_expr(r, n, EXPR_CALL);
    struct text name = compiled_text(r, n, "function"), type = compiled_text(r, n, "type");
    enum type_kind kind;
    if (!name.ptr || !type.ptr) return NULL;
    bool known =
        compiled_function_of(name, &x->as.call.function) && compiled_is_yearly(x->as.call.function);
    if (!known || !compiled_type_of(type, &kind)) {
        compiled_refuse(r, n, TEXT("function"));
        return NULL;
    }
    x->type = type_of_kind(kind);
    if (!read_items(r, n, "arguments", &x->as.call.args, &x->as.call.count)) return NULL;
    if (is_in_bounds(x->as.call.function, x->as.call.count)) return x;
    compiled_refuse(r, n, TEXT("arguments"));
    return NULL;
}

static struct expr *truth(struct rebuild *r, const struct node *n, bool yes)
{
    struct expr *x = new_expr(r, n, EXPR_CONST);
    x->type = type_of_kind(TYPE_BOOL);
    x->as.constant = value_bool(yes);
    return x;
}

// A quantifier whose terms are written out: all of them, one of them, none of them.
static const struct expr *read_loop(struct rebuild *r, const struct node *n, enum expr_op op)
{
    const struct expr *const *items;
    uint32_t count;
    if (!read_items(r, n, "items", &items, &count)) return NULL;
    bool all = op == EXPR_FORALL;
    struct expr *x = truth(r, n, all);
    for (uint32_t i = 0; i < count; i++) {
        struct expr *both = new_expr(r, n, all ? EXPR_AND : EXPR_OR);
        both->type = type_of_kind(TYPE_BOOL);
        both->as.pair.left = x;
        both->as.pair.right = items[i];
        x = both;
    }
    if (op != EXPR_NONE) return x;
    struct expr *not = new_expr(r, n, EXPR_NOT);
    not ->type = type_of_kind(TYPE_BOOL);
    not ->as.one.left = x;
    return not ;
}

const struct expr *rebuild_expr(struct rebuild *r, const struct node *n)
{
    struct text name = compiled_text(r, n, "op");
    enum expr_op op;
    if (!name.ptr) return NULL;
    compiled_op_of(name, &op);
    switch (op) {
    case EXPR_CONST: return read_const(r, n);
    case EXPR_KEYED: return read_keyed(r, n);
    case EXPR_NOT:
    case EXPR_NEG: return read_one(r, n, op);
    case EXPR_CHOICE: return read_choice(r, n);
    case EXPR_FORALL:
    case EXPR_EXISTS:
    case EXPR_NONE: return read_loop(r, n, op);
    case EXPR_CALL: return read_call(r, n);
    case EXPR_SET: return read_set(r, n);
    case EXPR_AND:
    case EXPR_OR:
    case EXPR_EQ:
    case EXPR_NE:
    case EXPR_LT:
    case EXPR_GT:
    case EXPR_LE:
    case EXPR_GE:
    case EXPR_IN:
    case EXPR_SUBSET:
    case EXPR_WITHIN:
    case EXPR_ADD:
    case EXPR_SUB:
    case EXPR_MUL:
    case EXPR_DIV: return read_pair(r, n, op);
    default: compiled_refuse(r, n, TEXT("op")); return NULL;
    }
}
