// Names and types of expressions. Each kind of tree expression has one function here; what they
// share is the scope and the table of functions of the language.

#include "compiler/resolve.h"

#include "compiler/words.h"

static struct place place_of(const struct scope *s, const struct tree_expr *x)
{
    return place_at(s->source, x->span);
}

static struct expr *new_expr(struct scope *s, const struct tree_expr *x, enum expr_op op,
                             struct type type)
{
    struct expr *e = arena_make(s->arena, struct expr);
    e->op = (uint8_t)op;
    e->type = type;
    e->place = place_of(s, x);
    return e;
}

static const struct expr *resolve_operand(struct scope *s, const struct tree_expr *x,
                                          struct type hint);
static const struct expr *resolve_set(struct scope *s, const struct tree_expr *x, struct type hint);

static const struct expr *constant(struct scope *s, const struct tree_expr *x, enum type_kind kind,
                                   struct value v)
{
    struct expr *e = new_expr(s, x, EXPR_CONST, type_of_kind(kind));
    e->as.constant = v;
    return e;
}

static const struct expr *constant_of(struct scope *s, const struct tree_expr *x, struct type type,
                                      struct value v)
{
    struct expr *e = new_expr(s, x, EXPR_CONST, type);
    e->as.constant = v;
    return e;
}

// --- types

static struct type element_type(struct type t)
{
    return t.kind == TYPE_LIST && t.of ? *t.of : t;
}

static bool is_numeric(enum type_kind k)
{
    return k == TYPE_NUMBER || k == TYPE_RATE || k == TYPE_MEASURE || k == TYPE_YEAR;
}

static bool is_text(enum type_kind k)
{
    return k == TYPE_LABEL || k == TYPE_PROSE;
}

// A truth value, or « inconnu », which has no type of its own.
static bool is_truth(struct type t)
{
    return t.kind == TYPE_BOOL || t.kind == TYPE_NONE;
}

// Whether values of the two types can be equal.
static bool comparable(struct type x, struct type y)
{
    x = element_type(x);
    y = element_type(y);
    if (x.kind == TYPE_NONE || y.kind == TYPE_NONE) return true;
    if (x.kind == TYPE_BLOCK && y.kind == TYPE_BLOCK)
        return category_is(x.category, y.category) || category_is(y.category, x.category);
    if (x.kind == TYPE_ENUM && y.kind == TYPE_ENUM) return x.enumeration == y.enumeration;
    if (x.kind == TYPE_MEASURE || y.kind == TYPE_MEASURE) {
        enum type_kind other = x.kind == TYPE_MEASURE ? y.kind : x.kind;
        return is_numeric(other) || other == TYPE_MONEY || other == TYPE_LABEL;
    }
    if (is_text(x.kind) && is_text(y.kind)) return true;
    return x.kind == y.kind || (is_numeric(x.kind) && is_numeric(y.kind));
}

static bool assignable(struct type to, struct type from)
{
    if (to.kind == TYPE_NONE || from.kind == TYPE_NONE) return true;
    if (to.kind == TYPE_LIST) return comparable(to, from);
    if (from.kind == TYPE_LIST) return false;
    if (to.kind == TYPE_SERIES || from.kind == TYPE_SERIES) return type_eq(to, from);
    if (to.kind == TYPE_FORMULA && from.kind == TYPE_FORMULA) return true;
    return comparable(to, from);
}

static const struct expr *checked(struct scope *s, const struct tree_expr *x, const struct expr *e,
                                  struct type expected)
{
    if (!e || assignable(expected, e->type)) return e;
    diag_say(s->diags, DIAG_TYPE_MISMATCH, place_of(s, x), type_format(s->arena, expected),
             type_format(s->arena, e->type));
    return NULL;
}

// --- names

bool scope_add(struct scope *s, struct text name, struct type type, struct place where,
               uint32_t *variable)
{
    if (s->variable_count == EVAL_VARIABLES) {
        diag_say(s->diags, DIAG_TOO_MANY_NAMES, where, name);
        return false;
    }
    struct scope_name *n = arena_make(s->arena, struct scope_name);
    *variable = s->variable_count++;
    *n = (struct scope_name){name, type, *variable, s->names};
    s->names = n;
    return true;
}

static const struct scope_name *find_name(const struct scope *s, struct text name)
{
    for (const struct scope_name *n = s->names; n; n = n->outer)
        if (text_eq(n->text, name)) return n;
    return NULL;
}

static const struct expr *self_expr(struct scope *s, const struct tree_expr *x)
{
    return new_expr(s, x, EXPR_SELF, (struct type){.kind = TYPE_BLOCK, .category = s->self});
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
    struct expr *e = new_expr(s, x, EXPR_GET, type);
    e->as.get.of = of;
    e->as.get.slot = slot;
    return e;
}

