// YAML being written: libyaml's emitter behind a face that knows one style. Text is always between
// double quotes, so that no reader takes it for a date, a number or a truth value; what is exact
// and larger than an integer is text too.
#pragma once

#include "runtime/text.h"

struct yaml_writer;

// Writes to `out`, which must outlive the writer.
struct yaml_writer *yaml_open(struct buffer *out);

// Ends the document and releases the emitter. False when libyaml failed.
bool yaml_close(struct yaml_writer *w);

void yaml_map(struct yaml_writer *w);
void yaml_map_end(struct yaml_writer *w);
void yaml_list(struct yaml_writer *w);
void yaml_list_end(struct yaml_writer *w);

// A key of the open map; the next thing written is its value. A key that is not a plain word of
// ASCII letters, digits and `_`, or that YAML 1.1 takes for a truth value, is quoted.
void yaml_key(struct yaml_writer *w, struct text key);

void yaml_text(struct yaml_writer *w, struct text t);
void yaml_int(struct yaml_writer *w, int64_t n);
void yaml_bool(struct yaml_writer *w, bool b);
void yaml_null(struct yaml_writer *w);

// The two of them: `key: "text"`. Nothing is written for an empty text by the second form.
void yaml_pair(struct yaml_writer *w, const char *key, struct text t);
void yaml_pair_if(struct yaml_writer *w, const char *key, struct text t);
