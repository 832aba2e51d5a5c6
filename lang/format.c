// The canonical formatter. What the author chose stays (the unit of an amount, the lines of a
// prose, parentheses, one blank line between items); how it is laid out does not.
#include "lang/format.h"

#include "lang/line.h"
#include "lang/prose.h"
#include "runtime/vec.h"

struct writer {
    struct arena *arena;
    const struct source *source;
    struct buffer out;
};

static void write_expr(struct writer *w, const struct tree_expr *x);

static void put(struct writer *w, struct text t)
{
    buffer_add(&w->out, t);
}

static void puts_c(struct writer *w, const char *c_string)
{
    buffer_add_c(&w->out, c_string);
}

static void put_blanks(struct writer *w, size_t n)
{
    while (n--) buffer_add_char(&w->out, ' ');
}

static void indent(struct writer *w, unsigned level)
{
    put_blanks(w, (size_t)level * 2);
}

// With one plain blank in place of any blanks.
static void put_plain(struct writer *w, struct text t)
{
    for (size_t i = 0; i < t.len;) {
        size_t blank = blanks_length(text_slice(t, i, t.len));
        buffer_add_char(&w->out, blank ? ' ' : t.ptr[i]);
        i += blank ? blank : 1;
    }
}

// Whether the guillemets of t are balanced, so that it can stand between two others.
static bool is_balanced(struct text t)
{
    int depth = 0;
    for (size_t i = 0; i + 1 < t.len; i++) {
        if (t.ptr[i] != '\xC2') continue;
        if (t.ptr[i + 1] == '\xAB') depth++;
        if (t.ptr[i + 1] == '\xBB' && --depth < 0) return false;
    }
    return depth == 0;
}

static void put_string(struct writer *w, struct text t)
{
    bool guillemets = is_balanced(t);
    puts_c(w, guillemets ? "« " : "\"");
    put(w, t);
    puts_c(w, guillemets ? " »" : "\"");
}

// Literals.

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

// A number as written, its whole part in groups of three when it has five figures or more.
static void put_number(struct writer *w, struct text t)
{
    size_t figures = 0, whole = 0;
    while (whole < t.len && t.ptr[whole] != ',') figures += is_digit(t.ptr[whole++]);
    if (figures == 4) {
        put_plain(w, t);
        return;
    }
    for (size_t i = 0, left = figures; i < t.len; i++) {
        if (i < whole && !is_digit(t.ptr[i])) continue;
        if (i < whole && left < figures && left % 3 == 0) buffer_add_char(&w->out, ' ');
        if (i < whole) left--;
        buffer_add_char(&w->out, t.ptr[i]);
    }
}

// « 12 500 k€ », « 30 jours ouvrés »: the number, then the unit as written.
static void put_quantity(struct writer *w, const struct tree_expr *x)
{
    static const struct text names[][2] = {
        {TEXT_INIT("euros"), TEXT_INIT("€")}, {TEXT_INIT("euro"), TEXT_INIT("€")},
        {TEXT_INIT("franc"), TEXT_INIT("F")}, {TEXT_INIT("francs"), TEXT_INIT("F")},
        {TEXT_INIT("K€"), TEXT_INIT("k€")},   {TEXT_INIT("pour cent"), TEXT_INIT("%")},
    };
    struct text t = source_text(w->source, x->span);
    size_t n = 0;
    for (size_t i = 0; i < t.len && (is_digit(t.ptr[i]) || t.ptr[i] == ',');) {
        while (i < t.len && (is_digit(t.ptr[i]) || t.ptr[i] == ',')) i++;
        n = i;
        i += blanks_length(text_slice(t, i, t.len));
    }
    put_number(w, text_slice(t, 0, n));
    struct text unit = text_trim(text_slice(t, n, t.len));
    if (!unit.len) return;
    buffer_add_char(&w->out, ' ');
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (text_eq(unit, names[i][0])) unit = names[i][1];
    put_plain(w, unit);
}

// Expressions.

static void put_list(struct writer *w, const struct tree_expr *list, const char *between)
{
    for (const struct tree_expr *x = list; x; x = x->next) {
        if (x != list) puts_c(w, between);
        write_expr(w, x);
    }
}

