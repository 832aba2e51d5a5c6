// Breaks a paragraph into lines, the best way for the whole paragraph, and sets each line.
#pragma once

#include "compiler/print/hyphen.h"

typedef VEC(struct text) texts;

enum setting {
    SET_RAGGED,    // flush left, as few lines as can be
    SET_JUSTIFIED, // spaces spread, except on the last line
    SET_BALANCED,  // lines of like length, to be centred
};

struct shape {
    uint32_t width;   // columns of a line, everything included
    struct text lead; // begins the first line as it stands; its spaces are not spread
    uint32_t hang;    // blank columns before the other lines
    enum setting setting;
};

struct setter;

// `hyphens` may be NULL. The setter works in the region for as long as that lives.
struct setter *setter_new(struct arena *a, struct hyphens *hyphens);

// Adds to `out` the lines of `t`, none wider than the shape and none with trailing blanks. Lines
// part at spaces, after the hyphen of a compound and, if `hyphenate`, within words; never at a
// no-break space. A word wider than a line is cut. An empty text gives the lead alone, or nothing.
void line_break(struct setter *s, struct text t, const struct shape *shape, bool hyphenate,
                texts *out);

// Columns of the widest piece of `t` that must stay on one line.
uint32_t line_minimum(struct setter *s, struct text t, bool hyphenate);

// `t` with its blanks reduced to single spaces and none at the ends.
struct text line_plain(struct arena *a, struct text t);

uint32_t line_width(struct text t);      // text_width as a 32-bit count
struct text line_trimmed(struct text t); // without blanks at the end
void line_repeat(struct buffer *b, const char *what, uint32_t times);
