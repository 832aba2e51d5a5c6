// The table of contents, « sommaire ». It fills whole pages and the width it keeps for a page
// number does not depend on that number, so a second pass, with the pages known, is enough.
#include "compiler/print/book.h"

#define TITLE "SOMMAIRE"
enum { NUMBER_ROOM = 8, DEEPEST = 6 };

// Writes an entry: its words, dots, and `number` at the right edge.
static void put_entry(struct flow *f, const struct mark *mark, uint32_t room, struct text number)
{
    uint32_t depth = mark->depth > DEEPEST ? DEEPEST : mark->depth;
    struct buffer indent = buffer_new(f->arena);
    line_repeat(&indent, "  ", depth > 0 ? depth - 1 : 0);
    struct text lead = buffer_text(&indent);
    uint32_t keep = room < f->width / 2 ? room : f->width / 2;
    struct shape shape = {f->width - keep, lead, (uint32_t)lead.len + 2, SET_RAGGED};
    texts lines = {0};
    line_break(f->setter, mark->text, &shape, false, &lines);
    for (uint32_t i = 0; i + 1 < lines.count; i++) flow_line(f, lines.items[i], HOLD_KEEP);
    if (lines.count == 0) return;
    struct buffer b = buffer_new(f->arena);
    struct text last = lines.items[lines.count - 1];
    buffer_add(&b, last);
    buffer_add_char(&b, ' ');
    uint32_t taken = line_width(last) + line_width(number) + 2;
    line_repeat(&b, ".", taken < f->width ? f->width - taken : 0);
    buffer_add_char(&b, ' ');
    buffer_add(&b, number);
    flow_line(f, buffer_text(&b), depth < 2 ? HOLD_KEEP : HOLD_NONE);
}

static void put_section(struct flow *f, const struct section *s, uint32_t before)
{
    uint32_t page = 0, label = line_width(s->label);
    vec_each(struct mark, mark, &s->flow.marks)
    {
        page = page_of_line(&s->pages, mark->line, page);
        struct text number = s->kind == SECTION_ANNEX
                                 ? text_printf(f->arena, "%.*s – %u", TEXT_FMT(s->label), page + 1)
                                 : text_printf(f->arena, "%u", before + page + 1);
        put_entry(f, mark, NUMBER_ROOM + label, number);
    }
}

static void make_contents(struct book *b, uint32_t own_pages)
{
    struct flow f = flow_new(b->arena, b->setter, b->options.width, b->body);
    flow_aligned(&f, TEXT(TITLE), f.width, ALIGN_CENTRE, HOLD_KEEP);
    flow_gap(&f, 2);
    put_section(&f, &b->main, b->cover.pages.count + own_pages);
    vec_each(struct section, annex, &b->annexes) put_section(&f, annex, 0);
    b->contents = (struct section){.kind = SECTION_CONTENTS, .flow = f};
    page_break(&f, &b->contents.pages);
}

void book_add_contents(struct book *b)
{
    make_contents(b, 0);
    make_contents(b, b->contents.pages.count);
}
