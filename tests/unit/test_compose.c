// Small invented categories with their outlines, acts of them, and the documents composed: numbers,
// references, lists, tables, openings, inheritance, the author's own divisions, and what must be
// printed.
#include "tests/unit/check.h"

#include "compiler/document/compose.h"
#include "compiler/model/build_model.h"

struct made {
    struct arena *arena;
    struct diags diags;
    struct text dump;
};

static void dump_table(struct buffer *b, const struct doc_table *t)
{
    buffer_printf(b, "[%.*s|%.*s|%.*s]", TEXT_FMT(t->label), TEXT_FMT(t->title), TEXT_FMT(t->unit));
    for (uint32_t i = 0; i < t->column_count && !t->no_header; i++)
        buffer_printf(b, " %s%.*s", t->columns[i].align == ALIGN_RIGHT ? ">" : "",
                      TEXT_FMT(t->columns[i].title));
    buffer_add_char(b, '\n');
    for (uint32_t i = 0; i < t->row_count; i++) {
        buffer_add_c(b, t->rows[i].is_total ? "=" : t->rows[i].is_group ? "#" : "|");
        for (uint32_t k = 0; k < t->column_count; k++)
            buffer_printf(b, "%.*s|", TEXT_FMT(t->rows[i].cells[k].text));
        buffer_add_char(b, '\n');
    }
    for (uint32_t i = 0; i < t->notes.count; i++)
        buffer_printf(b, "%.*s\n", TEXT_FMT(t->notes.items[i]));
}

static void dump_signatures(struct buffer *b, const struct doc_signatures *s)
{
    buffer_printf(b, "%.*s\n", TEXT_FMT(s->formula));
    for (uint32_t i = 0; i < s->list.count; i++)
        buffer_printf(b, "%.*s / %.*s\n", TEXT_FMT(s->list.items[i].party),
                      TEXT_FMT(s->list.items[i].name));
    buffer_printf(b, "%.*s\n", TEXT_FMT(s->annexes_formula));
    for (uint32_t i = 0; i < s->annexes.count; i++)
        buffer_printf(b, "%.*s\n", TEXT_FMT(s->annexes.items[i]));
}

// One line a node: its label, its title, its text.
static void dump_node(struct buffer *b, const struct doc_node *n)
{
    const struct text parts[] = {n->label, n->title, n->text};
    bool first = true;
    for (int i = 0; i < 3; i++) {
        if (!parts[i].len) continue;
        if (!first) buffer_add_char(b, ' ');
        buffer_add(b, parts[i]);
        first = false;
    }
    if (n->align == ALIGN_RIGHT) buffer_add_c(b, " >");
    bool run_in = n->kind == DOC_PARAGRAPH && n->label.len;
    if (!first) buffer_add_char(b, run_in ? ' ' : '\n');
    if (n->table) dump_table(b, n->table);
    if (n->signatures) dump_signatures(b, n->signatures);
    for (uint32_t i = 0; i < n->children.count; i++) dump_node(b, n->children.items[i]);
}

// No-break spaces as plain ones: the blanks are test_typography's.
static struct text plain(struct arena *a, struct text t)
{
    struct buffer b = buffer_new(a);
    for (size_t at = 0; at < t.len;) {
        size_t from = at;
        uint32_t c = text_next(t, &at);
        if (c == 0xA0 || c == 0x202F)
            buffer_add_char(&b, ' ');
        else
            buffer_add(&b, text_slice(t, from, at));
    }
    return buffer_text(&b);
}

static struct file *file_of(struct arena *a, struct diags *d, const char *words)
{
    struct source *s = arena_make(a, struct source);
    struct file *f = arena_make(a, struct file);
    s->path = TEXT("acte.sceau");
    s->bytes = text_copy(a, text_of(words));
    f->source = s;
    f->argument = true;
    f->tree = parse_source(a, s, d);
    return f;
}

