// See suggest.h.

#include "compiler/model/suggest.h"

enum { ERRORS_MOST = 100, SLOTS_MOST = 12 };

// --- names

struct search {
    struct arena *arena;
    const struct category *wanted;
    struct text last;      // the last word of what was written
    struct text best, any; // paths
    size_t limit;          // the most edits that make a name better than `best`
    uint32_t count;        // of the blocks seen
};

static void consider(struct search *s, struct text prefix, const struct block *b)
{
    struct text path = prefix.len
                           ? text_printf(s->arena, "%.*s.%.*s", TEXT_FMT(prefix), TEXT_FMT(b->name))
                           : b->name;
    s->any = path;
    s->count++;
    size_t edits = text_distance(s->arena, b->name, s->last, s->limit);
    if (edits > s->limit || (s->best.len && edits == s->limit)) return;
    s->best = path;
    s->limit = edits;
}

static void search_below(struct search *s, struct text prefix, const struct block *b)
{
    for (uint32_t i = 0; i < b->children.count; i++) {
        const struct block *child = b->children.items[i];
        if (child->name.len && category_is(child->category, s->wanted)) consider(s, prefix, child);
        search_below(s, prefix, child);
    }
}

// The acts of a file, each led to by its name.
static void search_file(struct search *s, const struct file *file, const struct block *own)
{
    for (uint32_t i = 0; i < file->acts.count; i++) {
        const struct block *act = file->acts.items[i];
        if (act != own && act->name.len) search_below(s, act->name, act);
    }
}

struct text suggest_path(const struct library *lib, const struct block *from,
                         const struct source *source, struct text words, struct text prefix,
                         const struct block *root, const struct category *wanted)
{
    if (lib->diags->errors > ERRORS_MOST) return NO_TEXT;
    size_t dot = words.len;
    while (dot > 0 && words.ptr[dot - 1] != '.') dot--;
    struct text last = text_slice(words, dot, words.len);
    struct search s = {.arena = lib->arena,
                       .wanted = wanted,
                       .last = last,
                       .limit = text_length(last) < 5 ? 1 : 2};
    if (root) {
        search_below(&s, prefix, root);
    } else {
        const struct file *file = map_get(&lib->files->by_path, source->path);
        search_below(&s, NO_TEXT, from->root);
        if (file) search_file(&s, file, from->root);
        for (uint32_t i = 0; file && i < file->uses.count; i++)
            search_file(&s, file->uses.items[i].file, from->root);
    }
    if (s.best.len) return s.best;
    return s.count == 1 ? s.any : NO_TEXT;
}

// --- slots

const struct slot *suggest_slot(struct arena *a, const struct category *c, struct text words)
{
    struct text folded = text_fold(a, words);
    for (const struct category *up = c; up; up = up->parent) {
        const struct slot *s = map_get(&up->synonyms, folded);
        if (s) return category_slot(c, s->ident);
    }
    struct text near = map_nearest(&c->by_ident, a, text_ident(a, words));
    return near.len ? category_slot(c, near) : NULL;
}

// Whether a word of x begins as one of y does, for three signs at least.
static bool share_word(struct text x, struct text y)
{
    enum { SHARED = 3 };
    for (size_t i = 0; i + SHARED <= x.len; i++) {
        if (i && x.ptr[i - 1] != ' ') continue;
        for (size_t k = 0; k + SHARED <= y.len; k++)
            if ((!k || y.ptr[k - 1] == ' ') && memcmp(x.ptr + i, y.ptr + k, SHARED) == 0)
                return true;
    }
    return false;
}

static bool is_free(const struct block *x, const struct slot *s)
{
    return !(s->flags & (SLOT_CHILD | SLOT_KEYED)) && block_value(x, s->index).kind == VALUE_ABSENT;
}

struct text suggest_slots(struct arena *a, const struct block *x, struct text words)
{
    struct buffer b = buffer_new(a);
    struct text folded = text_fold(a, words);
    uint32_t count = 0;
    for (int sharing = 1; sharing >= 0; sharing--)
        vec_each(const struct slot, s, &x->category->slots)
        {
            if (!is_free(x, s) || share_word(text_fold(a, s->label), folded) != sharing) continue;
            if (count++ < SLOTS_MOST)
                buffer_printf(&b, "%s%.*s", b.len ? ", " : "", TEXT_FMT(s->label));
        }
    if (count > SLOTS_MOST) buffer_add_c(&b, "…");
    return buffer_text(&b);
}
