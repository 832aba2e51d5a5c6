// Inheritance works on the source: a division is replaced whole, so that what is read in the trame
// of a sub-category is what is printed.
#include "compiler/document/outline_merge.h"

static const struct text AFTER = TEXT_INIT("après");
static const struct text BEFORE = TEXT_INIT("avant");
static const struct text REMOVED = TEXT_INIT("supprime");

static const struct part_form FORMS[] = {
#define PART(id, word, node, numbering, flags)                                                     \
    {TEXT_INIT(word), node, NUMBERING_##numbering, flags},
#include "compiler/document/outline.def"
#undef PART
};

const struct part_form *part_form(enum part_kind k)
{
    return &FORMS[k];
}

struct merging {
    const struct library *lib;
    const struct source *source; // of the trame being merged
    struct merged_outline *out;
};

static bool kind_of_word(struct text word, enum part_kind *kind)
{
    for (int i = 0; i < PART_TEXT; i++)
        if (text_eq(FORMS[i].word, word)) return *kind = (enum part_kind)i, true;
    return false;
}

static void say_unknown(const struct merging *m, const struct tree_item *x)
{
    struct arena *a = m->lib->arena;
    struct map words = map_new(a);
    for (int i = 0; i < PART_TEXT; i++) map_set(&words, FORMS[i].word, (void *)&FORMS[i]);
    struct text near = map_nearest(&words, a, x->word);
    struct place where = {m->source, x->word_span};
    if (near.len)
        diag_say(m->lib->diags, DIAG_DIVISION_UNKNOWN_NEAR, where, x->word, near);
    else
        diag_say(m->lib->diags, DIAG_DIVISION_UNKNOWN, where, x->word);
}

static struct outline_node *node_list(const struct merging *m, const struct tree_item *items);

// The node of an item; NULL for a field that has no place of its own.
static struct outline_node *node_of(const struct merging *m, const struct tree_item *x)
{
    struct outline_node *n = arena_make(m->lib->arena, struct outline_node);
    n->item = x;
    n->source = m->source;
    switch (x->kind) {
    case ITEM_PROSE: n->kind = PART_TEXT; return n;
    case ITEM_FIELD: n->kind = PART_REST; return text_eq(x->word, FORMS[PART_REST].word) ? n : NULL;
    case ITEM_ROW: return NULL;
    case ITEM_BLOCK: break;
    }
    if (!kind_of_word(x->word, &n->kind)) {
        say_unknown(m, x);
        return NULL;
    }
    n->id = x->name;
    if (!n->id.len && FORMS[n->kind].flags & PART_UNIQUE) n->id = FORMS[n->kind].word;
    if (FORMS[n->kind].flags & PART_HOLDS) n->children = node_list(m, x->items);
    return n;
}

static struct outline_node *node_list(const struct merging *m, const struct tree_item *items)
{
    struct outline_node *first = NULL, **end = &first;
    for (const struct tree_item *x = items; x; x = x->next) {
        struct outline_node *n = node_of(m, x);
        if (!n) continue;
        *end = n;
        end = &n->next;
    }
    return first;
}

// The link that holds the division named `id`, of `kind` (PART_COUNT: any); NULL when there is
// none.
static struct outline_node **find(struct outline_node **link, enum part_kind kind, struct text id)
{
    for (; *link; link = &(*link)->next) {
        bool fits = kind == PART_COUNT || kind == (*link)->kind;
        if (fits && (*link)->id.len && text_eq((*link)->id, id)) return link;
        struct outline_node **inside = find(&(*link)->children, kind, id);
        if (inside) return inside;
    }
    return NULL;
}

static const struct tree_item *field_of(const struct tree_item *block, struct text word)
{
    for (const struct tree_item *x = block->items; x; x = x->next)
        if (x->kind == ITEM_FIELD && text_eq(x->word, word)) return x;
    return NULL;
}

// The divisions named by the entries of a field, each said when it does not exist.
static struct outline_node **named(const struct merging *m, const struct tree_entry *entry)
{
    if (!entry || !entry->value) return NULL;
    struct text id = source_text(m->source, entry->value->span);
    struct outline_node **link = find(&m->out->nodes, PART_COUNT, id);
    struct place where = {m->source, entry->span};
    if (!link) diag_say(m->lib->diags, DIAG_DIVISION_TARGET, where, id);
    return link;
}

// Where a division without a place of its own goes: signatures and annexes stay last.
static struct outline_node **last_place(struct outline_node **link, enum part_kind kind)
{
    while (*link) {
        bool last = (*link)->kind == PART_SIGNATURES || (*link)->kind == PART_ANNEX;
        if (last && kind != PART_ANNEX) break;
        link = &(*link)->next;
    }
    return link;
}

static void insert(struct outline_node **link, struct outline_node *n)
{
    n->next = *link;
    *link = n;
}

// Puts n where it says; false when it says nothing.
static bool place_asked(const struct merging *m, struct outline_node *n)
{
    const struct tree_item *after = field_of(n->item, AFTER);
    const struct tree_item *before = field_of(n->item, BEFORE);
    if (!after && !before) return false;
    struct outline_node **link = named(m, after ? after->entries : before->entries);
    if (link) insert(after ? &(*link)->next : link, n);
    return true;
}

static void merge_block(const struct merging *m, const struct tree_item *x)
{
    struct outline_node *n = node_of(m, x);
    if (!n) return;
    struct outline_node **old = n->id.len ? find(&m->out->nodes, n->kind, n->id) : NULL;
    if (old) {
        struct outline_node *replaced = *old;
        bool moves = field_of(x, AFTER) || field_of(x, BEFORE);
        n->next = replaced->next;
        *old = moves ? replaced->next : n;
        if (!moves) return;
    }
    if (!place_asked(m, n)) insert(last_place(&m->out->nodes, n->kind), n);
}

static void remove_named(const struct merging *m, const struct tree_item *field)
{
    for (const struct tree_entry *e = field->entries; e; e = e->next) {
        struct outline_node **link = named(m, e);
        if (link) *link = (*link)->next;
    }
}

static void merge_field(const struct merging *m, const struct tree_item *x)
{
    struct outline_node *rest = node_of(m, x);
    if (text_eq(x->word, REMOVED)) {
        remove_named(m, x);
    } else if (rest) {
        insert(last_place(&m->out->nodes, PART_REST), rest);
    } else {
        struct outline_field *f = arena_make(m->lib->arena, struct outline_field);
        *f = (struct outline_field){x, m->source};
        map_set(&m->out->fields, x->word, f);
    }
}

static void merge_fields(const struct merging *m, const struct tree_item *items, bool with_rest)
{
    for (const struct tree_item *x = items; x; x = x->next) {
        bool is_rest = text_eq(x->word, FORMS[PART_REST].word);
        if (x->kind == ITEM_FIELD && (with_rest || !is_rest)) merge_field(m, x);
    }
}

static void merge_one(struct merging *m, const struct outline_source *trame)
{
    m->source = trame->file->source;
    const struct tree_item *items = trame->item->items;
    merge_fields(m, items, m->out->found);
    if (!m->out->found) {
        m->out->found = true;
        m->out->nodes = node_list(m, items);
        return;
    }
    for (const struct tree_item *x = items; x; x = x->next)
        if (x->kind == ITEM_BLOCK) merge_block(m, x);
}

static void merge_chain(struct merging *m, const struct category *c)
{
    if (!c) return;
    merge_chain(m, c->parent);
    const struct outline_source *trame = map_get(&m->lib->outlines, c->name);
    if (trame) merge_one(m, trame);
}

struct merged_outline outline_merge(const struct library *lib, const struct category *c)
{
    struct merged_outline out = {.fields = map_new(lib->arena)};
    struct merging m = {.lib = lib, .out = &out};
    merge_chain(&m, c);
    return out;
}
