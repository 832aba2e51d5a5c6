// runtime/value/letters.c: the words of numbers, amounts and ordinals, and Roman numerals.
#include "tests/unit/check.h"

#include "runtime/map.h"
#include "runtime/value/letters.h"

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

struct sample {
    const char *plain, *words;
};

static const struct sample numbers[] = {
    {"0", "zéro"},
    {"1", "un"},
    {"16", "seize"},
    {"17", "dix-sept"},
    {"20", "vingt"},
    {"21", "vingt et un"},
    {"22", "vingt-deux"},
    {"61", "soixante et un"},
    {"70", "soixante-dix"},
    {"71", "soixante et onze"},
    {"72", "soixante-douze"},
    {"79", "soixante-dix-neuf"},
    {"80", "quatre-vingts"},
    {"81", "quatre-vingt-un"},
    {"90", "quatre-vingt-dix"},
    {"91", "quatre-vingt-onze"},
    {"99", "quatre-vingt-dix-neuf"},
    {"100", "cent"},
    {"101", "cent un"},
    {"180", "cent quatre-vingts"},
    {"200", "deux cents"},
    {"201", "deux cent un"},
    {"280", "deux cent quatre-vingts"},
    {"999", "neuf cent quatre-vingt-dix-neuf"},
    {"1000", "mille"},
    {"1001", "mille un"},
    {"1100", "mille cent"},
    {"2000", "deux mille"},
    {"2018", "deux mille dix-huit"},
    {"21000", "vingt et un mille"},
    {"80000", "quatre-vingt mille"},
    {"80080", "quatre-vingt mille quatre-vingts"},
    {"200000", "deux cent mille"},
    {"200200", "deux cent mille deux cents"},
    {"600000", "six cent mille"},
    {"1000000", "un million"},
    {"1001000", "un million mille"},
    {"80000000", "quatre-vingts millions"},
    {"200000000", "deux cents millions"},
    {"1000000000", "un milliard"},
    {"2000000001", "deux milliards un"},
    {"999999999999999", "neuf cent quatre-vingt-dix-neuf billions neuf cent quatre-vingt-dix-neuf "
                        "milliards neuf cent quatre-vingt-dix-neuf millions neuf cent "
                        "quatre-vingt-dix-neuf mille neuf cent quatre-vingt-dix-neuf"},
    {"-12", "moins douze"},
};

static const struct sample amounts[] = {
    {"37128820.35", "trente-sept millions cent vingt-huit mille huit cent vingt euros et "
                    "trente-cinq centimes"},
    {"7769930.85", "sept millions sept cent soixante-neuf mille neuf cent trente euros et "
                   "quatre-vingt-cinq centimes"},
    {"0", "zéro euro"},
    {"0.01", "zéro euro et un centime"},
    {"0.05", "zéro euro et cinq centimes"},
    {"1", "un euro"},
    {"1.5", "un euro et cinquante centimes"},
    {"2", "deux euros"},
    {"80", "quatre-vingts euros"},
    {"1200.05", "mille deux cents euros et cinq centimes"},
    {"1000000", "un million d'euros"},
    {"12500000", "douze millions cinq cent mille euros"},
    {"2300000", "deux millions trois cent mille euros"},
    {"80000000", "quatre-vingts millions d'euros"},
    {"3000000000", "trois milliards d'euros"},
    {"1000000.8", "un million d'euros et quatre-vingts centimes"},
    {"-1.01", "moins un euro et un centime"},
    {"-0.5", "moins zéro euro et cinquante centimes"},
};

static void numbers_have_words(void **state)
{
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        const struct number *x = number_parse_plain(*state, text_of(numbers[i].plain));
        assert_text(letters_number(*state, x, false), numbers[i].words);
    }
}

static struct text feminine(struct arena *a, int64_t n)
{
    return letters_number(a, number_int(a, n), true);
}

static void feminine_agrees_at_the_end_only(void **state)
{
    assert_text(feminine(*state, 1), "une");
    assert_text(feminine(*state, 21), "vingt et une");
    assert_text(feminine(*state, 81), "quatre-vingt-une");
    assert_text(feminine(*state, 101), "cent une");
    assert_text(feminine(*state, 71), "soixante et onze");
    assert_text(feminine(*state, 21000), "vingt et un mille");
    assert_text(feminine(*state, 1000001), "un million une");
    assert_text(feminine(*state, 2), "deux");
}

static void amounts_have_words(void **state)
{
    for (size_t i = 0; i < sizeof amounts / sizeof *amounts; i++) {
        const struct number *x = number_parse_plain(*state, text_of(amounts[i].plain));
        assert_text(letters_amount(*state, x, TEXT("euro")), amounts[i].words);
    }
    const struct number *million = number_int(*state, 2000000);
    assert_text(letters_amount(*state, million, TEXT("franc")), "deux millions de francs");
}

static void what_has_no_words_gives_none(void **state)
{
    static const char *const none[] = {"0.5", "1000000000000000", "-1000000000000000", "1/3"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        const struct number *x = number_parse_plain(*state, text_of(none[i]));
        assert_null(letters_number(*state, x, false).ptr);
    }
    static const char *const no_amount[] = {"0.005", "1/3", "1000000000000000"};
    for (size_t i = 0; i < sizeof no_amount / sizeof *no_amount; i++) {
        const struct number *x = number_parse_plain(*state, text_of(no_amount[i]));
        assert_null(letters_amount(*state, x, TEXT("euro")).ptr);
    }
}

static void words_of_small_numbers_differ(void **state)
{
    struct map seen = map_new(*state);
    for (int64_t n = 0; n < 20000; n++)
        if (map_set(&seen, letters_number(*state, number_int(*state, n), false), &seen))
            fail_msg("%d has the words of another", (int)n);
}

static void ordinals(void **state)
{
    static const struct {
        int n;
        const char *words;
    } cases[] = {{1, "premier"},
                 {2, "deuxième"},
                 {3, "troisième"},
                 {4, "quatrième"},
                 {5, "cinquième"},
                 {6, "sixième"},
                 {9, "neuvième"},
                 {10, "dixième"},
                 {11, "onzième"},
                 {19, "dix-neuvième"},
                 {20, "vingtième"},
                 {21, "vingt et unième"},
                 {30, "trentième"},
                 {71, "soixante et onzième"},
                 {80, "quatre-vingtième"},
                 {81, "quatre-vingt-unième"},
                 {99, "quatre-vingt-dix-neuvième"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_text(letters_ordinal(*state, cases[i].n, false), cases[i].words);
    assert_text(letters_ordinal(*state, 1, true), "première");
    assert_text(letters_ordinal(*state, 21, true), "vingt et unième");
    assert_null(letters_ordinal(*state, 0, false).ptr);
    assert_null(letters_ordinal(*state, 100, false).ptr);
}

static void roman_numerals(void **state)
{
    static const struct {
        int n;
        const char *letters;
    } cases[] = {{1, "I"},   {4, "IV"},   {9, "IX"},         {14, "XIV"},        {40, "XL"},
                 {90, "XC"}, {400, "CD"}, {1949, "MCMXLIX"}, {3999, "MMMCMXCIX"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_text(letters_roman(*state, cases[i].n), cases[i].letters);
    assert_null(letters_roman(*state, 0).ptr);
    assert_null(letters_roman(*state, 4000).ptr);
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(numbers_have_words),
        CASE(feminine_agrees_at_the_end_only),
        CASE(amounts_have_words),
        CASE(what_has_no_words_gives_none),
        CASE(words_of_small_numbers_differ),
        CASE(ordinals),
        CASE(roman_numerals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
