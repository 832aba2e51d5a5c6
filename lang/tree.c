// Equality of trees: the formatter's oracle.
#include "lang/tree.h"

#include "lang/prose.h"

static bool exprs_equal(const struct tree_expr *x, const struct tree_expr *y);

static bool numbers_equal(const struct number *x, const struct number *y)
{
    return x == y || (x && y && number_cmp(x, y) == 0);
}

static bool durations_equal(const struct duration *x, const struct duration *y)
{
    return x->years == y->years && x->months == y->months && x->days == y->days &&
           x->working_days == y->working_days;
}

struct tree_expr *tree_inner(const struct tree_expr *x)
{
    switch (x->kind) {
    case TREE_IF:
    case TREE_QUANTIFIER: return x->condition;
    case TREE_NAME: return x->filter;
    case TREE_CALL:
    case TREE_SET:
    case TREE_COMPREHENSION:
    case TREE_LEAST:
    case TREE_GREATEST: return x->list;
    default: return NULL;
    }
}

static bool literals_equal(const struct tree_expr *x, const struct tree_expr *y)
{
    switch (x->kind) {
    case TREE_NUMBER:
    case TREE_RATE:
    case TREE_MONEY: return numbers_equal(x->number, y->number);
    case TREE_DATE:
    case TREE_TO_FIX: return x->date == y->date;
    case TREE_DAY: return x->day->month == y->day->month && x->day->day == y->day->day;
    case TREE_DURATION: return durations_equal(x->duration, y->duration);
    case TREE_OBSERVED: return x->year == y->year;
    default: return true;
    }
}

bool tree_expr_equal(const struct tree_expr *x, const struct tree_expr *y)
{
    if (!x || !y) return x == y;
    bool same = x->kind == y->kind && x->op == y->op && x->currency == y->currency &&
                x->parenthesised == y->parenthesised && x->article == y->article;
    return same && text_eq(x->text, y->text) && literals_equal(x, y) &&
           tree_expr_equal(x->left, y->left) && tree_expr_equal(x->right, y->right) &&
           exprs_equal(tree_inner(x), tree_inner(y));
}

static bool exprs_equal(const struct tree_expr *x, const struct tree_expr *y)
{
    for (; x && y; x = x->next, y = y->next)
        if (!tree_expr_equal(x, y)) return false;
    return !x && !y;
}

static bool entries_equal(const struct tree_entry *x, const struct tree_entry *y)
{
    for (; x && y; x = x->next, y = y->next)
        if (!tree_expr_equal(x->key, y->key) || !tree_expr_equal(x->value, y->value) ||
            !tree_expr_equal(x->filter, y->filter) || !exprs_equal(x->attributes, y->attributes) ||
            !text_eq(x->note, y->note))
            return false;
    return !x && !y;
}

static bool comments_equal(const struct tree_comment *x, const struct tree_comment *y)
{
    for (; x && y; x = x->next, y = y->next)
        if (!text_eq(x->text, y->text) || x->trailing != y->trailing) return false;
    return !x && !y;
}

static bool prose_equal(const struct tree_item *x, const struct tree_item *y)
{
    if (x->has_prose != y->has_prose) return false;
    if (!x->has_prose) return text_eq(x->of, y->of);
    struct arena *a = arena_new();
    bool same = text_eq(prose_dedent(a, x->prose), prose_dedent(a, y->prose));
    arena_free(a);
    return same;
}

static bool items_equal(const struct tree_item *x, const struct tree_item *y)
{
    for (; x && y; x = x->next, y = y->next) {
        bool same = x->kind == y->kind && text_eq(x->word, y->word) && text_eq(x->name, y->name) &&
                    text_eq(x->title, y->title) && x->title_is_hole == y->title_is_hole;
        if (!same || !comments_equal(x->comments, y->comments) ||
            !comments_equal(x->closing, y->closing) || !entries_equal(x->entries, y->entries) ||
            !prose_equal(x, y) || !items_equal(x->items, y->items))
            return false;
    }
    return !x && !y;
}

bool tree_equal(const struct tree *x, const struct tree *y)
{
    return items_equal(x->items, y->items) && comments_equal(x->closing, y->closing);
}
