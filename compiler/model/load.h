// Files: the library, the arguments, the dossier and the acts that they refer to, each read and
// parsed once. Paths are kept from the root; what leaves the root, cycles or cannot be read is
// said.
#pragma once

#include "compiler/model/cycle.h"
#include "compiler/model/precompiled.h"
#include "lang/parse.h"
#include "runtime/map.h"

struct block;

struct file;

// « utilise : a.b » or « acte « path » »: the file that is meant, and where it is first said.
struct use {
    struct file *file;
    struct place place;
};

struct file {
    const struct source *source;
    const char *opened; // its path as opened, for writing back and for make
    struct tree *tree;
    bool library;                 // below the library's folder
    bool lost;                    // it holds blocks of no known category, which has been reported
    bool argument;                // named on the command line: its verdicts are reported
    VEC(struct block *) acts;     // its top-level blocks that are acts, once the model is built
    struct block *dossier;        // its dossier block; NULL when there is none
    VEC(struct use) uses;         // each file once, in order of first mention
    const struct file *last_user; // the last of the files whose `uses` hold this one
    struct vertex vertex;         // in the search for cycles
};

// A file that was read and not parsed.
struct unparsed {
    struct source *source;
    const char *opened;
};

// The folder of a library that holds its examples; it is no part of its declarations.
#define LIBRARY_EXAMPLES "exemples"

struct files {
    struct arena *arena;
    const struct map *instead; // path as opened -> struct text *: bytes in place of the file's
    struct diags *diags;
    struct text library_path; // folder of the library, as opened
    struct precompiled precompiled;
    struct text root;         // folder that paths are told from, as opened
    VEC(struct file *) list;  // library first, in byte order of paths; then as they were met
    VEC(struct unparsed) law; // of the library, not parsed yet
    struct map by_path;       // path from the root (or « stdlib/… ») -> struct file *
    struct file *dossier;     // the root's dossier.sceau; NULL when there is none
    bool wrong_syntax;        // a file has syntax errors
    bool environment_failed;  // a file could not be read: exit status 3
};

// Reads every `.sceau` file below `library_path`. Unless it is asked for whole, the files of the
// folders named `trames` are left out (they hold outlines and nothing else, which serve documents
// alone) and those of dispositions wait for load_law. False when the folder cannot be read.
bool load_library(struct files *f, const char *library_path, bool whole);

// Parses the files of dispositions that may bear on these categories (a map by name), or all that
// wait when it is NULL.
void load_law(struct files *f, const struct map *categories);

// Finds the root of `arguments` (files or folders), loads them, the dossier, and what they use.
bool load_arguments(struct files *f, const char *const *arguments, size_t count);

// Loads the arguments alone: neither what they use nor the dossier.
bool load_sources(struct files *f, const char *const *arguments, size_t count);

// The file that `path` (written in `from`) names; loads it when needed. NULL after an error.
struct file *load_relative(struct files *f, const struct file *from, struct text path,
                           struct place where);

// The same, for a file that has been loaded already; NULL, and nothing said, when it has not.
struct file *load_known(const struct files *f, const struct file *from, struct text path);

// The bytes of a file of the library that is no source (an article's text), read once. NO_TEXT
// after an error (reported at `where`).
struct text load_text(struct files *f, struct text path, struct place where);

// The same, where the library may have no such file.
struct text load_optional_text(struct files *f, struct text path);
