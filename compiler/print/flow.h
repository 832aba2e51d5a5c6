// A flow: the lines of a part of the document, one after the other, each with what keeps it with
// the next. Blocks write into a flow; pages are cut out of it afterwards.
#pragma once

#include "compiler/document/document.h"
#include "compiler/print/line.h"

// How strongly a line is held to the next, weakest first; the prices stand in page.c.
enum hold {
    HOLD_NONE,
    HOLD_ROW,   // the rows of a table that would fit on one page
    HOLD_KEEP,  // a heading and its text, a widow, a signature and its article
    HOLD_BLOCK, // within a row or a box
    HOLD_NEVER, // a table and its frame
};

// What closes a table at the foot of a page and opens it again at the head of the next. Rules are
// drawn against a row in columns [0] or one that runs across them all [1].
struct fence {
    struct text close[2];
    texts reopen;
    struct text head_rule[2]; // under the repeated heading; empty when the table has no heading
};

struct line {
    struct text text; // empty: a blank line, dropped at the head of a page
    enum hold hold;
    bool is_rule;   // the rule between two rows
    bool is_merged; // of a row that runs across all columns
    const struct fence *fence;
};

// An entry of the table of contents.
struct mark {
    uint32_t line; // of its title in the flow
    uint32_t depth;
    struct text text;
};

struct flow {
    struct arena *arena;
    struct setter *setter;
    uint32_t width, height; // columns; lines of a page between its header and its footer
    bool ragged;            // no spread spaces, no hyphenation
    uint32_t gap;           // blank lines due before the next line
    uint32_t depth;         // of the division that is being written, from 1; 0 outside
    VEC(struct line) lines;
    VEC(struct mark) marks;
};

struct flow flow_new(struct arena *a, struct setter *s, uint32_t width, uint32_t height);

// Asks for at least `blanks` blank lines before what comes next; never at the top of a flow.
void flow_gap(struct flow *f, uint32_t blanks);
struct line *flow_line(struct flow *f, struct text t, enum hold hold);
void flow_mark(struct flow *f, uint32_t depth, struct text t);

// A paragraph that begins with `lead`. Its first two and its last two lines stay together, and
// one that ends in a colon stays with what it introduces.
void flow_paragraph(struct flow *f, struct text t, struct text lead, uint32_t hang);
// Lines without spread spaces, kept with what follows when `hold` says so.
void flow_aligned(struct flow *f, struct text t, uint32_t measure, enum align align,
                  enum hold hold);

// Holds the last `count` lines of text to what comes next.
void flow_keep_back(struct flow *f, uint32_t count);

// Blanks before the line that bring `t` to the right edge, or to the middle, of `width` columns.
struct text flow_right(struct arena *a, struct text t, uint32_t width);
struct text flow_centred(struct arena *a, struct text t, uint32_t width);
