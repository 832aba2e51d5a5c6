// Equality, hashing and order of values. The three agree: equal values hash alike and compare as
// zero, which the hashed filters of the evaluator rest on.
#include "runtime/value/value.h"

#include "runtime/map.h"
#include "runtime/value/model.h"

struct value value_bool(bool b)
{
    return (struct value){.kind = VALUE_BOOL, .as.boolean = b};
}

struct value value_number(const struct number *n)
{
    return (struct value){.kind = VALUE_NUMBER, .as.number = n};
}

struct value value_money(const struct number *n, enum currency c)
{
    return (struct value){.kind = VALUE_MONEY, .currency = (uint8_t)c, .as.number = n};
}

struct value value_rate(const struct number *n)
{
    return (struct value){.kind = VALUE_RATE, .as.number = n};
}

struct value value_date(day_number d)
{
    return (struct value){.kind = VALUE_DATE, .as.date = d};
}

struct value value_year(int32_t y)
{
    return (struct value){.kind = VALUE_YEAR, .as.year = y};
}

struct value value_label(struct arena *a, struct text t)
{
    struct text *copy = arena_make(a, struct text);
    *copy = t;
    return (struct value){.kind = VALUE_LABEL, .as.text = copy};
}

struct value value_block(struct block *b)
{
    return (struct value){.kind = VALUE_BLOCK, .as.block = b};
}

struct value value_list(struct arena *a, const struct value *items, uint32_t count)
{
    struct list *list = arena_make(a, struct list);
    struct value *copy = arena_array(a, struct value, count);
    if (count) memcpy(copy, items, count * sizeof *items);
    *list = (struct list){copy, count};
    return (struct value){.kind = VALUE_LIST, .as.list = list};
}

bool value_is_missing(struct value v)
{
    return v.kind == VALUE_ABSENT || v.kind == VALUE_UNKNOWN || v.kind == VALUE_WITHOUT_OBJECT;
}

// What a value compares as: a dated measure is its measure.
static struct value measure(struct value v)
{
    while (v.kind == VALUE_OBSERVED) v = v.as.observed->value;
    return v;
}

static int cmp(int64_t x, int64_t y)
{
    return (x > y) - (x < y);
}

static bool is_numeric(uint8_t kind)
{
    return kind == VALUE_NUMBER || kind == VALUE_RATE || kind == VALUE_YEAR;
}

// A year against a number that is no integer is rare enough to pay for a region of its own.
static int year_cmp(int32_t year, const struct number *n)
{
    int64_t integer;
    if (number_to_int(n, &integer)) return cmp(year, integer);
    struct arena *scratch = arena_new();
    int result = number_cmp(number_int(scratch, year), n);
    arena_free(scratch);
    return result;
}

static int numeric_cmp(struct value x, struct value y)
{
    if (x.kind == VALUE_YEAR && y.kind == VALUE_YEAR) return cmp(x.as.year, y.as.year);
    if (x.kind == VALUE_YEAR) return year_cmp(x.as.year, y.as.number);
    if (y.kind == VALUE_YEAR) return -year_cmp(y.as.year, x.as.number);
    return number_cmp(x.as.number, y.as.number);
}

static int64_t duration_months(const struct duration *d)
{
    return (int64_t)d->years * 12 + d->months;
}

// Months, days and working days do not convert: there is an order only when the three agree on it.
static bool duration_order(const struct duration *x, const struct duration *y, int *result)
{
    const int by[3] = {cmp(duration_months(x), duration_months(y)), cmp(x->days, y->days),
                       cmp(x->working_days, y->working_days)};
    *result = 0;
    for (int i = 0; i < 3; i++) {
        if (by[i] * *result < 0) return false;
        if (by[i]) *result = by[i];
    }
    return true;
}

static bool period_eq(const struct period *x, const struct period *y)
{
    return x->has_begin == y->has_begin && x->has_end == y->has_end &&
           (!x->has_begin || x->begin == y->begin) && (!x->has_end || x->end == y->end);
}

