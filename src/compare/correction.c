/* Correction (§3.1): `corrects`, and what a later version of the same article puts in place of an answer that is gone.
 * A change where the two do not agree; the earlier answer holds up no camp any more. */
#include "base/sort.h"
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

/* ---- where the answers of a claim and of a source stand in a group ------------------------------------------------------ */

/* In the order of claim ids the answers of a source stand together, and among them those of a claim. */
struct places {
	const struct group *g;
	struct u64_map first; /* claim, or SOURCE | source -> its first answer */
};
#define SOURCE (UINT64_C(1) << 32)

static void places_fill(struct places *p, const struct context *c, const struct group *g)
{
	p->g = g;
	u64_map_free(&p->first); /* not cleared: after a large group that would take long for each small one */
	for (uint32_t i = g->first; i < g->first + g->n; i++) {
		u64_map_put(&p->first, c->a[i].claim, i);
		u64_map_put(&p->first, SOURCE | c->a[i].source, i);
	}
}

static bool is_at(const struct context *c, const struct places *p, uint64_t whose, uint32_t answer)
{
	const struct answer *a = &c->a[answer];

	return answer < p->g->first + p->g->n && (whose & SOURCE ? (SOURCE | a->source) == whose : a->claim == whose);
}

/* for (x = first_at(p, whose); is_at(c, p, whose, x); x++): the answers of a claim or a source. */
static uint32_t first_at(const struct places *p, uint64_t whose)
{
	return u64_map_get(&p->first, whose); /* MAP_NONE lies behind every group */
}

/* Some answer of SOURCE in the group says what A says, at its time. */
static bool said_in(const struct context *c, const struct places *p, const struct answer *a, uint32_t source)
{
	for (uint32_t x = first_at(p, SOURCE | source); is_at(c, p, SOURCE | source, x); x++)
		if (typed_part(c, x) && agrees(c, a, &c->a[x]) &&
			(!question_of(c, a)->changes || overlap_undenied(c, a, &c->a[x]) != OVERLAP_NO))
			return true;
	return false;
}

/* B stands in a later version of A's article, A is gone from it, and B was not there before. */
static bool replaces(const struct context *c, const struct places *p, const struct answer *b, const struct answer *a)
{
	const struct source *s = &c->l->sources.v[b->source];

	return s->version_of != NONE && s->version_of == source_sym(c, a) && same_time(c, a, b) &&
		!said_in(c, p, a, b->source) && !said_in(c, p, b, a->source);
}

/* ---- what is corrected ----------------------------------------------------------------------------------------------------- */

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

static bool is_corrected(const struct context *c, const struct places *p, uint32_t by, uint32_t gone)
{
	const struct answer *a = &c->a[gone], *b = &c->a[by];

	return by != gone && typed_part(c, gone) && !agrees(c, a, b) && (corrects(c, b, a) || replaces(c, p, b, a));
}

struct corrected {
	uint32_t alike; /* what is gone and says the same has one number */
	uint32_t gone, by;
};
struct corrections {
	struct places places;
	VEC(struct corrected) v;
};

static void look_at(struct corrections *k, const struct context *c, uint32_t by, uint64_t whose)
{
	for (uint32_t x = first_at(&k->places, whose); is_at(c, &k->places, whose, x); x++)
		if (is_corrected(c, &k->places, by, x))
			vec_push(&k->v, (struct corrected){0, x, by});
}

static void look_at_source(struct corrections *k, const struct context *c, uint32_t by, uint32_t sym)
{
	if (source_of(c->l, sym))
		look_at(k, c, by, SOURCE | c->l->symbols.v[sym].index);
}

/* Everything that BY may correct: what its claim points at, and the version before its own. */
static void look_behind(struct corrections *k, const struct context *c, uint32_t by)
{
	const struct claim *claim = &c->l->claims.v[c->a[by].claim];

	for (uint32_t i = 0; i < claim->n_corrects; i++) {
		const struct target *t = &c->l->targets.v[claim->first_corrects + i];

		if (t->kind == TARGET_CLAIM)
			look_at(k, c, by, t->index);
		else if (t->kind == TARGET_SYMBOL)
			look_at_source(k, c, by, t->index);
	}
	if (c->l->sources.v[claim->source].version_of != NONE)
		look_at_source(k, c, by, c->l->sources.v[claim->source].version_of);
}

static int corrected_order(const void *x, const void *y, void *context)
{
	const struct corrected *a = x, *b = y;

	(void)context;
	if (a->alike != b->alike)
		return a->alike < b->alike ? -1 : 1;
	if (a->gone != b->gone)
		return a->gone < b->gone ? -1 : 1;
	return a->by < b->by ? -1 : a->by > b->by;
}

static int number_order(const void *x, const void *y, void *context)
{
	uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;

	(void)context;
	return a < b ? -1 : a > b;
}

/* Numbers what says the same, in the order of claims. */
static void number_alike(struct corrections *k, const struct context *c)
{
	struct str_map texts = {0};

	sort_by(k->v.v, k->v.n, sizeof *k->v.v, corrected_order, NULL);
	for (size_t i = 0; i < k->v.n; i++) /* about 6 and 6 are one */
		k->v.v[i].alike = *str_map_put(&texts, c->a[k->v.v[i].gone].value->canon, (uint32_t)i);
	sort_by(k->v.v, k->v.n, sizeof *k->v.v, corrected_order, NULL);
	str_map_free(&texts);
}

/* What is corrected and says the same makes one finding, whatever its time, with everything that corrects it. */
static void report_alike(struct context *c, const struct group *g, const struct corrected *k, size_t n)
{
	uint32_t *v = ARENA_ARRAY(c->scratch, uint32_t, n), *after = ARENA_ARRAY(c->scratch, uint32_t, n);
	uint32_t n_v = 0, n_after = 0;

	for (size_t i = 0; i < n; i++) {
		if (!n_v || v[n_v - 1] != k[i].gone)
			v[n_v++] = k[i].gone;
		after[i] = k[i].by;
	}
	sort_by(after, n, sizeof *after, number_order, NULL);
	for (size_t i = 0; i < n; i++)
		if (!n_after || after[n_after - 1] != after[i])
			after[n_after++] = after[i];
	report(c, g, v, n_v, after, n_after);
}

static void correct_group(struct context *c, struct corrections *k, const struct group *g)
{
	bool filled = false;

	k->v.n = 0;
	for (uint32_t i = g->first; i < g->first + g->n; i++) {
		if (!may_correct(c, i))
			continue;
		if (!filled)
			places_fill(&k->places, c, g);
		filled = true;
		look_behind(k, c, i);
	}
	number_alike(k, c);
	for (size_t i = 0, end; i < k->v.n; i = end) {
		for (end = i + 1; end < k->v.n && k->v.v[end].alike == k->v.v[i].alike;)
			end++;
		report_alike(c, g, k->v.v + i, end - i);
	}
	for (size_t i = 0; i < k->v.n; i++)
		c->state[k->v.v[i].gone].turned = true;
}

void correction(struct context *c, const struct component *k)
{
	struct corrections found = {0};

	for (uint32_t i = 0; i < k->n_groups; i++)
		correct_group(c, &found, &c->out->groups.v.v[k->groups[i]]);
	u64_map_free(&found.places.first);
	vec_free(&found.v);
}
