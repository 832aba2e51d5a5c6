// What the files that resolve expressions share; nobody else includes it.
#pragma once

#include "compiler/model/resolve.h"

// Nodes of compiled expressions, placed where x stands.
struct place resolve_place(const struct scope *s, const struct tree_expr *x);
struct expr *resolve_node(struct scope *s, const struct tree_expr *x, enum expr_op op,
                          struct type type);
const struct expr *resolve_constant(struct scope *s, const struct tree_expr *x, struct type type,
                                    struct value v);

// resolve_type.c
struct type type_element(struct type t); // of a list; t itself otherwise
bool type_is_numeric(enum type_kind k);
bool type_is_truth(struct type t);
bool types_comparable(struct type x, struct type y);

// resolve_name.c. `hint` is the type that the place expects, NONE when it expects nothing.
const struct scope_name *scope_find(const struct scope *s, struct text name);
const struct expr *resolve_self(struct scope *s, const struct tree_expr *x);
const struct expr *resolve_name(struct scope *s, const struct tree_expr *x, struct type hint);
const struct expr *resolve_path(struct scope *s, const struct tree_expr *x);
// Whether x is first read as a value of an enumeration: then the other side tells which.
bool name_looks_enumerated(const struct scope *s, const struct tree_expr *x);

// resolve_operator.c
const struct expr *resolve_binary(struct scope *s, const struct tree_expr *x);
const struct expr *resolve_unary(struct scope *s, const struct tree_expr *x);
const struct expr *resolve_choice(struct scope *s, const struct tree_expr *x, struct type expected);
// A set; `hint` is the type of one member, NONE when it is not known.
const struct expr *resolve_set(struct scope *s, const struct tree_expr *x, struct type hint);
// An operand whose names are read by the other side's type, without requiring that type.
const struct expr *resolve_operand(struct scope *s, const struct tree_expr *x, struct type hint);

// resolve_loop.c
const struct expr *resolve_quantifier(struct scope *s, const struct tree_expr *x);
const struct expr *resolve_fold(struct scope *s, const struct tree_expr *x,
                                enum function_id function, const struct tree_expr *comprehension);

// resolve_call.c
const struct expr *resolve_call(struct scope *s, const struct tree_expr *x);
const struct expr *resolve_extreme(struct scope *s, const struct tree_expr *x,
                                   struct type expected);

// resolve_literal.c
const struct expr *resolve_period(struct scope *s, const struct tree_expr *x);
const struct expr *resolve_literal(struct scope *s, const struct tree_expr *x,
                                   struct type expected);
