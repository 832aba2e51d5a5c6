// The printed form: documents built by hand, properties that every output must have, and golden
// files in tests/print. `PRINT_GOLDEN=1` rewrites the golden files.
#include "compiler/output/print.h"
#include "compiler/print/hyphen.h"
#include "compiler/print/page.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "tests/unit/file.h"

#define NB "\u00a0"

static struct doc_node *node(struct arena *a, enum doc_kind kind, const char *label,
                             const char *title, const char *text)
{
    struct doc_node *n = arena_make(a, struct doc_node);
    n->kind = kind;
    n->level = 1;
    n->label = text_of(label);
    n->title = text_of(title);
    n->text = text_of(text);
    return n;
}

static struct doc_node *add(struct arena *a, struct doc_node *parent, struct doc_node *child)
{
    vec_push(a, &parent->children, child);
    return child;
}

static struct doc_node *text(struct arena *a, struct doc_node *parent, const char *words)
{
    return add(a, parent, node(a, DOC_TEXT, "", "", words));
}

static struct doc_node *paragraph(struct arena *a, struct doc_node *parent, const char *label,
                                  const char *words)
{
    struct doc_node *p = add(a, parent, node(a, DOC_PARAGRAPH, label, "", ""));
    if (words) text(a, p, words);
    return p;
}

static void item(struct arena *a, struct doc_node *list, const char *label, const char *words)
{
    add(a, list, node(a, DOC_ITEM, label, "", words));
}

static struct doc_table *table(struct arena *a, const char *label, const char *title,
                               const char *unit, const char *columns)
{
    struct doc_table *t = arena_make(a, struct doc_table);
    struct doc_column *made = arena_array(a, struct doc_column, 64);
    *t = (struct doc_table){
        .label = text_of(label), .title = text_of(title), .unit = text_of(unit), .columns = made};
    for (char *rest = (char *)text_c(a, text_of(columns)), *c; (c = strsep(&rest, "|"));) {
        enum align align = *c == '>' ? ALIGN_RIGHT : *c == '^' ? ALIGN_CENTRE : ALIGN_LEFT;
        made[t->column_count++] = (struct doc_column){text_of(c + (align != ALIGN_LEFT)), align};
    }
    return t;
}

// One row a line, cells parted by `|`; a line that begins with `=` is a total, with `#` a group.
static void rows(struct arena *a, struct doc_table *t, const char *lines)
{
    struct doc_row *made = arena_array(a, struct doc_row, 256);
    t->rows = made;
    for (char *rest = (char *)text_c(a, text_of(lines)), *l; (l = strsep(&rest, "\n"));) {
        struct doc_cell *cells = arena_array(a, struct doc_cell, t->column_count);
        struct doc_row row = {.cells = cells, .is_total = *l == '=', .is_group = *l == '#'};
        if (row.is_total || row.is_group) l++;
        uint32_t i = 0;
        for (char *c; i < t->column_count && (c = strsep(&l, "|"));) cells[i++].text = text_of(c);
        made[t->row_count++] = row;
    }
}

static struct doc_node *put_table(struct arena *a, struct doc_node *parent, struct doc_table *t)
{
    struct doc_node *n = add(a, parent, node(a, DOC_TABLE, "", "", ""));
    n->table = t;
    return n;
}

static struct document *document(struct arena *a)
{
    struct document *d = arena_make(a, struct document);
    d->title = TEXT("Convention de gestion Caisse – Mutuelle du Nord, 2018-2022");
    d->reference = TEXT("n°" NB "C-2017-114");
    d->version = TEXT("version du 15" NB "décembre" NB "2017");
    d->initials = true;
    d->party_count = 2;
    return d;
}

static struct doc_node *top(struct arena *a, struct document *d, struct doc_node *n)
{
    vec_push(a, &d->nodes, n);
    return n;
}

static struct doc_node *article(struct arena *a, struct document *d, uint32_t number)
{
    const char *label = text_c(a, text_printf(a, "Article %u", number));
    return top(a, d, node(a, DOC_ARTICLE, label, "Suivi de la convention", ""));
}

