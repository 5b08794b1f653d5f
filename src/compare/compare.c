/* Compare: who leaves, then component by component (groups connected as neighbours) every rule in its order, then what
 * concerns the whole ledger: words, attribution, replies, folding, rulings, order. */
#include "compare/compare.h"
#include "base/fetch.h"
#include "base/sets.h"

#include <stdio.h>
#include <stdlib.h>

#include "compare/as_of.h"
#include "compare/component.h"
#include "compare/rules.h"
#include "compare/settle_all.h"

/* ---- who leaves (§1) ---------------------------------------------------------------------------------------------------- */

static bool is_other_reply(const struct context *c, const struct answer *a)
{
	const struct question *q = question_of(c, a);

	return q->is_one_of && q->replies && !a->value->non_answer;
}

static enum left leaves(const struct context *c, const struct answer *a)
{
	if (a->value->non_answer)
		return LEFT_NON_ANSWER;
	if (is_other_reply(c, a))
		return LEFT_OTHER_REPLY;
	if (a->inferred)
		return LEFT_INFERRED;
	if (a->draft && !c->with_drafts)
		return LEFT_DRAFT;
	return LEFT_NOT;
}

static void leave(struct context *c)
{
	memset(c->state, 0, c->out->answers.v.n * sizeof *c->state);
	for (size_t i = 0; i < c->out->answers.v.n; i++)
		c->state[i].left = (uint8_t)leaves(c, &c->a[i]);
	if (!c->keep_dropped)
		rulings_drop(c);
	for (uint32_t i = 0; i < c->out->groups.v.n; i++)
		quarantine(c, i);
}

/* ---- one component ---------------------------------------------------------------------------------------------------------- */

static bool has_denials(const struct context *c, const struct component *k)
{
	for (size_t i = 0; i < k->cells.v.n; i++)
		for (uint32_t m = 0; m < k->cells.v.v[i].n; m++)
			if (c->a[k->cells.v.v[i].v[m]].has_denies)
				return true;
	return false;
}

static void prepare_cells(struct context *c, struct component *k)
{
	bool forecasts = false;

	for (uint32_t i = 0; i < k->n_groups; i++)
		cells_of(c, k->groups[i], &k->cells);
	k->denials = has_denials(c, k);
	for (size_t i = 0; i < k->cells.v.n; i++)
		forecasts |= has_forecast(c, &k->cells.v.v[i]);
	k->reps = ARENA_ARRAY(c->scratch, struct reps, k->cells.v.n);
	for (size_t i = 0; i < k->cells.v.n; i++)
		if (k->cells.v.v[i].n > 1 || k->n_links)
			k->reps[i] = reps_of(c, &k->cells.v.v[i], k->denials, forecasts);
}

static void over_group(struct context *c, struct component *k, uint32_t group)
{
	const struct question *q = &c->l->questions.v[c->out->groups.v.v[group].question];
	uint32_t n, first = group_cells(k, group, &n);
	struct cell *cells = n ? k->cells.v.v + first : NULL;
	bool disputed = false;

	for (uint32_t i = 0; i < n; i++)
		disputed |= cells[i].disputed;
	if (q->changes && n > 1)
		change(c, cells, n);
	headline(c, group);
	if (!disputed)
		single_source(c, group);
	for (uint32_t i = 0; i < n; i++) {
		if (q->type == VALUE_YESNO)
			class_mismatch(c, &cells[i]);
		entailed(c, &cells[i]);
		if (q->type >= VALUE_ONE)
			partial_values(c, &cells[i]);
		agreement(c, &cells[i], &k->reps[first + i]);
	}
}

static void over_component(struct context *c, struct component *k)
{
	bool grows = c->l->questions.v[c->out->groups.v.v[k->groups[0]].question].grows;

	c->first_finding = c->out->findings.n;
	if (c->corrections)
		correction(c, k);
	retraction(c, k);
	for (uint32_t i = 0; grows && i < k->n_groups; i++)
		growth_correction(c, k->groups[i]);
	prepare_cells(c, k);
	if (grows) {
		for (uint32_t i = 0; i < k->n_groups; i++)
			growth(c, k->groups[i], k);
	} else {
		dispute(c, k);
		partial_neighbours(c, k);
	}
	outcome(c, k);
	for (uint32_t i = 0; i < k->n_groups; i++)
		over_group(c, k, k->groups[i]);
	vec_free(&k->cells.v);
	u64_map_free(&k->link_at);
	arena_reset(c->scratch);
}

