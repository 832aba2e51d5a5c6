// One pass over the merged source resolves every division in the scope of the bindings around it.
#include "compiler/document/outline.h"

#include "compiler/document/outline_fields.h"
#include "compiler/document/outline_merge.h"

static const struct text WORDINGS[] = {
#define WORDING(id, french) TEXT_INIT(french),
#include "compiler/document/outline_field.def"
#undef WORDING
};

static const struct text NUMBERINGS[] = {
#define NUMBERING(id, french) TEXT_INIT(french),
#include "compiler/document/numbering.def"
#undef NUMBERING
};

struct text wording_name(enum wording_field f)
{
    return WORDINGS[f];
}

const struct tree_item *field_named(const struct tree_item *block, const char *name)
{
    for (const struct tree_item *x = block->items; x; x = x->next)
        if (x->kind == ITEM_FIELD && text_eq(x->word, text_of(name))) return x;
    return NULL;
}

struct text field_source(const struct scope *s, const struct tree_item *field)
{
    if (!field->entries || !field->entries->value) return NO_TEXT;
    struct text t = text_trim(source_text(s->source, field->entries->span));
    struct span inside = string_inside(s->source, field->entries->value);
    return field->entries->value->kind == TREE_STRING ? source_text(s->source, inside) : t;
}

struct span string_inside(const struct source *source, const struct tree_expr *x)
{
    static const struct text marks[] = {TEXT_INIT("«"), TEXT_INIT("»"), TEXT_INIT("\"")};
    struct text t = source_text(source, x->span);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (text_starts(t, marks[i])) t = text_slice(t, marks[i].len, t.len);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (text_ends(t, marks[i])) t.len -= marks[i].len;
    t = text_trim(t);
    uint32_t begin = (uint32_t)(t.ptr - source->bytes.ptr);
    return (struct span){begin, begin + (uint32_t)t.len};
}

const struct passage_part *line_words(struct scope *s, struct span span)
{
    struct passage_part *p = arena_make(s->arena, struct passage_part);
    p->kind = PROSE_PARAGRAPH;
    p->phrase = phrase_parse(s, span);
    p->place = (struct place){s->source, span};
    return p->phrase ? p : NULL;
}

static const struct passage_part *entry_words(struct scope *s, const struct tree_item *field,
                                              const struct tree_entry *e)
{
    if (e && e->value && e->value->kind == TREE_STRING)
        return line_words(s, string_inside(s->source, e->value));
    struct place where = {s->source, field->span};
    diag_say(s->diags, DIAG_WORDING_EXPECTED, where, field->word);
    return NULL;
}

const struct passage_part *field_words(struct scope *s, const struct tree_item *field)
{
    if (!field) return NULL;
    if (field->has_prose) return passage_resolve(s, field->prose_span);
    return entry_words(s, field, field->entries);
}

const struct expr *field_condition(struct scope *s, const struct tree_item *block)
{
    const struct tree_item *f = field_named(block, "si");
    if (!f || !f->entries || !f->entries->value) return NULL;
    return resolve_expr(s, f->entries->value, type_of_kind(TYPE_BOOL));
}

bool field_is_yes(const struct tree_item *block, const char *name, bool otherwise)
{
    const struct tree_item *f = field_named(block, name);
    if (!f || !f->entries || !f->entries->value) return otherwise;
    return f->entries->value->kind != TREE_FALSE;
}

enum numbering field_numbering(struct scope *s, const struct tree_item *field)
{
    struct text name = field_source(s, field);
    for (int i = 0; i < NUMBERING_COUNT; i++)
        if (text_eq(NUMBERINGS[i], name)) return (enum numbering)i;
    struct place where = {s->source, field->span};
    diag_say(s->diags, DIAG_NUMBERING_UNKNOWN, where, name);
    return NUMBERING_NONE;
}

int64_t field_number(const struct tree_item *block, const char *name)
{
    const struct tree_item *f = field_named(block, name);
    int64_t n = 0;
    if (!f || !f->entries || !f->entries->value || !f->entries->value->number) return 0;
    return number_to_int(f->entries->value->number, &n) ? n : 0;
}

