/* Problems: the table of codes, collecting, order, counting. */
#include "unit.h"

#include <ctype.h>

#include "diag/diag.h"

static bool good_slug(const char *z)
{
	if (!islower((unsigned char)*z))
		return false;
	for (; *z; z++)
		if (!islower((unsigned char)*z) && !isdigit((unsigned char)*z) && *z != '-')
			return false;
	return true;
}

static void codes_are_in_order(void **state)
{
	struct str_map seen = {0};

	(void)state;
	for (uint32_t i = 0; i < DIAG_N_CODES; i++) {
		const struct diag_code_info *c = &diag_codes[i];

		if (!c->id || strlen(c->id) != 4 || !strchr("LEC", c->id[0]))
			fail_msg("row %u: bad id", i);
		if (i && strcmp(diag_codes[i - 1].id, c->id) == 0)
			fail_msg("%s stands twice", c->id);
		if (!good_slug(c->slug))
			fail_msg("%s: bad slug %s", c->id, c->slug);
		if (*str_map_put(&seen, str_from(c->slug), i) != i)
			fail_msg("%s: the slug %s stands twice", c->id, c->slug);
		if (!*c->summary || strchr(c->summary, '\n'))
			fail_msg("%s: the summary is not one line", c->id);
	}
	str_map_free(&seen);
}

static struct loc at(uint32_t file, uint32_t line, uint32_t column)
{
	return (struct loc){file, line, column, 1};
}

static void records(void **state)
{
	struct arena *a = arena_new();
	struct diags all = diags_new(a);
	struct diag *d = diag_add(&all, 0, at(0, 3, 7), "%s is %d", "it", 4);

	(void)state;
	assert_non_null(d);
	assert_str(d->message, "it is 4");
	assert_int_equal(d->level, diag_codes[0].level);
	assert_int_equal(d->n_places, 1);
	assert_string_equal(d->place[0].role, "here");
	assert_int_equal(d->paste.n, 0);
	diag_second(d, at(0, 1, 1), "first");
	diag_paste(&all, d, "%s: 1", "gainsay");
	assert_int_equal(d->n_places, 2);
	assert_string_equal(d->place[1].role, "first");
	assert_str(d->paste, "gainsay: 1");
	diag_second(NULL, at(0, 1, 1), "first");
	diag_paste(&all, NULL, "x");
	diags_free(&all);
	arena_free(a);
}

static void sorted_by_place(void **state)
{
	static const struct loc places[] = {{1, 1, 1, 0}, {0, 2, 1, 0}, {0, 1, 9, 0}, {0, 1, 2, 0}, {0, 10, 1, 0}};
	static const char *const wanted[] = {"p3", "p2", "p1", "p4", "p0"};
	struct arena *a = arena_new();
	struct diags all = diags_new(a);

	(void)state;
	for (unsigned i = 0; i < COUNT(places); i++)
		diag_add(&all, 0, places[i], "p%u", i);
	diags_sort(&all);
	for (unsigned i = 0; i < COUNT(wanted); i++)
		assert_str(all.list.v[i].message, wanted[i]);
	diags_free(&all);
	arena_free(a);
}

static void only_fifty_are_kept(void **state)
{
	struct arena *a = arena_new();
	struct diags all = diags_new(a);
	enum diag_level level = diag_codes[0].level, other = level == DIAG_ERROR ? DIAG_INFO : DIAG_ERROR;

	(void)state;
	for (unsigned i = 0; i < 80; i++)
		assert_true((diag_add(&all, 0, at(0, i, 1), "x") != NULL) == (i < 50));
	assert_int_equal(all.list.n, 50);
	assert_int_equal(all.count[0], 80);
	assert_int_equal(diags_count(&all, level), 80);
	assert_int_equal(diags_count(&all, other), 0);
	all.list.v[0].level = other;
	assert_int_equal(diags_count(&all, level), 79);
	assert_int_equal(diags_count(&all, other), 1);
	diags_free(&all);
	arena_free(a);
}

static void muted_says_nothing(void **state)
{
	struct arena *a = arena_new();
	struct diags all = diags_new(a);

	(void)state;
	all.muted = true;
	assert_null(diag_add(&all, 0, at(0, 1, 1), "x"));
	assert_int_equal(all.count[0], 0);
	diags_sort(&all);
	diags_free(&all);
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(codes_are_in_order),
		cmocka_unit_test(records),
		cmocka_unit_test(sorted_by_place),
		cmocka_unit_test(only_fifty_are_kept),
		cmocka_unit_test(muted_says_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
