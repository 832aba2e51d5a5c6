// Values: what a field of a convention can hold and what an expression can give. A value is small,
// immutable and passed by copy; what is larger than a word lives in the region.
#pragma once

#include "runtime/value/date.h"
#include "runtime/value/number.h"

struct block;
struct category;
struct enumeration;
struct expr;

enum value_kind {
#define VALUE(id, french) VALUE_##id,
#include "runtime/value/value.def"
#undef VALUE
    VALUE_COUNT
};

enum currency { EURO, FRANC };

// A period of days, both included. A side that is not `has_` is open (« à compter du »).
struct period {
    bool has_begin, has_end;
    day_number begin, end;
};

// A reference to a text of law. Two citations are equal when `text` is: it is normalised by the
// reader ("L. 160-17, al. 4, 2e phrase" whatever the blanks and apostrophes).
struct citation {
    struct text text;    // whole, normalised
    struct text article; // its first segment: "L. 160-17", "loi n° 2015-1702 du 21 décembre 2015"
};

struct enum_value {
    struct text name, label; // label: as printed; the name with blanks when none is declared
    const struct citation *citation;
    const struct enumeration *of;
    uint32_t rank;
    struct block *block; // its own block of declared wordings, or NULL
};

struct value {
    uint8_t kind; // enum value_kind
    uint8_t currency;
    union {
        bool boolean;
        const struct number *number; // NUMBER, RATE (0.045 for 4,5 %), MONEY (in its currency)
        day_number date;             // DATE, TO_FIX
        int32_t year;
        const struct civil *day; // DAY: a day and a month of any year
        const struct duration *duration;
        const struct period *period;
        const struct text *text; // LABEL, PROSE (raw, as written), WITHOUT_OBJECT (its motif)
        const struct citation *citation;
        const struct enum_value *enumerated;
        struct block *block;
        const struct list *list;
        const struct series *series;
        const struct expr *formula;
        const struct observed *observed;
    } as;
};

struct list {
    const struct value *items;
    uint32_t count;
};

struct series_entry {
    struct value key; // YEAR or PERIOD
    struct value value;
};

struct series {
    const struct series_entry *entries;
    uint32_t count;
};

// « 6,5 en 2017 »: a measure and the year it was taken in.
struct observed {
    struct value value;
    int32_t year;
};

#define VALUE_OF_KIND(k) ((struct value){.kind = (k)})
#define ABSENT VALUE_OF_KIND(VALUE_ABSENT)
#define UNKNOWN VALUE_OF_KIND(VALUE_UNKNOWN)

struct value value_bool(bool b);
struct value value_number(const struct number *n);
struct value value_money(const struct number *n, enum currency c);
struct value value_rate(const struct number *n);
struct value value_date(day_number d);
struct value value_year(int32_t y);
struct value value_label(struct arena *a, struct text t);
struct value value_block(struct block *b);
struct value value_list(struct arena *a, const struct value *items, uint32_t count);

bool value_is_missing(struct value v); // absent, unknown or sans objet

// Equality of present values. Lists compare as sets, a scalar being the set of itself; numbers and
// rates compare by amount, MONEY only within one currency; an OBSERVED compares by its measure.
bool value_eq(struct value x, struct value y);
uint32_t value_hash(struct value v); // equal values have equal hashes

// Order of present values of one kind; false when they have none (two blocks, euros and francs).
bool value_order(struct value x, struct value y, int *cmp);

// The entry of a series at a year or a date; ABSENT when there is none.
struct value series_at(const struct series *s, struct value key);

// As a reader of French sees it in a sentence: « 12 500,00 € », « 4,5 % », « du 1er janvier 2018 au
// 31 décembre 2022 », « L. 712-1 et L. 712-2 », a block by its short designation or title.
struct text value_format(struct arena *a, struct value v);
