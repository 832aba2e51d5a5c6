// What the writers of the contract's parts share. Nobody else includes it.
#pragma once

#include "compiler/document/document.h"
#include "compiler/law/judge.h"
#include "compiler/output/yaml.h"

struct contract {
    struct arena *arena;
    struct yaml_writer *w;
    struct library *lib;
    const struct world *world;
    struct eval *eval; // its `self` is the block being written
    const struct block *act;
};

// yaml_value.c: a value as the contract shows it: see SPEC.md. `level` says that a text stands for
// a level in a slot of measures, where it must not look like a number.
void contract_value(struct contract *c, struct value v, bool level);

// The same with its kind, so that it can be read back without knowing the slot it stood in.
void contract_typed(struct contract *c, struct value v);

struct text contract_date(struct contract *c, day_number d);
void contract_period(struct contract *c, const struct period *p);

// yaml_data.c: every slot of b that holds a value, in the order of its category.
void contract_slots(struct contract *c, const struct block *b);

// yaml_document.c
void contract_document(struct contract *c, const struct document *d);

// yaml_formula.c: every formula of the act, in the order of the source.
void contract_formulas(struct contract *c);

// A key made of words of the language: « régi par » is `regi_par`.
void contract_key(struct contract *c, struct text words);
