// What the files that read a compiled act share. Nobody else includes it.
#pragma once

#include "runtime/compiled.h"
#include "runtime/node.h"

struct reader {
    struct arena *arena;
    struct diags *diags;
    struct compiled *compiled;
    const struct category *variable; // with slots `valeurs` and `valeur`
    const struct category *other;    // of every other block
    struct map blocks;               // identity -> struct block *
    struct map slots;                // name of a keyed slot -> struct slot *
    struct map values;               // « enumeration.value » -> struct enum_value *
};

// Reports that n is not what `key` should hold, and returns false.
bool reader_refuse(struct reader *r, const struct node *n, struct text key);

// The field `key` of n. NULL, reported, when it is missing.
const struct node *reader_field(struct reader *r, const struct node *n, const char *key);

// The text of the field `key` of n; NO_TEXT (reported) when it is missing or no text.
struct text reader_text(struct reader *r, const struct node *n, const char *key);

struct block *reader_block(struct reader *r, struct text id);
const struct slot *reader_slot(struct reader *r, struct text name);

// A value as data shows it, where its form tells its kind. False after an error.
bool read_value(struct reader *r, const struct node *n, struct value *out);

// A value with its kind: `kind:` and `value:`. False after an error.
bool read_typed(struct reader *r, const struct node *n, struct value *out);

// An expression; NULL after an error.
const struct expr *read_expr(struct reader *r, const struct node *n);
