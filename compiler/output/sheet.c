// See sheet.h.
#include "compiler/output/sheet.h"

enum { LABEL_WIDTH = 12 };

void sheet_head(const struct sheet *s, struct text t)
{
    buffer_printf(s->out, "%.*s\n", TEXT_FMT(t));
}

void sheet_gap(const struct sheet *s)
{
    buffer_add_char(s->out, '\n');
}

// Where the word that begins at i ends: French marks stay with the word before them, « with the one
// after it.
static size_t word_end(struct text t, size_t i)
{
    static const char *const AFTER[] = {";", ":", "?", "!", "»"};
    size_t begin = i;
    while (i < t.len && t.ptr[i] != ' ' && t.ptr[i] != '\n') i++;
    struct text next = text_slice(t, i < t.len ? i + 1 : i, t.len);
    if (i < t.len && text_eq(text_slice(t, begin, i), TEXT("«"))) return word_end(t, i + 1);
    for (size_t k = 0; k < sizeof AFTER / sizeof *AFTER; k++)
        if (next.len && text_starts(next, text_of(AFTER[k]))) return word_end(t, i + 1);
    return i;
}

// Writes t from the column `indent`, already reached; only plain blanks end a line.
static void wrap(const struct sheet *s, size_t indent, struct text t)
{
    size_t column = indent;
    for (size_t i = 0, end; i < t.len; i = end) {
        while (i < t.len && (t.ptr[i] == ' ' || t.ptr[i] == '\n')) i++;
        end = word_end(t, i);
        if (end == i) break;
        size_t width = text_width(text_slice(t, i, end));
        if (column > indent && column + 1 + width > s->width) {
            buffer_printf(s->out, "\n%*s", (int)indent, "");
            column = indent;
        } else if (column > indent) {
            buffer_add_char(s->out, ' ');
            column++;
        }
        buffer_add(s->out, text_slice(t, i, end));
        column += width;
    }
    buffer_add_char(s->out, '\n');
}

void sheet_item(const struct sheet *s, const char *label, struct text t)
{
    int pad = LABEL_WIDTH - (int)text_width(text_of(label));
    if (!t.len) return;
    buffer_printf(s->out, "  %s%*s", label, pad > 1 ? pad : 1, "");
    wrap(s, 2 + (size_t)(pad > 1 ? LABEL_WIDTH : LABEL_WIDTH + 1 - pad), t);
}

void sheet_line(const struct sheet *s, uint32_t indent, struct text t)
{
    buffer_printf(s->out, "%*s%.*s\n", (int)(t.len ? indent : 0), "", TEXT_FMT(t));
}

void sheet_words(const struct sheet *s, uint32_t indent, struct text t)
{
    buffer_printf(s->out, "%*s", (int)indent, "");
    wrap(s, indent, t);
}
