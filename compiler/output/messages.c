// See messages.h. A record opens with the clause and the place, shows the faulty words under their
// line, then the article's own words, then what to write instead. Errors come first, then warnings;
// a question that nothing in the act answers is only named, for the report to tell.

#include "compiler/output/messages.h"

#include "compiler/output/printable.h"

#include <ctype.h>

struct printer {
    struct arena *arena;
    const struct message_options *o;
    FILE *out;
};

static const char *say(const struct printer *p, const char *french, const char *english)
{
    return p->o->english ? english : french;
}

static void paint(const struct printer *p, const char *code)
{
    if (p->o->colour) fputs(code, p->out);
}

static const char *const PAINT[] = {
    [SEVERITY_ERROR] = "\033[1;31m",
    [SEVERITY_WARNING] = "\033[1;33m",
    [SEVERITY_INFORMATION] = "\033[1;36m",
};

static struct text opening(const struct printer *p, const struct diag *d)
{
    if (d->heading.len) return d->heading;
    static const char *const NAMES[][2] = {
        [SEVERITY_ERROR] = {"erreur", "error"},
        [SEVERITY_WARNING] = {"avertissement", "warning"},
        [SEVERITY_INFORMATION] = {"information", "information"},
    };
    return text_of(NAMES[d->severity][p->o->english]);
}

// `code` is said here of a record that is only named; it is empty of one that is told whole.
static void print_opening(const struct printer *p, const struct diag *d, struct text code)
{
    struct text head = opening(p, d);
    paint(p, PAINT[d->severity]);
    fprintf(p->out, "%.*s", TEXT_FMT(head));
    paint(p, "\033[0m");
    if (code.len) {
        head = text_printf(p->arena, "%.*s %.*s", TEXT_FMT(head), TEXT_FMT(code));
        fprintf(p->out, " %.*s", TEXT_FMT(code));
    }
    if (d->place.source) {
        struct position at = source_position(p->arena, d->place.source, d->place.span.begin);
        struct text path = printable(p->arena, d->place.source->path);
        struct text place = text_printf(p->arena, "%.*s:%u:%u", TEXT_FMT(path), at.line, at.column);
        size_t used = text_width(head) + text_width(place);
        size_t pad = used + 2 < p->o->width ? p->o->width - used : 2;
        fprintf(p->out, "%*s%.*s", (int)pad, "", TEXT_FMT(place));
    }
    fputc('\n', p->out);
}

// Whether the words round a blank of t stay on one line: a mark with what it closes or opens, a
// letter with the number of its article.
static bool is_tied(struct text t, size_t blank)
{
    static const struct text closing[] = {TEXT_INIT("»"), TEXT_INIT(";"), TEXT_INIT(":"),
                                          TEXT_INIT("?"), TEXT_INIT("!"), TEXT_INIT("%"),
                                          TEXT_INIT("€")};
    struct text before = text_slice(t, 0, blank), after = text_slice(t, blank + 1, t.len);
    for (size_t i = 0; i < sizeof closing / sizeof *closing; i++)
        if (text_starts(after, closing[i])) return true;
    if (text_ends(before, TEXT("«")) || text_ends(before, TEXT("n°"))) return true;
    bool letter = blank >= 2 && t.ptr[blank - 1] == '.' && isupper((unsigned char)t.ptr[blank - 2]);
    return letter && (blank == 2 || t.ptr[blank - 3] == ' ');
}

// Prints t wrapped, its first line after `head` columns already printed, the others indented so.
static void print_wrapped(const struct printer *p, struct text t, size_t head)
{
    t = printable(p->arena, t);
    size_t column = head;
    bool first = true;
    for (size_t i = 0; i < t.len;) {
        size_t end = i;
        while (end < t.len && t.ptr[end] != '\n' && (t.ptr[end] != ' ' || is_tied(t, end))) end++;
        struct text word = text_slice(t, i, end);
        size_t width = text_width(word);
        if (!first && column + 1 + width > p->o->width) {
            fprintf(p->out, "\n%*s", (int)head, "");
            column = head;
        } else if (!first) {
            fputc(' ', p->out);
            column++;
        }
        fprintf(p->out, "%.*s", TEXT_FMT(word));
        column += width;
        first = false;
        i = end;
        while (i < t.len && (t.ptr[i] == ' ' || t.ptr[i] == '\n')) i++;
    }
    fputc('\n', p->out);
}

