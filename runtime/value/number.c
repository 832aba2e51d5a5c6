// Rationals in a region. A number holds the limbs of its numerator and denominator, in lowest
// terms; GMP reads them in place and computes in temporaries, so nothing of its heap outlives a
// call. Integers of one word, which most numbers of an act are, never leave the fast path.
#include "runtime/value/number.h"
#include "runtime/map.h"

#include <assert.h>
#include <gmp.h>
#include <string.h>

enum { MAX_DECIMALS = 40, GROUP = 3, BASE = 10 };

struct number {
    int32_t num_size; // limbs of the numerator, negative when the number is
    int32_t den_size;
    mp_limb_t limbs[]; // numerator, then denominator
};

static size_t size_of(const struct number *x)
{
    return (size_t)(x->num_size < 0 ? -x->num_size : x->num_size);
}

static mpz_srcptr num_view(mpz_t view, const struct number *x)
{
    return mpz_roinit_n(view, x->limbs, x->num_size);
}

static mpz_srcptr den_view(mpz_t view, const struct number *x)
{
    return mpz_roinit_n(view, x->limbs + size_of(x), x->den_size);
}

static const struct number *keep(struct arena *a, mpz_srcptr num, mpz_srcptr den)
{
    size_t n = mpz_size(num), d = mpz_size(den);
    struct number *x = arena_alloc(a, sizeof *x + (n + d) * sizeof(mp_limb_t));
    x->num_size = mpz_sgn(num) < 0 ? -(int32_t)n : (int32_t)n;
    x->den_size = (int32_t)d;
    if (n) memcpy(x->limbs, mpz_limbs_read(num), n * sizeof(mp_limb_t));
    memcpy(x->limbs + n, mpz_limbs_read(den), d * sizeof(mp_limb_t));
    return x;
}

static const struct number *keep_q(struct arena *a, mpq_t q)
{
    const struct number *x = keep(a, mpq_numref(q), mpq_denref(q));
    mpq_clear(q);
    return x;
}

static void load(mpq_t q, const struct number *x)
{
    mpz_t view;
    mpq_init(q);
    mpz_set(mpq_numref(q), num_view(view, x));
    mpz_set(mpq_denref(q), den_view(view, x));
}

const struct number *number_int(struct arena *a, int64_t n)
{
    static_assert(sizeof(mp_limb_t) == sizeof(uint64_t), "an int64_t fits in a limb");
    struct number *x = arena_alloc(a, sizeof *x + 2 * sizeof(mp_limb_t));
    x->num_size = (n > 0) - (n < 0);
    x->den_size = 1;
    if (n) x->limbs[0] = n < 0 ? -(mp_limb_t)n : (mp_limb_t)n;
    x->limbs[n != 0] = 1;
    return x;
}

const struct number *number_ratio(struct arena *a, int64_t n, int64_t d)
{
    mpq_t q;
    mpq_init(q);
    mpz_set_si(mpq_numref(q), n);
    mpz_set_si(mpq_denref(q), d);
    mpq_canonicalize(q);
    return keep_q(a, q);
}

bool number_is_int(const struct number *x)
{
    return x->den_size == 1 && x->limbs[size_of(x)] == 1;
}

bool number_to_int(const struct number *x, int64_t *out)
{
    if (!number_is_int(x) || size_of(x) > 1) return false;
    mp_limb_t size = x->num_size ? x->limbs[0] : 0;
    if (size > (mp_limb_t)INT64_MAX + (x->num_size < 0)) return false;
    *out = x->num_size < 0 ? (int64_t)-size : (int64_t)size;
    return true;
}

static bool both_int(const struct number *x, const struct number *y, int64_t *m, int64_t *n)
{
    return number_to_int(x, m) && number_to_int(y, n);
}

static const struct number *combine(struct arena *a, const struct number *x, const struct number *y,
                                    void (*operation)(mpq_ptr, mpq_srcptr, mpq_srcptr))
{
    mpq_t p, q;
    load(p, x);
    load(q, y);
    operation(p, p, q);
    mpq_clear(q);
    return keep_q(a, p);
}

