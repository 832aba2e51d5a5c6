// The parser: what a value becomes, what a beginner is told, and what one lost line costs.
#include "lang/parse.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/unit/file.h"

static const char *const files[] = {"tests/parse/convention.sceau", "tests/parse/droit.sceau",
                                    "tests/parse/clavier.sceau"};
enum { FILES = sizeof files / sizeof *files, SWEPT = 2 };

static struct tree *parse(struct arena *a, struct text bytes, struct diags *d)
{
    struct source *s = arena_make(a, struct source);
    s->path = TEXT("essai.sceau");
    s->bytes = bytes;
    *d = diags_new(a, false);
    return parse_source(a, s, d);
}

// The value of the only field of « x : … ».
static struct tree_expr *value(struct arena *a, const char *words)
{
    struct diags d;
    struct tree *t = parse(a, text_printf(a, "x : %s\n", words), &d);
    if (d.errors) print_error("%s: %.*s\n", words, TEXT_FMT(d.list.items[0]->message));
    assert_int_equal(d.errors, 0);
    return t->items->entries->value;
}

// Expressions, in parentheses.

static void show(struct buffer *b, const struct tree_expr *x)
{
    static const char *const kinds[] = {
#define TREE(id, note) #id,
#include "lang/tree.def"
#undef TREE
    };
    static const char *const ops[] = {"ou", "et",    "=",      "≠",     "<",     ">",    "≤",
                                      "≥",  "parmi", "inclus", "dans",  "+",     "−",    "×",
                                      "÷",  "tout",  "existe", "aucun", "avant", "après"};
    bool operates =
        x->kind == TREE_BINARY || x->kind == TREE_QUANTIFIER || x->kind == TREE_RELATIVE;
    buffer_printf(b, "(%s", operates ? ops[x->op] : kinds[x->kind]);
    if (x->text.len) buffer_printf(b, " %.*s", TEXT_FMT(x->text));
    bool dated = x->kind == TREE_DATE || x->kind == TREE_TO_FIX;
    bool measured = x->kind == TREE_NUMBER || x->kind == TREE_RATE || x->kind == TREE_MONEY;
    if (dated) buffer_printf(b, " %.*s", TEXT_FMT(date_iso(b->arena, x->date)));
    if (measured) buffer_printf(b, " %.*s", TEXT_FMT(number_plain(b->arena, x->number, 0)));
    if (x->kind == TREE_OBSERVED) buffer_printf(b, " %d", x->year);
    const struct tree_expr *inner = tree_inner(x);
    bool asks = x->kind == TREE_IF || x->kind == TREE_QUANTIFIER;
    const struct tree_expr *filter = x->kind == TREE_NAME ? inner : NULL;
    const struct tree_expr *sides[] = {x->left, asks ? inner : NULL, x->right, filter};
    for (size_t i = 0; i < 4; i++) {
        if (!sides[i]) continue;
        buffer_add_char(b, ' ');
        show(b, sides[i]);
    }
    for (const struct tree_expr *i = asks || filter ? NULL : inner; i; i = i->next) {
        buffer_add_c(b, " , ");
        show(b, i);
    }
    buffer_add_char(b, ')');
}

