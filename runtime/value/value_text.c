// Values as sentences show them. Typography beyond the no-break spaces of units is the document's.
#include "runtime/value/expr.h"

enum { SHOWN_DECIMALS = 10 };

static void add_number(struct buffer *b, const struct number *n, int least, int most)
{
    buffer_add(b, number_format(b->arena, n, least, most));
}

static void add_rate(struct buffer *b, const struct number *rate)
{
    add_number(b, number_mul(b->arena, rate, number_int(b->arena, 100)), 0, SHOWN_DECIMALS);
    buffer_add_c(b, "\u00a0%");
}

static void add_money(struct buffer *b, struct value v)
{
    add_number(b, v.as.number, 2, 2);
    buffer_add_c(b, v.currency == EURO ? "\u00a0€" : "\u00a0F");
}

static void add_period(struct buffer *b, const struct period *p)
{
    if (p->has_begin) {
        buffer_add_c(b, p->has_end ? "du " : "à compter du ");
        buffer_add(b, date_format(b->arena, p->begin));
    }
    if (p->has_end) {
        buffer_add_c(b, p->has_begin ? " au " : "jusqu'au ");
        buffer_add(b, date_format(b->arena, p->end));
    }
}

static void add_value(struct buffer *b, struct value v);

static void add_list(struct buffer *b, const struct list *list)
{
    if (list->count == 0) buffer_add_c(b, "aucun");
    for (uint32_t i = 0; i < list->count; i++) {
        if (i) buffer_add_c(b, i + 1 == list->count ? " et " : ", ");
        add_value(b, list->items[i]);
    }
}

static void add_series(struct buffer *b, const struct series *s)
{
    for (uint32_t i = 0; i < s->count; i++) {
        if (i) buffer_add_c(b, "\u00a0; ");
        add_value(b, s->entries[i].key);
        buffer_add_c(b, "\u00a0: ");
        add_value(b, s->entries[i].value);
    }
}

static void add_observed(struct buffer *b, const struct observed *o)
{
    add_value(b, o->value);
    buffer_printf(b, " en %d", o->year);
}

static void add_to_fix(struct buffer *b, day_number before)
{
    buffer_add_c(b, "à fixer avant le ");
    buffer_add(b, date_format(b->arena, before));
}

// A value whose text is longer than its kind's name.
static void add_worded(struct buffer *b, struct value v)
{
    switch (v.kind) {
    case VALUE_PERIOD: add_period(b, v.as.period); break;
    case VALUE_LABEL:
    case VALUE_PROSE: buffer_add(b, text_trim(*v.as.text)); break;
    case VALUE_CITATION: buffer_add(b, v.as.citation->text); break;
    case VALUE_ENUM: buffer_add(b, v.as.enumerated->label); break;
    case VALUE_BLOCK: buffer_add(b, block_label(v.as.block)); break;
    case VALUE_LIST: add_list(b, v.as.list); break;
    case VALUE_SERIES: add_series(b, v.as.series); break;
    case VALUE_FORMULA: buffer_add(b, expr_format(b->arena, v.as.formula, NULL, 0)); break;
    case VALUE_OBSERVED: add_observed(b, v.as.observed); break;
    case VALUE_TO_FIX: add_to_fix(b, v.as.date); break;
    }
}

static const char *const kind_names[] = {
#define VALUE(id, french) french,
#include "runtime/value/value.def"
#undef VALUE
};

static void add_value(struct buffer *b, struct value v)
{
    switch (v.kind) {
    case VALUE_ABSENT:
    case VALUE_UNKNOWN:
    case VALUE_WITHOUT_OBJECT:
    case VALUE_UNMEASURED:
    case VALUE_AT_SIGNATURE: buffer_add_c(b, kind_names[v.kind]); break;
    case VALUE_BOOL: buffer_add_c(b, v.as.boolean ? "oui" : "non"); break;
    case VALUE_NUMBER: add_number(b, v.as.number, 0, SHOWN_DECIMALS); break;
    case VALUE_RATE: add_rate(b, v.as.number); break;
    case VALUE_MONEY: add_money(b, v); break;
    case VALUE_DATE: buffer_add(b, date_format(b->arena, v.as.date)); break;
    case VALUE_DAY: buffer_add(b, date_format_day(b->arena, *v.as.day)); break;
    case VALUE_YEAR: buffer_printf(b, "%d", v.as.year); break;
    case VALUE_DURATION: buffer_add(b, duration_format(b->arena, *v.as.duration)); break;
    default: add_worded(b, v);
    }
}

struct text value_format(struct arena *a, struct value v)
{
    struct buffer b = buffer_new(a);
    add_value(&b, v);
    return buffer_text(&b);
}
