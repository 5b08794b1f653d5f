/* Partial answers of one cell (§3.2): a part or kind beside its whole, a shorter list beside a longer, open lists that
 * share members. One finding for everything connected so, one camp for each different answer. */
#include "compare/component.h"
#include "base/sets.h"

#include "base/sort.h"

#define MOST_BY_PAIRS 512

struct links {
	struct context *c;
	const struct reps *r;
	uint32_t *parent;
	bool *linked;
};

static bool is_partial(const struct context *c, uint32_t x, uint32_t y)
{
	const struct answer *a = &c->a[x], *b = &c->a[y];
	enum relation rel = value_relation(c->l->lattice, a->value, b->value, NULL);

	if (a->value->type == VALUE_SET && c->state[x].camp && c->state[y].camp) /* two camps of a dispute already */
		return false;
	if (a->class != b->class) /* an answer supports only its class */
		return false;
	if (rel != REL_FINER && rel != REL_COARSER && (rel != REL_MEET || a->value->type != VALUE_SET))
		return false;
	return !value_same(a->value, b->value) && overlap_undenied(c, a, b) != OVERLAP_NO;
}

static void unite(struct links *k, uint32_t i, uint32_t m)
{
	uint32_t x = set_root(k->parent, i), y = set_root(k->parent, m);

	k->parent[x < y ? y : x] = x < y ? x : y;
}

static void try_pair(struct links *k, uint32_t i, uint32_t m)
{
	if (!is_partial(k->c, k->r->v[i].answer, k->r->v[m].answer))
		return;
	k->linked[i] = k->linked[m] = true;
	unite(k, i, m);
}

/* The same value of one class is one, whatever windows it is said of. Equal values are neighbours. */
static void unite_values(struct links *k)
{
	uint32_t last[N_CLASSES] = {0}; /* of this value: rep + 1 */

	for (uint32_t i = 0; i < k->r->n; i++) {
		const struct answer *a = &k->c->a[k->r->v[i].answer];

		if (i && !value_same(k->c->a[k->r->v[i - 1].answer].value, a->value))
			memset(last, 0, sizeof last);
		if (!k->linked[i])
			continue;
		if (last[a->class])
			unite(k, i, last[a->class] - 1);
		last[a->class] = i + 1;
	}
}

/* Many different answers: each is tried against the last one that bears the same symbol, or one above it. */
static void try_by_symbol(struct links *k)
{
	struct u64_map last = {0};

	for (uint32_t i = 0; i < k->r->n; i++) {
		const struct value *v = k->c->a[k->r->v[i].answer].value;

		for (uint32_t m = 0; m < v->n; m++) {
			uint32_t n, *at;
			const struct ancestor *up = lattice_ancestors(k->c->l->lattice, v->members[m].sym, &n);

			for (uint32_t u = 0; u < n && v->type == VALUE_ONE; u++) {
				uint32_t above = u64_map_get(&last, up[u].sym);

				if (above != MAP_NONE)
					try_pair(k, i, above);
			}
			at = u64_map_put(&last, v->members[m].sym, i);
			if (*at != i)
				try_pair(k, i, *at);
			*at = i;
		}
	}
	u64_map_free(&last);
}

static void find_links(struct links *k)
{
	if (k->r->n > MOST_BY_PAIRS) {
		try_by_symbol(k);
		return;
	}
	for (uint32_t i = 0; i < k->r->n; i++)
		for (uint32_t m = 0; m < i; m++)
			try_pair(k, i, m);
}

/* The part before the whole, the shorter list before the longer, else by text. */
static int camp_order(const void *x, const void *y, void *context)
{
	const struct context *c = context;
	const struct camp_draft *a = x, *b = y;
	const struct value *p = c->a[a->answers[0]].value, *q = c->a[b->answers[0]].value;
	uint32_t up_p = 0, up_q = 0;

	if (p->type == VALUE_SET && p->n != q->n)
		return p->n < q->n ? -1 : 1;
	if (p->type == VALUE_ONE && p->n && q->n) {
		lattice_ancestors(c->l->lattice, p->members[0].sym, &up_p);
		lattice_ancestors(c->l->lattice, q->members[0].sym, &up_q);
		if (up_p != up_q)
			return up_p > up_q ? -1 : 1;
	}
	return value_order(p, q);
}

