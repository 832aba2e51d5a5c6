// Each page ends where it costs least: blank lines left at its foot plus the price of the hold
// that the break undoes. Only the lines that could fill a page are weighed: linear time.
#include "compiler/print/page.h"

// In blank lines: a table goes whole to the next page if that leaves no more than this empty.
static const uint32_t hold_price[] = {
    [HOLD_NONE] = 0, [HOLD_ROW] = 16, [HOLD_KEEP] = 1000, [HOLD_BLOCK] = 2000, [HOLD_NEVER] = 9000,
};

static uint32_t skip_blanks(const struct flow *f, uint32_t at)
{
    while (at < f->lines.count && f->lines.items[at].text.len == 0) at++;
    return at;
}

// The table that a break after line `k` cuts, or NULL.
static const struct fence *cut_at(const struct flow *f, uint32_t k)
{
    if (k + 1 >= f->lines.count) return NULL;
    const struct fence *fence = f->lines.items[k].fence;
    return fence == f->lines.items[k + 1].fence ? fence : NULL;
}

// Lines that the head of a page takes to open a table again.
static uint32_t reopening(const struct fence *fence)
{
    return fence ? fence->reopen.count + (fence->head_rule[0].len > 0) : 0;
}

static uint32_t best_end(const struct flow *f, uint32_t begin, uint32_t room)
{
    uint32_t best = begin + 1, best_cost = UINT32_MAX;
    for (uint32_t k = begin; k < f->lines.count && k - begin < room; k++) {
        const struct line *line = &f->lines.items[k];
        uint32_t used = k + 1 - begin + (cut_at(f, k) != NULL);
        if (k + 1 == f->lines.count) return k + 1;
        if (used > room || line->text.len == 0) continue;
        uint32_t cost = room - used + hold_price[line->hold];
        if (cost > best_cost) continue;
        best_cost = cost;
        best = k + 1;
    }
    return best;
}

void page_break(struct flow *f, pages *out)
{
    const struct fence *opens = NULL;
    uint32_t at = skip_blanks(f, 0);
    while (at < f->lines.count) {
        if (opens && f->lines.items[at].is_rule) at++;
        uint32_t head = reopening(opens);
        struct page page = {.begin = at, .opens = opens};
        page.end = best_end(f, at, f->height > head + 1 ? f->height - head : 2);
        page.closes = opens = cut_at(f, page.end - 1);
        vec_push(f->arena, out, page);
        at = skip_blanks(f, page.end);
    }
}

void page_lines(const struct flow *f, const struct page *page, texts *out)
{
    const struct fence *opens = page->opens;
    if (opens) {
        vec_each(struct text, t, &opens->reopen) vec_push(f->arena, out, *t);
        if (opens->head_rule[0].len)
            vec_push(f->arena, out, opens->head_rule[f->lines.items[page->begin].is_merged]);
    }
    for (uint32_t i = page->begin; i < page->end; i++)
        vec_push(f->arena, out, f->lines.items[i].text);
    if (page->closes)
        vec_push(f->arena, out, page->closes->close[f->lines.items[page->end - 1].is_merged]);
}

uint32_t page_of_line(const pages *all, uint32_t line, uint32_t from)
{
    while (from + 1 < all->count && all->items[from + 1].begin <= line) from++;
    return from;
}
