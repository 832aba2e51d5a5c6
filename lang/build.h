// Constructors of the tree, one for each production of the grammar. They cannot fail: what is wrong
// in a value is reported and stands in the tree as it was written.
#pragma once

#include "lang/tree.h"

struct reader;

// What precedes an item, with its opening words.
struct opening {
    struct text word;
    struct span word_span;
    struct tree_comment *comments;
    bool blank_before;
};

// The raw lines of a texte, with its `fin texte` in `end`.
struct wording {
    struct text text;
    struct span span;
    struct tree_comment *trailing;
};

// The end of a block. `word` is that of the block it closes.
struct closing {
    struct text word;
    struct span word_span, end;
    struct tree_comment *comments;
};

struct items {
    struct tree_item *first, *last;
};

struct entries {
    struct tree_entry *first, *last;
};

struct exprs {
    struct tree_expr *first, *last;
};

struct items build_items(struct items list, struct tree_item *item); // NULL is skipped
struct tree_item *build_head(struct arena *a, const struct opening *o, struct span span);
struct tree_item *build_of(struct tree_item *head, struct text of, struct span span);
struct tree_item *build_name(struct reader *r, struct tree_item *head, struct text name,
                             struct span span);
struct tree_item *build_title(struct reader *r, struct tree_item *head, struct text title,
                              struct span span);
// A title that is yet to be written: what was read says what is to be.
struct tree_item *build_hole(struct tree_item *head);
struct tree_item *build_block(struct tree_item *head, struct tree_comment *trailing,
                              struct tree_item *items, const struct closing *end, struct span span);
// A block whose head could not be read: its word is known from its closing.
struct tree_item *build_broken(struct arena *a, struct tree_item *items, const struct closing *end,
                               struct span span);
struct tree_item *build_field(struct arena *a, const struct opening *o, struct tree_entry *entries,
                              struct tree_comment *trailing, struct span head, struct span span);
struct tree_item *build_wording(struct arena *a, const struct opening *o, const struct wording *w,
                                struct span head, struct span span);
struct tree_item *build_row(struct arena *a, const struct opening *o, struct tree_entry *cells,
                            struct tree_comment *trailing, struct span span);

struct entries build_entries(struct entries list, struct tree_entry *entry);
struct tree_entry *build_entry(struct arena *a, struct tree_expr *key, struct tree_expr *value,
                               struct span span);
struct tree_entry *build_filtered(struct arena *a, struct tree_expr *key, struct tree_expr *value,
                                  struct tree_expr *filter, struct span span);
struct tree_entry *build_attributes(struct tree_entry *e, struct tree_expr *list, struct span span);
struct tree_entry *build_note(struct tree_entry *e, struct text note, struct span span);

struct exprs build_exprs(struct exprs list, struct tree_expr *x);
struct tree_expr *build_plain(struct reader *r, enum tree_kind kind, struct span span);
struct tree_expr *build_text(struct reader *r, enum tree_kind kind, struct text t,
                             struct span span);
struct tree_expr *build_path(struct reader *r, struct tree_expr *on, struct text member,
                             struct span span);
struct tree_expr *build_unary(struct reader *r, enum tree_kind kind, struct tree_expr *x,
                              struct span span);
struct tree_expr *build_pair(struct reader *r, enum tree_kind kind, struct tree_expr *x,
                             struct tree_expr *y, struct span span);
struct tree_expr *build_binary(struct reader *r, enum tree_op op, struct tree_expr *x,
                               struct tree_expr *y, struct span span);
struct tree_expr *build_if(struct reader *r, struct tree_expr *condition, struct tree_expr *x,
                           struct tree_expr *y, struct span span);
struct tree_expr *build_binder(struct reader *r, struct text name, struct tree_expr *collection,
                               struct tree_expr *filter, struct span span);
struct tree_expr *build_quantifier(struct reader *r, enum tree_op op, struct tree_expr *binder,
                                   struct tree_expr *body, struct span span);
struct tree_expr *build_list(struct reader *r, enum tree_kind kind, struct text name,
                             struct tree_expr *list, struct span span);
struct tree_expr *build_set(struct reader *r, struct tree_expr *list, struct span span);
struct tree_expr *build_comprehension(struct reader *r, struct text name, struct tree_expr *x,
                                      struct tree_expr *binders, struct span span);
struct tree_expr *build_relative(struct reader *r, enum tree_op op, struct tree_expr *x,
                                 struct span span);
struct tree_expr *build_observed(struct reader *r, struct tree_expr *x, struct tree_expr *year,
                                 struct span span);
struct tree_expr *build_to_fix(struct reader *r, struct tree_expr *date, struct span span);
