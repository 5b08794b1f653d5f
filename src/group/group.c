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

/* Answers being counted into groups. Most answers to a question have the very slots of the one before. */
struct counting {
	const struct ledger *l;
	struct groups *out;
	struct u64_map map;
	struct last {
		const uint32_t *slots;
		uint32_t group; /* NONE: no answer so far */
	} *last; /* by question */
};

/* Groups whose keys hash alike stand at following probes of the map. */
static uint32_t find_group(struct counting *c, const struct answer *a)
{
	uint32_t n_slots = c->l->questions.v[a->question].n_slots;
	struct groups *out = c->out;
	uint64_t key = key_of(a, n_slots);

	for (;; key += 0x9e3779b97f4a7c15ull) {
		uint32_t at = *u64_map_put(&c->map, key, (uint32_t)out->v.n);

		if (at == out->v.n) {
			vec_push(&out->v, (struct group){a->question, a->slots, 0, 0});
			return at;
		}
		if (same_key(&out->v.v[at], a, n_slots))
			return at;
	}
}

/* Gives every answer its group, and every group its number of answers. */
static void count_in(const struct ledger *l, struct answers *a, struct groups *out)
{
	struct counting c = {l, out, {0}, mem_resize(NULL, (l->questions.n + 1) * sizeof *c.last)};

	for (size_t i = 0; i < l->questions.n; i++)
		c.last[i] = (struct last){NULL, NONE};
	for (size_t i = 0; i < a->v.n; i++) {
		struct answer *x = &a->v.v[i];
		struct last *last = &c.last[x->question];

		if (last->group == NONE || last->slots != x->slots)
			*last = (struct last){x->slots, find_group(&c, x)};
		x->group = last->group;
		out->v.v[x->group].n++;
	}
	u64_map_free(&c.map);
	free(c.last);
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

/* Sorts the groups; returns (on the heap) what has become of each old number. */
static uint32_t *sort_groups(const struct ledger *l, struct groups *out)
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
	return now;
}

static int claim_order(const void *x, const void *y, void *context)
{
	uint32_t i = *(const uint32_t *)x, k = *(const uint32_t *)y;
	const struct answer *v = context, *a = &v[i], *b = &v[k];

	if (a->key != b->key)
		return a->key < b->key ? -1 : 1;
	if (a->claim != b->claim)
		return a->claim < b->claim ? -1 : 1;
	if (a->from != b->from)
		return a->from < b->from ? -1 : 1;
	return i < k ? -1 : i > k;
}

/* The answers in the order of claim ids (on the heap): counted out by source, and within most of them sorted already. */
static uint32_t *by_claim(const struct ledger *l, const struct answers *a)
{
	uint32_t *order = mem_resize(NULL, (a->v.n + 1) * sizeof *order);
	uint32_t *end = mem_resize(NULL, (l->sources.n + 1) * sizeof *end), first = 0;

	memset(end, 0, (l->sources.n + 1) * sizeof *end);
	for (size_t i = 0; i < a->v.n; i++)
		end[claim_source_rank(a->v.v[i].key) + 1]++;
	for (size_t s = 0; s < l->sources.n; s++)
		end[s + 1] += end[s];
	for (uint32_t i = 0; i < a->v.n; i++)
		order[end[claim_source_rank(a->v.v[i].key)]++] = i;
	for (size_t s = 0; s < l->sources.n; first = end[s++]) {
		uint32_t sorted = first + 1;

		while (sorted < end[s] && claim_order(&order[sorted - 1], &order[sorted], a->v.v) <= 0)
			sorted++;
		if (sorted < end[s])
			sort_by(order + first, end[s] - first, sizeof *order, claim_order, a->v.v);
	}
	free(end);
	return order;
}

/* Answers move to where their groups are, there in the order of claim ids: everything after this walks through memory in
 * order. */
static void gather(const struct ledger *l, struct answers *a, struct groups *out, const uint32_t *group_now)
{
	enum { AHEAD = 16 }; /* how far memory is fetched ahead */
	struct answer *now = mem_resize(NULL, (a->v.n + 1) * sizeof *now);
	uint32_t *order = by_claim(l, a), at = 0, entry = 0, claim = NONE;

	for (size_t i = 0; i < out->v.n; i++) {
		out->v.v[i].first = at;
		at += out->v.v[i].n;
		out->v.v[i].n = 0;
	}
	for (size_t i = 0; i < a->v.n; i++) {
		struct answer *x = &a->v.v[order[i]];
		struct group *g = &out->v.v[x->group = group_now[x->group]];

		if (i + 2 * AHEAD < a->v.n) {
			const struct answer *next = &a->v.v[order[i + AHEAD]];
			const struct group *ahead = &out->v.v[group_now[next->group]];

			__builtin_prefetch(&now[ahead->first + ahead->n], 1);
			__builtin_prefetch(&a->v.v[order[i + 2 * AHEAD]]);
		}
		at = g->first + g->n++;
		if (x->claim != claim)
			entry = at;
		claim = x->claim;
		now[at] = *x;
		now[at].entry = entry;
	}
	free(order);
	free(a->v.v);
	a->v.v = now;
	a->v.cap = a->v.n + 1;
}

void group_answers(const struct ledger *l, struct answers *a, struct groups *out)
{
	uint32_t *now;

	count_in(l, a, out);
	now = sort_groups(l, out);
	gather(l, a, out, now);
	free(now);
	find_neighbours(l, out);
}

void groups_free(struct groups *g)
{
	vec_free(&g->v);
	vec_free(&g->links);
	free(g->question_rank);
	g->question_rank = NULL;
}
