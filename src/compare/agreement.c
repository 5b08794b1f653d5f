/* What stands together where nothing is in dispute (§4): agreement, echo, single-source. In every camp, disputed or not,
 * conflicts of attribution are looked for first: they take the place of agreement and echo. */
#include "compare/component.h"

#include "base/sort.h"
#include "compare/rules.h"

static uint32_t count_articles(const struct context *c, const uint32_t *v, uint32_t n)
{
	struct u64_map seen = {0};
	uint32_t count;

	for (uint32_t i = 0; i < n; i++)
		u64_map_put(&seen, c->a[v[i]].source, 1);
	count = (uint32_t)seen.n;
	u64_map_free(&seen);
	return count;
}

/* ---- which answers stand together ------------------------------------------------------------------------------------- */

struct standing_order {
	const struct context *c;
	const uint32_t *v, *camp;
};

static int together_order(const void *x, const void *y, void *context)
{
	const struct standing_order *s = context;
	uint32_t i = *(const uint32_t *)x, k = *(const uint32_t *)y;

	if (s->camp[i] != s->camp[k])
		return s->camp[i] < s->camp[k] ? -1 : 1;
	return i < k ? -1 : i > k;
}

static uint32_t root(uint32_t *parent, uint32_t i)
{
	while (parent[i] != i)
		i = parent[i] = parent[parent[i]];
	return i;
}

struct by_window {
	const struct context *c;
	const uint32_t *v;
};

static int window_order(const void *x, const void *y, void *context)
{
	const struct by_window *w = context;
	uint32_t i = *(const uint32_t *)x, k = *(const uint32_t *)y;
	int32_t a = w->c->a[w->v[i]].window.lo, b = w->c->a[w->v[k]].window.lo;

	if (a != b)
		return a < b ? -1 : 1;
	return i < k ? -1 : i > k;
}

/* `grows`: counts of different days agree only if equal, of one day if they meet. CAMP holds equal values already. */
static void join_days(struct context *c, const struct cell *cell, uint32_t *camp)
{
	uint32_t *order = ARENA_ARRAY(c->scratch, uint32_t, cell->n), *parent = ARENA_ARRAY(c->scratch, uint32_t, cell->n);
	struct by_window w = {c, cell->v};

	for (uint32_t i = 0; i < cell->n; i++)
		order[i] = parent[i] = i;
	sort_by(order, cell->n, sizeof *order, window_order, &w);
	for (uint32_t i = 0; i < cell->n; i++)
		for (uint32_t k = i + 1; k < cell->n; k++) {
			const struct answer *a = &c->a[cell->v[order[i]]], *b = &c->a[cell->v[order[k]]];
			uint32_t x = root(parent, camp[order[i]]), y = root(parent, camp[order[k]]);

			if (b->window.lo > a->window.hi)
				break;
			if (x != y && overlap(c, a, b) != OVERLAP_NO && value_meet(c->l->lattice, a->value, b->value))
				parent[x < y ? y : x] = x < y ? x : y;
		}
	for (uint32_t i = 0; i < cell->n; i++)
		camp[i] = root(parent, camp[i]);
}

static const uint32_t *camps_for(struct context *c, const struct cell *cell, const struct reps *r)
{
	const struct question *q = question_of(c, &c->a[cell->v[0]]);
	uint32_t *camp;

	if (q->type != VALUE_ONE && !q->grows)
		return r->camps.of;
	camp = same_values(c, cell->v, cell->n); /* camps of single values hold parts beside wholes: those do not agree */
	if (q->grows)
		join_days(c, cell, camp);
	return camp;
}

/* ---- agreement and echo ---------------------------------------------------------------------------------------------------- */

struct together {
	struct context *c;
	const struct cell *cell;
	bool no_echo;
};

