// The JSON form of diagnostics, by jansson: keys sorted, so that equal runs give equal bytes.

#include "compiler/output/messages.h"
#include "compiler/output/printable.h"

#include <jansson.h>

static json_t *string(struct arena *a, struct text t)
{
    struct text p = printable(a, t);
    return json_stringn(p.ptr ? p.ptr : "", p.len);
}

static json_t *optional(struct arena *a, struct text t)
{
    return t.len ? string(a, t) : json_null();
}

static json_t *position(struct arena *a, const struct source *s, uint32_t offset)
{
    struct position at = source_position(a, s, offset);
    return json_pack("{s:i, s:i}", "line", (int)at.line, "column", (int)at.column);
}

static void set_place(struct arena *a, json_t *to, struct place p)
{
    if (!p.source) {
        json_object_set_new(to, "file", json_null());
        return;
    }
    json_object_set_new(to, "file", string(a, p.source->path));
    json_object_set_new(to, "start", position(a, p.source, p.span.begin));
    json_object_set_new(to, "end", position(a, p.source, p.span.end));
}

static json_t *related(struct arena *a, const struct diag *d)
{
    json_t *list = json_array();
    for (uint32_t i = 0; i < d->related.count; i++) {
        json_t *one = json_object();
        set_place(a, one, d->related.items[i].place);
        json_object_set_new(one, "message", string(a, d->related.items[i].message));
        json_array_append_new(list, one);
    }
    return list;
}

static json_t *record(struct arena *a, const struct diag *d)
{
    static const char *const SEVERITIES[] = {"error", "warning", "information"};
    json_t *o = json_object();
    json_object_set_new(o, "code", string(a, d->code));
    json_object_set_new(o, "severity", json_string(SEVERITIES[d->severity]));
    json_object_set_new(o, "rule", optional(a, d->rule));
    json_object_set_new(o, "requirement", optional(a, d->requirement));
    json_object_set_new(o, "verdict", optional(a, d->verdict));
    json_object_set_new(o, "message", string(a, d->message));
    set_place(a, o, d->place);
    json_object_set_new(o, "citation", optional(a, d->citation));
    json_object_set_new(o, "quote", optional(a, d->quote));
    if (d->disputed_reading.len)
        json_object_set_new(o, "disputed_reading", string(a, d->disputed_reading));
    json_object_set_new(o, "remedy", optional(a, d->remedy));
    json_object_set_new(o, "reservation", optional(a, d->reservation));
    json_object_set_new(o, "related", related(a, d));
    return o;
}

bool messages_json(struct arena *a, const struct diags *d, uint32_t files, FILE *out)
{
    json_t *list = json_array();
    for (uint32_t i = 0; i < d->list.count; i++)
        json_array_append_new(list, record(a, d->list.items[i]));
    json_t *all = json_pack("{s:i, s:o, s:{s:i, s:i, s:i, s:i}}", "version", 1, "diagnostics", list,
                            "summary", "errors", (int)d->errors, "warnings", (int)d->warnings,
                            "informations", (int)d->informations, "files", (int)files);
    bool written = all && json_dumpf(all, out, JSON_INDENT(2) | JSON_SORT_KEYS) == 0 &&
                   fputc('\n', out) != EOF;
    json_decref(all);
    return written;
}
