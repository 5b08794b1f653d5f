#include "compare/knots.h"
#include "base/sets.h"

#include <stdlib.h>

#include "base/sort.h"

static void unite(struct knot *k, uint32_t a, uint32_t b)
{
	uint32_t x = set_root(k->parent, a), y = set_root(k->parent, b), keep = x < y ? x : y, gone = x < y ? y : x;

	if (x == y)
		return;
	k->parent[gone] = keep;
	k->found[keep].any |= k->found[gone].any;
	k->found[keep].sure |= k->found[gone].sure;
	k->firm[keep] |= k->firm[gone];
}

uint32_t knot_root(struct knot *k, uint32_t cell)
{
	return set_root(k->parent, cell);
}

struct knot knot_of(struct context *c, const struct component *k)
{
	uint32_t n = (uint32_t)k->cells.v.n;
	struct knot out = {ARENA_ARRAY(c->scratch, uint32_t, n), ARENA_ARRAY(c->scratch, struct found, n),
		ARENA_ARRAY(c->scratch, bool, n)};

	for (uint32_t i = 0; i < n; i++)
		out.parent[i] = i;
	return out;
}

uint32_t group_cells(const struct component *k, uint32_t group, uint32_t *n)
{
	uint32_t first = 0, lo = 0, hi = (uint32_t)k->cells.v.n;

	while (lo < hi) { /* cells stand in the order of their groups */
		uint32_t mid = (lo + hi) / 2;

		if (k->cells.v.v[mid].group < group)
			lo = mid + 1;
		else
			hi = mid;
	}
	for (first = lo; hi < k->cells.v.n && k->cells.v.v[hi].group == group; hi++)
		;
	*n = hi - first;
	return first;
}

/* The reps of a cell that say yes, or no. */
static struct rep *saying(const struct context *c, const struct reps *r, bool yes, uint32_t *n)
{
	uint32_t lo = 0, hi = 0;

	while (lo < r->n && c->a[r->v[lo].answer].value->yes != yes)
		lo++;
	for (hi = lo; hi < r->n && c->a[r->v[hi].answer].value->yes == yes; hi++)
		;
	*n = hi - lo;
	return *n ? r->v + lo : NULL;
}

/* Answers of neighbouring groups: opposite by construction, so only time and outcome are left to ask. */
static enum overlap across(const struct context *c, const struct answer *a, const struct answer *b)
{
	if (is_outcome(c, a, b) || is_outcome(c, b, a))
		return OVERLAP_NO;
	return overlap(c, a, b);
}

void knot_join(struct knot *k, uint32_t a, uint32_t b, struct found f, bool firm)
{
	if (!f.any)
		return;
	unite(k, a, b);
	a = set_root(k->parent, a);
	k->found[a].any = true;
	k->found[a].sure |= f.sure;
	k->firm[a] |= firm;
}

/* Every cell of the part against every cell of the whole: the part says WHAT, the whole the opposite. */
void pair_groups(struct pairing *p, const struct neighbours *link, bool part_says)
{
	uint32_t n_p, n_w, first_p = group_cells(p->k, link->part, &n_p), first_w = group_cells(p->k, link->whole, &n_w);

	for (uint32_t i = first_p; i < first_p + n_p; i++) {
		for (uint32_t m = first_w; m < first_w + n_w; m++) {
			struct found f = {0};
			uint32_t n_a, n_b;
			struct rep *a = saying(p->c, &p->k->reps[i], part_says, &n_a);
			struct rep *b = saying(p->c, &p->k->reps[m], !part_says, &n_b);

			stand_between(p->c, a, n_a, p->disputes ? MARK_STANDS : MARK_PART, b, n_b,
				p->disputes ? MARK_STANDS : MARK_WHOLE, p->disputes ? across : overlap_undenied, &f);
			knot_join(p->knot, i, m, f, !link->perhaps);
		}
	}
}

bool meant_of_each(const struct context *c, const struct neighbours *link)
{
	return link->of_list || c->l->questions.v[c->out->groups.v.v[link->part].question].of_each;
}

