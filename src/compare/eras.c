/* Eras (§3.1): windows that surely meet, or that a denial joins, are clusters; a wide window joins the cluster it fits;
 * neighbouring clusters with nothing contrary between them are one era. */
#include "compare/cells.h"
#include "base/sets.h"

#include "base/sort.h"

/* One group's answers on their way into clusters. Positions, not answers, are numbered. */
struct tide {
	struct context *c;
	const uint32_t *v;
	uint32_t n;
	uint32_t *parent;
	uint32_t *by_window; /* positions sorted by window */
	bool denials;        /* somebody here names what is denied */
	bool may_differ;
};

struct cluster {
	uint32_t *v; /* answers */
	uint32_t n, cap;
	int32_t lo, hi;
};

static const struct window *window_at(const struct tide *t, uint32_t position)
{
	return &t->c->a[t->v[position]].window;
}

static int window_order(const void *x, const void *y, void *context)
{
	const struct tide *t = context;
	uint32_t i = *(const uint32_t *)x, k = *(const uint32_t *)y;
	const struct window *a = window_at(t, i), *b = window_at(t, k);

	if (a->lo != b->lo)
		return a->lo < b->lo ? -1 : 1;
	if (a->hi != b->hi)
		return a->hi < b->hi ? -1 : 1;
	return i < k ? -1 : i > k;
}

static bool is_wide(const struct tide *t, uint32_t position)
{
	return window_at(t, position)->kind == WINDOW_SOME;
}

static bool same_teller(const struct tide *t, uint32_t i, uint32_t k)
{
	const struct answer *a = &t->c->a[t->v[i]], *b = &t->c->a[t->v[k]];

	return a->source == b->source && a->order == b->order;
}

/* P begins no earlier than BEFORE. */
static void join_met(struct tide *t, uint32_t p, uint32_t before)
{
	if (before != NONE && window_at(t, before)->hi >= window_at(t, p)->lo &&
		!told_apart_by_order(&t->c->a[t->v[p]], &t->c->a[t->v[before]]))
		set_join(t->parent, p, before);
}

/* Unites the taken ones whose windows meet. Those that reach the start of one meet each other there, but for `first` and
 * `later` of one source: so it is enough to try the one that ends last, and the last one of any other source and order. */
static void sweep(struct tide *t, const bool *take)
{
	uint32_t last = NONE, other = NONE;

	for (uint32_t i = 0; i < t->n; i++) {
		uint32_t p = t->by_window[i];

		if (!take[p])
			continue;
		join_met(t, p, last);
		join_met(t, p, other);
		if (last == NONE || window_at(t, p)->hi > window_at(t, last)->hi) {
			if (last != NONE && !same_teller(t, p, last))
				other = last;
			last = p;
		} else if (!same_teller(t, p, last) &&
			(other == NONE || window_at(t, p)->hi > window_at(t, other)->hi)) {
			other = p;
		}
	}
}

/* One denies the other, and they do not say the same; the two halves of one source stay apart all the same. */
static bool joined_by_denial(const struct context *c, const struct answer *a, const struct answer *b)
{
	return contrary(c, a, b) && !told_apart_by_order(a, b) && (denies(c, a, b) || denies(c, b, a));
}

static void unite_denials(struct tide *t, const bool *take)
{
	for (uint32_t i = 0; i < t->n && t->denials; i++) {
		if (!t->c->a[t->v[i]].has_denies)
			continue;
		for (uint32_t k = 0; k < t->n; k++)
			if (k != i && take[i] && take[k] && joined_by_denial(t->c, &t->c->a[t->v[i]], &t->c->a[t->v[k]]))
				set_join(t->parent, i, k);
	}
}

static bool has_denials(const struct context *c, const uint32_t *v, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		if (c->a[v[i]].has_denies)
			return true;
	return false;
}

static int cluster_order(const void *x, const void *y, void *context)
{
	const struct context *c = context;
	const struct cluster *a = x, *b = y;

	if (a->lo != b->lo)
		return a->lo < b->lo ? -1 : 1;
	if (a->hi != b->hi)
		return a->hi < b->hi ? -1 : 1;
	return (int)c->a[a->v[0]].order - (int)c->a[b->v[0]].order; /* only `first` and `later` share a unit unjoined */
}

