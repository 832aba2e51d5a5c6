// Values read back from the compiled form, the mirror of what the contract writes.
#include "runtime/compiled/compiled_names.h"
#include "runtime/compiled/compiled_parts.h"

static bool is_int(const struct node *n, int64_t *out)
{
    struct text t = n->text;
    if (n->kind != NODE_SCALAR || t.len == 0 || t.len > 9) return false;
    *out = 0;
    for (size_t i = 0; i < t.len; i++) {
        if (t.ptr[i] < '0' || t.ptr[i] > '9') return false;
        *out = *out * 10 + (t.ptr[i] - '0');
    }
    return true;
}

static bool read_number(struct rebuild *r, const struct node *n, const struct number **out)
{
    *out = n && n->kind == NODE_SCALAR ? number_parse_plain(r->arena, n->text) : NULL;
    return *out != NULL;
}

static bool read_money(struct rebuild *r, const struct node *n, struct value *out)
{
    const struct node *currency = node_get(n, TEXT("currency"));
    const struct number *amount;
    enum currency c;
    if (!currency || !compiled_currency_of(currency->text, &c)) return false;
    if (!read_number(r, node_get(n, TEXT("amount")), &amount)) return false;
    *out = value_money(amount, c);
    return true;
}

static bool read_year(const struct node *n, struct value *out)
{
    int64_t year;
    if (!n || !is_int(n, &year) || year < 1 || year > 9999) return false;
    *out = value_year((int32_t)year);
    return true;
}

static bool read_date(const struct node *n, enum value_kind kind, struct value *out)
{
    *out = VALUE_OF_KIND((uint8_t)kind);
    return n && n->kind == NODE_SCALAR && date_parse_iso(n->text, &out->as.date);
}

static bool read_side(const struct node *n, bool *has, day_number *day)
{
    *has = !node_is_null(n);
    return !*has || (n->kind == NODE_SCALAR && date_parse_iso(n->text, day));
}

static bool read_period(struct rebuild *r, const struct node *n, struct value *out)
{
    struct period *p = arena_make(r->arena, struct period);
    *out = VALUE_OF_KIND(VALUE_PERIOD);
    out->as.period = p;
    return n->kind == NODE_MAP && read_side(node_get(n, TEXT("begin")), &p->has_begin, &p->begin) &&
           read_side(node_get(n, TEXT("end")), &p->has_end, &p->end);
}

static bool read_duration(struct rebuild *r, const struct node *n, struct value *out)
{
    struct duration *d = arena_make(r->arena, struct duration);
    const struct {
        struct text key;
        int32_t *count;
    } parts[] = {{TEXT("years"), &d->years},
                 {TEXT("months"), &d->months},
                 {TEXT("days"), &d->days},
                 {TEXT("working_days"), &d->working_days}};
    if (n->kind != NODE_MAP) return false;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        const struct node *part = node_get(n, parts[i].key);
        int64_t count = 0;
        if (part && !is_int(part, &count)) return false;
        *parts[i].count = (int32_t)count;
    }
    *out = VALUE_OF_KIND(VALUE_DURATION);
    out->as.duration = d;
    return true;
}

static bool read_day(struct rebuild *r, const struct node *n, struct value *out)
{
    struct civil *day = arena_make(r->arena, struct civil);
    *out = VALUE_OF_KIND(VALUE_DAY);
    out->as.day = day;
    return n->kind == NODE_SCALAR && compiled_day_of(n->text, day);
}

static bool read_list(struct rebuild *r, const struct node *n, struct value *out)
{
    VEC(struct value) items = {0};
    if (n->kind != NODE_LIST) return false;
    for (uint32_t i = 0; i < n->items.count; i++) {
        struct value v;
        if (!rebuild_typed(r, n->items.items[i], &v)) return false;
        vec_push(r->arena, &items, v);
    }
    *out = value_list(r->arena, items.items, items.count);
    return true;
}

static struct value make_series(struct arena *a, const struct series_entry *entries, uint32_t count)
{
    struct series *s = arena_make(a, struct series);
    *s = (struct series){entries, count};
    return (struct value){.kind = VALUE_SERIES, .as.series = s};
}

static bool read_series(struct rebuild *r, const struct node *n, struct value *out)
{
    VEC(struct series_entry) entries = {0};
    if (n->kind != NODE_LIST) return false;
    for (uint32_t i = 0; i < n->items.count; i++) {
        const struct node *key = compiled_field(r, n->items.items[i], "key");
        const struct node *value = compiled_field(r, n->items.items[i], "value");
        struct series_entry e;
        if (!key || !value) return false;
        if (!rebuild_typed(r, key, &e.key) || !rebuild_typed(r, value, &e.value)) return false;
        vec_push(r->arena, &entries, e);
    }
    *out = make_series(r->arena, entries.items, entries.count);
    return true;
}

static bool read_enum(struct rebuild *r, const struct node *n, struct value *out)
{
    struct enum_value *v = map_get(&r->values, n->text);
    if (!v) {
        v = arena_make(r->arena, struct enum_value);
        v->name = v->label = n->text;
        map_set(&r->values, n->text, v);
    }
    *out = (struct value){.kind = VALUE_ENUM, .as.enumerated = v};
    return n->text.len > 0;
}

static bool read_bool(const struct node *n, struct value *out)
{
    bool yes = text_eq(n->text, TEXT("true"));
    *out = value_bool(yes);
    return n->kind == NODE_SCALAR && !n->quoted && (yes || text_eq(n->text, TEXT("false")));
}

static bool read_citation(struct rebuild *r, const struct node *n, struct value *out)
{
    struct citation *c = arena_make(r->arena, struct citation);
    *c = (struct citation){n->text, n->text};
    *out = (struct value){.kind = VALUE_CITATION, .as.citation = c};
    return n->text.len > 0;
}

