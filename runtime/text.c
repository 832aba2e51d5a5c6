// Slices of UTF-8 text and the buffer that builds them. Case, composition and width come from
// libunistring, whose tables depend on no locale; pure ASCII never reaches it.
#include "runtime/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>
#include <uniwidth.h>

enum { REPLACEMENT = 0xFFFD, FIRST_ROOM = 64, SHORT_NAME = 64 };

static const uint64_t EACH_BYTE = 0x0101010101010101u;
static const uint64_t HIGH_BITS = 0x8080808080808080u;

struct text text_of(const char *c_string)
{
    return (struct text){c_string, strlen(c_string)};
}

struct text text_take_line(struct text *rest)
{
    const char *end = memchr(rest->ptr, '\n', rest->len);
    size_t n = end ? (size_t)(end - rest->ptr) : rest->len;
    struct text line = text_slice(*rest, 0, n);
    *rest = text_slice(*rest, n + (end != NULL), rest->len);
    return line;
}

int text_cmp(struct text a, struct text b)
{
    size_t shared = a.len < b.len ? a.len : b.len;
    int c = shared ? memcmp(a.ptr, b.ptr, shared) : 0;
    if (c) return c < 0 ? -1 : 1;
    return (a.len > b.len) - (a.len < b.len);
}

// Length of the blank that t starts or ends with; 0 when it does not.
static size_t blank_at(struct text t, bool end)
{
    static const struct text wide[] = {TEXT_INIT("\u00A0"), TEXT_INIT("\u202F"),
                                       TEXT_INIT("\u2009")};
    if (t.len == 0) return 0;
    unsigned char byte = (unsigned char)t.ptr[end ? t.len - 1 : 0];
    if (byte < 0x80) return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
    bool may_be = end ? byte == 0xA0 || byte == 0xAF || byte == 0x89 : byte == 0xC2 || byte == 0xE2;
    if (!may_be) return 0;
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
        if (end ? text_ends(t, wide[i]) : text_starts(t, wide[i])) return wide[i].len;
    return 0;
}

struct text text_trim(struct text t)
{
    if (!t.len) return t; // a null pointer has no offset, not even zero
    for (size_t n = 1; n; t = (struct text){t.ptr + n, t.len - n}) {
        while (t.len && t.ptr[0] == ' ') t.ptr++, t.len--;
        n = blank_at(t, false);
    }
    for (size_t n = 1; n; t.len -= n) {
        while (t.len && t.ptr[t.len - 1] == ' ') t.len--;
        n = blank_at(t, true);
    }
    return t;
}

struct text text_first_word(struct text t)
{
    t = text_trim(t);
    size_t n = 0;
    while (n < t.len && !blank_at(text_slice(t, n, t.len), false)) n++;
    return text_slice(t, 0, n);
}

struct text text_copy(struct arena *a, struct text t)
{
    return (struct text){text_c(a, t), t.len};
}

const char *text_c(struct arena *a, struct text t)
{
    char *p = arena_alloc(a, t.len + 1);
    if (t.len) memcpy(p, t.ptr, t.len);
    return p;
}

uint32_t text_next(struct text t, size_t *at)
{
    const unsigned char *p = (const unsigned char *)t.ptr + *at;
    if (*p < 0x80) {
        ++*at;
        return *p;
    }
    ucs4_t c;
    int n = u8_mbtoucr(&c, p, t.len - *at);
    *at += n > 0 ? (size_t)n : 1;
    return n > 0 ? c : REPLACEMENT;
}

static uint64_t word_at(const char *p)
{
    uint64_t word;
    memcpy(&word, p, sizeof word);
    return word;
}

// Number of leading ASCII bytes other than NUL, eight at a time.
static size_t ascii_prefix(struct text t)
{
    size_t i = 0;
    for (; t.len - i >= sizeof(uint64_t); i += sizeof(uint64_t)) {
        uint64_t word = word_at(t.ptr + i);
        if ((word | (word - EACH_BYTE)) & HIGH_BITS) break;
    }
    while (i < t.len && t.ptr[i] != 0 && (unsigned char)t.ptr[i] < 0x80) i++;
    return i;
}

