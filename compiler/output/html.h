// HTML being written: elements opened and closed in order, and the one place that escapes. What is
// written is well-formed XML too. Nothing but the words given to html_text and html_attribute comes
// from an act, so that no name and no prose can open an element.
#pragma once

#include "runtime/text.h"

enum { HTML_DEPTH = 24 };

struct html {
    struct buffer *out;
    struct arena *arena;
    const char *open[HTML_DEPTH]; // names of the elements, the innermost last
    uint32_t depth;
    bool in_tag; // the innermost one still takes attributes
};

// Writes the document type and opens `html`, in French. `out` must outlive the writer.
void html_open(struct html *h, struct arena *a, struct buffer *out);
void html_close(struct html *h); // every element still open

void html_begin(struct html *h, const char *element);
void html_end(struct html *h);

// Of the element just begun, before its content.
void html_attribute(struct html *h, const char *name, struct text value);
// `href` to the element whose `id` is that, in the same page.
void html_link_to(struct html *h, struct text id);

void html_text(struct html *h, struct text t);
// An element that holds nothing but words; written even when they are empty.
void html_element(struct html *h, const char *element, struct text t);
// Style sheet of the program's own; `css` is written as it is.
void html_style(struct html *h, const char *css);