// Composes the last act of the source.
static void make(struct made *m, const char *words)
{
    m->arena = arena_new();
    m->diags = diags_new(m->arena, false);
    struct files files = {.arena = m->arena, .diags = &m->diags, .by_path = map_new(m->arena)};
    struct file *f = file_of(m->arena, &m->diags, words);
    vec_push(m->arena, &files.list, f);
    struct library *lib = library_declare(m->arena, &files, &m->diags);
    model_create(lib);
    library_resolve(lib);
    model_fill(lib);
    struct world *w = model_world(lib, false, 0);
    assert_true(f->acts.count > 0);
    struct compose_options options = {.draft = false};
    struct document *d = compose_act(m->arena, lib, w, f->acts.items[f->acts.count - 1], &options);
    assert_non_null(d);
    struct buffer b = buffer_new(m->arena);
    for (uint32_t i = 0; i < d->nodes.count; i++) dump_node(&b, d->nodes.items[i]);
    m->dump = plain(m->arena, buffer_text(&b));
}

static void say_diags(const struct made *m)
{
    for (uint32_t i = 0; i < m->diags.list.count; i++)
        print_error("%.*s %.*s\n", TEXT_FMT(m->diags.list.items[i]->code),
                    TEXT_FMT(m->diags.list.items[i]->message));
}

static void expect(const char *source, const char *printed)
{
    struct made m;
    make(&m, source);
    if (m.diags.errors) say_diags(&m);
    assert_int_equal(m.diags.errors, 0);
    assert_text(m.dump, printed);
    arena_free(m.arena);
}

// Exactly one error, of this code, whose message holds these words.
static void expect_error(const char *source, const char *code, const char *words)
{
    struct made m;
    make(&m, source);
    if (m.diags.errors != 1) say_diags(&m);
    assert_int_equal(m.diags.errors, 1);
    assert_text(m.diags.list.items[0]->code, code);
    struct text message = m.diags.list.items[0]->message;
    assert_non_null(memmem(message.ptr, message.len, words, strlen(words)));
    arena_free(m.arena);
}

#define LIBRARY                                                                                      \
    "énumération genre\n  valeurs : masculin ; féminin\nfin énumération\n"                      \
    "catégorie acte\n  abstrait : oui\n"                                                            \
    "  mentions\n    conclue le : date, interne\n    droit au : date, interne\n  fin mentions\n"     \
    "  éléments\n    articles : plusieurs article\n    annexes : plusieurs annexe\n"               \
    "    rédactions : plusieurs rédaction\n  fin éléments\nfin catégorie\n"                     \
    "catégorie article\n  mentions\n    place : libellé, interne\n    texte : prose\n"             \
    "  fin mentions\nfin catégorie\n"                                                               \
    "catégorie annexe\n  mentions\n    texte : prose\n  fin mentions\nfin catégorie\n"             \
    "catégorie rédaction\n  mentions\n    texte : prose\n  fin mentions\nfin catégorie\n"         \
    "catégorie ligue\n  mentions\n    désignation : libellé\n    genre : genre\n"                 \
    "    sigle : libellé\n  fin mentions\nfin catégorie\n"                                         \
    "catégorie étape\n  mentions\n    coût : montant\n    cibles : série de mesure par année\n" \
    "    texte : prose\n  fin mentions\nfin catégorie\n"                                            \
    "catégorie pacte\n  dérive de : acte\n"                                                        \
    "  mentions\n    membres : liste de ligue, partie\n    période : période\n"                    \
    "    préambule : prose\n    montant : montant\n    secret : booléen\n  fin mentions\n"         \
    "  éléments\n    ligues : plusieurs ligue\n    étapes : plusieurs étape\n  fin éléments\n" \
    "fin catégorie\n"

#define TRAME(...) "trame pacte\n" __VA_ARGS__ "fin trame\n"
#define PACTE(...) "pacte p « Pacte »\n" __VA_ARGS__ "fin pacte\n"
#define WORDS(words) "texte\n" words "\nfin texte\n"

#define ARTICLE(id, title, ...) "article " id " « " title " »\n" __VA_ARGS__ "fin article\n"
#define PARAGRAPH(id, ...) "paragraphe " id "\n" __VA_ARGS__ "fin paragraphe\n"

