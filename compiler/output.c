// See output.h.

#include "compiler/output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static const struct place NOWHERE = {0};

static bool fail(struct diags *d, const char *path)
{
    diag_say(d, DIAG_OUTPUT_FAILED, NOWHERE, text_of(path),
             text_copy(d->arena, text_of(strerror(errno))));
    return false;
}

// Whether the file at `path` already holds `content`.
static bool unchanged(struct arena *a, const char *path, struct text content)
{
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    bool same =
        fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && (size_t)st.st_size == content.len;
    char *bytes = same ? arena_alloc(a, content.len + 1) : NULL;
    for (size_t done = 0; same && done < content.len;) {
        ssize_t n = read(fd, bytes + done, content.len - done);
        same = n > 0;
        if (same) done += (size_t)n;
    }
    if (fd >= 0) close(fd);
    return same && (content.len == 0 || memcmp(bytes, content.ptr, content.len) == 0);
}

static bool write_whole(int fd, struct text content)
{
    for (size_t done = 0; done < content.len;) {
        ssize_t n = write(fd, content.ptr + done, content.len - done);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return false;
        done += (size_t)n;
    }
    return true;
}

bool output_file(struct diags *d, const char *path, struct text content)
{
    if (unchanged(d->arena, path, content)) return true;
    struct text name = text_printf(d->arena, "%s.XXXXXX", path);
    char *temporary = (char *)name.ptr;
    int fd = mkstemp(temporary);
    if (fd < 0) return fail(d, path);
    mode_t mask = umask(0);
    umask(mask);
    bool good = write_whole(fd, content) && fchmod(fd, 0666 & ~mask) == 0 && fsync(fd) == 0;
    int reason = errno;
    good = close(fd) == 0 && good;
    if (good && rename(temporary, path) == 0) return true;
    if (!good) errno = reason;
    fail(d, path);
    unlink(temporary);
    return false;
}

bool output_folder(struct diags *d, const char *path)
{
    char *copy = (char *)text_c(d->arena, text_of(path));
    for (char *at = copy + 1; *at; at++) {
        if (*at != '/') continue;
        *at = '\0';
        if (mkdir(copy, 0777) != 0 && errno != EEXIST) return fail(d, copy);
        *at = '/';
    }
    if (mkdir(copy, 0777) != 0 && errno != EEXIST) return fail(d, copy);
    struct stat st;
    if (stat(copy, &st) == 0 && S_ISDIR(st.st_mode)) return true;
    errno = ENOTDIR;
    return fail(d, copy);
}

bool output_standard(struct diags *d, struct text content)
{
    bool good = fwrite(content.ptr, 1, content.len, stdout) == content.len && fflush(stdout) == 0;
    return good || fail(d, "stdout");
}
