// The grammar: blocks, fields, prose, rows and expressions. It knows no category, so the law is
// parsed by it as a convention is. The lexer has already decided what each line is and sees to it
// that every OPEN has its CLOSE; what remains here is the shape of a value.
%require "3.8"
%define api.pure full
%define api.prefix {sceau_}
%define api.token.prefix {TOK_}
%define api.value.type union
%define api.location.type {struct span}
%define parse.error custom
%define parse.lac full
%locations
%expect 0
%header
%param {struct reader *r}

%code requires {
#include "lang/build.h"
struct reader;
}

%code provides {
int sceau_lex(SCEAU_STYPE *value, struct span *at, struct reader *r);
}

%code {
#include "lang/reader.h"

#define YYLLOC_DEFAULT(current, right, n)                                                          \
    ((current) = (n) ? (struct span){YYRHSLOC(right, 1).begin, YYRHSLOC(right, n).end}             \
                     : (struct span){YYRHSLOC(right, 0).end, YYRHSLOC(right, 0).end})
#define YYINITDEPTH 400

static void sceau_error(const struct span *where, struct reader *r, const char *message);
}

%token END 0 "la fin du fichier"
%token START_SOURCE START_EXPRESSION
%token <struct opening> RUBRIC "une rubrique" WORD "un bloc" WORDS "« texte »" ROW "« | »"
%token <struct wording> WORDING "un texte"
%token <struct closing> CLOSE "« fin »"
%token <struct tree_comment *> OPEN "la fin de la ligne" EOL "la fin de la ligne "
%token <struct text> NAME "un nom" MEMBER "« .nom »" STRING "un texte entre « »"
%token OF_CATEGORY "« de »" BAR "« | » "
%token <struct tree_expr *> LITERAL "un nombre, une date ou une citation"
%token <enum tree_op> COMPARE "un signe de comparaison" TIMES "« × »"
%token PLUS "« + »" MINUS "« − »" SEMICOLON "« ; »" COMMA "« , »" COLON "« : »"
%token LEFT "« ( »" RIGHT "« ) »"
%token IF "« si »" THEN "« alors »" ELSE "« sinon »" AND "« et »" OR "« ou »" NOT "« non »"
%token AMONG "« parmi »" SUBSET "« inclus dans »" WITHIN "« dans »"
%token FORALL "« pour tout »" EXISTS "« il existe »" NONE "« aucun »" SUCH_THAT "« tel que »"
%token FOR "« pour »" LEAST "« le plus petit de »" GREATEST "« le plus grand de »"
%token AND_OF "« et de »" OF "« du »" TO "« au »" FROM "« à compter du »" UNTIL "« jusqu'au »"
%token BEFORE_TERM "« avant le terme »" AFTER_TERM "« après le terme »" IN_YEAR "« en »"
%token YES "« oui »" UNKNOWN "« inconnu »" WITHOUT_OBJECT "« sans objet »" ACT "« acte »"
%token AT_SIGNATURE "« à la signature »" TO_FIX "« à fixer avant le »"
%token HOLE "« à compléter »" UNMEASURED "« non mesuré »" ALWAYS "« toujours »"
%token LIST_OF "« liste de »" SERIES_OF "« série de »" SEVERAL "« plusieurs »"
%token FORMULA_OF "« formule de »" BY "« par »" BY_NAME "« par nom »"
%token DEFAULT "« à défaut »" WHERE_APPLICABLE "« le cas échéant »" TO_CONFIRM "« à confirmer »"

%precedence ELSE
%left OR
%left AND
%precedence LOOSE
%precedence STRING
%precedence AND_OF SUCH_THAT
%precedence NOT
%nonassoc COMPARE AMONG SUBSET WITHIN
%left PLUS MINUS
%left TIMES
%precedence NEGATIVE
%precedence VALUE

