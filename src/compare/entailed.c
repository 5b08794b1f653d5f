/* One origin gives the weaker answer in one article and the entailing one in another (§3.3): a partial under the stronger
 * question, the weaker camp first, one step up. */
#include "compare/component.h"

static bool same_source(const struct context *c, uint32_t a, uint32_t b)
{
	return c->a[a].source == c->a[b].source;
}

static bool same_answer(const struct context *c, uint32_t a, uint32_t b)
{
	return value_relation(c->l->lattice, c->a[a].value, c->a[b].value, NULL) == REL_EQUAL;
}

/* The article of WEAK gives the stronger answer as well: it has lost nothing. */
static bool says_both(const struct context *c, const uint32_t *v, uint32_t n, uint32_t weak, uint32_t from)
{
	for (uint32_t i = 0; i < n; i++)
		if (c->a[v[i]].from == from && same_source(c, v[i], weak) && same_answer(c, v[i], weak))
			return true;
	return false;
}

static bool is_pair(const struct context *c, uint32_t weak, uint32_t strong)
{
	return c->a[weak].from == NONE && c->a[weak].class == c->a[strong].class && !same_source(c, weak, strong) && same_answer(c, weak, strong) &&
		overlap(c, &c->a[weak], &c->a[strong]) != OVERLAP_NO && tied(c, weak, strong) == TIE_ORIGIN;
}

static bool same_slots(const struct context *c, uint32_t question, const uint32_t *a, const uint32_t *b)
{
	uint32_t n = c->l->questions.v[question].n_slots;

	return n == 0 || memcmp(a, b, n * sizeof *a) == 0;
}

struct sides {
	uint32_t *weak, *strong;
	uint32_t n_weak, n_strong;
};

/* Everything of V that pairs under the stronger question and slots of DERIVED. */
static struct sides sides_under(struct context *c, const uint32_t *v, uint32_t n, uint32_t derived)
{
	struct sides s = {.weak = ARENA_ARRAY(c->scratch, uint32_t, n), .strong = ARENA_ARRAY(c->scratch, uint32_t, n)};
	uint32_t from = c->a[derived].from;
	const uint32_t *slots = c->a[derived].from_slots;
	bool *weak = ARENA_ARRAY(c->scratch, bool, n);

	for (uint32_t i = 0; i < n; i++) {
		bool paired = false;

		if (c->a[v[i]].from != from || !same_slots(c, from, c->a[v[i]].from_slots, slots))
			continue;
		for (uint32_t k = 0; k < n; k++) {
			if (!is_pair(c, v[k], v[i]) || says_both(c, v, n, v[k], from))
				continue;
			weak[k] = paired = true;
		}
		if (paired)
			s.strong[s.n_strong++] = v[i];
	}
	for (uint32_t i = 0; i < n; i++) {
		if (!weak[i])
			continue;
		s.weak[s.n_weak++] = v[i];
		c->state[v[i]].weaker = true;
	}
	return s;
}

static void report(struct context *c, const struct sides *s, uint32_t derived)
{
	struct finding_draft d = {.kind = FIND_PARTIAL, .question = c->a[derived].from, .slots = c->a[derived].from_slots,
		.n_camps = 2, .base = -1, .steps = 1,
		.camps = {{.answers = s->weak, .n = s->n_weak, .value = values_text(c, s->weak, s->n_weak)},
			{.answers = s->strong, .n = s->n_strong, .value = values_text(c, s->strong, s->n_strong)}}};

	finding_add(c, &d);
}

void entailed(struct context *c, uint32_t group)
{
	const struct group *g = &c->out->groups.v.v[group];
	uint32_t *v = ARENA_ARRAY(c->scratch, uint32_t, g->n), n = 0, n_typed = 0;

	for (uint32_t i = 0; i < g->n; i++) {
		uint32_t answer = g->first + i;

		if (!takes_part(c, answer) || c->state[answer].turned)
			continue;
		v[n++] = answer;
		n_typed += c->a[answer].from == NONE;
	}
	if (n_typed == 0 || n_typed == n)
		return;
	for (uint32_t i = 0; i < n; i++) {
		struct sides s;

		if (c->a[v[i]].from == NONE)
			continue;
		s = sides_under(c, v, n, v[i]);
		if (s.n_strong && s.strong[0] == v[i])
			report(c, &s, v[i]);
	}
}
