// See output.h.

#include "compiler/output/output.h"

#include "runtime/reason.h"

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
             reason_text(d->arena, errno, d->english));
    return false;
}

// Whether the file at `path` already holds `content`.
static bool unchanged(struct arena *a, const char *path, struct text content)
{
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
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

// The rights of the file that is there, or those of a new one.
static mode_t rights(const char *path)
{
    struct stat st;
    if (stat(path, &st) == 0) return st.st_mode & 07777;
    mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

// Hidden, so that what a killed run leaves is never taken for a source or a result, and short, so
// that it fits where the file does.
static char *temporary_beside(struct arena *a, const char *path)
{
    const char *slash = strrchr(path, '/');
    struct text folder = {path, slash ? (size_t)(slash - path) + 1 : 0};
    return (char *)text_printf(a, "%.*s.sceau-XXXXXX", TEXT_FMT(folder)).ptr;
}

enum output_done output_file(struct diags *d, const char *path, struct text content)
{
    char *end = realpath(path, NULL); // through a link, the file that it leads to
    const char *target = end ? text_c(d->arena, text_of(end)) : path;
    free(end);
    if (unchanged(d->arena, target, content)) return OUTPUT_UNCHANGED;
    char *temporary = temporary_beside(d->arena, target);
    int fd = mkstemp(temporary);
    if (fd < 0) return fail(d, path), OUTPUT_FAILED;
    bool good = write_whole(fd, content) && fchmod(fd, rights(target)) == 0 && fsync(fd) == 0;
    int reason = errno;
    good = close(fd) == 0 && good;
    if (good && rename(temporary, target) == 0) return OUTPUT_WRITTEN;
    if (!good) errno = reason;
    fail(d, path);
    unlink(temporary);
    return OUTPUT_FAILED;
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

bool output_flush(struct diags *d)
{
    if (fflush(stdout) == 0) {
        if (!ferror(stdout)) return true;
        errno = EIO;
    }
    fail(d, d->english ? "standard output" : "sortie standard");
    clearerr(stdout); // said once
    return false;
}

bool output_standard(struct diags *d, struct text content)
{
    fwrite(content.ptr, 1, content.len, stdout);
    return output_flush(d);
}

void output_hold_streams(void)
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) < 0) (void)!open("/dev/null", O_RDONLY);
}
