/* Of some answers: is there one whose window meets this one's, and that nothing sets apart from it? By sorting, not by
 * pairing: many answers are asked about many. */
#ifndef COMPARE_MEETING_H
#define COMPARE_MEETING_H

#include "compare/context.h"

/* What sets two answers apart although their windows meet. */
enum apart {
	APART_BY_ARTICLE, /* one article holds both */
	APART_BY_ORDER,   /* `first` and `later` of one article */
};

struct meeting;
/* V: sorted here, and kept. Memory: the scratch. */
const struct meeting *meeting_of(struct context *c, uint32_t *v, uint32_t n, enum apart apart);
bool meets_some(const struct meeting *m, const struct answer *a);
/* One's window holds A's whole. */
bool lies_in_some(const struct meeting *m, const struct answer *a);

#endif
