/* Change (§3.1): opposite answers of consecutive eras. One finding a turn; of numbers and dates one finding a group. */
#include "compare/knots.h"

#include "base/sort.h"
#include "normalize/normalize.h"

struct turn {
	uint32_t *before, *after; /* answers that take part */
	uint32_t n_before, n_after;
};

/* ---- who speaks for a disputed era -------------------------------------------------------------------------------- */

static int by_value(const void *x, const void *y, void *context)
{
	const struct context *c = context;

	return value_order(c->a[*(const uint32_t *)x].value, c->a[*(const uint32_t *)y].value);
}

/* One answer for each value of each camp (of each value of all of an undisputed era), in the order of values. */
static uint32_t *voices_of(struct context *c, const struct cell *era, uint32_t *n)
{
	uint32_t *out = ARENA_ARRAY(c->scratch, uint32_t, era->n), kept = 0;

	*n = 0;
	for (uint32_t i = 0; i < era->n; i++)
		if (!era->disputed || c->state[era->v[i]].camp)
			out[(*n)++] = era->v[i];
	sort_by(out, *n, sizeof *out, by_value, c);
	for (uint32_t i = 0; i < *n; i++)
		if (!kept || c->state[out[kept - 1]].camp != c->state[out[i]].camp ||
			!value_same(c->a[out[kept - 1]].value, c->a[out[i]].value))
			out[kept++] = out[i];
	*n = kept;
	return out;
}

/* The two disputed eras are split over the same answers. */
static bool same_camps(struct context *c, const struct cell *x, const struct cell *y)
{
	uint32_t n, m, *a = voices_of(c, x, &n), *b = voices_of(c, y, &m);

	for (uint32_t i = 0; i < n && n == m; i++)
		if (!value_same(c->a[a[i]].value, c->a[b[i]].value))
			return false;
	return n == m;
}

static bool say_alike(const struct context *c, const struct value *a, const struct value *b)
{
	bool figures = a->type == VALUE_NUMBER || a->type == VALUE_DATE;

	return figures ? value_meet(c->l->lattice, a, b) : value_same(a, b);
}

/* Per camp of ERA: OTHER gives its answer, too. */
static bool *given_camps(struct context *c, const struct cell *era, const struct cell *other)
{
	struct cell whole = *other;
	uint32_t n, m, last = 0, *mine = voices_of(c, era, &n), *theirs;
	bool *given;

	whole.disputed = false; /* whoever gives it */
	theirs = voices_of(c, &whole, &m);
	for (uint32_t i = 0; i < n; i++)
		last = c->state[mine[i]].camp > last ? c->state[mine[i]].camp : last;
	given = ARENA_ARRAY(c->scratch, bool, last + 1);
	for (uint32_t i = 0; i < n; i++)
		for (uint32_t k = 0; k < m && !given[c->state[mine[i]].camp]; k++)
			given[c->state[mine[i]].camp] = say_alike(c, c->a[mine[i]].value, c->a[theirs[k]].value);
	return given;
}

/* In a disputed era the camp whose answer the other era does not give stands for it; else everybody speaks. */
static uint32_t *speakers_of(struct context *c, const struct cell *era, const struct cell *other, uint32_t *n)
{
	uint32_t *out = ARENA_ARRAY(c->scratch, uint32_t, era->n);
	const bool *given = era->disputed ? given_camps(c, era, other) : NULL;

	*n = 0;
	for (uint32_t i = 0; i < era->n; i++) {
		uint32_t camp = c->state[era->v[i]].camp;

		if (!given || (camp && !given[camp]))
			out[(*n)++] = era->v[i];
	}
	return out;
}

/* ---- turns ----------------------------------------------------------------------------------------------------------- */

/* Answers of X that some answer of Y is contrary to. */
static uint32_t *contrary_to(struct context *c, const uint32_t *x, uint32_t n_x, const uint32_t *y, uint32_t n_y, uint32_t *n)
{
	uint32_t *out = ARENA_ARRAY(c->scratch, uint32_t, n_x);

	*n = 0;
	for (uint32_t i = 0; i < n_x; i++)
		if (any_contrary(c, &x[i], 1, y, n_y))
			out[(*n)++] = x[i];
	return out;
}

