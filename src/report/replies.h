/* Who is to be asked about what (whom.c), as the report lists them (replies.c). */
#ifndef REPORT_REPLIES_H
#define REPORT_REPLIES_H

#include "report/discrepancies.h"

enum { REPLY_WORDS = 4 };

/* Somebody to ask. */
struct reply {
	uint32_t sym;
	bool never, unnamed;     /* no word of theirs; only unnamed people speak for them */
	bool inherits;           /* some of its findings are those of the body it is part of */
	bool accused;            /* an answer that rests on one strand names them */
	VEC(uint32_t) silences;  /* answers that are none */
	VEC(uint32_t) findings;  /* open ones, heaviest first */
	VEC(uint32_t) words;     /* the first REPLY_WORDS answers in them that they gave under their own name */
};

struct replies {
	VEC(struct reply) v;
	uint32_t *of;   /* by symbol: its place in v, or NONE */
	uint32_t *body; /* by symbol: whom it speaks for, plus two; 0: not asked yet */
};

/* Everybody to be asked, who bears on most findings first. Freed with replies_free. */
void replies_gather(const struct doc *d, struct replies *s);
void replies_free(struct replies *s);
/* In a question of replies the slot `who` tells who did not answer; NONE in others. */
uint32_t reply_asked(const struct doc *d, const struct answer *a);

#endif
