// runtime/value/date.c against the calendar of Python's datetime (tests/unit/dates.txt, written by
// tests/oracle/dates.py) and against cases of the law.
#include "tests/unit/check.h"

#include "runtime/value/date.h"

#include <stdio.h>
#include <string.h>

#define TABLE "tests/unit/dates.txt"

static day_number day(const char *iso)
{
    day_number d;
    if (!date_parse_iso(text_of(iso), &d)) fail_msg("%s is no date", iso);
    return d;
}

static void check_day(const char *line, day_number got, const char *expected)
{
    if (got != day(expected)) fail_msg("%s: got day %d", line, (int)got);
}

static void check_addition(const char *line)
{
    char from[16], to[16];
    struct duration t = {0};
    int sign;
    day_number got;
    assert_int_equal(
        sscanf(line, "add %15s %d %d %d %d %15s", from, &t.years, &t.months, &t.days, &sign, to),
        6);
    assert_true(date_add(day(from), t, sign, &got));
    check_day(line, got, to);
}

static void check_week(const char *line)
{
    char iso[16];
    int weekday, number;
    assert_int_equal(sscanf(line, "week %15s %d %d", iso, &weekday, &number), 3);
    assert_int_equal(day(iso), number);
    assert_int_equal(date_weekday(number), weekday);
}

static void check_easter(const char *line)
{
    char iso[16];
    int year;
    assert_int_equal(sscanf(line, "easter %d %15s", &year, iso), 2);
    check_day(line, date_easter(year), iso);
}

static void check_work(const char *line)
{
    char from[16], to[16];
    struct duration t = {0};
    day_number got;
    assert_int_equal(sscanf(line, "work %15s %d %15s", from, &t.working_days, to), 3);
    assert_true(date_add(day(from), t, 1, &got));
    check_day(line, got, to);
}

static void table_of_python_agrees(void **state)
{
    (void)state;
    static const struct {
        const char *word;
        void (*check)(const char *line);
    } checks[] = {{"add ", check_addition},
                  {"week ", check_week},
                  {"easter ", check_easter},
                  {"work ", check_work}};
    FILE *table = fopen(TABLE, "r");
    if (!table) fail_msg("%s: run from the root", TABLE);
    char line[128];
    int done = 0;
    while (fgets(line, sizeof line, table))
        for (size_t i = 0; i < sizeof checks / sizeof *checks; i++)
            if (strncmp(line, checks[i].word, strlen(checks[i].word)) == 0) {
                checks[i].check(line);
                done++;
            }
    fclose(table);
    assert_true(done >= 200);
}

static void every_day_comes_back(void **state)
{
    (void)state;
    struct civil before = {0};
    day_number last = day("9999-12-31");
    for (day_number d = day("0001-01-01"); d <= last; d++) {
        struct civil c = date_to_civil(d);
        if (!date_valid(c) || date_from_civil(c) != d) fail_msg("day %d", (int)d);
        bool next_day = c.day == before.day + 1 && c.month == before.month;
        if (!next_day && c.day != 1) fail_msg("day %d does not follow", (int)d);
        before = c;
    }
}

static void invalid_dates_are_refused(void **state)
{
    (void)state;
    static const char *const wrong[] = {"2018-02-29", "1900-02-29", "2018-13-01", "2018-00-10",
                                        "2018-04-31", "0000-01-01", "2018-1-01",  "2018-01-1a",
                                        "2018/01/01", "",           "2018-01-011"};
    day_number d;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_false(date_parse_iso(text_of(wrong[i]), &d));
    assert_int_equal(day("1970-01-01"), 0);
    assert_int_equal(day("2000-02-29"), 11016);
}

static day_number after(const char *iso, int years, int months, int days, int sign)
{
    day_number d;
    assert_true(date_add(day(iso), (struct duration){years, months, days, 0}, sign, &d));
    return d;
}

static void additions_keep_the_day_of_the_month(void **state)
{
    (void)state;
    assert_int_equal(after("2016-02-29", 1, 0, 0, 1), day("2017-03-01"));
    assert_int_equal(after("2016-02-29", 4, 0, 0, 1), day("2020-02-29"));
    assert_int_equal(after("2018-01-31", 0, 1, 0, 1), day("2018-03-01"));
    assert_int_equal(after("2018-01-31", 0, 3, 0, 1), day("2018-05-01"));
    assert_int_equal(after("2022-12-31", 0, 9, 0, -1), day("2022-03-31"));
    assert_int_equal(after("2015-01-01", 3, 0, 0, 1), day("2018-01-01"));
    assert_int_equal(after("2018-01-01", 0, 0, 1, -1), day("2017-12-31"));
}

