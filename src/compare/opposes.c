/* Pairs: time (§3.1), denial, outcome, and whether two answers of one group stand against each other. */
#include "compare/context.h"

#include "normalize/normalize.h"

bool same_unit(const struct context *c, uint32_t question, uint32_t other)
{
	return window_unit(&c->l->questions.v[question]) == window_unit(&c->l->questions.v[other]);
}

static bool named_on_chain(const struct context *c, const struct answer *a, uint32_t sym)
{
	const struct chain *chain = &c->l->chains.v[a->chain];

	if (c->l->sources.v[a->source].sym == sym)
		return true;
	for (uint32_t i = 0; i < chain->n; i++)
		for (uint32_t k = 0; k < chain->link[i].who.n; k++)
			if (chain->link[i].who.v[k].sym == sym)
				return true;
	for (uint8_t i = 0; i < a->n_speakers; i++)
		if (a->speakers[i].key == sym)
			return true;
	return false;
}

bool denies(const struct context *c, const struct answer *a, const struct answer *b)
{
	const struct claim *claim;

	if (!a->has_denies)
		return false;
	claim = &c->l->claims.v[a->claim];
	for (uint32_t i = 0; i < claim->n_denies; i++) {
		const struct target *t = &c->l->targets.v[claim->first_denies + i];

		if (t->kind == TARGET_CLAIM && t->index == b->claim &&
			(t->question == NONE || t->question == b->question || t->question == b->from))
			return true;
		if (t->kind == TARGET_SYMBOL && named_on_chain(c, b, t->index))
			return true;
	}
	return false;
}

bool denies_framed(const struct context *c, const struct answer *a)
{
	const struct claim *claim;

	if (!a->has_denies)
		return false;
	claim = &c->l->claims.v[a->claim];
	for (uint32_t i = 0; i < claim->n_denies; i++)
		if (c->l->targets.v[claim->first_denies + i].kind == TARGET_YES)
			return true;
	return false;
}

bool told_apart_by_order(const struct answer *a, const struct answer *b)
{
	return a->order && b->order && a->order != b->order &&
		a->source == b->source;
}

/* Of an event that may come again, a no without a typed window disputes only what it denies. */
static bool untyped_no(const struct answer *a)
{
	return a->value->type == VALUE_YESNO && !a->value->yes && !a->value->non_answer && !a->window.typed;
}

static bool inside(const struct window *in, const struct window *around)
{
	return around->kind == WINDOW_DURING && in->lo >= around->lo && in->hi <= around->hi;
}

static enum overlap windows(const struct window *a, const struct window *b)
{
	if (a->lo > b->hi || b->lo > a->hi)
		return OVERLAP_NO;
	if (a->kind != WINDOW_SOME && b->kind != WINDOW_SOME)
		return OVERLAP_SURE;
	return inside(a, b) || inside(b, a) ? OVERLAP_SURE : OVERLAP_POSSIBLE;
}

enum overlap overlap(const struct context *c, const struct answer *a, const struct answer *b)
{
	if (!told_apart_by_order(a, b) && (denies(c, a, b) || denies(c, b, a)))
		return OVERLAP_SURE;
	return overlap_undenied(c, a, b);
}

enum overlap overlap_undenied(const struct context *c, const struct answer *a, const struct answer *b)
{
	const struct question *q = question_of(c, a);

	if (window_unit(q) == UNIT_NONE)
		return OVERLAP_SURE;
	if (told_apart_by_order(a, b))
		return OVERLAP_NO;
	if (q->happens && (untyped_no(a) || untyped_no(b)))
		return OVERLAP_NO;
	return windows(&a->window, &b->window);
}

bool contrary(const struct context *c, const struct answer *a, const struct answer *b)
{
	if (a->value->type == VALUE_YESNO)
		return a->value->yes != b->value->yes;
	return value_relation(c->l->lattice, a->value, b->value, NULL) == REL_DIFFER;
}

bool is_forecast(const struct answer *a)
{
	if (a->class == CLASS_PLAN || a->class == CLASS_WILLING || a->class == CLASS_LIKELY)
		return true;
	return a->value->type == VALUE_YESNO && !a->value->yes &&
		(a->as == AS_PLAN || a->as == AS_DECIDED || a->as == AS_DROPPED);
}

bool is_outcome(const struct context *c, const struct answer *earlier, const struct answer *later)
{
	const struct question *q = question_of(c, earlier);

	return !q->changes && !q->happens && is_forecast(earlier) && is_real(later) && said_before(earlier, later) &&
		!denies(c, later, earlier);
}

enum overlap opposes(const struct context *c, const struct answer *a, const struct answer *b)
{
	if (!contrary(c, a, b) || is_outcome(c, a, b) || is_outcome(c, b, a))
		return OVERLAP_NO;
	return overlap(c, a, b);
}