/* ---- components -------------------------------------------------------------------------------------------------------------------- */

static int link_order(const void *x, const void *y)
{
	const struct neighbours *a = x, *b = y;

	if (a->part != b->part)
		return a->part < b->part ? -1 : 1;
	return a->whole < b->whole ? -1 : a->whole > b->whole;
}

/* Groups numbered by component: members of each stand together, ascending; links follow their part. */
struct components {
	uint32_t *parent, *order, *first_link;
	uint32_t n;
};

static struct components components_of(struct groups *g)
{
	struct components out = {.n = (uint32_t)g->v.n};
	uint32_t *count = mem_resize(NULL, (out.n + 1) * sizeof *count), at = 0;

	out.parent = mem_resize(NULL, (out.n + 1) * sizeof *out.parent);
	out.order = mem_resize(NULL, (out.n + 1) * sizeof *out.order);
	for (uint32_t i = 0; i < out.n; i++) {
		out.parent[i] = i;
		count[i] = 0;
	}
	if (g->links.n)
		qsort(g->links.v, g->links.n, sizeof *g->links.v, link_order);
	for (size_t i = 0; i < g->links.n; i++) {
		uint32_t a = set_root(out.parent, g->links.v[i].part), b = set_root(out.parent, g->links.v[i].whole);

		out.parent[a < b ? b : a] = a < b ? a : b;
	}
	for (uint32_t i = 0; i < out.n; i++)
		count[set_root(out.parent, i)]++;
	for (uint32_t i = 0; i < out.n; i++) { /* roots are the smallest of theirs: places in ascending order */
		uint32_t n = count[i];

		count[i] = at;
		at += n;
	}
	for (uint32_t i = 0; i < out.n; i++)
		out.order[count[set_root(out.parent, i)]++] = i;
	free(count);
	return out;
}

const struct neighbours *component_link(const struct component *k, uint32_t x, uint32_t y)
{
	uint32_t at = u64_map_get(&k->link_at, (uint64_t)x << 32 | y);

	if (at == MAP_NONE)
		at = u64_map_get(&k->link_at, (uint64_t)y << 32 | x);
	return at == MAP_NONE ? NULL : &k->links[at];
}

/* Links whose part lies in the component: its parts are ascending, so one binary search each. */
static void take_links(struct context *c, const struct groups *g, struct component *k)
{
	VEC(struct neighbours) mine = {0};

	for (uint32_t i = 0; i < k->n_groups && g->links.n; i++) {
		size_t lo = 0, hi = g->links.n;

		while (lo < hi) {
			size_t mid = (lo + hi) / 2;

			if (g->links.v[mid].part < k->groups[i])
				lo = mid + 1;
			else
				hi = mid;
		}
		for (; lo < g->links.n && g->links.v[lo].part == k->groups[i]; lo++)
			vec_push(&mine, g->links.v[lo]);
	}
	k->n_links = (uint32_t)mine.n;
	k->links = mine.n ? ARENA_COPY(c->scratch, mine.v, mine.n) : NULL;
	for (uint32_t i = 0; i < k->n_links; i++)
		u64_map_put(&k->link_at, (uint64_t)k->links[i].part << 32 | k->links[i].whole, i);
	vec_free(&mine);
}

/* Answers stand in the order of groups, what they lead to in that of the file: in a large ledger each step waits for
 * memory. What the next groups will ask for is fetched while the ones before are compared. */
FETCHING void fetch_ahead(const struct context *c, uint32_t group)
{
	enum { MOST = 256 };
	const struct group *g = c->out->groups.v.v + group;

	for (uint32_t i = 0; i < g->n && i < MOST; i++) {
		const struct answer *a = &c->a[g->first + i];

		__builtin_prefetch(&c->l->chains.v[a->chain]);
		__builtin_prefetch(&c->l->sources.v[a->source]);
		__builtin_prefetch(&c->l->symbols.v[a->speakers[0].sym]);
	}
}

static void over_components(struct context *c)
{
	struct groups *g = &c->out->groups;
	struct components all = components_of(g);

	for (uint32_t i = 0, end; i < all.n; i = end) {
		struct component k = {.groups = all.order + i};

		for (end = i; end < all.n && set_root(all.parent, all.order[end]) == set_root(all.parent, all.order[i]); end++)
			;
		k.n_groups = end - i;
		if (k.n_groups > 1)
			take_links(c, g, &k);
		if (end < all.n)
			fetch_ahead(c, all.order[end]);
		over_component(c, &k);
	}
	free(all.parent);
	free(all.order);
}

