// Each format is one small function from a value to a value; a table says which. What is left at
// the end is written as value_format has it, with the designations and dates of the act.
#include "compiler/wording/spell.h"

#include "compiler/wording/designate.h"
#include "compiler/wording/passage.h"
#include "compiler/wording/references.h"
#include "runtime/value/letters.h"

enum { MOST_DECIMALS = 10 };

static const struct text FORMATS[] = {
#define FORMAT(id, french) TEXT_INIT(french),
#include "compiler/wording/format.def"
#undef FORMAT
};

struct text format_word(enum format_id id)
{
    return FORMATS[id];
}

static struct text next_word(struct text *t)
{
    *t = text_trim(*t);
    size_t n = 0;
    while (n < t->len && t->ptr[n] != ' ') n++;
    struct text word = text_slice(*t, 0, n);
    *t = text_slice(*t, n, t->len);
    return word;
}

static bool small_number(struct text t, uint8_t *out)
{
    if (t.len != 1 || *t.ptr < '0' || *t.ptr > '9') return false;
    *out = (uint8_t)(*t.ptr - '0');
    return true;
}

const struct format *format_read(struct arena *a, struct text t, struct text *unread)
{
    struct format *first = NULL, **end = &first, *last = NULL;
    *unread = NO_TEXT;
    for (struct text word; (word = next_word(&t)).len;) {
        if (last && last->id == FORMAT_DECIMALS && small_number(word, &last->decimals)) {
            last->of_bearer = false;
            continue;
        }
        if (*word.ptr >= '0' && *word.ptr <= '9') *unread = word;
        struct format *f = arena_make(a, struct format);
        f->id = FORMAT_SLOT;
        f->ident = text_ident(a, word);
        for (int i = 0; i < FORMAT_SLOT; i++)
            if (text_eq(FORMATS[i], word)) f->id = (enum format_id)i;
        f->of_bearer = f->id == FORMAT_DECIMALS;
        *end = last = f;
        end = (struct format **)&f->next;
    }
    return first;
}

static bool names_date(const struct phrase_context *c, struct value *key)
{
    const struct world *w = c->eval->world;
    if (c->has_date)
        *key = value_date(c->date);
    else if (w->has_date)
        *key = value_date(w->date);
    else
        return false;
    return true;
}

// A dated name at its date; the last one when there is no date.
static struct value at_date(const struct phrase_context *c, struct value v)
{
    if (v.kind != VALUE_SERIES || v.as.series->count == 0) return v;
    const struct series *s = v.as.series;
    struct value key;
    if (s->entries[0].key.kind != VALUE_PERIOD) return v;
    if (!names_date(c, &key)) return s->entries[s->count - 1].value;
    return series_at(s, key);
}

struct value spell_slot(struct phrase_context *c, const struct block *b, struct text ident)
{
    for (const struct block *x = b; x; x = x->like) {
        const struct slot *s = category_slot(x->category, ident);
        if (!s) continue;
        struct value v = at_date(c, block_get(c->eval, x, s));
        if (!value_is_missing(v)) return v;
    }
    return ABSENT;
}

static struct value label(struct phrase_context *c, struct text t)
{
    return t.len ? value_label(c->eval->arena, t) : ABSENT;
}

typedef struct value formatter(struct phrase_context *c, struct value v, const struct format *f);

static const struct number *number_of(struct phrase_context *c, struct value v)
{
    struct arena *a = c->eval->arena;
    switch (v.kind) {
    case VALUE_NUMBER:
    case VALUE_MONEY: return v.as.number;
    case VALUE_RATE: return number_mul(a, v.as.number, number_int(a, 100));
    case VALUE_YEAR: return number_int(a, v.as.year);
    default: return NULL;
    }
}

static struct value digits(struct phrase_context *c, struct value v, const struct format *f)
{
    (void)f;
    const struct number *n = number_of(c, v);
    if (!n || v.kind == VALUE_YEAR) return v;
    int least = v.kind == VALUE_MONEY ? 2 : 0;
    int most = v.kind == VALUE_MONEY ? 2 : MOST_DECIMALS;
    return label(c, number_format(c->eval->arena, n, least, most));
}

static struct value decimals(struct phrase_context *c, struct value v, const struct format *f)
{
    const struct number *n = number_of(c, v);
    if (!n || v.kind == VALUE_YEAR) return v;
    struct text t = number_format(c->eval->arena, n, f->decimals, f->decimals);
    if (v.kind == VALUE_RATE) t = text_printf(c->eval->arena, "%.*s %%", TEXT_FMT(t));
    return label(c, t);
}