#define LONG                                                                                          \
    "La Mutuelle transmet à la Caisse un tableau de bord mensuel et, au plus tard le 31" NB           \
    "mars de chaque année, le bilan de l’année écoulée, dans des conditions particulièrement " \
    "rigoureuses d’établissement, d’authentification et de contre-vérification. "

static struct doc_signatures *signatures(struct arena *a, uint32_t count)
{
    struct doc_signatures *s = arena_make(a, struct doc_signatures);
    s->formula = TEXT("Fait en trois exemplaires originaux, dont un pour chacune des parties et "
                      "un pour le ministre chargé de la sécurité sociale.");
    struct doc_signature one = {TEXT("Pour la Caisse nationale de l’assurance maladie des "
                                     "travailleurs salariés,"),
                                TEXT("À Paris, le" NB "………………"), TEXT("La directrice générale,"),
                                TEXT("Mme" NB "Solange Hautecombe")};
    struct doc_signature two = {TEXT("Pour la Mutuelle du Nord,"), TEXT("À Lille, le" NB "………………"),
                                TEXT("La présidente,"), TEXT("Mme" NB "Hélène Fabre")};
    for (uint32_t i = 0; i < count; i++) vec_push(a, &s->list, i & 1 ? two : one);
    return s;
}

static struct doc_node *put_signatures(struct arena *a, struct document *d, uint32_t count)
{
    struct doc_node *n = top(a, d, node(a, DOC_SIGNATURES, "", "", ""));
    n->signatures = signatures(a, count);
    return n;
}

static const struct print_options usual = {.dictionary = PRINT_DICTIONARY};

static struct text print(struct arena *a, const struct document *d, struct print_options options)
{
    struct buffer out = buffer_new(a);
    struct text error = NO_TEXT;
    assert_true(sceau_print.text(a, d, &options, &out, &error));
    return buffer_text(&out);
}

// The next line of `t` from *at on, without its end; false after the last.
static bool next_line(struct text t, size_t *at, struct text *line)
{
    if (*at >= t.len) return false;
    size_t end = *at;
    while (end < t.len && t.ptr[end] != '\n') end++;
    *line = text_slice(t, *at, end);
    *at = end + 1;
    return true;
}

static bool holds(struct text t, const char *words)
{
    return memmem(t.ptr, t.len, words, strlen(words)) != NULL;
}

static uint32_t count_of(struct text t, const char *words)
{
    uint32_t count = 0;
    for (size_t at = 0; at < t.len; at++)
        count += text_starts(text_slice(t, at, t.len), text_of(words));
    return count;
}

// What holds of every output: width, no trailing blank, last newline, pages of one height.
static void check_form(struct text out, uint32_t width, uint32_t height)
{
    struct text line;
    uint32_t lines = 0;
    assert_true(text_ends(out, TEXT("\n")));
    assert_int_equal(text_valid_prefix(out), out.len);
    for (size_t at = 0; next_line(out, &at, &line); lines++) {
        if (text_starts(line, TEXT("\f"))) {
            assert_true(lines <= height);
            lines = 0;
            line = text_slice(line, 1, line.len);
        }
        assert_true(text_width(line) <= width);
        assert_false(text_ends(line, TEXT(" ")));
        assert_false(text_ends(line, TEXT("\f")));
    }
    assert_true(lines <= height);
}

// Page `index`, from 0, without its form feed.
static struct text page(struct text out, uint32_t index)
{
    size_t begin = 0;
    for (size_t at = 0; at < out.len; at++) {
        if (out.ptr[at] != '\f') continue;
        if (index-- == 0) return text_slice(out, begin, at);
        begin = at + 1;
    }
    return index == 0 ? text_slice(out, begin, out.len) : NO_TEXT;
}

static uint32_t page_count(struct text out)
{
    return 1 + count_of(out, "\f");
}

static void check_golden(struct arena *a, struct text out, const char *name)
{
    const char *path = text_c(a, text_printf(a, "tests/print/%s", name));
    if (getenv("PRINT_GOLDEN")) {
        FILE *f = fopen(path, "wb");
        assert_non_null(f);
        assert_int_equal(fwrite(out.ptr, 1, out.len, f), out.len);
        assert_int_equal(fclose(f), 0);
    }
    struct text expected = read_file(a, path);
    assert_int_equal(expected.len, out.len);
    assert_memory_equal(expected.ptr, out.ptr, out.len);
}

