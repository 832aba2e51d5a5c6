// Region memory: a list of chunks that double in size, each cut from front to back. One place where
// memory can run out, so that no caller has to plan for it.
#include "runtime/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { FIRST_CHUNK = 1 << 14, LARGEST_CHUNK = 1 << 24, EXIT_MEMORY = 3 };

struct chunk {
    struct chunk *previous;
    size_t used, room;
    alignas(max_align_t) unsigned char bytes[];
};

struct arena {
    struct chunk *last;
    size_t next_room, used;
};

static _Noreturn void out_of_memory(void)
{
    fputs("sceau : mémoire insuffisante / out of memory\n", stderr);
    exit(EXIT_MEMORY);
}

struct arena *arena_new(void)
{
    struct arena *a = calloc(1, sizeof *a);
    if (!a) out_of_memory();
    a->next_room = FIRST_CHUNK;
    return a;
}

void arena_free(struct arena *a)
{
    if (!a) return;
    for (struct chunk *c = a->last, *previous; c; c = previous) {
        previous = c->previous;
        free(c);
    }
    free(a);
}

static struct chunk *chunk_new(size_t room)
{
    if (room > SIZE_MAX - sizeof(struct chunk)) out_of_memory();
    struct chunk *c = calloc(1, sizeof *c + room);
    if (!c) out_of_memory();
    c->room = room;
    return c;
}

// A block too large for a common chunk gets its own, put behind the current one, which stays open.
static void *alloc_alone(struct arena *a, size_t size)
{
    struct chunk *c = chunk_new(size);
    c->used = size;
    if (a->last) {
        c->previous = a->last->previous;
        a->last->previous = c;
    } else {
        a->last = c;
    }
    return c->bytes;
}

void *arena_alloc(struct arena *a, size_t size)
{
    const size_t align = alignof(max_align_t);
    if (size > SIZE_MAX - align) out_of_memory();
    size = size ? (size + align - 1) / align * align : align;
    a->used += size;
    if (!a->last || a->last->room - a->last->used < size) {
        if (size > a->next_room / 4) return alloc_alone(a, size);
        struct chunk *c = chunk_new(a->next_room);
        c->previous = a->last;
        a->last = c;
        if (a->next_room < LARGEST_CHUNK) a->next_room *= 2;
    }
    void *p = a->last->bytes + a->last->used;
    a->last->used += size;
    return p;
}

size_t arena_used(const struct arena *a)
{
    return a->used;
}
