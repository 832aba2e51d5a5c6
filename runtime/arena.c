// Region memory: a list of chunks that double in size, each cut from front to back. One place where
// memory can run out, so that no caller has to plan for it. Large chunks are asked for as huge
// pages where the system has them: touching memory page by page took a fifth of a small run.
#include "runtime/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum { FIRST_CHUNK = 1 << 14, LARGEST_CHUNK = 1 << 24, HUGE_PAGE = 1 << 21, EXIT_MEMORY = 3 };

struct chunk {
    struct chunk *previous;
    size_t used, room;
    alignas(uint64_t) unsigned char bytes[];
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
    return arena_new_for(FIRST_CHUNK);
}

struct arena *arena_new_for(size_t expected)
{
    struct arena *a = calloc(1, sizeof *a);
    if (!a) out_of_memory();
    a->next_room = expected;
    return a;
}

// Bytes of a chunk as mapped; 0 for one that malloc gave.
static size_t mapped_size(size_t room)
{
    size_t size = sizeof(struct chunk) + room;
    return size < HUGE_PAGE ? 0 : (size + HUGE_PAGE - 1) / HUGE_PAGE * HUGE_PAGE;
}

static void free_chunks(struct chunk *c)
{
    for (struct chunk *previous; c; c = previous) {
        previous = c->previous;
        size_t mapped = mapped_size(c->room);
        if (mapped)
            munmap(c, mapped);
        else
            free(c);
    }
}

void arena_free(struct arena *a)
{
    if (!a) return;
    free_chunks(a->last);
    free(a);
}

void arena_empty(struct arena *a)
{
    if (!a->last) return;
    free_chunks(a->last->previous);
    a->last->previous = NULL;
    memset(a->last->bytes, 0, a->last->used);
    a->last->used = 0;
}

// Zeroed memory that begins on a huge page: what is mapped around it is given back.
static void *map_huge(size_t size)
{
    char *p =
        mmap(NULL, size + HUGE_PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (p == MAP_FAILED) return NULL;
    size_t before = (HUGE_PAGE - (uintptr_t)p % HUGE_PAGE) % HUGE_PAGE;
    if (before) munmap(p, before);
    munmap(p + before + size, HUGE_PAGE - before);
    madvise(p + before, size, MADV_HUGEPAGE); // refused without harm
    return p + before;
}

static struct chunk *chunk_new(size_t room)
{
    if (room > SIZE_MAX / 2) out_of_memory();
    size_t mapped = mapped_size(room);
    struct chunk *c = mapped ? map_huge(mapped) : calloc(1, sizeof *c + room);
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
    const size_t align = sizeof(uint64_t);
    if (size > SIZE_MAX - align) out_of_memory();
    size = size ? (size + align - 1) / align * align : align;
    a->used += size;
    if (!a->last || a->last->room - a->last->used < size) {
        if (size > a->next_room / 4) return alloc_alone(a, size);
        struct chunk *c = chunk_new(a->next_room - sizeof(struct chunk));
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