static void put_cover(struct arena *a, struct document *d)
{
    struct doc_node *cover = top(a, d, node(a, DOC_COVER, "", "", ""));
    static const char *const lines[] = {
        "CONVENTION DE GESTION",
        "relative aux opérations de gestion pour la prise en charge des frais de santé",
        "",
        "conclue entre",
        "la Caisse nationale",
        "et",
        "la Mutuelle du Nord",
        "",
        "2018-2022"};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        add(a, cover, node(a, DOC_LINE, "", "", lines[i]));
}

static void put_opening(struct arena *a, struct document *d)
{
    struct doc_node *o = top(a, d, node(a, DOC_OPENING, "", "", ""));
    text(a, o, "Entre les soussignées" NB ":");
    text(a, o,
         "La Caisse nationale, établissement public national à caractère administratif, "
         "dont le siège est situé 50, avenue du Professeur-André-Lemierre, 75020 Paris, "
         "ci-après dénommée «" NB "la Caisse" NB "»,");
    text(a, o, "d’une part,")->align = ALIGN_RIGHT;
    text(a, o, "Et" NB ":");
    text(a, o,
         "La Mutuelle du Nord, immatriculée au répertoire Sirene sous le n°" NB "783" NB "000" NB
         "000, ci-après dénommée «" NB "la Mutuelle" NB "»,");
    text(a, o, "d’autre part,")->align = ALIGN_RIGHT;
    text(a, o, "ci-après désignées ensemble «" NB "les parties" NB "»,");
    text(a, o, "Vu le code de la mutualité" NB ";");
    text(a, o, "Vu les statuts de la Mutuelle,");
    text(a, o, "Il a été préalablement exposé ce qui suit" NB ":");
    paragraph(a, top(a, d, node(a, DOC_PARAGRAPH, "", "", LONG)), "", LONG);
    o = top(a, d, node(a, DOC_OPENING, "", "", ""));
    text(a, o, "Ceci exposé, il est convenu ce qui suit" NB ":");
}

static struct doc_table *calendar(struct arena *a)
{
    struct doc_table *t =
        table(a, "Tableau" NB "2", "Calendrier des versements", "en euros", "Date|>Versement");
    rows(a, t,
         "15 janvier|647\u00a0494,24\n15 février|647\u00a0494,24\n15 mars|647\u00a0494,24\n"
         "16 avril|647\u00a0494,24\n15 mai|647\u00a0494,24\n=Total|3\u00a0237\u00a0471,20");
    t->fold = 2;
    return t;
}

static struct doc_table *indicators(struct arena *a)
{
    struct doc_table *t =
        table(a, "Tableau" NB "1", "Indicateurs", "", "N°|Indicateur|^Nature|>Points");
    rows(a, t,
         "#||Gestion\n"
         "1|Taux d’anomalies de liquidation à incidence financière, relevé par l’agent "
         "comptable sur un échantillon|quantitatif|20\n"
         "2|Délai moyen de remboursement|quantitatif|80\n=|Total||100");
    vec_push(a, &t->notes,
             TEXT("(a) Cible à fixer par avenant au plus tard le 31" NB "décembre 2021. À défaut "
                  "d’avenant conclu à cette date, la cible de l’année 2021 est applicable."));
    return t;
}

static void put_annex(struct arena *a, struct document *d)
{
    struct doc_node *annex =
        top(a, d, node(a, DOC_DIVISION, "ANNEXE 1", "Fiches descriptives", ""));
    annex->is_annex = true;
    add(a, annex, node(a, DOC_HEADING, "1.", "Fiches", ""));
    struct doc_table *t = table(a, "Indicateur n°" NB "1", "Taux d’anomalies", "", "a|b");
    rows(a, t,
         "Définition|Nombre de dossiers liquidés comportant au moins une anomalie à incidence "
         "financière, rapporté au nombre de dossiers contrôlés.\nSens|À la baisse.");
    t->no_header = true;
    put_table(a, annex, t);
}