static bool series_eq(const struct series *x, const struct series *y)
{
    if (x->count != y->count) return false;
    for (uint32_t i = 0; i < x->count; i++) {
        const struct series_entry *p = &x->entries[i], *q = &y->entries[i];
        if (!value_eq(p->key, q->key) || !value_eq(p->value, q->value)) return false;
    }
    return true;
}

static bool list_has(const struct list *xs, struct value x)
{
    for (uint32_t i = 0; i < xs->count; i++)
        if (value_eq(xs->items[i], x)) return true;
    return false;
}

static bool list_within(const struct list *xs, const struct list *ys)
{
    for (uint32_t i = 0; i < xs->count; i++)
        if (!list_has(ys, xs->items[i])) return false;
    return true;
}

static bool list_eq(struct value x, struct value y)
{
    const struct list one_x = {&x, 1}, one_y = {&y, 1};
    const struct list *xs = x.kind == VALUE_LIST ? x.as.list : &one_x;
    const struct list *ys = y.kind == VALUE_LIST ? y.as.list : &one_y;
    return list_within(xs, ys) && list_within(ys, xs);
}

static bool is_text(uint8_t kind)
{
    return kind == VALUE_LABEL || kind == VALUE_PROSE;
}

static bool same_kind_eq(struct value x, struct value y)
{
    int order;
    switch (x.kind) {
    case VALUE_BOOL: return x.as.boolean == y.as.boolean;
    case VALUE_MONEY: return x.currency == y.currency && number_cmp(x.as.number, y.as.number) == 0;
    case VALUE_DATE:
    case VALUE_TO_FIX: return x.as.date == y.as.date;
    case VALUE_DAY: return x.as.day->month == y.as.day->month && x.as.day->day == y.as.day->day;
    case VALUE_DURATION: return duration_order(x.as.duration, y.as.duration, &order) && order == 0;
    case VALUE_PERIOD: return period_eq(x.as.period, y.as.period);
    case VALUE_CITATION: return text_eq(x.as.citation->text, y.as.citation->text);
    case VALUE_ENUM: return x.as.enumerated == y.as.enumerated;
    case VALUE_BLOCK: return block_identity(x.as.block) == block_identity(y.as.block);
    case VALUE_SERIES: return series_eq(x.as.series, y.as.series);
    case VALUE_FORMULA: return x.as.formula == y.as.formula;
    default: return true; // the kinds that are one value each
    }
}

bool value_eq(struct value x, struct value y)
{
    x = measure(x);
    y = measure(y);
    if (x.kind == VALUE_LIST || y.kind == VALUE_LIST) return list_eq(x, y);
    if (is_numeric(x.kind) && is_numeric(y.kind)) return numeric_cmp(x, y) == 0;
    if (is_text(x.kind) && is_text(y.kind)) return text_eq(*x.as.text, *y.as.text);
    return x.kind == y.kind && same_kind_eq(x, y);
}

static uint32_t hash_int(int64_t n, uint32_t seed)
{
    return hash_bytes(&n, sizeof n, seed);
}

static uint32_t hash_number(const struct number *n, uint32_t seed)
{
    int64_t integer;
    return number_to_int(n, &integer) ? hash_int(integer, seed) : number_hash(n) ^ seed;
}

static uint32_t hash_text(struct text t)
{
    return hash_bytes(t.ptr, t.len, VALUE_LABEL);
}

// A set of one hashes as its member, and repetitions and order are without effect.
static uint32_t hash_list(const struct list *xs)
{
    uint32_t any = 0, all = UINT32_MAX;
    for (uint32_t i = 0; i < xs->count; i++) {
        uint32_t hash = value_hash(xs->items[i]);
        any |= hash;
        all &= hash;
    }
    return any + 31 * (any ^ all);
}

static uint32_t hash_period(const struct period *p)
{
    uint32_t hash = p->has_begin ? hash_int(p->begin, VALUE_PERIOD) : VALUE_PERIOD;
    return p->has_end ? hash_int(p->end, hash) : hash;
}

