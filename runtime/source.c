// Lines and columns of a source, worked out only when a place is printed: passes carry byte spans.
#include "runtime/source.h"

#include <string.h>

// The table is a cache inside an otherwise constant source; `a` must live as long as the source.
static void find_lines(struct arena *a, const struct source *s)
{
    uint32_t count = 1;
    const char *end = s->bytes.ptr + s->bytes.len;
    for (const char *p = s->bytes.ptr; p < end && (p = memchr(p, '\n', (size_t)(end - p))); p++)
        count++;
    uint32_t *lines = arena_array(a, uint32_t, count);
    uint32_t at = 1;
    for (const char *p = s->bytes.ptr; p < end && (p = memchr(p, '\n', (size_t)(end - p))); p++)
        lines[at++] = (uint32_t)(p + 1 - s->bytes.ptr);
    struct source *cache = (struct source *)(uintptr_t)s;
    cache->lines = lines;
    cache->line_count = count;
}

// Code points of line `line` before `offset`. Places come in order: a long line is counted once.
static uint32_t points_before(const struct source *s, uint32_t line, uint32_t offset)
{
    bool follows = s->counted >= s->lines[line] && s->counted <= offset;
    uint32_t from = follows ? s->counted : s->lines[line];
    uint32_t points = (uint32_t)text_length(text_slice(s->bytes, from, offset));
    struct source *cache = (struct source *)(uintptr_t)s;
    cache->before = points + (follows ? s->before : 0);
    cache->counted = offset;
    return s->before;
}

struct position source_position(struct arena *a, const struct source *s, uint32_t offset)
{
    if (!s->lines) find_lines(a, s);
    if (offset > s->bytes.len) offset = (uint32_t)s->bytes.len;
    uint32_t low = 0, high = s->line_count;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (s->lines[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    return (struct position){.line = low + 1, .column = points_before(s, low, offset) + 1};
}

struct text source_line(struct arena *a, const struct source *s, uint32_t line)
{
    if (!s->lines) find_lines(a, s);
    if (line == 0 || line > s->line_count) return TEXT("");
    size_t end = line < s->line_count ? s->lines[line] - 1 : s->bytes.len;
    struct text t = text_slice(s->bytes, s->lines[line - 1], end);
    if (text_ends(t, TEXT("\r"))) t.len--;
    return t;
}

struct text source_text(const struct source *s, struct span span)
{
    return text_slice(s->bytes, span.begin, span.end);
}

struct span span_join(struct span x, struct span y)
{
    return (struct span){.begin = x.begin < y.begin ? x.begin : y.begin,
                         .end = x.end > y.end ? x.end : y.end};
}
