// See image.h. Whole numbers are in base 128, the low digits first, a set high bit meaning more. An
// offset in the source is told from the one before it. Each struct begins with a number: its lowest
// bit is set, those above say which of its fields follow. A zero ends a list, or stands for NULL.
#include "lang/image.h"

#include "runtime/map.h"

#include <assert.h>

// The bit of each field.
enum {
#define COMMENT_FIELD(form, name) COMMENT_##name,
#include "lang/image.def"
};
enum {
#define ENTRY_FIELD(form, name) ENTRY_##name,
#include "lang/image.def"
};
enum {
#define ITEM_FIELD(form, name) ITEM_##name,
#include "lang/image.def"
};
enum {
#define EXPR_FIELD(form, name) EXPR_##name,
#include "lang/image.def"
};

enum text_form { TEXT_OF_SOURCE, TEXT_OF_ITS_OWN, TEXT_FORMS };

// A field added to the tree is added to image.def.
static_assert(sizeof(struct tree_item) == 160 && sizeof(struct tree_entry) == 64 &&
                  sizeof(struct tree_expr) == 64 && sizeof(struct tree_comment) == 32,
              "what an image keeps is all that a tree holds");

uint32_t image_form(void)
{
    static const char FORM[] =
#define TREE(id, note) #id ":" note ";"
#include "lang/tree.def"
#undef TREE
#define COMMENT_FIELD(form, name) #form " " #name ";"
#define ENTRY_FIELD COMMENT_FIELD
#define ITEM_FIELD COMMENT_FIELD
#define EXPR_FIELD COMMENT_FIELD
#include "lang/image.def"
        "";
    return hash_bytes(FORM, sizeof FORM, OP_AFTER);
}

// --- writing

struct writer {
    struct buffer *out;
    struct text source;
    uint32_t at; // the last offset told
};

static void put_byte(struct writer *w, uint8_t byte)
{
    buffer_add_char(w->out, (char)byte);
}

static void put_count(struct writer *w, uint64_t n)
{
    for (; n >= 0x80; n >>= 7) put_byte(w, (uint8_t)(n | 0x80));
    put_byte(w, (uint8_t)n);
}

// The sign is the lowest bit.
static void put_signed(struct writer *w, int64_t n)
{
    put_count(w, n < 0 ? ((uint64_t)(-1 - n) << 1) | 1 : (uint64_t)n << 1);
}

static void put_offset(struct writer *w, size_t offset)
{
    put_signed(w, (int64_t)offset - w->at);
    w->at = (uint32_t)offset;
}

static void put_span(struct writer *w, struct span span)
{
    put_offset(w, span.begin);
    put_count(w, span.end - span.begin);
}

static void put_text(struct writer *w, struct text t)
{
    bool within = t.ptr >= w->source.ptr && t.ptr < w->source.ptr + w->source.len;
    put_count(w, (uint64_t)t.len * TEXT_FORMS + (within ? TEXT_OF_SOURCE : TEXT_OF_ITS_OWN));
    if (within)
        put_offset(w, (size_t)(t.ptr - w->source.ptr));
    else
        buffer_add(w->out, t);
}

static void put_kind(struct writer *w, enum item_kind kind)
{
    put_count(w, kind);
}

static void put_word(struct writer *w, uint16_t word)
{
    put_count(w, word);
}

static void put_flag(struct writer *w, bool flag) // that it follows says it all
{
    (void)w, (void)flag;
}

static void put_number(struct writer *w, const struct number *n)
{
    int64_t whole;
    bool small = number_to_int(n, &whole);
    put_byte(w, small);
    if (small)
        put_signed(w, whole);
    else
        put_text(w, number_plain(w->out->arena, n, 0));
}

static bool is_count(unsigned n)
{
    return n != 0;
}

static bool is_span(struct span span)
{
    return span.begin || span.end;
}

static bool is_text(struct text t)
{
    return t.ptr != NULL;
}

static bool is_node(const void *node)
{
    return node != NULL;
}

