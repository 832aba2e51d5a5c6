// « versements([montant ;] échéancier ; année) »: a schedule as blocks that a table can list.
// The amount, when it is not given, is the schedule's slot `assiette`.
#include "runtime/eval/eval_parts.h"

#include "runtime/eval/instalments.h"

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
    else if (v.kind != VALUE_NUMBER || !number_to_int(v.as.number, &n))
        return false;
    if (n < 0 || n > 9999) return false;
    *out = (int)n;
    return true;
}

// The rank of a worded choice among `words`, the first when nothing is written.
static bool choice(struct value v, const struct text *words, int count, int *out)
{
    *out = 0;
    if (is_absent(v)) return true;
    if (v.kind != VALUE_ENUM) return false;
    for (int i = 0; i < count; i++) {
        if (!text_eq(v.as.enumerated->name, words[i])) continue;
        *out = i;
        return true;
    }
    return false;
}

static bool read_days(struct eval *e, const struct block *b, struct schedule *s)
{
    struct value days = slot_named(e, b, TEXT("jours"));
    int count, day;
    if (is_absent(days) || (days.kind == VALUE_LIST && days.as.list->count == 0))
        return small_int(slot_named(e, b, TEXT("nombre")), &count) &&
               small_int(slot_named(e, b, TEXT("jour_du_mois")), &day) &&
               schedule_monthly(s, count, day);
    const struct list one = {&days, 1};
    const struct list *list = days.kind == VALUE_LIST ? days.as.list : &one;
    if (list->count > INSTALMENTS_MAX) return false;
    for (uint32_t i = 0; i < list->count; i++) {
        if (list->items[i].kind != VALUE_DAY) return false;
        s->days[s->count++] = *list->items[i].as.day;
    }
    return true;
}

bool eval_schedule(struct eval *e, const struct block *b, struct schedule *s)
{
    static const struct text shifts[] = {
        [DUE_KEPT] = TEXT_INIT("maintenu"),
        [DUE_POSTPONED] = TEXT_INIT("reporté"),
        [DUE_ADVANCED] = TEXT_INIT("avancé"),
    };
    static const struct text bearers[] = {TEXT_INIT("dernier"), TEXT_INIT("premier")};
    int shift, bearer;
    *s = (struct schedule){.count = 0};
    if (!choice(slot_named(e, b, TEXT("jour_non_ouvré")), shifts, 3, &shift)) return false;
    if (!choice(slot_named(e, b, TEXT("appoint")), bearers, 2, &bearer)) return false;
    s->shift = (enum due_shift)shift;
    s->difference_first = bearer == 1;
    return read_days(e, b, s);
}

static void fill(struct arena *a, struct block *b, struct text ident, struct value v)
{
    const struct slot *s = category_slot(b->category, ident);
    if (!s) return;
    *block_fill(a, b, s->index) = (struct filled){.value = v, .place = b->head, .written = true};
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
    fill(a, b, TEXT("date"), value_date(i->date));
    fill(a, b, TEXT("montant"), value_money(i->amount, currency));
    return value_block(b);
}

// The amount to cut: given, or what the schedule's own basis comes to for the year.
static struct value amount(struct eval *e, const struct expr *x, const struct block *b,
                           int32_t year)
{
    if (x->as.call.count > 2) return scalar(operand(e, x->as.call.args[0]));
    struct value v = slot_named(e, b, TEXT("assiette"));
    return v.kind == VALUE_FORMULA ? eval_formula(e, b, v.as.formula, year) : v;
}

struct value call_instalments(struct eval *e, const struct expr *x)
{
    uint32_t count = x->as.call.count;
    if (count < 2 || !e->world->instalment) return UNKNOWN;
    struct value block = scalar(evaluate(e, x->as.call.args[count - 2]));
    struct value year = scalar(operand(e, x->as.call.args[count - 1]));
    if (is_absent(block) || is_absent(year)) return ABSENT;
    int in_year;
    if (block.kind != VALUE_BLOCK || !small_int(year, &in_year)) return UNKNOWN;
    struct block *b = block.as.block;
    struct value total = amount(e, x, b, in_year);
    if (is_absent(total)) return ABSENT;
    struct schedule s;
    struct instalment out[INSTALMENTS_MAX];
    if (total.kind != VALUE_MONEY || !eval_schedule(e, b, &s)) return UNKNOWN;
    if (!instalments(e->arena, total.as.number, &s, in_year, out)) return UNKNOWN;
    struct value items[INSTALMENTS_MAX];
    for (int i = 0; i < s.count; i++)
        items[i] = generated(e->arena, e->world->instalment, b, &out[i], total.currency);
    return value_list(e->arena, items, (uint32_t)s.count);
}
