// One line of source, looked at by itself: what it would be, were it read from its beginning.
#pragma once

#include "runtime/text.h"

// Bytes of the blank at the start of t: space, tab, carriage return, no-break spaces. 0 if none.
size_t blank_length(struct text t);
size_t blanks_length(struct text t);

// Bytes of the word at the start of t: letters, digits, `_`, and `-` or apostrophes between them.
size_t word_length(struct text t);

// Bytes at the start of t that say `words`, whatever its blanks and apostrophes; 0 when it does
// not, or when a longer word begins so.
size_t words_at(struct text t, struct text words);

// All take a line without its newline.
bool line_is_empty(struct text line);                  // blank, or a comment
bool line_is_fin(struct text line, struct text *word); // `fin word`; the word empty for `fin`
bool line_is_field(struct text line);                  // `words :`
bool line_opens_wording(struct text line);             // `texte`, or `words : texte`
bool line_is_head(struct text line, struct text *word, bool *bare); // bare: a word and nothing else

// Bytes of blanks before the first word; a tab counts as one.
uint32_t line_indent(struct text line);
