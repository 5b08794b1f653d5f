/* A part's no against the whole's yes (§3.3): no dispute, unless a yes about the whole is meant of each part. */
#include "compare/knots.h"

static void settle_partial(struct context *c, struct component *k, struct knot *knot, uint32_t r)
{
	uint32_t n, *cells = knot_cells(c, knot, (uint32_t)k->cells.v.n, r, &n);
	struct knot_sides s = {0};
	struct finding_draft d = {.kind = FIND_PARTIAL, .n_camps = 2, .base = -1};

	side_of(&s, 0);
	side_of(&s, 1);
	for (uint32_t i = 0; i < n; i++)
		for (uint32_t m = 0; m < k->reps[cells[i]].n; m++) {
			struct rep *rep = &k->reps[cells[i]].v[m];

			if (rep->part)
				side_add(c, &s.v.v[0], &k->reps[cells[i]], rep);
			else if (rep->whole)
				side_add(c, &s.v.v[1], &k->reps[cells[i]], rep);
		}
	for (size_t i = 0; i < 2; i++) {
		side_settle(c, &s.v.v[i]);
		d.camps[i] = (struct camp_draft){.answers = s.v.v[i].v.v, .n = s.v.v[i].v.n, .value = i ? STR("yes") : STR("no")};
	}
	d.steps = sides_tied(c, s.v.v[0].v.v, s.v.v[0].v.n, s.v.v[1].v.v, s.v.v[1].v.n) ? 0 : -1;
	if (all_derived_from(c, &s) == NONE) {
		struct where w = where_of(c, k, cells, n, &s);

		bear_stronger(c, &s, &w);
		d.timed = w.timed;
		d.era_lo = w.lo;
		d.era_hi = w.hi;
		d.question = w.question;
		d.slots = w.slots;
		d.slots_other = w.other;
		d.n_slots_other = w.n_other;
		finding_add(c, &d);
	}
	sides_free(&s);
}

void partial_neighbours(struct context *c, struct component *k)
{
	struct knot knot = knot_of(c, k);
	struct pairing p = {c, k, &knot, false};

	for (uint32_t i = 0; i < k->n_links; i++)
		if (!meant_of_each(c, &k->links[i]))
			pair_groups(&p, &k->links[i], false);
	for (uint32_t i = 0; i < k->cells.v.n; i++)
		if (knot.found[i].any && knot_root(&knot, i) == i)
			settle_partial(c, k, &knot, i);
}
