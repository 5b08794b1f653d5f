/* Class (§3.4): a yes as said and as plan, of one origin on one day: one report told twice. */
#include "compare/component.h"

static bool is_told(const struct context *c, uint32_t answer, bool plan)
{
	const struct answer *a = &c->a[answer];

	return typed_part(c, answer) && !c->state[answer].turned && a->value->type == VALUE_YESNO && a->value->yes &&
		a->as == (plan ? AS_PLAN : AS_SAID);
}

static bool told_at_once(const struct context *c, uint32_t said, uint32_t plan)
{
	return said_on_the_same_day(&c->a[said], &c->a[plan]) && overlap_undenied(c, &c->a[said], &c->a[plan]) != OVERLAP_NO;
}

/* The members of one strand of origin that have a twin of the other class. */
static uint32_t twins(const struct context *c, const struct strand *s, bool plan, uint32_t *out)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < s->n; i++)
		for (uint32_t k = 0; k < s->n && is_told(c, s->answers[i], plan); k++)
			if (is_told(c, s->answers[k], !plan) && told_at_once(c, s->answers[i], s->answers[k])) {
				out[n++] = s->answers[i];
				break;
			}
	return n;
}

static void report(struct context *c, const struct group *g, const struct strand *s)
{
	uint32_t *said = ARENA_ARRAY(c->scratch, uint32_t, s->n), *plan = ARENA_ARRAY(c->scratch, uint32_t, s->n);
	uint32_t n_said = twins(c, s, false, said), n_plan = twins(c, s, true, plan);
	const struct window *w = &c->a[s->answers[0]].window;
	struct finding_draft d = {.kind = FIND_MISMATCH, .question = g->question, .slots = g->slots, .n_camps = 2, .base = -1,
		.steps = -1, .class_only = true, .timed = w->kind != WINDOW_NONE, .era_lo = w->lo, .era_hi = w->hi,
		.camps = {{.answers = said, .n = n_said, .value = STR("yes")},
			{.answers = plan, .n = n_plan, .value = STR("yes (plan)")}}};

	if (n_said && n_plan)
		finding_add(c, &d);
}

void class_mismatch(struct context *c, uint32_t group)
{
	const struct group *g = &c->out->groups.v.v[group];
	uint32_t *v = ARENA_ARRAY(c->scratch, uint32_t, g->n), n = 0, n_plan = 0, n_strands;
	const struct strand *s;

	for (uint32_t i = 0; i < g->n; i++) {
		uint32_t answer = g->first + i;

		if (is_told(c, answer, false) || is_told(c, answer, true)) {
			v[n++] = answer;
			n_plan += is_told(c, answer, true);
		}
	}
	if (n_plan == 0 || n_plan == n)
		return;
	s = strands(c, c->scratch, v, n, false, &n_strands);
	for (uint32_t i = 0; i < n_strands; i++)
		report(c, g, &s[i]);
}
