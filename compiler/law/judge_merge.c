// Of the findings of one requirement on one block, those to keep: messages that say the same thing
// of several names are made one.

#include "compiler/law/judge_parts.h"

#include <ctype.h>

// Whether a word ends before t[i]: a blank, or a mark followed by one (not the comma of a number).
static bool is_boundary(struct text t, size_t i)
{
    if (t.ptr[i] == ' ') return true;
    return strchr(".,;", t.ptr[i]) && (i + 1 == t.len || t.ptr[i + 1] == ' ');
}

// Whether a part of a text can stand in an enumeration: short, and closing what it opens.
static bool is_item(struct text t)
{
    enum { LONGEST = 100 };
    int open = 0;
    for (size_t i = 0; i < t.len; i++) {
        struct text rest = text_slice(t, i, t.len);
        if (text_starts(rest, TEXT("«"))) open++;
        if (text_starts(rest, TEXT("»")) && --open < 0) return false;
    }
    return open == 0 && t.len <= LONGEST;
}

// The letter of an article goes with its number: « L. 381-4 et L. 712-1 ».
static size_t before_letter(struct text t, size_t head)
{
    bool letter = head >= 3 && t.ptr[head - 2] == '.' && isupper((unsigned char)t.ptr[head - 3]);
    return letter && (head == 3 || t.ptr[head - 4] == ' ') ? head - 3 : head;
}

// Whether what differs after these words may be a subject: « La Ville et la Rive refuse » is not
// French, nor is an article said once for two names.
static bool leads_subject(struct text words)
{
    static const char *const articles[] = {"Le", "La", "Les", "le", "la", "les", "du", "des"};
    struct text t = words;
    if (!t.len) return true;
    if (t.ptr[t.len - 1] == ' ') t.len--;
    size_t start = t.len;
    while (start > 0 && t.ptr[start - 1] != ' ') start--;
    struct text last = text_slice(t, start, t.len);
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++)
        if (text_eq(last, text_of(articles[i]))) return true;
    return false;
}

// Joins texts that differ in one place by listing what differs: « … pour 2018, 2019 et 2020. »
// False when they have too little in common.
static bool join_texts(struct arena *a, const struct text *texts, uint32_t count, struct text *out)
{
    size_t head = texts[0].len, tail = texts[0].len;
    for (uint32_t i = 1; i < count; i++) {
        size_t n = 0, m = 0, least = texts[i].len < texts[0].len ? texts[i].len : texts[0].len;
        while (n < least && texts[i].ptr[n] == texts[0].ptr[n]) n++;
        while (m < least - n &&
               texts[i].ptr[texts[i].len - 1 - m] == texts[0].ptr[texts[0].len - 1 - m])
            m++;
        head = n < head ? n : head;
        tail = m < tail ? m : tail;
    }
    struct text first = texts[0];
    if (head == first.len && tail == first.len) return *out = first, true;
    while (head > 0 && first.ptr[head - 1] != ' ') head--;
    head = before_letter(first, head);
    while (tail > 0 && !is_boundary(first, first.len - tail)) tail--;
    if (head + tail < 12 || head + tail > first.len) return false;
    if (leads_subject(text_slice(first, 0, head))) return false;
    struct buffer b = buffer_new(a);
    buffer_add(&b, text_slice(first, 0, head));
    for (uint32_t i = 0; i < count; i++) {
        if (texts[i].len < head + tail) return false;
        struct text item = text_slice(texts[i], head, texts[i].len - tail);
        if (!is_item(item)) return false;
        if (i) buffer_add_c(&b, i + 1 == count ? " et " : ", ");
        buffer_add(&b, item);
    }
    buffer_add(&b, text_slice(first, first.len - tail, first.len));
    *out = buffer_text(&b);
    return true;
}

static bool same_place(struct place x, struct place y)
{
    return x.source == y.source && x.span.begin == y.span.begin && x.span.end == y.span.end;
}

// Merges the findings of one verdict that stand at one place, from index `i` on; keeps the first.
static void merge_from(struct run *r, uint32_t i, bool *taken)
{
    struct finding *first = r->found.items[i];
    VEC(struct text) messages = {0};
    VEC(uint32_t) members = {0};
    for (uint32_t k = i; k < r->found.count; k++) {
        const struct finding *f = r->found.items[k];
        if (taken[k] || f->verdict != first->verdict || !same_place(f->place, first->place))
            continue;
        bool repeated = false;
        for (uint32_t m = 0; m < messages.count; m++)
            repeated = repeated || text_eq(messages.items[m], f->message);
        if (!repeated) vec_push(r->lib->arena, &messages, f->message);
        vec_push(r->lib->arena, &members, k);
    }
    struct text joined;
    if (members.count < 2 || !join_texts(r->lib->arena, messages.items, messages.count, &joined))
        return;
    first->message = joined;
    for (uint32_t m = 1; m < members.count; m++) taken[members.items[m]] = true;
}

void judge_keep(struct run *r, struct judgement *j, const struct finding *f)
{
    if (!r->whole && f->verdict <= VERDICT_RESPECTED) return;
    struct finding *kept = arena_make(r->lib->arena, struct finding);
    *kept = *f;
    vec_push(r->lib->arena, &j->findings, kept);
}

// Of the bindings' findings, those to keep: every breach and doubt, else one that sums them up.
void judge_settle(struct run *r, struct judgement *j, struct block *block)
{
    enum verdict worst = VERDICT_NOT_APPLICABLE;
    for (uint32_t i = 0; i < r->found.count; i++)
        if (r->found.items[i]->verdict > worst) worst = r->found.items[i]->verdict;
    if (worst <= VERDICT_RESPECTED) {
        struct finding *f = NULL;
        for (uint32_t i = 0; i < r->found.count && !f; i++)
            if (r->found.items[i]->verdict == worst) f = r->found.items[i];
        if (!f) f = judge_finding(r, block);
        f->verdict = worst;
        judge_keep(r, j, f);
        return;
    }
    bool *taken = arena_array(r->lib->arena, bool, r->found.count);
    for (uint32_t i = 0; i < r->found.count; i++) {
        if (taken[i] || r->found.items[i]->verdict <= VERDICT_RESPECTED) continue;
        merge_from(r, i, taken);
        judge_keep(r, j, r->found.items[i]);
    }
}
