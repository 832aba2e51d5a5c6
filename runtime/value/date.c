// Civil dates as day numbers. The conversions count in eras of 400 years from 1 March, so that leap
// days fall at the end of a year (H. Hinnant, « chrono-Compatible Low-Level Date Algorithms »).
#include "runtime/value/date.h"

enum {
    FIRST_YEAR = 1,
    LAST_YEAR = 9999,
    MONTHS = 12,
    DAYS_PER_ERA = 146097,
    YEARS_PER_ERA = 400,
    EPOCH = 719468, // days from 1 March of year 0 to 1 January 1970
    LONGEST_MONTH_NAME = 16,
};

struct month {
    struct text name, folded;
};

static const struct month months[MONTHS] = {
    {TEXT_INIT("janvier"), TEXT_INIT("janvier")},
    {TEXT_INIT("février"), TEXT_INIT("fevrier")},
    {TEXT_INIT("mars"), TEXT_INIT("mars")},
    {TEXT_INIT("avril"), TEXT_INIT("avril")},
    {TEXT_INIT("mai"), TEXT_INIT("mai")},
    {TEXT_INIT("juin"), TEXT_INIT("juin")},
    {TEXT_INIT("juillet"), TEXT_INIT("juillet")},
    {TEXT_INIT("août"), TEXT_INIT("aout")},
    {TEXT_INIT("septembre"), TEXT_INIT("septembre")},
    {TEXT_INIT("octobre"), TEXT_INIT("octobre")},
    {TEXT_INIT("novembre"), TEXT_INIT("novembre")},
    {TEXT_INIT("décembre"), TEXT_INIT("decembre")},
};

static bool is_leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int month_length(int year, int month)
{
    static const int lengths[MONTHS] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return lengths[month - 1] + (month == 2 && is_leap(year));
}

bool date_valid(struct civil c)
{
    return c.year >= FIRST_YEAR && c.year <= LAST_YEAR && c.month >= 1 && c.month <= MONTHS &&
           c.day >= 1 && c.day <= month_length(c.year, c.month);
}

day_number date_from_civil(struct civil c)
{
    int year = c.month <= 2 ? c.year - 1 : c.year;
    int era = year / YEARS_PER_ERA, of_era = year % YEARS_PER_ERA;
    int month = (c.month + 9) % MONTHS; // 0 is March
    int of_year = (153 * month + 2) / 5 + c.day - 1;
    return era * DAYS_PER_ERA + of_era * 365 + of_era / 4 - of_era / 100 + of_year - EPOCH;
}

struct civil date_to_civil(day_number d)
{
    int days = d + EPOCH;
    int era = days / DAYS_PER_ERA, of_era = days % DAYS_PER_ERA;
    int year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int of_year = of_era - (365 * year + year / 4 - year / 100);
    int month = (5 * of_year + 2) / 153; // 0 is March
    int day = of_year - (153 * month + 2) / 5 + 1;
    year += era * YEARS_PER_ERA + (month >= 10);
    return (struct civil){.year = year, .month = month < 10 ? month + 3 : month - 9, .day = day};
}

static day_number first_day(void)
{
    return date_from_civil((struct civil){FIRST_YEAR, 1, 1});
}

static day_number last_day(void)
{
    return date_from_civil((struct civil){LAST_YEAR, MONTHS, 31});
}

static bool in_range(int64_t d)
{
    return d >= first_day() && d <= last_day();
}

static bool add_months(day_number d, int64_t count, int64_t *out)
{
    struct civil c = date_to_civil(d);
    int64_t month = (int64_t)c.year * MONTHS + (c.month - 1) + count;
    if (month < FIRST_YEAR * MONTHS || month >= (LAST_YEAR + 1) * MONTHS) return false;
    c.year = (int)(month / MONTHS);
    c.month = (int)(month % MONTHS) + 1;
    int length = month_length(c.year, c.month);
    bool missing = c.day > length;
    if (missing) c.day = length;
    *out = (int64_t)date_from_civil(c) + missing;
    return in_range(*out);
}

static bool add_working_days(int64_t *d, int64_t count)
{
    int step = count < 0 ? -1 : 1;
    for (int64_t left = count * step; left > 0;) {
        *d += step;
        if (!in_range(*d)) return false;
        left -= date_is_working_day((day_number)*d);
    }
    return true;
}

bool date_add(day_number d, struct duration t, int sign, day_number *out)
{
    int64_t direction = sign < 0 ? -1 : 1, result;
    int64_t count = (int64_t)t.years * MONTHS + t.months;
    if (!in_range(d) || !add_months(d, count * direction, &result)) return false;
    result += t.days * direction;
    if (!in_range(result) || !add_working_days(&result, t.working_days * direction)) return false;
    *out = (day_number)result;
    return true;
}

