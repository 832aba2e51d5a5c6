// See complete.h.
#include "compiler/command/complete.h"

#include "compiler/options.h"

#include <stdio.h>

#define ON(command) (1u << COMMAND_##command)
#define ALL_COMMANDS ((1u << COMMAND_COUNT) - 1)

static const struct {
    const char *name, *alias, *french, *english;
} COMMANDS[] = {
#define COMMAND(id, name, alias, operands, french, english) {name, alias, french, english},
#include "compiler/options.def"
};

static const struct {
    const char *name;
    unsigned commands;
    const char *french, *english;
} OPTIONS[] = {
#define OPTION(id, name, letter, argument, commands, french, english)                              \
    {name, commands, french, english},
#include "compiler/options.def"
};

enum {
#define OPTION(id, name, letter, argument, commands, french, english) AT_##id,
#include "compiler/options.def"
    AT_COUNT
};

static const char *const ALIASES[AT_COUNT] = {
#define ALIAS(id, name) [AT_##id] = name,
#include "compiler/options.def"
};

static void print_commands(bool english)
{
    for (size_t i = 0; i < sizeof COMMANDS / sizeof *COMMANDS; i++) {
        const char *what = english ? COMMANDS[i].english : COMMANDS[i].french;
        printf("%s\t%s\n%s\t%s\n", COMMANDS[i].name, what, COMMANDS[i].alias, what);
    }
}

static void print_options(unsigned commands, bool english)
{
    for (size_t i = 0; i < sizeof OPTIONS / sizeof *OPTIONS; i++) {
        if (!(OPTIONS[i].commands & commands)) continue;
        const char *what = english ? OPTIONS[i].english : OPTIONS[i].french;
        printf("--%s\t%s\n", OPTIONS[i].name, what);
        if (ALIASES[i]) printf("--%s\t%s\n", ALIASES[i], what);
    }
}

void complete_print(struct arena *a, const char *word, bool english)
{
    if (!word) {
        print_commands(english);
        return;
    }
    struct text folded = text_fold(a, text_of(word));
    for (unsigned i = 0; i < sizeof COMMANDS / sizeof *COMMANDS; i++)
        if (text_eq(folded, text_fold(a, text_of(COMMANDS[i].name))) ||
            text_eq(folded, text_fold(a, text_of(COMMANDS[i].alias))))
            print_options(1u << i, english);
}