static void expressions(void **state)
{
    static const char *const cases[][2] = {
        {"a et b ou c", "(ou (et (NAME a) (NAME b)) (NAME c))"},
        {"non a = b et c", "(et (NOT (= (NAME a) (NAME b))) (NAME c))"},
        {"a + b × c - d", "(− (+ (NAME a) (× (NAME b) (NAME c))) (NAME d))"},
        {"R160-26.IV.4", "(PATH 4 (PATH IV (NAME R160-26)))"},
        {"x.somme + x.si", "(+ (PATH somme (NAME x)) (PATH si (NAME x)))"},
        {"106bis.I.P1", "(PATH P1 (PATH I (NAME 106bis)))"},
        {"f()", "(CALL f)"},
        {"f(a ; (b ; c))", "(CALL f , (NAME a) , (SET , (NAME b) , (NAME c)))"},
        {"il existe x parmi xs tel que p et q", "(et (existe x (NAME xs) (NAME p)) (NAME q))"},
        {"pour tout x parmi xs tel que p : q = r ou s",
         "(ou (tout x (NAME xs) (NAME p) (= (NAME q) (NAME r))) (NAME s))"},
        {"somme(e pour x parmi xs ; y parmi ys tel que p)",
         "(CALL somme , (COMPREHENSION (NAME e) , (NAME x (NAME xs)) , "
         "(NAME y (NAME ys) (NAME p))))"},
        {"si a alors b sinon si c alors d sinon e",
         "(IF (NAME b) (NAME a) (IF (NAME d) (NAME c) (NAME e)))"},
        {"le plus petit de a et de b + c et de d",
         "(LEAST , (NAME a) , (+ (NAME b) (NAME c)) , (NAME d))"},
        {"(a ; b) inclus dans c", "(inclus (SET , (NAME a) , (NAME b)) (NAME c))"},
        {"d dans du 1er janvier 2018 au 31 décembre 2022",
         "(dans (NAME d) (PERIOD (DATE 2018-01-01) (DATE 2022-12-31)))"},
        {"à compter du 30 avril 2017", "(PERIOD (DATE 2017-04-30))"},
        {"jusqu’au 30 avril 2017", "(PERIOD (DATE 2017-04-30))"},
        {"du inconnu au (2 mai 2018 ou 3 mai 2018)",
         "(PERIOD (UNKNOWN) (ou (DATE 2018-05-02) (DATE 2018-05-03)))"},
        {"6,5 en 2017", "(OBSERVED 2017 (NUMBER 6.5))"},
        {"9 mois avant le terme", "(avant (DURATION))"},
        {"12 500 k€", "(MONEY 12500000)"},
        {"4,5 %", "(RATE 0.045)"},
        {"sans objet « motif »", "(WITHOUT_OBJECT motif)"},
        {"à compléter « le siège »", "(HOLE le siège)"},
        {"a  completer", "(HOLE)"},
        {"aucun", "(NAME aucun)"},
        {"liste de acte", "(LIST_OF (NAME acte))"},
        {"L.  160-17 , al. 4,2e phrase", "(CITATION L. 160-17, al. 4, 2e phrase)"},
        {"décret nº 46-2769 du 27 novembre 1946, art. 10",
         "(CITATION décret n° 46-2769 du 27 novembre 1946, art. 10)"},
        {"arrêté du 12 juin 2017", "(CITATION arrêté du 12 juin 2017)"},
        {"art. 106 bis, I, 1er 1°", "(CITATION art. 106 bis, I, 1er 1°)"},
    };
    (void)state;
    struct arena *a = arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buffer b = buffer_new(a);
        show(&b, value(a, cases[i][0]));
        assert_string_equal(text_c(a, buffer_text(&b)), cases[i][1]);
    }
    arena_free(a);
}

static void attributes(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct diags d;
    struct tree *t =
        parse(a, TEXT("x : organisme, requis, à défaut non « note » ; 2018 : 7\n"), &d);
    assert_int_equal(d.errors, 0);
    const struct tree_entry *e = t->items->entries;
    assert_int_equal(e->attributes->kind, TREE_NAME);
    assert_int_equal(e->attributes->next->kind, TREE_DEFAULT);
    assert_true(text_eq(e->note, TEXT("note")));
    assert_int_equal(e->next->key->kind, TREE_NUMBER);
    arena_free(a);
}

