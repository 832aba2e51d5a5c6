// The summary of the report: at which date, how many statements of each verdict, what is applied.
#include "compiler/output/report_parts.h"

#include "compiler/law/law_words.h"
#include "compiler/model/words.h"

// « des articles L. 1 et L. 2 »
static struct text articles(const struct report *r)
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

static bool says_date(const struct report *r, enum word ident)
{
    const struct slot *s = category_slot(r->act->category, word(ident));
    if (!s || !block_filled(r->act, s->index).written) return false;
    const struct value v = block_value(r->act, s->index);
    return v.kind == VALUE_DATE && v.as.date == r->judgement->date;
}

// « Au 20 décembre 2017, date … »
static struct text date_words(const struct report *r)
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

static void add_count(const struct report *r, struct buffer *b, enum report_status s, bool *first)
{
    uint32_t n = r->counts[s];
    if (!n) return;
    struct text words = n > 1 ? report_status(s)->several : report_status(s)->one;
    buffer_printf(b, "%s%u %.*s", *first ? "" : ", ", n, TEXT_FMT(words));
    *first = false;
}

static struct text counts(const struct report *r)
{
    struct buffer b = buffer_new(r->arena);
    bool first = true;
    struct text of = articles(r);
    if (!r->applied.count) return TEXT("Aucun article de la bibliothèque ne porte sur cet acte.");
    buffer_printf(&b, "Sur les %u énoncés %.*s : ", r->law.count, TEXT_FMT(of));
    for (int s = REPORT_STATUS_COUNT; s-- > 0;) add_count(r, &b, (enum report_status)s, &first);
    buffer_add_char(&b, '.');
    return buffer_text(&b);
}

static void add_number(struct buffer *b, uint32_t n, const char *one, const char *several)
{
    if (n < 2)
        buffer_printf(b, "%s %s", n ? "une" : "aucune", one);
    else
        buffer_printf(b, "%u %s", n, several);
}

static struct text opening(const struct report *r)
{
    struct buffer b = buffer_new(r->arena);
    struct text date = date_words(r);
    uint32_t breached = r->counts[REPORT_BREACHED], reserved = r->counts[REPORT_RESERVED];
    buffer_printf(&b, "%.*s, ", TEXT_FMT(date));
    add_number(&b, breached, breached ? "exigence est méconnue" : "exigence n'est méconnue",
               "exigences sont méconnues");
    buffer_add_c(&b, " et ");
    add_number(&b, reserved, reserved ? "réserve est formulée" : "réserve n'est formulée",
               "réserves sont formulées");
    buffer_add_char(&b, '.');
    return buffer_text(&b);
}

static struct text elsewhere(const struct report *r)
{
    uint32_t rules = 0, n = r->elsewhere.count;
    for (uint32_t i = 0; i < n; i++) rules += r->elsewhere.items[i]->rules.count;
    if (!n) return NO_TEXT;
    if (n == 1)
        return text_printf(r->arena,
                           "Les %u énoncés de l'article %.*s ne portent pas sur cet acte.", rules,
                           TEXT_FMT(disposition_article(r->elsewhere.items[0])));
    return text_printf(
        r->arena, "Les %u énoncés des %u autres articles ne portent pas sur cet acte.", rules, n);
}

static struct text versions(const struct report *r)
{
    struct buffer b = buffer_new(r->arena);
    if (!r->applied.count || !r->judgement->has_date) return NO_TEXT;
    buffer_add_c(&b, r->applied.count > 1 ? "Versions appliquées : " : "Version appliquée : ");
    for (uint32_t i = 0; i < r->applied.count; i++) {
        if (i) buffer_add_c(&b, " ; ");
        buffer_add(&b, report_version(r, r->applied.items[i]));
    }
    buffer_add_char(&b, '.');
    return buffer_text(&b);
}

// The acts that this one refers to and that are declared only: their words are not judged.
static struct text references(const struct report *r)
{
    struct buffer b = buffer_new(r->arena);
    uint32_t n = 0;
    for (uint32_t i = 0; i < r->act->category->slots.count; i++) {
        const struct value v = block_value(r->act, i);
        if (v.kind != VALUE_BLOCK || !v.as.block->outside) continue;
        if (!category_is(v.as.block->category, r->library->act)) continue;
        struct text label = v.as.block->title.len ? v.as.block->title : block_label(v.as.block);
        buffer_printf(&b, "%s%.*s", n++ ? " ; " : "", TEXT_FMT(label));
    }
    if (!n) return NO_TEXT;
    return text_printf(r->arena, "%s : %.*s.",
                       n > 1 ? "Actes de référence, déclarés et non contrôlés"
                             : "Acte de référence, déclaré et non contrôlé",
                       TEXT_FMT(buffer_text(&b)));
}

void report_summarise(struct report *r)
{
    const struct text sentences[] = {opening(r), counts(r), elsewhere(r), versions(r),
                                     references(r)};
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++)
        if (sentences[i].len) vec_push(r->arena, &r->summary, sentences[i]);
}
