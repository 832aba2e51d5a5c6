// Values in the contract. Whatever YAML readers could round or misread (amounts, decimals, dates)
// is text in one exact form; whole years and truth values alone are not.
#include "compiler/output/yaml_parts.h"

#include "runtime/compiled/compiled_names.h"

struct text contract_date(struct contract *c, day_number d)
{
    return date_iso(c->arena, d);
}

void contract_key(struct contract *c, struct text words)
{
    yaml_key(c->w, text_key(c->arena, words));
}

static void write_date(struct contract *c, bool known, day_number d)
{
    if (known)
        yaml_text(c->w, contract_date(c, d));
    else
        yaml_null(c->w);
}

void contract_period(struct contract *c, const struct period *p)
{
    yaml_map(c->w);
    yaml_key(c->w, TEXT("begin"));
    write_date(c, p->has_begin, p->begin);
    yaml_key(c->w, TEXT("end"));
    write_date(c, p->has_end, p->end);
    yaml_map_end(c->w);
}

static void write_money(struct contract *c, struct value v)
{
    yaml_map(c->w);
    yaml_pair(c->w, "amount", number_plain(c->arena, v.as.number, 2));
    yaml_pair(c->w, "currency", compiled_currency((enum currency)v.currency));
    yaml_map_end(c->w);
}

static void write_duration(struct contract *c, const struct duration *d)
{
    const struct {
        const char *key;
        int32_t count;
    } parts[] = {{"years", d->years},
                 {"months", d->months},
                 {"days", d->days},
                 {"working_days", d->working_days}};
    yaml_map(c->w);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (parts[i].count == 0) continue;
        yaml_key(c->w, text_of(parts[i].key));
        yaml_int(c->w, parts[i].count);
    }
    yaml_map_end(c->w);
}

// One key that says what the value is, for those that a bare scalar would hide.
static void write_marked(struct contract *c, const char *mark, struct text t)
{
    yaml_map(c->w);
    yaml_key(c->w, text_of(mark));
    if (t.ptr)
        yaml_text(c->w, t);
    else
        yaml_bool(c->w, true);
    yaml_map_end(c->w);
}

static void write_list(struct contract *c, const struct list *xs, bool level)
{
    yaml_list(c->w);
    for (uint32_t i = 0; i < xs->count; i++) contract_value(c, xs->items[i], level);
    yaml_list_end(c->w);
}

static bool is_by_year(const struct series *s)
{
    return s->count == 0 || s->entries[0].key.kind == VALUE_YEAR;
}

static void write_series(struct contract *c, const struct series *s, bool level)
{
    if (is_by_year(s)) {
        yaml_map(c->w);
        for (uint32_t i = 0; i < s->count; i++) {
            yaml_key(c->w, text_printf(c->arena, "%d", s->entries[i].key.as.year));
            contract_value(c, s->entries[i].value, level);
        }
        yaml_map_end(c->w);
        return;
    }
    yaml_list(c->w);
    for (uint32_t i = 0; i < s->count; i++) {
        yaml_map(c->w);
        yaml_key(c->w, TEXT("period"));
        contract_value(c, s->entries[i].key, false);
        yaml_key(c->w, TEXT("value"));
        contract_value(c, s->entries[i].value, level);
        yaml_map_end(c->w);
    }
    yaml_list_end(c->w);
}

static void write_observed(struct contract *c, const struct observed *o, bool level)
{
    yaml_map(c->w);
    yaml_key(c->w, TEXT("value"));
    contract_value(c, o->value, level);
    yaml_key(c->w, TEXT("year"));
    yaml_int(c->w, o->year);
    yaml_map_end(c->w);
}

static struct text unindented(struct text line, size_t indent)
{
    size_t at = 0;
    while (at < indent && at < line.len && line.ptr[at] == ' ') at++;
    return text_slice(line, at, line.len);
}

// The least indentation of the lines of t that hold something.
static size_t indentation(struct text t)
{
    size_t least = SIZE_MAX;
    for (size_t at = 0; at < t.len;) {
        size_t begin = at;
        while (at < t.len && t.ptr[at] == ' ') at++;
        if (at < t.len && t.ptr[at] != '\n' && at - begin < least) least = at - begin;
        while (at < t.len && t.ptr[at] != '\n') at++;
        at++;
    }
    return least;
}

// A text as its author wrote it, without the margin that its place in the source gave it.
static struct text prose(struct arena *a, struct text t)
{
    struct buffer b = buffer_new(a);
    size_t indent = indentation(t);
    for (size_t at = 0; at < t.len;) {
        const char *newline = memchr(t.ptr + at, '\n', t.len - at);
        size_t end = newline ? (size_t)(newline - t.ptr) : t.len;
        buffer_add(&b, unindented(text_slice(t, at, end), indent));
        buffer_add_char(&b, '\n');
        at = end + 1;
    }
    return text_trim(buffer_text(&b));
}

