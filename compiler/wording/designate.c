// A designation comes from what the library declares on a category: « désignation », « genre ».
// Where nothing is declared, the title serves, and its own article if it starts with one.
#include "compiler/wording/designate.h"

#include "compiler/model/words.h"
#include "compiler/wording/formula_words.h"
#include "compiler/wording/references.h"

enum gender { GENDER_UNKNOWN, GENDER_MASCULINE, GENDER_FEMININE };

static enum gender declared_gender(struct phrase_context *c, const struct block *b)
{
    struct value v = spell_slot(c, b, word(WORD_GENDER));
    if (v.kind != VALUE_ENUM) return GENDER_UNKNOWN;
    return text_starts(v.as.enumerated->name, TEXT("f")) ? GENDER_FEMININE : GENDER_MASCULINE;
}

static struct text label_of(struct value v)
{
    return v.kind == VALUE_LABEL ? *v.as.text : NO_TEXT;
}

// The designation that the block itself bears, without regard to what is asked of it.
static struct designation own_designation(struct phrase_context *c, const struct block *b)
{
    enum gender gender = declared_gender(c, b);
    struct text t = label_of(spell_slot(c, b, word(WORD_DESIGNATION)));
    for (const struct block *x = b; !t.len && x; x = x->like) t = x->title;
    if (!t.len) t = block_label(b);
    struct designation d = designation_read(t, gender == GENDER_FEMININE);
    if (gender != GENDER_UNKNOWN) {
        d.has_article = true;
        d.agreement.feminine = gender == GENDER_FEMININE;
    }
    return d;
}

// Other words for what `own` names: its article and agreement, unless they bring theirs.
static struct designation designation_like(struct designation own, struct text t)
{
    struct designation d = designation_read(t, own.agreement.feminine);
    if (d.has_article) return d;
    d.has_article = own.has_article;
    d.agreement = own.agreement;
    return d;
}

struct designation designate_block(struct phrase_context *c, const struct block *b,
                                   struct text ident)
{
    struct designation own = own_designation(c, b);
    struct text t = ident.len ? label_of(spell_slot(c, b, ident)) : NO_TEXT;
    return t.len ? designation_like(own, t) : own;
}

struct agreement agreement_of_block(struct phrase_context *c, const struct block *b)
{
    return own_designation(c, b).agreement;
}

// The gender of who bears the label that x reads.
static struct agreement agreement_of_owner(struct phrase_context *c, const struct expr *x)
{
    if (x->op != EXPR_GET) return (struct agreement){false, false};
    struct value owner = eval_run(c->eval, x->as.get.of);
    if (owner.kind != VALUE_BLOCK) return (struct agreement){false, false};
    return (struct agreement){declared_gender(c, owner.as.block) == GENDER_FEMININE, false};
}

static struct agreement agreement_of_value(struct phrase_context *c, const struct expr *x,
                                           struct value v)
{
    switch (v.kind) {
    case VALUE_BLOCK: return agreement_of_block(c, v.as.block);
    case VALUE_NUMBER:
        return (struct agreement){false,
                                  number_cmp(v.as.number, number_int(c->eval->arena, 2)) >= 0};
    case VALUE_LIST: {
        uint32_t count = v.as.list->count;
        struct agreement *members = arena_array(c->eval->arena, struct agreement, count);
        for (uint32_t i = 0; i < count; i++)
            members[i] = agreement_of_value(c, x, v.as.list->items[i]);
        return agreement_of_set(members, count);
    }
    default: return agreement_of_owner(c, x);
    }
}

struct agreement agreement_of(struct phrase_context *c, const struct expr *x)
{
    return agreement_of_value(c, x, eval_run(c->eval, x));
}

static struct designation designate_words(struct phrase_context *c, const struct expr *x,
                                          struct value v, struct text t)
{
    struct designation d = designation_read(t, false);
    if (d.has_article) return d;
    d.agreement =
        v.kind == VALUE_BLOCK ? agreement_of_block(c, v.as.block) : agreement_of_owner(c, x);
    d.has_article = true;
    return d;
}

static void write_one(struct phrase_context *c, const struct expr *x, struct value v,
                      const struct format *f, enum particle p, bool capital, struct buffer *out)
{
    if (v.kind == VALUE_BLOCK && f && f->id != FORMAT_SLOT) {
        struct text t = spell_text(c, format_apply(c, v, f));
        struct designation own = designate_block(c, v.as.block, NO_TEXT);
        if (t.len) designation_write(out, designation_like(own, t), p, capital);
        return;
    }
    if (v.kind == VALUE_BLOCK) {
        struct designation d = designate_block(c, v.as.block, f ? f->ident : NO_TEXT);
        designation_write(out, d, p, capital);
        return;
    }
    if (v.kind == VALUE_CITATION) {
        citation_write(out, v.as.citation->text, p, capital);
        return;
    }
    if (v.kind == VALUE_FORMULA && !f) {
        designation_write(out, formula_designation(c, v.as.formula), p, capital);
        return;
    }
    struct text t = spell_text(c, format_apply(c, v, f));
    if (t.len) designation_write(out, designate_words(c, x, v, t), p, capital);
}

// « aux articles L. 712-1 et L. 712-2 »: a list of whole articles is cited at once.
static bool write_articles(const struct list *list, enum particle p, bool capital,
                           struct buffer *out)
{
    struct text *numbers = arena_array(out->arena, struct text, list->count);
    for (uint32_t i = 0; i < list->count; i++) {
        if (list->items[i].kind != VALUE_CITATION) return false;
        const struct citation *x = list->items[i].as.citation;
        bool plain = text_eq(x->text, x->article) && x->text.len > 2 && x->text.ptr[1] == '.';
        if (!plain) return false;
        numbers[i] = x->text;
    }
    struct buffer words = buffer_new(out->arena);
    buffer_add(&words, TEXT("articles "));
    wording_join(&words, numbers, list->count);
    struct designation d = {buffer_text(&words), true, {false, true}};
    designation_write(out, d, p, capital);
    return true;
}

static void write_list(struct phrase_context *c, const struct expr *x, const struct list *list,
                       const struct format *f, enum particle p, bool capital, struct buffer *out)
{
    if (list->count > 1 && !f && write_articles(list, p, capital, out)) return;
    struct text *texts = arena_array(out->arena, struct text, list->count);
    for (uint32_t i = 0; i < list->count; i++) {
        struct buffer one = buffer_new(out->arena);
        write_one(c, x, list->items[i], f, p, capital && i == 0, &one);
        texts[i] = buffer_text(&one);
    }
    wording_join(out, texts, list->count);
}

void designate(struct phrase_context *c, const struct expr *x, const struct format *f,
               enum particle p, bool capital, struct buffer *out)
{
    struct value v = eval_run(c->eval, x);
    if (value_is_missing(v)) return;
    if (v.kind == VALUE_LIST)
        write_list(c, x, v.as.list, f, p, capital, out);
    else
        write_one(c, x, v, f, p, capital, out);
}