const struct number *number_add(struct arena *a, const struct number *x, const struct number *y)
{
    int64_t m, n, r;
    if (both_int(x, y, &m, &n) && !__builtin_add_overflow(m, n, &r)) return number_int(a, r);
    return combine(a, x, y, mpq_add);
}

const struct number *number_sub(struct arena *a, const struct number *x, const struct number *y)
{
    int64_t m, n, r;
    if (both_int(x, y, &m, &n) && !__builtin_sub_overflow(m, n, &r)) return number_int(a, r);
    return combine(a, x, y, mpq_sub);
}

const struct number *number_mul(struct arena *a, const struct number *x, const struct number *y)
{
    int64_t m, n, r;
    if (both_int(x, y, &m, &n) && !__builtin_mul_overflow(m, n, &r)) return number_int(a, r);
    return combine(a, x, y, mpq_mul);
}

const struct number *number_div(struct arena *a, const struct number *x, const struct number *y)
{
    return y->num_size ? combine(a, x, y, mpq_div) : NULL;
}

const struct number *number_neg(struct arena *a, const struct number *x)
{
    size_t bytes = sizeof *x + (size_of(x) + (size_t)x->den_size) * sizeof(mp_limb_t);
    struct number *y = arena_alloc(a, bytes);
    memcpy(y, x, bytes);
    y->num_size = -x->num_size;
    return y;
}

int number_sign(const struct number *x)
{
    return (x->num_size > 0) - (x->num_size < 0);
}

int number_cmp(const struct number *x, const struct number *y)
{
    int64_t m, n;
    if (both_int(x, y, &m, &n)) return (m > n) - (m < n);
    mpq_t p, q;
    load(p, x);
    load(q, y);
    int c = mpq_cmp(p, q);
    mpq_clear(p);
    mpq_clear(q);
    return (c > 0) - (c < 0);
}

uint32_t number_hash(const struct number *x)
{
    size_t limbs = size_of(x) + (size_t)x->den_size;
    return hash_bytes(x->limbs, limbs * sizeof(mp_limb_t), (uint32_t)x->num_size);
}

static int clamp_decimals(int decimals)
{
    return decimals < 0 ? 0 : decimals > MAX_DECIMALS ? MAX_DECIMALS : decimals;
}

// Sets z to x times 10^decimals, rounded to an integer.
static void scale(mpz_t z, const struct number *x, int decimals, enum rounding mode)
{
    mpz_t view, rest;
    mpz_init(rest);
    mpz_ui_pow_ui(z, BASE, (unsigned long)decimals);
    mpz_mul(z, z, num_view(view, x));
    mpz_tdiv_qr(z, rest, z, den_view(view, x));
    bool up = mode == ROUND_UP && mpz_sgn(rest) != 0;
    if (mode == ROUND_HALF_UP) {
        mpz_mul_2exp(rest, rest, 1);
        up = mpz_cmpabs(rest, den_view(view, x)) >= 0;
    }
    if (up && x->num_size < 0) mpz_sub_ui(z, z, 1);
    if (up && x->num_size > 0) mpz_add_ui(z, z, 1);
    mpz_clear(rest);
}

// Takes z over 10^decimals and clears z.
static const struct number *unscale(struct arena *a, mpz_t z, int decimals)
{
    mpq_t q;
    mpq_init(q);
    mpz_swap(mpq_numref(q), z);
    mpz_ui_pow_ui(mpq_denref(q), BASE, (unsigned long)decimals);
    mpz_clear(z);
    mpq_canonicalize(q);
    return keep_q(a, q);
}

const struct number *number_round(struct arena *a, const struct number *x, int decimals,
                                  enum rounding mode)
{
    mpz_t z;
    if (number_is_int(x)) return x;
    decimals = clamp_decimals(decimals);
    mpz_init(z);
    scale(z, x, decimals, mode);
    return unscale(a, z, decimals);
}

