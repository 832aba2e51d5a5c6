// The « tableau » of an outline: its rows, its columns and what a cell prints.
#include "compiler/document/outline_fields.h"

static struct cell_plan resolve_cell(struct scope *s, const struct tree_item *field)
{
    struct cell_plan cell = {0};
    if (!field || !field->entries || !field->entries->value) return cell;
    const struct tree_expr *x = field->entries->value;
    if (x->kind == TREE_STRING)
        cell.words = line_words(s, string_inside(s->source, x));
    else
        cell.expr = resolve_expr(s, x, type_of_kind(TYPE_NONE));
    return cell;
}

static const struct tree_item *block_named(const struct tree_item *block, const char *word)
{
    for (const struct tree_item *x = block->items; x; x = x->next)
        if (x->kind == ITEM_BLOCK && text_eq(x->word, text_of(word))) return x;
    return NULL;
}

static const struct note_plan *resolve_note(struct scope *s, const struct tree_item *column)
{
    const struct tree_item *block = block_named(column, "note");
    if (!block) return NULL;
    struct note_plan *note = arena_make(s->arena, struct note_plan);
    note->condition = field_condition(s, block);
    for (const struct tree_item *x = block->items; x; x = x->next)
        if (x->kind == ITEM_PROSE) note->words = passage_resolve(s, x->prose_span);
    return note->words ? note : NULL;
}

static const struct format *resolve_format(struct scope *s, const struct tree_item *column,
                                           const struct expr *value)
{
    const struct tree_item *field = field_named(column, "format");
    if (!field) return NULL;
    struct text unread;
    const struct format *f = format_read(s->arena, field_source(s, field), &unread);
    struct place where = {s->source, field->span};
    if (unread.len) diag_say(s->diags, DIAG_FORMAT_UNKNOWN, where, unread);
    bool fits = !unread.len && (!value || format_fits(s, where, value->type, f));
    return fits ? f : NULL;
}

// Names bound by a column are not seen by the next.
static bool resolve_column(struct scope *outer, const struct tree_item *item, struct column_plan *c)
{
    struct scope s = *outer;
    const struct tree_item *each = field_named(item, "pour chaque");
    c->place = (struct place){s.source, item->head_span};
    if (each && !resolve_binders(&s, each->entries, &c->binders, &c->binder_count)) return false;
    if (item->title.len) c->title = line_words(&s, string_inside_title(s.source, item));
    c->condition = field_condition(&s, item);
    c->value = resolve_cell(&s, field_named(item, "valeur"));
    c->group = resolve_cell(&s, field_named(item, "groupe"));
    c->format = resolve_format(&s, item, c->value.expr);
    c->note = resolve_note(&s, item);
    c->total = field_is_yes(item, "total", false);
    return c->condition || !field_named(item, "si");
}

static void resolve_columns(struct scope *s, struct table_plan *t, const struct tree_item *item)
{
    for (const struct tree_item *x = item->items; x; x = x->next) {
        if (x->kind != ITEM_BLOCK) continue;
        bool rubric = text_eq(x->word, TEXT("ligne"));
        if (!rubric && !text_eq(x->word, TEXT("colonne"))) {
            struct place where = {s->source, x->word_span};
            diag_say(s->diags, DIAG_DIVISION_UNKNOWN, where, x->word);
            continue;
        }
        struct column_plan column = {0};
        if (!resolve_column(s, x, &column)) continue;
        t->rubrics = t->rubrics || rubric;
        vec_push(s->arena, &t->columns, column);
    }
}

struct table_plan *resolve_table(struct scope *s, const struct tree_item *item)
{
    struct table_plan *t = arena_make(s->arena, struct table_plan);
    const struct tree_item *rows = field_named(item, "lignes");
    const struct tree_item *group = field_named(item, "groupe");
    const struct tree_item *total = field_named(item, "total");
    const struct tree_item *numbering = field_named(item, "lignes numérotées");
    t->has_rows = rows && resolve_binders(s, rows->entries, &t->rows, &t->row_binders);
    if (group && group->entries && group->entries->value)
        t->group = resolve_expr(s, group->entries->value, type_of_kind(TYPE_NONE));
    t->total = total ? field_source(s, total) : TEXT("Total");
    t->fold = (uint32_t)field_number(item, "repli");
    if (numbering) t->row_numbering = field_numbering(s, numbering);
    resolve_columns(s, t, item);
    return t;
}
