// Lines in three columns: what, how much, from where.
#include "runtime/compiled/statement.h"

struct line {
    struct text what, amount, source;
};

typedef VEC(struct line) lines;

static void add_blanks(struct buffer *out, size_t count)
{
    while (count-- > 0) buffer_add_char(out, ' ');
}

static void write_lines(const lines *list, struct buffer *out)
{
    size_t what = 0, amount = 0;
    for (uint32_t i = 0; i < list->count; i++) {
        size_t w = text_width(list->items[i].what), n = text_width(list->items[i].amount);
        what = w > what ? w : what;
        amount = n > amount ? n : amount;
    }
    for (uint32_t i = 0; i < list->count; i++) {
        const struct line *l = &list->items[i];
        buffer_add_c(out, "  ");
        buffer_add(out, l->what);
        add_blanks(out, what - text_width(l->what) + 2 + amount - text_width(l->amount));
        buffer_add(out, l->amount);
        if (l->source.len) buffer_add_c(out, "  ");
        buffer_add(out, l->source);
        buffer_add_char(out, '\n');
    }
}

static struct text value_text(struct arena *a, struct value v)
{
    return v.kind == VALUE_UNKNOWN || v.kind == VALUE_ABSENT ? TEXT("–") : value_format(a, v);
}

static bool is_given(const struct compiled_variable *v, int32_t year)
{
    return v->given && (set_has(v->given, value_year(year)) || set_has(v->given, ABSENT));
}

static struct value variable_value(struct eval *e, const struct compiled_variable *v, int32_t year)
{
    struct expr *x = arena_make(e->arena, struct expr);
    x->op = EXPR_CONST;
    x->as.constant = value_block(v->block);
    return eval_formula(e, v->block, x, year);
}

static void add_variables(struct eval *e, const struct statement *s, lines *list)
{
    struct value found = eval_formula_variables(e, s->formula->owner, s->formula->expr);
    for (uint32_t i = 0; found.kind == VALUE_LIST && i < found.as.list->count; i++) {
        const struct block *b = found.as.list->items[i].as.block;
        const struct compiled_variable *v = map_get(&s->compiled->by_id, b->path);
        if (!v) continue;
        struct value value = variable_value(e, v, s->year);
        struct line l = {b->name, value_text(e->arena, value), TEXT("convention")};
        if (value.kind == VALUE_UNKNOWN)
            l.source = TEXT("à constater");
        else if (is_given(v, s->year))
            l.source = TEXT("données");
        vec_push(e->arena, list, l);
    }
}

static struct text formula_words(struct arena *a, const struct compiled_formula *f)
{
    return text_printf(a, "= %.*s", TEXT_FMT(f->text));
}

static void add_formula(struct eval *e, const struct compiled_formula *f, int32_t year, lines *list)
{
    struct text amount = value_text(e->arena, compiled_value(e, f, year));
    struct line l = {f->key, amount, formula_words(e->arena, f)};
    vec_push(e->arena, list, l);
}

// The formula that a schedule pays: its basis, and through a basis that only names another, that.
static const struct compiled_formula *paid_formula(const struct compiled *c,
                                                   const struct compiled_formula *f)
{
    const struct compiled_formula *basis = f->basis ? f->basis : f;
    if (basis->expr->op != EXPR_KEYED) return basis;
    struct compiled_formulas calls = compiled_calls(c, basis);
    return calls.count ? calls.items[calls.count - 1] : basis;
}

struct value statement_provision(struct eval *e, const struct compiled_formula *f, int32_t year)
{
    if (!f->is_scheduled) return ABSENT;
    struct value v = compiled_value(e, f->basis ? f->basis : f, year);
    return v.kind == VALUE_MONEY ? v : ABSENT;
}

static void write_instalments(struct eval *e, const struct statement *s, struct buffer *out)
{
    struct instalment paid[INSTALMENTS_MAX];
    const struct schedule *schedule = &s->formula->schedule;
    struct value total = s->provision;
    lines list = {0};
    if (!instalments(e->arena, total.as.number, schedule, s->year, paid)) return;
    for (int i = 0; i < schedule->count; i++) {
        total.as.number = paid[i].amount;
        struct line l = {date_format(e->arena, paid[i].date), value_format(e->arena, total),
                         NO_TEXT};
        vec_push(e->arena, &list, l);
    }
    struct line sum = {TEXT("total"), value_format(e->arena, s->provision), NO_TEXT};
    vec_push(e->arena, &list, sum);
    buffer_printf(out, "\nVersements de l'année %d\n", s->year);
    write_lines(&list, out);
}

// Whether f is what a year comes to: no other formula is made from it.
static bool is_final(const struct compiled *c, const struct compiled_formula *f)
{
    for (uint32_t i = 0; i < c->formulas.count; i++) {
        struct compiled_formulas calls = compiled_calls(c, c->formulas.items[i]);
        for (uint32_t k = 0; k < calls.count; k++)
            if (calls.items[k] == f) return false;
    }
    return true;
}

static void write_settlement(struct eval *e, const struct statement *s, struct value due,
                             struct buffer *out)
{
    struct value difference = due;
    struct civil day = s->formula->settlement;
    day.year = s->year + 1;
    if (!date_valid(day)) day = (struct civil){day.year, day.month, 28};
    difference.as.number = number_sub(e->arena, due.as.number, s->provision.as.number);
    struct text sign = number_sign(difference.as.number) > 0 ? TEXT("+") : TEXT("");
    struct text amount = value_format(e->arena, difference);
    struct text when = date_format(e->arena, date_from_civil(day));
    struct line provisional = {TEXT("montant provisoire"), value_format(e->arena, s->provision),
                               NO_TEXT};
    struct line settled = {text_printf(e->arena, "régularisation au %.*s", TEXT_FMT(when)),
                           text_printf(e->arena, "%.*s%.*s", TEXT_FMT(sign), TEXT_FMT(amount)),
                           NO_TEXT};
    lines list = {0};
    vec_push(e->arena, &list, provisional);
    vec_push(e->arena, &list, settled);
    buffer_add_char(out, '\n');
    write_lines(&list, out);
}

bool statement_write(struct eval *e, const struct statement *s, struct buffer *out)
{
    const struct compiled_formula *f = s->formula;
    struct value result = compiled_value(e, f, s->year);
    struct compiled_formulas calls = compiled_calls(s->compiled, f);
    lines list = {0};
    add_variables(e, s, &list);
    for (uint32_t i = 0; i < calls.count; i++) add_formula(e, calls.items[i], s->year, &list);
    add_formula(e, f, s->year, &list);
    struct text label = compiled_label(e->arena, f);
    buffer_printf(out, "%.*s, année %d\n", TEXT_FMT(label), s->year);
    write_lines(&list, out);
    if (result.kind == VALUE_UNKNOWN) {
        buffer_add_c(out, "  Le montant ne peut être calculé : une valeur reste à constater.\n");
        return false;
    }
    if (s->provision.kind != VALUE_MONEY || result.kind != VALUE_MONEY) return true;
    bool settled = f->is_settled && result.currency == s->provision.currency;
    if (paid_formula(s->compiled, f) == f)
        write_instalments(e, s, out);
    else if (settled && is_final(s->compiled, f))
        write_settlement(e, s, result, out);
    return true;
}