// What a written number looks like: an integer of digits, of which the last are decimals.
struct written {
    bool negative;
    const char *digits; // at least one before the comma
    size_t whole, decimals;
};

static struct written write_digits(struct arena *a, mpz_srcptr z, size_t decimals)
{
    char *text = arena_alloc(a, mpz_sizeinbase(z, BASE) + decimals + 3);
    char *digits = text + decimals + 1; // room for the leading zeros of 0,05
    mpz_get_str(digits, BASE, z);
    struct written w = {.negative = *digits == '-', .decimals = decimals};
    digits += w.negative;
    size_t count = strlen(digits);
    for (; count <= decimals; count++) *--digits = '0';
    w.digits = digits;
    w.whole = count - decimals;
    return w;
}

static struct text join(struct arena *a, struct written w, struct text group, char point)
{
    struct buffer b = buffer_new(a);
    if (w.negative) buffer_add_char(&b, '-');
    for (size_t i = 0; i < w.whole; i++) {
        if (i && (w.whole - i) % GROUP == 0) buffer_add(&b, group);
        buffer_add_char(&b, w.digits[i]);
    }
    if (w.decimals) {
        buffer_add_char(&b, point);
        buffer_add(&b, (struct text){w.digits + w.whole, w.decimals});
    }
    return buffer_text(&b);
}

struct text number_format(struct arena *a, const struct number *x, int min_decimals,
                          int max_decimals)
{
    mpz_t z;
    mpz_init(z);
    scale(z, x, clamp_decimals(max_decimals), ROUND_HALF_UP);
    struct written w = write_digits(a, z, (size_t)clamp_decimals(max_decimals));
    mpz_clear(z);
    while (w.decimals > (size_t)clamp_decimals(min_decimals) &&
           w.digits[w.whole + w.decimals - 1] == '0')
        w.decimals--;
    return join(a, w, TEXT("\u202F"), ',');
}

// The least d such that 10^d is a multiple of the denominator; false when there is none.
static bool finite_decimals(const struct number *x, size_t *decimals)
{
    mpz_t rest, five, view;
    mpz_init_set_ui(five, 5);
    mpz_init(rest);
    size_t twos = mpz_scan1(den_view(view, x), 0);
    mpz_tdiv_q_2exp(rest, den_view(view, x), twos);
    size_t fives = mpz_remove(rest, rest, five);
    bool finite = mpz_cmp_ui(rest, 1) == 0;
    mpz_clear(rest);
    mpz_clear(five);
    *decimals = twos > fives ? twos : fives;
    return finite;
}

static struct text plain_ratio(struct arena *a, const struct number *x)
{
    mpz_t view;
    struct text num = join(a, write_digits(a, num_view(view, x), 0), NO_TEXT, '.');
    struct text den = join(a, write_digits(a, den_view(view, x), 0), NO_TEXT, '.');
    return text_printf(a, "%.*s/%.*s", TEXT_FMT(num), TEXT_FMT(den));
}

struct text number_plain(struct arena *a, const struct number *x, int min_decimals)
{
    size_t decimals;
    if (!finite_decimals(x, &decimals)) return plain_ratio(a, x);
    if (decimals < (size_t)clamp_decimals(min_decimals))
        decimals = (size_t)clamp_decimals(min_decimals);
    mpz_t z;
    mpz_init(z);
    scale(z, x, (int)decimals, ROUND_DOWN);
    struct written w = write_digits(a, z, decimals);
    mpz_clear(z);
    return join(a, w, NO_TEXT, '.');
}

static bool is_digit(struct text t, size_t at)
{
    return at < t.len && t.ptr[at] >= '0' && t.ptr[at] <= '9';
}

// Appends the digits at *at to b and returns how many there were.
static size_t take_digits(struct text t, size_t *at, struct buffer *b)
{
    size_t begin = *at;
    while (is_digit(t, *at)) ++*at;
    buffer_add(b, text_slice(t, begin, *at));
    return *at - begin;
}

