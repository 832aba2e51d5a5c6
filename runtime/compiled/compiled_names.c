// Names are the identifiers of the tables in small letters: none can be forgotten in one direction.
#include "runtime/compiled/compiled_names.h"

#define NAME_OF(id, ...) TEXT_INIT(#id),

static const struct text ops[] = {
#define EXPR NAME_OF
#include "runtime/value/expr.def"
#undef EXPR
};

static const struct text functions[] = {
#define FUNCTION NAME_OF
#include "runtime/value/function.def"
#undef FUNCTION
};

static const struct text kinds[] = {
#define VALUE NAME_OF
#include "runtime/value/value.def"
#undef VALUE
};

static const struct text types[] = {
#define TYPE NAME_OF
#include "runtime/value/type.def"
#undef TYPE
};

static const struct text shifts[] = {
    [DUE_KEPT] = TEXT_INIT("KEPT"),
    [DUE_POSTPONED] = TEXT_INIT("POSTPONED"),
    [DUE_ADVANCED] = TEXT_INIT("ADVANCED"),
};

static const struct text currencies[] = {
    [EURO] = TEXT_INIT("EUR"),
    [FRANC] = TEXT_INIT("FRF"),
};

#define COUNT_OF(table) ((int)(sizeof(table) / sizeof *(table)))

// Whether the two are one, `small` being `capitals` in small letters.
static bool is_small(struct text small, struct text capitals)
{
    if (small.len != capitals.len) return false;
    for (size_t i = 0; i < small.len; i++) {
        char c = capitals.ptr[i];
        if (small.ptr[i] != (c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c)) return false;
    }
    return true;
}

static int rank_of(struct text name, const struct text *table, int count)
{
    for (int i = 0; i < count; i++)
        if (is_small(name, table[i])) return i;
    return -1;
}

struct text compiled_op(struct arena *a, enum expr_op op)
{
    return text_lower(a, ops[op]);
}

struct text compiled_function(struct arena *a, enum function_id function)
{
    return text_lower(a, functions[function]);
}

struct text compiled_kind(struct arena *a, enum value_kind kind)
{
    return text_lower(a, kinds[kind]);
}

struct text compiled_type(struct arena *a, enum type_kind kind)
{
    return text_lower(a, types[kind]);
}

struct text compiled_shift(struct arena *a, enum due_shift shift)
{
    return text_lower(a, shifts[shift]);
}

struct text compiled_currency(enum currency c)
{
    return currencies[c];
}

bool compiled_op_of(struct text name, enum expr_op *op)
{
    int rank = rank_of(name, ops, COUNT_OF(ops));
    *op = rank < 0 ? EXPR_COUNT : (enum expr_op)rank;
    return rank >= 0;
}

bool compiled_function_of(struct text name, enum function_id *function)
{
    int rank = rank_of(name, functions, COUNT_OF(functions));
    *function = rank < 0 ? FUNCTIONS : (enum function_id)rank;
    return rank >= 0;
}

bool compiled_kind_of(struct text name, enum value_kind *kind)
{
    int rank = rank_of(name, kinds, COUNT_OF(kinds));
    *kind = rank < 0 ? VALUE_COUNT : (enum value_kind)rank;
    return rank >= 0;
}

bool compiled_type_of(struct text name, enum type_kind *kind)
{
    int rank = rank_of(name, types, COUNT_OF(types));
    *kind = rank < 0 ? TYPE_COUNT : (enum type_kind)rank;
    return rank >= 0;
}

bool compiled_shift_of(struct text name, enum due_shift *shift)
{
    int rank = rank_of(name, shifts, COUNT_OF(shifts));
    *shift = rank < 0 ? DUE_KEPT : (enum due_shift)rank;
    return rank >= 0;
}

bool compiled_currency_of(struct text name, enum currency *c)
{
    *c = text_eq(name, currencies[FRANC]) ? FRANC : EURO;
    return text_eq(name, currencies[*c]);
}

bool compiled_is_yearly(enum function_id function)
{
    static const bool yearly[FUNCTIONS] = {
        [FUNCTION_PRESENT] = true, [FUNCTION_WITHOUT_OBJECT] = true,
        [FUNCTION_SILENT] = true,  [FUNCTION_COUNT] = true,
        [FUNCTION_SUM] = true,     [FUNCTION_MIN] = true,
        [FUNCTION_MAX] = true,     [FUNCTION_LIST] = true,
        [FUNCTION_VALUE] = true,   [FUNCTION_EVALUATE] = true,
        [FUNCTION_ROUND] = true,
    };
    return yearly[function];
}

struct text compiled_day(struct arena *a, struct civil day)
{
    return text_printf(a, "--%02d-%02d", day.month, day.day);
}

static int two_digits(const char *p)
{
    bool digits = p[0] >= '0' && p[0] <= '9' && p[1] >= '0' && p[1] <= '9';
    return digits ? (p[0] - '0') * 10 + (p[1] - '0') : 0;
}

// 29 February is a day of the year too: any leap year decides.
bool compiled_day_of(struct text t, struct civil *day)
{
    if (t.len != 7 || !text_starts(t, TEXT("--")) || t.ptr[4] != '-') return false;
    *day = (struct civil){2000, two_digits(t.ptr + 2), two_digits(t.ptr + 5)};
    return date_valid(*day);
}
