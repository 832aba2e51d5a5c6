// The compiled form as a whole: the small model is made while the formulas are read, then every
// reference is checked, so that nothing that was read can fail later.
#include "runtime/compiled/compiled.h"

#include "runtime/compiled/compiled_names.h"
#include "runtime/compiled/compiled_parts.h"

static const struct text slot_names[] = {TEXT_INIT("valeurs"), TEXT_INIT("valeur")};
enum { BY_YEARS, ALONE, SLOTS };

bool compiled_refuse(struct rebuild *r, const struct node *n, struct text key)
{
    diag_say(r->diags, DIAG_COMPILED_VALUE, n->place, key);
    return false;
}

const struct node *compiled_field(struct rebuild *r, const struct node *n, const char *key)
{
    const struct node *field = node_get(n, text_of(key));
    if (!field) diag_say(r->diags, DIAG_COMPILED_KEY, n->place, text_of(key));
    return field;
}

struct text compiled_text(struct rebuild *r, const struct node *n, const char *key)
{
    const struct node *field = compiled_field(r, n, key);
    if (!field) return NO_TEXT;
    if (field->kind == NODE_SCALAR) return field->text;
    compiled_refuse(r, field, text_of(key));
    return NO_TEXT;
}

static const struct category *new_category(struct arena *a, struct text name, uint32_t slots)
{
    struct category *c = arena_make(a, struct category);
    c->name = c->title = name;
    c->by_ident = map_new(a);
    c->by_word = map_new(a);
    for (uint32_t i = 0; i < slots; i++) {
        struct slot s = {.label = slot_names[i], .ident = slot_names[i], .owner = c, .index = i};
        s.type = type_of_kind(TYPE_MEASURE);
        vec_push(a, &c->slots, s);
    }
    for (uint32_t i = 0; i < slots; i++) map_set(&c->by_ident, slot_names[i], &c->slots.items[i]);
    return c;
}

// Its name is the last word of its identity.
struct block *compiled_block(struct rebuild *r, struct text id)
{
    struct block *b = map_get(&r->blocks, id);
    if (b) return b;
    size_t at = id.len;
    while (at > 0 && id.ptr[at - 1] != '.' && id.ptr[at - 1] != '#') at--;
    b = arena_make(r->arena, struct block);
    b->category = r->other;
    b->path = id;
    b->name = text_slice(id, at, id.len);
    b->root = b;
    b->id = r->blocks.count;
    map_set(&r->blocks, id, b);
    return b;
}

const struct slot *compiled_slot(struct rebuild *r, struct text name)
{
    struct slot *s = map_get(&r->slots, name);
    if (s) return s;
    s = arena_make(r->arena, struct slot);
    s->label = s->ident = name;
    s->flags = SLOT_KEYED;
    map_set(&r->slots, name, s);
    return s;
}

// --- variables

static bool read_variable_value(struct rebuild *r, const struct node *n, struct block *b, int slot)
{
    const struct node *value = node_get(n, slot_names[slot]);
    return !value || rebuild_value(r, value, &block_fill(r->arena, b, (uint32_t)slot)->value);
}

static bool read_variable(struct rebuild *r, const struct node *n)
{
    struct text id = compiled_text(r, n, "id");
    struct compiled *c = r->compiled;
    if (!id.ptr) return false;
    if (map_get(&c->by_id, id)) return true; // told with an earlier formula
    struct compiled_variable *v = arena_make(r->arena, struct compiled_variable);
    struct block *b = compiled_block(r, id);
    const struct node *name = node_get(n, TEXT("name")), *title = node_get(n, TEXT("title"));
    const struct node *unit = node_get(n, TEXT("unite"));
    b->category = r->variable;
    if (name) b->name = name->text;
    if (title) b->title = title->text;
    v->block = b;
    if (unit) v->unit = unit->text;
    map_set(&c->by_id, id, v);
    vec_push(r->arena, &c->variables, v);
    return read_variable_value(r, n, b, BY_YEARS) && read_variable_value(r, n, b, ALONE);
}

static bool read_variables(struct rebuild *r, const struct node *n)
{
    const struct node *list = compiled_field(r, n, "variables");
    if (!list) return false;
    for (uint32_t i = 0; i < list->items.count; i++)
        if (!read_variable(r, list->items.items[i])) return false;
    return list->kind == NODE_LIST || compiled_refuse(r, list, TEXT("variables"));
}

// --- rounding, schedule

