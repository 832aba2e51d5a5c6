// Articles, contraction, elision and agreement.
#include "tests/unit/check.h"

#include "compiler/wording/wording.h"

static struct text written(struct arena *a, const char *words, enum particle p, bool capital)
{
    struct buffer b = buffer_new(a);
    designation_write(&b, designation_read(text_of(words), false), p, capital);
    return buffer_text(&b);
}

static const struct {
    const char *words, *the, *of, *to, *a;
} CASES[] = {
    {"la CNAMTS", "la CNAMTS", "de la CNAMTS", "à la CNAMTS", "une CNAMTS"},
    {"le comité", "le comité", "du comité", "au comité", "un comité"},
    {"l'État", "l'État", "de l'État", "à l'État", "un État"},
    {"les parties", "les parties", "des parties", "aux parties", "des parties"},
    {"le haut conseil", "le haut conseil", "du haut conseil", "au haut conseil", "un haut conseil"},
    {"Paris", "Paris", "de Paris", "à Paris", "Paris"},
    {"Arras", "Arras", "d'Arras", "à Arras", "Arras"},
};

static void articles(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        assert_text(written(a, CASES[i].words, PARTICLE_THE, false), CASES[i].the);
        assert_text(written(a, CASES[i].words, PARTICLE_OF, false), CASES[i].of);
        assert_text(written(a, CASES[i].words, PARTICLE_TO, false), CASES[i].to);
        assert_text(written(a, CASES[i].words, PARTICLE_A, false), CASES[i].a);
    }
    assert_text(written(a, "la Mutuelle", PARTICLE_OF, true), "De la Mutuelle");
    assert_text(written(a, "l'État", PARTICLE_TO, true), "À l'État");
    arena_free(a);
}

static void genders(void **state)
{
    (void)state;
    struct designation d = designation_read(TEXT("l'union"), true);
    assert_true(d.agreement.feminine && !d.agreement.plural && d.has_article);
    assert_true(designation_read(TEXT("la Caisse"), false).agreement.feminine);
    assert_false(designation_read(TEXT("le Fonds"), true).agreement.feminine);
    assert_true(designation_read(TEXT("les caisses"), true).agreement.feminine);
    assert_true(wording_elides(TEXT("hôpital")));
    assert_false(wording_elides(TEXT("huitième")));
    assert_false(wording_elides(TEXT("caisse")));
}

static void agreement(void **state)
{
    (void)state;
    const struct text forms[4] = {TEXT("dénommé"), TEXT("dénommée"), TEXT("dénommés"),
                                  TEXT("dénommées")};
    struct agreement both[] = {{true, false}, {false, false}};
    assert_text(wording_agree(forms, agreement_of_set(both, 1)), "dénommée");
    assert_text(wording_agree(forms, agreement_of_set(both, 2)), "dénommés");
    both[1].feminine = true;
    assert_text(wording_agree(forms, agreement_of_set(both, 2)), "dénommées");
}

static struct text cited(struct arena *a, const char *citation, enum particle p)
{
    struct buffer b = buffer_new(a);
    citation_write(&b, text_of(citation), p, false);
    return buffer_text(&b);
}

static void citations(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    assert_text(cited(a, "L. 381-4", PARTICLE_TO), "à l'article L. 381-4");
    assert_text(cited(a, "R. 160-26, I, 2°", PARTICLE_OF), "du 2° du I de l'article R. 160-26");
    assert_text(cited(a, "L. 160-17, al. 4, 2e phrase", PARTICLE_THE),
                "la deuxième phrase du quatrième alinéa de l'article L. 160-17");
    assert_text(cited(a, "art. 106 bis, III", PARTICLE_TO), "au III de l'article 106 bis");
    assert_text(cited(a, "loi n° 2015-1702 du 21 décembre 2015, art. 59", PARTICLE_OF),
                "de l'article 59 de la loi n° 2015-1702 du 21 décembre 2015");
    arena_free(a);
}

static void lists(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    const struct text items[] = {TEXT("a"), TEXT("b"), TEXT("c")};
    struct buffer b = buffer_new(a);
    wording_join(&b, items, 3);
    assert_text(buffer_text(&b), "a, b et c");
    assert_text(wording_rank(a, 1), "1er");
    assert_text(wording_rank(a, 12), "12e");
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(articles),  cmocka_unit_test(genders), cmocka_unit_test(agreement),
        cmocka_unit_test(citations), cmocka_unit_test(lists),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