/* ---- the whole ledger ----------------------------------------------------------------------------------------------------------------- */

/* Steele, Lea, Flood 2014 (SplitMix64): every bit depends on every bit. */
static uint64_t mixed(uint64_t h)
{
	h += 0x9e3779b97f4a7c15ull;
	h = (h ^ (h >> 30)) * 0xbf58476d1ce4e5b9ull;
	h = (h ^ (h >> 27)) * 0x94d049bb133111ebull;
	return h ^ (h >> 31);
}

static uint64_t question_key(const struct context *c, uint32_t question, const uint32_t *slots)
{
	uint64_t h = mixed(question);

	for (uint32_t i = 0; slots && i < c->l->questions.v[question].n_slots; i++)
		h = mixed(h ^ slots[i]);
	return h;
}

static uint64_t answer_key(const struct answer *a, uint32_t question)
{
	return (uint64_t)a->claim << 32 | question;
}

/* The answers as typed of which a derived one stands in the dispute, and the questions with slots they answer. */
static void note_typed(const struct context *c, const struct finding *f, struct u64_map *typed, struct u64_map *disputed)
{
	for (uint32_t i = 0; i < f->n_camps; i++)
		for (uint32_t k = 0; k < f->camps[i].n; k++) {
			const struct answer *a = &c->a[f->camps[i].answers[k]];

			if (a->from == NONE)
				continue;
			u64_map_put(typed, answer_key(a, a->from), 1);
			u64_map_put(disputed, question_key(c, a->from, a->from_slots), 1);
		}
}

static bool holds_noted(const struct context *c, const struct finding *f, const struct u64_map *typed)
{
	for (uint32_t k = 0; k < f->camps[0].n && typed->n; k++) {
		const struct answer *a = &c->a[f->camps[0].answers[k]];

		if (u64_map_get(typed, answer_key(a, a->question)) != MAP_NONE)
			return true;
	}
	return false;
}

static bool is_settled_by(const struct context *c, const struct finding *f, const struct u64_map *disputed,
	const struct u64_map *typed)
{
	if (f->kind == FIND_SINGLE_SOURCE)
		return u64_map_get(disputed, question_key(c, f->question, f->slots)) != MAP_NONE;
	return (f->kind == FIND_AGREEMENT || f->kind == FIND_ECHO) && holds_noted(c, f, typed);
}

/* A dispute of derived answers bears the stronger question, whose own group knows nothing of it: what that group said of
 * its answers as if they were undisputed goes. */
static void drop_disputed(struct context *c)
{
	struct finding *f = c->out->findings.v;
	struct u64_map disputed = {0}, typed = {0};
	size_t kept = 0;

	for (size_t i = 0; i < c->out->findings.n; i++)
		if (f[i].kind <= FIND_MISMATCH)
			note_typed(c, &f[i], &typed, &disputed);
	for (size_t i = 0; i < c->out->findings.n; i++)
		if (!is_settled_by(c, &f[i], &disputed, &typed))
			f[kept++] = f[i];
	c->out->findings.n = kept;
	u64_map_free(&disputed);
	u64_map_free(&typed);
}

/* A single-source stands in place of the echoes of its question and slots. */
static void drop_echoes(struct context *c)
{
	struct finding *f = c->out->findings.v;
	struct u64_map alone = {0};
	size_t kept = 0;

	for (size_t i = 0; i < c->out->findings.n; i++)
		if (f[i].kind == FIND_SINGLE_SOURCE)
			u64_map_put(&alone, question_key(c, f[i].question, f[i].slots), 1);
	for (size_t i = 0; i < c->out->findings.n; i++)
		if (f[i].kind != FIND_ECHO || u64_map_get(&alone, question_key(c, f[i].question, f[i].slots)) == MAP_NONE)
			f[kept++] = f[i];
	c->out->findings.n = kept;
	u64_map_free(&alone);
}

static void all_rules(struct context *c)
{
	c->out->findings.n = 0;
	leave(c);
	for (uint32_t i = 0; i < c->out->groups.v.n; i++)
		incoherence(c, i);
	over_components(c);
	drop_disputed(c);
	drop_echoes(c);
	quote_drift(c);
	attribution_voices(c);
	no_comment(c);
	fold(c);
	arena_reset(c->scratch);
}

