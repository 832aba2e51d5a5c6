// The examples that a library holds of its rules, in the file « exemples/RULE.exemples »: an act of
// « exemples/actes », a few lines of which are replaced. What an example shows is found by checking
// it, so that it never says more than the law does.
#pragma once

#include "compiler/pipeline.h"

typedef VEC(struct text) example_lines;

// Lines that stand once in a file, whatever their blanks, and those to write in their place.
struct example_change {
    struct text file; // from the folder of the acts, or « stdlib/… » of the library
    example_lines old, fresh;
};

struct example {
    bool keeps; // the rule; else it breaks it
    struct text requirement, title;
    struct text act; // file of the act that is checked
    VEC(struct example_change) changes;
};

typedef VEC(struct example *) example_list;

// The examples of a rule; none when the library has no file of them. What is wrong with the file is
// reported in files->diags.
example_list examples_read(struct files *files, const struct rule *r);

// What checking the act says of the requirement.
struct example_outcome {
    bool kept;                // respected somewhere, or left to judge, and breached nowhere
    bool to_judge;            // left to judge
    const struct diag *found; // the first breach; NULL when there is none
};

// Checks the act, as the example changes it or as it stands: it keeps the rule, or breaks it when
// the example is one that does and changes it. What *out refers to is in `a`. False when it does
// not, or when the example cannot be laid, which is reported in p->diags.
bool example_prove(struct arena *a, struct pipeline *p, const struct rule *r,
                   const struct example *x, bool changed, struct example_outcome *out);

// Whether the act as it stands shows how the rule is kept: before the first example that breaks it,
// when none keeps it.
bool example_shows_act(const example_list *list, uint32_t i);

// Proves every example of the library.
void examples_verify(struct pipeline *p);

// The lines of a file that a change replaces, as the file writes them. False when they do not stand
// in it once.
bool example_original(struct files *files, const struct example_change *c, example_lines *lines);
