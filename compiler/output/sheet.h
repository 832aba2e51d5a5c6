// A sheet of explanations for a terminal: a label in the margin, words wrapped beside it.
#pragma once

#include "runtime/text.h"

struct sheet {
    struct buffer *out;
    uint32_t width; // columns
};

// One line, not wrapped.
void sheet_head(const struct sheet *s, struct text t);
// An empty line.
void sheet_gap(const struct sheet *s);
// Two blanks, the label, then the words; nothing for an empty text.
void sheet_item(const struct sheet *s, const char *label, struct text t);
// A line as it is behind `indent` blanks.
void sheet_line(const struct sheet *s, uint32_t indent, struct text t);
// Words behind `indent` blanks.
void sheet_words(const struct sheet *s, uint32_t indent, struct text t);
