// Where the numbered things of a document stand, and how one refers to them from elsewhere: found
// while the document is composed a first time, read while it is composed for good.
#pragma once

#include "compiler/wording/phrase.h"
#include "compiler/wording/wording.h"

struct target {
    struct text id;     // of the trame's division, or the name of the author's block
    struct text noun;   // « article », « paragraphe », « tableau », « annexe » …
    struct text number; // « 5 », « 1er », « III », « 1.1 »; empty when it has none
    struct text label;  // « AXE 1 », when the division has a label of its own
    struct text title;  // of an annex
    struct text anchor; // its identity when it can be « le présent article »; else empty
    const struct target *within; // what it is a part of when cited; NULL: nothing
};

struct reference_table {
    struct arena *arena;
    struct map by_id;         // « article objet » -> struct target *, the first
    struct map by_anchor;     // anchor -> struct target *
    struct map by_block_name; // « paragraphe bilan » -> struct target *; an empty one: several
    struct map ids;           // id -> struct target *, to suggest
    struct map by_block;      // path of a block -> struct text *: its composed number
    VEC(struct target *) annexes;
    // Number of a block that stands in another act; NULL: none.
    struct text (*elsewhere)(void *context, const struct block *b);
    void *context;
};

struct reference_table *references_new(struct arena *a);

// Adds a target; an `id` that is empty can be numbered but not cited.
struct target *references_add(struct reference_table *t, struct text id, struct text noun,
                              struct text anchor);

// The target can also be cited by the name of the block that it prints, unless a division bears
// that name or another target of the same noun prints a block of that name.
void references_name_block(struct reference_table *t, const struct block *b, struct target *x);

// The first number given to a block is the one that is kept.
void references_number_block(struct reference_table *t, const struct block *b, struct text number);
struct text references_block_number(const struct reference_table *t, const struct block *b);

// What « paragraphe bilan » names; NULL: nothing, or several blocks.
const struct target *references_find(const struct reference_table *t, struct arena *scratch,
                                     struct text noun, struct text id);

// Writes « l'article 5 », « des articles 3, 5 et 7 », « du II de l'article 6 », as read from the
// division `here` after the words of the same passage that stand in `out`: « au II » of this
// article needs no more where no article has been named. False when a target does not exist: its
// identifier is then in *missing.
bool references_write(const struct reference_table *t, struct text here,
                      const struct segment *cited, struct buffer *out, struct text *missing);

// Writes « du code des ports », or « du même code » when it is the last code that `out` names.
void references_write_code(const struct segment *cited, struct buffer *out);