static void cluster_add(struct context *c, struct cluster *k, uint32_t answer, bool stretch)
{
	const struct window *w = &c->a[answer].window;

	if (k->n == k->cap) {
		uint32_t *v = ARENA_ARRAY(c->scratch, uint32_t, k->cap ? k->cap * 2 : 4);

		if (k->n)
			memcpy(v, k->v, k->n * sizeof *v);
		k->cap = k->cap ? k->cap * 2 : 4;
		k->v = v;
	}
	if (stretch && k->n == 0) {
		k->lo = w->lo;
		k->hi = w->hi;
	} else if (stretch) {
		k->lo = w->lo < k->lo ? w->lo : k->lo;
		k->hi = w->hi > k->hi ? w->hi : k->hi;
	}
	k->v[k->n++] = answer;
}

/* The taken positions by their roots, clusters in order of time. */
static struct cluster *collect(struct tide *t, const bool *take, uint32_t *n_out)
{
	struct cluster *out = ARENA_ARRAY(t->c->scratch, struct cluster, t->n);
	uint32_t *at = ARENA_ARRAY(t->c->scratch, uint32_t, t->n), n = 0;

	memset(at, 0xff, t->n * sizeof *at);
	for (uint32_t i = 0; i < t->n; i++) {
		uint32_t r = set_root(t->parent, i);

		if (!take[i])
			continue;
		if (at[r] == UINT32_MAX)
			at[r] = n++;
		cluster_add(t->c, &out[at[r]], t->v[i], true);
	}
	sort_by(out, n, sizeof *out, cluster_order, t->c);
	*n_out = n;
	return out;
}

/* ---- wide windows ------------------------------------------------------------------------------------------------------ */

static bool names_denial(const struct tide *t, const struct cluster *k, uint32_t answer)
{
	for (uint32_t i = 0; t->denials && i < k->n; i++)
		if (joined_by_denial(t->c, &t->c->a[answer], &t->c->a[k->v[i]]))
			return true;
	return false;
}

/* Its window meets the cluster's, which holds more than what the order of one source tells apart from it. */
static bool meets_cluster(const struct tide *t, const struct cluster *k, uint32_t base_n, uint32_t answer)
{
	const struct answer *a = &t->c->a[answer];

	if (a->window.lo > k->hi || a->window.hi < k->lo)
		return false;
	for (uint32_t i = 0; i < base_n; i++)
		if (!told_apart_by_order(a, &t->c->a[k->v[i]]))
			return true;
	return false;
}

/* The cluster its denial names, else the first it fits without opposing it, else the first it meets, else none. */
static uint32_t home_of(const struct tide *t, const struct cluster *k, const uint32_t *base_n, uint32_t n, uint32_t answer)
{
	uint32_t met = NONE;

	for (uint32_t i = 0; i < n; i++)
		if (names_denial(t, &(struct cluster){.v = k[i].v, .n = base_n[i]}, answer))
			return i;
	for (uint32_t i = 0; i < n; i++) {
		if (!meets_cluster(t, &k[i], base_n[i], answer))
			continue;
		if (met == NONE)
			met = i;
		if (!t->may_differ || !any_contrary(t->c, &answer, 1, k[i].v, base_n[i]))
			return i;
	}
	return met;
}

/* Takes the wide windows into the clusters; TAKE afterwards marks those left over. */
static void place_wide(struct tide *t, struct cluster *k, uint32_t n, bool *take)
{
	uint32_t *base_n = ARENA_ARRAY(t->c->scratch, uint32_t, n);

	for (uint32_t i = 0; i < n; i++)
		base_n[i] = k[i].n; /* a wide window never decides where another one goes */
	for (uint32_t i = 0; i < t->n; i++) {
		uint32_t home = is_wide(t, i) ? home_of(t, k, base_n, n, t->v[i]) : NONE;

		take[i] = is_wide(t, i) && home == NONE;
		if (home != NONE)
			cluster_add(t->c, &k[home], t->v[i], false);
	}
}

/* ---- eras --------------------------------------------------------------------------------------------------------------- */

static void add_cell(struct context *c, uint32_t group, const struct cluster *k, struct cells *out)
{
	struct cell cell = {.group = group, .v = ARENA_COPY(c->scratch, k->v, k->n), .n = k->n, .timed = true,
		.lo = k->lo, .hi = k->hi};

	answers_sort(c, cell.v, cell.n);
	vec_push(&out->v, cell);
}