static const struct expr *special_name(struct scope *s, const struct tree_expr *x)
{
    struct type act = {.kind = TYPE_BLOCK, .category = s->library->act};
    if (is_word(x->text, WORD_SELF) && s->self) return self_expr(s, x);
    if (is_word(x->text, WORD_AT_DATE))
        return new_expr(s, x, EXPR_AT_DATE, type_of_kind(TYPE_DATE));
    if (is_word(x->text, WORD_DOSSIER) && s->library->dossier) {
        act.category = s->library->dossier;
        return new_expr(s, x, EXPR_DOSSIER, act);
    }
    if (is_word(x->text, WORD_PARTIES) && s->self) {
        // Parties are of the widest category that a slot « partie » holds.
        const struct category *party = NULL;
        for (uint32_t i = 0; i < s->library->laid.count; i++) {
            const struct category *c = s->library->laid.entries[i].value;
            for (uint32_t k = 0; k < c->slots.count && !party; k++)
                if (c->slots.items[k].flags & SLOT_PARTY)
                    party = element_type(c->slots.items[k].type).category;
        }
        if (!party) return NULL;
        struct type of = {.kind = TYPE_BLOCK, .category = party};
        return new_expr(s, x, EXPR_PARTIES, type_list(s->arena, of));
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
        struct expr *e = new_expr(s, x, EXPR_KEYED, type);
        e->as.keyed.of = constant_of(s, x, owner, value_block(b));
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
        diag_say(s->diags, DIAG_NAME_AMBIGUOUS, place_of(s, x), x->text);
        return NULL;
    }
    if (!b) return NULL;
    struct type type = {.kind = TYPE_BLOCK, .category = b->category};
    if (s->formula && category_slot(b->category, word(WORD_VALUES)))
        type = type_of_kind(TYPE_MEASURE);
    return constant_of(s, x, type, value_block(b));
}

static const struct expr *enum_name(struct scope *s, const struct tree_expr *x,
                                    const struct enumeration *of)
{
    const struct enum_value *v =
        of ? map_get(&of->by_name, x->text) : map_get(&s->library->enum_values, x->text);
    if (!v) return NULL;
    struct value value = VALUE_OF_KIND(VALUE_ENUM);
    value.as.enumerated = v;
    return constant_of(s, x, (struct type){.kind = TYPE_ENUM, .enumeration = v->of}, value);
}

static void unknown_name(struct scope *s, const struct tree_expr *x, struct type expected)
{
    struct text near = NO_TEXT;
    struct type e = element_type(expected);
    if (e.kind == TYPE_ENUM) near = map_nearest(&e.enumeration->by_name, s->arena, x->text);
    if (!near.len && s->self) near = map_nearest(&s->self->by_ident, s->arena, x->text);
    if (!near.len) near = names_nearest(s->library, s->block, x->text);
    if (!near.len) near = map_nearest(&s->library->enum_values, s->arena, x->text);
    diag_say(s->diags, near.len ? DIAG_NAME_UNKNOWN_NEAR : DIAG_NAME_UNKNOWN, place_of(s, x),
             x->text, near);
}

// A slot of `soi` by its bare name, or `titre` and `nom`, which every block has.
static const struct expr *own_name(struct scope *s, const struct tree_expr *x)
{
    if (!s->self) return NULL;
    const struct slot *slot = category_slot(s->self, x->text);
    if (slot) return get_slot(s, x, self_expr(s, x), slot);
    if (!is_word(x->text, WORD_TITLE) && !is_word(x->text, WORD_NAME)) return NULL;
    struct expr *e = new_expr(s, x, is_word(x->text, WORD_TITLE) ? EXPR_TITLE : EXPR_NAME,
                              type_of_kind(TYPE_LABEL));
    e->as.pair.left = self_expr(s, x);
    return e;
}

static const struct expr *resolve_name(struct scope *s, const struct tree_expr *x,
                                       struct type expected)
{
    struct type wanted = element_type(expected);
    const struct scope_name *n = find_name(s, x->text);
    if (n) {
        struct expr *e = new_expr(s, x, EXPR_VARIABLE, n->type);
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
static bool looks_enumerated(const struct scope *s, const struct tree_expr *x)
{
    if (x->kind == TREE_SET) return x->list && looks_enumerated(s, x->list);
    return x->kind == TREE_NAME && !find_name(s, x->text) &&
           map_get(&s->library->enum_values, x->text) != NULL;
}

// --- paths

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
        struct expr *e = new_expr(s, x, PARTS[i].op, type);
        e->as.pair.left = of;
        return e;
    }
    return NULL;
}

static const struct expr *unary_part(struct scope *s, const struct tree_expr *x, enum expr_op op,
                                     struct type type, const struct expr *of)
{
    if (of->type.kind == TYPE_LIST && type.kind != TYPE_LIST) type = type_list(s->arena, type);
    struct expr *e = new_expr(s, x, op, type);
    e->as.pair.left = of;
    return e;
}

