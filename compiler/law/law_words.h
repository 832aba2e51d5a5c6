// The law in words, for whoever tells a reader what is applied.
#pragma once

#include "compiler/law/law.h"

// « à compter du 1er janvier 2018 (à confirmer) », « dates de vigueur inconnues ».
struct text validity_words(struct arena *a, const struct validity *v);

// « L. 100-1 », « 12 bis »: how one cites the article.
struct text disposition_article(const struct disposition *d);

typedef VEC(struct text) law_paragraphs;

// The paragraphs of an article's file: without tags, title line and empty lines.
law_paragraphs law_cut(struct arena *a, struct text content);

// The version that applies at a date, or the latest one when no date is given; NULL when none does.
const struct law_version *law_version_told(const struct disposition *d, bool has_date,
                                           day_number date);