static bool read_rounding(struct rebuild *r, const struct node *n, struct compiled_formula *f)
{
    const struct node *rounding = node_get(n, TEXT("rounding"));
    if (!rounding) return true;
    struct text t = compiled_text(r, rounding, "decimals");
    const struct number *number = number_parse_plain(r->arena, t);
    int64_t decimals;
    if (!number || !number_to_int(number, &decimals) || decimals < -12 || decimals > 12)
        return compiled_refuse(r, rounding, TEXT("rounding"));
    f->is_rounded = true;
    f->decimals = (int)decimals;
    return true;
}

static bool read_days(struct rebuild *r, const struct node *n, struct schedule *s)
{
    const struct node *days = compiled_field(r, n, "days");
    if (!days) return false;
    bool fine =
        days->kind == NODE_LIST && days->items.count > 0 && days->items.count <= INSTALMENTS_MAX;
    for (uint32_t i = 0; fine && i < days->items.count; i++)
        fine = compiled_day_of(days->items.items[i]->text, &s->days[s->count++]);
    return fine || compiled_refuse(r, days, TEXT("days"));
}

static bool read_schedule(struct rebuild *r, const struct node *n, struct compiled_formula *f)
{
    const struct node *schedule = node_get(n, TEXT("schedule"));
    if (!schedule) return true;
    struct text shift = compiled_text(r, schedule, "shift");
    struct text difference = compiled_text(r, schedule, "difference");
    if (!shift.ptr || !difference.ptr) return false;
    f->is_scheduled = true;
    f->schedule.difference_first = text_eq(difference, TEXT("first"));
    if (!f->schedule.difference_first && !text_eq(difference, TEXT("last")))
        return compiled_refuse(r, schedule, TEXT("difference"));
    if (!compiled_shift_of(shift, &f->schedule.shift))
        return compiled_refuse(r, schedule, TEXT("shift"));
    const struct node *settlement = node_get(schedule, TEXT("settlement"));
    f->is_settled = settlement != NULL;
    if (settlement && !compiled_day_of(settlement->text, &f->settlement))
        return compiled_refuse(r, settlement, TEXT("settlement"));
    return read_days(r, schedule, &f->schedule);
}

// --- formulas

static bool read_formula(struct rebuild *r, const struct node *n)
{
    struct text owner = compiled_text(r, n, "owner"), slot = compiled_text(r, n, "slot");
    const struct node *key = node_get(n, TEXT("key")), *text = node_get(n, TEXT("text"));
    const struct node *expression = compiled_field(r, n, "expression");
    if (!owner.ptr || !slot.ptr || !expression) return false;
    struct compiled_formula *f = arena_make(r->arena, struct compiled_formula);
    f->owner = compiled_block(r, owner);
    f->slot = slot;
    f->is_keyed = key != NULL;
    f->key = key ? key->text : slot;
    if (text) f->text = text->text;
    if (!read_variables(r, n)) return false;
    f->expr = rebuild_expr(r, expression);
    if (!f->expr || !read_rounding(r, n, f) || !read_schedule(r, n, f)) return false;
    struct keyed k = {.slot = compiled_slot(r, slot), .key = f->key};
    k.filled.value = (struct value){.kind = VALUE_FORMULA, .as.formula = f->expr};
    vec_push(r->arena, &f->owner->keyed, k);
    vec_push(r->arena, &r->compiled->formulas, f);
    return true;
}

static const struct compiled_formula *
formula_at(const struct compiled *c, const struct block *owner, struct text slot, struct text key)
{
    for (uint32_t i = 0; i < c->formulas.count; i++) {
        const struct compiled_formula *f = c->formulas.items[i];
        if (f->owner == owner && text_eq(f->slot, slot) && text_eq(f->key, key)) return f;
    }
    return NULL;
}

static const struct compiled_formula *called(const struct compiled *c, const struct expr *x)
{
    return formula_at(c, x->as.keyed.of->as.constant.as.block, x->as.keyed.slot->ident,
                      x->as.keyed.key);
}

static void check_reference(const struct expr *x, void *context)
{
    struct rebuild *r = context;
    if (x->op != EXPR_KEYED)
        expr_operands(x, check_reference, context);
    else if (!called(r->compiled, x))
        diag_say(r->diags, DIAG_COMPILED_REFERENCE, x->place, x->as.keyed.key);
}

static void read_basis(struct rebuild *r, const struct node *n, struct compiled_formula *f)
{
    const struct node *basis = node_get(node_get(n, TEXT("schedule")), TEXT("basis"));
    if (!basis) return;
    struct text owner = compiled_text(r, basis, "owner"), slot = compiled_text(r, basis, "slot");
    const struct node *key = node_get(basis, TEXT("key"));
    f->basis = formula_at(r->compiled, compiled_block(r, owner), slot, key ? key->text : slot);
    if (!f->basis) diag_say(r->diags, DIAG_COMPILED_REFERENCE, basis->place, slot);
}

