// One definition for each category that an act can contain, met from its own slots on; a place for
// blocks of a category also takes blocks of the categories derived from it.
#include "compiler/output/write_schema.h"

#include <jansson.h>
#include <stdlib.h>

#define GENERAL "sceau-1.schema.json#/$defs/"

struct schema {
    struct arena *arena;
    const struct library *lib;
    json_t *definitions;
};

static json_t *string(struct text t)
{
    return json_stringn(t.ptr ? t.ptr : "", t.len);
}

static json_t *key_string(struct schema *s, struct text name)
{
    return string(text_key(s->arena, name));
}

static void set(json_t *object, struct text key, json_t *value)
{
    json_object_setn_new(object, key.ptr, key.len, value);
}

static json_t *reference(const char *definition)
{
    return json_pack("{s:s+}", "$ref", GENERAL, definition);
}

static json_t *local_reference(struct schema *s, struct text definition)
{
    struct text path = text_printf(s->arena, "#/$defs/%.*s", TEXT_FMT(definition));
    return json_pack("{s:o}", "$ref", string(path));
}

static json_t *any_of(json_t *choices)
{
    if (json_array_size(choices) != 1) return json_pack("{s:o}", "anyOf", choices);
    json_t *one = json_incref(json_array_get(choices, 0));
    json_decref(choices);
    return one;
}

static json_t *type_schema(struct schema *s, struct type t);

// --- blocks

static void define(struct schema *s, const struct category *c);

// What can stand where a block of c is declared.
static json_t *block_schema(struct schema *s, const struct category *c)
{
    json_t *choices = json_array();
    for (uint32_t i = 0; i < s->lib->laid.count; i++) {
        const struct category *k = s->lib->laid.entries[i].value;
        if (k->is_abstract || !category_is(k, c)) continue;
        define(s, k);
        json_array_append_new(choices, local_reference(s, text_key(s->arena, k->name)));
    }
    return any_of(choices);
}

// --- types

// « inconnu » can stand for any value.
static json_t *or_unknown(json_t *schema)
{
    return json_pack("{s:[o, o]}", "anyOf", schema, reference("unknown"));
}

static json_t *enum_schema(struct schema *s, const struct enumeration *e)
{
    struct text name = text_printf(s->arena, "enum_%.*s", TEXT_FMT(text_key(s->arena, e->name)));
    if (!json_object_getn(s->definitions, name.ptr, name.len)) {
        json_t *names = json_array();
        for (uint32_t i = 0; i < e->values.count; i++)
            json_array_append_new(names, key_string(s, e->values.items[i]->name));
        set(s->definitions, name, or_unknown(json_pack("{s:o}", "enum", names)));
    }
    return local_reference(s, name);
}

static json_t *series_schema(struct schema *s, struct type t)
{
    json_t *value = type_schema(s, *t.of);
    if (t.key == BY_YEAR)
        return json_pack("{s:s, s:b, s:{s:o}}", "type", "object", "additionalProperties", 0,
                         "patternProperties", "^[0-9]{4}$", value);
    return json_pack("{s:s, s:{s:s, s:[s, s], s:b, s:{s:o, s:o}}}", "type", "array", "items",
                     "type", "object", "required", "period", "value", "additionalProperties", 0,
                     "properties", "period", reference("period"), "value", value);
}

static json_t *type_schema(struct schema *s, struct type t)
{
    static const char *const plain[TYPE_COUNT] = {
        [TYPE_BOOL] = "slot_boolean",   [TYPE_NUMBER] = "slot_number",
        [TYPE_RATE] = "slot_rate",      [TYPE_MONEY] = "slot_money",
        [TYPE_MEASURE] = "measure",     [TYPE_DATE] = "slot_date",
        [TYPE_DAY] = "slot_day",        [TYPE_YEAR] = "slot_year",
        [TYPE_PERIOD] = "slot_period",  [TYPE_DURATION] = "slot_duration",
        [TYPE_BLOCK] = "slot_identity", [TYPE_LABEL] = "slot_text",
        [TYPE_PROSE] = "slot_text",     [TYPE_CITATION] = "slot_text",
        [TYPE_FORMULA] = "slot_text",   [TYPE_RULE] = "slot_text",
    };
    if (plain[t.kind]) return reference(plain[t.kind]);
    if (t.kind == TYPE_ENUM) return enum_schema(s, t.enumeration);
    if (t.kind == TYPE_SERIES) return or_unknown(series_schema(s, t));
    return or_unknown(json_pack("{s:s, s:o}", "type", "array", "items", type_schema(s, *t.of)));
}

