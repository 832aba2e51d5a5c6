// Prose: paragraphs, items, insertions.
#include "lang/prose.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

struct made {
    struct arena *arena;
    struct source source;
    struct diags diags;
    struct prose_part *parts;
};

static struct made *prose(const char *words)
{
    struct arena *a = arena_new();
    struct made *m = arena_make(a, struct made);
    m->arena = a;
    m->source.path = TEXT("essai.sceau");
    m->source.bytes = text_of(words);
    m->diags = diags_new(a, false);
    struct span all = {0, (uint32_t)m->source.bytes.len};
    m->parts = parse_prose(a, &m->source, all, &m->diags);
    return m;
}

static const struct segment *insertion(struct made *m)
{
    for (const struct segment *s = m->parts->segments; s; s = s->next)
        if (s->kind != INSERT_TEXT) return s;
    return NULL;
}

static void is_text(struct text t, const char *expected)
{
    assert_int_equal(t.len, strlen(expected));
    assert_memory_equal(t.ptr, expected, t.len);
}

static void paragraphs(void **state)
{
    (void)state;
    struct made *m = prose("    Un alinéa\r\n    sur deux lignes.\n\n\n    Un autre.\n");
    is_text(m->parts->segments->text, "Un alinéa sur deux lignes.");
    is_text(m->parts->next->segments->text, "Un autre.");
    assert_null(m->parts->next->next);
    assert_int_equal(m->diags.list.count, 0);
    arena_free(m->arena);
    m = prose("\n  \n");
    assert_null(m->parts);
    arena_free(m->arena);
}

static void items(void **state)
{
    static const char *const markers[] = {"", "1°", "2°", "a)", "b)", "–", "2°", "", "-"};
    static const int levels[] = {0, 1, 1, 2, 2, 3, 1, 0, 1};
    (void)state;
    struct made *m =
        prose("  Elle fixe :\n  1° un champ ;\n  2° un autre :\n"
              "    a) premier ;\n    b) second ;\n      – un tiret ;\n  2° une liste.\n"
              "\n  Une suite.\n\n  - une puce\n");
    size_t i = 0;
    for (const struct prose_part *p = m->parts; p; p = p->next, i++) {
        is_text(p->marker, markers[i]);
        assert_int_equal(p->level, levels[i]);
        assert_int_equal(p->kind, levels[i] ? PROSE_ITEM : PROSE_PARAGRAPH);
    }
    assert_int_equal(i, 9);
    arena_free(m->arena);
    m = prose("Au sens du\n1° du II de l'article, elle fixe\n- sans liste - le champ.\n");
    assert_null(m->parts->next);
    is_text(m->parts->segments->text,
            "Au sens du 1° du II de l'article, elle fixe - sans liste - le champ.");
    arena_free(m->arena);
}

static void values(void **state)
{
    (void)state;
    struct made *m = prose("Le {conclue_le}, {période\n  : années} et {f(a ; b) : décimales 2}.");
    const struct segment *s = m->parts->segments;
    is_text(s->text, "Le ");
    assert_int_equal(s->next->kind, INSERT_VALUE);
    assert_int_equal(s->next->expr->kind, TREE_NAME);
    assert_int_equal(s->next->format.len, 0);
    s = s->next->next->next;
    is_text(s->format, "années");
    is_text(source_text(&m->source, s->expr->span), "période");
    s = s->next->next;
    is_text(s->format, "décimales 2");
    assert_int_equal(s->expr->kind, TREE_CALL);
    is_text(s->next->text, ".");
    arena_free(m->arena);
}