static void put_binder(struct writer *w, const struct tree_expr *b)
{
    put(w, b->text);
    puts_c(w, " parmi ");
    write_expr(w, b->left);
    if (!b->filter) return;
    puts_c(w, " tel que ");
    write_expr(w, b->filter);
}

static void put_comprehension(struct writer *w, const struct tree_expr *x)
{
    write_expr(w, x->left);
    puts_c(w, " pour ");
    for (const struct tree_expr *b = x->list; b; b = b->next) {
        if (b != x->list) puts_c(w, " ; ");
        put_binder(w, b);
    }
}

static void put_quantifier(struct writer *w, const struct tree_expr *x)
{
    puts_c(w, x->op == OP_FORALL ? "pour tout " : x->op == OP_EXISTS ? "il existe " : "aucun ");
    const struct tree_expr binder = {.text = x->text, .left = x->left, .filter = x->condition};
    put_binder(w, &binder);
    if (!x->right) return;
    puts_c(w, " : ");
    write_expr(w, x->right);
}

static void put_period(struct writer *w, const struct tree_expr *x)
{
    if (x->left) {
        puts_c(w, x->right ? "du " : "à compter du ");
        write_expr(w, x->left);
    }
    if (!x->right) return;
    puts_c(w, x->left ? " au " : "jusqu'au ");
    write_expr(w, x->right);
}

static void put_if(struct writer *w, const struct tree_expr *x)
{
    puts_c(w, "si ");
    write_expr(w, x->condition);
    puts_c(w, " alors ");
    write_expr(w, x->left);
    puts_c(w, " sinon ");
    write_expr(w, x->right);
}

static void put_binary(struct writer *w, const struct tree_expr *x)
{
    static const char *const signs[] = {
        [OP_OR] = " ou ",       [OP_AND] = " et ", [OP_EQ] = " = ",
        [OP_NE] = " ≠ ",        [OP_LT] = " < ",   [OP_GT] = " > ",
        [OP_LE] = " ≤ ",        [OP_GE] = " ≥ ",   [OP_IN] = " parmi ",
        [OP_WITHIN] = " dans ", [OP_ADD] = " + ",  [OP_SUB] = " − ",
        [OP_MUL] = " × ",       [OP_DIV] = " ÷ ",  [OP_SUBSET] = " inclus dans ",
    };
    write_expr(w, x->left);
    puts_c(w, signs[x->op]);
    write_expr(w, x->right);
}

// What a kind says before its left side (or alone), between its sides, and after.
static const struct wording {
    const char *before, *between;
} wordings[TREE_COUNT] = {
    [TREE_TRUE] = {"oui", NULL},
    [TREE_FALSE] = {"non", NULL},
    [TREE_AT_SIGNATURE] = {"à la signature", NULL},
    [TREE_UNMEASURED] = {"non mesuré", NULL},
    [TREE_ALWAYS] = {"toujours", NULL},
    [TREE_WHERE_APPLICABLE] = {"le cas échéant", NULL},
    [TREE_BY_NAME] = {"par nom", NULL},
    [TREE_TO_CONFIRM] = {"à confirmer", NULL},
    [TREE_NOT] = {"non ", NULL},
    [TREE_NEGATE] = {"− ", NULL},
    [TREE_LIST_OF] = {"liste de ", NULL},
    [TREE_SEVERAL] = {"plusieurs ", NULL},
    [TREE_FORMULA_OF] = {"formule de ", NULL},
    [TREE_SERIES_OF] = {"série de ", " par "},
    [TREE_DEFAULT] = {"à défaut ", NULL},
};

static void put_worded(struct writer *w, const struct tree_expr *x)
{
    const struct wording *words = &wordings[x->kind];
    if (words->before) puts_c(w, words->before);
    if (x->left) write_expr(w, x->left);
    if (!x->right) return;
    if (words->between) puts_c(w, words->between);
    write_expr(w, x->right);
}

static void put_text_kind(struct writer *w, const struct tree_expr *x)
{
    if (x->kind == TREE_ACT) puts_c(w, "acte ");
    if (x->kind == TREE_HOLE) puts_c(w, x->text.ptr ? "à compléter " : "à compléter");
    if (x->kind == TREE_WITHOUT_OBJECT) puts_c(w, x->text.ptr ? "sans objet " : "sans objet");
    if (x->kind == TREE_NAME || x->kind == TREE_CITATION)
        put(w, x->text);
    else if (x->text.ptr)
        put_string(w, x->text);
}

