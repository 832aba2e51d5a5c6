// runtime/value/value.c, value_text.c, set.c: equality, hash and order agree; series; what
// sentences show.
#include "tests/unit/check.h"

#include "runtime/value/model.h"
#include "runtime/value/set.h"

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
    return number_parse_plain(a, text_of(plain));
}

static struct value euros(struct arena *a, const char *plain)
{
    return value_money(number(a, plain), EURO);
}

static struct value duration(struct arena *a, struct duration d)
{
    struct duration *copy = arena_make(a, struct duration);
    *copy = d;
    return (struct value){.kind = VALUE_DURATION, .as.duration = copy};
}

static struct value period(struct arena *a, struct period p)
{
    struct period *copy = arena_make(a, struct period);
    *copy = p;
    return (struct value){.kind = VALUE_PERIOD, .as.period = copy};
}

static struct value observed(struct arena *a, struct value v, int32_t year)
{
    struct observed *o = arena_make(a, struct observed);
    *o = (struct observed){v, year};
    return (struct value){.kind = VALUE_OBSERVED, .as.observed = o};
}

static struct value citation(struct arena *a, struct text t)
{
    struct citation *c = arena_make(a, struct citation);
    *c = (struct citation){t, t};
    return (struct value){.kind = VALUE_CITATION, .as.citation = c};
}

static struct value list_of(struct arena *a, uint32_t count, ...)
{
    struct value items[8];
    va_list args;
    va_start(args, count);
    for (uint32_t i = 0; i < count; i++) items[i] = va_arg(args, struct value);
    va_end(args);
    return value_list(a, items, count);
}

// Values no two of which are equal, each of another kind or another amount.
static uint32_t various(struct arena *a, struct value *out)
{
    static struct block one, two;
    const struct value all[] = {
        value_bool(true),
        value_bool(false),
        value_number(number(a, "2018")),
        value_number(number(a, "6.5")),
        value_number(number(a, "1/3")),
        euros(a, "6.5"),
        value_money(number(a, "6.5"), FRANC),
        value_date(0),
        value_date(1),
        value_label(a, TEXT("mutuelle")),
        value_label(a, TEXT("assureur")),
        citation(a, TEXT("L. 160-17")),
        value_block(&one),
        value_block(&two),
        duration(a, (struct duration){.years = 3}),
        duration(a, (struct duration){.days = 3}),
        period(a, (struct period){true, true, 0, 10}),
        period(a, (struct period){true, false, 0, 0}),
        list_of(a, 2, value_date(0), value_date(1)),
        list_of(a, 0),
        VALUE_OF_KIND(VALUE_UNMEASURED),
        (struct value){.kind = VALUE_TO_FIX, .as.date = 0},
    };
    memcpy(out, all, sizeof all);
    return sizeof all / sizeof *all;
}

static void values_equal_only_themselves(void **state)
{
    struct value v[32];
    uint32_t count = various(*state, v);
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t j = 0; j < count; j++)
            if (value_eq(v[i], v[j]) != (i == j)) fail_msg("%u and %u", i, j);
}

static void equal_values_hash_alike(void **state)
{
    struct arena *a = *state;
    static struct block original, same = {.like = &original};
    const struct value pairs[][2] = {
        {value_number(number(a, "2018")), value_year(2018)},
        {value_rate(number(a, "0.5")), value_number(number(a, "1/2"))},
        {observed(a, euros(a, "12"), 2017), euros(a, "12.00")},
        {duration(a, (struct duration){.years = 3}), duration(a, (struct duration){.months = 36})},
        {list_of(a, 1, value_year(2018)), value_year(2018)},
        {list_of(a, 2, value_date(1), value_date(2)), list_of(a, 2, value_date(2), value_date(1))},
        {list_of(a, 3, value_date(1), value_date(2), value_date(2)),
         list_of(a, 2, value_date(1), value_date(2))},
        {value_block(&same), value_block(&original)},
        {citation(a, TEXT("L. 1")), citation(a, TEXT("L. 1"))},
        {period(a, (struct period){true, false, 5, 1}),
         period(a, (struct period){true, false, 5, 2})},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        assert_true(value_eq(pairs[i][0], pairs[i][1]));
        assert_true(value_eq(pairs[i][1], pairs[i][0]));
        assert_int_equal(value_hash(pairs[i][0]), value_hash(pairs[i][1]));
    }
}

