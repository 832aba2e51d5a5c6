// The report as a document, so that it is laid out like the acts.
#include "compiler/law/law_words.h"
#include "compiler/output/report_parts.h"
#include "compiler/wording/typography.h"

struct writer {
    const struct report *report;
    struct arena *arena;
    struct document *document;
    struct doc_node *section;
    uint32_t notes;
};

static struct doc_node *add(struct writer *w, struct doc_node *parent, enum doc_kind kind,
                            struct text label, struct text t)
{
    struct doc_node *n = arena_make(w->arena, struct doc_node);
    n->kind = kind;
    n->label = label;
    n->text = typography(w->arena, t);
    if (parent)
        vec_push(w->arena, &parent->children, n);
    else
        vec_push(w->arena, &w->document->nodes, n);
    return n;
}

static void begin_section(struct writer *w, const char *label, const char *title)
{
    w->section = add(w, NULL, DOC_HEADING, text_of(label), NO_TEXT);
    w->section->title = typography(w->arena, text_of(title));
}

static void add_text(struct writer *w, struct text t)
{
    if (t.len) add(w, add(w, w->section, DOC_PARAGRAPH, NO_TEXT, NO_TEXT), DOC_TEXT, NO_TEXT, t);
}

static struct doc_node *add_list(struct writer *w)
{
    return add(w, w->section, DOC_LIST, NO_TEXT, NO_TEXT);
}

static void add_point(struct writer *w, struct doc_node *list, struct text t)
{
    add(w, list, DOC_ITEM, TEXT("–"), t);
}

// --- tables

static struct doc_table *add_table(struct writer *w, const char *const *titles, uint32_t count)
{
    struct doc_table *t = arena_make(w->arena, struct doc_table);
    struct doc_column *columns = arena_array(w->arena, struct doc_column, count);
    for (uint32_t i = 0; i < count; i++)
        columns[i].title = typography(w->arena, text_of(titles[i]));
    t->columns = columns;
    t->column_count = count;
    t->no_header = !titles[0][0];
    add(w, w->section, DOC_TABLE, NO_TEXT, NO_TEXT)->table = t;
    return t;
}

typedef VEC(struct doc_row) doc_rows;

static void add_row(struct writer *w, doc_rows *rows, const struct text *cells, uint32_t count)
{
    struct doc_cell *made = arena_array(w->arena, struct doc_cell, count);
    for (uint32_t i = 0; i < count; i++) made[i].text = typography(w->arena, cells[i]);
    vec_push(w->arena, rows, ((struct doc_row){.cells = made}));
}

static void close_table(struct doc_table *t, const doc_rows *rows)
{
    t->rows = rows->items;
    t->row_count = rows->count;
}

// --- I: the summary

static void add_count(struct writer *w, struct buffer *b, enum report_status s, bool *first)
{
    uint32_t n = w->report->counts[s];
    if (!n) return;
    struct text words = n > 1 ? report_status(s)->several : report_status(s)->one;
    buffer_printf(b, "%s%u %.*s", *first ? "" : ", ", n, TEXT_FMT(words));
    *first = false;
}