#define LEAGUES                                                                                    \
    "membres : x ; y\n"                                                                            \
    "ligue x « X »\n désignation : « la Ligue »\n sigle : « LX »\nfin ligue\n"              \
    "ligue y « Y »\n désignation : « l'Union »\n genre : féminin\n sigle : « UY »\nfin ligue\n"

static void numbers_and_references(void **state)
{
    (void)state;
    static const char trame[] = LIBRARY TRAME(
        "titre un « Premier »\n"                                                               //
        ARTICLE("a", "Objet", WORDS("Voir {l'article b}, {le paragraphe y}, {le tableau t}.")) //
        "fin titre\n"                                                                          //
        "titre deux « Second »\n"                                                              //
        ARTICLE("b", "Suite",
                PARAGRAPH("x", WORDS("Selon {l'article b} et {le paragraphe y}."))      //
                PARAGRAPH("y", WORDS("{À l'article a}, {au titre un}, {à l'annexe z}.") //
                          "tableau t « T »\ncolonne « C »\nvaleur : « v »\nfin colonne\n"
                          "fin tableau\n"))                               //
        ARTICLE("c", "Seul", PARAGRAPH("z", WORDS("{Au paragraphe z}."))) //
        "fin titre\n"
        "annexe z « Zones »\n" WORDS(
            "{Les annexes} {accord annexes : suit/suit/suivent/suivent}.") "fin annexe\n")
        PACTE("");
    expect(trame, "TITRE Ier PREMIER\n"
                  "Article 1er Objet\n"
                  "Voir l’article 2, le II de l’article 2, le tableau 1.\n"
                  "TITRE II SECOND\n"
                  "Article 2 Suite\n"
                  "I. – Selon le présent article et le II du présent article.\n"
                  "II. – À l’article 1er, au titre Ier, à l’annexe.\n"
                  "[Tableau 1|T|] C\n"
                  "|v|\n"
                  "Article 3 Seul\n"
                  "Au présent article.\n"
                  "ANNEXE Zones\n"
                  "La présente annexe suit.\n");
}

static void grouped_references(void **state)
{
    (void)state;
    static const char trame[] = LIBRARY TRAME(
        ARTICLE("a", "A",
                PARAGRAPH("x", WORDS("{Les articles b et c}, {aux articles a, b et c}."))
                    PARAGRAPH("y", WORDS("{Du paragraphe x}, {des paragraphes x et y}."))
                        PARAGRAPH("z", WORDS("Outre l'article 9, {le paragraphe x}.")))
            ARTICLE(
                "b", "B",
                PARAGRAPH("m", WORDS("{Des paragraphes x et z}, {des paragraphes x et m}."))
                    PARAGRAPH("n", WORDS("{Aux paragraphes x, z et n}, {les paragraphes z et m}.")))
                ARTICLE("c", "C",
                        PARAGRAPH("s", WORDS("{Au paragraphe s}, {du paragraphe t}.")) //
                        PARAGRAPH("t", WORDS("{Aux paragraphes x et m}, {à l'article c}."))))
        PACTE("");
    expect(trame,
           "Article 1er A\n"
           "I. – Les articles 2 et 3, au présent article et aux articles 2 et 3.\n"
           "II. – Du I, des I et II.\n"
           "III. – Outre l’article 9, le I du présent article.\n"
           "Article 2 B\n"
           "I. – Des I et III de l’article 1er, du I de l’article 1er et du I du présent article.\n"
           "II. – Aux I et III de l’article 1er et au II du présent article, le III de l’article "
           "1er et le I du présent article.\n"
           "Article 3 C\n"
           "I. – Au I, du II.\n"
           "II. – Au I des articles 1er et 2, au présent article.\n");
    expect_error(LIBRARY TRAME(ARTICLE("a", "A", WORDS("{Des articles a, zut et a}."))) PACTE(""),
                 "S0500", "« article zut »");
}

