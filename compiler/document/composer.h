// The composer: what the files that compose a document share. Not for other modules.
#pragma once

#include "compiler/document/compose.h"
#include "compiler/document/outline.h"
#include "compiler/wording/references.h"
#include "compiler/wording/typography.h"

// Which slots of which blocks were read while something was composed.
struct watch {
    struct arena *arena;
    struct {
        bool *items;
        uint32_t count;
    } * rows; // by block id
    uint32_t row_count;
    struct printing *printing; // NULL: nobody asks where
    const struct spot *spot;   // the division being composed
};

struct composer {
    struct arena *arena;
    const struct library *lib;
    const struct world *world;
    struct world undated; // the same, where « à la signature » has no date yet
    struct block *act;
    const struct outline *outline;
    struct eval eval, conditions;
    struct phrase_context context;
    struct reference_table *written;     // being built by this pass
    const struct reference_table *known; // built by the first pass; NULL during it
    struct document *document;
    struct watch *watch;
    struct map rewordings; // identifier -> struct block *
    struct map others;     // path of another act -> struct reference_table *: its numbers
    struct map placed;     // path of a block of the author -> itself, once composed
    uint32_t tables, sequence;
};

struct counter {
    const void *key;
    uint32_t count;
};

// A paragraph whose number waits until one knows whether it is alone.
struct pending {
    struct doc_node *node;
    struct target *target;
};

// A division while it is composed: where its contents go and what is counted in it.
struct frame {
    struct frame *outer;
    struct doc_node *node;       // NULL: the document itself
    const struct target *target; // what a part of it is cited with; NULL: nothing
    struct text decimal;         // « 1.1 »: prefix of the decimal numbers within
    bool is_annex, counts_paragraphs;
    uint8_t level;      // of titled divisions
    uint8_t list_level; // of lists
    enum align align;
    VEC(struct counter) counters;
    VEC(struct pending) paragraphs;
};

// compose_part.c: divisions and their control
void compose_parts(struct composer *c, struct frame *f, const struct part *parts);
void compose_part(struct composer *c, struct frame *f, const struct part *p);
// The children of a division, or the act's rewording of them.
void compose_body(struct composer *c, struct frame *f, const struct part *p);
typedef void pass(struct composer *c, const struct part *p, void *context);
// Runs `one` for each binding of p whose condition holds.
void each_pass(struct composer *c, const struct part *p, pass *one, void *context);

// compose_node.c: nodes and numbers
struct doc_node *node_new(struct composer *c, enum doc_kind kind);
void node_add(struct composer *c, struct frame *f, struct doc_node *n);
uint32_t frame_next(struct composer *c, struct frame *f, const void *key);
// The number as printed; *decimal: what the numbers within begin with.
struct text number_text(struct composer *c, const struct frame *f, enum numbering style, uint32_t n,
                        bool ordinal, struct text *decimal);
struct frame frame_in(struct frame *outer, struct doc_node *node);
// Numbers the paragraphs of a division that is complete: « I. – » when there are several.
void frame_close(struct composer *c, struct frame *f);
struct text anchor_new(struct composer *c, struct text id);

// compose_text.c: wordings
struct text compose_line(struct composer *c, const struct passage_part *words);
void compose_passage(struct composer *c, struct frame *f, const struct passage_part *words);
// A prose of the act, whole.
void compose_prose(struct composer *c, struct frame *f, struct text prose);
// The text, with typography, that a node ends with; NULL when it has none.
struct text *node_last_text(struct doc_node *n);

// compose_list.c
void compose_list(struct composer *c, struct frame *f, const struct part *p);

// compose_table.c
void compose_table(struct composer *c, struct frame *f, const struct part *p);

// compose_opening.c, compose_signatures.c
void compose_parties(struct composer *c, struct frame *f, const struct part *p);
void compose_visas(struct composer *c, struct frame *f, const struct part *p);
void compose_signatures(struct composer *c, struct frame *f, const struct part *p);

// compose_author.c: the author's own divisions
void compose_rest(struct composer *c, struct frame *f, bool annexes);
void compose_placed(struct composer *c, struct frame *f, struct text id, bool after);
void compose_unplaced(struct composer *c); // says those whose place does not exist
bool block_is_named(const struct block *b, struct text category);
typedef struct frame frame_opener(struct composer *c, struct frame *outer, struct text id,
                                  struct text title, const struct block *subject);
frame_opener article_frame, annex_frame;

// compose_rewording.c
struct block *rewording_of(struct composer *c, const struct part *p);
void compose_rewording(struct composer *c, struct frame *f, const struct part *p,
                       struct block *rewording);
void check_rewordings(struct composer *c);

// compose_watch.c
struct watch *watch_new(struct arena *a);
void watch_read(void *watch, const struct block *b, const struct slot *s);
bool watch_has(const struct watch *w, const struct block *b, const struct slot *s);
void check_printed(struct composer *c);
// Enters the division that f holds, about `subject` or NULL; gives the one to go back to by
// spot_leave.
const struct spot *spot_enter(struct composer *c, const struct frame *f, enum part_kind kind,
                              const struct block *subject);
void spot_leave(struct composer *c, const struct spot *before);
