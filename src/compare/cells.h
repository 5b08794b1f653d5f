/* Cells: the answers of one group in one era; disputes, agreements and changes are looked for in and between them. */
#ifndef COMPARE_CELLS_H
#define COMPARE_CELLS_H

#include "compare/context.h"

struct cell {
	uint32_t group;
	uint32_t *v;      /* answers */
	uint32_t n;
	bool timed;       /* lo..hi mean something */
	int32_t lo, hi;   /* units of the question */
	bool disputed;
};

struct cells {
	VEC(struct cell) v;
};

/* Appends the cells of a group's answers (those taking part, not turned): its eras in order for `changes`, clusters that
 * meet for `happens`, else one. Memory: c->scratch. */
void cells_of(struct context *c, uint32_t group, struct cells *out);

/* Which camp each answer of a cell stands in by its value alone. */
#define CAMP_FITS_BOTH UINT32_MAX
struct camps {
	uint32_t *of;      /* per position in the cell: camp, or CAMP_FITS_BOTH */
	uint32_t n;
	bool fits_both;    /* some answer could join two */
	bool may_differ;   /* sets: some member could stand against some other; others: n > 1 */
};
/* §3.2: intervals by sweeping, single values by the lattice, one camp for each different list. */
struct camps camps_of(struct context *c, const uint32_t *v, uint32_t n);

/* Per position: the number of its value among the different ones (value_same), in order of values. */
uint32_t *same_values(struct context *c, const uint32_t *v, uint32_t n);

/* False only for lists that are all open and replace nothing: those cannot differ, however many they are. */
bool values_may_differ(struct context *c, const uint32_t *v, uint32_t n);

/* Some answer of X cannot be true together with some answer of Y, time apart. */
bool any_contrary(const struct context *c, const uint32_t *x, size_t nx, const uint32_t *y, size_t ny);

#endif
