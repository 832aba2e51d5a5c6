// Declarations. Names are entered first, then categories are laid out from the root of the
// inheritance down, then what holds expressions (fallbacks, functions) is resolved.

#include "compiler/model/library.h"

#include "compiler/model/declaration.h"
#include "compiler/model/resolve.h"
#include "compiler/model/words.h"

// --- walking the tree

static const struct tree_item *find_field(const struct tree_item *block, enum word w)
{
    for (const struct tree_item *i = block->items; i; i = i->next)
        if (i->kind == ITEM_FIELD && is_word(i->word, w)) return i;
    return NULL;
}

static const struct tree_expr *field_value(const struct tree_item *block, enum word w)
{
    const struct tree_item *f = find_field(block, w);
    return f && f->entries ? f->entries->value : NULL;
}

static const struct citation *citation_of(struct arena *a, const struct tree_item *block)
{
    const struct tree_expr *x = field_value(block, WORD_SOURCE);
    if (!x || x->kind != TREE_CITATION) return NULL;
    struct citation *c = arena_make(a, struct citation);
    *c = (struct citation){x->text, tree_article(x)};
    return c;
}

// --- names

struct declaration {
    struct library *lib;
    const struct file *file;
    const struct tree_item *item;
};

static struct place head_place(const struct declaration *d)
{
    return place_at(d->file->source, d->item->head_span);
}

static struct place name_place(const struct declaration *d)
{
    if (!d->item->name.len) return head_place(d);
    return place_at(d->file->source, d->item->name_span);
}

// Enters a declaration under its name; false (reported) when it has none or the name is taken.
static bool enter(const struct declaration *d, struct map *names, void *what)
{
    struct text name = d->item->name;
    if (!name.len) {
        diag_say(d->lib->diags, DIAG_NAME_MISSING, head_place(d), d->item->word);
        return false;
    }
    if (map_get(names, name)) {
        diag_say(d->lib->diags, DIAG_NAME_TAKEN, name_place(d), name);
        return false;
    }
    map_set(names, name, what);
    return true;
}

static void declare_category(const struct declaration *d)
{
    struct arena *a = d->lib->arena;
    struct category *c = arena_make(a, struct category);
    c->name = d->item->name;
    c->title = d->item->title;
    c->citation = citation_of(a, d->item);
    const struct tree_expr *abstract = field_value(d->item, WORD_ABSTRACT);
    c->is_abstract = abstract && abstract->kind == TREE_TRUE;
    c->by_ident = map_new(a);
    c->by_word = map_new(a);
    c->synonyms = map_new(a);
    c->place = head_place(d);
    c->declaration = d->item;
    enter(d, &d->lib->categories, c);
}

static struct enum_value *add_value(struct library *lib, struct enumeration *e, struct text name,
                                    struct place where)
{
    if (map_get(&e->by_name, name)) {
        diag_say(lib->diags, DIAG_NAME_TAKEN, where, name);
        return NULL;
    }
    struct enum_value *v = arena_make(lib->arena, struct enum_value);
    struct buffer label = buffer_new(lib->arena);
    for (size_t i = 0; i < name.len; i++)
        buffer_add_char(&label, name.ptr[i] == '_' ? ' ' : name.ptr[i]);
    v->name = name;
    v->label = buffer_text(&label);
    v->of = e;
    v->rank = e->values.count;
    vec_push(lib->arena, &e->values, v);
    map_set(&e->by_name, name, v);
    if (!map_get(&lib->enum_values, name)) map_set(&lib->enum_values, name, v);
    return v;
}

