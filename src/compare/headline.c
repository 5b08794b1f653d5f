/* Headline (§3.7): a headline or standfirst whose answer no body answer of its article meets. */
#include "compare/component.h"

static bool share_member(const struct value *a, const struct value *b)
{
	for (uint32_t i = 0; i < a->n; i++)
		for (uint32_t k = 0; k < b->n; k++)
			if (a->members[i].sym == b->members[k].sym && !a->members[i].not && !b->members[k].not)
				return true;
	return false;
}

static bool excludes_something(const struct value *v)
{
	for (uint32_t i = 0; i < v->n; i++)
		if (v->members[i].not)
			return true;
	return false;
}

/* Lists meet if they share a member, whatever else one of them leaves out; "not x" meets anything but x. */
static bool meets(const struct context *c, const struct value *a, const struct value *b)
{
	if (a->type != VALUE_SET)
		return value_meet(c->l->lattice, a, b);
	return share_member(a, b) || ((excludes_something(a) || excludes_something(b)) &&
		value_relation(c->l->lattice, a, b, NULL) != REL_DIFFER);
}

static bool meets_body(const struct context *c, uint32_t top, const uint32_t *body, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		if (meets(c, c->a[top].value, c->a[body[i]].value))
			return true;
	return false;
}

/* Both stand in one dispute already: it says all there is to say. */
static bool in_one_dispute(const struct context *c, uint32_t top, const uint32_t *body, uint32_t n)
{
	for (size_t f = c->first_finding; f < c->out->findings.n; f++) {
		const struct finding *d = &c->out->findings.v[f];
		bool has_top = false, has_body = false;

		if (d->kind > FIND_MISMATCH || (d->flags & (FLAG_HEADLINE | FLAG_INCOHERENT)) || d->class_only)
			continue;
		for (uint32_t i = 0; i < d->n_camps; i++)
			for (uint32_t k = 0; k < d->camps[i].n; k++) {
				has_top |= d->camps[i].answers[k] == top;
				for (uint32_t m = 0; m < n && !has_body; m++)
					has_body = d->camps[i].answers[k] == body[m];
			}
		if (has_top && has_body)
			return true;
	}
	return false;
}

static void report(struct context *c, const struct group *g, const uint32_t *top, uint32_t n_top, const uint32_t *body,
	uint32_t n_body)
{
	const struct window *w = &c->a[first_in_time(c, top, n_top)].window;
	struct finding_draft d = {.kind = FIND_MISMATCH, .question = g->question, .slots = g->slots, .n_camps = 2, .base = 3,
		.flags = FLAG_HEADLINE, .opposition = OPPOSITION_CONTRARY, .timed = w->kind != WINDOW_NONE, .era_lo = w->lo,
		.era_hi = w->hi, .camps = {{.answers = top, .n = n_top, .value = values_text(c, top, n_top)},
			{.answers = body, .n = n_body, .value = values_text(c, body, n_body)}}};

	finding_add(c, &d);
}

static uint32_t typed_only(const struct context *c, uint32_t *v, uint32_t n)
{
	uint32_t kept = 0;

	for (uint32_t i = 0; i < n; i++)
		if (typed_part(c, v[i]))
			v[kept++] = v[i];
	return kept;
}

static void look_at_source(struct context *c, const struct group *g, const uint32_t *v, uint32_t source)
{
	uint32_t *top = ARENA_ARRAY(c->scratch, uint32_t, g->n), *body = ARENA_ARRAY(c->scratch, uint32_t, g->n);
	uint32_t n_top = 0, n_body = 0, kept = 0;

	for (uint32_t i = 0; i < g->n; i++) {
		if (!takes_part(c, v[i]) || c->a[v[i]].source != source)
			continue;
		if (c->a[v[i]].on_top && typed_part(c, v[i]) && !c->state[v[i]].turned)
			top[n_top++] = v[i];
		else if (!c->a[v[i]].on_top)
			body[n_body++] = v[i]; /* also what follows from another answer of the body */
	}
	for (uint32_t i = 0; i < n_top && n_body; i++)
		if (!meets_body(c, top[i], body, n_body) && !in_one_dispute(c, top[i], body, n_body))
			top[kept++] = top[i];
	n_body = typed_only(c, body, n_body);
	if (kept && n_body)
		report(c, g, top, kept, body, n_body);
}

void headline(struct context *c, uint32_t group)
{
	const struct group *g = &c->out->groups.v.v[group];
	uint32_t last = NONE;

	for (uint32_t i = g->first; i < g->first + g->n; i++) { /* sorted by claim: an article's answers stand together */
		if (!c->a[i].on_top || !typed_part(c, i) || c->a[i].source == last)
			continue;
		last = c->a[i].source;
		look_at_source(c, g, members_of(c, g), last);
	}
}
