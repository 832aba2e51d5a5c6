// compiler/wording/formula_words.c: each operation with its noun, its particles and its operands.
#include "tests/unit/check.h"
#include "tests/unit/model.h"

#include "compiler/wording/formula_words.h"

struct terms {
    struct small *m;
    const struct expr *cost, *count, *rate, *part;
};

static const struct expr *term(struct small *m, struct category *c, const struct slot *s,
                               const char *name, const char *designation)
{
    struct block *b = block(m, c, name, NULL);
    put(b, s, value_label(m->arena, text_of(designation)));
    return constant(m, value_block(b));
}

static struct terms terms(struct small *m)
{
    struct category *c = category(m, "variable", NULL);
    const struct slot *s = slot(m, c, "désignation", TYPE_LABEL, 0, NULL);
    return (struct terms){
        .m = m,
        .cost = term(m, c, s, "coût", "le coût unitaire"),
        .count = term(m, c, s, "effectif", "l'effectif moyen"),
        .rate = term(m, c, s, "taux", "le coefficient"),
        .part = term(m, c, s, "part", "la part fixe"),
    };
}

static struct text said(struct small *m, const struct expr *x, enum particle p)
{
    struct phrase_context c = {.eval = &m->eval};
    struct buffer out = buffer_new(m->arena);
    designation_write(&out, formula_designation(&c, x), p, false);
    return buffer_text(&out);
}

static void a_chain_is_one_noun(void **state)
{
    struct terms t = terms(*state);
    const struct expr *product = pair(t.m, EXPR_MUL, pair(t.m, EXPR_MUL, t.cost, t.count), t.rate);
    assert_text(said(t.m, product, PARTICLE_TO),
                "au produit du coût unitaire, de l'effectif moyen et du coefficient");
    assert_text(
        said(t.m, pair(t.m, EXPR_ADD, t.part, product), PARTICLE_THE),
        "la somme de la part fixe et du produit du coût unitaire, de l'effectif moyen et du "
        "coefficient");
}

static void pairs_have_their_particles(void **state)
{
    struct terms t = terms(*state);
    assert_text(said(t.m, pair(t.m, EXPR_SUB, t.cost, t.part), PARTICLE_OF),
                "de la différence entre le coût unitaire et la part fixe");
    assert_text(said(t.m, pair(t.m, EXPR_DIV, t.cost, t.count), PARTICLE_TO),
                "au quotient du coût unitaire par l'effectif moyen");
}

static void the_least_is_listed_alone_and_joined_inside(void **state)
{
    struct terms t = terms(*state);
    const struct expr *least = function(t.m, FUNCTION_MIN, NULL, t.cost, t.part, NULL);
    const struct expr *most = function(t.m, FUNCTION_MAX, NULL, t.cost, t.part, t.rate);
    assert_text(said(t.m, least, PARTICLE_TO),
                "au plus petit des deux montants suivants : d'une part, le coût unitaire ; d'autre "
                "part, la part fixe");
    assert_text(said(t.m, most, PARTICLE_THE),
                "le plus grand des trois montants suivants : le coût unitaire ; la part fixe ; le "
                "coefficient");
    assert_text(said(t.m, pair(t.m, EXPR_MUL, least, t.rate), PARTICLE_THE),
                "le produit du plus petit du coût unitaire et de la part fixe et du coefficient");
}

static void formulas_go_by_their_key_and_figures_by_themselves(void **state)
{
    struct terms t = terms(*state);
    const struct slot *s = slot(t.m, t.m->act, "formule", TYPE_FORMULA, SLOT_KEYED, NULL);
    const struct expr *base = keyed(t.m, self(t.m), s, "base");
    assert_text(said(t.m, base, PARTICLE_THE), "le montant de base");
    assert_text(said(t.m, keyed(t.m, self(t.m), s, "équilibre_annuel"), PARTICLE_OF),
                "du montant d'équilibre annuel");
    assert_text(said(t.m, pair(t.m, EXPR_MUL, base, figure(t.m, "1.02")), PARTICLE_TO),
                "au produit du montant de base et de 1,02");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        small_test(a_chain_is_one_noun),
        small_test(pairs_have_their_particles),
        small_test(the_least_is_listed_alone_and_joined_inside),
        small_test(formulas_go_by_their_key_and_figures_by_themselves),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