// The wordings that a value declares (`abrégé : « AT-MP »`), as a block of labels; NULL when none.
static struct block *value_wordings(const struct declaration *d, const struct tree_item *item)
{
    struct arena *a = d->lib->arena;
    struct category *c = arena_make(a, struct category);
    struct block *b = arena_make(a, struct block);
    VEC(struct text) labels = {0};
    for (const struct tree_item *i = item->items; i; i = i->next) {
        const struct tree_expr *x = i->kind == ITEM_FIELD && i->entries ? i->entries->value : NULL;
        if (!x || x->kind != TREE_STRING) continue;
        struct place where = place_at(d->file->source, x->span);
        struct slot s = {.label = i->word,
                         .ident = text_ident(a, i->word),
                         .owner = c,
                         .type = type_of_kind(TYPE_LABEL),
                         .index = c->slots.count,
                         .place = where};
        vec_push(a, &c->slots, s);
        vec_push(a, &labels, x->text);
    }
    if (!c->slots.count) return NULL;
    c->name = item->name;
    c->by_ident = map_new(a);
    c->by_word = map_new(a);
    for (uint32_t i = 0; i < c->slots.count; i++)
        map_set(&c->by_ident, c->slots.items[i].ident, &c->slots.items[i]);
    *b = (struct block){.category = c,
                        .name = item->name,
                        .title = item->title,
                        .root = b,
                        .path = item->name,
                        .library = d->file->library,
                        .head = place_at(d->file->source, item->head_span)};
    for (uint32_t i = 0; i < labels.count; i++)
        *block_fill(a, b, i) = (struct filled){.value = value_label(a, labels.items[i]),
                                               .place = c->slots.items[i].place,
                                               .written = true};
    return b;
}

static void declare_values(const struct declaration *d, struct enumeration *e)
{
    struct arena *a = d->lib->arena;
    for (const struct tree_item *i = d->item->items; i; i = i->next) {
        if (i->kind == ITEM_FIELD && is_word(i->word, WORD_VALUES)) {
            for (const struct tree_entry *v = i->entries; v; v = v->next)
                if (v->value)
                    add_value(d->lib, e, source_text(d->file->source, v->value->span),
                              place_at(d->file->source, v->value->span));
        } else if (i->kind == ITEM_BLOCK && is_word(i->word, WORD_VALUE)) {
            struct place where = {d->file->source, i->head_span};
            struct enum_value *v = add_value(d->lib, e, i->name, where);
            if (!v) continue;
            if (i->title.len) v->label = i->title;
            v->citation = citation_of(a, i);
            v->block = value_wordings(d, i);
        }
    }
}

static void declare_enumeration(const struct declaration *d)
{
    struct arena *a = d->lib->arena;
    struct enumeration *e = arena_make(a, struct enumeration);
    e->name = d->item->name;
    e->title = d->item->title;
    e->citation = citation_of(a, d->item);
    e->by_name = map_new(a);
    e->place = head_place(d);
    if (enter(d, &d->lib->enumerations, e)) declare_values(d, e);
}

static void declare_function(const struct declaration *d)
{
    struct library_function *f = arena_make(d->lib->arena, struct library_function);
    f->name = d->item->name;
    f->place = head_place(d);
    f->declaration = d->item;
    enter(d, &d->lib->functions, f);
}

static void declare_outline(const struct declaration *d)
{
    struct outline_source *o = arena_make(d->lib->arena, struct outline_source);
    *o = (struct outline_source){d->item, d->file};
    enter(d, &d->lib->outlines, o);
}

static const struct {
    enum word word;
    void (*declare)(const struct declaration *d);
} DECLARATIONS[] = {
    {WORD_CATEGORY, declare_category},
    {WORD_ENUMERATION, declare_enumeration},
    {WORD_FUNCTION, declare_function},
    {WORD_OUTLINE, declare_outline},
};

static void declare_names(struct library *lib, const struct file *file)
{
    for (const struct tree_item *i = file->tree->items; i; i = i->next) {
        if (i->kind != ITEM_BLOCK) continue;
        struct declaration d = {lib, file, i};
        for (size_t k = 0; k < sizeof DECLARATIONS / sizeof *DECLARATIONS; k++)
            if (is_word(i->word, DECLARATIONS[k].word)) DECLARATIONS[k].declare(&d);
    }
}

// --- types

bool library_type(const struct library *lib, struct text name, struct type *out)
{
    static const struct text NAMES[] = {
#define TYPE(id, french) TEXT_INIT(french),
#include "runtime/value/type.def"
#undef TYPE
    };
    static const enum type_kind COMPOUND[] = {TYPE_NONE, TYPE_ENUM,   TYPE_BLOCK,
                                              TYPE_LIST, TYPE_SERIES, TYPE_FORMULA};
    for (unsigned k = 0; k < TYPE_COUNT; k++) {
        if (!text_eq(name, NAMES[k])) continue;
        bool compound = false;
        for (size_t i = 0; i < sizeof COMPOUND / sizeof *COMPOUND; i++)
            compound = compound || COMPOUND[i] == k;
        if (!compound) {
            *out = type_of_kind((enum type_kind)k);
            return true;
        }
    }
    const struct enumeration *e = map_get(&lib->enumerations, name);
    const struct category *c = map_get(&lib->categories, name);
    if (e) *out = (struct type){.kind = TYPE_ENUM, .enumeration = e};
    if (c) *out = (struct type){.kind = TYPE_BLOCK, .category = c};
    return e || c;
}

