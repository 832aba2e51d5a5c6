// compiler/wording/decimals.c: « décimales » without a number, as the bearer of the value says.
#include "tests/unit/check.h"
#include "tests/unit/model.h"

#include "compiler/wording/decimals.h"

struct bearer {
    struct small *m;
    const struct slot *decimals, *target;
    struct block *outer, *inner;
};

// An indicator inside an objective; both may say how many decimals.
static struct bearer bearer(struct small *m)
{
    struct bearer b = {.m = m};
    b.decimals = slot(m, m->item, "décimales", TYPE_NUMBER, 0, NULL);
    b.target = slot(m, m->item, "cible", TYPE_MEASURE, 0, NULL);
    b.outer = block(m, m->item, "objectif", NULL);
    b.inner = block(m, m->item, "indicateur", b.outer);
    put(b.inner, b.target, value_number(plain(m, "2.5")));
    m->eval.self = b.inner;
    return b;
}

static struct text printed(struct bearer *b, const char *format)
{
    struct small *m = b->m;
    struct phrase_context c = {.eval = &m->eval};
    struct text unread;
    const struct expr *x = get(m, self(m), b->target);
    const struct format *f = format_read(m->arena, text_of(format), &unread);
    f = decimals_of_bearer(&c, x, f);
    return spell_text(&c, format_apply(&c, eval_run(&m->eval, x), f));
}

static void the_bearer_says(void **state)
{
    struct bearer b = bearer(*state);
    put(b.outer, b.decimals, value_number(plain(b.m, "0")));
    put(b.inner, b.decimals, value_number(plain(b.m, "2")));
    assert_text(printed(&b, "décimales"), "2,50");
}

static void or_a_block_around_it(void **state)
{
    struct bearer b = bearer(*state);
    put(b.outer, b.decimals, value_number(plain(b.m, "3")));
    assert_text(printed(&b, "décimales"), "2,500");
}

static void nobody_says(void **state)
{
    struct bearer b = bearer(*state);
    assert_text(printed(&b, "décimales"), "2,5");
}

static void a_number_in_the_format_wins(void **state)
{
    struct bearer b = bearer(*state);
    put(b.inner, b.decimals, value_number(plain(b.m, "2")));
    assert_text(printed(&b, "décimales 1"), "2,5");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        small_test(the_bearer_says),
        small_test(or_a_block_around_it),
        small_test(nobody_says),
        small_test(a_number_in_the_format_wins),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
