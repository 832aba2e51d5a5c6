// How the fields of an outline's divisions are read; shared by the files that compile it.
#pragma once

#include "compiler/document/outline.h"

const struct tree_item *field_named(const struct tree_item *block, const char *name);

// The words of a field's value as written, without quotation marks.
struct text field_source(const struct scope *s, const struct tree_item *field);

// What stands between the quotation marks of a string, or of a block's title.
struct span string_inside(const struct source *source, const struct tree_expr *x);
struct span string_inside_title(const struct source *source, const struct tree_item *item);

// One line of wording.
const struct passage_part *line_words(struct scope *s, struct span span);
// A wording written « … » or texte … fin texte. NULL when the field is NULL or after an error.
const struct passage_part *field_words(struct scope *s, const struct tree_item *field);

const struct expr *field_condition(struct scope *s, const struct tree_item *block);
bool field_is_yes(const struct tree_item *block, const char *name, bool otherwise);
enum numbering field_numbering(struct scope *s, const struct tree_item *field);
int64_t field_number(const struct tree_item *block, const char *name); // 0 when there is none

// The plan of a « tableau » in scope s, whose binders are resolved already. Never NULL.
struct table_plan *resolve_table(struct scope *s, const struct tree_item *item);