uint32_t value_hash(struct value v)
{
    v = measure(v);
    switch (v.kind) {
    case VALUE_BOOL: return hash_int(v.as.boolean, VALUE_BOOL);
    case VALUE_NUMBER:
    case VALUE_RATE: return hash_number(v.as.number, VALUE_NUMBER);
    case VALUE_YEAR: return hash_int(v.as.year, VALUE_NUMBER);
    case VALUE_MONEY: return hash_number(v.as.number, VALUE_MONEY + v.currency * 31U);
    case VALUE_DATE:
    case VALUE_TO_FIX: return hash_int(v.as.date, v.kind);
    case VALUE_DAY: return hash_int(v.as.day->month * 32 + v.as.day->day, VALUE_DAY);
    case VALUE_DURATION: return hash_int(duration_months(v.as.duration), VALUE_DURATION);
    case VALUE_PERIOD: return hash_period(v.as.period);
    case VALUE_LABEL:
    case VALUE_PROSE: return hash_text(*v.as.text);
    case VALUE_CITATION: return hash_text(v.as.citation->text);
    case VALUE_ENUM: return hash_bytes(&v.as.enumerated, sizeof v.as.enumerated, VALUE_ENUM);
    case VALUE_BLOCK: {
        const struct block *b = block_identity(v.as.block);
        return hash_bytes(&b, sizeof b, VALUE_BLOCK);
    }
    case VALUE_LIST: return hash_list(v.as.list);
    case VALUE_SERIES: return hash_int(v.as.series->count, VALUE_SERIES);
    default: return v.kind;
    }
}

bool value_order(struct value x, struct value y, int *result)
{
    x = measure(x);
    y = measure(y);
    bool numeric = is_numeric(x.kind) && is_numeric(y.kind);
    if (numeric) *result = numeric_cmp(x, y);
    if (numeric || x.kind != y.kind) return numeric;
    switch (x.kind) {
    case VALUE_MONEY:
        *result = number_cmp(x.as.number, y.as.number);
        return x.currency == y.currency;
    case VALUE_DATE: *result = cmp(x.as.date, y.as.date); return true;
    case VALUE_DAY:
        *result = cmp(x.as.day->month * 32 + x.as.day->day, y.as.day->month * 32 + y.as.day->day);
        return true;
    case VALUE_DURATION: return duration_order(x.as.duration, y.as.duration, result);
    case VALUE_LABEL: *result = text_cmp(*x.as.text, *y.as.text); return true;
    case VALUE_ENUM:
        *result = cmp(x.as.enumerated->rank, y.as.enumerated->rank);
        return x.as.enumerated->of == y.as.enumerated->of;
    default: return false;
    }
}

static bool period_covers(const struct period *p, day_number first, day_number last)
{
    return (!p->has_begin || p->begin <= first) && (!p->has_end || last <= p->end);
}

static bool year_days(int64_t year, day_number *first, day_number *last)
{
    if (year < 1 || year > 9999) return false;
    *first = date_from_civil((struct civil){(int)year, 1, 1});
    *last = date_from_civil((struct civil){(int)year, 12, 31});
    return true;
}

// The days that a key of a series means, and its year.
static bool key_days(struct value key, int64_t *year, day_number *first, day_number *last)
{
    switch (key.kind) {
    case VALUE_DATE:
        *first = *last = key.as.date;
        *year = date_to_civil(key.as.date).year;
        return true;
    case VALUE_YEAR: *year = key.as.year; return year_days(*year, first, last);
    case VALUE_NUMBER: return number_to_int(key.as.number, year) && year_days(*year, first, last);
    default: return false;
    }
}

struct value series_at(const struct series *s, struct value key)
{
    int64_t year;
    day_number first, last;
    if (!key_days(key, &year, &first, &last)) return ABSENT;
    for (uint32_t i = 0; i < s->count; i++) {
        struct value k = s->entries[i].key;
        if (k.kind == VALUE_YEAR && k.as.year == year) return s->entries[i].value;
        if (k.kind == VALUE_PERIOD && period_covers(k.as.period, first, last))
            return s->entries[i].value;
    }
    return ABSENT;
}
