// Text to pointer, hashed, with insertion order kept so that what is listed from a map is listed
// the same way on every run.
#pragma once

#include "runtime/text.h"

struct map_entry {
    struct text key;
    void *value;
    uint32_t hash;
    uint32_t next; // chain of the same bucket, 1-based
};

struct map {
    struct arena *arena;
    struct map_entry *entries; // in order of insertion
    uint32_t *buckets;
    uint32_t count, room, bucket_count;
};

struct map map_new(struct arena *a);
void *map_get(const struct map *m, struct text key); // NULL when absent
// Sets key to value and returns what it held before, or NULL. The key's bytes must outlive the map.
void *map_set(struct map *m, struct text key, void *value);
// The key nearest to `key` by text_distance, if it is near enough to be suggested; else NO_TEXT.
struct text map_nearest(const struct map *m, struct arena *scratch, struct text key);

uint32_t hash_bytes(const void *ptr, size_t len, uint32_t seed);