// What a beginner writes, and the code of the only message that it gets.
static void beginners(void **state)
{
    static const char *const cases[][2] = {
        {"  objet : La présente convention fixe\n", "S0101"},
        {"  a : Mutuelle du Nord\n", "S0101"},
        {"  a : 12.5\n", "S0010"},
        {"  a : 1,2,3\n", "S0011"},
        {"  a : 01/01/2018\n", "S0012"},
        {"  a : 31 avril 2018\n", "S0013"},
        {"  a : 31 avril\n", "S0013"},
        {"  a : 29 février 2019\n", "S0014"},
        {"  a : 1er janvier 0\n", "S0015"},
        {"  a : 12,5 €\n", "S0016"},
        {"  a : 12,505 €\n", "S0016"},
        {"  a : 2018-2022\n", "S0017"},
        {"  a : 1,5 an\n", "S0018"},
        {"  a : 2 ans et 6 mois\n", "S0019"},
        {"  a : 12 2018\n", "S0020"},
        {"  période du 1er janvier 2018 au 2 mars 2019\n", "S0102"},
        {"  nature gestion\n", "S0102"},
        {"  a : « ouvert\n", "S0103"},
        {"  a : ouvert »\n", "S0125"},
        {"  a : b ;\n", "S0104"},
        {"  a : b ; ; c\n", "S0104"},
        {"  a :\n", "S0105"},
        {"  a : b +\n", "S0106"},
        {"  a : f(a, b)\n", "S0107"},
        {"  a : (b ; c\n", "S0108"},
        {"  a : b)\n", "S0109"},
        {"  fin autre_chose\n", "S0112"},
        {"  objectif x\n  fin objetcif\n", "S0113"},
        {"  texte\n    Bla bla bla.\n", "S0114"},
        {"  texte\n    Bla.\n  texte\n    Bli.\n  fin texte\n", "S0114"},
        {"    Les parties conviennent de ce qui suit.\n\n    Et de cela.\n  fin texte\n", "S0115"},
        {"  - une puce\n  - deux puces\n", "S0116"},
        {"  objectif « x\n    a : 2\n  fin objectif\n", "S0103"},
        {"  objectif x »\n    a : 2\n  fin objectif\n", "S0125"},
        {"  objectif x de y\n    a : 2\n  fin objectif\n", "S0117"},
        {"  objectif « x » « y »\n  fin objectif\n", "S0118"},
        {"  sans objet\n", "S0119"},
        {"  a : m parmi xs tel que p et q\n", "S0120"},
        {"  a : x en 2017\n", "S0101"},
        {"  a : 3 en 0\n", "S0122"},
        {"  a : à fixer avant le 3\n", "S0123"},
        {"  objectif x\n  fin\n", "S0124"},
        {"  a : « \xe9t\xe9 »\n", "S0001"},
        {"  \xe9t\xe9 : \xe9t\xe9\n", "S0001"},
        {"  a : « b\xe2\x80\xae"
         "c »\n",
         "S0003"},
        {"  a\xe2\x80\x8b\xe2\x80\x8b : 3\n", "S0003"},
        {"  a : {x}\n", "S0005"},
    };
    (void)state;
    struct arena *a = arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct diags d;
        struct tree *t = parse(a, text_printf(a, "bloc x\n%sfin bloc\n", cases[i][0]), &d);
        for (uint32_t k = d.errors == 1 ? 1 : 0; k < d.list.count; k++)
            print_error("%s -> %.*s\n", cases[i][0], TEXT_FMT(d.list.items[k]->message));
        assert_int_equal(d.errors, 1);
        assert_string_equal(text_c(a, d.list.items[0]->code), cases[i][1]);
        assert_true(t->has_errors);
    }
    arena_free(a);
}

static void accepted(void **state)
{
    static const char *const cases[] = {
        "\xEF\xBB\xBF"
        "bloc\n\ta\t:\t3 ;\n\t\t4\nfin bloc",
        "a\xC2\xA0: «\xE2\x80\xAFx\xE2\x80\xAF»\n",
        "a : \"x\" <> \"y\" et 1 <= 2 et 3 * 2 >= 4 / 5\n",
        "fin : 31 décembre 2022\nsi : oui\ntexte : prose\n",
        "l’échéance d'aujourd'hui : 30 juin\n",
        "",
        "\n\n// rien\n",
    };
    (void)state;
    struct arena *a = arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct diags d;
        parse(a, text_of(cases[i]), &d);
        assert_int_equal(d.list.count, 0);
    }
    struct diags d;
    struct tree *t = parse(a, TEXT("pe\xCC\x81riode : 3\n"), &d);
    assert_int_equal(d.errors, 0);
    assert_int_equal(d.warnings, 1);
    assert_true(text_eq(t->items->word, TEXT("période")));
    t = parse(a, (struct text){"a : 3\0\n", 7}, &d);
    assert_int_equal(d.errors, 1);
    assert_true(t->has_errors);
    arena_free(a);
}

