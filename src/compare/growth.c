/* Counts that can only grow (§3.1, `grows`): of a later day an earlier count says only "at least". Later and smaller is a
 * correction from the same speaker, else a mismatch. Only real counts are compared so. */
#include "compare/component.h"

#include "base/sort.h"

/* The real counts of a group by the first day of their windows, with the extremes that spare most looking. */
struct counts {
	struct context *c;
	uint32_t *v;
	uint32_t n;
	num *before; /* largest lower end among v[0..i) */
	num *after;  /* smallest upper end among v(i..n) */
	int32_t *reach; /* latest end of a window among v[0..i] */
	bool denials;   /* a denial joins any two days: everybody is looked at */
};

static int day_order(const void *x, const void *y, void *context)
{
	const struct context *c = context;
	uint32_t i = *(const uint32_t *)x, k = *(const uint32_t *)y;
	const struct window *a = &c->a[i].window, *b = &c->a[k].window;

	if (a->lo != b->lo)
		return a->lo < b->lo ? -1 : 1;
	if (a->hi != b->hi)
		return a->hi < b->hi ? -1 : 1;
	return i < k ? -1 : i > k;
}

static struct span reach_of(const struct counts *k, uint32_t i)
{
	return spans_hull(k->c->a[k->v[i]].value->spans);
}

static void measure(struct counts *k)
{
	num before = SPAN_FROM_EVER, after = SPAN_FOR_EVER;
	int32_t reach = INT32_MIN;

	sort_by(k->v, k->n, sizeof *k->v, day_order, k->c);
	k->before = ARENA_ARRAY(k->c->scratch, num, k->n);
	k->after = ARENA_ARRAY(k->c->scratch, num, k->n);
	k->reach = ARENA_ARRAY(k->c->scratch, int32_t, k->n);
	for (uint32_t i = 0; i < k->n; i++) {
		k->before[i] = before;
		before = reach_of(k, i).lo > before ? reach_of(k, i).lo : before;
		reach = k->c->a[k->v[i]].window.hi > reach ? k->c->a[k->v[i]].window.hi : reach;
		k->reach[i] = reach;
	}
	for (uint32_t i = k->n; i-- > 0;) {
		k->after[i] = after;
		after = reach_of(k, i).hi < after ? reach_of(k, i).hi : after;
	}
}

/* Y, of a surely later day, is smaller than X, roundings apart. */
static bool shrinks(const struct context *c, const struct answer *x, const struct answer *y)
{
	return x->window.hi < y->window.lo && spans_hull(y->value->spans).hi < spans_hull(x->value->spans).lo &&
		!value_meet(c->l->lattice, x->value, y->value);
}

static bool may_grow(const struct answer *x, const struct answer *y)
{
	bool x_less = spans_hull(x->value->spans).lo < spans_hull(y->value->spans).lo;
	const struct answer *less = x_less ? x : y, *more = x_less ? y : x;

	return less->window.lo < more->window.hi;
}

bool counts_oppose(const struct context *c, const struct answer *x, const struct answer *y)
{
	if (!is_real(x) || !is_real(y))
		return false;
	switch (overlap(c, x, y)) {
	case OVERLAP_SURE:
		return contrary(c, x, y);
	case OVERLAP_POSSIBLE: /* the smaller count may be the earlier one: then nothing is wrong */
		return contrary(c, x, y) && !may_grow(x, y);
	default:
		return shrinks(c, x, y) || shrinks(c, y, x);
	}
}

static struct counts counts_of(struct context *c, uint32_t group)
{
	const struct group *g = &c->out->groups.v.v[group];
	struct counts k = {.c = c, .v = ARENA_ARRAY(c->scratch, uint32_t, g->n)};

	for (uint32_t i = 0; i < g->n; i++) {
		uint32_t answer = g->first + i;

		if (takes_part(c, answer) && !c->state[answer].turned && is_real(&c->a[answer]))
			k.v[k.n++] = answer;
		k.denials |= c->a[answer].has_denies;
	}
	measure(&k);
	return k;
}

/* ---- the same speaker --------------------------------------------------------------------------------------------------- */

/* A count by one of its speakers. */
struct told {
	uint32_t key, position;
};
struct tellings {
	VEC(struct told) v;
};

static int told_order(const void *x, const void *y, void *context)
{
	const struct told *a = x, *b = y;

	(void)context;
	if (a->key != b->key)
		return a->key < b->key ? -1 : 1;
	return a->position < b->position ? -1 : a->position > b->position;
}

/* A count with one that corrects it. */
struct corrected {
	uint32_t answer, after;
};
struct corrections {
	VEC(struct corrected) v;
};

static int corrected_order(const void *x, const void *y, void *context)
{
	const struct corrected *a = x, *b = y;

	(void)context;
	if (a->answer != b->answer)
		return a->answer < b->answer ? -1 : 1;
	return a->after < b->after ? -1 : a->after > b->after;
}

