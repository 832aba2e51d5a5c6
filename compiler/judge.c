// See judge.h. A requirement gives one finding for each block that it bears on: the worst of its
// bindings, with the messages of those that say the same thing of several names made one.

#include "compiler/judge.h"

#include <ctype.h>

#include "compiler/words.h"

static const struct {
    struct text key, french, english;
} VERDICTS[] = {
    [VERDICT_NOT_APPLICABLE] = {TEXT_INIT("non_applicable"), TEXT_INIT("non applicable"),
                                TEXT_INIT("not applicable")},
    [VERDICT_RESPECTED] = {TEXT_INIT("respectee"), TEXT_INIT("respectée"), TEXT_INIT("respected")},
    [VERDICT_TO_JUDGE] = {TEXT_INIT("a_apprecier"), TEXT_INIT("à apprécier"),
                          TEXT_INIT("to be judged")},
    [VERDICT_TO_VERIFY] = {TEXT_INIT("a_verifier"), TEXT_INIT("à vérifier"),
                           TEXT_INIT("to be verified")},
    [VERDICT_BREACHED] = {TEXT_INIT("meconnue"), TEXT_INIT("méconnue"), TEXT_INIT("breached")},
};

struct text verdict_name(enum verdict v, bool english)
{
    return english ? VERDICTS[v].english : VERDICTS[v].french;
}

struct text verdict_key(enum verdict v)
{
    return VERDICTS[v].key;
}

// --- the date of an act

static struct filled *slot_of(struct block *b, enum word ident)
{
    const struct slot *s = category_slot(b->category, word(ident));
    return s ? &b->slots[s->index] : NULL;
}

static bool date_of(struct block *act, enum word ident, day_number *d)
{
    const struct filled *f = slot_of(act, ident);
    if (!f || f->value.kind != VALUE_DATE) return false;
    *d = f->value.as.date;
    return true;
}

void judge_date(struct library *lib, const struct world *w, struct block *act, bool told)
{
    struct filled *concluded = slot_of(act, WORD_CONCLUSION);
    day_number d = w->date;
    if (!concluded || concluded->value.kind == VALUE_DATE || act->outside) return;
    concluded->assumed = true;
    if (w->has_date || date_of(act, WORD_LAW_AT, &d)) {
        concluded->value = value_date(d);
    } else {
        concluded->value = UNKNOWN;
        concluded->refused = told; // said once
        if (told)
            diag_bare(lib->diags, DIAG_NO_DATE, concluded->written ? concluded->place : act->head);
    }
}

// --- one bearing on one block

struct run {
    struct library *lib;
    struct eval eval;
    struct block *act;
    const struct rule *rule;
    const struct requirement *requirement;
    const struct bearing *bearing;
    struct arena *scratch;       // of what one block needs, emptied after it
    VEC(struct finding *) found; // one a binding, before they are merged
};

struct text force_name(const void *disposition, day_number d)
{
    static const struct text NAMES[] = {
        [FORCE_CERTAIN] = TEXT_INIT("certaine"),
        [FORCE_DISPUTED] = TEXT_INIT("contestée"),
        [FORCE_UNKNOWN] = TEXT_INIT("inconnue"),
        [FORCE_OUT] = TEXT_INIT("hors"),
    };
    return disposition ? NAMES[disposition_force(disposition, d)] : NAMES[FORCE_UNKNOWN];
}

static struct value truth_and(struct value x, struct value y)
{
    if ((x.kind == VALUE_BOOL && !x.as.boolean) || (y.kind == VALUE_BOOL && !y.as.boolean))
        return value_bool(false);
    return x.kind == VALUE_BOOL ? y : x;
}

static bool is_true(struct value v)
{
    return v.kind == VALUE_BOOL && v.as.boolean;
}

