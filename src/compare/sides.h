/* Who credits whom: the answers of a camp parted into sides by their speakers. */
#ifndef COMPARE_SIDES_H
#define COMPARE_SIDES_H

#include "compare/context.h"

struct sides {
	uint32_t *of; /* per answer of the list: a number, equal for speakers that are equal, likely-same, part of each
	               * other, or a document and its maker; joint speakers are one side */
	uint32_t n;   /* answers */
};

/* Near-linear in the answers and their speakers. Memory: c->scratch. */
struct sides sides_of(const struct context *c, const uint32_t *answers, size_t n);

/* Canonical text of the speakers of some answers: sorted, each once. In c->arena. */
struct str speakers_text(const struct context *c, const uint32_t *answers, size_t n);

/* Its speakers are credited with it: somebody or a document, not an outlet's own voice. */
bool credits(const struct answer *a);

#endif
