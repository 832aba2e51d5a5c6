// The library: what the declarations of all files loaded say. Categories, enumerations, functions,
// law and named top-level blocks, each found by its name in one hashed lookup.
#pragma once

#include "compiler/model/load.h"
#include "runtime/eval/eval.h"

struct disposition;
struct rule;

// A trame as it was declared: its tree block and where it stands.
struct outline_source {
    const struct tree_item *item;
    const struct file *file;
};

struct library {
    struct arena *arena;
    struct diags *diags;
    struct files *files;
    struct map categories;         // name -> struct category *
    struct map enumerations;       // name -> struct enumeration *
    struct map enum_values;        // name -> struct enum_value *, the first of that name
    struct map functions;          // name -> struct library_function *
    struct map language_functions; // name -> its entry in the table of resolve.c
    struct map globals;            // name -> struct block *: named top-level blocks
    struct map laid;               // categories again, each after its parent
    struct map names;              // scoped names of blocks, see names.h
    struct map lost;               // names of blocks that an error kept out of the model
    struct map outlines;           // category name -> struct outline_source *
    struct map rules;              // identifier -> struct rule *
    VEC(struct disposition *) dispositions;
    VEC(struct rule *) product; // rules of the product
    const struct category *act; // the root category of acts; NULL when none is declared
    const struct category *dossier;
    struct builder *builder; // blocks created and not yet filled, build_model.c's own
    uint32_t block_count;
    uint32_t silenced; // values refused for an error that another place has said
};

// Declares categories, enumerations and functions of every file. Errors go to lib->diags.
struct library *library_declare(struct arena *a, struct files *f, struct diags *d);

// Resolves the bodies of functions and the fallbacks of slots, once named blocks are entered.
void library_resolve(struct library *lib);

// The type named `name` in a category or a function: a base type, an enumeration or a category.
bool library_type(const struct library *lib, struct text name, struct type *out);

// The type that x writes in source s; false after an error, which has been reported.
bool library_type_of(const struct library *lib, const struct source *s, const struct tree_expr *x,
                     struct type *out);
