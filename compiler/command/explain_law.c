// A rule, an article or one of its divisions: the text in force at the date, what the rule reads in
// it, and examples.
#include "compiler/command/explain_parts.h"
#include "compiler/law/law_words.h"

static struct text quoted(const struct explaining *x, struct text t)
{
    return t.len ? text_printf(x->arena, "« %.*s »", TEXT_FMT(t)) : t;
}

// --- articles

static void explain_versions(struct explaining *x, const struct disposition *d)
{
    bool dated = x->options->has_at;
    const struct law_version *told = law_version_told(d, dated, x->options->at);
    for (uint32_t i = 0; i < d->versions.count; i++) {
        const struct law_version *v = &d->versions.items[i];
        const char *mark = v != told ? ""
                           : dated ? say(x, " – appliquée à cette date", " – applied at that date")
                                   : "";
        struct text words = validity_words(x->arena, &v->validity);
        item(x, i ? "" : "en vigueur", i ? "" : "in force",
             text_printf(x->arena, "%.*s%s", TEXT_FMT(words), mark));
    }
    if (!told)
        item(x, "à la date", "at the date",
             text_of(say(x, "aucune version n'est en vigueur", "no version is in force")));
}

static law_paragraphs paragraphs_of(struct explaining *x, const struct disposition *d)
{
    const struct law_version *v = law_version_told(d, x->options->has_at, x->options->at);
    if (!v) return (law_paragraphs){0};
    return law_cut(x->arena, law_version_text(x->p->library, v));
}

typedef VEC(const struct rule *) rule_list;

static bool quoted_by(struct explaining *x, const rule_list *rules, struct text paragraph)
{
    for (uint32_t i = 0; i < rules->count; i++)
        if (rules->items[i]->quote.len && law_quote_stands(x->arena, rules->items[i], paragraph))
            return true;
    return false;
}

// The article's words: whole, or only those that the rules quote.
static void explain_text(struct explaining *x, const struct disposition *d, const rule_list *rules)
{
    law_paragraphs list = paragraphs_of(x, d);
    bool begun = false;
    for (uint32_t i = 0; i < list.count; i++) {
        if (rules && !quoted_by(x, rules, list.items[i])) continue;
        if (!begun) {
            sheet_gap(&x->sheet);
            sheet_words(&x->sheet, 2, text_of(say(x, "Texte", "Text")));
        }
        begun = true;
        sheet_words(&x->sheet, 4, list.items[i]);
    }
}

static void explain_rules(struct explaining *x, const rule_list *rules)
{
    sheet_gap(&x->sheet);
    sheet_words(&x->sheet, 2, text_of(say(x, "Règles", "Rules")));
    for (uint32_t i = 0; i < rules->count; i++) {
        const struct rule *r = rules->items[i];
        struct text source = r->citation ? r->citation->text : NO_TEXT;
        struct buffer b = buffer_new(x->arena);
        buffer_printf(&b, "%.*s – %.*s", TEXT_FMT(r->id), TEXT_FMT(r->title));
        if (source.len) buffer_printf(&b, " (%.*s)", TEXT_FMT(source));
        if (x->options->has_at && !rule_applies(r, x->options->at))
            buffer_add_c(
                &b, say(x, " – non applicable à cette date", " – not applicable at that date"));
        if (i) sheet_gap(&x->sheet);
        sheet_words(&x->sheet, 4, buffer_text(&b));
        if (r->reading.len)
            sheet_words(&x->sheet, 6,
                        text_printf(x->arena, say(x, "Lecture : %.*s", "Reading: %.*s"),
                                    TEXT_FMT(r->reading)));
        explain_examples(x, r, 6);
    }
}

static void explain_article(struct explaining *x, struct text head, const struct disposition *d,
                            const rule_list *rules)
{
    if (x->out.len) sheet_gap(&x->sheet);
    sheet_head(&x->sheet, text_printf(x->arena, "%.*s – %.*s", TEXT_FMT(head), TEXT_FMT(d->title)));
    explain_versions(x, d);
    explain_text(x, d, rules->count == d->rules.count ? NULL : rules);
    explain_rules(x, rules);
}

// Explains the articles some of whose rules `chosen` takes; false when there are none.
static bool explain_chosen(struct explaining *x, struct text word,
                           bool (*chosen)(const struct rule *r, struct text word))
{
    bool found = false;
    const struct library *lib = x->p->library;
    for (uint32_t i = 0; i < lib->dispositions.count; i++) {
        const struct disposition *d = lib->dispositions.items[i];
        rule_list rules = {0};
        for (uint32_t k = 0; k < d->rules.count; k++)
            if (chosen(d->rules.items[k], word)) vec_push(x->arena, &rules, d->rules.items[k]);
        if (!rules.count) continue;
        explain_article(x, word, d, &rules);
        found = true;
    }
    return found;
}

static bool begins(struct text t, struct text with, char separator)
{
    return text_starts(t, with) && (t.len == with.len || t.ptr[with.len] == separator);
}

static bool under_identifier(const struct rule *r, struct text word)
{
    return begins(r->id, word, '.') || text_eq(r->disposition->id, word);
}

static bool under_citation(const struct rule *r, struct text word)
{
    return r->citation && begins(r->citation->text, word, ',');
}

