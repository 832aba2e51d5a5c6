// Reading files. Paths are made canonical lexically first, so that what is printed never depends on
// where the project stands, and by the file system second, so that no link leads out of the root.

#include "compiler/model/load.h"

#include "compiler/model/law_source.h"

#include "runtime/reason.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FOLDER_DEPTH = 64 };
static const off_t LARGEST_SOURCE = (off_t)1 << 30;

static const struct place NOWHERE = {0};

// --- bytes

static bool read_whole(int fd, char *to, size_t size)
{
    size_t done = 0;
    while (done < size) {
        ssize_t n = read(fd, to + done, size - done);
        if (n < 0 && errno == EINTR) continue;
        if (n == 0) errno = EIO; // it was cut while it was read
        if (n <= 0) return false;
        done += (size_t)n;
    }
    return true;
}

// The bytes without byte order mark, CRLF as LF; the same bytes when there is neither.
static struct text plain_lines(struct arena *a, struct text raw, bool *crlf)
{
    struct text t = text_starts(raw, TEXT("\xEF\xBB\xBF")) ? text_slice(raw, 3, raw.len) : raw;
    *crlf = t.len > 0 && memchr(t.ptr, '\r', t.len) != NULL;
    if (!*crlf) return t;
    char *out = arena_alloc(a, t.len + 1);
    size_t n = 0;
    for (size_t i = 0; i < t.len; i++)
        if (t.ptr[i] != '\r' || i + 1 == t.len || t.ptr[i + 1] != '\n') out[n++] = t.ptr[i];
    return (struct text){out, n};
}

static struct diag *fail(struct files *f, enum diag_code code, struct place where, struct text path)
{
    f->environment_failed = true;
    return diag_say(f->diags, code, where, path, reason_text(f->arena, errno, f->diags->english));
}

static struct source *make_source(struct files *f, struct text path, struct text bytes)
{
    struct source *s = arena_make(f->arena, struct source);
    s->path = path;
    s->raw = bytes;
    s->bytes = plain_lines(f->arena, s->raw, &s->crlf);
    return s;
}

static struct source *read_source(struct files *f, const char *opened, struct text path,
                                  struct place where)
{
    const struct text *given = f->instead ? map_get(f->instead, text_of(opened)) : NULL;
    if (given) return make_source(f, path, *given);
    int fd = open(opened, O_RDONLY | O_CLOEXEC | O_NONBLOCK); // a pipe is refused, not waited for
    struct stat st;
    if (fd < 0 || fstat(fd, &st) != 0) {
        fail(f, errno == ENOENT ? DIAG_FILE_MISSING : DIAG_FILE_UNREADABLE, where, path);
        if (fd >= 0) close(fd);
        return NULL;
    }
    struct source *s = NULL;
    if (!S_ISREG(st.st_mode)) {
        f->environment_failed = true;
        diag_say(f->diags, DIAG_FILE_NOT_REGULAR, where, path);
    } else if (st.st_size > LARGEST_SOURCE) {
        f->environment_failed = true;
        diag_say(f->diags, DIAG_FILE_TOO_LARGE, where, path);
    } else {
        size_t size = (size_t)st.st_size;
        char *bytes = arena_alloc(f->arena, size + 1);
        if (read_whole(fd, bytes, size))
            s = make_source(f, path, (struct text){bytes, size});
        else
            fail(f, DIAG_FILE_UNREADABLE, where, path);
    }
    close(fd);
    return s;
}

// --- paths