static const struct expr *year_of(struct scope *s, const struct tree_expr *x, const struct expr *of)
{
    const struct expr **args = arena_array(s->arena, const struct expr *, 1);
    args[0] = of;
    struct expr *e = new_expr(s, x, EXPR_CALL, type_of_kind(TYPE_YEAR));
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
    struct expr *e = new_expr(s, x, EXPR_KEYED, of->as.get.slot->type);
    e->as.keyed.of = of->as.get.of;
    e->as.keyed.key = x->text;
    e->as.keyed.slot = of->as.get.slot;
    return e;
}

static const struct expr *block_part(struct scope *s, const struct tree_expr *x,
                                     const struct expr *of, const struct category *c)
{
    const struct slot *slot = category_slot(c, x->text);
    if (slot) return get_slot(s, x, of, slot);
    if (is_word(x->text, WORD_TITLE))
        return unary_part(s, x, EXPR_TITLE, type_of_kind(TYPE_LABEL), of);
    if (is_word(x->text, WORD_NAME))
        return unary_part(s, x, EXPR_NAME, type_of_kind(TYPE_LABEL), of);
    // A block named inside the one that a constant path leads to.
    if (of->op == EXPR_CONST && of->as.constant.kind == VALUE_BLOCK) {
        uint32_t count = 0;
        struct block *b = find_inside(of->as.constant.as.block, x->text, NULL, &count);
        if (b && count == 1)
            return constant_of(s, x, (struct type){.kind = TYPE_BLOCK, .category = b->category},
                               value_block(b));
    }
    struct text near = map_nearest(&c->by_ident, s->arena, x->text);
    diag_say(s->diags, near.len ? DIAG_SLOT_UNKNOWN_NEAR : DIAG_SLOT_UNKNOWN, place_of(s, x),
             c->name, x->text, near);
    return NULL;
}

static const struct expr *resolve_path(struct scope *s, const struct tree_expr *x)
{
    const struct enumeration *e =
        x->left->kind == TREE_NAME ? map_get(&s->library->enumerations, x->left->text) : NULL;
    if (e && !find_name(s, x->left->text)) {
        const struct expr *v = enum_name(s, x, e);
        if (v) return v;
    }
    const struct expr *of = resolve_expr(s, x->left, type_of_kind(TYPE_NONE));
    if (!of) return NULL;
    const struct expr *keyed = keyed_part(s, x, of);
    if (keyed) return keyed;
    struct type t = element_type(of->type);
    const struct expr *part = NULL;
    if (t.kind == TYPE_PERIOD) part = period_part(s, x, of);
    if (t.kind == TYPE_DATE && is_word(x->text, WORD_YEAR)) part = year_of(s, x, of);
    if (t.kind == TYPE_SERIES && is_word(x->text, WORD_YEARS))
        part =
            unary_part(s, x, EXPR_SERIES_YEARS, type_list(s->arena, type_of_kind(TYPE_YEAR)), of);
    if (t.kind == TYPE_BLOCK && t.category) return block_part(s, x, of, t.category);
    if (!part)
        diag_say(s->diags, DIAG_NO_PART, place_of(s, x), type_format(s->arena, of->type), x->text);
    return part;
}

// --- operators

static const struct {
    enum tree_op op;
    enum expr_op expr;
    const char *sign;
} OPERATORS[] = {
    {OP_OR, EXPR_OR, "ou"},
    {OP_AND, EXPR_AND, "et"},
    {OP_EQ, EXPR_EQ, "="},
    {OP_NE, EXPR_NE, "≠"},
    {OP_LT, EXPR_LT, "<"},
    {OP_GT, EXPR_GT, ">"},
    {OP_LE, EXPR_LE, "≤"},
    {OP_GE, EXPR_GE, "≥"},
    {OP_IN, EXPR_IN, "parmi"},
    {OP_SUBSET, EXPR_SUBSET, "inclus dans"},
    {OP_WITHIN, EXPR_WITHIN, "dans"},
    {OP_ADD, EXPR_ADD, "+"},
    {OP_SUB, EXPR_SUB, "−"},
    {OP_MUL, EXPR_MUL, "×"},
    {OP_DIV, EXPR_DIV, "÷"},
};

