/* Group (§2): the key of a group is the question with its slots; answers are counted into their groups once. */
#include "group/group.h"

#include <stdlib.h>

#include "base/sort.h"

static uint64_t key_of(const struct answer *a, uint32_t n_slots)
{
	uint64_t h = a->question * 0x9e3779b97f4a7c15ull + 1;

	for (uint32_t i = 0; i < n_slots; i++)
		h = (h ^ a->slots[i]) * 0xff51afd7ed558ccdull ^ (h >> 29);
	return h;
}

static bool same_key(const struct group *g, const struct answer *a, uint32_t n_slots)
{
	return g->question == a->question &&
		(n_slots == 0 || memcmp(g->slots, a->slots, n_slots * sizeof *a->slots) == 0);
}

/* Groups whose keys hash alike stand at following probes of the map. */
static uint32_t group_of(const struct ledger *l, struct groups *out, struct u64_map *map, const struct answer *a)
{
	uint32_t n_slots = l->questions.v[a->question].n_slots;
	uint64_t key = key_of(a, n_slots);

	for (;; key += 0x9e3779b97f4a7c15ull) {
		uint32_t at = *u64_map_put(map, key, (uint32_t)out->v.n);

		if (at == out->v.n) {
			vec_push(&out->v, (struct group){a->question, a->slots, 0, 0});
			return at;
		}
		if (same_key(&out->v.v[at], a, n_slots))
			return at;
	}
}


static int question_order(const void *x, const void *y, void *context)
{
	const struct ledger *l = context;

	return str_cmp(symbol_id(l, l->questions.v[*(const uint32_t *)x].sym),
		symbol_id(l, l->questions.v[*(const uint32_t *)y].sym));
}

static uint32_t *rank_questions(const struct ledger *l)
{
	uint32_t *rank = mem_resize(NULL, (l->questions.n + 1) * sizeof *rank);
	uint32_t *order = mem_resize(NULL, (l->questions.n + 1) * sizeof *order);

	for (uint32_t i = 0; i < l->questions.n; i++)
		order[i] = i;
	sort_by(order, l->questions.n, sizeof *order, question_order, (void *)(uintptr_t)l);
	for (uint32_t i = 0; i < l->questions.n; i++)
		rank[order[i]] = i;
	free(order);
	return rank;
}

struct ranked {
	const struct ledger *l;
	const uint32_t *question_rank;
};

static int group_order(const void *x, const void *y, void *context)
{
	const struct ranked *r = context;
	const struct ledger *l = r->l;
	const struct group *a = x, *b = y;
	uint32_t p = r->question_rank[a->question], q = r->question_rank[b->question];
	int d = p < q ? -1 : p > q;

	for (uint32_t i = 0; !d && i < l->questions.v[a->question].n_slots; i++)
		if (a->slots[i] != b->slots[i])
			d = str_cmp(symbol_id(l, a->slots[i]), symbol_id(l, b->slots[i]));
	return d ? d : a->first < b->first ? -1 : a->first > b->first;
}

/* Sorts the groups and renumbers the answers' `group`. Until here `first` holds a group's old number. */
static void sort_groups(const struct ledger *l, struct answers *a, struct groups *out)
{
	uint32_t *now = mem_resize(NULL, (out->v.n + 1) * sizeof *now);
	struct ranked r = {.l = l};

	out->question_rank = rank_questions(l);
	r.question_rank = out->question_rank;
	for (uint32_t i = 0; i < out->v.n; i++)
		out->v.v[i].first = i;
	sort_by(out->v.v, out->v.n, sizeof *out->v.v, group_order, &r);
	for (uint32_t i = 0; i < out->v.n; i++)
		now[out->v.v[i].first] = i;
	for (size_t i = 0; i < a->v.n; i++)
		a->v.v[i].group = now[a->v.v[i].group];
	free(now);
}

enum { AHEAD = 16 }; /* how far memory is fetched ahead */

/* Answers move to where their groups are: everything after this walks through memory in order. */
static void gather(struct answers *a, struct groups *out)
{
	struct answer *now = mem_resize(NULL, (a->v.n + 1) * sizeof *now);
	uint32_t at = 0;

	for (size_t i = 0; i < a->v.n; i++)
		out->v.v[a->v.v[i].group].n++;
	for (size_t i = 0; i < out->v.n; i++) {
		out->v.v[i].first = at;
		at += out->v.v[i].n;
		out->v.v[i].n = 0;
	}
	for (size_t i = 0; i < a->v.n; i++) {
		struct group *g = &out->v.v[a->v.v[i].group];

		if (i + AHEAD < a->v.n) {
			const struct group *ahead = &out->v.v[a->v.v[i + AHEAD].group];

			__builtin_prefetch(&now[ahead->first + ahead->n], 1);
		}
		now[g->first + g->n++] = a->v.v[i];
	}
	free(a->v.v);
	a->v.v = now;
	a->v.cap = a->v.n + 1;
}

/* The same for those who speak, which were written in the order of claims. */
static void gather_speakers(const struct ledger *l, struct answers *a)
{
	struct speaker *now;
	size_t n = 0, at = 0;

	for (size_t i = 0; i < a->v.n; i++)
		n += a->v.v[i].n_speakers;
	now = ARENA_ARRAY(l->arena, struct speaker, n);
	for (size_t i = 0; i < a->v.n; i++) {
		struct answer *x = &a->v.v[i];

		if (i + AHEAD < a->v.n)
			__builtin_prefetch(a->v.v[i + AHEAD].speakers);
		memcpy(now + at, x->speakers, x->n_speakers * sizeof *now);
		x->speakers = now + at;
		at += x->n_speakers;
	}
	arena_free(a->early);
	a->early = NULL;
}

static int claim_order(const void *x, const void *y, void *context)
{
	const uint64_t *key = context;
	const struct answer *a = x, *b = y;

	if (key[a->claim] != key[b->claim])
		return key[a->claim] < key[b->claim] ? -1 : 1;
	if (a->claim != b->claim)
		return a->claim < b->claim ? -1 : 1;
	return a->from < b->from ? -1 : a->from > b->from;
}

static void sort_members(struct answers *a, struct groups *out, uint64_t *key)
{
	size_t fetched = 0;

	for (size_t i = 0; i < out->v.n; i++) {
		struct answer *v = a->v.v + out->v.v[i].first;
		uint32_t n = out->v.v[i].n, sorted = 1;

		for (; fetched < a->v.n && fetched < out->v.v[i].first + n + AHEAD; fetched++)
			__builtin_prefetch(&key[a->v.v[fetched].claim]);
		while (sorted < n && claim_order(&v[sorted - 1], &v[sorted], key) <= 0)
			sorted++;
		if (sorted < n)
			sort_by(v, n, sizeof *v, claim_order, key);
	}
}

void group_answers(const struct ledger *l, struct answers *a, struct groups *out)
{
	struct u64_map map = {0};

	for (size_t i = 0; i < a->v.n; i++)
		a->v.v[i].group = group_of(l, out, &map, &a->v.v[i]);
	u64_map_free(&map);
	sort_groups(l, a, out);
	gather(a, out);
	out->claim_key = claim_keys(l);
	sort_members(a, out, out->claim_key);
	gather_speakers(l, a);
	find_neighbours(l, out);
}

void groups_free(struct groups *g)
{
	vec_free(&g->v);
	vec_free(&g->links);
	free(g->question_rank);
	g->question_rank = NULL;
	free(g->claim_key);
	g->claim_key = NULL;
}
