/* Numbers told in articles, with their bounds and what they count, in the notation of the ledger. */
#ifndef DRAFT_AMOUNTS_H
#define DRAFT_AMOUNTS_H

#include "draft/text.h"

struct amount {
	struct str value;   /* "112", "6+", "..1200", "~110", "$3.8bn", "12 %" */
	struct str unit;    /* "percent", "USD": of the question; empty for counts */
	struct str counted; /* the noun: "people"; may be empty */
	uint32_t from, to;  /* words: bounds and number, without the noun */
	bool aside;         /* not what the sentence is about: "the fire that killed ten", "two lines of people" */
};

/* The amounts among N words from FIRST on, at most MOST; years, dates, ages in commas and clock times are none. */
unsigned amounts_told(const struct reading *r, uint32_t first, uint32_t n, struct amount *out, unsigned most);

#endif
