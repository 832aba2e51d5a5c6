// Reading the law. A rule inherits from the divisions around it: what it bears on is the nearest
// « porte sur »; « pour chaque », « condition » and « en vigueur » accumulate from outside in;
// anything else is the nearest that is written.

#include "compiler/law/law.h"

#include "compiler/model/words.h"

// One block of the law and the ones around it.
struct frame {
    const struct tree_item *item;
    const struct frame *outer;
};

struct reading {
    struct library *lib;
    const struct file *file;
    struct disposition *disposition; // NULL for the product's rules
};

static struct place at(const struct reading *r, struct span span)
{
    return place_at(r->file->source, span);
}

static const struct tree_item *field_in(const struct tree_item *block, enum word w)
{
    for (const struct tree_item *i = block->items; i; i = i->next)
        if (i->kind == ITEM_FIELD && is_word(i->word, w)) return i;
    return NULL;
}

static const struct tree_item *nearest(const struct frame *f, enum word w)
{
    const struct tree_item *found = NULL;
    for (; f && !found; f = f->outer) found = field_in(f->item, w);
    return found;
}

static const struct tree_expr *value_in(const struct tree_item *field)
{
    return field && field->entries ? field->entries->value : NULL;
}

static struct text string_in(const struct frame *f, enum word w)
{
    const struct tree_item *field = nearest(f, w);
    const struct tree_expr *x = value_in(field);
    if (field && field->has_prose) return text_trim(field->prose);
    return x && x->kind == TREE_STRING ? x->text : NO_TEXT;
}

// --- validity

static struct bound read_bound(const struct reading *r, const struct tree_expr *x)
{
    struct bound b = {.kind = BOUND_OPEN};
    if (!x) return b;
    if (x->kind == TREE_DATE) return (struct bound){BOUND_DATE, x->date, x->date};
    if (x->kind == TREE_UNKNOWN) return (struct bound){.kind = BOUND_UNKNOWN};
    if (x->kind == TREE_BINARY && x->op == OP_OR && x->left->kind == TREE_DATE &&
        x->right->kind == TREE_DATE)
        return (struct bound){BOUND_DISPUTED, x->left->date, x->right->date};
    diag_say(r->lib->diags, DIAG_TYPE_MISMATCH, at(r, x->span), TEXT("une date"),
             source_text(r->file->source, x->span));
    return b;
}

static struct validity read_validity(const struct reading *r, const struct tree_item *field)
{
    struct validity v = {0};
    const struct tree_expr *x = value_in(field);
    if (!x) return v;
    if (x->kind == TREE_ALWAYS) {
        v.always = true;
    } else if (x->kind == TREE_PERIOD) {
        v.begin = read_bound(r, x->left);
        v.end = read_bound(r, x->right);
    } else {
        diag_bare(r->lib->diags, DIAG_VALIDITY, at(r, x->span));
    }
    for (const struct tree_expr *t = field->entries->attributes; t; t = t->next)
        v.to_confirm = v.to_confirm || t->kind == TREE_TO_CONFIRM;
    return v;
}

static void read_version(struct reading *r, const struct tree_item *item)
{
    const struct frame f = {item, NULL};
    struct law_version v = {.place = at(r, item->head_span)};
    v.validity = read_validity(r, field_in(item, WORD_IN_FORCE));
    v.file = string_in(&f, WORD_FILE);
    if (!v.file.len) diag_bare(r->lib->diags, DIAG_VERSION_FILE, v.place);
    if (r->disposition->versions.count < 64) // bits of rule.versions
        vec_push(r->lib->arena, &r->disposition->versions, v);
}

// --- what a requirement says