static void put_bare(struct writer *w, const struct tree_expr *x)
{
    switch ((enum tree_kind)x->kind) {
    case TREE_NAME:
    case TREE_CITATION:
    case TREE_STRING:
    case TREE_ACT:
    case TREE_HOLE:
    case TREE_WITHOUT_OBJECT: put_text_kind(w, x); break;
    case TREE_UNKNOWN: // « inconnu » or « inconnue », which may also name a value of an enumeration
        put(w, source_text(w->source, x->span));
        break;
    case TREE_PATH:
        write_expr(w, x->left);
        buffer_add_char(&w->out, '.');
        put(w, x->text);
        break;
    case TREE_NUMBER:
    case TREE_RATE:
    case TREE_MONEY:
    case TREE_DURATION: put_quantity(w, x); break;
    case TREE_DATE: put_plain(w, date_format(w->arena, x->date)); break;
    case TREE_DAY: put_plain(w, date_format_day(w->arena, *x->day)); break;
    case TREE_PERIOD: put_period(w, x); break;
    case TREE_TO_FIX:
        puts_c(w, "à fixer avant le ");
        put_plain(w, date_format(w->arena, x->date));
        break;
    case TREE_OBSERVED:
        write_expr(w, x->left);
        buffer_printf(&w->out, " en %d", (int)x->year);
        break;
    case TREE_RELATIVE:
        write_expr(w, x->left);
        puts_c(w, x->op == OP_BEFORE ? " avant le terme" : " après le terme");
        break;
    case TREE_CALL:
    case TREE_SET:
        put(w, x->text);
        buffer_add_char(&w->out, '(');
        put_list(w, x->list, " ; ");
        buffer_add_char(&w->out, ')');
        break;
    case TREE_BINARY: put_binary(w, x); break;
    case TREE_IF: put_if(w, x); break;
    case TREE_QUANTIFIER: put_quantifier(w, x); break;
    case TREE_COMPREHENSION: put_comprehension(w, x); break;
    case TREE_LEAST:
    case TREE_GREATEST:
        puts_c(w, x->kind == TREE_LEAST ? "le plus petit de " : "le plus grand de ");
        put_list(w, x->list, " et de ");
        break;
    default: put_worded(w, x);
    }
}

static void write_expr(struct writer *w, const struct tree_expr *x)
{
    if (!x) return;
    if (x->parenthesised) buffer_add_char(&w->out, '(');
    put_bare(w, x);
    if (x->parenthesised) buffer_add_char(&w->out, ')');
}

// Items.

static void put_entry(struct writer *w, const struct tree_entry *e)
{
    if (e->key) {
        write_expr(w, e->key);
        puts_c(w, " : ");
    }
    write_expr(w, e->value);
    if (e->filter) {
        puts_c(w, " tel que ");
        write_expr(w, e->filter);
    }
    for (const struct tree_expr *x = e->attributes; x; x = x->next) {
        puts_c(w, ", ");
        write_expr(w, x);
    }
    if (!e->note.ptr) return;
    buffer_add_char(&w->out, ' ');
    put_string(w, e->note);
}

// Comments above an item, or before a fin. `first`: nothing stands above in the block.
static bool put_comments(struct writer *w, const struct tree_comment *c, unsigned level, bool first)
{
    for (; c; c = c->next) {
        if (c->trailing) continue;
        if (c->blank_before && !first) buffer_add_char(&w->out, '\n');
        indent(w, level);
        put(w, c->text);
        buffer_add_char(&w->out, '\n');
        first = false;
    }
    return first;
}

static void end_line(struct writer *w, const struct tree_comment *c)
{
    for (; c; c = c->next) {
        if (!c->trailing) continue;
        puts_c(w, "  ");
        put(w, c->text);
    }
    buffer_add_char(&w->out, '\n');
}

static void put_wording(struct writer *w, const struct tree_item *i, unsigned level)
{
    puts_c(w, "texte");
    end_line(w, i->comments);
    struct text t = prose_dedent(w->arena, i->prose);
    while (t.len) {
        struct text line = text_take_line(&t);
        if (line.len) indent(w, level + 1);
        put(w, line);
        buffer_add_char(&w->out, '\n');
    }
    indent(w, level);
    puts_c(w, "fin texte\n");
}