static void merge_quiet(struct tide *t, uint32_t group, struct cluster *k, uint32_t n, struct cells *out)
{
	struct context *c = t->c;
	struct cluster era = k[0];

	for (uint32_t i = 1; i < n; i++) {
		if (t->may_differ && any_contrary(c, era.v, era.n, k[i].v, k[i].n)) {
			add_cell(c, group, &era, out);
			era = k[i];
			continue;
		}
		for (uint32_t m = 0; m < k[i].n; m++)
			cluster_add(c, &era, k[i].v[m], false);
		era.hi = k[i].hi > era.hi ? k[i].hi : era.hi;
	}
	add_cell(c, group, &era, out);
}

static struct tide tide_of(struct context *c, const uint32_t *v, uint32_t n)
{
	struct tide t = {.c = c, .v = v, .n = n, .denials = has_denials(c, v, n),
		.may_differ = values_may_differ(c, v, n)};

	t.parent = ARENA_ARRAY(c->scratch, uint32_t, n);
	t.by_window = ARENA_ARRAY(c->scratch, uint32_t, n);
	for (uint32_t i = 0; i < n; i++)
		t.parent[i] = t.by_window[i] = i;
	sort_by(t.by_window, n, sizeof *t.by_window, window_order, &t);
	return t;
}

static void eras(struct context *c, uint32_t group, const uint32_t *v, uint32_t n, struct cells *out)
{
	struct tide t = tide_of(c, v, n);
	bool *take = ARENA_ARRAY(c->scratch, bool, n);
	struct cluster *k, *rest, *all;
	uint32_t n_k, n_rest;

	for (uint32_t i = 0; i < n; i++)
		take[i] = !is_wide(&t, i);
	sweep(&t, take);
	unite_denials(&t, take);
	k = collect(&t, take, &n_k);
	place_wide(&t, k, n_k, take);
	sweep(&t, take);
	unite_denials(&t, take);
	rest = collect(&t, take, &n_rest);
	all = ARENA_ARRAY(c->scratch, struct cluster, n_k + n_rest);
	memcpy(all, k, n_k * sizeof *all);
	memcpy(all + n_k, rest, n_rest * sizeof *all);
	sort_by(all, n_k + n_rest, sizeof *all, cluster_order, c);
	merge_quiet(&t, group, all, n_k + n_rest, out);
}

/* Speaks of no time in particular: stands with those who say so too, against nobody (a denial apart). */
static bool is_loose_no(const struct answer *a)
{
	return a->value->type == VALUE_YESNO && !a->value->yes && !a->window.typed;
}

/* `happens`: no eras; answers stand together where their windows meet, opposite ones where they dispute. */
static void meetings(struct context *c, uint32_t group, const uint32_t *v, uint32_t n, struct cells *out)
{
	struct tide t = tide_of(c, v, n);
	bool *take = ARENA_ARRAY(c->scratch, bool, n);
	struct cluster *k;
	uint32_t n_k;

	for (uint32_t i = 0; i < n; i++)
		take[i] = !is_loose_no(&c->a[v[i]]);
	sweep(&t, take);
	for (uint32_t i = 0; i < n; i++)
		take[i] = c->a[v[i]].value->type == VALUE_YESNO && !c->a[v[i]].value->yes;
	sweep(&t, take);
	memset(take, 1, n);
	unite_denials(&t, take);
	k = collect(&t, take, &n_k);
	for (uint32_t i = 0; i < n_k; i++)
		add_cell(c, group, &k[i], out);
}

void cells_of(struct context *c, uint32_t group, struct cells *out)
{
	const struct group *g = &c->out->groups.v.v[group];
	const struct question *q = &c->l->questions.v[g->question];
	uint32_t *v = ARENA_ARRAY(c->scratch, uint32_t, g->n), n = 0;

	for (uint32_t i = 0; i < g->n; i++) {
		uint32_t answer = g->first + i;

		if (takes_part(c, answer) && !c->state[answer].turned)
			v[n++] = answer;
	}
	if (n == 0)
		return;
	if (q->changes) {
		eras(c, group, v, n, out);
	} else if (q->happens) {
		meetings(c, group, v, n, out);
	} else {
		answers_sort(c, v, n);
		vec_push(&out->v, (struct cell){.group = group, .v = v, .n = n});
	}
}
