// Slices, validation, composition, folding, distance and buffers of runtime/text.c, and the region
// and arrays that they stand on.
#include "tests/unit/check.h"

#include "runtime/source.h"
#include "runtime/vec.h"

#include <string.h>

static int setup(void **state)
{
    *state = arena_new();
    return 0;
}

static int teardown(void **state)
{
    arena_free(*state);
    return 0;
}

static void region_gives_zeroed_aligned_memory(void **state)
{
    struct arena *a = *state;
    size_t before = arena_used(a);
    for (size_t size = 0; size < 100000; size = size * 2 + 1) {
        unsigned char *p = arena_alloc(a, size);
        assert_int_equal((uintptr_t)p % sizeof(uint64_t), 0);
        for (size_t i = 0; i < size; i++) assert_int_equal(p[i], 0);
        memset(p, 0xAA, size);
    }
    assert_true(arena_used(a) - before > 100000);
}

static void arrays_keep_their_items_while_they_grow(void **state)
{
    VEC(uint64_t) v = {0};
    for (uint64_t i = 0; i < 5000; i++) vec_push(*state, &v, i * i);
    assert_int_equal(v.count, 5000);
    uint64_t expected = 0;
    vec_each(uint64_t, it, &v)
    {
        assert_int_equal(*it, expected * expected);
        expected++;
    }
    assert_int_equal(expected, 5000);
}

static void slices_compare_and_trim(void **state)
{
    (void)state;
    assert_true(text_eq(NO_TEXT, TEXT("")));
    assert_false(text_eq(TEXT("a"), TEXT("b")));
    assert_true(text_cmp(TEXT("a"), TEXT("ab")) < 0);
    assert_true(text_cmp(TEXT("é"), TEXT("z")) > 0);
    assert_int_equal(text_cmp(TEXT("ab"), TEXT("ab")), 0);
    assert_true(text_starts(TEXT("article"), TEXT("art")));
    assert_false(text_starts(TEXT("ar"), TEXT("art")));
    assert_true(text_ends(TEXT("article"), TEXT("cle")));
    assert_false(text_ends(TEXT("e"), TEXT("le")));
    assert_text(text_trim(TEXT(" \t\u00A0\u202Fdeux mots\r\n ")), "deux mots");
    assert_text(text_trim(TEXT(" \u00A0 ")), "");
    assert_text(text_slice(TEXT("abc"), 1, 9), "bc");
    assert_text(text_slice(TEXT("abc"), 5, 9), "");
}

static void lines_are_cut(void **state)
{
    (void)state;
    struct text rest = TEXT("un\n\ndeux");
    assert_true(text_eq(text_take_line(&rest), TEXT("un")));
    assert_true(text_eq(text_take_line(&rest), TEXT("")));
    assert_true(text_eq(rest, TEXT("deux")));
    assert_true(text_eq(text_take_line(&rest), TEXT("deux")));
    assert_int_equal(rest.len, 0);
    rest = TEXT("fin\n");
    assert_true(text_eq(text_take_line(&rest), TEXT("fin")));
    assert_int_equal(rest.len, 0);
}

static void code_points_are_decoded(void **state)
{
    (void)state;
    struct text t = TEXT("aé€\U0001F600");
    static const uint32_t expected[] = {'a', 0xE9, 0x20AC, 0x1F600};
    size_t at = 0;
    for (size_t i = 0; i < 4; i++) assert_int_equal(text_next(t, &at), expected[i]);
    assert_int_equal(at, t.len);
    at = 0;
    assert_int_equal(text_next(TEXT("\xC3"), &at), 0xFFFD);
    assert_int_equal(at, 1);
    assert_int_equal(text_length(t), 4);
    assert_int_equal(text_width(TEXT("été")), 3);
    assert_int_equal(text_width(TEXT("e\u0301te\u0301")), 3);
    assert_int_equal(text_width(TEXT("日本")), 4);
}

