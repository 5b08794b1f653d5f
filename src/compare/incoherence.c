/* Incoherence (§3.6): one source answers the same `first` and `later`. The `first` answer is quarantined until a ruling
 * says `real` or `both-true`. */
#include "compare/component.h"

#include "base/sort.h"

static bool is_ordered(const struct context *c, uint32_t answer, enum claim_order order)
{
	return c->a[answer].order == order && c->a[answer].from == NONE &&
		(c->state[answer].left == LEFT_NOT || c->state[answer].left == LEFT_QUARANTINED);
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

static bool opposes_some(const struct context *c, const uint32_t *v, size_t n, const struct answer *x)
{
	bool grows = question_of(c, x)->grows;

	for (size_t i = 0; i < n; i++)
		if (grows ? counts_oppose(c, &c->a[v[i]], x) : opposes(c, &c->a[v[i]], x) != OVERLAP_NO)
			return true;
	return false;
}

/* Opposes the first answer and not the later one: what the source may have meant. */
static void find_elsewhere(const struct context *c, const uint32_t *v, uint32_t n, struct pair_lists *p)
{
	for (uint32_t i = 0; i < n; i++) {
		const struct answer *x = &c->a[v[i]];

		if (!typed_part(c, v[i]) || x->source == c->a[p->first.v[0]].source)
			continue;
		if (opposes_some(c, p->first.v, p->first.n, x) && !opposes_some(c, p->later.v, p->later.n, x))
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

static int story_order(const void *x, const void *y, void *context)
{
	const struct context *c = context;
	const struct answer *a = &c->a[*(const uint32_t *)x], *b = &c->a[*(const uint32_t *)y];
	int d;

	if (a->source != b->source)
		return a->source < b->source ? -1 : 1;
	d = (int)a->class - (int)b->class;
	if (!d && !value_same(a->value, b->value))
		d = value_order(a->value, b->value);
	if (!d)
		d = (int)a->order - (int)b->order;
	return d ? d : a < b ? -1 : a > b;
}

/* `first` and `later` answers of the group: those of one source, class and value in a row, `first` before `later`. */
static uint32_t *stories_of(struct context *c, const struct group *g, uint32_t *n)
{
	uint32_t *v = NULL;

	*n = 0;
	for (uint32_t i = g->first; i < g->first + g->n; i++) {
		if (!is_ordered(c, i, ORDER_FIRST) && !is_ordered(c, i, ORDER_LATER))
			continue;
		if (!v)
			v = ARENA_ARRAY(c->scratch, uint32_t, g->n);
		v[(*n)++] = i;
	}
	sort_by(v, *n, sizeof *v, story_order, c);
	return v;
}

/* From V[i] on: the end of its row; FIRST: how many of it are `first`. 0 unless it has both. */
static uint32_t row_of(const struct context *c, const uint32_t *v, uint32_t n, uint32_t i, uint32_t *end)
{
	const struct answer *a = &c->a[v[i]];
	uint32_t first = 0;

	for (*end = i; *end < n; ++*end) {
		const struct answer *b = &c->a[v[*end]];

		if (b->source != a->source || b->class != a->class || !value_same(a->value, b->value))
			break;
		first += b->order == ORDER_FIRST;
	}
	return first < *end - i ? first : 0;
}

void quarantine(struct context *c, uint32_t group)
{
	uint32_t n, *v = stories_of(c, &c->out->groups.v.v[group], &n);

	for (uint32_t i = 0, end; i < n; i = end) {
		uint32_t first = row_of(c, v, n, i, &end);

		for (uint32_t k = i; k < i + first; k++)
			c->state[v[k]].left = LEFT_QUARANTINED;
	}
}

void incoherence(struct context *c, uint32_t group)
{
	const struct group *g = &c->out->groups.v.v[group];
	uint32_t n, *v = stories_of(c, g, &n);

	for (uint32_t i = 0, end; i < n; i = end) {
		uint32_t first = row_of(c, v, n, i, &end);
		struct pair_lists p = {0};

		if (!first)
			continue;
		for (uint32_t k = i; k < end; k++)
			if (k < i + first)
				vec_push(&p.first, v[k]);
			else
				vec_push(&p.later, v[k]);
		find_elsewhere(c, members_of(c, g), g->n, &p);
		report_pair(c, g, &p);
		lists_free(&p);
	}
}
