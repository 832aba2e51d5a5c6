// The commands of the program. Each returns an exit status and has printed what it had to say.
#pragma once

#include "compiler/pipeline.h"

#include <stdio.h>

int command_check(struct arena *a, const struct options *o);
int command_build(struct arena *a, const struct options *o);
int command_fmt(struct arena *a, const struct options *o);
int command_report(struct arena *a, const struct options *o);
int command_explain(struct arena *a, const struct options *o);
int command_new(struct arena *a, const struct options *o);
int command_schema(struct arena *a, const struct options *o);
int command_library(struct arena *a, const struct options *o);
