/* Quotations across the copies, nothing typed: one utterance worded differently in two articles, and the same words
 * credited to different people. Found by shared rare words, never by comparing all with all. */
#ifndef EVIDENCE_WORDINGS_H
#define EVIDENCE_WORDINGS_H

#include "evidence/copies.h"
#include "evidence/people.h"
#include "evidence/quotations.h"
#include "evidence/words.h"
#include "value/span.h"

/* What is read out of one copy. */
struct heard {
	struct quotations quotations;
	struct people people;
	const uint32_t *speakers;   /* per quotation: in people, or NONE */
};
/* One for every copy, in the arena of the copies; end it with heard_free. */
struct heard *hear(const struct copies *c);
void heard_free(struct heard *h, const struct copies *c);

/* A quotation that takes part. */
struct saying {
	uint32_t copy;
	const struct quotation *q;
	struct quote words;
	const struct person *who; /* NULL: not sure */
	uint32_t rank;            /* of its copy: what retells another stands behind it */
	num printed;              /* last minute of its article's day, at the latest; SPAN_FOR_EVER: undated */
	bool head;                /* headline, standfirst, caption: body comes before it */
};

enum wording_kind { WORDING_REWORDED, WORDING_SPEAKER };

/* Two forms of one utterance, or one form and two speakers, with everybody who prints either. */
struct wording {
	uint8_t kind;            /* enum wording_kind */
	bool grave, translated;
	unsigned what;           /* enum drift_what */
	bool cut;                /* the later form ends where a condition followed */
	const uint32_t *first, *second; /* sayings of the original side and of the other, each in order of print */
	uint32_t n_first, n_second;
	struct str first_text, second_text; /* what only one of them has between ‹ and › */
};

struct wordings {
	const struct copies *copies;
	VEC(struct saying) sayings; /* the more original first */
	VEC(struct wording) v;
};

struct wordings wordings_find(const struct copies *c, const struct heard *h);
/* The first of the two was surely printed before the second. */
bool wording_dated(const struct wordings *w, const struct wording *x);
/* "a condition is lost or changed", or empty. In the arena. */
struct str wording_loss(struct arena *a, const struct wording *x);
void wordings_free(struct wordings *w);

#endif
