// The signatures: one box a signatory, two boxes in a row, as many rows as it takes.
#include "compiler/print/grid.h"
#include "compiler/print/table.h"

enum { LINES_OF_ARTICLE = 3, BOXES_TOGETHER = 4, FEW = 2 };

// The lines of a box by part, so that neighbours begin each part on the same line.
struct box {
    texts party, place, quality, name;
};

struct sheet {
    struct flow *flow;
    struct grid grid; // for the frame alone
    const struct fence *fence;
    uint32_t signing_lines; // left blank above the name
};

static void wrap(const struct sheet *s, uint32_t width, struct text t, texts *out)
{
    struct shape shape = {width, NO_TEXT, 0, SET_RAGGED};
    line_break(s->flow->setter, t, &shape, false, out);
}

static struct box make_box(const struct sheet *s, uint32_t column, const struct doc_signature *from)
{
    struct box box = {0};
    uint32_t width = s->grid.widths[column];
    wrap(s, width, from->party, &box.party);
    wrap(s, width, from->place, &box.place);
    wrap(s, width, from->quality, &box.quality);
    wrap(s, width, from->name, &box.name);
    return box;
}

// Writes lines `k` of the same part of two boxes, as many as the longer part has.
static void put_part(struct sheet *s, const texts *left, const texts *right, uint32_t least)
{
    uint32_t count = left->count > right->count ? left->count : right->count;
    if (count < least) count = least;
    for (uint32_t k = 0; k < count; k++) {
        struct grid_cell cells[2] = {0};
        struct text lines[2] = {k < left->count ? left->items[k] : NO_TEXT,
                                k < right->count ? right->items[k] : NO_TEXT};
        for (int i = 0; i < 2; i++) {
            cells[i].lines.items = &lines[i];
            cells[i].lines.count = 1;
        }
        struct grid_row row = {.cells = cells, .height = 1};
        struct text line = grid_row_line(&s->grid, &row, 0, false);
        flow_line(s->flow, line, HOLD_BLOCK)->fence = s->fence;
    }
}

static void put_boxes(struct sheet *s, const struct box *left, const struct box *right)
{
    const texts none = {0};
    put_part(s, &left->party, &right->party, 0);
    if (s->signing_lines > 2) put_part(s, &none, &none, 1);
    put_part(s, &left->place, &right->place, 0);
    put_part(s, &left->quality, &right->quality, 0);
    put_part(s, &none, &none, s->signing_lines);
    put_part(s, &left->name, &right->name, 1);
}

static void put_rows(struct sheet *s, const struct doc_signatures *from)
{
    struct flow *f = s->flow;
    uint32_t count = from->list.count, step = s->grid.columns;
    bool together = count <= BOXES_TOGETHER;
    flow_line(f, grid_rule(&s->grid, SIDE_OUTSIDE, SIDE_COLUMNS), HOLD_NEVER);
    for (uint32_t i = 0; i < count; i += step) {
        struct box left = make_box(s, 0, &from->list.items[i]), right = {0};
        if (i + 1 < count && step > 1) right = make_box(s, 1, &from->list.items[i + 1]);
        put_boxes(s, &left, &right);
        struct line *last = &f->lines.items[f->lines.count - 1];
        bool more = i + step < count;
        last->hold = !more ? HOLD_NEVER : together ? HOLD_KEEP : HOLD_ROW;
        if (!more) break;
        struct text rule = grid_rule(&s->grid, SIDE_COLUMNS, SIDE_COLUMNS);
        struct line *line = flow_line(f, rule, HOLD_NEVER);
        line->is_rule = true;
        line->fence = s->fence;
    }
    flow_line(f, grid_rule(&s->grid, SIDE_COLUMNS, SIDE_OUTSIDE), HOLD_NONE);
}

static struct sheet new_sheet(struct flow *f, uint32_t signatories)
{
    static const struct doc_column columns[2];
    struct doc_table *table = arena_make(f->arena, struct doc_table);
    *table = (struct doc_table){.columns = columns, .column_count = 2, .no_header = true};
    struct sheet s = {.flow = f, .signing_lines = signatories <= FEW ? 3 : 2};
    s.grid = (struct grid){.arena = f->arena, .setter = f->setter, .table = table};
    s.grid.columns = signatories == 1 ? 1 : 2;
    s.grid.widths = arena_array(f->arena, uint32_t, 2);
    s.grid.widths[1] = (f->width - 7) / 2;
    s.grid.widths[0] = f->width - 7 - s.grid.widths[1];
    struct fence *fence = arena_make(f->arena, struct fence);
    fence->close[0] = grid_rule(&s.grid, SIDE_COLUMNS, SIDE_OUTSIDE);
    vec_push(f->arena, &fence->reopen, grid_rule(&s.grid, SIDE_OUTSIDE, SIDE_COLUMNS));
    s.fence = fence;
    return s;
}

static void put_annexes(struct flow *f, const struct doc_signatures *s)
{
    if (s->annexes.count == 0 && s->annexes_formula.len == 0) return;
    flow_keep_back(f, 1);
    flow_gap(f, 1);
    uint32_t before = f->lines.count;
    flow_paragraph(f, s->annexes_formula, NO_TEXT, 0);
    vec_each(struct text, annex, &s->annexes) flow_paragraph(f, *annex, TEXT("– "), 0);
    flow_keep_back(f, f->lines.count - before);
}

void signatures_print(struct flow *f, const struct doc_signatures *s)
{
    flow_keep_back(f, LINES_OF_ARTICLE);
    flow_gap(f, 1);
    uint32_t before = f->lines.count;
    flow_paragraph(f, s->formula, TEXT("  "), 0);
    flow_keep_back(f, f->lines.count - before);
    flow_gap(f, 1);
    if (s->list.count > 0) {
        struct sheet sheet = new_sheet(f, s->list.count);
        put_rows(&sheet, s);
    }
    put_annexes(f, s);
}