// The type of x op y, TYPE_NONE when there is none.
static struct type arithmetic_type(enum expr_op op, struct type x, struct type y)
{
    struct type none = type_of_kind(TYPE_NONE);
    bool numbers = is_numeric(x.kind) && is_numeric(y.kind);
    bool measure = x.kind == TYPE_MEASURE || y.kind == TYPE_MEASURE;
    if (op == EXPR_ADD || op == EXPR_SUB) {
        if (x.kind == TYPE_DATE && y.kind == TYPE_DURATION) return x;
        if (x.kind == TYPE_YEAR && is_numeric(y.kind)) return x;
        if (x.kind == y.kind && (numbers || x.kind == TYPE_MONEY)) return x;
        if (measure && (numbers || x.kind == TYPE_MONEY || y.kind == TYPE_MONEY))
            return type_of_kind(TYPE_MEASURE);
        return numbers ? type_of_kind(TYPE_NUMBER) : none;
    }
    if (measure && (numbers || x.kind == TYPE_MONEY || y.kind == TYPE_MONEY))
        return type_of_kind(TYPE_MEASURE);
    if (op == EXPR_DIV && x.kind == TYPE_MONEY && y.kind == TYPE_MONEY)
        return type_of_kind(TYPE_NUMBER);
    if (x.kind == TYPE_MONEY && is_numeric(y.kind)) return x;
    if (op == EXPR_MUL && y.kind == TYPE_MONEY && is_numeric(x.kind)) return y;
    return numbers ? type_of_kind(TYPE_NUMBER) : none;
}

static struct type result_type(enum expr_op op, const struct expr *x, const struct expr *y)
{
    struct type none = type_of_kind(TYPE_NONE), truth = type_of_kind(TYPE_BOOL);
    struct type ex = element_type(x->type), ey = element_type(y->type);
    switch (op) {
    case EXPR_AND:
    case EXPR_OR: return is_truth(x->type) && is_truth(y->type) ? truth : none;
    case EXPR_EQ:
    case EXPR_NE:
    case EXPR_IN: return comparable(x->type, y->type) ? truth : none;
    case EXPR_SUBSET: return comparable(ex, ey) ? truth : none;
    case EXPR_LT:
    case EXPR_GT:
    case EXPR_LE:
    case EXPR_GE:
        return x->type.kind != TYPE_LIST && y->type.kind != TYPE_LIST && ex.kind != TYPE_BLOCK &&
                       comparable(ex, ey)
                   ? truth
                   : none;
    case EXPR_WITHIN: return ex.kind == TYPE_DATE && ey.kind == TYPE_PERIOD ? truth : none;
    default:
        if (x->type.kind == TYPE_LIST || y->type.kind == TYPE_LIST) return none;
        return arithmetic_type(op, ex, ey);
    }
}

static bool is_zero(const struct expr *x)
{
    if (x->op != EXPR_CONST) return false;
    const struct value v = x->as.constant;
    bool number = v.kind == VALUE_NUMBER || v.kind == VALUE_RATE || v.kind == VALUE_MONEY;
    return number && number_sign(v.as.number) == 0;
}

static const struct expr *resolve_binary(struct scope *s, const struct tree_expr *x)
{
    enum expr_op op = EXPR_OR;
    const char *sign = "";
    for (size_t i = 0; i < sizeof OPERATORS / sizeof *OPERATORS; i++) {
        if (OPERATORS[i].op != x->op) continue;
        op = OPERATORS[i].expr;
        sign = OPERATORS[i].sign;
    }
    struct type any = type_of_kind(TYPE_NONE);
    const struct expr *left, *right;
    if (looks_enumerated(s, x->left) && !looks_enumerated(s, x->right)) {
        right = resolve_expr(s, x->right, any);
        left = right ? resolve_operand(s, x->left, right->type) : NULL;
    } else {
        left = resolve_expr(s, x->left, any);
        right = left ? resolve_operand(s, x->right, left->type) : NULL;
    }
    if (!left || !right) return NULL;
    struct type type = result_type(op, left, right);
    if (type.kind == TYPE_NONE) {
        diag_say(s->diags, DIAG_OPERATOR_TYPES, place_of(s, x), text_of(sign),
                 type_format(s->arena, left->type), type_format(s->arena, right->type));
        return NULL;
    }
    if (op == EXPR_DIV && is_zero(right)) diag_bare(s->diags, DIAG_DIVISION_ZERO, place_of(s, x));
    struct expr *e = new_expr(s, x, op, type);
    e->as.pair.left = left;
    e->as.pair.right = right;
    return e;
}

// An operand whose names are read by the other side's type, without requiring that type.
static const struct expr *resolve_operand(struct scope *s, const struct tree_expr *x,
                                          struct type hint)
{
    struct type e = element_type(hint);
    bool enumerated = e.kind == TYPE_ENUM;
    if (x->kind == TREE_NAME) return resolve_name(s, x, enumerated ? e : hint);
    if (x->kind == TREE_SET) return resolve_set(s, x, enumerated ? e : type_of_kind(TYPE_NONE));
    return resolve_expr(s, x, type_of_kind(TYPE_NONE));
}