%type <struct items> items
%type <struct tree_item *> item head
%type <struct entries> entries cells
%type <struct tree_entry *> entry bare cell
%type <struct tree_expr *> expr term primary path attribute binder period side observed
%type <struct exprs> exprs attributes binders least

%%

start: START_SOURCE items END { reader_finish(r, $items); }
  | START_EXPRESSION expr END { r->result = $expr; }
  | START_EXPRESSION error END
  ;

items: %empty { $$ = (struct items){0}; }
  | items[list] item { $$ = build_items($list, $item); }
  ;

item: head OPEN items CLOSE { $$ = build_block($head, $OPEN, $items.first, &$CLOSE, @$); }
  | error OPEN items CLOSE { $$ = build_broken(r->arena, $items.first, &$CLOSE, @$); yyerrok; }
  | RUBRIC entries EOL { $$ = build_field(r->arena, &$RUBRIC, $entries.first, $EOL, @RUBRIC, @$); }
  | RUBRIC WORDING { $$ = build_wording(r->arena, &$RUBRIC, &$WORDING, @RUBRIC, @$); }
  | WORDS WORDING { $$ = build_wording(r->arena, &$WORDS, &$WORDING, @WORDS, @$); }
  | ROW cells EOL { $$ = build_row(r->arena, &$ROW, $cells.first, $EOL, @$); }
  | error EOL { $$ = NULL; yyerrok; }
  ;

head: WORD { $$ = build_head(r->arena, &$WORD, @WORD); }
  | head[on] OF_CATEGORY NAME { $$ = build_of($on, $NAME, @NAME); }
  | head[on] NAME { $$ = build_name(r, $on, $NAME, @NAME); }
  | head[on] STRING { $$ = build_title(r, $on, $STRING, @STRING); }
  | head[on] HOLE STRING { $$ = build_hole(build_title(r, $on, $STRING, @STRING)); }
  ;

cells: cell { $$ = build_entries((struct entries){0}, $cell); }
  | cells[row] BAR cell { $$ = build_entries($row, $cell); }
  ;

cell: %empty { $$ = build_entry(r->arena, NULL, NULL, @$); }
  | entry
  ;

entries: entry { $$ = build_entries((struct entries){0}, $entry); }
  | entries[list] SEMICOLON entry { $$ = build_entries($list, $entry); }
  ;

entry: bare
  | bare STRING { $$ = build_note($bare, $STRING, @STRING); }
  | bare attributes { $$ = build_attributes($bare, $attributes.first, @$); }
  | bare attributes STRING
    { $$ = build_note(build_attributes($bare, $attributes.first, @$), $STRING, @STRING); }
  ;

bare: expr { $$ = build_entry(r->arena, NULL, $expr, @$); }
  | expr[key] COLON expr[value] { $$ = build_entry(r->arena, $key, $value, @$); }
  | expr[value] SUCH_THAT term { $$ = build_filtered(r->arena, NULL, $value, $term, @$); }
  | expr[key] COLON expr[value] SUCH_THAT term
    { $$ = build_filtered(r->arena, $key, $value, $term, @$); }
  ;

attributes: COMMA attribute { $$ = build_exprs((struct exprs){0}, $attribute); }
  | attributes[list] COMMA attribute { $$ = build_exprs($list, $attribute); }
  ;

attribute: term
  | DEFAULT term { $$ = build_unary(r, TREE_DEFAULT, $term, @$); }
  | WHERE_APPLICABLE { $$ = build_plain(r, TREE_WHERE_APPLICABLE, @$); }
  | TO_CONFIRM { $$ = build_plain(r, TREE_TO_CONFIRM, @$); }
  | BY_NAME { $$ = build_plain(r, TREE_BY_NAME, @$); }
  ;

expr: term
  | expr[a] OR expr[b] { $$ = build_binary(r, OP_OR, $a, $b, @$); }
  | expr[a] AND expr[b] { $$ = build_binary(r, OP_AND, $a, $b, @$); }
  | IF expr[c] THEN expr[a] ELSE expr[b] { $$ = build_if(r, $c, $a, $b, @$); }
  ;

