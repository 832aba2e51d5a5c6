// See options.h. Both names of a command are accepted, accents forgiven; options follow getopt.

#include "compiler/options.h"

#include "compiler/version.h"

#include "compiler/command/complete.h"

#include <getopt.h>
#include <stdio.h>
#include <string.h>

#define ON(command) (1u << COMMAND_##command)
#define ALL_COMMANDS ((1u << COMMAND_COUNT) - 1)

static const struct {
    const char *name, *alias, *operands, *french, *english;
} COMMANDS[] = {
#define COMMAND(id, name, alias, operands, french, english)                                        \
    {name, alias, operands, french, english},
#include "compiler/options.def"
};

enum option_id {
#define OPTION(id, ...) OPTION_##id,
#include "compiler/options.def"
    OPTION_COUNT
};

static const struct {
    const char *name;
    char letter;
    const char *argument;
    unsigned commands;
    const char *french, *english;
} OPTIONS[] = {
#define OPTION(id, name, letter, argument, commands, french, english)                              \
    {name, letter, argument, commands, french, english},
#include "compiler/options.def"
};

static const struct {
    enum option_id id;
    const char *name;
} ALIASES[] = {
#define ALIAS(id, name) {OPTION_##id, name},
#include "compiler/options.def"
};

enum { ALIAS_COUNT = sizeof ALIASES / sizeof *ALIASES };

static const char *const EXAMPLES[][2] = {
    {"sceau check convention.sceau", "sceau check convention.sceau"},
    {"sceau build -o documents --to text,yaml convention.sceau",
     "sceau build -o documents --to text,yaml convention.sceau"},
    {"sceau explain S0203", "sceau explain S0203"},
    {"sceau nouveau CATÉGORIE > convention.sceau", "sceau new CATÉGORIE > convention.sceau"},
};

// --- help

// The French name of an option; NULL when it has none.
static const char *alias_of(int id)
{
    for (size_t i = 0; i < ALIAS_COUNT; i++)
        if ((int)ALIASES[i].id == id) return ALIASES[i].name;
    return NULL;
}

static void print_options(FILE *f, unsigned commands, bool english)
{
    for (int i = 0; i < OPTION_COUNT; i++) {
        if (!(OPTIONS[i].commands & commands)) continue;
        char letter[8] = "    ";
        if (OPTIONS[i].letter) snprintf(letter, sizeof letter, "-%c, ", OPTIONS[i].letter);
        char head[64];
        const char *alias = alias_of(i);
        snprintf(head, sizeof head, "%s--%s%s%s%s%s", letter, OPTIONS[i].name, alias ? ", --" : "",
                 alias ? alias : "", OPTIONS[i].argument ? " " : "",
                 OPTIONS[i].argument ? OPTIONS[i].argument : "");
        int pad = 24 - (int)text_width(text_of(head));
        fprintf(f, "  %s%*s%s\n", head, pad > 1 ? pad : 1, "",
                english ? OPTIONS[i].english : OPTIONS[i].french);
    }
}

static void print_help(FILE *f, bool english)
{
    fputs(english ? "Usage: sceau COMMAND [OPTIONS] PATH…\n\nExamples:\n"
                  : "Usage : sceau COMMANDE [OPTIONS] CHEMIN…\n\nExemples :\n",
          f);
    for (size_t i = 0; i < sizeof EXAMPLES / sizeof *EXAMPLES; i++)
        fprintf(f, "  %s\n", EXAMPLES[i][english]);
    fputs(english ? "\nCommands:\n" : "\nCommandes :\n", f);
    for (int i = 0; i < COMMAND_COUNT; i++) {
        int pad = 14 - (int)text_width(text_of(COMMANDS[i].alias));
        fprintf(f, "  %-9s %s%*s%s\n", COMMANDS[i].name, COMMANDS[i].alias, pad, "",
                english ? COMMANDS[i].english : COMMANDS[i].french);
    }
    fputs(english ? "\nOptions:\n" : "\nOptions :\n", f);
    print_options(f, ALL_COMMANDS, english);
}

static void print_command_help(FILE *f, enum command c, bool english)
{
    fprintf(f, english ? "Usage: sceau %s [OPTIONS] %s\n" : "Usage : sceau %s [OPTIONS] %s\n",
            english ? COMMANDS[c].name : COMMANDS[c].alias, COMMANDS[c].operands);
    fprintf(f, "\n%s.\n\nOptions :\n", english ? COMMANDS[c].english : COMMANDS[c].french);
    print_options(f, 1u << c, english);
}

