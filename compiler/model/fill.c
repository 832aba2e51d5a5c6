// See fill.h. One function for each type of slot, found in a table.

#include "compiler/model/fill.h"

#include "compiler/model/placeholder.h"
#include "compiler/model/suggest.h"
#include "compiler/model/words.h"
#include "runtime/value/set.h"

static struct place at(const struct filling *f, struct span span)
{
    return place_at(f->source, span);
}

static struct text words(const struct filling *f, const struct tree_expr *x)
{
    return source_text(f->source, x->span);
}

// « date (1er janvier 2018) », « oui ou non ».
static struct text expected(const struct filling *f, struct type t)
{
    struct arena *a = f->lib->arena;
    struct text type = placeholder_type(a, t);
    bool plain = t.kind != TYPE_BOOL && t.kind != TYPE_MEASURE && t.kind != TYPE_BLOCK;
    if (!plain || t.kind == TYPE_FORMULA) return type;
    struct text value = placeholder_value(a, f->block->root->category, f->slot);
    return text_printf(a, "%.*s (%.*s)", TEXT_FMT(type), TEXT_FMT(value));
}

static struct value mismatch(const struct filling *f, const struct tree_expr *x, struct type t)
{
    diag_say(f->lib->diags, DIAG_VALUE_EXPECTED, at(f, x->span), f->slot->label, expected(f, t),
             words(f, x));
    return ABSENT;
}

// --- scalars

static struct value fill_bool(const struct filling *f, const struct tree_expr *x, struct type t)
{
    if (x->kind != TREE_TRUE && x->kind != TREE_FALSE) return mismatch(f, x, t);
    return value_bool(x->kind == TREE_TRUE);
}

static struct value fill_measure(const struct filling *f, const struct tree_expr *x, struct type t)
{
    struct arena *a = f->lib->arena;
    struct value v = ABSENT;
    switch (x->kind) {
    case TREE_NUMBER: return value_number(x->number);
    case TREE_RATE: return value_rate(x->number);
    case TREE_MONEY: return value_money(x->number, (enum currency)x->currency);
    case TREE_STRING: return value_label(a, x->text);
    case TREE_UNMEASURED: return VALUE_OF_KIND(VALUE_UNMEASURED);
    case TREE_TO_FIX:
        v.kind = VALUE_TO_FIX;
        v.as.date = x->date;
        return v;
    case TREE_OBSERVED: {
        struct value measure = fill_measure(f, x->left, t);
        if (measure.kind == VALUE_ABSENT) return measure;
        struct observed *o = arena_make(a, struct observed);
        *o = (struct observed){measure, x->year};
        v.kind = VALUE_OBSERVED;
        v.as.observed = o;
        return v;
    }
    case TREE_NEGATE: {
        struct value of = fill_measure(f, x->left, t);
        if (of.kind != VALUE_NUMBER && of.kind != VALUE_RATE && of.kind != VALUE_MONEY)
            return mismatch(f, x, t);
        of.as.number = number_neg(a, of.as.number);
        return of;
    }
    default: return mismatch(f, x, t);
    }
}

// A number, a rate or an amount: a measure of that kind only.
static struct value fill_exact(const struct filling *f, const struct tree_expr *x, struct type t)
{
    const struct tree_expr *core = x;
    while (core->kind == TREE_NEGATE) core = core->left;
    bool fits = (t.kind == TYPE_NUMBER && core->kind == TREE_NUMBER) ||
                (t.kind == TYPE_RATE && core->kind == TREE_RATE) ||
                (t.kind == TYPE_MONEY && core->kind == TREE_MONEY) || core->kind == TREE_TO_FIX;
    return fits ? fill_measure(f, x, t) : mismatch(f, x, t);
}

// The act's period as it was filled; ABSENT when its category has none.
static struct filled period_of_act(const struct filling *f)
{
    const struct block *root = f->block->root;
    const struct slot *s = category_slot(root->category, word(WORD_PERIOD));
    return s ? block_filled(root, s->index) : (struct filled){.value = ABSENT};
}

