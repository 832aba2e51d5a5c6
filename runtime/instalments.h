// Payment schedules: a yearly amount cut in equal fractions, on a given day of the month.
#pragma once

#include "runtime/date.h"
#include "runtime/number.h"

enum { INSTALMENTS_MAX = 12 };

struct instalment {
    day_number date;
    const struct number *amount;
};

// Cuts `total` in `count` (1, 2, 3, 4, 6 or 12) fractions rounded to the cent, the difference on
// the last one, dated `day_of_month` (1 to 31, the last day of shorter months) of every 12 / count
// months from January, moved to the next working day when asked. `out` has `count` elements. False
// when count, day or year (1 to 9998) is out of range.
bool instalments(struct arena *a, const struct number *total, int count, int day_of_month,
                 bool next_working_day, int32_t year, struct instalment *out);
