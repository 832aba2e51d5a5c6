// What every unit test includes: cmocka, after the headers that it asks for, and one comparison of
// texts that says both when they differ.
#pragma once

#include "runtime/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define assert_text(t, expected) check_text((t), (expected), __FILE__, __LINE__)

static inline void check_text(struct text t, const char *expected, const char *file, int line)
{
    if (text_eq(t, text_of(expected))) return;
    print_error("got « %.*s », expected « %s »\n", TEXT_FMT(t), expected);
    _fail(file, line);
}
