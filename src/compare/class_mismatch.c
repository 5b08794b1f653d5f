/* Class (§3.4): a yes as said and as plan, of one origin on one day: one report told twice. Looked for inside an era,
 * strand by strand of origin, there by day and windows that meet. */
#include "compare/component.h"
#include "compare/meeting.h"

#include "base/sort.h"

static bool is_told(const struct context *c, uint32_t answer, bool plan)
{
	const struct answer *a = &c->a[answer];

	return typed_part(c, answer) && a->value->yes && a->as == (plan ? AS_PLAN : AS_SAID);
}

static int day_order(const void *x, const void *y, void *context)
{
	const struct context *c = context;
	const struct answer *a = &c->a[*(const uint32_t *)x], *b = &c->a[*(const uint32_t *)y];

	if (a->day_lo != b->day_lo)
		return a->day_lo < b->day_lo ? -1 : 1;
	if (a->day_hi != b->day_hi)
		return a->day_hi < b->day_hi ? -1 : 1;
	return a < b ? -1 : a > b;
}

struct twins {
	struct u32s said, plan;
};

static void keep_met(const struct context *c, const uint32_t *v, uint32_t n, const struct meeting *with, struct u32s *out)
{
	for (uint32_t i = 0; i < n; i++)
		if (meets_some(with, &c->a[v[i]]))
			vec_push(out, v[i]);
}

/* V: told on one day, in one strand. */
static void look_at_day(struct context *c, const uint32_t *v, uint32_t n, struct twins *out)
{
	uint32_t *said = ARENA_ARRAY(c->scratch, uint32_t, n), *plan = ARENA_ARRAY(c->scratch, uint32_t, n);
	uint32_t n_said = 0, n_plan = 0;
	const struct meeting *with_said, *with_plan;

	for (uint32_t i = 0; i < n; i++)
		if (is_told(c, v[i], true))
			plan[n_plan++] = v[i];
		else
			said[n_said++] = v[i];
	if (!n_said || !n_plan)
		return;
	with_said = meeting_of(c, said, n_said, APART_BY_ORDER);
	with_plan = meeting_of(c, plan, n_plan, APART_BY_ORDER);
	keep_met(c, said, n_said, with_plan, &out->said);
	keep_met(c, plan, n_plan, with_said, &out->plan);
}

static void look_in_strand(struct context *c, const struct strand *s, struct twins *out)
{
	uint32_t *v = ARENA_COPY(c->scratch, s->answers, s->n);

	sort_by(v, s->n, sizeof *v, day_order, c);
	for (uint32_t i = 0, end; i < s->n; i = end) {
		for (end = i + 1; end < s->n && said_on_the_same_day(&c->a[v[i]], &c->a[v[end]]); end++)
			;
		look_at_day(c, v + i, end - i, out);
	}
}

static int answer_order(const void *x, const void *y, void *context)
{
	uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;

	(void)context;
	return a < b ? -1 : a > b;
}

/* A joint claim stands in several strands: each once. */
static void once(struct u32s *v)
{
	size_t kept = 0;

	sort_by(v->v, v->n, sizeof *v->v, answer_order, NULL);
	for (size_t i = 0; i < v->n; i++)
		if (!kept || v->v[kept - 1] != v->v[i])
			v->v[kept++] = v->v[i];
	v->n = kept;
}

static void report(struct context *c, const struct cell *cell, struct twins *t)
{
	const struct group *g = &c->out->groups.v.v[cell->group];
	struct finding_draft d = {.kind = FIND_MISMATCH, .question = g->question, .slots = g->slots, .n_camps = 2, .base = -1,
		.steps = -1, .class_only = true, .timed = cell->timed, .era_lo = cell->lo, .era_hi = cell->hi};

	once(&t->said);
	once(&t->plan);
	d.camps[0] = (struct camp_draft){.answers = t->said.v, .n = t->said.n, .value = STR("yes")};
	d.camps[1] = (struct camp_draft){.answers = t->plan.v, .n = t->plan.n, .value = STR("yes (plan)")};
	finding_add(c, &d);
}

void class_mismatch(struct context *c, const struct cell *cell)
{
	uint32_t *v = ARENA_ARRAY(c->scratch, uint32_t, cell->n), n = 0, n_plan = 0, n_strands;
	const struct strand *s;
	struct twins t = {0};

	for (uint32_t i = 0; i < cell->n; i++)
		if (is_told(c, cell->v[i], false) || is_told(c, cell->v[i], true)) {
			v[n++] = cell->v[i];
			n_plan += is_told(c, cell->v[i], true);
		}
	if (n_plan == 0 || n_plan == n)
		return;
	s = strands(c, c->scratch, v, n, false, &n_strands);
	for (uint32_t i = 0; i < n_strands; i++)
		look_in_strand(c, &s[i], &t);
	if (t.said.n)
		report(c, cell, &t);
	vec_free(&t.said);
	vec_free(&t.plan);
}