// The day that « 9 mois avant le terme » stands for; ABSENT after an error, be it of the period.
static struct value fill_relative(const struct filling *f, const struct tree_expr *x)
{
    struct filled held = period_of_act(f);
    const struct period *p = held.value.kind == VALUE_PERIOD ? held.value.as.period : NULL;
    day_number d;
    if (held.refused) return ABSENT;
    if (x->left->kind != TREE_DURATION || !p || !p->has_end)
        diag_bare(f->lib->diags, DIAG_TERM_UNKNOWN, at(f, x->span));
    else if (!date_add(p->end, *x->left->duration, x->op == OP_BEFORE ? -1 : 1, &d))
        diag_bare(f->lib->diags, DIAG_YEAR_RANGE, at(f, x->span));
    else
        return value_date(d);
    return ABSENT;
}

static struct value fill_date(const struct filling *f, const struct tree_expr *x, struct type t)
{
    struct value v = ABSENT;
    switch (x->kind) {
    case TREE_DATE: return value_date(x->date);
    case TREE_AT_SIGNATURE: return VALUE_OF_KIND(VALUE_AT_SIGNATURE);
    case TREE_TO_FIX:
        v.kind = VALUE_TO_FIX;
        v.as.date = x->date;
        return v;
    case TREE_RELATIVE: return fill_relative(f, x);
    default: return mismatch(f, x, t);
    }
}

static struct value fill_day(const struct filling *f, const struct tree_expr *x, struct type t)
{
    if (x->kind != TREE_DAY) return mismatch(f, x, t);
    struct value v = VALUE_OF_KIND(VALUE_DAY);
    v.as.day = x->day;
    return v;
}

static struct value fill_year(const struct filling *f, const struct tree_expr *x, struct type t)
{
    int64_t n;
    if (x->kind != TREE_NUMBER || !number_to_int(x->number, &n) || n < 1 || n > 9999)
        return mismatch(f, x, t);
    return value_year((int32_t)n);
}

static struct value fill_duration(const struct filling *f, const struct tree_expr *x, struct type t)
{
    if (x->kind != TREE_DURATION) return mismatch(f, x, t);
    struct value v = VALUE_OF_KIND(VALUE_DURATION);
    v.as.duration = x->duration;
    return v;
}

static struct value fill_period(const struct filling *f, const struct tree_expr *x, struct type t)
{
    bool dates = x->kind == TREE_PERIOD && (!x->left || x->left->kind == TREE_DATE) &&
                 (!x->right || x->right->kind == TREE_DATE);
    if (!dates) return mismatch(f, x, t);
    struct period *p = arena_make(f->lib->arena, struct period);
    p->has_begin = x->left != NULL;
    p->has_end = x->right != NULL;
    if (x->left) p->begin = x->left->date;
    if (x->right) p->end = x->right->date;
    // The rules judge the period of an act itself.
    bool of_act = !f->block->parent && is_word(f->slot->ident, WORD_PERIOD);
    if (!of_act && p->has_begin && p->has_end && p->end < p->begin) {
        diag_bare(f->lib->diags, DIAG_PERIOD_BACKWARD, at(f, x->span));
        return ABSENT;
    }
    struct value v = VALUE_OF_KIND(VALUE_PERIOD);
    v.as.period = p;
    return v;
}

static struct value fill_label(const struct filling *f, const struct tree_expr *x, struct type t)
{
    if (x->kind == TREE_STRING) return value_label(f->lib->arena, x->text);
    if (x->kind == TREE_NAME || x->kind == TREE_PATH) {
        diag_say(f->lib->diags, DIAG_QUOTES_EXPECTED, at(f, x->span), words(f, x));
        return ABSENT;
    }
    return mismatch(f, x, t);
}

static struct value fill_prose(const struct filling *f, const struct tree_expr *x, struct type t)
{
    struct value v = fill_label(f, x, t);
    if (v.kind == VALUE_LABEL) v.kind = VALUE_PROSE;
    return v;
}

static struct value fill_rule(const struct filling *f, const struct tree_expr *x, struct type t)
{
    (void)t;
    return value_label(f->lib->arena, words(f, x));
}

static struct value fill_citation(const struct filling *f, const struct tree_expr *x, struct type t)
{
    if (x->kind != TREE_CITATION) return mismatch(f, x, t);
    struct citation *c = arena_make(f->lib->arena, struct citation);
    *c = (struct citation){x->text, tree_article(x)};
    struct value v = VALUE_OF_KIND(VALUE_CITATION);
    v.as.citation = c;
    return v;
}

// --- names