// A short act with something of everything.
static struct document *whole_act(struct arena *a)
{
    struct document *d = document(a);
    put_cover(a, d);
    put_opening(a, d);
    struct doc_node *title =
        top(a, d, node(a, DOC_DIVISION, "TITRE Ier", "STIPULATIONS GÉNÉRALES", ""));
    struct doc_node *art = add(a, title, node(a, DOC_ARTICLE, "Article 1er", "Objet et champ", ""));
    paragraph(a, art, "I." NB "–", LONG);
    struct doc_node *p = paragraph(a, art, "II." NB "–", "La Caisse s’engage à" NB ":");
    struct doc_node *list = add(a, p, node(a, DOC_LIST, "", "", ""));
    item(a, list, "1°",
         "Mettre à la disposition de la Mutuelle, sans contrepartie financière, les "
         "applications nationales nécessaires" NB ";");
    item(a, list, "2°", "Verser les remises de gestion" NB ":");
    struct doc_node *inner = add(a, list->children.items[1], node(a, DOC_LIST, "", "", ""));
    item(a, inner, "a)", "Par douzièmes" NB ";");
    item(a, inner, "b)", "Après régularisation.");
    put_table(a, art, indicators(a));
    paragraph(a, art, "", LONG);
    put_table(a, art, calendar(a));
    art = add(a, title, node(a, DOC_ARTICLE, "Article 2", "Durée", ""));
    paragraph(a, art, "", LONG LONG);
    struct doc_node *s = put_signatures(a, d, 2);
    s->signatures->annexes_formula = TEXT("Est jointe à la convention" NB ":");
    vec_push(a, &s->signatures->annexes, TEXT("l’annexe 1 (fiches descriptives)."));
    put_annex(a, d);
    return d;
}

static void golden_act(void **state)
{
    struct arena *a = *state;
    struct text out = print(a, whole_act(a), usual);
    check_form(out, 80, 66);
    check_golden(a, out, "act.txt");
}

static void golden_draft_ragged_narrow(void **state)
{
    struct arena *a = *state;
    struct document *d = whole_act(a);
    d->draft = true;
    d->initials = false;
    struct text out = print(a, d, (struct print_options){.width = 64, .lines = 44, .ragged = true});
    check_form(out, 64, 44);
    assert_int_equal(count_of(out, "PROJET\n"), page_count(out));
    check_golden(a, out, "draft.txt");
}

static void hyphenation(void **state)
{
    struct arena *a = *state;
    struct hyphens *h = hyphens_open(a, PRINT_DICTIONARY);
    assert_non_null(h);
    offsets found = {0};
    hyphens_find(h, a, TEXT("l’établissement,"), &found);
    struct buffer b = buffer_new(a);
    uint32_t at = 0;
    const char *word = "l’établissement,";
    vec_each(uint32_t, p, &found)
    {
        buffer_add(&b, text_slice(text_of(word), at, *p));
        buffer_add_char(&b, '-');
        at = *p;
    }
    buffer_add(&b, text_of(word + at));
    assert_true(text_eq(buffer_text(&b), TEXT("l’éta-blis-se-ment,")));
    static const char *const whole[] = {"CNAMTS", "etc", "eaux", "sous-traitant", "2018", "", "«"};
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++) {
        found.count = 0;
        hyphens_find(h, a, text_of(whole[i]), &found);
        assert_int_equal(found.count, 0);
    }
    hyphens_find(h, a, TEXT("ÉTABLISSEMENT"), &found);
    assert_int_equal(found.count, 0);
    hyphens_find(h, a, TEXT("Établissement"), &found);
    assert_true(found.count > 0);
    hyphens_close(h);
    assert_null(hyphens_open(a, "/dev/null/none"));
}

