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

// ASCII that a source may hold: no sign of control but the tabulation and the end of line.
static bool is_plain(unsigned char c)
{
    return (c >= 0x20 && c < 0x7F) || c == '\n' || c == '\t';
}

// Whether eight bytes are all plain; false, without harm, for a tab.
static bool are_plain(uint64_t x)
{
    const uint64_t high = 0x8080808080808080u, each = 0x0101010101010101u;
    uint64_t printing = x + each * 0x60;                     // sets the high bit from 0x20 on
    uint64_t newline = ~((x ^ (each * '\n')) + each * 0x7F); // sets that of a newline
    return !((x | (x + each)) & high) && ((printing | newline) & high) == high;
}

// Bytes from `at` that are plain, by eights.
static size_t plain_run(struct text t, size_t at)
{
    size_t begin = at;
    for (uint64_t x; at + sizeof x <= t.len; at += sizeof x) {
        memcpy(&x, t.ptr + at, sizeof x);
        if (!are_plain(x)) break;
    }
    while (at < t.len && is_plain((unsigned char)t.ptr[at])) at++;
    return at - begin;
}

static bool is_invisible(uint32_t c)
{
    static const struct {
        uint32_t first, last;
    } RANGES[] = {
        {0x01, 0x1F},     {0x7F, 0x9F},     {0xAD, 0xAD},       {0x34F, 0x34F},   {0x61C, 0x61C},
        {0x115F, 0x1160}, {0x17B4, 0x17B5}, {0x180B, 0x180F},   {0x200B, 0x200F}, {0x2028, 0x202E},
        {0x2060, 0x206F}, {0x3164, 0x3164}, {0xFE00, 0xFE0F},   {0xFEFF, 0xFEFF}, {0xFFA0, 0xFFA0},
        {0xFFF0, 0xFFFB}, {0xFFFE, 0xFFFF}, {0xE0000, 0xE0FFF},
    };
    for (size_t i = 0; i < sizeof RANGES / sizeof *RANGES; i++)
        if (c >= RANGES[i].first && c <= RANGES[i].last) return true;
    return (c & 0xFFFE) == 0xFFFE;
}

static void say(struct pass *p, enum diag_code code, size_t at, size_t length, uint32_t point)
{
    struct text t = p->source->bytes;
    if (!p->copy) {
        p->copy = arena_array(p->arena, char, t.len + 1);
        memcpy(p->copy, t.ptr, t.len);
    }
    char stand_in = code == DIAG_LINE_END ? '\n' : code == DIAG_UTF8 ? '_' : ' ';
    for (size_t i = 0; i < length; i++) p->copy[at + i] = stand_in;
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
        bool replaced = c == 0xFFFD && next > at + 1;
        at = next;
        if (replaced)
            say(p, DIAG_REPLACED, begin, at - begin, c);
        else if (c == 0xFFFD)
            say(p, DIAG_UTF8, begin, 1, 0);
        else if (c == '\r' && at < t.len && t.ptr[at] == '\n')
            continue;
        else if (c == '\r')
            say(p, DIAG_LINE_END, begin, 1, 0);
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

// Why the whole is no text, so that one message stands for one on each line.
static const struct source *blanked(struct arena *a, const struct source *s, struct diags *d)
{
    bool utf16 = text_starts(s->bytes, TEXT("\xFF\xFE")) || text_starts(s->bytes, TEXT("\xFE\xFF"));
    const char *nul = s->bytes.len ? memchr(s->bytes.ptr, 0, s->bytes.len) : NULL;
    if (!utf16 && !nul) return NULL;
    uint32_t at = utf16 ? 0 : (uint32_t)(nul - s->bytes.ptr);
    struct place where = {s, {at, at + 1}};
    diag_bare(d, utf16 ? DIAG_UTF16 : DIAG_NUL_BYTE, where);
    return with_bytes(a, s, TEXT(""));
}

const struct source *prepare_source(struct arena *a, const struct source *s, struct diags *d)
{
    static const struct text mark = TEXT_INIT("\xEF\xBB\xBF");
    if (text_starts(s->bytes, mark))
        s = with_bytes(a, s, text_slice(s->bytes, mark.len, s->bytes.len));
    const struct source *blank = blanked(a, s, d);
    if (blank) return blank;
    struct pass p = {.arena = a, .diags = d, .source = s};
    check(&p);
    if (p.copy) return with_bytes(a, s, (struct text){p.copy, s->bytes.len});
    if (!p.mark || text_is_nfc(s->bytes)) return s;
    struct span first = {(uint32_t)p.mark - 1, (uint32_t)p.mark};
    diag_bare(d, DIAG_DECOMPOSED, ((struct place){s, first}));
    return with_bytes(a, s, text_nfc(a, s->bytes));
}
