/* What ties a claim to its article: the place it names, its `words`, its `quote`. Each is found or not, and where not, it is
 * said where the words stand instead. */
#ifndef EVIDENCE_ANCHORS_H
#define EVIDENCE_ANCHORS_H

#include "evidence/fragments.h"
#include "evidence/wordings.h"

enum anchor_key { ANCHOR_PLACE, ANCHOR_WORDS, ANCHOR_QUOTE };
enum anchor_state {
	ANCHOR_FOUND,
	ANCHOR_MOVED,      /* not at its place, at one other */
	ANCHOR_CHANGED,    /* nearly, and nowhere letter by letter */
	ANCHOR_AMBIGUOUS,  /* not at its place, at several others */
	ANCHOR_MISSING,
	ANCHOR_UNCHECKED   /* no copy, or a place that is not looked up (page, time) */
};

struct anchor {
	uint32_t claim;
	uint8_t key, state;
	struct str text;    /* the fragment as typed; of a place: "p7" */
	uint32_t block;     /* FOUND, MOVED, CHANGED: where it stands; NONE else */
	struct str printed; /* CHANGED: the passage, with what is other between ‹ and › */
	struct str typed;   /* CHANGED: the same of the fragment */
	struct str places;  /* AMBIGUOUS: "p3, p9"; of a missing place: the nearest ones */
};

struct anchors {
	VEC(struct anchor) v;      /* by claim: its place, its words, its quotes */
	uint32_t count[ANCHOR_UNCHECKED + 1];
	bool *off;                 /* per claim: something is wrong with its place or words */
};

struct anchors anchors_check(struct arena *a, const struct ledger *l, const struct copies *c, const struct heard *h);
void anchors_free(struct anchors *x);

const char *anchor_state_word(enum anchor_state s);
const char *anchor_key_word(enum anchor_key k);

/* Tells what is not found, as problems. */
void anchors_tell(const struct anchors *x, struct ledger *l, const struct copies *c);

/* Where a text of the ledger stands in its file; FALLBACK where it is not found there letter by letter. Lines are counted
 * from the place asked for last, so ask in order. */
struct where {
	const struct ledger *l;
	uint32_t file, line;
	size_t byte;
};
struct loc where_stands(struct where *w, struct str text, struct loc fallback);

#endif