static struct type *type_copy(struct arena *a, struct type t)
{
    struct type *copy = arena_make(a, struct type);
    *copy = t;
    return copy;
}

static bool unknown_type(const struct library *lib, struct place where, struct text name)
{
    struct text near = map_nearest(&lib->categories, lib->arena, name);
    if (!near.len) near = map_nearest(&lib->enumerations, lib->arena, name);
    diag_say(lib->diags, near.len ? DIAG_TYPE_UNKNOWN_NEAR : DIAG_TYPE_UNKNOWN, where, name, near);
    return false;
}

bool library_type_of(const struct library *lib, const struct source *s, const struct tree_expr *x,
                     struct type *out)
{
    struct type of = {0};
    struct place where = {s, x->span};
    switch (x->kind) {
    case TREE_NAME: return library_type(lib, x->text, out) || unknown_type(lib, where, x->text);
    case TREE_LIST_OF:
    case TREE_FORMULA_OF:
    case TREE_SEVERAL:
    case TREE_SERIES_OF:
        if (!library_type_of(lib, s, x->left, &of)) return false;
        break;
    default: diag_bare(lib->diags, DIAG_TYPE_EXPECTED, where); return false;
    }
    const struct type *inner = type_copy(lib->arena, of);
    if (x->kind == TREE_SEVERAL) {
        *out = of;
    } else if (x->kind == TREE_LIST_OF) {
        *out = (struct type){.kind = TYPE_LIST, .of = inner};
    } else if (x->kind == TREE_FORMULA_OF) {
        *out = (struct type){.kind = TYPE_FORMULA, .of = inner};
    } else {
        bool by_period = is_word(x->right->text, WORD_PERIOD);
        *out =
            (struct type){.kind = TYPE_SERIES, .of = inner, .key = by_period ? BY_PERIOD : BY_YEAR};
    }
    return true;
}

// --- slots

struct layout {
    struct library *lib;
    struct category *category;
    const struct source *source;
};

static unsigned attribute_flag(const struct tree_expr *x, const struct source *s)
{
    static const struct {
        enum word word;
        unsigned flag;
    } FLAGS[] = {
        {WORD_REQUIRED, SLOT_REQUIRED},
        {WORD_PARTY, SLOT_PARTY},
        {WORD_FACT, SLOT_FACT},
        {WORD_INTERNAL, SLOT_INTERNAL},
    };
    if (x->kind == TREE_WHERE_APPLICABLE) return SLOT_WHERE_APPLICABLE;
    if (x->kind == TREE_BY_NAME) return SLOT_KEYED;
    struct text t = source_text(s, x->span);
    for (size_t i = 0; i < sizeof FLAGS / sizeof *FLAGS; i++)
        if (is_word(t, FLAGS[i].word)) return FLAGS[i].flag;
    return 0;
}

// The vec has had room made for every slot of the category, so pointers into it are stable.
static struct slot *add_slot(struct layout *l, struct slot s)
{
    struct category *c = l->category;
    vec_push(l->lib->arena, &c->slots, s);
    struct slot *added = &c->slots.items[c->slots.count - 1];
    map_set(&c->by_ident, added->ident, added);
    return added;
}

static void lay_category(struct library *lib, struct category *c, int depth);

// Categories are laid out in any order: what the new one derives from may not be known yet.
static bool narrows(struct library *lib, struct type type, struct type inherited)
{
    if (type.kind != TYPE_BLOCK || inherited.kind != TYPE_BLOCK || !type.category) return false;
    lay_category(lib, map_get(&lib->categories, type.category->name), 0);
    return category_is(type.category, inherited.category);
}

// The slot to fill for `ident`: the inherited one, narrowed, or a new one at the end.
static struct slot *slot_for(struct layout *l, struct text ident, struct type type,
                             struct place where)
{
    struct category *c = l->category;
    struct slot *known = map_get(&c->by_ident, ident);
    if (known) {
        if (!type_eq(known->type, type) && !narrows(l->lib, type, known->type))
            diag_say(l->lib->diags, DIAG_SLOT_WIDENED, where, ident);
        known->type = type;
        return known;
    }
    struct slot s = {.ident = ident, .type = type, .owner = c, .index = c->slots.count};
    return add_slot(l, s);
}

