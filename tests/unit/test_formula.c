// runtime/eval/formula.c, instalments.c, eval_instalments.c, expr_text.c: what a formula comes to
// for a year, what it reads, how it is paid and how it reads back.
#include "tests/unit/check.h"
#include "tests/unit/model.h"

#include "runtime/eval/instalments.h"

// A block of remises with its keyed formulas and its variables.
struct remises {
    struct small *m;
    struct category *variable;
    const struct slot *values, *value, *formula;
    struct block *block;
};

static struct value money(struct small *m, const char *text)
{
    return value_money(plain(m, text), EURO);
}

static struct remises remises(struct small *m)
{
    struct remises r = {.m = m, .variable = category(m, "variable", NULL)};
    struct category *c = category(m, "remises", NULL);
    r.values = slot(m, r.variable, "valeurs", TYPE_SERIES, 0, NULL);
    r.value = slot(m, r.variable, "valeur", TYPE_MEASURE, 0, NULL);
    r.formula = slot(m, c, "formule", TYPE_FORMULA, SLOT_KEYED, NULL);
    r.block = m->eval.self = block(m, c, "remises", NULL);
    return r;
}

static const struct expr *named(struct remises *r, const char *name)
{
    return constant(r->m, value_block(block(r->m, r->variable, name, r->block)));
}

// A variable worth v in 2018 only.
static const struct expr *yearly(struct remises *r, const char *name, struct value v)
{
    const struct expr *x = named(r, name);
    struct series_entry *entry = arena_make(r->m->arena, struct series_entry);
    struct series *series = arena_make(r->m->arena, struct series);
    *entry = (struct series_entry){value_year(2018), v};
    *series = (struct series){entry, 1};
    put(x->as.constant.as.block, r->values,
        (struct value){.kind = VALUE_SERIES, .as.series = series});
    return x;
}

static const struct expr *always(struct remises *r, const char *name, struct value v)
{
    const struct expr *x = named(r, name);
    put(x->as.constant.as.block, r->value, v);
    return x;
}

static void formula(struct remises *r, const char *key, const struct expr *x)
{
    const struct keyed k = {.slot = r->formula,
                            .key = text_of(key),
                            .filled.value = {.kind = VALUE_FORMULA, .as.formula = x}};
    vec_push(r->m->arena, &r->block->keyed, k);
}

static const struct expr *other(struct remises *r, const char *key)
{
    return keyed(r->m, self(r->m), r->formula, key);
}

static struct text computed(struct remises *r, const char *key, const char *year)
{
    struct small *m = r->m;
    const struct expr *due = keyed(m, constant(m, value_block(r->block)), r->formula, key);
    return shown(m, function(m, FUNCTION_EVALUATE, NULL, due, figure(m, year), NULL));
}

// base = unit cost × beneficiaries × rate, capped by an analytic cost, with a bonus.
static struct remises usual(struct small *m)
{
    struct remises r = remises(m);
    const struct expr *unit = yearly(&r, "coût_unitaire", money(m, "48.00"));
    const struct expr *people = yearly(&r, "bénéficiaires", value_number(plain(m, "805112")));
    const struct expr *share = always(&r, "réalisation", value_number(plain(m, "0.87")));
    const struct expr *cap = yearly(&r, "coût_analytique", money(m, "33750000"));
    formula(&r, "base", pair(m, EXPR_MUL, pair(m, EXPR_MUL, unit, people), share));
    formula(&r, "plafonnée", function(m, FUNCTION_MIN, NULL, other(&r, "base"), cap, NULL));
    const struct expr *bonus =
        pair(m, EXPR_MUL, constant(m, value_rate(plain(m, "0.018"))), other(&r, "plafonnée"));
    formula(&r, "due", pair(m, EXPR_ADD, other(&r, "plafonnée"), bonus));
    const struct expr *third = pair(m, EXPR_DIV, other(&r, "base"), figure(m, "3"));
    formula(&r, "tiers", function(m, FUNCTION_ROUND, NULL, third, figure(m, "2"), NULL));
    return r;
}