static struct text counts(struct writer *w)
{
    const struct report *r = w->report;
    struct buffer b = buffer_new(w->arena);
    bool first = true;
    struct text articles = report_articles(r);
    if (!r->applied.count) return TEXT("Aucun article de la bibliothèque ne porte sur cet acte.");
    buffer_printf(&b, "Sur les %u énoncés %.*s : ", r->law.count, TEXT_FMT(articles));
    for (int s = REPORT_STATUS_COUNT; s-- > 0;) add_count(w, &b, (enum report_status)s, &first);
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

static struct text opening(struct writer *w)
{
    const struct report *r = w->report;
    struct buffer b = buffer_new(w->arena);
    struct text date = report_date(r);
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

static struct text elsewhere(struct writer *w)
{
    const struct report *r = w->report;
    uint32_t rules = 0, n = r->elsewhere.count;
    for (uint32_t i = 0; i < n; i++) rules += r->elsewhere.items[i]->rules.count;
    if (!n) return NO_TEXT;
    if (n == 1)
        return text_printf(w->arena,
                           "Les %u énoncés de l'article %.*s ne portent pas sur cet acte.", rules,
                           TEXT_FMT(disposition_article(r->elsewhere.items[0])));
    return text_printf(
        w->arena, "Les %u énoncés des %u autres articles ne portent pas sur cet acte.", rules, n);
}

static struct text versions(struct writer *w)
{
    const struct report *r = w->report;
    struct buffer b = buffer_new(w->arena);
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
static struct text references(struct writer *w)
{
    const struct report *r = w->report;
    struct buffer b = buffer_new(w->arena);
    uint32_t n = 0;
    for (uint32_t i = 0; i < r->act->category->slots.count; i++) {
        const struct value v = r->act->slots[i].value;
        if (v.kind != VALUE_BLOCK || !v.as.block->outside) continue;
        if (!category_is(v.as.block->category, r->library->act)) continue;
        struct text label = v.as.block->title.len ? v.as.block->title : block_label(v.as.block);
        buffer_printf(&b, "%s%.*s", n++ ? " ; " : "", TEXT_FMT(label));
    }
    if (!n) return NO_TEXT;
    return text_printf(w->arena, "%s : %.*s.",
                       n > 1 ? "Actes de référence, déclarés et non contrôlés"
                             : "Acte de référence, déclaré et non contrôlé",
                       TEXT_FMT(buffer_text(&b)));
}

static void write_summary(struct writer *w)
{
    begin_section(w, "I. –", "Synthèse");
    const struct text parts[] = {
        opening(w),
        counts(w),
        elsewhere(w),
        versions(w),
        references(w),
        TEXT("Empreintes de la bibliothèque et des sources : voir le "
             "fichier YAML de l'acte."),
    };
    struct buffer b = buffer_new(w->arena);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (!parts[i].len) continue;
        buffer_printf(&b, "%s%.*s", b.len ? " " : "", TEXT_FMT(parts[i]));
    }
    add_text(w, buffer_text(&b));
}

// --- II: the requirements

typedef VEC(const struct rule *) rule_list;

static rule_list rules_of(struct writer *w, const report_rows *rows, enum report_status s)
{
    rule_list list = {0};
    for (uint32_t i = 0; i < rows->count; i++)
        if (rows->items[i]->status == s) vec_push(w->arena, &list, rows->items[i]->rule);
    return list;
}

// What a row must say beyond its cells; empty for most.
static struct text note_of(struct writer *w, const struct report_row *row)
{
    if (row->status == REPORT_WITHOUT_OBJECT)
        return text_printf(w->arena, "Motif : %.*s.",
                           TEXT_FMT(text_uncapital(w->arena, row->motif)));
    if (row->status == REPORT_RESERVED && row->findings.count)
        return text_printf(
            w->arena, "Réserve : %.*s.",
            TEXT_FMT(text_uncapital(w->arena, row->findings.items[0]->reservation->motif)));
    if (row->attested.len)
        return text_printf(w->arena, "Attesté par la pièce « %.*s ».", TEXT_FMT(row->attested));
    return NO_TEXT;
}

static void write_requirement(struct writer *w, const struct report_row *row, doc_rows *rows,
                              struct doc_table *t)
{
    struct text place = row->place, note = note_of(w, row);
    if (note.len) {
        struct text mark = text_printf(w->arena, "[%u]", ++w->notes);
        place = text_printf(w->arena, "%.*s %.*s", TEXT_FMT(place), TEXT_FMT(mark));
        note = text_printf(w->arena, "%.*s %.*s", TEXT_FMT(mark), TEXT_FMT(note));
        vec_push(w->arena, &t->notes, typography(w->arena, note));
    }
    add_row(w, rows,
            (const struct text[]){row->rule->id, row->rule->title, place,
                                  report_status(row->status)->french},
            4);
}

static void write_left_out(struct writer *w, enum report_status s, const char *label)
{
    rule_list list = rules_of(w, &w->report->law, s);
    if (!list.count) return;
    struct text ids = report_ids(w->arena, list.items, list.count);
    add_text(w, text_printf(w->arena, "%s : %.*s.", label, TEXT_FMT(ids)));
}

static bool judged(const struct report *r)
{
    for (uint32_t i = 0; i < r->law.count; i++)
        if (r->law.items[i]->status > REPORT_UNCONTROLLED) return true;
    return false;
}

static void write_requirements(struct writer *w)
{
    static const char *const TITLES[] = {"Règle", "Exigence", "Place", "Verdict"};
    const report_rows *law = &w->report->law;
    begin_section(w, "II. –", "Exigences, dans l'ordre des textes");
    if (!judged(w->report)) {
        add_text(w, TEXT("Aucune."));
        return;
    }
    struct doc_table *t = add_table(w, TITLES, 4);
    doc_rows rows = {0};
    for (uint32_t i = 0; i < law->count; i++)
        if (law->items[i]->status > REPORT_UNCONTROLLED)
            write_requirement(w, law->items[i], &rows, t);
    close_table(t, &rows);
    write_left_out(w, REPORT_NOT_APPLICABLE, "Non applicables");
    write_left_out(w, REPORT_UNCONTROLLED, "Sans contrôle");
}

// --- what was found

static bool is_found(enum report_status s)
{
    return s >= REPORT_TOLD;
}

static void write_finding(struct writer *w, struct doc_node *list, const struct report_row *row,
                          const struct finding *f)
{
    struct buffer b = buffer_new(w->arena);
    buffer_printf(&b, "%.*s, %.*s : %.*s", TEXT_FMT(row->rule->id),
                  TEXT_FMT(report_status(row->status)->french), TEXT_FMT(f->message));
    if (f->remedy.len && row->status != REPORT_RESERVED)
        buffer_printf(&b, " À corriger : %.*s.", TEXT_FMT(f->remedy));
    add_point(w, list, buffer_text(&b));
}

static void write_findings(struct writer *w, const report_rows *rows, const char *begin)
{
    struct doc_node *list = NULL;
    for (uint32_t i = 0; i < rows->count; i++) {
        const struct report_row *row = rows->items[i];
        if (!is_found(row->status)) continue;
        if (!list) {
            add_text(w, text_of(begin));
            list = add_list(w);
        }
        for (uint32_t k = 0; k < row->findings.count; k++)
            write_finding(w, list, row, row->findings.items[k]);
    }
}

// --- III and IV: what a person has to do

// Rules that miss the same fact are told once.
static void write_to_verify(struct writer *w)
{
    const report_rows *law = &w->report->law;
    bool *told = arena_array(w->arena, bool, law->count + 1);
    struct doc_node *list = NULL;
    begin_section(w, "III. –", "À vérifier (un fait manque)");
    for (uint32_t i = 0; i < law->count; i++) {
        if (law->items[i]->status != REPORT_TO_VERIFY || told[i]) continue;
        struct text missing = report_missing(w->report, law->items[i]);
        rule_list rules = {0};
        for (uint32_t k = i; k < law->count; k++) {
            if (law->items[k]->status != REPORT_TO_VERIFY) continue;
            if (!text_eq(missing, report_missing(w->report, law->items[k]))) continue;
            told[k] = true;
            vec_push(w->arena, &rules, law->items[k]->rule);
        }
        struct text ids = report_ids(w->arena, rules.items, rules.count);
        if (!list) list = add_list(w);
        add_point(w, list, text_printf(w->arena, "%.*s : %.*s", TEXT_FMT(ids), TEXT_FMT(missing)));
    }
    if (!list) add_text(w, TEXT("Rien."));
}

static void write_to_judge(struct writer *w)
{
    const report_rows *law = &w->report->law;
    struct doc_node *list = NULL;
    begin_section(w, "IV. –", "À apprécier (une personne décide)");
    for (uint32_t i = 0; i < law->count; i++) {
        const struct report_row *row = law->items[i];
        if (row->status != REPORT_TO_JUDGE) continue;
        if (!list) list = add_list(w);
        for (uint32_t k = 0; k < row->findings.count; k++)
            add_point(w, list,
                      text_printf(w->arena, "%.*s (%.*s) : %.*s", TEXT_FMT(row->rule->id),
                                  TEXT_FMT(row->place),
                                  TEXT_FMT(row->findings.items[k]->question)));
    }
    if (!list)
        add_text(w, TEXT("Rien."));
    else
        add_text(w, TEXT("Décision : ………………………………… Nom, qualité, date : ……………………………………"));
}

// --- V: the product's own

static void write_product(struct writer *w)
{
    const report_rows *rows = &w->report->product;
    VEC(const struct rule *) clean = {0};
    begin_section(w, "V. –", "Contrôles propres à l'outil (hors droit)");
    for (uint32_t i = 0; i < rows->count; i++)
        if (!is_found(rows->items[i]->status) && rows->items[i]->status > REPORT_UNCONTROLLED)
            vec_push(w->arena, &clean, rows->items[i]->rule);
    if (clean.count) {
        struct text ids = report_ids(w->arena, clean.items, clean.count);
        add_text(w, text_printf(w->arena, "%.*s : sans observation.", TEXT_FMT(ids)));
    }
    write_findings(w, rows, "");
    if (!w->section->children.count) add_text(w, TEXT("Rien."));
}

// --- VI: from the act to the texts

struct inverse {
    struct writer *writer;
    doc_rows rows;
    struct map seen; // divisions written
};

static bool stands_in(const struct report_row *row, struct text division)
{
    for (uint32_t i = 0; i < row->places.count; i++)
        if (text_eq(row->places.items[i].division, division)) return true;
    return false;
}

static void add_division(struct inverse *x, struct text division, const char *otherwise)
{
    struct writer *w = x->writer;
    const report_rows *law = &w->report->law;
    rule_list list = {0};
    if (map_set(&x->seen, division, x)) return;
    for (uint32_t i = 0; i < law->count; i++)
        if (stands_in(law->items[i], division)) vec_push(w->arena, &list, law->items[i]->rule);
    if (!list.count && !otherwise) return;
    struct text ids =
        list.count ? report_ids(w->arena, list.items, list.count) : text_of(otherwise);
    add_row(w, &x->rows, (const struct text[]){division, ids}, 2);
}

static void add_divisions(struct inverse *x, struct doc_node *const *nodes, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        const struct doc_node *n = nodes[i];
        if (n->kind == DOC_ARTICLE)
            add_division(x, n->label, "aucune exigence");
        else if (n->is_annex)
            add_division(x, n->label, NULL);
        else if (n->kind == DOC_DIVISION && n->label.len)
            add_division(x, n->label, NULL);
        if (n->kind != DOC_ARTICLE && !n->is_annex)
            add_divisions(x, n->children.items, n->children.count);
    }
}

static void write_inverse(struct writer *w)
{
    static const char *const TITLES[] = {"Division de l'acte", "Exigences qu'elle sert"};
    const struct document *d = w->report->document;
    if (!d) return;
    begin_section(w, "VI. –", "Table inverse : de l'acte vers les textes");
    struct inverse x = {.writer = w, .seen = map_new(w->arena)};
    struct doc_table *t = add_table(w, TITLES, 2);
    add_division(&x, TEXT("Parties"), NULL);
    add_division(&x, TEXT("Visas"), NULL);
    add_divisions(&x, d->nodes.items, d->nodes.count);
    close_table(t, &x.rows);
}

// --- the whole

static void write_head(struct writer *w)
{
    const struct report *r = w->report;
    struct text reference = report_reference(r);
    w->document->title = reference.len ? text_printf(w->arena, "Rapport de conformité – n° %.*s",
                                                     TEXT_FMT(reference))
                                       : TEXT("Rapport de conformité");
    w->document->title = typography(w->arena, w->document->title);
    w->document->reference = TEXT("document de travail, non contractuel");
    struct doc_node *n = add(w, NULL, DOC_DIVISION, TEXT("RAPPORT DE CONFORMITÉ"), NO_TEXT);
    n->level = 1;
    n->title = typography(w->arena, r->act->title.len ? r->act->title : block_label(r->act));
}

struct document *report_document(const struct report *r)
{
    struct writer w = {.report = r, .arena = r->arena};
    w.document = arena_make(r->arena, struct document);
    write_head(&w);
    write_summary(&w);
    write_requirements(&w);
    write_findings(&w, &r->law, "Relevé des manquements, réserves et observations :");
    write_to_verify(&w);
    write_to_judge(&w);
    write_product(&w);
    write_inverse(&w);
    return w.document;
}
