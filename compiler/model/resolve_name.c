// Names: variables, slots of `soi`, blocks, values of enumerations, each by the type expected
// first; and the paths that begin with them.

#include "compiler/model/resolve_parts.h"

#include "compiler/model/words.h"

bool scope_add(struct scope *s, struct text name, struct type type, struct place where,
               uint32_t *variable)
{
    if (s->variable_count == EXPR_VARIABLES) {
        diag_say(s->diags, DIAG_TOO_MANY_NAMES, where, name);
        return false;
    }
    struct scope_name *n = arena_make(s->arena, struct scope_name);
    *variable = s->variable_count++;
    *n = (struct scope_name){name, type, *variable, s->names};
    s->names = n;
    return true;
}

const struct scope_name *scope_find(const struct scope *s, struct text name)
{
    for (const struct scope_name *n = s->names; n; n = n->outer)
        if (text_eq(n->text, name)) return n;
    return NULL;
}

const struct expr *resolve_self(struct scope *s, const struct tree_expr *x)
{
    return resolve_node(s, x, EXPR_SELF, (struct type){.kind = TYPE_BLOCK, .category = s->self});
}

// The type that reading a slot gives: a keyed or repeated slot gives the list of its values.
static struct type read_type(struct scope *s, const struct slot *slot)
{
    return slot->flags & (SLOT_SEVERAL | SLOT_KEYED) ? type_list(s->arena, slot->type) : slot->type;
}

static const struct expr *get_slot(struct scope *s, const struct tree_expr *x,
                                   const struct expr *of, const struct slot *slot)
{
    struct type type = read_type(s, slot);
    if (of->type.kind == TYPE_LIST && type.kind != TYPE_LIST) type = type_list(s->arena, type);
    struct expr *e = resolve_node(s, x, EXPR_GET, type);
    e->as.get.of = of;
    e->as.get.slot = slot;
    return e;
}

// Parties are of the widest category that a slot « partie » holds; NONE when no category has such a
// slot.
static struct type parties_type(struct scope *s)
{
    const struct category *party = NULL;
    for (uint32_t i = 0; i < s->library->laid.count; i++) {
        const struct category *c = s->library->laid.entries[i].value;
        for (uint32_t k = 0; k < c->slots.count && !party; k++)
            if (c->slots.items[k].flags & SLOT_PARTY)
                party = type_element(c->slots.items[k].type).category;
    }
    if (!party) return type_of_kind(TYPE_NONE);
    return type_list(s->arena, (struct type){.kind = TYPE_BLOCK, .category = party});
}

static const struct expr *special_name(struct scope *s, const struct tree_expr *x)
{
    struct type act = {.kind = TYPE_BLOCK, .category = s->library->act};
    if (is_word(x->text, WORD_SELF) && s->self) return resolve_self(s, x);
    if (is_word(x->text, WORD_AT_DATE))
        return resolve_node(s, x, EXPR_AT_DATE, type_of_kind(TYPE_DATE));
    if (is_word(x->text, WORD_DOSSIER) && s->library->dossier) {
        act.category = s->library->dossier;
        return resolve_node(s, x, EXPR_DOSSIER, act);
    }
    if (is_word(x->text, WORD_PARTIES) && s->self) {
        struct type of = parties_type(s);
        return of.kind == TYPE_NONE ? NULL : resolve_node(s, x, EXPR_PARTIES, of);
    }
    return NULL;
}

// In a formula a block that holds values (a variable) stands for its value of the year, and a name
// that is a key of a keyed slot for that other formula.
static const struct expr *formula_name(struct scope *s, const struct tree_expr *x)
{
    for (struct block *b = s->formula ? s->block : NULL; b; b = b->parent) {
        const struct keyed *k = names_find_key(s->library, b, x->text);
        if (!k) continue;
        struct type type = k->slot->type.of ? *k->slot->type.of : k->slot->type;
        struct type owner = {.kind = TYPE_BLOCK, .category = b->category};
        struct expr *e = resolve_node(s, x, EXPR_KEYED, type);
        e->as.keyed.of = resolve_constant(s, x, owner, value_block(b));
        e->as.keyed.key = k->key;
        e->as.keyed.slot = k->slot;
        return e;
    }
    return NULL;
}

static const struct expr *block_name(struct scope *s, const struct tree_expr *x,
                                     const struct category *wanted)
{
    uint32_t count = 0;
    struct block *b = find_block(s->library, s->block, s->source, x->text, wanted, &count);
    if (count > 1) {
        diag_say(s->diags, DIAG_NAME_AMBIGUOUS, resolve_place(s, x), x->text);
        return NULL;
    }
    if (!b) return NULL;
    struct type type = {.kind = TYPE_BLOCK, .category = b->category};
    if (s->formula && category_slot(b->category, word(WORD_VALUES)))
        type = type_of_kind(TYPE_MEASURE);
    return resolve_constant(s, x, type, value_block(b));
}

