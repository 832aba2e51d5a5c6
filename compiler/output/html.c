// See html.h.
#include "compiler/output/html.h"

#include "compiler/output/printable.h"

#include <assert.h>

static void escape(struct html *h, struct text t)
{
    t = printable(h->arena, t);
    for (size_t i = 0; i < t.len; i++) switch (t.ptr[i]) {
        case '&': buffer_add_c(h->out, "&amp;"); break;
        case '<': buffer_add_c(h->out, "&lt;"); break;
        case '>': buffer_add_c(h->out, "&gt;"); break;
        case '"': buffer_add_c(h->out, "&quot;"); break;
        default: buffer_add_char(h->out, t.ptr[i]);
        }
}

static void end_tag(struct html *h)
{
    if (h->in_tag) buffer_add_char(h->out, '>');
    h->in_tag = false;
}

void html_begin(struct html *h, const char *element)
{
    assert(h->depth < HTML_DEPTH);
    end_tag(h);
    buffer_printf(h->out, "\n<%s", element);
    h->open[h->depth++] = element;
    h->in_tag = true;
}

// An element that HTML holds to be empty always is written as such, for HTML and XML readers alike.
static bool is_void(const char *element)
{
    return text_eq(text_of(element), TEXT("meta"));
}

void html_end(struct html *h)
{
    const char *element = h->open[--h->depth];
    if (is_void(element)) {
        buffer_add_c(h->out, "/>");
        h->in_tag = false;
        return;
    }
    end_tag(h);
    buffer_printf(h->out, "</%s>", element);
}

void html_attribute(struct html *h, const char *name, struct text value)
{
    assert(h->in_tag);
    buffer_printf(h->out, " %s=\"", name);
    escape(h, value);
    buffer_add_char(h->out, '"');
}

// Every byte that RFC 3986 does not leave as it is in a fragment.
void html_link_to(struct html *h, struct text id)
{
    static const struct text PLAIN = TEXT_INIT("-._~");
    struct buffer b = buffer_new(h->arena);
    buffer_add_char(&b, '#');
    for (size_t i = 0; i < id.len; i++) {
        unsigned char c = (unsigned char)id.ptr[i], low = c | 0x20;
        bool plain = (c >= '0' && c <= '9') || (low >= 'a' && low <= 'z' && c < 0x80) ||
                     memchr(PLAIN.ptr, c, PLAIN.len);
        buffer_printf(&b, plain ? "%c" : "%%%02X", c);
    }
    html_attribute(h, "href", buffer_text(&b));
}

void html_text(struct html *h, struct text t)
{
    end_tag(h);
    escape(h, t);
}

void html_element(struct html *h, const char *element, struct text t)
{
    html_begin(h, element);
    html_text(h, t);
    html_end(h);
}

void html_style(struct html *h, const char *css)
{
    html_begin(h, "style");
    end_tag(h);
    buffer_add_c(h->out, css);
    html_end(h);
}

void html_open(struct html *h, struct arena *a, struct buffer *out)
{
    *h = (struct html){.out = out, .arena = a};
    buffer_add_c(out, "<!DOCTYPE html>");
    html_begin(h, "html");
    html_attribute(h, "xmlns", TEXT("http://www.w3.org/1999/xhtml"));
    html_attribute(h, "lang", TEXT("fr"));
}

void html_close(struct html *h)
{
    while (h->depth) html_end(h);
    buffer_add_char(h->out, '\n');
}