/* All cells whose root is R, ascending. */
uint32_t *knot_cells(struct context *c, struct knot *k, uint32_t n_cells, uint32_t r, uint32_t *n)
{
	uint32_t *out = ARENA_ARRAY(c->scratch, uint32_t, n_cells - r);

	*n = 0;
	for (uint32_t i = r; i < n_cells; i++)
		if (set_root(k->parent, i) == r)
			out[(*n)++] = i;
	return out;
}

void sides_free(struct knot_sides *s)
{
	for (size_t i = 0; i < s->v.n; i++)
		vec_free(&s->v.v[i].v);
	vec_free(&s->v);
}

struct knot_side *side_of(struct knot_sides *s, uint32_t camp)
{
	for (size_t i = s->v.n; i-- > 0;)
		if (s->v.v[i].camp == camp)
			return &s->v.v[i];
	vec_push(&s->v, (struct knot_side){.camp = camp, .lo = INT32_MAX});
	return &s->v.v[s->v.n - 1];
}

void side_add(const struct context *c, struct knot_side *s, const struct reps *r, const struct rep *rep)
{
	for (uint32_t i = 0; i < rep->n; i++) {
		uint32_t answer = r->order[rep->first + i];

		vec_push(&s->v, answer);
		if (c->a[answer].window.lo < s->lo)
			s->lo = c->a[answer].window.lo;
	}
}

bool side_settle(const struct context *c, struct knot_side *s)
{
	size_t kept = 0, before = s->v.n;

	for (size_t i = 0; i < s->v.n; i++)
		if (c->a[s->v.v[i]].from == NONE)
			s->v.v[kept++] = s->v.v[i];
	if (kept)
		s->v.n = kept;
	answers_sort(c, s->v.v, s->v.n);
	return s->v.n < before;
}

int side_order(const void *x, const void *y, void *context)
{
	const struct context *c = context;
	const struct knot_side *a = x, *b = y;

	if (a->lo != b->lo)
		return a->lo < b->lo ? -1 : 1;
	return value_order(c->a[a->v.v[0]].value, c->a[b->v.v[0]].value);
}

/* The question all answers are derived from, or NONE: such a finding stands under that question already. */
uint32_t all_derived_from(const struct context *c, const struct knot_sides *s)
{
	uint32_t from = c->a[s->v.v[0].v.v[0]].from;

	for (size_t i = 0; i < s->v.n; i++)
		for (size_t k = 0; k < s->v.v[i].v.n; k++)
			if (c->a[s->v.v[i].v.v[k]].from != from)
				return NONE;
	return from;
}

/* Groups by number - base: which of GROUPS have one of GROUPS above (or, DOWN, below) them. One pass over the links. */
bool *linked_groups(struct context *c, const struct component *k, const uint32_t *groups, uint32_t n, bool down)
{
	uint32_t base = k->groups[0], size = k->groups[k->n_groups - 1] - base + 1;
	bool *present = ARENA_ARRAY(c->scratch, bool, size), *out = ARENA_ARRAY(c->scratch, bool, size);

	for (uint32_t i = 0; i < n; i++)
		present[groups[i] - base] = true;
	for (uint32_t i = 0; i < k->n_links; i++) {
		uint32_t part = k->links[i].part - base, whole = k->links[i].whole - base;

		if (present[part] && present[whole])
			out[down ? whole : part] = true;
	}
	return out;
}

/* An answer that stands alone for its side because another question entails it: the finding bears that question. */
static int slots_order(const struct context *c, uint32_t question, const uint32_t *a, const uint32_t *b)
{
	int d = 0;

	for (uint32_t i = 0; !d && a != b && i < c->l->questions.v[question].n_slots; i++)
		if (a[i] != b[i])
			d = str_cmp(symbol_id(c->l, a[i]), symbol_id(c->l, b[i]));
	return d;
}

/* Keeps the slot tuples sorted by text, each once. */
static uint32_t put_slots(const struct context *c, uint32_t question, const uint32_t **v, uint32_t n, const uint32_t *slots)
{
	uint32_t at = 0;

	while (at < n && slots_order(c, question, v[at], slots) < 0)
		at++;
	if (at < n && slots_order(c, question, v[at], slots) == 0)
		return n;
	for (uint32_t i = n; i > at; i--)
		v[i] = v[i - 1];
	v[at] = slots;
	return n + 1;
}

