// The model: categories with their slots, and the blocks of acts that fill them. It is what the
// tree says once names are resolved and types checked; rules, formulas and documents read only it.
#pragma once

#include "runtime/map.h"
#include "runtime/source.h"
#include "runtime/value/value.h"
#include "runtime/vec.h"

enum type_kind {
#define TYPE(id, french) TYPE_##id,
#include "runtime/value/type.def"
#undef TYPE
    TYPE_COUNT
};

enum series_key { BY_YEAR, BY_PERIOD };

struct type {
    uint8_t kind; // enum type_kind
    uint8_t key;  // enum series_key, for SERIES
    const struct type *of;
    const struct category *category;       // for BLOCK
    const struct enumeration *enumeration; // for ENUM
};

enum slot_flag {
    SLOT_REQUIRED = 1 << 0,         // « requis »: without it the block has no meaning
    SLOT_PARTY = 1 << 1,            // « partie »: its value is a party to the act
    SLOT_WHERE_APPLICABLE = 1 << 2, // « le cas échéant »: present, sans objet or silent
    SLOT_FACT = 1 << 3,             // « fait »: not declared means unknown
    SLOT_INTERNAL = 1 << 4,         // « interne »: need not be printed
    SLOT_CHILD = 1 << 5,            // declared in « éléments »: holds contained blocks
    SLOT_SEVERAL = 1 << 6,          // « plusieurs »
    SLOT_KEYED = 1 << 7,            // « par nom »: `formule due : …`
};

struct slot {
    struct text label; // as written: « régi par »
    struct text ident; // in expressions: régi_par
    struct type type;  // of one element for SLOT_SEVERAL and SLOT_KEYED slots
    unsigned flags;
    const struct expr *fallback; // « à défaut V », evaluated on the block; NULL when none
    struct text note;            // what the library says of it, above it; empty when nothing
    const struct category *owner;
    uint32_t index; // the same in every sub-category
    struct place place;
};

struct category {
    struct text name, title;
    const struct category *parent;
    const struct citation *citation; // « selon »
    bool is_abstract;
    VEC(struct slot) slots; // inherited ones first, at the same indexes as in the parent
    struct map by_ident;    // ident -> struct slot *
    struct map by_word;     // word that opens a child block -> struct slot *
    struct map synonyms;    // what its own declaration says besides, folded -> struct slot *
    struct place place;
    const void *declaration; // the tree's block
    const void *outline;     // compiled trame, owned by the compiler; NULL when none
};

struct enumeration {
    struct text name, title;
    const struct citation *citation;
    VEC(struct enum_value *) values;
    struct map by_name; // name -> struct enum_value *
    struct place place;
};

// What one slot of one block holds, with where it was written. A SLOT_CHILD slot holds its BLOCK,
// or with SLOT_SEVERAL the LIST of its blocks in source order; a SLOT_KEYED slot holds nothing
// itself.
struct filled {
    struct value value;
    struct place place; // of the value; of the block's head when nothing was written
    bool written;       // by a field
    bool refused;       // wrong, which has been reported: unknown, wholly or where it was wrong
    bool assumed;       // not agreed yet: the judge took the date of the law for it
};

// A named value of a keyed slot (`formule due : …`).
struct keyed {
    const struct slot *slot;
    struct text key;
    struct filled filled;
};

// A reservation: « réserve : ID « motif » ».
struct reservation {
    struct text rule, motif;
    struct place place;
    bool used; // set when it covered a finding
};

struct block {
    const struct category *category;
    struct text name, title; // either may be empty
    struct text path;        // file's path from the root, `#`, qualified name: its identity
    struct block *parent;    // NULL for a top-level block
    struct block *root;      // the top-level block that it stands in (itself at the top)
    struct block *like;      // « comme : X »: this block is X with more slots; NULL for most
    struct map *inside;      // of a top-level block: who bears each name, for the compiler
    uint16_t *held; // for each slot of the category, the number of its `filled`, from 1; 0: none
    VEC(struct filled *) filled;  // what is written, since most slots of most blocks are not
    VEC(struct block *) children; // contained blocks, in source order
    VEC(struct keyed) keyed;
    VEC(struct reservation) reservations;
    struct place head, whole;
    bool outside; // « extérieur : oui » or declared by the library: every slot is a fact
    bool library; // declared by the library
    uint32_t id;  // dense, in order of creation
};

// What the slot at `index` holds: ABSENT, at b's head, when nothing was said of it.
struct filled block_filled(const struct block *b, uint32_t index);
struct value block_value(const struct block *b, uint32_t index);
// Where to say what it holds: as block_filled gives it, until it is written.
struct filled *block_fill(struct arena *a, struct block *b, uint32_t index);

bool category_is(const struct category *c, const struct category *of); // c or one of its ancestors
const struct slot *category_slot(const struct category *c, struct text ident);

// The slot's value as rules see it: the fallback applied, unknown instead of absent for facts and
// for every slot of an outside act.
struct eval;
struct value block_get(struct eval *e, const struct block *b, const struct slot *s);

// The block that b is the same thing as: itself, or what its « comme » leads to.
const struct block *block_identity(const struct block *b);

// Whether what b does not say is unknown: it stands in an outside act or in the library.
bool block_is_open(const struct block *b);

// The short designation (« la Mutuelle »), or the title, or the name.
struct text block_label(const struct block *b);

struct type type_of_kind(enum type_kind k);
struct type type_list(struct arena *a, struct type of);
bool type_eq(struct type x, struct type y);
struct text type_format(struct arena *a, struct type t); // « liste de organisme »
