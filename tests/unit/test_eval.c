// runtime/eval*.c: every operation, what is missing in each, loops and their hashed filters.
#include "tests/unit/check.h"
#include "tests/unit/model.h"

static const char *const truths[] = {"non", "inconnu", "oui"};

static const struct expr *truth_constant(struct small *m, int k)
{
    return k == 1 ? constant(m, UNKNOWN) : constant(m, value_bool(k == 2));
}

static void logic_is_strong_kleene(void **state)
{
    struct small *m = *state;
    for (int x = 0; x < 3; x++) {
        assert_text(shown(m, one(m, EXPR_NOT, truth_constant(m, x))), truths[2 - x]);
        for (int y = 0; y < 3; y++) {
            const struct expr *l = truth_constant(m, x), *r = truth_constant(m, y);
            assert_text(shown(m, pair(m, EXPR_AND, l, r)), truths[x < y ? x : y]);
            assert_text(shown(m, pair(m, EXPR_OR, l, r)), truths[x > y ? x : y]);
        }
    }
    assert_text(shown(m, one(m, EXPR_NOT, constant(m, ABSENT))), "oui");
}

static struct value to_fix(void)
{
    return (struct value){.kind = VALUE_TO_FIX, .as.date = 0};
}

static void what_is_missing_decides_an_atom(void **state)
{
    struct small *m = *state;
    static const enum expr_op atoms[] = {EXPR_EQ, EXPR_LT, EXPR_GT,     EXPR_LE,
                                         EXPR_GE, EXPR_IN, EXPR_SUBSET, EXPR_WITHIN};
    static const struct text no_motif = TEXT_INIT("sans motif");
    const struct value absent[] = {
        ABSENT, (struct value){.kind = VALUE_WITHOUT_OBJECT, .as.text = &no_motif}};
    const struct value unknown[] = {UNKNOWN, to_fix(), VALUE_OF_KIND(VALUE_UNMEASURED)};
    const struct expr *two = figure(m, "2");
    for (size_t op = 0; op < sizeof atoms / sizeof *atoms; op++) {
        for (size_t i = 0; i < 2; i++) {
            const struct expr *gone = constant(m, absent[i]);
            assert_text(shown(m, pair(m, atoms[op], gone, two)), "non");
            assert_text(shown(m, pair(m, atoms[op], two, gone)), "non");
            assert_text(shown(m, pair(m, atoms[op], gone, constant(m, UNKNOWN))), "non");
            assert_text(shown(m, pair(m, atoms[op], constant(m, UNKNOWN), gone)), "non");
            assert_text(shown(m, pair(m, EXPR_NE, gone, two)), "oui");
        }
        for (size_t i = 0; i < 3; i++) {
            const struct expr *vague = constant(m, unknown[i]);
            assert_text(shown(m, pair(m, atoms[op], vague, two)), "inconnu");
            assert_text(shown(m, pair(m, atoms[op], two, vague)), "inconnu");
            assert_text(shown(m, pair(m, EXPR_NE, vague, two)), "inconnu");
        }
    }
}

