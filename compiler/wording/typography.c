// Only blanks are decided here: each run of blanks is replaced according to what stands on both
// sides of it, so that applying the rules twice decides the same.
#include "compiler/wording/typography.h"

#include "runtime/value/date.h"

#include <string.h>

#define NO_BREAK TEXT("\u00A0")
#define NARROW TEXT("\u202F")

// What never stands at the end of a line, whatever follows.
static const struct text BINDERS[] = {
    TEXT_INIT("n°"),  TEXT_INIT("N°"),  TEXT_INIT("n°s"), TEXT_INIT("§"),    TEXT_INIT("art."),
    TEXT_INIT("M."),  TEXT_INIT("MM."), TEXT_INIT("Mme"), TEXT_INIT("Mmes"), TEXT_INIT("Mlle"),
    TEXT_INIT("1er"), TEXT_INIT("Dr"),  TEXT_INIT("Me"),  TEXT_INIT("al."),
};

// What stays with the number that follows it.
static const struct text NUMBERED[] = {
    TEXT_INIT("article"), TEXT_INIT("Article"), TEXT_INIT("annexe"), TEXT_INIT("Annexe"),
    TEXT_INIT("tableau"), TEXT_INIT("Tableau"), TEXT_INIT("titre"),  TEXT_INIT("fiche"),
    TEXT_INIT("Fiche"),   TEXT_INIT("axe"),     TEXT_INIT("L."),     TEXT_INIT("R."),
    TEXT_INIT("D."),      TEXT_INIT("A."),      TEXT_INIT("R.*"),
};

