// Growth of the arrays of runtime/vec.h, in one place for every element type.
#include "runtime/vec.h"

enum { FIRST_ROOM = 8 };

void vec_grow(struct arena *a, void *items, uint32_t count, uint32_t *room, size_t size)
{
    // A count that no longer doubles is asked of the region as a size that it refuses.
    uint32_t wanted = *room ? *room * 2 : FIRST_ROOM;
    size_t bytes = wanted > *room ? wanted * size : SIZE_MAX;
    void *grown = arena_alloc(a, bytes);
    if (count) {
        void *old;
        memcpy(&old, items, sizeof old);
        memcpy(grown, old, count * size);
    }
    memcpy(items, &grown, sizeof grown);
    *room = wanted;
}
