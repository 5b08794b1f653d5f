/* Spans: every operation against plain sets of points, over all sets of up to six points. */
#include "unit.h"

#include "value/span.h"

enum { POINTS = 6, SETS = 1 << POINTS };

/* The set whose points are the bits of MASK, each a short span; two neighbours are joined by the seam between them. */
static struct spans of_bits(struct arena *a, unsigned mask)
{
	struct spans out = {NULL, 0};

	for (int i = 0; i < POINTS; i++)
		if (mask >> i & 1)
			out = spans_join(a, out, spans_of(a, 10 * i, 10 * i + (mask >> (i + 1) & 1 ? 9 : 8)));
	return out;
}

static void assert_settled(struct spans s)
{
	for (uint32_t i = 0; i < s.n; i++) {
		assert_true(s.v[i].lo <= s.v[i].hi);
		if (i)
			assert_true(s.v[i - 1].hi + 1 < s.v[i].lo);
	}
}

static void agrees_with_sets(void **state)
{
	struct arena *a = arena_new();
	struct spans all[SETS];

	(void)state;
	for (unsigned x = 0; x < SETS; x++)
		all[x] = of_bits(a, x);
	for (unsigned x = 0; x < SETS; x++) {
		for (unsigned y = 0; y < SETS; y++) {
			struct spans join = spans_join(a, all[x], all[y]), common = spans_common(a, all[x], all[y]);

			assert_int_equal(spans_meet(all[x], all[y]), (x & y) != 0);
			assert_int_equal(spans_equal(all[x], all[y]), x == y);
			assert_settled(join);
			assert_settled(common);
			assert_int_equal(common.n == 0, (x & y) == 0);
			assert_true(spans_inside(all[x], join) && spans_inside(all[y], join));
			assert_true(spans_inside(common, all[x]) && spans_inside(common, all[y]));
			assert_int_equal(spans_inside(all[x], all[y]), (x & ~y) == 0);
		}
	}
	arena_free(a);
}

static void laws(void **state)
{
	struct arena *a = arena_new();
	struct spans all[SETS];

	(void)state;
	for (unsigned x = 0; x < SETS; x++)
		all[x] = of_bits(a, x);
	for (unsigned x = 0; x < SETS; x++) {
		assert_true(spans_inside(all[x], all[x]));
		assert_true(spans_equal(all[x], all[x]));
		assert_true(spans_equal(spans_join(a, all[x], all[x]), all[x]));
		assert_true(spans_equal(spans_common(a, all[x], all[x]), all[x]));
		for (unsigned y = 0; y < SETS; y++) {
			assert_int_equal(spans_meet(all[x], all[y]), spans_meet(all[y], all[x]));
			assert_true(spans_equal(spans_join(a, all[x], all[y]), spans_join(a, all[y], all[x])));
			assert_true(spans_equal(spans_common(a, all[x], all[y]), spans_common(a, all[y], all[x])));
			if (x && spans_inside(all[x], all[y]))
				assert_true(spans_meet(all[x], all[y]));
			if (spans_inside(all[x], all[y]) && spans_inside(all[y], all[x]))
				assert_true(spans_equal(all[x], all[y]));
			for (unsigned z = 0; z < SETS; z++)
				if (spans_inside(all[x], all[y]) && spans_inside(all[y], all[z]))
					assert_true(spans_inside(all[x], all[z]));
		}
	}
	arena_free(a);
}

/* Over all single spans on a small grid, open ends among them. */
static void single_spans(void **state)
{
	static const num ends[] = {SPAN_FROM_EVER, -3, -1, 0, 1, 2, 5, 6, SPAN_FOR_EVER};
	struct arena *a = arena_new();
	struct spans all[64];
	size_t n = 0;

	(void)state;
	for (size_t i = 0; i < COUNT(ends); i++)
		for (size_t j = i; j < COUNT(ends); j++)
			if (i != j || (i > 0 && i + 1 < COUNT(ends)))
				all[n++] = spans_of(a, ends[i], ends[j]);
	for (size_t i = 0; i < n; i++) {
		for (size_t j = 0; j < n; j++) {
			struct span x = all[i].v[0], y = all[j].v[0], hull;
			struct spans common = spans_common(a, all[i], all[j]), join = spans_join(a, all[i], all[j]);

			assert_int_equal(spans_meet(all[i], all[j]), x.lo <= y.hi && y.lo <= x.hi);
			assert_int_equal(spans_inside(all[i], all[j]), y.lo <= x.lo && x.hi <= y.hi);
			assert_int_equal(common.n, spans_meet(all[i], all[j]));
			assert_int_equal(join.n, x.lo <= y.hi + 1 && y.lo <= x.hi + 1 ? 1 : 2);
			hull = spans_hull(join);
			assert_true(hull.lo == (x.lo < y.lo ? x.lo : y.lo) && hull.hi == (x.hi > y.hi ? x.hi : y.hi));
		}
	}
	arena_free(a);
}

static void nothing(void **state)
{
	struct arena *a = arena_new();
	struct spans none = {NULL, 0}, one = spans_of(a, 1, 2);

	(void)state;
	assert_false(spans_meet(none, one));
	assert_true(spans_inside(none, one));
	assert_false(spans_inside(one, none));
	assert_int_equal(spans_common(a, one, none).n, 0);
	assert_true(spans_equal(spans_join(a, none, one), one));
	assert_int_equal(spans_join(a, none, none).n, 0);
	assert_true(spans_hull(none).lo > spans_hull(none).hi);
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(agrees_with_sets),
		cmocka_unit_test(laws),
		cmocka_unit_test(single_spans),
		cmocka_unit_test(nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
