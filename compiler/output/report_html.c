// The report as one page for a browser: read by ear as well as by eye, printed as it is. A verdict
// is always said in words; a table names its columns and rows; the reverse table leads back to the
// statements.
#include "compiler/output/html.h"
#include "compiler/output/report_parts.h"
#include "compiler/version.h"
#include "compiler/wording/typography.h"

// Inks and papers have a contrast of 7 or more, in light and in dark.
static const char STYLE[] =
    "\n:root { color-scheme: light dark; --paper: #ffffff; --ink: #1b1b1b; --line: #767676;\n"
    "  --link: #0b3d91; --good: #0b4d1f; --bad: #8b0000; --doubt: #5c3b00; --shade: #f2f2f2; }\n"
    "@media (prefers-color-scheme: dark) { :root { --paper: #161616; --ink: #ececec;\n"
    "  --line: #8c8c8c; --link: #a9c7ff; --good: #9be3b0; --bad: #ffb3ab; --doubt: #f3cf86;\n"
    "  --shade: #242424; } }\n"
    "body { margin: 0 auto; max-width: 90rem; padding: 1rem; background: var(--paper);\n"
    "  color: var(--ink); font: 1rem/1.5 sans-serif; overflow-wrap: break-word; }\n"
    "a { color: var(--link); }\n"
    "p, li { max-width: 75ch; }\n"
    "table { border-collapse: collapse; width: 100%; margin: 1rem 0; }\n"
    "caption { text-align: left; font-weight: bold; padding: .5rem 0; }\n"
    "th, td { border: 1px solid var(--line); padding: .35rem .5rem; text-align: left;\n"
    "  vertical-align: top; }\n"
    "thead th, th[scope=rowgroup] { background: var(--shade); }\n"
    ".digest { font-family: monospace; overflow-wrap: anywhere; }\n"
    ".meconnue, .reservee { color: var(--bad); font-weight: bold; }\n"
    ".avertissement, .a_verifier, .a_apprecier { color: var(--doubt); font-weight: bold; }\n"
    ".respectee, .sans_objet { color: var(--good); }\n"
    ":target { outline: 3px solid var(--link); }\n"
    "@media print { :root { --paper: #ffffff; --ink: #000000; --line: #555555; --link: #000000;\n"
    "  --good: #000000; --bad: #000000; --doubt: #000000; --shade: #ffffff; }\n"
    "  body { max-width: none; padding: 0; font-size: 9pt; } nav { display: none; }\n"
    "  thead { display: table-header-group; } tr, li { break-inside: avoid; }\n"
    "  h2, h3 { break-after: avoid; } }\n";

struct page {
    struct html html;
    struct arena *arena;
    const struct report *report;
    uint32_t number; // of the report in the page, from 1
};

static void words(struct page *p, struct text t)
{
    html_text(&p->html, typography(p->arena, t));
}

static void element(struct page *p, const char *name, struct text t)
{
    html_element(&p->html, name, typography(p->arena, t));
}

static struct text id_of(const struct page *p, struct text name)
{
    return text_printf(p->arena, "acte%u-%.*s", p->number, TEXT_FMT(name));
}

// --- the sections

struct section {
    struct text id;
    const char *title;
    void (*write)(struct page *p);
};

static void write_identification(struct page *p);
static void write_texts(struct page *p);
static void write_summary(struct page *p);
static void write_requirements(struct page *p);
static void write_findings(struct page *p);
static void write_to_verify(struct page *p);
static void write_to_judge(struct page *p);
static void write_reservations(struct page *p);
static void write_inverse(struct page *p);
static void write_product(struct page *p);

static const struct section SECTIONS[] = {
    {TEXT_INIT("identification"), "Identification", write_identification},
    {TEXT_INIT("textes"), "Textes appliqués", write_texts},
    {TEXT_INIT("synthese"), "Synthèse", write_summary},
    {TEXT_INIT("exigences"), "Exigences, dans l'ordre des textes", write_requirements},
    {TEXT_INIT("manquements"), "Manquements et observations", write_findings},
    {TEXT_INIT("a-verifier"), "À vérifier (un fait manque)", write_to_verify},
    {TEXT_INIT("a-apprecier"), "À apprécier par le signataire", write_to_judge},
    {TEXT_INIT("reserves"), "Réserves", write_reservations},
    {TEXT_INIT("table-inverse"), "Table inverse : de l'acte vers les textes", write_inverse},
    {TEXT_INIT("outil"), "Contrôles propres à l'outil (hors droit)", write_product},
};

enum { SECTION_COUNT = sizeof SECTIONS / sizeof *SECTIONS };

