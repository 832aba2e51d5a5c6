// The program: options, then the command. Each command is a short list of passes over the
// pipeline; the table below is the table of contents of the compiler.

#include "compiler/command/commands.h"
#include "compiler/output/output.h"

static int (*const RUN[])(struct arena *a, const struct options *o) = {
    [COMMAND_CHECK] = command_check,   [COMMAND_BUILD] = command_build,
    [COMMAND_FMT] = command_fmt,       [COMMAND_LIBRARY] = command_library,
    [COMMAND_REPORT] = command_report, [COMMAND_EXPLAIN] = command_explain,
    [COMMAND_NEW] = command_new,       [COMMAND_SCHEMA] = command_schema,
};

enum { ROOM_OF_A_RUN = 2 << 20 }; // the library and a convention of ordinary size

int main(int argc, char **argv)
{
    output_hold_streams();
    setvbuf(stderr, NULL, _IOFBF, BUFSIZ); // a message is many pieces
    struct arena *a = arena_new_for(ROOM_OF_A_RUN);
    struct options o;
    int status;
    if (options_read(a, argc, argv, &o, &status)) status = RUN[o.command](a, &o);
    if (fflush(stdout) != 0 || ferror(stdout)) status = STATUS_ENVIRONMENT;
    arena_free(a);
    return status;
}
