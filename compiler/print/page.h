// Cuts a flow into pages.
#pragma once

#include "compiler/print/flow.h"

struct page {
    uint32_t begin, end;        // lines of the flow, end excluded
    const struct fence *opens;  // table that goes on at the head of the page, or NULL
    const struct fence *closes; // table that goes on after the foot of the page, or NULL
};

typedef VEC(struct page) pages;

// Every line but blanks at the head of a page stands on exactly one page; a page has f->height
// lines at most, repeated headings included. Adds nothing for an empty flow.
void page_break(struct flow *f, pages *out);

// The lines of a page as they are printed.
void page_lines(const struct flow *f, const struct page *page, texts *out);

// The page, from 0, on which a line of the flow stands, searched from page `from` on.
uint32_t page_of_line(const pages *all, uint32_t line, uint32_t from);
