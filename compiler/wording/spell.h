// Values as words: the formats of an insertion, applied one after the other, then the plain text of
// what they leave.
#pragma once

#include "compiler/wording/phrase.h"

enum format_id {
#define FORMAT(id, french) FORMAT_##id,
#include "compiler/wording/format.def"
#undef FORMAT
    FORMAT_SLOT, // any other word
};

struct format {
    enum format_id id;
    uint8_t decimals;  // DECIMALS
    bool of_bearer;    // DECIMALS: as many as the value's bearer says
    struct text ident; // SLOT
    const struct format *next;
};

// Reads « titre minuscule », « décimales 2 ». NULL for the empty text; *unread is the first word
// that is neither a format nor could be a slot's name, else empty.
const struct format *format_read(struct arena *a, struct text t, struct text *unread);

struct text format_word(enum format_id id); // of the formats that are no slot

// v after the formats; on a list they apply to each element.
struct value format_apply(struct phrase_context *c, struct value v, const struct format *f);

// Writes a value as a sentence has it; a missing one writes nothing in a document.
void spell(struct phrase_context *c, struct value v, struct buffer *out);
struct text spell_text(struct phrase_context *c, struct value v);

// A slot of b read for printing, dated names at their date; ABSENT when b has no such slot.
struct value spell_slot(struct phrase_context *c, const struct block *b, struct text ident);
