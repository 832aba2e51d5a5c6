// The document: titles, numbered articles, paragraphs, lists, tables and signature blocks, with all
// wording done and no layout. Every writer of a printed form consumes this and nothing else.
#pragma once

#include "runtime/source.h"
#include "runtime/vec.h"

enum doc_kind {
    DOC_COVER,   // children: LINE; printed alone on its page, centred
    DOC_OPENING, // children: TEXT flush left, no first-line indent (parties, visas, formula)
    DOC_DIVISION, // a titled division: `label` « TITRE Ier », « AXE 1 », « Fiche 1.1 », « ANNEXE 2
                  // »
    DOC_ARTICLE,    // `label` « Article 1er », `title`
    DOC_PARAGRAPH,  // `label` « I. – » or empty; children TEXT, LIST, TABLE
    DOC_TEXT,       // one paragraph of text: `text`
    DOC_LINE,       // one centred or flush line of a cover
    DOC_LIST,       // children ITEM
    DOC_ITEM,       // `label` « 1° », « a) », « – »; `text`; may have children LIST
    DOC_TABLE,      // `table`
    DOC_HEADING,    // an unnumbered run-in heading: « Constat », « 1. Délais de traitement »
    DOC_SIGNATURES, // `signatures`
};

enum align { ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT };

struct doc_cell {
    struct text text; // empty for an empty cell
};

struct doc_column {
    struct text title;
    enum align align; // numbers to the right
};

struct doc_row {
    const struct doc_cell *cells; // column_count of them
    bool is_total;                // set apart by a rule
    bool is_group;                // a heading row inside the table
    bool is_detail;               // more words on the row before it, under it, across all columns
};

struct doc_table {
    struct text label;       // « Tableau 3 »; empty: not numbered
    struct text title, unit; // unit: « en milliers d'euros », printed in parentheses
    const struct doc_column *columns;
    uint32_t column_count;
    const struct doc_row *rows;
    uint32_t row_count;
    VEC(struct text) notes; // « (a) Cible à fixer … »
    bool no_header;         // a sheet of two columns « rubrique | contenu »
    uint32_t fold;          // print the rows over this many side-by-side groups; 0 or 1: no
};

struct doc_signature {
    struct text party;   // « Pour la Mutuelle des étudiants du Nord, »
    struct text place;   // « À Lille, le ……………… »
    struct text quality; // « La présidente, »
    struct text name;    // « Mme Hélène Fabre »
};

struct doc_signatures {
    struct text formula;            // « Fait en trois exemplaires originaux, … »
    VEC(struct doc_signature) list; // in order
    VEC(struct text) annexes;       // « l'annexe 1 (modalités …) ; »
    struct text annexes_formula; // « Sont jointes à la convention et en font partie intégrante : »
};

struct doc_node {
    enum doc_kind kind;
    uint8_t level; // of a DIVISION: 1 for a title or an axis, 2 below, …
    bool is_annex; // a DIVISION that starts its own page and its own pagination
    bool is_centred;
    enum align align; // of a TEXT: right for « d'une part, »
    struct text label, title, text;
    struct text anchor;  // identity of the trame's division or the author's block, for references
    struct place origin; // where in the act its words come from
    struct doc_table *table;
    struct doc_signatures *signatures;
    VEC(struct doc_node *) children;
};

struct document {
    struct text title;     // running header
    struct text reference; // footer, left: « n° 2017-114 »
    struct text version;   // footer: « version du 15 décembre 2017 »; empty when not declared
    bool draft;            // « PROJET » on every page
    bool initials;         // « paraphes : ____ ____ » in the footer
    uint32_t party_count;  // number of initials
    VEC(struct doc_node *) nodes;
};
