// Calls: functions of the language, found in one table, and functions of the library.

#include "compiler/model/resolve_parts.h"

#include "compiler/model/words.h"

static const struct {
    struct text name;
    uint32_t min, max;
} SIGNATURES[] = {
#define FUNCTION(id, french, min_args, max_args) {TEXT_INIT(french), min_args, max_args},
#include "runtime/value/function.def"
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
    diag_say(s->diags, DIAG_CATEGORY_EXPECTED, resolve_place(s, x),
             source_text(s->source, x->span));
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
    struct type t = first ? type_element(first->type) : type_of_kind(TYPE_NONE);
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
    case FUNCTION_FIRST_WORD:
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

static const struct expr *resolve_builtin(struct scope *s, const struct tree_expr *x,
                                          enum function_id id)
{
    if (x->list && x->list->kind == TREE_COMPREHENSION) return resolve_fold(s, x, id, x->list);
    uint32_t count = count_list(x->list);
    const struct tree_expr *first = x->list;
    if (id == FUNCTION_IN_FORCE && first && is_word(first->text, WORD_THIS_DISPOSITION))
        first = first->next;
    if (count < SIGNATURES[id].min || count > SIGNATURES[id].max) {
        diag_say(s->diags, DIAG_ARGUMENT_COUNT, resolve_place(s, x), x->text);
        return NULL;
    }
    struct expr *e = resolve_node(s, x, EXPR_CALL, type_of_kind(TYPE_NONE));
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
        diag_say(s->diags, DIAG_ARGUMENT_COUNT, resolve_place(s, x), x->text);
        return NULL;
    }
    const struct expr **args = arena_array(s->arena, const struct expr *, f->parameter_count + 1);
    uint32_t n = 0;
    for (const struct tree_expr *i = x->list; i; i = i->next)
        if (!(args[n] = resolve_expr(s, i, f->parameters[n])))
            return NULL;
        else
            n++;
    struct expr *e = resolve_node(s, x, EXPR_APPLY, f->result);
    e->as.apply.function = f;
    e->as.apply.args = args;
    return e;
}

const struct expr *resolve_call(struct scope *s, const struct tree_expr *x)
{
    enum function_id id = FUNCTIONS;
    const struct library_function *f = map_get(&s->library->functions, x->text);
    if (f) return resolve_apply(s, x, f);
    if (find_function(s->library, x->text, &id)) return resolve_builtin(s, x, id);
    struct text near = map_nearest(&s->library->functions, s->arena, x->text);
    if (!near.len) near = map_nearest(&s->library->language_functions, s->arena, x->text);
    diag_say(s->diags, near.len ? DIAG_FUNCTION_UNKNOWN_NEAR : DIAG_FUNCTION_UNKNOWN,
             resolve_place(s, x), x->text, near);
    return NULL;
}

// « le plus petit de a et de b »
const struct expr *resolve_extreme(struct scope *s, const struct tree_expr *x, struct type expected)
{
    VEC(const struct expr *) args = {0};
    for (const struct tree_expr *i = x->list; i; i = i->next) {
        const struct expr *e = resolve_expr(s, i, expected);
        if (!e) return NULL;
        vec_push(s->arena, &args, e);
    }
    struct expr *e = resolve_node(s, x, EXPR_CALL, args.items[0]->type);
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
