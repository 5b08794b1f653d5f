/* What stands in quotation marks in an article: curly, straight and angular marks, single ones as in British print,
 * speech that runs over several paragraphs. */
#ifndef EVIDENCE_QUOTATIONS_H
#define EVIDENCE_QUOTATIONS_H

#include "article/article.h"
#include "base/vec.h"

struct quotation {
	uint32_t block, last; /* in which it begins and ends */
	uint32_t open, from;  /* bytes of the first block's text: the mark, and what stands behind it */
	uint32_t to, close;   /* of the last block's text: the end of the words, and of the mark */
	struct str text;      /* of several paragraphs: joined by blanks, in the arena */
};

struct quotations {
	VEC(struct quotation) v; /* in print order, none inside another */
};

/* All of them. A mark that is never closed quotes nothing. */
void quotations_find(struct quotations *q, struct arena *arena, const struct article *x);
/* Those of one text alone (TEXT is block 0). */
void quotations_in(struct quotations *q, struct str text);

#endif
