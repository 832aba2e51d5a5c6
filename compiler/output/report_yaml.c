// The report for machines: counts first, then every statement in the order of the texts.
#include "compiler/law/law_words.h"
#include "compiler/output/report_parts.h"
#include "compiler/output/yaml.h"
#include "compiler/version.h"

enum { REPORT_VERSION = 1 };

static void write_number(struct yaml_writer *w, const char *key, uint32_t n)
{
    yaml_key(w, text_of(key));
    yaml_int(w, n);
}

static void write_counts(struct yaml_writer *w, const struct report *r)
{
    yaml_key(w, TEXT("counts"));
    yaml_map(w);
    for (int s = REPORT_STATUS_COUNT; s-- > 0;) {
        yaml_key(w, report_status((enum report_status)s)->key);
        yaml_int(w, r->counts[s]);
    }
    yaml_map_end(w);
}

static void write_law(struct yaml_writer *w, const struct report *r)
{
    yaml_key(w, TEXT("law"));
    yaml_map(w);
    if (r->judgement->has_date)
        yaml_pair(w, "date", date_iso(r->arena, r->judgement->date));
    else {
        yaml_key(w, TEXT("date"));
        yaml_null(w);
    }
    yaml_key(w, TEXT("applied"));
    yaml_list(w);
    for (uint32_t i = 0; i < r->applied.count; i++) {
        const struct disposition *d = r->applied.items[i];
        yaml_map(w);
        yaml_pair(w, "id", d->id);
        yaml_pair_if(w, "title", d->title);
        yaml_pair(w, "version", report_version(r, d));
        write_number(w, "statements", d->rules.count);
        yaml_map_end(w);
    }
    yaml_list_end(w);
    yaml_key(w, TEXT("elsewhere"));
    yaml_list(w);
    for (uint32_t i = 0; i < r->elsewhere.count; i++) yaml_text(w, r->elsewhere.items[i]->id);
    yaml_list_end(w);
    yaml_map_end(w);
}

static void write_digests(struct yaml_writer *w, const struct digests *d)
{
    yaml_key(w, TEXT("source"));
    yaml_list(w);
    for (uint32_t i = 0; i < d->sources.count; i++) {
        yaml_map(w);
        yaml_pair(w, "path", d->sources.items[i].path);
        yaml_pair(w, "sha256", d->sources.items[i].sha256);
        yaml_map_end(w);
    }
    yaml_list_end(w);
    yaml_pair(w, "library", d->library);
    yaml_pair(w, "compiler", TEXT(SCEAU_VERSION));
}

static void write_finding(struct yaml_writer *w, const struct finding *f)
{
    yaml_map(w);
    if (f->requirement) yaml_pair_if(w, "requirement", f->requirement->name);
    yaml_pair(w, "block", f->block->path);
    yaml_pair_if(w, "message", f->message);
    yaml_pair_if(w, "remedy", f->remedy);
    yaml_pair_if(w, "question", f->question);
    if (f->requirement) yaml_pair_if(w, "disputed_reading", f->requirement->disputed_reading);
    yaml_pair_if(w, "attested", f->attested);
    if (f->reservation) yaml_pair(w, "reservation", f->reservation->motif);
    yaml_map_end(w);
}

static void write_places(struct yaml_writer *w, const struct report_row *row)
{
    yaml_key(w, TEXT("places"));
    yaml_list(w);
    for (uint32_t i = 0; i < row->places.count; i++) {
        yaml_map(w);
        yaml_pair(w, "division", row->places.items[i].division);
        yaml_pair_if(w, "detail", row->places.items[i].detail);
        yaml_map_end(w);
    }
    yaml_list_end(w);
}

// Where in the sources; nothing for what stands in none.
static void write_line(struct yaml_writer *w, const struct report *r, struct place place)
{
    if (!place.source) return;
    yaml_pair(w, "path", place.source->path);
    write_number(w, "line", source_position(r->arena, place.source, place.span.begin).line);
}

