// The examples of a rule: lines that keep it, lines that break it, and the message that these get.
// Each is checked again before it is shown.
#include "compiler/command/example.h"
#include "compiler/command/explain_parts.h"

struct showing {
    struct explaining *explaining;
    const struct rule *rule;
    uint32_t indent;
    bool begun;
};

static void title(struct showing *s, const char *french, const char *english, struct text more)
{
    struct explaining *x = s->explaining;
    if (!s->begun) sheet_gap(&x->sheet);
    s->begun = true;
    struct text words = text_of(say(x, french, english));
    if (more.len) words = text_printf(x->arena, "%.*s – %.*s", TEXT_FMT(words), TEXT_FMT(more));
    sheet_words(&x->sheet, s->indent, words);
}

static size_t blanks_of(struct text line)
{
    size_t n = 0;
    while (n < line.len && line.ptr[n] == ' ') n++;
    return n;
}

// A line without the blanks that align its colon.
static struct text tightened(struct arena *a, struct text line, size_t begin)
{
    struct buffer b = buffer_new(a);
    size_t words = blanks_of(line);
    for (size_t i = begin; i < line.len; i++)
        if (i < words || line.ptr[i] != ' ' || line.ptr[i - 1] != ' ')
            buffer_add_char(&b, line.ptr[i]);
    return buffer_text(&b);
}

// Lines of a source, but for the blanks that all of them begin with.
static void show_lines(struct showing *s, const example_lines *lines)
{
    struct explaining *x = s->explaining;
    size_t least = SIZE_MAX;
    for (uint32_t i = 0; i < lines->count; i++) {
        size_t blanks = blanks_of(lines->items[i]);
        if (blanks < lines->items[i].len && blanks < least) least = blanks;
    }
    for (uint32_t i = 0; i < lines->count; i++) {
        size_t begin = least < lines->items[i].len ? least : lines->items[i].len;
        sheet_line(&x->sheet, s->indent + 2, tightened(x->arena, lines->items[i], begin));
    }
    if (!lines->count)
        sheet_words(&x->sheet, s->indent + 2,
                    text_of(say(x, "(ces lignes manquent)", "(these lines are missing)")));
}

// The lines of an example, or those of the act that it replaces.
static void show_changes(struct showing *s, const struct example *e, bool changed)
{
    struct explaining *x = s->explaining;
    for (uint32_t i = 0; i < e->changes.count; i++) {
        const struct example_change *c = &e->changes.items[i];
        example_lines lines = {0};
        if (!text_eq(c->file, e->act))
            sheet_words(
                &x->sheet, s->indent + 2,
                text_printf(x->arena, say(x, "dans %.*s :", "in %.*s:"), TEXT_FMT(c->file)));
        if (!changed) example_original(&x->p->files, c, &lines);
        show_lines(s, changed ? &c->fresh : &lines);
    }
    if (!e->changes.count)
        sheet_words(&x->sheet, s->indent + 2,
                    text_of(say(x, "(l'acte tel qu'il est)", "(the act as it is)")));
}

static void show_message(struct showing *s, const struct diag *d)
{
    struct explaining *x = s->explaining;
    title(s, "Message", "Message", NO_TEXT);
    sheet_words(&x->sheet, s->indent + 2, d->heading);
    sheet_words(&x->sheet, s->indent + 2, d->message);
    if (d->remedy.len)
        sheet_words(
            &x->sheet, s->indent + 2,
            text_printf(x->arena, say(x, "corriger : %.*s", "to mend: %.*s"), TEXT_FMT(d->remedy)));
}

static void show_kept(struct showing *s, const struct example *e, bool changed)
{
    struct example_outcome out;
    struct explaining *x = s->explaining;
    if (!example_prove(x->arena, x->p, s->rule, e, changed, &out)) return;
    struct text more = changed ? e->title : NO_TEXT;
    if (out.to_judge)
        title(s, "Exemple qui la laisse à apprécier", "Example that leaves it to judge", more);
    else
        title(s, "Exemple qui respecte la règle", "Example that keeps the rule", more);
    show_changes(s, e, changed);
}

static void show_broken(struct showing *s, const struct example *e)
{
    struct example_outcome out;
    struct explaining *x = s->explaining;
    if (!example_prove(x->arena, x->p, s->rule, e, true, &out)) return;
    title(s, "Exemple qui ne la respecte pas", "Example that breaks it", e->title);
    show_changes(s, e, true);
    show_message(s, out.found);
}

void explain_examples(struct explaining *x, const struct rule *r, uint32_t indent)
{
    struct showing s = {x, r, indent, false};
    example_list list = examples_read(&x->p->files, r);
    for (uint32_t i = 0; i < list.count; i++) {
        const struct example *e = list.items[i];
        if (e->keeps || example_shows_act(&list, i)) show_kept(&s, e, e->keeps);
        if (!e->keeps) show_broken(&s, e);
    }
}
