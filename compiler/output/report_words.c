// The sentences of the report: what is applied, when, and what is missing and how to declare it.
#include "compiler/output/report_parts.h"

#include "compiler/command/placeholder.h"
#include "compiler/law/law_words.h"
#include "compiler/model/words.h"

struct text report_articles(const struct report *r)
{
    struct buffer b = buffer_new(r->arena);
    uint32_t n = r->applied.count;
    buffer_add_c(&b, n > 1 ? "des articles " : "de l'article ");
    for (uint32_t i = 0; i < n; i++) {
        if (i) buffer_add_c(&b, i + 1 == n ? " et " : ", ");
        buffer_add(&b, disposition_article(r->applied.items[i]));
    }
    return buffer_text(&b);
}

struct text report_version(const struct report *r, const struct disposition *d)
{
    const struct law_version *v = NULL;
    if (r->judgement->has_date) v = disposition_version(d, r->judgement->date);
    struct text article = disposition_article(d);
    if (!v) return text_printf(r->arena, "%.*s, aucune version applicable", TEXT_FMT(article));
    return text_printf(r->arena, "%.*s, %.*s", TEXT_FMT(article),
                       TEXT_FMT(validity_words(r->arena, &v->validity)));
}

static bool says_date(const struct report *r, enum word ident)
{
    const struct slot *s = category_slot(r->act->category, word(ident));
    if (!s || !r->act->slots[s->index].written) return false;
    const struct value v = r->act->slots[s->index].value;
    return v.kind == VALUE_DATE && v.as.date == r->judgement->date;
}

struct text report_date(const struct report *r)
{
    if (!r->judgement->has_date) return TEXT("Sans date de droit applicable");
    const char *why = "date demandée";
    bool asked = !says_date(r, WORD_LAW_AT) && !says_date(r, WORD_CONCLUSION);
    if (!asked)
        why = says_date(r, WORD_LAW_AT) ? "date retenue pour la conclusion (« droit au »)"
                                        : "date de conclusion";
    return text_printf(r->arena, "Au %.*s, %s", TEXT_FMT(date_format(r->arena, r->judgement->date)),
                       why);
}

struct text report_reference(const struct report *r)
{
    const struct slot *s = category_slot(r->act->category, TEXT("référence"));
    if (!s || r->act->slots[s->index].value.kind != VALUE_LABEL) return NO_TEXT;
    return *r->act->slots[s->index].value.as.text;
}

// --- what is missing

static const struct text HOW[] = {
    TEXT_INIT("dans le fichier du dossier"),
    TEXT_INIT("dans la bibliothèque, ou dans un bloc de l'acte qui dise « comme : »"),
    TEXT_INIT("dans l'acte de référence"),
    TEXT_INIT("dans l'acte"),
};

static struct text where_declared(const struct report *r, const struct block *b)
{
    if (r->library->dossier && category_is(b->category, r->library->dossier)) return HOW[0];
    if (b->library) return HOW[1];
    if (b->root != r->act) return HOW[2];
    return HOW[3];
}

struct text report_missing(const struct report *r, const struct report_row *row)
{
    const struct block *b = row->missing_block;
    const struct slot *s = row->missing_slot;
    if (!row->findings.count)
        return TEXT("aucun dossier n'est déclaré : écrire un bloc « dossier » qui nomme les actes, "
                    "dans « dossier.sceau » à la racine.");
    if (!s || !b) return TEXT("un fait dont dépend cette règle n'est pas déclaré.");
    struct text label = block_label(b), where = where_declared(r, b);
    struct text name = b->name.len ? b->name : label;
    bool named = b->parent || b->library;
    struct text block = named ? text_printf(r->arena, "bloc « %.*s %.*s »",
                                            TEXT_FMT(b->category->name), TEXT_FMT(name))
                              : text_printf(r->arena, "« %.*s »", TEXT_FMT(name));
    return text_printf(r->arena,
                       "« %.*s » n'est pas déclaré pour %.*s. Écrire « %.*s : %.*s », %.*s (%.*s).",
                       TEXT_FMT(s->label), TEXT_FMT(label), TEXT_FMT(s->label),
                       TEXT_FMT(placeholder_value(r->arena, r->library->act, s)), TEXT_FMT(where),
                       TEXT_FMT(block));
}
