// How each kind of node looks: where it stands in the line, what blank lines part it from its
// neighbours, what it may not be parted from.
#include "compiler/print/block.h"

#include "compiler/print/table.h"

#include <unictype.h>

#define INDENT "  "
enum { TITLE_MARGINS = 8, COVER_PART = 5 }; // a cover line takes four fifths of the width

typedef void put(struct flow *f, const struct doc_node *n);

static struct text joined(struct arena *a, struct text x, const char *between, struct text y)
{
    x = text_trim(x);
    y = text_trim(y);
    if (x.len == 0 || y.len == 0) return x.len ? x : y;
    return text_printf(a, "%.*s%s%.*s", TEXT_FMT(x), between, TEXT_FMT(y));
}

// `indent` blanks and the label with its space: what begins a paragraph.
static struct text lead(struct arena *a, const char *indent, struct text label)
{
    label = line_plain(a, label);
    return text_printf(a, "%s%.*s%s", indent, TEXT_FMT(label), label.len > 0 ? " " : "");
}

static void put_children(struct flow *f, const struct doc_node *n)
{
    for (uint32_t i = 0; i < n->children.count; i++) block_print(f, n->children.items[i]);
}

static void put_centred(struct flow *f, struct text t, uint32_t measure, enum hold hold)
{
    flow_aligned(f, t, measure, ALIGN_CENTRE, hold);
}

// A text that is not a plain paragraph: at the right, « d'une part, », or in the middle.
static bool put_aligned(struct flow *f, const struct doc_node *n)
{
    enum align align = n->is_centred ? ALIGN_CENTRE : n->align;
    if (align == ALIGN_LEFT) return false;
    flow_aligned(f, n->text, f->width - TITLE_MARGINS, align, HOLD_NONE);
    return true;
}

static void put_text(struct flow *f, const struct doc_node *n)
{
    if (!put_aligned(f, n)) flow_paragraph(f, n->text, lead(f->arena, INDENT, n->label), 0);
    put_children(f, n);
}

static void put_line(struct flow *f, const struct doc_node *n)
{
    if (!put_aligned(f, n)) flow_aligned(f, n->text, f->width, ALIGN_LEFT, HOLD_NONE);
}

static void put_cover(struct flow *f, const struct doc_node *n)
{
    for (uint32_t i = 0; i < n->children.count; i++) {
        const struct doc_node *line = n->children.items[i];
        struct text t =
            joined(f->arena, joined(f->arena, line->label, " ", line->title), " ", line->text);
        if (text_trim(t).len == 0) {
            f->gap++;
        } else if (line->align == ALIGN_RIGHT) {
            flow_aligned(f, t, f->width, ALIGN_RIGHT, HOLD_NONE);
        } else {
            put_centred(f, t, f->width - f->width / COVER_PART, HOLD_NONE);
        }
        flow_gap(f, f->gap + (text_trim(t).len > 0));
    }
}

// In an opening, a text goes on from the one before without a blank line when that one ends in a
// semicolon or when it begins in lower case: « d'une part, », a visa after another.
static bool goes_on(const struct doc_node *before, const struct doc_node *n)
{
    struct text t = text_trim(n->text);
    if (before->kind != DOC_TEXT || n->kind != DOC_TEXT || t.len == 0) return true;
    if (text_ends(text_trim(before->text), TEXT(";"))) return true;
    size_t first = 0;
    return uc_is_lower(text_next(t, &first));
}

static void put_opening(struct flow *f, const struct doc_node *n)
{
    const struct doc_node *before = NULL;
    flow_gap(f, 1);
    for (uint32_t i = 0; i < n->children.count; i++) {
        const struct doc_node *text = n->children.items[i];
        if (before && !goes_on(before, text)) flow_gap(f, 1);
        if (text->kind != DOC_TEXT)
            block_print(f, text);
        else if (!put_aligned(f, text))
            flow_paragraph(f, text->text, lead(f->arena, "", text->label), 0);
        before = text;
    }
    flow_gap(f, 1);
}

