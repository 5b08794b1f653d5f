/* Inside of wordings: whether two quotations are one utterance, and what became of it. */
#ifndef EVIDENCE_SAYINGS_H
#define EVIDENCE_SAYINGS_H

#include "evidence/wordings.h"

enum { SAYING_WORDS = 4 /* shorter ones are scare quotes */ };

enum standing { STAND_APART, STAND_FAITHFUL, STAND_REWORDED };
struct likeness {
	enum standing standing;
	struct drift drift;
	bool cut;        /* the shorter one ends where a condition followed in the other */
	bool cut_first;  /* it is the first of the two that is cut short */
};

/* How B stands to A (no words of theirs are looked at before both have SAYING_WORDS). */
struct likeness sayings_compare(const struct wordings *w, struct aligner *g, const struct saying *a, const struct saying *b);

/* Surely two people. */
bool other_person(const struct person *a, const struct person *b);

#endif