// « rouge, verte, bleue », the values that were possible; the first of them when they are many.
static struct text possible_values(struct arena *a, const struct enumeration *e)
{
    enum { VALUES_MOST = 12 };
    struct buffer b = buffer_new(a);
    for (uint32_t i = 0; i < e->values.count && i < VALUES_MOST; i++)
        buffer_printf(&b, "%s%.*s", i ? ", " : "", TEXT_FMT(e->values.items[i]->name));
    if (e->values.count > VALUES_MOST) buffer_add_c(&b, "…");
    return buffer_text(&b);
}

static struct value fill_enum(const struct filling *f, const struct tree_expr *x, struct type t)
{
    const struct enum_value *v =
        x->kind == TREE_NAME ? map_get(&t.enumeration->by_name, x->text) : NULL;
    if (v) {
        struct value value = VALUE_OF_KIND(VALUE_ENUM);
        value.as.enumerated = v;
        return value;
    }
    struct text near = x->kind == TREE_NAME
                           ? map_nearest(&t.enumeration->by_name, f->lib->arena, x->text)
                           : NO_TEXT;
    if (near.len)
        diag_say(f->lib->diags, DIAG_NAME_UNKNOWN_NEAR, at(f, x->span), x->text, near);
    else
        diag_say(f->lib->diags, DIAG_VALUE_EXPECTED, at(f, x->span), f->slot->label,
                 possible_values(f->lib->arena, t.enumeration), words(f, x));
    return ABSENT;
}

static struct value wrong_category(const struct filling *f, const struct tree_expr *x,
                                   struct type t, const struct block *b)
{
    diag_say(f->lib->diags, DIAG_REFERENCE_CATEGORY, at(f, x->span), f->slot->label,
             t.category->name, words(f, x), b->category->name);
    return ABSENT;
}

static struct value fill_act(const struct filling *f, const struct tree_expr *x, struct type t)
{
    const struct file *from = map_get(&f->lib->files->by_path, f->source->path);
    struct file *file = load_known(f->lib->files, from, x->text);
    for (uint32_t i = 0; file && i < file->acts.count; i++)
        if (category_is(file->acts.items[i]->category, t.category))
            return value_block(file->acts.items[i]);
    if (file && file->acts.count) return wrong_category(f, x, t, file->acts.items[0]);
    if (file && !file->tree->has_errors && !file->lost)
        diag_say(f->lib->diags, DIAG_ACT_MISSING, at(f, x->span), x->text);
    else
        f->lib->silenced++; // the file could not be read
    return ABSENT;
}

// The slot of the act that begins a path, when it refers to another act.
static struct filled first_slot(const struct filling *f, const struct tree_expr *x)
{
    while (x->kind == TREE_PATH) x = x->left;
    const struct block *root = f->block->root;
    const struct slot *s = x->kind == TREE_NAME ? category_slot(root->category, x->text) : NULL;
    return s ? block_filled(root, s->index) : (struct filled){.value = ABSENT};
}

static struct block *follow(const struct filling *f, const struct tree_expr *x,
                            const struct category *wanted, uint32_t *count);

// The block that the beginning of a path leads to; NULL when there is none.
static struct block *follow_left(const struct filling *f, const struct tree_expr *x)
{
    uint32_t count = 0;
    struct block *root = follow(f, x->left, NULL, &count);
    if (root || x->left->kind != TREE_NAME) return root;
    struct value v = first_slot(f, x).value;
    return v.kind == VALUE_BLOCK ? v.as.block : NULL;
}

// The block that a name or a path leads to, from inside the block being filled.
static struct block *follow(const struct filling *f, const struct tree_expr *x,
                            const struct category *wanted, uint32_t *count)
{
    if (x->kind == TREE_NAME)
        return find_block(f->lib, f->block, f->source, x->text, wanted, count);
    *count = 0;
    struct block *root = x->kind == TREE_PATH ? follow_left(f, x) : NULL;
    return root ? find_inside(root, x->text, wanted, count) : NULL;
}

// Whether a name leads to what an error, already reported, kept out of the model.
static bool leads_to_lost(const struct filling *f, const struct tree_expr *x)
{
    bool lost = x->kind == TREE_PATH && first_slot(f, x).refused;
    for (; !lost && x->kind == TREE_PATH; x = x->left) lost = map_get(&f->lib->lost, x->text);
    lost = lost || (x->kind == TREE_NAME && map_get(&f->lib->lost, x->text));
    f->lib->silenced += lost;
    return lost;
}

