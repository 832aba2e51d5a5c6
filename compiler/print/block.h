// The document's nodes written as blocks of a flow.
#pragma once

#include "compiler/print/flow.h"

void block_print(struct flow *f, const struct doc_node *n);
