/* Change (§3.1): opposite answers of consecutive eras. One finding a turn; of numbers and dates one finding a group. */
#include "compare/knots.h"

struct turn {
	uint32_t *before, *after; /* answers that take part */
	uint32_t n_before, n_after;
};

/* Speaks for its era: of a disputed one only who stands in a camp of the dispute. */
static bool speaks(const struct context *c, const struct cell *era, uint32_t answer)
{
	return !era->disputed || c->state[answer].disputed;
}

/* Answers of X that some answer of Y is contrary to. */
static uint32_t *contrary_to(const struct context *c, const struct cell *x, const struct cell *y, uint32_t *n)
{
	uint32_t *out = ARENA_ARRAY(c->scratch, uint32_t, x->n);

	*n = 0;
	for (uint32_t i = 0; i < x->n; i++)
		if (speaks(c, x, x->v[i]) && any_contrary(c, &x->v[i], 1, y->v, y->n))
			out[(*n)++] = x->v[i];
	return out;
}

static bool gives(const struct context *c, const struct cell *cell, const struct value *v)
{
	for (uint32_t i = 0; i < cell->n; i++)
		if (value_same(c->a[cell->v[i]].value, v))
			return true;
	return false;
}

/* The two disputed eras are split over the same answers. */
static bool same_camps(const struct context *c, const struct cell *x, const struct cell *y)
{
	for (uint32_t i = 0; i < x->n; i++)
		if (!gives(c, y, c->a[x->v[i]].value))
			return false;
	for (uint32_t i = 0; i < y->n; i++)
		if (!gives(c, x, c->a[y->v[i]].value))
			return false;
	return true;
}

/* No turn can be told between two disputed eras, nor beside an undisputed one that lies between two alike. */
static bool cannot_tell(const struct context *c, const struct cell *eras, uint32_t n, uint32_t i)
{
	const struct cell *a = &eras[i], *b = &eras[i + 1];

	if (a->disputed && b->disputed)
		return true;
	if (a->disputed && i + 2 < n && eras[i + 2].disputed && same_camps(c, a, &eras[i + 2]))
		return true;
	return b->disputed && i > 0 && eras[i - 1].disputed && same_camps(c, b, &eras[i - 1]);
}

/* In a disputed era the camp whose answer the other era does not give stands for it. */
static struct turn turn_between(const struct context *c, const struct cell *a, const struct cell *b)
{
	struct turn t = {0};

	t.before = contrary_to(c, a, b, &t.n_before);
	t.after = contrary_to(c, b, a, &t.n_after);
	return t;
}

/* A derived answer stands only where no typed one of its side does. */
static void prefer_typed(const struct context *c, uint32_t *v, uint32_t *n)
{
	uint32_t kept = 0;

	for (uint32_t i = 0; i < *n; i++)
		if (c->a[v[i]].from == NONE)
			v[kept++] = v[i];
	if (kept)
		*n = kept;
}

/* The finding bears the stronger question where one side is derived from it; two such sides stand under it already. */
static bool bear(const struct context *c, const struct turn *t, struct finding_draft *d)
{
	struct knot_sides s = {0};
	struct where w = {.question = d->question, .slots = d->slots, .timed = true};
	bool both;

	for (int i = 0; i < 2; i++) {
		struct knot_side *side = side_of(&s, (uint32_t)i);

		for (uint32_t k = 0; k < (i ? t->n_after : t->n_before); k++)
			vec_push(&side->v, (i ? t->after : t->before)[k]);
	}
	both = all_derived_from(c, &s) != NONE;
	bear_stronger(c, &s, &w);
	d->question = w.question;
	d->slots = w.slots;
	d->slots_other = w.other;
	d->n_slots_other = w.n_other;
	d->timed = w.timed;
	sides_free(&s);
	return !both;
}

static void add_turn(struct context *c, const struct cell *a, struct turn *t)
{
	const struct group *g = &c->out->groups.v.v[a->group];
	struct finding_draft d = {.kind = FIND_CHANGE, .question = g->question, .slots = g->slots, .n_camps = 2, .base = -1,
		.timed = true, .era_lo = a->lo, .era_hi = a->hi, .no_bonus = true};

	if (!t->n_before || !t->n_after)
		return;
	prefer_typed(c, t->before, &t->n_before);
	prefer_typed(c, t->after, &t->n_after);
	if (!bear(c, t, &d))
		return;
	d.camps[0] = (struct camp_draft){.answers = t->before, .n = t->n_before,
		.value = values_text(c, t->before, t->n_before)};
	d.camps[1] = (struct camp_draft){.answers = t->after, .n = t->n_after, .value = values_text(c, t->after, t->n_after)};
	finding_add(c, &d);
}

/* Answers of era I that take part in its turns: all of an undisputed one. */
static uint32_t *members_in_turns(struct context *c, const struct cell *eras, uint32_t n, uint32_t i, uint32_t *count)
{
	uint32_t *out = ARENA_ARRAY(c->scratch, uint32_t, eras[i].n);

	*count = 0;
	for (uint32_t k = 0; k < eras[i].n; k++) {
		const uint32_t *one = &eras[i].v[k];
		bool before = i > 0 && !cannot_tell(c, eras, n, i - 1) && any_contrary(c, one, 1, eras[i - 1].v, eras[i - 1].n);
		bool after = i + 1 < n && !cannot_tell(c, eras, n, i) && any_contrary(c, one, 1, eras[i + 1].v, eras[i + 1].n);

		if (!eras[i].disputed || (speaks(c, &eras[i], *one) && (before || after)))
			out[(*count)++] = *one;
	}
	return out;
}

static void add_course(struct context *c, const struct cell *eras, uint32_t n)
{
	const struct group *g = &c->out->groups.v.v[eras[0].group];
	struct camp_draft *camps = ARENA_ARRAY(c->scratch, struct camp_draft, n);
	struct finding_draft d = {.kind = FIND_CHANGE, .question = g->question, .slots = g->slots, .more = camps, .base = 1,
		.timed = true, .era_lo = eras[0].lo, .era_hi = eras[n - 1].hi, .no_bonus = true};
	bool told = false;

	for (uint32_t i = 0; i + 1 < n; i++)
		told |= !cannot_tell(c, eras, n, i);
	for (uint32_t i = 0; i < n && told; i++) {
		uint32_t count, *v = members_in_turns(c, eras, n, i, &count);

		if (count)
			camps[d.n_camps++] = (struct camp_draft){.answers = v, .n = count, .value = values_text(c, v, count)};
	}
	if (d.n_camps > 1)
		finding_add(c, &d);
}

void change(struct context *c, const struct cell *eras, uint32_t n)
{
	const struct value *v = c->a[eras[0].v[0]].value;

	if (n < 2)
		return;
	if (v->type == VALUE_NUMBER || v->type == VALUE_DATE) {
		add_course(c, eras, n);
		return;
	}
	for (uint32_t i = 0; i + 1 < n; i++) {
		struct turn t;

		if (cannot_tell(c, eras, n, i))
			continue;
		t = turn_between(c, &eras[i], &eras[i + 1]);
		add_turn(c, &eras[i], &t);
	}
}
