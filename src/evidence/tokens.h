/* A text as a row of words, folded and hashed: what a fragment is looked for in. Typography does not count: quotation
 * marks, dashes, ligatures, case, no-break spaces, soft hyphens and punctuation are folded away or pass for blanks. */
#ifndef EVIDENCE_TOKENS_H
#define EVIDENCE_TOKENS_H

#include <stdint.h>

#include "base/arena.h"
#include "base/vec.h"

struct token {
	uint64_t hash;  /* of the folded word; 0 is no word's */
	uint32_t at, n; /* its bytes in the text it was read from */
};

struct tokens {
	VEC(struct token) v;
};

/* Adds the words of TEXT; SCRATCH holds words that are not ASCII while they are folded. */
void tokens_add(struct tokens *t, struct arena *scratch, struct str text);

/* N words at A and at B are the same. */
static inline bool tokens_same(const struct token *a, const struct token *b, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (a[i].hash != b[i].hash)
			return false;
	return true;
}

#endif
