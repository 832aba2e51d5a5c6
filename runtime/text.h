// Slices of UTF-8 text. A slice never owns its bytes: they stand in a source or in a region.
#pragma once

#include "runtime/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct text {
    const char *ptr;
    size_t len;
};

#define TEXT(literal) ((struct text){"" literal "", sizeof(literal) - 1})
#define TEXT_INIT(literal)                                                                         \
    {                                                                                              \
        "" literal "", sizeof(literal) - 1                                                         \
    }
#define TEXT_FMT(t) (int)(t).len, (t).ptr // for "%.*s"
#define NO_TEXT ((struct text){NULL, 0})

// The smallest operations are defined here, where the compiler can open them in the scanner's
// loops.
static inline bool text_eq(struct text a, struct text b)
{
    if (a.len != b.len) return false;
    return a.len == 0 || (a.ptr[0] == b.ptr[0] && memcmp(a.ptr, b.ptr, a.len) == 0);
}

static inline bool text_starts(struct text t, struct text prefix)
{
    return t.len >= prefix.len && text_eq((struct text){t.ptr, prefix.len}, prefix);
}

// Both ends are brought within t.
static inline struct text text_slice(struct text t, size_t begin, size_t end)
{
    if (end > t.len) end = t.len;
    if (begin > end) begin = end;
    return t.ptr ? (struct text){t.ptr + begin, end - begin} : t;
}

static inline bool text_ends(struct text t, struct text suffix)
{
    return t.len >= suffix.len && text_eq(text_slice(t, t.len - suffix.len, t.len), suffix);
}

struct text text_of(const char *c_string);
int text_cmp(struct text a, struct text b); // byte order, which is code point order
struct text text_first_word(struct text t); // up to its first blank, those before it passed
struct text text_trim(struct text t);       // blanks, no-break spaces and newlines at both ends
// Cuts the first line off *rest, and gives it without its newline. *rest must hold a byte.
struct text text_take_line(struct text *rest);
struct text text_copy(struct arena *a, struct text t);
const char *text_c(struct arena *a, struct text t); // NUL-terminated copy

// Decodes the code point at *at and moves *at past it; 0xFFFD and one byte on malformed input.
uint32_t text_next(struct text t, size_t *at);
size_t text_width(struct text t);  // display columns
size_t text_length(struct text t); // code points

// Number of leading bytes that are valid UTF-8 without NUL (RFC 3629); t.len when all is valid.
size_t text_valid_prefix(struct text t);

// Canonical composition (Unicode NFC); returns t itself when it is composed already.
struct text text_nfc(struct arena *a, struct text t);
bool text_is_nfc(struct text t);

// Without marks, lower case, œ as oe: what is compared when accents are forgiven.
struct text text_fold(struct arena *a, struct text t);

// The name of a YAML key: text_fold, then spaces, apostrophes and hyphens as `_`.
struct text text_key(struct arena *a, struct text t);

// The name by which an expression calls a field: spaces and apostrophes as `_`, accents kept.
struct text text_ident(struct arena *a, struct text t);

// Upper or lower case of the whole text or of its first letter, by Unicode, in no locale.
struct text text_upper(struct arena *a, struct text t);
struct text text_lower(struct arena *a, struct text t);
struct text text_capital(struct arena *a, struct text t);
struct text text_uncapital(struct arena *a, struct text t);

// Number of edits (insert, delete, replace, swap) between the folded forms, at most `limit` + 1.
size_t text_distance(struct arena *a, struct text x, struct text y, size_t limit);

// A text being built. Append-only; `text` is always readable, not NUL-terminated.
struct buffer {
    struct arena *arena;
    char *ptr;
    size_t len, room;
};

struct buffer buffer_new(struct arena *a);
void buffer_add(struct buffer *b, struct text t);
void buffer_add_c(struct buffer *b, const char *c_string);
void buffer_add_char(struct buffer *b, char c);
void buffer_add_point(struct buffer *b, uint32_t code_point);
void buffer_printf(struct buffer *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
struct text buffer_text(const struct buffer *b);
struct text text_printf(struct arena *a, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
