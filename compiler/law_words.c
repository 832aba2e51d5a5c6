// See law_words.h.
#include "compiler/law_words.h"

struct text disposition_article(const struct disposition *d)
{
    static const struct text ABBREVIATED = TEXT_INIT("art. ");
    struct text article = d->id;
    for (uint32_t i = 0; i < d->rules.count; i++)
        if (d->rules.items[i]->citation) {
            article = d->rules.items[i]->citation->article;
            break;
        }
    if (text_starts(article, ABBREVIATED))
        article = text_slice(article, ABBREVIATED.len, article.len);
    return article;
}

static void add_bound(struct arena *a, struct buffer *b, const struct bound *x)
{
    buffer_printf(b, "%.*s", TEXT_FMT(date_format(a, x->date)));
    if (x->kind == BOUND_DISPUTED)
        buffer_printf(b, " ou du %.*s", TEXT_FMT(date_format(a, x->other)));
}

static bool is_dated(const struct bound *x)
{
    return x->kind == BOUND_DATE || x->kind == BOUND_DISPUTED;
}

struct text validity_words(struct arena *a, const struct validity *v)
{
    struct buffer b = buffer_new(a);
    bool begins = is_dated(&v->begin), ends = is_dated(&v->end);
    if (v->always) return TEXT("de tout temps");
    if (v->begin.kind == BOUND_UNKNOWN && v->end.kind == BOUND_UNKNOWN)
        return TEXT("dates de vigueur inconnues");
    if (begins) {
        buffer_add_c(&b, ends ? "du " : "à compter du ");
        add_bound(a, &b, &v->begin);
    }
    if (ends) {
        buffer_add_c(&b, begins ? " au " : "jusqu'au ");
        add_bound(a, &b, &v->end);
    }
    if (!begins && !ends) buffer_add_c(&b, "sans terme");
    if (v->begin.kind == BOUND_UNKNOWN) buffer_add_c(&b, ", début inconnu");
    if (v->end.kind == BOUND_UNKNOWN) buffer_add_c(&b, ", fin inconnue");
    if (v->to_confirm) buffer_add_c(&b, " (à confirmer)");
    return buffer_text(&b);
}