// What an unknown name may stand for: a path keeps its beginning where that leads to a block.
static struct text nearest_name(const struct filling *f, const struct tree_expr *x, struct type t)
{
    struct text near = x->kind == TREE_NAME ? names_nearest(f->lib, f->block, x->text) : NO_TEXT;
    if (near.len) return near;
    const struct block *root = NULL;
    struct text prefix = NO_TEXT;
    if (x->kind == TREE_PATH && (root = follow_left(f, x))) prefix = words(f, x->left);
    return suggest_path(f->lib, f->block, f->source, words(f, x), prefix, root, t.category);
}

static struct value fill_block(const struct filling *f, const struct tree_expr *x, struct type t)
{
    struct library *lib = f->lib;
    if (x->kind == TREE_ACT) return fill_act(f, x, t);
    uint32_t count = 0;
    struct block *b = follow(f, x, t.category, &count);
    if (b && count == 1) return value_block(b);
    if (count > 1) {
        diag_say(lib->diags, DIAG_NAME_AMBIGUOUS, at(f, x->span), words(f, x));
        return ABSENT;
    }
    if (x->kind != TREE_NAME && x->kind != TREE_PATH) return mismatch(f, x, t);
    if ((b = follow(f, x, NULL, &count))) return wrong_category(f, x, t, b);
    if (leads_to_lost(f, x)) return ABSENT;
    struct text near = nearest_name(f, x, t);
    diag_say(lib->diags, near.len ? DIAG_NAME_UNKNOWN_NEAR : DIAG_NAME_UNKNOWN, at(f, x->span),
             words(f, x), near);
    return ABSENT;
}

static struct value fill_formula(const struct filling *f, const struct tree_expr *x, struct type t)
{
    struct scope s = {.library = f->lib,
                      .arena = f->lib->arena,
                      .diags = f->lib->diags,
                      .source = f->source,
                      .self = f->block->category,
                      .block = f->block,
                      .formula = true};
    const struct expr *e = resolve_expr(&s, x, t.of ? *t.of : type_of_kind(TYPE_NONE));
    struct value v = VALUE_OF_KIND(e ? VALUE_FORMULA : VALUE_ABSENT);
    v.as.formula = e;
    return v;
}

static const struct {
    enum type_kind kind;
    struct value (*fill)(const struct filling *f, const struct tree_expr *x, struct type t);
} FILLERS[] = {
    {TYPE_BOOL, fill_bool},         {TYPE_NUMBER, fill_exact},    {TYPE_RATE, fill_exact},
    {TYPE_MONEY, fill_exact},       {TYPE_MEASURE, fill_measure}, {TYPE_DATE, fill_date},
    {TYPE_DAY, fill_day},           {TYPE_YEAR, fill_year},       {TYPE_DURATION, fill_duration},
    {TYPE_PERIOD, fill_period},     {TYPE_LABEL, fill_label},     {TYPE_PROSE, fill_prose},
    {TYPE_CITATION, fill_citation}, {TYPE_ENUM, fill_enum},       {TYPE_BLOCK, fill_block},
    {TYPE_FORMULA, fill_formula},   {TYPE_RULE, fill_rule},
};

static struct value without_object(const struct filling *f, const struct tree_expr *x)
{
    struct library *lib = f->lib;
    if (!(f->slot->flags & SLOT_WHERE_APPLICABLE)) {
        diag_say(lib->diags, DIAG_NOT_OPTIONAL, at(f, x->span), f->slot->label);
        return ABSENT;
    }
    if (!text_trim(x->text).len) diag_bare(lib->diags, DIAG_MOTIF_MISSING, at(f, x->span));
    struct value v = value_label(lib->arena, x->text);
    v.kind = VALUE_WITHOUT_OBJECT;
    return v;
}

// What is left to be written: said, and refused as a wrong value is. The words of the hole stand in
// the excerpt; where it has none, its type says what is expected.
static struct value hole(const struct filling *f, const struct tree_expr *x, struct type t)
{
    struct text wanted = NO_TEXT;
    if (!text_trim(x->text).len)
        wanted = text_printf(f->lib->arena, " : %.*s", TEXT_FMT(expected(f, t)));
    diag_say(f->lib->diags, DIAG_HOLE, at(f, x->span), f->slot->label, wanted);
    return ABSENT;
}

