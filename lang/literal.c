// Literals that begin with a digit: dates, numbers, amounts, rates, durations. What beginners write
// in their place is recognised too, to be told what to write instead.
#include "lang/line.h"
#include "lang/reader.h"

enum unit { NO_UNIT, RATE, EURO_UNIT, FRANC_UNIT, YEARS, MONTHS, WORKING_DAYS, DAYS };
#define EURO EURO_UNIT
#define FRANC FRANC_UNIT
static const struct {
    struct text word;
    enum unit unit;
    int32_t factor;
} units[] = {
#define UNIT(word, kind, factor) {TEXT_INIT(word), kind, factor},
#include "lang/unit.def"
#undef UNIT
};
#undef EURO
#undef FRANC

struct scan {
    struct reader *r;
    struct text line; // from the literal on
    uint32_t begin;
    size_t at;
};

static struct text rest(const struct scan *s)
{
    return text_slice(s->line, s->at, s->line.len);
}

static char peek(const struct scan *s, size_t ahead)
{
    return s->at + ahead < s->line.len ? s->line.ptr[s->at + ahead] : '\0';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static size_t digits(const struct scan *s, size_t from)
{
    size_t n = 0;
    while (is_digit(peek(s, from + n))) n++;
    return n;
}

static int value_of(const struct scan *s, size_t from, size_t n)
{
    int x = 0;
    for (size_t i = 0; i < n && x < 100000; i++) x = x * 10 + (peek(s, from + i) - '0');
    return x;
}

static uint32_t say(struct scan *s, enum diag_code code, size_t length, struct text arg)
{
    reader_say(s->r, code, (struct span){s->begin, s->begin + (uint32_t)length}, arg, NO_TEXT);
    return (uint32_t)length;
}

static struct tree_expr *make(struct scan *s, enum tree_kind kind, size_t length)
{
    return build_plain(s->r, kind, (struct span){s->begin, s->begin + (uint32_t)length});
}

// A date, once its parts are known.
static uint32_t date(struct scan *s, struct civil c, size_t length, struct tree_expr **out)
{
    struct text written = text_slice(s->line, 0, length);
    bool leap_day = c.month == 2 && c.day == 29;
    if (c.year < 1 || c.year > 9999) return say(s, DIAG_YEAR_RANGE, length, NO_TEXT);
    if (!date_valid(c) && leap_day)
        return say(s, DIAG_DATE_LEAP, length, text_printf(s->r->arena, "%d", c.year));
    if (!date_valid(c)) return say(s, DIAG_DATE_NONE, length, written);
    *out = make(s, TREE_DATE, length);
    (*out)->date = date_from_civil(c);
    return (uint32_t)length;
}

// 2018-01-01, 01/01/2018, 2018-2022.
static uint32_t numeric_date(struct scan *s, struct tree_expr **out)
{
    size_t a = digits(s, 0);
    if (!strchr("-/.", peek(s, a))) return 0;
    size_t b = digits(s, a + 1), c = digits(s, a + 1 + b + 1);
    char sign = peek(s, a), second = peek(s, a + 1 + b);
    size_t length = a + 1 + b + 1 + c;
    if (a == 4 && sign == '-' && b == 2 && second == '-' && c == 2) {
        struct civil day = {value_of(s, 0, 4), value_of(s, 5, 2), value_of(s, 8, 2)};
        return date(s, day, length, out);
    }
    if (a > 4 && sign == '-' && b == 2 && second == '-' && c == 2)
        return say(s, DIAG_YEAR_RANGE, length, NO_TEXT);
    bool slashes = (sign == '/' || sign == '.' || sign == '-') && second == sign;
    if (slashes && a && a <= 2 && b && b <= 2 && (c == 4 || c == 2)) {
        int year = value_of(s, a + b + 2, c);
        struct civil day = {c == 2 ? year + 2000 : year, value_of(s, a + 1, b), value_of(s, 0, a)};
        if (!date_valid(day)) return say(s, DIAG_DATE_NONE, length, text_slice(s->line, 0, length));
        return say(s, DIAG_DATE_SLASHES, length, date_format(s->r->arena, date_from_civil(day)));
    }
    if (a == 4 && sign == '-' && b == 4) {
        struct text hint = text_printf(s->r->arena, "du 1er janvier %d au 31 décembre %d",
                                       value_of(s, 0, 4), value_of(s, 5, 4));
        return say(s, DIAG_YEARS_DASH, a + 1 + b, hint);
    }
    return 0;
}

// 1er janvier 2018, 30 juin.
static uint32_t written_date(struct scan *s, struct tree_expr **out)
{
    static const int longest[] = {0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    size_t n = digits(s, 0);
    if (!n || n > 2) return 0;
    int day = value_of(s, 0, n);
    s->at = n;
    if (text_starts(rest(s), TEXT("er")) && !word_length(text_slice(rest(s), 2, rest(s).len)))
        s->at += 2;
    size_t blanks = blanks_length(rest(s));
    s->at += blanks;
    size_t word = word_length(rest(s));
    int month = word && blanks ? month_of_name(text_slice(rest(s), 0, word)) : 0;
    if (!month) return s->at = 0, 0;
    s->at += word;
    size_t gap = blanks_length(rest(s)), year = gap ? digits(s, gap) : 0;
    if (year && year <= 4 && !(year < 4 && is_digit(peek(s, gap + year)))) {
        struct civil c = {value_of(s, gap, year), month, day};
        return date(s, c, s->at + gap + year, out);
    }
    if (year > 4) return say(s, DIAG_YEAR_RANGE, s->at + gap + year, NO_TEXT);
    if (day < 1 || day > longest[month])
        return say(s, DIAG_DATE_NONE, s->at, text_slice(s->line, 0, s->at));
    *out = make(s, TREE_DAY, s->at);
    struct civil *c = arena_make(s->r->arena, struct civil);
    *c = (struct civil){0, month, day};
    (*out)->day = c;
    return (uint32_t)s->at;
}

// Moves past a whole number with its groups of three. False: badly grouped, reported.
static bool grouped(struct scan *s)
{
    size_t first = digits(s, 0);
    s->at += first;
    for (bool grouping = first <= 3;;) {
        size_t gap = blanks_length(rest(s)), n = gap ? digits(s, gap) : 0;
        if (!n) return true;
        if (!grouping || n != 3) {
            s->at += gap + n;
            return false;
        }
        s->at += gap + n;
    }
}

// The unit at the place reached, and its length with the blanks before it.
static size_t unit_at(const struct scan *s, size_t *index)
{
    size_t blanks = blanks_length(rest(s)), best = 0;
    struct text t = text_slice(rest(s), blanks, rest(s).len);
    for (size_t i = 0; t.len && i < sizeof units / sizeof *units; i++) {
        if (t.ptr[0] != units[i].word.ptr[0]) continue;
        size_t n = words_at(t, units[i].word);
        if (n <= best) continue;
        best = n;
        *index = i;
    }
    return best ? blanks + best : 0;
}

static const struct duration *duration_of(struct arena *a, enum unit u, int32_t n)
{
    struct duration *d = arena_make(a, struct duration);
    *d = (struct duration){
        .years = u == YEARS ? n : 0,
        .months = u == MONTHS ? n : 0,
        .days = u == DAYS ? n : 0,
        .working_days = u == WORKING_DAYS ? n : 0,
    };
    return d;
}

static uint32_t duration(struct scan *s, const struct number *n, size_t index, size_t length,
                         struct tree_expr **out)
{
    int64_t count = 0;
    if (!number_to_int(n, &count) || count >= 100000)
        return say(s, DIAG_DURATION_WHOLE, length, NO_TEXT);
    // « 2 ans et 6 mois »: one unit only, lest « et » be taken for the conjunction.
    struct scan next = *s;
    next.at = length + blanks_length(text_slice(s->line, length, s->line.len));
    size_t more = 0, second = 0;
    if (text_starts(rest(&next), TEXT("et "))) {
        next.at += 3;
        size_t d = digits(&next, 0);
        int months = value_of(&next, 0, d);
        next.at += d;
        more = d ? unit_at(&next, &second) : 0;
        if (more && units[index].unit == YEARS && units[second].unit == MONTHS) {
            struct text hint = text_printf(s->r->arena, "%d mois", (int)count * 12 + months);
            return say(s, DIAG_DURATION_TWO, next.at + more, hint);
        }
    }
    *out = make(s, TREE_DURATION, length);
    (*out)->duration = duration_of(s->r->arena, units[index].unit, (int32_t)count);
    return (uint32_t)length;
}

static uint32_t amount(struct scan *s, const struct number *n, size_t index, size_t decimals,
                       size_t length, struct tree_expr **out)
{
    struct arena *a = s->r->arena;
    if (units[index].factor == 1 && decimals && decimals != 2) {
        struct text hint = text_printf(a, "%.*s %s", TEXT_FMT(number_format(a, n, 2, 2)),
                                       units[index].unit == FRANC_UNIT ? "F" : "€");
        return say(s, DIAG_AMOUNT_DECIMALS, length, hint);
    }
    *out = make(s, TREE_MONEY, length);
    (*out)->number = number_mul(a, n, number_int(a, units[index].factor));
    (*out)->currency = units[index].unit == FRANC_UNIT;
    return (uint32_t)length;
}

static uint32_t with_unit(struct scan *s, const struct number *n, size_t decimals,
                          struct tree_expr **out)
{
    size_t index = 0, unit = unit_at(s, &index), length = s->at + unit;
    struct arena *a = s->r->arena;
    switch (unit ? units[index].unit : NO_UNIT) {
    case EURO_UNIT:
    case FRANC_UNIT: return amount(s, n, index, decimals, length, out);
    case YEARS:
    case MONTHS:
    case WORKING_DAYS:
    case DAYS: return duration(s, n, index, length, out);
    case RATE:
        *out = make(s, TREE_RATE, length);
        (*out)->number = number_div(a, n, number_int(a, 100));
        return (uint32_t)length;
    default:
        *out = make(s, TREE_NUMBER, length);
        (*out)->number = n;
        return (uint32_t)length;
    }
}

// s->at is past a point and its digits. One point is read as a comma, several part the thousands.
static uint32_t say_points(struct scan *s)
{
    size_t first = s->at;
    while ((peek(s, 0) == '.' || peek(s, 0) == ',') && is_digit(peek(s, 1)))
        s->at += 1 + digits(s, 1);
    struct buffer hint = buffer_new(s->r->arena);
    for (size_t i = 0; i < s->at; i++) {
        char c = s->line.ptr[i];
        buffer_add_char(&hint, c != '.' ? c : s->at > first ? ' ' : ',');
    }
    return say(s, DIAG_DECIMAL_POINT, s->at, buffer_text(&hint));
}

enum { NUMBER_MOST = 450 }; // bytes: less than the window that literals are read in

static uint32_t number(struct scan *s, struct tree_expr **out)
{
    bool well_grouped = grouped(s);
    if (s->at + digits(s, 1) > NUMBER_MOST) return say(s, DIAG_NUMBER_LONG, s->at, NO_TEXT);
    if (!well_grouped) return say(s, DIAG_NUMBER_BLANKS, s->at, text_slice(s->line, 0, s->at));
    size_t decimals = 0;
    char sign = peek(s, 0);
    if ((sign == ',' || sign == '.') && is_digit(peek(s, 1))) {
        decimals = digits(s, 1);
        s->at += 1 + decimals;
        if (sign == '.') return say_points(s);
        if (peek(s, 0) == ',' && is_digit(peek(s, 1))) {
            while (peek(s, 0) == ',' && is_digit(peek(s, 1))) s->at += 1 + digits(s, 1);
            return say(s, DIAG_NUMBER_COMMAS, s->at, NO_TEXT);
        }
    }
    const struct number *n = number_parse(s->r->arena, text_slice(s->line, 0, s->at));
    return n ? with_unit(s, n, decimals, out)
             : say(s, DIAG_NUMBER_BLANKS, s->at, text_slice(s->line, 0, s->at));
}

uint32_t literal_read(struct reader *r, uint32_t at, struct tree_expr **out)
{
    struct scan s = {.r = r, .line = lines_window(r, at), .begin = at};
    *out = NULL;
    uint32_t n = numeric_date(&s, out);
    if (!n) n = written_date(&s, out);
    if (n) return n;
    // Digits and letters in one word are a name (12bis), unless the letters are a unit (12k€).
    size_t d = digits(&s, 0), ignored = 0;
    s.at = d;
    bool word = word_length(rest(&s)) > 0 && !unit_at(&s, &ignored);
    s.at = 0;
    return word ? 0 : number(&s, out);
}