static const struct expr *resolve_unary(struct scope *s, const struct tree_expr *x)
{
    bool not = x->kind == TREE_NOT;
    const struct expr *of = resolve_expr(s, x->left, type_of_kind(not ? TYPE_BOOL : TYPE_NONE));
    if (!of) return NULL;
    if (!not &&!is_numeric(of->type.kind) && of->type.kind != TYPE_MONEY) {
        diag_say(s->diags, DIAG_TYPE_MISMATCH, place_of(s, x), TEXT("nombre"),
                 type_format(s->arena, of->type));
        return NULL;
    }
    struct expr *e = new_expr(s, x, not ? EXPR_NOT : EXPR_NEG, of->type);
    e->as.pair.left = of;
    return e;
}

static const struct expr *resolve_choice(struct scope *s, const struct tree_expr *x,
                                         struct type expected)
{
    const struct expr *condition = resolve_expr(s, x->condition, type_of_kind(TYPE_BOOL));
    const struct expr *then = resolve_expr(s, x->left, expected);
    if (!condition || !then) return NULL;
    const struct expr *otherwise = resolve_expr(s, x->right, expected.kind ? expected : then->type);
    if (!otherwise) return NULL;
    struct expr *e = new_expr(s, x, EXPR_CHOICE, then->type);
    e->as.choice.condition = condition;
    e->as.choice.then = then;
    e->as.choice.otherwise = otherwise;
    return e;
}

// Members of a set; `hint` is the type of one, or TYPE_NONE.
static const struct expr *resolve_set(struct scope *s, const struct tree_expr *x, struct type hint)
{
    VEC(const struct expr *) items = {0};
    struct type of = hint;
    for (const struct tree_expr *i = x->list; i; i = i->next) {
        const struct expr *e = resolve_operand(s, i, of);
        if (!e) return NULL;
        if (of.kind == TYPE_NONE) of = element_type(e->type);
        if (!comparable(of, e->type)) {
            diag_say(s->diags, DIAG_TYPE_MISMATCH, place_of(s, i), type_format(s->arena, of),
                     type_format(s->arena, e->type));
            return NULL;
        }
        vec_push(s->arena, &items, e);
    }
    struct expr *e = new_expr(s, x, EXPR_SET, type_list(s->arena, of));
    e->as.set.items = items.items;
    e->as.set.count = items.count;
    return e;
}

// --- binders, quantifiers

// Whether x reads variable v.
static bool reads_variable(const struct expr *x, uint32_t v)
{
    if (!x) return false;
    switch (x->op) {
    case EXPR_CONST: return false;
    case EXPR_VARIABLE: return x->as.variable == v;
    case EXPR_GET: return reads_variable(x->as.get.of, v);
    case EXPR_SELF:
    case EXPR_PARTIES:
    case EXPR_DOSSIER:
    case EXPR_AT_DATE: return false;
    case EXPR_SET:
        for (uint32_t i = 0; i < x->as.set.count; i++)
            if (reads_variable(x->as.set.items[i], v)) return true;
        return false;
    default: return true; // anything else is not worth an index
    }
}

// Splits `x.path = key` out of a filter so that the evaluator can hash it.
static void index_filter(struct binder *b, const struct expr *filter)
{
    if (!filter) return;
    if (filter->op == EXPR_AND) {
        index_filter(b, filter->as.pair.left);
        if (!b->index_path) index_filter(b, filter->as.pair.right);
        return;
    }
    if (filter->op != EXPR_EQ) return;
    const struct expr *l = filter->as.pair.left, *r = filter->as.pair.right;
    if (l->op == EXPR_GET && l->as.get.of->op == EXPR_VARIABLE &&
        l->as.get.of->as.variable == b->variable && !reads_variable(r, b->variable) &&
        l->type.kind != TYPE_LIST && r->type.kind != TYPE_LIST) {
        b->index_path = l;
        b->index_key = r;
    }
}

// One binder: the collection, then the variable, then the filter that may read it.
static bool resolve_binder(struct scope *s, struct text name, const struct tree_expr *collection,
                           const struct tree_expr *filter, struct binder *b)
{
    *b = (struct binder){.name = name};
    b->collection = resolve_expr(s, collection, type_of_kind(TYPE_NONE));
    if (!b->collection || !scope_add(s, name, element_type(b->collection->type),
                                     place_of(s, collection), &b->variable))
        return false;
    if (!filter) return true;
    b->filter = resolve_expr(s, filter, type_of_kind(TYPE_BOOL));
    index_filter(b, b->filter);
    return b->filter != NULL;
}