static enum severity read_severity(const struct reading *r, const struct frame *f)
{
    const struct tree_expr *x = value_in(nearest(f, WORD_SEVERITY));
    struct text t = x ? source_text(r->file->source, x->span) : word(WORD_ERROR);
    if (is_word(t, WORD_WARNING)) return SEVERITY_WARNING;
    if (is_word(t, WORD_INFORMATION)) return SEVERITY_INFORMATION;
    if (!is_word(t, WORD_ERROR)) diag_say(r->lib->diags, DIAG_SEVERITY, at(r, x->span), t);
    return SEVERITY_ERROR;
}

static enum if_unknown read_if_unknown(const struct reading *r, const struct frame *f)
{
    const struct tree_expr *x = value_in(nearest(f, WORD_IF_UNKNOWN));
    struct text t = x ? source_text(r->file->source, x->span) : word(WORD_WARNING);
    if (is_word(t, WORD_ERROR)) return IF_UNKNOWN_ERROR;
    if (is_word(t, WORD_INFORMATION)) return IF_UNKNOWN_INFORMATION;
    if (is_word(t, WORD_NOTHING)) return IF_UNKNOWN_NOTHING;
    if (!is_word(t, WORD_WARNING)) diag_say(r->lib->diags, DIAG_SEVERITY, at(r, x->span), t);
    return IF_UNKNOWN_WARNING;
}

struct law_phrase {
    struct scope *scope; // of the bearing, with its binders
    struct span span;
    const struct phrase *phrase;
    bool read;
};

const struct phrase *law_phrase(struct law_phrase *p)
{
    if (!p || p->read) return p ? p->phrase : NULL;
    p->read = true;
    p->phrase = phrase_parse(p->scope, p->span);
    return p->phrase;
}

static struct law_phrase *find_phrase(struct scope *s, const struct frame *f, enum word w)
{
    const struct tree_item *field = nearest(f, w);
    const struct tree_expr *x = value_in(field);
    bool prose = field && field->has_prose, string = x && x->kind == TREE_STRING;
    if (!prose && !string) return NULL;
    struct text t = prose ? field->prose : x->text;
    uint32_t begin = (uint32_t)(t.ptr - s->source->bytes.ptr);
    struct law_phrase *p = arena_make(s->arena, struct law_phrase);
    p->scope = s;
    p->span = (struct span){begin, begin + (uint32_t)t.len};
    return p;
}

static const struct expr *read_expr(struct scope *s, const struct frame *f, enum word w,
                                    enum type_kind type)
{
    const struct tree_expr *x = value_in(nearest(f, w));
    return x ? resolve_expr(s, x, type_of_kind(type)) : NULL;
}

// What « pour chaque » and « condition » of all the frames add up to, from outside in.
struct gathered {
    VEC(struct binder) binders;
    VEC(const struct expr *) conditions;
};

static bool gather(struct scope *s, const struct frame *f, struct gathered *g)
{
    if (!f) return true;
    if (!gather(s, f->outer, g)) return false;
    const struct tree_item *each = field_in(f->item, WORD_FOR_EACH);
    const struct binder *binders = NULL;
    uint32_t count = 0;
    if (each && !resolve_binders(s, each->entries, &binders, &count)) return false;
    for (uint32_t i = 0; i < count; i++) vec_push(s->arena, &g->binders, binders[i]);
    for (const struct tree_item *i = f->item->items; i; i = i->next) {
        if (i->kind != ITEM_FIELD || !is_word(i->word, WORD_CONDITION) || !value_in(i)) continue;
        const struct expr *c = resolve_expr(s, value_in(i), type_of_kind(TYPE_BOOL));
        if (!c) return false;
        vec_push(s->arena, &g->conditions, c);
    }
    return true;
}

