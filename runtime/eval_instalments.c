// « versements(montant ; échéancier ; année) »: a schedule as blocks that a table can list.
#include "runtime/eval_parts.h"

#include "runtime/instalments.h"

static struct value slot_named(struct eval *e, const struct block *b, struct text ident)
{
    const struct slot *s = category_slot(b->category, ident);
    return s ? scalar(block_get(e, b, s)) : ABSENT;
}

static bool small_int(struct value v, int *out)
{
    int64_t n;
    if (v.kind == VALUE_YEAR)
        n = v.as.year;
    else if (v.kind == VALUE_DAY)
        n = v.as.day->day;
    else if (v.kind != VALUE_NUMBER || !number_to_int(v.as.number, &n))
        return false;
    if (n < 0 || n > 9999) return false;
    *out = (int)n;
    return true;
}

static void fill(struct block *b, struct text ident, struct value v)
{
    const struct slot *s = category_slot(b->category, ident);
    if (s) b->slots[s->index] = (struct filled){v, b->head, true};
}

// A generated block stands where the schedule does.
static struct value generated(struct arena *a, const struct category *c, struct block *schedule,
                              const struct instalment *i, enum currency currency)
{
    struct block *b = arena_make(a, struct block);
    b->category = c;
    b->path = schedule->path;
    b->parent = schedule;
    b->root = schedule->root;
    b->head = b->whole = schedule->head;
    b->slots = arena_array(a, struct filled, c->slots.count);
    fill(b, TEXT("date"), value_date(i->date));
    fill(b, TEXT("montant"), value_money(i->amount, currency));
    return value_block(b);
}

struct value call_instalments(struct eval *e, const struct expr *x)
{
    if (x->as.call.count < 3 || !e->world->instalment) return UNKNOWN;
    struct value total = scalar(operand(e, x->as.call.args[0]));
    struct value schedule = scalar(evaluate(e, x->as.call.args[1]));
    struct value year = scalar(operand(e, x->as.call.args[2]));
    if (is_absent(total) || is_absent(schedule) || is_absent(year)) return ABSENT;
    if (total.kind != VALUE_MONEY || schedule.kind != VALUE_BLOCK) return UNKNOWN;
    struct block *b = schedule.as.block;
    struct value working = slot_named(e, b, TEXT("jour_ouvré_suivant"));
    int count, day, in_year;
    if (!small_int(slot_named(e, b, TEXT("versements")), &count)) return UNKNOWN;
    if (!small_int(slot_named(e, b, TEXT("jour")), &day)) return UNKNOWN;
    if (!small_int(year, &in_year) || truth(working) == MAYBE) return UNKNOWN;
    struct instalment out[INSTALMENTS_MAX];
    struct value items[INSTALMENTS_MAX];
    if (!instalments(e->arena, total.as.number, count, day, truth(working) == YES, in_year, out))
        return UNKNOWN;
    for (int i = 0; i < count; i++)
        items[i] = generated(e->arena, e->world->instalment, b, &out[i], total.currency);
    return value_list(e->arena, items, (uint32_t)count);
}
