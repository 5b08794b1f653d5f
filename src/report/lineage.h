/* Where the sources come from: which retells which, rests on which, answers which. */
#ifndef REPORT_LINEAGE_H
#define REPORT_LINEAGE_H

#include "report/discrepancies.h"

enum lineage_kind { LINEAGE_RETELLS, LINEAGE_RESTS, LINEAGE_QUOTES, LINEAGE_ANSWERS, N_LINEAGE_KINDS };

struct lineage_edge {
	uint32_t from, to;   /* sources: FROM was there first */
	uint8_t kind;
	bool perhaps;
};

struct lineage_node {
	uint32_t source;
	uint32_t layer, place; /* the column, and the place in it */
	bool origin;           /* retells nobody */
};

struct lineage {
	VEC(struct lineage_edge) edges;
	VEC(struct lineage_node) nodes;
	uint32_t *node_of;     /* by source: its node, or NONE */
	uint32_t n_layers;
};

/* Puts the nodes into layers, origins first, and in each layer near to what they are tied to (lineage_layout.c). */
void lineage_arrange(struct lineage *g);
/* The drawing (lineage_svg.c). */
void lineage_draw(struct doc *d, const struct lineage *g);

#endif
