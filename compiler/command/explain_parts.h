// What the files of `explain` share. Not for other modules.
#pragma once

#include "compiler/output/sheet.h"
#include "compiler/pipeline.h"

struct explaining {
    struct arena *arena;
    const struct options *options;
    struct pipeline *p;
    struct buffer out;
    struct sheet sheet;
};

// explain.c: words in the language asked for, and an item of the sheet under such a label.
const char *say(const struct explaining *x, const char *french, const char *english);
void item(const struct explaining *x, const char *french, const char *english, struct text t);

// explain_code.c
const char *severity_word(enum severity s, bool english);

// The subjects: each says whether the word names one of its kind, and then has written its sheet.
bool explain_code(struct explaining *x, struct text word);
bool explain_model(struct explaining *x, struct text word); // a category or an enumeration
bool explain_law(struct explaining *x, struct text word);   // a rule, an article or a division

// explain_definition.c: what SPEC.md says of a code, its remedy when it is wanted, an example that
// it accepts and one that it refuses; nothing without it.
void explain_definition(struct explaining *x, struct text code, bool remedy);

// explain_example.c: the examples of a rule, behind `indent` blanks; nothing when it has none.
void explain_examples(struct explaining *x, const struct rule *r, uint32_t indent);
