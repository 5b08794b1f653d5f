/* Who stands against whom, without pairing everybody: answers that are alike for this purpose (camp, value, window, and
 * whatever else decides there) are one representative, and each looks only until it has found an opponent. */
#ifndef COMPARE_STANDING_H
#define COMPARE_STANDING_H

#include "compare/cells.h"

struct rep {
	uint32_t answer;   /* any of them */
	uint32_t camp;
	uint32_t first, n; /* its answers: in reps.order */
	bool stands;       /* against somebody in a dispute */
	bool part;         /* in a partial: a no about a part */
	bool whole;        /* in a partial: a yes about the whole */
	bool active;       /* lists: complete, excluding, or of a replaceable member */
};

struct reps {
	struct rep *v;     /* sorted by camp */
	uint32_t n;
	uint32_t *order;   /* answers */
	struct camps camps;
	uint32_t *start;   /* per camp: its first rep; start[camps.n] = n */
};

/* DENIALS, FORECASTS: whether there are any among these answers or those they are laid against. */
struct reps reps_of(struct context *c, const struct cell *cell, bool denials, bool forecasts);
bool has_forecast(const struct context *c, const struct cell *cell);

/* A pair test: no, possibly, surely. */
typedef enum overlap pair_test(const struct context *c, const struct answer *a, const struct answer *b);

/* What looking has found so far. */
struct found {
	bool any, sure;
};

/* Inside one cell: marks the reps that stand against a rep of another camp. */
void stand_within(struct context *c, struct reps *r, struct found *f);
/* Between two runs of reps; MARK_A and MARK_B say which mark each side gets. */
enum rep_mark { MARK_STANDS, MARK_PART, MARK_WHOLE };
void stand_between(struct context *c, struct rep *a, uint32_t n_a, enum rep_mark mark_a, struct rep *b, uint32_t n_b,
	enum rep_mark mark_b, pair_test *test, struct found *f);

#endif
