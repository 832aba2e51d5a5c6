// What can be said of categories, blocks and types without evaluating anything.
#include "runtime/value/model.h"

bool category_is(const struct category *c, const struct category *of)
{
    for (; c; c = c->parent)
        if (c == of) return true;
    return false;
}

const struct slot *category_slot(const struct category *c, struct text ident)
{
    return c ? map_get(&c->by_ident, ident) : NULL;
}

struct filled block_filled(const struct block *b, uint32_t index)
{
    uint32_t number = b->held ? b->held[index] : 0;
    return number ? *b->filled.items[number - 1] : (struct filled){.place = b->head};
}

struct value block_value(const struct block *b, uint32_t index)
{
    uint32_t number = b->held ? b->held[index] : 0;
    return number ? b->filled.items[number - 1]->value : ABSENT;
}

struct filled *block_fill(struct arena *a, struct block *b, uint32_t index)
{
    if (!b->held) b->held = arena_array(a, uint16_t, b->category->slots.count);
    if (!b->held[index]) {
        struct filled *f = arena_make(a, struct filled);
        f->place = b->head;
        vec_push(a, &b->filled, f);
        b->held[index] = (uint16_t)b->filled.count;
    }
    return b->filled.items[b->held[index] - 1];
}

const struct block *block_identity(const struct block *b)
{
    while (b->like) b = b->like;
    return b;
}

bool block_is_open(const struct block *b)
{
    return b->outside || b->library || (b->root && (b->root->outside || b->root->library));
}

// The text of a label slot filled in b or in what b is like; NO_TEXT when there is none.
static struct text label_slot(const struct block *b, struct text ident)
{
    for (; b; b = b->like) {
        const struct slot *s = category_slot(b->category, ident);
        struct value v = s ? block_value(b, s->index) : ABSENT;
        if (v.kind == VALUE_LABEL) return *v.as.text;
    }
    return NO_TEXT;
}

struct text block_label(const struct block *b)
{
    struct text designation = label_slot(b, TEXT("désignation"));
    if (designation.len) return designation;
    for (const struct block *x = b; x; x = x->like)
        if (x->title.len) return x->title;
    if (b->name.len) return b->name;
    return b->category->title.len ? b->category->title : b->category->name;
}

struct type type_of_kind(enum type_kind k)
{
    return (struct type){.kind = (uint8_t)k};
}

struct type type_list(struct arena *a, struct type of)
{
    struct type *element = arena_make(a, struct type);
    *element = of;
    return (struct type){.kind = TYPE_LIST, .of = element};
}

bool type_eq(struct type x, struct type y)
{
    if (x.kind != y.kind) return false;
    switch (x.kind) {
    case TYPE_BLOCK: return x.category == y.category;
    case TYPE_ENUM: return x.enumeration == y.enumeration;
    case TYPE_SERIES:
        if (x.key != y.key) return false;
        break;
    case TYPE_LIST:
    case TYPE_FORMULA: break;
    default: return true;
    }
    return x.of && y.of ? type_eq(*x.of, *y.of) : x.of == y.of;
}

static const char *const type_names[] = {
#define TYPE(id, french) french,
#include "runtime/value/type.def"
#undef TYPE
};

static void add_type(struct buffer *b, struct type t)
{
    if (t.kind == TYPE_BLOCK && t.category) {
        buffer_add(b, t.category->name);
        return;
    }
    if (t.kind == TYPE_ENUM && t.enumeration) {
        buffer_add(b, t.enumeration->name);
        return;
    }
    buffer_add_c(b, type_names[t.kind]);
    if (t.of) {
        buffer_add_c(b, " de ");
        add_type(b, *t.of);
    }
    if (t.kind == TYPE_SERIES) buffer_add_c(b, t.key == BY_YEAR ? " par année" : " par période");
}

struct text type_format(struct arena *a, struct type t)
{
    struct buffer b = buffer_new(a);
    add_type(&b, t);
    return buffer_text(&b);
}