static void references_by_name(void **state)
{
    (void)state;
    expect(LIBRARY TRAME(ARTICLE(
               "a", "A",
               "paragraphe p\npour chaque : m parmi membres\n" WORDS("{m} {m.sigle}.") //
               "fin paragraphe\n") ARTICLE("b", "B", WORDS("{Au paragraphe y}."))) PACTE(LEAGUES),
           "Article 1er A\nI. – la Ligue LX.\nII. – l’Union UY.\n"
           "Article 2 B\nAu II de l’article 1er.\n");
    expect_error(
        LIBRARY TRAME("paragraphe p\npour chaque : m parmi membres\n" WORDS("{m} {m.sigle}.") //
                      "fin paragraphe\nparagraphe q\npour chaque : m parmi membres\n"         //
                      WORDS("{m} {m.sigle}.") "fin paragraphe\n"                              //
                      ARTICLE("b", "B", WORDS("{Au paragraphe y}."))) PACTE(LEAGUES),
        "S0500", "« paragraphe y »");
}

static void codes_named_again(void **state)
{
    (void)state;
    expect(LIBRARY TRAME(WORDS(
               "L'article 1er {du code des ports}, le 2 {du code des ports}.\n\n"
               "Le code des ports ; le 3 {du code des ports} ; le code rural ; "
               "le 4 {du code des ports}.\n\n{Le code rural} ; le 5 {du code rural}.")) PACTE(""),
           "L’article 1er du code des ports, le 2 du même code.\n"
           "Le code des ports ; le 3 du même code ; le code rural ; le 4 du code des ports.\n"
           "Le code rural ; le 5 du même code.\n");
}

static void labels_and_composed_numbers(void **state)
{
    (void)state;
    static const char trame[] = LIBRARY TRAME(
        "titre axe « {x.titre} »\npour chaque : x parmi ligues\nnuméro : arabe\n"
        "libellé : « AXE {n} »\nniveau : 1\n"
        "fiche f « {e.titre} »\npour chaque : e parmi étapes\n"
        "paragraphe p\npour chaque : z parmi ligues\nnuméro : décimal_lettre\n"
        "libellé : « n° {n}. – »\n" WORDS("{z.titre} ({e : numéro}), {au titre axe}") //
        "fin paragraphe\nfin fiche\nfin titre\n")
        PACTE("ligue x « X »\nfin ligue\nétape e « E »\nfin étape\nétape g « G »\nfin étape\n");
    expect(trame, "AXE 1 X\n"
                  "Fiche 1.1 E\n"
                  "n° 1.1.A. – X (1.1), à l’axe 1\n"
                  "Fiche 1.2 G\n"
                  "n° 1.2.A. – X (1.2), à l’axe 1\n");
}

static void lists(void **state)
{
    (void)state;
    static const char source[] = LIBRARY TRAME(ARTICLE(
        "a", "Liste",
        WORDS("Sont suivies :") //
        "liste\npour chaque : e parmi étapes\n" WORDS("{e.texte}") "fin liste\n"
                                                                   "liste\npoint\n" WORDS(
                                                                       "Un groupe") //
        "liste\npour chaque : e parmi étapes\n" WORDS(
            "{e.titre}.") "fin liste\nfin point\n"
                          "point\n" WORDS("Une fin") "fin point\nfin liste\n"
                                                     "alinéa\n" WORDS("Soit")                  //
        "liste\nen ligne : oui\npour chaque : e parmi étapes\n" WORDS("{e.titre : minuscule}") //
        "fin liste\nfin alinéa\n"))
        PACTE("étape e « Essai »\n" WORDS(
            "Mener l'essai.") "fin étape\n"
                              "étape g « Gain »\n" WORDS(
                                  "Compter :\n\n– le gain ;\n– la "
                                  "perte.") "fin étape\n"
                                            "étape h « Halte »\n" WORDS("Finir ;") "fin "
                                                                                   "étape\n");
    expect(source, "Article 1er Liste\n"
                   "Sont suivies :\n"
                   "1° Mener l’essai ;\n"
                   "2° Compter :\n"
                   "– le gain ;\n"
                   "– la perte ;\n"
                   "3° Finir.\n"
                   "1° Un groupe :\n"
                   "a) Essai ;\n"
                   "b) Gain ;\n"
                   "c) Halte ;\n"
                   "2° Une fin.\n"
                   "Soit essai, gain et halte.\n");
}