static struct value thousands(struct phrase_context *c, struct value v, const struct format *f)
{
    (void)f;
    struct arena *a = c->eval->arena;
    const struct number *n = number_of(c, v);
    if (!n) return v;
    return label(c, number_format(a, number_div(a, n, number_int(a, 1000)), 0, 5));
}

static struct text duration_letters(struct arena *a, const struct duration *d)
{
    static const char *const units[][2] = {{"an", "ans"}, {"mois", "mois"}, {"jour", "jours"}};
    const int32_t parts[] = {d->years, d->months, d->days};
    for (int i = 0; i < 3; i++) {
        if (parts[i] == 0) continue;
        struct text n = letters_number(a, number_int(a, parts[i]), false);
        return text_printf(a, "%.*s %s", TEXT_FMT(n), units[i][parts[i] > 1]);
    }
    return duration_format(a, *d);
}

static struct text in_letters(struct phrase_context *c, struct value v)
{
    struct arena *a = c->eval->arena;
    if (v.kind == VALUE_MONEY)
        return letters_amount(a, v.as.number, v.currency == EURO ? TEXT("euro") : TEXT("franc"));
    if (v.kind == VALUE_DURATION) return duration_letters(a, v.as.duration);
    const struct number *n = number_of(c, v);
    return n ? letters_number(a, n, false) : NO_TEXT;
}

static struct value letters(struct phrase_context *c, struct value v, const struct format *f)
{
    (void)f;
    struct text t = in_letters(c, v);
    return t.len ? label(c, t) : v;
}

static struct value both(struct phrase_context *c, struct value v, const struct format *f)
{
    (void)f;
    struct text t = in_letters(c, v), figures = spell_text(c, v);
    if (!t.len) return v;
    return label(c, text_printf(c->eval->arena, "%.*s (%.*s)", TEXT_FMT(figures), TEXT_FMT(t)));
}

static struct value years(struct phrase_context *c, struct value v, const struct format *f)
{
    (void)f;
    if (v.kind != VALUE_PERIOD || !v.as.period->has_begin || !v.as.period->has_end) return v;
    int first = date_to_civil(v.as.period->begin).year, last = date_to_civil(v.as.period->end).year;
    struct arena *a = c->eval->arena;
    return label(c, first == last ? text_printf(a, "%d", first)
                                  : text_printf(a, "%d-%d", first, last));
}

static struct value day_month(struct phrase_context *c, struct value v, const struct format *f)
{
    (void)f;
    if (v.kind != VALUE_DATE) return v;
    return label(c, date_format_day(c->eval->arena, date_to_civil(v.as.date)));
}

static struct value to_date(struct phrase_context *c, struct value v, const struct format *f)
{
    (void)c, (void)f;
    return v.kind == VALUE_TO_FIX ? value_date(v.as.date) : v;
}

static bool whole(struct phrase_context *c, struct value v, int64_t *n)
{
    const struct number *x = number_of(c, v);
    return x && number_to_int(x, n) && *n > 0 && *n < 4000;
}

static struct value rank(struct phrase_context *c, struct value v, const struct format *f)
{
    (void)f;
    int64_t n;
    return whole(c, v, &n) ? label(c, wording_rank(c->eval->arena, n)) : v;
}

static struct value ordinal(struct phrase_context *c, struct value v, const struct format *f)
{
    (void)f;
    int64_t n;
    if (!whole(c, v, &n) || n > 99) return v;
    return label(c, letters_ordinal(c->eval->arena, (int)n, false));
}

static struct value roman(struct phrase_context *c, struct value v, const struct format *f)
{
    (void)f;
    int64_t n;
    return whole(c, v, &n) ? label(c, letters_roman(c->eval->arena, (int)n)) : v;
}

static struct value title(struct phrase_context *c, struct value v, const struct format *f)
{
    (void)f;
    if (v.kind == VALUE_ENUM) return label(c, v.as.enumerated->label);
    if (v.kind != VALUE_BLOCK) return v;
    for (const struct block *b = v.as.block; b; b = b->like)
        if (b->title.len) return label(c, b->title);
    return label(c, v.as.block->name);
}

static struct value name(struct phrase_context *c, struct value v, const struct format *f)
{
    (void)f;
    if (v.kind == VALUE_ENUM) return label(c, v.as.enumerated->name);
    return v.kind == VALUE_BLOCK ? label(c, v.as.block->name) : v;
}

static struct value lower(struct phrase_context *c, struct value v, const struct format *f)
{
    (void)f;
    return label(c, text_uncapital(c->eval->arena, spell_text(c, v)));
}

static struct value upper(struct phrase_context *c, struct value v, const struct format *f)
{
    (void)f;
    return label(c, text_capital(c->eval->arena, spell_text(c, v)));
}

