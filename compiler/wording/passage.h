// Passages: proses with their insertions resolved, part by part. Those of a trame are resolved with
// it, those of an act when the document first needs them.
#pragma once

#include "compiler/wording/phrase.h"

struct passage_part {
    enum prose_kind kind;
    struct text marker; // of an item, as written
    uint8_t level;
    const struct phrase *phrase;
    struct place place;
    const struct passage_part *next;
};

// Cuts and resolves the inside of a texte. NULL when it is empty or after an error.
const struct passage_part *passage_resolve(struct scope *s, struct span span);

struct passages;
// `act` gives the scope of its proses; it must outlive the store.
struct passages *passages_new(const struct library *lib, struct arena *a, struct block *act);

// The passage of a value of kind PROSE; NULL when it is empty or wrong (said once).
const struct passage_part *passages_get(struct passages *p, struct text prose);
struct block *passages_act(const struct passages *p);

// Resolves the insertions of every prose of an act, so that what is wrong with them is said even
// when no document is composed. A prose without insertion costs one search for a brace.
void passages_verify(const struct library *lib, struct block *act);

// Writes a whole prose in one line: parts joined by a blank.
void passage_write_line(struct phrase_context *c, struct text prose, struct buffer *out);