static const struct expr *enum_name(struct scope *s, const struct tree_expr *x,
                                    const struct enumeration *of)
{
    const struct enum_value *v =
        of ? map_get(&of->by_name, x->text) : map_get(&s->library->enum_values, x->text);
    if (!v) return NULL;
    struct value value = VALUE_OF_KIND(VALUE_ENUM);
    value.as.enumerated = v;
    return resolve_constant(s, x, (struct type){.kind = TYPE_ENUM, .enumeration = v->of}, value);
}

static void unknown_name(struct scope *s, const struct tree_expr *x, struct type expected)
{
    struct text near = NO_TEXT;
    if (map_get(&s->library->lost, x->text)) return; // its block has an error, already said
    struct type e = type_element(expected);
    if (e.kind == TYPE_ENUM) near = map_nearest(&e.enumeration->by_name, s->arena, x->text);
    if (!near.len && s->self) near = map_nearest(&s->self->by_ident, s->arena, x->text);
    if (!near.len) near = names_nearest(s->library, s->block, x->text);
    if (!near.len) near = map_nearest(&s->library->enum_values, s->arena, x->text);
    diag_say(s->diags, near.len ? DIAG_NAME_UNKNOWN_NEAR : DIAG_NAME_UNKNOWN, resolve_place(s, x),
             x->text, near);
}

// A slot of `soi` by its bare name, or `titre` and `nom`, which every block has.
static const struct expr *own_name(struct scope *s, const struct tree_expr *x)
{
    if (!s->self) return NULL;
    const struct slot *slot = category_slot(s->self, x->text);
    if (slot) return get_slot(s, x, resolve_self(s, x), slot);
    if (!is_word(x->text, WORD_TITLE) && !is_word(x->text, WORD_NAME)) return NULL;
    struct expr *e = resolve_node(s, x, is_word(x->text, WORD_TITLE) ? EXPR_TITLE : EXPR_NAME,
                                  type_of_kind(TYPE_LABEL));
    e->as.pair.left = resolve_self(s, x);
    return e;
}

const struct expr *resolve_name(struct scope *s, const struct tree_expr *x, struct type expected)
{
    struct type wanted = type_element(expected);
    const struct scope_name *n = scope_find(s, x->text);
    if (n) {
        struct expr *e = resolve_node(s, x, EXPR_VARIABLE, n->type);
        e->as.variable = n->variable;
        return e;
    }
    const struct expr *found = special_name(s, x);
    if (!found) found = formula_name(s, x);
    if (!found && wanted.kind == TYPE_ENUM) found = enum_name(s, x, wanted.enumeration);
    if (!found) found = own_name(s, x);
    uint32_t errors = s->diags->errors;
    if (!found) found = block_name(s, x, wanted.kind == TYPE_BLOCK ? wanted.category : NULL);
    if (!found) found = enum_name(s, x, NULL);
    if (!found && s->diags->errors == errors) unknown_name(s, x, expected);
    return found;
}

// Whether x can only, or first, be read as a value of an enumeration: then the other side of a
// comparison tells which.
bool name_looks_enumerated(const struct scope *s, const struct tree_expr *x)
{
    if (x->kind == TREE_SET) return x->list && name_looks_enumerated(s, x->list);
    return x->kind == TREE_NAME && !scope_find(s, x->text) &&
           map_get(&s->library->enum_values, x->text) != NULL;
}

static const struct expr *period_part(struct scope *s, const struct tree_expr *x,
                                      const struct expr *of)
{
    static const struct {
        enum word word;
        enum expr_op op;
        enum type_kind kind;
    } PARTS[] = {{WORD_BEGIN, EXPR_PERIOD_BEGIN, TYPE_DATE},
                 {WORD_END, EXPR_PERIOD_END, TYPE_DATE},
                 {WORD_YEARS, EXPR_PERIOD_YEARS, TYPE_YEAR}};
    for (size_t i = 0; i < sizeof PARTS / sizeof *PARTS; i++) {
        if (!is_word(x->text, PARTS[i].word)) continue;
        struct type type = type_of_kind(PARTS[i].kind);
        if (PARTS[i].op == EXPR_PERIOD_YEARS) type = type_list(s->arena, type);
        struct expr *e = resolve_node(s, x, PARTS[i].op, type);
        e->as.pair.left = of;
        return e;
    }
    return NULL;
}

