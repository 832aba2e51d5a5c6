// See digests.h.
#include "compiler/output/digests.h"

#include <stdlib.h>

typedef VEC(const struct file *) file_list;

static bool is_listed(const file_list *list, const struct file *f)
{
    for (uint32_t i = 0; i < list->count; i++)
        if (list->items[i] == f) return true;
    return false;
}

static void add_file(struct arena *a, file_list *list, const struct file *f)
{
    if (f && !f->library && !is_listed(list, f)) vec_push(a, list, f);
}

static int by_path(const void *x, const void *y)
{
    const struct file *const *left = x, *const *right = y;
    return text_cmp((*left)->source->path, (*right)->source->path);
}

static file_list files_of(struct arena *a, const struct files *files, const struct block *act)
{
    file_list list = {0};
    for (uint32_t i = 0; i < files->list.count; i++)
        if (files->list.items[i]->source == act->whole.source)
            add_file(a, &list, files->list.items[i]);
    add_file(a, &list, files->dossier);
    for (uint32_t i = 0; i < list.count; i++)
        for (uint32_t k = 0; k < list.items[i]->uses.count; k++)
            add_file(a, &list, list.items[i]->uses.items[k].file);
    if (list.count) qsort(list.items, list.count, sizeof *list.items, by_path);
    return list;
}

static struct text library_digest(struct arena *a, const struct files *files,
                                  const struct seal_module *seal)
{
    struct buffer lines = buffer_new(a);
    for (uint32_t i = 0; i < files->list.count; i++) {
        const struct source *s = files->list.items[i]->source;
        if (!files->list.items[i]->library) continue;
        struct text digest = seal_digest(seal, a, s->raw);
        buffer_printf(&lines, "%.*s  %.*s\n", TEXT_FMT(digest), TEXT_FMT(s->path));
    }
    return seal_digest(seal, a, buffer_text(&lines));
}

struct digests digests_make(struct arena *a, const struct library *lib, const struct block *act,
                            const struct seal_module *seal)
{
    struct digests d = {.library = library_digest(a, lib->files, seal)};
    file_list list = files_of(a, lib->files, act);
    for (uint32_t i = 0; i < list.count; i++) {
        const struct source *s = list.items[i]->source;
        vec_push(a, &d.sources, ((struct file_digest){s->path, seal_digest(seal, a, s->raw)}));
    }
    return d;
}
