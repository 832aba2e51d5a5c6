// Exact numbers: rationals of any size (GMP), held in a region. Amounts, rates, scores and counts
// are all numbers; nothing here is ever a floating point.
#pragma once

#include "runtime/text.h"

struct number; // immutable; lives in the region that it was made in

enum rounding { ROUND_HALF_UP, ROUND_DOWN, ROUND_UP }; // half up: away from zero on a tie

const struct number *number_int(struct arena *a, int64_t n);
const struct number *number_ratio(struct arena *a, int64_t n, int64_t d); // d > 0

// Reads digits, blanks and no-break spaces between groups of three, and at most one decimal comma
// ("12 500,75", "-3,5"). NULL when the text is not such a number.
const struct number *number_parse(struct arena *a, struct text t);

const struct number *number_add(struct arena *a, const struct number *x, const struct number *y);
const struct number *number_sub(struct arena *a, const struct number *x, const struct number *y);
const struct number *number_mul(struct arena *a, const struct number *x, const struct number *y);
// NULL when y is zero.
const struct number *number_div(struct arena *a, const struct number *x, const struct number *y);
const struct number *number_neg(struct arena *a, const struct number *x);
int number_cmp(const struct number *x, const struct number *y);
int number_sign(const struct number *x);
bool number_is_int(const struct number *x);
bool number_to_int(const struct number *x, int64_t *out); // false when it is not a 64-bit integer
uint32_t number_hash(const struct number *x);
// Rounded to `decimals` digits after the comma, 0 to 40 (the nearest of them otherwise). DOWN is
// towards zero, UP away from it.
const struct number *number_round(struct arena *a, const struct number *x, int decimals,
                                  enum rounding mode);

// "12 500,00": groups of three with U+202F, comma, at least `min_decimals` and at most
// `max_decimals` digits after it (rounded half up at the maximum). min <= max <= 40.
struct text number_format(struct arena *a, const struct number *x, int min_decimals,
                          int max_decimals);
// "12500.00" or, when the value has no finite decimal form, "1/3": for YAML and JSON.
struct text number_plain(struct arena *a, const struct number *x, int min_decimals);
// Reads what number_plain writes.
const struct number *number_parse_plain(struct arena *a, struct text t);
