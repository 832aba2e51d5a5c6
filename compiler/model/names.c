// See names.h. Each top-level block has the map of the names inside it. One hashed map serves the
// other scopes: its keys begin with the scope, a file's path or the number of a block with keyed
// values.

#include "compiler/model/names.h"

struct bearer {
    struct block *block;
    struct bearer *next;
};

static struct text top_key(struct arena *a, const struct source *source, struct text name)
{
    return text_printf(a, "@%.*s:%.*s", TEXT_FMT(source->path), TEXT_FMT(name));
}

static void enter(struct map *names, struct text key, struct block *b)
{
    struct bearer *n = arena_make(names->arena, struct bearer);
    n->block = b;
    n->next = map_set(names, key, n);
}

static const struct bearer *bearers_inside(const struct block *root, struct text name)
{
    return root->inside ? map_get(root->inside, name) : NULL;
}

// Whether b would be found where the library's block of the same name is meant.
static bool hides_library(const struct library *lib, const struct block *b)
{
    const struct block *known = b->library ? NULL : map_get(&lib->globals, b->name);
    return known &&
           (category_is(b->category, known->category) || category_is(known->category, b->category));
}

void names_enter(struct library *lib, struct block *b)
{
    if (!b->name.len) return;
    if (hides_library(lib, b)) diag_say(lib->diags, DIAG_NAME_OF_LIBRARY, b->head, b->name);
    if (!b->root->inside) {
        b->root->inside = arena_make(lib->arena, struct map);
        *b->root->inside = map_new(lib->arena);
    }
    enter(b->root->inside, b->name, b);
    if (b->parent) return;
    struct text key = top_key(lib->arena, b->head.source, b->name);
    bool taken = map_get(&lib->names, key) != NULL;
    enter(&lib->names, key, b);
    if (b->library) taken = map_set(&lib->globals, b->name, b) != NULL || taken;
    if (taken) diag_say(lib->diags, DIAG_NAME_TAKEN, b->head, b->name);
}

static struct text keyed_key(struct arena *a, const struct block *b, struct text key)
{
    return text_printf(a, "=%u:%.*s", b->id, TEXT_FMT(key));
}

bool names_enter_key(struct library *lib, const struct block *b, uint32_t index)
{
    struct text key = keyed_key(lib->arena, b, b->keyed.items[index].key);
    if (map_get(&lib->names, key)) return false;
    uint32_t *number = arena_make(lib->arena, uint32_t);
    *number = index;
    map_set(&lib->names, key, number);
    return true;
}

const struct keyed *names_find_key(const struct library *lib, const struct block *b,
                                   struct text key)
{
    if (!b->keyed.count) return NULL;
    const uint32_t *number = map_get(&lib->names, keyed_key(lib->arena, b, key));
    return number ? &b->keyed.items[*number] : NULL;
}

static bool fits(const struct block *b, const struct category *wanted)
{
    return !wanted || category_is(b->category, wanted);
}

// Of the bearers of a name in an act, those whose parent is `parent`; any parent when `anywhere`.
static struct block *pick(const struct bearer *n, const struct category *wanted,
                          const struct block *parent, bool anywhere, uint32_t *count)
{
    struct block *found = NULL;
    *count = 0;
    for (; n; n = n->next) {
        if (!fits(n->block, wanted) || (!anywhere && n->block->parent != parent)) continue;
        found = n->block;
        ++*count;
    }
    return found;
}

struct block *find_inside(const struct block *root, struct text name, const struct category *wanted,
                          uint32_t *count)
{
    const struct bearer *n = bearers_inside(root->root, name);
    if (root == root->root) return pick(n, wanted, NULL, true, count);
    struct block *found = NULL;
    *count = 0;
    for (; n; n = n->next) {
        const struct block *up = n->block;
        while (up && up != root) up = up->parent;
        if (!up || !fits(n->block, wanted)) continue;
        found = n->block;
        ++*count;
    }
    return found;
}