term: primary
  | period
  | NOT term { $$ = build_unary(r, TREE_NOT, $2, @$); }
  | term[a] COMPARE term[b] { $$ = build_binary(r, $COMPARE, $a, $b, @$); }
  | term[a] AMONG term[b] { $$ = build_binary(r, OP_IN, $a, $b, @$); }
  | term[a] SUBSET term[b] { $$ = build_binary(r, OP_SUBSET, $a, $b, @$); }
  | term[a] WITHIN term[b] { $$ = build_binary(r, OP_WITHIN, $a, $b, @$); }
  | term[a] PLUS term[b] { $$ = build_binary(r, OP_ADD, $a, $b, @$); }
  | term[a] MINUS term[b] { $$ = build_binary(r, OP_SUB, $a, $b, @$); }
  | term[a] TIMES term[b] { $$ = build_binary(r, $TIMES, $a, $b, @$); }
  | MINUS term %prec NEGATIVE { $$ = build_unary(r, TREE_NEGATE, $2, @$); }
  | FORALL binder COLON term %prec LOOSE { $$ = build_quantifier(r, OP_FORALL, $binder, $4, @$); }
  | EXISTS binder %prec LOOSE { $$ = build_quantifier(r, OP_EXISTS, $binder, NULL, @$); }
  | NONE binder %prec LOOSE { $$ = build_quantifier(r, OP_NONE, $binder, NULL, @$); }
  | LEAST least %prec LOOSE { $$ = build_list(r, TREE_LEAST, NO_TEXT, $least.first, @$); }
  | GREATEST least %prec LOOSE { $$ = build_list(r, TREE_GREATEST, NO_TEXT, $least.first, @$); }
  | LIST_OF term %prec NEGATIVE { $$ = build_unary(r, TREE_LIST_OF, $2, @$); }
  | SEVERAL term %prec NEGATIVE { $$ = build_unary(r, TREE_SEVERAL, $2, @$); }
  | FORMULA_OF term %prec NEGATIVE { $$ = build_unary(r, TREE_FORMULA_OF, $2, @$); }
  | SERIES_OF term[a] BY term[b] %prec NEGATIVE
    { $$ = build_pair(r, TREE_SERIES_OF, $a, $b, @$); }
  ;

binder: NAME AMONG term %prec LOOSE { $$ = build_binder(r, $NAME, $term, NULL, @$); }
  | NAME AMONG term[xs] SUCH_THAT term[p] %prec LOOSE
    { $$ = build_binder(r, $NAME, $xs, $p, @$); }
  ;

least: term[a] AND_OF term[b] { $$ = build_exprs(build_exprs((struct exprs){0}, $a), $b); }
  | least[list] AND_OF term { $$ = build_exprs($list, $term); }
  ;

period: OF side[a] TO side[b] { $$ = build_pair(r, TREE_PERIOD, $a, $b, @$); }
  | FROM side[a] { $$ = build_pair(r, TREE_PERIOD, $a, NULL, @$); }
  | UNTIL side[b] { $$ = build_pair(r, TREE_PERIOD, NULL, $b, @$); }
  ;

side: primary %prec LOOSE
  ;

