// Writes a book as text, page by page, and holds the table of functions that the module exports.
#include "compiler/print/book.h"

#define EXPORT __attribute__((visibility("default")))

enum { LONG_DOCUMENT = 12, COVER_TOP = 6 }; // a cover begins at a sixth of its page

struct writer {
    struct book *book;
    struct buffer *out;
    bool begun; // a page has been written
};

static void put_line(struct writer *w, struct text t)
{
    buffer_add(w->out, line_trimmed(t));
    buffer_add_char(w->out, '\n');
}

static void put_lines(struct writer *w, const texts *lines)
{
    vec_each(struct text, line, lines) put_line(w, *line);
}

static void start_page(struct writer *w)
{
    if (w->begun) buffer_add_char(w->out, '\f');
    w->begun = true;
}

static void put_cover(struct writer *w)
{
    struct book *b = w->book;
    const struct section *s = &b->cover;
    vec_each(struct page, page, &s->pages)
    {
        texts lines = {0};
        uint32_t draft = b->document->draft;
        page_lines(&s->flow, page, &lines);
        start_page(w);
        if (draft) put_line(w, flow_centred(b->arena, TEXT(BOOK_DRAFT), b->options.width));
        uint32_t top = b->options.lines / COVER_TOP;
        uint32_t spare = (s->flow.height - lines.count) / 2;
        for (uint32_t i = draft; i < (top < spare ? top : spare); i++) put_line(w, NO_TEXT);
        put_lines(w, &lines);
    }
}

static void put_foot(struct writer *w, struct text number)
{
    const struct book *b = w->book;
    struct text left = b->foot.items[1];
    put_line(w, b->foot.items[0]);
    struct text right = flow_right(b->arena, number, b->options.width);
    if (b->number_alone) {
        put_line(w, left);
        put_line(w, right);
    } else {
        struct text beside = flow_right(b->arena, number, b->options.width - line_width(left));
        put_line(w, text_printf(b->arena, "%.*s%.*s", TEXT_FMT(left), TEXT_FMT(beside)));
    }
    for (uint32_t i = 2; i < b->foot.count; i++) put_line(w, b->foot.items[i]);
}

static struct text page_number(const struct book *b, const struct section *s, uint32_t page)
{
    if (s->kind != SECTION_ANNEX) return text_printf(b->arena, "%u/%u", page, book_main_pages(b));
    const char *between = s->label.len > 0 ? " – " : "";
    return text_printf(b->arena, "%.*s%s%u/%u", TEXT_FMT(s->label), between, page, s->pages.count);
}

// Writes the pages of a section; `before` pages of the same numbering come before it.
static void put_section(struct writer *w, const struct section *s, uint32_t before)
{
    const struct book *b = w->book;
    vec_each(struct page, page, &s->pages)
    {
        texts lines = {0};
        page_lines(&s->flow, page, &lines);
        start_page(w);
        put_lines(w, &b->head);
        put_lines(w, &lines);
        for (uint32_t i = lines.count; i < b->body; i++) put_line(w, NO_TEXT);
        put_foot(w, page_number(b, s, ++before));
    }
}

static void put_book(struct writer *w)
{
    struct book *b = w->book;
    put_cover(w);
    put_section(w, &b->contents, b->cover.pages.count);
    put_section(w, &b->main, b->cover.pages.count + b->contents.pages.count);
    vec_each(struct section, annex, &b->annexes) put_section(w, annex, 0);
}

static bool wants_contents(const struct book *b)
{
    if (b->main.flow.marks.count + b->annexes.count == 0) return false;
    if (b->options.contents != PRINT_CONTENTS_AUTO)
        return b->options.contents == PRINT_CONTENTS_ALWAYS;
    return book_all_pages(b) > LONG_DOCUMENT;
}

// The layout works in a region of its own: only the text that comes of it stays.
static bool print_text(struct arena *arena, const struct document *document,
                       const struct print_options *options, struct buffer *out, struct text *error)
{
    struct arena *work = arena_new();
    struct hyphens *hyphens = NULL;
    if (options->dictionary) {
        hyphens = hyphens_open(work, options->dictionary);
        if (!hyphens) {
            *error = text_printf(arena, "dictionnaire de césure illisible : « %s »",
                                 options->dictionary);
            arena_free(work);
            return false;
        }
    }
    struct writer w = {.book = book_make(work, document, options, hyphens), .out = out};
    if (wants_contents(w.book)) book_add_contents(w.book);
    put_book(&w);
    hyphens_close(hyphens);
    arena_free(work);
    return true;
}

EXPORT const struct print_table sceau_print = {.version = PRINT_VERSION, .text = print_text};