static void write_row(struct yaml_writer *w, const struct report *r, const struct report_row *row)
{
    yaml_map(w);
    yaml_pair(w, "rule", row->rule->id);
    yaml_pair_if(w, "title", row->rule->title);
    if (row->rule->citation) yaml_pair(w, "citation", row->rule->citation->text);
    yaml_pair_if(w, "quote", row->rule->quote);
    yaml_pair(w, "verdict", report_status(row->status)->key);
    if (row->status > REPORT_UNCONTROLLED) {
        yaml_pair(w, "place", row->place);
        write_places(w, row);
        write_line(w, r, row->at);
        yaml_pair_if(w, "observed", row->observed);
        yaml_pair_if(w, "support", row->support);
    }
    yaml_pair_if(w, "motif", row->motif);
    if (row->status == REPORT_UNCONTROLLED) yaml_pair_if(w, "why", row->rule->uncontrolled);
    if (row->status > REPORT_UNCONTROLLED && row->findings.count) {
        yaml_key(w, TEXT("findings"));
        yaml_list(w);
        for (uint32_t i = 0; i < row->findings.count; i++) write_finding(w, row->findings.items[i]);
        yaml_list_end(w);
    }
    yaml_map_end(w);
}

static void write_rows(struct yaml_writer *w, const struct report *r, const char *key,
                       const report_rows *rows)
{
    yaml_key(w, text_of(key));
    yaml_list(w);
    for (uint32_t i = 0; i < rows->count; i++) write_row(w, r, rows->items[i]);
    yaml_list_end(w);
}

static void write_rules(struct yaml_writer *w, const rule_list *rules)
{
    yaml_key(w, TEXT("rules"));
    yaml_list(w);
    for (uint32_t i = 0; i < rules->count; i++) yaml_text(w, rules->items[i]->id);
    yaml_list_end(w);
}

static void write_lists(struct yaml_writer *w, const struct report *r)
{
    yaml_key(w, TEXT("missing"));
    yaml_list(w);
    for (uint32_t i = 0; i < r->gaps.count; i++) {
        yaml_map(w);
        yaml_pair(w, "fact", r->gaps.items[i].missing);
        write_rules(w, &r->gaps.items[i].rules);
        yaml_map_end(w);
    }
    yaml_list_end(w);
    yaml_key(w, TEXT("reservations"));
    yaml_list(w);
    for (uint32_t i = 0; i < r->reservations.count; i++) {
        const struct report_reservation *x = &r->reservations.items[i];
        yaml_map(w);
        yaml_pair(w, "rule", x->reservation->rule);
        yaml_pair(w, "motif", x->reservation->motif);
        write_line(w, r, x->reservation->place);
        yaml_key(w, TEXT("used"));
        yaml_bool(w, x->reservation->used);
        yaml_map_end(w);
    }
    yaml_list_end(w);
    yaml_key(w, TEXT("divisions"));
    yaml_list(w);
    for (uint32_t i = 0; i < r->divisions.count; i++) {
        yaml_map(w);
        yaml_pair(w, "division", r->divisions.items[i].name);
        write_rules(w, &r->divisions.items[i].rules);
        yaml_map_end(w);
    }
    yaml_list_end(w);
}

bool report_yaml(const struct report *r, struct buffer *out)
{
    struct yaml_writer *w = yaml_open(out);
    yaml_map(w);
    write_number(w, "sceau_report", REPORT_VERSION);
    yaml_pair(w, "act", r->act->path);
    yaml_pair(w, "title", r->title);
    yaml_pair_if(w, "reference", r->reference);
    write_digests(w, r->digests);
    write_counts(w, r);
    write_law(w, r);
    write_rows(w, r, "statements", &r->law);
    write_lists(w, r);
    write_rows(w, r, "product", &r->product);
    yaml_map_end(w);
    return yaml_close(w);
}
