// The only file that knows libyaml's parser. It reads events, so that anchors and repeated keys are
// seen before anything could be built from them.
#include "runtime/compiled/node.h"

#include <yaml.h>

struct reading {
    struct arena *arena;
    const struct source *source;
    struct diags *diags;
    yaml_parser_t parser;
    yaml_event_t event;   // the current one
    size_t index, offset; // the last place asked for, in characters and in bytes
};

// libyaml counts characters; places are in bytes. They are asked for in order but for a few.
static struct place mark_place(struct reading *r, yaml_mark_t mark)
{
    struct text t = r->source->bytes;
    if (mark.index < r->index) r->index = r->offset = 0;
    for (; r->index < mark.index && r->offset < t.len; r->index++) text_next(t, &r->offset);
    uint32_t at = (uint32_t)r->offset;
    return place_at(r->source, (struct span){at, at});
}

static bool refuse(struct reading *r, enum diag_code code, yaml_mark_t mark, struct text what)
{
    diag_say(r->diags, code, mark_place(r, mark), what);
    return false;
}

// Moves to the next event. False after an error.
static bool advance(struct reading *r)
{
    yaml_event_delete(&r->event);
    if (yaml_parser_parse(&r->parser, &r->event)) return true;
    const char *problem = r->parser.problem ? r->parser.problem : "";
    r->event.type = YAML_NO_EVENT;
    return refuse(r, DIAG_YAML_SYNTAX, r->parser.problem_mark,
                  text_copy(r->arena, text_of(problem)));
}

static struct text scalar_text(struct reading *r)
{
    const char *bytes = (const char *)r->event.data.scalar.value;
    return text_copy(r->arena, (struct text){bytes, r->event.data.scalar.length});
}

static const yaml_char_t *anchor_of(const yaml_event_t *e)
{
    switch (e->type) {
    case YAML_SCALAR_EVENT: return e->data.scalar.anchor;
    case YAML_SEQUENCE_START_EVENT: return e->data.sequence_start.anchor;
    case YAML_MAPPING_START_EVENT: return e->data.mapping_start.anchor;
    default: return NULL;
    }
}

static const yaml_char_t *tag_of(const yaml_event_t *e)
{
    switch (e->type) {
    case YAML_SCALAR_EVENT: return e->data.scalar.tag;
    case YAML_SEQUENCE_START_EVENT: return e->data.sequence_start.tag;
    case YAML_MAPPING_START_EVENT: return e->data.mapping_start.tag;
    default: return NULL;
    }
}

static bool is_allowed(struct reading *r)
{
    const yaml_event_t *e = &r->event;
    if (e->type == YAML_ALIAS_EVENT || anchor_of(e))
        return refuse(r, DIAG_YAML_ANCHOR, e->start_mark, NO_TEXT);
    return !tag_of(e) || refuse(r, DIAG_YAML_TAG, e->start_mark, NO_TEXT);
}

static struct node *read_node(struct reading *r, int depth);

static bool read_items(struct reading *r, struct node *n, int depth)
{
    if (!advance(r)) return false;
    while (r->event.type != YAML_SEQUENCE_END_EVENT) {
        struct node *item = read_node(r, depth);
        if (!item || !advance(r)) return false;
        vec_push(r->arena, &n->items, item);
    }
    return true;
}

static bool read_fields(struct reading *r, struct node *n, int depth)
{
    n->fields = map_new(r->arena);
    if (!advance(r)) return false;
    while (r->event.type != YAML_MAPPING_END_EVENT) {
        yaml_mark_t mark = r->event.start_mark;
        struct node *key = read_node(r, depth);
        if (!key) return false;
        if (key->kind != NODE_SCALAR) return refuse(r, DIAG_YAML_KEY, mark, NO_TEXT);
        if (!advance(r)) return false;
        struct node *value = read_node(r, depth);
        if (!value) return false;
        if (map_set(&n->fields, key->text, value))
            return refuse(r, DIAG_YAML_REPEATED, mark, key->text);
        if (!advance(r)) return false;
    }
    return true;
}

// The node that the current event begins; the last event read is then its end.
static struct node *read_node(struct reading *r, int depth)
{
    if (!is_allowed(r)) return NULL;
    if (depth >= NODE_DEPTH) {
        refuse(r, DIAG_YAML_DEPTH, r->event.start_mark, NO_TEXT);
        return NULL;
    }
    struct node *n = arena_make(r->arena, struct node);
    n->place = mark_place(r, r->event.start_mark);
    switch (r->event.type) {
    case YAML_SCALAR_EVENT:
        n->text = scalar_text(r);
        n->quoted = r->event.data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
        return n;
    case YAML_SEQUENCE_START_EVENT:
        n->kind = NODE_LIST;
        return read_items(r, n, depth + 1) ? n : NULL;
    case YAML_MAPPING_START_EVENT:
        n->kind = NODE_MAP;
        return read_fields(r, n, depth + 1) ? n : NULL;
    default: refuse(r, DIAG_YAML_EMPTY, r->event.start_mark, NO_TEXT); return NULL;
    }
}

static struct node *read_stream(struct reading *r)
{
    if (!advance(r) || !advance(r)) return NULL; // the stream, the document
    if (r->event.type == YAML_STREAM_END_EVENT) {
        refuse(r, DIAG_YAML_EMPTY, r->event.start_mark, NO_TEXT);
        return NULL;
    }
    if (!advance(r)) return NULL;
    struct node *n = read_node(r, 0);
    if (!n || !advance(r) || !advance(r)) return NULL; // the document's end, then the stream's
    if (r->event.type == YAML_STREAM_END_EVENT) return n;
    refuse(r, DIAG_YAML_DOCUMENTS, r->event.start_mark, NO_TEXT);
    return NULL;
}

const struct node *node_read(struct arena *a, const struct source *s, struct diags *d)
{
    struct reading r = {.arena = a, .source = s, .diags = d};
    size_t valid = text_valid_prefix(s->bytes);
    if (valid < s->bytes.len) {
        struct span at = {(uint32_t)valid, (uint32_t)valid};
        diag_bare(d, DIAG_UTF8, place_at(s, at));
        return NULL;
    }
    if (!yaml_parser_initialize(&r.parser)) return NULL;
    yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&r.parser, (const unsigned char *)s->bytes.ptr, s->bytes.len);
    struct node *n = read_stream(&r);
    yaml_event_delete(&r.event);
    yaml_parser_delete(&r.parser);
    return n;
}

const struct node *node_get(const struct node *n, struct text key)
{
    return n && n->kind == NODE_MAP ? map_get(&n->fields, key) : NULL;
}

bool node_is_null(const struct node *n)
{
    if (!n) return true;
    if (n->kind != NODE_SCALAR || n->quoted) return false;
    return n->text.len == 0 || text_eq(n->text, TEXT("null")) || text_eq(n->text, TEXT("~"));
}