static void formulas_are_computed_for_a_year(void **state)
{
    struct remises r = usual(*state);
    assert_text(computed(&r, "base", "2018"), "33\u202f621\u202f477,12\u00a0€");
    assert_text(computed(&r, "plafonnée", "2018"), "33\u202f621\u202f477,12\u00a0€");
    assert_text(computed(&r, "due", "2018"), "34\u202f226\u202f663,71\u00a0€");
    assert_text(computed(&r, "tiers", "2018"), "11\u202f207\u202f159,04\u00a0€");
    assert_text(computed(&r, "base", "2019"), "inconnu");
    assert_text(computed(&r, "absente", "2018"), "absent");
}

static void exact_to_the_end(void **state)
{
    struct small *m = *state;
    struct remises r = usual(m);
    const struct expr *thirds =
        pair(m, EXPR_MUL, pair(m, EXPR_DIV, other(&r, "base"), figure(m, "3")), figure(m, "3"));
    formula(&r, "même", thirds);
    const struct expr *x = other(&r, "même"), *y = other(&r, "base"), *year = figure(m, "2018");
    assert_text(shown(m, pair(m, EXPR_EQ, function(m, FUNCTION_EVALUATE, NULL, x, year, NULL),
                              function(m, FUNCTION_EVALUATE, NULL, y, year, NULL))),
                "oui");
}

static void nothing_is_divided_by_zero(void **state)
{
    struct small *m = *state;
    struct remises r = usual(m);
    const struct expr *zero = always(&r, "nul", value_number(plain(m, "0")));
    formula(&r, "infinie", pair(m, EXPR_DIV, other(&r, "base"), zero));
    assert_text(computed(&r, "infinie", "2018"), "inconnu");
}

static void a_formula_that_turns_round_is_unknown(void **state)
{
    struct remises r = remises(*state);
    formula(&r, "a", pair(r.m, EXPR_ADD, other(&r, "b"), other(&r, "b")));
    formula(&r, "b", pair(r.m, EXPR_ADD, other(&r, "a"), other(&r, "a")));
    assert_text(computed(&r, "a", "2018"), "inconnu");
    const struct expr *a = other(&r, "a");
    assert_text(shown(r.m, function(r.m, FUNCTION_VARIABLES, NULL, a, NULL, NULL)), "aucun");
}

// Each formula reads the one before twice: without memory this would be 2^60 steps.
static void a_chain_costs_its_length(void **state)
{
    struct remises r = remises(*state);
    formula(&r, "f0", figure(r.m, "1"));
    for (int i = 1; i <= 60; i++) {
        const char *key = text_c(r.m->arena, text_printf(r.m->arena, "f%d", i));
        const char *before = text_c(r.m->arena, text_printf(r.m->arena, "f%d", i - 1));
        formula(&r, key, pair(r.m, EXPR_ADD, other(&r, before), other(&r, before)));
    }
    assert_text(computed(&r, "f60", "2018"),
                "1\u202f152\u202f921\u202f504\u202f606\u202f846\u202f976");
}

static void variables_are_found_through_formulas(void **state)
{
    struct remises r = usual(*state);
    const struct expr *due = other(&r, "due"), *base = other(&r, "base");
    const struct expr *all = get(r.m, self(r.m), r.formula);
    const char *every = "coût_unitaire, bénéficiaires, réalisation et coût_analytique";
    assert_text(shown(r.m, function(r.m, FUNCTION_VARIABLES, NULL, due, NULL, NULL)), every);
    assert_text(shown(r.m, function(r.m, FUNCTION_VARIABLES, NULL, all, NULL, NULL)), every);
    assert_text(shown(r.m, function(r.m, FUNCTION_VARIABLES, NULL, base, NULL, NULL)),
                "coût_unitaire, bénéficiaires et réalisation");
    const struct expr *gone = other(&r, "absente");
    assert_text(shown(r.m, function(r.m, FUNCTION_VARIABLES, NULL, gone, NULL, NULL)), "aucun");
}

static void step(void *context, struct text name, struct value v)
{
    struct buffer *b = context;
    buffer_add(b, name);
    buffer_add_c(b, " = ");
    buffer_add(b, value_format(b->arena, v));
    buffer_add_c(b, "\n");
}

static void each_step_is_told(void **state)
{
    struct remises r = usual(*state);
    struct buffer told = buffer_new(r.m->arena);
    r.m->eval.trace = step;
    r.m->eval.trace_context = &told;
    computed(&r, "plafonnée", "2018");
    assert_text(buffer_text(&told), "coût_unitaire = 48,00\u00a0€\n"
                                    "bénéficiaires = 805\u202f112\n"
                                    "réalisation = 0,87\n"
                                    "base = 33\u202f621\u202f477,12\u00a0€\n"
                                    "coût_analytique = 33\u202f750\u202f000,00\u00a0€\n");
}

