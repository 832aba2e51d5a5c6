// Walking an expression: what asks which slots, blocks or variables one reads goes through here, so
// that only this file and the evaluator know the shape of each operation.
#include "runtime/value/expr.h"

typedef void visit(const struct expr *, void *);

static void visit_one(const struct expr *x, visit *each, void *context)
{
    if (x) each(x, context);
}

static void visit_many(const struct expr *const *xs, uint32_t n, visit *each, void *context)
{
    for (uint32_t i = 0; i < n; i++) visit_one(xs[i], each, context);
}

static void visit_binders(const struct binder *b, uint32_t n, visit *each, void *context)
{
    for (uint32_t i = 0; i < n; i++) {
        visit_one(b[i].collection, each, context);
        visit_one(b[i].filter, each, context);
    }
}

// Operations of one operand, of two and of none.
static void visit_simple(const struct expr *x, visit *each, void *context)
{
    switch ((enum expr_op)x->op) {
    case EXPR_CONST:
    case EXPR_VARIABLE:
    case EXPR_SELF:
    case EXPR_PARTIES:
    case EXPR_DOSSIER:
    case EXPR_AT_DATE: break;
    case EXPR_GET: visit_one(x->as.get.of, each, context); break;
    case EXPR_KEYED: visit_one(x->as.keyed.of, each, context); break;
    case EXPR_PERIOD_BEGIN:
    case EXPR_PERIOD_END:
    case EXPR_PERIOD_YEARS:
    case EXPR_SERIES_YEARS:
    case EXPR_PARTIES_OF:
    case EXPR_TITLE:
    case EXPR_NAME:
    case EXPR_NOT:
    case EXPR_NEG: visit_one(x->as.one.left, each, context); break;
    default: visit_one(x->as.pair.left, each, context); visit_one(x->as.pair.right, each, context);
    }
}

void expr_operands(const struct expr *x, visit *each, void *context)
{
    switch ((enum expr_op)x->op) {
    case EXPR_CHOICE:
        visit_one(x->as.choice.condition, each, context);
        visit_one(x->as.choice.then, each, context);
        visit_one(x->as.choice.otherwise, each, context);
        break;
    case EXPR_FORALL:
    case EXPR_EXISTS:
    case EXPR_NONE:
        visit_binders(x->as.loop.binders, x->as.loop.count, each, context);
        visit_one(x->as.loop.body, each, context);
        break;
    case EXPR_CALL: visit_many(x->as.call.args, x->as.call.count, each, context); break;
    case EXPR_FOLD:
        visit_binders(x->as.fold.binders, x->as.fold.count, each, context);
        visit_one(x->as.fold.body, each, context);
        break;
    case EXPR_APPLY:
        visit_many(x->as.apply.args, x->as.apply.function->parameter_count, each, context);
        break;
    case EXPR_SET: visit_many(x->as.set.items, x->as.set.count, each, context); break;
    default: visit_simple(x, each, context);
    }
}