static void justification(void **state)
{
    struct arena *a = *state;
    struct hyphens *h = hyphens_open(a, PRINT_DICTIONARY);
    struct setter *s = setter_new(a, h);
    struct shape shape = {60, TEXT("  I." NB "– "), 0, SET_JUSTIFIED};
    texts lines = {0};
    line_break(s, TEXT(LONG LONG), &shape, true, &lines);
    assert_true(lines.count > 4);
    for (uint32_t i = 0; i + 1 < lines.count; i++) assert_int_equal(text_width(lines.items[i]), 60);
    assert_true(text_starts(lines.items[0], TEXT("  I." NB "– La")));
    struct text all = NO_TEXT;
    vec_each(struct text, line, &lines)
    {
        assert_false(text_ends(*line, TEXT("31" NB)));
        all = text_printf(a, "%.*s%.*s ", TEXT_FMT(all), TEXT_FMT(*line));
    }
    assert_int_equal(count_of(all, "31" NB "mars"), 2);
    hyphens_close(h);
}

static void long_words_are_cut(void **state)
{
    struct arena *a = *state;
    struct setter *s = setter_new(a, NULL);
    struct shape shape = {20, NO_TEXT, 0, SET_JUSTIFIED};
    texts lines = {0};
    struct buffer b = buffer_new(a);
    for (int i = 0; i < 50; i++) buffer_add_c(&b, "é");
    line_break(s, buffer_text(&b), &shape, true, &lines);
    assert_int_equal(lines.count, 3);
    assert_int_equal(text_width(lines.items[0]), 20);
    assert_int_equal(text_width(lines.items[2]), 10);
    lines.count = 0;
    line_break(s, NO_TEXT, &shape, true, &lines);
    assert_int_equal(lines.count, 0);
}

static void empty_documents(void **state)
{
    struct arena *a = *state;
    struct document *d = arena_make(a, struct document);
    struct text out = print(a, d, usual);
    assert_int_equal(out.len, 0);
    for (int kind = DOC_COVER; kind <= DOC_SIGNATURES; kind++)
        top(a, d, node(a, (enum doc_kind)kind, "", "", ""));
    put_signatures(a, d, 0);
    struct doc_table *t = arena_make(a, struct doc_table);
    put_table(a, top(a, d, node(a, DOC_PARAGRAPH, "I.", "", "")), t);
    check_form(print(a, d, usual), 80, 66);
}

static void dictionary_missing(void **state)
{
    struct arena *a = *state;
    struct buffer out = buffer_new(a);
    struct text error = NO_TEXT;
    struct print_options options = {.dictionary = "none.dic"};
    assert_false(sceau_print.text(a, document(a), &options, &out, &error));
    assert_true(holds(error, "none.dic"));
    assert_int_equal(out.len, 0);
}

// Whatever the place of the page break, the rules of composition hold.
static void headings_are_never_last(void **state)
{
    struct arena *a = *state;
    for (uint32_t lead = 1; lead < 40; lead++) {
        struct document *d = document(a);
        for (uint32_t i = 0; i < lead; i++)
            paragraph(a, top(a, d, node(a, DOC_PARAGRAPH, "", "", "")), "", "Ligne.");
        for (uint32_t i = 1; i < 12; i++) paragraph(a, article(a, d, i), "", LONG);
        struct text out = print(a, d, (struct print_options){.lines = 40});
        check_form(out, 80, 40);
        for (uint32_t p = 0; p < page_count(out); p++) {
            struct text body = page(out, p), before = NO_TEXT, line;
            for (size_t at = 0; next_line(body, &at, &line);) {
                if (text_starts(line, TEXT("────")) && before.len > 0)
                    assert_false(holds(before, "Suivi de la convention"));
                if (text_trim(line).len > 0) before = line;
            }
        }
    }
}

static void signatures_are_never_alone(void **state)
{
    struct arena *a = *state;
    for (uint32_t lead = 1; lead < 40; lead++) {
        struct document *d = document(a);
        for (uint32_t i = 0; i < lead; i++)
            paragraph(a, top(a, d, node(a, DOC_PARAGRAPH, "", "", "")), "", "Ligne.");
        struct doc_node *art = article(a, d, 9);
        paragraph(a, art, "", LONG LONG);
        paragraph(a, art, "", "FIN DE L’ARTICLE.");
        put_signatures(a, d, lead % 4 + 1);
        struct text out = print(a, d, (struct print_options){.lines = 44});
        struct text last = page(out, page_count(out) - 1);
        check_form(out, 80, 44);
        assert_int_equal(count_of(last, "┌"), 1);
        assert_true(holds(last, "FIN DE L’ARTICLE."));
        assert_true(holds(last, "rigoureuses") || holds(last, "authentification"));
    }
}