static bool refuse(int *status, bool english, const char *french_form, const char *english_form,
                   const char *word)
{
    fputs("sceau : ", stderr);
    fprintf(stderr, english ? english_form : french_form, word);
    fputs(english ? "; see “sceau --help”\n" : " ; voir « sceau --help »\n", stderr);
    *status = STATUS_USAGE;
    return false;
}

// --- values

static bool read_forms(struct options *o, const char *argument)
{
    static const struct {
        const char *name;
        unsigned form, commands;
    } FORMS[] = {
        {"text", FORM_TEXT, ON(CHECK) | ON(REPORT) | ON(BUILD)},
        {"yaml", FORM_YAML, ON(REPORT) | ON(BUILD)},
        {"json", FORM_JSON, ON(CHECK)},
        {"html", FORM_HTML, ON(REPORT)},
    };
    unsigned forms = 0, count = 0;
    size_t len;
    for (const char *at = argument;; at += len + 1) {
        len = strcspn(at, ",");
        unsigned form = 0;
        for (size_t i = 0; i < sizeof FORMS / sizeof *FORMS; i++)
            if (strlen(FORMS[i].name) == len && strncmp(FORMS[i].name, at, len) == 0 &&
                FORMS[i].commands & (1u << o->command))
                form = FORMS[i].form;
        if (!form) return false;
        forms |= form;
        count++;
        if (!at[len]) break;
    }
    o->forms = forms;
    return o->command == COMMAND_BUILD || count == 1;
}

static bool read_width(struct options *o, const char *argument)
{
    const struct text t = text_of(argument);
    uint32_t n = 0;
    for (size_t i = 0; i < t.len; i++) {
        if (t.ptr[i] < '0' || t.ptr[i] > '9' || i > 3) return false;
        n = n * 10 + (uint32_t)(t.ptr[i] - '0');
    }
    o->width = n;
    return n >= 60 && n <= 132;
}

static bool read_lang(struct options *o, const char *argument)
{
    o->english = strcmp(argument, "en") == 0;
    return o->english || strcmp(argument, "fr") == 0;
}

// False when the option's argument is not one that it takes.
static bool set_option(struct options *o, enum option_id id, const char *argument)
{
    switch (id) {
    case OPTION_AT: return o->has_at = date_parse_iso(text_of(argument), &o->at);
    case OPTION_FORMAT:
    case OPTION_TO: return read_forms(o, argument);
    case OPTION_WIDTH: return read_width(o, argument);
    case OPTION_LANG: return read_lang(o, argument);
    case OPTION_OUTPUT: o->output = argument; break;
    case OPTION_STDLIB: o->stdlib = argument; break;
    case OPTION_DRAFT: o->draft = true; break;
    case OPTION_DEPENDENCIES: o->dependencies = true; break;
    case OPTION_CHECK_ONLY: o->check_only = true; break;
    case OPTION_SHORT: o->short_form = true; break;
    case OPTION_HELP:
    case OPTION_VERSION:
    case OPTION_COUNT: break;
    }
    return true;
}

// --- reading

static bool find_command(struct arena *a, const char *word, enum command *c)
{
    for (int i = 0; i < COMMAND_COUNT; i++) {
        struct text folded = text_fold(a, text_of(word));
        if (!text_eq(folded, text_fold(a, text_of(COMMANDS[i].name))) &&
            !text_eq(folded, text_fold(a, text_of(COMMANDS[i].alias))))
            continue;
        *c = (enum command)i;
        return true;
    }
    return false;
}

// `--lang en` counts for what is said of the rest of the line too.
static bool wants_english(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        if (strcmp(argv[i], "--lang=en") == 0 ||
            (strcmp(argv[i], "--lang") == 0 && i + 1 < argc && strcmp(argv[i + 1], "en") == 0))
            return true;
    return false;
}

struct getopt_tables {
    struct option longs[OPTION_COUNT + ALIAS_COUNT + 1];
    char letters[3 * OPTION_COUNT + 3];
};

static void fill_tables(struct getopt_tables *t)
{
    size_t n = 0;
    t->letters[n++] = '-'; // operands may stand anywhere, whatever the environment says
    t->letters[n++] = ':'; // a missing argument is told apart
    for (int i = 0; i < OPTION_COUNT; i++) {
        bool takes = OPTIONS[i].argument != NULL;
        t->longs[i] = (struct option){OPTIONS[i].name, takes ? required_argument : no_argument,
                                      NULL, 256 + i};
        if (!OPTIONS[i].letter) continue;
        t->letters[n++] = OPTIONS[i].letter;
        // -MD is one option: -M takes the D as its argument.
        if (takes || i == OPTION_DEPENDENCIES) t->letters[n++] = ':';
    }
    for (size_t i = 0; i < ALIAS_COUNT; i++) {
        t->longs[OPTION_COUNT + i] = t->longs[ALIASES[i].id];
        t->longs[OPTION_COUNT + i].name = ALIASES[i].name;
    }
    t->letters[n] = '\0';
}

