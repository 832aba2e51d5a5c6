// Extracts: whether the words that a rule quotes stand in its article's text.

#include "compiler/law/law.h"

#include "compiler/model/words.h"

struct text law_version_text(struct library *lib, const struct law_version *v)
{
    if (!v->file.len) return NO_TEXT; // which has been reported
    struct text path = text_printf(lib->arena, "textes/%.*s", TEXT_FMT(v->file));
    return load_text(lib->files, path, v->place);
}

static bool is_blank(uint32_t c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == 0xA0 || c == 0x202F;
}

// Whether the tag that opens at t[i] separates words: a paragraph or a line break, not a link.
static bool separates(struct text t, size_t i)
{
    static const struct text BLOCKS[] = {TEXT_INIT("p"), TEXT_INIT("br"), TEXT_INIT("div"),
                                         TEXT_INIT("li")};
    struct text tag = text_slice(t, i + 1, t.len);
    if (text_starts(tag, TEXT("/"))) tag = text_slice(tag, 1, tag.len);
    for (size_t k = 0; k < sizeof BLOCKS / sizeof *BLOCKS; k++)
        if (text_starts(tag, BLOCKS[k]) && tag.len > BLOCKS[k].len &&
            strchr(" />", tag.ptr[BLOCKS[k].len]))
            return true;
    return false;
}

// The words as they are compared: tags dropped, blanks as one space, one apostrophe.
static struct text plain_words(struct arena *a, struct text t)
{
    struct buffer b = buffer_new(a);
    bool blank = true;
    for (size_t i = 0; i < t.len;) {
        size_t from = i;
        uint32_t c = text_next(t, &i);
        bool tag = c == '<';
        const char *close = tag ? memchr(t.ptr + from, '>', t.len - from) : NULL;
        if (close) i = (size_t)(close - t.ptr) + 1;
        if (close && !separates(t, from)) continue;
        if (close || is_blank(c)) {
            if (!blank) buffer_add_char(&b, ' ');
            blank = true;
            continue;
        }
        blank = false;
        if (c == 0x2019)
            buffer_add_char(&b, '\'');
        else
            buffer_add(&b, text_slice(t, from, i));
    }
    return text_trim(buffer_text(&b));
}

// The next fragment of an extract, and what follows its `[…]`.
static struct text next_fragment(struct text *rest)
{
    static const struct text CUTS[] = {TEXT_INIT("[…]"), TEXT_INIT("[...]")};
    size_t end = rest->len, after = rest->len;
    for (size_t k = 0; k < sizeof CUTS / sizeof *CUTS; k++) {
        const char *cut = memmem(rest->ptr, rest->len, CUTS[k].ptr, CUTS[k].len);
        if (!cut || (size_t)(cut - rest->ptr) >= end) continue;
        end = (size_t)(cut - rest->ptr);
        after = end + CUTS[k].len;
    }
    struct text fragment = text_slice(*rest, 0, end);
    *rest = text_slice(*rest, after, rest->len);
    return text_trim(fragment);
}

static bool stands(struct arena *a, const struct rule *r, struct text words)
{
    struct text rest = plain_words(a, r->quote);
    size_t at = 0;
    while (rest.len) {
        struct text fragment = next_fragment(&rest);
        if (!fragment.len) continue;
        const char *found = memmem(words.ptr + at, words.len - at, fragment.ptr, fragment.len);
        if (!found) return false;
        at = (size_t)(found - words.ptr) + fragment.len;
    }
    return true;
}

bool law_quote_stands(struct arena *a, const struct rule *r, struct text content)
{
    return stands(a, r, plain_words(a, content));
}

// The versions that hold each rule's extract. With a single version nothing needs to be read: the
// library's own test has verified that it stands there.
void law_place_rules(struct library *lib, struct disposition *d)
{
    VEC(struct text) words = {0};
    for (uint32_t i = 0; d->versions.count > 1 && i < d->versions.count; i++)
        vec_push(lib->arena, &words,
                 plain_words(lib->arena, law_version_text(lib, &d->versions.items[i])));
    for (uint32_t i = 0; i < d->rules.count; i++) {
        struct rule *r = d->rules.items[i];
        r->versions = words.count ? 0 : 1;
        for (uint32_t k = 0; k < words.count; k++)
            if (!r->quote.len || stands(lib->arena, r, words.items[k]))
                r->versions |= (uint64_t)1 << k;
    }
}

void law_verify_quotes(struct library *lib)
{
    for (uint32_t i = 0; i < lib->dispositions.count; i++) {
        struct disposition *d = lib->dispositions.items[i];
        VEC(struct text) words = {0};
        for (uint32_t k = 0; k < d->versions.count; k++)
            vec_push(lib->arena, &words,
                     plain_words(lib->arena, law_version_text(lib, &d->versions.items[k])));
        for (uint32_t n = 0; n < d->rules.count; n++) {
            struct rule *r = d->rules.items[n];
            bool found = !r->quote.len;
            for (uint32_t k = 0; k < words.count && !found; k++)
                found = stands(lib->arena, r, words.items[k]);
            if (!found) diag_say(lib->diags, DIAG_QUOTE_NOT_FOUND, r->place, r->id, d->title);
        }
    }
}
