#include "compare/meeting.h"

#include "base/sort.h"

/* Among the first answers by the start of their windows: the latest end, who has it, and the latest end of all others. */
struct reach {
	int32_t hi, other_hi;
	uint64_t who;
	bool other;
};

struct meeting {
	const struct context *c;
	const uint32_t *v;
	uint32_t n;
	enum apart apart;
	struct reach *reach;
};

#define NOBODY UINT64_MAX

static uint64_t who(enum apart apart, const struct answer *a)
{
	return apart == APART_BY_ARTICLE ? a->source : (uint64_t)a->source << 2 | a->order;
}

/* Whom nothing lets A meet. */
static uint64_t kept_from(enum apart apart, const struct answer *a)
{
	if (apart == APART_BY_ARTICLE)
		return a->source;
	if (!a->order)
		return NOBODY;
	return (uint64_t)a->source << 2 | (a->order == ORDER_FIRST ? ORDER_LATER : ORDER_FIRST);
}

static int start_order(const void *x, const void *y, void *context)
{
	const struct context *c = context;
	uint32_t i = *(const uint32_t *)x, k = *(const uint32_t *)y;

	if (c->a[i].window.lo != c->a[k].window.lo)
		return c->a[i].window.lo < c->a[k].window.lo ? -1 : 1;
	return i < k ? -1 : i > k;
}

static struct reach further(struct reach r, int32_t hi, uint64_t whose)
{
	if (whose == r.who) {
		r.hi = hi > r.hi ? hi : r.hi;
	} else if (hi > r.hi) {
		r = (struct reach){hi, r.hi, whose, true};
	} else if (!r.other || hi > r.other_hi) {
		r.other = true;
		r.other_hi = hi;
	}
	return r;
}

const struct meeting *meeting_of(struct context *c, uint32_t *v, uint32_t n, enum apart apart)
{
	struct meeting *m = ARENA_NEW(c->scratch, struct meeting);

	*m = (struct meeting){c, v, n, apart, ARENA_ARRAY(c->scratch, struct reach, n)};
	sort_by(v, n, sizeof *v, start_order, c);
	for (uint32_t i = 0; i < n; i++) {
		const struct answer *a = &c->a[v[i]];

		m->reach[i] = i ? further(m->reach[i - 1], a->window.hi, who(apart, a))
			: (struct reach){.hi = a->window.hi, .who = who(apart, a)};
	}
	return m;
}

/* One begins at FROM or before, and ends at TO or after. */
static bool reaches(const struct meeting *m, const struct answer *a, int32_t from, int32_t to)
{
	uint32_t lo = 0, hi = m->n;
	const struct reach *best;

	while (lo < hi) {
		uint32_t mid = (lo + hi) / 2;

		if (m->c->a[m->v[mid]].window.lo <= from)
			lo = mid + 1;
		else
			hi = mid;
	}
	if (lo == 0)
		return false;
	best = &m->reach[lo - 1];
	if (best->who != kept_from(m->apart, a))
		return best->hi >= to;
	return best->other && best->other_hi >= to;
}

bool meets_some(const struct meeting *m, const struct answer *a)
{
	return reaches(m, a, a->window.hi, a->window.lo);
}

bool lies_in_some(const struct meeting *m, const struct answer *a)
{
	return reaches(m, a, a->window.lo, a->window.hi);
}
