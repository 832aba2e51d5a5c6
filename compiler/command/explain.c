// `sceau explain`: a code of the catalogue, a category or an enumeration, a rule, or an article and
// its divisions, on standard output.
#include "compiler/command/commands.h"
#include "compiler/command/explain_parts.h"
#include "compiler/output/output.h"

const char *say(const struct explaining *x, const char *french, const char *english)
{
    return x->options->english ? english : french;
}

void item(const struct explaining *x, const char *french, const char *english, struct text t)
{
    sheet_item(&x->sheet, say(x, french, english), t);
}

// The nearest of the names that could have been meant; NO_TEXT when none is near.
static struct text nearest(const struct explaining *x, struct text word)
{
    const struct library *lib = x->p->library;
    const struct map *const NAMES[] = {&lib->rules, &lib->categories, &lib->enumerations};
    struct text best = NO_TEXT;
    size_t least = SIZE_MAX;
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
        struct text near = map_nearest(NAMES[i], x->arena, word);
        size_t distance = near.len ? text_distance(x->arena, near, word, word.len) : SIZE_MAX;
        if (distance >= least) continue;
        least = distance;
        best = near;
    }
    return best;
}

static void tell_unknown(struct explaining *x, struct text word)
{
    struct text near = nearest(x, word);
    diag_say(&x->p->diags, near.len ? DIAG_EXPLAIN_UNKNOWN_NEAR : DIAG_EXPLAIN_UNKNOWN,
             (struct place){0}, word, near);
}

int command_explain(struct arena *a, const struct options *o)
{
    struct pipeline *p = arena_make(a, struct pipeline);
    struct explaining x = {.arena = a, .options = o, .p = p, .out = buffer_new(a)};
    struct text word = text_trim(text_nfc(a, text_of(o->operands[0])));
    x.sheet = (struct sheet){&x.out, 80};
    if (pipeline_library(p, a, o) && !explain_code(&x, word) && !explain_model(&x, word) &&
        !explain_law(&x, word))
        tell_unknown(&x, word);
    bool written = !x.out.len || output_standard(&p->diags, buffer_text(&x.out));
    int status = pipeline_close(p);
    return written ? status : STATUS_ENVIRONMENT;
}
