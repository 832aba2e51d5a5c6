// The words of the report's statements: which version is applied, what was found and where, and
// what is missing and how to declare it.
#include "compiler/output/report_parts.h"

#include "compiler/law/law_words.h"
#include "compiler/model/placeholder.h"
#include "compiler/output/printable.h"

struct text report_version(const struct report *r, const struct disposition *d)
{
    const struct law_version *v = NULL;
    if (r->judgement->has_date) v = disposition_version(d, r->judgement->date);
    struct text article = disposition_article(d);
    if (!v) return text_printf(r->arena, "%.*s, aucune version applicable", TEXT_FMT(article));
    return text_printf(r->arena, "%.*s, %.*s", TEXT_FMT(article),
                       TEXT_FMT(validity_words(r->arena, &v->validity)));
}

struct text report_unconfirmed(const struct report *r)
{
    for (uint32_t i = 0; i < r->applied.count && r->judgement->has_date; i++) {
        const struct law_version *v = disposition_version(r->applied.items[i], r->judgement->date);
        if (v && v->validity.to_confirm)
            return TEXT("« À confirmer » : ces dates n'ont pas été vérifiées sur le texte publié ; "
                        "les y vérifier si l'issue en dépend.");
    }
    return NO_TEXT;
}

// --- one statement

struct text report_line(const struct report *r, struct place place)
{
    if (!place.source) return NO_TEXT;
    struct position at = source_position(r->arena, place.source, place.span.begin);
    if (place.source == r->act->whole.source)
        return text_printf(r->arena, "ligne\u00A0%u", at.line);
    return text_printf(r->arena, "%.*s, ligne\u00A0%u", TEXT_FMT(place.source->path), at.line);
}

// « art. 6, I (ligne 41) ».
struct text report_place(const struct report *r, const struct report_row *row)
{
    if (!row->places.count || !row->line.len) return row->place;
    return text_printf(r->arena, "%.*s (%.*s)", TEXT_FMT(row->place), TEXT_FMT(row->line));
}

// The line of the source that answers a requirement, when one alone does.
static struct text words_read(const struct report *r, const struct report_row *row)
{
    enum { MOST = 96 };
    const struct finding *f = row->findings.items[0];
    if (!row->at.source) return NO_TEXT;
    if (!f->block->parent && row->at.span.begin == f->block->head.span.begin)
        return TEXT("Respectée par l'acte, pris dans son ensemble.");
    struct position at = source_position(r->arena, row->at.source, row->at.span.begin);
    struct text line = text_trim(source_line(r->arena, row->at.source, at.line));
    struct text shown = printable_first(line, MOST);
    return text_printf(r->arena, "Lu : « %.*s%s »", TEXT_FMT(shown),
                       shown.len < line.len ? "…" : "");
}

// What the findings of a row say, one after the other.
static struct text said(const struct report *r, const struct report_row *row)
{
    struct buffer b = buffer_new(r->arena);
    for (uint32_t i = 0; i < row->findings.count; i++) {
        const struct finding *f = row->findings.items[i];
        struct text t = row->status == REPORT_TO_JUDGE ? f->question : f->message;
        if (t.len) buffer_printf(&b, "%s%.*s", b.len ? " " : "", TEXT_FMT(t));
    }
    return buffer_text(&b);
}

struct text report_observed(const struct report *r, const struct report_row *row)
{
    switch (row->status) {
    case REPORT_RESPECTED: return words_read(r, row);
    case REPORT_WITHOUT_OBJECT:
        return text_printf(r->arena, "Motif : %.*s.",
                           TEXT_FMT(text_uncapital(r->arena, row->motif)));
    case REPORT_TO_VERIFY: return text_capital(r->arena, report_missing(r, row));
    default: return said(r, row);
    }
}

struct text report_support(const struct report *r, const struct report_row *row)
{
    if (row->status == REPORT_RESERVED)
        return text_printf(
            r->arena, "Réserve : %.*s.",
            TEXT_FMT(text_uncapital(r->arena, row->findings.items[0]->reservation->motif)));
    if (!row->attested.len) return NO_TEXT;
    return text_printf(r->arena, "Attesté par la pièce « %.*s ».", TEXT_FMT(row->attested));
}

static void add_disputed(struct buffer *b, const struct finding *f)
{
    struct text other = f->requirement ? f->requirement->disputed_reading : NO_TEXT;
    if (other.len) buffer_printf(b, " Lecture contestée : %.*s", TEXT_FMT(other));
}

struct text report_finding(const struct report *r, const struct report_row *row,
                           const struct finding *f)
{
    struct buffer b = buffer_new(r->arena);
    buffer_printf(&b, "%.*s : %.*s", TEXT_FMT(report_status(row->status)->french),
                  TEXT_FMT(f->message));
    if (f->remedy.len && row->status != REPORT_RESERVED)
        buffer_printf(&b, " À corriger : %.*s.", TEXT_FMT(f->remedy));
    add_disputed(&b, f);
    return buffer_text(&b);
}

struct text report_questions(const struct report *r, const struct report_row *row)
{
    struct buffer b = buffer_new(r->arena);
    buffer_printf(&b, "%.*s : %.*s", TEXT_FMT(report_place(r, row)), TEXT_FMT(row->observed));
    if (row->findings.count) add_disputed(&b, row->findings.items[0]);
    return buffer_text(&b);
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

// Whether the doubt comes from the lack of a dossier, and from nothing that the act could say.
static bool wants_dossier(const struct report_row *row)
{
    for (uint32_t i = 0; i < row->findings.count; i++)
        if (row->findings.items[i]->verdict == VERDICT_TO_VERIFY)
            return row->findings.items[i]->needs_dossier;
    return !row->findings.count;
}

struct text report_missing(const struct report *r, const struct report_row *row)
{
    const struct block *b = row->missing_block;
    const struct slot *s = row->missing_slot;
    if (wants_dossier(row))
        return TEXT(
            "aucun dossier n'est déclaré : écrire un bloc « dossier » qui nomme les actes, "
            "dans « dossier.sceau » à la racine, et, quand ils y sont tous, « complet : oui ».");
    struct place refused = row->findings.items[0]->refused;
    if (refused.source)
        return text_printf(
            r->arena,
            "une valeur que lit cette règle est refusée, à la ligne %u de « %.*s » : "
            "corriger l'erreur que dit le contrôle.",
            source_position(r->arena, refused.source, refused.span.begin).line,
            TEXT_FMT(refused.source->path));
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
