// What the files of the judge share; nobody else includes it.
#pragma once

#include "compiler/law/judge.h"

// The judgement of one requirement: what it is about, and what it has found so far.
struct run {
    struct library *lib;
    struct eval eval;
    struct block *act;
    const struct rule *rule;
    const struct requirement *requirement;
    const struct bearing *bearing;
    bool whole;                  // keeps what is respected or does not apply
    struct arena *scratch;       // of what one block needs, emptied after it
    VEC(struct finding *) found; // one a binding, before they are merged
};

static inline bool is_true(struct value v)
{
    return v.kind == VALUE_BOOL && v.as.boolean;
}

static inline bool is_false(struct value v)
{
    return v.kind == VALUE_BOOL && !v.as.boolean;
}

// A finding about `block`, not applicable until it is judged.
struct finding *judge_finding(struct run *r, struct block *block);

// Judges the current binding of r's requirement and adds what it finds; called by eval_bind.
void judge_one(struct eval *e, void *context);

// Names what a doubt comes from.
void judge_missing(const struct run *r, struct finding *f);

// Gives a finding its place and the identity of what causes it.
void judge_place(struct run *r, struct finding *f);

// Adds a copy of f to j's findings, if it is to be kept.
void judge_keep(struct run *r, struct judgement *j, const struct finding *f);

// Adds to j what is to be kept of r's findings on `block`.
void judge_settle(struct run *r, struct judgement *j, struct block *block);
