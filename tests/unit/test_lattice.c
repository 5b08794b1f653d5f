/* The lattice against a plain closure over all small graphs of some kinds, and its bounds on deep and wide ones. */
#include "unit.h"

#include <stdlib.h>

#include "value/lattice.h"

enum { N = 7 };

/* What a small graph holds, and what follows from it by repeated squaring. */
struct plain {
	bool any[N][N], sure[N][N], kind[N][N], kind_sure[N][N];
};

static void close_over(bool m[N][N])
{
	for (int k = 0; k < N; k++)
		for (int i = 0; i < N; i++)
			for (int j = 0; j < N; j++)
				m[i][j] = m[i][j] || (m[i][k] && m[k][j]);
}

static uint32_t next_random(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 16;
}

static struct lattice *random_graph(struct arena *a, uint32_t *seed, struct plain *p, bool cycles)
{
	struct lattice *l = lattice_new(a, 0);
	uint32_t links = next_random(seed) % 12;

	memset(p, 0, sizeof *p);
	lattice_grow(l, N);
	while (links--) {
		uint32_t child = next_random(seed) % N, parent = next_random(seed) % N;
		bool perhaps = next_random(seed) % 3 == 0;
		enum link_kind kind = next_random(seed) % 3;

		if (!cycles && child >= parent)
			continue;
		lattice_link(l, child, parent, kind, perhaps);
		p->any[child][parent] = true;
		p->sure[child][parent] |= !perhaps;
		p->kind[child][parent] |= kind == LINK_KIND;
		p->kind_sure[child][parent] |= kind == LINK_KIND && !perhaps;
	}
	close_over(p->any);
	close_over(p->sure);
	close_over(p->kind);
	close_over(p->kind_sure);
	return l;
}

static enum below expected(int i, int j, bool any, bool sure)
{
	if (i == j)
		return BELOW_EQUAL;
	return sure ? BELOW_SURE : any ? BELOW_PERHAPS : BELOW_NO;
}

static void check_graph(const struct lattice *l, const struct plain *p)
{
	for (uint32_t i = 0; i < N; i++) {
		uint32_t n, reached = 0;
		const struct ancestor *up = lattice_ancestors(l, i, &n);

		for (uint32_t j = 0; j < N; j++) {
			assert_int_equal(lattice_below(l, i, j), expected((int)i, (int)j, p->any[i][j], p->sure[i][j]));
			assert_int_equal(lattice_kind_below(l, i, j),
				expected((int)i, (int)j, p->kind[i][j], p->kind_sure[i][j]));
			reached += i != j && p->any[i][j];
		}
		assert_int_equal(n, reached);
		for (uint32_t k = 0; k < n; k++) {
			assert_int_equal(up[k].perhaps, !p->sure[i][up[k].sym]);
			assert_int_equal(up[k].kind_only, p->kind[i][up[k].sym]);
		}
	}
}

static void agrees_with_closure(void **state)
{
	uint32_t seed = 1;

	(void)state;
	for (int round = 0; round < 4000; round++) {
		struct arena *a = arena_new();
		struct plain p;
		struct lattice *l = random_graph(a, &seed, &p, round % 2);
		uint32_t on_cycle = lattice_cycle(l);
		bool cyclic = false;

		for (int i = 0; i < N; i++)
			cyclic |= p.any[i][i];
		assert_int_equal(on_cycle != UINT32_MAX, cyclic);
		if (cyclic)
			assert_true(p.any[on_cycle][on_cycle]);
		check_graph(l, &p);
		for (int i = 0; i < N; i++)
			for (int j = 0; j < N; j++)
				for (int k = 0; k < N; k++)
					if (lattice_below(l, (uint32_t)i, (uint32_t)j) &&
						lattice_below(l, (uint32_t)j, (uint32_t)k))
						assert_int_not_equal(
							lattice_below(l, (uint32_t)i, (uint32_t)k), BELOW_NO);
		arena_free(a);
	}
}

static void later_links_count(void **state)
{
	struct arena *a = arena_new();
	struct lattice *l = lattice_new(a, 3);
	uint32_t n;

	(void)state;
	lattice_link(l, 0, 1, LINK_PART, false);
	assert_int_equal(lattice_below(l, 0, 2), BELOW_NO);
	lattice_link(l, 1, 2, LINK_PART, true);
	assert_int_equal(lattice_below(l, 0, 2), BELOW_PERHAPS);
	lattice_link(l, 1, 2, LINK_KIND, false);
	assert_int_equal(lattice_below(l, 0, 2), BELOW_SURE);
	lattice_link(l, 2, 40, LINK_PART, false);
	assert_int_equal(lattice_below(l, 0, 40), BELOW_SURE);
	assert_int_equal(lattice_parents(l, 1, &n)[0].parent, 2);
	assert_int_equal(n, 2);
	assert_int_equal(lattice_below(l, 999, 0), BELOW_NO);
	assert_int_equal(lattice_below(l, 0, 999), BELOW_NO);
	lattice_ancestors(l, 999, &n);
	assert_int_equal(n, 0);
	lattice_parents(l, 999, &n);
	assert_int_equal(n, 0);
	arena_free(a);
}

static void deep_chain(void **state)
{
	enum { DEEP = 500 };
	struct arena *a = arena_new();
	struct lattice *l = lattice_new(a, DEEP);

	(void)state;
	for (uint32_t i = 0; i + 1 < DEEP; i++)
		lattice_link(l, i, i + 1, LINK_PART, i == 250);
	for (uint32_t i = 0; i < DEEP; i++)
		for (uint32_t j = 0; j < DEEP; j++)
			assert_int_equal(lattice_below(l, i, j), i == j                ? BELOW_EQUAL
								 : i > j               ? BELOW_NO
								 : i <= 250 && j > 250 ? BELOW_PERHAPS
										       : BELOW_SURE);
	assert_int_equal(lattice_cycle(l), UINT32_MAX);
	lattice_link(l, DEEP - 1, 0, LINK_PART, false);
	assert_int_not_equal(lattice_cycle(l), UINT32_MAX);
	arena_free(a);
}

/* 20,000 children of one whole, a whole with 20,000 parents, and a chain of 20,000 asked once. */
static void wide_graphs(void **state)
{
	enum { WIDE = 20000 };
	struct arena *a = arena_new();
	struct lattice *l = lattice_new(a, 3 * WIDE + 2);
	uint32_t n;

	(void)state;
	for (uint32_t i = 0; i < WIDE; i++) {
		lattice_link(l, i, 3 * WIDE, LINK_PART, false);
		lattice_link(l, 3 * WIDE, WIDE + i, LINK_MEMBER, false);
		if (i)
			lattice_link(l, 2 * WIDE + i - 1, 2 * WIDE + i, LINK_KIND, false);
	}
	assert_int_equal(lattice_below(l, 7, WIDE + 9), BELOW_SURE);
	assert_int_equal(lattice_below(l, 7, 8), BELOW_NO);
	lattice_ancestors(l, 2 * WIDE, &n);
	assert_int_equal(n, WIDE - 1);
	assert_int_equal(lattice_cycle(l), UINT32_MAX);
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(agrees_with_closure),
		cmocka_unit_test(later_links_count),
		cmocka_unit_test(deep_chain),
		cmocka_unit_test(wide_graphs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
