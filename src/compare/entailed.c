/* One origin gives the weaker answer in one article and the entailing one in another (§3.3): a partial under the stronger
 * question, the weaker camp first, one step up. Looked for inside an era, among answers of one class and value: strand by
 * strand of origin, there by windows that meet, never by pairs. */
#include "compare/component.h"
#include "compare/meeting.h"

#include "base/sort.h"

/* An answer that has found its counterpart, under the stronger question of that. */
struct hit {
	uint32_t from;
	const uint32_t *slots;
	bool strong;
	uint32_t answer;
};
struct hits {
	VEC(struct hit) v;
};

/* ---- one strand ---------------------------------------------------------------------------------------------------- */

static int slots_order(const struct context *c, uint32_t question, const uint32_t *a, const uint32_t *b)
{
	for (uint32_t i = 0; a != b && i < c->l->questions.v[question].n_slots; i++)
		if (a[i] != b[i])
			return a[i] < b[i] ? -1 : 1;
	return 0;
}

/* Derived answers by stronger question, its slots, article. */
static int stronger_order(const void *x, const void *y, void *context)
{
	const struct context *c = context;
	const struct answer *a = &c->a[*(const uint32_t *)x], *b = &c->a[*(const uint32_t *)y];
	int d;

	if (a->from != b->from)
		return a->from < b->from ? -1 : 1;
	d = slots_order(c, a->from, a->from_slots, b->from_slots);
	if (d)
		return d;
	return a < b ? -1 : a > b;
}

/* Who gives the stronger answer, too, has lost nothing: GIVERS are the derived answers, by stronger question and article. */
static int giver_order(const void *x, const void *y, void *context)
{
	const struct context *c = context;
	const struct answer *a = &c->a[*(const uint32_t *)x], *b = &c->a[*(const uint32_t *)y];

	if (a->from != b->from)
		return a->from < b->from ? -1 : 1;
	return a->source < b->source ? -1 : a->source > b->source;
}

struct givers {
	const uint32_t *v;
	uint32_t n;
};

