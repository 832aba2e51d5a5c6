// See placeholder.h.
#include "compiler/model/placeholder.h"

static const struct {
    struct text words, value;
} TYPES[TYPE_COUNT] = {
#define PLACEHOLDER(id, words, value) [TYPE_##id] = {TEXT_INIT(words), TEXT_INIT(value)},
#include "compiler/model/placeholder.def"
#undef PLACEHOLDER
};

static struct text enumeration_words(struct arena *a, const struct enumeration *e)
{
    struct buffer b = buffer_new(a);
    buffer_add_c(&b, "l'un de : ");
    for (uint32_t i = 0; i < e->values.count; i++)
        buffer_printf(&b, "%s%.*s", i ? ", " : "", TEXT_FMT(e->values.items[i]->name));
    return buffer_text(&b);
}

static struct text series_words(struct arena *a, struct type t)
{
    const char *form = t.key == BY_YEAR ? "par année (2018 : … ; 2019 : …), %.*s"
                                        : "par période (à compter du … : …), %.*s";
    return text_printf(a, form, TEXT_FMT(placeholder_type(a, *t.of)));
}

struct text placeholder_type(struct arena *a, struct type t)
{
    switch (t.kind) {
    case TYPE_ENUM: return enumeration_words(a, t.enumeration);
    case TYPE_BLOCK:
        return text_printf(a, "nom d'un bloc « %.*s »", t.category ? (int)t.category->name.len : 0,
                           t.category ? t.category->name.ptr : "");
    case TYPE_LIST:
        return text_printf(a, "un ou plusieurs, entre « ; » : %.*s",
                           TEXT_FMT(placeholder_type(a, *t.of)));
    case TYPE_SERIES: return series_words(a, t);
    case TYPE_FORMULA:
        return text_printf(a, "formule qui donne : %.*s", TEXT_FMT(placeholder_type(a, *t.of)));
    default: return TYPES[t.kind].words;
    }
}

static struct text value_of(struct arena *a, const struct category *act, struct type t)
{
    switch (t.kind) {
    case TYPE_ENUM:
        return t.enumeration->values.count ? t.enumeration->values.items[0]->name : TEXT("…");
    case TYPE_BLOCK:
        if (act && t.category && category_is(t.category, act))
            return TEXT("acte « fichier.sceau »");
        return t.category ? text_ident(a, t.category->name) : TEXT("nom");
    case TYPE_LIST: return value_of(a, act, *t.of);
    case TYPE_SERIES:
        return text_printf(
            a, t.key == BY_YEAR ? "2018 : %.*s" : "à compter du 1er janvier 2018 : %.*s",
            TEXT_FMT(value_of(a, act, *t.of)));
    default: return TYPES[t.kind].value;
    }
}

struct text placeholder_value(struct arena *a, const struct category *act, const struct slot *s)
{
    return value_of(a, act, s->type);
}
