// See precompiled.h. The file is a head, then for each source its path, its bytes and its image,
// each after its length. Lengths are of the machine that made the file, which is the one that
// reads it: another's head differs.
#include "compiler/model/precompiled.h"

#include "compiler/version.h"
#include "lang/image.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

struct precompiled_source {
    struct text bytes, image;
};

struct head {
    char name[16];
    uint32_t form, order;
};

static struct head head(void)
{
    return (struct head){"Sceau " SCEAU_VERSION, image_form(), 0x01020304};
}

// --- reading

static struct text map_file(const char *path)
{
    struct text t = NO_TEXT;
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) return t;
    if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0) {
        void *bytes = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
        if (bytes != MAP_FAILED) t = (struct text){bytes, (size_t)st.st_size};
    }
    close(fd);
    return t;
}

// Cuts what is behind its length off `rest`. False at the end, or when it is cut short.
static bool take(struct text *rest, struct text *part)
{
    uint64_t len;
    if (rest->len < sizeof len) return false;
    memcpy(&len, rest->ptr, sizeof len);
    if (len > rest->len - sizeof len) return false;
    *part = (struct text){rest->ptr + sizeof len, (size_t)len};
    *rest = text_slice(*rest, sizeof len + (size_t)len, rest->len);
    return true;
}

struct precompiled precompiled_open(struct arena *a, const char *path)
{
    struct precompiled p = {.mapped = map_file(path), .by_path = map_new(a)};
    const struct head expected = head();
    struct text rest = text_slice(p.mapped, sizeof expected, p.mapped.len), name;
    if (p.mapped.len < sizeof expected || memcmp(p.mapped.ptr, &expected, sizeof expected) != 0)
        return p;
    for (struct precompiled_source s; take(&rest, &name);) {
        if (!take(&rest, &s.bytes) || !take(&rest, &s.image)) break;
        struct precompiled_source *known = arena_make(a, struct precompiled_source);
        *known = s;
        map_set(&p.by_path, name, known);
    }
    return p;
}

void precompiled_close(struct precompiled *p)
{
    if (p->mapped.len) munmap((void *)(uintptr_t)p->mapped.ptr, p->mapped.len);
    *p = (struct precompiled){0};
}

struct tree *precompiled_tree(const struct precompiled *p, struct arena *a, const struct source *s)
{
    const struct precompiled_source *known = map_get(&p->by_path, s->path);
    return known && text_eq(known->bytes, s->bytes) ? image_read(a, s, known->image) : NULL;
}

// --- writing

static void put(struct buffer *out, struct text part)
{
    uint64_t len = part.len;
    buffer_add(out, (struct text){(const char *)&len, sizeof len});
    buffer_add(out, part);
}

void precompiled_begin(struct buffer *out)
{
    const struct head h = head();
    buffer_add(out, (struct text){(const char *)&h, sizeof h});
}

void precompiled_add(struct buffer *out, const struct tree *t)
{
    struct buffer image = buffer_new(out->arena);
    image_write(&image, t);
    put(out, t->source->path);
    put(out, t->source->bytes);
    put(out, buffer_text(&image));
}