static void nesting(void **state)
{
    static const char *const cases[] = {"(", "non ", "1 + ", "− "};
    (void)state;
    struct arena *a = arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buffer b = buffer_new(a);
        buffer_add_c(&b, "a : ");
        for (int k = 0; k < 20000; k++) buffer_add_c(&b, cases[i]);
        buffer_add_c(&b, "1\n");
        struct diags d;
        parse(a, buffer_text(&b), &d);
        assert_int_equal(d.errors, 1);
        assert_string_equal(text_c(a, d.list.items[0]->code), "S0110");
    }
    struct buffer b = buffer_new(a);
    for (int k = 0; k < 201; k++) buffer_add_c(&b, "bloc\n");
    for (int k = 0; k < 201; k++) buffer_add_c(&b, "fin bloc\n");
    struct diags d;
    parse(a, buffer_text(&b), &d);
    assert_int_equal(d.errors, 1);
    arena_free(a);
}

// Sweeps: each line that opens or closes something, and each guillemet, is taken away in turn.

struct line {
    struct text text;
    size_t begin, end; // with its newline
    enum { OTHER, HEAD, FIN, WORDING } kind;
    uint32_t partner; // HEAD, FIN, WORDING: the line at the other end
};

struct lines {
    VEC(struct line) list;
};

static bool is_prose_opening(struct text t)
{
    return text_eq(t, TEXT("texte")) || text_ends(t, TEXT(": texte"));
}