// « soit n : expression »
static bool resolve_let(struct scope *s, struct part *p, const struct tree_item *field)
{
    struct text name = text_trim(text_slice(field->word, sizeof "soit " - 1, field->word.len));
    if (!field->entries || !field->entries->value) return true;
    const struct expr *x = resolve_expr(s, field->entries->value, type_of_kind(TYPE_NONE));
    if (!x) return false;
    struct let let = {0, x};
    struct place where = {s->source, field->word_span};
    if (!scope_add(s, text_ident(s->arena, name), x->type, where, &let.variable)) return false;
    vec_push(s->arena, &p->lets, let);
    return true;
}

// Binders, then values, then the condition: each sees those before it.
static bool resolve_control(struct scope *s, struct part *p, const struct tree_item *item)
{
    const struct tree_item *each = field_named(item, "pour chaque");
    if (each && !resolve_binders(s, each->entries, &p->binders, &p->binder_count)) return false;
    for (const struct tree_item *x = item->items; x; x = x->next) {
        if (x->kind != ITEM_FIELD || !text_starts(x->word, TEXT("soit "))) continue;
        if (!resolve_let(s, p, x)) return false;
    }
    const struct tree_item *condition = field_named(item, "si");
    p->condition = field_condition(s, item);
    return p->condition || !condition;
}

static void resolve_style(struct scope *s, struct part *p, const struct tree_item *item)
{
    const struct part_form *form = part_form(p->kind);
    const struct tree_item *style = field_named(item, "numéro");
    const struct tree_item *align = field_named(item, "aligné");
    p->numbering = style ? field_numbering(s, style) : form->numbering;
    p->numbered = style && p->numbering != NUMBERING_NONE;
    p->level = (uint8_t)field_number(item, "niveau");
    p->in_line = field_is_yes(item, "en ligne", false);
    p->as_written = !field_is_yes(item, "ponctuation", true);
    if (!align) return;
    struct text side = field_source(s, align);
    if (text_eq(side, TEXT("centre"))) p->align = ALIGN_CENTRE;
    if (text_eq(side, TEXT("droite"))) p->align = ALIGN_RIGHT;
}

static bool is_wording(const struct tree_item *x, enum wording_field *found)
{
    for (int i = 0; i < WORDING_COUNT; i++)
        if (text_eq(x->word, WORDINGS[i])) return *found = (enum wording_field)i, true;
    return false;
}

// In the label alone, `n` is the division's number.
static const struct passage_part *label_words(const struct scope *outer, struct part *p,
                                              const struct tree_item *field)
{
    struct scope s = *outer;
    struct type number = type_of_kind(TYPE_LABEL);
    if (!scope_add(&s, TEXT("n"), number, p->place, &p->number_variable)) return NULL;
    return field_words(&s, field);
}

static void resolve_wordings(struct scope *s, struct part *p, const struct tree_item *item)
{
    for (const struct tree_item *x = item->items; x; x = x->next) {
        enum wording_field f;
        if (x->kind != ITEM_FIELD) continue;
        if (text_eq(x->word, TEXT("clôture"))) {
            const struct tree_entry *e = x->entries;
            for (int i = 0; i < 2 && e; i++, e = e->next) p->closing[i] = entry_words(s, x, e);
        } else if (is_wording(x, &f)) {
            p->wordings[f] = f == WORDING_LABEL ? label_words(s, p, x) : field_words(s, x);
        }
    }
}