static void lists_in_line_as_written(void **state)
{
    (void)state;
    static const char source[] = LIBRARY TRAME(
        ARTICLE("a", "Liste",
                WORDS("Y prennent part")                                                   //
                "liste\nen ligne : oui\nponctuation : non\npour chaque : e parmi étapes\n" //
                WORDS("{e.titre}, en titre,") "fin liste\n"))
        PACTE("étape e « Essai »\nfin étape\nétape g « Gain »\nfin étape\n"
              "étape h « Halte »\nfin étape\n");
    expect(source, "Article 1er Liste\n"
                   "Y prennent part Essai, en titre, Gain, en titre, et Halte, en titre,\n");
}

#define ROWS                                                                                             \
    "étape e « Essai »\ncoût : 1 500,00 €\ncibles : 2018 : 6,5 ; 2019 : à fixer avant le "        \
    "31 décembre 2018\n" WORDS("Essai.") "fin étape\n"                                                  \
                                         "étape g « Gain »\ncoût : 500,00 €\ncibles : 2018 : 7 ; " \
                                         "2019 : non mesuré\n" WORDS("Gain.") "fin étape\n"

static void tables(void **state)
{
    (void)state;
    static const char source[] = LIBRARY TRAME(
        "tableau t « Étapes »\nlignes : e parmi étapes\nunité : « en euros »\n"
        "colonne « N° »\nvaleur : rang(e)\nfin colonne\n"
        "colonne « Étape »\nvaleur : e.titre\nfin colonne\n"
        "colonne « {a} »\npour chaque : a parmi période.années\nvaleur : valeur(e.cibles ; a)\n"
        "format : « décimales 1 »\nfin colonne\n"
        "colonne « Coût »\nvaleur : e.coût\ntotal : oui\nfin colonne\nfin tableau\n"
        "tableau « {e.titre} »\npour chaque : e parmi étapes\nnuméro : aucun\n"
        "ligne « Texte »\nvaleur : e.texte\nfin ligne\n"
        "ligne « Cible »\nvaleur : valeur(e.cibles ; 2030)\nfin ligne\nfin tableau\n")
        PACTE("période : du 1er janvier 2018 au 31 décembre 2019\n" ROWS);
    expect(source, "[Tableau 1|Étapes|en euros] N° Étape >2018 >2019 >Coût\n"
                   "|1|Essai|6,5|(a)|1 500,00|\n"
                   "|2|Gain|7,0|(b)|500,00|\n"
                   "=|Total|||2 000,00|\n"
                   "(a) À fixer au plus tard le 31 décembre 2018.\n"
                   "(b) Valeur non mesurée.\n"
                   "[|Essai|]\n"
                   "|Texte|Essai.|\n"
                   "[|Gain|]\n"
                   "|Texte|Gain.|\n");
}

