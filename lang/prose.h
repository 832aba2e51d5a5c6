// Prose: raw text in which only `{…}` is special. Here it is cut into paragraphs, list items and
// segments; what an insertion means is the compiler's.
#pragma once

#include "lang/parse.h"

enum insert_kind {
    INSERT_TEXT,  // not an insertion: words as written
    INSERT_VALUE, // {path} or {path : format}
    INSERT_THE,   // {le X} {Le X} {du X} {au X} {un X}: article, possibly a format
    INSERT_REFER, // {l'article ID} {à l'article ID} {de l'annexe ID} {au tableau ID} …
    INSERT_AGREE, // {accord X : masculin/féminin/masculins/féminins}
    INSERT_IF,    // {si X : … ; sinon : …}
    INSERT_EMPTY, // {}: prints nothing
};

enum particle { PARTICLE_THE, PARTICLE_OF, PARTICLE_TO, PARTICLE_A }; // le, du, au, un

struct segment {
    enum insert_kind kind;
    struct span span;
    struct text text;                 // TEXT
    struct tree_expr *expr;           // VALUE, THE, AGREE, IF: what is inserted or asked
    struct text format;               // after `:`; empty when none
    enum particle particle;           // THE, REFER
    bool capital;                     // {Le X}, {L'article X}
    bool plural;                      // REFER: {les annexes}, {des articles a et b}
    struct text noun;                 // REFER: article, annexe, tableau, paragraphe, titre, code…
    struct text target;               // REFER: the identifier, or several; what a code is of
    struct text forms[4];             // AGREE: m. s., f. s., m. pl., f. pl.
    struct segment *then, *otherwise; // IF
    struct segment *next;
};

enum prose_kind { PROSE_PARAGRAPH, PROSE_ITEM };

struct prose_part {
    enum prose_kind kind;
    struct text marker; // ITEM: « 1° », « a) », « – » as written
    uint8_t level; // ITEM: 1 for 1° or –, 2 below, by order of appearance of the marker kinds
    struct segment *segments;
    struct span span;
    struct prose_part *next;
};

// Cuts the bytes of `span` (the inside of a texte): dedents, joins wrapped lines, finds paragraphs
// (an empty line between) and items (SPEC.md, « Prose »), and parses each insertion.
struct prose_part *parse_prose(struct arena *a, const struct source *s, struct span span,
                               struct diags *d);

// Cuts one line of text (a title, a constat) into segments.
struct segment *parse_segments(struct arena *a, const struct source *s, struct span span,
                               struct diags *d);

// The lines of a texte without their common indentation, blanks at their ends, and empty lines
// before the first and after the last.
struct text prose_dedent(struct arena *a, struct text raw);