// Joins folder and path and resolves `.` and `..` by their words. NO_TEXT when it climbs above the
// empty path.
static struct text join_path(struct arena *a, struct text folder, struct text path)
{
    struct buffer b = buffer_new(a);
    buffer_add(&b, folder);
    if (folder.len) buffer_add_char(&b, '/');
    buffer_add(&b, path);
    struct text all = buffer_text(&b);
    VEC(struct text) parts = {0};
    for (size_t at = 0; at <= all.len;) {
        const char *slash = at < all.len ? memchr(all.ptr + at, '/', all.len - at) : NULL;
        size_t end = slash ? (size_t)(slash - all.ptr) : all.len;
        struct text part = text_slice(all, at, end);
        at = end + 1;
        if (part.len == 0 || text_eq(part, TEXT("."))) continue;
        if (!text_eq(part, TEXT(".."))) {
            vec_push(a, &parts, part);
        } else if (parts.count > 0) {
            parts.count--;
        } else {
            return NO_TEXT;
        }
    }
    struct buffer out = buffer_new(a);
    for (uint32_t i = 0; i < parts.count; i++) {
        if (i) buffer_add_char(&out, '/');
        buffer_add(&out, parts.items[i]);
    }
    return out.len ? buffer_text(&out) : TEXT("");
}

static struct text folder_of(struct text path)
{
    size_t at = path.len;
    while (at > 0 && path.ptr[at - 1] != '/') at--;
    return at ? text_slice(path, 0, at - 1) : (struct text){path.ptr, 0};
}

static const char *opened_path(struct files *f, struct text root, struct text path)
{
    return text_c(f->arena, text_printf(f->arena, "%.*s/%.*s", TEXT_FMT(root), TEXT_FMT(path)));
}

static struct text real_path(struct arena *a, const char *path)
{
    char *real = realpath(path, NULL);
    if (!real) return NO_TEXT;
    struct text t = text_copy(a, text_of(real));
    free(real);
    return t;
}

static bool is_below(struct text folder, struct text path)
{
    if (text_eq(folder, TEXT("/"))) return true;
    return text_starts(path, folder) && (path.len == folder.len || path.ptr[folder.len] == '/');
}

static bool is_source(struct text name)
{
    return text_ends(name, TEXT(".sceau")) && name.ptr[0] != '.';
}

// --- files

static struct file *enter_source(struct files *f, const char *opened, struct source *s,
                                 bool library)
{
    struct file *file = arena_make(f->arena, struct file);
    file->library = library;
    file->opened = opened;
    if (library) file->tree = precompiled_tree(&f->precompiled, f->arena, s);
    if (!file->tree) file->tree = parse_source(f->arena, s, f->diags);
    file->source = file->tree->source; // s, or what the parser made of it: places are in this one
    f->wrong_syntax = f->wrong_syntax || file->tree->has_errors;
    map_set(&f->by_path, s->path, file);
    vec_push(f->arena, &f->list, file);
    return file;
}

static struct text library_key(struct files *f, struct text path)
{
    return text_printf(f->arena, "stdlib/%.*s", TEXT_FMT(path));
}

static struct file *add_file(struct files *f, const char *opened, struct text path, bool library,
                             struct place where)
{
    struct text key = library ? library_key(f, path) : path;
    struct file *known = map_get(&f->by_path, key);
    if (known) return known;
    struct source *s = read_source(f, opened, key, where);
    return s ? enter_source(f, opened, s, library) : NULL;
}

static struct text from_root(struct files *f, struct text real)
{
    if (real.len == f->root.len) return TEXT("");
    return text_slice(real, f->root.len + (f->root.len > 1 ? 1 : 0), real.len);
}

// The file at `path` from the root. A link that leads out is refused; one that stays below is the
// file that it leads to, which is read once.
static struct file *add_below(struct files *f, struct text path, struct place where)
{
    struct file *known = map_get(&f->by_path, path);
    if (known) return known;
    const char *opened = opened_path(f, f->root, path);
    struct text real = real_path(f->arena, opened);
    if (real.ptr && !is_below(f->root, real)) {
        diag_say(f->diags, DIAG_PATH_OUTSIDE, where, path);
        return NULL;
    }
    struct text target = real.ptr ? from_root(f, real) : path;
    struct file *file = add_file(f, opened_path(f, f->root, target), target, false, where);
    if (file && !text_eq(target, path)) map_set(&f->by_path, path, file);
    return file;
}

static int compare_names(const void *x, const void *y)
{
    return text_cmp(*(const struct text *)x, *(const struct text *)y);
}

typedef VEC(struct text) names;

