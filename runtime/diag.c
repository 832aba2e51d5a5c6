// The list of diagnostics of a run: filled by every pass, sorted once so that what is printed
// depends on the sources alone and not on the order in which passes ran.
#include "runtime/diag.h"

#include <stdlib.h>

struct entry {
    struct text code, french, english;
    enum severity severity;
};

static const struct entry catalogue[DIAG_COUNT] = {
#define DIAG(id, code, severity, french, english)                                                  \
    [DIAG_##id] = {TEXT_INIT(code), TEXT_INIT(french), TEXT_INIT(english), SEVERITY_##severity},
#include "runtime/diag.def"
#undef DIAG
};

struct diags diags_new(struct arena *a, bool english)
{
    return (struct diags){.arena = a, .english = english};
}

// Words of a source may be as long as the source: what a message repeats of them is not.
static void add_words(struct buffer *b, struct text words)
{
    enum { WORDS_MOST = 400 }; // bytes
    size_t end = words.len;
    if (end > WORDS_MOST)
        for (end = WORDS_MOST; end > 0 && ((unsigned char)words.ptr[end] & 0xC0) == 0x80;) end--;
    buffer_add(b, text_slice(words, 0, end));
    if (end < words.len) buffer_add_c(b, "…");
}

struct text diag_message(struct arena *a, struct text form, const struct text *args, size_t count)
{
    struct buffer b = buffer_new(a);
    for (size_t i = 0; i < form.len; i++) {
        size_t arg = i + 1 < form.len ? (size_t)((unsigned char)form.ptr[i + 1] - '0') : count;
        if (form.ptr[i] == '%' && arg < count) {
            add_words(&b, args[arg]);
            i++;
        } else {
            buffer_add_char(&b, form.ptr[i]);
        }
    }
    return buffer_text(&b);
}

struct diag *diag_add(struct diags *d, enum diag_code code, struct place where,
                      const struct text *args, size_t count)
{
    const struct entry *e = &catalogue[code];
    struct diag *x = arena_make(d->arena, struct diag);
    x->code = e->code;
    x->severity = e->severity;
    x->place = where;
    x->message = diag_message(d->arena, d->english ? e->english : e->french, args, count);
    x->product = true;
    diag_push(d, x);
    return x;
}

static void count(struct diags *d, enum severity s)
{
    switch (s) {
    case SEVERITY_ERROR: d->errors++; break;
    case SEVERITY_WARNING: d->warnings++; break;
    case SEVERITY_INFORMATION: d->informations++; break;
    }
}

void diag_push(struct diags *d, struct diag *x)
{
    x->order = d->list.count;
    vec_push(d->arena, &d->list, x);
    count(d, x->severity);
}

void diags_recount(struct diags *d)
{
    d->errors = d->warnings = d->informations = 0;
    for (uint32_t i = 0; i < d->list.count; i++) count(d, d->list.items[i]->severity);
}

static int order_of(uint32_t x, uint32_t y)
{
    return (x > y) - (x < y);
}

// Every key but the order of emission; a diagnostic without place comes first.
static int compare_keys(const struct diag *x, const struct diag *y)
{
    struct text px = x->place.source ? x->place.source->path : NO_TEXT;
    struct text py = y->place.source ? y->place.source->path : NO_TEXT;
    int c = text_cmp(px, py);
    if (!c) c = order_of(x->place.span.begin, y->place.span.begin);
    if (!c) c = order_of(x->severity, y->severity);
    if (!c) c = text_cmp(x->code, y->code);
    return c;
}

static int compare(const void *left, const void *right)
{
    const struct diag *x = *(struct diag *const *)left, *y = *(struct diag *const *)right;
    int c = compare_keys(x, y);
    return c ? c : order_of(x->order, y->order);
}

static bool repeats(const struct diag *x, const struct diag *y)
{
    return compare_keys(x, y) == 0 && x->place.span.end == y->place.span.end &&
           text_eq(x->rule, y->rule) && text_eq(x->heading, y->heading) &&
           text_eq(x->message, y->message);
}

static void uncount(struct diags *d, enum severity severity)
{
    switch (severity) {
    case SEVERITY_ERROR: d->errors--; break;
    case SEVERITY_WARNING: d->warnings--; break;
    case SEVERITY_INFORMATION: d->informations--; break;
    }
}

// Repetitions share every sort key, so they can only stand in the run of equals just kept.
static bool kept_already(struct diag *const *kept, uint32_t count, const struct diag *x)
{
    for (uint32_t i = count; i > 0 && compare_keys(kept[i - 1], x) == 0; i--)
        if (repeats(kept[i - 1], x)) return true;
    return false;
}

void diags_sort(struct diags *d)
{
    struct diag **list = d->list.items;
    uint32_t count = 0;
    if (d->list.count == 0) return;
    qsort(list, d->list.count, sizeof *list, compare);
    for (uint32_t i = 0; i < d->list.count; i++) {
        if (kept_already(list, count, list[i]))
            uncount(d, list[i]->severity);
        else
            list[count++] = list[i];
    }
    d->list.count = count;
}

struct text diag_code_text(enum diag_code code)
{
    return catalogue[code].code;
}

bool diag_explain(struct text code, bool english, struct text *message)
{
    for (size_t i = 0; i < DIAG_COUNT; i++) {
        if (!text_eq(catalogue[i].code, code)) continue;
        *message = english ? catalogue[i].english : catalogue[i].french;
        return true;
    }
    return false;
}
