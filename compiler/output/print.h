// The face of the print module: a shared object opened on demand, so that `sceau check` never pays
// for hyphenation. The module exports one constant `struct print_table` under PRINT_SYMBOL.
#pragma once

#include "compiler/document/document.h"

#define PRINT_VERSION 1
#define PRINT_SYMBOL "sceau_print"
#define PRINT_FILE "sceau_print.so"

#ifndef PRINT_DICTIONARY
#define PRINT_DICTIONARY "/usr/share/hyphen/hyph_fr.dic" // Debian's hyphen-fr
#endif

enum print_contents {
    PRINT_CONTENTS_AUTO, // a « sommaire » when the document has more than 12 pages
    PRINT_CONTENTS_NEVER,
    PRINT_CONTENTS_ALWAYS,
};

struct print_options {
    uint32_t width;         // columns; 0 means 80; brought within 60 and 132
    uint32_t lines;         // lines of a page, header and footer included; 0 means 66; 30 to 200
    const char *dictionary; // path of a libhyphen dictionary in UTF-8; NULL: no hyphenation
    enum print_contents contents;
    bool ragged; // flush left only, spaces are not spread
};

struct print_table {
    uint32_t version; // PRINT_VERSION
    // Appends the paginated text of `document` to `out`: UTF-8, no trailing blanks, no line wider
    // than the page, '\f' between pages. False with a French `error` when the dictionary cannot
    // be read; `out` is then untouched. The document is only read; `error` lives in the region.
    bool (*text)(struct arena *arena, const struct document *document,
                 const struct print_options *options, struct buffer *out, struct text *error);
};

extern const struct print_table sceau_print;