static void additions_stay_in_the_calendar(void **state)
{
    (void)state;
    day_number d, first = day("0001-01-01"), last = day("9999-12-31");
    assert_false(date_add(last, (struct duration){.days = 1}, 1, &d));
    assert_false(date_add(last, (struct duration){.months = 1}, 1, &d));
    assert_false(date_add(last, (struct duration){.working_days = 1}, 1, &d));
    assert_false(date_add(last, (struct duration){.years = INT32_MAX, .months = INT32_MAX}, 1, &d));
    assert_false(date_add(last, (struct duration){.days = INT32_MAX}, 1, &d));
    assert_false(date_add(first, (struct duration){.days = 1}, -1, &d));
    assert_false(date_add(first, (struct duration){.years = 1}, -1, &d));
    assert_false(date_add(0, (struct duration){.days = INT32_MIN}, -1, &d));
    assert_true(date_add(first, (struct duration){.years = 9998}, 1, &d));
}

static void working_days_leave_out_holidays(void **state)
{
    (void)state;
    static const char *const holidays[] = {"2018-01-01", "2018-04-02", "2018-05-01", "2018-05-08",
                                           "2018-05-10", "2018-05-21", "2018-07-14", "2018-08-15",
                                           "2018-11-01", "2018-11-11", "2018-12-25"};
    int count = 0;
    for (day_number d = day("2018-01-01"); d <= day("2018-12-31"); d++) count += date_is_holiday(d);
    assert_int_equal(count, sizeof holidays / sizeof *holidays);
    for (size_t i = 0; i < sizeof holidays / sizeof *holidays; i++)
        assert_true(date_is_holiday(day(holidays[i])));
    assert_int_equal(date_next_working_day(day("2018-05-05")), day("2018-05-07"));
    assert_int_equal(date_next_working_day(day("2017-12-30")), day("2018-01-02"));
    assert_int_equal(date_next_working_day(day("2018-05-09")), day("2018-05-09"));
    day_number d;
    assert_true(date_add(day("2018-05-07"), (struct duration){.working_days = 2}, 1, &d));
    assert_int_equal(d, day("2018-05-11"));
    assert_true(date_add(day("2018-05-11"), (struct duration){.working_days = 2}, -1, &d));
    assert_int_equal(d, day("2018-05-07"));
}

static void dates_are_written_in_french(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    assert_text(date_format(a, day("2018-01-01")), "1er janvier 2018");
    assert_text(date_format(a, day("2022-12-31")), "31 décembre 2022");
    assert_text(date_format_day(a, (struct civil){0, 6, 30}), "30 juin");
    assert_text(date_iso(a, day("0987-08-01")), "0987-08-01");
    static const struct {
        struct duration duration;
        const char *text;
    } cases[] = {{{3, 0, 0, 0}, "3 ans"},
                 {{1, 0, 0, 0}, "1 an"},
                 {{2, 6, 0, 0}, "2 ans et 6 mois"},
                 {{1, 1, 1, 0}, "1 an, 1 mois et 1 jour"},
                 {{0, 18, 0, 0}, "18 mois"},
                 {{0, 0, 10, 0}, "10 jours"},
                 {{0, 0, 0, 30}, "30 jours ouvrés"},
                 {{0, 0, 0, 1}, "1 jour ouvré"},
                 {{0, 0, 0, 0}, "0 jour"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_text(duration_format(a, cases[i].duration), cases[i].text);
    arena_free(a);
}

static void months_are_known_by_name(void **state)
{
    (void)state;
    for (int month = 1; month <= 12; month++)
        assert_int_equal(month_of_name(month_name(month)), month);
    assert_int_equal(month_of_name(TEXT("Fevrier")), 2);
    assert_int_equal(month_of_name(TEXT("AOÛT")), 8);
    assert_int_equal(month_of_name(TEXT("DÉCEMBRE")), 12);
    assert_int_equal(month_of_name(TEXT("brumaire")), 0);
    assert_int_equal(month_of_name(TEXT("")), 0);
    assert_int_equal(month_name(0).len, 0);
    assert_int_equal(month_name(13).len, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(table_of_python_agrees),
        cmocka_unit_test(every_day_comes_back),
        cmocka_unit_test(invalid_dates_are_refused),
        cmocka_unit_test(additions_keep_the_day_of_the_month),
        cmocka_unit_test(additions_stay_in_the_calendar),
        cmocka_unit_test(working_days_leave_out_holidays),
        cmocka_unit_test(dates_are_written_in_french),
        cmocka_unit_test(months_are_known_by_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