bool resolve_binders(struct scope *s, const struct tree_entry *entries,
                     const struct binder **binders, uint32_t *count)
{
    VEC(struct binder) list = {0};
    for (const struct tree_entry *e = entries; e; e = e->next) {
        const struct tree_expr *x = e->value; // written as the comparison « name parmi xs »
        struct binder b;
        if (!x) return false;
        if (x->kind != TREE_BINARY || x->op != OP_IN || x->left->kind != TREE_NAME) {
            diag_bare(s->diags, DIAG_BINDER_EXPECTED, place_of(s, x));
            return false;
        }
        if (!resolve_binder(s, x->left->text, x->right, e->filter, &b)) return false;
        vec_push(s->arena, &list, b);
    }
    *binders = list.items;
    *count = list.count;
    return true;
}

static const struct expr *resolve_quantifier(struct scope *s, const struct tree_expr *x)
{
    enum expr_op op = x->op == OP_FORALL   ? EXPR_FORALL
                      : x->op == OP_EXISTS ? EXPR_EXISTS
                                           : EXPR_NONE;
    struct scope inner = *s;
    struct binder *b = arena_make(s->arena, struct binder);
    if (!resolve_binder(&inner, x->text, x->left, x->condition, b)) return NULL;
    const struct expr *body = NULL;
    if (x->right && !(body = resolve_expr(&inner, x->right, type_of_kind(TYPE_BOOL)))) return NULL;
    struct expr *e = new_expr(s, x, op, type_of_kind(TYPE_BOOL));
    e->as.loop.binders = b;
    e->as.loop.count = 1;
    e->as.loop.body = body;
    return e;
}

// --- functions

static const struct {
    struct text name;
    uint32_t min, max;
} SIGNATURES[] = {
#define FUNCTION(id, french, min_args, max_args) {TEXT_INIT(french), min_args, max_args},
#include "runtime/function.def"
#undef FUNCTION
};

static bool find_function(const struct library *lib, struct text name, enum function_id *id)
{
    const struct text *t = map_get(&lib->language_functions, name);
    for (unsigned i = 0; t && i < FUNCTIONS; i++)
        if (t == &SIGNATURES[i].name) *id = (enum function_id)i;
    return t != NULL;
}

static uint32_t count_list(const struct tree_expr *list)
{
    uint32_t n = 0;
    for (; list; list = list->next) n++;
    return n;
}

// A category or enumeration named as the last argument: tous, englobant, actes, valeurs.
static bool named_argument(struct scope *s, const struct tree_expr *x, struct expr *call)
{
    bool enumeration = call->as.call.function == FUNCTION_VALUES;
    if (x->kind == TREE_NAME) {
        if (enumeration)
            call->as.call.enumeration = map_get(&s->library->enumerations, x->text);
        else
            call->as.call.category = map_get(&s->library->categories, x->text);
    }
    if (call->as.call.enumeration || call->as.call.category) return true;
    diag_say(s->diags, DIAG_CATEGORY_EXPECTED, place_of(s, x), source_text(s->source, x->span));
    return false;
}

static bool takes_name(enum function_id f)
{
    return f == FUNCTION_ALL || f == FUNCTION_ENCLOSING || f == FUNCTION_ACTS ||
           f == FUNCTION_VALUES;
}

static struct type variable_list(struct scope *s, enum word category)
{
    struct type of = {.kind = TYPE_BLOCK,
                      .category = map_get(&s->library->categories, word(category))};
    return type_list(s->arena, of);
}

static struct type call_type(struct scope *s, const struct expr *call)
{
    const struct expr *first = call->as.call.count ? call->as.call.args[0] : NULL;
    struct type t = first ? element_type(first->type) : type_of_kind(TYPE_NONE);
    struct type block = {.kind = TYPE_BLOCK, .category = call->as.call.category};
    switch (call->as.call.function) {
    case FUNCTION_PRESENT:
    case FUNCTION_WITHOUT_OBJECT:
    case FUNCTION_SILENT: return type_of_kind(TYPE_BOOL);
    case FUNCTION_COUNT:
    case FUNCTION_RANK: return type_of_kind(TYPE_NUMBER);
    case FUNCTION_SUM:
    case FUNCTION_MIN:
    case FUNCTION_MAX:
    case FUNCTION_ROUND: return t;
    case FUNCTION_LIST: return type_list(s->arena, t);
    case FUNCTION_VALUE:
    case FUNCTION_EVALUATE: return t.of ? *t.of : type_of_kind(TYPE_MEASURE);
    case FUNCTION_YEAR:
    case FUNCTION_OBSERVED_YEAR: return type_of_kind(TYPE_YEAR);
    case FUNCTION_VALUES:
        return type_list(
            s->arena, (struct type){.kind = TYPE_ENUM, .enumeration = call->as.call.enumeration});
    case FUNCTION_ALL:
    case FUNCTION_ACTS: return type_list(s->arena, block);
    case FUNCTION_ENCLOSING: return block;
    case FUNCTION_VARIABLES: return variable_list(s, WORD_VARIABLE);
    case FUNCTION_INSTALMENTS: return variable_list(s, WORD_INSTALMENT);
    case FUNCTION_MOTIF: return type_of_kind(TYPE_LABEL);
    case FUNCTION_TO_FIX: return type_of_kind(TYPE_DATE);
    case FUNCTION_IN_FORCE:
        return (struct type){.kind = TYPE_ENUM,
                             .enumeration =
                                 map_get(&s->library->enumerations, word(WORD_VALIDITY_STATES))};
    case FUNCTIONS: break;
    }
    return type_of_kind(TYPE_NONE);
}

