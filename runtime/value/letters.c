// French number words. Below one hundred the words are compounds; above, a list of them by powers
// of one thousand. Plurals of « vingt » and « cent » depend on what follows, hence `final`.
#include "runtime/value/letters.h"

#include <string.h>

enum { CENTS = 100, LARGEST_ORDINAL = 99, LARGEST_ROMAN = 3999 };

static const int64_t LIMIT = 1000000000000000;
static const int64_t MILLION = 1000000;

static const char *const small[] = {"zéro",   "un",    "deux",     "trois",    "quatre",
                                    "cinq",   "six",   "sept",     "huit",     "neuf",
                                    "dix",    "onze",  "douze",    "treize",   "quatorze",
                                    "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf"};
static const char *const tens[] = {
    "",          "dix",      "vingt",    "trente",       "quarante",
    "cinquante", "soixante", "soixante", "quatre-vingt", "quatre-vingt"};

struct magnitude {
    int64_t value;
    const char *name;
    bool noun; // takes an s and lets « cents » and « quatre-vingts » keep theirs
};

static const struct magnitude magnitudes[] = {{1000000000000, "billion", true},
                                              {1000000000, "milliard", true},
                                              {1000000, "million", true},
                                              {1000, "mille", false}};

static void space(struct buffer *b)
{
    if (b->len) buffer_add_char(b, ' ');
}

static void add_small(struct buffer *b, int n, bool feminine)
{
    buffer_add_c(b, small[n]);
    if (n == 1 && feminine) buffer_add_char(b, 'e');
}

// 1 to 99. « Soixante » and « quatre-vingt » count on to 19.
static void add_tens(struct buffer *b, int n, bool final, bool feminine)
{
    int ten = n / 10, rest = n % 10;
    if (n < 20) {
        add_small(b, n, feminine);
        return;
    }
    if (ten == 7 || ten == 9) rest += 10;
    buffer_add_c(b, tens[ten]);
    if (rest == 0) {
        if (ten == 8 && final) buffer_add_char(b, 's');
        return;
    }
    bool and = (rest == 1 || rest == 11) && ten < 8;
    buffer_add_c(b, and? " et " : "-");
    add_small(b, rest, feminine);
}

// 1 to 999. `final`: no other number word follows.
static void add_hundreds(struct buffer *b, int n, bool final, bool feminine)
{
    int hundreds = n / 100, rest = n % 100;
    if (hundreds > 1) {
        buffer_add_c(b, small[hundreds]);
        buffer_add_char(b, ' ');
    }
    if (hundreds) buffer_add_c(b, "cent");
    if (hundreds > 1 && rest == 0 && final) buffer_add_char(b, 's');
    if (hundreds && rest) buffer_add_char(b, ' ');
    if (rest) add_tens(b, rest, final, feminine);
}

static struct text words(struct arena *a, int64_t n, bool feminine)
{
    struct buffer b = buffer_new(a);
    if (n == 0) return text_of(small[0]);
    for (size_t i = 0; i < sizeof magnitudes / sizeof *magnitudes; i++) {
        const struct magnitude *m = &magnitudes[i];
        int count = (int)(n / m->value);
        n %= m->value;
        if (count == 0) continue;
        space(&b);
        if (m->noun || count > 1) {
            add_hundreds(&b, count, m->noun, false);
            buffer_add_char(&b, ' ');
        }
        buffer_add_c(&b, m->name);
        if (m->noun && count > 1) buffer_add_char(&b, 's');
    }
    if (n) {
        space(&b);
        add_hundreds(&b, (int)n, true, feminine);
    }
    return buffer_text(&b);
}

static struct text with_sign(struct arena *a, struct text t, bool negative)
{
    return negative ? text_printf(a, "moins %.*s", TEXT_FMT(t)) : t;
}

struct text letters_number(struct arena *a, const struct number *x, bool feminine)
{
    int64_t n;
    if (!number_to_int(x, &n) || n >= LIMIT || n <= -LIMIT) return NO_TEXT;
    return with_sign(a, words(a, n < 0 ? -n : n, feminine), n < 0);
}

static void add_counted(struct buffer *b, int64_t n, struct text unit)
{
    buffer_add(b, words(b->arena, n, false));
    if (n && n % MILLION == 0) {
        bool vowel = unit.len && memchr("aeiouyh", unit.ptr[0], sizeof "aeiouyh" - 1);
        buffer_add_c(b, vowel ? " d'" : " de ");
    } else {
        buffer_add_char(b, ' ');
    }
    buffer_add(b, unit);
    if (n > 1) buffer_add_char(b, 's');
}

struct text letters_amount(struct arena *a, const struct number *x, struct text unit)
{
    int64_t n;
    const struct number *hundredths = number_mul(a, x, number_int(a, CENTS));
    if (!number_to_int(hundredths, &n) || n >= LIMIT * CENTS || n <= -LIMIT * CENTS) return NO_TEXT;
    uint64_t size = n < 0 ? -(uint64_t)n : (uint64_t)n;
    struct buffer b = buffer_new(a);
    add_counted(&b, (int64_t)(size / CENTS), unit);
    if (size % CENTS) {
        buffer_add_c(&b, " et ");
        add_counted(&b, (int64_t)(size % CENTS), TEXT("centime"));
    }
    return with_sign(a, buffer_text(&b), n < 0);
}

struct text letters_ordinal(struct arena *a, int n, bool feminine)
{
    if (n < 1 || n > LARGEST_ORDINAL) return NO_TEXT;
    if (n == 1) return feminine ? TEXT("première") : TEXT("premier");
    struct buffer b = buffer_new(a);
    add_tens(&b, n, false, false);
    char *last = &b.ptr[b.len - 1];
    if (*last == 'e') b.len--;
    if (*last == 'f') *last = 'v';
    if (*last == 'q') buffer_add_char(&b, 'u');
    buffer_add_c(&b, "ième");
    return buffer_text(&b);
}

struct text letters_roman(struct arena *a, int n)
{
    static const struct {
        int value;
        const char *letters;
    } steps[] = {{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"},
                 {90, "XC"},  {50, "L"},   {40, "XL"}, {10, "X"},   {9, "IX"},
                 {5, "V"},    {4, "IV"},   {1, "I"}};
    if (n < 1 || n > LARGEST_ROMAN) return NO_TEXT;
    struct buffer b = buffer_new(a);
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        for (; n >= steps[i].value; n -= steps[i].value) buffer_add_c(&b, steps[i].letters);
    return buffer_text(&b);
}