// Compiles a requirement for one category. False after an error.
static bool read_bearing(struct reading *r, const struct frame *f, const struct category *c,
                         struct bearing *b)
{
    struct scope *s = arena_make(r->lib->arena, struct scope); // outlives this for the wordings
    *s = (struct scope){.library = r->lib,
                        .arena = r->lib->arena,
                        .diags = r->lib->diags,
                        .source = r->file->source,
                        .self = c};
    struct gathered g = {0};
    if (!gather(s, f, &g)) return false;
    *b = (struct bearing){
        .category = c,
        .binders = g.binders.items,
        .binder_count = g.binders.count,
        .conditions = g.conditions.items,
        .condition_count = g.conditions.count,
        .requires = read_expr(s, f, WORD_REQUIRES, TYPE_BOOL),
        .attested_by = read_expr(s, f, WORD_ATTESTED_BY, TYPE_NONE),
        .see = read_expr(s, f, WORD_SEE, TYPE_NONE),
        .finding = find_phrase(s, f, WORD_FINDING),
        .remedy = find_phrase(s, f, WORD_REMEDY),
        .question = find_phrase(s, f, WORD_QUESTION),
    };
    return true;
}

static void read_categories(struct reading *r, const struct frame *f, struct rule *rule,
                            struct requirement *q)
{
    const struct tree_item *field = nearest(f, WORD_BEARS_ON);
    if (!field) diag_say(r->lib->diags, DIAG_BEARS_ON_NOTHING, q->place, rule->id);
    for (const struct tree_entry *e = field ? field->entries : NULL; e; e = e->next) {
        if (!e->value) continue;
        struct text name = source_text(r->file->source, e->value->span);
        const struct category *c = map_get(&r->lib->categories, name);
        struct bearing b;
        if (!c) {
            struct text near = map_nearest(&r->lib->categories, r->lib->arena, name);
            diag_say(r->lib->diags, near.len ? DIAG_CATEGORY_UNKNOWN_NEAR : DIAG_CATEGORY_UNKNOWN,
                     at(r, e->value->span), name, near);
        } else if (read_bearing(r, f, c, &b)) {
            vec_push(r->lib->arena, &q->bearings, b);
        }
    }
}

static void add_requirement(struct reading *r, const struct frame *f, struct rule *rule,
                            struct text name)
{
    struct requirement q = {.name = name,
                            .rank = rule->requirements.count,
                            .severity = read_severity(r, f),
                            .if_unknown = read_if_unknown(r, f),
                            .disputed_reading = string_in(f, WORD_DISPUTED_READING),
                            .place = at(r, f->item->head_span)};
    if (!nearest(f, WORD_REQUIRES) && !nearest(f, WORD_UNCONTROLLED))
        diag_say(r->lib->diags, DIAG_RULE_EMPTY, q.place, rule->id);
    read_categories(r, f, rule, &q);
    for (uint32_t i = 0; i < q.bearings.count; i++)
        vec_push(r->lib->arena, &rule->bears_on, q.bearings.items[i].category);
    vec_push(r->lib->arena, &rule->requirements, q);
}

// --- rules and divisions

static void read_validities(struct reading *r, const struct frame *f, struct rule *rule)
{
    for (; f; f = f->outer) {
        const struct tree_item *field = field_in(f->item, WORD_IN_FORCE);
        if (field) vec_push(r->lib->arena, &rule->validities, read_validity(r, field));
    }
}

static const struct citation *read_citation(struct reading *r, const struct tree_item *item)
{
    const struct tree_expr *x = value_in(field_in(item, WORD_SOURCE));
    if (!x || x->kind != TREE_CITATION) return NULL;
    struct citation *c = arena_make(r->lib->arena, struct citation);
    *c = (struct citation){x->text, tree_article(x)};
    return c;
}

