// What the files that make a report share. Not for other modules.
#pragma once

#include "compiler/output/report.h"

// report_place.c: finds where the act prints what findings read.
struct places;
struct places *places_new(struct arena *a, const struct world *w, const struct block *act,
                          const struct printing *printing, const struct document *document);
// Evaluates the findings of a row again, watching what they read: its places, its motif, what it
// misses.
void places_find(struct places *p, struct report_row *row);

// report_ids.c: « L1.3.2.a et b, 4.2.a et b ; L2.I.1.a à d »: identifiers in the order
// of the texts, those of one article and one stem together.
struct text report_ids(struct arena *a, const struct rule *const *rules, uint32_t count);

// report_words.c: sentences of the report.
struct text report_version(const struct report *r, const struct disposition *d);
// What « (à confirmer) » means, when a version applied says so; empty otherwise.
struct text report_unconfirmed(const struct report *r);
struct text report_observed(const struct report *r, const struct report_row *row);
struct text report_support(const struct report *r, const struct report_row *row);
struct text report_line(const struct report *r, struct place place); // empty for no place
struct text report_place(const struct report *r, const struct report_row *row);
struct text report_missing(const struct report *r, const struct report_row *row);
// « méconnue : … À corriger : … Lecture contestée : … »: what the list of findings says of one.
struct text report_finding(const struct report *r, const struct report_row *row,
                           const struct finding *f);
// « art. 6, I (ligne 41) : … ? »: what a person has to judge, and the disputed reading, if any.
struct text report_questions(const struct report *r, const struct report_row *row);

// report_summary.c: the sentences of the summary, from the rows.
void report_summarise(struct report *r);

// report_lists.c: the facts that are missing, the reservations, and the divisions of the act with
// what they serve, from the rows.
void report_list(struct report *r);
