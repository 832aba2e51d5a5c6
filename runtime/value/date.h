// Civil dates without time or zone: days of the proleptic Gregorian calendar, durations from date
// to date, inclusive periods, working days. No time_t, no clock, no locale.
#pragma once

#include "runtime/text.h"

typedef int32_t day_number; // days since 1 January 1970; years 1 to 9999

struct civil {
    int year, month, day;
};

struct duration {
    int32_t years, months, days, working_days; // added in this order
};

bool date_valid(struct civil c); // year 1 to 9999
day_number date_from_civil(struct civil c);
struct civil date_to_civil(day_number d);

// « De quantième à quantième » (code de procédure civile, art. 641): the same day of the month, or
// the first day of the next month when there is none (29 February + 1 year: 1 March). The result is
// so the day after the term, a term without a same day being the last day of its month.
// `sign` below zero subtracts. Working days are counted from the next day on (or the one before).
// False when the result leaves the years 1 to 9999.
bool date_add(day_number d, struct duration t, int sign, day_number *out);

int date_weekday(day_number d);                 // 1 Monday … 7 Sunday
day_number date_easter(int year);               // Gregorian Easter Sunday
bool date_is_holiday(day_number d);             // code du travail, art. L. 3133-1 (holiday.def)
bool date_is_working_day(day_number d);         // « jour ouvré »: Monday to Friday, no holiday
day_number date_next_working_day(day_number d); // d itself when it is one

struct text date_format(struct arena *a, day_number d);       // « 1er janvier 2018 »
struct text date_format_day(struct arena *a, struct civil c); // « 30 juin », the year ignored
struct text date_iso(struct arena *a, day_number d);          // 2018-01-01
bool date_parse_iso(struct text t, day_number *out);
struct text duration_format(struct arena *a, struct duration t); // « 3 ans », « 2 ans et 6 mois »
int month_of_name(struct text name); // 1 to 12, accents and case forgiven, 0 when unknown
struct text month_name(int month);
