// The blanks and marks of a printed act, and that setting them twice changes nothing.
#include "tests/unit/check.h"

#include "compiler/wording/typography.h"

#define N "\u00A0"
#define F "\u202F"

static const struct {
    const char *typed, *printed;
} CASES[] = {
    {"", ""},
    {"l'article", "l’article"},
    {"suite...", "suite…"},
    {"a  b\n c", "a b c"},
    {"les « parties » :", "les «" N "parties" N "»" N ":"},
    {"«parties»", "«" N "parties" N "»"},
    {"fin ; suite", "fin" F "; suite"},
    {"fin; suite", "fin" F "; suite"},
    {"quoi ?", "quoi" F "?"},
    {"https://exemple.fr/?a=b", "https://exemple.fr/?a=b"},
    {"12:30", "12:30"},
    {"600 000 bénéficiaires", "600" F "000 bénéficiaires"},
    {"37 128 820,35 €", "37" F "128" F "820,35" N "€"},
    {"en 2018 186 450 assurés", "en 2018 186" F "450 assurés"},
    {"75020 Paris", "75020 Paris"},
    {"le 1er janvier 2018", "le 1er" N "janvier" N "2018"},
    {"le 15 janvier", "le 15" N "janvier"},
    {"le 31 décembre 2022.", "le 31" N "décembre" N "2022."},
    {"en janvier 2018", "en janvier 2018"},
    {"article 1er", "article" N "1er"},
    {"le 1er alinéa", "le 1er" N "alinéa"},
    {"du titre III", "du titre" N "III"},
    {"n° 12, M. Durand et Mme Fabre", "n°" N "12, M." N "Durand et Mme" N "Fabre"},
    {"l'article L. 160-17", "l’article L." N "160-17"},
    {"de -1,5 % et 2018-2022", "de \u22121,5" N "% et 2018-2022"},
    {"de 10 % par an", "de 10" N "% par an"},
    {"dans 18 mois et 3 ans", "dans 18" N "mois et 3" N "ans"},
    {"3 analyses", "3 analyses"},
    {"au plus (deux ; trois)", "au plus (deux" F "; trois)"},
};

static void each_case(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct text once = typography(a, text_of(CASES[i].typed));
        assert_text(once, CASES[i].printed);
        assert_text(typography(a, once), CASES[i].printed);
    }
    arena_free(a);
}

static void malformed_bytes_pass(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    assert_text(typography(a, text_of("a\xC2")), "a\xC2");
    assert_text(typography(a, text_of(" \xFF ;")), " \xFF" F ";");
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(each_case),
                                       cmocka_unit_test(malformed_bytes_pass)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
