/* Outcome (§3.1): what was foretold against what came of it. */
#include "base/sort.h"
#include "compare/knots.h"

static bool came_of(const struct context *c, uint32_t forecast, uint32_t real)
{
	return contrary(c, &c->a[forecast], &c->a[real]) && is_outcome(c, &c->a[forecast], &c->a[real]);
}

static bool stands(const struct context *c, uint32_t answer)
{
	return typed_part(c, answer) && !c->state[answer].turned;
}

/* Those of FROM that have a partner among TO. */
static uint32_t partners(const struct context *c, const uint32_t *from, uint32_t n_from, const uint32_t *to, uint32_t n_to,
	bool from_is_forecast, uint32_t *out)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < n_from; i++)
		for (uint32_t k = 0; k < n_to; k++)
			if (from_is_forecast ? came_of(c, from[i], to[k]) : came_of(c, to[k], from[i])) {
				out[n++] = from[i];
				break;
			}
	return n;
}

/* Groups that may hold the outcome of GROUP's forecasts: itself and, for yes or no, its neighbours. */
struct field {
	const struct component *k;
	uint32_t group;
	uint32_t *late; /* real answers */
	uint32_t n;
};

/* A forecast of YES in the one group can come to the opposite in the other. */
static bool reaches(const struct context *c, const struct neighbours *link, uint32_t from, bool yes)
{
	bool each = link->of_list || c->l->questions.v[c->out->groups.v.v[from].question].of_each;

	return each || yes == (link->part == from);
}

static void take_real(struct context *c, struct field *f, uint32_t group)
{
	const struct group *g = &c->out->groups.v.v[group];

	for (uint32_t i = g->first; i < g->first + g->n; i++)
		if (stands(c, i) && is_real(&c->a[i]))
			f->late[f->n++] = i;
}

static struct field field_of(struct context *c, const struct component *k, uint32_t group, bool yes)
{
	struct field f = {.k = k, .group = group};
	uint32_t size = c->out->groups.v.v[group].n;

	for (uint32_t i = 0; i < k->n_links; i++) {
		size += k->links[i].part == group ? c->out->groups.v.v[k->links[i].whole].n : 0;
		size += k->links[i].whole == group ? c->out->groups.v.v[k->links[i].part].n : 0;
	}
	f.late = ARENA_ARRAY(c->scratch, uint32_t, size);
	take_real(c, &f, group);
	for (uint32_t i = 0; i < k->n_links; i++) {
		const struct neighbours *link = &k->links[i];

		if ((link->part == group || link->whole == group) && reaches(c, link, group, yes))
			take_real(c, &f, link->part == group ? link->whole : link->part);
	}
	return f;
}

/* V: forecasts of one class that say the same. */
static void report(struct context *c, const struct component *k, uint32_t group, const uint32_t *v, uint32_t n)
{
	struct field f = field_of(c, k, group, c->a[v[0]].value->yes);
	uint32_t *mine = ARENA_ARRAY(c->scratch, uint32_t, n), *after = ARENA_ARRAY(c->scratch, uint32_t, f.n);
	uint32_t n_mine = partners(c, v, n, f.late, f.n, true, mine), n_after;
	struct finding_draft d = {.kind = FIND_CHANGE, .question = c->out->groups.v.v[group].question, .n_camps = 2, .base = 1,
		.flags = FLAG_OUTCOME, .no_bonus = true, .class = (enum answer_class)c->a[v[0]].class};

	if (!n_mine)
		return;
	n_after = partners(c, f.late, f.n, mine, n_mine, false, after);
	bear_groups(c, k, group, after, n_after, &d);
	d.camps[0] = (struct camp_draft){.answers = mine, .n = n_mine, .value = values_text(c, mine, n_mine)};
	d.camps[1] = (struct camp_draft){.answers = after, .n = n_after, .value = values_text(c, after, n_after)};
	finding_add(c, &d);
}

static uint32_t forecasts_of(struct context *c, const struct group *g, uint32_t *out)
{
	uint32_t n = 0;

	for (uint32_t i = g->first; i < g->first + g->n; i++)
		if (stands(c, i) && is_forecast(&c->a[i]))
			out[n++] = i;
	return n;
}

static int alike_order(const void *x, const void *y, void *context)
{
	const struct context *c = context;
	uint32_t i = *(const uint32_t *)x, k = *(const uint32_t *)y;
	int d = (int)c->a[i].class - (int)c->a[k].class;

	if (!d)
		d = value_order(c->a[i].value, c->a[k].value);
	return d ? d : i < k ? -1 : i > k;
}

static void outcome_of(struct context *c, const struct component *k, uint32_t group)
{
	const struct group *g = &c->out->groups.v.v[group];
	uint32_t *v = ARENA_ARRAY(c->scratch, uint32_t, g->n), n = forecasts_of(c, g, v);

	sort_by(v, n, sizeof *v, alike_order, c);
	for (uint32_t i = 0, end; i < n; i = end) {
		const struct answer *a = &c->a[v[i]];

		for (end = i + 1; end < n && c->a[v[end]].class == a->class && value_same(c->a[v[end]].value, a->value); end++)
			;
		report(c, k, group, v + i, end - i);
	}
}

void outcome(struct context *c, const struct component *k)
{
	const struct question *q = &c->l->questions.v[c->out->groups.v.v[k->groups[0]].question];

	if (q->changes || q->happens)
		return;
	for (uint32_t i = 0; i < k->n_groups; i++)
		outcome_of(c, k, k->groups[i]);
}