static struct value capitals(struct phrase_context *c, struct value v, const struct format *f)
{
    (void)f;
    return label(c, text_upper(c->eval->arena, spell_text(c, v)));
}

static struct value as_it_is(struct phrase_context *c, struct value v, const struct format *f)
{
    (void)c, (void)f;
    return v;
}

static struct value citation(struct phrase_context *c, struct value v, const struct format *f)
{
    (void)f;
    if (v.kind != VALUE_CITATION) return v;
    struct buffer b = buffer_new(c->eval->arena);
    citation_write(&b, v.as.citation->text, PARTICLE_THE, false);
    return label(c, designation_read(buffer_text(&b), false).words);
}

static struct value composed_number(struct phrase_context *c, struct value v,
                                    const struct format *f)
{
    (void)f;
    if (v.kind != VALUE_BLOCK || !c->references) return ABSENT;
    return label(c, references_block_number(c->references, v.as.block));
}

static struct value slot(struct phrase_context *c, struct value v, const struct format *f)
{
    const struct block *b = v.kind == VALUE_BLOCK  ? v.as.block
                            : v.kind == VALUE_ENUM ? v.as.enumerated->block
                                                   : NULL;
    struct value found = b ? spell_slot(c, b, f->ident) : ABSENT;
    return value_is_missing(found) ? title(c, v, NULL) : found;
}

static formatter *const FORMATTERS[] = {
    [FORMAT_DIGITS] = digits,
    [FORMAT_LETTERS] = letters,
    [FORMAT_BOTH] = both,
    [FORMAT_DECIMALS] = decimals,
    [FORMAT_THOUSANDS] = thousands,
    [FORMAT_YEARS] = years,
    [FORMAT_DAY_MONTH] = day_month,
    [FORMAT_DATE] = to_date,
    [FORMAT_RANK] = rank,
    [FORMAT_ORDINAL] = ordinal,
    [FORMAT_ROMAN] = roman,
    [FORMAT_TITLE] = title,
    [FORMAT_NAME] = name,
    [FORMAT_LOWER] = lower,
    [FORMAT_UPPER] = upper,
    [FORMAT_CAPITALS] = capitals,
    [FORMAT_LIST] = as_it_is,
    [FORMAT_CITATION] = citation,
    [FORMAT_NUMBER] = composed_number,
    [FORMAT_SLOT] = slot,
};

static struct value apply_one(struct phrase_context *c, struct value v, const struct format *f)
{
    v = at_date(c, v);
    if (v.kind == VALUE_OBSERVED) v = v.as.observed->value;
    if (value_is_missing(v)) return v;
    if (v.kind != VALUE_LIST) return FORMATTERS[f->id](c, v, f);
    struct value *items = arena_array(c->eval->arena, struct value, v.as.list->count);
    for (uint32_t i = 0; i < v.as.list->count; i++) items[i] = apply_one(c, v.as.list->items[i], f);
    return value_list(c->eval->arena, items, v.as.list->count);
}

struct value format_apply(struct phrase_context *c, struct value v, const struct format *f)
{
    for (; f; f = f->next) v = apply_one(c, v, f);
    return v;
}

static void spell_list(struct phrase_context *c, const struct list *list, struct buffer *out)
{
    struct text *texts = arena_array(out->arena, struct text, list->count);
    size_t count = 0;
    for (uint32_t i = 0; i < list->count; i++) {
        struct text t = spell_text(c, list->items[i]);
        if (t.len) texts[count++] = t;
    }
    wording_join(out, texts, count);
}

static void spell_missing(struct phrase_context *c, struct value v, struct buffer *out)
{
    if (!c->passages) buffer_add(out, value_format(out->arena, v));
}

void spell(struct phrase_context *c, struct value v, struct buffer *out)
{
    v = at_date(c, v);
    if (value_is_missing(v)) {
        spell_missing(c, v, out);
        return;
    }
    switch (v.kind) {
    case VALUE_LIST: spell_list(c, v.as.list, out); return;
    case VALUE_BLOCK: {
        struct designation d = designate_block(c, v.as.block, NO_TEXT);
        designation_write(out, d, PARTICLE_THE, false);
        return;
    }
    case VALUE_PROSE:
        if (c->passages) {
            passage_write_line(c, *v.as.text, out);
            return;
        }
        break;
    default: break;
    }
    buffer_add(out, value_format(out->arena, v));
}

struct text spell_text(struct phrase_context *c, struct value v)
{
    struct buffer b = buffer_new(c->eval->arena);
    spell(c, v, &b);
    return buffer_text(&b);
}
