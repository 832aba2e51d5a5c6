// Nodes and their numbers. A counter belongs to the division in which it starts from one.
#include "compiler/document/composer.h"

#include "runtime/value/letters.h"

struct doc_node *node_new(struct composer *c, enum doc_kind kind)
{
    struct doc_node *n = arena_make(c->arena, struct doc_node);
    n->kind = kind;
    return n;
}

void node_add(struct composer *c, struct frame *f, struct doc_node *n)
{
    if (f->node)
        vec_push(c->arena, &f->node->children, n);
    else
        vec_push(c->arena, &c->document->nodes, n);
}

struct frame frame_in(struct frame *outer, struct doc_node *node)
{
    return (struct frame){.outer = outer,
                          .node = node,
                          .target = outer->target,
                          .level = outer->level,
                          .list_level = outer->list_level,
                          .align = outer->align};
}

uint32_t frame_next(struct composer *c, struct frame *f, const void *key)
{
    for (uint32_t i = 0; i < f->counters.count; i++)
        if (f->counters.items[i].key == key) return ++f->counters.items[i].count;
    vec_push(c->arena, &f->counters, ((struct counter){key, 1}));
    return 1;
}

// A, B … Z, AA: as the columns of a sheet.
static struct text letter_text(struct composer *c, uint32_t n, char first)
{
    char letters[8];
    size_t at = sizeof letters;
    for (; n > 0 && at > 0; n = (n - 1) / 26) letters[--at] = (char)(first + (int)((n - 1) % 26));
    return text_copy(c->arena, (struct text){letters + at, sizeof letters - at});
}

static struct text decimal_prefix(const struct frame *f)
{
    for (; f; f = f->outer)
        if (f->decimal.len) return f->decimal;
    return NO_TEXT;
}

static struct text after_prefix(struct composer *c, const struct frame *f, struct text own)
{
    struct text prefix = decimal_prefix(f);
    if (!prefix.len) return own;
    return text_printf(c->arena, "%.*s.%.*s", TEXT_FMT(prefix), TEXT_FMT(own));
}

struct text number_text(struct composer *c, const struct frame *f, enum numbering style, uint32_t n,
                        bool ordinal, struct text *decimal)
{
    struct text figures = text_printf(c->arena, "%u", n);
    *decimal = figures;
    switch (style) {
    case NUMBERING_ROMAN: {
        struct text roman = letters_roman(c->arena, (int)n);
        if (!ordinal || n > 1) return roman;
        return text_printf(c->arena, "%.*ser", TEXT_FMT(roman));
    }
    case NUMBERING_ARABIC: return ordinal && n == 1 ? TEXT("1er") : figures;
    case NUMBERING_DECIMAL: return *decimal = after_prefix(c, f, figures);
    case NUMBERING_DECIMAL_LETTER: return after_prefix(c, f, letter_text(c, n, 'A'));
    case NUMBERING_LETTER: return letter_text(c, n, f->list_level ? 'a' : 'A');
    case NUMBERING_DEGREE: return text_printf(c->arena, "%u°", n);
    case NUMBERING_DASH: return TEXT("–");
    case NUMBERING_NONE:
    case NUMBERING_COUNT: break;
    }
    return *decimal = NO_TEXT;
}

void frame_close(struct composer *c, struct frame *f)
{
    if (f->paragraphs.count < 2) return;
    for (uint32_t i = 0; i < f->paragraphs.count; i++) {
        struct text number = letters_roman(c->arena, (int)i + 1);
        struct pending *p = &f->paragraphs.items[i];
        p->node->label = text_printf(c->arena, "%.*s.\u00A0–", TEXT_FMT(number));
        p->target->number = number;
    }
}

struct text anchor_new(struct composer *c, struct text id)
{
    return text_printf(c->arena, "%.*s#%u", TEXT_FMT(id), ++c->sequence);
}
