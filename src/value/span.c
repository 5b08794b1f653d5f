/* Sets of closed intervals: sorted and disjoint, neighbours without a gap joined, so that equal sets look alike.
 * All operations sweep both sides once. */
#include "value/span.h"

#include <stdlib.h>

#include "value/parts.h"

struct spans spans_of(struct arena *a, num lo, num hi)
{
	struct span *s = ARENA_NEW(a, struct span);

	s->lo = lo;
	s->hi = hi;
	return (struct spans){s, 1};
}

static int by_start(const void *a, const void *b)
{
	const struct span *x = a, *y = b;

	if (x->lo != y->lo)
		return x->lo < y->lo ? -1 : 1;
	return (x->hi > y->hi) - (x->hi < y->hi);
}

/* Joins what touches or overlaps in a sorted array; gives the new length. */
static uint32_t settle(struct span *v, uint32_t n)
{
	uint32_t i, kept = 0;

	for (i = 0; i < n; i++) {
		if (kept && v[i].lo <= v[kept - 1].hi + 1) {
			if (v[i].hi > v[kept - 1].hi)
				v[kept - 1].hi = v[i].hi;
		} else {
			v[kept++] = v[i];
		}
	}
	return kept;
}

struct spans spans_from(struct arena *a, const struct span *v, size_t n)
{
	struct span *own;

	if (n == 0)
		return (struct spans){NULL, 0};
	own = ARENA_COPY(a, v, n);
	qsort(own, n, sizeof *own, by_start);
	return (struct spans){own, settle(own, (uint32_t)n)};
}

bool spans_meet(struct spans a, struct spans b)
{
	uint32_t i = 0, j = 0;

	while (i < a.n && j < b.n) {
		if (a.v[i].hi < b.v[j].lo)
			i++;
		else if (b.v[j].hi < a.v[i].lo)
			j++;
		else
			return true;
	}
	return false;
}

bool spans_inside(struct spans a, struct spans b)
{
	uint32_t i, j = 0;

	for (i = 0; i < a.n; i++) {
		while (j < b.n && b.v[j].hi < a.v[i].lo)
			j++;
		if (j == b.n || b.v[j].lo > a.v[i].lo || b.v[j].hi < a.v[i].hi)
			return false;
	}
	return true;
}

bool spans_equal(struct spans a, struct spans b)
{
	uint32_t i;

	if (a.n != b.n)
		return false;
	for (i = 0; i < a.n; i++)
		if (a.v[i].lo != b.v[i].lo || a.v[i].hi != b.v[i].hi)
			return false;
	return true;
}

struct spans spans_join(struct arena *a, struct spans x, struct spans y)
{
	uint32_t i = 0, j = 0, n = 0;
	struct span *out;

	if (x.n + y.n == 0)
		return (struct spans){NULL, 0};
	out = ARENA_ARRAY(a, struct span, x.n + y.n);
	while (i < x.n || j < y.n) {
		if (j == y.n || (i < x.n && x.v[i].lo <= y.v[j].lo))
			out[n++] = x.v[i++];
		else
			out[n++] = y.v[j++];
	}
	return (struct spans){out, settle(out, n)};
}

struct spans spans_common(struct arena *a, struct spans x, struct spans y)
{
	uint32_t i = 0, j = 0, n = 0;
	struct span *out;

	if (!spans_meet(x, y))
		return (struct spans){NULL, 0};
	out = ARENA_ARRAY(a, struct span, x.n + y.n);
	while (i < x.n && j < y.n) {
		num lo = x.v[i].lo > y.v[j].lo ? x.v[i].lo : y.v[j].lo;
		num hi = x.v[i].hi < y.v[j].hi ? x.v[i].hi : y.v[j].hi;

		if (lo <= hi)
			out[n++] = (struct span){lo, hi};
		if (x.v[i].hi < y.v[j].hi)
			i++;
		else
			j++;
	}
	return (struct spans){out, n};
}

/* Of no span: one that holds nothing. */
struct span spans_hull(struct spans a)
{
	if (a.n == 0)
		return (struct span){SPAN_FOR_EVER, SPAN_FROM_EVER};
	return (struct span){a.v[0].lo, a.v[a.n - 1].hi};
}