static void articles(void **state)
{
    static const struct {
        const char *words;
        enum particle particle;
        bool capital;
    } cases[] = {
        {"{le délégant}", PARTICLE_THE, false}, {"{Le délégant}", PARTICLE_THE, true},
        {"{du délégant}", PARTICLE_OF, false},  {"{Du délégant}", PARTICLE_OF, true},
        {"{au délégant}", PARTICLE_TO, false},  {"{un délégant}", PARTICLE_A, false},
        {"{le titre}", PARTICLE_THE, false},    {"{la caisse.mère}", PARTICLE_THE, false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct made *m = prose(cases[i].words);
        const struct segment *s = insertion(m);
        assert_int_equal(s->kind, INSERT_THE);
        assert_int_equal(s->particle, cases[i].particle);
        assert_int_equal(s->capital, cases[i].capital);
        arena_free(m->arena);
    }
    struct made *m = prose("{le délégant : dénomination}");
    is_text(insertion(m)->format, "dénomination");
    arena_free(m->arena);
}

static void references(void **state)
{
    static const struct {
        const char *words, *noun, *target;
        enum particle particle;
        bool capital, plural;
    } cases[] = {
        {"{l'article opérations}", "article", "opérations", PARTICLE_THE, false, false},
        {"{L’article opérations}", "article", "opérations", PARTICLE_THE, true, false},
        {"{à l'article 3}", "article", "3", PARTICLE_TO, false, false},
        {"{À l'annexe A.1}", "annexe", "A.1", PARTICLE_TO, true, false},
        {"{de l'annexe x}", "annexe", "x", PARTICLE_OF, false, false},
        {"{au tableau x}", "tableau", "x", PARTICLE_TO, false, false},
        {"{du paragraphe x}", "paragraphe", "x", PARTICLE_OF, false, false},
        {"{à la fiche x}", "fiche", "x", PARTICLE_TO, false, false},
        {"{les annexes}", "annexe", "", PARTICLE_THE, false, true},
        {"{Les annexes}", "annexe", "", PARTICLE_THE, true, true},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct made *m = prose(cases[i].words);
        const struct segment *s = insertion(m);
        assert_int_equal(s->kind, INSERT_REFER);
        is_text(s->noun, cases[i].noun);
        is_text(s->target, cases[i].target);
        assert_int_equal(s->particle, cases[i].particle);
        assert_int_equal(s->capital, cases[i].capital);
        assert_int_equal(s->plural, cases[i].plural);
        arena_free(m->arena);
    }
}

static void agreements(void **state)
{
    (void)state;
    struct made *m = prose("{accord parties : soussigné/soussignée/soussignés/\n  soussignées}");
    const struct segment *s = insertion(m);
    assert_int_equal(s->kind, INSERT_AGREE);
    is_text(s->forms[1], "soussignée");
    is_text(s->forms[3], "soussignées");
    arena_free(m->arena);
    m = prose("réalisé{accord p.x : /e/s/es} ici");
    s = insertion(m);
    is_text(s->forms[0], "");
    is_text(s->forms[3], "es");
    assert_int_equal(s->expr->kind, TREE_PATH);
    is_text(s->next->text, " ici");
    arena_free(m->arena);
}

static void conditions(void **state)
{
    (void)state;
    struct made *m = prose("{si a.b : le {a.b} ; là ; sinon : rien}, puis");
    const struct segment *s = insertion(m);
    assert_int_equal(s->kind, INSERT_IF);
    is_text(s->then->text, "le ");
    assert_int_equal(s->then->next->kind, INSERT_VALUE);
    is_text(s->then->next->next->text, " ; là");
    is_text(s->otherwise->text, "rien");
    is_text(s->next->text, ", puis");
    arena_free(m->arena);
    m = prose("{si x : n° {x}, }dont {}");
    s = insertion(m);
    is_text(s->then->next->next->text, ", ");
    assert_null(s->otherwise);
    assert_int_equal(s->next->next->kind, INSERT_EMPTY);
    assert_int_equal(m->diags.list.count, 0);
    arena_free(m->arena);
}

static void errors(void **state)
{
    static const char *const cases[][2] = {
        {"Un {nom ouvert", "S0130"},
        {"Un nom} fermé", "S0131"},
        {"{accord x : a/b}", "S0132"},
        {"{accord x : a/b/c/d/e}", "S0132"},
        {"{si x}", "S0133"},
        {"{x : }", "S0135"},
        {"{x y}", "S0101"},
        {"{f(x}", "S0108"},
        {"{01/01/2018}", "S0012"},
        {"{le délégant y}", "S0101"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct made *m = prose(cases[i][0]);
        if (m->diags.list.count != 1 ||
            !text_eq(m->diags.list.items[0]->code, text_of(cases[i][1])))
            print_error("%s: %u %.*s\n", cases[i][0], m->diags.list.count,
                        m->diags.list.count ? (int)m->diags.list.items[0]->code.len : 0,
                        m->diags.list.count ? m->diags.list.items[0]->code.ptr : "");
        assert_int_equal(m->diags.list.count, 1);
        assert_true(text_eq(m->diags.list.items[0]->code, text_of(cases[i][1])));
        arena_free(m->arena);
    }
}

static void pasted(void **state)
{
    (void)state;
    const char *line = "Les parties conviennent de se réunir chaque année avant le 30 juin afin "
                       "d'examiner ensemble les résultats obtenus et les suites.\n";
    struct arena *a = arena_new();
    struct made *m = prose(text_c(a, text_printf(a, "%s%s", line, line)));
    assert_int_equal(m->diags.warnings, 1);
    arena_free(m->arena);
    arena_free(a);
}

static void dedent(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    is_text(prose_dedent(a, TEXT("\n    a  \r\n      b\n\n    c\n  \n")), "a\n  b\n\nc\n");
    is_text(prose_dedent(a, TEXT("")), "");
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paragraphs), cmocka_unit_test(items),      cmocka_unit_test(values),
        cmocka_unit_test(articles),   cmocka_unit_test(references), cmocka_unit_test(agreements),
        cmocka_unit_test(conditions), cmocka_unit_test(errors),     cmocka_unit_test(pasted),
        cmocka_unit_test(dedent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
