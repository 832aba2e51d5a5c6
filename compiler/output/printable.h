// Text as a terminal or a JSON reader may receive it: what comes from a file or from a file's name
// must not move the cursor, hide words or break the encoding.
#pragma once

#include "runtime/text.h"

// `t` with « � » for each sign of control (ends of line apart), each sign that reverses or hides
// what follows, and each byte outside UTF-8; t itself when it has none.
struct text printable(struct arena *a, struct text t);

// The first or the last `columns` code points of t at most.
struct text printable_first(struct text t, size_t columns);
struct text printable_last(struct text t, size_t columns);