static void print_labelled(const struct printer *p, const char *label, struct text t)
{
    enum { LABEL_WIDTH = 11 };
    int pad = LABEL_WIDTH - (int)text_width(text_of(label));
    fprintf(p->out, "  %s%*s", label, pad, "");
    print_wrapped(p, t, 2 + LABEL_WIDTH);
}

// A line of source in three parts, cut to the room that there is: before, at and after the words.
struct excerpt {
    struct text before, words, after;
    bool cut; // the line begins earlier
};

static struct excerpt cut_line(const struct printer *p, struct text line, size_t begin, size_t end)
{
    size_t room = p->o->width > 20 ? p->o->width - 12 : 8, indent = 0;
    while (indent < begin && (line.ptr[indent] == ' ' || line.ptr[indent] == '\t')) indent++;
    struct excerpt x = {.words = printable_first(text_slice(line, begin, end), room)};
    size_t used = text_length(x.words);
    struct text before = text_slice(line, indent, begin);
    x.before = printable_last(before, used < room ? room - used : 0);
    x.cut = x.before.len < before.len;
    used += text_length(x.before);
    x.after = printable_first(text_slice(line, end, line.len), used < room ? room - used : 0);
    x.before = printable(p->arena, x.before);
    x.words = printable(p->arena, x.words);
    x.after = printable(p->arena, x.after);
    return x;
}

// The line of the source with carets under the words, both cut when the line is long.
static void print_excerpt(const struct printer *p, const struct diag *d)
{
    const struct source *s = d->place.source;
    if (!s || d->place.span.begin > s->bytes.len) return;
    struct position at = source_position(p->arena, s, d->place.span.begin);
    struct text line = source_line(p->arena, s, at.line);
    size_t begin = d->place.span.begin - (size_t)(line.ptr - s->bytes.ptr);
    size_t end = d->place.span.end - (size_t)(line.ptr - s->bytes.ptr);
    if (begin > line.len) return;
    if (end > line.len) end = line.len;
    while (end > begin && line.ptr[end - 1] == ' ') end--;
    struct excerpt x = cut_line(p, line, begin, end);
    int number = fprintf(p->out, "  %u │ ", at.line) - (int)sizeof " │ " + 1;
    fprintf(p->out, "%s%.*s%.*s%.*s\n", x.cut ? "…" : "", TEXT_FMT(x.before), TEXT_FMT(x.words),
            TEXT_FMT(x.after));
    fprintf(p->out, "%*s │ %*s", number, "", (int)text_width(x.before) + x.cut, "");
    size_t carets = text_width(x.words);
    for (size_t i = 0; i < (carets ? carets : 1); i++) fputc('^', p->out);
    fputc('\n', p->out);
}

static void print_related(const struct printer *p, const struct diag *d)
{
    for (uint32_t i = 0; i < d->related.count; i++) {
        const struct related *r = &d->related.items[i];
        if (!r->place.source) continue;
        struct position at = source_position(p->arena, r->place.source, r->place.span.begin);
        print_labelled(p, say(p, "voir", "see"),
                       text_printf(p->arena, "%.*s:%u %.*s", TEXT_FMT(r->place.source->path),
                                   at.line, TEXT_FMT(r->message)));
    }
}

// The reservation to write, and below which line.
static void print_keeping(const struct printer *p, const struct diag *d)
{
    enum { HEAD_MOST = 60 };
    print_labelled(p, say(p, "maintenir", "maintain"),
                   text_printf(p->arena,
                               say(p, "réserve : %.*s « motif »", "réserve : %.*s « reason »"),
                               TEXT_FMT(d->rule)));
    const struct source *s = d->keeper.source;
    if (!s) return;
    struct text head = source_text(s, d->keeper.span);
    struct text shown = printable_first(head, HEAD_MOST);
    print_labelled(
        p, "",
        text_printf(p->arena, say(p, "sous la ligne %u : %.*s%s", "below line %u: %.*s%s"),
                    source_position(p->arena, s, d->keeper.span.begin).line,
                    TEXT_FMT(printable(p->arena, shown)), shown.len < head.len ? "…" : ""));
}