struct value fill_value(const struct filling *f, const struct tree_expr *x, struct type t)
{
    if (x->kind == TREE_UNKNOWN) return UNKNOWN;
    if (x->kind == TREE_HOLE) return hole(f, x, t);
    if (x->kind == TREE_WITHOUT_OBJECT) return without_object(f, x);
    for (size_t i = 0; i < sizeof FILLERS / sizeof *FILLERS; i++)
        if (FILLERS[i].kind == t.kind) return FILLERS[i].fill(f, x, t);
    return mismatch(f, x, t);
}

// The value of an entry; « non mesuré » keeps its « motif ».
static struct value fill_entry(const struct filling *f, const struct tree_entry *e, struct type t)
{
    struct value v = fill_value(f, e->value, t);
    if (v.kind != VALUE_UNMEASURED || !e->note.len) return v;
    v = value_label(f->lib->arena, e->note);
    v.kind = VALUE_UNMEASURED;
    return v;
}

// --- lists and series

static struct value fill_list(const struct filling *f, const struct tree_entry *entries,
                              struct type of)
{
    if (!entries->next && entries->value && entries->value->kind == TREE_WITHOUT_OBJECT)
        return without_object(f, entries->value);
    VEC(struct value) items = {0};
    for (const struct tree_entry *e = entries; e; e = e->next) {
        struct value v = e->value ? fill_value(f, e->value, of) : ABSENT;
        vec_push(f->lib->arena, &items, v.kind == VALUE_ABSENT ? UNKNOWN : v);
    }
    return value_list(f->lib->arena, items.items, items.count);
}

// One value without a key stands for every year of the act's period, or for all time.
static struct value constant_series(const struct filling *f, const struct tree_entry *e,
                                    struct type t)
{
    struct value v = fill_value(f, e->value, *t.of);
    if (v.kind == VALUE_ABSENT || v.kind == VALUE_UNKNOWN || v.kind == VALUE_WITHOUT_OBJECT)
        return v;
    struct arena *a = f->lib->arena;
    VEC(struct series_entry) list = {0};
    if (t.key == BY_PERIOD) {
        struct value all = VALUE_OF_KIND(VALUE_PERIOD);
        all.as.period = arena_make(a, struct period);
        vec_push(a, &list, ((struct series_entry){all, v}));
    } else {
        struct filled held = period_of_act(f);
        struct value p = held.value;
        if (held.refused) return ABSENT; // already said
        if (p.kind != VALUE_PERIOD || !p.as.period->has_begin || !p.as.period->has_end) {
            diag_say(f->lib->diags, DIAG_KEY_EXPECTED, at(f, e->span), f->slot->label);
            return ABSENT;
        }
        int last = date_to_civil(p.as.period->end).year;
        for (int y = date_to_civil(p.as.period->begin).year; y <= last; y++)
            vec_push(a, &list, ((struct series_entry){value_year(y), v}));
    }
    struct series *s = arena_make(a, struct series);
    *s = (struct series){list.items, list.count};
    struct value series = VALUE_OF_KIND(VALUE_SERIES);
    series.as.series = s;
    return series;
}

static uint32_t count_entries(const struct tree_entry *e)
{
    uint32_t n = 0;
    for (; e; e = e->next) n++;
    return n;
}

// Whether one of the keys before is the same. Keys nearly always ascend, and then no set is made.
static bool is_repeated(struct set *seen, const struct series_entry *before, uint32_t count,
                        struct value key)
{
    int order = 0;
    if (!seen->values.count) {
        bool ascends = !count || (value_order(before[count - 1].key, key, &order) && order < 0);
        if (ascends) return false;
        for (uint32_t i = 0; i < count; i++) set_add(seen, before[i].key);
    }
    return !set_add(seen, key);
}

// The key of an entry; ABSENT after an error.
static struct value fill_key(const struct filling *f, const struct tree_entry *e, struct type t)
{
    if (e->key)
        return fill_value(f, e->key, type_of_kind(t.key == BY_PERIOD ? TYPE_PERIOD : TYPE_YEAR));
    diag_say(f->lib->diags, DIAG_KEY_EXPECTED, at(f, e->span), f->slot->label);
    return ABSENT;
}