// The names in a folder in byte order, hidden ones apart. False when it cannot be read.
static bool list_folder(struct files *f, const char *opened, names *entries)
{
    DIR *dir = opendir(opened);
    if (!dir) return false;
    for (struct dirent *e = readdir(dir); e; e = readdir(dir))
        if (e->d_name[0] != '.')
            vec_push(f->arena, entries, text_copy(f->arena, text_of(e->d_name)));
    closedir(dir);
    if (entries->count)
        qsort(entries->items, entries->count, sizeof *entries->items, compare_names);
    return true;
}

// A library's examples are acts, which only who explains a rule reads.
static bool holds_examples(const struct files *f, struct text root, struct text path)
{
    return text_eq(root, f->library_path) && text_eq(path, TEXT(LIBRARY_EXAMPLES));
}

// Lists the sources below root/folder in byte order, without following links to folders. False when
// the folder itself cannot be read; what cannot be read inside it is reported.
static bool list_sources(struct files *f, struct text root, struct text folder, int depth,
                         names *out)
{
    names entries = {0};
    if (depth > FOLDER_DEPTH) {
        diag_say(f->diags, DIAG_FOLDER_DEEP, NOWHERE, folder);
        return true;
    }
    if (!list_folder(f, opened_path(f, root, folder), &entries)) return false;
    for (uint32_t i = 0; i < entries.count; i++) {
        struct text path = join_path(f->arena, folder, entries.items[i]);
        struct stat st;
        if (lstat(opened_path(f, root, path), &st) != 0 || holds_examples(f, root, path)) continue;
        if (is_source(entries.items[i]) && !S_ISDIR(st.st_mode))
            vec_push(f->arena, out, path);
        else if (S_ISDIR(st.st_mode) && !list_sources(f, root, path, depth + 1, out))
            fail(f, DIAG_FILE_UNREADABLE, NOWHERE, path);
    }
    return true;
}

static bool holds_outlines(struct text path)
{
    struct text folder = folder_of(path);
    return text_eq(folder, TEXT("trames")) || text_ends(folder, TEXT("/trames"));
}

static struct file *add_library_file(struct files *f, struct text path, struct place where)
{
    return add_file(f, opened_path(f, f->library_path, path), path, true, where);
}

// Reads a file and leaves it unparsed when it is one of law.
static void add_or_hold(struct files *f, struct text path)
{
    const char *opened = opened_path(f, f->library_path, path);
    struct source *s = read_source(f, opened, library_key(f, path), NOWHERE);
    if (!s) return;
    if (law_source_is(s->bytes))
        vec_push(f->arena, &f->law, ((struct unparsed){s, opened}));
    else
        enter_source(f, opened, s, true);
}

bool load_library(struct files *f, const char *library_path, bool whole)
{
    f->library_path = real_path(f->arena, library_path);
    names paths = {0};
    if (!f->library_path.ptr || !list_sources(f, f->library_path, TEXT(""), 0, &paths)) {
        fail(f, DIAG_LIBRARY_MISSING, NOWHERE, text_of(library_path));
        return false;
    }
    if (paths.count == 0) {
        f->environment_failed = true;
        diag_say(f->diags, DIAG_LIBRARY_EMPTY, NOWHERE, text_of(library_path));
    }
    for (uint32_t i = 0; i < paths.count; i++)
        if (whole)
            add_library_file(f, paths.items[i], NOWHERE);
        else if (!holds_outlines(paths.items[i]))
            add_or_hold(f, paths.items[i]);
    return !f->environment_failed;
}

struct text load_text(struct files *f, struct text path, struct place where)
{
    struct text key = text_printf(f->arena, "texte:%.*s", TEXT_FMT(path));
    struct source *s = map_get(&f->by_path, key);
    if (!s) {
        s = read_source(f, opened_path(f, f->library_path, path), path, where);
        if (s) map_set(&f->by_path, key, s);
    }
    return s ? s->bytes : NO_TEXT;
}

struct text load_optional_text(struct files *f, struct text path)
{
    bool exists = access(opened_path(f, f->library_path, path), F_OK) == 0;
    return exists ? load_text(f, path, NOWHERE) : NO_TEXT;
}

