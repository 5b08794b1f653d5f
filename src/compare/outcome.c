/* Outcome (§3.1): what was foretold against what came of it. */
#include "compare/component.h"

#include "normalize/normalize.h"

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
		.flags = FLAG_OUTCOME, .no_bonus = true,
		.camps = {{.answers = v, .n = n, .value = values_text(c, v, n)},
			{.answers = after, .n = n_after, .value = values_text(c, after, n_after)}}};

	finding_add(c, &d);
}

/* Forecasts that say the same make one finding; of numbers and dates all forecasts of the group do. */
static void report_alike(struct context *c, const struct group *g, const uint32_t *v, uint32_t n, const uint32_t *real,
	uint32_t n_real)
{
	enum value_type type = (enum value_type)c->l->questions.v[g->question].type;
	uint32_t *same = same_values(c, v, n), *some = ARENA_ARRAY(c->scratch, uint32_t, n);

	if (type == VALUE_NUMBER || type == VALUE_DATE) {
		report(c, g, v, n, real, n_real);
		return;
	}
	for (uint32_t i = 0; i < n; i++) {
		uint32_t count = 0;

		for (uint32_t k = 0; k < n; k++)
			if (same[k] == same[i])
				some[count++] = v[k];
		if (some[0] == v[i])
			report(c, g, some, count, real, n_real);
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
