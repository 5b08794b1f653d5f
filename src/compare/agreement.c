/* What stands together where nothing is in dispute (§4): agreement, echo, single-source. In every camp, disputed or not,
 * conflicts of attribution are looked for first: they take the place of agreement and echo. */
#include "compare/component.h"
#include "base/sets.h"

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

struct by_window {
	const struct context *c;
	const uint32_t *v;
};

static int window_order(const void *x, const void *y, void *context)
{
	const struct by_window *w = context;
	uint32_t i = *(const uint32_t *)x, k = *(const uint32_t *)y;
	const struct window *a = &w->c->a[w->v[i]].window, *b = &w->c->a[w->v[k]].window;

	if (a->lo != b->lo)
		return a->lo < b->lo ? -1 : 1;
	if (a->hi != b->hi)
		return a->hi < b->hi ? -1 : 1;
	return i < k ? -1 : i > k;
}

/* Surely of one day: on the same day, or all through the same stretch. */
static bool of_one_day(const struct answer *a, const struct answer *b)
{
	return a->window.kind != WINDOW_SOME && b->window.kind != WINDOW_SOME && a->window.lo == b->window.lo &&
		a->window.hi == b->window.hi;
}

/* One day's counts are told apart like other numbers. Those camps whose members all say one thing keep its number, the
 * others get one of their own from NEXT on. Returns the first free one. */
static uint32_t camps_of_day(struct context *c, const struct cell *cell, const uint32_t *day, uint32_t n, uint32_t *camp,
	uint32_t next)
{
	uint32_t *v = ARENA_ARRAY(c->scratch, uint32_t, n), *says;
	bool *mixed;
	struct camps here;

	if (n == 1)
		return next;
	for (uint32_t i = 0; i < n; i++)
		v[i] = cell->v[day[i]];
	here = camps_of(c, v, n);
	says = ARENA_ARRAY(c->scratch, uint32_t, here.n);
	mixed = ARENA_ARRAY(c->scratch, bool, here.n);
	for (uint32_t i = 0; i < n; i++) {
		uint32_t k = here.of[i];

		if (k == CAMP_FITS_BOTH)
			continue;
		mixed[k] |= says[k] && says[k] != camp[day[i]] + 1;
		says[k] = camp[day[i]] + 1;
	}
	for (uint32_t i = 0; i < n; i++) {
		if (here.of[i] == CAMP_FITS_BOTH)
			camp[day[i]] = CAMP_FITS_BOTH;
		else if (mixed[here.of[i]])
			camp[day[i]] = next + here.of[i];
	}
	return next + here.n;
}

/* `grows`: counts of one day stand together as other numbers do; a day's camp joins that of another day only where all
 * of both say the same. CAMP holds the numbers of equal values; they become camps. */
static void join_days(struct context *c, const struct cell *cell, uint32_t *camp)
{
	uint32_t *order = ARENA_ARRAY(c->scratch, uint32_t, cell->n), next = cell->n;
	struct by_window w = {c, cell->v};

	for (uint32_t i = 0; i < cell->n; i++)
		order[i] = i;
	sort_by(order, cell->n, sizeof *order, window_order, &w);
	for (uint32_t i = 0, end; i < cell->n; i = end) {
		for (end = i + 1; end < cell->n && of_one_day(&c->a[cell->v[order[i]]], &c->a[cell->v[order[end]]]); end++)
			;
		next = camps_of_day(c, cell, order + i, end - i, camp, next);
	}
}

/* Which of some answers of a cell stand together: of numbers and dates those that share a value; single values only where
 * they are the same, for their camps hold parts beside wholes. */
static const uint32_t *camps_among(struct context *c, const struct cell *some)
{
	const struct question *q = question_of(c, &c->a[some->v[0]]);
	uint32_t *camp;

	if (q->type != VALUE_ONE && !q->grows)
		return camps_of(c, some->v, some->n).of;
	camp = same_values(c, some->v, some->n);
	if (q->grows)
		join_days(c, some, camp);
	return camp;
}

/* ---- agreement and echo ---------------------------------------------------------------------------------------------------- */

