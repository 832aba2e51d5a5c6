// The words of declarations: those that mean nothing where they stand are refused, for what is
// silently left out of the law is worse than an error.
#pragma once

#include "compiler/model/library.h"

// Reports the fields and blocks that have no meaning in the declarations of a file.
void declaration_check(struct library *lib, const struct file *file);
