/* Sets of closed intervals over exact decimals: the ground that numbers, dates and windows stand on.
 * Numbers are fixed point, 12 decimals in 128 bits (never floating point); dates and clock times are whole minutes since
 * 1970-01-01T00:00 local time of the ledger, in the same representation but unscaled. */
#ifndef VALUE_SPAN_H
#define VALUE_SPAN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

__extension__ typedef __int128 num;

#define NUM_ONE ((num)1000000000000LL)      /* the number 1 */
#define NUM_LIMIT (NUM_ONE * (num)1000000000000000000LL * 1000) /* magnitudes from here on are refused: 10^21 */
#define SPAN_FROM_EVER (-((num)1 << 120))   /* no lower end */
#define SPAN_FOR_EVER ((num)1 << 120)       /* no upper end */

struct span {
	num lo, hi; /* both belong to it */
};

/* Sorted, disjoint, at least one ("2021-11-02 or 2021-11-09" has two). */
struct spans {
	const struct span *v;
	uint32_t n;
};

struct spans spans_of(struct arena *a, num lo, num hi);
bool spans_meet(struct spans a, struct spans b);
bool spans_inside(struct spans a, struct spans b); /* every point of A is in B */
bool spans_equal(struct spans a, struct spans b);
struct spans spans_join(struct arena *a, struct spans x, struct spans y);   /* union */
struct spans spans_common(struct arena *a, struct spans x, struct spans y); /* intersection; n == 0 if empty */
struct span spans_hull(struct spans a);

#endif
