// The only file that knows libyaml's emitter. A first failure is remembered and told at the end.
#include "compiler/output/yaml.h"

#include <yaml.h>

struct yaml_writer {
    yaml_emitter_t emitter;
    struct buffer *out;
    bool failed;
};

static int append(void *context, unsigned char *bytes, size_t size)
{
    buffer_add(context, (struct text){(const char *)bytes, size});
    return 1;
}

// Takes the event in any case, as yaml_emitter_emit does.
static void emit(struct yaml_writer *w, yaml_event_t *event, int made)
{
    if (!made || !yaml_emitter_emit(&w->emitter, event)) w->failed = true;
}

struct yaml_writer *yaml_open(struct buffer *out)
{
    struct yaml_writer *w = arena_make(out->arena, struct yaml_writer);
    yaml_event_t event;
    w->out = out;
    w->failed = !yaml_emitter_initialize(&w->emitter);
    if (w->failed) return w;
    yaml_emitter_set_output(&w->emitter, append, out);
    yaml_emitter_set_unicode(&w->emitter, 1);
    yaml_emitter_set_width(&w->emitter, -1);
    yaml_emitter_set_indent(&w->emitter, 2);
    emit(w, &event, yaml_stream_start_event_initialize(&event, YAML_UTF8_ENCODING));
    emit(w, &event, yaml_document_start_event_initialize(&event, NULL, NULL, NULL, 1));
    return w;
}

bool yaml_close(struct yaml_writer *w)
{
    yaml_event_t event;
    emit(w, &event, yaml_document_end_event_initialize(&event, 1));
    emit(w, &event, yaml_stream_end_event_initialize(&event));
    yaml_emitter_delete(&w->emitter);
    return !w->failed;
}

void yaml_map(struct yaml_writer *w)
{
    yaml_event_t event;
    emit(w, &event,
         yaml_mapping_start_event_initialize(&event, NULL, NULL, 1, YAML_BLOCK_MAPPING_STYLE));
}

void yaml_map_end(struct yaml_writer *w)
{
    yaml_event_t event;
    emit(w, &event, yaml_mapping_end_event_initialize(&event));
}

void yaml_list(struct yaml_writer *w)
{
    yaml_event_t event;
    emit(w, &event,
         yaml_sequence_start_event_initialize(&event, NULL, NULL, 1, YAML_BLOCK_SEQUENCE_STYLE));
}

void yaml_list_end(struct yaml_writer *w)
{
    yaml_event_t event;
    emit(w, &event, yaml_sequence_end_event_initialize(&event));
}

static void scalar(struct yaml_writer *w, struct text t, yaml_scalar_style_t style)
{
    yaml_event_t event;
    const yaml_char_t *bytes = (const yaml_char_t *)(t.ptr ? t.ptr : "");
    emit(w, &event,
         yaml_scalar_event_initialize(&event, NULL, NULL, bytes, (int)t.len, 1, 1, style));
}

static bool is_plain(struct text key)
{
    static const struct text words[] = {
        TEXT_INIT("y"),   TEXT_INIT("n"),    TEXT_INIT("yes"),   TEXT_INIT("no"),   TEXT_INIT("on"),
        TEXT_INIT("off"), TEXT_INIT("true"), TEXT_INIT("false"), TEXT_INIT("null"),
    };
    if (key.len == 0 || key.ptr[0] < 'a' || key.ptr[0] > 'z') return false;
    for (size_t i = 0; i < key.len; i++) {
        char c = key.ptr[i];
        if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '_') return false;
    }
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (text_eq(key, words[i])) return false;
    return true;
}

void yaml_key(struct yaml_writer *w, struct text key)
{
    scalar(w, key, is_plain(key) ? YAML_PLAIN_SCALAR_STYLE : YAML_DOUBLE_QUOTED_SCALAR_STYLE);
}

void yaml_text(struct yaml_writer *w, struct text t)
{
    scalar(w, t, YAML_DOUBLE_QUOTED_SCALAR_STYLE);
}

static void plain(struct yaml_writer *w, struct text t)
{
    scalar(w, t, YAML_PLAIN_SCALAR_STYLE);
}

void yaml_int(struct yaml_writer *w, int64_t n)
{
    plain(w, text_printf(w->out->arena, "%lld", (long long)n));
}

void yaml_bool(struct yaml_writer *w, bool b)
{
    plain(w, b ? TEXT("true") : TEXT("false"));
}

void yaml_null(struct yaml_writer *w)
{
    plain(w, TEXT("null"));
}

void yaml_pair(struct yaml_writer *w, const char *key, struct text t)
{
    yaml_key(w, text_of(key));
    yaml_text(w, t);
}

void yaml_pair_if(struct yaml_writer *w, const char *key, struct text t)
{
    if (t.len) yaml_pair(w, key, t);
}
