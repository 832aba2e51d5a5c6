// See printable.h.

#include "compiler/output/printable.h"

static bool is_printable(uint32_t c)
{
    if (c == '\n') return true;
    if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return false;
    if ((c & 0xFFFE) == 0xFFFE) return false;
    return !(c >= 0x200B && c <= 0x200F) && !(c >= 0x2028 && c <= 0x202E) &&
           !(c >= 0x2060 && c <= 0x206F) && c != 0xFEFF && c < 0xE0000;
}

struct text printable(struct arena *a, struct text t)
{
    bool good = true;
    for (size_t at = 0; good && at < t.len;) {
        size_t begin = at;
        uint32_t c = text_next(t, &at);
        good = is_printable(c) && (c != 0xFFFD || at > begin + 1);
    }
    if (good) return t;
    struct buffer b = buffer_new(a);
    for (size_t at = 0; at < t.len;) {
        uint32_t c = text_next(t, &at);
        buffer_add_point(&b, c == '\t' ? ' ' : is_printable(c) ? c : 0xFFFD);
    }
    return buffer_text(&b);
}

struct text printable_first(struct text t, size_t columns)
{
    size_t at = 0;
    while (at < t.len && columns-- > 0) text_next(t, &at);
    return text_slice(t, 0, at);
}

struct text printable_last(struct text t, size_t columns)
{
    size_t at = t.len;
    while (at > 0 && columns-- > 0)
        for (at--; at > 0 && ((unsigned char)t.ptr[at] & 0xC0) == 0x80;) at--;
    return text_slice(t, at, t.len);
}