// Fields that some division reads otherwise than as a wording.
static bool known_field(struct text word)
{
    static const struct text known[] = {
        TEXT_INIT("si"),      TEXT_INIT("pour chaque"),
        TEXT_INIT("numéro"),  TEXT_INIT("niveau"),
        TEXT_INIT("aligné"),  TEXT_INIT("en ligne"),
        TEXT_INIT("clôture"), TEXT_INIT("ponctuation"),
        TEXT_INIT("après"),   TEXT_INIT("avant"),
        TEXT_INIT("reste"),   TEXT_INIT("lignes"),
        TEXT_INIT("groupe"),  TEXT_INIT("total"),
        TEXT_INIT("repli"),   TEXT_INIT("lignes numérotées"),
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (text_eq(known[i], word)) return true;
    return text_starts(word, TEXT("soit "));
}

static void say_unknown_fields(struct scope *s, const struct tree_item *item)
{
    for (const struct tree_item *x = item->items; x; x = x->next) {
        enum wording_field f;
        if (x->kind != ITEM_FIELD || known_field(x->word) || is_wording(x, &f)) continue;
        struct place where = {s->source, x->word_span};
        diag_say(s->diags, DIAG_DIVISION_FIELD, where, x->word, item->word);
    }
}

static struct part *resolve_parts(struct scope *s, const struct outline_node *nodes);

static bool resolve_block(struct scope *s, struct part *p, const struct outline_node *n)
{
    const struct tree_item *item = n->item;
    say_unknown_fields(s, item);
    if (!resolve_control(s, p, item)) return false;
    resolve_style(s, p, item);
    if (item->title.len) p->title = line_words(s, string_inside_title(s->source, item));
    resolve_wordings(s, p, item);
    p->scope = *s;
    if (p->kind == PART_TABLE) p->table = resolve_table(s, item);
    p->children = resolve_parts(s, n->children);
    return true;
}

struct span string_inside_title(const struct source *source, const struct tree_item *item)
{
    struct tree_expr title = {.span = item->title_span};
    return string_inside(source, &title);
}

static bool resolve_node(struct scope *s, struct part *p, const struct outline_node *n)
{
    p->kind = n->kind;
    p->id = n->id;
    p->place = (struct place){s->source, n->item->head_span};
    switch (n->kind) {
    case PART_TEXT:
        p->place.span = n->item->span;
        p->text = passage_resolve(s, n->item->prose_span);
        return p->text;
    case PART_REST:
        p->place.span = n->item->span;
        p->annexes = text_eq(field_source(s, n->item), TEXT("annexes"));
        return true;
    default: return resolve_block(s, p, n);
    }
}

// A division's names are not seen by the next one.
static struct part *resolve_parts(struct scope *s, const struct outline_node *nodes)
{
    struct part *first = NULL, **end = &first;
    for (const struct outline_node *n = nodes; n; n = n->next) {
        struct scope inner = *s;
        inner.source = n->source;
        struct part *p = arena_make(s->arena, struct part);
        if (!resolve_node(&inner, p, n)) continue;
        *end = p;
        end = &p->next;
    }
    return first;
}

static const struct passage_part *own_field(struct scope *s, const struct merged_outline *m,
                                            enum wording_field f)
{
    const struct outline_field *field = map_get(&m->fields, WORDINGS[f]);
    if (!field) return NULL;
    s->source = field->source;
    return field_words(s, field->item);
}

static struct outline *compile(const struct library *lib, const struct category *c)
{
    uint32_t errors = lib->diags->errors;
    struct merged_outline m = outline_merge(lib, c);
    if (!m.found) return NULL;
    struct scope s = {.library = lib, .arena = lib->arena, .diags = lib->diags, .self = c};
    struct outline *o = arena_make(lib->arena, struct outline);
    o->running = own_field(&s, &m, WORDING_RUNNING);
    o->reference = own_field(&s, &m, WORDING_REFERENCE);
    o->version = own_field(&s, &m, WORDING_VERSION);
    const struct outline_field *initials = map_get(&m.fields, TEXT("paraphes"));
    if (initials && initials->item->entries && initials->item->entries->value) {
        s.source = initials->source;
        o->initials = resolve_expr(&s, initials->item->entries->value, type_of_kind(TYPE_BOOL));
    }
    o->parts = resolve_parts(&s, m.nodes);
    o->has_errors = lib->diags->errors > errors;
    return o;
}

const struct outline *outline_of(const struct library *lib, const struct category *c)
{
    struct category *held = map_get(&lib->categories, c->name);
    if (!held) return NULL;
    if (!held->outline) held->outline = compile(lib, c);
    return held->outline;
}

void outline_all(const struct library *lib)
{
    for (uint32_t i = 0; i < lib->categories.count; i++) {
        const struct category *c = lib->categories.entries[i].value;
        if (!c->is_abstract) outline_of(lib, c);
    }
}
