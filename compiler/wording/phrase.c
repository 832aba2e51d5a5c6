// A phrase is a list of pieces, one a segment. Its expressions are resolved once; each writing only
// evaluates them.
#include "compiler/wording/phrase.h"

#include "compiler/wording/decimals.h"
#include "compiler/wording/designate.h"
#include "compiler/wording/passage.h"
#include "compiler/wording/references.h"
#include "compiler/wording/spell.h"

struct piece {
    const struct segment *segment;
    const struct expr *expr;
    const struct format *format;
    const struct phrase *then, *otherwise;
    struct place place;
    bool counts_annexes; // {accord annexes : …}: those of the document
    const struct piece *next;
};

struct phrase {
    const struct piece *first;
};

static const struct text ANNEXES = TEXT_INIT("annexes");

bool format_fits(struct scope *s, struct place where, struct type t, const struct format *f)
{
    while ((t.kind == TYPE_LIST || t.kind == TYPE_SERIES) && t.of) t = *t.of;
    for (; f; f = f->next) {
        if (f->id != FORMAT_SLOT) continue;
        if (t.kind == TYPE_ENUM) return true;
        if (t.kind == TYPE_BLOCK && t.category && category_slot(t.category, f->ident)) return true;
        if (t.kind == TYPE_BLOCK && !t.category) return true;
        diag_say(s->diags, DIAG_FORMAT_UNKNOWN, where, f->ident);
        return false;
    }
    return true;
}

static bool resolve_insertion(struct scope *s, struct piece *p)
{
    const struct segment *x = p->segment;
    p->counts_annexes = x->kind == INSERT_AGREE && x->expr && x->expr->kind == TREE_NAME &&
                        text_eq(x->expr->text, ANNEXES);
    if (p->counts_annexes) return true;
    if (!x->expr) return false;
    p->expr = resolve_expr(s, x->expr, type_of_kind(TYPE_NONE));
    if (!p->expr) return false;
    struct text unread;
    p->format = format_read(s->arena, x->format, &unread);
    if (unread.len) diag_say(s->diags, DIAG_FORMAT_UNKNOWN, p->place, unread);
    return !unread.len && format_fits(s, p->place, p->expr->type, p->format);
}

static bool resolve_piece(struct scope *s, struct piece *p)
{
    const struct segment *x = p->segment;
    switch (x->kind) {
    case INSERT_TEXT:
    case INSERT_EMPTY:
    case INSERT_REFER: return true;
    case INSERT_VALUE:
    case INSERT_THE:
    case INSERT_AGREE: return resolve_insertion(s, p);
    case INSERT_IF:
        if (!resolve_insertion(s, p)) return false;
        p->then = phrase_resolve(s, x->then);
        p->otherwise = phrase_resolve(s, x->otherwise);
        return p->then && p->otherwise;
    }
    return false;
}

const struct phrase *phrase_resolve(struct scope *s, const struct segment *segments)
{
    struct phrase *phrase = arena_make(s->arena, struct phrase);
    struct piece **end = (struct piece **)&phrase->first;
    bool right = true;
    for (const struct segment *x = segments; x; x = x->next) {
        struct piece *p = arena_make(s->arena, struct piece);
        p->segment = x;
        p->place = (struct place){s->source, x->span};
        if (!resolve_piece(s, p)) right = false;
        *end = p;
        end = (struct piece **)&p->next;
    }
    return right ? phrase : NULL;
}

const struct phrase *phrase_parse(struct scope *s, struct span span)
{
    uint32_t errors = s->diags->errors;
    const struct segment *segments = parse_segments(s->arena, s->source, span, s->diags);
    const struct phrase *p = phrase_resolve(s, segments);
    return s->diags->errors == errors ? p : NULL;
}

const struct expr *phrase_sole(const struct phrase *p)
{
    const struct piece *x = p ? p->first : NULL;
    bool sole = x && !x->next && x->segment->kind == INSERT_VALUE && !x->format;
    return sole ? x->expr : NULL;
}

static bool holds(struct eval *e, const struct expr *condition)
{
    struct value v = eval_run(e, condition);
    if (condition->type.kind == TYPE_BOOL) return v.kind == VALUE_BOOL && v.as.boolean;
    if (v.kind == VALUE_LIST) return v.as.list->count > 0;
    return !value_is_missing(v);
}

