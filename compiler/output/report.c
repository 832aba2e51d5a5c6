// See report.h. A row gathers the findings of one rule and says the worst of them.
#include "compiler/output/report_parts.h"

static const struct status_words STATUSES[] = {
#define STATUS(id, key, french, one, several)                                                      \
    [REPORT_##id] = {TEXT_INIT(key), TEXT_INIT(french), TEXT_INIT(one), TEXT_INIT(several)},
#include "compiler/output/report_status.def"
#undef STATUS
};

bool report_is_found(enum report_status s)
{
    return s >= REPORT_TOLD;
}

const struct status_words *report_status(enum report_status s)
{
    return &STATUSES[s];
}

static enum report_status breach_status(const struct finding *f)
{
    if (f->reservation) return REPORT_RESERVED;
    if (f->severity == SEVERITY_ERROR) return REPORT_BREACHED;
    return f->severity == SEVERITY_WARNING ? REPORT_WARNED : REPORT_TOLD;
}

static enum report_status status_of(const struct finding *f)
{
    switch (f->verdict) {
    case VERDICT_RESPECTED: return REPORT_RESPECTED;
    case VERDICT_TO_JUDGE: return REPORT_TO_JUDGE;
    case VERDICT_TO_VERIFY: return REPORT_TO_VERIFY;
    case VERDICT_BREACHED: return breach_status(f);
    case VERDICT_NOT_APPLICABLE: break;
    }
    return f->rule->uncontrolled.len && f->requirement ? REPORT_UNCONTROLLED
                                                       : REPORT_NOT_APPLICABLE;
}

// --- rows

struct rows {
    struct report *report;
    struct places *places;
    struct map findings; // identifier of a rule -> struct rule_findings *
};

struct rule_findings {
    VEC(const struct finding *) list;
};

static void gather(struct rows *x, const struct judgement *j)
{
    for (uint32_t i = 0; j && i < j->findings.count; i++) {
        const struct finding *f = j->findings.items[i];
        struct rule_findings *of = map_get(&x->findings, f->rule->id);
        if (!of) {
            of = arena_make(x->report->arena, struct rule_findings);
            map_set(&x->findings, f->rule->id, of);
        }
        vec_push(x->report->arena, &of->list, f);
    }
}

static bool bears_on_dossier(const struct report *r, const struct rule *rule)
{
    for (uint32_t i = 0; i < rule->bears_on.count; i++)
        if (r->library->dossier && category_is(rule->bears_on.items[i], r->library->dossier))
            return true;
    return false;
}

// Where what is not printed stands: the dossier, or a line of the source.
static struct text other_place(const struct report *r, const struct report_row *row)
{
    const struct finding *f = row->findings.count ? row->findings.items[0] : NULL;
    if (!f || !category_is(f->block->category, r->library->act)) {
        if (!f || f->block->root != r->act) return TEXT("dossier");
    }
    if (row->status == REPORT_TO_VERIFY)
        return f && f->refused.source ? TEXT("valeur refusée") : TEXT("fait non déclaré");
    struct text line = report_line(r, row->at);
    return line.len ? line : TEXT("–");
}

// « art. 6, I ; 8, I », two places at most.
static struct text place_text(const struct report *r, const struct report_row *row)
{
    static const struct text ARTICLE = TEXT_INIT("Article\u00A0");
    struct buffer b = buffer_new(r->arena);
    bool article = false;
    for (uint32_t i = 0; i < row->places.count && i < 2; i++) {
        const struct report_place *p = &row->places.items[i];
        struct text name = text_lower(r->arena, p->division);
        if (i) buffer_add_c(&b, " ; ");
        if (text_starts(p->division, ARTICLE)) {
            name = text_slice(p->division, ARTICLE.len, p->division.len);
            if (!article) buffer_add_c(&b, "art. ");
            article = true;
        }
        buffer_add(&b, name);
        if (p->detail.len) buffer_printf(&b, ", %.*s", TEXT_FMT(p->detail));
    }
    return buffer_text(&b);
}

static struct report_row *make_row(struct rows *x, const struct rule *rule)
{
    struct report *r = x->report;
    const struct rule_findings *of = map_get(&x->findings, rule->id);
    struct report_row *row = arena_make(r->arena, struct report_row);
    row->rule = rule;
    row->status = REPORT_NOT_APPLICABLE;
    if (!of && bears_on_dossier(r, rule) && !r->world->dossier) row->status = REPORT_TO_VERIFY;
    for (uint32_t i = 0; of && i < of->list.count; i++) {
        enum report_status s = status_of(of->list.items[i]);
        if (s > row->status) row->status = s;
    }
    for (uint32_t i = 0; of && i < of->list.count; i++)
        if (status_of(of->list.items[i]) == row->status)
            vec_push(r->arena, &row->findings, of->list.items[i]);
    if (row->status <= REPORT_UNCONTROLLED) {
        row->observed = row->rule->uncontrolled;
        return row;
    }
    places_find(x->places, row);
    if (row->findings.count) row->at = row->findings.items[0]->place;
    if (row->status == REPORT_RESPECTED && row->motif.len) row->status = REPORT_WITHOUT_OBJECT;
    row->place = row->places.count ? place_text(r, row) : other_place(r, row);
    row->line = report_line(r, row->at);
    row->observed = report_observed(r, row);
    row->support = report_support(r, row);
    return row;
}

static struct text reference_of(const struct block *act)
{
    const struct slot *s = category_slot(act->category, TEXT("référence"));
    if (!s || block_value(act, s->index).kind != VALUE_LABEL) return NO_TEXT;
    return *block_value(act, s->index).as.text;
}

static bool bears_on_act(const struct report *r, const struct disposition *d)
{
    for (uint32_t i = 0; i < r->judgement->findings.count; i++)
        if (r->judgement->findings.items[i]->rule->disposition == d) return true;
    return false;
}

static void make_rows(struct rows *x)
{
    struct report *r = x->report;
    for (uint32_t i = 0; i < r->library->dispositions.count; i++) {
        const struct disposition *d = r->library->dispositions.items[i];
        if (!bears_on_act(r, d)) {
            vec_push(r->arena, &r->elsewhere, d);
            continue;
        }
        vec_push(r->arena, &r->applied, d);
        for (uint32_t k = 0; k < d->rules.count; k++) {
            struct report_row *row = make_row(x, d->rules.items[k]);
            r->counts[row->status]++;
            vec_push(r->arena, &r->law, row);
        }
    }
    for (uint32_t i = 0; i < r->library->product.count; i++)
        vec_push(r->arena, &r->product, make_row(x, r->library->product.items[i]));
}

struct report *report_make(struct arena *a, struct library *lib, const struct world *w,
                           const struct judgement *j, const struct judgement *dossier,
                           const struct document *document, const struct printing *printing,
                           const struct digests *digests)
{
    struct report *r = arena_make(a, struct report);
    struct world *own = arena_make(a, struct world);
    *own = *w;
    own->has_date = j->has_date;
    own->date = j->date;
    *r = (struct report){.arena = a,
                         .library = lib,
                         .world = own,
                         .judgement = j,
                         .act = j->act,
                         .title = j->act->title.len ? j->act->title : block_label(j->act),
                         .reference = reference_of(j->act),
                         .document = document,
                         .digests = digests};
    struct rows x = {r, places_new(a, own, j->act, printing, document), map_new(a)};
    gather(&x, j);
    if (dossier != j) gather(&x, dossier);
    make_rows(&x);
    report_summarise(r);
    report_list(r);
    return r;
}
