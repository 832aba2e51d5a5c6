// Blocks of lines with the rules of composition: no heading alone, no widow, no orphan, an
// introduction with what it introduces.
#include "compiler/print/flow.h"

struct flow flow_new(struct arena *a, struct setter *s, uint32_t width, uint32_t height)
{
    return (struct flow){.arena = a, .setter = s, .width = width, .height = height};
}

void flow_gap(struct flow *f, uint32_t blanks)
{
    if (blanks > f->gap) f->gap = blanks;
}

static void settle_gap(struct flow *f)
{
    if (f->lines.count > 0) {
        enum hold hold = f->lines.items[f->lines.count - 1].hold;
        for (; f->gap > 0; f->gap--) vec_push(f->arena, &f->lines, (struct line){.hold = hold});
    }
    f->gap = 0;
}

struct line *flow_line(struct flow *f, struct text t, enum hold hold)
{
    settle_gap(f);
    vec_push(f->arena, &f->lines, ((struct line){.text = t, .hold = hold}));
    return &f->lines.items[f->lines.count - 1];
}

void flow_mark(struct flow *f, uint32_t depth, struct text t)
{
    settle_gap(f);
    vec_push(f->arena, &f->marks, ((struct mark){f->lines.count, depth, t}));
}

// Lines are kept two by two at both ends of a paragraph, and no page ends within a word.
static enum hold paragraph_hold(const texts *lines, uint32_t i, enum hold last)
{
    if (i + 1 == lines->count) return last;
    bool end = i == 0 || i + 2 == lines->count;
    return end || text_ends(lines->items[i], TEXT("-")) ? HOLD_KEEP : HOLD_NONE;
}

static void put_paragraph(struct flow *f, const texts *lines, enum hold last)
{
    for (uint32_t i = 0; i < lines->count; i++)
        flow_line(f, lines->items[i], paragraph_hold(lines, i, last));
}

void flow_paragraph(struct flow *f, struct text t, struct text lead, uint32_t hang)
{
    struct shape shape = {f->width, lead, hang, f->ragged ? SET_RAGGED : SET_JUSTIFIED};
    texts lines = {0};
    line_break(f->setter, t, &shape, !f->ragged, &lines);
    bool introduces = text_ends(text_trim(t), TEXT(":"));
    put_paragraph(f, &lines, introduces ? HOLD_KEEP : HOLD_NONE);
}

void flow_aligned(struct flow *f, struct text t, uint32_t measure, enum align align, enum hold hold)
{
    struct shape shape = {measure, NO_TEXT, 0, align == ALIGN_CENTRE ? SET_BALANCED : SET_RAGGED};
    texts lines = {0};
    line_break(f->setter, t, &shape, false, &lines);
    vec_each(struct text, line, &lines)
    {
        if (align == ALIGN_CENTRE) *line = flow_centred(f->arena, *line, f->width);
        if (align == ALIGN_RIGHT) *line = flow_right(f->arena, *line, f->width);
    }
    put_paragraph(f, &lines, hold);
}

void flow_keep_back(struct flow *f, uint32_t count)
{
    for (uint32_t i = f->lines.count; i > 0 && count > 0; i--) {
        struct line *line = &f->lines.items[i - 1];
        if (line->hold < HOLD_KEEP) line->hold = HOLD_KEEP;
        if (line->text.len > 0) count--;
    }
}

static struct text indented(struct arena *a, struct text t, uint32_t blanks)
{
    struct buffer b = buffer_new(a);
    if (t.len > 0) line_repeat(&b, " ", blanks);
    buffer_add(&b, t);
    return buffer_text(&b);
}

struct text flow_right(struct arena *a, struct text t, uint32_t width)
{
    uint32_t used = line_width(t);
    return indented(a, t, used < width ? width - used : 0);
}

struct text flow_centred(struct arena *a, struct text t, uint32_t width)
{
    uint32_t used = line_width(t);
    return indented(a, t, used < width ? (width - used) / 2 : 0);
}
