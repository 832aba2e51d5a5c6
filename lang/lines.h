// What the lexer decides about lines, blocks and the words of a value, apart from its patterns.
// Offsets are bytes of the source. Functions that return a length count from the token's begin.
#pragma once

#include "grammar.h"
#include "lang/reader.h"

// Comments and blank lines, kept for the item that follows or whose line it is.
void lines_blank(struct reader *r, uint32_t newline);
void lines_comment(struct reader *r, struct span line);
void lines_comment_within(struct reader *r, struct span blank_and_comment);
struct tree_comment *lines_end(struct reader *r); // of a head, a field or a row

struct opening lines_opening(struct reader *r, struct span word);
struct opening lines_rubric(struct reader *r, struct span words_and_colon);

// Blocks. lines_head gives the length of the opening word, 0 when the line opens none; lines_silent
// says that the block just opened lies too deep to make tokens.
uint32_t lines_head(struct reader *r, struct span line);
void lines_push(struct reader *r, struct text word, uint32_t begin);
bool lines_silent(const struct reader *r);
bool lines_names_category(const struct reader *r, struct span de);
struct text lines_identifier(struct reader *r, struct span name);
void lines_fin(struct reader *r, struct span line);
void lines_eof(struct reader *r);
bool lines_closes(const struct reader *r); // a closing waits to be given
int lines_close(struct reader *r, SCEAU_STYPE *value, struct span *at);

// Prose. lines_wording_after: the bytes from the colon to the end of a line that says `: texte`.
uint32_t lines_wording_after(struct reader *r, struct span rubric);
void lines_wording_opens(struct reader *r, struct span opener, uint32_t begin);
uint32_t lines_wording(struct reader *r, struct wording *w, struct span *at);

// Rows.
bool lines_first_row(struct reader *r);
bool lines_more_cells(struct reader *r, struct span bar);
bool lines_cell(struct reader *r, SCEAU_STYPE *value, struct span *at);

// Values. lines_continue: the bytes up to where a value goes on, 0 when its line ends it.
uint32_t lines_continue(struct reader *r, struct span newline);
bool lines_paren(struct reader *r, struct span paren);
bool lines_unclosed(struct reader *r);
uint32_t lines_string(struct reader *r, SCEAU_STYPE *value, struct span *at);
uint32_t lines_digit(struct reader *r, SCEAU_STYPE *value, struct span *at, int *token);
uint32_t lines_word(struct reader *r, SCEAU_STYPE *value, struct span *at, int *token);

struct text lines_at(const struct reader *r, uint32_t begin); // up to the end of the line
uint32_t lines_begin(const struct reader *r, uint32_t at);    // of the line at a place
// The next line is indented more, or it is `fin word`.
bool lines_deeper(const struct reader *r, uint32_t offset, struct text word);
bool lines_have_fin(const struct reader *r, uint32_t offset, struct text word); // within reach

// What cannot be: reported, then skipped.
uint32_t lines_stray(struct reader *r, uint32_t begin, bool *opens);
uint32_t lines_odd(struct reader *r, uint32_t begin);

void lexer_open(struct reader *r);
