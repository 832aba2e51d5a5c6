// The pipeline, from sources to verdicts, in one visible place: each pass takes what the one before
// it made, and only adds to it. Writing outputs is the commands'.
#pragma once

#include "compiler/law/judge.h"
#include "compiler/options.h"

struct pipeline {
    struct arena *arena;
    const struct options *options;
    struct diags diags;
    struct files files;
    struct library *library;
    struct world *world;
    struct map by_act;                  // path of an act -> its judgement
    VEC(struct judgement *) judgements; // one for each act of the arguments, and the dossier's
};

// Runs every pass over o's operands. False when the library or the arguments could not be read at
// all; what is wrong is in p->diags.
bool pipeline_run(struct pipeline *p, struct arena *a, const struct options *o);

// The same, with other bytes than those of some files: `instead` maps paths as opened to
// struct text *. The files must exist.
bool pipeline_try(struct pipeline *p, struct arena *a, const struct options *o,
                  const struct map *instead);

// Reads and parses the arguments and nothing more.
bool pipeline_read(struct pipeline *p, struct arena *a, const struct options *o);

// The same passes without arguments: the library alone.
bool pipeline_library(struct pipeline *p, struct arena *a, const struct options *o);

// Sorts and prints the diagnostics, to stderr as text or to stdout as JSON, and gives the exit
// status that they call for.
int pipeline_close(struct pipeline *p);

// Ends a run of which nothing is to be said.
void pipeline_drop(struct pipeline *p);

// The judgement of an act; NULL when it was not judged.
const struct judgement *pipeline_judgement(const struct pipeline *p, const struct block *act);