/* T[0..n): one speaker's counts in order of days. */
static void correct_run(struct context *c, const struct counts *k, const struct told *t, size_t n, struct corrections *out)
{
	num *least = ARENA_ARRAY(c->scratch, num, n + 1); /* smallest upper end from here on */

	least[n] = SPAN_FOR_EVER;
	for (size_t i = n; i-- > 0;) {
		num hi = reach_of(k, t[i].position).hi;

		least[i] = hi < least[i + 1] ? hi : least[i + 1];
	}
	for (size_t i = 0; i < n; i++) {
		uint32_t answer = k->v[t[i].position];

		for (size_t m = i + 1; m < n && least[m] < reach_of(k, t[i].position).lo; m++)
			if (shrinks(c, &c->a[answer], &c->a[k->v[t[m].position]]))
				vec_push(&out->v, (struct corrected){answer, k->v[t[m].position]});
	}
}

/* V: one count with all that correct it, by whichever of its speakers. */
static void report_correction(struct context *c, const struct corrected *v, size_t n)
{
	const struct answer *a = &c->a[v[0].answer];
	const struct group *g = &c->out->groups.v.v[a->group];
	uint32_t *before = ARENA_ARRAY(c->scratch, uint32_t, 1), *after = ARENA_ARRAY(c->scratch, uint32_t, n), kept = 0;
	struct finding_draft d = {.kind = FIND_CHANGE, .question = g->question, .slots = g->slots, .n_camps = 2, .base = -1,
		.flags = FLAG_CORRECTION, .timed = true, .era_lo = a->window.lo, .era_hi = a->window.hi};

	before[0] = v[0].answer;
	for (size_t i = 0; i < n; i++)
		if (i == 0 || v[i].after != v[i - 1].after)
			after[kept++] = v[i].after;
	d.camps[0] = (struct camp_draft){.answers = before, .n = 1, .value = a->value->canon};
	d.camps[1] = (struct camp_draft){.answers = after, .n = kept, .value = values_text(c, after, kept)};
	finding_add(c, &d);
	c->state[v[0].answer].turned = true;
}

void growth_correction(struct context *c, uint32_t group)
{
	struct counts k = counts_of(c, group);
	struct tellings t = {0};
	struct corrections found = {0};

	for (uint32_t i = 0; i < k.n; i++)
		for (uint8_t s = 0; s < c->a[k.v[i]].n_speakers; s++)
			vec_push(&t.v, (struct told){c->a[k.v[i]].speakers[s].key, i});
	sort_by(t.v.v, t.v.n, sizeof *t.v.v, told_order, NULL);
	for (size_t i = 0, end; i < t.v.n; i = end) {
		for (end = i + 1; end < t.v.n && t.v.v[end].key == t.v.v[i].key; end++)
			;
		correct_run(c, &k, t.v.v + i, end - i, &found);
	}
	sort_by(found.v.v, found.v.n, sizeof *found.v.v, corrected_order, NULL);
	for (size_t i = 0, end; i < found.v.n; i = end) {
		for (end = i + 1; end < found.v.n && found.v.v[end].answer == found.v.v[i].answer; end++)
			;
		report_correction(c, found.v.v + i, end - i);
	}
	vec_free(&found.v);
	vec_free(&t.v);
}

/* ---- everybody else -------------------------------------------------------------------------------------------------------- */

/* Does v[i] stand against anybody? Neighbours in time first; further off only where the extremes promise something. */
static bool stands(const struct counts *k, uint32_t i)
{
	num lo = reach_of(k, i).lo, hi = reach_of(k, i).hi;
	int32_t from = k->c->a[k->v[i]].window.lo, to = k->c->a[k->v[i]].window.hi;

	for (uint32_t m = i; m-- > 0;) {
		if (!k->denials && k->reach[m] < from && k->before[m + 1] <= hi)
			break;
		if (counts_oppose(k->c, &k->c->a[k->v[i]], &k->c->a[k->v[m]]))
			return true;
	}
	for (uint32_t m = i + 1; m < k->n; m++) {
		if (!k->denials && k->c->a[k->v[m]].window.lo > to && k->after[m - 1] >= lo)
			break;
		if (counts_oppose(k->c, &k->c->a[k->v[i]], &k->c->a[k->v[m]]))
			return true;
	}
	return false;
}

void growth(struct context *c, uint32_t group, struct component *comp)
{
	struct counts k = counts_of(c, group);
	struct cell standing = {.group = group, .v = ARENA_ARRAY(c->scratch, uint32_t, k.n + 1)};
	uint32_t n_cells, first;

	for (uint32_t i = 0; i < k.n; i++)
		if (stands(&k, i))
			standing.v[standing.n++] = k.v[i];
	first = group_cells(comp, group, &n_cells);
	if (standing.n < 2)
		return;
	if (dispute_of(c, comp, &standing) && n_cells)
		comp->cells.v.v[first].disputed = true;
}
