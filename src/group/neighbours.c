/* Neighbours (§2): groups of one yes-no question of which every slot that differs lies below the other's, all in one
 * direction. Found by walking up from each group's slots over symbols that occur there, never by pairing all groups. */
#include "group/group.h"

#include <stdlib.h>

#define MOST_SLOTS 16

/* The groups first..first+n of one question. */
struct family {
	const struct ledger *l;
	struct groups *out;
	uint32_t first, n, n_slots;
	struct u64_map at;     /* hash of a slot tuple -> group */
	struct u64_map occurs; /* slot number and symbol */
};

static uint64_t tuple_key(const uint32_t *slots, uint32_t n)
{
	uint64_t h = 1;

	for (uint32_t i = 0; i < n; i++)
		h = (h ^ slots[i]) * 0xff51afd7ed558ccdull ^ (h >> 31);
	return h;
}

static uint32_t find_tuple(const struct family *f, const uint32_t *slots)
{
	uint64_t key = tuple_key(slots, f->n_slots);

	for (;; key += 0x9e3779b97f4a7c15ull) {
		uint32_t g = u64_map_get(&f->at, key);

		if (g == MAP_NONE || memcmp(f->out->v.v[g].slots, slots, f->n_slots * sizeof *slots) == 0)
			return g;
	}
}

static void put_group(struct family *f, uint32_t g)
{
	uint64_t key = tuple_key(f->out->v.v[g].slots, f->n_slots);

	while (*u64_map_put(&f->at, key, g) != g)
		key += 0x9e3779b97f4a7c15ull;
	for (uint32_t i = 0; i < f->n_slots; i++)
		u64_map_put(&f->occurs, (uint64_t)i << 32 | f->out->v.v[g].slots[i], 1);
}

/* One way up: what the slots became, and what the way rests on. */
struct climb {
	uint32_t part;
	uint32_t slots[MOST_SLOTS];
	bool perhaps, of_list, moved;
};

static bool is_member(uint32_t sym, struct refs list)
{
	for (uint32_t i = 0; i < list.n; i++)
		if (list.v[i].sym == sym)
			return true;
	return false;
}

/* A member of the list, or a list of some of its members: what is part of a member is neither. */
static bool stands_in_list(const struct ledger *l, uint32_t sym, uint32_t list)
{
	struct refs inner, outer;

	if (l->symbols.v[list].kind != SYM_LIST)
		return false;
	outer = l->lists.v[l->symbols.v[list].index];
	if (l->symbols.v[sym].kind != SYM_LIST)
		return is_member(sym, outer);
	inner = l->lists.v[l->symbols.v[sym].index];
	for (uint32_t i = 0; i < inner.n; i++)
		if (!is_member(inner.v[i].sym, outer))
			return false;
	return true;
}

static void climb(struct family *f, struct climb c, uint32_t slot)
{
	const struct ancestor *up;
	uint32_t n, sym;

	if (slot == f->n_slots) {
		uint32_t whole = c.moved ? find_tuple(f, c.slots) : MAP_NONE;

		if (whole != MAP_NONE)
			vec_push(&f->out->links, (struct neighbours){c.part, whole, c.perhaps, c.of_list});
		return;
	}
	climb(f, c, slot + 1);
	sym = c.slots[slot];
	up = lattice_ancestors(f->l->lattice, sym, &n);
	for (uint32_t i = 0; i < n; i++) {
		struct climb next = c;

		if (u64_map_get(&f->occurs, (uint64_t)slot << 32 | up[i].sym) == MAP_NONE)
			continue;
		next.slots[slot] = up[i].sym;
		next.moved = true;
		next.perhaps |= up[i].perhaps;
		next.of_list &= stands_in_list(f->l, sym, up[i].sym);
		climb(f, next, slot + 1);
	}
}

static void link_family(struct family *f)
{
	for (uint32_t i = 0; i < f->n; i++)
		put_group(f, f->first + i);
	for (uint32_t i = 0; i < f->n; i++) {
		struct climb c = {.part = f->first + i, .of_list = true};

		memcpy(c.slots, f->out->v.v[f->first + i].slots, f->n_slots * sizeof *c.slots);
		climb(f, c, 0);
	}
	u64_map_free(&f->at);
	u64_map_free(&f->occurs);
}

void find_neighbours(const struct ledger *l, struct groups *g)
{
	for (uint32_t i = 0, next; i < g->v.n; i = next) {
		const struct question *q = &l->questions.v[g->v.v[i].question];
		struct family f = {.l = l, .out = g, .first = i, .n_slots = q->n_slots};

		for (next = i; next < g->v.n && g->v.v[next].question == g->v.v[i].question; next++)
			;
		f.n = next - i;
		if (f.n > 1 && q->type == VALUE_YESNO && q->n_slots && q->n_slots <= MOST_SLOTS)
			link_family(&f);
	}
}