static void write_citation(struct contract *c, const struct citation *x)
{
    yaml_text(c->w, x->text);
}

// Why something is « sans objet » or « non mesuré »; NO_TEXT when no reason was given.
static struct text motif_of(struct value v)
{
    return v.as.text ? *v.as.text : NO_TEXT;
}

void contract_value(struct contract *c, struct value v, bool level)
{
    struct arena *a = c->arena;
    switch ((enum value_kind)v.kind) {
    case VALUE_ABSENT: yaml_null(c->w); break;
    case VALUE_UNKNOWN: write_marked(c, "unknown", NO_TEXT); break;
    case VALUE_WITHOUT_OBJECT: write_marked(c, "sans_objet", motif_of(v)); break;
    case VALUE_BOOL: yaml_bool(c->w, v.as.boolean); break;
    case VALUE_NUMBER: yaml_text(c->w, number_plain(a, v.as.number, 0)); break;
    case VALUE_RATE: write_marked(c, "rate", number_plain(a, v.as.number, 0)); break;
    case VALUE_MONEY: write_money(c, v); break;
    case VALUE_DATE: yaml_text(c->w, contract_date(c, v.as.date)); break;
    case VALUE_DAY: yaml_text(c->w, compiled_day(a, *v.as.day)); break;
    case VALUE_YEAR: yaml_int(c->w, v.as.year); break;
    case VALUE_DURATION: write_duration(c, v.as.duration); break;
    case VALUE_PERIOD: contract_period(c, v.as.period); break;
    case VALUE_LABEL:
        if (level)
            write_marked(c, "level", *v.as.text);
        else
            yaml_text(c->w, *v.as.text);
        break;
    case VALUE_PROSE: yaml_text(c->w, prose(a, *v.as.text)); break;
    case VALUE_CITATION: write_citation(c, v.as.citation); break;
    case VALUE_ENUM: yaml_text(c->w, text_key(a, v.as.enumerated->name)); break;
    case VALUE_BLOCK: yaml_text(c->w, v.as.block->path); break;
    case VALUE_LIST: write_list(c, v.as.list, level); break;
    case VALUE_SERIES: write_series(c, v.as.series, level); break;
    case VALUE_FORMULA: yaml_text(c->w, expr_format(a, v.as.formula, NULL, 0)); break;
    case VALUE_OBSERVED: write_observed(c, v.as.observed, level); break;
    case VALUE_TO_FIX: write_marked(c, "to_fix", contract_date(c, v.as.date)); break;
    case VALUE_UNMEASURED: write_marked(c, "unmeasured", motif_of(v)); break;
    case VALUE_AT_SIGNATURE: write_marked(c, "at_signature", NO_TEXT); break;
    case VALUE_COUNT: break;
    }
}

static void typed_list(struct contract *c, const struct list *xs)
{
    yaml_list(c->w);
    for (uint32_t i = 0; i < xs->count; i++) {
        yaml_map(c->w);
        contract_typed(c, xs->items[i]);
        yaml_map_end(c->w);
    }
    yaml_list_end(c->w);
}

static void typed_entry(struct contract *c, const char *key, struct value v)
{
    yaml_key(c->w, text_of(key));
    yaml_map(c->w);
    contract_typed(c, v);
    yaml_map_end(c->w);
}

static void typed_series(struct contract *c, const struct series *s)
{
    yaml_list(c->w);
    for (uint32_t i = 0; i < s->count; i++) {
        yaml_map(c->w);
        typed_entry(c, "key", s->entries[i].key);
        typed_entry(c, "value", s->entries[i].value);
        yaml_map_end(c->w);
    }
    yaml_list_end(c->w);
}

static void typed_enum(struct contract *c, const struct enum_value *v)
{
    yaml_text(c->w, text_printf(c->arena, "%.*s.%.*s", TEXT_FMT(v->of->name), TEXT_FMT(v->name)));
}

void contract_typed(struct contract *c, struct value v)
{
    if (v.kind == VALUE_OBSERVED) v = v.as.observed->value; // a formula reads the measure alone
    yaml_pair(c->w, "kind", compiled_kind(c->arena, (enum value_kind)v.kind));
    yaml_key(c->w, TEXT("value"));
    switch ((enum value_kind)v.kind) {
    case VALUE_RATE: yaml_text(c->w, number_plain(c->arena, v.as.number, 0)); break;
    case VALUE_TO_FIX: yaml_text(c->w, contract_date(c, v.as.date)); break;
    case VALUE_WITHOUT_OBJECT: yaml_text(c->w, motif_of(v)); break;
    case VALUE_LIST: typed_list(c, v.as.list); break;
    case VALUE_SERIES: typed_series(c, v.as.series); break;
    case VALUE_ENUM: typed_enum(c, v.as.enumerated); break;
    case VALUE_UNKNOWN:
    case VALUE_UNMEASURED:
    case VALUE_AT_SIGNATURE: yaml_null(c->w); break;
    default: contract_value(c, v, false); break;
    }
}
