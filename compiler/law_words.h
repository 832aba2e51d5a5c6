// The law in words, for whoever tells a reader what is applied.
#pragma once

#include "compiler/law.h"

// « à compter du 30 avril 2017 (à confirmer) », « dates de vigueur inconnues ».
struct text validity_words(struct arena *a, const struct validity *v);

// « R. 160-26 », « 106 bis »: how one cites the article.
struct text disposition_article(const struct disposition *d);
