// The report as a document, so that it is laid out like the acts.
#include "compiler/output/report_parts.h"
#include "compiler/version.h"
#include "compiler/wording/typography.h"

struct writer {
    const struct report *report;
    struct arena *arena;
    struct document *document;
    struct doc_node *section;
    uint32_t sections;
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

static void begin_section(struct writer *w, const char *title)
{
    static const char *const NUMBERS[] = {"I",  "II",  "III",  "IV", "V",
                                          "VI", "VII", "VIII", "IX", "X"};
    struct text label = text_printf(w->arena, "%s. –", NUMBERS[w->sections++]);
    w->section = add(w, NULL, DOC_HEADING, label, NO_TEXT);
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

// A row that runs across the columns: over the rows after it, or under the one before it.
static void add_across(struct writer *w, doc_rows *rows, struct text t, uint32_t count, bool under)
{
    struct doc_cell *made = arena_array(w->arena, struct doc_cell, count);
    made[0].text = typography(w->arena, t);
    vec_push(w->arena, rows,
             ((struct doc_row){.cells = made, .is_group = !under, .is_detail = under}));
}

static void close_table(struct doc_table *t, const doc_rows *rows)
{
    t->rows = rows->items;
    t->row_count = rows->count;
}

// --- what the act is

static void write_identification(struct writer *w)
{
    static const char *const TITLES[] = {"Source et empreinte SHA-256"};
    const struct report *r = w->report;
    begin_section(w, "Identification");
    struct doc_node *list = add_list(w);
    add_point(w, list, text_printf(w->arena, "Acte : %.*s.", TEXT_FMT(r->title)));
    if (r->reference.len)
        add_point(w, list, text_printf(w->arena, "Référence : %.*s.", TEXT_FMT(r->reference)));
    add_point(w, list, TEXT("Outil : sceau " SCEAU_VERSION "."));
    struct doc_table *t = add_table(w, TITLES, 1);
    doc_rows rows = {0};
    for (uint32_t i = 0; i < r->digests->sources.count; i++) {
        add_across(w, &rows, r->digests->sources.items[i].path, 1, false);
        add_row(w, &rows, &r->digests->sources.items[i].sha256, 1);
    }
    add_across(w, &rows, TEXT("bibliothèque"), 1, false);
    add_row(w, &rows, &r->digests->library, 1);
    close_table(t, &rows);
}

static void write_texts(struct writer *w)
{
    static const char *const TITLES[] = {"Texte", "Version appliquée", "Énoncés"};
    const struct report *r = w->report;
    begin_section(w, "Textes appliqués");
    if (!r->applied.count) {
        add_text(w, TEXT("Aucun."));
        return;
    }
    struct doc_table *t = add_table(w, TITLES, 3);
    doc_rows rows = {0};
    for (uint32_t i = 0; i < r->applied.count; i++) {
        const struct disposition *d = r->applied.items[i];
        struct text count = text_printf(w->arena, "%u", d->rules.count);
        add_row(w, &rows, (const struct text[]){d->title, report_version(r, d), count}, 3);
    }
    close_table(t, &rows);
    struct text unconfirmed = report_unconfirmed(r);
    if (unconfirmed.len) add_text(w, unconfirmed);
}

static void write_summary(struct writer *w)
{
    struct buffer b = buffer_new(w->arena);
    begin_section(w, "Synthèse");
    for (uint32_t i = 0; i < w->report->summary.count; i++)
        buffer_printf(&b, "%s%.*s", i ? " " : "", TEXT_FMT(w->report->summary.items[i]));
    add_text(w, buffer_text(&b));
}

// --- the requirements

// Under the row of a rule: its extract, what was found, and what carries it.
static struct text detail_of(struct writer *w, const struct report_row *row)
{
    struct buffer b = buffer_new(w->arena);
    if (row->rule->quote.len) buffer_printf(&b, "« %.*s »", TEXT_FMT(row->rule->quote));
    if (row->observed.len) buffer_printf(&b, "%s%.*s", b.len ? " – " : "", TEXT_FMT(row->observed));
    if (row->support.len) buffer_printf(&b, " %.*s", TEXT_FMT(row->support));
    return buffer_text(&b);
}

static void write_left_out(struct writer *w, enum report_status s, const char *label)
{
    const report_rows *law = &w->report->law;
    rule_list list = {0};
    for (uint32_t i = 0; i < law->count; i++)
        if (law->items[i]->status == s) vec_push(w->arena, &list, law->items[i]->rule);
    if (!list.count) return;
    struct text ids = report_ids(w->arena, list.items, list.count);
    add_text(w, text_printf(w->arena, "%s : %.*s.", label, TEXT_FMT(ids)));
}

static void write_requirements(struct writer *w)
{
    static const char *const TITLES[] = {"Règle", "Exigence, extrait et constat", "Place (ligne)",
                                         "Verdict"};
    const struct report *r = w->report;
    doc_rows rows = {0};
    begin_section(w, "Exigences, dans l'ordre des textes");
    for (uint32_t i = 0; i < r->law.count; i++) {
        const struct report_row *row = r->law.items[i];
        if (row->status <= REPORT_UNCONTROLLED) continue;
        add_row(w, &rows,
                (const struct text[]){row->rule->id, row->rule->title, report_place(r, row),
                                      report_status(row->status)->french},
                4);
        add_across(w, &rows, detail_of(w, row), 4, true);
    }
    if (rows.count)
        close_table(add_table(w, TITLES, 4), &rows);
    else
        add_text(w, TEXT("Aucune."));
    write_left_out(w, REPORT_NOT_APPLICABLE, "Non applicables");
    write_left_out(w, REPORT_UNCONTROLLED, "Sans contrôle");
}

// --- what was found

static void write_finding(struct writer *w, struct doc_node *list, const struct report_row *row,
                          const struct finding *f)
{
    struct text said = report_finding(w->report, row, f);
    add_point(w, list,
              text_printf(w->arena, "%.*s, %.*s", TEXT_FMT(row->rule->id), TEXT_FMT(said)));
}

static void write_findings(struct writer *w, const report_rows *rows)
{
    struct doc_node *list = NULL;
    for (uint32_t i = 0; i < rows->count; i++) {
        const struct report_row *row = rows->items[i];
        if (!report_is_found(row->status)) continue;
        if (!list) list = add_list(w);
        for (uint32_t k = 0; k < row->findings.count; k++)
            write_finding(w, list, row, row->findings.items[k]);
    }
    if (!w->section->children.count) add_text(w, TEXT("Rien."));
}

// --- what a person has to do

static void write_to_verify(struct writer *w)
{
    const struct report *r = w->report;
    begin_section(w, "À vérifier (un fait manque)");
    struct doc_node *list = r->gaps.count ? add_list(w) : NULL;
    for (uint32_t i = 0; i < r->gaps.count; i++) {
        const struct report_gap *g = &r->gaps.items[i];
        struct text ids = report_ids(w->arena, g->rules.items, g->rules.count);
        add_point(w, list,
                  text_printf(w->arena, "%.*s : %.*s", TEXT_FMT(ids), TEXT_FMT(g->missing)));
    }
    if (!list) add_text(w, TEXT("Rien."));
}

static void write_to_judge(struct writer *w)
{
    const struct report *r = w->report;
    struct doc_node *list = NULL;
    begin_section(w, "À apprécier par le signataire");
    for (uint32_t i = 0; i < r->law.count; i++) {
        const struct report_row *row = r->law.items[i];
        if (row->status != REPORT_TO_JUDGE) continue;
        if (!list) list = add_list(w);
        add_point(w, list,
                  text_printf(w->arena, "%.*s, %.*s", TEXT_FMT(row->rule->id),
                              TEXT_FMT(report_questions(r, row))));
    }
    if (!list)
        add_text(w, TEXT("Rien."));
    else
        add_text(w, TEXT("Décision : ………………………………… Nom, qualité, date : ……………………………………"));
}

static void write_reservations(struct writer *w)
{
    const struct report *r = w->report;
    begin_section(w, "Réserves");
    struct doc_node *list = r->reservations.count ? add_list(w) : NULL;
    for (uint32_t i = 0; i < r->reservations.count; i++) {
        const struct report_reservation *x = &r->reservations.items[i];
        add_point(w, list,
                  text_printf(w->arena, "%.*s, %.*s : « %.*s »%s.", TEXT_FMT(x->reservation->rule),
                              TEXT_FMT(x->line), TEXT_FMT(x->reservation->motif),
                              x->reservation->used ? "" : ", sans effet : elle ne couvre rien"));
    }
    if (!list) add_text(w, TEXT("Aucune."));
}

// --- from the act to the texts

static void write_inverse(struct writer *w)
{
    static const char *const TITLES[] = {"Division de l'acte", "Exigences qu'elle sert"};
    const struct report *r = w->report;
    if (!r->document) return;
    begin_section(w, "Table inverse : de l'acte vers les textes");
    struct doc_table *t = add_table(w, TITLES, 2);
    doc_rows rows = {0};
    for (uint32_t i = 0; i < r->divisions.count; i++) {
        const struct report_division *d = &r->divisions.items[i];
        struct text ids = d->rules.count ? report_ids(w->arena, d->rules.items, d->rules.count)
                                         : TEXT("aucune exigence");
        add_row(w, &rows, (const struct text[]){d->name, ids}, 2);
    }
    close_table(t, &rows);
}

// --- the product's own

static void write_product(struct writer *w)
{
    const report_rows *rows = &w->report->product;
    rule_list clean = {0};
    begin_section(w, "Contrôles propres à l'outil (hors droit)");
    for (uint32_t i = 0; i < rows->count; i++)
        if (!report_is_found(rows->items[i]->status) &&
            rows->items[i]->status > REPORT_UNCONTROLLED)
            vec_push(w->arena, &clean, rows->items[i]->rule);
    if (clean.count) {
        struct text ids = report_ids(w->arena, clean.items, clean.count);
        add_text(w, text_printf(w->arena, "%.*s : sans observation.", TEXT_FMT(ids)));
    }
    write_findings(w, rows);
}

// --- the whole

static void write_head(struct writer *w)
{
    const struct report *r = w->report;
    struct text title = TEXT("Rapport de conformité");
    if (r->reference.len)
        title = text_printf(w->arena, "%.*s – n° %.*s", TEXT_FMT(title), TEXT_FMT(r->reference));
    w->document->title = typography(w->arena, title);
    w->document->reference = TEXT("document de travail, non contractuel");
    struct doc_node *n = add(w, NULL, DOC_DIVISION, TEXT("RAPPORT DE CONFORMITÉ"), NO_TEXT);
    n->level = 1;
    n->title = typography(w->arena, r->title);
}

struct document *report_document(const struct report *r)
{
    struct writer w = {.report = r, .arena = r->arena};
    w.document = arena_make(r->arena, struct document);
    write_head(&w);
    write_identification(&w);
    write_texts(&w);
    write_summary(&w);
    write_requirements(&w);
    begin_section(&w, "Manquements et observations");
    write_findings(&w, &r->law);
    write_to_verify(&w);
    write_to_judge(&w);
    write_reservations(&w);
    write_inverse(&w);
    write_product(&w);
    return w.document;
}