static void put_field(struct writer *w, const struct tree_item *i, unsigned level, size_t column)
{
    put(w, i->word);
    if (!i->has_prose) put_blanks(w, column - text_width(i->word));
    puts_c(w, " : ");
    if (i->has_prose) {
        put_wording(w, i, level);
        return;
    }
    for (const struct tree_entry *e = i->entries; e; e = e->next) {
        put_entry(w, e);
        if (e->next) puts_c(w, " ; ");
    }
    end_line(w, i->comments);
}

static struct text cell_text(const struct writer *w, const struct tree_entry *e)
{
    struct writer inner = {w->arena, w->source, buffer_new(w->arena)};
    put_entry(&inner, e);
    return buffer_text(&inner.out);
}

static bool is_quantity(const struct tree_entry *e)
{
    return e->value && (e->value->kind == TREE_NUMBER || e->value->kind == TREE_RATE ||
                        e->value->kind == TREE_MONEY || e->value->kind == TREE_OBSERVED);
}

struct columns {
    VEC(size_t) widths; // of the cells
    size_t rubric;      // width of the longest rubric
};

static void measure_row(const struct writer *w, const struct tree_item *row, struct columns *c)
{
    size_t n = 0;
    for (const struct tree_entry *e = row->entries; e; e = e->next, n++) {
        if (n == c->widths.count) vec_push(w->arena, &c->widths, 0);
        size_t width = text_width(cell_text(w, e));
        if (width > c->widths.items[n]) c->widths.items[n] = width;
    }
}

static struct columns measure(const struct writer *w, const struct tree_item *items)
{
    struct columns c = {0};
    for (const struct tree_item *i = items; i; i = i->next) {
        if (i->kind == ITEM_ROW) measure_row(w, i, &c);
        if (i->kind != ITEM_FIELD || i->has_prose) continue;
        size_t width = text_width(i->word);
        if (width > c.rubric) c.rubric = width;
    }
    return c;
}

static void put_row(struct writer *w, const struct tree_item *i, const struct columns *c)
{
    size_t n = 0;
    for (const struct tree_entry *e = i->entries; e; e = e->next, n++) {
        struct text t = cell_text(w, e);
        size_t room = c->widths.items[n] - text_width(t);
        puts_c(w, "| ");
        if (is_quantity(e)) put_blanks(w, room);
        put(w, t);
        if (!is_quantity(e)) put_blanks(w, room);
        buffer_add_char(&w->out, ' ');
    }
    buffer_add_char(&w->out, '|');
    end_line(w, i->comments);
}

static void put_items(struct writer *w, const struct tree_item *items, unsigned level);

static void put_block(struct writer *w, const struct tree_item *i, unsigned level)
{
    put(w, i->word);
    if (i->of.len) {
        puts_c(w, " de ");
        put(w, i->of);
    }
    if (i->name.len) {
        buffer_add_char(&w->out, ' ');
        put(w, i->name);
    }
    if (i->title.ptr) {
        puts_c(w, i->title_is_hole ? " à compléter " : " ");
        put_string(w, i->title);
    }
    end_line(w, i->comments);
    put_items(w, i->items, level + 1);
    put_comments(w, i->closing, level + 1, !i->items);
    indent(w, level);
    puts_c(w, "fin ");
    put(w, i->word);
    end_line(w, i->closing);
}

static void put_items(struct writer *w, const struct tree_item *items, unsigned level)
{
    struct columns c = measure(w, items);
    for (const struct tree_item *i = items; i; i = i->next) {
        bool first = put_comments(w, i->comments, level, i == items);
        if (i->blank_before && !first) buffer_add_char(&w->out, '\n');
        indent(w, level);
        switch (i->kind) {
        case ITEM_BLOCK: put_block(w, i, level); break;
        case ITEM_FIELD: put_field(w, i, level, c.rubric); break;
        case ITEM_PROSE: put_wording(w, i, level); break;
        case ITEM_ROW: put_row(w, i, &c); break;
        }
    }
}

struct text format_tree(struct arena *a, const struct tree *t)
{
    struct writer w = {a, t->source, buffer_new(a)};
    put_items(&w, t->items, 0);
    put_comments(&w, t->closing, 0, !t->items);
    return buffer_text(&w.out);
}