static void openings(void **state)
{
    (void)state;
    static const char source[] = LIBRARY TRAME(
        "parties\ndébut : « Entre les {accord parties : unis/unies/unis/unies} : »\n"
        "pour chaque : m parmi parties\n" WORDS(
            "{Le m} ({m.sigle}), dit{accord m : /e/s/es} « {m} »,") //
        "ensemble : « ensemble, »\nfin parties\n"
        "visas\n" WORDS(
            "La loi ;\n\nle code {du membres} ; l'avis.") "fin visas\n"
                                                          "signatures\n" WORDS(
                                                              "Fait en deux exemplaires.") //
        "pour chaque : m parmi parties\npartie : « Pour {le m}, »\nnom : « {m : sigle} »\n"
        "annexe : « Est jointe »\nannexes : « Sont jointes : »\nfin signatures\n"
        "annexe a « Lieux »\n" WORDS("A.") "fin annexe\nannexe b « Dates »\n" WORDS("B.") //
        "fin annexe\n") PACTE(LEAGUES);
    expect(source, "Entre les unies :\n"
                   "La Ligue (LX), dite « la Ligue »,\n"
                   "d’une part, >\n"
                   "Et :\n"
                   "L’Union (UY), dite « l’Union »,\n"
                   "d’autre part, >\n"
                   "ensemble,\n"
                   "Vu la loi ;\n"
                   "Vu le code de la Ligue et de l’Union ;\n"
                   "Vu l’avis,\n"
                   "Fait en deux exemplaires.\n"
                   "Pour la Ligue, / LX\n"
                   "Pour l’Union, / UY\n"
                   "Sont jointes :\n"
                   "l’annexe 1 (lieux) ;\n"
                   "l’annexe 2 (dates).\n"
                   "ANNEXE 1 Lieux\n"
                   "A.\n"
                   "ANNEXE 2 Dates\n"
                   "B.\n");
}

static void signatures_to_fill_in(void **state)
{
    (void)state;
    static const char source[] = LIBRARY TRAME(
        "signatures\npour chaque : m parmi parties ; e parmi étapes tel que e.titre = m.sigle\n"
        "partie : « Pour {le m}, »\nnom : « {e.titre} »\nfin signatures\n")
        PACTE(LEAGUES "étape s « UY »\nfin étape\n");
    expect(source, "\nPour la Ligue, / \nPour l’Union, / UY\n\n");
}

static void inheritance(void **state)
{
    (void)state;
    static const char source[] = LIBRARY TRAME(
        "titre t « T »\n" ARTICLE("a", "A", WORDS("a.")) ARTICLE("b", "B", WORDS("b.")) //
        ARTICLE("c", "C", WORDS("c.")) "fin titre\nsignatures\n" WORDS("Fait.")         //
        "fin signatures\n")                                                             //
        "catégorie pacte_local\ndérive de : pacte\nfin catégorie\n"
        "trame pacte_local\nsupprime : c\n" ARTICLE("a", "A bis", WORDS("a bis."))  //
        ARTICLE("d", "D", "après : a\n" WORDS("d.")) ARTICLE("e", "E", WORDS("e.")) //
        "fin trame\n"
        "pacte_local l « L »\nfin pacte_local\n";
    expect(source, "TITRE Ier T\n"
                   "Article 1er A bis\na bis.\n"
                   "Article 2 D\nd.\n"
                   "Article 3 B\nb.\n"
                   "Article 4 E\ne.\n"
                   "Fait.\n\n");
}

static void own_divisions(void **state)
{
    (void)state;
    static const char source[] = LIBRARY TRAME(
        ARTICLE("a", "A", WORDS("Voir {l'article libre} et {l'annexe plans}."))        //
        ARTICLE("b", "B", WORDS("b.")) "reste : oui\n" ARTICLE("z", "Z", WORDS("z."))) //
        PACTE("article libre « Libre »\n" WORDS(
            "Selon {l'article b}.") "fin article\n"
                                    "article mis « Mis »\nplace : « après a »\n" WORDS(
                                        "Mis.") "fin article\n"
                                                "annexe plans « Plans »\n" WORDS(
                                                    "Plans.") "fin annexe\n");
    expect(source, "Article 1er A\nVoir l’article 4 et l’annexe.\n"
                   "Article 2 Mis\nMis.\n"
                   "Article 3 B\nb.\n"
                   "Article 4 Libre\nSelon l’article 3.\n"
                   "Article 5 Z\nz.\n"
                   "ANNEXE Plans\nPlans.\n");
}

