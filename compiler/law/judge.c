// See judge.h: which rules bear on which blocks of an act, its date, its reservations.

#include "compiler/law/judge_parts.h"

#include "compiler/model/words.h"

// --- the date of an act

static bool is_refused(const struct block *b, enum word ident)
{
    const struct slot *s = category_slot(b->category, word(ident));
    return s && block_filled(b, s->index).refused;
}

static bool date_of(struct block *act, enum word ident, day_number *d)
{
    const struct slot *s = category_slot(act->category, word(ident));
    struct value v = s ? block_value(act, s->index) : ABSENT;
    if (v.kind != VALUE_DATE) return false;
    *d = v.as.date;
    return true;
}

void judge_date(struct library *lib, const struct world *w, struct block *act, bool told)
{
    const struct slot *s = category_slot(act->category, word(WORD_CONCLUSION));
    day_number d = w->date;
    if (!s || block_value(act, s->index).kind == VALUE_DATE || act->outside) return;
    struct filled *concluded = block_fill(lib->arena, act, s->index);
    concluded->assumed = true;
    if (w->has_date || date_of(act, WORD_LAW_AT, &d)) {
        concluded->value = value_date(d);
    } else {
        bool said = is_refused(act, WORD_CONCLUSION) || is_refused(act, WORD_LAW_AT);
        concluded->value = UNKNOWN;
        if (told && !said)
            diag_bare(lib->diags, DIAG_NO_DATE, concluded->written ? concluded->place : act->head);
        concluded->refused = told || said; // said once
    }
}

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

// --- rules on blocks

static void judge_block(struct run *r, struct judgement *j, struct block *block)
{
    r->eval.self = block;
    r->found.count = 0;
    const struct bearing *b = r->bearing;
    struct value known = value_bool(true);
    r->eval.refused = (struct place){0};
    if (!b->requires) { // « sans contrôle »
        struct finding *f = judge_finding(r, block);
        f->severity = SEVERITY_INFORMATION;
        judge_keep(r, j, f);
        return;
    }
    if (b->binder_count)
        known = eval_bind(&r->eval, b->binders, b->binder_count, judge_one, r);
    else
        judge_one(&r->eval, r);
    if (known.kind == VALUE_UNKNOWN) {
        struct finding *f = judge_finding(r, block);
        f->verdict = VERDICT_TO_VERIFY;
        judge_missing(r, f);
        vec_push(r->lib->arena, &r->found, f);
    }
    judge_settle(r, j, block);
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
        bool breached = f->verdict == VERDICT_BREACHED;
        struct reservation *r = breached || f->refused.source ? find_reservation(f) : NULL;
        if (r) r->used = true; // or may be, once what was refused is mended
        if (breached) f->reservation = r;
    }
}

// The rules that an identifier begins (« IV.6 »: « IV.6.a, IV.6.b »), or else the nearest; NO_TEXT
// when there is none.
static struct text likely_rules(struct library *lib, struct text id)
{
    enum { RULES_MOST = 6 };
    struct buffer b = buffer_new(lib->arena);
    struct text prefix = text_printf(lib->arena, "%.*s.", TEXT_FMT(id));
    uint32_t count = 0;
    for (uint32_t i = 0; i < lib->rules.count; i++) {
        struct text key = lib->rules.entries[i].key;
        if (!text_starts(key, prefix) || count++ >= RULES_MOST) continue;
        buffer_printf(&b, "%s%.*s", b.len ? ", " : "", TEXT_FMT(key));
    }
    if (count > RULES_MOST) buffer_add_c(&b, "…");
    return count ? buffer_text(&b) : map_nearest(&lib->rules, lib->arena, id);
}

static void check_reservations(struct library *lib, const blocks *all)
{
    for (uint32_t i = 0; i < all->count; i++) {
        struct block *b = all->items[i];
        for (uint32_t k = 0; k < b->reservations.count; k++) {
            const struct reservation *r = &b->reservations.items[k];
            if (r->used) continue;
            bool known = map_get(&lib->rules, r->rule) != NULL;
            struct text near = known ? NO_TEXT : likely_rules(lib, r->rule);
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
        if (bears) judge_keep(r, j, judge_finding(r, j->act));
        return;
    }
    for (uint32_t i = 0; i < rule->requirements.count; i++) {
        r->requirement = &rule->requirements.items[i];
        judge_requirement(r, j, all);
    }
}

struct judgement *judge_act(struct library *lib, const struct world *w, struct block *act,
                            bool whole)
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
    r->whole = whole;
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