static void order_is_within_one_kind(void **state)
{
    struct arena *a = *state;
    const struct {
        struct value x, y;
        bool ordered;
        int order;
    } cases[] = {
        {value_number(number(a, "2")), value_number(number(a, "10")), true, -1},
        {value_year(2018), value_number(number(a, "2017.5")), true, 1},
        {value_number(number(a, "2018.5")), value_year(2018), true, 1},
        {value_year(2018), value_number(number(a, "2018")), true, 0},
        {observed(a, value_number(number(a, "6.5")), 2017), value_number(number(a, "7")), true, -1},
        {euros(a, "1"), euros(a, "0.99"), true, 1},
        {euros(a, "1"), value_money(number(a, "1"), FRANC), false, 0},
        {euros(a, "1"), value_number(number(a, "1")), false, 0},
        {value_date(1), value_date(2), true, -1},
        {duration(a, (struct duration){.years = 1}), duration(a, (struct duration){.months = 13}),
         true, -1},
        {duration(a, (struct duration){.months = 1}), duration(a, (struct duration){.days = 30}),
         false, 0},
        {duration(a, (struct duration){.months = 2, .days = 1}),
         duration(a, (struct duration){.months = 1}), true, 1},
        {value_bool(true), value_bool(false), false, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int order = 0, back = 0;
        if (value_order(cases[i].x, cases[i].y, &order) != cases[i].ordered) fail_msg("%zu", i);
        assert_int_equal(value_order(cases[i].y, cases[i].x, &back), cases[i].ordered);
        if (!cases[i].ordered) continue;
        assert_int_equal((order > 0) - (order < 0), cases[i].order);
        assert_int_equal((back > 0) - (back < 0), -cases[i].order);
    }
}

static void series_are_read_by_year_or_day(void **state)
{
    struct arena *a = *state;
    const day_number end_2017 = date_from_civil((struct civil){2017, 12, 31});
    const struct series_entry years[] = {{value_year(2018), euros(a, "48")},
                                         {value_year(2019), euros(a, "46.50")}};
    const struct series_entry periods[] = {
        {period(a, (struct period){false, true, 0, end_2017}), value_label(a, TEXT("A"))},
        {period(a, (struct period){true, false, end_2017 + 1, 0}), value_label(a, TEXT("B"))}};
    const struct series by_year = {years, 2}, by_period = {periods, 2};
    assert_text(value_format(a, series_at(&by_year, value_year(2019))), "46,50\u00a0€");
    assert_text(value_format(a, series_at(&by_year, value_number(number(a, "2018")))),
                "48,00\u00a0€");
    assert_int_equal(series_at(&by_year, value_year(2020)).kind, VALUE_ABSENT);
    assert_text(value_format(a, series_at(&by_year, value_date(end_2017 + 9))), "48,00\u00a0€");
    assert_text(value_format(a, series_at(&by_period, value_date(end_2017))), "A");
    assert_text(value_format(a, series_at(&by_period, value_date(end_2017 + 1))), "B");
    assert_text(value_format(a, series_at(&by_period, value_year(2018))), "B");
}

static void sentences_show_values(void **state)
{
    struct arena *a = *state;
    const struct civil june = {2018, 6, 30};
    const day_number first = date_from_civil((struct civil){2018, 1, 1});
    const struct {
        struct value v;
        const char *expected;
    } cases[] = {
        {value_bool(true), "oui"},
        {value_number(number(a, "6.5")), "6,5"},
        {value_rate(number(a, "0.045")), "4,5\u00a0%"},
        {value_year(2018), "2018"},
        {value_date(first), "1er janvier 2018"},
        {period(a, (struct period){true, false, first, 0}), "à compter du 1er janvier 2018"},
        {period(a, (struct period){false, true, 0, first}), "jusqu'au 1er janvier 2018"},
        {period(a, (struct period){true, true, first, first + 364}),
         "du 1er janvier 2018 au 31 décembre 2018"},
        {duration(a, (struct duration){.years = 3}), "3 ans"},
        {list_of(a, 3, citation(a, TEXT("L. 1")), citation(a, TEXT("L. 2")),
                 citation(a, TEXT("L. 3"))),
         "L. 1, L. 2 et L. 3"},
        {observed(a, value_number(number(a, "6.5")), 2017), "6,5 en 2017"},
        {(struct value){.kind = VALUE_TO_FIX, .as.date = first},
         "à fixer avant le 1er janvier 2018"},
        {(struct value){.kind = VALUE_DAY, .as.day = &june}, "30 juin"},
        {UNKNOWN, "inconnu"},
        {VALUE_OF_KIND(VALUE_AT_SIGNATURE), "à la signature"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_text(value_format(a, cases[i].v), cases[i].expected);
}

static void sets_keep_order_and_drop_repetitions(void **state)
{
    struct arena *a = *state;
    struct set s = set_new(a);
    assert_false(set_has(&s, value_year(1)));
    for (int32_t i = 0; i < 1000; i++) assert_int_equal(set_add(&s, value_year(i % 300)), i < 300);
    assert_int_equal(s.values.count, 300);
    for (int32_t i = 0; i < 300; i++) assert_int_equal(s.values.items[i].as.year, i);
    assert_true(set_has(&s, value_number(number(a, "299"))));
    assert_false(set_has(&s, value_year(300)));
}

static void types_are_named_and_compared(void **state)
{
    struct arena *a = *state;
    struct category mutual = {.name = TEXT("organisme")}, child = {.parent = &mutual};
    struct type block = {.kind = TYPE_BLOCK, .category = &mutual}, money = type_of_kind(TYPE_MONEY);
    struct type series = {.kind = TYPE_SERIES, .key = BY_YEAR, .of = &money};
    struct type other = {.kind = TYPE_SERIES, .key = BY_PERIOD, .of = &money};
    assert_text(type_format(a, type_list(a, block)), "liste de organisme");
    assert_text(type_format(a, series), "série de montant par année");
    assert_true(type_eq(type_list(a, block), type_list(a, block)));
    assert_false(type_eq(type_list(a, block), type_list(a, money)));
    assert_false(type_eq(series, other));
    assert_true(category_is(&child, &mutual));
    assert_false(category_is(&mutual, &child));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(values_equal_only_themselves, setup, teardown),
        cmocka_unit_test_setup_teardown(equal_values_hash_alike, setup, teardown),
        cmocka_unit_test_setup_teardown(order_is_within_one_kind, setup, teardown),
        cmocka_unit_test_setup_teardown(series_are_read_by_year_or_day, setup, teardown),
        cmocka_unit_test_setup_teardown(sentences_show_values, setup, teardown),
        cmocka_unit_test_setup_teardown(sets_keep_order_and_drop_repetitions, setup, teardown),
        cmocka_unit_test_setup_teardown(types_are_named_and_compared, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
