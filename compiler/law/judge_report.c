// Verdicts in words, and the findings that a reader must see as diagnostics.

#include "compiler/law/judge_parts.h"
#include "compiler/model/placeholder.h"

static const struct {
    struct text key, french, english;
} VERDICTS[] = {
    [VERDICT_NOT_APPLICABLE] = {TEXT_INIT("non_applicable"), TEXT_INIT("non applicable"),
                                TEXT_INIT("not applicable")},
    [VERDICT_RESPECTED] = {TEXT_INIT("respectee"), TEXT_INIT("respectée"), TEXT_INIT("respected")},
    [VERDICT_TO_JUDGE] = {TEXT_INIT("a_apprecier"), TEXT_INIT("à apprécier"),
                          TEXT_INIT("to be judged")},
    [VERDICT_TO_VERIFY] = {TEXT_INIT("a_verifier"), TEXT_INIT("à vérifier"),
                           TEXT_INIT("to be verified")},
    [VERDICT_BREACHED] = {TEXT_INIT("meconnue"), TEXT_INIT("méconnue"), TEXT_INIT("breached")},
};

struct text verdict_name(enum verdict v, bool english)
{
    return english ? VERDICTS[v].english : VERDICTS[v].french;
}

struct text verdict_key(enum verdict v)
{
    return VERDICTS[v].key;
}

// A breach of a rule that cites no text is an error of the act, and breaks no law.
static const char *opening_of(const struct finding *f, bool en)
{
    if (f->verdict == VERDICT_TO_VERIFY) return en ? "to verify" : "à vérifier";
    if (f->verdict != VERDICT_BREACHED) return en ? "to judge" : "à apprécier";
    if (f->reservation) return en ? "kept by reservation" : "maintenu par réserve";
    if (f->severity == SEVERITY_INFORMATION) return "information";
    if (f->severity == SEVERITY_WARNING) return en ? "warning" : "avertissement";
    if (!f->rule->citation) return en ? "error" : "erreur";
    return en ? "breach" : "non conforme";
}

static struct text heading(struct library *lib, const struct finding *f)
{
    struct buffer b = buffer_new(lib->arena);
    buffer_add_c(&b, opening_of(f, lib->diags->english));
    if (f->rule->title.len) buffer_printf(&b, " – %.*s", TEXT_FMT(f->rule->title));
    if (f->rule->citation && f->rule->disposition)
        buffer_printf(&b, " (%s%.*s)",
                      text_starts(f->rule->citation->text, TEXT("art.")) ? "" : "article ",
                      TEXT_FMT(f->rule->citation->text));
    return buffer_text(&b);
}

static struct text message_of(struct library *lib, const struct finding *f)
{
    if (f->verdict == VERDICT_TO_JUDGE) return f->question;
    if (f->verdict != VERDICT_TO_VERIFY) return f->message;
    bool en = lib->diags->english;
    if (!f->missing.len)
        return en ? TEXT("A fact that this rule needs is not declared.")
                  : TEXT("Un fait dont dépend cette règle n'est pas déclaré.");
    return text_printf(lib->arena, en ? "%.*s is not declared." : "%.*s n'est pas déclaré.",
                       TEXT_FMT(text_capital(lib->arena, f->missing)));
}

// How to declare the slot that a doubt comes from.
static struct text declare_slot(struct library *lib, const struct finding *f)
{
    struct arena *a = lib->arena;
    bool en = lib->diags->english;
    const struct block *b = f->missing_block;
    struct text label = f->missing_slot->label, type = placeholder_type(a, f->missing_slot->type);
    struct text name = b->name.len ? text_printf(a, " %.*s", TEXT_FMT(b->name)) : NO_TEXT;
    struct text word = b->category->name;
    const char *form =
        b->library ? en ? "write in the act a block “%.*s” with “comme :%.*s” and “%.*s : …” "
                          "(%.*s)"
                        : "écrire dans l'acte un bloc « %.*s » avec « comme :%.*s » et "
                          "« %.*s : … » (%.*s)"
        : en ? "write in “%.*s%.*s” “%.*s : …” (%.*s)"
             : "écrire dans « %.*s%.*s » « %.*s : … » (%.*s)";
    return text_printf(a, form, TEXT_FMT(word), TEXT_FMT(name), TEXT_FMT(label), TEXT_FMT(type));
}