static struct block *find_in_act(const struct block *from, struct text name,
                                 const struct category *wanted, uint32_t *count)
{
    const struct bearer *n = bearers_inside(from->root, name);
    *count = 0;
    for (const struct block *at = from; n && at; at = at->parent) {
        struct block *found = pick(n, wanted, at, false, count);
        if (*count > 0) return found;
    }
    return pick(n, wanted, NULL, true, count);
}

static const struct file *file_of(const struct library *lib, const struct source *source)
{
    return map_get(&lib->files->by_path, source->path);
}

static struct block *find_top(const struct library *lib, const struct source *source,
                              struct text name, const struct category *wanted, uint32_t *count)
{
    return pick(map_get(&lib->names, top_key(lib->arena, source, name)), wanted, NULL, true, count);
}

// Inside the acts of the files that this one refers to: the objective of a parent act, say.
static struct block *find_referred(const struct file *file, struct text name,
                                   const struct category *wanted, uint32_t *count)
{
    struct block *found = NULL;
    uint32_t total = 0;
    for (uint32_t i = 0; i < file->uses.count; i++) {
        const struct file *used = file->uses.items[i].file;
        for (uint32_t k = 0; k < used->acts.count; k++) {
            struct block *b = find_inside(used->acts.items[k], name, wanted, count);
            if (*count) found = b;
            total += *count;
        }
    }
    *count = total;
    return found;
}

// At the top of the files that this one refers to: no order among them says which is meant.
static struct block *find_used(const struct library *lib, const struct file *file, struct text name,
                               const struct category *wanted, uint32_t *count)
{
    struct block *found = NULL;
    uint32_t total = 0;
    for (uint32_t i = 0; i < file->uses.count; i++) {
        const struct source *used = file->uses.items[i].file->source;
        struct block *b = find_top(lib, used, name, wanted, count);
        if (b == found) continue; // none, or a file that is named twice
        found = b ? b : found;
        total += *count;
    }
    *count = total;
    return found;
}

struct block *find_block(const struct library *lib, const struct block *from,
                         const struct source *source, struct text name,
                         const struct category *wanted, uint32_t *count)
{
    *count = 0;
    struct block *found = from ? find_in_act(from, name, wanted, count) : NULL;
    if (*count || !source) return found;
    if ((found = find_top(lib, source, name, wanted, count))) return found;
    const struct file *file = file_of(lib, source);
    if (file && (found = find_used(lib, file, name, wanted, count))) return found;
    found = map_get(&lib->globals, name);
    if (found && fits(found, wanted)) {
        *count = 1;
        return found;
    }
    return file ? find_referred(file, name, wanted, count) : NULL;
}

// Adds to `to` the names of the scope that `prefix` begins the keys of.
static void gather_names(const struct library *lib, struct text prefix, struct map *to)
{
    for (uint32_t i = 0; i < lib->names.count; i++) {
        const struct map_entry *e = &lib->names.entries[i];
        if (text_starts(e->key, prefix))
            map_set(to, text_slice(e->key, prefix.len, e->key.len), e->value);
    }
}

struct text names_nearest(const struct library *lib, const struct block *from, struct text name)
{
    enum { ERRORS_MOST = 100 };
    struct map act = map_new(lib->arena);
    if (lib->diags->errors > ERRORS_MOST) return NO_TEXT;
    const struct map *inside = from ? from->root->inside : NULL;
    for (uint32_t i = 0; inside && i < inside->count; i++)
        map_set(&act, inside->entries[i].key, inside->entries[i].value);
    for (const struct block *b = from; b; b = b->parent)
        if (b->keyed.count) gather_names(lib, keyed_key(lib->arena, b, TEXT("")), &act);
    struct text near = map_nearest(&act, lib->arena, name);
    return near.len ? near : map_nearest(&lib->globals, lib->arena, name);
}
