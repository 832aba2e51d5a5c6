// Growth of the arrays of runtime/vec.h, in one place for every element type.
#include "runtime/vec.h"

enum { FIRST_BYTES = 64 }; // most vecs stay short

void vec_resize(struct arena *a, void *items, uint32_t count, uint32_t *room, size_t size,
                uint32_t wanted)
{
    // A count that no longer grows is asked of the region as a size that it refuses.
    void *grown = arena_alloc(a, wanted > *room ? wanted * size : SIZE_MAX);
    if (count) {
        void *old;
        memcpy(&old, items, sizeof old);
        memcpy(grown, old, count * size);
    }
    memcpy(items, &grown, sizeof grown);
    *room = wanted;
}

void vec_grow(struct arena *a, void *items, uint32_t count, uint32_t *room, size_t size)
{
    uint32_t first = size < FIRST_BYTES ? (uint32_t)(FIRST_BYTES / size) : 1;
    vec_resize(a, items, count, room, size, *room ? *room * 2 : first);
}