static void tables_go_on_with_their_heading(void **state)
{
    struct arena *a = *state;
    struct document *d = document(a);
    struct doc_node *art = article(a, d, 1);
    struct doc_table *t = table(a, "Tableau" NB "3", "Budget", "en euros", "Poste|>2018|>2019");
    struct buffer b = buffer_new(a);
    for (int i = 0; i < 150; i++) buffer_printf(&b, "Poste %d|%d|%d\n", i, i, 2 * i);
    buffer_add_c(&b, "=Total|1|2");
    rows(a, t, text_c(a, buffer_text(&b)));
    put_table(a, art, t);
    struct text out = print(a, d, usual);
    check_form(out, 80, 66);
    assert_int_equal(page_count(out), 3);
    for (uint32_t p = 0; p < 3; p++) {
        struct text body = page(out, p);
        assert_int_equal(count_of(body, "┌"), 1);
        assert_int_equal(count_of(body, "└"), 1);
        assert_true(holds(body, "2018"));
    }
    assert_true(holds(page(out, 1), "Tableau" NB "3 (suite)"));
    assert_true(holds(page(out, 2), "Poste 149"));
    for (int i = 0; i < 150; i++)
        assert_int_equal(count_of(out, text_c(a, text_printf(a, "│ Poste %d ", i))), 1);
}

static void rows_are_not_split(void **state)
{
    struct arena *a = *state;
    struct document *d = document(a);
    struct doc_table *t = table(a, "", "Actions", "", "N°|Action");
    struct buffer b = buffer_new(a);
    for (int i = 0; i < 60; i++)
        buffer_printf(&b, "%sDEBUT" NB "%d|" LONG "FIN" NB "%d", i ? "\n" : "", i, i);
    rows(a, t, text_c(a, buffer_text(&b)));
    put_table(a, article(a, d, 1), t);
    struct text out = print(a, d, usual);
    check_form(out, 80, 66);
    assert_true(page_count(out) > 3);
    for (uint32_t p = 0; p < page_count(out); p++)
        assert_int_equal(count_of(page(out, p), "DEBUT"), count_of(page(out, p), "FIN"));
    assert_int_equal(count_of(out, "FIN"), 60);
    assert_int_equal(count_of(out, "  N°  "), page_count(out));
}

static void small_tables_go_whole_to_the_next_page(void **state)
{
    struct arena *a = *state;
    for (uint32_t lead = 1; lead < 60; lead++) {
        struct document *d = document(a);
        struct doc_node *art = article(a, d, 1);
        for (uint32_t i = 0; i < lead; i++) paragraph(a, art, "", "Ligne.");
        put_table(a, art, calendar(a));
        struct text out = print(a, d, usual);
        check_form(out, 80, 66);
        assert_int_equal(count_of(out, "┌"), 1);
        assert_false(holds(out, "(suite)"));
    }
}

// An introduction stays with the first item; a paragraph leaves two lines on each page.
static void introductions_and_paragraphs(void **state)
{
    struct arena *a = *state;
    for (uint32_t lead = 1; lead < 50; lead++) {
        struct document *d = document(a);
        struct doc_node *art = article(a, d, 1);
        for (uint32_t i = 0; i < lead; i++) paragraph(a, art, "", "Ligne.");
        struct doc_node *p = paragraph(a, art, "I." NB "–", "La Caisse s’engage à" NB ":");
        item(a, add(a, p, node(a, DOC_LIST, "", "", "")), "1°", "Verser les remises" NB ";");
        paragraph(a, art, "", "PREMIER " LONG LONG " DERNIER");
        struct text out = print(a, d, (struct print_options){.lines = 40});
        check_form(out, 80, 40);
        for (uint32_t n = 0; n < page_count(out); n++) {
            struct text body = page(out, n);
            assert_true(holds(body, "engage à") == holds(body, "1° Verser"));
            if (!holds(body, "PREMIER") || holds(body, "DERNIER")) continue;
            assert_true(holds(body, "31" NB "mars"));
            assert_true(holds(page(out, n + 1), "rigoureuses"));
        }
    }
}