// The comments above a field, as one text.
static struct text note_above(struct arena *a, const struct tree_comment *c)
{
    struct buffer b = buffer_new(a);
    for (; c; c = c->next) {
        if (c->trailing) continue;
        if (b.len) buffer_add_char(&b, ' ');
        buffer_add(&b, text_trim(text_slice(c->text, sizeof "//" - 1, c->text.len)));
    }
    return buffer_text(&b);
}

static void lay_slot(struct layout *l, const struct tree_item *field, bool child)
{
    const struct tree_entry *e = field->entries;
    struct place where = {l->source, field->word_span};
    struct type type;
    if (!e || !e->value || !library_type_of(l->lib, l->source, e->value, &type)) return;
    struct slot *s = slot_for(l, text_ident(l->lib->arena, field->word), type, where);
    s->label = field->word;
    s->note = note_above(l->lib->arena, field->comments);
    s->place = where;
    s->flags = child ? SLOT_CHILD : 0;
    if (e->value->kind == TREE_SEVERAL) s->flags |= SLOT_SEVERAL;
    for (const struct tree_expr *x = e->attributes; x; x = x->next) {
        unsigned flag = attribute_flag(x, l->source);
        if (!flag && x->kind != TREE_DEFAULT)
            diag_say(l->lib->diags, DIAG_ATTRIBUTE_UNKNOWN, place_at(l->source, x->span),
                     source_text(l->source, x->span));
        s->flags |= flag;
    }
}

// The words that open child blocks, known once the category is complete.
static void index_words(struct layout *l)
{
    struct category *c = l->category;
    for (uint32_t i = 0; i < c->slots.count; i++) {
        struct slot *s = &c->slots.items[i];
        if (!(s->flags & SLOT_CHILD)) continue;
        struct text opens = s->flags & SLOT_SEVERAL && s->type.kind == TYPE_BLOCK
                                ? s->type.category->name
                                : s->ident;
        if (map_set(&c->by_word, opens, s))
            diag_say(l->lib->diags, DIAG_WORD_AMBIGUOUS, s->place, opens);
    }
}

static void inherit(struct layout *l, const struct category *parent)
{
    for (uint32_t i = 0; i < parent->slots.count; i++) add_slot(l, parent->slots.items[i]);
}

static bool holds_slots(const struct tree_item *i)
{
    return i->kind == ITEM_BLOCK &&
           (is_word(i->word, WORD_CHILDREN) || is_word(i->word, WORD_SLOTS));
}

static uint32_t count_own_slots(const struct tree_item *declaration)
{
    uint32_t n = 0;
    for (const struct tree_item *i = declaration->items; i; i = i->next)
        for (const struct tree_item *f = holds_slots(i) ? i->items : NULL; f; f = f->next)
            n += f->kind == ITEM_FIELD;
    return n;
}

static void lay_own_slots(struct layout *l, const struct tree_item *declaration)
{
    for (const struct tree_item *i = declaration->items; i; i = i->next) {
        bool child = is_word(i->word, WORD_CHILDREN);
        for (const struct tree_item *f = holds_slots(i) ? i->items : NULL; f; f = f->next)
            if (f->kind == ITEM_FIELD) lay_slot(l, f, child);
    }
}

// « immatriculation : « SIREN » ; « SIRET » »: other words that authors have for a field.
static void lay_synonyms(struct layout *l, const struct tree_item *declaration)
{
    struct category *c = l->category;
    for (const struct tree_item *i = declaration->items; i; i = i->next) {
        bool block = i->kind == ITEM_BLOCK && is_word(i->word, WORD_SYNONYMS);
        for (const struct tree_item *f = block ? i->items : NULL; f; f = f->next) {
            if (f->kind != ITEM_FIELD) continue;
            const struct slot *s = category_slot(c, text_ident(l->lib->arena, f->word));
            if (!s)
                diag_say(l->lib->diags, DIAG_SLOT_UNKNOWN, place_at(l->source, f->word_span),
                         c->name, f->word, NO_TEXT);
            for (const struct tree_entry *e = s ? f->entries : NULL; e; e = e->next)
                if (e->value && e->value->kind == TREE_STRING)
                    map_set(&c->synonyms, text_fold(l->lib->arena, e->value->text), (void *)s);
        }
    }
}

