// What the types of two operands have to do with each other.

#include "compiler/model/resolve_parts.h"

struct type type_element(struct type t)
{
    return t.kind == TYPE_LIST && t.of ? *t.of : t;
}

bool type_is_numeric(enum type_kind k)
{
    return k == TYPE_NUMBER || k == TYPE_RATE || k == TYPE_MEASURE || k == TYPE_YEAR;
}

static bool is_text(enum type_kind k)
{
    return k == TYPE_LABEL || k == TYPE_PROSE;
}

// A truth value, or « inconnu », which has no type of its own.
bool type_is_truth(struct type t)
{
    return t.kind == TYPE_BOOL || t.kind == TYPE_NONE;
}

// Whether values of the two types can be equal.
bool types_comparable(struct type x, struct type y)
{
    x = type_element(x);
    y = type_element(y);
    if (x.kind == TYPE_NONE || y.kind == TYPE_NONE) return true;
    if (x.kind == TYPE_BLOCK && y.kind == TYPE_BLOCK)
        return category_is(x.category, y.category) || category_is(y.category, x.category);
    if (x.kind == TYPE_ENUM && y.kind == TYPE_ENUM) return x.enumeration == y.enumeration;
    if (x.kind == TYPE_MEASURE || y.kind == TYPE_MEASURE) {
        enum type_kind other = x.kind == TYPE_MEASURE ? y.kind : x.kind;
        return type_is_numeric(other) || other == TYPE_MONEY || other == TYPE_LABEL;
    }
    if (is_text(x.kind) && is_text(y.kind)) return true;
    return x.kind == y.kind || (type_is_numeric(x.kind) && type_is_numeric(y.kind));
}