static bool read_of_kind(struct rebuild *r, enum value_kind kind, const struct node *n,
                         struct value *out)
{
    const struct number *number;
    *out = VALUE_OF_KIND((uint8_t)kind);
    switch (kind) {
    case VALUE_ABSENT:
    case VALUE_UNKNOWN:
    case VALUE_UNMEASURED:
    case VALUE_AT_SIGNATURE: return true;
    case VALUE_BOOL: return read_bool(n, out);
    case VALUE_NUMBER:
    case VALUE_RATE:
        if (!read_number(r, n, &number)) return false;
        out->as.number = number;
        return true;
    case VALUE_MONEY: return read_money(r, n, out);
    case VALUE_DATE:
    case VALUE_TO_FIX: return read_date(n, kind, out);
    case VALUE_DAY: return read_day(r, n, out);
    case VALUE_YEAR: return read_year(n, out);
    case VALUE_DURATION: return read_duration(r, n, out);
    case VALUE_PERIOD: return read_period(r, n, out);
    case VALUE_LABEL:
    case VALUE_PROSE:
    case VALUE_WITHOUT_OBJECT:
        *out = value_label(r->arena, n->text);
        out->kind = (uint8_t)kind;
        return n->kind == NODE_SCALAR;
    case VALUE_CITATION: return read_citation(r, n, out);
    case VALUE_ENUM: return read_enum(r, n, out);
    case VALUE_BLOCK: *out = value_block(compiled_block(r, n->text)); return n->text.len > 0;
    case VALUE_LIST: return read_list(r, n, out);
    case VALUE_SERIES: return read_series(r, n, out);
    default: return false;
    }
}

bool rebuild_typed(struct rebuild *r, const struct node *n, struct value *out)
{
    struct text name = compiled_text(r, n, "kind");
    const struct node *value = compiled_field(r, n, "value");
    enum value_kind kind;
    if (!name.ptr || !value) return false;
    if (compiled_kind_of(name, &kind) && read_of_kind(r, kind, value, out)) return true;
    return compiled_refuse(r, value, TEXT("value"));
}

// --- values whose form tells their kind

static bool read_by_year(struct rebuild *r, const struct node *n, struct value *out)
{
    VEC(struct series_entry) entries = {0};
    for (uint32_t i = 0; i < n->fields.count; i++) {
        const struct map_entry *field = &n->fields.entries[i];
        const struct node key = {.kind = NODE_SCALAR, .text = field->key};
        struct series_entry e;
        if (!read_year(&key, &e.key) || !rebuild_value(r, field->value, &e.value)) return false;
        vec_push(r->arena, &entries, e);
    }
    *out = make_series(r->arena, entries.items, entries.count);
    return true;
}

static bool read_observed(struct rebuild *r, const struct node *n, struct value *out)
{
    struct observed *o = arena_make(r->arena, struct observed);
    struct value year;
    *out = VALUE_OF_KIND(VALUE_OBSERVED);
    out->as.observed = o;
    if (!read_year(node_get(n, TEXT("year")), &year)) return false;
    o->year = year.as.year;
    return rebuild_value(r, node_get(n, TEXT("value")), &o->value);
}

static bool read_map(struct rebuild *r, const struct node *n, struct value *out)
{
    static const struct {
        struct text key;
        enum value_kind kind;
    } marks[] = {{TEXT_INIT("rate"), VALUE_RATE},
                 {TEXT_INIT("level"), VALUE_LABEL},
                 {TEXT_INIT("to_fix"), VALUE_TO_FIX},
                 {TEXT_INIT("unmeasured"), VALUE_UNMEASURED},
                 {TEXT_INIT("unknown"), VALUE_UNKNOWN}};
    if (node_get(n, TEXT("amount"))) return read_money(r, n, out);
    if (node_get(n, TEXT("year"))) return read_observed(r, n, out);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        const struct node *value = node_get(n, marks[i].key);
        if (value) return read_of_kind(r, marks[i].kind, value, out);
    }
    return read_by_year(r, n, out);
}

bool compiled_number(struct arena *a, struct text t, struct value *out)
{
    static const struct {
        struct text sign;
        enum value_kind kind;
    } units[] = {{TEXT_INIT("€"), VALUE_MONEY},
                 {TEXT_INIT("EUR"), VALUE_MONEY},
                 {TEXT_INIT("%"), VALUE_RATE}};
    enum value_kind kind = VALUE_NUMBER;
    t = text_trim(t);
    for (size_t i = 0; i < sizeof units / sizeof *units && kind == VALUE_NUMBER; i++) {
        if (!text_ends(t, units[i].sign)) continue;
        kind = units[i].kind;
        t = text_trim(text_slice(t, 0, t.len - units[i].sign.len));
    }
    const struct number *n = number_parse_plain(a, t);
    if (!n) n = number_parse(a, t);
    if (n && kind == VALUE_RATE) n = number_div(a, n, number_int(a, 100));
    *out = (struct value){.kind = (uint8_t)kind, .as.number = n};
    return n != NULL;
}

bool rebuild_value(struct rebuild *r, const struct node *n, struct value *out)
{
    bool fine = n && (n->kind == NODE_SCALAR ? compiled_number(r->arena, n->text, out)
                                             : n->kind == NODE_MAP && read_map(r, n, out));
    if (fine || !n) return fine;
    if (n->kind == NODE_SCALAR) {
        diag_say(r->diags, DIAG_DATA_VALUE, n->place, n->text);
        return false;
    }
    return compiled_refuse(r, n, TEXT("value"));
}