static enum option_id option_of(int code)
{
    if (code >= 256) return (enum option_id)(code - 256);
    for (int i = 0; i < OPTION_COUNT; i++)
        if (OPTIONS[i].letter == code) return (enum option_id)i;
    return OPTION_COUNT;
}

// One option, as getopt gives it. False when it stops the reading: *status says how.
static bool take_option(struct options *o, int code, const char *word, unsigned *seen, int *status)
{
    if (code == ':')
        return refuse(status, o->english, "« %s » demande un argument", "“%s” needs an argument",
                      word);
    enum option_id id = option_of(code);
    if (id == OPTION_COUNT || !(OPTIONS[id].commands & (1u << o->command)))
        return refuse(status, o->english, "option inconnue ici : « %s »",
                      "unknown option here: “%s”", word);
    if (id == OPTION_HELP) {
        print_command_help(stdout, o->command, o->english);
        *status = STATUS_FINE;
        return false;
    }
    if (code == 'M' && strcmp(optarg, "D") != 0)
        return refuse(status, o->english, "option inconnue : « -M%s »", "unknown option: “-M%s”",
                      optarg);
    if (*seen & (1u << id))
        return refuse(status, o->english, "option écrite deux fois : « --%s »",
                      "option given twice: “--%s”", OPTIONS[id].name);
    *seen |= 1u << id;
    if (OPTIONS[id].argument && (!*optarg || !set_option(o, id, optarg)))
        return refuse(status, o->english, "argument refusé : « %s »", "bad argument: “%s”", optarg);
    return OPTIONS[id].argument || set_option(o, id, NULL);
}

// Operands are gathered at the head of argv, in the room of what has been read.
static bool read_options(struct options *o, int argc, char **argv, int *status)
{
    struct getopt_tables t = {0};
    unsigned seen = 0;
    int count = 0;
    fill_tables(&t);
    opterr = 0;
    optind = 1;
    for (int code; (code = getopt_long(argc, argv, t.letters, t.longs, NULL)) != -1;)
        if (code == 1)
            argv[count++] = optarg;
        else if (!take_option(o, code, argv[optind - 1], &seen, status))
            return false;
    while (optind < argc) argv[count++] = argv[optind++];
    o->operands = (const char *const *)argv;
    o->operand_count = (size_t)count;
    return true;
}

static bool operands_fit(const struct options *o)
{
    switch (o->command) {
    case COMMAND_LIBRARY: return o->operand_count == 0;
    case COMMAND_EXPLAIN:
    case COMMAND_NEW:
    case COMMAND_SCHEMA:
    case COMMAND_REPORT: return o->operand_count == 1;
    default: return o->operand_count > 0;
    }
}

bool options_read(struct arena *a, int argc, char **argv, struct options *o, int *status)
{
    *o = (struct options){.width = 80, .english = wants_english(argc, argv)};
    const char *first = argc > 1 ? argv[1] : "--help";
    *status = argc > 1 ? STATUS_FINE : STATUS_USAGE;
    if (strcmp(first, "--help") == 0 || strcmp(first, "-h") == 0 ||
        strcmp(first, "--lang=en") == 0) {
        print_help(argc > 1 ? stdout : stderr, o->english);
        return false;
    }
    if (strcmp(first, "--version") == 0 || strcmp(first, "-V") == 0) {
        puts("sceau " SCEAU_VERSION);
        return false;
    }
    if (strcmp(first, "--complete") == 0) {
        complete_print(a, argc > 2 ? argv[2] : NULL, o->english);
        return false;
    }
    if (!find_command(a, first, &o->command))
        return refuse(status, o->english, "commande inconnue : « %s »", "unknown command: “%s”",
                      first);
    o->forms = o->command == COMMAND_BUILD ? FORM_TEXT | FORM_YAML : FORM_TEXT;
    if (!read_options(o, argc - 1, argv + 1, status)) return false;
    if (!operands_fit(o))
        return refuse(status, o->english, "« %s » : arguments en trop ou manquants",
                      "“%s”: too many or missing arguments", first);
    return true;
}
