// What repeats on every page is made first, because it decides the room left for the text; then
// the nodes are shared out between cover, act and annexes, and each is cut into pages.
#include "compiler/print/book.h"

#include "compiler/print/block.h"

#define INITIALS "paraphes\u00a0:"
#define RULE "─"

enum { MOST_HEAD = 8, MANY_PARTIES = 4, LEAST_BODY = 10, NUMBER_ROOM = 10 };

static struct text full_rule(const struct book *b)
{
    struct buffer line = buffer_new(b->arena);
    line_repeat(&line, RULE, b->options.width);
    return buffer_text(&line);
}

// Wraps a text of the header or the footer, of MOST_HEAD lines at most.
static void add_wrapped(struct book *b, struct text t, bool centred, texts *out)
{
    struct shape shape = {b->options.width, NO_TEXT, 0, centred ? SET_BALANCED : SET_RAGGED};
    uint32_t from = out->count;
    line_break(b->setter, t, &shape, false, out);
    if (out->count > from + MOST_HEAD) out->count = from + MOST_HEAD;
    for (uint32_t i = from; centred && i < out->count; i++)
        out->items[i] = flow_centred(b->arena, out->items[i], b->options.width);
}

static struct text initials(const struct book *b)
{
    uint32_t parties = b->document->party_count;
    struct buffer line = buffer_new(b->arena);
    buffer_add_c(&line, INITIALS);
    for (uint32_t i = 0; i < parties; i++)
        buffer_add_c(&line, parties > MANY_PARTIES ? " ___" : " ______");
    return buffer_text(&line);
}

static struct text reference(const struct book *b)
{
    struct text x = line_plain(b->arena, b->document->reference);
    struct text y = line_plain(b->arena, b->document->version);
    const char *between = x.len > 0 && y.len > 0 ? " · " : "";
    return text_printf(b->arena, "%.*s%s%.*s", TEXT_FMT(x), between, TEXT_FMT(y));
}

static void make_frame(struct book *b)
{
    const struct document *d = b->document;
    if (d->draft) add_wrapped(b, TEXT(BOOK_DRAFT), true, &b->head);
    add_wrapped(b, d->title, true, &b->head);
    vec_push(b->arena, &b->head, full_rule(b));
    vec_push(b->arena, &b->foot, full_rule(b));
    add_wrapped(b, reference(b), false, &b->foot);
    if (b->foot.count == 1) vec_push(b->arena, &b->foot, NO_TEXT);
    if (d->initials && d->party_count > 0) add_wrapped(b, initials(b), false, &b->foot);
}

// Beside the reference stands « Annexe 12 – 999/999 » at the widest.
static void make_room(struct book *b)
{
    uint32_t widest = 0;
    vec_each(struct section, annex, &b->annexes)
    {
        uint32_t width = line_width(annex->label);
        if (width > widest) widest = width;
    }
    uint32_t taken = line_width(b->foot.items[1]) + 2 + widest + NUMBER_ROOM;
    b->number_alone = taken > b->options.width;
    uint32_t frame = b->head.count + b->foot.count + b->number_alone;
    b->body = b->options.lines > frame + LEAST_BODY ? b->options.lines - frame : LEAST_BODY;
}

// « ANNEXE II » is « Annexe II » in its footer; only the first line of a long label.
static struct text annex_label(struct book *b, struct text label)
{
    struct arena *a = b->arena;
    struct shape shape = {b->options.width / 3, NO_TEXT, 0, SET_RAGGED};
    texts lines = {0};
    line_break(b->setter, label, &shape, false, &lines);
    label = lines.count > 0 ? lines.items[0] : NO_TEXT;
    size_t end = 0;
    while (end < label.len && label.ptr[end] != ' ') end++;
    struct text word = text_capital(a, text_lower(a, text_slice(label, 0, end)));
    struct text rest = text_slice(label, end, label.len);
    return text_printf(a, "%.*s%.*s", TEXT_FMT(word), TEXT_FMT(rest));
}

static bool starts_annex(const struct doc_node *n)
{
    return n->kind == DOC_DIVISION && n->is_annex;
}

static void start_section(struct book *b, struct section *s, enum section_kind kind)
{
    uint32_t height = kind == SECTION_COVER ? b->options.lines - b->document->draft : b->body;
    s->kind = kind;
    s->flow = flow_new(b->arena, b->setter, b->options.width, height);
    s->flow.ragged = b->options.ragged;
}

// The labels of the annexes come before any flow: they decide the height of the footer.
static void start_sections(struct book *b)
{
    for (uint32_t i = 0; i < b->document->nodes.count; i++) {
        const struct doc_node *n = b->document->nodes.items[i];
        struct section annex = {.kind = SECTION_ANNEX};
        if (!starts_annex(n)) continue;
        annex.label = annex_label(b, n->label);
        vec_push(b->arena, &b->annexes, annex);
    }
    make_room(b);
    start_section(b, &b->cover, SECTION_COVER);
    start_section(b, &b->main, SECTION_MAIN);
    vec_each(struct section, annex, &b->annexes) start_section(b, annex, SECTION_ANNEX);
}

static void fill_sections(struct book *b)
{
    struct section *at = &b->main, *next = b->annexes.items;
    for (uint32_t i = 0; i < b->document->nodes.count; i++) {
        const struct doc_node *n = b->document->nodes.items[i];
        if (starts_annex(n)) at = next++;
        block_print(n->kind == DOC_COVER ? &b->cover.flow : &at->flow, n);
    }
    page_break(&b->cover.flow, &b->cover.pages);
    page_break(&b->main.flow, &b->main.pages);
    vec_each(struct section, annex, &b->annexes) page_break(&annex->flow, &annex->pages);
}

static uint32_t within(uint32_t value, uint32_t usual, uint32_t least, uint32_t most)
{
    if (value == 0) return usual;
    return value < least ? least : value > most ? most : value;
}

struct book *book_make(struct arena *a, const struct document *d,
                       const struct print_options *options, struct hyphens *hyphens)
{
    struct book *b = arena_make(a, struct book);
    b->arena = a;
    b->setter = setter_new(a, hyphens);
    b->document = d;
    b->options = *options;
    b->options.width = within(options->width, 80, 60, 132);
    b->options.lines = within(options->lines, 66, 30, 200);
    make_frame(b);
    start_sections(b);
    fill_sections(b);
    return b;
}

uint32_t book_main_pages(const struct book *b)
{
    return b->cover.pages.count + b->contents.pages.count + b->main.pages.count;
}

uint32_t book_all_pages(const struct book *b)
{
    uint32_t count = book_main_pages(b);
    vec_each(struct section, annex, &b->annexes) count += annex->pages.count;
    return count;
}