// Centred label and title, kept with what they head, and an entry for the table of contents.
static void put_heading(struct flow *f, const struct doc_node *n, uint32_t blanks)
{
    flow_gap(f, blanks);
    flow_mark(f, f->depth, line_plain(f->arena, joined(f->arena, n->label, " – ", n->title)));
    put_centred(f, n->label, f->width - TITLE_MARGINS, HOLD_KEEP);
    put_centred(f, n->title, f->width - TITLE_MARGINS, HOLD_KEEP);
    flow_gap(f, 1);
    if (n->text.len > 0) flow_paragraph(f, n->text, TEXT(INDENT), 0);
}

static void put_division(struct flow *f, const struct doc_node *n)
{
    uint32_t outer = f->depth, level = n->level > 0 ? n->level : 1;
    f->depth = level;
    put_heading(f, n, level == 1 ? 2 : 1);
    f->depth = level + 1;
    put_children(f, n);
    f->depth = outer;
    flow_gap(f, 1);
}

static void put_article(struct flow *f, const struct doc_node *n)
{
    if (f->depth == 0) f->depth = 1;
    put_heading(f, n, 1);
    put_children(f, n);
    flow_gap(f, 1);
}

static void put_run_in(struct flow *f, const struct doc_node *n)
{
    struct text t = joined(f->arena, joined(f->arena, n->label, " ", n->title), " ", n->text);
    flow_gap(f, 1);
    flow_aligned(f, t, f->width, ALIGN_LEFT, HOLD_KEEP);
    put_children(f, n);
}

// The label is run in with the first text; without a text it has a line of its own.
static void put_paragraph(struct flow *f, const struct doc_node *n)
{
    struct text begin = lead(f->arena, INDENT, n->label);
    bool text_first = n->children.count > 0 && n->children.items[0]->kind == DOC_TEXT;
    uint32_t next = 0;
    if (n->text.len > 0) {
        flow_paragraph(f, n->text, begin, 0);
    } else if (text_first && text_trim(n->children.items[0]->label).len == 0) {
        flow_paragraph(f, n->children.items[0]->text, begin, 0);
        next = 1;
    } else if (n->label.len > 0) {
        flow_paragraph(f, NO_TEXT, begin, 0);
        flow_keep_back(f, 1);
    }
    for (; next < n->children.count; next++) block_print(f, n->children.items[next]);
}

static void put_items(struct flow *f, const struct doc_node *list, const char *indent)
{
    for (uint32_t i = 0; i < list->children.count; i++) {
        const struct doc_node *item = list->children.items[i];
        if (item->kind != DOC_ITEM) {
            block_print(f, item);
            continue;
        }
        flow_paragraph(f, item->text, lead(f->arena, indent, item->label), 0);
        for (uint32_t k = 0; k < item->children.count; k++) {
            const struct doc_node *inner = item->children.items[k];
            if (inner->kind == DOC_LIST)
                put_items(f, inner, INDENT INDENT);
            else
                block_print(f, inner);
        }
    }
}

static void put_list(struct flow *f, const struct doc_node *n)
{
    put_items(f, n, INDENT);
}

static void put_table(struct flow *f, const struct doc_node *n)
{
    if (n->table) table_print(f, n->table);
}

static void put_signatures(struct flow *f, const struct doc_node *n)
{
    if (n->signatures) signatures_print(f, n->signatures);
}

static put *const put_kind[] = {
    [DOC_COVER] = put_cover,         [DOC_OPENING] = put_opening, [DOC_DIVISION] = put_division,
    [DOC_ARTICLE] = put_article,     [DOC_TEXT] = put_text,       [DOC_LINE] = put_line,
    [DOC_PARAGRAPH] = put_paragraph, [DOC_LIST] = put_list,       [DOC_ITEM] = put_text,
    [DOC_TABLE] = put_table,         [DOC_HEADING] = put_run_in,  [DOC_SIGNATURES] = put_signatures,
};

void block_print(struct flow *f, const struct doc_node *n)
{
    put_kind[n->kind](f, n);
}
