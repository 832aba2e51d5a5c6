// One source file in memory: its bytes, its path from the root and, only when something is
// printed, its lines. Every place in the program is a byte span of one source.
#pragma once

#include "runtime/text.h"

struct span {
    uint32_t begin, end; // byte offsets, end excluded
};

struct source {
    struct text path;  // from the root, with `/`: what is printed and what outputs record
    struct text raw;   // the file as it stands on disk, for its digest
    struct text bytes; // without byte order mark and carriage returns
    bool crlf;
    uint32_t *lines; // offset of each line, made on demand by source_line
    uint32_t line_count;
    uint32_t counted,
        before; // the last offset asked for, and the code points before it in its line
};

struct place {
    const struct source *source; // NULL: nowhere in a source
    struct span span;
};

static inline struct place place_at(const struct source *source, struct span span)
{
    return (struct place){source, span};
}

struct position {
    uint32_t line, column; // from 1; the column counts code points
};

// The lines are kept in the source: `a` must live as long as it.
struct position source_position(struct arena *a, const struct source *s, uint32_t offset);
struct text source_line(struct arena *a, const struct source *s, uint32_t line); // without its end
struct text source_text(const struct source *s, struct span span);
struct span span_join(struct span x, struct span y);