size_t text_width(struct text t)
{
    size_t width = 0;
    for (size_t at = 0; at < t.len;) {
        int w = uc_width(text_next(t, &at), "UTF-8");
        if (w > 0) width += (size_t)w;
    }
    return width;
}

size_t text_length(struct text t)
{
    size_t n = 0;
    for (size_t i = 0; i < t.len; i++) n += ((unsigned char)t.ptr[i] & 0xC0) != 0x80;
    return n;
}

// Length of the well-formed sequence of two to four bytes at p (RFC 3629, section 4), or 0.
static size_t sequence_length(const unsigned char *p, size_t room)
{
    unsigned low = 0x80, high = 0xBF;
    size_t n = p[0] >= 0xF0 ? 4 : p[0] >= 0xE0 ? 3 : 2;
    if (p[0] < 0xC2 || p[0] > 0xF4 || room < n) return 0;
    if (p[0] == 0xE0) low = 0xA0;
    if (p[0] == 0xED) high = 0x9F;
    if (p[0] == 0xF0) low = 0x90;
    if (p[0] == 0xF4) high = 0x8F;
    if (p[1] < low || p[1] > high) return 0;
    for (size_t i = 2; i < n; i++)
        if ((p[i] & 0xC0) != 0x80) return 0;
    return n;
}

size_t text_valid_prefix(struct text t)
{
    size_t at = 0;
    while (at < t.len) {
        at += ascii_prefix(text_slice(t, at, t.len));
        if (at == t.len) break;
        size_t n = sequence_length((const unsigned char *)t.ptr + at, t.len - at);
        if (n == 0) break;
        at += n;
    }
    return at;
}

// Moves what libunistring allocated into the region; NULL (malformed text) gives t itself.
static struct text adopt(struct arena *a, uint8_t *made, const size_t *len, struct text t)
{
    if (!made) return t;
    struct text copy = text_copy(a, (struct text){(const char *)made, *len});
    free(made);
    return copy;
}

static const uint8_t *bytes_of(struct text t)
{
    return (const uint8_t *)t.ptr;
}

static struct text normalize(struct arena *a, uninorm_t form, struct text t)
{
    size_t len = 0;
    return adopt(a, u8_normalize(form, bytes_of(t), t.len, NULL, &len), &len, t);
}

// Everything below U+0300 is composed and stays so next to its like; in UTF-8, bytes below 0xCC.
static bool surely_nfc(struct text t)
{
    size_t i = ascii_prefix(t);
    while (i < t.len && (unsigned char)t.ptr[i] < 0xCC) i++;
    return i == t.len;
}

// The same for U+2002 to U+20CF: the dashes, quotes, spaces and currencies of French texts.
static bool quick_nfc(struct text t)
{
    if (surely_nfc(t)) return true;
    for (size_t at = 0; at < t.len;) {
        uint32_t c = text_next(t, &at);
        bool punctuation = c >= 0x2002 && c <= 0x20CF;
        if (c >= 0x300 && !punctuation) return false;
    }
    return true;
}

bool text_is_nfc(struct text t)
{
    if (quick_nfc(t)) return true;
    struct arena *scratch = arena_new();
    bool same = text_eq(t, normalize(scratch, UNINORM_NFC, t));
    arena_free(scratch);
    return same;
}

struct text text_nfc(struct arena *a, struct text t)
{
    if (quick_nfc(t)) return t;
    struct text composed = normalize(a, UNINORM_NFC, t);
    return text_eq(t, composed) ? t : composed;
}

static bool is_lower_ascii(struct text t)
{
    for (size_t i = 0; i < t.len; i++) {
        unsigned char c = (unsigned char)t.ptr[i];
        if (c >= 0x80 || (c >= 'A' && c <= 'Z')) return false;
    }
    return true;
}

// The letter without its marks: the head of its canonical decomposition.
static uint32_t base_of(uint32_t c)
{
    ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
    bool hangul = c >= 0xAC00 && c <= 0xD7A3; // decomposes into letters, not marks
    while (c >= 0x80 && !hangul && uc_canonical_decomposition(c, parts) > 0) c = parts[0];
    return c;
}