/* Rulings that drop claims belong to findings that stand without them: those are looked for first. */
static void rules_and_rulings(struct context *c, num today)
{
	struct finding *before = NULL;
	size_t n = 0;

	c->keep_dropped = false;
	if (rulings_drop(c)) {
		c->keep_dropped = true;
		all_rules(c);
		n = c->out->findings.n;
		before = n ? ARENA_COPY(c->arena, c->out->findings.v, n) : NULL;
		c->keep_dropped = false;
	}
	all_rules(c);
	if (n)
		rulings_show_dropped(c, before, n);
	findings_sort(c);
	rulings_apply(c, today);
}

static bool has_corrections(const struct ledger *l)
{
	for (size_t i = 0; i < l->claims.n; i++)
		if (l->claims.v[i].n_corrects)
			return true;
	for (size_t i = 0; i < l->sources.n; i++)
		if (l->sources.v[i].version_of != NONE)
			return true;
	return false;
}

static const uint8_t *find_orders(struct arena *a, const struct ledger *l)
{
	uint8_t *orders = ARENA_ARRAY(a, uint8_t, l->sources.n + 1);

	for (size_t i = 0; i < l->claims.n; i++)
		orders[l->claims.v[i].source] |= (uint8_t)(1u << l->claims.v[i].order);
	return orders;
}

static void find_alone(struct context *c)
{
	size_t n = c->out->answers.v.n;
	bool *in = ARENA_ARRAY(c->scratch, bool, n);

	for (size_t f = 0; f < c->out->findings.n; f++)
		for (uint32_t i = 0; i < c->out->findings.v[f].n_camps; i++)
			for (uint32_t k = 0; k < c->out->findings.v[f].camps[i].n; k++)
				in[c->out->findings.v[f].camps[i].answers[k]] = true;
	c->out->alone = ARENA_ARRAY(c->arena, uint32_t, n);
	for (uint32_t i = 0; i < n; i++)
		if (!in[i] && c->a[i].from == NONE && takes_part(c, i))
			c->out->alone[c->out->n_alone++] = i;
}

static void write_today(struct comparison *out, num today)
{
	int year, month, day, clock;

	minute_civil(today, &year, &month, &day, &clock);
	snprintf(out->today, sizeof out->today, "%04u-%02u-%02u", (unsigned)year % 10000u, (unsigned)month % 100u,
		(unsigned)day % 100u);
}

/* --as-of: answers and rulings that came after LAST. */
static void forget(struct arena *a, const struct ledger *l, struct comparison *out, num last, const bool **later)
{
	bool *v = ARENA_ARRAY(a, bool, l->rulings.n + 1), *source = ARENA_ARRAY(a, bool, l->sources.n + 1);
	struct arena *scratch = arena_new();

	out->n_claims = as_of_answers(scratch, l, &out->answers, last, source);
	out->later = source;
	for (size_t i = 0; i < l->rulings.n; i++)
		v[i] = !as_of_ruling(scratch, &l->rulings.v[i], last);
	*later = v;
	arena_free(scratch);
}

struct comparison *compare(struct arena *a, const struct ledger *l, const struct compare_options *o)
{
	struct comparison *out = ARENA_NEW(a, struct comparison);
	struct context *c = ARENA_NEW(a, struct context);
	uint8_t *stake = ARENA_ARRAY(a, uint8_t, l->symbols.n + 1);
	const bool *later = NULL;

	out->arena = a;
	out->ledger = l;
	out->context = c;
	out->n_claims = (uint32_t)l->claims.n;
	write_today(out, o->today);
	normalize(l, &out->answers);
	if (o->as_of)
		forget(a, l, out, o->last, &later);
	group_answers(l, &out->answers, &out->groups);
	find_stakes(l, stake);
	*c = (struct context){.arena = a, .scratch = arena_new(), .l = l, .out = out, .with_drafts = o->with_drafts,
		.stake = stake, .orders = find_orders(a, l), .a = out->answers.v.v, .later = later};
	c->state = ARENA_ARRAY(a, struct state, out->answers.v.n + 1);
	out->state = c->state;
	c->ties = ties_new(c);
	c->corrections = has_corrections(l);
	rules_and_rulings(c, o->today);
	settle_findings(c);
	find_alone(c);
	return out;
}

void comparison_free(struct comparison *c)
{
	if (!c)
		return;
	ties_free(c->context->ties);
	arena_free(c->context->scratch);
	answers_free(&c->answers);
	groups_free(&c->groups);
	vec_free(&c->findings);
}