// An entry of wrong value is unknown; one wrong key makes the whole series so, since what it says
// of every other year depends on it.
static struct value fill_series(const struct filling *f, const struct tree_entry *entries,
                                struct type t)
{
    struct arena *a = f->lib->arena;
    if (!entries->next && !entries->key && entries->value) return constant_series(f, entries, t);
    VEC(struct series_entry) list = {0};
    vec_reserve(a, &list, count_entries(entries));
    struct set seen = set_new(a);
    bool keys_known = true;
    for (const struct tree_entry *e = entries; e; e = e->next) {
        if (!e->value) continue;
        struct value key = fill_key(f, e, t);
        struct value v = e->key ? fill_entry(f, e, *t.of) : ABSENT;
        keys_known = keys_known && key.kind != VALUE_ABSENT;
        if (key.kind == VALUE_ABSENT) continue;
        if (is_repeated(&seen, list.items, list.count, key)) {
            diag_say(f->lib->diags, DIAG_KEY_REPEATED, at(f, e->key->span), f->slot->label,
                     words(f, e->key));
            keys_known = false;
        }
        vec_push(a, &list, ((struct series_entry){key, v.kind == VALUE_ABSENT ? UNKNOWN : v}));
    }
    if (!keys_known) return ABSENT;
    struct series *s = arena_make(a, struct series);
    *s = (struct series){list.items, list.count};
    struct value v = VALUE_OF_KIND(VALUE_SERIES);
    v.as.series = s;
    return v;
}

static struct value entries_value(const struct filling *f, const struct tree_entry *entries)
{
    struct type t = f->slot->type;
    if (!entries->value) return ABSENT; // the parser has said so
    if (entries->value->kind == TREE_HOLE && !entries->next) return hole(f, entries->value, t);
    if (t.kind == TYPE_LIST) return fill_list(f, entries, *t.of);
    if (t.kind == TYPE_SERIES) return fill_series(f, entries, t);
    if (entries->key)
        diag_say(f->lib->diags, DIAG_KEY_UNEXPECTED, at(f, entries->span), f->slot->label);
    if (entries->next) {
        struct span rest = span_join(entries->next->span, entries->next->span);
        diag_say(f->lib->diags, DIAG_ONE_VALUE, at(f, rest), f->slot->label);
    }
    return fill_entry(f, entries, t);
}

// --- what a slot holds

struct filled fill_refused(struct place where)
{
    return (struct filled){.value = UNKNOWN, .place = where, .written = true, .refused = true};
}

static uint32_t refusals(const struct filling *f)
{
    return f->lib->diags->errors + f->lib->silenced;
}

// What the slot holds of v, when there were `before` refusals before it was read. A list and a
// series mark what was refused of them; of anything else nothing is left.
static struct filled hold(const struct filling *f, struct value v, struct place where,
                          uint32_t before)
{
    bool refused = v.kind == VALUE_ABSENT || refusals(f) != before;
    bool marks = v.kind == VALUE_LIST || v.kind == VALUE_SERIES;
    if (refused && !marks) return fill_refused(where);
    return (struct filled){.value = v, .place = where, .written = true, .refused = refused};
}

static struct span entries_span(const struct tree_entry *entries)
{
    struct span all = entries->span;
    for (const struct tree_entry *e = entries; e; e = e->next) all = span_join(all, e->span);
    return all;
}

struct place fill_place(const struct filling *f, const struct tree_item *field)
{
    if (field->has_prose) return at(f, field->prose_span);
    return at(f, field->entries ? entries_span(field->entries) : field->span);
}

struct filled fill_entries(const struct filling *f, const struct tree_entry *entries)
{
    uint32_t before = refusals(f);
    return hold(f, entries_value(f, entries), at(f, entries_span(entries)), before);
}

struct filled fill_field(const struct filling *f, const struct tree_item *field)
{
    if (!field->has_prose && field->entries) return fill_entries(f, field->entries);
    bool fits = f->slot->type.kind == TYPE_PROSE || f->slot->type.kind == TYPE_LABEL;
    struct place where = fill_place(f, field);
    if (field->has_prose && !fits)
        diag_say(f->lib->diags, DIAG_PROSE_UNEXPECTED, at(f, field->word_span), f->slot->label);
    if (!field->has_prose || !fits) return fill_refused(where); // no value: the parser has said so
    struct value v = value_label(f->lib->arena, field->prose);
    v.kind = VALUE_PROSE;
    return (struct filled){.value = v, .place = where, .written = true};
}
