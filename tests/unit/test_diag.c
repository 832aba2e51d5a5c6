// runtime/diag.c: the catalogue, the words put in a message, the order of what is printed.
#include "tests/unit/check.h"

#include "runtime/diag.h"
#include "runtime/map.h"

static const struct entry {
    struct text id, code, french, english;
} entries[] = {
#define DIAG(id, code, severity, french, english)                                                  \
    {TEXT_INIT(#id), TEXT_INIT(code), TEXT_INIT(french), TEXT_INIT(english)},
#include "runtime/diag.def"
#undef DIAG
};

static bool uses(struct text t, char digit)
{
    for (size_t i = 0; i + 1 < t.len; i++)
        if (t.ptr[i] == '%' && t.ptr[i + 1] == digit) return true;
    return false;
}

static void catalogue_is_sound(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct map codes = map_new(a);
    for (size_t i = 0; i < DIAG_COUNT; i++) {
        const struct entry *e = &entries[i];
        // X_NEAR says the same as X, with a suggestion.
        if (map_set(&codes, e->code, a) && !text_ends(e->id, TEXT("_NEAR")))
            fail_msg("code %s given twice", e->code.ptr);
        assert_int_equal(e->code.len, 5);
        assert_int_equal(e->code.ptr[0], 'S');
        assert_true(e->french.len > 0 && e->english.len > 0);
        assert_true(text_is_nfc(e->french) && text_is_nfc(e->english));
        for (char digit = '0'; digit <= '4'; digit++)
            if (uses(e->french, digit) != uses(e->english, digit))
                fail_msg("%s: %%%c is in one language only", e->code.ptr, digit);
    }
    arena_free(a);
}

static void codes_are_explained(void **state)
{
    (void)state;
    struct text message;
    assert_text(diag_code_text(DIAG_UTF8), "S0001");
    assert_true(diag_explain(TEXT("S0001"), false, &message));
    assert_true(text_starts(message, TEXT("octet hors UTF-8")));
    assert_true(diag_explain(TEXT("S0001"), true, &message));
    assert_true(text_starts(message, TEXT("byte outside UTF-8")));
    assert_false(diag_explain(TEXT("S9999"), false, &message));
}

static struct diag *push(struct diags *d, const struct source *s, uint32_t begin, const char *code,
                         enum severity severity, const char *message)
{
    struct diag *x = arena_make(d->arena, struct diag);
    x->place = (struct place){s, {begin, begin + 1}};
    x->code = text_of(code);
    x->severity = severity;
    x->message = text_of(message);
    diag_push(d, x);
    return x;
}

static void order_is_path_place_severity_code_emission(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct source first = {.path = TEXT("a.sceau")}, second = {.path = TEXT("b.sceau")};
    struct diags d = diags_new(a, false);
    push(&d, &second, 0, "S1", SEVERITY_ERROR, "7");
    push(&d, &first, 9, "S1", SEVERITY_ERROR, "6");
    push(&d, &first, 4, "S1", SEVERITY_WARNING, "5");
    push(&d, &first, 4, "S2", SEVERITY_ERROR, "3");
    push(&d, &first, 4, "S2", SEVERITY_ERROR, "4");
    push(&d, &first, 4, "S1", SEVERITY_ERROR, "2");
    push(&d, NULL, 80, "S9", SEVERITY_INFORMATION, "1");
    push(&d, &first, 4, "S2", SEVERITY_ERROR, "3");
    assert_int_equal(d.errors, 6);
    diags_sort(&d);
    assert_int_equal(d.list.count, 7);
    for (uint32_t i = 0; i < d.list.count; i++)
        assert_int_equal(d.list.items[i]->message.ptr[0], '1' + (int)i);
    assert_int_equal(d.errors, 5);
    assert_int_equal(d.warnings, 1);
    assert_int_equal(d.informations, 1);
    arena_free(a);
}

static void words_are_put_in_the_message(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct text words[] = {TEXT("un"), TEXT("deux")};
    assert_text(diag_message(a, TEXT("%1 et %0, 50 %, %2 %"), words, 2), "deux et un, 50 %, %2 %");
    assert_text(diag_message(a, TEXT(""), NULL, 0), "");
    arena_free(a);
}

static void added_diagnostics_are_of_the_product(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct diags d = diags_new(a, true);
    struct diag *x = diag_bare(&d, DIAG_UTF8, ((struct place){NULL, {3, 4}}));
    assert_true(x->product);
    assert_text(x->code, "S0001");
    assert_true(text_starts(x->message, TEXT("byte")));
    assert_int_equal(x->place.span.begin, 3);
    assert_int_equal(d.errors, 1);
    diags_sort(&d);
    assert_int_equal(d.list.count, 1);
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(catalogue_is_sound),
        cmocka_unit_test(codes_are_explained),
        cmocka_unit_test(order_is_path_place_severity_code_emission),
        cmocka_unit_test(words_are_put_in_the_message),
        cmocka_unit_test(added_diagnostics_are_of_the_product),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
