// Verdicts in words, and the findings that a reader must see as diagnostics.

#include "compiler/law/judge_parts.h"

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
    if (f->reservation) d->reservation = f->reservation->motif;
    d->keeper = f->block->head;
    d->group = f->cause;
    d->product = !f->rule->disposition;
    d->undetermined = f->verdict == VERDICT_TO_VERIFY;
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
