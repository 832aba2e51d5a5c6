// runtime/map.c: lookup, replacement, order of insertion and suggestions.
#include "tests/unit/check.h"

#include "runtime/map.h"

enum { MANY = 5000 };

static void empty_map_has_nothing(void **state)
{
    (void)state;
    struct map m = map_new(NULL);
    assert_null(map_get(&m, TEXT("a")));
    assert_int_equal(m.count, 0);
}

static void keys_are_found_and_replaced(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct map m = map_new(a);
    int one = 1, two = 2;
    assert_null(map_set(&m, TEXT("clé"), &one));
    assert_ptr_equal(map_get(&m, TEXT("clé")), &one);
    assert_null(map_get(&m, TEXT("cle")));
    assert_ptr_equal(map_set(&m, TEXT("clé"), &two), &one);
    assert_ptr_equal(map_get(&m, TEXT("clé")), &two);
    assert_int_equal(m.count, 1);
    assert_null(map_set(&m, NO_TEXT, &one));
    assert_ptr_equal(map_get(&m, TEXT("")), &one);
    arena_free(a);
}

static void many_keys_keep_their_order(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct map m = map_new(a);
    int *values = arena_array(a, int, MANY);
    for (int i = 0; i < MANY; i++) {
        values[i] = i;
        assert_null(map_set(&m, text_printf(a, "clé %d", i * 7919), &values[i]));
    }
    for (int i = 0; i < MANY; i++) {
        int *found = map_get(&m, text_printf(a, "clé %d", i * 7919));
        assert_non_null(found);
        assert_int_equal(*found, i);
        assert_ptr_equal(m.entries[i].value, found);
    }
    assert_null(map_get(&m, TEXT("clé 1")));
    arena_free(a);
}

static void near_names_are_suggested(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct map m = map_new(a);
    int x;
    map_set(&m, TEXT("délégant"), &x);
    map_set(&m, TEXT("délégataire"), &x);
    map_set(&m, TEXT("taux"), &x);
    assert_text(map_nearest(&m, a, TEXT("delegent")), "délégant");
    assert_text(map_nearest(&m, a, TEXT("délégatiare")), "délégataire");
    assert_text(map_nearest(&m, a, TEXT("tau")), "taux");
    assert_text(map_nearest(&m, a, TEXT("tu")), "");
    assert_text(map_nearest(&m, a, TEXT("objectif")), "");
    arena_free(a);
}

static void hash_depends_on_bytes_length_and_seed(void **state)
{
    (void)state;
    assert_int_equal(hash_bytes("abcdefghij", 10, 0), hash_bytes("abcdefghij", 10, 0));
    assert_int_not_equal(hash_bytes("abcdefghij", 10, 0), hash_bytes("abcdefghij", 10, 1));
    assert_int_not_equal(hash_bytes("abcdefghij", 10, 0), hash_bytes("abcdefghik", 10, 0));
    assert_int_not_equal(hash_bytes("a\0", 2, 0), hash_bytes("a", 1, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(empty_map_has_nothing),
        cmocka_unit_test(keys_are_found_and_replaced),
        cmocka_unit_test(many_keys_keep_their_order),
        cmocka_unit_test(near_names_are_suggested),
        cmocka_unit_test(hash_depends_on_bytes_length_and_seed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