// Writes the folded form of one code point, at most two, and returns their number.
static size_t fold_point(uint32_t c, uint32_t out[2])
{
    c = uc_tolower(c);
    bool oe = c == 0x153, ae = c == 0xE6;
    if (c >= 0x300 && uc_is_general_category(c, UC_MARK)) return 0;
    out[0] = oe ? 'o' : ae ? 'a' : c == 0x2019 ? '\'' : base_of(c);
    out[1] = 'e';
    return oe || ae ? 2 : 1;
}

struct text text_fold(struct arena *a, struct text t)
{
    if (is_lower_ascii(t)) return t;
    struct buffer b = buffer_new(a);
    for (size_t at = 0; at < t.len;) {
        uint32_t points[2];
        size_t count = fold_point(text_next(t, &at), points);
        for (size_t i = 0; i < count; i++) buffer_add_point(&b, points[i]);
    }
    return buffer_text(&b);
}

static bool is_joint(uint32_t c)
{
    return c == ' ' || c == 0xA0 || c == 0x202F || c == '\'' || c == 0x2019;
}

struct text text_key(struct arena *a, struct text t)
{
    struct text folded = text_fold(a, t);
    struct buffer b = buffer_new(a);
    for (size_t at = 0; at < folded.len;) {
        uint32_t c = text_next(folded, &at);
        buffer_add_point(&b, is_joint(c) || c == '-' ? '_' : c);
    }
    return buffer_text(&b);
}

// Bytes of the space or apostrophe at `at` that an identifier writes `_`; 0 for anything else.
static size_t joint_length(struct text t, size_t at)
{
    unsigned char c = (unsigned char)t.ptr[at];
    if (c < 0x80) return c == ' ' || c == '\'';
    if (c != 0xC2 && c != 0xE2) return 0;
    size_t next = at;
    return is_joint(text_next(t, &next)) ? next - at : 0;
}

struct text text_ident(struct arena *a, struct text t)
{
    size_t at = 0, n = 0;
    while (at < t.len && !joint_length(t, at)) at++;
    if (at == t.len) return t;
    char *out = arena_alloc(a, t.len);
    for (at = 0; at < t.len; n++) {
        size_t joint = joint_length(t, at);
        out[n] = joint ? '_' : t.ptr[at];
        at += joint ? joint : 1;
    }
    return (struct text){out, n};
}

struct text text_upper(struct arena *a, struct text t)
{
    size_t len = 0;
    return adopt(a, u8_toupper(bytes_of(t), t.len, NULL, UNINORM_NFC, NULL, &len), &len, t);
}

struct text text_lower(struct arena *a, struct text t)
{
    if (is_lower_ascii(t)) return t;
    size_t len = 0;
    return adopt(a, u8_tolower(bytes_of(t), t.len, NULL, UNINORM_NFC, NULL, &len), &len, t);
}

static struct text change_first(struct arena *a, struct text t,
                                struct text (*change)(struct arena *, struct text))
{
    if (t.len == 0) return t;
    size_t first = 0;
    text_next(t, &first);
    struct buffer b = buffer_new(a);
    buffer_add(&b, change(a, text_slice(t, 0, first)));
    buffer_add(&b, text_slice(t, first, t.len));
    return buffer_text(&b);
}

struct text text_capital(struct arena *a, struct text t)
{
    return change_first(a, t, text_upper);
}

struct text text_uncapital(struct arena *a, struct text t)
{
    return change_first(a, t, text_lower);
}

// Folded code points of a name; only a long one is put in the region.
struct points {
    uint32_t few[SHORT_NAME * 2];
    const uint32_t *at;
    size_t count;
};

static void fold_points(struct arena *a, struct text t, struct points *p)
{
    uint32_t *to = t.len <= SHORT_NAME ? p->few : arena_array(a, uint32_t, t.len * 2);
    p->at = to;
    p->count = 0;
    for (size_t at = 0; at < t.len;) p->count += fold_point(text_next(t, &at), to + p->count);
}

