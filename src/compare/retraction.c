/* Retraction (§3.1, questions without time): the same speaker says the opposite on a later day. The last word counts;
 * the earlier answer is shown and holds up no camp any more. */
#include "compare/knots.h"

#include "base/sort.h"
#include "normalize/normalize.h"

/* One answer of one speaker. */
struct word {
	uint32_t key, answer;
};

struct words {
	VEC(struct word) v;
};

static int word_order(const void *x, const void *y, void *context)
{
	const struct word *a = x, *b = y;

	(void)context;
	if (a->key != b->key)
		return a->key < b->key ? -1 : 1;
	return a->answer < b->answer ? -1 : a->answer > b->answer;
}

static void collect(const struct context *c, const struct component *k, struct words *w)
{
	for (uint32_t i = 0; i < k->n_groups; i++) {
		const struct group *g = &c->out->groups.v.v[k->groups[i]];

		for (uint32_t m = 0; m < g->n; m++) {
			uint32_t answer = g->first + m;

			for (uint8_t s = 0; s < c->a[answer].n_speakers && typed_part(c, answer); s++)
				if (!c->state[answer].turned)
					vec_push(&w->v, (struct word){c->a[answer].speakers[s].key, answer});
		}
	}
	sort_by(w->v.v, w->v.n, sizeof *w->v.v, word_order, NULL);
}

static bool earlier(const struct answer *a, const struct answer *b)
{
	if (a->order && b->order && a->order != b->order &&
		a->source == b->source)
		return a->order == ORDER_FIRST;
	return said_before(a, b);
}

/* Both cannot hold: within one group, or a whole's no against a part's yes (a yes of the whole meant of each, too). */
static bool incompatible(const struct context *c, const struct component *k, const struct answer *a, const struct answer *b)
{
	const struct neighbours *link;
	const struct answer *part;

	if (is_outcome(c, a, b))
		return false;
	if (a->group == b->group)
		return contrary(c, a, b);
	if (a->value->yes == b->value->yes)
		return false;
	link = component_link(k, a->group, b->group);
	if (!link)
		return false;
	part = link->part == a->group ? a : b;
	return part->value->yes || link->of_list || question_of(c, a)->of_each;
}

static bool comes_back(const struct context *c, const struct answer *e, const struct answer *final)
{
	return e->group == final->group && value_meet(c->l->lattice, e->value, final->value);
}

/* The words of one speaker: which are his last, and one of each kind of those. */
struct run {
	const struct word *w;
	size_t n;
	bool *final;
	uint32_t *kinds; /* last words, different in group, value, class or day */
	size_t n_kinds;
};

static bool alike(const struct answer *a, const struct answer *b)
{
	return a->group == b->group && a->class == b->class && a->as == b->as && a->day_lo == b->day_lo &&
		a->day_hi == b->day_hi && a->order == b->order && value_same(a->value, b->value) &&
		!a->has_denies && !b->has_denies;
}

/* LAST: the latest day of the run. Only `first` and `later` of one source go before days; LATER: the sources that say
 * `later` in the run. */
static bool is_final(const struct context *c, const struct run *r, const struct answer *a, int32_t last,
	const struct u64_map *later)
{
	if (a->order == ORDER_FIRST && u64_map_get(later, a->source) != MAP_NONE)
		return false;
	if (!a->order || a->day_hi >= last)
		return a->day_hi >= last;
	for (size_t i = 0; i < r->n; i++)
		if (earlier(a, &c->a[r->w[i].answer]))
			return false;
	return true;
}