static void print_sources(const struct printer *p, const struct diag *d)
{
    if (d->quote.len && !d->judgement)
        print_labelled(p, say(p, "texte", "text"),
                       text_printf(p->arena, "« %.*s »", TEXT_FMT(d->quote)));
    bool weighs = d->severity != SEVERITY_INFORMATION;
    if (weighs && d->reading.len) print_labelled(p, say(p, "lecture", "reading"), d->reading);
    if (weighs && d->disputed_reading.len)
        print_labelled(p, say(p, "contestée", "disputed"), d->disputed_reading);
    if (d->remedy.len) print_labelled(p, say(p, "corriger", "correct"), d->remedy);
    if (d->reservation.len)
        print_labelled(p, say(p, "réserve", "reserved"),
                       text_printf(p->arena, "« %.*s »", TEXT_FMT(d->reservation)));
    else if (d->rule.len && d->severity == SEVERITY_ERROR && !d->undetermined)
        print_keeping(p, d);
}

static bool same_cause(const struct diag *x, const struct diag *y)
{
    return x->group.len && text_eq(x->group, y->group) && x->severity == y->severity &&
           x->undetermined == y->undetermined && text_eq(x->disputed_reading, y->disputed_reading);
}

// The codes of the records of one cause, the first of which is printed whole.
static struct text codes(const struct printer *p, const struct diags *d, uint32_t from, bool *done)
{
    struct buffer b = buffer_new(p->arena);
    done[from] = true;
    buffer_printf(&b, "[%.*s", TEXT_FMT(d->list.items[from]->code));
    bool grouped = d->list.items[from]->group.len > 0;
    for (uint32_t i = from + 1; grouped && i < d->list.count; i++) {
        if (done[i] || !same_cause(d->list.items[from], d->list.items[i])) continue;
        done[i] = true;
        buffer_printf(&b, ", %.*s", TEXT_FMT(d->list.items[i]->code));
    }
    buffer_add_char(&b, ']');
    return buffer_text(&b);
}

static void print_one(const struct printer *p, const struct diag *d, struct text code)
{
    print_opening(p, d, NO_TEXT);
    fputs("  ", p->out);
    print_wrapped(p, d->message, 2);
    print_excerpt(p, d);
    print_sources(p, d);
    print_related(p, d);
    size_t width = text_width(code);
    int pad = width + 4 < p->o->width ? (int)(p->o->width - width) : 2;
    fprintf(p->out, "%*s%.*s\n\n", pad, "", TEXT_FMT(code));
}

static void print_count(const struct printer *p, uint32_t n, const char *french, const char *many,
                        const char *english)
{
    fprintf(p->out, "%u %s%s", n,
            p->o->english ? english
            : n > 1       ? many
                          : french,
            p->o->english && n != 1 ? "s" : "");
}

static void print_summary(const struct printer *p, const struct diags *d)
{
    print_count(p, d->errors, "erreur", "erreurs", "error");
    fputs(", ", p->out);
    print_count(p, d->warnings, "avertissement", "avertissements", "warning");
    fputs(", ", p->out);
    print_count(p, d->informations, "information", "informations", "information message");
    fputc('\n', p->out);
}

// What is to be weighed, not corrected, and what no act alone can settle.
static bool is_only_named(const struct diag *d)
{
    if (d->undetermined && d->needs_dossier) return true;
    return d->severity == SEVERITY_INFORMATION && d->verdict.len && !d->reservation.len;
}

static void print_whole(const struct printer *p, const struct diags *d, enum severity s, bool *done)
{
    for (uint32_t i = 0; i < d->list.count; i++) {
        const struct diag *x = d->list.items[i];
        if (x->severity == s && !done[i] && !is_only_named(x))
            print_one(p, x, codes(p, d, i, done));
    }
}

static void print_named(const struct printer *p, const struct diags *d, bool *done)
{
    bool any = false;
    for (uint32_t i = 0; i < d->list.count; i++) {
        if (done[i]) continue;
        if (!any)
            fputs(say(p, "À lire en entier dans « sceau rapport » :\n",
                      "To read in full in “sceau report”:\n"),
                  p->out);
        any = true;
        print_opening(p, d->list.items[i], codes(p, d, i, done));
    }
    if (any) fputc('\n', p->out);
}

void messages_text(struct arena *a, const struct diags *d, const struct message_options *o,
                   FILE *out)
{
    const struct printer p = {a, o, out};
    bool *done = arena_array(a, bool, d->list.count + 1);
    for (enum severity s = SEVERITY_ERROR; s <= SEVERITY_INFORMATION; s++)
        print_whole(&p, d, s, done);
    if (o->names) print_named(&p, d, done);
    print_summary(&p, d);
}