static void wide_tables_are_parted(void **state)
{
    struct arena *a = *state;
    struct document *d = document(a);
    struct doc_table *t =
        table(a, "Tableau" NB "4", "Dotations", "en euros",
              "Établissement|>2018|>2019|>2020|>2021|>2022|>2023|>2024|>2025|>2026|>2027|>2028");
    struct buffer b = buffer_new(a);
    buffer_add_c(&b, "Caisse");
    for (int i = 0; i < 11; i++) buffer_printf(&b, "|12" NB "345" NB "67%d,00", i % 10);
    rows(a, t, text_c(a, buffer_text(&b)));
    put_table(a, article(a, d, 1), t);
    struct text out = print(a, d, usual);
    check_form(out, 80, 66);
    assert_true(count_of(out, "│ Caisse") >= 2);
    assert_int_equal(count_of(out, "12" NB "345"), 11);
    assert_int_equal(count_of(out, "(suite)"), count_of(out, "│ Caisse") - 1);
}

static void contents_give_the_pages(void **state)
{
    struct arena *a = *state;
    struct document *d = document(a);
    put_cover(a, d);
    for (uint32_t i = 1; i <= 120; i++) {
        struct doc_node *art = article(a, d, i);
        for (int k = 0; k < 3; k++) paragraph(a, art, "", LONG);
    }
    put_annex(a, d);
    struct text out = print(a, d, usual);
    check_form(out, 80, 66);
    assert_true(holds(page(out, 1), "SOMMAIRE"));
    assert_true(holds(out, "ANNEXE 1 – Fiches descriptives ...."));
    for (uint32_t i = 1; i <= 120; i += 17) {
        struct text entry = text_printf(a, "\nArticle %u – Suivi de la convention ", i), line;
        const char *found = memmem(out.ptr, out.len, entry.ptr, entry.len);
        assert_non_null(found);
        size_t at = (size_t)(found - out.ptr) + 1;
        assert_true(next_line(out, &at, &line));
        while (line.len > 0 && line.ptr[0] != '.') line = text_slice(line, 1, line.len);
        while (line.len > 0 && (line.ptr[0] == '.' || line.ptr[0] == ' '))
            line = text_slice(line, 1, line.len);
        uint32_t number = (uint32_t)strtoul(text_c(a, line), NULL, 10);
        struct text heading = text_printf(a, "  Article %u\n", i);
        assert_true(holds(page(out, number - 1), text_c(a, heading)));
    }
    struct print_options none = usual;
    none.contents = PRINT_CONTENTS_NEVER;
    assert_false(holds(print(a, d, none), "SOMMAIRE"));
}

static void many_signatories(void **state)
{
    struct arena *a = *state;
    struct document *d = document(a);
    paragraph(a, article(a, d, 1), "", LONG LONG);
    put_signatures(a, d, 15);
    struct text out = print(a, d, usual);
    check_form(out, 80, 66);
    assert_int_equal(count_of(out, "Fabre"), 7);
    assert_int_equal(count_of(out, "┌"), page_count(out));
}

static void control_characters_are_blanks(void **state)
{
    struct arena *a = *state;
    struct document *d = document(a);
    paragraph(a, article(a, d, 1), "", "un\fdeux\ntrois\tquatre");
    struct text out = print(a, d, usual);
    assert_true(holds(out, "  un deux trois quatre\n"));
    assert_int_equal(page_count(out), 1);
}

// A small generator of its own: the same documents on every machine.
struct dice {
    uint32_t seed;
};

static uint32_t roll(struct dice *d, uint32_t sides)
{
    d->seed = d->seed * 1664525u + 1013904223u;
    return (d->seed >> 8) % sides;
}

static const char *random_text(struct arena *a, struct dice *d)
{
    static const char *const parts[] = {
        "a", "établissement", "l’", "-", NB,   "…", "漢字",   "é", ";",
        "œ", "12" NB "345",   "»",  ":", "\t", "X", "CNAMTS", "\f"};
    struct buffer b = buffer_new(a);
    for (uint32_t words = roll(d, 30); words > 0; words--) {
        for (uint32_t n = roll(d, roll(d, 20) ? 5 : 90); n > 0; n--)
            buffer_add_c(&b, parts[roll(d, sizeof parts / sizeof *parts)]);
        buffer_add_char(&b, ' ');
    }
    return text_c(a, buffer_text(&b));
}