// What stays with the number that precedes it.
static const struct text UNITS[] = {
    TEXT_INIT("€"),     TEXT_INIT("%"),      TEXT_INIT("‰"),        TEXT_INIT("k€"),
    TEXT_INIT("M€"),    TEXT_INIT("F"),      TEXT_INIT("ETP"),      TEXT_INIT("an"),
    TEXT_INIT("ans"),   TEXT_INIT("mois"),   TEXT_INIT("jour"),     TEXT_INIT("jours"),
    TEXT_INIT("euros"), TEXT_INIT("francs"), TEXT_INIT("heures"),   TEXT_INIT("points"),
    TEXT_INIT("point"), TEXT_INIT("euro"),   TEXT_INIT("centimes"), TEXT_INIT("millions"),
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

// Letters and digits; every byte of a longer code point counts as a letter.
static bool is_word(char c)
{
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (unsigned char)c >= 0x80;
}

// Length of the blank at t; 0 when there is none.
static size_t blank_length(struct text t)
{
    if (t.len && (*t.ptr == ' ' || *t.ptr == '\n' || *t.ptr == '\t' || *t.ptr == '\r')) return 1;
    if (text_starts(t, NO_BREAK)) return NO_BREAK.len;
    return text_starts(t, NARROW) ? NARROW.len : 0;
}

// Length of the blank that t ends with.
static size_t blank_before(struct text t)
{
    if (t.len && (t.ptr[t.len - 1] == ' ' || t.ptr[t.len - 1] == '\n')) return 1;
    if (text_ends(t, NO_BREAK)) return NO_BREAK.len;
    return text_ends(t, NARROW) ? NARROW.len : 0;
}

static size_t digits_at_end(struct text t)
{
    size_t n = 0;
    while (n < t.len && is_digit(t.ptr[t.len - 1 - n])) n++;
    return n;
}

static size_t digits_at_start(struct text t)
{
    size_t n = 0;
    while (n < t.len && is_digit(t.ptr[n])) n++;
    return n;
}

// The word that t starts with: up to a blank or a mark of punctuation.
static struct text first_word(struct text t)
{
    size_t n = 0;
    while (n < t.len && !blank_length(text_slice(t, n, t.len)) && !memchr(".,;:)]", t.ptr[n], 6))
        n++;
    return text_slice(t, 0, n);
}

// The word that t ends with, its punctuation included; what an elision leaves, of « l’article ».
static struct text last_word(struct text t)
{
    static const struct text apostrophe = TEXT_INIT("’");
    size_t begin = t.len;
    while (begin > 0) {
        struct text head = text_slice(t, 0, begin);
        char c = t.ptr[begin - 1];
        if (blank_before(head) || c == '(' || c == '\'' || text_ends(head, apostrophe)) break;
        begin--;
    }
    return text_slice(t, begin, t.len);
}

static bool listed(const struct text *table, size_t count, struct text word)
{
    for (size_t i = 0; i < count; i++)
        if (text_eq(table[i], word)) return true;
    return false;
}

static bool is_month(struct text word)
{
    for (int m = 1; m <= 12; m++)
        if (text_eq(month_name(m), word)) return true;
    return false;
}

// « III », « Ier »; the « L. » of an article's number is none.
static bool starts_with_roman(struct text t)
{
    struct text word = first_word(t);
    size_t n = 0;
    while (n < word.len && memchr("IVXLC", word.ptr[n], 5)) n++;
    if (n == 0 || text_starts(t, TEXT("L."))) return false;
    return n == word.len || text_eq(text_slice(word, n, word.len), TEXT("er"));
}

static bool between_thousands(struct text before, struct text after)
{
    size_t n = digits_at_end(before);
    if (n == 0 || n > 3 || digits_at_start(after) != 3) return false;
    if (n == before.len) return true;
    char c = before.ptr[before.len - n - 1];
    return !is_word(c) || blank_before(text_slice(before, 0, before.len - n));
}

static bool after_number(struct text before, struct text after)
{
    if (!digits_at_end(before)) return false;
    struct text next = first_word(after);
    return listed(UNITS, COUNT(UNITS), next) || (is_month(next) && digits_at_end(before) <= 2);
}

// « janvier 2018 » after a day.
static bool month_and_year(struct text before, struct text after)
{
    struct text month = last_word(before);
    if (digits_at_start(after) != 4 || !is_month(month)) return false;
    struct text rest = text_slice(before, 0, before.len - month.len);
    size_t blank = blank_before(rest);
    rest = text_slice(rest, 0, rest.len - blank);
    return blank && (digits_at_end(rest) || text_ends(rest, TEXT("1er")));
}

// The mark that `after` starts with, if a blank stands before it in French.
static struct text space_before(struct text after)
{
    if (!after.len) return NO_TEXT;
    if (*after.ptr == ':' || text_starts(after, TEXT("»"))) return NO_BREAK;
    return memchr(";!?", *after.ptr, 3) ? NARROW : NO_TEXT;
}

// The blank to write between what is written and what comes.
static struct text choose(struct text before, struct text after, struct text found)
{
    struct text mark = space_before(after);
    if (mark.len) return mark;
    if (text_ends(before, TEXT("«"))) return NO_BREAK;
    if (between_thousands(before, after)) return NARROW;
    struct text word = last_word(before);
    bool bound = listed(BINDERS, COUNT(BINDERS), word) || after_number(before, after) ||
                 month_and_year(before, after) ||
                 (listed(NUMBERED, COUNT(NUMBERED), word) &&
                  (digits_at_start(after) || starts_with_roman(after)));
    return bound ? NO_BREAK : found;
}

// Length of the run of blanks at t; *found: the one to keep when no rule speaks.
static size_t blank_run(struct text t, struct text *found)
{
    size_t at = 0;
    *found = TEXT(" ");
    for (size_t n; (n = blank_length(text_slice(t, at, t.len))) != 0; at += n)
        if (n > 1 && found->len == 1) *found = text_slice(t, at, at + n);
    return at;
}

// A mark that a typist set against the word before it.
static void add_missing_blank(struct buffer *out, struct text rest)
{
    struct text before = buffer_text(out);
    if (!before.len || blank_before(before)) return;
    struct text mark = space_before(rest);
    if (text_starts(rest, TEXT("»"))) {
        buffer_add(out, mark);
    } else if (mark.len && is_word(before.ptr[before.len - 1])) {
        bool closes = rest.len == 1 || blank_length(text_slice(rest, 1, rest.len));
        if (closes) buffer_add(out, mark);
    }
}

// « -1,5 % »: a minus, not a hyphen.
static bool starts_negative(struct text before, struct text rest)
{
    bool begins = !before.len || blank_before(before) || text_ends(before, TEXT("("));
    return begins && rest.len > 1 && is_digit(rest.ptr[1]);
}

static size_t add_one(struct buffer *out, struct text rest)
{
    if (text_starts(rest, TEXT("..."))) {
        buffer_add(out, TEXT("…"));
        return 3;
    }
    if (*rest.ptr == '-' && starts_negative(buffer_text(out), rest)) {
        buffer_add(out, TEXT("\u2212"));
        return 1;
    }
    if (*rest.ptr == '\'') {
        buffer_add(out, TEXT("’"));
        return 1;
    }
    size_t n = 0;
    text_next(rest, &n);
    buffer_add(out, text_slice(rest, 0, n));
    if (text_starts(rest, TEXT("«")) && rest.len > n &&
        !blank_length(text_slice(rest, n, rest.len)))
        buffer_add(out, NO_BREAK);
    return n;
}

struct text typography(struct arena *a, struct text t)
{
    struct buffer out = buffer_new(a);
    for (size_t at = 0; at < t.len;) {
        struct text rest = text_slice(t, at, t.len), found;
        size_t blanks = blank_run(rest, &found);
        if (blanks) {
            struct text after = text_slice(t, at + blanks, t.len);
            buffer_add(&out, choose(buffer_text(&out), after, found));
            at += blanks;
        } else {
            add_missing_blank(&out, rest);
            at += add_one(&out, rest);
        }
    }
    return buffer_text(&out);
}
