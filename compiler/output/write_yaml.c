// The order of the contract, its head (sources, law) and the verdicts.
#include "compiler/output/write_yaml.h"

#include "compiler/output/digests.h"
#include "compiler/output/yaml_parts.h"
#include "compiler/version.h"
#include "runtime/compiled/compiled_names.h"

// --- sources

static void write_sources(struct contract *c, const struct digests *digests)
{
    yaml_list(c->w);
    for (uint32_t i = 0; i < digests->sources.count; i++) {
        yaml_map(c->w);
        yaml_pair(c->w, "path", digests->sources.items[i].path);
        yaml_pair(c->w, "sha256", digests->sources.items[i].sha256);
        yaml_map_end(c->w);
    }
    yaml_list_end(c->w);
}

// --- law

static void write_bound(struct contract *c, const char *key, const struct bound *b)
{
    yaml_key(c->w, text_of(key));
    switch (b->kind) {
    case BOUND_OPEN: yaml_null(c->w); break;
    case BOUND_DATE: yaml_text(c->w, contract_date(c, b->date)); break;
    case BOUND_UNKNOWN:
        yaml_map(c->w);
        yaml_key(c->w, TEXT("unknown"));
        yaml_bool(c->w, true);
        yaml_map_end(c->w);
        break;
    case BOUND_DISPUTED:
        yaml_map(c->w);
        yaml_key(c->w, TEXT("disputed"));
        yaml_list(c->w);
        yaml_text(c->w, contract_date(c, b->date));
        yaml_text(c->w, contract_date(c, b->other));
        yaml_list_end(c->w);
        yaml_map_end(c->w);
        break;
    }
}

// The version by which the act is judged: the first when no date says which.
static const struct law_version *version_of(const struct disposition *d, const struct judgement *j)
{
    if (j->has_date) return disposition_version(d, j->date);
    return d->versions.count ? &d->versions.items[0] : NULL;
}

static void write_disposition(struct contract *c, const struct seal_module *seal,
                              const struct disposition *d, const struct law_version *v)
{
    struct text words = law_version_text(c->lib, v);
    yaml_map(c->w);
    yaml_pair(c->w, "id", d->id);
    yaml_pair_if(c->w, "title", d->title);
    write_bound(c, "begin", &v->validity.begin);
    write_bound(c, "end", &v->validity.end);
    if (v->validity.to_confirm) {
        yaml_key(c->w, TEXT("to_confirm"));
        yaml_bool(c->w, true);
    }
    yaml_pair_if(c->w, "file", v->file);
    if (words.ptr) yaml_pair(c->w, "sha256", seal_digest(seal, c->arena, words));
    yaml_map_end(c->w);
}

static void write_law(struct contract *c, const struct seal_module *seal,
                      const struct digests *digests, const struct judgement *j)
{
    yaml_map(c->w);
    yaml_key(c->w, TEXT("date"));
    if (j->has_date)
        yaml_text(c->w, contract_date(c, j->date));
    else
        yaml_null(c->w);
    yaml_pair(c->w, "compiler", TEXT(SCEAU_VERSION));
    yaml_pair(c->w, "library", digests->library);
    yaml_key(c->w, TEXT("dispositions"));
    yaml_list(c->w);
    for (uint32_t i = 0; i < c->lib->dispositions.count; i++) {
        const struct disposition *d = c->lib->dispositions.items[i];
        const struct law_version *v = version_of(d, j);
        if (v) write_disposition(c, seal, d, v);
    }
    yaml_list_end(c->w);
    yaml_map_end(c->w);
}

// --- parties, period

static void write_party(struct contract *c, const struct slot *role, struct value v)
{
    for (uint32_t i = 0; v.kind == VALUE_LIST && i < v.as.list->count; i++)
        write_party(c, role, v.as.list->items[i]);
    if (v.kind != VALUE_BLOCK) return;
    const struct block *b = v.as.block;
    yaml_map(c->w);
    yaml_pair(c->w, "role", text_key(c->arena, role->ident));
    yaml_pair(c->w, "id", b->path);
    yaml_pair_if(c->w, "name", b->name);
    yaml_pair_if(c->w, "title", b->title);
    yaml_pair(c->w, "label", block_label(b));
    yaml_map_end(c->w);
}

static void write_parties(struct contract *c)
{
    yaml_list(c->w);
    for (uint32_t i = 0; i < c->act->category->slots.count; i++) {
        const struct slot *s = &c->act->category->slots.items[i];
        if (s->flags & SLOT_PARTY) write_party(c, s, block_get(c->eval, c->act, s));
    }
    yaml_list_end(c->w);
}