static void add(struct together *t, enum finding_kind kind, enum answer_class class, const uint32_t *v, uint32_t n)
{
	const struct group *g = &t->c->out->groups.v.v[t->cell->group];
	struct finding_draft d = {.kind = kind, .question = g->question, .slots = g->slots, .n_camps = 1, .base = -1,
		.class = class, .timed = t->cell->timed, .era_lo = t->cell->lo, .era_hi = t->cell->hi,
		.camps = {{.answers = v, .n = n, .value = values_text(t->c, v, n)}}};

	finding_add(t->c, &d);
}

static void agree(struct together *t, const uint32_t *v, uint32_t n)
{
	for (enum answer_class class = 0; class < N_CLASSES; class++) {
		uint32_t *mine = ARENA_ARRAY(t->c->scratch, uint32_t, n), count = 0, n_strands;

		for (uint32_t i = 0; i < n; i++)
			if (t->c->a[v[i]].class == class)
				mine[count++] = v[i];
		if (count < 2 || count_articles(t->c, mine, count) < 2)
			continue;
		strands(t->c, t->c->scratch, mine, count, true, &n_strands);
		if (n_strands > 1)
			add(t, FIND_AGREEMENT, class, mine, count);
		else if (!t->no_echo)
			add(t, FIND_ECHO, class, mine, count);
	}
}

/* Calls for every run of equal camps among the typed answers. */
static void each_camp(struct together *t, const uint32_t *camp)
{
	struct standing_order s = {t->c, t->cell->v, camp};
	uint32_t *order = ARENA_ARRAY(t->c->scratch, uint32_t, t->cell->n), n = 0;
	uint32_t *v = ARENA_ARRAY(t->c->scratch, uint32_t, t->cell->n);

	for (uint32_t i = 0; i < t->cell->n; i++)
		if (typed_part(t->c, t->cell->v[i]) && camp[i] != CAMP_FITS_BOTH)
			order[n++] = i;
	sort_by(order, n, sizeof *order, together_order, &s);
	for (uint32_t i = 0, end; i < n; i = end) {
		unsigned conflicts;

		for (end = i; end < n && camp[order[end]] == camp[order[i]]; end++)
			v[end] = t->cell->v[order[end]];
		if (end - i < 2)
			continue;
		conflicts = attribution_in_camp(t->c, v + i, end - i, values_text(t->c, v + i, end - i), t->cell->disputed);
		if (!conflicts && !t->cell->disputed)
			agree(t, v + i, end - i);
	}
}

void agreement(struct context *c, const struct cell *cell, const struct reps *r, bool no_echo)
{
	struct together t = {c, cell, no_echo};

	if (cell->n > 1)
		each_camp(&t, camps_for(c, cell, r));
}

/* ---- single-source ------------------------------------------------------------------------------------------------------------ */

static uint32_t pick(struct context *c, const struct group *g, uint32_t *out, bool inferred, bool real)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < g->n; i++) {
		uint32_t answer = g->first + i;

		if (c->a[answer].from != NONE || c->state[answer].turned || (real && !is_real(&c->a[answer])))
			continue;
		if (c->state[answer].left == (inferred ? LEFT_INFERRED : LEFT_NOT))
			out[n++] = answer;
	}
	return n;
}

bool single_source(struct context *c, uint32_t group, bool disputed)
{
	const struct group *g = &c->out->groups.v.v[group];
	struct finding_draft d = {.kind = FIND_SINGLE_SOURCE, .question = g->question, .slots = g->slots, .n_camps = 1, .base = -1};
	uint32_t *v, n, n_strands;

	if (disputed || !c->l->questions.v[g->question].important)
		return false;
	v = ARENA_ARRAY(c->scratch, uint32_t, g->n);
	n = pick(c, g, v, false, true);
	if (!n)
		n = pick(c, g, v, false, false);
	if (!n) {
		n = pick(c, g, v, true, false);
		d.steps = 1; /* nothing but an inference */
	}
	if (!n)
		return false;
	strands(c, c->scratch, v, n, true, &n_strands);
	if (n_strands != 1)
		return false;
	d.camps[0] = (struct camp_draft){.answers = v, .n = n, .value = values_text(c, v, n)};
	finding_add(c, &d);
	return true;
}
