// A document laid out in numbered pages, ready to be written.
#pragma once

#include "compiler/output/print.h"
#include "compiler/print/page.h"

#define BOOK_DRAFT "PROJET" // stands on every page of a draft

enum section_kind { SECTION_COVER, SECTION_CONTENTS, SECTION_MAIN, SECTION_ANNEX };

// A run of pages that is broken as one and, for an annex, numbered by itself.
struct section {
    enum section_kind kind;
    struct text label; // of an annex: « Annexe 1 »
    struct flow flow;
    pages pages;
};

struct book {
    struct arena *arena;
    struct setter *setter;
    const struct document *document;
    struct print_options options; // within their bounds
    texts head, foot;             // repeated on every page; the foot without the page number
    bool number_alone;            // the page number does not fit beside the reference
    uint32_t body;                // lines between head and foot
    struct section cover, contents, main;
    VEC(struct section) annexes;
};

// Lays out everything but the contents. The book works in the region of `a`.
struct book *book_make(struct arena *a, const struct document *d,
                       const struct print_options *options, struct hyphens *hyphens);

// Pages of the act itself: cover, contents and main section.
uint32_t book_main_pages(const struct book *b);
uint32_t book_all_pages(const struct book *b);

// Adds the table of contents: the pages of the main section move on by as many as it takes.
void book_add_contents(struct book *b);
