/* Disputes (§3.5): one finding per era with its connected neighbours, one camp for each incompatible answer. */
#include "compare/knots.h"

#include "base/sort.h"

/* Yes of a part supports the whole's yes, no of the whole the part's no: shown, but no strand of its own. */
static void counted(struct context *c, const struct component *k, const struct knot_side *s, struct camp_draft *d)
{
	uint32_t *groups = ARENA_ARRAY(c->scratch, uint32_t, s->v.n), *v = ARENA_ARRAY(c->scratch, uint32_t, s->v.n);
	bool yes = c->a[s->v.v[0]].value->yes;
	const bool *supports;
	size_t n = 0;

	if (k->n_links == 0)
		return;
	for (size_t i = 0; i < s->v.n; i++)
		groups[i] = c->a[s->v.v[i]].group;
	supports = linked_groups(c, k, groups, (uint32_t)s->v.n, !yes);
	for (size_t i = 0; i < s->v.n; i++)
		if (!supports[groups[i] - k->groups[0]])
			v[n++] = s->v.v[i];
	d->counted = v;
	d->n_counted = n;
}

static bool denies_across(const struct context *c, const struct knot_sides *s)
{
	for (size_t i = 0; i < s->v.n; i++)
		for (size_t k = 0; k < s->v.v[i].v.n; k++) {
			const struct answer *a = &c->a[s->v.v[i].v.v[k]];

			if (!a->has_denies)
				continue;
			if (denies_framed(c, a))
				return true;
			for (size_t m = 0; m < s->v.n; m++)
				for (size_t n = 0; n < s->v.v[m].v.n && m != i; n++)
					if (denies(c, a, &c->a[s->v.v[m].v.v[n]]))
						return true;
		}
	return false;
}

/* A speaker with his day and camp; sorted, two camps of one speaker on one day stand near each other. */
struct said {
	uint32_t key, camp;
	int32_t lo, hi;
};

static int said_order(const void *x, const void *y, void *context)
{
	const struct said *a = x, *b = y;

	(void)context;
	if (a->key != b->key)
		return a->key < b->key ? -1 : 1;
	if (a->lo != b->lo)
		return a->lo < b->lo ? -1 : 1;
	if (a->hi != b->hi)
		return a->hi < b->hi ? -1 : 1;
	return a->camp < b->camp ? -1 : a->camp > b->camp;
}

static bool meets_other_camp(const struct said *v, size_t n)
{
	for (size_t i = 0; i < n; i++)
		for (size_t k = i + 1; k < n && v[k].key == v[i].key && v[k].lo == v[i].lo && v[k].hi == v[i].hi; k++)
			if (v[k].camp != v[i].camp)
				return true;
	return false;
}

static bool self_contradiction(const struct context *c, const struct knot_sides *s)
{
	VEC(struct said) all = {0};
	bool found;

	for (uint32_t i = 0; i < s->v.n; i++)
		for (size_t k = 0; k < s->v.v[i].v.n; k++) {
			const struct answer *a = &c->a[s->v.v[i].v.v[k]];

			for (uint8_t m = 0; m < a->n_speakers; m++)
				vec_push(&all, (struct said){a->speakers[m].key, i, a->day_lo, a->day_hi});
		}
	sort_by(all.v, all.n, sizeof *all.v, said_order, NULL);
	found = meets_other_camp(all.v, all.n);
	vec_free(&all);
	return found;
}

static void add_dispute(struct context *c, struct component *k, struct knot_sides *s, const struct where *w, struct found f,
	bool firm, const struct u32s *between)
{
	struct camp_draft *camps = ARENA_ARRAY(c->scratch, struct camp_draft, s->v.n);
	bool yesno = c->a[s->v.v[0].v.v[0]].value->type == VALUE_YESNO;
	struct finding_draft d = {.question = w->question, .slots = w->slots, .slots_other = w->other,
		.n_slots_other = w->n_other, .more = camps, .n_camps = s->v.n, .base = -1, .timed = w->timed, .era_lo = w->lo,
		.era_hi = w->hi, .steps = f.sure ? 0 : -1, .possible = !f.sure};

	for (size_t i = 0; i < s->v.n; i++) {
		camps[i] = (struct camp_draft){.answers = s->v.v[i].v.v, .n = s->v.v[i].v.n,
			.value = values_text(c, s->v.v[i].v.v, s->v.v[i].v.n)};
		if (yesno)
			counted(c, k, &s->v.v[i], &camps[i]);
		for (size_t m = 0; m < s->v.v[i].v.n; m++)
			c->state[s->v.v[i].v.v[m]].camp = (uint32_t)i + 1;
	}
	d.kind = !firm ? FIND_MISMATCH : denies_across(c, s) ? FIND_DENIAL : yesno ? FIND_CONTRADICTION : FIND_MISMATCH;
	d.opposition = yesno && firm ? OPPOSITION_CONTRADICTORY : OPPOSITION_CONTRARY;
	d.flags = (self_contradiction(c, s) ? FLAG_SELF_CONTRADICTION : 0u) | (between->n ? FLAG_FITS_BOTH : 0u);
	d.between = between->v;
	d.n_between = between->n;
	finding_add(c, &d);
}

