// Images of trees: what is read is what was written, to the span; what is no image is refused.
#include "lang/image.h"

#include "lang/parse.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/unit/file.h"

static const char *const files[] = {
    "tests/parse/convention.sceau",       "tests/parse/droit.sceau",
    "tests/parse/clavier.sceau",          "stdlib/base/categories.sceau",
    "stdlib/css/R160-26.sceau",           "stdlib/css/trames/convention-gestion.sceau",
    "examples/cog-mines/convention.sceau"};
enum { FILES = sizeof files / sizeof *files, DAMAGED = 3 };

static struct source *open_source(struct arena *a, const char *path)
{
    struct source *s = arena_make(a, struct source);
    s->path = text_of(path);
    s->bytes = read_file(a, path);
    return s;
}

static struct text image_of(struct arena *a, const struct tree *t)
{
    struct buffer b = buffer_new(a);
    image_write(&b, t);
    return buffer_text(&b);
}

static struct tree *parse(struct arena *a, const struct source *s)
{
    struct diags d = diags_new(a, false);
    struct tree *t = parse_source(a, s, &d);
    assert_false(t->has_errors);
    return t;
}

// An image holds all that a tree says, so equal images are equal trees, spans and comments
// included.
static void test_round_trip(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    for (size_t i = 0; i < FILES; i++) {
        struct source *s = open_source(a, files[i]);
        struct tree *t = parse(a, s);
        struct text image = image_of(a, t);
        struct tree *again = image_read(a, s, image);
        assert_non_null(again);
        assert_true(tree_equal(t, again));
        assert_ptr_equal(again->source, s);
        assert_true(text_eq(image, image_of(a, again)));
    }
    arena_free(a);
}

static void test_literals(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct source s = {.bytes = TEXT("acte à compléter « un titre »\nfin acte\n"
                                     "y : à compléter « un montant »\nx : 12,345 ; 12 M€ ; -3 % ; "
                                     "30 juin ; 31 décembre 2022 ; "
                                     "30 mois ; sans objet « motif » ; 3,5 en 2019 ; "
                                     "si a alors (b ; c) sinon le plus petit de 1 et de 1/3 ; "
                                     "123 456 789 012 345 678 901,25 €\n")};
    struct tree *t = parse(a, &s);
    struct tree *again = image_read(a, &s, image_of(a, t));
    assert_non_null(again);
    assert_true(tree_equal(t, again));
    arena_free(a);
}

static void test_cut_short(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    for (size_t i = 0; i < DAMAGED; i++) {
        struct source *s = open_source(a, files[i]);
        struct text image = image_of(a, parse(a, s));
        struct arena *scratch = arena_new();
        for (size_t n = 0; n < image.len; n++) {
            char *part = malloc(n + 1); // of its very length, so that a reading past it is seen
            assert_non_null(part);
            memcpy(part, image.ptr, n);
            assert_null(image_read(scratch, s, (struct text){part, n}));
            free(part);
            arena_empty(scratch);
        }
        arena_free(scratch);
    }
    arena_free(a);
}

// A wrong byte may make another tree, never a place outside the source.
static void test_damaged(void **state)
{
    (void)state;
    struct arena *a = arena_new(), *scratch = arena_new();
    struct source *s = open_source(a, files[0]);
    struct text image = image_of(a, parse(a, s));
    char *bytes = malloc(image.len);
    assert_non_null(bytes);
    for (size_t n = 0; n < image.len; n++) {
        memcpy(bytes, image.ptr, image.len);
        bytes[n] = (char)(bytes[n] ^ 0xFF);
        struct tree *t = image_read(scratch, s, (struct text){bytes, image.len});
        for (const struct tree_item *i = t ? t->items : NULL; i; i = i->next)
            assert_true(i->span.begin <= i->span.end && i->span.end <= s->bytes.len);
        arena_empty(scratch);
    }
    free(bytes);
    arena_free(scratch);
    arena_free(a);
}

static void test_another_source(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct source *s = open_source(a, files[0]), *other = open_source(a, files[1]);
    assert_null(image_read(a, other, image_of(a, parse(a, s))));
    assert_null(image_read(a, s, NO_TEXT));
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_round_trip),     cmocka_unit_test(test_literals),
        cmocka_unit_test(test_cut_short),      cmocka_unit_test(test_damaged),
        cmocka_unit_test(test_another_source),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
