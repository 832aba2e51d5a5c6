// Reading a file of the repository, for the tests that take real sources.
#pragma once

#include "runtime/text.h"

#include <stdio.h>

static inline struct text read_file(struct arena *a, const char *path)
{
    FILE *f = fopen(path, "rb");
    assert_non_null(f);
    struct buffer b = buffer_new(a);
    char part[4096];
    for (size_t n; (n = fread(part, 1, sizeof part, f)) > 0;)
        buffer_add(&b, (struct text){part, n});
    assert_int_equal(fclose(f), 0);
    return buffer_text(&b);
}
