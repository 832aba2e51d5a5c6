// The JSON Schema of what a kind of act writes in YAML: the general schema, with `data` made exact
// from the slots of the category.
#pragma once

#include "compiler/model/library.h"

// Appends the schema (draft 2020-12) of acts of category c. It refers to sceau-1.schema.json beside
// it. False when memory fails in jansson.
bool write_schema(struct arena *a, const struct library *lib, const struct category *c,
                  struct buffer *out);