// How to settle a doubt: what to declare, or else what would mend the breach that it may be.
static struct text settling(struct library *lib, const struct finding *f)
{
    bool en = lib->diags->english;
    struct text how = NO_TEXT;
    if (f->missing_slot)
        how = declare_slot(lib, f);
    else if (f->missing_block)
        how = text_printf(lib->arena,
                          en ? "complete “%.*s”, or give the whole act"
                             : "compléter « %.*s », ou donner l'acte entier",
                          TEXT_FMT(block_label(f->missing_block)));
    else if (f->missing.len)
        how = en ? TEXT("write beside the acts a file “dossier.sceau” that names them")
                 : TEXT("écrire à côté des actes un fichier « dossier.sceau » qui les nomme");
    if (!f->remedy.len) return how;
    return how.len ? text_printf(lib->arena, en ? "%.*s; or else %.*s" : "%.*s ; ou bien %.*s",
                                 TEXT_FMT(how), TEXT_FMT(f->remedy))
                   : f->remedy;
}

// The severity to show; false when nothing is to be shown.
static bool shown_severity(const struct finding *f, enum severity *s)
{
    static const enum severity UNKNOWN_AS[] = {
        [IF_UNKNOWN_WARNING] = SEVERITY_WARNING,
        [IF_UNKNOWN_ERROR] = SEVERITY_ERROR,
        [IF_UNKNOWN_INFORMATION] = SEVERITY_INFORMATION,
    };
    *s = f->severity;
    if (f->verdict == VERDICT_BREACHED) {
        if (f->reservation) *s = SEVERITY_INFORMATION;
        return true;
    }
    if (f->verdict == VERDICT_TO_VERIFY) {
        if (f->block->outside || f->refused.source ||
            f->requirement->if_unknown == IF_UNKNOWN_NOTHING)
            return false;
        *s = UNKNOWN_AS[f->requirement->if_unknown];
        if (f->severity > *s) *s = f->severity; // a doubt weighs no more than the breach would
        return true;
    }
    *s = SEVERITY_INFORMATION;
    return f->verdict == VERDICT_TO_JUDGE;
}

static struct diag *make_diag(struct library *lib, const struct finding *f, enum severity severity)
{
    struct diag *d = arena_make(lib->arena, struct diag);
    d->code = f->rule->id;
    d->rule = f->rule->disposition ? f->rule->id : NO_TEXT;
    if (f->requirement) d->requirement = f->requirement->name;
    d->verdict = verdict_key(f->verdict);
    d->severity = severity;
    d->place = f->place;
    d->heading = heading(lib, f);
    d->message = message_of(lib, f);
    if (f->rule->citation) d->citation = f->rule->citation->text;
    d->quote = f->rule->quote;
    d->reading = f->rule->reading;
    if (f->requirement) d->disputed_reading = f->requirement->disputed_reading;
    if (f->verdict == VERDICT_BREACHED) d->remedy = f->remedy;
    if (f->verdict == VERDICT_TO_VERIFY) d->remedy = settling(lib, f);
    if (f->reservation) d->reservation = f->reservation->motif;
    d->keeper = f->block->head;
    d->group = f->cause;
    d->product = !f->rule->disposition;
    d->undetermined = f->verdict == VERDICT_TO_VERIFY;
    d->needs_dossier = f->needs_dossier;
    d->judgement = f->verdict == VERDICT_TO_JUDGE;
    for (uint32_t i = 0; i < f->see.count; i++)
        vec_push(lib->arena, &d->related,
                 ((struct related){f->see.items[i]->head, block_label(f->see.items[i])}));
    return d;
}

void judge_report(struct library *lib, const struct judgement *j)
{
    for (uint32_t i = 0; i < j->findings.count; i++) {
        const struct finding *f = j->findings.items[i];
        enum severity severity;
        if (shown_severity(f, &severity)) diag_push(lib->diags, make_diag(lib, f, severity));
    }
}
