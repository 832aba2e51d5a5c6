// The formatter: what it writes is canonical, says the same thing, and is left alone by itself.
#include "lang/format.h"
#include "lang/parse.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/unit/file.h"

static struct tree *parse(struct arena *a, struct text bytes)
{
    struct source *s = arena_make(a, struct source);
    s->path = TEXT("essai.sceau");
    s->bytes = bytes;
    struct diags d = diags_new(a, false);
    struct tree *t = parse_source(a, s, &d);
    for (uint32_t i = 0; i < d.list.count; i++)
        print_error("%.*s\n", TEXT_FMT(d.list.items[i]->message));
    assert_int_equal(d.errors, 0);
    return t;
}

// Formats, and checks on the way that the result is a fixed point that says the same.
static struct text format(struct arena *a, struct text bytes)
{
    struct tree *first = parse(a, bytes);
    struct text once = format_tree(a, first);
    struct tree *second = parse(a, once);
    assert_true(tree_equal(first, second));
    assert_true(text_eq(once, format_tree(a, second)));
    return once;
}

static void check(const char *source, const char *expected)
{
    struct arena *a = arena_new();
    assert_string_equal(text_c(a, format(a, text_of(source))), expected);
    arena_free(a);
}

static void layout(void **state)
{
    (void)state;
    check("bloc   x  \"titre\"\n a:1\n   long mot : 2\n\n\n fin  bloc\n",
          "bloc x « titre »\n  a        : 1\n  long mot : 2\nfin bloc\n");
    check("a : 1\n\n\n\nb : 2\n", "a : 1\n\nb : 2\n");
    check("bloc\n\n  a : 1\n  bloc\n  fin bloc\n  m : texte\n   x\n  fin texte\nfin bloc\n",
          "bloc\n  a : 1\n  bloc\n  fin bloc\n  m : texte\n    x\n  fin texte\nfin bloc\n");
    check("a : 1 ;\n  2 ;\n\n  3\n", "a : 1 ; 2 ; 3\n");
}

static void literals(void **state)
{
    (void)state;
    check("a : 2018-01-01\n", "a : 1er janvier 2018\n");
    check("a : du 2018-01-01 au 31 décembre 2022\n",
          "a : du 1er janvier 2018 au 31 décembre 2022\n");
    check("a : 12500000,00 euros\n", "a : 12 500 000,00 €\n");
    check("a : 12500k€ ; 12,5M€ ; 100 francs\n", "a : 12 500 k€ ; 12,5 M€ ; 100 F\n");
    check("a : 600\xE2\x80\xAF"
          "000 ; 2018 ; 1234567,5\n",
          "a : 600 000 ; 2018 ; 1 234 567,5\n");
    check("a : 4,5% ; 30  jours   ouvrés\n", "a : 4,5 % ; 30 jours ouvrés\n");
    check("a : \"x\" ; «y»\n", "a : « x » ; « y »\n");
    check("a : \"x « y\"\n", "a : \"x « y\"\n");
    check("a : L.381-4,4º\n", "a : L. 381-4, 4°\n");
    check("a : sans objet ; sans objet \"m\" ; 6,5 en 2017\n",
          "a : sans objet ; sans objet « m » ; 6,5 en 2017\n");
    check("bac a completer \"le nom\"\na : à  compléter ; à compléter \"m\"\nfin bac\n",
          "bac à compléter « le nom »\n  a : à compléter ; à compléter « m »\nfin bac\n");
    check("bac grand à compléter « le nom »\nfin bac\n",
          "bac grand à compléter « le nom »\nfin bac\n");
    check("a : à fixer avant le 2018-06-30 ; 30 juin ; à compter du 2018-01-01\n",
          "a : à fixer avant le 30 juin 2018 ; 30 juin ; à compter du 1er janvier 2018\n");
}