static void choices_and_whole_proses(void **state)
{
    (void)state;
    static const char source[] = LIBRARY TRAME(
        WORDS("{préambule}\n\n{si secret : Secret ; sinon : Public}, {montant : les_deux}.") //
        "alinéa\nsi : secret\n" WORDS(
            "Chut.") "fin alinéa\n"
                     "alinéa\nsoit double : montant + montant\nsi : double > montant\n" WORDS(
                         "{double}") //
        "fin alinéa\n")
        PACTE("montant : 1 000,00 €\nsecret : non\npréambule : texte\nUn.\n\nDeux :\n\n1° x ;\n"
              "2° y.\nfin texte\n");
    expect(source, "Un.\nDeux :\n1° x ;\n2° y.\n"
                   "Public, 1 000,00 € (mille euros).\n"
                   "2 000,00 €\n");
}

static void what_is_declared_is_printed(void **state)
{
    (void)state;
    expect_error(LIBRARY TRAME(ARTICLE("a", "A", "si : présent(montant)\n" WORDS("a."))) //
                 PACTE("montant : 1,00 €\n"),
                 "S0503", "« montant »");
    expect(LIBRARY TRAME(ARTICLE("a", "A", "si : secret\n" WORDS("a."))) PACTE("secret : oui\n"),
           "Article 1er A\na.\n");
}

#define WORDED TRAME(ARTICLE("a", "A", WORDS("Verse {montant}.") WORDS("Encore.")))
#define REWORDING(id, words) "rédaction " id "\n" WORDS(words) "fin rédaction\n"

static void rewordings(void **state)
{
    (void)state;
    expect(LIBRARY WORDED PACTE("montant : 1,00 €\n" REWORDING("a", "Paie {montant : lettres}.")),
           "Article 1er A\nPaie un euro.\n");
    expect_error(LIBRARY WORDED PACTE("montant : 1,00 €\n" REWORDING("a", "Paie.")), "S0504",
                 "« montant »");
    expect_error(LIBRARY TRAME(ARTICLE("objet", "A", WORDS("a."))) PACTE(REWORDING("objets", "b.")),
                 "S0505", "« objet »");
}

static void errors(void **state)
{
    (void)state;
    expect_error(LIBRARY TRAME(ARTICLE("objet", "A", WORDS("{l'article objets}"))) PACTE(""),
                 "S0500", "« objet »");
    expect_error(LIBRARY TRAME(WORDS("{montant : lettre}")) PACTE(""), "S0501", "« lettre »");
    expect_error(LIBRARY TRAME("artcle x « X »\nfin artcle\n") PACTE(""), "S0507", "« article »");
    expect_error(LIBRARY TRAME("article x « X »\nnumero : romain\nfin article\n") PACTE(""),
                 "S0508", "« numero »");
    expect_error(LIBRARY TRAME("article x « X »\nnuméro : rom\nfin article\n") PACTE(""), "S0510",
                 "« rom »");
    expect_error(LIBRARY TRAME("préambule_inconnu\nfin préambule_inconnu\n") PACTE(""), "S0507",
                 "« préambule_inconnu »");
    expect_error(LIBRARY TRAME(ARTICLE("a", "A", WORDS("a."))) //
                 PACTE("article b « B »\nplace : « après c »\n" WORDS("") "fin article\n"),
                 "S0506", "« après c »");
    expect_error(LIBRARY TRAME(WORDS("{préambule}"))
                     PACTE("préambule : texte\nEncore {préambule}\nfin texte\n"),
                 "S0502", "lui-même");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_and_references),
        cmocka_unit_test(grouped_references),
        cmocka_unit_test(references_by_name),
        cmocka_unit_test(codes_named_again),
        cmocka_unit_test(labels_and_composed_numbers),
        cmocka_unit_test(lists),
        cmocka_unit_test(lists_in_line_as_written),
        cmocka_unit_test(tables),
        cmocka_unit_test(openings),
        cmocka_unit_test(signatures_to_fill_in),
        cmocka_unit_test(inheritance),
        cmocka_unit_test(own_divisions),
        cmocka_unit_test(choices_and_whole_proses),
        cmocka_unit_test(what_is_declared_is_printed),
        cmocka_unit_test(rewordings),
        cmocka_unit_test(errors),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