// Formulas may refer to later ones, so references are looked at once all are read.
static bool read_formulas(struct rebuild *r, const struct node *root)
{
    const struct node *list = compiled_field(r, root, "formulas");
    if (!list) return false;
    if (list->kind != NODE_LIST) return compiled_refuse(r, list, TEXT("formulas"));
    for (uint32_t i = 0; i < list->items.count; i++)
        if (!read_formula(r, list->items.items[i])) return false;
    uint32_t errors = r->diags->errors;
    for (uint32_t i = 0; i < list->items.count; i++) {
        check_reference(r->compiled->formulas.items[i]->expr, r);
        read_basis(r, list->items.items[i], r->compiled->formulas.items[i]);
    }
    return r->diags->errors == errors;
}

static bool read_version(struct rebuild *r, const struct node *root)
{
    struct text version = compiled_text(r, root, "sceau");
    struct text own = text_printf(r->arena, "%d", COMPILED_VERSION);
    if (!version.ptr || text_eq(version, own)) return version.ptr != NULL;
    diag_say(r->diags, DIAG_COMPILED_VERSION, root->place, version, own);
    return false;
}

static bool read_period(struct rebuild *r, const struct node *root)
{
    const struct node *n = compiled_field(r, root, "period");
    struct period *p = &r->compiled->period;
    if (!n || node_is_null(n)) return n != NULL;
    const struct node *begin = node_get(n, TEXT("begin")), *end = node_get(n, TEXT("end"));
    p->has_begin = !node_is_null(begin);
    p->has_end = !node_is_null(end);
    if ((!p->has_begin || date_parse_iso(begin->text, &p->begin)) &&
        (!p->has_end || date_parse_iso(end->text, &p->end)))
        return true;
    return compiled_refuse(r, n, TEXT("period"));
}

struct compiled *compiled_read(struct arena *a, const struct source *s, struct diags *d)
{
    const struct node *root = node_read(a, s, d);
    if (!root) return NULL;
    struct compiled *c = arena_make(a, struct compiled);
    c->arena = a;
    c->diags = d;
    c->by_id = map_new(a);
    struct rebuild r = {.arena = a,
                        .diags = d,
                        .compiled = c,
                        .variable = new_category(a, TEXT("variable"), SLOTS),
                        .other = new_category(a, TEXT("bloc"), 0),
                        .blocks = map_new(a),
                        .slots = map_new(a),
                        .values = map_new(a)};
    if (!read_version(&r, root)) return NULL;
    c->title = compiled_text(&r, root, "title");
    return c->title.ptr && read_period(&r, root) && read_formulas(&r, root) ? c : NULL;
}

// --- data

static bool is_called(struct arena *a, const struct block *b, struct text name)
{
    return text_eq(b->path, name) || text_eq(b->name, name) || text_eq(text_key(a, b->name), name);
}

static struct compiled_variable *find_variable(struct compiled *c, struct text name,
                                               struct place where)
{
    struct compiled_variable *found = map_get(&c->by_id, name);
    struct map names = map_new(c->arena);
    uint32_t count = found ? 1 : 0;
    for (uint32_t i = 0; !found && i < c->variables.count; i++)
        map_set(&names, c->variables.items[i]->block->name, c->variables.items[i]);
    for (uint32_t i = 0; count < 2 && i < c->variables.count; i++) {
        struct compiled_variable *v = c->variables.items[i];
        if (v == found || !is_called(c->arena, v->block, name)) continue;
        found = v;
        count++;
    }
    if (count == 1) return found;
    struct text near = map_nearest(&names, c->arena, name);
    diag_say(c->diags,
             count      ? DIAG_DATA_AMBIGUOUS
             : near.ptr ? DIAG_DATA_UNKNOWN_NEAR
                        : DIAG_DATA_UNKNOWN,
             where, name, near);
    return NULL;
}

static void remember(struct compiled *c, struct compiled_variable *v, struct value year)
{
    if (!v->given) {
        v->given = arena_make(c->arena, struct set);
        *v->given = set_new(c->arena);
    }
    set_add(v->given, year);
}

// The series of v with the given entries in the place of its own.
static struct value merged(struct compiled *c, struct value own, const struct series *given)
{
    VEC(struct series_entry) entries = {0};
    for (uint32_t i = 0; i < given->count; i++) vec_push(c->arena, &entries, given->entries[i]);
    for (uint32_t i = 0; own.kind == VALUE_SERIES && i < own.as.series->count; i++)
        if (series_at(given, own.as.series->entries[i].key).kind == VALUE_ABSENT)
            vec_push(c->arena, &entries, own.as.series->entries[i]);
    struct series *s = arena_make(c->arena, struct series);
    *s = (struct series){entries.items, entries.count};
    return (struct value){.kind = VALUE_SERIES, .as.series = s};
}

