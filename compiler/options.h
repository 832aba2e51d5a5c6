// The command line, read once into one struct.
#pragma once

#include "runtime/text.h"
#include "runtime/value/date.h"

enum command {
#define COMMAND(id, ...) COMMAND_##id,
#include "compiler/options.def"
    COMMAND_COUNT
};

enum output_form { FORM_TEXT = 1, FORM_YAML = 2, FORM_JSON = 4, FORM_HTML = 8 };

enum exit_status { STATUS_FINE, STATUS_REFUSED, STATUS_USAGE, STATUS_ENVIRONMENT };

struct options {
    enum command command;
    const char *const *operands;
    size_t operand_count;
    bool has_at;
    day_number at;
    unsigned forms;     // of enum output_form: one for check and report, several for build
    const char *output; // NULL: the working folder (build), standard output (new)
    bool draft, dependencies, check_only, short_form, english;
    uint32_t width;
    const char *stdlib; // NULL: beside the program
};

// Reads argv. False when the program has nothing more to do: *status is then its exit status, and
// the help, the version or what is wrong has been printed.
bool options_read(struct arena *a, int argc, char **argv, struct options *o, int *status);
