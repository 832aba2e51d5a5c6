// The printers of diagnostics: text for a jurist at a terminal, JSON for a program. Both take the
// sorted records and change nothing.
#pragma once

#include "runtime/diag.h"

#include <stdio.h>

struct message_options {
    bool english, colour;
    bool names;     // also what asks for no correction
    uint32_t width; // columns
};

// Prints every record, errors first, those of one cause together, then the counts. Findings that
// ask for no correction are only named, one a line, for the report to tell, or only counted.
void messages_text(struct arena *a, const struct diags *d, const struct message_options *o,
                   FILE *out);

// One object: {"version": 1, "diagnostics": […], "summary": {…}}; columns count code points.
// False when it cannot be written.
bool messages_json(struct arena *a, const struct diags *d, uint32_t files, FILE *out);
