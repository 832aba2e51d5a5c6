// runtime/value/number.c: reading, exact arithmetic on both sides of the one-word fast path,
// rounding and writing.
#include "tests/unit/check.h"

#include "runtime/value/number.h"

#include <string.h>

static int setup(void **state)
{
    *state = arena_new();
    return 0;
}

static int teardown(void **state)
{
    arena_free(*state);
    return 0;
}

static const struct number *number(struct arena *a, const char *plain)
{
    const struct number *x = number_parse_plain(a, text_of(plain));
    if (!x) fail_msg("%s is no number", plain);
    return x;
}

static void written_numbers_are_read(void **state)
{
    static const char *const cases[][2] = {
        {"0", "0"},
        {"12500", "12500"},
        {"12 500,75", "12500.75"},
        {"12\u00A0500", "12500"},
        {"1\u202F234\u202F567,5", "1234567.5"},
        {"-3,5", "-3.5"},
        {"\u2212"
         "3,5",
         "-3.5"},
        {"0,10", "0.1"},
        {"007", "7"},
        {"-0", "0"},
        {"123 456 789 012 345 678 901 234,01", "123456789012345678901234.01"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct number *x = number_parse(*state, text_of(cases[i][0]));
        assert_non_null(x);
        assert_text(number_plain(*state, x, 0), cases[i][1]);
    }
}

static void other_texts_are_no_numbers(void **state)
{
    static const char *const wrong[] = {
        "",    "-",     ",5",        "5,",  "1 23",   "1234 567", "1  234",     "12 ", " 12",
        "1.5", "1,5,2", "1,234 567", "--1", "1 234a", "0x10",     "1\u2009234", "1e5", "+1"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (number_parse(*state, text_of(wrong[i]))) fail_msg("« %s » was read", wrong[i]);
    static const char *const not_plain[] = {"",   "-",    "1/0",   "1/",    "/2",  "1.",
                                            ".5", "1/-2", "1 000", "1.5/2", "1e3", "1,5"};
    for (size_t i = 0; i < sizeof not_plain / sizeof *not_plain; i++)
        if (number_parse_plain(*state, text_of(not_plain[i])))
            fail_msg("« %s » was read", not_plain[i]);
}

static void plain_form_comes_back(void **state)
{
    static const char *const cases[][2] = {
        {"1/3", "1/3"},
        {"2/6", "1/3"},
        {"-22/7", "-22/7"},
        {"1/8", "0.125"},
        {"0.05", "0.05"},
        {"-0.05", "-0.05"},
        {"10/4", "2.5"},
        {"100.00", "100"},
        {"1/1024", "0.0009765625"},
        {"99999999999999999999999.5", "99999999999999999999999.5"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_text(number_plain(*state, number(*state, cases[i][0]), 0), cases[i][1]);
    assert_text(number_plain(*state, number_int(*state, 12500), 2), "12500.00");
    assert_text(number_plain(*state, number(*state, "1.234"), 2), "1.234");
    assert_text(number_plain(*state, number(*state, "1/3"), 2), "1/3");
}

static void arithmetic_is_exact(void **state)
{
    typedef const struct number *operation(struct arena *, const struct number *,
                                           const struct number *);
    static const struct {
        operation *operation;
        const char *x, *y, *result;
    } cases[] = {
        {number_add, "0.1", "0.2", "0.3"},
        {number_add, "1/3", "1/6", "0.5"},
        {number_add, "9223372036854775807", "1", "9223372036854775808"},
        {number_add, "-9223372036854775808", "-1", "-9223372036854775809"},
        {number_sub, "-9223372036854775808", "1", "-9223372036854775809"},
        {number_sub, "18446744073709551616", "18446744073709551615", "1"},
        {number_sub, "5", "5", "0"},
        {number_mul, "4294967296", "4294967296", "18446744073709551616"},
        {number_mul, "-9223372036854775808", "-1", "9223372036854775808"},
        {number_mul, "12500", "0.045", "562.5"},
        {number_mul, "0", "1/3", "0"},
        {number_div, "1", "3", "1/3"},
        {number_div, "-7", "2", "-3.5"},
        {number_div, "6", "-3", "-2"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct number *x = number(*state, cases[i].x), *y = number(*state, cases[i].y);
        const struct number *z = cases[i].operation(*state, x, y);
        assert_text(number_plain(*state, z, 0), cases[i].result);
        assert_int_equal(number_cmp(z, number(*state, cases[i].result)), 0);
        assert_int_equal(number_hash(z), number_hash(number(*state, cases[i].result)));
    }
    assert_null(number_div(*state, number_int(*state, 1), number_int(*state, 0)));
    assert_text(number_plain(*state, number_ratio(*state, -10, 4), 0), "-2.5");
    assert_text(number_plain(*state, number_neg(*state, number(*state, "2/3")), 0), "-2/3");
    assert_int_equal(number_sign(number_neg(*state, number_int(*state, 0))), 0);
}

static void twelfths_add_up(void **state)
{
    const struct number *twelfth = number_ratio(*state, 100, 12), *sum = number_int(*state, 0);
    for (int i = 0; i < 12; i++) sum = number_add(*state, sum, twelfth);
    int64_t n;
    assert_true(number_to_int(sum, &n));
    assert_int_equal(n, 100);
}

static void numbers_are_ordered(void **state)
{
    static const char *const ascending[] = {
        "-9223372036854775809", "-9223372036854775808", "-1.5", "-1", "0", "1/3", "0.34", "1",
        "9223372036854775807",  "9223372036854775808"};
    enum { COUNT = sizeof ascending / sizeof *ascending };
    for (int i = 0; i < COUNT; i++)
        for (int j = 0; j < COUNT; j++) {
            int c = number_cmp(number(*state, ascending[i]), number(*state, ascending[j]));
            assert_int_equal(c, (i > j) - (i < j));
        }
}

static void integers_come_back_when_they_fit(void **state)
{
    static const int64_t fit[] = {0, 1, -1, INT64_MAX, INT64_MIN};
    int64_t n;
    for (size_t i = 0; i < sizeof fit / sizeof *fit; i++) {
        assert_true(number_to_int(number_int(*state, fit[i]), &n));
        assert_true(n == fit[i]);
    }
    assert_false(number_to_int(number(*state, "9223372036854775808"), &n));
    assert_true(number_is_int(number(*state, "9223372036854775808")));
    assert_false(number_to_int(number(*state, "0.5"), &n));
    assert_false(number_is_int(number(*state, "0.5")));
    assert_false(number_to_int(number(*state, "-9223372036854775809"), &n));
    assert_true(number_to_int(number(*state, "4/2"), &n));
    assert_int_equal(n, 2);
}

static void rounding_has_three_modes(void **state)
{
    static const struct {
        const char *x;
        int decimals;
        const char *half_up, *down, *up;
    } cases[] = {
        {"2.5", 0, "3", "2", "3"},           {"-2.5", 0, "-3", "-2", "-3"},
        {"2.4999", 0, "2", "2", "3"},        {"1.005", 2, "1.01", "1", "1.01"},
        {"-1.004", 2, "-1", "-1", "-1.01"},  {"2/3", 2, "0.67", "0.66", "0.67"},
        {"-0.001", 2, "0", "0", "-0.01"},    {"1/3", 4, "0.3333", "0.3333", "0.3334"},
        {"1.25", 2, "1.25", "1.25", "1.25"}, {"7", 3, "7", "7", "7"},
        {"7.6", -5, "8", "7", "8"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *const expected[] = {cases[i].half_up, cases[i].down, cases[i].up};
        static const enum rounding modes[] = {ROUND_HALF_UP, ROUND_DOWN, ROUND_UP};
        for (int m = 0; m < 3; m++) {
            const struct number *x = number(*state, cases[i].x);
            x = number_round(*state, x, cases[i].decimals, modes[m]);
            assert_text(number_plain(*state, x, 0), expected[m]);
        }
    }
}

static void numbers_are_written_in_french(void **state)
{
    static const struct {
        const char *x;
        int min, max;
        const char *text;
    } cases[] = {
        {"12500", 2, 2, "12\u202F500,00"},
        {"37128820.35", 2, 2, "37\u202F128\u202F820,35"},
        {"999", 0, 2, "999"},
        {"1000", 0, 0, "1\u202F000"},
        {"-1234.5", 0, 3, "-1\u202F234,5"},
        {"4.5", 1, 4, "4,5"},
        {"4.50001", 1, 4, "4,5"},
        {"4", 1, 4, "4,0"},
        {"0.05", 0, 2, "0,05"},
        {"-0.004", 0, 2, "0"},
        {"0.995", 2, 2, "1,00"},
        {"999999.999", 2, 2, "1\u202F000\u202F000,00"},
        {"1/3", 0, 5, "0,33333"},
        {"123456789012345678901", 0, 0,
         "123\u202F456\u202F789\u202F012\u202F345\u202F678\u202F901"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct number *x = number(*state, cases[i].x);
        struct text t = number_format(*state, x, cases[i].min, cases[i].max);
        assert_text(t, cases[i].text);
        assert_non_null(number_parse(*state, t));
    }
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(written_numbers_are_read),
        CASE(other_texts_are_no_numbers),
        CASE(plain_form_comes_back),
        CASE(arithmetic_is_exact),
        CASE(twelfths_add_up),
        CASE(numbers_are_ordered),
        CASE(integers_come_back_when_they_fit),
        CASE(rounding_has_three_modes),
        CASE(numbers_are_written_in_french),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
