/* What statements are about, as sorted lists of stems, each once: hashes of words that say something. */
#ifndef DRAFT_STEMS_H
#define DRAFT_STEMS_H

#include "draft/lexicon.h"
#include "draft/tokens.h"

enum { STEMS = 40 };

/* Of N tokens: all words that say something; those of them that tell what is done (the first verb, and nouns of doing
 * such as "talks"); names. At most STEMS each. */
uint32_t stems_of(const struct lexicon *x, const struct token *t, uint32_t n, uint32_t *out);
uint32_t acts_of(const struct lexicon *x, const struct token *t, uint32_t n, uint32_t *out);
uint32_t names_of(const struct lexicon *x, const struct token *t, uint32_t n, uint32_t *out);

/* "will", "would", "to": it has not happened yet. */
bool lies_ahead(const struct token *t, uint32_t n);

/* How many stems two sorted lists share. */
uint32_t stems_shared(const uint32_t *a, uint32_t n, const uint32_t *b, uint32_t m);

/* Adds list B to list A, which has room for STEMS; how many it has then. */
uint32_t stems_joined(uint32_t *a, uint32_t n, const uint32_t *b, uint32_t m);

#endif
