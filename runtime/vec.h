// Growable arrays on a region: `VEC(type)` is a struct {items, count, room}. Growth doubles and
// leaves the old block to the region, so pointers into a vec are only stable once it is complete.
#pragma once

#include "runtime/arena.h"

#include <stdint.h>
#include <string.h>

#define VEC(type)                                                                                  \
    struct {                                                                                       \
        type *items;                                                                               \
        uint32_t count, room;                                                                      \
    }

// Moves *items to where `wanted` elements of `size` bytes fit.
void vec_resize(struct arena *a, void *items, uint32_t count, uint32_t *room, size_t size,
                uint32_t wanted);

// Grows *items so that one more element of `size` bytes fits.
void vec_grow(struct arena *a, void *items, uint32_t count, uint32_t *room, size_t size);

#define vec_push(a, v, x)                                                                          \
    do {                                                                                           \
        if ((v)->count == (v)->room)                                                               \
            vec_grow((a), &(v)->items, (v)->count, &(v)->room, sizeof *(v)->items);                \
        (v)->items[(v)->count++] = (x);                                                            \
    } while (0)

// Makes room for n more elements at once: until then, what is pushed moves nothing.
#define vec_reserve(a, v, n)                                                                       \
    do {                                                                                           \
        if ((v)->room - (v)->count < (n))                                                          \
            vec_resize((a), &(v)->items, (v)->count, &(v)->room, sizeof *(v)->items,               \
                       (v)->count + (n));                                                          \
    } while (0)

#define vec_each(type, it, v)                                                                      \
    for (type *it = (v)->items, *it##_end = (v)->count ? (v)->items + (v)->count : (v)->items;     \
         it < it##_end; it++)
