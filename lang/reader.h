// What lexer and grammar share while one source is read. Private to lang/.
#pragma once

#include "lang/build.h"
#include "runtime/diag.h"
#include "runtime/vec.h"

// An open block. `silent`: it lies beyond the limit of nesting and makes no token.
struct frame {
    struct text word;
    struct span span;
    uint32_t indent;
    bool has_row;
    bool silent;
};

struct comments {
    struct tree_comment *first, *last;
};

struct reader {
    struct arena *arena;
    struct diags *diags;
    const struct source *source;
    struct tree *tree;        // START_SOURCE: where the items go
    struct tree_expr *result; // START_EXPRESSION
    void *scanner;
    char *buffer;        // what flex scans: a copy of size + 3 bytes, that flex alone may change
    uint32_t base, size; // its place in the source
    bool expression;
    const struct source *original; // as it was before bad bytes were replaced
    bool failed;                   // an error was reported

    // Blocks. A first reading matches each fin with the nearest block of its word. If the source is
    // unbalanced, it is read again with the indentation as a hint of which line is missing.
    VEC(struct frame) open;
    bool by_indent, unbalanced;
    VEC(uint32_t) unclosed;   // offsets of the heads that the first reading found without end
    uint32_t unclosed_before; // how many of them that reading had
    uint32_t to_close;        // closings to give before anything else is read
    struct span to_close_at;
    struct closing end; // the closing after those, when has_end
    bool has_end;

    struct comments before;        // comments since the last item
    struct comments within;        // comments on the lines of the item being read
    bool blank;                    // an empty line since the last item or comment
    bool wording;                  // a texte begins here
    uint32_t wording_head;         // where the line that opens it begins
    uint32_t wording_begin;        // where its own lines begin
    VEC(uint32_t) parens;          // the open ones of this value
    int start, last, previous;     // tokens
    uint32_t stray_end;            // where the last stray line ended
    uint32_t searched_end;         // up to here, no `fin texte` comes first
    uint32_t said_begin, said_end; // the line that has had its message
    struct span at, before_at;     // spans of `last` and of `previous`
    bool such_that;                // « tel que » stands before in this value
    bool unopened;                 // the last `)` closed nothing
};

struct syntax_error {
    struct span span;
    struct text found;
    struct text expected[24]; // without the operators, that a value could go on with
    int count;
    bool operand; // a value may stand here: saying so is enough
};

// The line from byte `begin` on, cut at a length that no literal, citation or keyword reaches.
struct text lines_window(const struct reader *r, uint32_t begin);

void reader_finish(struct reader *r, struct items items);
void reader_syntax_error(struct reader *r, const struct syntax_error *e);
void reader_too_deep(struct reader *r, struct span where);
struct place reader_place(const struct reader *r, struct span span);
struct text reader_text(const struct reader *r, struct span span);

// Says something, unless the line has had its message. The texts are %0 and %1 of the catalogue.
void reader_say(struct reader *r, enum diag_code code, struct span span, struct text x,
                struct text y);
#define reader_report(r, code, span) reader_say((r), (code), (span), NO_TEXT, NO_TEXT)

// Reads what begins with a digit at byte `at`. Gives its length and the literal; *out is NULL when
// a message was given, or when it is no literal (then the length is 0).
uint32_t literal_read(struct reader *r, uint32_t at, struct tree_expr **out);

// Reads a citation at byte `at`; 0 when there is none.
uint32_t citation_read(struct reader *r, uint32_t at, struct tree_expr **out);
