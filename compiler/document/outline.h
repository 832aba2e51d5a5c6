// Outlines: the « trame » of a category, with those that it inherits, as one tree of divisions
// whose expressions and wordings are resolved for that category. SPEC.md says what it means.
#pragma once

#include "compiler/document/document.h"
#include "compiler/wording/passage.h"
#include "compiler/wording/spell.h"

enum part_flag {
    PART_HOLDS = 1 << 0,  // holds texts and divisions
    PART_UNIQUE = 1 << 1, // without a name, its word is its identifier
};

enum part_kind {
#define PART(id, word, node, numbering, flags) PART_##id,
#include "compiler/document/outline.def"
#undef PART
    PART_COUNT
};

enum numbering {
#define NUMBERING(id, french) NUMBERING_##id,
#include "compiler/document/numbering.def"
#undef NUMBERING
    NUMBERING_COUNT
};

enum wording_field {
#define WORDING(id, french) WORDING_##id,
#include "compiler/document/outline_field.def"
#undef WORDING
    WORDING_COUNT
};

struct part_form {
    struct text word;
    enum doc_kind node;
    enum numbering numbering;
    unsigned flags;
};

const struct part_form *part_form(enum part_kind k);
struct text wording_name(enum wording_field f);

// A value printed in a cell: an expression, or words.
struct cell_plan {
    const struct expr *expr;
    const struct passage_part *words;
};

struct note_plan {
    const struct expr *condition; // NULL: always
    const struct passage_part *words;
};

// A column of a table, or a row of a table of rubrics.
struct column_plan {
    const struct passage_part *title;
    const struct binder *binders;
    uint32_t binder_count;
    const struct expr *condition;
    struct cell_plan value, group;
    const struct format *format;
    const struct note_plan *note; // NULL: none
    bool total;
    struct place place;
};

struct table_plan {
    const struct binder *rows;
    uint32_t row_binders;
    bool has_rows, rubrics; // rubrics: `columns` are « ligne » blocks, printed as rows
    const struct expr *group;
    struct text total; // the word of the row of totals
    uint32_t fold;
    enum numbering row_numbering;
    VEC(struct column_plan) columns;
};

struct let {
    uint32_t variable;
    const struct expr *value;
};

struct part {
    enum part_kind kind;
    struct text id;
    struct place place;
    const struct passage_part *title;
    const struct passage_part *wordings[WORDING_COUNT];
    const struct passage_part *text;       // TEXT
    const struct passage_part *closing[2]; // PARTIES: « d'une part, », « d'autre part, »
    const struct binder *binders;
    uint32_t binder_count;
    VEC(struct let) lets;
    const struct expr *condition;
    enum numbering numbering;
    bool numbered;            // by a field of its own
    bool in_line, as_written; // LIST
    bool annexes;             // REST: of annexes
    uint8_t level;            // 0: by depth
    enum align align;
    uint32_t number_variable; // `n`, in the label
    struct table_plan *table;
    struct scope scope; // as it stands in the wording: where an act's rewording is resolved
    struct part *children, *next;
};

struct outline {
    struct part *parts;
    const struct passage_part *running, *reference, *version; // NULL: not declared
    const struct expr *initials;
    bool has_errors; // something of it could not be resolved, and was said: it prints less than all
};

// The outline of a category, its own or inherited; NULL when there is none. Compiled once.
const struct outline *outline_of(const struct library *lib, const struct category *c);

// Compiles the outline of every category that can be written, so that what is wrong in the library
// is told before an act needs it.
void outline_all(const struct library *lib);
