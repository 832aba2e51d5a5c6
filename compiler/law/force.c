// Time of the law: bounds, versions, and what is in force on a day. A bound may be open, certain,
// disputed between two dates, or unknown, and the answer keeps that.

#include "compiler/law/law.h"

static enum force worst(enum force x, enum force y)
{
    return x > y ? x : y;
}

static enum force since(const struct bound *b, day_number d)
{
    switch (b->kind) {
    case BOUND_DATE: return d >= b->date ? FORCE_CERTAIN : FORCE_OUT;
    case BOUND_DISPUTED:
        if (d < b->date) return FORCE_OUT;
        return d >= b->other ? FORCE_CERTAIN : FORCE_DISPUTED;
    case BOUND_UNKNOWN: return FORCE_UNKNOWN;
    case BOUND_OPEN: break;
    }
    return FORCE_CERTAIN;
}

static enum force until(const struct bound *b, day_number d)
{
    switch (b->kind) {
    case BOUND_DATE: return d <= b->date ? FORCE_CERTAIN : FORCE_OUT;
    case BOUND_DISPUTED:
        if (d > b->other) return FORCE_OUT;
        return d <= b->date ? FORCE_CERTAIN : FORCE_DISPUTED;
    case BOUND_UNKNOWN: return FORCE_UNKNOWN;
    case BOUND_OPEN: break;
    }
    return FORCE_CERTAIN;
}

enum force validity_at_date(const struct validity *v, day_number d)
{
    return v->always ? FORCE_CERTAIN : worst(since(&v->begin, d), until(&v->end, d));
}

enum force disposition_force(const struct disposition *x, day_number d)
{
    enum force best = FORCE_OUT;
    for (uint32_t i = 0; i < x->versions.count; i++) {
        enum force f = validity_at_date(&x->versions.items[i].validity, d);
        if (f < best) best = f;
    }
    return best;
}

const struct law_version *disposition_version(const struct disposition *x, day_number d)
{
    const struct law_version *best = NULL;
    enum force found = FORCE_OUT;
    for (uint32_t i = 0; i < x->versions.count; i++) {
        enum force f = validity_at_date(&x->versions.items[i].validity, d);
        if (f >= found) continue;
        found = f;
        best = &x->versions.items[i];
    }
    return best;
}

bool rule_applies(const struct rule *r, day_number d)
{
    bool always = false;
    for (uint32_t i = 0; i < r->validities.count; i++) {
        if (validity_at_date(&r->validities.items[i], d) == FORCE_OUT) return false;
        always = always || r->validities.items[i].always;
    }
    if (always || !r->disposition) return true;
    const struct law_version *v = disposition_version(r->disposition, d);
    return v && (r->versions >> (v - r->disposition->versions.items) & 1);
}
