// Which files of the law are left unparsed: those of dispositions alone, that bear on nothing
// given.
#include "tests/unit/check.h"

#include "compiler/model/law_source.h"

static void dispositions_alone(void **state)
{
    (void)state;
    struct text law =
        TEXT("utilise : base\n// note\n\ndisposition X « t »\n  a : b\nfin disposition\n");
    struct text mixed = TEXT("fonction f\nfin fonction\ndisposition X\nfin disposition\n");
    assert_true(law_source_is(law));
    assert_false(law_source_is(mixed));
    assert_false(law_source_is(TEXT("utilise : base\n")));
}

static void bears(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct map names = map_new(a);
    map_set(&names, TEXT("objectif"), &names);
    assert_true(law_source_bears(TEXT("  porte sur : objectif\n"), &names));
    assert_true(law_source_bears(TEXT("  porte sur : acte ;\n    objectif\n"), &names));
    assert_true(law_source_bears(TEXT("  porte sur : acte // note\n    ; objectif\n"), &names));
    assert_true(law_source_bears(TEXT("  règle 1\n"), &names));
    assert_false(law_source_bears(TEXT("  porte sur : acte\n  règle objectif\n"), &names));
    assert_false(law_source_bears(TEXT("  porte sur : objectif_commun\n"), &names));
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(dispositions_alone),
                                       cmocka_unit_test(bears)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