static struct doc_table *random_table(struct arena *a, struct dice *d)
{
    struct doc_table *t = table(a, random_text(a, d), random_text(a, d), random_text(a, d), "N°");
    struct doc_column *columns = arena_array(a, struct doc_column, 40);
    struct doc_row *made = arena_array(a, struct doc_row, 40);
    t->column_count = roll(d, 14);
    t->row_count = roll(d, 40);
    t->columns = columns;
    t->rows = made;
    t->fold = roll(d, 5);
    t->no_header = roll(d, 4) == 0;
    for (uint32_t i = 0; i < t->column_count; i++)
        columns[i] = (struct doc_column){text_of(random_text(a, d)), (enum align)roll(d, 3)};
    for (uint32_t r = 0; r < t->row_count; r++) {
        struct doc_cell *cells = arena_array(a, struct doc_cell, t->column_count + 1);
        made[r] = (struct doc_row){cells, roll(d, 9) == 0, roll(d, 9) == 0, r && roll(d, 9) == 0};
        for (uint32_t i = 0; i < t->column_count; i++)
            if (roll(d, 3)) cells[i].text = text_of(random_text(a, d));
    }
    vec_push(a, &t->notes, text_of(random_text(a, d)));
    return t;
}

static struct doc_node *random_node(struct arena *a, struct dice *d, uint32_t depth)
{
    enum doc_kind kind = (enum doc_kind)roll(d, DOC_SIGNATURES + 1);
    struct doc_node *n = node(a, kind, random_text(a, d), random_text(a, d), random_text(a, d));
    n->align = (enum align)roll(d, 3);
    n->is_annex = roll(d, 3) == 0;
    n->level = (uint8_t)roll(d, 5);
    if (kind == DOC_TABLE) n->table = random_table(a, d);
    if (kind == DOC_SIGNATURES) n->signatures = signatures(a, roll(d, 9));
    for (uint32_t i = depth < 4 ? roll(d, 5) : 0; i > 0; i--)
        add(a, n, random_node(a, d, depth + 1));
    return n;
}

static void any_document_keeps_its_form(void **state)
{
    struct arena *a = *state;
    struct dice dice = {20171215};
    for (int i = 0; i < 40; i++) {
        struct document *d = document(a);
        d->draft = roll(&dice, 2);
        d->party_count = roll(&dice, 20);
        if (roll(&dice, 4) == 0) d->reference = text_of(random_text(a, &dice));
        for (uint32_t n = roll(&dice, 9); n > 0; n--) top(a, d, random_node(a, &dice, 0));
        struct print_options options = usual;
        options.width = 60 + roll(&dice, 73);
        options.lines = 30 + roll(&dice, 60);
        options.contents = (enum print_contents)roll(&dice, 3);
        struct text out = print(a, d, options);
        if (out.len > 0) check_form(out, options.width, options.lines);
    }
}

static int setup(void **state)
{
    *state = arena_new();
    return 0;
}

static int teardown(void **state)
{
    arena_free(*state);
    return 0;
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest cases[] = {
        CASE(golden_act),
        CASE(golden_draft_ragged_narrow),
        CASE(hyphenation),
        CASE(justification),
        CASE(long_words_are_cut),
        CASE(empty_documents),
        CASE(dictionary_missing),
        CASE(headings_are_never_last),
        CASE(signatures_are_never_alone),
        CASE(tables_go_on_with_their_heading),
        CASE(rows_are_not_split),
        CASE(small_tables_go_whole_to_the_next_page),
        CASE(introductions_and_paragraphs),
        CASE(wide_tables_are_parted),
        CASE(contents_give_the_pages),
        CASE(many_signatories),
        CASE(control_characters_are_blanks),
        CASE(any_document_keeps_its_form),
    };
    return cmocka_run_group_tests(cases, NULL, NULL);
}