/* Every slot of A is B's or below it. */
static bool slots_below(const struct context *c, uint32_t question, const uint32_t *a, const uint32_t *b)
{
	for (uint32_t i = 0; i < c->l->questions.v[question].n_slots; i++)
		if (lattice_below(c->l->lattice, a[i], b[i]) == BELOW_NO)
			return false;
	return true;
}

/* The whole's slots come first; of several wholes the first in order of text. */
static void whole_first(const struct context *c, uint32_t question, const uint32_t **v, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		const uint32_t *whole = v[i];
		bool is_part = false;

		for (uint32_t k = 0; k < n && !is_part; k++)
			is_part = k != i && slots_below(c, question, whole, v[k]);
		if (is_part)
			continue;
		for (uint32_t k = i; k > 0; k--)
			v[k] = v[k - 1];
		v[0] = whole;
		return;
	}
}

void bear_slots(const struct context *c, const uint32_t *v, size_t n, struct finding_draft *d)
{
	const uint32_t **slots = ARENA_ARRAY(c->arena, const uint32_t *, n + 1);
	uint32_t count = 0, question = c->a[v[0]].question;

	for (size_t i = 0; i < n; i++)
		if (i == 0 || c->a[v[i]].group != c->a[v[i - 1]].group)
			count = put_slots(c, question, slots, count, c->a[v[i]].slots);
	whole_first(c, question, slots, count);
	d->slots = slots[0];
	d->slots_other = slots + 1;
	d->n_slots_other = count - 1;
}

void bear_stronger(const struct context *c, const struct knot_sides *s, struct where *w)
{
	const struct answer *first = NULL;
	const uint32_t **slots;
	uint32_t n = 0, members = 0;

	for (size_t i = 0; i < s->v.n; i++) {
		const struct answer *a = &c->a[s->v.v[i].v.v[0]];

		members += (uint32_t)s->v.v[i].v.n;
		if (a->from != NONE && !first)
			first = a;
	}
	if (!first)
		return;
	slots = ARENA_ARRAY(c->arena, const uint32_t *, members + 1);
	for (size_t i = 0; i < s->v.n; i++)
		for (size_t k = 0; k < s->v.v[i].v.n; k++)
			if (c->a[s->v.v[i].v.v[k]].from == first->from)
				n = put_slots(c, first->from, slots, n, c->a[s->v.v[i].v.v[k]].from_slots);
	whole_first(c, first->from, slots, n);
	w->timed &= same_unit(c, first->question, first->from);
	w->question = first->from;
	w->slots = slots[0];
	w->other = slots + 1;
	w->n_other = n - 1;
}

/* The cells that still hold a member of some side. */
static bool holds_member(const struct cell *cell, const struct u64_map *members)
{
	for (uint32_t i = 0; i < cell->n; i++)
		if (u64_map_get(members, cell->v[i]) != MAP_NONE)
			return true;
	return false;
}

static void mark_members(const struct knot_sides *s, struct u64_map *members)
{
	for (size_t i = 0; i < s->v.n; i++)
		for (size_t k = 0; k < s->v.v[i].v.n; k++)
			u64_map_put(members, s->v.v[i].v.v[k], 1);
}

struct where where_of(struct context *c, const struct component *k, const uint32_t *cells, uint32_t n,
	const struct knot_sides *s)
{
	uint32_t *groups = ARENA_ARRAY(c->scratch, uint32_t, n), n_groups = 0, whole = NONE;
	struct where w = {.lo = INT32_MAX, .hi = INT32_MIN, .other = ARENA_ARRAY(c->arena, const uint32_t *, n)};
	struct u64_map members = {0};
	const bool *is_part;

	mark_members(s, &members);
	for (uint32_t i = 0; i < n; i++) {
		const struct cell *cell = &k->cells.v.v[cells[i]];

		if (n > 1 && !holds_member(cell, &members))
			continue;
		if (n_groups == 0 || groups[n_groups - 1] != cell->group)
			groups[n_groups++] = cell->group;
		w.timed |= cell->timed;
		w.lo = cell->lo < w.lo ? cell->lo : w.lo;
		w.hi = cell->hi > w.hi ? cell->hi : w.hi;
	}
	u64_map_free(&members);
	is_part = linked_groups(c, k, groups, n_groups, false);
	for (uint32_t i = 0; i < n_groups && whole == NONE; i++)
		if (!is_part[groups[i] - k->groups[0]])
			whole = groups[i];
	w.question = c->out->groups.v.v[whole].question;
	w.slots = c->out->groups.v.v[whole].slots;
	for (uint32_t i = 0; i < n_groups; i++)
		if (groups[i] != whole)
			w.other[w.n_other++] = c->out->groups.v.v[groups[i]].slots;
	return w;
}

