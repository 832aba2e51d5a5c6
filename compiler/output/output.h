// Files written by the program: whole or not at all. A file is written beside its place and
// renamed; one that would not change is left untouched, so that what depends on it is not made
// again.
#pragma once

#include "runtime/diag.h"

enum output_done { OUTPUT_FAILED, OUTPUT_UNCHANGED, OUTPUT_WRITTEN };

// Writes `content` to `path`. OUTPUT_FAILED (0) after an error, reported with the system's reason.
enum output_done output_file(struct diags *d, const char *path, struct text content);

// Makes the folder `path` and those above it when they are missing. False after an error
// (reported).
bool output_folder(struct diags *d, const char *path);

// Writes `content` to standard output. False after an error (reported).
bool output_standard(struct diags *d, struct text content);

// Sends what was printed to standard output. False after an error (reported), now or before.
bool output_flush(struct diags *d);

// Gives the standard streams that were closed by the caller a file that refuses to be written, so
// that no file opened later takes their place.
void output_hold_streams(void);