/* No turn can be told between two disputed eras, nor beside an undisputed one that lies between two alike. */
static bool cannot_tell(struct context *c, const struct cell *eras, uint32_t n, uint32_t i)
{
	const struct cell *a = &eras[i], *b = &eras[i + 1];

	if (a->disputed && b->disputed)
		return true;
	if (a->disputed && i + 2 < n && eras[i + 2].disputed && same_camps(c, a, &eras[i + 2]))
		return true;
	return b->disputed && i > 0 && eras[i - 1].disputed && same_camps(c, b, &eras[i - 1]);
}

/* Between era I and the next one; empty where none can be told. */
static struct turn turn_after(struct context *c, const struct cell *eras, uint32_t n, uint32_t i)
{
	struct turn t = {0};
	uint32_t n_x, n_y, *x, *y;

	if (cannot_tell(c, eras, n, i))
		return t;
	x = speakers_of(c, &eras[i], &eras[i + 1], &n_x);
	y = speakers_of(c, &eras[i + 1], &eras[i], &n_y);
	t.before = contrary_to(c, x, n_x, y, n_y, &t.n_before);
	t.after = contrary_to(c, y, n_y, x, n_x, &t.n_after);
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

/* Answers of era I that take part in the turns before and after it: all of an undisputed one. */
static uint32_t *members_in_turns(struct context *c, const struct cell *era, const struct turn *before,
	const struct turn *after, uint32_t *n)
{
	uint32_t *out;
	struct u64_map seen = {0};

	*n = era->n;
	if (!era->disputed)
		return era->v;
	out = ARENA_ARRAY(c->scratch, uint32_t, before->n_after + after->n_before);
	*n = 0;
	for (uint32_t i = 0; i < before->n_after; i++) {
		u64_map_put(&seen, before->after[i], 1);
		out[(*n)++] = before->after[i];
	}
	for (uint32_t i = 0; i < after->n_before; i++)
		if (u64_map_get(&seen, after->before[i]) == MAP_NONE)
			out[(*n)++] = after->before[i];
	u64_map_free(&seen);
	return out;
}

/* Turns of a number or date: one finding, all eras in order. T: the turns, an empty one before the first and the last. */
static void add_course(struct context *c, const struct cell *eras, uint32_t n, const struct turn *t)
{
	const struct group *g = &c->out->groups.v.v[eras[0].group];
	struct camp_draft *camps = ARENA_ARRAY(c->scratch, struct camp_draft, n);
	struct finding_draft d = {.kind = FIND_CHANGE, .question = g->question, .slots = g->slots, .more = camps, .base = 1,
		.timed = true, .era_lo = eras[0].lo, .era_hi = eras[n - 1].hi, .no_bonus = true};
	bool told = false;

	for (uint32_t i = 1; i < n; i++)
		told |= t[i].n_before > 0;
	for (uint32_t i = 0; i < n && told; i++) {
		uint32_t count, *v = members_in_turns(c, &eras[i], &t[i], &t[i + 1], &count);

		if (count)
			camps[d.n_camps++] = (struct camp_draft){.answers = v, .n = count, .value = values_text(c, v, count)};
	}
	if (d.n_camps > 1)
		finding_add(c, &d);
}

void change(struct context *c, const struct cell *eras, uint32_t n)
{
	struct turn *t = ARENA_ARRAY(c->scratch, struct turn, n + 1);
	const struct value *v = c->a[eras[0].v[0]].value;

	for (uint32_t i = 0; i + 1 < n; i++)
		t[i + 1] = turn_after(c, eras, n, i);
	if (v->type == VALUE_NUMBER || v->type == VALUE_DATE) {
		add_course(c, eras, n, t);
		return;
	}
	for (uint32_t i = 0; i + 1 < n; i++)
		add_turn(c, &eras[i], &t[i + 1]);
}