struct together {
	struct context *c;
	const struct cell *cell;
};

/* Its time is that of its era; of an event, and of counts that agree because they are of one day, that of its answers. */
static void set_time(const struct together *t, struct finding_draft *d, const uint32_t *v, uint32_t n)
{
	const struct question *q = question_of(t->c, &t->c->a[v[0]]);
	bool equal = true;

	for (uint32_t i = 1; i < n && q->grows; i++)
		equal &= value_same(t->c->a[v[0]].value, t->c->a[v[i]].value);
	d->timed = t->cell->timed || (q->grows && !equal);
	d->era_lo = t->cell->lo;
	d->era_hi = t->cell->hi;
	for (uint32_t i = 0; i < n && (q->happens || q->grows); i++) {
		const struct window *w = &t->c->a[v[i]].window;

		d->era_lo = i && d->era_lo < w->lo ? d->era_lo : w->lo;
		d->era_hi = i && d->era_hi > w->hi ? d->era_hi : w->hi;
	}
}

static void add(struct together *t, enum finding_kind kind, enum answer_class class, const uint32_t *v, uint32_t n)
{
	const struct group *g = &t->c->out->groups.v.v[t->cell->group];
	struct finding_draft d = {.kind = kind, .question = g->question, .slots = g->slots, .n_camps = 1, .base = -1,
		.class = class, .camps = {{.answers = v, .n = n, .value = values_text(t->c, v, n)}}};

	set_time(t, &d, v, n);
	finding_add(t->c, &d);
}

static unsigned conflicts(struct together *t, const uint32_t *v, uint32_t n)
{
	return attribution_in_camp(t->c, v, n, values_text(t->c, v, n), t->cell->disputed);
}

static bool all_weaker(const struct together *t, const uint32_t *v, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		if (!t->c->state[v[i]].weaker)
			return false;
	return true;
}

static void agree(struct together *t, const uint32_t *v, uint32_t n)
{
	uint32_t n_strands;

	if (conflicts(t, v, n) || t->cell->disputed || count_articles(t->c, v, n) < 2)
		return;
	strands(t->c, t->c->scratch, v, n, true, &n_strands);
	if (n_strands > 1)
		add(t, FIND_AGREEMENT, (enum answer_class)t->c->a[v[0]].class, v, n);
	else if (!all_weaker(t, v, n))
		add(t, FIND_ECHO, (enum answer_class)t->c->a[v[0]].class, v, n);
}

/* `happens`: the meetings of a cell may hang together over answers of another camp; what agrees meets by itself. */
static void agree_where_met(struct together *t, const uint32_t *v, uint32_t n)
{
	uint32_t *order = ARENA_ARRAY(t->c->scratch, uint32_t, n), *some = ARENA_ARRAY(t->c->scratch, uint32_t, n);
	struct by_window w = {t->c, v};

	for (uint32_t i = 0; i < n; i++)
		order[i] = i;
	sort_by(order, n, sizeof *order, window_order, &w);
	for (uint32_t i = 0, end; i < n; i = end) {
		int32_t reach = t->c->a[v[order[i]]].window.hi;
		uint32_t count = 0;

		for (end = i; end < n && t->c->a[v[order[end]]].window.lo <= reach; end++) {
			int32_t hi = t->c->a[v[order[end]]].window.hi;

			reach = hi > reach ? hi : reach;
			some[count++] = v[order[end]];
		}
		answers_sort(t->c, some, count);
		if (count > 1)
			agree(t, some, count);
	}
}

/* Every run of equal camps among SOME of the cell's answers. */
static void each_camp(struct together *t, const struct cell *some, const uint32_t *camp)
{
	struct standing_order s = {t->c, some->v, camp};
	uint32_t *order = ARENA_ARRAY(t->c->scratch, uint32_t, some->n), *v = ARENA_ARRAY(t->c->scratch, uint32_t, some->n), n = 0;

	for (uint32_t i = 0; i < some->n; i++)
		if (camp[i] != CAMP_FITS_BOTH)
			order[n++] = i;
	sort_by(order, n, sizeof *order, together_order, &s);
	for (uint32_t i = 0, end; i < n; i = end) {
		for (end = i; end < n && camp[order[end]] == camp[order[i]]; end++)
			v[end] = some->v[order[end]];
		if (end - i > 1 && question_of(t->c, &t->c->a[v[i]])->happens)
			agree_where_met(t, v + i, end - i);
		else if (end - i > 1)
			agree(t, v + i, end - i);
	}
}

