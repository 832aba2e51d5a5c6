// The names that the compiled form gives to operations, functions and kinds of value: the writer
// and the reader share them, and both take them from the same tables as the evaluator.
#pragma once

#include "runtime/eval/instalments.h"
#include "runtime/value/expr.h"

struct text compiled_op(struct arena *a, enum expr_op op);                 // "mul"
struct text compiled_function(struct arena *a, enum function_id function); // "sum"
struct text compiled_kind(struct arena *a, enum value_kind kind);          // "money"
struct text compiled_type(struct arena *a, enum type_kind kind);           // "money"
struct text compiled_shift(struct arena *a, enum due_shift shift);         // "postponed"
struct text compiled_currency(enum currency c); // "EUR", "FRF" (ISO 4217)

// The inverses; false when there is no such name.
bool compiled_op_of(struct text name, enum expr_op *op);
bool compiled_function_of(struct text name, enum function_id *function);
bool compiled_kind_of(struct text name, enum value_kind *kind);
bool compiled_type_of(struct text name, enum type_kind *kind);
bool compiled_shift_of(struct text name, enum due_shift *shift);
bool compiled_currency_of(struct text name, enum currency *c);

// Whether a function reads values of the year; the others are replaced by their value, so that the
// compiled form never holds them.
bool compiled_is_yearly(enum function_id function);

// The version of the compiled form that this program writes and reads.
enum { COMPILED_VERSION = 1 };

// The digits of a DAY: "--06-30".
struct text compiled_day(struct arena *a, struct civil day);
bool compiled_day_of(struct text t, struct civil *day);
