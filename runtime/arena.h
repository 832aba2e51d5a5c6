// Region memory. Everything that one run makes (tree, model, verdicts, document) lives in one
// region and ends with it, so constructors cannot fail half way and nothing is freed piecemeal.
#pragma once

#include <stddef.h>

struct arena;

// Makes an empty region. Never returns NULL: out of memory ends the process with status 3.
struct arena *arena_new(void);

// The same, for what will take about `expected` bytes: they are asked of the system at once.
struct arena *arena_new_for(size_t expected);

// Releases the region and all that was taken from it. NULL is allowed.
void arena_free(struct arena *a);

// Forgets all that was taken, and keeps some of the memory for what comes next.
void arena_empty(struct arena *a);

// Takes `size` zeroed bytes aligned for words and pointers; they live until arena_free.
void *arena_alloc(struct arena *a, size_t size);

// Bytes taken so far, for the measurements of `make bench`.
size_t arena_used(const struct arena *a);

#define arena_make(a, type) ((type *)arena_alloc((a), sizeof(type)))
#define arena_array(a, type, n) ((type *)arena_alloc((a), (size_t)(n) * sizeof(type)))
