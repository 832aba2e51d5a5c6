// The words of a value: strings, keywords, names, and what stands in no value.
#include "lang/line.h"
#include "lang/lines.h"

enum follow { ANY, DIGIT, STRING, BINDER };

static const struct keyword {
    struct text words;
    int token;
    enum follow follow;
} keywords[] = {
#define KEYWORD(words, token, follow) {TEXT_INIT(words), TOK_##token, follow},
#include "lang/keyword.def"
#undef KEYWORD
};

static bool followed(struct text t, enum follow follow)
{
    t = text_slice(t, blanks_length(t), t.len);
    if (follow == ANY) return true;
    if (!t.len) return false;
    if (follow == BINDER) {
        t = text_slice(t, word_length(t), t.len);
        return text_starts(text_slice(t, blanks_length(t), t.len), TEXT("parmi"));
    }
    if (follow == DIGIT) return t.ptr[0] >= '0' && t.ptr[0] <= '9';
    return t.ptr[0] == '"' || text_starts(t, TEXT("«"));
}

// The first keyword that does not come before the word `t`, in byte order.
static size_t lower_bound(struct text word)
{
    size_t low = 0, high = sizeof keywords / sizeof *keywords;
    while (low < high) {
        size_t middle = (low + high) / 2;
        unsigned char x = (unsigned char)keywords[middle].words.ptr[0];
        unsigned char y = (unsigned char)word.ptr[0];
        if (x < y || (x == y && text_cmp(keywords[middle].words, word) < 0))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

// The longest keyword that begins at byte `at` with the word `first`.
static size_t keyword_at(const struct reader *r, uint32_t at, struct text first, int *token)
{
    enum { LONGEST = 9 }; // bytes of the longest first word: « plusieurs »
    size_t best = 0;
    struct text t = NO_TEXT;
    if (first.len > LONGEST) return 0;
    for (size_t i = lower_bound(first); i < sizeof keywords / sizeof *keywords; i++) {
        if (!text_starts(keywords[i].words, first)) break;
        if (!t.len) t = lines_window(r, at);
        size_t n = words_at(t, keywords[i].words);
        if (n <= best || !followed(text_slice(t, n, t.len), keywords[i].follow)) continue;
        best = n;
        *token = keywords[i].token;
    }
    return best;
}

uint32_t lines_word(struct reader *r, SCEAU_STYPE *value, struct span *at, int *token)
{
    struct text word = reader_text(r, *at);
    uint32_t n = at->end - at->begin;
    uint32_t cited = citation_read(r, at->begin, &value->TOK_LITERAL);
    size_t key = cited ? 0 : keyword_at(r, at->begin, word, token);
    if (cited) {
        *token = TOK_LITERAL;
        n = cited;
    } else if (key) {
        n = (uint32_t)key;
    } else {
        *token = TOK_NAME;
        value->TOK_NAME = word;
    }
    if (n < word.len) n = (uint32_t)word.len;
    at->end = at->begin + n;
    return n;
}

uint32_t lines_digit(struct reader *r, SCEAU_STYPE *value, struct span *at, int *token)
{
    uint32_t n = literal_read(r, at->begin, &value->TOK_LITERAL);
    if (!n) {
        struct text line = lines_at(r, at->begin);
        size_t length = 0;
        while (length < line.len && line.ptr[length] >= '0' && line.ptr[length] <= '9') length++;
        length += word_length(text_slice(line, length, line.len));
        n = (uint32_t)length;
        *token = TOK_NAME;
        value->TOK_NAME = text_slice(line, 0, length);
    } else if (!value->TOK_LITERAL) {
        *token = TOK_SCEAU_error;
    }
    at->end = at->begin + n;
    return n;
}

// Offset in t, which begins inside a string, of the sign that closes it; t.len when none does. The
// guillemets of a quotation inside are balanced.
static size_t closing_in(struct text t, bool guillemets)
{
    unsigned depth = 1;
    const char *end = t.ptr + t.len, *p = t.ptr;
    if (!guillemets) {
        p = memchr(p, '"', t.len);
        return p ? (size_t)(p - t.ptr) : t.len;
    }
    while ((p = memchr(p, 0xC2, (size_t)(end - p))) && ++p < end) {
        if (*p == '\xAB') depth++;
        if (*p == '\xBB' && --depth == 0) return (size_t)(p - 1 - t.ptr);
    }
    return t.len;
}

// The same in the rest of a line, or where the line ends: by growing windows, so that a line of
// many strings is not searched to its end for each.
static size_t closing_at(struct text t, bool guillemets)
{
    for (size_t window = 256;; window *= 4) {
        struct text near = text_slice(t, 0, window);
        const char *newline = near.len ? memchr(near.ptr, '\n', near.len) : NULL;
        if (newline) near.len = (size_t)(newline - near.ptr);
        size_t at = closing_in(near, guillemets);
        if (at < near.len || newline || window >= t.len) return at;
    }
}

// Where the last » of a line stands, so that one lost guillemet costs no more than itself.
static size_t last_guillemet(struct text t)
{
    for (size_t i = t.len; i > 1; i--)
        if (t.ptr[i - 2] == '\xC2' && t.ptr[i - 1] == '\xBB') return i - 2;
    return t.len;
}

uint32_t lines_string(struct reader *r, SCEAU_STYPE *value, struct span *at)
{
    struct text rest = reader_text(r, (struct span){at->begin, r->base + r->size});
    bool guillemets = rest.ptr[0] != '"';
    size_t mark = guillemets ? 2 : 1;
    struct text inside = text_slice(rest, mark, rest.len);
    size_t length = closing_at(inside, guillemets);
    size_t whole = mark + length + mark;
    if (length == inside.len || inside.ptr[length] == '\n') {
        reader_report(r, DIAG_STRING_OPEN, ((struct span){at->begin, at->begin + (uint32_t)mark}));
        inside.len = length;
        if (guillemets) length = last_guillemet(inside);
        whole = mark + length + (length < inside.len ? mark : 0);
    }
    value->TOK_STRING = text_trim(text_slice(inside, 0, length));
    at->end = at->begin + (uint32_t)whole;
    return (uint32_t)whole;
}

// What cannot be.

// Whether a `fin texte` comes before any other fin: then prose has lost its opening. Gives the
// bytes up to the end of that line, without its newline. What was searched is not searched again.
static uint32_t lost_wording(struct reader *r, uint32_t begin)
{
    struct text word;
    if (begin < r->searched_end) return 0;
    for (uint32_t at = begin; at < r->base + r->size;) {
        struct text line = lines_at(r, at);
        r->searched_end = at + (uint32_t)line.len;
        bool ends = line_is_fin(line, &word) && word.len;
        if (ends) return text_eq(word, TEXT("texte")) ? r->searched_end - begin : 0;
        if (at > begin && line_opens_wording(line)) return 0;
        at += (uint32_t)line.len + 1;
    }
    return 0;
}

// Whether a line that is no head was meant as one: what follows lies deeper, and it has a title, or
// its end stands below.
static bool meant_as_head(const struct reader *r, uint32_t begin, struct text word)
{
    struct text line = lines_at(r, begin);
    bool quotes = memchr(line.ptr, '"', line.len) || memmem(line.ptr, line.len, "«", 2) ||
                  memmem(line.ptr, line.len, "»", 2);
    return word.len && lines_deeper(r, begin, word) && (quotes || lines_have_fin(r, begin, word));
}

// Says what ails a line meant as a head: a title that lacks one of its guillemets, or else its
// form.
static void report_head(struct reader *r, struct span span)
{
    enum { MARK = 2 }; // bytes of a guillemet
    struct text line = reader_text(r, span);
    const char *open = memmem(line.ptr, line.len, "«", MARK);
    const char *close = memmem(line.ptr, line.len, "»", MARK);
    size_t at = open ? (size_t)(open - line.ptr) : line.len;
    struct text inside = open ? text_slice(line, at + MARK, line.len) : NO_TEXT;
    bool unclosed = open && closing_in(inside, true) == inside.len;
    if (!unclosed && close) at = (size_t)(close - line.ptr);
    if (unclosed || (close && !open))
        span = (struct span){span.begin + (uint32_t)at, span.begin + (uint32_t)at + MARK};
    reader_report(r,
                  unclosed         ? DIAG_STRING_OPEN
                  : close && !open ? DIAG_STRING_CLOSE
                                   : DIAG_HEAD,
                  span);
}

uint32_t lines_stray(struct reader *r, uint32_t begin, bool *opens)
{
    enum { SHORT = 80 }; // bytes of a line that looks like a field
    struct text line = lines_at(r, begin), plain = text_trim(line);
    struct text word = text_slice(line, 0, word_length(line));
    struct span span = {begin, begin + (uint32_t)plain.len};
    uint32_t lost = lost_wording(r, begin);
    // Of several lines of prose in a row, the first is reported.
    bool again = r->stray_end && lines_begin(r, begin) == r->stray_end + 1;
    if (lost) {
        reader_report(r, DIAG_WORDING_LOST, span);
        return lost;
    }
    if (meant_as_head(r, begin, word)) {
        report_head(r, span);
        lines_push(r, word, begin);
        *opens = true;
    } else if (word.len && plain.len < SHORT && !text_ends(plain, TEXT(".")) && !again) {
        reader_say(r, DIAG_COLON_MISSING, span, word, NO_TEXT);
    } else {
        if (!again) reader_report(r, DIAG_STRAY_LINE, span);
        r->failed = true;
        r->stray_end = begin + (uint32_t)line.len;
    }
    return line.len ? (uint32_t)line.len : 1;
}

uint32_t lines_odd(struct reader *r, uint32_t begin)
{
    struct text line = lines_at(r, begin);
    size_t n = 0;
    text_next(line, &n);
    struct text odd = text_slice(line, 0, n);
    struct span span = {begin, begin + (uint32_t)n};
    if (text_eq(odd, TEXT("»")))
        reader_report(r, DIAG_STRING_CLOSE, span);
    else
        reader_say(r, DIAG_CHARACTER, span, odd, NO_TEXT);
    return (uint32_t)line.len;
}
