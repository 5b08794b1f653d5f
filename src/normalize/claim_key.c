/* The order of claim ids as a reader expects it: sources by id, then the places of an article in reading order. */
#include <stdlib.h>

#include "base/sort.h"
#include "normalize/normalize.h"

static int source_order(const void *x, const void *y, void *context)
{
	const struct ledger *l = context;

	return str_cmp(symbol_id(l, l->sources.v[*(const uint32_t *)x].sym), symbol_id(l, l->sources.v[*(const uint32_t *)y].sym));
}

static uint64_t kind_rank(uint8_t place_kind)
{
	static const char reading_order[] = "hspcngt";
	const char *at = strchr(reading_order, place_kind);

	return at && *at ? (uint64_t)(at - reading_order) : sizeof reading_order;
}

uint32_t *source_ranks(const struct ledger *l)
{
	uint32_t *order = mem_resize(NULL, (l->sources.n + 1) * sizeof *order);
	uint32_t *rank = mem_resize(NULL, (l->sources.n + 1) * sizeof *rank);

	for (uint32_t i = 0; i < l->sources.n; i++)
		order[i] = i;
	sort_by(order, l->sources.n, sizeof *order, source_order, (void *)(uintptr_t)l);
	for (uint32_t i = 0; i < l->sources.n; i++)
		rank[order[i]] = i;
	free(order);
	return rank;
}

uint64_t claim_key(const struct claim *claim, uint32_t rank)
{
	return (uint64_t)rank << 40 | kind_rank(claim->place_kind) << 36 | (uint64_t)(claim->place_number & 0xfffffffu) << 8 |
		claim->letter;
}
