// The bytes of a source before anything reads them as words. Nearly all are plain ASCII, passed
// over eight at a time.
#include "lang/prepare.h"

struct pass {
    struct arena *arena;
    struct diags *diags;
    const struct source *source;
    char *copy;       // made at the first bad byte
    size_t line_said; // end of the line of the last message: one a line
    size_t mark;      // offset + 1 of the first combining mark
};

// Bytes from `at` that are ASCII and not NUL, by eights.
static size_t plain_run(struct text t, size_t at)
{
    const uint64_t high = 0x8080808080808080u, ones = 0x0101010101010101u;
    size_t begin = at;
    for (uint64_t x; at + sizeof x <= t.len; at += sizeof x) {
        memcpy(&x, t.ptr + at, sizeof x);
        if ((x | (x - ones)) & high) break;
    }
    while (at < t.len && (unsigned char)(t.ptr[at] - 1) < 0x7F) at++;
    return at - begin;
}

static bool is_invisible(uint32_t c)
{
    return c == 0xAD || c == 0x61C || c == 0x180E || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
           (c >= 0x80 && c < 0xA0) || (c >= 0xFFF9 && c <= 0xFFFB);
}

static void say(struct pass *p, enum diag_code code, size_t at, size_t length, uint32_t point)
{
    struct text t = p->source->bytes;
    if (!p->copy) {
        p->copy = arena_array(p->arena, char, t.len + 1);
        memcpy(p->copy, t.ptr, t.len);
    }
    for (size_t i = 0; i < length; i++) p->copy[at + i] = code == DIAG_UTF8 ? '_' : ' ';
    if (at < p->line_said) return;
    const char *end = memchr(t.ptr + at, '\n', t.len - at);
    p->line_said = end ? (size_t)(end - t.ptr) : t.len;
    struct place where = {p->source, {(uint32_t)at, (uint32_t)(at + length)}};
    diag_say(p->diags, code, where, text_printf(p->arena, "U+%04X", (unsigned)point));
}

// Bytes of the letter at `at` when it is of two bytes and may stand anywhere: U+00A0 to U+02FF but
// for the invisible hyphen, which nearly all the letters of a French text are. 0 otherwise.
static size_t common_letter(struct text t, size_t at)
{
    unsigned char first = (unsigned char)t.ptr[at];
    unsigned char second = at + 1 < t.len ? (unsigned char)t.ptr[at + 1] : 0;
    if (first == 0xC2) return second >= 0xA0 && second <= 0xBF && second != 0xAD ? 2 : 0;
    return first >= 0xC3 && first <= 0xCB && second >= 0x80 && second <= 0xBF ? 2 : 0;
}

static void check(struct pass *p)
{
    struct text t = p->source->bytes;
    for (size_t at = plain_run(t, 0); at < t.len; at += plain_run(t, at)) {
        size_t common = common_letter(t, at);
        if (common) {
            at += common;
            continue;
        }
        size_t begin = at, next = at;
        uint32_t c = text_next(t, &next);
        bool broken = c == 0xFFFD && next == at + 1;
        at = next;
        if (broken)
            say(p, DIAG_UTF8, begin, 1, 0);
        else if (c == 0)
            say(p, DIAG_NUL_BYTE, begin, 1, 0);
        else if (is_invisible(c) && c != 0x202F)
            say(p, DIAG_INVISIBLE, begin, at - begin, c);
        else if (c >= 0x300 && c < 0x370 && !p->mark)
            p->mark = begin + 1;
    }
}

static const struct source *with_bytes(struct arena *a, const struct source *s, struct text bytes)
{
    struct source *copy = arena_make(a, struct source);
    *copy = *s;
    copy->bytes = bytes;
    copy->lines = NULL;
    copy->line_count = 0;
    return copy;
}

const struct source *prepare_source(struct arena *a, const struct source *s, struct diags *d)
{
    static const struct text mark = TEXT_INIT("\xEF\xBB\xBF");
    if (text_starts(s->bytes, mark))
        s = with_bytes(a, s, text_slice(s->bytes, mark.len, s->bytes.len));
    struct pass p = {.arena = a, .diags = d, .source = s};
    check(&p);
    if (p.copy) return with_bytes(a, s, (struct text){p.copy, s->bytes.len});
    if (!p.mark || text_is_nfc(s->bytes)) return s;
    struct span first = {(uint32_t)p.mark - 1, (uint32_t)p.mark};
    diag_bare(d, DIAG_DECOMPOSED, ((struct place){s, first}));
    return with_bytes(a, s, text_nfc(a, s->bytes));
}