static void expressions(void **state)
{
    (void)state;
    check("a : x<=y et(z<>t ou u>=v*2)\n", "a : x ≤ y et (z ≠ t ou u ≥ v × 2)\n");
    check("a : p.fin-1 - q/2\n", "a : p.fin-1 − q ÷ 2\n");
    check("a : f( x;y )\n", "a : f(x ; y)\n");
    check("a : somme(e pour x parmi xs;y parmi ys tel que p)\n",
          "a : somme(e pour x parmi xs ; y parmi ys tel que p)\n");
    check("a : pour tout x parmi xs tel que p:q\n", "a : pour tout x parmi xs tel que p : q\n");
    check("a : si b alors c sinon non d\n", "a : si b alors c sinon non d\n");
    check("a : le plus grand de b et de c\n", "a : le plus grand de b et de c\n");
    check("a : liste de b,requis,à défaut non\n", "a : liste de b, requis, à défaut non\n");
    check("a : série de b par année,par nom,le cas échéant\n",
          "a : série de b par année, par nom, le cas échéant\n");
}

static void comments(void **state)
{
    (void)state;
    check("// un\n\n// deux\na : 1 // trois\nbloc // quatre\n// cinq\n  b : 2 ; // six\n"
          "  3 // sept\n// huit\nfin bloc // neuf\n\n// dix\n",
          "// un\n\n// deux\na : 1  // trois\nbloc  // quatre\n  // cinq\n  // six\n"
          "  b : 2 ; 3  // sept\n  // huit\nfin bloc  // neuf\n\n// dix\n");
    check("texte // un\n x\nfin texte // deux\nb : 1\n",
          "texte  // un\n  x\nfin texte\n// deux\nb : 1\n");
}

static void prose(void **state)
{
    (void)state;
    check("bloc\ntexte\n\n        Un\n          deux  \n\n\n        trois\n\nfin texte\nfin bloc\n",
          "bloc\n  texte\n    Un\n      deux\n\n\n    trois\n  fin texte\nfin bloc\n");
    check("texte\nfin texte\n", "texte\nfin texte\n");
}

// Words that say the same may also name the values of an enumeration.
static void synonyms(void **state)
{
    (void)state;
    check("valeurs : certaine;inconnue\n", "valeurs : certaine ; inconnue\n");
    check("a : inconnu\n", "a : inconnu\n");
}

static void tables(void **state)
{
    (void)state;
    check("tableau  de budget\n|nom|valeur de référence| |\n|a «x»|12500,5||\n|b|sans objet|3|\n"
          "fin tableau\n",
          "tableau de budget\n  | nom     | valeur de référence |   |\n"
          "  | a « x » |            12 500,5 |   |\n"
          "  | b       | sans objet          | 3 |\nfin tableau\n");
}

static void sources(void **state)
{
    static const char *const files[] = {"tests/parse/convention.sceau", "tests/parse/droit.sceau",
                                        "tests/parse/clavier.sceau"};
    (void)state;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        struct arena *a = arena_new();
        assert_true(format(a, read_file(a, files[i])).len > 200);
        arena_free(a);
    }
}

// The oracle itself tells trees apart.
static void differences(void **state)
{
    static const char *const pairs[][2] = {
        {"a : 1\n", "a : 2\n"},
        {"a : 1\n", "b : 1\n"},
        {"a : 1\n", "a : 1 ; 1\n"},
        {"a : (x)\n", "a : x\n"},
        {"a : x et y\n", "a : x ou y\n"},
        {"a : 3 ans\n", "a : 3 mois\n"},
        {"a : 1er janvier 2018\n", "a : 2 janvier 2018\n"},
        {"a : 1 // c\n", "a : 1\n"},
        {"texte\nx\nfin texte\n", "texte\ny\nfin texte\n"},
        {"bloc\nfin bloc\n", "bloc x\nfin bloc\n"},
        {"bloc\na : 1\nfin bloc\n", "bloc\nfin bloc\na : 1\n"},
    };
    (void)state;
    struct arena *a = arena_new();
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        assert_false(tree_equal(parse(a, text_of(pairs[i][0])), parse(a, text_of(pairs[i][1]))));
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(layout),   cmocka_unit_test(literals), cmocka_unit_test(expressions),
        cmocka_unit_test(comments), cmocka_unit_test(prose),    cmocka_unit_test(synonyms),
        cmocka_unit_test(tables),   cmocka_unit_test(sources),  cmocka_unit_test(differences),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