static const struct expr *resolve_fold(struct scope *s, const struct tree_expr *x,
                                       enum function_id function, const struct tree_expr *c)
{
    struct scope inner = *s;
    VEC(struct binder) binders = {0};
    for (const struct tree_expr *i = c->list; i; i = i->next) {
        struct binder b;
        if (!resolve_binder(&inner, i->text, i->left, i->filter, &b)) return NULL;
        vec_push(s->arena, &binders, b);
    }
    const struct expr *body = resolve_expr(&inner, c->left, type_of_kind(TYPE_NONE));
    if (!body) return NULL;
    struct type type = element_type(body->type);
    if (function == FUNCTION_LIST) type = type_list(s->arena, type);
    if (function == FUNCTION_COUNT) type = type_of_kind(TYPE_NUMBER);
    struct expr *e = new_expr(s, x, EXPR_FOLD, type);
    e->as.fold.function = function;
    e->as.fold.binders = binders.items;
    e->as.fold.count = binders.count;
    e->as.fold.body = body;
    return e;
}

static const struct expr *resolve_builtin(struct scope *s, const struct tree_expr *x,
                                          enum function_id id)
{
    if (x->list && x->list->kind == TREE_COMPREHENSION) return resolve_fold(s, x, id, x->list);
    uint32_t count = count_list(x->list);
    const struct tree_expr *first = x->list;
    if (id == FUNCTION_IN_FORCE && first && is_word(first->text, WORD_THIS_DISPOSITION))
        first = first->next;
    if (count < SIGNATURES[id].min || count > SIGNATURES[id].max) {
        diag_say(s->diags, DIAG_ARGUMENT_COUNT, place_of(s, x), x->text);
        return NULL;
    }
    struct expr *e = new_expr(s, x, EXPR_CALL, type_of_kind(TYPE_NONE));
    e->as.call.function = id;
    VEC(const struct expr *) args = {0};
    for (const struct tree_expr *i = first; i; i = i->next) {
        if (!i->next && takes_name(id)) {
            if (!named_argument(s, i, e)) return NULL;
            break;
        }
        const struct expr *arg = resolve_expr(s, i, type_of_kind(TYPE_NONE));
        if (!arg) return NULL;
        vec_push(s->arena, &args, arg);
    }
    e->as.call.args = args.items;
    e->as.call.count = args.count;
    e->type = call_type(s, e);
    return e;
}

static const struct expr *resolve_apply(struct scope *s, const struct tree_expr *x,
                                        const struct library_function *f)
{
    if (count_list(x->list) != f->parameter_count) {
        diag_say(s->diags, DIAG_ARGUMENT_COUNT, place_of(s, x), x->text);
        return NULL;
    }
    const struct expr **args = arena_array(s->arena, const struct expr *, f->parameter_count + 1);
    uint32_t n = 0;
    for (const struct tree_expr *i = x->list; i; i = i->next)
        if (!(args[n] = resolve_expr(s, i, f->parameters[n])))
            return NULL;
        else
            n++;
    struct expr *e = new_expr(s, x, EXPR_APPLY, f->result);
    e->as.apply.function = f;
    e->as.apply.args = args;
    return e;
}

static const struct expr *resolve_call(struct scope *s, const struct tree_expr *x)
{
    enum function_id id = FUNCTIONS;
    const struct library_function *f = map_get(&s->library->functions, x->text);
    if (f) return resolve_apply(s, x, f);
    if (find_function(s->library, x->text, &id)) return resolve_builtin(s, x, id);
    struct text near = map_nearest(&s->library->functions, s->arena, x->text);
    if (!near.len) near = map_nearest(&s->library->language_functions, s->arena, x->text);
    diag_say(s->diags, near.len ? DIAG_FUNCTION_UNKNOWN_NEAR : DIAG_FUNCTION_UNKNOWN,
             place_of(s, x), x->text, near);
    return NULL;
}

