// The law: dispositions with their dated versions, divisions and rules, compiled once for each
// category that a rule bears on. Data for the judge, for `explain` and for the report.
#pragma once

#include "compiler/wording/phrase.h"

// One side of a version's validity. A disputed side holds two dates; an unknown one, none.
struct bound {
    enum { BOUND_OPEN, BOUND_DATE, BOUND_DISPUTED, BOUND_UNKNOWN } kind;
    day_number date, other; // other >= date, for DISPUTED
};

struct validity {
    struct bound begin, end;
    bool always;     // « toujours »
    bool to_confirm; // « à confirmer »
};

struct law_version {
    struct validity validity;
    struct text file; // name of the article's text in the library
    struct place place;
};

// A wording of a rule. Most rules are respected and say nothing, so it is read when it is first
// written.
struct law_phrase;
const struct phrase *law_phrase(struct law_phrase *p); // NULL after an error (reported), or of NULL

// A requirement compiled for one category: `pour chaque`, conditions and validity already joined.
struct bearing {
    const struct category *category;
    const struct binder *binders;
    uint32_t binder_count;
    const struct expr *const *conditions; // in order, joined by « et »
    uint32_t condition_count;
    const struct expr *requires; // NULL for « sans contrôle »
    const struct expr *attested_by;
    const struct expr *see;
    struct law_phrase *finding, *remedy, *question; // NULL when the law has none
};

enum if_unknown {
    IF_UNKNOWN_WARNING,
    IF_UNKNOWN_ERROR,
    IF_UNKNOWN_INFORMATION,
    IF_UNKNOWN_NOTHING
};

struct requirement {
    struct text name; // of the exigence, empty when the rule has but one
    uint32_t rank;    // from 0, in its rule
    enum severity severity;
    enum if_unknown if_unknown;
    struct text disputed_reading; // another reading of its words; its own or the rule's, or empty
    VEC(struct bearing) bearings;
    struct place place;
};

struct rule {
    struct text id, title;
    const struct disposition *disposition; // NULL for a rule of the product
    struct text division;                  // « II, 2° »; empty at the top
    const struct citation *citation;
    struct text quote, reading, disputed_reading, uncontrolled; // uncontrolled: why, when it is
    VEC(struct validity) validities; // of its divisions and its own; all must hold
    VEC(struct requirement) requirements;
    VEC(const struct category *) bears_on;
    struct place place;
    const struct file *file;
    uint64_t versions; // bit i: its extract stands in version i of the disposition
};

struct disposition {
    struct text id, title, collection;
    VEC(struct law_version) versions;
    VEC(struct rule *) rules; // in the order of the text
    struct place place;
};

// Compiles every disposition and the product's rules of the library's files.
void law_compile(struct library *lib);

// The words of a version as its file holds them, read when asked; NO_TEXT (reported) when the file
// cannot be read.
struct text law_version_text(struct library *lib, const struct law_version *v);

// Whether the extract of a rule stands word for word in `content`: its fragments between `[…]`, in
// order, whatever the blanks, the apostrophes and the tags. A rule without extract stands anywhere.
bool law_quote_stands(struct arena *a, const struct rule *r, struct text content);

// Finds the versions that hold the extract of each rule of d.
void law_place_rules(struct library *lib, struct disposition *d);

// Reads the wordings of every rule, for the errors that they may hold.
void law_verify_phrases(struct library *lib);

// Reports every rule whose extract stands in no version of its article.
void law_verify_quotes(struct library *lib);

enum force { FORCE_CERTAIN, FORCE_DISPUTED, FORCE_UNKNOWN, FORCE_OUT };
enum force validity_at_date(const struct validity *v, day_number d);
enum force disposition_force(const struct disposition *x, day_number d);
// The version in force on d, or the first when force is unknown; NULL when out.
const struct law_version *disposition_version(const struct disposition *x, day_number d);
// Whether rule r may be applied on d: neither its divisions nor its article are out of force, and
// its extract stands in the version of that day.
bool rule_applies(const struct rule *r, day_number d);
