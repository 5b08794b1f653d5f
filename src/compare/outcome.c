/* Outcome (§3.1): what was foretold against what came of it. */
#include "compare/component.h"

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

static void report(struct context *c, const struct group *g, const uint32_t *v, uint32_t n, const uint32_t *real,
	uint32_t n_real)
{
	uint32_t *after = ARENA_ARRAY(c->scratch, uint32_t, n_real), n_after = partners(c, real, n_real, v, n, false, after);
	struct finding_draft d = {.kind = FIND_CHANGE, .question = g->question, .slots = g->slots, .n_camps = 2, .base = 1,
		.flags = FLAG_OUTCOME, .no_bonus = true, .class = (enum answer_class)c->a[v[0]].class,
		.camps = {{.answers = v, .n = n, .value = values_text(c, v, n)},
			{.answers = after, .n = n_after, .value = values_text(c, after, n_after)}}};

	finding_add(c, &d);
}

/* Forecasts of one class that say the same make one finding. */
static void report_alike(struct context *c, const struct group *g, const uint32_t *v, uint32_t n, const uint32_t *real,
	uint32_t n_real)
{
	uint32_t *same = same_values(c, v, n), *some = ARENA_ARRAY(c->scratch, uint32_t, n);

	for (uint32_t i = 0; i < n; i++) {
		uint32_t count = 0;

		for (uint32_t k = 0; k < n; k++)
			if (same[k] == same[i] && c->a[v[k]].class == c->a[v[i]].class)
				some[count++] = v[k];
		if (some[0] == v[i])
			report(c, g, some, count, real, n_real);
	}
}

/* What stands in a group: its forecasts, or its real answers, that say yes or no. */
static uint32_t saying(struct context *c, uint32_t group, bool forecast, bool yes, uint32_t *out)
{
	const struct group *g = &c->out->groups.v.v[group];
	uint32_t n = 0;

	for (uint32_t a = g->first; a < g->first + g->n; a++)
		if (stands(c, a) && c->a[a].value->yes == yes && (forecast ? is_forecast(&c->a[a]) : is_real(&c->a[a])))
			out[n++] = a;
	return n;
}

/* Across part-of: the forecast in one group, the opposite outcome in the other. */
static void outcome_across(struct context *c, const struct neighbours *link, uint32_t from, uint32_t to, bool foretold)
{
	const struct group *g = &c->out->groups.v.v[from], *h = &c->out->groups.v.v[to];
	uint32_t *early = ARENA_ARRAY(c->scratch, uint32_t, g->n), *late = ARENA_ARRAY(c->scratch, uint32_t, h->n);
	uint32_t *v = ARENA_ARRAY(c->scratch, uint32_t, g->n), *after = ARENA_ARRAY(c->scratch, uint32_t, h->n);
	uint32_t n_early = saying(c, from, true, foretold, early), n_late = saying(c, to, false, !foretold, late);
	uint32_t n = partners(c, early, n_early, late, n_late, true, v), n_after;
	const uint32_t **other = ARENA_ARRAY(c->arena, const uint32_t *, 1);
	struct finding_draft d = {.kind = FIND_CHANGE, .question = g->question, .slots = c->out->groups.v.v[link->whole].slots,
		.slots_other = other, .n_slots_other = 1, .n_camps = 2, .base = 1, .flags = FLAG_OUTCOME, .no_bonus = true};

	if (!n)
		return;
	n_after = partners(c, late, n_late, v, n, false, after);
	other[0] = c->out->groups.v.v[link->part].slots;
	d.camps[0] = (struct camp_draft){.answers = v, .n = n, .value = values_text(c, v, n)};
	d.camps[1] = (struct camp_draft){.answers = after, .n = n_after, .value = values_text(c, after, n_after)};
	finding_add(c, &d);
}

void outcome_neighbours(struct context *c, const struct component *k)
{
	const struct question *q = &c->l->questions.v[c->out->groups.v.v[k->groups[0]].question];

	if (q->changes || q->happens)
		return;
	for (uint32_t i = 0; i < k->n_links; i++) {
		const struct neighbours *link = &k->links[i];

		outcome_across(c, link, link->whole, link->part, false);
		outcome_across(c, link, link->part, link->whole, true);
		if (!q->of_each && !link->of_list)
			continue;
		outcome_across(c, link, link->whole, link->part, true);
		outcome_across(c, link, link->part, link->whole, false);
	}
}

void outcome(struct context *c, uint32_t group)
{
	const struct group *g = &c->out->groups.v.v[group];
	const struct question *q = &c->l->questions.v[g->question];
	uint32_t *early = ARENA_ARRAY(c->scratch, uint32_t, g->n), *late = ARENA_ARRAY(c->scratch, uint32_t, g->n);
	uint32_t *v = ARENA_ARRAY(c->scratch, uint32_t, g->n), n_early = 0, n_late = 0, n;

	if (q->changes || q->happens)
		return;
	for (uint32_t i = 0; i < g->n; i++) {
		uint32_t answer = g->first + i;

		if (stands(c, answer) && is_forecast(&c->a[answer]))
			early[n_early++] = answer;
		if (stands(c, answer) && is_real(&c->a[answer]))
			late[n_late++] = answer;
	}
	n = partners(c, early, n_early, late, n_late, true, v);
	if (n)
		report_alike(c, g, v, n, late, n_late);
}