static void report(struct context *c, const struct cell *cell, struct camp_draft *camps, uint32_t n)
{
	const struct group *g = &c->out->groups.v.v[cell->group];
	struct finding_draft d = {.kind = FIND_PARTIAL, .question = g->question, .slots = g->slots, .more = camps, .n_camps = n,
		.base = -1, .class = (enum answer_class)c->a[camps[0].answers[0]].class, .timed = cell->timed, .era_lo = cell->lo, .era_hi = cell->hi};

	sort_by(camps, n, sizeof *camps, camp_order, c);
	d.steps = camps_tied(c, camps, n) ? 0 : -1;
	finding_add(c, &d);
}

static int rep_value_order(const void *x, const void *y, void *context)
{
	const struct context *c = context;
	const struct rep *a = x, *b = y;
	int d = value_order(c->a[a->answer].value, c->a[b->answer].value);

	return d ? d : a->first < b->first ? -1 : a->first > b->first;
}

/* By connected piece; within one in the order of values. */
static int piece_order(const void *x, const void *y, void *context)
{
	const struct links *k = context;
	uint32_t i = *(const uint32_t *)x, m = *(const uint32_t *)y;

	if (k->parent[i] != k->parent[m])
		return k->parent[i] < k->parent[m] ? -1 : 1;
	return i < m ? -1 : i > m;
}

/* REPS: one connected piece, sorted by value: the same values are neighbours. */
static void settle(struct links *k, const struct cell *cell, const uint32_t *reps, uint32_t n_reps)
{
	struct camp_draft *camps = ARENA_ARRAY(k->c->scratch, struct camp_draft, n_reps);
	struct u32s v = {0};
	uint32_t n_camps = 0, at = 0;
	const struct value *last = NULL;

	for (uint32_t i = 0; i < n_reps; i++)
		for (uint32_t m = 0; m < k->r->v[reps[i]].n; m++)
			vec_push(&v, k->r->order[k->r->v[reps[i]].first + m]);
	for (uint32_t i = 0; i < n_reps; i++) {
		const struct rep *rep = &k->r->v[reps[i]];
		const struct value *value = k->c->a[rep->answer].value;

		if (!last || !value_same(last, value))
			camps[n_camps++] = (struct camp_draft){.answers = v.v + at, .value = value->canon};
		last = value;
		camps[n_camps - 1].n += rep->n;
		at += rep->n;
	}
	if (n_camps > 1)
		report(k->c, cell, camps, n_camps);
	vec_free(&v);
}

static void settle_pieces(struct links *k, const struct cell *cell)
{
	uint32_t *linked = ARENA_ARRAY(k->c->scratch, uint32_t, k->r->n), n = 0;

	for (uint32_t i = 0; i < k->r->n; i++) {
		k->parent[i] = set_root(k->parent, i);
		if (k->linked[i])
			linked[n++] = i;
	}
	sort_by(linked, n, sizeof *linked, piece_order, k);
	for (uint32_t i = 0, end; i < n; i = end) {
		for (end = i + 1; end < n && k->parent[linked[end]] == k->parent[linked[i]]; end++)
			;
		settle(k, cell, linked + i, end - i);
	}
}

void partial_values(struct context *c, const struct cell *cell)
{
	struct cell typed = {.group = cell->group, .v = ARENA_ARRAY(c->scratch, uint32_t, cell->n), .timed = cell->timed,
		.lo = cell->lo, .hi = cell->hi};
	struct links k = {.c = c};
	struct reps r;

	for (uint32_t i = 0; i < cell->n; i++)
		if (typed_part(c, cell->v[i]))
			typed.v[typed.n++] = cell->v[i];
	if (typed.n < 2)
		return;
	r = reps_of(c, &typed, false, false);
	k.r = &r;
	k.parent = ARENA_ARRAY(c->scratch, uint32_t, r.n);
	k.linked = ARENA_ARRAY(c->scratch, bool, r.n);
	sort_by(r.v, r.n, sizeof *r.v, rep_value_order, c);
	for (uint32_t i = 0; i < r.n; i++)
		k.parent[i] = i;
	find_links(&k);
	unite_values(&k);
	settle_pieces(&k, &typed);
}