// --- slots

static json_t *keyed_schema(struct schema *s, const struct slot *slot)
{
    return json_pack("{s:s, s:o}", "type", "object", "additionalProperties",
                     type_schema(s, slot->type));
}

static json_t *children_schema(struct schema *s, const struct slot *slot)
{
    json_t *one = block_schema(s, slot->type.category);
    if (!(slot->flags & SLOT_SEVERAL)) return one;
    return json_pack("{s:s, s:o}", "type", "array", "items", one);
}

static json_t *slot_schema(struct schema *s, const struct slot *slot)
{
    if (slot->flags & SLOT_KEYED) return keyed_schema(s, slot);
    if (slot->flags & SLOT_CHILD && slot->type.kind == TYPE_BLOCK) return children_schema(s, slot);
    json_t *value = type_schema(s, slot->type);
    if (!(slot->flags & SLOT_WHERE_APPLICABLE)) return value;
    return json_pack("{s:[o, o]}", "anyOf", value, reference("sans_objet"));
}

// Properties of the slots of c into `properties`; the names of the required ones are returned.
static json_t *slots_schema(struct schema *s, const struct category *c, json_t *properties)
{
    json_t *required = json_array();
    for (uint32_t i = 0; i < c->slots.count; i++) {
        const struct slot *slot = &c->slots.items[i];
        set(properties, text_key(s->arena, slot->ident), slot_schema(s, slot));
        if (slot->flags & SLOT_REQUIRED && !slot->fallback)
            json_array_append_new(required, key_string(s, slot->ident));
    }
    return required;
}

static void add_title(json_t *object, const struct category *c)
{
    if (c->title.len) json_object_set_new(object, "title", string(c->title));
}

// The definition of a contained block. One that is « comme » another need not repeat its slots.
static void define(struct schema *s, const struct category *c)
{
    struct text name = text_key(s->arena, c->name);
    if (json_object_getn(s->definitions, name.ptr, name.len)) return;
    json_t *definition = json_object(), *properties = json_object();
    set(s->definitions, name, definition);
    add_title(definition, c);
    json_object_set_new(definition, "type", json_string("object"));
    json_object_set_new(properties, "kind", json_pack("{s:o}", "const", string(name)));
    json_object_set_new(properties, "name", reference("words"));
    json_object_set_new(properties, "title", reference("words"));
    json_object_set_new(properties, "like", reference("identity"));
    json_t *required = slots_schema(s, c, properties);
    json_object_set_new(definition, "required", json_pack("[s]", "kind"));
    if (json_array_size(required))
        json_object_set_new(
            definition, "anyOf",
            json_pack("[{s:[s]}, {s:O}]", "required", "like", "required", required));
    json_decref(required);
    json_object_set_new(definition, "additionalProperties", json_false());
    json_object_set_new(definition, "properties", properties);
}

static json_t *whole_schema(struct schema *s, const struct category *c)
{
    json_t *properties = json_object();
    json_t *required = slots_schema(s, c, properties);
    json_t *data = json_pack("{s:s, s:o, s:b, s:o}", "type", "object", "required", required,
                             "additionalProperties", 0, "properties", properties);
    json_t *root = json_object();
    json_object_set_new(root, "$schema",
                        json_string("https://json-schema.org/draft/2020-12/schema"));
    add_title(root, c);
    json_object_set_new(root, "allOf", json_pack("[{s:s}]", "$ref", "sceau-1.schema.json"));
    json_object_set_new(
        root, "properties",
        json_pack("{s:{s:o}, s:o}", "kind", "const", key_string(s, c->name), "data", data));
    json_object_set(root, "$defs", s->definitions);
    return root;
}

static int append(const char *bytes, size_t size, void *out)
{
    buffer_add(out, (struct text){bytes, size});
    return 0;
}

bool write_schema(struct arena *a, const struct library *lib, const struct category *c,
                  struct buffer *out)
{
    struct schema s = {a, lib, json_object()};
    json_t *root = whole_schema(&s, c);
    bool done = root && json_dump_callback(root, append, out, JSON_INDENT(1)) == 0;
    buffer_add_char(out, '\n');
    json_decref(root);
    json_decref(s.definitions);
    return done;
}
