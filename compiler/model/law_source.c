// See law_source.h. It reads lines and words only, so that it costs a hundredth of a parse.

#include "compiler/model/law_source.h"

#include "compiler/model/words.h"
#include "lang/line.h"

bool law_source_is(struct text bytes)
{
    bool found = false;
    while (bytes.len) {
        struct text line = text_take_line(&bytes), closed;
        if (!line.len || blank_length(line) || text_starts(line, TEXT("//"))) continue;
        bool opens = words_at(line, word(WORD_DISPOSITION)) > 0;
        bool closes = line_is_fin(line, &closed) && is_word(closed, WORD_DISPOSITION);
        if (!opens && !closes && !line_is_field(line)) return false;
        found = found || opens;
    }
    return found;
}

static bool names_one(struct text words, const struct map *categories)
{
    for (size_t at = 0; at < words.len;) {
        size_t n = word_length(text_slice(words, at, words.len));
        if (n && map_get(categories, text_slice(words, at, at + n))) return true;
        at += n ? n : 1;
    }
    return false;
}

// Whether what a line says may go on below it, as far as a line tells.
static bool may_go_on(struct text line)
{
    return text_ends(text_trim(line), TEXT(";")) || memmem(line.ptr, line.len, "//", 2);
}

bool law_source_bears(struct text bytes, const struct map *categories)
{
    bool found = false, within = false;
    while (bytes.len) {
        struct text line = text_take_line(&bytes);
        struct text words = text_slice(line, blanks_length(line), line.len);
        size_t rubric = words_at(words, word(WORD_BEARS_ON));
        bool more = within || text_starts(words, TEXT(";"));
        if ((rubric || more) && names_one(text_slice(words, rubric, words.len), categories))
            return true;
        found = found || rubric > 0;
        within = (rubric || more) && may_go_on(words);
    }
    return !found;
}
