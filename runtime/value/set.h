// Sets of values, hashed, in order of insertion.
#pragma once

#include "runtime/value/value.h"
#include "runtime/vec.h"

struct set {
    struct arena *arena;
    VEC(struct value) values; // each once
    uint32_t *buckets;        // 1-based positions in `values`, open addressing
    uint32_t bucket_count;    // 0 or a power of two
};

struct set set_new(struct arena *a);
bool set_has(const struct set *s, struct value v);
bool set_add(struct set *s, struct value v); // false when it was there already
void set_add_list(struct set *s, const struct list *xs);
struct value set_list(const struct set *s); // the values as a LIST, on the set's region