enum { DERIVATION_DEPTH = 64 };

// Lays a category out after its parent. The parent is only set once it is laid out, so a category
// met again before that derives from itself.
static void lay_category(struct library *lib, struct category *c, int depth)
{
    if (map_get(&lib->laid, c->name)) return;
    struct layout l = {lib, c, c->place.source};
    const struct tree_expr *of = field_value(c->declaration, WORD_DERIVES);
    if (of) {
        struct place where = {l.source, of->span};
        struct category *parent = map_get(&lib->categories, of->text);
        if (!parent) {
            unknown_type(lib, where, of->text);
        } else if (parent == c || depth == DERIVATION_DEPTH) {
            diag_say(lib->diags, DIAG_CATEGORY_CYCLE, where, c->name);
        } else {
            lay_category(lib, parent, depth + 1);
            if (map_get(&lib->laid, c->name)) return; // laid out by a cycle that has been reported
            c->parent = parent;
        }
    }
    uint32_t inherited = c->parent ? c->parent->slots.count : 0;
    vec_reserve(lib->arena, &c->slots, inherited + count_own_slots(c->declaration));
    if (c->parent) inherit(&l, c->parent);
    map_set(&lib->laid, c->name, c);
    lay_own_slots(&l, c->declaration);
    lay_synonyms(&l, c->declaration);
    index_words(&l);
}

// --- fallbacks and functions

static void resolve_fallbacks(struct library *lib, struct category *c)
{
    const struct tree_item *declaration = c->declaration;
    for (const struct tree_item *i = declaration->items; i; i = i->next) {
        if (i->kind != ITEM_BLOCK) continue;
        for (const struct tree_item *f = i->items; f; f = f->next) {
            if (f->kind != ITEM_FIELD || !f->entries) continue;
            struct slot *s = map_get(&c->by_ident, text_ident(lib->arena, f->word));
            for (const struct tree_expr *x = s ? f->entries->attributes : NULL; x; x = x->next) {
                if (x->kind != TREE_DEFAULT) continue;
                struct scope scope = {.library = lib,
                                      .arena = lib->arena,
                                      .diags = lib->diags,
                                      .source = c->place.source,
                                      .self = c};
                s->fallback = resolve_expr(&scope, x->left, s->type);
            }
        }
    }
}

// Fallbacks are resolved on the category that declares them and shared with those that inherit.
static void share_fallbacks(struct category *c)
{
    if (!c->parent) return;
    for (uint32_t i = 0; i < c->parent->slots.count; i++)
        if (!c->slots.items[i].fallback)
            c->slots.items[i].fallback = c->parent->slots.items[i].fallback;
}

static void declare_signature(struct library *lib, struct library_function *f)
{
    const struct tree_item *item = f->declaration;
    const struct tree_item *parameters = find_field(item, WORD_PARAMETERS);
    VEC(struct type) types = {0};
    VEC(struct text) names = {0};
    for (const struct tree_entry *e = parameters ? parameters->entries : NULL; e; e = e->next) {
        struct type t = type_of_kind(TYPE_NONE);
        if (!e->key || e->key->kind != TREE_NAME || !e->value ||
            !library_type_of(lib, f->place.source, e->value, &t)) {
            diag_bare(lib->diags, DIAG_PARAMETER, place_at(f->place.source, e->span));
            continue;
        }
        vec_push(lib->arena, &types, t);
        vec_push(lib->arena, &names, e->key->text);
    }
    f->parameters = types.items;
    f->parameter_names = names.items;
    f->parameter_count = types.count;
    const struct tree_expr *result = field_value(item, WORD_RETURNS);
    if (!result || !library_type_of(lib, f->place.source, result, &f->result))
        diag_say(lib->diags, DIAG_FUNCTION_INCOMPLETE, f->place, f->name);
}

static void resolve_function(struct library *lib, struct library_function *f)
{
    const struct tree_item *item = f->declaration;
    const struct tree_expr *body = field_value(item, WORD_BODY);
    struct scope scope = {
        .library = lib, .arena = lib->arena, .diags = lib->diags, .source = f->place.source};
    for (uint32_t i = 0; i < f->parameter_count; i++) {
        uint32_t variable;
        scope_add(&scope, f->parameter_names[i], f->parameters[i], f->place, &variable);
    }
    if (!body)
        diag_say(lib->diags, DIAG_FUNCTION_INCOMPLETE, f->place, f->name);
    else
        f->body = resolve_expr(&scope, body, f->result);
}

