// Identifiers of rules in a sentence: the article once, the stem once, runs by their two ends.
#include "compiler/output/report_parts.h"

// « L1.IV.4.a »: article « L1 », stem « IV.4 », last « a ».
struct identifier {
    struct text article, stem, last;
};

static size_t last_point(struct text t)
{
    size_t at = t.len;
    while (at > 0 && t.ptr[at - 1] != '.') at--;
    return at ? at - 1 : 0;
}

// Where the first point is; 0 when there is none.
static size_t first_point(struct text t)
{
    const char *at = memchr(t.ptr, '.', t.len);
    return at ? (size_t)(at - t.ptr) : 0;
}

static struct identifier cut(const struct rule *r)
{
    struct identifier x = {.article = text_slice(r->id, 0, first_point(r->id))};
    struct text rest = text_slice(r->id, x.article.len ? x.article.len + 1 : 0, r->id.len);
    size_t point = last_point(rest);
    x.stem = text_slice(rest, 0, point);
    x.last = point ? text_slice(rest, point + 1, rest.len) : rest;
    return x;
}

// The rank of « c » or of « 12 » among its like; 0 when it is neither.
static uint32_t rank_of(struct text t)
{
    uint32_t n = 0;
    if (t.len == 1 && t.ptr[0] >= 'a' && t.ptr[0] <= 'z') return 1000 + (uint32_t)(t.ptr[0] - 'a');
    for (size_t i = 0; i < t.len; i++) {
        if (t.ptr[i] < '0' || t.ptr[i] > '9' || i > 2) return 0;
        n = n * 10 + (uint32_t)(t.ptr[i] - '0');
    }
    return n;
}

static bool same_stem(const struct identifier *x, const struct identifier *y)
{
    return text_eq(x->article, y->article) && x->stem.len && text_eq(x->stem, y->stem);
}

// How many identifiers from the first on follow each other.
static uint32_t run_length(const struct identifier *x, uint32_t count)
{
    uint32_t n = 1;
    for (; n < count && same_stem(&x[0], &x[n]); n++) {
        uint32_t rank = rank_of(x[n].last);
        if (!rank || rank != rank_of(x[n - 1].last) + 1) break;
    }
    return n;
}

static void add_run(struct buffer *b, const struct identifier *x, uint32_t n, bool stem)
{
    if (stem && x->stem.len) buffer_printf(b, "%.*s.", TEXT_FMT(x->stem));
    buffer_add(b, x->last);
    if (n > 1) buffer_printf(b, n == 2 ? " et %.*s" : " à %.*s", TEXT_FMT(x[n - 1].last));
}

struct text report_ids(struct arena *a, const struct rule *const *rules, uint32_t count)
{
    struct buffer b = buffer_new(a);
    struct identifier *x = arena_array(a, struct identifier, count + 1);
    for (uint32_t i = 0; i < count; i++) x[i] = cut(rules[i]);
    for (uint32_t i = 0, n; i < count; i += n) {
        bool article = !i || !text_eq(x[i].article, x[i - 1].article);
        n = run_length(&x[i], count - i);
        if (i) buffer_add_c(&b, article ? " ; " : ", ");
        if (article && x[i].article.len) buffer_printf(&b, "%.*s.", TEXT_FMT(x[i].article));
        add_run(&b, &x[i], n, article || !same_stem(&x[i - 1], &x[i]));
    }
    return buffer_text(&b);
}