static void give(struct compiled *c, struct compiled_variable *v, struct value given)
{
    struct value *by_years = &block_fill(c->arena, v->block, BY_YEARS)->value;
    if (given.kind != VALUE_SERIES) {
        *by_years = ABSENT;
        block_fill(c->arena, v->block, ALONE)->value = given;
        remember(c, v, ABSENT); // every year
        return;
    }
    for (uint32_t i = 0; i < given.as.series->count; i++)
        remember(c, v, given.as.series->entries[i].key);
    *by_years = merged(c, *by_years, given.as.series);
}

bool compiled_give(struct compiled *c, const struct source *data)
{
    const struct node *root = node_read(c->arena, data, c->diags);
    struct rebuild r = {.arena = c->arena, .diags = c->diags, .compiled = c};
    if (!root) return false;
    if (root->kind != NODE_MAP) return compiled_refuse(&r, root, data->path);
    bool fine = true;
    for (uint32_t i = 0; i < root->fields.count; i++) {
        const struct map_entry *field = &root->fields.entries[i];
        const struct node *n = field->value;
        struct compiled_variable *v = find_variable(c, text_nfc(c->arena, field->key), n->place);
        struct value value = ABSENT;
        bool read = v && rebuild_value(&r, n, &value);
        if (read) give(c, v, value);
        fine = fine && read;
    }
    return fine;
}

// --- use

struct text compiled_label(struct arena *a, const struct compiled_formula *f)
{
    return text_printf(a, "%.*s.%.*s", TEXT_FMT(f->owner->name), TEXT_FMT(f->key));
}

// Whether `name` is the identity of f, or its end from one of its words on.
static bool is_named(struct arena *a, const struct compiled_formula *f, struct text name)
{
    struct text whole = text_printf(a, "%.*s.%.*s", TEXT_FMT(f->owner->path), TEXT_FMT(f->key));
    if (!text_ends(whole, name)) return false;
    char before = whole.len == name.len ? '.' : whole.ptr[whole.len - name.len - 1];
    return before == '.' || before == '#';
}

const struct compiled_formula *compiled_find(const struct compiled *c, struct text name)
{
    const struct compiled_formula *found = NULL;
    uint32_t count = 0;
    name = text_nfc(c->arena, name);
    for (uint32_t i = 0; i < c->formulas.count; i++) {
        if (!is_named(c->arena, c->formulas.items[i], name)) continue;
        found = c->formulas.items[i];
        count++;
    }
    if (count == 1) return found;
    diag_say(c->diags, count ? DIAG_FORMULA_AMBIGUOUS : DIAG_FORMULA_UNKNOWN, (struct place){0},
             name);
    return NULL;
}

static const struct number *rounded(struct arena *a, const struct number *n, int decimals)
{
    if (decimals >= 0) return number_round(a, n, decimals, ROUND_HALF_UP);
    const struct number *unit = number_int(a, 1), *ten = number_int(a, 10);
    for (int i = decimals; i < 0; i++) unit = number_mul(a, unit, ten);
    n = number_round(a, number_div(a, n, unit), 0, ROUND_HALF_UP);
    return number_mul(a, n, unit);
}

struct value compiled_value(struct eval *e, const struct compiled_formula *f, int32_t year)
{
    struct value v = eval_formula(e, f->owner, f->expr, year);
    bool numeric = v.kind == VALUE_MONEY || v.kind == VALUE_NUMBER || v.kind == VALUE_RATE;
    if (numeric && f->is_rounded) v.as.number = rounded(e->arena, v.as.number, f->decimals);
    return v;
}

struct calls {
    const struct compiled *compiled;
    struct compiled_formulas found;
    struct set seen;
};

static void add_calls(const struct expr *x, void *context)
{
    struct calls *calls = context;
    if (x->op != EXPR_KEYED) {
        expr_operands(x, add_calls, context);
        return;
    }
    const struct compiled_formula *f = called(calls->compiled, x);
    const struct value v = {.kind = VALUE_FORMULA, .as.formula = f->expr};
    if (!set_add(&calls->seen, v)) return;
    add_calls(f->expr, context);
    vec_push(calls->compiled->arena, &calls->found, f);
}

struct compiled_formulas compiled_calls(const struct compiled *c, const struct compiled_formula *f)
{
    struct calls calls = {.compiled = c, .seen = set_new(c->arena)};
    set_add(&calls.seen, (struct value){.kind = VALUE_FORMULA, .as.formula = f->expr});
    add_calls(f->expr, &calls);
    return calls.found;
}
