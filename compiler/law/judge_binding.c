// One requirement on one binding of its names: the verdict, and what is told of it.

#include "compiler/law/judge_parts.h"

static struct value truth_and(struct value x, struct value y)
{
    if ((x.kind == VALUE_BOOL && !x.as.boolean) || (y.kind == VALUE_BOOL && !y.as.boolean))
        return value_bool(false);
    return x.kind == VALUE_BOOL ? y : x;
}

static struct text write_phrase(struct run *r, struct law_phrase *wording)
{
    const struct phrase *p = law_phrase(wording);
    if (!p) return NO_TEXT;
    struct buffer b = buffer_new(r->lib->arena);
    struct phrase_context c = {.eval = &r->eval};
    phrase_write(&c, p, &b);
    return buffer_text(&b);
}

static void find_dossier(const struct expr *x, void *found)
{
    if (x->op == EXPR_DOSSIER) *(bool *)found = true;
    expr_operands(x, find_dossier, found);
}

static bool needs_dossier(const struct run *r)
{
    const struct bearing *b = r->bearing;
    bool found = false;
    if (r->eval.world->dossier) return false;
    for (uint32_t i = 0; i < b->condition_count; i++) find_dossier(b->conditions[i], &found);
    find_dossier(b->requires, &found);
    return found;
}

// Names what a doubt comes from. Where a value that it reads was refused, the error has been said,
// and may be the only reason.
void judge_missing(const struct run *r, struct finding *f)
{
    const struct eval *e = &r->eval;
    bool en = r->lib->diags->english;
    f->refused = e->refused;
    f->missing_block = e->missing_block;
    f->missing_slot = e->missing_block ? e->missing_slot : NULL;
    struct text block = e->missing_block ? block_label(e->missing_block) : NO_TEXT;
    if (e->missing_block && e->missing_slot) {
        f->missing = text_printf(r->lib->arena, "« %.*s » (%.*s)", TEXT_FMT(e->missing_slot->label),
                                 TEXT_FMT(block));
    } else if (e->missing_block) {
        f->missing = text_printf(r->lib->arena, en ? "what %.*s holds" : "ce que contient %.*s",
                                 TEXT_FMT(block));
    } else if (needs_dossier(r)) {
        f->missing = en ? TEXT("the dossier") : TEXT("le dossier");
        f->needs_dossier = true;
    }
}

static void set_related(struct run *r, struct finding *f)
{
    struct value v = r->bearing->see ? eval_run(&r->eval, r->bearing->see) : ABSENT;
    if (v.kind == VALUE_BLOCK) vec_push(r->lib->arena, &f->see, v.as.block);
    for (uint32_t i = 0; v.kind == VALUE_LIST && i < v.as.list->count; i++)
        if (v.as.list->items[i].kind == VALUE_BLOCK)
            vec_push(r->lib->arena, &f->see, v.as.list->items[i].as.block);
}

static enum verdict judge_binding(struct run *r, struct finding *f)
{
    const struct bearing *b = r->bearing;
    struct value condition = value_bool(true);
    r->eval.missing_slot = NULL;
    r->eval.missing_block = NULL;
    for (uint32_t i = 0; i < b->condition_count && !is_false(condition); i++)
        condition = truth_and(condition, eval_run(&r->eval, b->conditions[i]));
    if (is_false(condition)) return VERDICT_NOT_APPLICABLE;
    const struct slot *missing_slot = r->eval.missing_slot;
    const struct block *missing_block = r->eval.missing_block;
    struct value required = eval_run(&r->eval, b->requires);
    if (b->attested_by) {
        struct value piece = eval_run(&r->eval, b->attested_by);
        if (piece.kind == VALUE_ABSENT || piece.kind == VALUE_WITHOUT_OBJECT)
            required = value_bool(false);
        else if (piece.kind == VALUE_UNKNOWN)
            required = truth_and(required, UNKNOWN);
        if (piece.kind == VALUE_BLOCK) f->attested = block_label(piece.as.block);
    }
    if (is_true(required) && !b->question) return VERDICT_RESPECTED;
    if (is_true(required))
        return is_true(condition) || !r->eval.refused.source ? VERDICT_TO_JUDGE : VERDICT_TO_VERIFY;
    if (is_true(condition) && is_false(required)) return VERDICT_BREACHED;
    if (missing_block) {
        r->eval.missing_slot = missing_slot;
        r->eval.missing_block = missing_block;
    }
    return VERDICT_TO_VERIFY;
}

struct finding *judge_finding(struct run *r, struct block *block)
{
    struct finding *f = arena_make(r->scratch, struct finding);
    f->rule = r->rule;
    f->requirement = r->requirement;
    f->block = block;
    f->act = r->act;
    f->place = block->head;
    f->severity = r->requirement ? r->requirement->severity : SEVERITY_INFORMATION;
    return f;
}

void judge_one(struct eval *e, void *context)
{
    struct run *r = context;
    struct finding *f = judge_finding(r, e->self);
    const struct place outer = e->refused; // by what gives the bindings
    e->refused = (struct place){0};
    f->verdict = judge_binding(r, f);
    if (f->verdict == VERDICT_TO_VERIFY) judge_missing(r, f);
    if (f->verdict == VERDICT_BREACHED || f->verdict == VERDICT_TO_VERIFY) {
        f->message = write_phrase(r, r->bearing->finding);
        e->missing_block = NULL;
        f->remedy = write_phrase(r, r->bearing->remedy);
        if (f->verdict == VERDICT_TO_VERIFY && e->missing_block)
            f->remedy = NO_TEXT; // it lacks words
        set_related(r, f);
    }
    if (f->verdict == VERDICT_TO_JUDGE) f->question = write_phrase(r, r->bearing->question);
    bool kept = f->verdict > VERDICT_RESPECTED || r->whole;
    if (f->verdict != VERDICT_NOT_APPLICABLE && kept) judge_place(r, f);
    e->refused = outer;
    vec_push(r->lib->arena, &r->found, f);
}
