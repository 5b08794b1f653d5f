/* A component: groups connected as neighbours (most have one group), with everything its rules share. */
#ifndef COMPARE_COMPONENT_H
#define COMPARE_COMPONENT_H

#include "compare/standing.h"

struct component {
	const uint32_t *groups; /* ascending */
	uint32_t n_groups;
	const struct neighbours *links; /* between them */
	uint32_t n_links;
	struct u64_map link_at; /* part and whole in one number -> link */
	struct cells cells;
	struct reps *reps;      /* per cell; n == 0 where nothing can differ */
	bool denials;           /* some claim of it has `denies` */
};

/* Neighbours: which of the two groups is part, which whole; NULL if they are none. */
const struct neighbours *component_link(const struct component *k, uint32_t x, uint32_t y);

/* The cells of one group: from cells.v + first, `n` of them. */
uint32_t group_cells(const struct component *k, uint32_t group, uint32_t *n);

/* ---- rules over a component, in the order they run -------------------------------------------------------------------- */
void retraction(struct context *c, const struct component *k);     /* before cells: answers turned leave */
void correction(struct context *c, const struct component *k);     /* before cells */
void outcome(struct context *c, const struct component *k);        /* once all that is corrected has left */
void dispute(struct context *c, struct component *k);
/* One dispute of the given answers, one camp for each value; false if they make no two camps. */
bool dispute_of(struct context *c, struct component *k, const struct cell *standing);
void partial_neighbours(struct context *c, struct component *k);

/* `grows`: both real, of one day and contrary, or the later one smaller. */
bool counts_oppose(const struct context *c, const struct answer *x, const struct answer *y);

/* ---- rules over one group ------------------------------------------------------------------------------------------------ */
void quarantine(struct context *c, uint32_t group);                /* before everything */
void incoherence(struct context *c, uint32_t group);
void growth_correction(struct context *c, uint32_t group);         /* before cells */
void growth(struct context *c, uint32_t group, struct component *k); /* `grows` in place of dispute */
void change(struct context *c, const struct cell *eras, uint32_t n);
void headline(struct context *c, uint32_t group);
void single_source(struct context *c, uint32_t group);

/* ---- rules over one cell --------------------------------------------------------------------------------------------------- */
void class_mismatch(struct context *c, const struct cell *cell);
void entailed(struct context *c, const struct cell *cell);         /* before agreement: it marks whose echo it replaces */
void partial_values(struct context *c, const struct cell *cell);
void agreement(struct context *c, const struct cell *cell, const struct reps *r);

#endif
