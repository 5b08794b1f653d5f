/* Layers for the lineage: what comes from somewhere stands to the right of it. The same ledger gives the same drawing. */
#include "report/lineage.h"

#include <stdlib.h>

#include "base/sort.h"

enum { MOST_LAYERS = 6, PASSES = 4 };

/* The longest way from an origin; in a circle as far as there are layers. */
static void layers(struct lineage *g)
{
	bool moved = true;

	for (size_t round = 0; moved && round < MOST_LAYERS; round++) {
		moved = false;
		for (size_t i = 0; i < g->edges.n; i++) {
			const struct lineage_node *from = &g->nodes.v[g->node_of[g->edges.v[i].from]];
			struct lineage_node *to = &g->nodes.v[g->node_of[g->edges.v[i].to]];

			if (g->edges.v[i].kind == LINEAGE_ANSWERS || to->layer > from->layer || from->layer + 1 >= MOST_LAYERS)
				continue;
			to->layer = from->layer + 1;
			moved = true;
		}
	}
	for (size_t i = 0; i < g->nodes.n; i++)
		g->n_layers = g->nodes.v[i].layer >= g->n_layers ? g->nodes.v[i].layer + 1 : g->n_layers;
}

/* What comes from nowhere stands right before the first that comes from it: Walla! beside the blog that retells it. */
static void pull(struct lineage *g)
{
	uint32_t *nearest = mem_resize(NULL, sizeof *nearest * (g->nodes.n + 1));

	for (size_t i = 0; i < g->nodes.n; i++)
		nearest[i] = NONE;
	for (size_t i = 0; i < g->edges.n; i++) {
		uint32_t from = g->node_of[g->edges.v[i].from], to = g->node_of[g->edges.v[i].to];

		if (g->edges.v[i].kind != LINEAGE_ANSWERS && g->nodes.v[to].layer < nearest[from])
			nearest[from] = g->nodes.v[to].layer;
	}
	for (size_t i = 0; i < g->nodes.n; i++)
		if (g->nodes.v[i].layer == 0 && nearest[i] != NONE && nearest[i] > 1)
			g->nodes.v[i].layer = nearest[i] - 1;
	free(nearest);
}

struct wish {
	uint32_t node;
	uint64_t weight; /* the mean place of its neighbours, in thousandths */
};

static int by_weight(const void *left, const void *right, void *context)
{
	const struct wish *a = left, *b = right;

	(void)context;
	if (a->weight != b->weight)
		return a->weight < b->weight ? -1 : 1;
	return a->node < b->node ? -1 : a->node > b->node;
}

/* Mean place of those a node is tied to, on one side. */
static uint64_t weight(const struct lineage *g, uint32_t node, bool upstream)
{
	uint64_t sum = 0, n = 0;

	for (size_t i = 0; i < g->edges.n; i++) {
		uint32_t from = g->node_of[g->edges.v[i].from], to = g->node_of[g->edges.v[i].to];

		if ((upstream ? to : from) != node)
			continue;
		sum += 1000 * (uint64_t)g->nodes.v[upstream ? from : to].place;
		n++;
	}
	return n ? sum / n : 1000 * (uint64_t)g->nodes.v[node].place;
}

static void order_layer(struct lineage *g, uint32_t layer, bool upstream)
{
	VEC(struct wish) v = {0};

	for (uint32_t i = 0; i < g->nodes.n; i++)
		if (g->nodes.v[i].layer == layer)
			vec_push(&v, (struct wish){i, weight(g, i, upstream)});
	sort_by(v.v, v.n, sizeof *v.v, by_weight, NULL);
	for (uint32_t i = 0; i < v.n; i++)
		g->nodes.v[v.v[i].node].place = i;
	vec_free(&v);
}

void lineage_arrange(struct lineage *g)
{
	uint32_t next[MOST_LAYERS] = {0};

	layers(g);
	pull(g);
	for (size_t i = 0; i < g->nodes.n; i++)
		g->nodes.v[i].place = next[g->nodes.v[i].layer]++;
	for (unsigned pass = 0; pass < PASSES; pass++) {
		for (uint32_t layer = 1; layer < g->n_layers; layer++)
			order_layer(g, layer, true);
		for (uint32_t layer = g->n_layers - 1; g->n_layers > 1 && layer-- > 0;)
			order_layer(g, layer, false);
	}
}
