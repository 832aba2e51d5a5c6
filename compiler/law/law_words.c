// See law_words.h.
#include "compiler/law/law_words.h"

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

// A bound that is dated, after its preposition, said again before the other date of a dispute.
static void add_bound(struct arena *a, struct buffer *b, const char *words, const struct bound *x)
{
    buffer_printf(b, "%s %.*s", words, TEXT_FMT(date_format(a, x->date)));
    if (x->kind == BOUND_DISPUTED)
        buffer_printf(b, " ou %s %.*s", words, TEXT_FMT(date_format(a, x->other)));
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
        if (!ends) buffer_add_c(&b, "à compter ");
        add_bound(a, &b, "du", &v->begin);
    }
    if (ends) {
        buffer_add_c(&b, begins ? " " : "jusqu'");
        add_bound(a, &b, "au", &v->end);
    }
    if (!begins && !ends) buffer_add_c(&b, "sans terme");
    if (v->begin.kind == BOUND_UNKNOWN) buffer_add_c(&b, ", début inconnu");
    if (v->end.kind == BOUND_UNKNOWN) buffer_add_c(&b, ", fin inconnue");
    if (v->to_confirm) buffer_add_c(&b, " (à confirmer)");
    return buffer_text(&b);
}

// --- the article's own words

struct cutter {
    struct arena *arena;
    struct buffer line;
    law_paragraphs out;
};

static void end_paragraph(struct cutter *c)
{
    struct text t = text_trim(buffer_text(&c->line));
    if (t.len && t.ptr[0] != '#') vec_push(c->arena, &c->out, t);
    c->line = buffer_new(c->arena);
}

// Past the tag that opens at t[i]; a paragraph or a line break ends the paragraph.
static size_t pass_tag(struct cutter *c, struct text t, size_t i)
{
    const char *close = memchr(t.ptr + i, '>', t.len - i);
    struct text tag = text_slice(t, i, t.len);
    if (!close) return t.len;
    if (text_starts(tag, TEXT("<p>")) || text_starts(tag, TEXT("</p>")) ||
        text_starts(tag, TEXT("<br")))
        end_paragraph(c);
    return (size_t)(close - t.ptr) + 1;
}

law_paragraphs law_cut(struct arena *a, struct text t)
{
    struct cutter c = {.arena = a, .line = buffer_new(a)};
    for (size_t i = 0; i < t.len;) {
        if (t.ptr[i] == '<') {
            i = pass_tag(&c, t, i);
            continue;
        }
        bool empty_line = t.ptr[i] == '\n' && i + 1 < t.len && t.ptr[i + 1] == '\n';
        if (empty_line)
            end_paragraph(&c);
        else
            buffer_add_char(&c.line, t.ptr[i] == '\n' ? ' ' : t.ptr[i]);
        i++;
    }
    end_paragraph(&c);
    return c.out;
}

const struct law_version *law_version_told(const struct disposition *d, bool has_date,
                                           day_number date)
{
    if (has_date) return disposition_version(d, date);
    const struct law_version *latest = NULL;
    for (uint32_t i = 0; i < d->versions.count; i++) {
        const struct law_version *v = &d->versions.items[i];
        bool later = latest && v->validity.begin.kind == BOUND_DATE &&
                     v->validity.begin.date > latest->validity.begin.date;
        if (!latest || later) latest = v;
    }
    return latest;
}
