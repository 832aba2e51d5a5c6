// See the header: twelve twelfths, four quarters or one payment, to the cent.
#include "runtime/eval/instalments.h"

static int month_length(int year, int month)
{
    struct civil next =
        month == 12 ? (struct civil){year + 1, 1, 1} : (struct civil){year, month + 1, 1};
    return date_to_civil(date_from_civil(next) - 1).day;
}

static day_number due(const struct civil *c, int32_t year, enum due_shift shift)
{
    int length = month_length(year, c->month);
    day_number date =
        date_from_civil((struct civil){year, c->month, c->day < length ? c->day : length});
    if (shift == DUE_POSTPONED) return date_next_working_day(date);
    while (shift == DUE_ADVANCED && !date_is_working_day(date)) date--;
    return date;
}

static bool valid(const struct schedule *s, int32_t year)
{
    for (int i = 0; i < s->count && i < INSTALMENTS_MAX; i++) {
        const struct civil *c = &s->days[i];
        if (c->month < 1 || c->month > 12 || c->day < 1 || c->day > 31) return false;
    }
    return s->count >= 1 && s->count <= INSTALMENTS_MAX && year >= 2 && year <= 9998;
}

bool schedule_monthly(struct schedule *s, int count, int day_of_month)
{
    if (count < 1 || count > INSTALMENTS_MAX || INSTALMENTS_MAX % count) return false;
    if (day_of_month < 1 || day_of_month > 31) return false;
    s->count = count;
    for (int i = 0; i < count; i++)
        s->days[i] = (struct civil){0, 1 + i * (INSTALMENTS_MAX / count), day_of_month};
    return true;
}

// The fraction that bears the difference, when the others are each `part`.
static const struct number *difference(struct arena *a, const struct number *total,
                                       const struct number *part, int count)
{
    return number_sub(a, total, number_mul(a, part, number_int(a, count - 1)));
}

bool instalments(struct arena *a, const struct number *total, const struct schedule *s,
                 int32_t year, struct instalment *out)
{
    if (!valid(s, year)) return false;
    const struct number *exact = number_div(a, total, number_int(a, s->count));
    const struct number *part = number_round(a, exact, 2, ROUND_HALF_UP);
    const struct number *rest = difference(a, total, part, s->count);
    // A few cents in twelve: rounding up would have one payment go back.
    if (number_sign(rest) * number_sign(total) < 0) {
        part = number_round(a, exact, 2, ROUND_DOWN);
        rest = difference(a, total, part, s->count);
    }
    int bearer = s->difference_first ? 0 : s->count - 1;
    for (int i = 0; i < s->count; i++) {
        out[i].date = due(&s->days[i], year, s->shift);
        out[i].amount = i == bearer ? rest : part;
    }
    return true;
}