static bool take(struct text t, size_t *at, struct text what)
{
    if (!text_starts(text_slice(t, *at, t.len), what)) return false;
    *at += what.len;
    return true;
}

static bool take_blank(struct text t, size_t *at)
{
    return take(t, at, TEXT(" ")) || take(t, at, TEXT("\u00A0")) || take(t, at, TEXT("\u202F"));
}

static bool take_whole(struct text t, size_t *at, struct buffer *b)
{
    size_t first = take_digits(t, at, b);
    if (first == 0) return false;
    while (take_blank(t, at))
        if (first > GROUP || take_digits(t, at, b) != GROUP) return false;
    return true;
}

// The number whose digits are in b, the last `decimals` of them after the comma.
static const struct number *from_digits(struct arena *a, struct buffer *b, size_t decimals,
                                        bool negative)
{
    mpz_t z;
    mpz_init_set_str(z, text_c(a, buffer_text(b)), BASE);
    if (negative) mpz_neg(z, z);
    return unscale(a, z, (int)decimals);
}

static bool take_sign(struct text t, size_t *at)
{
    return take(t, at, TEXT("-")) || take(t, at, TEXT("\u2212"));
}

// n over `under`, a power of ten, in lowest terms.
static const struct number *keep_short(struct arena *a, uint64_t n, uint64_t under)
{
    for (uint64_t prime = 2; prime <= 5; prime += 3)
        for (; under % prime == 0 && n % prime == 0 && under > 1; under /= prime) n /= prime;
    struct number *x = arena_alloc(a, sizeof *x + 2 * sizeof(mp_limb_t));
    x->num_size = n != 0;
    x->den_size = 1;
    x->limbs[0] = n;
    x->limbs[n != 0] = under;
    return x;
}

// Nearly every number of an act is a few digits with or without a comma: read without GMP. NULL for
// anything else.
static const struct number *parse_short(struct arena *a, struct text t)
{
    enum { SHORT = 18 }; // digits that a word holds
    uint64_t n = 0, under = 1;
    bool comma = false;
    if (!t.len || t.len > SHORT || !is_digit(t, t.len - 1)) return NULL;
    for (size_t i = 0; i < t.len; i++) {
        if (is_digit(t, i)) {
            n = n * BASE + (uint64_t)(t.ptr[i] - '0');
            if (comma) under *= BASE;
        } else if (t.ptr[i] == ',' && i && !comma) {
            comma = true;
        } else {
            return NULL;
        }
    }
    return keep_short(a, n, under);
}

const struct number *number_parse(struct arena *a, struct text t)
{
    const struct number *x = parse_short(a, t);
    if (x) return x;
    struct buffer b = buffer_new(a);
    size_t at = 0, decimals = 0;
    bool negative = take_sign(t, &at);
    if (!take_whole(t, &at, &b)) return NULL;
    if (take(t, &at, TEXT(",")) && (decimals = take_digits(t, &at, &b)) == 0) return NULL;
    return at == t.len ? from_digits(a, &b, decimals, negative) : NULL;
}

const struct number *number_parse_plain(struct arena *a, struct text t)
{
    struct buffer b = buffer_new(a), under = buffer_new(a);
    size_t at = 0, decimals = 0;
    bool negative = take(t, &at, TEXT("-"));
    if (take_digits(t, &at, &b) == 0) return NULL;
    if (take(t, &at, TEXT("/"))) {
        if (take_digits(t, &at, &under) == 0 || at != t.len) return NULL;
        return number_div(a, from_digits(a, &b, 0, negative), from_digits(a, &under, 0, false));
    }
    if (take(t, &at, TEXT(".")) && (decimals = take_digits(t, &at, &b)) == 0) return NULL;
    return at == t.len ? from_digits(a, &b, decimals, negative) : NULL;
}
