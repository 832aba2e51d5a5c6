// A column is never narrower than its longest word. What room is left goes first to the columns
// that one line would satisfy, then to the others in proportion to what they hold.
#include "compiler/print/fit.h"

enum {
    LEAST_NEED = 2,
    LEAST_COLUMN = 3, // where words are cut
    TITLE_SLACK = 3,  // beyond the half of a title that is set on two lines
};

struct need {
    uint32_t least; // longest word
    uint32_t most;  // cells on one line, the title on two
    uint32_t full;  // all on one line
};

static uint32_t larger(uint32_t x, uint32_t y)
{
    return x > y ? x : y;
}

static void need_text(struct grid *g, struct need *n, struct text t, bool is_title)
{
    uint32_t full = line_width(line_plain(g->arena, t));
    n->least = larger(n->least, line_minimum(g->setter, t, g->hyphenate));
    n->full = larger(n->full, full);
    if (is_title && full > 2 * TITLE_SLACK) full = full / 2 + TITLE_SLACK;
    n->most = larger(larger(n->most, n->least), full);
}

static struct need column_need(struct grid *g, uint32_t column)
{
    const struct doc_table *t = g->table;
    struct need n = {LEAST_NEED, LEAST_NEED, LEAST_NEED};
    if (!t->no_header) need_text(g, &n, t->columns[column].title, true);
    for (uint32_t i = 0; i < t->row_count; i++)
        if (t->rows[i].cells && !t->rows[i].is_group && !t->rows[i].is_detail)
            need_text(g, &n, t->rows[i].cells[column].text, false);
    return n;
}

// Numbers look best in columns of one width, if there is room for it.
static void even_numbers(const struct grid *g, struct need *needs, uint32_t inner)
{
    uint32_t widest = 0, total = 0;
    for (uint32_t i = 0; i < g->columns; i++)
        if (g->table->columns[i].align == ALIGN_RIGHT) widest = larger(widest, needs[i].full);
    for (uint32_t i = 0; i < g->columns; i++)
        total += g->table->columns[i].align == ALIGN_RIGHT ? widest : needs[i].full;
    for (uint32_t i = 0; total <= inner && i < g->columns; i++)
        if (g->table->columns[i].align == ALIGN_RIGHT) needs[i].full = widest;
}

// Grants in full, round after round, the columns that ask for no more than an equal share.
static uint32_t grant_small(struct grid *g, const struct need *needs, uint32_t room)
{
    for (uint32_t granted = 1; granted > 0;) {
        uint32_t asking = 0;
        granted = 0;
        for (uint32_t i = 0; i < g->columns; i++) asking += g->widths[i] < needs[i].most;
        for (uint32_t i = 0; asking > 0 && i < g->columns; i++) {
            uint32_t missing = needs[i].most - g->widths[i];
            if (missing == 0 || missing > room / asking) continue;
            g->widths[i] += missing;
            room -= missing;
            asking--;
            granted++;
        }
    }
    return room;
}

// Then the others, in proportion to what they lack. Returns the room left.
static uint32_t grant(struct grid *g, const struct need *needs, uint32_t room)
{
    uint64_t asked = 0;
    room = grant_small(g, needs, room);
    for (uint32_t i = 0; i < g->columns; i++) asked += needs[i].most - g->widths[i];
    for (uint32_t i = 0; i < g->columns && asked > 0; i++) {
        uint32_t missing = needs[i].most - g->widths[i];
        uint32_t share = (uint32_t)(room * (uint64_t)missing / asked);
        asked -= missing;
        room -= share;
        g->widths[i] += share;
    }
    return room;
}

static uint32_t inner_width(uint32_t columns, uint32_t width)
{
    uint32_t frame = 3 * columns + 1;
    return width > frame ? width - frame : 0;
}

// Cuts words: every column has its part of the page in proportion to its longest word.
static void force_columns(struct grid *g, const struct need *needs, uint32_t inner)
{
    uint64_t total = 0;
    uint32_t room = inner;
    for (uint32_t i = 0; i < g->columns; i++) total += needs[i].least;
    for (uint32_t i = 0; i < g->columns; i++) {
        uint32_t others = (g->columns - 1 - i) * LEAST_COLUMN;
        uint32_t part = (uint32_t)(inner * (uint64_t)needs[i].least / total);
        if (part < LEAST_COLUMN) part = LEAST_COLUMN;
        if (part + others > room) part = room - others;
        g->widths[i] = part;
        room -= part;
    }
}

bool fit_columns(struct grid *g, uint32_t width, bool force)
{
    struct need *needs = arena_array(g->arena, struct need, g->columns);
    uint32_t inner = inner_width(g->columns, width), least = UINT32_MAX;
    g->widths = arena_array(g->arena, uint32_t, g->columns);
    for (int pass = 0; pass < 2 && least > inner; pass++) {
        g->hyphenate = pass > 0;
        least = 0;
        for (uint32_t i = 0; i < g->columns; i++) {
            needs[i] = column_need(g, i);
            least += needs[i].least;
        }
    }
    if (least > inner) {
        if (force) force_columns(g, needs, inner);
        return force;
    }
    even_numbers(g, needs, inner);
    if (g->table->no_header) needs[g->columns - 1].full = inner;
    for (uint32_t i = 0; i < g->columns; i++) g->widths[i] = needs[i].least;
    uint32_t room = grant(g, needs, inner - least);
    for (uint32_t i = 0; i < g->columns; i++) needs[i].most = larger(needs[i].most, needs[i].full);
    grant(g, needs, room);
    return true;
}

uint32_t fit_count(struct grid *g, uint32_t from, uint32_t width)
{
    uint32_t taken = 4 + column_need(g, 0).least, count = 1;
    while (from < g->table->column_count) {
        taken += 3 + column_need(g, from++).least;
        if (taken > width) break;
        count++;
    }
    return count < 2 ? 2 : count;
}
