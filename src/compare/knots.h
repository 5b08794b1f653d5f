/* Findings over neighbouring groups in the making: cells united by what stands against what, the sides gathered from
 * them, and the slots such a finding bears. Shared by disputes and by partials between neighbours. */
#ifndef COMPARE_KNOTS_H
#define COMPARE_KNOTS_H

#include "compare/component.h"

/* A finding in the making: cells united by what stands against what. */
struct knot {
	uint32_t *parent;   /* per cell */
	struct found *found;
	bool *firm;         /* not only over links marked `~` */
};

struct pairing {
	struct context *c;
	struct component *k;
	struct knot *knot;
	bool disputes; /* else partials */
};

/* One side of a finding, gathered from the cells of a knot. */
struct knot_side {
	VEC(uint32_t) v;
	uint32_t camp;
	int32_t lo; /* earliest window */
};

struct knot_sides {
	VEC(struct knot_side) v;
};

/* Groups with members, whole first; the question's slots come from the whole, the others are listed. */
struct where {
	uint32_t question;
	const uint32_t *slots;
	const uint32_t **other;
	uint32_t n_other;
	bool timed;
	int32_t lo, hi;
};

struct knot knot_of(struct context *c, const struct component *k);
uint32_t knot_root(struct knot *k, uint32_t cell);
/* All cells whose root is R, ascending. */
uint32_t *knot_cells(struct context *c, struct knot *k, uint32_t n_cells, uint32_t r, uint32_t *n);
/* Two cells (or one) in which something was found. */
void knot_join(struct knot *k, uint32_t a, uint32_t b, struct found f, bool firm);

/* Every cell of the part against every cell of the whole: the part says yes (or no), the whole the opposite. */
void pair_groups(struct pairing *p, const struct neighbours *link, bool part_says);
/* A yes about the whole is meant of each part. */
bool meant_of_each(const struct context *c, const struct neighbours *link);

struct knot_side *side_of(struct knot_sides *s, uint32_t camp);
void side_add(const struct context *c, struct knot_side *s, const struct reps *r, const struct rep *rep);
/* Derived answers leave where typed ones stand; members by claim. TRUE: some have left. */
bool side_settle(const struct context *c, struct knot_side *s);
int side_order(const void *x, const void *y, void *context);
void sides_free(struct knot_sides *s);
/* The question all answers are derived from, or NONE: such a finding stands under that question already. */
uint32_t all_derived_from(const struct context *c, const struct knot_sides *s);

/* Of the cells that hold a member of some side. */
struct where where_of(struct context *c, const struct component *k, const uint32_t *cells, uint32_t n,
	const struct knot_sides *s);
/* Members left without an opponent leave too; what stands is found anew. For few answers: pair by pair. */
void sides_drop_idle(const struct context *c, const struct component *k, struct knot_sides *s, struct found *f);
/* The slots of a finding on GROUP and the groups of OTHERS: the whole's, of several the first; the others' beside them. */
void bear_groups(struct context *c, const struct component *k, uint32_t group, const uint32_t *others, size_t n,
	struct finding_draft *d);
/* The slots of some answers to one question: a whole's, of several the first in order of text; the others' beside them. */
void bear_slots(const struct context *c, const uint32_t *v, size_t n, struct finding_draft *d);
/* An answer that stands alone for its side because another question entails it: the finding bears that question. */
void bear_stronger(const struct context *c, const struct knot_sides *s, struct where *w);
/* Groups by number less the component's first: which of GROUPS have one of GROUPS above (or, DOWN, below) them. */
bool *linked_groups(struct context *c, const struct component *k, const uint32_t *groups, uint32_t n, bool down);

#endif