/* What could join two camps is shown beside the dispute, and stands in neither. */
static void fits_between(const struct reps *r, const struct rep *rep, struct u32s *between)
{
	for (uint32_t i = 0; i < rep->n && rep->camp == CAMP_FITS_BOTH; i++)
		vec_push(between, r->order[rep->first + i]);
}

static void gather_sides(struct context *c, struct component *k, const uint32_t *cells, uint32_t n, struct knot_sides *s,
	struct u32s *between)
{
	for (uint32_t i = 0; i < n; i++) {
		struct reps *r = &k->reps[cells[i]];

		for (uint32_t m = 0; m < r->n; m++) {
			const struct value *v = c->a[r->v[m].answer].value;

			fits_between(r, &r->v[m], between);
			if (!r->v[m].stands)
				continue;
			side_add(c, side_of(s, v->type == VALUE_YESNO ? !v->yes : r->v[m].camp), r, &r->v[m]);
		}
	}
}

/* An era is disputed where somebody of it stands in a camp. */
static void mark_eras(const struct context *c, struct component *k, const uint32_t *cells, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		struct cell *cell = &k->cells.v.v[cells[i]];

		for (uint32_t m = 0; m < cell->n && !cell->disputed; m++)
			cell->disputed = c->state[cell->v[m]].camp;
	}
}

static void settle_dispute(struct context *c, struct component *k, struct knot *knot, uint32_t r)
{
	uint32_t n, *cells = knot_cells(c, knot, (uint32_t)k->cells.v.n, r, &n);
	struct knot_sides s = {0};
	struct found f = knot->found[r];
	struct u32s between = {0};
	bool dropped = false;

	gather_sides(c, k, cells, n, &s, &between);
	for (size_t i = 0; i < s.v.n; i++)
		dropped |= side_settle(c, &s.v.v[i]);
	if (dropped)
		sides_drop_idle(c, k, &s, &f);
	if (s.v.n > 1 && all_derived_from(c, &s) == NONE) {
		struct where w = where_of(c, k, cells, n, &s);

		sort_by(s.v.v, s.v.n, sizeof *s.v.v, side_order, c);
		bear_stronger(c, &s, &w);
		add_dispute(c, k, &s, &w, f, knot->firm[r], &between);
		mark_eras(c, k, cells, n);
	}
	vec_free(&between);
	sides_free(&s);
}

void dispute(struct context *c, struct component *k)
{
	struct knot knot = knot_of(c, k);
	struct pairing p = {c, k, &knot, true};

	for (uint32_t i = 0; i < k->cells.v.n; i++) {
		struct found f = {0};

		if (k->reps[i].camps.may_differ)
			stand_within(c, &k->reps[i], &f);
		knot_join(&knot, i, i, f, true);
	}
	for (uint32_t i = 0; i < k->n_links; i++) {
		pair_groups(&p, &k->links[i], true);
		if (meant_of_each(c, &k->links[i]))
			pair_groups(&p, &k->links[i], false);
	}
	for (uint32_t i = 0; i < k->cells.v.n; i++)
		if (knot.found[i].any && knot_root(&knot, i) == i)
			settle_dispute(c, k, &knot, i);
}

bool dispute_of(struct context *c, struct component *k, const struct cell *standing)
{
	const struct group *g = &c->out->groups.v.v[standing->group];
	struct where w = {.question = g->question, .slots = g->slots};
	struct reps r = reps_of(c, standing, true, true);
	struct knot_sides s = {0};
	struct u32s between = {0};
	bool found;

	for (uint32_t i = 0; i < r.n; i++)
		fits_between(&r, &r.v[i], &between);
	for (uint32_t i = 0; i < r.n; i++)
		if (r.v[i].camp != CAMP_FITS_BOTH)
			side_add(c, side_of(&s, r.v[i].camp), &r, &r.v[i]);
	for (size_t i = 0; i < s.v.n; i++) {
		side_settle(c, &s.v.v[i]);
	}
	sort_by(s.v.v, s.v.n, sizeof *s.v.v, side_order, c);
	if (s.v.n > 1)
		add_dispute(c, k, &s, &w, (struct found){true, true}, true, &between);
	found = s.v.n > 1;
	vec_free(&between);
	sides_free(&s);
	return found;
}