static size_t least(size_t x, size_t y)
{
    return x < y ? x : y;
}

// Optimal string alignment: three rows of the table of edits are enough to see a swap.
static size_t edits(size_t *rows, const struct points *px, const struct points *py, size_t limit)
{
    const uint32_t *x = px->at, *y = py->at;
    size_t nx = px->count, ny = py->count;
    size_t *before = rows, *last = before + ny + 1, *row = last + ny + 1;
    for (size_t j = 0; j <= ny; j++) last[j] = j;
    for (size_t i = 1; i <= nx; i++) {
        size_t best = row[0] = i;
        for (size_t j = 1; j <= ny; j++) {
            size_t cost = last[j - 1] + (x[i - 1] != y[j - 1]);
            cost = least(cost, least(last[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && x[i - 1] == y[j - 2] && x[i - 2] == y[j - 1])
                cost = least(cost, before[j - 2] + 1);
            row[j] = cost;
            best = least(best, cost);
        }
        if (best > limit) return limit + 1;
        size_t *spare = before;
        before = last;
        last = row;
        row = spare;
    }
    return least(last[ny], limit + 1);
}

size_t text_distance(struct arena *a, struct text x, struct text y, size_t limit)
{
    struct points px, py;
    size_t few[3 * (SHORT_NAME * 2 + 1)];
    fold_points(a, x, &px);
    fold_points(a, y, &py);
    size_t gap = px.count > py.count ? px.count - py.count : py.count - px.count;
    if (gap > limit) return limit + 1;
    bool fits = py.count <= SHORT_NAME * 2;
    return edits(fits ? few : arena_array(a, size_t, 3 * (py.count + 1)), &px, &py, limit);
}

struct buffer buffer_new(struct arena *a)
{
    return (struct buffer){.arena = a};
}

static char *buffer_reserve(struct buffer *b, size_t more)
{
    if (b->room - b->len < more) {
        size_t room = b->room ? b->room * 2 : FIRST_ROOM;
        while (room - b->len < more) room *= 2;
        char *grown = arena_alloc(b->arena, room);
        if (b->len) memcpy(grown, b->ptr, b->len);
        b->ptr = grown;
        b->room = room;
    }
    return b->ptr + b->len;
}

void buffer_add(struct buffer *b, struct text t)
{
    if (t.len == 0) return;
    memcpy(buffer_reserve(b, t.len), t.ptr, t.len);
    b->len += t.len;
}

void buffer_add_c(struct buffer *b, const char *c_string)
{
    buffer_add(b, text_of(c_string));
}

void buffer_add_char(struct buffer *b, char c)
{
    *buffer_reserve(b, 1) = c;
    b->len++;
}

void buffer_add_point(struct buffer *b, uint32_t code_point)
{
    uint8_t bytes[6];
    int n = u8_uctomb(bytes, code_point, sizeof bytes);
    if (n < 0) n = u8_uctomb(bytes, REPLACEMENT, sizeof bytes);
    buffer_add(b, (struct text){(const char *)bytes, (size_t)n});
}

__attribute__((format(printf, 2, 0))) static void buffer_vprintf(struct buffer *b,
                                                                 const char *format, va_list list)
{
    va_list again;
    va_copy(again, list);
    char *end = buffer_reserve(b, FIRST_ROOM);
    int n = vsnprintf(end, b->room - b->len, format, list);
    if (n > 0 && (size_t)n >= b->room - b->len) {
        end = buffer_reserve(b, (size_t)n + 1);
        vsnprintf(end, (size_t)n + 1, format, again);
    }
    if (n > 0) b->len += (size_t)n;
    va_end(again);
}

void buffer_printf(struct buffer *b, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    buffer_vprintf(b, format, list);
    va_end(list);
}

struct text buffer_text(const struct buffer *b)
{
    return b->ptr ? (struct text){b->ptr, b->len} : TEXT("");
}

struct text text_printf(struct arena *a, const char *format, ...)
{
    struct buffer b = buffer_new(a);
    va_list list;
    va_start(list, format);
    buffer_vprintf(&b, format, list);
    va_end(list);
    return buffer_text(&b);
}
