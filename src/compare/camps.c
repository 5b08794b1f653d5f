/* Camps by value (§3.2). Numbers and dates: sorted by lower end, a camp grows while all its members share a value.
 * Single values: the smallest symbols present found camps, what lies above one of them joins it. Lists: one camp for
 * each different list. An answer that could join two camps belongs to neither. */
#include "compare/cells.h"

#include "base/sort.h"

/* The different values of a cell, in order; every position knows its own. */
struct distinct {
	const struct value **value;
	uint32_t n;
	uint32_t *of; /* per position */
};

struct sorting {
	const struct context *c;
	const uint32_t *v;
};

static int by_value(const void *x, const void *y, void *context)
{
	const struct sorting *s = context;
	uint32_t i = *(const uint32_t *)x, k = *(const uint32_t *)y;
	int d = value_order(s->c->a[s->v[i]].value, s->c->a[s->v[k]].value);

	return d ? d : i < k ? -1 : i > k;
}

static struct distinct distinct_of(struct context *c, const uint32_t *v, uint32_t n)
{
	struct distinct d = {ARENA_ARRAY(c->scratch, const struct value *, n), 0, ARENA_ARRAY(c->scratch, uint32_t, n)};
	uint32_t *order = ARENA_ARRAY(c->scratch, uint32_t, n);
	struct sorting s = {c, v};

	for (uint32_t i = 0; i < n; i++)
		order[i] = i;
	sort_by(order, n, sizeof *order, by_value, &s);
	for (uint32_t i = 0; i < n; i++) {
		const struct value *value = c->a[v[order[i]]].value;

		if (d.n == 0 || value_order(d.value[d.n - 1], value) != 0)
			d.value[d.n++] = value;
		d.of[order[i]] = d.n - 1;
	}
	return d;
}

/* ---- intervals ------------------------------------------------------------------------------------------------------------ */

/* A camp of intervals: what all its members but the roundings share, and its exact numbers, which may round each other. */
struct pool {
	struct spans common;          /* of the members that are no exact numbers; n == 0 and !some: none yet */
	bool some;
	const struct value **exact;
	uint32_t n_exact, cap;
};

static bool is_exact(const struct value *v)
{
	return v->type == VALUE_NUMBER && v->spans.n == 1 && v->spans.v[0].lo == v->spans.v[0].hi;
}

static bool fits(const struct context *c, const struct pool *p, const struct value *v)
{
	if (p->some && !spans_meet(p->common, v->spans))
		return false;
	for (uint32_t i = 0; i < p->n_exact; i++)
		if (!value_meet(c->l->lattice, p->exact[i], v))
			return false;
	return true;
}

static void pool_exact(struct context *c, struct pool *p, const struct value *v)
{
	if (p->n_exact == p->cap) {
		const struct value **more = ARENA_ARRAY(c->scratch, const struct value *, p->cap ? p->cap * 2 : 4);

		for (uint32_t i = 0; i < p->n_exact; i++)
			more[i] = p->exact[i];
		p->exact = more;
		p->cap = p->cap ? p->cap * 2 : 4;
	}
	p->exact[p->n_exact++] = v;
}

static void pool_add(struct context *c, struct pool *p, const struct value *v)
{
	if (is_exact(v)) {
		pool_exact(c, p, v);
	} else {
		p->common = p->some ? spans_common(c->scratch, p->common, v->spans) : v->spans;
		p->some = true;
	}
}

/* Could V join a camp other than HOME? Camps stand in order of their lower ends: looking outward ends where they are out
 * of reach even for a rounding. */
static bool fits_another(const struct context *c, const struct pool *p, const struct span *reach, uint32_t n, uint32_t home,
	const struct value *v)
{
	struct span s = spans_hull(v->spans);
	num slack = is_exact(v) ? (s.lo < 0 ? -s.lo : s.lo) / 10 : 0;

	for (uint32_t i = home; i-- > 0;)
		if (reach[i].hi >= s.lo - slack && fits(c, &p[i], v))
			return true;
	for (uint32_t i = home + 1; i < n && reach[i].lo <= s.hi + slack; i++)
		if (fits(c, &p[i], v))
			return true;
	return false;
}