// « le plus petit de a et de b »
static const struct expr *resolve_extreme(struct scope *s, const struct tree_expr *x,
                                          struct type expected)
{
    VEC(const struct expr *) args = {0};
    for (const struct tree_expr *i = x->list; i; i = i->next) {
        const struct expr *e = resolve_expr(s, i, expected);
        if (!e) return NULL;
        vec_push(s->arena, &args, e);
    }
    struct expr *e = new_expr(s, x, EXPR_CALL, args.items[0]->type);
    e->as.call.function = x->kind == TREE_LEAST ? FUNCTION_MIN : FUNCTION_MAX;
    e->as.call.args = args.items;
    e->as.call.count = args.count;
    return e;
}

void resolve_enter_functions(struct library *lib)
{
    for (size_t i = 0; i < FUNCTIONS; i++)
        map_set(&lib->language_functions, SIGNATURES[i].name, (void *)&SIGNATURES[i].name);
}

// --- literals

static const struct expr *resolve_period(struct scope *s, const struct tree_expr *x)
{
    struct period *p = arena_make(s->arena, struct period);
    const struct tree_expr *sides[] = {x->left, x->right};
    for (int i = 0; i < 2; i++)
        if (sides[i] && sides[i]->kind != TREE_DATE) {
            diag_say(s->diags, DIAG_TYPE_MISMATCH, place_of(s, sides[i]), TEXT("date"),
                     source_text(s->source, sides[i]->span));
            return NULL;
        }
    p->has_begin = x->left != NULL;
    p->has_end = x->right != NULL;
    if (x->left) p->begin = x->left->date;
    if (x->right) p->end = x->right->date;
    if (p->has_begin && p->has_end && p->end < p->begin) {
        diag_bare(s->diags, DIAG_PERIOD_BACKWARD, place_of(s, x));
        return NULL;
    }
    struct value v = VALUE_OF_KIND(VALUE_PERIOD);
    v.as.period = p;
    return constant(s, x, TYPE_PERIOD, v);
}

static const struct expr *resolve_number(struct scope *s, const struct tree_expr *x,
                                         struct type expected)
{
    int64_t n;
    if (expected.kind == TYPE_YEAR && number_to_int(x->number, &n) && n > 0 && n < 10000)
        return constant(s, x, TYPE_YEAR, value_year((int32_t)n));
    return constant(s, x, TYPE_NUMBER, value_number(x->number));
}

static const struct expr *resolve_literal(struct scope *s, const struct tree_expr *x,
                                          struct type expected)
{
    struct value v = ABSENT;
    switch (x->kind) {
    case TREE_STRING: return constant(s, x, TYPE_LABEL, value_label(s->arena, x->text));
    case TREE_NUMBER: return resolve_number(s, x, expected);
    case TREE_RATE: return constant(s, x, TYPE_RATE, value_rate(x->number));
    case TREE_MONEY:
        return constant(s, x, TYPE_MONEY, value_money(x->number, (enum currency)x->currency));
    case TREE_DATE: return constant(s, x, TYPE_DATE, value_date(x->date));
    case TREE_DURATION:
        v.kind = VALUE_DURATION;
        v.as.duration = x->duration;
        return constant(s, x, TYPE_DURATION, v);
    case TREE_DAY:
        v.kind = VALUE_DAY;
        v.as.day = x->day;
        return constant(s, x, TYPE_DAY, v);
    case TREE_CITATION: {
        struct citation *c = arena_make(s->arena, struct citation);
        *c = (struct citation){x->text, tree_article(x)};
        v.kind = VALUE_CITATION;
        v.as.citation = c;
        return constant(s, x, TYPE_CITATION, v);
    }
    case TREE_TRUE:
    case TREE_FALSE: return constant(s, x, TYPE_BOOL, value_bool(x->kind == TREE_TRUE));
    case TREE_UNKNOWN: return constant(s, x, TYPE_NONE, UNKNOWN);
    default:
        diag_say(s->diags, DIAG_NOT_AN_EXPRESSION, place_of(s, x), source_text(s->source, x->span));
        return NULL;
    }
}

const struct expr *resolve_expr(struct scope *s, const struct tree_expr *x, struct type expected)
{
    const struct expr *e;
    switch (x->kind) {
    case TREE_NAME: e = resolve_name(s, x, expected); break;
    case TREE_PATH: e = resolve_path(s, x); break;
    case TREE_BINARY: e = resolve_binary(s, x); break;
    case TREE_NOT:
    case TREE_NEGATE: e = resolve_unary(s, x); break;
    case TREE_IF: e = resolve_choice(s, x, expected); break;
    case TREE_QUANTIFIER: e = resolve_quantifier(s, x); break;
    case TREE_SET: e = resolve_set(s, x, element_type(expected)); break;
    case TREE_CALL: e = resolve_call(s, x); break;
    case TREE_PERIOD: e = resolve_period(s, x); break;
    case TREE_LEAST:
    case TREE_GREATEST: e = resolve_extreme(s, x, expected); break;
    default: e = resolve_literal(s, x, expected); break;
    }
    return checked(s, x, e, expected);
}