#define IS_SET(x)                                                                                  \
    _Generic((x), bool                                                                             \
             : is_count, uint8_t                                                                   \
             : is_count, uint16_t                                                                  \
             : is_count, enum item_kind                                                            \
             : is_count, struct span                                                               \
             : is_span, struct text                                                                \
             : is_text, default                                                                    \
             : is_node)(x)

static void put_exprs(struct writer *w, const struct tree_expr *first);

static void put_day(struct writer *w, const struct civil *c)
{
    put_signed(w, c->year);
    put_signed(w, c->month);
    put_signed(w, c->day);
}

static void put_duration(struct writer *w, const struct duration *d)
{
    put_signed(w, d->years);
    put_signed(w, d->months);
    put_signed(w, d->days);
    put_signed(w, d->working_days);
}

static void put_expr(struct writer *w, const struct tree_expr *x);

// What the kinds hold in the room that they share.
static void put_inner(struct writer *w, const struct tree_expr *x)
{
    switch (x->kind) {
    case TREE_NUMBER:
    case TREE_RATE:
    case TREE_MONEY: put_number(w, x->number); break;
    case TREE_DATE:
    case TREE_TO_FIX: put_signed(w, x->date); break;
    case TREE_OBSERVED: put_signed(w, x->year); break;
    case TREE_DAY: put_day(w, x->day); break;
    case TREE_DURATION: put_duration(w, x->duration); break;
    case TREE_NAME:
    case TREE_IF:
    case TREE_QUANTIFIER: put_expr(w, tree_inner(x)); break;
    case TREE_CALL:
    case TREE_SET:
    case TREE_COMPREHENSION:
    case TREE_LEAST:
    case TREE_GREATEST: put_exprs(w, x->list); break;
    default: break;
    }
}