/* Per distinct value its camp. */
static uint32_t interval_camps(struct context *c, const struct distinct *d, uint32_t *camp)
{
	struct pool *p = ARENA_ARRAY(c->scratch, struct pool, d->n);
	struct span *reach = ARENA_ARRAY(c->scratch, struct span, d->n);
	uint32_t n = 0;

	for (uint32_t i = 0; i < d->n; i++) {
		struct span s = spans_hull(d->value[i]->spans);

		if (n == 0 || !fits(c, &p[n - 1], d->value[i]))
			reach[n++] = s;
		reach[n - 1].hi = s.hi > reach[n - 1].hi ? s.hi : reach[n - 1].hi;
		pool_add(c, &p[n - 1], d->value[i]);
		camp[i] = n - 1;
	}
	if (n < 2)
		return n;
	for (uint32_t i = 0; i < d->n; i++)
		if (fits_another(c, p, reach, n, camp[i], d->value[i]))
			camp[i] = CAMP_FITS_BOTH;
	return n;
}

/* ---- single values ---------------------------------------------------------------------------------------------------------- */

static uint32_t symbol_of(const struct value *v)
{
	return v->n && !v->members[0].not ? v->members[0].sym : NONE;
}

static bool excludes(const struct value *v, uint32_t sym)
{
	for (uint32_t i = 0; i < v->n; i++)
		if (v->members[i].not && v->members[i].sym == sym)
			return true;
	return false;
}

/* Symbols with nothing below them found a camp each; the others get the camp of what lies below, if it is one. */
static uint32_t symbol_camps(struct context *c, const struct distinct *d, uint32_t *camp)
{
	struct u64_map at = {0};
	uint8_t *has_below = ARENA_ARRAY(c->scratch, uint8_t, d->n);
	uint32_t n = 0, n_up;

	for (uint32_t i = 0; i < d->n; i++) {
		camp[i] = NONE - 1; /* not placed */
		if (symbol_of(d->value[i]) != NONE)
			u64_map_put(&at, symbol_of(d->value[i]), i);
	}
	for (uint32_t i = 0; i < d->n; i++) {
		uint32_t sym = symbol_of(d->value[i]);
		const struct ancestor *up = sym == NONE ? NULL : lattice_ancestors(c->l->lattice, sym, &n_up);

		for (uint32_t k = 0; up && k < n_up; k++) {
			uint32_t above = u64_map_get(&at, up[k].sym);

			if (above != MAP_NONE)
				has_below[above] = 1;
		}
	}
	for (uint32_t i = 0; i < d->n; i++) {
		uint32_t sym = symbol_of(d->value[i]), first = sym == NONE ? MAP_NONE : u64_map_get(&at, sym);
		const struct ancestor *up;

		if (sym == NONE || has_below[first])
			continue;
		camp[i] = first == i ? n++ : camp[first];
		if (first != i)
			continue;
		up = lattice_ancestors(c->l->lattice, sym, &n_up);
		for (uint32_t k = 0; k < n_up; k++) {
			uint32_t above = u64_map_get(&at, up[k].sym);

			if (above != MAP_NONE)
				camp[above] = camp[above] == NONE - 1 ? camp[i] : CAMP_FITS_BOTH;
		}
	}
	for (uint32_t i = 0; i < d->n; i++) /* the same symbol, doubted or not, is one */
		if (symbol_of(d->value[i]) != NONE)
			camp[i] = camp[u64_map_get(&at, symbol_of(d->value[i]))];
	u64_map_free(&at);
	return n;
}

/* `not x` disputes x and nothing else: it joins the only camp it fits, its own if it fits none, else neither. */
static uint32_t excluding_camps(struct context *c, const struct distinct *d, uint32_t *camp, uint32_t n)
{
	uint32_t *against = ARENA_ARRAY(c->scratch, uint32_t, n + 1), own = NONE, total = n;

	for (uint32_t i = 0; i < d->n; i++) {
		uint32_t fits_n = n, only = NONE;

		if (symbol_of(d->value[i]) != NONE)
			continue;
		for (uint32_t k = 0; k < d->n; k++) {
			bool bad = symbol_of(d->value[k]) != NONE && excludes(d->value[i], symbol_of(d->value[k]));

			if (bad && camp[k] < n && against[camp[k]] != i + 1) {
				against[camp[k]] = i + 1;
				fits_n--;
			}
		}
		for (uint32_t k = 0; k < n && fits_n == 1; k++)
			only = against[k] != i + 1 ? k : only;
		if (fits_n == 0) {
			if (own == NONE)
				own = total++;
			camp[i] = own;
		} else {
			camp[i] = fits_n == 1 ? only : CAMP_FITS_BOTH;
		}
	}
	return total;
}

/* ---- lists --------------------------------------------------------------------------------------------------------------------- */

