// Where a finding stands in the act: the field that the requirement reads, before the block that
// lacks it.

#include "compiler/law/judge_parts.h"

// Walks x for the first slot that the act writes and that x reads; `absent` takes the first one
// that it reads and that is not written.
struct search {
    struct run *run;
    struct place place;
    struct place inner; // of the first child block read, when nothing nearer is found
    const struct block *absent_block;
    const struct slot *absent_slot;
    bool found; // in one of the operands being walked
};

static bool search_place(struct search *s, const struct expr *x);

static bool search_get(struct search *s, const struct expr *x)
{
    if (search_place(s, x->as.get.of)) return true;
    struct value of = eval_run(&s->run->eval, x->as.get.of);
    if (of.kind != VALUE_BLOCK) return false;
    const struct block *b = of.as.block;
    const struct filled f = block_filled(b, x->as.get.slot->index);
    if (f.value.kind == VALUE_ABSENT && !s->absent_block) {
        s->absent_block = b;
        s->absent_slot = x->as.get.slot;
    }
    bool here = f.written && f.place.source && b->root == s->run->act;
    if (here && x->as.get.slot->flags & SLOT_CHILD) {
        bool deeper = x->as.get.of->op == EXPR_GET && f.value.kind == VALUE_BLOCK;
        if (!s->inner.source || deeper) s->inner = f.place;
        return false; // what is read inside it is nearer to the point
    }
    if (here) s->place = f.place;
    return here;
}

// Of two conditions, the one that fails is the one to mend; but « présent(x) et … » says that x is.
static bool search_both(struct search *s, const struct expr *left, const struct expr *right)
{
    struct value v = eval_run(&s->run->eval, left);
    bool hint = left->op == EXPR_CALL && left->as.call.function == FUNCTION_PRESENT;
    bool kept = !hint && is_true(v);
    if (search_place(s, kept ? right : left)) return true;
    if (s->absent_block || is_false(v) || (hint && s->inner.source)) return false;
    return search_place(s, kept ? left : right);
}

// A collection is where to look only when nothing is missing.
static bool search_loop(struct search *s, const struct binder *b)
{
    return !s->absent_block && search_place(s, b->collection);
}

static void search_operand(const struct expr *x, void *context)
{
    struct search *s = context;
    s->found = s->found || search_place(s, x);
}

static bool search_place(struct search *s, const struct expr *x)
{
    if (!x) return false;
    switch ((enum expr_op)x->op) {
    case EXPR_GET: return search_get(s, x);
    case EXPR_FORALL:
    case EXPR_EXISTS:
    case EXPR_NONE: return search_loop(s, x->as.loop.binders);
    case EXPR_FOLD: return search_loop(s, x->as.fold.binders);
    case EXPR_AND: return search_both(s, x->as.pair.left, x->as.pair.right);
    case EXPR_CHOICE:
        return search_place(s, x->as.choice.condition) || search_place(s, x->as.choice.then);
    default:
        s->found = false;
        expr_operands(x, search_operand, s);
        return s->found;
    }
}

// Where a finding stands: the field that the requirement reads, else the innermost bound block of
// the act, else the head of the block judged.
void judge_place(struct run *r, struct finding *f)
{
    struct search s = {.run = r, .place = {0}};
    bool found = search_place(&s, r->bearing->requires);
    if (s.absent_block && s.absent_block->root == r->act)
        f->cause = text_printf(r->lib->arena, "%.*s:%.*s", TEXT_FMT(s.absent_block->path),
                               TEXT_FMT(s.absent_slot->ident));
    if (found) {
        f->place = s.place;
        return;
    }
    f->place = s.inner.source ? s.inner : f->block->head;
    if (s.absent_block && s.absent_block->root == r->act) f->place = s.absent_block->head;
    for (uint32_t i = r->bearing->binder_count; i-- > 0;) {
        const struct binder *b = &r->bearing->binders[i];
        struct value v = r->eval.variables[b->variable];
        if (v.kind != VALUE_BLOCK) continue;
        bool own = v.as.block->root == r->act; // else the field that names it
        if (!own && (s.inner.source || !search_place(&s, b->collection))) continue;
        f->place = own ? v.as.block->head : s.place;
        return;
    }
}
