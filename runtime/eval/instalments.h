// Payment schedules: a yearly amount cut in equal fractions, each due on a day of the year.
#pragma once

#include "runtime/value/date.h"
#include "runtime/value/number.h"

enum { INSTALMENTS_MAX = 12 };

// What becomes of a payment due on a day that is not worked.
enum due_shift { DUE_KEPT, DUE_POSTPONED, DUE_ADVANCED };

struct schedule {
    struct civil days[INSTALMENTS_MAX]; // the year ignored; the last day of shorter months
    int count;
    enum due_shift shift;
    bool difference_first; // the first payment bears the difference of rounding, not the last
};

struct instalment {
    day_number date;
    const struct number *amount;
};

// The same day (1 to 31) of every 12 / count months from January, count being 1, 2, 3, 4, 6 or 12.
// False when either is out of range.
bool schedule_monthly(struct schedule *s, int count, int day_of_month);

// Cuts `total` in s->count fractions rounded to the cent. `out` has s->count elements. False when
// the count, a day or the year (2 to 9998) is out of range.
bool instalments(struct arena *a, const struct number *total, const struct schedule *s,
                 int32_t year, struct instalment *out);