primary: path
  | LITERAL
  | LITERAL BEFORE_TERM { $$ = build_relative(r, OP_BEFORE, $LITERAL, @$); }
  | LITERAL AFTER_TERM { $$ = build_relative(r, OP_AFTER, $LITERAL, @$); }
  | observed IN_YEAR LITERAL[y] { $$ = build_observed(r, $observed, $y, @$); }
  | STRING { $$ = build_text(r, TREE_STRING, $STRING, @$); }
  | YES { $$ = build_plain(r, TREE_TRUE, @$); }
  | NOT %prec VALUE { $$ = build_plain(r, TREE_FALSE, @$); }
  | UNKNOWN { $$ = build_plain(r, TREE_UNKNOWN, @$); }
  | WITHOUT_OBJECT %prec LOOSE { $$ = build_plain(r, TREE_WITHOUT_OBJECT, @$); }
  | WITHOUT_OBJECT STRING { $$ = build_text(r, TREE_WITHOUT_OBJECT, $STRING, @$); }
  | HOLE %prec LOOSE { $$ = build_plain(r, TREE_HOLE, @$); }
  | HOLE STRING { $$ = build_text(r, TREE_HOLE, $STRING, @$); }
  | AT_SIGNATURE { $$ = build_plain(r, TREE_AT_SIGNATURE, @$); }
  | TO_FIX LITERAL { $$ = build_to_fix(r, $LITERAL, @$); }
  | UNMEASURED { $$ = build_plain(r, TREE_UNMEASURED, @$); }
  | ALWAYS { $$ = build_plain(r, TREE_ALWAYS, @$); }
  | ACT STRING { $$ = build_text(r, TREE_ACT, $STRING, @$); }
  ;

observed: LITERAL
  | STRING { $$ = build_text(r, TREE_STRING, $STRING, @$); }
  ;

path: NAME { $$ = build_text(r, TREE_NAME, $NAME, @$); }
  | path[on] MEMBER { $$ = build_path(r, $on, $MEMBER, @$); }
  | NAME LEFT RIGHT { $$ = build_list(r, TREE_CALL, $NAME, NULL, @$); }
  | NAME LEFT exprs RIGHT { $$ = build_list(r, TREE_CALL, $NAME, $exprs.first, @$); }
  | NAME LEFT expr FOR binders RIGHT
    { $$ = build_comprehension(r, $NAME, $expr, $binders.first, @$); }
  | LEFT RIGHT { $$ = build_list(r, TREE_SET, NO_TEXT, NULL, @$); }
  | LEFT exprs RIGHT { $$ = build_set(r, $exprs.first, @$); }
  ;

exprs: expr { $$ = build_exprs((struct exprs){0}, $expr); }
  | exprs[list] SEMICOLON expr { $$ = build_exprs($list, $expr); }
  ;

binders: binder { $$ = build_exprs((struct exprs){0}, $binder); }
  | binders[list] SEMICOLON binder { $$ = build_exprs($list, $binder); }
  ;

%%

static void sceau_error(const struct span *where, struct reader *r, const char *message)
{
    (void)message; // only « memory exhausted » comes this way
    reader_too_deep(r, *where);
}

static struct text symbol_name(yysymbol_kind_t symbol)
{
    return text_trim(text_of(yysymbol_name(symbol)));
}

static bool is_operator(yysymbol_kind_t s)
{
    return (s >= YYSYMBOL_COMPARE && s <= YYSYMBOL_MINUS) || s == YYSYMBOL_AND ||
           s == YYSYMBOL_OR || (s >= YYSYMBOL_AMONG && s <= YYSYMBOL_WITHIN) ||
           s == YYSYMBOL_MEMBER || s == YYSYMBOL_IN_YEAR || s == YYSYMBOL_BEFORE_TERM ||
           s == YYSYMBOL_AFTER_TERM || s == YYSYMBOL_LEFT;
}

static int yyreport_syntax_error(const yypcontext_t *context, struct reader *r)
{
    yysymbol_kind_t expected[YYNTOKENS];
    int count = yypcontext_expected_tokens(context, expected, YYNTOKENS);
    struct syntax_error e = {.span = *yypcontext_location(context)};
    const int most = sizeof e.expected / sizeof *e.expected;
    if (yypcontext_token(context) != YYSYMBOL_YYEMPTY)
        e.found = symbol_name(yypcontext_token(context));
    for (int i = 0; i < count && e.count < most; i++) {
        e.operand |= expected[i] == YYSYMBOL_YES;
        if (!is_operator(expected[i])) e.expected[e.count++] = symbol_name(expected[i]);
    }
    reader_syntax_error(r, &e);
    return 0;
}
