/* Finding a claim by its place: open addressing over the claims, eight bytes a slot, filled in one go when all claims are
 * there. The hashes were taken while the texts were at hand; the slots are fetched ahead. */
#include <stdlib.h>

#include "ledger/reader.h"

enum { AHEAD = 16 };

uint32_t claim_at(const struct ledger *l, struct str at)
{
	const struct claim_places *m = &l->places;
	uint32_t hash = str_hash(at, 0);
	size_t i;

	if (m->cap == 0)
		return NONE;
	for (i = (hash >> 2) & (m->cap - 1); m->slot[i].claim; i = (i + 1) & (m->cap - 1))
		if (m->slot[i].hash == hash && str_eq(l->claims.v[m->slot[i].claim - 1].at, at))
			return m->slot[i].claim - 1;
	return NONE;
}

static void put(struct reader *r, uint32_t claim, uint32_t hash)
{
	struct claim_places *m = &r->l->places;
	const struct claim *c = r->l->claims.v;
	size_t i;

	for (i = (hash >> 2) & (m->cap - 1); m->slot[i].claim; i = (i + 1) & (m->cap - 1)) {
		if (m->slot[i].hash != hash || !str_eq(c[m->slot[i].claim - 1].at, c[claim].at))
			continue;
		vec_push(&r->again, claim);
		return;
	}
	m->slot[i] = (struct claim_place){hash, claim + 1};
	m->n++;
}

void claim_places_build(struct reader *r)
{
	struct claim_places *m = &r->l->places;
	size_t n = r->at_hashes.n, i;

	if (n == 0)
		return;
	for (m->cap = 64; m->cap * 2 < n * 3;)
		m->cap *= 2;
	m->slot = mem_resize(NULL, m->cap * sizeof *m->slot);
	memset(m->slot, 0, m->cap * sizeof *m->slot);
	for (i = 0; i < n; i++) {
		if (i + AHEAD < n)
			__builtin_prefetch(&m->slot[(r->at_hashes.v[i + AHEAD] >> 2) & (m->cap - 1)], 1);
		put(r, (uint32_t)i, r->at_hashes.v[i]);
	}
	vec_free(&r->at_hashes);
}
