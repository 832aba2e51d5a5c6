// YAML written by the emitter and read back by the parser: what was text stays the same text.
#include "compiler/output/yaml.h"
#include "runtime/compiled/compiled_names.h"
#include "runtime/compiled/node.h"

#include "tests/unit/check.h"

static const struct text texts[] = {
    TEXT_INIT(""),
    TEXT_INIT("yes"),
    TEXT_INIT("null"),
    TEXT_INIT("2018-01-01"),
    TEXT_INIT("12 500,00 €"),
    TEXT_INIT("« à l'article 5 »"),
    TEXT_INIT("\"\\\n\t"),
    TEXT_INIT("  blancs  "),
    TEXT_INIT("- a: [b]"),
    TEXT_INIT("\U0001F600 \u2028 \u202F"),
    TEXT_INIT("&a *b !c %"),
    TEXT_INIT("0x1F"),
};
enum { TEXTS = sizeof texts / sizeof *texts };

static struct text written(struct arena *a)
{
    struct buffer *out = arena_make(a, struct buffer);
    *out = buffer_new(a);
    struct yaml_writer *w = yaml_open(out);
    yaml_map(w);
    yaml_key(w, TEXT("textes"));
    yaml_list(w);
    for (int i = 0; i < TEXTS; i++) yaml_text(w, texts[i]);
    yaml_list_end(w);
    yaml_key(w, TEXT("2018"));
    yaml_int(w, -12);
    yaml_key(w, TEXT("no"));
    yaml_bool(w, true);
    yaml_key(w, TEXT("rien"));
    yaml_null(w);
    yaml_pair_if(w, "vide", NO_TEXT);
    yaml_map_end(w);
    assert_true(yaml_close(w));
    return buffer_text(out);
}

static const struct node *read_back(struct arena *a, struct text t, struct diags *d)
{
    struct source *s = arena_make(a, struct source);
    *s = (struct source){.path = TEXT("essai.yaml"), .raw = t, .bytes = t};
    *d = diags_new(a, false);
    return node_read(a, s, d);
}

static void texts_come_back(void **state)
{
    struct arena *a = arena_new();
    struct diags d;
    const struct node *root = read_back(a, written(a), &d);
    const struct node *list = node_get(root, TEXT("textes"));
    assert_non_null(list);
    assert_int_equal(list->items.count, TEXTS);
    for (uint32_t i = 0; i < TEXTS; i++) {
        assert_true(list->items.items[i]->quoted);
        assert_true(text_eq(list->items.items[i]->text, texts[i]));
    }
    assert_true(node_is_null(node_get(root, TEXT("rien"))));
    assert_false(node_is_null(list->items.items[2])); // "null", a text
    assert_null(node_get(root, TEXT("vide")));
    arena_free(a);
    (void)state;
}

static void keys_that_yaml_would_misread_are_quoted(void **state)
{
    struct arena *a = arena_new();
    struct text t = written(a);
    assert_non_null(strstr(text_c(a, t), "\n\"2018\": -12\n"));
    assert_non_null(strstr(text_c(a, t), "\n\"no\": true\n"));
    assert_non_null(strstr(text_c(a, t), "\nrien: null\n"));
    arena_free(a);
    (void)state;
}

static void french_stays_readable(void **state)
{
    struct arena *a = arena_new();
    struct text t = written(a);
    assert_non_null(strstr(text_c(a, t), "\"« à l'article 5 »\""));
    arena_free(a);
    (void)state;
}

static void what_no_contract_holds_is_refused(void **state)
{
    static const struct {
        struct text yaml;
        enum diag_code code;
    } cases[] = {
        {TEXT_INIT("a: &x 1"), DIAG_YAML_ANCHOR}, {TEXT_INIT("a: *x"), DIAG_YAML_ANCHOR},
        {TEXT_INIT("a: !!str 1"), DIAG_YAML_TAG}, {TEXT_INIT("a: 1\na: 2"), DIAG_YAML_REPEATED},
        {TEXT_INIT("[a]: 1"), DIAG_YAML_KEY},     {TEXT_INIT("a: ["), DIAG_YAML_SYNTAX},
        {TEXT_INIT(""), DIAG_YAML_EMPTY},         {TEXT_INIT("a\n---\nb"), DIAG_YAML_DOCUMENTS},
        {TEXT_INIT("a: \xFF"), DIAG_UTF8},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena *a = arena_new();
        struct diags d;
        assert_null(read_back(a, cases[i].yaml, &d));
        assert_int_equal(d.list.count, 1);
        assert_true(text_eq(d.list.items[0]->code, diag_code_text(cases[i].code)));
        arena_free(a);
    }
    (void)state;
}

// Places count bytes in the source, where libyaml counts characters.
static void places_are_in_bytes(void **state)
{
    struct arena *a = arena_new();
    struct diags d;
    const struct node *root = read_back(a, TEXT("été: « à »\nb: 2"), &d);
    assert_int_equal(node_get(root, TEXT("b"))->place.span.begin, sizeof "été: « à »\nb: " - 1);
    arena_free(a);
    (void)state;
}

static void names_are_their_own_inverse(void **state)
{
    struct arena *a = arena_new();
    for (int i = 0; i < EXPR_COUNT; i++) {
        enum expr_op op;
        assert_true(compiled_op_of(compiled_op(a, (enum expr_op)i), &op));
        assert_int_equal(op, i);
    }
    for (int i = 0; i < FUNCTIONS; i++) {
        enum function_id f;
        assert_true(compiled_function_of(compiled_function(a, (enum function_id)i), &f));
        assert_int_equal(f, i);
    }
    for (int i = 0; i < VALUE_COUNT; i++) {
        enum value_kind k;
        assert_true(compiled_kind_of(compiled_kind(a, (enum value_kind)i), &k));
        assert_int_equal(k, i);
    }
    enum value_kind k;
    assert_false(compiled_kind_of(TEXT("MONEY"), &k));
    struct civil day;
    assert_true(compiled_day_of(TEXT("--02-29"), &day));
    assert_true(text_eq(compiled_day(a, day), TEXT("--02-29")));
    assert_false(compiled_day_of(TEXT("--02-30"), &day));
    assert_false(compiled_day_of(TEXT("--2-03"), &day));
    arena_free(a);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_come_back),
        cmocka_unit_test(keys_that_yaml_would_misread_are_quoted),
        cmocka_unit_test(french_stays_readable),
        cmocka_unit_test(what_no_contract_holds_is_refused),
        cmocka_unit_test(places_are_in_bytes),
        cmocka_unit_test(names_are_their_own_inverse),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
