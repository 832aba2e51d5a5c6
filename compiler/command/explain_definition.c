// What the definition of the language says of a code: its meaning and its remedy, and the nearest
// of its examples. They are read in SPEC.md, which stands beside the library and whose examples are
// tests, so that nothing is said twice.
#include "compiler/command/explain_parts.h"

#include <unistd.h>

// A fenced example of the definition.
struct fence {
    struct text head, body; // the words after ```sceau, and the lines within
    struct text section;    // the title that it stands under
};

typedef VEC(struct fence) fence_list;

static struct text definition(struct explaining *x)
{
    static const char BESIDE[] = "../SPEC.md";
    struct files *f = &x->p->files;
    struct text path = text_printf(x->arena, "%.*s/%s", TEXT_FMT(f->library_path), BESIDE);
    if (access(text_c(x->arena, path), R_OK) != 0) return NO_TEXT;
    return load_text(f, text_of(BESIDE), (struct place){0});
}

// From `from` on to the byte before `to`, which is further on in the same text.
static struct text between(const char *from, const char *to)
{
    return (struct text){from, (size_t)(to - from)};
}

static fence_list fences(struct arena *a, struct text rest)
{
    fence_list list = {0};
    struct text section = NO_TEXT;
    while (rest.len) {
        struct text line = text_take_line(&rest);
        if (text_starts(line, TEXT("##"))) section = line;
        if (!text_starts(line, TEXT("```"))) continue;
        struct fence f = {.head = text_slice(line, sizeof "```" - 1, line.len), .section = section};
        const char *begin = rest.ptr, *end = begin;
        while (rest.len && !text_starts(line = text_take_line(&rest), TEXT("```"))) end = rest.ptr;
        f.body = between(begin, end);
        if (text_starts(f.head, TEXT("sceau"))) vec_push(a, &list, f);
    }
    return list;
}

static bool has_word(struct text t, struct text word)
{
    return memmem(t.ptr, t.len, word.ptr, word.len) != NULL;
}

// The lines of an example; of one that lists expressions, those that are refused with `code` alone.
static struct text shown(struct arena *a, const struct fence *f, struct text code)
{
    struct text arrow = text_printf(a, "=> %.*s", TEXT_FMT(code)), rest = f->body;
    if (!has_word(f->head, TEXT("expressions"))) return f->body;
    while (rest.len) {
        struct text line = text_take_line(&rest);
        if (text_ends(line, arrow)) return text_slice(line, 0, line.len - arrow.len);
    }
    return NO_TEXT;
}

static void show(struct explaining *x, const char *french, const char *english, struct text lines)
{
    if (!lines.len) return;
    sheet_gap(&x->sheet);
    sheet_words(&x->sheet, 2, text_of(say(x, french, english)));
    while (lines.len) sheet_line(&x->sheet, 4, text_take_line(&lines));
}

static void show_examples(struct explaining *x, struct text all, struct text code)
{
    const fence_list list = fences(x->arena, all);
    const struct fence *broken = NULL, *kept = NULL;
    for (uint32_t i = 0; i < list.count && !broken; i++) {
        const struct fence *f = &list.items[i];
        bool says = has_word(f->head, code) && !has_word(f->head, TEXT("règle="));
        bool lists = has_word(f->head, TEXT("expressions")) && shown(x->arena, f, code).len;
        if (says || lists) broken = f;
    }
    for (uint32_t i = 0; broken && i < list.count; i++) {
        const struct fence *f = &list.items[i];
        bool valid = has_word(f->head, TEXT("valide")) && !has_word(f->head, TEXT("expressions"));
        if (valid && text_eq(f->section, broken->section) && (!kept || f < broken)) kept = f;
    }
    if (kept) show(x, "Exemple admis :", "Accepted:", kept->body);
    if (broken) show(x, "Exemple refusé :", "Refused:", shown(x->arena, broken, code));
}

// Markdown's code between guillemets, its lines joined.
static struct text plain(struct arena *a, struct text t)
{
    struct buffer b = buffer_new(a);
    bool open = false;
    for (size_t i = 0; i < t.len; i++) {
        if (t.ptr[i] == '`')
            buffer_add_c(&b, (open = !open) ? "« " : " »");
        else
            buffer_add_char(&b, t.ptr[i] == '\n' ? ' ' : t.ptr[i]);
    }
    return buffer_text(&b);
}

void explain_definition(struct explaining *x, struct text code, bool remedy)
{
    struct text all = definition(x), dash = TEXT(" — ");
    struct text head = text_printf(x->arena, "\n**%.*s** ", TEXT_FMT(code));
    const char *at = all.len ? memmem(all.ptr, all.len, head.ptr, head.len) : NULL;
    if (!at) return;
    struct text rest = between(at + head.len, all.ptr + all.len);
    const char *end = memmem(rest.ptr, rest.len, "\n\n", 2);
    struct text words = end ? between(rest.ptr, end) : rest;
    const char *cut = memmem(words.ptr, words.len, dash.ptr, dash.len);
    item(x, "sens", "meaning", plain(x->arena, cut ? between(words.ptr, cut) : words));
    if (cut && remedy)
        item(x, "corriger", "correct",
             plain(x->arena, between(cut + dash.len, words.ptr + words.len)));
    show_examples(x, all, code);
}