static void write_act_period(struct contract *c)
{
    const struct slot *s = category_slot(c->act->category, TEXT("période"));
    struct value v = s ? block_get(c->eval, c->act, s) : ABSENT;
    if (v.kind == VALUE_PERIOD)
        contract_period(c, v.as.period);
    else
        yaml_null(c->w);
}

// --- conformity

static void write_place(struct contract *c, const struct finding *f)
{
    yaml_map(c->w);
    if (f->block) yaml_pair(c->w, "block", f->block->path);
    if (f->place.source) {
        struct position p = source_position(c->arena, f->place.source, f->place.span.begin);
        yaml_pair(c->w, "path", f->place.source->path);
        yaml_key(c->w, TEXT("line"));
        yaml_int(c->w, p.line);
        yaml_key(c->w, TEXT("column"));
        yaml_int(c->w, p.column);
    }
    yaml_map_end(c->w);
}

static struct text severity_key(enum severity s)
{
    static const struct text keys[] = {
        [SEVERITY_ERROR] = TEXT_INIT("error"),
        [SEVERITY_WARNING] = TEXT_INIT("warning"),
        [SEVERITY_INFORMATION] = TEXT_INIT("information"),
    };
    return keys[s];
}

static void write_finding(struct contract *c, const struct finding *f)
{
    const struct rule *r = f->rule;
    yaml_map(c->w);
    yaml_pair(c->w, "rule", r->id);
    if (f->requirement) yaml_pair_if(c->w, "requirement", f->requirement->name);
    yaml_pair(c->w, "verdict", verdict_key(f->verdict));
    yaml_pair(c->w, "severity", severity_key(f->severity));
    if (r->citation) yaml_pair(c->w, "citation", r->citation->text);
    yaml_key(c->w, TEXT("place"));
    write_place(c, f);
    yaml_pair_if(c->w, "message", f->message);
    yaml_pair_if(c->w, "question", f->question);
    yaml_pair_if(c->w, "missing", f->missing);
    yaml_pair_if(c->w, "attested", f->attested);
    if (f->reservation) yaml_pair(c->w, "reservation", f->reservation->motif);
    yaml_map_end(c->w);
}

static void write_conformity(struct contract *c, const struct judgement *j)
{
    yaml_list(c->w);
    for (uint32_t i = 0; i < j->findings.count; i++) write_finding(c, j->findings.items[i]);
    yaml_list_end(c->w);
}

// --- the whole

static void write_contract(struct contract *c, const struct seal_module *seal,
                           const struct judgement *judgement, const struct document *document)
{
    struct yaml_writer *w = c->w;
    const struct digests digests = digests_make(c->arena, c->lib, c->act, seal);
    yaml_map(w);
    yaml_key(w, TEXT("sceau"));
    yaml_int(w, COMPILED_VERSION);
    yaml_key(w, TEXT("source"));
    write_sources(c, &digests);
    yaml_key(w, TEXT("law"));
    write_law(c, seal, &digests, judgement);
    yaml_pair(w, "kind", text_key(c->arena, c->act->category->name));
    yaml_pair(w, "title", c->act->title);
    yaml_key(w, TEXT("parties"));
    write_parties(c);
    yaml_key(w, TEXT("period"));
    write_act_period(c);
    yaml_key(w, TEXT("data"));
    yaml_map(w);
    contract_slots(c, c->act);
    yaml_map_end(w);
    yaml_key(w, TEXT("document"));
    if (document)
        contract_document(c, document);
    else
        yaml_null(w);
    yaml_key(w, TEXT("conformity"));
    write_conformity(c, judgement);
    yaml_key(w, TEXT("formulas"));
    contract_formulas(c);
    yaml_map_end(w);
}

bool write_yaml(struct arena *a, struct library *lib, const struct world *w, struct block *act,
                const struct judgement *judgement, const struct document *document,
                struct buffer *out)
{
    struct seal_module seal;
    if (!seal_module_open(&seal, lib->diags)) return false;
    struct eval e;
    eval_init(&e, a, w);
    e.self = act;
    struct contract c = {a, yaml_open(out), lib, w, &e, act};
    write_contract(&c, &seal, judgement, document);
    bool done = yaml_close(c.w);
    if (!done) diag_bare(lib->diags, DIAG_YAML_FAILED, (struct place){0});
    seal_module_close(&seal);
    return done;
}
