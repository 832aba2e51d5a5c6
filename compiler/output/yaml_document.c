// The composed document as a tree. What is empty is left out.
#include "compiler/output/yaml_parts.h"

static const char *const kinds[] = {
    [DOC_COVER] = "cover",     [DOC_OPENING] = "opening",     [DOC_DIVISION] = "division",
    [DOC_ARTICLE] = "article", [DOC_PARAGRAPH] = "paragraph", [DOC_TEXT] = "text",
    [DOC_LINE] = "line",       [DOC_LIST] = "list",           [DOC_ITEM] = "item",
    [DOC_TABLE] = "table",     [DOC_HEADING] = "heading",     [DOC_SIGNATURES] = "signatures",
};

static void write_texts(struct yaml_writer *w, const char *key, const struct text *items,
                        uint32_t count)
{
    if (count == 0) return;
    yaml_key(w, text_of(key));
    yaml_list(w);
    for (uint32_t i = 0; i < count; i++) yaml_text(w, items[i]);
    yaml_list_end(w);
}

static void write_row(struct yaml_writer *w, const struct doc_row *row, uint32_t columns)
{
    yaml_map(w);
    if (row->is_total || row->is_group)
        yaml_pair(w, "kind", row->is_total ? TEXT("total") : TEXT("group"));
    yaml_key(w, TEXT("cells"));
    yaml_list(w);
    for (uint32_t i = 0; i < columns; i++) yaml_text(w, row->cells[i].text);
    yaml_list_end(w);
    yaml_map_end(w);
}

static void write_table(struct yaml_writer *w, const struct doc_table *t)
{
    yaml_map(w);
    yaml_pair_if(w, "label", t->label);
    yaml_pair_if(w, "title", t->title);
    yaml_pair_if(w, "unit", t->unit);
    yaml_key(w, TEXT("columns"));
    yaml_list(w);
    for (uint32_t i = 0; i < t->column_count; i++) yaml_text(w, t->columns[i].title);
    yaml_list_end(w);
    yaml_key(w, TEXT("rows"));
    yaml_list(w);
    for (uint32_t i = 0; i < t->row_count; i++) write_row(w, &t->rows[i], t->column_count);
    yaml_list_end(w);
    write_texts(w, "notes", t->notes.items, t->notes.count);
    yaml_map_end(w);
}

static void write_signatures(struct yaml_writer *w, const struct doc_signatures *s)
{
    yaml_map(w);
    yaml_pair_if(w, "formula", s->formula);
    yaml_key(w, TEXT("signatories"));
    yaml_list(w);
    for (uint32_t i = 0; i < s->list.count; i++) {
        const struct doc_signature *one = &s->list.items[i];
        yaml_map(w);
        yaml_pair_if(w, "party", one->party);
        yaml_pair_if(w, "place", one->place);
        yaml_pair_if(w, "quality", one->quality);
        yaml_pair_if(w, "name", one->name);
        yaml_map_end(w);
    }
    yaml_list_end(w);
    yaml_pair_if(w, "annexes_formula", s->annexes_formula);
    write_texts(w, "annexes", s->annexes.items, s->annexes.count);
    yaml_map_end(w);
}

static void write_nodes(struct yaml_writer *w, struct doc_node *const *nodes, uint32_t count);

static void write_node(struct yaml_writer *w, const struct doc_node *n)
{
    yaml_map(w);
    yaml_pair(w, "kind", text_of(kinds[n->kind]));
    if (n->kind == DOC_DIVISION) {
        yaml_key(w, TEXT("level"));
        yaml_int(w, n->level);
    }
    if (n->is_annex) {
        yaml_key(w, TEXT("annex"));
        yaml_bool(w, true);
    }
    yaml_pair_if(w, "anchor", n->anchor);
    yaml_pair_if(w, "label", n->label);
    yaml_pair_if(w, "title", n->title);
    yaml_pair_if(w, "text", n->text);
    if (n->table) {
        yaml_key(w, TEXT("table"));
        write_table(w, n->table);
    }
    if (n->signatures) {
        yaml_key(w, TEXT("signatures"));
        write_signatures(w, n->signatures);
    }
    if (n->children.count) {
        yaml_key(w, TEXT("children"));
        write_nodes(w, n->children.items, n->children.count);
    }
    yaml_map_end(w);
}

static void write_nodes(struct yaml_writer *w, struct doc_node *const *nodes, uint32_t count)
{
    yaml_list(w);
    for (uint32_t i = 0; i < count; i++) write_node(w, nodes[i]);
    yaml_list_end(w);
}

void contract_document(struct contract *c, const struct document *d)
{
    yaml_map(c->w);
    yaml_pair_if(c->w, "title", d->title);
    yaml_pair_if(c->w, "reference", d->reference);
    yaml_pair_if(c->w, "version", d->version);
    yaml_key(c->w, TEXT("draft"));
    yaml_bool(c->w, d->draft);
    yaml_key(c->w, TEXT("nodes"));
    write_nodes(c->w, d->nodes.items, d->nodes.count);
    yaml_map_end(c->w);
}