static void put_expr(struct writer *w, const struct tree_expr *x)
{
    if (!x) {
        put_byte(w, 0);
        return;
    }
    const unsigned set = 0
#define EXPR_FIELD(form, name) | (unsigned)IS_SET(x->name) << EXPR_##name
#include "lang/image.def"
        ;
    put_count(w, set << 1 | 1);
#define EXPR_FIELD(form, name)                                                                     \
    if (set >> EXPR_##name & 1) put_##form(w, x->name);
#include "lang/image.def"
    put_inner(w, x);
}

static void put_exprs(struct writer *w, const struct tree_expr *first)
{
    for (const struct tree_expr *x = first; x; x = x->next) put_expr(w, x);
    put_byte(w, 0);
}

static void put_comments(struct writer *w, const struct tree_comment *first)
{
    for (const struct tree_comment *x = first; x; x = x->next) {
        const unsigned set = 0
#define COMMENT_FIELD(form, name) | (unsigned)IS_SET(x->name) << COMMENT_##name
#include "lang/image.def"
            ;
        put_count(w, set << 1 | 1);
#define COMMENT_FIELD(form, name)                                                                  \
    if (set >> COMMENT_##name & 1) put_##form(w, x->name);
#include "lang/image.def"
    }
    put_byte(w, 0);
}

static void put_entries(struct writer *w, const struct tree_entry *first)
{
    for (const struct tree_entry *x = first; x; x = x->next) {
        const unsigned set = 0
#define ENTRY_FIELD(form, name) | (unsigned)IS_SET(x->name) << ENTRY_##name
#include "lang/image.def"
            ;
        put_count(w, set << 1 | 1);
#define ENTRY_FIELD(form, name)                                                                    \
    if (set >> ENTRY_##name & 1) put_##form(w, x->name);
#include "lang/image.def"
    }
    put_byte(w, 0);
}

static void put_items(struct writer *w, const struct tree_item *first)
{
    for (const struct tree_item *x = first; x; x = x->next) {
        const unsigned set = 0
#define ITEM_FIELD(form, name) | (unsigned)IS_SET(x->name) << ITEM_##name
#include "lang/image.def"
            ;
        put_count(w, set << 1 | 1);
#define ITEM_FIELD(form, name)                                                                     \
    if (set >> ITEM_##name & 1) put_##form(w, (x->name));
#include "lang/image.def"
    }
    put_byte(w, 0);
}

void image_write(struct buffer *out, const struct tree *t)
{
    struct writer w = {.out = out, .source = t->source->bytes};
    put_count(&w, t->source->bytes.len);
    put_items(&w, t->items);
    put_comments(&w, t->closing);
}

// --- reading

struct image_reader {
    struct arena *arena;
    struct text source;
    const uint8_t *next, *end;
    uint32_t at, depth;
    bool failed; // what is read after it is zeros, so that every list ends
};

static inline uint8_t get_byte(struct image_reader *r)
{
    if (r->next < r->end) return *r->next++;
    r->failed = true;
    return 0;
}

static uint64_t get_long_count(struct image_reader *r, uint64_t low)
{
    uint64_t n = low & 0x7F;
    for (unsigned shift = 7; shift < 64; shift += 7) {
        uint8_t byte = get_byte(r);
        n |= (uint64_t)(byte & 0x7F) << shift;
        if (byte < 0x80) return n;
    }
    r->failed = true;
    return 0;
}

static inline uint64_t get_count(struct image_reader *r)
{
    uint8_t byte = get_byte(r);
    return byte < 0x80 ? byte : get_long_count(r, byte);
}

static inline int64_t get_signed(struct image_reader *r)
{
    uint64_t n = get_count(r);
    return n & 1 ? -1 - (int64_t)(n >> 1) : (int64_t)(n >> 1);
}

// `len`, when the source has as many bytes from `offset` on; 0 otherwise.
static inline uint32_t check_length(struct image_reader *r, uint32_t offset, uint64_t len)
{
    if (len <= r->source.len - offset) return (uint32_t)len;
    r->failed = true;
    return 0;
}

static inline uint32_t get_offset(struct image_reader *r)
{
    uint64_t offset = (uint64_t)r->at + (uint64_t)get_signed(r);
    if (offset > r->source.len) {
        r->failed = true;
        return 0;
    }
    return r->at = (uint32_t)offset;
}

static inline struct span get_span(struct image_reader *r)
{
    uint32_t begin = get_offset(r);
    return (struct span){begin, begin + check_length(r, begin, get_count(r))};
}

static struct text get_own_text(struct image_reader *r, uint64_t len)
{
    if (len > (uint64_t)(r->end - r->next)) {
        r->failed = true;
        return TEXT("");
    }
    struct text t = text_copy(r->arena, (struct text){(const char *)r->next, (size_t)len});
    r->next += len;
    return t;
}

static struct text get_text(struct image_reader *r)
{
    uint64_t n = get_count(r), len = n / TEXT_FORMS;
    if (n % TEXT_FORMS == TEXT_OF_ITS_OWN) return get_own_text(r, len);
    uint32_t begin = get_offset(r);
    return (struct text){r->source.ptr + begin, check_length(r, begin, len)};
}

static inline enum item_kind get_kind(struct image_reader *r)
{
    return (enum item_kind)get_byte(r);
}

static inline uint16_t get_word(struct image_reader *r)
{
    return (uint16_t)get_count(r);
}

static inline bool get_flag(struct image_reader *r)
{
    (void)r;
    return true;
}

static const struct number *get_number(struct image_reader *r)
{
    if (get_byte(r)) return number_int(r->arena, get_signed(r));
    const struct number *n = number_parse_plain(r->arena, get_text(r));
    if (n) return n;
    r->failed = true;
    return number_int(r->arena, 0);
}

static const struct civil *get_day(struct image_reader *r)
{
    struct civil *c = arena_make(r->arena, struct civil);
    c->year = (int)get_signed(r);
    c->month = (int)get_signed(r);
    c->day = (int)get_signed(r);
    return c;
}

static const struct duration *get_duration(struct image_reader *r)
{
    struct duration *d = arena_make(r->arena, struct duration);
    d->years = (int32_t)get_signed(r);
    d->months = (int32_t)get_signed(r);
    d->days = (int32_t)get_signed(r);
    d->working_days = (int32_t)get_signed(r);
    return d;
}

static struct tree_expr *get_expr(struct image_reader *r);

static struct tree_expr *get_exprs(struct image_reader *r)
{
    struct tree_expr *first = NULL, **end = &first;
    while ((*end = get_expr(r)) != NULL) end = &(*end)->next;
    return first;
}

static void get_inner(struct image_reader *r, struct tree_expr *x)
{
    switch (x->kind) {
    case TREE_NUMBER:
    case TREE_RATE:
    case TREE_MONEY: x->number = get_number(r); break;
    case TREE_DATE:
    case TREE_TO_FIX: x->date = (day_number)get_signed(r); break;
    case TREE_OBSERVED: x->year = (int32_t)get_signed(r); break;
    case TREE_DAY: x->day = get_day(r); break;
    case TREE_DURATION: x->duration = get_duration(r); break;
    case TREE_NAME: x->filter = get_expr(r); break;
    case TREE_IF:
    case TREE_QUANTIFIER: x->condition = get_expr(r); break;
    case TREE_CALL:
    case TREE_SET:
    case TREE_COMPREHENSION:
    case TREE_LEAST:
    case TREE_GREATEST: x->list = get_exprs(r); break;
    default: break;
    }
}

enum { DEEPEST = 1024 }; // beyond what the parser lets nest

// Which fields of a struct follow, above the lowest bit; 0 where there is no struct, or when the
// image is none.
static inline unsigned get_head(struct image_reader *r)
{
    uint64_t head = get_count(r);
    if (r->depth > DEEPEST) r->failed = true;
    return r->failed ? 0 : (unsigned)head;
}

static struct tree_expr *get_expr(struct image_reader *r)
{
    const unsigned head = get_head(r);
    if (!head) return NULL;
    struct tree_expr *x = arena_make(r->arena, struct tree_expr);
    r->depth++;
#define EXPR_FIELD(form, name)                                                                     \
    if (head >> (EXPR_##name + 1) & 1) x->name = get_##form(r);
#include "lang/image.def"
    get_inner(r, x);
    r->failed |= x->kind >= TREE_COUNT || x->op > OP_AFTER;
    r->depth--;
    return x;
}

static struct tree_comment *get_comments(struct image_reader *r)
{
    struct tree_comment *first = NULL, **end = &first;
    for (unsigned head; (head = get_head(r)) != 0; end = &(*end)->next) {
        struct tree_comment *x = *end = arena_make(r->arena, struct tree_comment);
#define COMMENT_FIELD(form, name)                                                                  \
    if (head >> (COMMENT_##name + 1) & 1) x->name = get_##form(r);
#include "lang/image.def"
    }
    return first;
}

static struct tree_entry *get_entries(struct image_reader *r)
{
    struct tree_entry *first = NULL, **end = &first;
    for (unsigned head; (head = get_head(r)) != 0; end = &(*end)->next) {
        struct tree_entry *x = *end = arena_make(r->arena, struct tree_entry);
#define ENTRY_FIELD(form, name)                                                                    \
    if (head >> (ENTRY_##name + 1) & 1) x->name = get_##form(r);
#include "lang/image.def"
    }
    return first;
}

static struct tree_item *get_items(struct image_reader *r)
{
    struct tree_item *first = NULL, **end = &first;
    r->depth++;
    for (unsigned head; (head = get_head(r)) != 0; end = &(*end)->next) {
        struct tree_item *x = *end = arena_make(r->arena, struct tree_item);
#define ITEM_FIELD(form, name)                                                                     \
    if (head >> (ITEM_##name + 1) & 1) x->name = get_##form(r);
#include "lang/image.def"
        r->failed |= x->kind > ITEM_ROW;
    }
    r->depth--;
    return first;
}

struct tree *image_read(struct arena *a, const struct source *s, struct text image)
{
    struct image_reader r = {.arena = a, .source = s->bytes};
    r.next = (const uint8_t *)image.ptr;
    r.end = r.next + image.len;
    if (get_count(&r) != s->bytes.len) return NULL;
    struct tree *t = arena_make(a, struct tree);
    t->source = s;
    t->items = get_items(&r);
    t->closing = get_comments(&r);
    return r.failed || r.next != r.end ? NULL : t;
}