static bool is_head(struct text t)
{
    static const struct text words[] = {
        TEXT_INIT("et "), TEXT_INIT("ou "), TEXT_INIT("//"),
        TEXT_INIT("|"),   TEXT_INIT("("),   TEXT_INIT("tel "),
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (text_starts(t, words[i])) return false;
    const char *colon = t.len ? memmem(t.ptr, t.len, " :", 2) : NULL;
    const char *quote = t.len ? memmem(t.ptr, t.len, "«", 2) : NULL;
    bool digit = t.len && t.ptr[0] >= '0' && t.ptr[0] <= '9';
    return t.len && !digit && (!colon || (quote && quote < colon));
}

static struct lines classify(struct arena *a, struct text t)
{
    struct lines l = {0};
    VEC(uint32_t) open = {0};
    bool prose = false;
    for (size_t at = 0; at < t.len;) {
        const char *end = memchr(t.ptr + at, '\n', t.len - at);
        size_t next = end ? (size_t)(end - t.ptr) + 1 : t.len;
        struct line x = {.text = text_trim(text_slice(t, at, next)), .begin = at, .end = next};
        bool fin = text_starts(x.text, TEXT("fin ")) && !memmem(x.text.ptr, x.text.len, ":", 1);
        if (prose)
            x.kind = text_eq(x.text, TEXT("fin texte")) ? FIN : OTHER;
        else if (is_prose_opening(x.text))
            x.kind = WORDING;
        else
            x.kind = fin ? FIN : is_head(x.text) ? HEAD : OTHER;
        prose = x.kind == WORDING || (prose && x.kind == OTHER);
        if (x.kind == FIN) {
            assert_true(open.count > 0);
            x.partner = open.items[--open.count];
            l.list.items[x.partner].partner = l.list.count;
        } else if (x.kind != OTHER) {
            vec_push(a, &open, l.list.count);
        }
        vec_push(a, &l.list, x);
        at = next;
    }
    assert_int_equal(open.count, 0);
    return l;
}

static struct text without(struct arena *a, struct text t, size_t begin, size_t end)
{
    struct buffer b = buffer_new(a);
    buffer_add(&b, text_slice(t, 0, begin));
    buffer_add(&b, text_slice(t, end, t.len));
    return buffer_text(&b);
}

static void sweep_lines(void **state)
{
    (void)state;
    for (size_t f = 0; f < SWEPT; f++) {
        struct arena *a = arena_new();
        struct text t = read_file(a, files[f]);
        struct lines l = classify(a, t);
        uint32_t swept = 0;
        for (uint32_t i = 0; i < l.list.count; i++) {
            struct line *x = &l.list.items[i];
            if (x->kind == OTHER) continue;
            struct arena *scratch = arena_new();
            struct diags d;
            parse(scratch, without(scratch, t, x->begin, x->end), &d);
            uint32_t most = x->kind == WORDING ? 3 : 1;
            if (!d.errors || d.errors > most)
                print_error("%s:%u « %.*s »: %u errors\n", files[f], i + 1, TEXT_FMT(x->text),
                            d.errors);
            assert_in_range(d.errors, 1, most);
            // On the spot: at the other end of what was cut.
            struct place at = d.list.items[0]->place;
            uint32_t line = source_position(scratch, at.source, at.span.begin).line - 1;
            uint32_t expected = x->kind == FIN ? x->partner : x->partner - 1;
            if (x->kind != WORDING) assert_int_equal(line, expected);
            arena_free(scratch);
            swept++;
        }
        assert_true(swept > 10);
        arena_free(a);
    }
}

static void sweep_guillemets(void **state)
{
    (void)state;
    for (size_t f = 0; f < FILES; f++) {
        struct arena *a = arena_new();
        struct text t = read_file(a, files[f]);
        for (size_t i = 0; i + 1 < t.len; i++) {
            if (t.ptr[i] != '\xC2' || (t.ptr[i + 1] != '\xAB' && t.ptr[i + 1] != '\xBB')) continue;
            struct arena *scratch = arena_new();
            struct diags d;
            parse(scratch, without(scratch, t, i, i + 2), &d);
            assert_in_range(d.errors, 0, 3);
            arena_free(scratch);
        }
        arena_free(a);
    }
}

// Any beginning of a source is read to its end without harm.
static void sweep_prefixes(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct text t = read_file(a, files[0]);
    for (size_t n = 0; n < t.len; n += 7) {
        struct arena *scratch = arena_new();
        struct diags d;
        parse(scratch, text_slice(t, 0, n), &d);
        assert_in_range(d.errors, 0, 3);
        arena_free(scratch);
    }
    arena_free(a);
}

static void sources_without_fault(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    for (size_t f = 0; f < FILES; f++) {
        struct diags d;
        struct tree *t = parse(a, read_file(a, files[f]), &d);
        for (uint32_t i = 0; i < d.list.count; i++)
            print_error("%.*s\n", TEXT_FMT(d.list.items[i]->message));
        assert_int_equal(d.list.count, 0);
        assert_false(t->has_errors);
    }
    arena_free(a);
}

static void spans(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct diags d;
    struct tree *t = parse(a, TEXT("bloc nom « titre »\n  a b : x.y + 3\nfin bloc\n"), &d);
    const struct tree_item *b = t->items, *f = b->items;
    assert_true(text_eq(source_text(t->source, b->name_span), TEXT("nom")));
    assert_true(text_eq(source_text(t->source, b->title_span), TEXT("« titre »")));
    assert_true(text_eq(source_text(t->source, f->word_span), TEXT("a b")));
    const struct tree_expr *x = f->entries->value;
    assert_true(text_eq(source_text(t->source, x->span), TEXT("x.y + 3")));
    assert_true(text_eq(source_text(t->source, x->left->span), TEXT("x.y")));
    struct tree_expr *e = parse_expression(a, t->source, x->span, NULL);
    assert_true(tree_expr_equal(e, x));
    assert_int_equal(e->span.begin, x->span.begin);
    assert_null(parse_expression(a, t->source, b->head_span, NULL));
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(expressions),
        cmocka_unit_test(attributes),
        cmocka_unit_test(beginners),
        cmocka_unit_test(accepted),
        cmocka_unit_test(nesting),
        cmocka_unit_test(sources_without_fault),
        cmocka_unit_test(spans),
        cmocka_unit_test(sweep_lines),
        cmocka_unit_test(sweep_guillemets),
        cmocka_unit_test(sweep_prefixes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