/* Those of V for whom the conflicts and agreements of one class, or of one camp of a dispute, are looked for. */
static void look_among(struct together *t, const uint32_t *v, uint32_t n, const struct reps *r)
{
	struct cell some = *t->cell;
	const struct question *q;

	if (n < 2)
		return;
	q = question_of(t->c, &t->c->a[v[0]]);
	some.v = ARENA_COPY(t->c->scratch, v, n);
	some.n = n;
	if (r && n == t->cell->n && q->type <= VALUE_DATE && !q->grows)
		each_camp(t, &some, r->camps.of); /* the same answers: the same camps */
	else if (r || q->type == VALUE_ONE || q->grows)
		each_camp(t, &some, camps_among(t->c, &some));
	else
		each_camp(t, &some, ARENA_ARRAY(t->c->scratch, uint32_t, n)); /* all of one camp */
}

static int camp_order(const void *x, const void *y, void *context)
{
	const struct context *c = context;
	uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;

	if (c->state[a].camp != c->state[b].camp)
		return c->state[a].camp < c->state[b].camp ? -1 : 1;
	return a < b ? -1 : a > b;
}

/* The camps of a disputed era are those of its dispute, whatever the class: who stands against nobody is in none. */
static void look_in_camps(struct together *t)
{
	uint32_t *v = ARENA_ARRAY(t->c->scratch, uint32_t, t->cell->n), n = 0;

	for (uint32_t i = 0; i < t->cell->n; i++)
		if (typed_part(t->c, t->cell->v[i]) && t->c->state[t->cell->v[i]].camp)
			v[n++] = t->cell->v[i];
	sort_by(v, n, sizeof *v, camp_order, t->c);
	for (uint32_t i = 0, end; i < n; i = end) {
		for (end = i + 1; end < n && t->c->state[v[end]].camp == t->c->state[v[i]].camp; end++)
			;
		look_among(t, v + i, end - i, NULL);
	}
}

/* Elsewhere an answer supports only its class. */
void agreement(struct context *c, const struct cell *cell, const struct reps *r)
{
	struct together t = {c, cell};
	uint32_t *v;

	if (cell->n < 2)
		return;
	if (cell->disputed) {
		look_in_camps(&t);
		return;
	}
	v = ARENA_ARRAY(c->scratch, uint32_t, cell->n);
	for (enum answer_class class = 0; class < N_CLASSES; class++) {
		uint32_t n = 0;

		for (uint32_t i = 0; i < cell->n; i++)
			if (typed_part(c, cell->v[i]) && c->a[cell->v[i]].class == class)
				v[n++] = cell->v[i];
		look_among(&t, v, n, r);
	}
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

void single_source(struct context *c, uint32_t group)
{
	const struct group *g = &c->out->groups.v.v[group];
	struct finding_draft d = {.kind = FIND_SINGLE_SOURCE, .question = g->question, .slots = g->slots, .n_camps = 1, .base = -1};
	uint32_t *v, n, n_strands;

	if (!c->l->questions.v[g->question].important)
		return;
	v = ARENA_ARRAY(c->scratch, uint32_t, g->n);
	n = pick(c, g, v, false, true);
	if (!n)
		n = pick(c, g, v, false, false);
	if (!n) {
		n = pick(c, g, v, true, false);
		d.steps = 1; /* nothing but an inference */
	}
	if (!n)
		return;
	strands(c, c->scratch, v, n, true, &n_strands);
	if (n_strands != 1)
		return;
	d.camps[0] = (struct camp_draft){.answers = v, .n = n, .value = values_text(c, v, n)};
	finding_add(c, &d);
}
