/* Disjoint sets of numbers (union-find with path halving): parent[i] == i for a set of one. */
#ifndef BASE_SETS_H
#define BASE_SETS_H

#include <stdint.h>

static inline uint32_t set_root(uint32_t *parent, uint32_t i)
{
	while (parent[i] != i)
		i = parent[i] = parent[parent[i]];
	return i;
}

/* The smaller root stays: results do not depend on the order in which sets are joined. */
static inline void set_join(uint32_t *parent, uint32_t a, uint32_t b)
{
	uint32_t x = set_root(parent, a), y = set_root(parent, b);

	parent[x < y ? y : x] = x < y ? x : y;
}

#endif