void bear_groups(struct context *c, const struct component *k, uint32_t group, const uint32_t *others, size_t n,
	struct finding_draft *d)
{
	uint32_t *groups = ARENA_ARRAY(c->scratch, uint32_t, n + 1), n_groups = 0, whole = NONE;
	const uint32_t **other = ARENA_ARRAY(c->arena, const uint32_t *, n + 1);
	struct u64_map in = {0};
	const bool *is_part;

	u64_map_put(&in, group, 1);
	for (size_t i = 0; i < n; i++)
		u64_map_put(&in, c->a[others[i]].group, 1);
	for (uint32_t i = 0; i < k->n_groups; i++)
		if (u64_map_get(&in, k->groups[i]) != MAP_NONE)
			groups[n_groups++] = k->groups[i];
	u64_map_free(&in);
	is_part = linked_groups(c, k, groups, n_groups, false);
	for (uint32_t i = 0; i < n_groups && whole == NONE; i++)
		if (!is_part[groups[i] - k->groups[0]])
			whole = groups[i];
	d->slots = c->out->groups.v.v[whole].slots;
	for (uint32_t i = 0; i < n_groups; i++)
		if (groups[i] != whole)
			other[d->n_slots_other++] = c->out->groups.v.v[groups[i]].slots;
	d->slots_other = other;
}

/* ---- after derived answers have left ---------------------------------------------------------------------------------- */

static enum overlap stands_against(const struct context *c, const struct component *k, const struct answer *a,
	const struct answer *b)
{
	const struct neighbours *link;
	const struct answer *part;

	if (a->group == b->group)
		return opposes(c, a, b);
	link = component_link(k, a->group, b->group);
	if (!link || a->value->yes == b->value->yes)
		return OVERLAP_NO;
	part = link->part == a->group ? a : b;
	return part->value->yes || meant_of_each(c, link) ? across(c, a, b) : OVERLAP_NO;
}

static bool finds_opponent(const struct context *c, const struct component *k, const struct knot_sides *s, size_t mine,
	uint32_t answer, struct found *f)
{
	bool any = false;

	for (size_t i = 0; i < s->v.n; i++)
		for (size_t m = 0; m < s->v.v[i].v.n && i != mine; m++) {
			enum overlap o = stands_against(c, k, &c->a[answer], &c->a[s->v.v[i].v.v[m]]);

			any |= o != OVERLAP_NO;
			f->any |= o != OVERLAP_NO;
			f->sure |= o == OVERLAP_SURE;
		}
	return any;
}

/* Who stood only against an answer that has left stands against nobody any more. */
void sides_drop_idle(const struct context *c, const struct component *k, struct knot_sides *s, struct found *f)
{
	size_t kept_sides = 0;
	bool **stands = mem_resize(NULL, (s->v.n + 1) * sizeof *stands);

	*f = (struct found){0};
	for (size_t i = 0; i < s->v.n; i++) {
		stands[i] = mem_resize(NULL, s->v.v[i].v.n + 1);
		for (size_t m = 0; m < s->v.v[i].v.n; m++)
			stands[i][m] = finds_opponent(c, k, s, i, s->v.v[i].v.v[m], f);
	}
	for (size_t i = 0; i < s->v.n; i++) {
		struct knot_side *side = &s->v.v[i];
		size_t kept = 0;

		for (size_t m = 0; m < side->v.n; m++)
			if (stands[i][m])
				side->v.v[kept++] = side->v.v[m];
		side->v.n = kept;
		free(stands[i]);
		if (kept)
			s->v.v[kept_sides++] = *side;
		else
			vec_free(&side->v);
	}
	s->v.n = kept_sides;
	free(stands);
}