static void find_finals(struct context *c, struct run *r)
{
	struct u64_map later = {0};
	int32_t last = INT32_MIN;

	r->final = ARENA_ARRAY(c->scratch, bool, r->n);
	r->kinds = ARENA_ARRAY(c->scratch, uint32_t, r->n);
	for (size_t i = 0; i < r->n; i++) {
		const struct answer *a = &c->a[r->w[i].answer];

		last = a->day_lo > last ? a->day_lo : last;
		if (a->order == ORDER_LATER)
			u64_map_put(&later, a->source, 1);
	}
	for (size_t i = 0; i < r->n; i++) {
		const struct answer *a = &c->a[r->w[i].answer];
		size_t k = 0;

		r->final[i] = is_final(c, r, a, last, &later);
		while (r->final[i] && k < r->n_kinds && !alike(a, &c->a[r->kinds[k]]))
			k++;
		if (r->final[i] && k == r->n_kinds)
			r->kinds[r->n_kinds++] = r->w[i].answer;
	}
	u64_map_free(&later);
}

static bool goes_against(const struct context *c, const struct component *k, uint32_t answer, uint32_t final)
{
	return earlier(&c->a[answer], &c->a[final]) && incompatible(c, k, &c->a[answer], &c->a[final]);
}

/* Has the speaker turned from ANSWER: some last word goes against it and none comes back to it? */
static bool turned_by(const struct context *c, const struct component *k, const struct run *r, uint32_t answer)
{
	bool against = false;

	for (size_t i = 0; i < r->n_kinds; i++) {
		const struct answer *f = &c->a[r->kinds[i]];

		if (r->kinds[i] == answer || comes_back(c, &c->a[answer], f))
			return false;
		against |= goes_against(c, k, answer, r->kinds[i]);
	}
	return against;
}

/* The run of one speaker's words. */
static const struct word *run_of(const struct words *w, uint32_t key, size_t *n)
{
	size_t lo = 0, hi = w->v.n, first;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (w->v.v[mid].key < key)
			lo = mid + 1;
		else
			hi = mid;
	}
	for (first = lo; lo < w->v.n && w->v.v[lo].key == key; lo++)
		;
	*n = lo - first;
	return w->v.v + first;
}

/* Could WORD, of a neighbour, go against an answer of GROUP? */
static bool could_oppose(const struct context *c, const struct component *k, uint32_t word, uint32_t group)
{
	const struct answer *a = &c->a[word];
	const struct neighbours *link = component_link(k, a->group, group);

	if (!link)
		return false;
	return link->of_list || question_of(c, a)->of_each || a->value->yes == (link->part == a->group);
}

/* Of the words of a speaker those on the group's matter: said in it, or in a neighbour so that they could go against it. */
static struct run run_about(struct context *c, const struct component *k, const struct run *all, uint32_t group)
{
	struct run r = {.n = 0};
	struct word *w;

	if (k->n_groups == 1)
		return *all;
	w = ARENA_ARRAY(c->scratch, struct word, all->n);
	for (size_t i = 0; i < all->n; i++) {
		uint32_t word = all->w[i].answer;

		if (c->a[word].group == group || could_oppose(c, k, word, group))
			w[r.n++] = all->w[i];
	}
	r.w = w;
	return r;
}

static bool all_speakers_turned(struct context *c, const struct component *k, const struct words *w, uint32_t answer)
{
	const struct answer *a = &c->a[answer];

	for (uint8_t s = 0; s < a->n_speakers && a->n_speakers > 1; s++) {
		struct run r = {0};

		r.w = run_of(w, a->speakers[s].key, &r.n);
		r = run_about(c, k, &r, a->group);
		find_finals(c, &r);
		for (size_t i = 0; i < r.n; i++)
			if (r.final[i] && r.w[i].answer == answer)
				return false;
		if (!turned_by(c, k, &r, answer))
			return false;
	}
	return true;
}