static void comparisons_of_present_values(void **state)
{
    struct small *m = *state;
    const struct expr *two = figure(m, "2"), *ten = figure(m, "10");
    static const struct {
        enum expr_op op;
        const char *less, *same, *more; // 2 against 10, 2 against 2, 10 against 2
    } cases[] = {
        {EXPR_EQ, "non", "oui", "non"}, {EXPR_NE, "oui", "non", "oui"},
        {EXPR_LT, "oui", "non", "non"}, {EXPR_GT, "non", "non", "oui"},
        {EXPR_LE, "oui", "oui", "non"}, {EXPR_GE, "non", "oui", "oui"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_text(shown(m, pair(m, cases[i].op, two, ten)), cases[i].less);
        assert_text(shown(m, pair(m, cases[i].op, two, two)), cases[i].same);
        assert_text(shown(m, pair(m, cases[i].op, ten, two)), cases[i].more);
    }
    const struct expr *year = constant(m, value_year(2018));
    assert_text(shown(m, pair(m, EXPR_EQ, year, figure(m, "2018"))), "oui");
    assert_text(shown(m, pair(m, EXPR_LT, year, constant(m, value_bool(true)))), "inconnu");
}

static struct value number_value(struct small *m, const char *text)
{
    return value_number(plain(m, text));
}

static void calculation_keeps_units(void **state)
{
    struct small *m = *state;
    const struct value money = value_money(plain(m, "100"), EURO);
    const struct value francs = value_money(plain(m, "100"), FRANC);
    const struct value rate = value_rate(plain(m, "0.05")), four = number_value(m, "4");
    const struct duration month = {.months = 1};
    const struct value a_month = {.kind = VALUE_DURATION, .as.duration = &month};
    const struct value january = value_date(date_from_civil((struct civil){2018, 1, 31}));
    const struct observed measured = {four, 2017};
    const struct value seen = {.kind = VALUE_OBSERVED, .as.observed = &measured};
    const struct {
        enum expr_op op;
        struct value x, y;
        const char *expected;
    } cases[] = {
        {EXPR_ADD, four, four, "8"},
        {EXPR_SUB, four, number_value(m, "6.5"), "-2,5"},
        {EXPR_ADD, money, money, "200,00\u00a0€"},
        {EXPR_ADD, money, francs, "inconnu"},
        {EXPR_ADD, money, four, "inconnu"},
        {EXPR_MUL, money, four, "400,00\u00a0€"},
        {EXPR_MUL, rate, money, "5,00\u00a0€"},
        {EXPR_MUL, money, money, "inconnu"},
        {EXPR_MUL, rate, four, "0,2"},
        {EXPR_DIV, money, money, "1"},
        {EXPR_DIV, money, francs, "inconnu"},
        {EXPR_DIV, money, four, "25,00\u00a0€"},
        {EXPR_DIV, four, number_value(m, "0"), "inconnu"},
        {EXPR_ADD, value_year(2018), four, "2022"},
        {EXPR_SUB, value_year(2018), four, "2014"},
        {EXPR_SUB, value_year(2018), value_year(2015), "3"},
        {EXPR_ADD, value_year(2018), number_value(m, "0.5"), "inconnu"},
        {EXPR_ADD, january, a_month, "1er mars 2018"},
        {EXPR_SUB, january, a_month, "31 décembre 2017"},
        {EXPR_MUL, seen, four, "16"},
        {EXPR_ADD, ABSENT, UNKNOWN, "absent"},
        {EXPR_MUL, four, UNKNOWN, "inconnu"},
        {EXPR_MUL, four, VALUE_OF_KIND(VALUE_UNMEASURED), "inconnu"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct expr *x = constant(m, cases[i].x), *y = constant(m, cases[i].y);
        assert_text(shown(m, pair(m, cases[i].op, x, y)), cases[i].expected);
    }
    assert_text(shown(m, one(m, EXPR_NEG, constant(m, money))), "-100,00\u00a0€");
    assert_text(shown(m, one(m, EXPR_NEG, constant(m, ABSENT))), "absent");
}

static void an_unknown_choice_is_known_when_both_sides_agree(void **state)
{
    struct small *m = *state;
    static const char *const expected[] = {"2", "inconnu", "1"};
    for (int k = 0; k < 3; k++) {
        struct expr *x = make(m, EXPR_CHOICE, TYPE_NUMBER);
        x->as.choice.condition = truth_constant(m, k);
        x->as.choice.then = figure(m, "1");
        x->as.choice.otherwise = figure(m, "2");
        assert_text(shown(m, x), expected[k]);
        x->as.choice.otherwise = figure(m, "1");
        assert_text(shown(m, x), "1");
    }
}

static void silence_depends_on_the_slot_and_the_act(void **state)
{
    struct small *m = *state;
    const struct slot *said = slot(m, m->act, "dit", TYPE_NUMBER, 0, NULL);
    const struct slot *fact = slot(m, m->act, "effectif", TYPE_NUMBER, SLOT_FACT, NULL);
    const struct slot *by_default =
        slot(m, m->act, "par_défaut", TYPE_NUMBER, 0, get(m, self(m), said));
    const struct slot *several =
        slot(m, m->act, "objectifs", TYPE_BLOCK, SLOT_CHILD | SLOT_SEVERAL, NULL);
    struct block *act = block(m, m->act, "a", NULL);
    m->eval.self = act;
    assert_text(shown(m, get(m, self(m), said)), "absent");
    assert_null(m->eval.missing_block);
    assert_text(shown(m, get(m, self(m), fact)), "inconnu");
    assert_ptr_equal(m->eval.missing_block, act);
    assert_true(text_eq(m->eval.missing_slot->ident, fact->ident));
    assert_text(shown(m, get(m, self(m), by_default)), "absent");
    assert_text(shown(m, get(m, self(m), several)), "aucun");

    struct block *other = block(m, m->act, "b", NULL);
    m->eval.self = other;
    other->outside = true;
    assert_text(shown(m, get(m, self(m), said)), "inconnu");
    assert_text(shown(m, get(m, self(m), several)), "inconnu");
    put(other, said, number_value(m, "7"));
    assert_text(shown(m, get(m, self(m), said)), "7");
    assert_text(shown(m, get(m, self(m), by_default)), "7");
}

static void fallbacks_that_turn_round_are_unknown(void **state)
{
    struct small *m = *state;
    struct expr *of_a = make(m, EXPR_GET, TYPE_NUMBER), *of_b = make(m, EXPR_GET, TYPE_NUMBER);
    const struct slot *a = slot(m, m->act, "a", TYPE_NUMBER, 0, pair(m, EXPR_ADD, of_b, of_b));
    const struct slot *b = slot(m, m->act, "b", TYPE_NUMBER, 0, pair(m, EXPR_ADD, of_a, of_a));
    of_a->as.get.of = of_b->as.get.of = self(m);
    of_a->as.get.slot = a;
    of_b->as.get.slot = b;
    m->eval.self = block(m, m->act, "acte", NULL);
    assert_text(shown(m, of_a), "inconnu");
}

static void the_date_of_conclusion_is_the_date_asked_for(void **state)
{
    struct small *m = *state;
    const struct slot *s = slot(m, m->act, "conclue", TYPE_DATE, 0, NULL);
    m->eval.self = block(m, m->act, "a", NULL);
    put(m->eval.self, s, VALUE_OF_KIND(VALUE_AT_SIGNATURE));
    const struct expr *x = get(m, self(m), s), *asked = make(m, EXPR_AT_DATE, TYPE_DATE);
    assert_text(shown(m, x), "inconnu");
    assert_text(shown(m, asked), "inconnu");
    m->world.has_date = true;
    m->world.date = 0;
    assert_text(shown(m, x), "1er janvier 1970");
    assert_text(shown(m, asked), "1er janvier 1970");
}

static void a_block_like_another_is_the_same_with_more(void **state)
{
    struct small *m = *state;
    const struct slot *size = slot(m, m->organism, "effectif", TYPE_NUMBER, 0, NULL);
    struct category *pair_of = category(m, "délégataire", m->organism);
    const struct slot *area = slot(m, pair_of, "ressort", TYPE_NUMBER, 0, NULL);
    struct block *organism = block(m, m->organism, "men", NULL);
    struct block *as_party = block(m, pair_of, "délégataire", NULL);
    as_party->like = organism;
    put(organism, size, number_value(m, "600000"));
    put(as_party, area, number_value(m, "59"));
    const struct expr *x = constant(m, value_block(as_party));
    assert_text(shown(m, get(m, x, size)), "600\u202f000");
    assert_text(shown(m, get(m, x, area)), "59");
    assert_text(shown(m, pair(m, EXPR_EQ, x, constant(m, value_block(organism)))), "oui");
}

// An act with items whose slot `n` is 1, 2, unknown and absent, in this order.
static const struct slot *four_items(struct small *m)
{
    const struct slot *n = slot(m, m->item, "n", TYPE_NUMBER, 0, NULL);
    struct block *act = block(m, m->act, "a", NULL);
    put(block(m, m->item, "un", act), n, number_value(m, "1"));
    put(block(m, m->item, "deux", act), n, number_value(m, "2"));
    put(block(m, m->item, "vague", act), n, UNKNOWN);
    block(m, m->item, "muet", act);
    m->eval.self = act;
    return n;
}

static void paths_map_and_flatten(void **state)
{
    struct small *m = *state;
    const struct slot *n = four_items(m);
    const struct expr *all = function(m, FUNCTION_ALL, m->item, NULL, NULL, NULL);
    const struct expr *ns = get(m, all, n);
    assert_text(shown(m, ns), "1, 2 et inconnu");
    assert_text(shown(m, pair(m, EXPR_IN, figure(m, "2"), ns)), "oui");
    assert_text(shown(m, pair(m, EXPR_IN, figure(m, "3"), ns)), "inconnu");
    const struct expr *nothing = constant(m, value_list(m->arena, NULL, 0));
    assert_text(shown(m, pair(m, EXPR_IN, constant(m, UNKNOWN), nothing)), "non");
    assert_text(shown(m, pair(m, EXPR_SUBSET, nothing, ns)), "oui");
    const struct expr *known = set_of(m, figure(m, "1"), figure(m, "2"));
    const struct expr *swapped = set_of(m, figure(m, "2"), figure(m, "1"));
    const struct expr *other = set_of(m, figure(m, "1"), figure(m, "5"));
    assert_text(shown(m, pair(m, EXPR_SUBSET, known, ns)), "oui");
    assert_text(shown(m, pair(m, EXPR_SUBSET, ns, known)), "inconnu");
    assert_text(shown(m, pair(m, EXPR_SUBSET, ns, other)), "non");
    assert_text(shown(m, pair(m, EXPR_EQ, known, swapped)), "oui");
    assert_text(shown(m, pair(m, EXPR_EQ, known, other)), "non");
    assert_text(shown(m, pair(m, EXPR_EQ, ns, known)), "inconnu");
    assert_text(shown(m, one(m, EXPR_TITLE, all)), "un, deux, vague et muet");
}

static void periods_hold_days_and_periods(void **state)
{
    struct small *m = *state;
    const day_number first = date_from_civil((struct civil){2018, 1, 1});
    const struct period year = {true, true, first, first + 364}, open = {true, false, first, 0};
    const struct value p = {.kind = VALUE_PERIOD, .as.period = &year};
    const struct value q = {.kind = VALUE_PERIOD, .as.period = &open};
    const struct expr *closed = constant(m, p), *onward = constant(m, q);
    assert_text(shown(m, pair(m, EXPR_WITHIN, constant(m, value_date(first)), closed)), "oui");
    assert_text(shown(m, pair(m, EXPR_WITHIN, constant(m, value_date(first + 364)), closed)),
                "oui");
    assert_text(shown(m, pair(m, EXPR_WITHIN, constant(m, value_date(first + 365)), closed)),
                "non");
    assert_text(shown(m, pair(m, EXPR_WITHIN, constant(m, value_date(first + 365)), onward)),
                "oui");
    assert_text(shown(m, pair(m, EXPR_SUBSET, closed, onward)), "oui");
    assert_text(shown(m, pair(m, EXPR_SUBSET, onward, closed)), "non");
    assert_text(shown(m, one(m, EXPR_PERIOD_BEGIN, closed)), "1er janvier 2018");
    assert_text(shown(m, one(m, EXPR_PERIOD_END, onward)), "absent");
    assert_text(shown(m, one(m, EXPR_PERIOD_YEARS, closed)), "2018");
    assert_text(shown(m, one(m, EXPR_PERIOD_YEARS, onward)), "inconnu");
}

static void quantifiers_follow_their_collection(void **state)
{
    struct small *m = *state;
    const struct slot *n = four_items(m);
    const struct expr *all = function(m, FUNCTION_ALL, m->item, NULL, NULL, NULL);
    const struct expr *x = get(m, variable(m, 0), n);
    const struct value unknown = UNKNOWN;
    const struct expr *nothing = constant(m, value_list(m->arena, NULL, 0));
    const struct expr *vague = constant(m, value_list(m->arena, &unknown, 1));
    const struct {
        const struct expr *collection, *filter, *body;
        const char *every, *some, *none;
    } cases[] = {
        {all, NULL, pair(m, EXPR_GE, x, figure(m, "1")), "non", "oui", "non"},
        {all, NULL, pair(m, EXPR_EQ, x, figure(m, "5")), "non", "inconnu", "inconnu"},
        {all, NULL, constant(m, value_bool(true)), "oui", "oui", "non"},
        {all, pair(m, EXPR_GE, x, figure(m, "1")), pair(m, EXPR_LE, x, figure(m, "2")), "inconnu",
         "oui", "non"},
        {all, pair(m, EXPR_GE, x, figure(m, "3")), constant(m, value_bool(false)), "inconnu", "non",
         "oui"},
        {all, pair(m, EXPR_GE, x, figure(m, "3")), NULL, "oui", "inconnu", "inconnu"},
        {nothing, NULL, constant(m, value_bool(false)), "oui", "non", "oui"},
        {constant(m, ABSENT), NULL, constant(m, value_bool(false)), "oui", "non", "oui"},
        {vague, NULL, constant(m, value_bool(true)), "oui", "inconnu", "inconnu"},
        {vague, NULL, constant(m, value_bool(false)), "inconnu", "non", "oui"},
        {constant(m, UNKNOWN), NULL, constant(m, value_bool(true)), "inconnu", "inconnu",
         "inconnu"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct binder *b = binder(m, 0, "x", cases[i].collection, cases[i].filter);
        assert_text(shown(m, loop(m, EXPR_FORALL, b, cases[i].body)), cases[i].every);
        assert_text(shown(m, loop(m, EXPR_EXISTS, b, cases[i].body)), cases[i].some);
        assert_text(shown(m, loop(m, EXPR_NONE, b, cases[i].body)), cases[i].none);
    }
}

static void folds_skip_absent_and_keep_unknown(void **state)
{
    struct small *m = *state;
    const struct slot *n = four_items(m);
    const struct expr *all = function(m, FUNCTION_ALL, m->item, NULL, NULL, NULL);
    const struct expr *x = get(m, variable(m, 0), n);
    const struct binder *every = binder(m, 0, "x", all, NULL);
    const struct expr *short_title = pair(m, EXPR_LT, one(m, EXPR_TITLE, variable(m, 0)),
                                          constant(m, value_label(m->arena, TEXT("v"))));
    const struct binder *known = binder(m, 0, "x", all, short_title); // deux, muet, un
    const struct binder *none = binder(m, 0, "x", constant(m, ABSENT), NULL);
    static const struct {
        enum function_id f;
        const char *every, *known, *none;
    } cases[] = {
        {FUNCTION_SUM, "inconnu", "3", "0"},
        {FUNCTION_MIN, "inconnu", "1", "absent"},
        {FUNCTION_MAX, "inconnu", "2", "absent"},
        {FUNCTION_COUNT, "inconnu", "2", "0"},
        {FUNCTION_LIST, "1, 2 et inconnu", "1 et 2", "aucun"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_text(shown(m, folded(m, cases[i].f, every, x)), cases[i].every);
        assert_text(shown(m, folded(m, cases[i].f, known, x)), cases[i].known);
        assert_text(shown(m, folded(m, cases[i].f, none, x)), cases[i].none);
    }
    const struct expr *same = set_of(m, figure(m, "2"), figure(m, "2"));
    assert_text(shown(m, function(m, FUNCTION_SUM, NULL, same, NULL, NULL)), "4");
    assert_text(shown(m, function(m, FUNCTION_COUNT, NULL, same, NULL, NULL)), "1");
    assert_text(shown(m, function(m, FUNCTION_COUNT, NULL, constant(m, ABSENT), NULL, NULL)), "0");
    struct expr *money = make(m, EXPR_FOLD, TYPE_MONEY);
    money->as.fold.function = FUNCTION_SUM;
    money->as.fold.binders = none;
    money->as.fold.count = 1;
    money->as.fold.body = x;
    assert_text(shown(m, money), "0,00\u00a0€");
}

struct seen {
    struct arena *arena;
    struct buffer names;
};

static void see(struct eval *e, void *context)
{
    struct seen *s = context;
    buffer_add(&s->names, e->variables[0].as.block->name);
    buffer_add_c(&s->names, " ");
}

static void bindings_are_given_in_order(void **state)
{
    struct small *m = *state;
    const struct slot *n = four_items(m);
    const struct expr *all = function(m, FUNCTION_ALL, m->item, NULL, NULL, NULL);
    const struct expr *x = get(m, variable(m, 0), n);
    struct seen s = {m->arena, buffer_new(m->arena)};
    assert_int_equal(eval_bind(&m->eval, binder(m, 0, "x", all, NULL), 1, see, &s).kind,
                     VALUE_BOOL);
    assert_text(buffer_text(&s.names), "un deux vague muet ");
    s.names = buffer_new(m->arena);
    const struct expr *filter = pair(m, EXPR_LT, x, figure(m, "2"));
    assert_int_equal(eval_bind(&m->eval, binder(m, 0, "x", all, filter), 1, see, &s).kind,
                     VALUE_UNKNOWN);
    assert_text(buffer_text(&s.names), "un ");
    assert_non_null(m->eval.missing_block);
    s.names = buffer_new(m->arena);
    const struct binder *b = binder(m, 0, "x", constant(m, UNKNOWN), NULL);
    assert_int_equal(eval_bind(&m->eval, b, 1, see, &s).kind, VALUE_UNKNOWN);
    assert_text(buffer_text(&s.names), "");
}

// « x parmi tous(objectif) tel que (x.n = key et x.m ≥ 2) », hashed or not.
static const struct binder *filtered(struct small *m, const struct slot *n, const struct slot *k,
                                     struct value key, bool hashed)
{
    const struct expr *all = function(m, FUNCTION_ALL, m->item, NULL, NULL, NULL);
    const struct expr *path = get(m, variable(m, 0), n), *wanted = constant(m, key);
    const struct expr *rest = pair(m, EXPR_GE, get(m, variable(m, 0), k), figure(m, "2"));
    const struct expr *filter = pair(m, EXPR_AND, pair(m, EXPR_EQ, path, wanted), rest);
    struct binder *b = (struct binder *)binder(m, 0, "x", all, filter);
    b->index_path = hashed ? path : NULL;
    b->index_key = hashed ? wanted : NULL;
    return b;
}

static void hashed_filters_change_nothing(void **state)
{
    struct small *m = *state;
    const struct slot *n = slot(m, m->item, "n", TYPE_NUMBER, 0, NULL);
    const struct slot *k = slot(m, m->item, "k", TYPE_NUMBER, 0, NULL);
    struct block *act = m->eval.self = block(m, m->act, "a", NULL);
    const struct value odd[] = {UNKNOWN, ABSENT, to_fix(), VALUE_OF_KIND(VALUE_UNMEASURED),
                                value_year(3)};
    for (int i = 0; i < 200; i++) {
        struct block *b = block(m, m->item, "x", act);
        b->name = text_printf(m->arena, "x%d", i);
        struct value plain_n = value_number(number_int(m->arena, i % 7));
        put(b, n, i % 11 ? plain_n : odd[i / 11 % 5]);
        put(b, k, i % 13 ? value_number(number_int(m->arena, i % 3)) : UNKNOWN);
    }
    const struct value keys[] = {number_value(m, "0"),
                                 number_value(m, "3"),
                                 value_year(5),
                                 number_value(m, "99"),
                                 UNKNOWN,
                                 ABSENT,
                                 to_fix(),
                                 value_list(m->arena, &odd[4], 1)};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const struct binder *hashed = filtered(m, n, k, keys[i], true);
        const struct binder *plain_one = filtered(m, n, k, keys[i], false);
        struct seen s = {m->arena, buffer_new(m->arena)}, t = {m->arena, buffer_new(m->arena)};
        struct value known = eval_bind(&m->eval, plain_one, 1, see, &s);
        assert_int_equal(eval_bind(&m->eval, hashed, 1, see, &t).kind, known.kind);
        assert_true(text_eq(buffer_text(&s.names), buffer_text(&t.names)));
        for (enum expr_op op = EXPR_FORALL; op <= EXPR_NONE; op++) {
            struct text expected = shown(m, loop(m, op, plain_one, NULL));
            assert_true(text_eq(shown(m, loop(m, op, hashed, NULL)), expected));
        }
    }
}

// Every item has a twin of the same number: 20 000 by 20 000 when nothing is hashed.
static void nested_loops_over_a_large_collection(void **state)
{
    struct small *m = *state;
    const struct slot *n = slot(m, m->item, "n", TYPE_NUMBER, 0, NULL);
    struct block *act = m->eval.self = block(m, m->act, "a", NULL);
    for (int i = 0; i < 20000; i++)
        put(block(m, m->item, "x", act), n, value_number(number_int(m->arena, i / 2)));
    const struct expr *all = function(m, FUNCTION_ALL, m->item, NULL, NULL, NULL);
    const struct expr *path = get(m, variable(m, 1), n), *key = get(m, variable(m, 0), n);
    const struct expr *other = pair(m, EXPR_NE, variable(m, 1), variable(m, 0));
    struct binder *twin = (struct binder *)binder(
        m, 1, "y", all, pair(m, EXPR_AND, pair(m, EXPR_EQ, path, key), other));
    twin->index_path = path;
    twin->index_key = key;
    const struct expr *has_twin = loop(m, EXPR_EXISTS, twin, NULL);
    assert_text(shown(m, loop(m, EXPR_FORALL, binder(m, 0, "x", all, NULL), has_twin)), "oui");
    put(act->children.items[7], n, number_value(m, "0.5"));
    struct eval again;
    eval_init(&again, m->arena, &m->world);
    again.self = act;
    m->eval = again;
    assert_text(shown(m, loop(m, EXPR_FORALL, binder(m, 0, "x", all, NULL), has_twin)), "non");
}

static void membership_of_a_large_collection(void **state)
{
    struct small *m = *state;
    struct block *act = m->eval.self = block(m, m->act, "a", NULL);
    for (int i = 0; i < 40; i++) block(m, m->item, "x", act);
    const struct expr *all = function(m, FUNCTION_ALL, m->item, NULL, NULL, NULL);
    const struct expr *last = constant(m, value_block(act->children.items[39]));
    assert_text(shown(m, pair(m, EXPR_IN, last, all)), "oui");
    assert_text(shown(m, pair(m, EXPR_IN, self(m), all)), "non");
    assert_text(shown(m, pair(m, EXPR_IN, constant(m, ABSENT), all)), "non");
    assert_text(shown(m, pair(m, EXPR_IN, constant(m, UNKNOWN), all)), "inconnu");
    assert_text(shown(m, function(m, FUNCTION_RANK, NULL, last, NULL, NULL)), "40");
}

static const struct expr *ask(struct small *m, enum function_id f, struct value v)
{
    return function(m, f, NULL, constant(m, v), NULL, NULL);
}

static void three_states_of_an_item(void **state)
{
    struct small *m = *state;
    static const struct text motif = TEXT_INIT("faute d'objet");
    const struct value vague = UNKNOWN;
    const struct {
        struct value v;
        const char *present, *without, *silent;
    } cases[] = {
        {number_value(m, "1"), "oui", "non", "non"},
        {ABSENT, "non", "non", "oui"},
        {(struct value){.kind = VALUE_WITHOUT_OBJECT, .as.text = &motif}, "non", "oui", "non"},
        {UNKNOWN, "inconnu", "non", "non"},
        {to_fix(), "oui", "non", "non"},
        {VALUE_OF_KIND(VALUE_UNMEASURED), "oui", "non", "non"},
        {value_list(m->arena, NULL, 0), "non", "non", "oui"},
        {value_list(m->arena, &vague, 1), "inconnu", "non", "non"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_text(shown(m, ask(m, FUNCTION_PRESENT, cases[i].v)), cases[i].present);
        assert_text(shown(m, ask(m, FUNCTION_WITHOUT_OBJECT, cases[i].v)), cases[i].without);
        assert_text(shown(m, ask(m, FUNCTION_SILENT, cases[i].v)), cases[i].silent);
    }
    assert_text(shown(m, ask(m, FUNCTION_MOTIF, cases[2].v)), "faute d'objet");
    assert_text(shown(m, ask(m, FUNCTION_MOTIF, ABSENT)), "absent");
    struct value name = value_label(m->arena, TEXT(" Mme\u00A0Jeanne Valtier"));
    assert_text(shown(m, ask(m, FUNCTION_FIRST_WORD, name)), "Mme");
    assert_text(shown(m, ask(m, FUNCTION_FIRST_WORD, value_label(m->arena, TEXT(" ")))), "absent");
    assert_text(shown(m, ask(m, FUNCTION_FIRST_WORD, number_value(m, "1"))), "absent");
    assert_text(shown(m, ask(m, FUNCTION_FIRST_WORD, UNKNOWN)), "inconnu");
    assert_text(shown(m, ask(m, FUNCTION_TO_FIX, to_fix())), "1er janvier 1970");
    assert_text(shown(m, ask(m, FUNCTION_TO_FIX, number_value(m, "1"))), "absent");
    assert_text(shown(m, ask(m, FUNCTION_YEAR, value_date(0))), "1970");
}

static void collections_of_the_model(void **state)
{
    struct small *m = *state;
    struct category *special = category(m, "objectif_de_gestion", m->item);
    struct block *act = m->eval.self = block(m, m->act, "a", NULL);
    struct block *first = block(m, m->item, "premier", act);
    struct block *inner = block(m, special, "intérieur", first);
    block(m, m->item, "dernier", act);
    const struct expr *all = function(m, FUNCTION_ALL, m->item, NULL, NULL, NULL);
    const struct expr *below = constant(m, value_block(first));
    const struct expr *x = constant(m, value_block(inner));
    assert_text(shown(m, all), "premier, intérieur et dernier");
    assert_text(shown(m, function(m, FUNCTION_ALL, special, NULL, NULL, NULL)), "intérieur");
    assert_text(shown(m, function(m, FUNCTION_ALL, m->item, below, NULL, NULL)), "intérieur");
    assert_text(shown(m, function(m, FUNCTION_ENCLOSING, m->item, x, NULL, NULL)), "premier");
    assert_text(shown(m, function(m, FUNCTION_ENCLOSING, m->act, x, NULL, NULL)), "a");
    assert_text(shown(m, function(m, FUNCTION_ENCLOSING, special, x, NULL, NULL)), "absent");
    assert_text(shown(m, function(m, FUNCTION_RANK, NULL, x, NULL, NULL)), "1");
    struct block *outside = block(m, m->act, "b", NULL);
    outside->outside = true;
    assert_text(shown(m, function(m, FUNCTION_ACTS, m->act, NULL, NULL, NULL)), "a et b");
    m->eval.self = outside;
    assert_text(shown(m, all), "inconnu");
}

static void parties_come_once_in_the_order_of_slots(void **state)
{
    struct small *m = *state;
    const struct slot *d = slot(m, m->act, "délégant", TYPE_BLOCK, SLOT_PARTY, NULL);
    slot(m, m->act, "autre", TYPE_BLOCK, 0, NULL);
    const struct slot *others = slot(m, m->act, "délégataires", TYPE_LIST, SLOT_PARTY, NULL);
    struct block *a = block(m, m->organism, "caisse", NULL);
    struct block *b = block(m, m->organism, "mutuelle", NULL);
    struct block *act = block(m, m->act, "acte", NULL);
    const struct value both[] = {value_block(b), value_block(a)};
    put(act, d, value_block(a));
    put(act, others, value_list(m->arena, both, 2));
    m->eval.self = block(m, m->item, "objectif", act);
    assert_text(shown(m, make(m, EXPR_PARTIES, TYPE_LIST)), "caisse et mutuelle");
    m->eval.self = block(m, m->act, "avenant", NULL);
    assert_text(shown(m, one(m, EXPR_PARTIES_OF, constant(m, value_block(act)))),
                "caisse et mutuelle");
    assert_text(shown(m, one(m, EXPR_PARTIES_OF, constant(m, UNKNOWN))), "inconnu");
}

static void series_without_an_entry(void **state)
{
    struct small *m = *state;
    const struct slot *said = slot(m, m->act, "montants", TYPE_SERIES, 0, NULL);
    const struct slot *fact = slot(m, m->act, "effectifs", TYPE_SERIES, SLOT_FACT, NULL);
    const struct series_entry entry = {value_year(2018), number_value(m, "48")};
    const struct series series = {&entry, 1};
    const struct value v = {.kind = VALUE_SERIES, .as.series = &series};
    m->eval.self = block(m, m->act, "a", NULL);
    put(m->eval.self, said, v);
    put(m->eval.self, fact, v);
    const struct expr *in_2018 = constant(m, value_year(2018)), *later = figure(m, "2019");
    const struct expr *s = get(m, self(m), said), *f = get(m, self(m), fact);
    assert_text(shown(m, function(m, FUNCTION_VALUE, NULL, s, in_2018, NULL)), "48");
    assert_text(shown(m, function(m, FUNCTION_VALUE, NULL, s, later, NULL)), "absent");
    assert_text(shown(m, function(m, FUNCTION_VALUE, NULL, f, later, NULL)), "inconnu");
    assert_text(shown(m, one(m, EXPR_SERIES_YEARS, s)), "2018");
}

static struct text always_disputed(const void *text_of_law, day_number date)
{
    (void)text_of_law;
    return date < 0 ? TEXT("hors") : TEXT("contestée");
}

static void validity_is_a_value_of_the_library(void **state)
{
    struct small *m = *state;
    struct enumeration states = {.by_name = map_new(m->arena)};
    struct enum_value disputed = {.name = TEXT("contestée"), .label = TEXT("contestée")};
    const struct expr *x = ask(m, FUNCTION_IN_FORCE, value_date(0));
    assert_text(shown(m, x), "inconnu");
    map_set(&states.by_name, disputed.name, &disputed);
    m->world.validity_states = &states;
    m->eval.validity = always_disputed;
    assert_text(shown(m, x), "contestée");
    assert_text(shown(m, ask(m, FUNCTION_IN_FORCE, value_date(-1))), "inconnu");
    assert_text(shown(m, ask(m, FUNCTION_IN_FORCE, ABSENT)), "absent");
}

static void a_library_function_has_its_own_variables(void **state)
{
    struct small *m = *state;
    const struct expr *body = pair(m, EXPR_SUB, variable(m, 0), variable(m, 1));
    struct library_function f = {.name = TEXT("écart"), .parameter_count = 2, .body = body};
    const struct expr *args[] = {figure(m, "5"), variable(m, 0)};
    struct expr *x = make(m, EXPR_APPLY, TYPE_NUMBER);
    x->as.apply.function = &f;
    x->as.apply.args = args;
    m->eval.variables[0] = number_value(m, "3");
    assert_text(shown(m, pair(m, EXPR_ADD, x, variable(m, 0))), "5");
}

static void too_deep_is_unknown(void **state)
{
    struct small *m = *state;
    const struct expr *x = figure(m, "1");
    for (int i = 0; i < EVAL_DEPTH / 2; i++) x = one(m, EXPR_NEG, x);
    assert_text(shown(m, x), "1");
    for (int i = 0; i < EVAL_DEPTH; i++) x = one(m, EXPR_NEG, x);
    assert_text(shown(m, x), "inconnu");
    assert_int_equal(m->eval.depth, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        small_test(logic_is_strong_kleene),
        small_test(what_is_missing_decides_an_atom),
        small_test(comparisons_of_present_values),
        small_test(calculation_keeps_units),
        small_test(an_unknown_choice_is_known_when_both_sides_agree),
        small_test(silence_depends_on_the_slot_and_the_act),
        small_test(fallbacks_that_turn_round_are_unknown),
        small_test(the_date_of_conclusion_is_the_date_asked_for),
        small_test(a_block_like_another_is_the_same_with_more),
        small_test(paths_map_and_flatten),
        small_test(periods_hold_days_and_periods),
        small_test(quantifiers_follow_their_collection),
        small_test(folds_skip_absent_and_keep_unknown),
        small_test(bindings_are_given_in_order),
        small_test(hashed_filters_change_nothing),
        small_test(nested_loops_over_a_large_collection),
        small_test(membership_of_a_large_collection),
        small_test(three_states_of_an_item),
        small_test(collections_of_the_model),
        small_test(parties_come_once_in_the_order_of_slots),
        small_test(series_without_an_entry),
        small_test(validity_is_a_value_of_the_library),
        small_test(a_library_function_has_its_own_variables),
        small_test(too_deep_is_unknown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
