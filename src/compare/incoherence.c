/* Incoherence (§3.6): one source answers the same `first` and `later`. The `first` answer is quarantined until a ruling
 * says `real` or `both-true`. */
#include "compare/component.h"

static bool is_ordered(const struct context *c, uint32_t answer, enum claim_order order)
{
	return c->a[answer].order == order && c->a[answer].from == NONE &&
		(c->state[answer].left == LEFT_NOT || c->state[answer].left == LEFT_QUARANTINED);
}

/* `later` says again what `first` said. */
static bool repeats(const struct context *c, uint32_t first, uint32_t later)
{
	const struct answer *a = &c->a[first], *b = &c->a[later];

	return a->source == b->source && a->class == b->class &&
		value_same(a->value, b->value);
}

struct pair_lists {
	VEC(uint32_t) first, later, elsewhere;
};

static void lists_free(struct pair_lists *p)
{
	vec_free(&p->first);
	vec_free(&p->later);
	vec_free(&p->elsewhere);
}

/* Opposes the first answer and not the later one: what the source may have meant. */
static void find_elsewhere(const struct context *c, const uint32_t *v, uint32_t n, struct pair_lists *p)
{
	const struct answer *first = &c->a[p->first.v[0]], *later = &c->a[p->later.v[0]];

	for (uint32_t i = 0; i < n; i++) {
		const struct answer *x = &c->a[v[i]];

		if (!typed_part(c, v[i]) || x->source == first->source)
			continue;
		if (opposes(c, first, x) != OVERLAP_NO && opposes(c, later, x) == OVERLAP_NO)
			vec_push(&p->elsewhere, v[i]);
	}
}

static void report_pair(struct context *c, const struct group *g, struct pair_lists *p)
{
	const struct window *w = &c->a[p->first.v[0]].window;
	struct camp_draft camps[3] = {
		{.answers = p->first.v, .n = p->first.n, .value = c->a[p->first.v[0]].value->canon, .set_aside = true},
		{.answers = p->later.v, .n = p->later.n, .value = c->a[p->later.v[0]].value->canon},
		{.answers = p->elsewhere.v, .n = p->elsewhere.n}};
	struct finding_draft d = {.question = g->question, .slots = g->slots, .more = camps, .n_camps = p->elsewhere.n ? 3 : 2,
		.base = -1, .flags = FLAG_INCOHERENT, .timed = w->kind != WINDOW_NONE, .era_lo = w->lo, .era_hi = w->hi};
	uint32_t finding;

	if (p->elsewhere.n)
		camps[2].value = values_text(c, p->elsewhere.v, p->elsewhere.n);
	d.kind = c->l->questions.v[g->question].type == VALUE_YESNO ? FIND_CONTRADICTION : FIND_MISMATCH;
	finding = finding_add(c, &d);
	if (ruling_spares(c, finding)) {
		finding_take_back(c, finding, 0);
		for (size_t i = 0; i < p->first.n; i++)
			c->state[p->first.v[i]].left = LEFT_NOT;
	}
}

/* The first answers of V's order that this `later` source repeats, and the later ones that repeat them. */
static void gather(const struct context *c, const uint32_t *v, uint32_t n, uint32_t first, struct pair_lists *p)
{
	for (uint32_t i = 0; i < n; i++)
		if (is_ordered(c, v[i], ORDER_LATER) && repeats(c, first, v[i]))
			vec_push(&p->later, v[i]);
	for (uint32_t i = 0; i < n && p->later.n; i++)
		if (is_ordered(c, v[i], ORDER_FIRST) && repeats(c, v[i], p->later.v[0]))
			vec_push(&p->first, v[i]);
}

static bool group_has_order(const struct context *c, const uint32_t *v, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		if (is_ordered(c, v[i], ORDER_FIRST))
			return true;
	return false;
}

void quarantine(struct context *c, uint32_t group)
{
	const struct group *g = &c->out->groups.v.v[group];
	const uint32_t *v = members_of(c, g);

	for (uint32_t i = 0; i < g->n && group_has_order(c, v, g->n); i++)
		for (uint32_t k = 0; k < g->n && is_ordered(c, v[i], ORDER_FIRST); k++)
			if (is_ordered(c, v[k], ORDER_LATER) && repeats(c, v[i], v[k]))
				c->state[v[i]].left = LEFT_QUARANTINED;
}

void incoherence(struct context *c, uint32_t group)
{
	const struct group *g = &c->out->groups.v.v[group];
	const uint32_t *v = members_of(c, g);

	if (!group_has_order(c, v, g->n))
		return;
	for (uint32_t i = 0; i < g->n; i++) {
		struct pair_lists p = {0};

		if (c->state[v[i]].left == LEFT_QUARANTINED)
			gather(c, v, g->n, v[i], &p);
		if (p.first.n && p.first.v[0] == v[i]) { /* once for all alike */
			find_elsewhere(c, v, g->n, &p);
			report_pair(c, g, &p);
		}
		lists_free(&p);
	}
}
