// libhyphen knows lower-case words alone; this file cuts what stands between two spaces into runs
// of letters and brings the points back to byte offsets of the text as written.
#include "compiler/print/hyphen.h"

#include "runtime/map.h"

#include <hyphen.h>
#include <stdlib.h>
#include <unicase.h>
#include <unictype.h>
#include <unistr.h>

enum { LEFT_LETTERS = 2, RIGHT_LETTERS = 3, MOST_LETTERS = 64, MOST_BYTES = 4 * MOST_LETTERS };

struct hyphens {
    HyphenDict *dictionary;
    struct map known; // a run in lower case to its uint64_t of points: bit i, before letter i
};

struct run {
    uint32_t offset[MOST_LETTERS]; // of each letter in the word
    char lower[MOST_BYTES];        // the run in lower case
    size_t bytes;
    uint32_t letters; // may exceed MOST_LETTERS: the run is then not looked up
    uint32_t capitals;
};

struct hyphens *hyphens_open(struct arena *a, const char *path)
{
    HyphenDict *dictionary = hnj_hyphen_load(path);
    if (!dictionary) return NULL;
    if (!dictionary->utf8) {
        hnj_hyphen_free(dictionary);
        return NULL;
    }
    struct hyphens *h = arena_make(a, struct hyphens);
    h->dictionary = dictionary;
    h->known = map_new(a);
    return h;
}

void hyphens_close(struct hyphens *h)
{
    if (h) hnj_hyphen_free(h->dictionary);
}

// Reads the next run of letters from *at on; false at the end of the word.
static bool next_run(struct text word, size_t *at, struct run *run)
{
    run->bytes = run->letters = run->capitals = 0;
    while (*at < word.len) {
        size_t here = *at;
        uint32_t c = text_next(word, at);
        if (!uc_is_property_alphabetic(c)) {
            if (run->letters > 0) return true;
            continue;
        }
        if (uc_is_upper(c)) run->capitals++;
        if (run->letters < MOST_LETTERS) {
            run->offset[run->letters] = (uint32_t)here;
            int size = u8_uctomb((uint8_t *)run->lower + run->bytes, uc_tolower(c),
                                 (ptrdiff_t)(MOST_BYTES - run->bytes));
            if (size > 0) run->bytes += (size_t)size;
        }
        run->letters++;
    }
    return run->letters > 0;
}

static void free_changes(char **changes, size_t count)
{
    if (!changes) return;
    for (size_t i = 0; i < count; i++) free(changes[i]);
    free(changes);
}

// Asks the dictionary. A run has MOST_LETTERS letters at most: its points fit 64 bits.
static uint64_t look_up(const struct hyphens *h, const struct run *run)
{
    char marks[MOST_BYTES + 5] = {0};
    char **changes = NULL; // spellings that change at a break: none is French
    int *position = NULL, *cut = NULL;
    uint64_t points = 0;
    int failed = hnj_hyphen_hyphenate3(h->dictionary, run->lower, (int)run->bytes, marks, NULL,
                                       &changes, &position, &cut, LEFT_LETTERS, RIGHT_LETTERS,
                                       LEFT_LETTERS, RIGHT_LETTERS);
    for (uint32_t i = LEFT_LETTERS; !failed && i + RIGHT_LETTERS <= run->letters; i++)
        if ((marks[i - 1] & 1) && !(changes && changes[i - 1])) points |= (uint64_t)1 << i;
    free_changes(changes, run->bytes);
    free(position);
    free(cut);
    return points;
}

// The words of an act come again and again: each is looked up once.
static uint64_t points_of(struct hyphens *h, const struct run *run)
{
    struct text key = {run->lower, run->bytes};
    uint64_t *points = map_get(&h->known, key);
    if (!points) {
        points = arena_make(h->known.arena, uint64_t);
        *points = look_up(h, run);
        map_set(&h->known, text_copy(h->known.arena, key), points);
    }
    return *points;
}

// Words that a no-break space holds together, « l'article 3 », « 14 décembre », stay whole; the
// space before a semicolon or a closing quote holds no words together.
static bool is_held(struct text word)
{
    bool after_space = false;
    for (size_t at = 0; at < word.len;) {
        uint32_t c = text_next(word, &at);
        if (after_space && (uc_is_property_alphabetic(c) || uc_is_property_decimal_digit(c)))
            return true;
        after_space = c == 0xA0 || c == 0x202F;
    }
    return false;
}

void hyphens_find(struct hyphens *h, struct arena *a, struct text word, offsets *out)
{
    struct run run;
    size_t at = 0;
    if (word.len == 0 || memchr(word.ptr, '-', word.len) || is_held(word)) return;
    while (next_run(word, &at, &run)) {
        bool acronym = run.capitals > 1;
        bool known = run.letters >= LEFT_LETTERS + RIGHT_LETTERS && run.letters <= MOST_LETTERS;
        uint64_t points = known && !acronym ? points_of(h, &run) : 0;
        for (uint32_t i = 0; points >> i; i++)
            if (points >> i & 1) vec_push(a, out, run.offset[i]);
    }
}