/* V: answers of one speaker, group, class and value that he has turned from. */
static void report(struct context *c, const struct component *k, const struct run *r, const uint32_t *v, size_t n)
{
	const struct answer *e = &c->a[v[0]];
	uint32_t *finals = ARENA_ARRAY(c->scratch, uint32_t, r->n);
	size_t n_finals = 0;
	struct finding_draft d = {.kind = FIND_CHANGE, .question = e->question, .n_camps = 2, .base = -1,
		.flags = FLAG_RETRACTION, .class = (enum answer_class)e->class};

	for (size_t i = 0; i < r->n; i++) {
		bool against = false;

		for (size_t m = 0; m < n && r->final[i] && !against; m++)
			against = goes_against(c, k, v[m], r->w[i].answer);
		if (against)
			finals[n_finals++] = r->w[i].answer;
	}
	bear_groups(c, k, e->group, finals, n_finals, &d);
	d.camps[0] = (struct camp_draft){.answers = v, .n = n, .value = values_text(c, v, n)};
	d.camps[1] = (struct camp_draft){.answers = finals, .n = n_finals, .value = values_text(c, finals, n_finals)};
	finding_add(c, &d);
}

static int bucket_order(const void *x, const void *y, void *context)
{
	const struct context *c = context;
	uint32_t i = *(const uint32_t *)x, k = *(const uint32_t *)y;
	const struct answer *a = &c->a[i], *b = &c->a[k];
	int d;

	if (a->group != b->group)
		return a->group < b->group ? -1 : 1;
	d = (int)a->class - (int)b->class;
	if (!d)
		d = value_order(a->value, b->value);
	return d ? d : i < k ? -1 : i > k;
}

static bool one_mind(const struct context *c, const struct run *r)
{
	for (size_t i = 1; i < r->n; i++) {
		const struct answer *a = &c->a[r->w[i].answer], *first = &c->a[r->w[0].answer];

		if (a->group != first->group || !value_same(a->value, first->value))
			return false;
	}
	return true;
}

/* What the speaker has turned from in one group. */
static void run_in_group(struct context *c, const struct component *k, const struct words *w, struct run *r, uint32_t group,
	struct u32s *turned)
{
	size_t first = turned->n;

	if (r->n < 2 || one_mind(c, r))
		return;
	find_finals(c, r);
	for (size_t i = 0; i < r->n; i++)
		if (c->a[r->w[i].answer].group == group && !r->final[i] && turned_by(c, k, r, r->w[i].answer) &&
			all_speakers_turned(c, k, w, r->w[i].answer))
			vec_push(turned, r->w[i].answer);
	if (turned->n == first)
		return;
	sort_by(turned->v + first, turned->n - first, sizeof *turned->v, bucket_order, c);
	for (size_t i = first, end; i < turned->n; i = end) {
		const struct answer *a = &c->a[turned->v[i]];

		for (end = i + 1; end < turned->n && c->a[turned->v[end]].class == a->class &&
			value_same(c->a[turned->v[end]].value, a->value); end++)
			;
		report(c, k, r, turned->v + i, end - i);
	}
}

/* The words of a run stand in the order of their answers, so by group. */
static void run_of_speaker(struct context *c, const struct component *k, const struct words *w, const struct run *all,
	struct u32s *turned)
{
	for (size_t i = 0, end; i < all->n && all->n > 1; i = end) {
		uint32_t group = c->a[all->w[i].answer].group;
		struct run r = run_about(c, k, all, group);

		for (end = i + 1; end < all->n && c->a[all->w[end].answer].group == group; end++)
			;
		run_in_group(c, k, w, &r, group, turned);
	}
}

void retraction(struct context *c, const struct component *k)
{
	const struct question *q = &c->l->questions.v[c->out->groups.v.v[k->groups[0]].question];
	struct words w = {0};
	struct u32s turned = {0};

	if (window_unit(q) != UNIT_NONE)
		return;
	collect(c, k, &w);
	for (size_t i = 0, end; i < w.v.n; i = end) {
		for (end = i; end < w.v.n && w.v.v[end].key == w.v.v[i].key; end++)
			;
		run_of_speaker(c, k, &w, &(struct run){.w = w.v.v + i, .n = end - i}, &turned);
	}
	for (size_t i = 0; i < turned.n; i++) /* only now: every speaker is judged by all that was said */
		c->state[turned.v[i]].turned = true;
	vec_free(&turned);
	vec_free(&w.v);
}
