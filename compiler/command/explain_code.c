// A code of the catalogue of messages: where it comes from, what follows, and its wordings.
#include "compiler/command/explain_parts.h"

static const struct {
    struct text code, french, english;
    enum severity severity;
} MESSAGES[] = {
#define DIAG(id, code, severity, french, english)                                                  \
    {TEXT_INIT(code), TEXT_INIT(french), TEXT_INIT(english), SEVERITY_##severity},
#include "runtime/diag.def"
#undef DIAG
};

static const struct advice {
    struct text code;
    const char *french, *english;
} ADVICES[] = {
#define ADVICE(code, french, english) {TEXT_INIT(code), french, english},
#include "compiler/command/advice.def"
#undef ADVICE
};

static const struct {
    struct text begin;
    const char *french, *english;
} SECTIONS[] = {
    {TEXT_INIT("S00"), "lecture des caractères et des valeurs", "reading characters and values"},
    {TEXT_INIT("S01"), "forme du fichier", "form of the file"},
    {TEXT_INIT("S02"), "noms, types et valeurs", "names, types and values"},
    {TEXT_INIT("S03"), "bibliothèque", "library"},
    {TEXT_INIT("S04"), "actes et fichiers", "acts and files"},
    {TEXT_INIT("S05"), "document", "document"},
    {TEXT_INIT("S06"), "commande et environnement", "command and environment"},
};

static const char *const CONSEQUENCES[][2] = {
    [SEVERITY_ERROR] = {"le document n'est pas produit tant qu'elle demeure (code de retour 1).",
                        "the document is not written while it stands (exit status 1)."},
    [SEVERITY_WARNING] = {"le document est produit ; à lire avant de signer.",
                          "the document is written; read it before signing."},
    [SEVERITY_INFORMATION] = {"rien n'est empêché.", "nothing is prevented."},
};

static const char *const SEVERITIES[][2] = {
    [SEVERITY_ERROR] = {"erreur", "error"},
    [SEVERITY_WARNING] = {"avertissement", "warning"},
    [SEVERITY_INFORMATION] = {"information", "information"},
};

const char *severity_word(enum severity s, bool english)
{
    return SEVERITIES[s][english];
}

// The message with « … » where the words of the case stand.
static struct text template(const struct explaining *x, struct text form)
{
    static const struct text DOTS[] = {TEXT_INIT("…"), TEXT_INIT("…"), TEXT_INIT("…"),
                                       TEXT_INIT("…"), TEXT_INIT("…")};
    return diag_message(x->arena, form, DOTS, sizeof DOTS / sizeof *DOTS);
}

static void explain_message(struct explaining *x, size_t i, bool first)
{
    bool english = x->options->english;
    enum severity s = MESSAGES[i].severity;
    if (first) {
        struct text code = MESSAGES[i].code;
        sheet_head(&x->sheet,
                   text_printf(x->arena, "%.*s – %s", TEXT_FMT(code), SEVERITIES[s][english]));
        for (size_t k = 0; k < sizeof SECTIONS / sizeof *SECTIONS; k++)
            if (text_starts(code, SECTIONS[k].begin))
                item(x, "domaine", "domain",
                     text_of(say(x, SECTIONS[k].french, SECTIONS[k].english)));
        item(x, "effet", "effect", text_of(CONSEQUENCES[s][english]));
    }
    item(x, first ? "message" : "ou", first ? "message" : "or",
         template(x, english ? MESSAGES[i].english : MESSAGES[i].french));
}

bool explain_code(struct explaining *x, struct text word)
{
    bool first = true;
    const struct advice *advice = NULL;
    struct text code = text_upper(x->arena, word);
    for (size_t i = 0; i < sizeof MESSAGES / sizeof *MESSAGES; i++) {
        if (!text_eq(MESSAGES[i].code, code)) continue;
        explain_message(x, i, first);
        first = false;
    }
    for (size_t i = 0; i < sizeof ADVICES / sizeof *ADVICES; i++)
        if (text_eq(ADVICES[i].code, code)) advice = &ADVICES[i];
    if (advice) item(x, "corriger", "correct", text_of(say(x, advice->french, advice->english)));
    if (!first) explain_definition(x, code, !advice);
    return !first;
}
