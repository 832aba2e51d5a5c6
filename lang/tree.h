// The tree: what was written, as it was written, with byte spans. It knows blocks, fields, tables
// and expressions; it knows no category, so the law parses with the same grammar as a convention.
#pragma once

#include "runtime/source.h"
#include "runtime/value/date.h"
#include "runtime/value/number.h"

enum tree_kind {
#define TREE(id, note) TREE_##id,
#include "lang/tree.def"
#undef TREE
    TREE_COUNT
};

enum tree_op {
    OP_OR,
    OP_AND,
    OP_EQ,
    OP_NE,
    OP_LT,
    OP_GT,
    OP_LE,
    OP_GE,
    OP_IN,
    OP_SUBSET,
    OP_WITHIN,
    OP_ADD,
    OP_SUB,
    OP_MUL,
    OP_DIV,
    OP_FORALL,
    OP_EXISTS,
    OP_NONE, // quantifiers
    OP_BEFORE,
    OP_AFTER, // of a RELATIVE
};

// What each kind holds is in tree.def. Expressions are most of the memory of a large source, so
// what only one kind has shares its room with what the others have.
struct tree_expr {
    uint8_t kind; // enum tree_kind
    uint8_t op;   // enum tree_op
    uint8_t currency;
    bool parenthesised;
    uint16_t depth;   // of the tree below: bounded, so that a walk may recurse
    uint16_t article; // of a CITATION: bytes of its text that name the article
    struct span span;
    struct tree_expr *next; // next in the list that this one is in
    struct tree_expr *left, *right;
    struct text text;
    union {
        struct tree_expr *condition; // IF, QUANTIFIER
        struct tree_expr *filter;    // « tel que », of a NAME that is a binder
        struct tree_expr *list;      // first of the arguments, members or binders
        const struct number *number;
        const struct civil *day;
        const struct duration *duration;
        day_number date;
        int32_t year;
    };
};

// The condition, the filter or the list of x; NULL for a kind that has none.
struct tree_expr *tree_inner(const struct tree_expr *x);

// The first segment of a citation.
static inline struct text tree_article(const struct tree_expr *x)
{
    return text_slice(x->text, 0, x->article);
}

// One of the values of a field, between `;`: `key : value tel que filter, attributes « note »`.
struct tree_entry {
    struct tree_expr *key; // NULL when there is none
    struct tree_expr *value;
    struct tree_expr *filter;     // after « tel que »
    struct tree_expr *attributes; // after each `,`, a list by `next`
    struct text note;             // « motif », empty when none
    struct span span;
    struct tree_entry *next;
};

// A comment belongs to the item that it precedes, or whose line it ends.
struct tree_comment {
    struct text text;  // with its `//`
    bool trailing;     // on the line of the item
    bool blank_before; // an empty line stood before it
    struct tree_comment *next;
};

enum item_kind {
    ITEM_BLOCK, // word [name] [« title »] … fin word
    ITEM_FIELD, // rubrique : entries, or rubrique : texte … fin texte
    ITEM_PROSE, // texte … fin texte, as a block's own body
    ITEM_ROW,   // | cell | cell |
};

struct tree_item {
    enum item_kind kind;
    bool blank_before;  // an empty line stood before it: kept by the formatter
    bool has_prose;     // `prose` is set, and not `of`
    bool title_is_hole; // BLOCK: its title says what is to be written there
    struct span span;   // whole
    struct tree_comment *comments;
    struct tree_item *next;

    struct text word; // BLOCK: its opening word; FIELD: its words, single spaces between
    struct span word_span, head_span; // head: the opening line
    struct text name, title;          // BLOCK; empty when absent
    struct span name_span, title_span;
    struct tree_item *items;      // BLOCK
    struct tree_comment *closing; // BLOCK: comments before its `fin`
    struct tree_entry *entries;   // FIELD; ROW: one entry a cell, value NULL when it is empty
    union {
        struct {
            struct text of; // BLOCK: « tableau de X »
            struct span of_span;
        };
        struct {
            struct text prose; // PROSE, or FIELD whose value is a texte: the raw lines between
            struct span prose_span;
        };
    };
};

struct tree {
    const struct source *source;
    struct tree_item *items;
    struct tree_comment *closing; // after the last item
    bool has_errors;              // syntax errors were reported: no verdict of law may rest on it
};

// Whether two trees say the same thing: spans and the layout of blank lines aside, but with the
// comments. What the formatter must keep.
bool tree_equal(const struct tree *x, const struct tree *y);
bool tree_expr_equal(const struct tree_expr *x, const struct tree_expr *y);