static bool gives_both(const struct context *c, const struct givers *g, uint32_t from, uint32_t source)
{
	uint32_t lo = 0, hi = g->n;

	while (lo < hi) {
		uint32_t mid = (lo + hi) / 2;
		const struct answer *a = &c->a[g->v[mid]];

		if (a->from < from || (a->from == from && a->source < source))
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < g->n && c->a[g->v[lo]].from == from && c->a[g->v[lo]].source == source;
}

/* STRONG: derived from one question and slots. WEAK: typed answers of the same strand. */
static void pair_up(struct context *c, const uint32_t *weak, uint32_t n_weak, uint32_t *strong, uint32_t n_strong,
	const struct givers *g, struct hits *out)
{
	const struct answer *first = &c->a[strong[0]];
	uint32_t *lossy = ARENA_ARRAY(c->scratch, uint32_t, n_weak), n = 0;
	const struct meeting *stronger = meeting_of(c, strong, n_strong, APART_BY_ARTICLE), *weaker;

	for (uint32_t i = 0; i < n_weak; i++)
		if (!gives_both(c, g, first->from, c->a[weak[i]].source) && meets_some(stronger, &c->a[weak[i]])) {
			lossy[n++] = weak[i];
			vec_push(&out->v, (struct hit){first->from, first->from_slots, false, weak[i]});
		}
	weaker = meeting_of(c, lossy, n, APART_BY_ARTICLE);
	for (uint32_t i = 0; i < n_strong && n; i++)
		if (meets_some(weaker, &c->a[strong[i]]))
			vec_push(&out->v, (struct hit){first->from, first->from_slots, true, strong[i]});
}

static void look_in_strand(struct context *c, const struct strand *s, const struct givers *g, struct hits *out)
{
	uint32_t *weak = ARENA_ARRAY(c->scratch, uint32_t, s->n), *strong = ARENA_ARRAY(c->scratch, uint32_t, s->n);
	uint32_t n_weak = 0, n_strong = 0;

	for (uint32_t i = 0; i < s->n; i++)
		if (c->a[s->answers[i]].from == NONE)
			weak[n_weak++] = s->answers[i];
		else
			strong[n_strong++] = s->answers[i];
	sort_by(strong, n_strong, sizeof *strong, stronger_order, c);
	for (uint32_t i = 0, end; i < n_strong && n_weak; i = end) {
		const struct answer *a = &c->a[strong[i]];

		for (end = i + 1; end < n_strong && c->a[strong[end]].from == a->from &&
			!slots_order(c, a->from, c->a[strong[end]].from_slots, a->from_slots); end++)
			;
		pair_up(c, weak, n_weak, strong + i, end - i, g, out);
	}
}

/* ---- one finding for each stronger question with its slots --------------------------------------------------------- */

static int hit_order(const void *x, const void *y, void *context)
{
	const struct hit *a = x, *b = y;
	int d;

	if (a->from != b->from)
		return a->from < b->from ? -1 : 1;
	d = slots_order(context, a->from, a->slots, b->slots);
	if (!d)
		d = (int)a->strong - (int)b->strong;
	return d ? d : a->answer < b->answer ? -1 : a->answer > b->answer;
}

/* H: the hits of one stronger question and slots, the weaker answers first. */
static void report(struct context *c, const struct cell *cell, const struct hit *h, size_t n)
{
	uint32_t *v = ARENA_ARRAY(c->scratch, uint32_t, n), kept = 0, weak = 0;
	struct finding_draft d = {.kind = FIND_PARTIAL, .question = h->from, .slots = h->slots, .n_camps = 2, .base = -1,
		.steps = 1, .class = (enum answer_class)c->a[h->answer].class, .era_lo = cell->lo, .era_hi = cell->hi,
		.timed = cell->timed && same_unit(c, c->out->groups.v.v[cell->group].question, h->from)};

	for (size_t i = 0; i < n; i++) {
		if (kept && v[kept - 1] == h[i].answer) /* a joint claim stands in several strands */
			continue;
		v[kept++] = h[i].answer;
		weak += !h[i].strong;
		if (!h[i].strong)
			c->state[h[i].answer].weaker = true;
	}
	d.camps[0] = (struct camp_draft){.answers = v, .n = weak, .value = values_text(c, v, weak)};
	d.camps[1] = (struct camp_draft){.answers = v + weak, .n = kept - weak,
		.value = values_text(c, v + weak, kept - weak)};
	finding_add(c, &d);
}

/* V: answers of one class and value. */
static void look_among(struct context *c, const struct cell *cell, const uint32_t *v, uint32_t n)
{
	uint32_t *derived = ARENA_ARRAY(c->scratch, uint32_t, n), n_derived = 0, n_strands;
	const struct strand *s;
	struct hits h = {0};
	struct givers g;

	for (uint32_t i = 0; i < n; i++)
		if (c->a[v[i]].from != NONE)
			derived[n_derived++] = v[i];
	if (!n_derived || n_derived == n)
		return;
	sort_by(derived, n_derived, sizeof *derived, giver_order, c);
	g = (struct givers){derived, n_derived};
	s = strands(c, c->scratch, v, n, false, &n_strands);
	for (uint32_t i = 0; i < n_strands; i++)
		look_in_strand(c, &s[i], &g, &h);
	sort_by(h.v.v, h.v.n, sizeof *h.v.v, hit_order, c);
	for (size_t i = 0, end; i < h.v.n; i = end) {
		for (end = i + 1; end < h.v.n && h.v.v[end].from == h.v.v[i].from &&
			!slots_order(c, h.v.v[i].from, h.v.v[end].slots, h.v.v[i].slots); end++)
			;
		report(c, cell, h.v.v + i, end - i);
	}
	vec_free(&h.v);
}

static int alike_order(const void *x, const void *y, void *context)
{
	const struct context *c = context;
	const struct answer *a = &c->a[*(const uint32_t *)x], *b = &c->a[*(const uint32_t *)y];
	int d = (int)a->class - (int)b->class;

	if (!d && !value_same(a->value, b->value))
		d = value_order(a->value, b->value);
	return d ? d : a < b ? -1 : a > b;
}

void entailed(struct context *c, const struct cell *cell)
{
	uint32_t *v, n_typed = 0;

	for (uint32_t i = 0; i < cell->n; i++)
		n_typed += c->a[cell->v[i]].from == NONE;
	if (n_typed == 0 || n_typed == cell->n)
		return;
	v = ARENA_COPY(c->scratch, cell->v, cell->n);
	sort_by(v, cell->n, sizeof *v, alike_order, c);
	for (uint32_t i = 0, end; i < cell->n; i = end) {
		for (end = i + 1; end < cell->n && c->a[v[end]].class == c->a[v[i]].class &&
			value_same(c->a[v[end]].value, c->a[v[i]].value); end++)
			;
		look_among(c, cell, v + i, end - i);
	}
}