// --- recursion of functions

static bool calls_open(const struct tree_expr *x, const struct library *lib, struct map *closed);

// Whether f, open while its body is walked, is met again from it.
static bool function_recurs(struct library_function *f, const struct library *lib,
                            struct map *closed)
{
    if (f->resolving) return true;
    if (map_get(closed, f->name)) return false;
    f->resolving = true;
    bool recurs = calls_open(field_value(f->declaration, WORD_BODY), lib, closed);
    f->resolving = false;
    map_set(closed, f->name, f);
    return recurs;
}

static bool calls_open(const struct tree_expr *x, const struct library *lib, struct map *closed)
{
    for (; x; x = x->next) {
        struct library_function *f =
            x->kind == TREE_CALL ? map_get(&lib->functions, x->text) : NULL;
        if (f && function_recurs(f, lib, closed)) return true;
        const struct tree_expr *inner[] = {x->left, x->right, tree_inner(x)};
        for (size_t i = 0; i < sizeof inner / sizeof *inner; i++)
            if (calls_open(inner[i], lib, closed)) return true;
    }
    return false;
}

static void check_recursion(struct library *lib)
{
    struct map closed = map_new(lib->arena);
    for (uint32_t i = 0; i < lib->functions.count; i++) {
        struct library_function *f = lib->functions.entries[i].value;
        if (!function_recurs(f, lib, &closed)) continue;
        diag_say(lib->diags, DIAG_FUNCTION_RECURSIVE, f->place, f->name);
        f->body = NULL;
    }
}

// --- the whole

static struct library *library_new(struct arena *a, struct files *f, struct diags *d)
{
    struct library *lib = arena_make(a, struct library);
    *lib = (struct library){.arena = a, .diags = d, .files = f};
    struct map *maps[] = {&lib->categories,
                          &lib->enumerations,
                          &lib->enum_values,
                          &lib->functions,
                          &lib->globals,
                          &lib->outlines,
                          &lib->rules,
                          &lib->laid,
                          &lib->names,
                          &lib->lost,
                          &lib->language_functions};
    for (size_t i = 0; i < sizeof maps / sizeof *maps; i++) *maps[i] = map_new(a);
    resolve_enter_functions(lib);
    return lib;
}

// A trame that stands in its category is entered under the category's name.
static void declare_inner_outlines(struct library *lib)
{
    for (uint32_t i = 0; i < lib->categories.count; i++) {
        struct category *c = lib->categories.entries[i].value;
        const struct tree_item *item = c->declaration;
        for (const struct tree_item *k = item->items; k; k = k->next) {
            if (k->kind != ITEM_BLOCK || !is_word(k->word, WORD_OUTLINE)) continue;
            struct outline_source *o = arena_make(lib->arena, struct outline_source);
            *o = (struct outline_source){k, NULL};
            for (uint32_t n = 0; n < lib->files->list.count; n++)
                if (lib->files->list.items[n]->source == c->place.source)
                    o->file = lib->files->list.items[n];
            map_set(&lib->outlines, c->name, o);
        }
    }
}

struct library *library_declare(struct arena *a, struct files *f, struct diags *d)
{
    struct library *lib = library_new(a, f, d);
    for (uint32_t i = 0; i < f->list.count; i++) {
        declare_names(lib, f->list.items[i]);
        if (!f->list.items[i]->tree->has_errors) declaration_check(lib, f->list.items[i]);
    }
    declare_inner_outlines(lib);
    for (uint32_t i = 0; i < lib->categories.count; i++)
        lay_category(lib, lib->categories.entries[i].value, 0);
    lib->act = map_get(&lib->categories, word(WORD_ACT));
    lib->dossier = map_get(&lib->categories, word(WORD_DOSSIER));
    return lib;
}

void library_resolve(struct library *lib)
{
    for (uint32_t i = 0; i < lib->functions.count; i++)
        declare_signature(lib, lib->functions.entries[i].value);
    for (uint32_t i = 0; i < lib->functions.count; i++)
        resolve_function(lib, lib->functions.entries[i].value);
    check_recursion(lib);
    for (uint32_t i = 0; i < lib->laid.count; i++) {
        resolve_fallbacks(lib, lib->laid.entries[i].value);
        share_fallbacks(lib->laid.entries[i].value);
    }
}
