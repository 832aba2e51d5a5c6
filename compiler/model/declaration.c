// See declaration.h.

#include "compiler/model/declaration.h"

#include "compiler/model/words.h"

static const struct permitted {
    enum word block, word;
    bool is_block;
} PERMITTED[] = {
#define FIELD(block, field) {WORD_##block, WORD_##field, false},
#define BLOCK(block, inner) {WORD_##block, WORD_##inner, true},
#include "compiler/model/declaration.def"
};

static const enum word FREE_BLOCKS[] = {
#define FREE(block) WORD_##block,
#include "compiler/model/declaration.def"
};

static bool is_free(enum word block)
{
    for (size_t i = 0; i < sizeof FREE_BLOCKS / sizeof *FREE_BLOCKS; i++)
        if (FREE_BLOCKS[i] == block) return true;
    return false;
}

static const struct permitted *find(enum word block, const struct tree_item *item)
{
    for (size_t i = 0; i < sizeof PERMITTED / sizeof *PERMITTED; i++) {
        const struct permitted *p = &PERMITTED[i];
        if (p->block == block && p->is_block == (item->kind == ITEM_BLOCK) &&
            is_word(item->word, p->word))
            return p;
    }
    return NULL;
}

static struct text nearest(struct library *lib, enum word block, const struct tree_item *item)
{
    struct map words = map_new(lib->arena);
    for (size_t i = 0; i < sizeof PERMITTED / sizeof *PERMITTED; i++)
        if (PERMITTED[i].block == block && PERMITTED[i].is_block == (item->kind == ITEM_BLOCK))
            map_set(&words, word(PERMITTED[i].word), lib);
    return map_nearest(&words, lib->arena, item->word);
}

static void refuse(struct library *lib, const struct file *file, enum word block,
                   const struct tree_item *item)
{
    struct text near = nearest(lib, block, item);
    enum diag_code code = item->kind == ITEM_BLOCK
                              ? near.len ? DIAG_WORD_UNKNOWN_NEAR : DIAG_WORD_UNKNOWN
                          : near.len ? DIAG_SLOT_UNKNOWN_NEAR
                                     : DIAG_SLOT_UNKNOWN;
    diag_say(lib->diags, code, place_at(file->source, item->word_span), word(block), item->word,
             near);
}

static void check(struct library *lib, const struct file *file, enum word block,
                  const struct tree_item *items)
{
    for (const struct tree_item *i = items; i; i = i->next) {
        struct place where = place_at(file->source, i->span);
        if (i->kind == ITEM_PROSE) diag_say(lib->diags, DIAG_PROSE_UNEXPECTED, where, word(block));
        if (i->kind == ITEM_ROW) diag_bare(lib->diags, DIAG_ROW_UNEXPECTED, where);
        if (i->kind != ITEM_FIELD && i->kind != ITEM_BLOCK) continue;
        const struct permitted *p = find(block, i);
        if (!p && !(i->kind == ITEM_FIELD && is_free(block)))
            refuse(lib, file, block, i);
        else if (i->kind == ITEM_BLOCK && p->word != WORD_OUTLINE)
            check(lib, file, p->word, i->items);
    }
}

void declaration_check(struct library *lib, const struct file *file)
{
    static const enum word HEADS[] = {WORD_CATEGORY, WORD_ENUMERATION, WORD_FUNCTION,
                                      WORD_DISPOSITION, WORD_PRODUCT_RULES};
    for (const struct tree_item *i = file->tree->items; i; i = i->next)
        for (size_t k = 0; i->kind == ITEM_BLOCK && k < sizeof HEADS / sizeof *HEADS; k++)
            if (is_word(i->word, HEADS[k])) check(lib, file, HEADS[k], i->items);
}
