/* What a statement comes to: affirmed, denied, doubted, left open; how sure and how far. */
#ifndef DRAFT_STANCE_H
#define DRAFT_STANCE_H

#include "draft/attribution.h"

enum answer {
	ANSWER_YES,
	ANSWER_NO,
	ANSWER_DOUBT,    /* doubted or questioned: "~no" */
	ANSWER_DECLINED, /* declined to comment */
	ANSWER_OPEN      /* neither: "did not deny", "refused to rule out", requests, questions */
};

enum claim_class { SAID, LIKELY, ALLEGED, PLAN, WILLING, DECIDED, DROPPED, N_CLAIM_CLASSES };

struct stance {
	uint8_t answer; /* to the matter without its negations */
	uint8_t as;
	bool negated;       /* the printed content itself holds a negation */
	bool denial;        /* framed as one: "denied", "is false", "it is not true" */
	const char *reason; /* for people */
};

/* Of an attribution; with A NULL of the sentence from word FIRST on, N words, in the article's own voice. */
struct stance stance_of(const struct reading *r, const struct attribution *a, uint32_t first, uint32_t n);

const char *claim_class_word(unsigned as); /* "said", "likely" … */

/* The words that lie in a stretch of bytes. */
void words_in_place(const struct reading *r, struct place p, uint32_t *first, uint32_t *n);

#endif
