// What the files that read a compiled act share. Nobody else includes it.
#pragma once

#include "runtime/compiled/compiled.h"
#include "runtime/compiled/node.h"

struct rebuild {
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
bool compiled_refuse(struct rebuild *r, const struct node *n, struct text key);

// The field `key` of n. NULL, reported, when it is missing.
const struct node *compiled_field(struct rebuild *r, const struct node *n, const char *key);

// The text of the field `key` of n; NO_TEXT (reported) when it is missing or no text.
struct text compiled_text(struct rebuild *r, const struct node *n, const char *key);

struct block *compiled_block(struct rebuild *r, struct text id);
const struct slot *compiled_slot(struct rebuild *r, struct text name);

// A value as data shows it, where its form tells its kind. False after an error.
bool rebuild_value(struct rebuild *r, const struct node *n, struct value *out);

// A value with its kind: `kind:` and `value:`. False after an error.
bool rebuild_typed(struct rebuild *r, const struct node *n, struct value *out);

// An expression; NULL after an error.
const struct expr *rebuild_expr(struct rebuild *r, const struct node *n);