static void read_rule(struct reading *r, const struct frame *f)
{
    struct library *lib = r->lib;
    const struct tree_item *item = f->item;
    struct rule *rule = arena_make(lib->arena, struct rule);
    const struct frame own = {item, NULL};
    rule->id = item->name;
    rule->title = item->title;
    rule->disposition = r->disposition;
    for (const struct frame *o = f->outer; o && !rule->division.len; o = o->outer)
        if (is_word(o->item->word, WORD_DIVISION)) rule->division = o->item->title;
    rule->citation = read_citation(r, item);
    rule->quote = string_in(&own, WORD_QUOTE);
    rule->reading = string_in(&own, WORD_READING);
    rule->disputed_reading = string_in(&own, WORD_DISPUTED_READING);
    rule->uncontrolled = string_in(&own, WORD_UNCONTROLLED);
    rule->place = at(r, item->head_span);
    rule->file = r->file;
    read_validities(r, f, rule);
    bool several = false;
    for (const struct tree_item *i = item->items; i; i = i->next) {
        if (i->kind != ITEM_BLOCK || !is_word(i->word, WORD_REQUIREMENT)) continue;
        const struct frame inner = {i, f};
        add_requirement(r, &inner, rule, i->name);
        several = true;
    }
    if (!several) add_requirement(r, f, rule, NO_TEXT);
    if (map_set(&lib->rules, rule->id, rule))
        diag_say(lib->diags, DIAG_NAME_TAKEN, rule->place, rule->id);
    if (r->disposition)
        vec_push(lib->arena, &r->disposition->rules, rule);
    else
        vec_push(lib->arena, &lib->product, rule);
}

static void read_blocks(struct reading *r, const struct frame *f)
{
    for (const struct tree_item *i = f->item->items; i; i = i->next) {
        if (i->kind != ITEM_BLOCK) continue;
        const struct frame inner = {i, f};
        if (is_word(i->word, WORD_RULE)) {
            read_rule(r, &inner);
        } else if (is_word(i->word, WORD_DIVISION)) {
            read_blocks(r, &inner);
        } else if (is_word(i->word, WORD_VERSION) && r->disposition) {
            read_version(r, i);
        }
    }
}

static void read_disposition(struct library *lib, const struct file *file,
                             const struct tree_item *item)
{
    struct disposition *d = arena_make(lib->arena, struct disposition);
    struct reading r = {lib, file, d};
    const struct frame f = {item, NULL};
    d->id = item->name;
    d->title = item->title;
    d->collection = string_in(&f, WORD_COLLECTION);
    d->place = place_at(file->source, item->head_span);
    read_blocks(&r, &f);
    if (d->versions.count == 0) diag_say(lib->diags, DIAG_NO_VERSION, d->place, d->id);
    law_place_rules(lib, d);
    vec_push(lib->arena, &lib->dispositions, d);
}

void law_compile(struct library *lib)
{
    for (uint32_t i = 0; i < lib->files->list.count; i++) {
        const struct file *file = lib->files->list.items[i];
        if (file->tree->has_errors) continue; // what could be read of it would only mislead
        for (const struct tree_item *k = file->tree->items; k; k = k->next) {
            bool text = k->kind == ITEM_BLOCK && is_word(k->word, WORD_DISPOSITION);
            bool product = k->kind == ITEM_BLOCK && is_word(k->word, WORD_PRODUCT_RULES);
            if ((text || product) && !file->library) {
                diag_say(lib->diags, DIAG_LAW_OUTSIDE, place_at(file->source, k->head_span),
                         k->word);
            } else if (text) {
                read_disposition(lib, file, k);
            } else if (product) {
                struct reading r = {lib, file, NULL};
                const struct frame f = {k, NULL};
                read_blocks(&r, &f);
            }
        }
    }
}

static void verify_phrases(const struct rule *rule)
{
    for (uint32_t i = 0; i < rule->requirements.count; i++) {
        const struct requirement *q = &rule->requirements.items[i];
        vec_each(const struct bearing, b, &q->bearings)
        {
            law_phrase(b->finding);
            law_phrase(b->remedy);
            law_phrase(b->question);
        }
    }
}

void law_verify_phrases(struct library *lib)
{
    for (uint32_t i = 0; i < lib->rules.count; i++) verify_phrases(lib->rules.entries[i].value);
}