static const struct expr *unary_part(struct scope *s, const struct tree_expr *x, enum expr_op op,
                                     struct type type, const struct expr *of)
{
    if (of->type.kind == TYPE_LIST && type.kind != TYPE_LIST) type = type_list(s->arena, type);
    struct expr *e = resolve_node(s, x, op, type);
    e->as.pair.left = of;
    return e;
}

static const struct expr *year_of(struct scope *s, const struct tree_expr *x, const struct expr *of)
{
    const struct expr **args = arena_array(s->arena, const struct expr *, 1);
    args[0] = of;
    struct expr *e = resolve_node(s, x, EXPR_CALL, type_of_kind(TYPE_YEAR));
    e->as.call.function = FUNCTION_YEAR;
    e->as.call.args = args;
    e->as.call.count = 1;
    return e;
}

// A keyed slot read by one of its keys: `remises.formule.due`.
static const struct expr *keyed_part(struct scope *s, const struct tree_expr *x,
                                     const struct expr *of)
{
    if (of->op != EXPR_GET || !(of->as.get.slot->flags & SLOT_KEYED)) return NULL;
    struct expr *e = resolve_node(s, x, EXPR_KEYED, of->as.get.slot->type);
    e->as.keyed.of = of->as.get.of;
    e->as.keyed.key = x->text;
    e->as.keyed.slot = of->as.get.slot;
    return e;
}

// What may be read of a block although its category has no such slot.
static const struct expr *common_part(struct scope *s, const struct tree_expr *x,
                                      const struct expr *of, const struct category *c)
{
    if (is_word(x->text, WORD_TITLE))
        return unary_part(s, x, EXPR_TITLE, type_of_kind(TYPE_LABEL), of);
    if (is_word(x->text, WORD_NAME))
        return unary_part(s, x, EXPR_NAME, type_of_kind(TYPE_LABEL), of);
    if (!is_word(x->text, WORD_PARTIES) || !s->library->act || !category_is(c, s->library->act))
        return NULL;
    struct type parties = parties_type(s);
    return parties.kind == TYPE_NONE ? NULL : unary_part(s, x, EXPR_PARTIES_OF, parties, of);
}

static const struct expr *block_part(struct scope *s, const struct tree_expr *x,
                                     const struct expr *of, const struct category *c)
{
    const struct slot *slot = category_slot(c, x->text);
    if (slot) return get_slot(s, x, of, slot);
    const struct expr *common = common_part(s, x, of, c);
    if (common) return common;
    // A block named inside the one that a constant path leads to.
    if (of->op == EXPR_CONST && of->as.constant.kind == VALUE_BLOCK) {
        uint32_t count = 0;
        struct block *b = find_inside(of->as.constant.as.block, x->text, NULL, &count);
        if (b && count == 1)
            return resolve_constant(
                s, x, (struct type){.kind = TYPE_BLOCK, .category = b->category}, value_block(b));
    }
    struct text near = map_nearest(&c->by_ident, s->arena, x->text);
    diag_say(s->diags, near.len ? DIAG_SLOT_UNKNOWN_NEAR : DIAG_SLOT_UNKNOWN, resolve_place(s, x),
             c->name, x->text, near);
    return NULL;
}

const struct expr *resolve_path(struct scope *s, const struct tree_expr *x)
{
    const struct enumeration *e =
        x->left->kind == TREE_NAME ? map_get(&s->library->enumerations, x->left->text) : NULL;
    if (e && !scope_find(s, x->left->text)) {
        const struct expr *v = enum_name(s, x, e);
        if (v) return v;
    }
    const struct expr *of = resolve_expr(s, x->left, type_of_kind(TYPE_NONE));
    if (!of) return NULL;
    const struct expr *keyed = keyed_part(s, x, of);
    if (keyed) return keyed;
    struct type t = type_element(of->type);
    const struct expr *part = NULL;
    if (t.kind == TYPE_PERIOD) part = period_part(s, x, of);
    if (t.kind == TYPE_DATE && is_word(x->text, WORD_YEAR)) part = year_of(s, x, of);
    if (t.kind == TYPE_SERIES && is_word(x->text, WORD_YEARS))
        part =
            unary_part(s, x, EXPR_SERIES_YEARS, type_list(s->arena, type_of_kind(TYPE_YEAR)), of);
    if (t.kind == TYPE_BLOCK && t.category) return block_part(s, x, of, t.category);
    if (!part)
        diag_say(s->diags, DIAG_NO_PART, resolve_place(s, x), type_format(s->arena, of->type),
                 x->text);
    return part;
}