/* Two lists can only differ if one is complete or excludes something, or if a member replaces another along kind-of. */
static bool may_drift(struct context *c, const struct distinct *d)
{
	struct u64_map present = {0};
	bool found = false;

	for (uint32_t i = 0; i < d->n; i++)
		for (uint32_t k = 0; k < d->value[i]->n; k++)
			u64_map_put(&present, d->value[i]->members[k].sym, 1);
	for (uint32_t i = 0; i < d->n && !found; i++)
		for (uint32_t k = 0; k < d->value[i]->n && !found; k++) {
			uint32_t n;
			const struct ancestor *up = lattice_ancestors(c->l->lattice, d->value[i]->members[k].sym, &n);

			for (uint32_t m = 0; m < n && !found; m++)
				found = up[m].kind_only && !up[m].perhaps && u64_map_get(&present, up[m].sym) != MAP_NONE;
		}
	u64_map_free(&present);
	return found;
}

static bool closed_or_excluding(const struct value *v)
{
	bool found = v->complete;

	for (uint32_t i = 0; i < v->n; i++)
		found |= v->members[i].not;
	return found;
}

static uint32_t list_camps(const struct distinct *d, uint32_t *camp)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < d->n; i++) {
		if (i == 0 || !value_same(d->value[i - 1], d->value[i]))
			n++;
		camp[i] = n - 1;
	}
	return n;
}

static bool lists_may_differ(struct context *c, const struct distinct *d)
{
	for (uint32_t i = 0; i < d->n; i++)
		if (closed_or_excluding(d->value[i]))
			return true;
	return may_drift(c, d);
}

/* ---- all types ------------------------------------------------------------------------------------------------------------------- */

uint32_t *same_values(struct context *c, const uint32_t *v, uint32_t n)
{
	struct distinct d = distinct_of(c, v, n);
	uint32_t *number = ARENA_ARRAY(c->scratch, uint32_t, d.n);

	list_camps(&d, number);
	for (uint32_t i = 0; i < n; i++)
		d.of[i] = number[d.of[i]];
	return d.of;
}

struct camps camps_of(struct context *c, const uint32_t *v, uint32_t n)
{
	struct distinct d = distinct_of(c, v, n);
	uint32_t *camp = ARENA_ARRAY(c->scratch, uint32_t, d.n);
	struct camps out = {.of = d.of};

	switch (d.value[0]->type) {
	case VALUE_NUMBER:
	case VALUE_DATE:
		out.n = interval_camps(c, &d, camp);
		break;
	case VALUE_ONE:
		out.n = symbol_camps(c, &d, camp);
		out.n = excluding_camps(c, &d, camp, out.n);
		break;
	case VALUE_SET:
		out.n = list_camps(&d, camp);
		break;
	default:
		for (uint32_t i = 0; i < d.n; i++)
			camp[i] = i;
		out.n = d.n;
	}
	out.may_differ = out.n > 1 && (d.value[0]->type != VALUE_SET || lists_may_differ(c, &d));
	for (uint32_t i = 0; i < n; i++) {
		out.of[i] = camp[d.of[i]];
		out.fits_both |= out.of[i] == CAMP_FITS_BOTH;
	}
	return out;
}

bool values_may_differ(struct context *c, const uint32_t *v, uint32_t n)
{
	struct distinct d;

	if (c->a[v[0]].value->type != VALUE_SET)
		return true;
	d = distinct_of(c, v, n);
	return lists_may_differ(c, &d);
}

/* ---- contrary at all? --------------------------------------------------------------------------------------------------------------- */

static bool same_yes(const struct context *c, const uint32_t *v, size_t n, bool yes)
{
	for (size_t i = 0; i < n; i++)
		if (c->a[v[i]].value->yes != yes)
			return false;
	return true;
}

bool any_contrary(const struct context *c, const uint32_t *x, size_t nx, const uint32_t *y, size_t ny)
{
	const struct value *last_x = NULL;

	if (nx == 0 || ny == 0)
		return false;
	if (c->a[x[0]].value->type == VALUE_YESNO) {
		bool yes = c->a[x[0]].value->yes;

		return !same_yes(c, x, nx, yes) || !same_yes(c, y, ny, yes);
	}
	for (size_t i = 0; i < nx; i++) {
		const struct value *last_y = NULL;

		if (c->a[x[i]].value == last_x)
			continue;
		last_x = c->a[x[i]].value;
		for (size_t k = 0; k < ny; k++) {
			if (c->a[y[k]].value == last_y)
				continue;
			last_y = c->a[y[k]].value;
			if (contrary(c, &c->a[x[i]], &c->a[y[k]]))
				return true;
		}
	}
	return false;
}
