/* How names and lists of names stand to each other. Members come sorted by symbol, the excluded ones behind the others,
 * so that two lists are compared in one sweep and a member is found by halving. */
#include "value/relation.h"

/* The members that are meant (not excluded), or the excluded ones. */
struct part {
	const struct member *v;
	uint32_t n;
};

static struct part meant(const struct value *a)
{
	uint32_t n = 0;

	while (n < a->n && !a->members[n].not)
		n++;
	return (struct part){a->members, n};
}

static struct part excluded(const struct value *a)
{
	uint32_t n = meant(a).n;

	return (struct part){a->members + n, a->n - n};
}

static const struct member *find(struct part p, uint32_t sym)
{
	uint32_t lo = 0, hi = p.n;

	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;

		if (p.v[mid].sym < sym)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < p.n && p.v[lo].sym == sym ? &p.v[lo] : NULL;
}

static bool find_sure(struct part p, uint32_t sym)
{
	const struct member *m = find(p, sym);

	return m && !m->doubt;
}

/* Members both have. */
static uint32_t shared(struct part a, struct part b)
{
	uint32_t i = 0, j = 0, n = 0;

	while (i < a.n && j < b.n) {
		if (a.v[i].sym < b.v[j].sym) {
			i++;
		} else if (b.v[j].sym < a.v[i].sym) {
			j++;
		} else {
			n++;
			i++;
			j++;
		}
	}
	return n;
}

/* ---- one ---------------------------------------------------------------------------------------------------------- */

/* Who excludes more says more. */
static enum relation both_excluded(struct part a, struct part b)
{
	uint32_t n = shared(a, b);

	if (n == a.n && n == b.n)
		return REL_EQUAL;
	if (n == b.n)
		return REL_FINER;
	return n == a.n ? REL_COARSER : REL_MEET;
}

enum relation one_relation(const struct lattice *l, const struct value *a, const struct value *b, bool *perhaps)
{
	struct part x = meant(a), y = meant(b);
	enum below up, down;

	if (x.n == 0 && y.n == 0)
		return both_excluded(excluded(a), excluded(b));
	if (x.n == 0)
		return find(excluded(a), y.v[0].sym) ? REL_DIFFER : REL_MEET;
	if (y.n == 0)
		return find(excluded(b), x.v[0].sym) ? REL_DIFFER : REL_MEET;
	up = lattice_below(l, x.v[0].sym, y.v[0].sym);
	if (up == BELOW_EQUAL)
		return REL_EQUAL;
	down = up == BELOW_NO ? lattice_below(l, y.v[0].sym, x.v[0].sym) : BELOW_NO;
	*perhaps = up == BELOW_PERHAPS || down == BELOW_PERHAPS;
	if (up != BELOW_NO)
		return REL_FINER;
	return down != BELOW_NO ? REL_COARSER : REL_DIFFER;
}

/* ---- sets --------------------------------------------------------------------------------------------------------- */

/* `not x` in A, x in B, both sure. */
static bool excludes(struct part nots, struct part b)
{
	uint32_t i;

	for (i = 0; i < nots.n; i++)
		if (!nots.v[i].doubt && find_sure(b, nots.v[i].sym))
			return true;
	return false;
}

/* Is some member of P an ancestor of SYM, or SYM itself? */
static bool below_some(const struct lattice *l, uint32_t sym, struct part p)
{
	uint32_t i, n;
	const struct ancestor *up = lattice_ancestors(l, sym, &n);

	if (find(p, sym))
		return true;
	for (i = 0; i < n; i++)
		if (find(p, up[i].sym))
			return true;
	return false;
}

static bool above_some(const struct lattice *l, uint32_t sym, struct part p)
{
	uint32_t i;

	for (i = 0; i < p.n; i++)
		if (lattice_below(l, p.v[i].sym, sym) != BELOW_NO)
			return true;
	return false;
}

/* A sure member of A that a closed list has no room for: it is neither in it nor a part, kind or whole of what is. */
static bool outside(const struct lattice *l, struct part a, const struct value *closed)
{
	struct part b = meant(closed);
	uint32_t i;

	if (!closed->complete || (b.n == 0 && closed->n > 0))
		return false;
	for (i = 0; i < a.n; i++)
		if (!a.v[i].doubt && !below_some(l, a.v[i].sym, b) && !above_some(l, a.v[i].sym, b))
			return true;
	return false;
}

/* A sure member of A, not in B, that is surely a kind of a sure member of B, which is not in A. */
static bool replaces(const struct lattice *l, struct part a, struct part b)
{
	uint32_t i, k, n;

	for (i = 0; i < a.n; i++) {
		const struct ancestor *up;

		if (a.v[i].doubt || find(b, a.v[i].sym))
			continue;
		up = lattice_ancestors(l, a.v[i].sym, &n);
		for (k = 0; k < n; k++)
			if (up[k].kind_only && find_sure(b, up[k].sym) && !find(a, up[k].sym) &&
				lattice_kind_below(l, a.v[i].sym, up[k].sym) == BELOW_SURE)
				return true;
	}
	return false;
}

bool set_drifts(const struct lattice *l, const struct value *a, const struct value *b)
{
	struct part x, y;

	if (a->type != VALUE_SET || b->type != VALUE_SET || a->non_answer || b->non_answer)
		return false;
	x = meant(a);
	y = meant(b);
	return replaces(l, x, y) || replaces(l, y, x);
}

enum relation set_relation(const struct lattice *l, const struct value *a, const struct value *b)
{
	struct part x = meant(a), y = meant(b), not_x = excluded(a), not_y = excluded(b);
	uint32_t n = shared(x, y) + shared(not_x, not_y);

	if (n == a->n && n == b->n)
		return REL_EQUAL;
	if (excludes(not_x, y) || excludes(not_y, x) || outside(l, x, b) || outside(l, y, a) || set_drifts(l, a, b))
		return REL_DIFFER;
	if (n && n == a->n)
		return REL_FINER;
	if (n && n == b->n)
		return REL_COARSER;
	return n ? REL_MEET : REL_UNRELATED;
}
