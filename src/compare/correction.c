/* Correction (§3.1): `corrects`, and what a later version of the same article puts in place of an answer that is gone.
 * A change where the two do not agree; the earlier answer holds up no camp any more. */
#include "compare/component.h"

#include "normalize/normalize.h"

/* Numbers and dates agree if they meet; lists, names and yes or no only if they are the same. */
static bool agrees(const struct context *c, const struct answer *a, const struct answer *b)
{
	if (a->value->type == VALUE_NUMBER || a->value->type == VALUE_DATE)
		return value_meet(c->l->lattice, a->value, b->value);
	return value_same(a->value, b->value);
}

static bool corrects(const struct context *c, const struct answer *b, const struct answer *a)
{
	const struct claim *claim = &c->l->claims.v[b->claim];

	for (uint32_t i = 0; i < claim->n_corrects; i++) {
		const struct target *t = &c->l->targets.v[claim->first_corrects + i];

		if (t->kind == TARGET_CLAIM && t->index == a->claim && (t->question == NONE || t->question == a->question))
			return true;
		if (t->kind == TARGET_SYMBOL && c->l->sources.v[a->source].sym == t->index &&
			a->claim != b->claim)
			return true;
	}
	return false;
}

static uint32_t source_sym(const struct context *c, const struct answer *a)
{
	return c->l->sources.v[a->source].sym;
}

static bool same_time(const struct context *c, const struct answer *a, const struct answer *b)
{
	if (!question_of(c, a)->changes)
		return true;
	return (contrary(c, a, b) ? overlap(c, a, b) : overlap_undenied(c, a, b)) != OVERLAP_NO;
}

/* Some answer of SOURCE in the group says what A says, at its time. */
static bool said_in(const struct context *c, const struct group *g, const struct answer *a, uint32_t source)
{
	for (uint32_t i = 0; i < g->n; i++) {
		uint32_t x = g->first + i;

		if (typed_part(c, x) && source_sym(c, &c->a[x]) == source && agrees(c, a, &c->a[x]) &&
			(!question_of(c, a)->changes || overlap_undenied(c, a, &c->a[x]) != OVERLAP_NO))
			return true;
	}
	return false;
}

/* B stands in a later version of A's article, A is gone from it, and B was not there before. */
static bool replaces(const struct context *c, const struct group *g, const struct answer *b, const struct answer *a)
{
	const struct source *s = &c->l->sources.v[b->source];

	return s->version_of != NONE && s->version_of == source_sym(c, a) && same_time(c, a, b) &&
		!said_in(c, g, a, s->sym) && !said_in(c, g, b, s->version_of);
}

/* V says one thing that AFTER corrects. */
static void report(struct context *c, const struct group *g, const uint32_t *v, uint32_t n, const uint32_t *after,
	uint32_t n_after)
{
	const struct window *w = &c->a[first_in_time(c, v, n)].window;
	struct finding_draft d = {.kind = FIND_CHANGE, .question = g->question, .slots = g->slots, .n_camps = 2, .base = -1,
		.flags = FLAG_CORRECTION, .timed = w->kind != WINDOW_NONE, .era_lo = w->lo, .era_hi = w->hi,
		.camps = {{.answers = v, .n = n, .value = values_text(c, v, n)},
			{.answers = after, .n = n_after, .value = values_text(c, after, n_after)}}};

	finding_add(c, &d);
}

/* May B's claim or source correct anything at all? */
static bool may_correct(const struct context *c, uint32_t b)
{
	const struct claim *claim = &c->l->claims.v[c->a[b].claim];

	return typed_part(c, b) && (claim->n_corrects || c->l->sources.v[claim->source].version_of != NONE);
}

static bool is_corrected(const struct context *c, const struct group *g, uint32_t by, uint32_t gone)
{
	const struct answer *a = &c->a[gone], *b = &c->a[by];

	return by != gone && typed_part(c, gone) && !agrees(c, a, b) && (corrects(c, b, a) || replaces(c, g, b, a));
}

/* What is corrected and says the same makes one finding, whatever its time, with everything that corrects it. */
static void report_alike(struct context *c, const struct group *g, const uint32_t *by, uint32_t n_by, const uint32_t *gone,
	uint32_t n_gone)
{
	uint32_t *v = ARENA_ARRAY(c->scratch, uint32_t, n_gone);
	uint32_t *after = ARENA_ARRAY(c->scratch, uint32_t, n_by);

	for (uint32_t i = 0; i < n_gone; i++) {
		uint32_t n = 0, n_after = 0;

		for (uint32_t k = 0; k < n_gone; k++)
			if (str_eq(c->a[gone[k]].value->canon, c->a[gone[i]].value->canon)) /* about 6 and 6 are one */
				v[n++] = gone[k];
		if (v[0] != gone[i])
			continue;
		for (uint32_t k = 0; k < n_by; k++)
			for (uint32_t m = 0; m < n; m++)
				if (is_corrected(c, g, by[k], v[m])) {
					after[n_after++] = by[k];
					break;
				}
		report(c, g, v, n, after, n_after);
	}
}

static void correct_group(struct context *c, const struct group *g)
{
	uint32_t *by = ARENA_ARRAY(c->scratch, uint32_t, g->n), *gone = ARENA_ARRAY(c->scratch, uint32_t, g->n);
	uint32_t n_by = 0, n_gone = 0;

	for (uint32_t i = g->first; i < g->first + g->n; i++)
		if (may_correct(c, i))
			by[n_by++] = i;
	for (uint32_t i = g->first; i < g->first + g->n && n_by; i++)
		for (uint32_t k = 0; k < n_by; k++)
			if (is_corrected(c, g, by[k], i)) {
				gone[n_gone++] = i;
				break;
			}
	if (n_gone)
		report_alike(c, g, by, n_by, gone, n_gone);
	for (uint32_t i = 0; i < n_gone; i++)
		c->state[gone[i]].turned = true;
}

void correction(struct context *c, const struct component *k)
{
	for (uint32_t i = 0; i < k->n_groups; i++)
		correct_group(c, &c->out->groups.v.v[k->groups[i]]);
}