static void formulas_read_back(void **state)
{
    struct remises r = usual(*state);
    struct small *m = r.m;
    static const char *const expected[] = {
        "coût_unitaire × bénéficiaires × réalisation",
        "le plus petit de base et de coût_analytique",
        "plafonnée + 1,8 % × plafonnée",
        "arrondi(base ÷ 3 ; 2)",
    };
    for (uint32_t i = 0; i < 4; i++)
        assert_text(expr_format(m->arena, r.block->keyed.items[i].filled.value.as.formula, NULL, 0),
                    expected[i]);
}

static void rules_read_back(void **state)
{
    struct small *m = *state;
    const struct slot *n = slot(m, m->item, "effectif", TYPE_NUMBER, 0, NULL);
    const struct expr *all = function(m, FUNCTION_ALL, m->item, NULL, NULL, NULL);
    const struct expr *x = get(m, variable(m, 3), n), *one_number = figure(m, "600000");
    const struct expr *enough = pair(m, EXPR_GE, x, one_number);
    const struct expr *either = pair(m, EXPR_OR, enough, pair(m, EXPR_EQ, x, figure(m, "0")));
    const struct expr *equal = pair(m, EXPR_EQ, one_number, one_number);
    const struct binder *b = binder(m, 3, "m", all, NULL);
    const struct expr *sum =
        pair(m, EXPR_MUL, pair(m, EXPR_ADD, figure(m, "1"), figure(m, "2")), figure(m, "3"));
    const struct expr *less =
        pair(m, EXPR_SUB, figure(m, "1"), pair(m, EXPR_SUB, figure(m, "2"), figure(m, "3")));
    struct expr *choice = make(m, EXPR_CHOICE, TYPE_NUMBER);
    choice->as.choice.condition = either;
    choice->as.choice.then = sum;
    choice->as.choice.otherwise = less;
    const struct {
        const struct expr *x;
        const char *expected;
    } cases[] = {
        {loop(m, EXPR_FORALL, b, enough),
         "pour tout m parmi tous(objectif) : m.effectif ≥ 600\u202f000"},
        {loop(m, EXPR_FORALL, b, either),
         "pour tout m parmi tous(objectif) : (m.effectif ≥ 600\u202f000 ou m.effectif = 0)"},
        {pair(m, EXPR_AND, loop(m, EXPR_NONE, binder(m, 3, "m", all, enough), NULL), equal),
         "aucun m parmi tous(objectif) tel que m.effectif ≥ 600\u202f000 et 600\u202f000 = "
         "600\u202f000"},
        {one(m, EXPR_NOT, either), "non (x3.effectif ≥ 600\u202f000 ou x3.effectif = 0)"},
        {sum, "(1 + 2) × 3"},
        {less, "1 − (2 − 3)"},
        {folded(m, FUNCTION_SUM, b, x), "somme(m.effectif pour m parmi tous(objectif))"},
        {set_of(m, figure(m, "1"), constant(m, value_bool(true))), "(1 ; oui)"},
        {choice, "si x3.effectif ≥ 600\u202f000 ou x3.effectif = 0 alors (1 + 2) × 3 sinon "
                 "1 − (2 − 3)"},
        {constant(m, value_label(m->arena, TEXT("Nord"))), "« Nord »"},
        {one(m, EXPR_PERIOD_YEARS, self(m)), "soi.années"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_text(expr_format(m->arena, cases[i].x, NULL, 0), cases[i].expected);
}

// The payments of 2018 of the students' convention.
static void a_year_in_twelve(void **state)
{
    struct small *m = *state;
    static const char *const days[] = {"15 janvier",   "15 février", "15 mars",     "16 avril",
                                       "15 mai",       "15 juin",    "16 juillet",  "16 août",
                                       "17 septembre", "15 octobre", "15 novembre", "17 décembre"};
    struct schedule s = {.shift = DUE_POSTPONED};
    struct instalment out[INSTALMENTS_MAX];
    assert_true(schedule_monthly(&s, 12, 15));
    assert_true(instalments(m->arena, plain(m, "7769930.85"), &s, 2018, out));
    for (int i = 0; i < 12; i++) {
        assert_text(date_format_day(m->arena, date_to_civil(out[i].date)), days[i]);
        assert_text(number_plain(m->arena, out[i].amount, 2), i < 11 ? "647494.24" : "647494.21");
    }
    s.difference_first = true;
    assert_true(instalments(m->arena, plain(m, "7769930.85"), &s, 2018, out));
    assert_text(number_plain(m->arena, out[0].amount, 2), "647494.21");
    s.shift = DUE_ADVANCED;
    assert_true(instalments(m->arena, plain(m, "1"), &s, 2018, out));
    assert_text(date_iso(m->arena, out[3].date), "2018-04-13");
}

static void schedules_out_of_range_are_refused(void **state)
{
    struct small *m = *state;
    struct schedule s = {.shift = DUE_KEPT};
    struct instalment out[INSTALMENTS_MAX];
    assert_false(schedule_monthly(&s, 5, 1));
    assert_false(schedule_monthly(&s, 0, 1));
    assert_false(schedule_monthly(&s, 12, 32));
    assert_true(schedule_monthly(&s, 12, 31));
    assert_false(instalments(m->arena, plain(m, "1"), &s, 9999, out));
    assert_true(instalments(m->arena, plain(m, "0.06"), &s, 2019, out));
    assert_text(date_iso(m->arena, out[1].date), "2019-02-28");
    assert_text(number_plain(m->arena, out[0].amount, 2), "0.00");
    assert_text(number_plain(m->arena, out[11].amount, 2), "0.06");
}

static void payments_are_blocks(void **state)
{
    struct small *m = *state;
    struct remises r = usual(m);
    struct category *payment = category(m, "versement", NULL);
    const struct slot *date = slot(m, payment, "date", TYPE_DATE, 0, NULL);
    const struct slot *amount = slot(m, payment, "montant", TYPE_MONEY, 0, NULL);
    struct category *c = category(m, "échéancier", NULL);
    const struct slot *count = slot(m, c, "nombre", TYPE_NUMBER, 0, NULL);
    const struct slot *day = slot(m, c, "jour_du_mois", TYPE_NUMBER, 0, NULL);
    const struct slot *basis = slot(m, c, "assiette", TYPE_FORMULA, 0, NULL);
    struct block *plan = block(m, c, "échéancier", r.block);
    put(plan, count, value_number(plain(m, "4")));
    put(plan, day, value_number(plain(m, "15")));
    put(plan, basis,
        (struct value){.kind = VALUE_FORMULA,
                       .as.formula =
                           keyed(m, constant(m, value_block(r.block)), r.formula, "base")});
    const struct expr *where = constant(m, value_block(plan)), *year = figure(m, "2018");
    const struct expr *paid = function(m, FUNCTION_INSTALMENTS, NULL, where, year, NULL);
    assert_text(shown(m, paid), "inconnu");
    m->world.instalment = payment;
    assert_text(shown(m, get(m, paid, date)),
                "15 janvier 2018, 15 avril 2018, 15 juillet 2018 et 15 octobre 2018");
    const struct expr *total = function(m, FUNCTION_SUM, NULL, get(m, paid, amount), NULL, NULL);
    assert_text(shown(m, total), "33\u202f621\u202f477,12\u00a0€");
    const struct expr *hundred = constant(m, money(m, "100"));
    paid = function(m, FUNCTION_INSTALMENTS, NULL, hundred, where, year);
    assert_text(shown(m, get(m, paid, amount)),
                "25,00\u00a0€, 25,00\u00a0€, 25,00\u00a0€ et 25,00\u00a0€");
    put(plan, count, value_number(plain(m, "5")));
    assert_text(shown(m, paid), "inconnu");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        small_test(formulas_are_computed_for_a_year),
        small_test(exact_to_the_end),
        small_test(nothing_is_divided_by_zero),
        small_test(a_formula_that_turns_round_is_unknown),
        small_test(a_chain_costs_its_length),
        small_test(variables_are_found_through_formulas),
        small_test(each_step_is_told),
        small_test(formulas_read_back),
        small_test(rules_read_back),
        small_test(a_year_in_twelve),
        small_test(schedules_out_of_range_are_refused),
        small_test(payments_are_blocks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