// --- what a file uses

struct file *load_relative(struct files *f, const struct file *from, struct text path,
                           struct place where)
{
    if (path.len && path.ptr[0] == '/') {
        diag_say(f->diags, DIAG_PATH_OUTSIDE, where, path);
        return NULL;
    }
    struct text joined = join_path(f->arena, folder_of(from->source->path), path);
    if (!joined.ptr) {
        diag_say(f->diags, DIAG_PATH_OUTSIDE, where, path);
        return NULL;
    }
    if (!joined.len) {
        diag_say(f->diags, DIAG_FILE_NOT_REGULAR, where, path);
        return NULL;
    }
    return add_below(f, joined, where);
}

struct file *load_known(const struct files *f, const struct file *from, struct text path)
{
    struct text joined = join_path(f->arena, folder_of(from->source->path), path);
    return joined.ptr ? map_get(&f->by_path, joined) : NULL;
}

// `utilise : a.b` is a/b.sceau of the library, or else below the root.
static struct file *load_module(struct files *f, struct text module, struct place where)
{
    struct buffer b = buffer_new(f->arena);
    for (size_t i = 0; i < module.len; i++)
        buffer_add_char(&b, module.ptr[i] == '.' ? '/' : module.ptr[i]);
    struct text base = buffer_text(&b);
    struct text path = text_printf(f->arena, "%.*s.sceau", TEXT_FMT(base));
    if (access(opened_path(f, f->library_path, path), F_OK) == 0)
        return add_library_file(f, path, where);
    const char *folder = opened_path(f, f->library_path, base);
    if (access(folder, F_OK) == 0) return NULL; // a folder of the library: all of it is loaded
    if (access(opened_path(f, f->root, path), F_OK) != 0) {
        diag_say(f->diags, DIAG_MODULE_UNKNOWN, where, module);
        return NULL;
    }
    return add_below(f, path, where);
}

static void add_use(struct files *f, struct file *file, struct file *used, struct place where)
{
    if (!used || used->last_user == file) return; // a file's uses are added in one go
    used->last_user = file;
    vec_push(f->arena, &file->uses, ((struct use){used, where}));
}

static void use_module(struct files *f, struct file *file, const struct tree_item *field)
{
    for (const struct tree_entry *e = field->entries; e; e = e->next) {
        if (!e->value) continue;
        struct text module = source_text(file->source, e->value->span);
        struct place where = {file->source, e->value->span};
        add_use(f, file, load_module(f, module, where), where);
    }
}

static void use_acts(struct files *f, struct file *file, const struct tree_item *items)
{
    for (const struct tree_item *i = items; i; i = i->next) {
        if (i->kind == ITEM_BLOCK) use_acts(f, file, i->items);
        if (i->kind != ITEM_FIELD) continue;
        for (const struct tree_entry *e = i->entries; e; e = e->next) {
            if (!e->value || e->value->kind != TREE_ACT) continue;
            struct place where = {file->source, e->value->span};
            add_use(f, file, load_relative(f, file, e->value->text, where), where);
        }
    }
}

static void load_uses(struct files *f, struct file *file)
{
    for (const struct tree_item *i = file->tree->items; i; i = i->next)
        if (i->kind == ITEM_FIELD && text_eq(i->word, TEXT("utilise"))) use_module(f, file, i);
    if (!file->library) use_acts(f, file, file->tree->items); // the library refers to no act
}

// --- cycles of files

static void say_cycle(void *context, const struct arc *closing, struct text way)
{
    struct files *f = context;
    diag_say(f->diags, DIAG_FILE_CYCLE, closing->place, closing->to->label, way);
}

static void find_cycles(struct files *f)
{
    for (uint32_t i = 0; i < f->list.count; i++) {
        struct file *file = f->list.items[i];
        file->vertex.label = file->source->path;
        for (uint32_t k = 0; k < file->uses.count; k++) {
            const struct use *u = &file->uses.items[k];
            vec_push(f->arena, &file->vertex.arcs, ((struct arc){&u->file->vertex, u->place}));
        }
    }
    for (uint32_t i = 0; i < f->list.count; i++)
        cycle_search(f->arena, &f->list.items[i]->vertex, say_cycle, f);
}