int date_weekday(day_number d)
{
    // Day 0 of EPOCH, 1 March of year 0, is a Wednesday.
    return (d + EPOCH + 2) % 7 + 1;
}

// The « anonymous » algorithm (Nature, 20 April 1876; J. Meeus, Astronomical Algorithms, ch. 8).
day_number date_easter(int year)
{
    int a = year % 19, b = year / 100, c = year % 100;
    int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
    int h = (19 * a + b - d - g + 15) % 30;
    int i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
    int m = (a + 11 * h + 22 * l) / 451;
    int n = h + l - 7 * m + 114;
    return date_from_civil((struct civil){.year = year, .month = n / 31, .day = n % 31 + 1});
}

bool date_is_holiday(day_number d)
{
    struct civil c = date_to_civil(d);
    day_number easter = date_easter(c.year);
#define FIXED(of_month, of_day, name)                                                              \
    if (c.month == (of_month) && c.day == (of_day)) return true;
#define EASTER(after, name)                                                                        \
    if (d == easter + (after)) return true;
#include "runtime/value/holiday.def"
#undef FIXED
#undef EASTER
    return false;
}

bool date_is_working_day(day_number d)
{
    return date_weekday(d) <= 5 && !date_is_holiday(d);
}

day_number date_next_working_day(day_number d)
{
    while (!date_is_working_day(d)) d++;
    return d;
}

struct text date_format(struct arena *a, day_number d)
{
    struct civil c = date_to_civil(d);
    struct text day = date_format_day(a, c);
    return text_printf(a, "%.*s %d", TEXT_FMT(day), c.year);
}

struct text date_format_day(struct arena *a, struct civil c)
{
    struct text month = month_name(c.month);
    return text_printf(a, "%d%s %.*s", c.day, c.day == 1 ? "er" : "", TEXT_FMT(month));
}

struct text date_iso(struct arena *a, day_number d)
{
    struct civil c = date_to_civil(d);
    return text_printf(a, "%04d-%02d-%02d", c.year, c.month, c.day);
}

static bool read_digits(struct text t, size_t begin, size_t end, int *out)
{
    int n = 0;
    for (size_t i = begin; i < end; i++) {
        if (t.ptr[i] < '0' || t.ptr[i] > '9') return false;
        n = n * 10 + (t.ptr[i] - '0');
    }
    *out = n;
    return true;
}

bool date_parse_iso(struct text t, day_number *out)
{
    struct civil c;
    if (t.len != sizeof "2018-01-01" - 1 || t.ptr[4] != '-' || t.ptr[7] != '-') return false;
    if (!read_digits(t, 0, 4, &c.year) || !read_digits(t, 5, 7, &c.month) ||
        !read_digits(t, 8, 10, &c.day) || !date_valid(c))
        return false;
    *out = date_from_civil(c);
    return true;
}

struct text duration_format(struct arena *a, struct duration t)
{
    const struct part {
        int32_t count;
        const char *one, *many;
    } parts[] = {{t.years, "an", "ans"},
                 {t.months, "mois", "mois"},
                 {t.days, "jour", "jours"},
                 {t.working_days, "jour ouvré", "jours ouvrés"}};
    enum { PARTS = sizeof parts / sizeof *parts };
    struct buffer b = buffer_new(a);
    int left = 0;
    for (int i = 0; i < PARTS; i++) left += parts[i].count != 0;
    if (left == 0) return TEXT("0 jour");
    for (int i = 0; i < PARTS; i++) {
        const struct part *p = &parts[i];
        if (p->count == 0) continue;
        if (b.len) buffer_add_c(&b, left > 1 ? ", " : " et ");
        buffer_printf(&b, "%d %s", (int)p->count, p->count > 1 || p->count < -1 ? p->many : p->one);
        left--;
    }
    return buffer_text(&b);
}

int month_of_name(struct text name)
{
    for (int i = 0; i < MONTHS; i++)
        if (text_eq(name, months[i].name)) return i + 1;
    if (name.len > LONGEST_MONTH_NAME) return 0;
    struct arena *scratch = arena_new();
    struct text folded = text_fold(scratch, name);
    int found = 0;
    for (int i = 0; i < MONTHS && !found; i++)
        if (text_eq(folded, months[i].folded)) found = i + 1;
    arena_free(scratch);
    return found;
}

struct text month_name(int month)
{
    return month >= 1 && month <= MONTHS ? months[month - 1].name : NO_TEXT;
}
