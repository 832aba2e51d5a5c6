// A chained hash table over an array of entries: the array keeps the order of insertion, the
// buckets only hold numbers of entries, so that growing moves no entry's meaning.
#include "runtime/map.h"

#include <string.h>

enum { FIRST_ROOM = 4, SUGGEST_SHORT = 1, SUGGEST_LONG = 2, LONG_NAME = 5 };

uint32_t hash_bytes(const void *ptr, size_t len, uint32_t seed)
{
    const uint64_t prime = 0x9E3779B97F4A7C15u;
    const unsigned char *p = ptr;
    uint64_t h = (seed ^ (uint64_t)len) * prime;
    while (len) {
        uint64_t word = 0;
        size_t n = len < sizeof word ? len : sizeof word;
        memcpy(&word, p, n);
        h = (h ^ word) * prime;
        h ^= h >> 29;
        p += n;
        len -= n;
    }
    h *= prime;
    return (uint32_t)(h >> 32);
}

struct map map_new(struct arena *a)
{
    return (struct map){.arena = a};
}

static struct map_entry *find(const struct map *m, struct text key, uint32_t hash)
{
    if (!m->bucket_count) return NULL;
    for (uint32_t i = m->buckets[hash & (m->bucket_count - 1)]; i; i = m->entries[i - 1].next) {
        struct map_entry *e = &m->entries[i - 1];
        if (e->hash == hash && text_eq(e->key, key)) return e;
    }
    return NULL;
}

static void link_entry(struct map *m, uint32_t index)
{
    uint32_t *bucket = &m->buckets[m->entries[index].hash & (m->bucket_count - 1)];
    m->entries[index].next = *bucket;
    *bucket = index + 1;
}

static void grow(struct map *m)
{
    uint32_t room = m->room ? m->room * 2 : FIRST_ROOM;
    struct map_entry *entries = arena_array(m->arena, struct map_entry, room);
    if (m->count) memcpy(entries, m->entries, m->count * sizeof *entries);
    m->entries = entries;
    m->room = room;
    m->bucket_count = room * 2;
    m->buckets = arena_array(m->arena, uint32_t, m->bucket_count);
    for (uint32_t i = 0; i < m->count; i++) link_entry(m, i);
}

void *map_get(const struct map *m, struct text key)
{
    const struct map_entry *e = find(m, key, hash_bytes(key.ptr, key.len, 0));
    return e ? e->value : NULL;
}

void *map_set(struct map *m, struct text key, void *value)
{
    uint32_t hash = hash_bytes(key.ptr, key.len, 0);
    struct map_entry *e = find(m, key, hash);
    if (e) {
        void *old = e->value;
        e->value = value;
        return old;
    }
    if (m->count == m->room) grow(m);
    m->entries[m->count] = (struct map_entry){.key = key, .value = value, .hash = hash};
    link_entry(m, m->count++);
    return NULL;
}

struct text map_nearest(const struct map *m, struct arena *scratch, struct text key)
{
    struct text best = NO_TEXT;
    size_t limit = text_length(key) < LONG_NAME ? SUGGEST_SHORT : SUGGEST_LONG;
    for (uint32_t i = 0; i < m->count; i++) {
        size_t d = text_distance(scratch, m->entries[i].key, key, limit);
        if (d > limit) continue;
        best = m->entries[i].key;
        if (d == 0) break;
        limit = d - 1;
    }
    return best;
}