static bool is_false(struct value v)
{
    return v.kind == VALUE_BOOL && !v.as.boolean;
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

// --- places

// Walks x for the first slot that the act writes and that x reads; `absent` takes the first one
// that it reads and that is not written.
struct search {
    struct run *run;
    struct place place;
    struct place inner; // of the first child block read, when nothing nearer is found
    const struct block *absent_block;
    const struct slot *absent_slot;
};

static bool search_place(struct search *s, const struct expr *x);

static bool search_get(struct search *s, const struct expr *x)
{
    if (search_place(s, x->as.get.of)) return true;
    struct value of = eval_run(&s->run->eval, x->as.get.of);
    if (of.kind != VALUE_BLOCK) return false;
    const struct block *b = of.as.block;
    const struct filled *f = &b->slots[x->as.get.slot->index];
    if (f->value.kind == VALUE_ABSENT && !s->absent_block) {
        s->absent_block = b;
        s->absent_slot = x->as.get.slot;
    }
    bool here = f->written && f->place.source && b->root == s->run->act;
    if (here && x->as.get.slot->flags & SLOT_CHILD) {
        bool deeper = x->as.get.of->op == EXPR_GET && f->value.kind == VALUE_BLOCK;
        if (!s->inner.source || deeper) s->inner = f->place;
        return false; // what is read inside it is nearer to the point
    }
    if (here) s->place = f->place;
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

static bool search_place(struct search *s, const struct expr *x)
{
    if (!x) return false;
    switch (x->op) {
    case EXPR_GET: return search_get(s, x);
    case EXPR_KEYED: return search_place(s, x->as.keyed.of);
    case EXPR_CONST:
    case EXPR_VARIABLE:
    case EXPR_SELF:
    case EXPR_PARTIES:
    case EXPR_DOSSIER:
    case EXPR_AT_DATE: return false;
    case EXPR_FORALL:
    case EXPR_EXISTS:
    case EXPR_NONE: return search_loop(s, x->as.loop.binders);
    case EXPR_FOLD: return search_loop(s, x->as.fold.binders);
    case EXPR_AND: return search_both(s, x->as.pair.left, x->as.pair.right);
    case EXPR_CHOICE:
        return search_place(s, x->as.choice.condition) || search_place(s, x->as.choice.then);
    case EXPR_CALL:
        for (uint32_t i = 0; i < x->as.call.count; i++)
            if (search_place(s, x->as.call.args[i])) return true;
        return false;
    case EXPR_APPLY:
        for (uint32_t i = 0; i < x->as.apply.function->parameter_count; i++)
            if (search_place(s, x->as.apply.args[i])) return true;
        return false;
    case EXPR_SET:
        for (uint32_t i = 0; i < x->as.set.count; i++)
            if (search_place(s, x->as.set.items[i])) return true;
        return false;
    case EXPR_PERIOD_BEGIN:
    case EXPR_PERIOD_END:
    case EXPR_PERIOD_YEARS:
    case EXPR_SERIES_YEARS:
    case EXPR_TITLE:
    case EXPR_NAME:
    case EXPR_NOT:
    case EXPR_NEG: return search_place(s, x->as.pair.left);
    default: return search_place(s, x->as.pair.left) || search_place(s, x->as.pair.right);
    }
}

// Where a finding stands: the field that the requirement reads, else the innermost bound block of
// the act, else the head of the block judged.
static void place_finding(struct run *r, struct finding *f)
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

// --- one binding

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

// Names what a doubt comes from. A fact that was written and refused has been reported.
static void set_missing(const struct run *r, struct finding *f)
{
    const struct eval *e = &r->eval;
    bool en = r->lib->diags->english;
    struct text block = e->missing_block ? block_label(e->missing_block) : NO_TEXT;
    if (e->missing_block && e->missing_slot) {
        f->missing = text_printf(r->lib->arena, "« %.*s » (%.*s)", TEXT_FMT(e->missing_slot->label),
                                 TEXT_FMT(block));
        f->refused = e->missing_block->slots[e->missing_slot->index].refused;
    } else if (e->missing_block) {
        f->missing = text_printf(r->lib->arena, en ? "what %.*s holds" : "ce que contient %.*s",
                                 TEXT_FMT(block));
    } else if (needs_dossier(r)) {
        f->missing = en ? TEXT("the dossier") : TEXT("le dossier");
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
    if (is_true(required)) return b->question ? VERDICT_TO_JUDGE : VERDICT_RESPECTED;
    if (is_true(condition) && is_false(required)) return VERDICT_BREACHED;
    if (missing_block) {
        r->eval.missing_slot = missing_slot;
        r->eval.missing_block = missing_block;
    }
    return VERDICT_TO_VERIFY;
}

static struct finding *new_finding(struct run *r, struct block *block)
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

static void judge_one(struct eval *e, void *context)
{
    struct run *r = context;
    struct finding *f = new_finding(r, e->self);
    f->verdict = judge_binding(r, f);
    if (f->verdict == VERDICT_TO_VERIFY) set_missing(r, f);
    if (f->verdict == VERDICT_BREACHED || f->verdict == VERDICT_TO_VERIFY) {
        f->message = write_phrase(r, r->bearing->finding);
        f->remedy = write_phrase(r, r->bearing->remedy);
        set_related(r, f);
    }
    if (f->verdict == VERDICT_TO_JUDGE) f->question = write_phrase(r, r->bearing->question);
    if (f->verdict != VERDICT_NOT_APPLICABLE) place_finding(r, f);
    vec_push(r->lib->arena, &r->found, f);
}

// --- merging

// Whether a word ends before t[i]: a blank, or a mark followed by one (not the comma of a number).
static bool is_boundary(struct text t, size_t i)
{
    if (t.ptr[i] == ' ') return true;
    return strchr(".,;", t.ptr[i]) && (i + 1 == t.len || t.ptr[i + 1] == ' ');
}

// Whether a part of a text can stand in an enumeration: short, and closing what it opens.
static bool is_item(struct text t)
{
    enum { LONGEST = 100 };
    int open = 0;
    for (size_t i = 0; i < t.len; i++) {
        struct text rest = text_slice(t, i, t.len);
        if (text_starts(rest, TEXT("«"))) open++;
        if (text_starts(rest, TEXT("»")) && --open < 0) return false;
    }
    return open == 0 && t.len <= LONGEST;
}

// The letter of an article goes with its number: « L. 381-4 et L. 712-1 ».
static size_t before_letter(struct text t, size_t head)
{
    bool letter = head >= 3 && t.ptr[head - 2] == '.' && isupper((unsigned char)t.ptr[head - 3]);
    return letter && (head == 3 || t.ptr[head - 4] == ' ') ? head - 3 : head;
}

// Joins texts that differ in one place by listing what differs: « … pour 2018, 2019 et 2020. »
// False when they have too little in common.
static bool join_texts(struct arena *a, const struct text *texts, uint32_t count, struct text *out)
{
    size_t head = texts[0].len, tail = texts[0].len;
    for (uint32_t i = 1; i < count; i++) {
        size_t n = 0, m = 0, least = texts[i].len < texts[0].len ? texts[i].len : texts[0].len;
        while (n < least && texts[i].ptr[n] == texts[0].ptr[n]) n++;
        while (m < least - n &&
               texts[i].ptr[texts[i].len - 1 - m] == texts[0].ptr[texts[0].len - 1 - m])
            m++;
        head = n < head ? n : head;
        tail = m < tail ? m : tail;
    }
    struct text first = texts[0];
    if (head == first.len && tail == first.len) return *out = first, true;
    while (head > 0 && first.ptr[head - 1] != ' ') head--;
    head = before_letter(first, head);
    while (tail > 0 && !is_boundary(first, first.len - tail)) tail--;
    if (head + tail < 12 || head + tail > first.len) return false;
    struct buffer b = buffer_new(a);
    buffer_add(&b, text_slice(first, 0, head));
    for (uint32_t i = 0; i < count; i++) {
        if (texts[i].len < head + tail) return false;
        struct text item = text_slice(texts[i], head, texts[i].len - tail);
        if (!is_item(item)) return false;
        if (i) buffer_add_c(&b, i + 1 == count ? " et " : ", ");
        buffer_add(&b, item);
    }
    buffer_add(&b, text_slice(first, first.len - tail, first.len));
    *out = buffer_text(&b);
    return true;
}

static bool same_place(struct place x, struct place y)
{
    return x.source == y.source && x.span.begin == y.span.begin && x.span.end == y.span.end;
}

// Merges the findings of one verdict that stand at one place, from index `i` on; keeps the first.
static void merge_from(struct run *r, uint32_t i, bool *taken)
{
    struct finding *first = r->found.items[i];
    VEC(struct text) messages = {0};
    VEC(uint32_t) members = {0};
    for (uint32_t k = i; k < r->found.count; k++) {
        const struct finding *f = r->found.items[k];
        if (taken[k] || f->verdict != first->verdict || !same_place(f->place, first->place))
            continue;
        bool repeated = false;
        for (uint32_t m = 0; m < messages.count; m++)
            repeated = repeated || text_eq(messages.items[m], f->message);
        if (!repeated) vec_push(r->lib->arena, &messages, f->message);
        vec_push(r->lib->arena, &members, k);
    }
    struct text joined;
    if (members.count < 2 || !join_texts(r->lib->arena, messages.items, messages.count, &joined))
        return;
    first->message = joined;
    for (uint32_t m = 1; m < members.count; m++) taken[members.items[m]] = true;
}

static void keep(struct run *r, struct judgement *j, const struct finding *f)
{
    struct finding *kept = arena_make(r->lib->arena, struct finding);
    *kept = *f;
    vec_push(r->lib->arena, &j->findings, kept);
}

// Of the bindings' findings, those to keep: every breach and doubt, else one that sums them up.
static void settle(struct run *r, struct judgement *j, struct block *block)
{
    enum verdict worst = VERDICT_NOT_APPLICABLE;
    for (uint32_t i = 0; i < r->found.count; i++)
        if (r->found.items[i]->verdict > worst) worst = r->found.items[i]->verdict;
    if (worst <= VERDICT_RESPECTED) {
        struct finding *f = NULL;
        for (uint32_t i = 0; i < r->found.count && !f; i++)
            if (r->found.items[i]->verdict == worst) f = r->found.items[i];
        if (!f) f = new_finding(r, block);
        f->verdict = worst;
        keep(r, j, f);
        return;
    }
    bool *taken = arena_array(r->lib->arena, bool, r->found.count);
    for (uint32_t i = 0; i < r->found.count; i++) {
        if (taken[i] || r->found.items[i]->verdict <= VERDICT_RESPECTED) continue;
        merge_from(r, i, taken);
        keep(r, j, r->found.items[i]);
    }
}

// --- rules on blocks

static void judge_block(struct run *r, struct judgement *j, struct block *block)
{
    r->eval.self = block;
    r->found.count = 0;
    const struct bearing *b = r->bearing;
    struct value known = value_bool(true);
    if (!b->requires) { // « sans contrôle »
        struct finding *f = new_finding(r, block);
        f->severity = SEVERITY_INFORMATION;
        keep(r, j, f);
        return;
    }
    if (b->binder_count)
        known = eval_bind(&r->eval, b->binders, b->binder_count, judge_one, r);
    else
        judge_one(&r->eval, r);
    if (known.kind == VALUE_UNKNOWN) {
        struct finding *f = new_finding(r, block);
        f->verdict = VERDICT_TO_VERIFY;
        set_missing(r, f);
        vec_push(r->lib->arena, &r->found, f);
    }
    settle(r, j, block);
    arena_empty(r->scratch);
}

const struct bearing *bearing_for(const struct requirement *q, const struct category *c)
{
    const struct bearing *best = NULL;
    for (uint32_t i = 0; i < q->bearings.count; i++) {
        const struct bearing *b = &q->bearings.items[i];
        if (category_is(c, b->category) && (!best || category_is(b->category, best->category)))
            best = b;
    }
    return best;
}

typedef VEC(struct block *) blocks;

static void list_blocks(struct arena *a, struct block *b, blocks *out)
{
    vec_push(a, out, b);
    for (uint32_t i = 0; i < b->children.count; i++) list_blocks(a, b->children.items[i], out);
}

static void judge_requirement(struct run *r, struct judgement *j, const blocks *all)
{
    const struct requirement *q = r->requirement;
    bool only_root = true;
    for (uint32_t i = 0; i < q->bearings.count; i++)
        only_root = only_root && category_is(q->bearings.items[i].category, r->lib->act);
    uint32_t count = only_root ? 1 : all->count;
    for (uint32_t i = 0; i < count; i++) {
        r->bearing = bearing_for(q, all->items[i]->category);
        if (r->bearing) judge_block(r, j, all->items[i]);
    }
}

static bool bears_on_any(const struct rule *rule, const blocks *all)
{
    for (uint32_t i = 0; i < rule->bears_on.count; i++)
        for (uint32_t k = 0; k < all->count; k++)
            if (category_is(all->items[k]->category, rule->bears_on.items[i])) return true;
    return false;
}

// --- reservations

// A reservation covers what breaks its rule in its block; never a rule of the product.
static struct reservation *find_reservation(const struct finding *f)
{
    for (struct block *b = f->rule->disposition ? f->block : NULL; b; b = b->parent)
        for (uint32_t i = 0; i < b->reservations.count; i++) {
            struct reservation *r = &b->reservations.items[i];
            if (text_eq(r->rule, f->rule->id)) return r;
        }
    return NULL;
}

static void apply_reservations(struct judgement *j)
{
    for (uint32_t i = 0; i < j->findings.count; i++) {
        struct finding *f = j->findings.items[i];
        if (f->verdict != VERDICT_BREACHED) continue;
        f->reservation = find_reservation(f);
        if (f->reservation) f->reservation->used = true;
    }
}

static void check_reservations(struct library *lib, const blocks *all)
{
    for (uint32_t i = 0; i < all->count; i++) {
        struct block *b = all->items[i];
        for (uint32_t k = 0; k < b->reservations.count; k++) {
            const struct reservation *r = &b->reservations.items[k];
            if (r->used) continue;
            bool known = map_get(&lib->rules, r->rule) != NULL;
            struct text near = known ? NO_TEXT : map_nearest(&lib->rules, lib->arena, r->rule);
            diag_say(lib->diags,
                     known      ? DIAG_RESERVATION_UNUSED
                     : near.len ? DIAG_RULE_UNKNOWN_NEAR
                                : DIAG_RULE_UNKNOWN,
                     r->place, r->rule, near);
        }
    }
}

// --- an act

static void judge_rule(struct run *r, struct judgement *j, const struct rule *rule,
                       const blocks *all)
{
    r->rule = rule;
    r->requirement = NULL;
    r->eval.text_of_law = rule->disposition;
    bool bears = bears_on_any(rule, all);
    if (!bears || (j->has_date && !rule_applies(rule, j->date))) {
        if (bears) keep(r, j, new_finding(r, j->act));
        return;
    }
    for (uint32_t i = 0; i < rule->requirements.count; i++) {
        r->requirement = &rule->requirements.items[i];
        judge_requirement(r, j, all);
    }
}

struct judgement *judge_act(struct library *lib, const struct world *w, struct block *act)
{
    struct judgement *j = arena_make(lib->arena, struct judgement);
    struct run *r = arena_make(lib->arena, struct run);
    blocks all = {0};
    list_blocks(lib->arena, act, &all);
    j->act = act;
    j->has_date = date_of(act, WORD_CONCLUSION, &j->date);
    if (!j->has_date && w->has_date) {
        j->has_date = true;
        j->date = w->date;
    }
    r->lib = lib;
    r->act = act;
    struct world *own = arena_make(lib->arena, struct world);
    *own = *w;
    own->has_date = j->has_date;
    own->date = j->date;
    eval_init(&r->eval, lib->arena, own);
    r->eval.arena = r->scratch = arena_new();
    r->eval.partial = act->outside;
    r->eval.validity = force_name;
    for (uint32_t i = 0; i < lib->dispositions.count; i++)
        for (uint32_t k = 0; k < lib->dispositions.items[i]->rules.count; k++)
            judge_rule(r, j, lib->dispositions.items[i]->rules.items[k], &all);
    for (uint32_t i = 0; i < lib->product.count; i++) judge_rule(r, j, lib->product.items[i], &all);
    apply_reservations(j);
    check_reservations(lib, &all);
    arena_free(r->scratch);
    return j;
}

// --- diagnostics

static struct text heading(struct library *lib, const struct finding *f)
{
    bool en = lib->diags->english;
    const char *opening = f->verdict == VERDICT_BREACHED    ? en ? "breach" : "non conforme"
                          : f->verdict == VERDICT_TO_VERIFY ? en ? "to verify" : "à vérifier"
                          : en                              ? "to judge"
                                                            : "à apprécier";
    if (f->verdict == VERDICT_BREACHED && f->severity == SEVERITY_WARNING)
        opening = en ? "warning" : "avertissement";
    if (f->verdict == VERDICT_BREACHED && f->severity == SEVERITY_INFORMATION)
        opening = en ? "information" : "information";
    struct buffer b = buffer_new(lib->arena);
    buffer_add_c(&b, opening);
    if (f->rule->title.len) buffer_printf(&b, " – %.*s", TEXT_FMT(f->rule->title));
    if (f->rule->citation && f->rule->disposition)
        buffer_printf(&b, " (%s%.*s)",
                      text_starts(f->rule->citation->text, TEXT("art.")) ? "" : "article ",
                      TEXT_FMT(f->rule->citation->text));
    return buffer_text(&b);
}

static struct text message_of(struct library *lib, const struct finding *f)
{
    if (f->verdict == VERDICT_TO_JUDGE) return f->question;
    if (f->verdict != VERDICT_TO_VERIFY) return f->message;
    bool en = lib->diags->english;
    if (!f->missing.len)
        return en ? TEXT("A fact that this rule needs is not declared.")
                  : TEXT("Un fait dont dépend cette règle n'est pas déclaré.");
    return text_printf(lib->arena, en ? "%.*s is not declared." : "%.*s n'est pas déclaré.",
                       TEXT_FMT(text_capital(lib->arena, f->missing)));
}

// The severity to show; false when nothing is to be shown.
static bool shown_severity(const struct finding *f, enum severity *s)
{
    static const enum severity UNKNOWN_AS[] = {
        [IF_UNKNOWN_WARNING] = SEVERITY_WARNING,
        [IF_UNKNOWN_ERROR] = SEVERITY_ERROR,
        [IF_UNKNOWN_INFORMATION] = SEVERITY_INFORMATION,
    };
    *s = f->severity;
    if (f->verdict == VERDICT_BREACHED) {
        if (f->reservation) *s = SEVERITY_INFORMATION;
        return true;
    }
    if (f->verdict == VERDICT_TO_VERIFY) {
        if (f->block->outside || f->refused || f->requirement->if_unknown == IF_UNKNOWN_NOTHING)
            return false;
        *s = UNKNOWN_AS[f->requirement->if_unknown];
        if (f->severity > *s) *s = f->severity; // a doubt weighs no more than the breach would
        return true;
    }
    *s = SEVERITY_INFORMATION;
    return f->verdict == VERDICT_TO_JUDGE;
}

static struct diag *make_diag(struct library *lib, const struct finding *f, enum severity severity)
{
    struct diag *d = arena_make(lib->arena, struct diag);
    d->code = f->rule->id;
    d->rule = f->rule->disposition ? f->rule->id : NO_TEXT;
    if (f->requirement) d->requirement = f->requirement->name;
    d->verdict = verdict_key(f->verdict);
    d->severity = severity;
    d->place = f->place;
    d->heading = heading(lib, f);
    d->message = message_of(lib, f);
    if (f->rule->citation) d->citation = f->rule->citation->text;
    d->quote = f->rule->quote;
    d->reading = f->rule->reading;
    if (f->verdict == VERDICT_BREACHED) d->remedy = f->remedy;
    if (f->reservation) d->reservation = f->reservation->motif;
    d->group = f->cause;
    d->product = !f->rule->disposition;
    d->undetermined = f->verdict == VERDICT_TO_VERIFY;
    d->judgement = f->verdict == VERDICT_TO_JUDGE;
    for (uint32_t i = 0; i < f->see.count; i++)
        vec_push(lib->arena, &d->related,
                 ((struct related){f->see.items[i]->head, block_label(f->see.items[i])}));
    return d;
}

void judge_report(struct library *lib, const struct judgement *j)
{
    for (uint32_t i = 0; i < j->findings.count; i++) {
        const struct finding *f = j->findings.items[i];
        enum severity severity;
        if (shown_severity(f, &severity)) diag_push(lib->diags, make_diag(lib, f, severity));
    }
}