bool phrase_holds(struct phrase_context *c, const struct expr *condition)
{
    if (!c->conditions) return holds(c->eval, condition);
    memcpy(c->conditions->variables, c->eval->variables, sizeof c->eval->variables);
    c->conditions->self = c->eval->self;
    return holds(c->conditions, condition);
}

static const struct text DOTS = TEXT_INIT("………………");

// The date of the law stands for that of an act not signed yet.
static bool is_assumed(struct eval *e, const struct expr *x)
{
    if (x->op != EXPR_GET) return false;
    struct value owner = eval_run(e, x->as.get.of);
    if (owner.kind != VALUE_BLOCK) return false;
    const struct slot *s = category_slot(owner.as.block->category, x->as.get.slot->ident);
    return s && block_filled(owner.as.block, s->index).assumed;
}

// A date that signature will give is left to be filled in by hand.
static bool to_be_dated(const struct phrase_context *c, const struct piece *p, struct value v)
{
    return c->passages && p->expr->type.kind == TYPE_DATE &&
           (v.kind == VALUE_UNKNOWN || v.kind == VALUE_AT_SIGNATURE ||
            is_assumed(c->eval, p->expr));
}

// Whether what follows p is more of the sentence.
static bool goes_on(const struct piece *p)
{
    for (p = p->next; p; p = p->next)
        if (p->segment->kind != INSERT_TEXT || text_trim(p->segment->text).len) return true;
    return false;
}

static void write_value(struct phrase_context *c, const struct piece *p, struct buffer *out)
{
    struct value v = eval_run(c->eval, p->expr);
    if (to_be_dated(c, p, v)) {
        buffer_add(out, DOTS);
        return;
    }
    size_t before = out->len;
    spell(c, format_apply(c, v, decimals_of_bearer(c, p->expr, p->format)), out);
    if (v.kind != VALUE_PROSE || out->len == before) return;
    if (goes_on(p) && text_ends(buffer_text(out), TEXT("."))) out->len--;
}

static void write_agreement(struct phrase_context *c, const struct piece *p, struct buffer *out)
{
    struct agreement g = {true, c->references && c->references->annexes.count > 1};
    if (!p->counts_annexes) g = agreement_of(c, p->expr);
    buffer_add(out, wording_agree(p->segment->forms, g));
}

static void write_reference(struct phrase_context *c, const struct piece *p, struct buffer *out)
{
    const struct segment *x = p->segment;
    if (text_eq(x->noun, TEXT("code"))) {
        references_write_code(x, out);
        return;
    }
    struct text missing;
    if (!c->references || references_write(c->references, c->here, x, out, &missing)) return;
    if (!c->diags) return;
    struct text near = map_nearest(&c->references->ids, c->diags->arena, missing);
    if (near.len)
        diag_say(c->diags, DIAG_REFERENCE_UNKNOWN_NEAR, p->place, x->noun, missing, near);
    else
        diag_say(c->diags, DIAG_REFERENCE_UNKNOWN, p->place, x->noun, missing);
}

static void write_choice(struct phrase_context *c, const struct piece *p, struct buffer *out)
{
    bool outer = c->in_words;
    c->in_words = true;
    bool chosen = phrase_holds(c, p->expr);
    c->in_words = outer;
    phrase_write(c, chosen ? p->then : p->otherwise, out);
}

static void write_piece(struct phrase_context *c, const struct piece *p, struct buffer *out)
{
    const struct segment *x = p->segment;
    switch (x->kind) {
    case INSERT_TEXT: buffer_add(out, x->text); break;
    case INSERT_VALUE: write_value(c, p, out); break;
    case INSERT_THE: designate(c, p->expr, p->format, x->particle, x->capital, out); break;
    case INSERT_REFER: write_reference(c, p, out); break;
    case INSERT_AGREE: write_agreement(c, p, out); break;
    case INSERT_IF: write_choice(c, p, out); break;
    case INSERT_EMPTY: break;
    }
}

void phrase_write(struct phrase_context *c, const struct phrase *p, struct buffer *out)
{
    if (!p) return;
    for (const struct piece *x = p->first; x; x = x->next) write_piece(c, x, out);
}

struct text phrase_text(struct phrase_context *c, const struct phrase *p)
{
    struct buffer b = buffer_new(c->eval->arena);
    phrase_write(c, p, &b);
    return buffer_text(&b);
}