// The citation as the reader normalises it; NO_TEXT when the words are none.
static struct text citation_of(struct explaining *x, struct text word)
{
    static const struct text ARTICLE = TEXT_INIT("article ");
    if (text_starts(word, ARTICLE)) word = text_slice(word, ARTICLE.len, word.len);
    struct source *s = arena_make(x->arena, struct source);
    s->path = TEXT("citation");
    s->raw = s->bytes = (struct text){text_c(x->arena, word), word.len};
    const struct tree_expr *t =
        parse_expression(x->arena, s, (struct span){0, (uint32_t)word.len}, NULL);
    return t && t->kind == TREE_CITATION ? t->text : NO_TEXT;
}

// --- rules

static struct text words_of(const struct explaining *x, const struct bearing *b,
                            const struct expr *e)
{
    return expr_format(x->arena, e, b->binders, b->binder_count);
}

static void explain_bearing(struct explaining *x, const struct bearing *b)
{
    for (uint32_t i = 0; i < b->binder_count; i++) {
        const struct binder *n = &b->binders[i];
        struct buffer words = buffer_new(x->arena);
        struct text of = expr_format(x->arena, n->collection, b->binders, i);
        buffer_printf(&words, "%.*s parmi %.*s", TEXT_FMT(n->name), TEXT_FMT(of));
        if (n->filter) {
            struct text filter = expr_format(x->arena, n->filter, b->binders, i + 1);
            buffer_printf(&words, " tel que %.*s", TEXT_FMT(filter));
        }
        item(x, "pour chaque", "for each", buffer_text(&words));
    }
    for (uint32_t i = 0; i < b->condition_count; i++)
        item(x, "condition", "condition", words_of(x, b, b->conditions[i]));
    if (b->requires) item(x, "exige", "requires", words_of(x, b, b->requires));
    if (b->attested_by) item(x, "attesté par", "attested by", words_of(x, b, b->attested_by));
}

static struct text categories_of(struct explaining *x, const struct requirement *q)
{
    struct buffer b = buffer_new(x->arena);
    for (uint32_t i = 0; i < q->bearings.count; i++)
        buffer_printf(&b, "%s%.*s", i ? " ; " : "", TEXT_FMT(q->bearings.items[i].category->name));
    return buffer_text(&b);
}

static struct text severity_words(struct explaining *x, const struct requirement *q)
{
    static const char *const UNKNOWN_AS[][2] = {
        [IF_UNKNOWN_WARNING] = {"avertissement", "warning"},
        [IF_UNKNOWN_ERROR] = {"erreur", "error"},
        [IF_UNKNOWN_INFORMATION] = {"information", "information"},
        [IF_UNKNOWN_NOTHING] = {"rien", "nothing"},
    };
    bool english = x->options->english;
    return text_printf(x->arena,
                       english ? "%s; when a fact is missing: %s" : "%s ; si un fait manque : %s",
                       severity_word(q->severity, english), UNKNOWN_AS[q->if_unknown][english]);
}

static void explain_requirement(struct explaining *x, const struct rule *r,
                                const struct requirement *q)
{
    sheet_gap(&x->sheet);
    if (q->name.len) item(x, "exigence", "requirement", q->name);
    item(x, "porte sur", "bears on", categories_of(x, q));
    if (q->bearings.count) explain_bearing(x, &q->bearings.items[0]);
    if (q->disputed_reading.ptr != r->disputed_reading.ptr)
        item(x, "contestée", "disputed", q->disputed_reading);
    if (!r->uncontrolled.len) item(x, "gravité", "severity", severity_words(x, q));
}

static void explain_rule(struct explaining *x, const struct rule *r)
{
    const struct disposition *d = r->disposition;
    sheet_head(&x->sheet,
               text_printf(x->arena, "%.*s – %.*s", TEXT_FMT(r->id), TEXT_FMT(r->title)));
    if (r->citation) item(x, "selon", "source", r->citation->text);
    item(x, "recueil", "collection", d ? d->collection : NO_TEXT);
    if (!d)
        item(x, "origine", "origin",
             text_of(say(x, "l'outil, hors du droit", "the tool, outside the law")));
    if (d) explain_versions(x, d);
    for (uint32_t i = 0; i < r->validities.count; i++)
        item(x, "la règle", "the rule", validity_words(x->arena, &r->validities.items[i]));
    item(x, "extrait", "extract", quoted(x, r->quote));
    item(x, "lecture", "reading", r->reading);
    item(x, "contestée", "disputed", r->disputed_reading);
    item(x, "sans contrôle", "unchecked", r->uncontrolled);
    for (uint32_t i = 0; i < r->requirements.count; i++)
        explain_requirement(x, r, &r->requirements.items[i]);
    if (d && !r->uncontrolled.len)
        item(x, "maintenir", "maintain",
             text_printf(x->arena, "réserve : %.*s « motif »", TEXT_FMT(r->id)));
    rule_list alone = {0};
    vec_push(x->arena, &alone, r);
    if (d && r->quote.len) explain_text(x, d, &alone);
    explain_examples(x, r, 2);
}

// The rule of that name, whatever its case and accents.
static const struct rule *find_rule(struct explaining *x, struct text word)
{
    const struct map *rules = &x->p->library->rules;
    struct text folded = text_fold(x->arena, word);
    for (uint32_t i = 0; i < rules->count; i++)
        if (text_eq(text_fold(x->arena, rules->entries[i].key), folded))
            return rules->entries[i].value;
    return NULL;
}

// --- the law

bool explain_law(struct explaining *x, struct text word)
{
    const struct rule *r = find_rule(x, word);
    if (r) {
        explain_rule(x, r);
        return true;
    }
    if (explain_chosen(x, word, under_identifier)) return true;
    struct text citation = citation_of(x, word);
    return citation.len && explain_chosen(x, citation, under_citation);
}
