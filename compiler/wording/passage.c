// A prose of an act is found again by where its bytes stand in its source: a value holds no place,
// and one prose may be printed in several places of a document.
#include "compiler/wording/passage.h"

enum { NESTED_PROSES = 16 };

struct passages {
    const struct library *lib;
    struct arena *arena;
    struct block *act;
    struct map resolved; // offset and path -> struct held *
};

struct held {
    const struct passage_part *parts;
};

const struct passage_part *passage_resolve(struct scope *s, struct span span)
{
    struct passage_part *first = NULL, **end = &first;
    const struct prose_part *p = parse_prose(s->arena, s->source, span, s->diags);
    for (; p; p = p->next) {
        struct passage_part *part = arena_make(s->arena, struct passage_part);
        part->kind = p->kind;
        part->marker = p->marker;
        part->level = p->level;
        part->phrase = phrase_resolve(s, p->segments);
        part->place = (struct place){s->source, p->span};
        if (!part->phrase) continue;
        *end = part;
        end = (struct passage_part **)&part->next;
    }
    return first;
}

struct passages *passages_new(const struct library *lib, struct arena *a, struct block *act)
{
    struct passages *p = arena_make(a, struct passages);
    *p = (struct passages){lib, a, act, map_new(a)};
    return p;
}

struct block *passages_act(const struct passages *p)
{
    return p->act;
}

// The source whose bytes hold the text.
static const struct source *source_holding(const struct files *files, struct text t)
{
    for (uint32_t i = 0; i < files->list.count; i++) {
        const struct source *s = files->list.items[i]->source;
        if (t.ptr >= s->bytes.ptr && t.ptr + t.len <= s->bytes.ptr + s->bytes.len) return s;
    }
    return NULL;
}

static const struct passage_part *resolve_in_act(struct passages *p, const struct source *source,
                                                 uint32_t offset, struct text prose)
{
    struct scope s = {.library = p->lib,
                      .arena = p->arena,
                      .diags = p->lib->diags,
                      .source = source,
                      .self = p->act->category,
                      .block = p->act};
    return passage_resolve(&s, (struct span){offset, offset + (uint32_t)prose.len});
}

const struct passage_part *passages_get(struct passages *p, struct text prose)
{
    const struct source *source = source_holding(p->lib->files, prose);
    if (!source) return NULL;
    uint32_t offset = (uint32_t)(prose.ptr - source->bytes.ptr);
    struct text key = text_printf(p->arena, "%u %.*s", offset, TEXT_FMT(source->path));
    struct held *held = map_get(&p->resolved, key);
    if (!held) {
        held = arena_make(p->arena, struct held);
        map_set(&p->resolved, key, held);
        held->parts = resolve_in_act(p, source, offset, prose);
    }
    return held->parts;
}

static void verify_block(struct passages *p, const struct block *b)
{
    for (uint32_t i = 0; i < b->category->slots.count; i++) {
        struct value v = block_value(b, i);
        if (v.kind == VALUE_PROSE && memchr(v.as.text->ptr, '{', v.as.text->len))
            passages_get(p, *v.as.text);
    }
    for (uint32_t i = 0; i < b->children.count; i++) verify_block(p, b->children.items[i]);
}

void passages_verify(const struct library *lib, struct block *act)
{
    verify_block(passages_new(lib, lib->arena, act), act);
}

void passage_write_line(struct phrase_context *c, struct text prose, struct buffer *out)
{
    const struct passage_part *part = passages_get(c->passages, prose);
    if (!part) return;
    if (c->depth >= NESTED_PROSES) {
        if (c->diags) diag_bare(c->diags, DIAG_PROSE_NESTED, part->place);
        return;
    }
    struct block *self = c->eval->self;
    c->eval->self = c->passages->act;
    c->depth++;
    for (const struct passage_part *p = part; p; p = p->next) {
        if (p != part) buffer_add_char(out, ' ');
        if (p->kind == PROSE_ITEM && p->marker.len) {
            buffer_add(out, p->marker);
            buffer_add_char(out, ' ');
        }
        phrase_write(c, p->phrase, out);
    }
    c->depth--;
    c->eval->self = self;
}
