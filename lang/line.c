// One line of source, looked at by itself. The lexer's patterns decide in the ordinary case; this
// is for looking ahead, in prose and after an error.
#include "lang/line.h"

#include <string.h>

size_t blank_length(struct text t)
{
    unsigned char c = t.len ? (unsigned char)t.ptr[0] : 'x';
    if (c < 0x80) return c == ' ' || c == '\t' || c == '\r';
    if (c == 0xC2) return t.len >= 2 && t.ptr[1] == '\xA0' ? 2 : 0;
    return c == 0xE2 && t.len >= 3 && t.ptr[1] == '\x80' && t.ptr[2] == '\xAF' ? 3 : 0;
}

size_t blanks_length(struct text t)
{
    size_t n = 0;
    for (;;) {
        while (n < t.len && t.ptr[n] == ' ') n++;
        size_t step = blank_length((struct text){t.ptr + n, t.len - n});
        if (!step) return n;
        n += step;
    }
}

static bool ascii_letter(char c)
{
    return (unsigned char)((c | 0x20) - 'a') < 26 || c == '_';
}

static bool ascii_digit(char c)
{
    return (unsigned char)(c - '0') < 10;
}

// Length of the letter or digit at the start of t.
static size_t letter_length(struct text t, bool digits)
{
    if (!t.len) return 0;
    unsigned char c = (unsigned char)t.ptr[0];
    if (c < 0x80) return ascii_letter(t.ptr[0]) || (digits && ascii_digit(t.ptr[0]));
    if (c < 0xC3 || c == 0xE2 || c >= 0xF0) return 0;
    if (t.len < 2 || (c == 0xC3 && (t.ptr[1] == '\x97' || t.ptr[1] == '\xB7'))) return 0;
    size_t n = c < 0xE0 ? 2 : 3;
    return n <= t.len ? n : 0;
}

static size_t joint_length(struct text t)
{
    if (!t.len) return 0;
    if (t.ptr[0] == '-' || t.ptr[0] == '\'') return 1;
    return t.len >= 3 && !memcmp(t.ptr, "\xE2\x80\x99", 3) ? 3 : 0;
}

size_t word_length(struct text t)
{
    size_t n = letter_length(t, false);
    while (n && n < t.len) {
        if (ascii_letter(t.ptr[n]) || ascii_digit(t.ptr[n])) {
            n++;
            continue;
        }
        struct text rest = {t.ptr + n, t.len - n};
        size_t joint = joint_length(rest);
        size_t step = letter_length(text_slice(rest, joint, rest.len), true);
        if (!step) break;
        n += joint + step;
    }
    return n;
}

size_t words_at(struct text t, struct text words)
{
    size_t at = 0;
    if (!t.len || t.ptr[0] != words.ptr[0]) return 0; // the first byte is no blank, no apostrophe
    for (size_t i = 0; i < words.len; i++) {
        struct text rest = text_slice(t, at, t.len);
        size_t step = words.ptr[i] == ' ' ? blanks_length(rest) : 0;
        if (words.ptr[i] == '\'' && text_starts(rest, TEXT("’"))) step = 3;
        if (!step && at < t.len && t.ptr[at] == words.ptr[i] && words.ptr[i] != ' ') step = 1;
        if (!step) return 0;
        at += step;
    }
    return letter_length(text_slice(t, at, t.len), true) ? 0 : at;
}

static struct text after(struct text t, size_t n)
{
    t = text_slice(t, n, t.len);
    return text_slice(t, blanks_length(t), t.len);
}

static bool is_end(struct text t)
{
    return !t.len || text_starts(t, TEXT("//"));
}

bool line_is_empty(struct text line)
{
    return is_end(after(line, 0));
}

bool line_is_fin(struct text line, struct text *word)
{
    line = after(line, 0);
    if (line.len < 3 || (line.ptr[0] != 'f' && line.ptr[0] != 'F') || memcmp(line.ptr + 1, "in", 2))
        return false;
    size_t gap = blanks_length(text_slice(line, 3, line.len));
    if (!gap) {
        *word = NO_TEXT;
        return line.len == 3;
    }
    line = text_slice(line, 3 + gap, line.len);
    *word = text_slice(line, 0, word_length(line));
    return is_end(after(line, word->len));
}

// Moves past `words :`; false when the line is not so.
static bool pass_rubric(struct text *line)
{
    struct text t = after(*line, 0);
    if (!word_length(t)) return false;
    while (word_length(t)) t = after(t, word_length(t));
    if (!t.len || t.ptr[0] != ':') return false;
    *line = after(t, 1);
    return true;
}

bool line_is_field(struct text line)
{
    return pass_rubric(&line);
}

bool line_opens_wording(struct text line)
{
    line = after(line, 0);
    pass_rubric(&line);
    if (line.len < 5 || (line.ptr[0] != 't' && line.ptr[0] != 'T')) return false;
    return !memcmp(line.ptr + 1, "exte", 4) && word_length(line) == 5 && is_end(after(line, 5));
}

// Bytes of an identifier: as a word, but it may begin with a digit and hold `.` and `°`.
static size_t identifier_length(struct text t)
{
    size_t n = 0;
    for (size_t step; n < t.len; n += step) {
        struct text rest = text_slice(t, n, t.len);
        step = letter_length(rest, true);
        if (!step && n) step = joint_length(rest);
        if (!step && n && rest.ptr[0] == '.') step = 1;
        if (!step && n && text_starts(rest, TEXT("°"))) step = 2;
        if (!step) break;
    }
    return n;
}

// Past « à compléter », which a title may follow.
static struct text after_hole(struct text t)
{
    size_t n = words_at(t, TEXT("à compléter"));
    if (!n) n = words_at(t, TEXT("a completer"));
    return n ? after(t, n) : t;
}

bool line_is_head(struct text line, struct text *word, bool *bare)
{
    line = after(line, 0);
    *word = text_slice(line, 0, word_length(line));
    if (!word->len) return false;
    struct text rest = after(line, word->len);
    *bare = is_end(rest);
    if (text_starts(rest, TEXT("de ")) && word_length(after(rest, 3)))
        rest = after(rest, 3), rest = after(rest, word_length(rest));
    struct text hole = after_hole(rest);
    rest = hole.len < rest.len ? hole : after_hole(after(rest, identifier_length(rest)));
    if (is_end(rest)) return true;
    bool titled = text_starts(rest, TEXT("«")) || rest.ptr[0] == '"';
    struct text tail = text_trim(rest);
    return titled && (text_ends(tail, TEXT("»")) || text_ends(tail, TEXT("\"")));
}

uint32_t line_indent(struct text line)
{
    return (uint32_t)blanks_length(line);
}