static void write_contents(struct page *p)
{
    html_begin(&p->html, "nav");
    html_attribute(&p->html, "aria-label", TEXT("Sommaire"));
    html_begin(&p->html, "ol");
    for (size_t i = 0; i < SECTION_COUNT; i++) {
        html_begin(&p->html, "li");
        html_begin(&p->html, "a");
        html_link_to(&p->html, id_of(p, SECTIONS[i].id));
        words(p, text_of(SECTIONS[i].title));
        html_end(&p->html);
        html_end(&p->html);
    }
    html_end(&p->html);
    html_end(&p->html);
}

static void write_section(struct page *p, const struct section *s)
{
    struct text id = id_of(p, s->id);
    html_begin(&p->html, "section");
    html_attribute(&p->html, "aria-labelledby", id);
    html_begin(&p->html, "h3");
    html_attribute(&p->html, "id", id);
    words(p, text_of(s->title));
    html_end(&p->html);
    s->write(p);
    html_end(&p->html);
}

// --- pieces

// `scope` « col » or « row », and so on.
static void head_cell(struct page *p, const char *scope, struct text t)
{
    html_begin(&p->html, "th");
    html_attribute(&p->html, "scope", text_of(scope));
    words(p, t);
    html_end(&p->html);
}

static void begin_table(struct page *p, const char *caption, const char *const *titles)
{
    html_begin(&p->html, "table");
    element(p, "caption", text_of(caption));
    if (!titles) return;
    html_begin(&p->html, "thead");
    html_begin(&p->html, "tr");
    for (; *titles; titles++) head_cell(p, "col", text_of(*titles));
    html_end(&p->html);
    html_end(&p->html);
}

static void link_rule(struct page *p, const struct rule *r)
{
    html_begin(&p->html, "a");
    html_link_to(&p->html, id_of(p, r->id));
    html_text(&p->html, r->id);
    html_end(&p->html);
}

static void link_rules(struct page *p, const rule_list *rules)
{
    for (uint32_t i = 0; i < rules->count; i++) {
        if (i) html_text(&p->html, TEXT(" ;"));
        link_rule(p, rules->items[i]);
    }
}

static void write_verdict(struct page *p, const struct report_row *row)
{
    html_begin(&p->html, "td");
    html_attribute(&p->html, "class", report_status(row->status)->key);
    words(p, report_status(row->status)->french);
    html_end(&p->html);
}

// --- what the act is

static void write_digest(struct page *p, struct text name, struct text digest)
{
    html_begin(&p->html, "tr");
    html_begin(&p->html, "th");
    html_attribute(&p->html, "scope", TEXT("row"));
    html_text(&p->html, name);
    html_end(&p->html);
    html_begin(&p->html, "td");
    html_text(&p->html, TEXT("SHA-256"));
    html_begin(&p->html, "span");
    html_attribute(&p->html, "class", TEXT("digest"));
    html_text(&p->html, digest);
    html_end(&p->html);
    html_end(&p->html);
    html_end(&p->html);
}

static void write_fact(struct page *p, const char *name, struct text fact)
{
    if (!fact.len) return;
    html_begin(&p->html, "tr");
    head_cell(p, "row", text_of(name));
    element(p, "td", fact);
    html_end(&p->html);
}

static void write_identification(struct page *p)
{
    const struct report *r = p->report;
    begin_table(p, "L'acte, ses sources et ce qui l'a contrôlé", NULL);
    html_begin(&p->html, "tbody");
    write_fact(p, "Acte", r->title);
    write_fact(p, "Référence", r->reference);
    for (uint32_t i = 0; i < r->digests->sources.count; i++)
        write_digest(p, r->digests->sources.items[i].path, r->digests->sources.items[i].sha256);
    write_digest(p, TEXT("Bibliothèque"), r->digests->library);
    write_fact(p, "Outil", TEXT("sceau " SCEAU_VERSION));
    html_end(&p->html);
    html_end(&p->html);
}

static void write_texts(struct page *p)
{
    static const char *const TITLES[] = {"Texte", "Version appliquée", "Énoncés", NULL};
    const struct report *r = p->report;
    if (!r->applied.count) {
        element(p, "p", TEXT("Aucun."));
        return;
    }
    begin_table(p, "Textes qui portent sur l'acte, et leur version", TITLES);
    html_begin(&p->html, "tbody");
    for (uint32_t i = 0; i < r->applied.count; i++) {
        const struct disposition *d = r->applied.items[i];
        html_begin(&p->html, "tr");
        head_cell(p, "row", d->title);
        element(p, "td", report_version(r, d));
        element(p, "td", text_printf(p->arena, "%u", d->rules.count));
        html_end(&p->html);
    }
    html_end(&p->html);
    html_end(&p->html);
    struct text unconfirmed = report_unconfirmed(r);
    if (unconfirmed.len) element(p, "p", unconfirmed);
}

