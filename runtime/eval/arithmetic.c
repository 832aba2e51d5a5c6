// Calculation on values: which units combine and into what is a table; the amounts are exact.
#include "runtime/eval/eval_parts.h"

enum unit { NOT_A_NUMBER, PLAIN, RATED, MONEYED, UNITS };

static enum unit unit_of(struct value v)
{
    switch (v.kind) {
    case VALUE_NUMBER:
    case VALUE_YEAR: return PLAIN;
    case VALUE_RATE: return RATED;
    case VALUE_MONEY: return MONEYED;
    default: return NOT_A_NUMBER;
    }
}

// Unit of x + y (and −), x × y, x ÷ y.
static const uint8_t sum_unit[UNITS][UNITS] = {
    [PLAIN] = {[PLAIN] = PLAIN, [RATED] = PLAIN},
    [RATED] = {[PLAIN] = PLAIN, [RATED] = RATED},
    [MONEYED] = {[MONEYED] = MONEYED},
};

static const uint8_t product_unit[UNITS][UNITS] = {
    [PLAIN] = {[PLAIN] = PLAIN, [RATED] = PLAIN, [MONEYED] = MONEYED},
    [RATED] = {[PLAIN] = PLAIN, [RATED] = RATED, [MONEYED] = MONEYED},
    [MONEYED] = {[PLAIN] = MONEYED, [RATED] = MONEYED},
};

static const uint8_t quotient_unit[UNITS][UNITS] = {
    [PLAIN] = {[PLAIN] = PLAIN, [RATED] = PLAIN},
    [RATED] = {[PLAIN] = RATED, [RATED] = PLAIN},
    [MONEYED] = {[PLAIN] = MONEYED, [RATED] = MONEYED, [MONEYED] = PLAIN},
};

static struct value in_unit(enum unit u, const struct number *n, uint8_t currency)
{
    static const uint8_t kinds[] = {
        [NOT_A_NUMBER] = VALUE_UNKNOWN,
        [PLAIN] = VALUE_NUMBER,
        [RATED] = VALUE_RATE,
        [MONEYED] = VALUE_MONEY,
    };
    if (!n || u == NOT_A_NUMBER) return UNKNOWN;
    return (struct value){.kind = kinds[u], .currency = currency, .as.number = n};
}

static const struct number *number_of(struct arena *a, struct value v)
{
    return v.kind == VALUE_YEAR ? number_int(a, v.as.year) : v.as.number;
}

static const struct number *calculate(struct arena *a, enum expr_op op, const struct number *x,
                                      const struct number *y)
{
    switch (op) {
    case EXPR_ADD: return number_add(a, x, y);
    case EXPR_SUB: return number_sub(a, x, y);
    case EXPR_MUL: return number_mul(a, x, y);
    default: return number_div(a, x, y);
    }
}

static struct value numeric(struct arena *a, enum expr_op op, struct value x, struct value y)
{
    enum unit ux = unit_of(x), uy = unit_of(y);
    if (ux == MONEYED && uy == MONEYED && x.currency != y.currency) return UNKNOWN;
    uint8_t unit = op == EXPR_MUL   ? product_unit[ux][uy]
                   : op == EXPR_DIV ? quotient_unit[ux][uy]
                                    : sum_unit[ux][uy];
    if (unit == NOT_A_NUMBER) return UNKNOWN;
    uint8_t currency = unit != MONEYED ? 0 : ux == MONEYED ? x.currency : y.currency;
    return in_unit(unit, calculate(a, op, number_of(a, x), number_of(a, y)), currency);
}

// A year and a whole number make a year; one year less another makes a number.
static struct value year_plus(int32_t year, struct value n, int sign)
{
    int64_t shift;
    if (n.kind != VALUE_NUMBER || !number_to_int(n.as.number, &shift)) return UNKNOWN;
    if (shift < -10000 || shift > 10000) return UNKNOWN;
    int64_t result = year + sign * shift;
    return result < 1 || result > 9999 ? UNKNOWN : value_year((int32_t)result);
}

static struct value date_plus(day_number date, const struct duration *by, int sign)
{
    day_number result;
    return date_add(date, *by, sign, &result) ? value_date(result) : UNKNOWN;
}

static struct value duration_plus(struct arena *a, const struct duration *x,
                                  const struct duration *y, int32_t sign)
{
    struct duration *d = arena_make(a, struct duration);
    if (__builtin_add_overflow(x->years, sign * y->years, &d->years) ||
        __builtin_add_overflow(x->months, sign * y->months, &d->months) ||
        __builtin_add_overflow(x->days, sign * y->days, &d->days) ||
        __builtin_add_overflow(x->working_days, sign * y->working_days, &d->working_days))
        return UNKNOWN;
    return (struct value){.kind = VALUE_DURATION, .as.duration = d};
}

static struct value calendar(struct arena *a, enum expr_op op, struct value x, struct value y)
{
    int sign = op == EXPR_SUB ? -1 : 1;
    bool by_duration = y.kind == VALUE_DURATION;
    if (x.kind == VALUE_DATE && by_duration) return date_plus(x.as.date, y.as.duration, sign);
    if (x.kind == VALUE_DURATION && by_duration)
        return duration_plus(a, x.as.duration, y.as.duration, sign);
    if (op == EXPR_ADD && x.kind == VALUE_DURATION && y.kind == VALUE_DATE)
        return date_plus(y.as.date, x.as.duration, 1);
    return UNKNOWN;
}

struct value scalar(struct value v)
{
    for (;;) {
        if (v.kind == VALUE_OBSERVED)
            v = v.as.observed->value;
        else if (v.kind == VALUE_LIST && v.as.list->count == 1)
            v = v.as.list->items[0];
        else
            return v;
    }
}

struct value arithmetic(struct arena *a, enum expr_op op, struct value x, struct value y)
{
    x = scalar(x);
    y = scalar(y);
    if (is_absent(x) || is_absent(y)) return ABSENT;
    if (is_undecided(x) || is_undecided(y)) return UNKNOWN;
    bool sum = op == EXPR_ADD || op == EXPR_SUB;
    if (sum && x.kind == VALUE_YEAR && y.kind != VALUE_YEAR)
        return year_plus(x.as.year, y, op == EXPR_SUB ? -1 : 1);
    if (op == EXPR_ADD && y.kind == VALUE_YEAR && x.kind != VALUE_YEAR)
        return year_plus(y.as.year, x, 1);
    if (unit_of(x) && unit_of(y)) return numeric(a, op, x, y);
    return sum ? calendar(a, op, x, y) : UNKNOWN;
}

struct value negate(struct arena *a, struct value x)
{
    x = scalar(x);
    if (is_absent(x)) return ABSENT;
    if (is_undecided(x) || !unit_of(x)) return UNKNOWN;
    return in_unit(unit_of(x), number_neg(a, number_of(a, x)), x.currency);
}