static void validity_follows_rfc_3629(void **state)
{
    (void)state;
    static const struct {
        struct text text;
        size_t valid;
    } cases[] = {
        {TEXT_INIT(""), 0},
        {TEXT_INIT("plain ASCII longer than a word"), 30},
        {TEXT_INIT("12345678é12345678€\U0001F600"), 25},
        {TEXT_INIT("1234567\0"
                   "9"),
         7},
        {TEXT_INIT("abcdefghijkl\0"), 12},
        {TEXT_INIT("ab\x80"), 2},
        {TEXT_INIT("ab\xC3"), 2},
        {TEXT_INIT("\xC0\xAF"), 0},
        {TEXT_INIT("\xC1\xBF"), 0},
        {TEXT_INIT("\xE0\x9F\xBF"), 0},
        {TEXT_INIT("\xE0\xA0\x80"), 3},
        {TEXT_INIT("\xED\x9F\xBF"), 3},
        {TEXT_INIT("\xED\xA0\x80"), 0},
        {TEXT_INIT("\xF0\x8F\xBF\xBF"), 0},
        {TEXT_INIT("\xF4\x8F\xBF\xBF"), 4},
        {TEXT_INIT("\xF4\x90\x80\x80"), 0},
        {TEXT_INIT("\xF5\x80\x80\x80"), 0},
        {TEXT_INIT("caf\xE9 au lait"), 3},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(text_valid_prefix(cases[i].text), cases[i].valid);
}

static void composition_is_canonical(void **state)
{
    struct text composed = TEXT("« été » – 12\u202F€");
    assert_true(text_is_nfc(composed));
    assert_ptr_equal(text_nfc(*state, composed).ptr, composed.ptr);
    assert_false(text_is_nfc(TEXT("e\u0301te\u0301")));
    assert_text(text_nfc(*state, TEXT("e\u0301te\u0301")), "été");
    assert_false(text_is_nfc(TEXT("10 \u2126")));
    assert_true(text_is_nfc(TEXT("日本")));
    assert_text(text_nfc(*state, TEXT("")), "");
}

static void folding_forgives_accents_and_case(void **state)
{
    assert_text(text_fold(*state, TEXT("Œuvre d’État")), "oeuvre d'etat");
    assert_text(text_fold(*state, TEXT("Ex æquo À L'ÉTÉ")), "ex aequo a l'ete");
    assert_text(text_fold(*state, TEXT("déjà")), "deja");
    assert_text(text_fold(*state, TEXT("e\u0301")), "e");
    assert_text(text_fold(*state, TEXT("plain")), "plain");
    assert_text(text_fold(*state, TEXT("Ǖ \u2126 한")), "u ω 한");
    assert_text(text_key(*state, TEXT("Date d’effet – à-côté")), "date_d_effet_–_a_cote");
    assert_text(text_key(*state, TEXT("taux de remise")), "taux_de_remise");
    assert_text(text_ident(*state, TEXT("date d'effet à\u00A0venir")), "date_d_effet_à_venir");
}

static void case_follows_unicode(void **state)
{
    assert_text(text_upper(*state, TEXT("été de l'œuvre")), "ÉTÉ DE L'ŒUVRE");
    assert_text(text_lower(*state, TEXT("ÉTÉ")), "été");
    assert_text(text_capital(*state, TEXT("état")), "État");
    assert_text(text_uncapital(*state, TEXT("État CNAM")), "état CNAM");
    assert_text(text_capital(*state, TEXT("")), "");
    assert_text(text_upper(*state, NO_TEXT), "");
}

static size_t distance(struct arena *a, const char *x, const char *y, size_t limit)
{
    return text_distance(a, text_of(x), text_of(y), limit);
}

static void distance_counts_edits(void **state)
{
    assert_int_equal(distance(*state, "période", "Periode", 2), 0);
    assert_int_equal(distance(*state, "delegant", "delgeant", 2), 1);
    assert_int_equal(distance(*state, "montant", "montants", 2), 1);
    assert_int_equal(distance(*state, "taux", "tau", 2), 1);
    assert_int_equal(distance(*state, "chat", "rats", 3), 3);
    assert_int_equal(distance(*state, "abcdefgh", "ijklmnop", 2), 3);
    assert_int_equal(distance(*state, "", "abc", 5), 3);
    assert_int_equal(distance(*state, "", "abc", 1), 2);
    assert_int_equal(distance(*state, "œuvre", "oevure", 2), 1);
    size_t before = arena_used(*state);
    assert_int_equal(distance(*state, "dénomination", "DENOMINATON", 2), 1);
    assert_int_equal(arena_used(*state), before);
    struct text x = text_printf(*state, "%0100d%0100d", 1, 2);
    struct text y = text_printf(*state, "%099d%0100d", 1, 3);
    assert_int_equal(text_distance(*state, x, y, 5), 2);
}

static void buffers_grow(void **state)
{
    struct buffer b = buffer_new(*state);
    assert_text(buffer_text(&b), "");
    for (int i = 0; i < 1000; i++) buffer_printf(&b, "%d,", i);
    assert_int_equal(b.len, 3890);
    assert_true(text_ends(buffer_text(&b), TEXT("998,999,")));
    struct buffer c = buffer_new(*state);
    buffer_add_point(&c, 0x20AC);
    buffer_add_point(&c, 0xD800);
    buffer_add_char(&c, '!');
    buffer_add_c(&c, "é");
    assert_text(buffer_text(&c), "€\uFFFD!é");
    assert_text(text_printf(*state, "%s %d", "article", 3), "article 3");
    assert_string_equal(text_c(*state, TEXT("copie")), "copie");
}

static void places_have_lines_and_columns(void **state)
{
    struct source s = {.path = TEXT("a"), .bytes = TEXT("été\r\nsuite\n\nfin")};
    struct position p = source_position(*state, &s, 5);
    assert_int_equal(p.line, 1);
    assert_int_equal(p.column, 4);
    p = source_position(*state, &s, 7);
    assert_int_equal(p.line, 2);
    assert_int_equal(p.column, 1);
    p = source_position(*state, &s, 9999);
    assert_int_equal(p.line, 4);
    assert_int_equal(p.column, 4);
    assert_text(source_line(*state, &s, 1), "été");
    assert_text(source_line(*state, &s, 2), "suite");
    assert_text(source_line(*state, &s, 3), "");
    assert_text(source_line(*state, &s, 4), "fin");
    assert_text(source_line(*state, &s, 5), "");
    struct span joined = span_join((struct span){7, 9}, (struct span){2, 8});
    assert_int_equal(joined.begin, 2);
    assert_int_equal(joined.end, 9);
    assert_text(source_text(&s, (struct span){7, 12}), "suite");
}

static void an_empty_source_has_one_line(void **state)
{
    struct source s = {.path = TEXT("a"), .bytes = NO_TEXT};
    struct position p = source_position(*state, &s, 0);
    assert_int_equal(p.line, 1);
    assert_int_equal(p.column, 1);
    assert_text(source_line(*state, &s, 1), "");
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(region_gives_zeroed_aligned_memory),
        CASE(arrays_keep_their_items_while_they_grow),
        CASE(slices_compare_and_trim),
        CASE(lines_are_cut),
        CASE(code_points_are_decoded),
        CASE(validity_follows_rfc_3629),
        CASE(composition_is_canonical),
        CASE(folding_forgives_accents_and_case),
        CASE(case_follows_unicode),
        CASE(distance_counts_edits),
        CASE(buffers_grow),
        CASE(places_have_lines_and_columns),
        CASE(an_empty_source_has_one_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
