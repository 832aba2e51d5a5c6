// See the header: twelve twelfths, four quarters or one payment, to the cent.
#include "runtime/instalments.h"

static int month_length(int year, int month)
{
    struct civil next =
        month == 12 ? (struct civil){year + 1, 1, 1} : (struct civil){year, month + 1, 1};
    return date_to_civil(date_from_civil(next) - 1).day;
}

static day_number due_day(int year, int month, int day, bool next_working_day)
{
    int length = month_length(year, month);
    struct civil c = {year, month, day < length ? day : length};
    day_number date = date_from_civil(c);
    return next_working_day ? date_next_working_day(date) : date;
}

// The last fraction, when the others are each `part`.
static const struct number *remainder_of(struct arena *a, const struct number *total,
                                         const struct number *part, int count)
{
    return number_sub(a, total, number_mul(a, part, number_int(a, count - 1)));
}

bool instalments(struct arena *a, const struct number *total, int count, int day_of_month,
                 bool next_working_day, int32_t year, struct instalment *out)
{
    if (count < 1 || count > INSTALMENTS_MAX || INSTALMENTS_MAX % count) return false;
    if (day_of_month < 1 || day_of_month > 31 || year < 1 || year > 9998) return false;
    const struct number *exact = number_div(a, total, number_int(a, count));
    const struct number *part = number_round(a, exact, 2, ROUND_HALF_UP);
    const struct number *last = remainder_of(a, total, part, count);
    // A few cents in twelve: rounding up would have the last payment go back.
    if (number_sign(last) * number_sign(total) < 0) {
        part = number_round(a, exact, 2, ROUND_DOWN);
        last = remainder_of(a, total, part, count);
    }
    for (int i = 0; i < count; i++) {
        int month = 1 + i * (INSTALMENTS_MAX / count);
        out[i].date = due_day(year, month, day_of_month, next_working_day);
        out[i].amount = i + 1 < count ? part : last;
    }
    return true;
}
