// See template.h.
#include "compiler/command/template.h"

// The folder, below the library's, of the file that declares c: « css/ ».
static struct text folder_of(const struct category *c)
{
    struct text path = c->place.source->path; // « stdlib/css/categories.sceau »
    const char *first = memchr(path.ptr, '/', path.len);
    const char *last = memrchr(path.ptr, '/', path.len);
    if (!first) return NO_TEXT;
    return text_slice(path, (size_t)(first - path.ptr) + 1, (size_t)(last - path.ptr) + 1);
}

struct text template_of(struct files *f, const struct category *kind)
{
    struct text folder = folder_of(kind), name = text_key(f->arena, kind->name);
    struct text path =
        text_printf(f->arena, "%.*smodeles/%.*s.txt", TEXT_FMT(folder), TEXT_FMT(name));
    return load_optional_text(f, path);
}
