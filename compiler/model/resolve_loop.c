// Binders, quantifiers and comprehensions. An equality in a filter is split out so that the
// evaluator can hash it.

#include "compiler/model/resolve_parts.h"

// Whether x reads variable v.
static bool reads_variable(const struct expr *x, uint32_t v)
{
    if (!x) return false;
    switch (x->op) {
    case EXPR_CONST: return false;
    case EXPR_VARIABLE: return x->as.variable == v;
    case EXPR_GET: return reads_variable(x->as.get.of, v);
    case EXPR_SELF:
    case EXPR_PARTIES:
    case EXPR_DOSSIER:
    case EXPR_AT_DATE: return false;
    case EXPR_SET:
        for (uint32_t i = 0; i < x->as.set.count; i++)
            if (reads_variable(x->as.set.items[i], v)) return true;
        return false;
    default: return true; // anything else is not worth an index
    }
}

// Splits `x.path = key` out of a filter so that the evaluator can hash it.
static void index_filter(struct binder *b, const struct expr *filter)
{
    if (!filter) return;
    if (filter->op == EXPR_AND) {
        index_filter(b, filter->as.pair.left);
        if (!b->index_path) index_filter(b, filter->as.pair.right);
        return;
    }
    if (filter->op != EXPR_EQ) return;
    const struct expr *l = filter->as.pair.left, *r = filter->as.pair.right;
    if (l->op == EXPR_GET && l->as.get.of->op == EXPR_VARIABLE &&
        l->as.get.of->as.variable == b->variable && !reads_variable(r, b->variable) &&
        l->type.kind != TYPE_LIST && r->type.kind != TYPE_LIST) {
        b->index_path = l;
        b->index_key = r;
    }
}

// One binder: the collection, then the variable, then the filter that may read it.
static bool resolve_binder(struct scope *s, struct text name, const struct tree_expr *collection,
                           const struct tree_expr *filter, struct binder *b)
{
    *b = (struct binder){.name = name};
    b->collection = resolve_expr(s, collection, type_of_kind(TYPE_NONE));
    if (!b->collection || !scope_add(s, name, type_element(b->collection->type),
                                     resolve_place(s, collection), &b->variable))
        return false;
    if (!filter) return true;
    b->filter = resolve_expr(s, filter, type_of_kind(TYPE_BOOL));
    index_filter(b, b->filter);
    return b->filter != NULL;
}

bool resolve_binders(struct scope *s, const struct tree_entry *entries,
                     const struct binder **binders, uint32_t *count)
{
    VEC(struct binder) list = {0};
    for (const struct tree_entry *e = entries; e; e = e->next) {
        const struct tree_expr *x = e->value; // written as the comparison « name parmi xs »
        struct binder b;
        if (!x) return false;
        if (x->kind != TREE_BINARY || x->op != OP_IN || x->left->kind != TREE_NAME) {
            diag_bare(s->diags, DIAG_BINDER_EXPECTED, resolve_place(s, x));
            return false;
        }
        if (!resolve_binder(s, x->left->text, x->right, e->filter, &b)) return false;
        vec_push(s->arena, &list, b);
    }
    *binders = list.items;
    *count = list.count;
    return true;
}

const struct expr *resolve_quantifier(struct scope *s, const struct tree_expr *x)
{
    enum expr_op op = x->op == OP_FORALL   ? EXPR_FORALL
                      : x->op == OP_EXISTS ? EXPR_EXISTS
                                           : EXPR_NONE;
    struct scope inner = *s;
    struct binder *b = arena_make(s->arena, struct binder);
    if (!resolve_binder(&inner, x->text, x->left, x->condition, b)) return NULL;
    const struct expr *body = NULL;
    if (x->right && !(body = resolve_expr(&inner, x->right, type_of_kind(TYPE_BOOL)))) return NULL;
    struct expr *e = resolve_node(s, x, op, type_of_kind(TYPE_BOOL));
    e->as.loop.binders = b;
    e->as.loop.count = 1;
    e->as.loop.body = body;
    return e;
}

const struct expr *resolve_fold(struct scope *s, const struct tree_expr *x,
                                enum function_id function, const struct tree_expr *c)
{
    struct scope inner = *s;
    VEC(struct binder) binders = {0};
    for (const struct tree_expr *i = c->list; i; i = i->next) {
        struct binder b;
        if (!resolve_binder(&inner, i->text, i->left, i->filter, &b)) return NULL;
        vec_push(s->arena, &binders, b);
    }
    const struct expr *body = resolve_expr(&inner, c->left, type_of_kind(TYPE_NONE));
    if (!body) return NULL;
    struct type type = type_element(body->type);
    if (function == FUNCTION_LIST) type = type_list(s->arena, type);
    if (function == FUNCTION_COUNT) type = type_of_kind(TYPE_NUMBER);
    struct expr *e = resolve_node(s, x, EXPR_FOLD, type);
    e->as.fold.function = function;
    e->as.fold.binders = binders.items;
    e->as.fold.count = binders.count;
    e->as.fold.body = body;
    return e;
}