void load_law(struct files *f, const struct map *categories)
{
    vec_each(const struct unparsed, h,
             &f->law) if (!map_get(&f->by_path, h->source->path) &&
                          (!categories || law_source_bears(h->source->bytes, categories)))
        enter_source(f, h->opened, h->source, true);
    f->law.count = 0;
}

// --- arguments

static bool is_folder(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static struct text common_folder(struct text x, struct text y)
{
    while (!is_below(x, y)) {
        struct text up = folder_of(x);
        x = up.len ? up : TEXT("/");
    }
    return x;
}

// The nearest folder at or above `folder` that holds dossier.sceau, or `folder` itself.
static struct text find_root(struct files *f, struct text folder)
{
    for (struct text at = folder; at.len > 0; at = folder_of(at)) {
        if (access(opened_path(f, at, TEXT("dossier.sceau")), F_OK) == 0) return at;
        if (text_eq(at, TEXT("/"))) break;
    }
    return folder;
}

// A file or a folder of the command line, as it was typed and as it is.
struct argument {
    struct text given, real;
};

typedef VEC(struct argument) argument_list;

static bool resolve_arguments(struct files *f, const char *const *arguments, size_t count,
                              argument_list *list)
{
    struct text folder = NO_TEXT;
    for (size_t i = 0; i < count; i++) {
        struct text real = real_path(f->arena, arguments[i]);
        if (!real.ptr) {
            fail(f, errno == ENOENT ? DIAG_FILE_MISSING : DIAG_FILE_UNREADABLE, NOWHERE,
                 text_of(arguments[i]));
            continue;
        }
        vec_push(f->arena, list, ((struct argument){text_of(arguments[i]), real}));
        struct text own = is_folder(arguments[i]) ? real : folder_of(real);
        if (!own.len) own = TEXT("/");
        folder = folder.ptr ? common_folder(folder, own) : own;
    }
    if (folder.ptr) f->root = find_root(f, folder);
    return folder.ptr != NULL;
}

static void mark_argument(struct files *f, struct file *file)
{
    if (!file->tree->items && !file->tree->has_errors && !file->argument)
        diag_say(f->diags, DIAG_FILE_EMPTY, place_at(file->source, (struct span){0, 0}),
                 file->source->path);
    file->argument = true;
}

static void load_argument(struct files *f, struct argument x)
{
    names paths = {0};
    struct text path = from_root(f, x.real);
    if (is_folder(text_c(f->arena, x.real))) {
        if (!list_sources(f, f->root, path, 0, &paths))
            fail(f, DIAG_FILE_UNREADABLE, NOWHERE, x.given);
        else if (paths.count == 0)
            diag_say(f->diags, DIAG_FOLDER_EMPTY, NOWHERE, x.given);
    } else {
        vec_push(f->arena, &paths, path);
    }
    for (uint32_t i = 0; i < paths.count; i++) {
        struct file *file = add_below(f, paths.items[i], NOWHERE);
        if (file) mark_argument(f, file);
    }
}

bool load_sources(struct files *f, const char *const *arguments, size_t count)
{
    argument_list list = {0};
    if (!resolve_arguments(f, arguments, count, &list)) return false;
    for (uint32_t i = 0; i < list.count; i++) load_argument(f, list.items[i]);
    return true;
}

bool load_arguments(struct files *f, const char *const *arguments, size_t count)
{
    if (!load_sources(f, arguments, count)) return false;
    const char *dossier = opened_path(f, f->root, TEXT("dossier.sceau"));
    if (access(dossier, F_OK) == 0) f->dossier = add_below(f, TEXT("dossier.sceau"), NOWHERE);
    for (uint32_t i = 0; i < f->list.count; i++) // grows while files are met
        load_uses(f, f->list.items[i]);
    find_cycles(f);
    return true;
}