static void write_summary(struct page *p)
{
    for (uint32_t i = 0; i < p->report->summary.count; i++)
        element(p, "p", p->report->summary.items[i]);
}

// --- the statements

static void write_statement_head(struct page *p, const struct report_row *row)
{
    html_begin(&p->html, "tr");
    html_attribute(&p->html, "id", id_of(p, row->rule->id));
    html_begin(&p->html, "th");
    html_attribute(&p->html, "scope", TEXT("row"));
    html_text(&p->html, row->rule->id);
    html_end(&p->html);
}

static void write_statement(struct page *p, const struct report_row *row)
{
    const struct rule *r = row->rule;
    struct text source = r->citation ? r->citation->text : NO_TEXT;
    write_statement_head(p, row);
    element(p, "td", text_printf(p->arena, "%.*s (%.*s)", TEXT_FMT(r->title), TEXT_FMT(source)));
    element(p, "td",
            r->quote.len ? text_printf(p->arena, "« %.*s »", TEXT_FMT(r->quote)) : NO_TEXT);
    element(p, "td", row->observed);
    element(p, "td", row->place.len ? report_place(p->report, row) : NO_TEXT);
    write_verdict(p, row);
    element(p, "td", row->support);
    html_end(&p->html);
}

static void begin_article(struct page *p, const struct disposition *d)
{
    html_begin(&p->html, "tbody");
    html_begin(&p->html, "tr");
    html_begin(&p->html, "th");
    html_attribute(&p->html, "scope", TEXT("rowgroup"));
    html_attribute(&p->html, "colspan", TEXT("7"));
    words(p, d->title);
    html_end(&p->html);
    html_end(&p->html);
}

static void write_requirements(struct page *p)
{
    static const char *const TITLES[] = {"Règle",
                                         "Exigence",
                                         "Extrait du texte",
                                         "Constat",
                                         "Place dans l'acte (ligne de la source)",
                                         "Verdict",
                                         "Pièce ou réserve",
                                         NULL};
    const struct report *r = p->report;
    const struct disposition *d = NULL;
    if (!r->law.count) {
        element(p, "p", TEXT("Aucune."));
        return;
    }
    begin_table(p, "Énoncés des textes appliqués et verdict de chacun", TITLES);
    for (uint32_t i = 0; i < r->law.count; i++) {
        const struct report_row *row = r->law.items[i];
        if (row->rule->disposition != d) {
            if (d) html_end(&p->html);
            d = row->rule->disposition;
            begin_article(p, d);
        }
        write_statement(p, row);
    }
    html_end(&p->html);
    html_end(&p->html);
}

// --- lists

// Ends the list, or says that it would be empty.
static void end_list(struct page *p, bool begun, const char *otherwise)
{
    if (begun)
        html_end(&p->html);
    else
        element(p, "p", text_of(otherwise));
}

static void write_finding(struct page *p, const struct report_row *row, const struct finding *f)
{
    struct text said = report_finding(p->report, row, f);
    html_begin(&p->html, "li");
    link_rule(p, row->rule);
    words(p, text_printf(p->arena, " – %.*s", TEXT_FMT(said)));
    html_end(&p->html);
}

static void write_findings(struct page *p)
{
    const report_rows *law = &p->report->law;
    bool begun = false;
    for (uint32_t i = 0; i < law->count; i++) {
        const struct report_row *row = law->items[i];
        if (!report_is_found(row->status)) continue;
        if (!begun) html_begin(&p->html, "ul");
        begun = true;
        for (uint32_t k = 0; k < row->findings.count; k++)
            write_finding(p, row, row->findings.items[k]);
    }
    end_list(p, begun, "Rien.");
}

static void write_to_verify(struct page *p)
{
    const struct report *r = p->report;
    if (r->gaps.count) html_begin(&p->html, "ul");
    for (uint32_t i = 0; i < r->gaps.count; i++) {
        html_begin(&p->html, "li");
        link_rules(p, &r->gaps.items[i].rules);
        words(p, text_printf(p->arena, " : %.*s", TEXT_FMT(r->gaps.items[i].missing)));
        html_end(&p->html);
    }
    end_list(p, r->gaps.count, "Rien.");
}

static void write_to_judge(struct page *p)
{
    const struct report *r = p->report;
    bool begun = false;
    for (uint32_t i = 0; i < r->law.count; i++) {
        const struct report_row *row = r->law.items[i];
        if (row->status != REPORT_TO_JUDGE) continue;
        if (!begun) html_begin(&p->html, "ul");
        begun = true;
        html_begin(&p->html, "li");
        link_rule(p, row->rule);
        words(p, text_printf(p->arena, ", %.*s", TEXT_FMT(report_questions(r, row))));
        html_end(&p->html);
    }
    end_list(p, begun, "Rien.");
    if (begun)
        element(p, "p", TEXT("Décision : ………………………………… Nom, qualité, date : ……………………………………"));
}

