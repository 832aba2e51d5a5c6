// The library: what the declarations of all files loaded say. Categories, enumerations, functions,
// law and named top-level blocks, each found by its name in one hashed lookup.
#pragma once

#include "compiler/load.h"
#include "runtime/eval.h"

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
    struct map categories;   // name -> struct category *
    struct map enumerations; // name -> struct enumeration *
    struct map enum_values;  // name -> struct enum_value *, the first of that name
    struct map functions;    // name -> struct library_function *
    struct map globals;      // name -> struct block *: named top-level blocks
    struct map outlines;     // category name -> struct outline_source *
    struct map rules;        // identifier -> struct rule *
    VEC(struct disposition *) dispositions;
    VEC(struct rule *) product;  // rules of the product
    const struct category *act;  // the root category of acts; NULL when none is declared
    const struct category *dossier;
    uint8_t digest[32]; // SHA-256 over the library's files, in order
};

// Declares categories, enumerations and functions of every file. Bodies of functions and fallbacks
// are resolved once all names are known. Errors go to lib->diags.
struct library *library_declare(struct arena *a, struct files *f, struct diags *d);

// The type named `name` in a category or a function: a base type, an enumeration or a category.
bool library_type(const struct library *lib, struct text name, struct type *out);