static void write_reservations(struct page *p)
{
    const struct report *r = p->report;
    if (r->reservations.count) html_begin(&p->html, "ul");
    for (uint32_t i = 0; i < r->reservations.count; i++) {
        const struct report_reservation *x = &r->reservations.items[i];
        html_begin(&p->html, "li");
        if (x->rule)
            link_rule(p, x->rule);
        else
            html_text(&p->html, x->reservation->rule);
        words(p, text_printf(p->arena, ", %.*s : « %.*s »%s.", TEXT_FMT(x->line),
                             TEXT_FMT(x->reservation->motif),
                             x->reservation->used ? "" : ", sans effet : elle ne couvre rien"));
        html_end(&p->html);
    }
    end_list(p, r->reservations.count, "Aucune.");
}

// --- from the act to the texts, and the product's own

static void write_inverse(struct page *p)
{
    static const char *const TITLES[] = {"Division de l'acte", "Exigences qu'elle sert", NULL};
    const struct report *r = p->report;
    if (!r->divisions.count) {
        element(p, "p", TEXT("L'acte n'a pas de forme imprimée."));
        return;
    }
    begin_table(p, "Divisions de l'acte et règles que chacune sert", TITLES);
    html_begin(&p->html, "tbody");
    for (uint32_t i = 0; i < r->divisions.count; i++) {
        const struct report_division *d = &r->divisions.items[i];
        html_begin(&p->html, "tr");
        head_cell(p, "row", d->name);
        html_begin(&p->html, "td");
        link_rules(p, &d->rules);
        if (!d->rules.count) words(p, TEXT("aucune exigence"));
        html_end(&p->html);
        html_end(&p->html);
    }
    html_end(&p->html);
    html_end(&p->html);
}

static void write_product(struct page *p)
{
    static const char *const TITLES[] = {"Contrôle", "Objet", "Constat", "Place", "Verdict", NULL};
    const struct report *r = p->report;
    begin_table(p, "Contrôles de cohérence, qui ne citent aucun texte", TITLES);
    html_begin(&p->html, "tbody");
    for (uint32_t i = 0; i < r->product.count; i++) {
        const struct report_row *row = r->product.items[i];
        write_statement_head(p, row);
        element(p, "td", row->rule->title);
        element(p, "td", row->observed);
        element(p, "td", row->place.len ? report_place(r, row) : NO_TEXT);
        write_verdict(p, row);
        html_end(&p->html);
    }
    html_end(&p->html);
    html_end(&p->html);
}

// --- the page

static void write_meta(struct page *p, const char *name, struct text value)
{
    html_begin(&p->html, "meta");
    html_attribute(&p->html, "name", text_of(name));
    html_attribute(&p->html, "content", value);
    html_end(&p->html);
}

static void write_head(struct page *p, struct text title)
{
    html_begin(&p->html, "head");
    html_begin(&p->html, "meta");
    html_attribute(&p->html, "charset", TEXT("utf-8"));
    html_end(&p->html);
    write_meta(p, "viewport", TEXT("width=device-width, initial-scale=1"));
    write_meta(p, "generator", TEXT("sceau " SCEAU_VERSION));
    element(p, "title", title);
    html_style(&p->html, STYLE);
    html_end(&p->html);
}

static void write_report(struct page *p, const struct report *r)
{
    p->report = r;
    p->number++;
    html_begin(&p->html, "article");
    html_attribute(&p->html, "aria-labelledby", id_of(p, TEXT("titre")));
    html_begin(&p->html, "h2");
    html_attribute(&p->html, "id", id_of(p, TEXT("titre")));
    words(p, r->title);
    html_end(&p->html);
    write_contents(p);
    for (size_t i = 0; i < SECTION_COUNT; i++) write_section(p, &SECTIONS[i]);
    html_end(&p->html);
}

void report_html(struct arena *a, struct report *const *reports, uint32_t count, struct buffer *out)
{
    struct page p = {.arena = a};
    struct text title = TEXT("Rapport de conformité");
    if (count == 1)
        title = text_printf(a, "%.*s – %.*s", TEXT_FMT(title), TEXT_FMT(reports[0]->title));
    html_open(&p.html, a, out);
    write_head(&p, title);
    html_begin(&p.html, "body");
    html_begin(&p.html, "header");
    element(&p, "h1", TEXT("Rapport de conformité"));
    element(&p, "p", TEXT("Document de travail, non contractuel."));
    html_end(&p.html);
    html_begin(&p.html, "main");
    for (uint32_t i = 0; i < count; i++) write_report(&p, reports[i]);
    html_close(&p.html);
}
