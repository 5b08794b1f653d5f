/* Units: the table holds together, and conversion is exact where it can be. Factors are checked by check_units.py. */
#include "unit.h"

#include "values.h"
#include "value/units.h"

static void table_holds_together(void **state)
{
	size_t n = 0;

	(void)state;
	for (const struct unit *u; (u = unit_row(n)) != NULL; n++) {
		char names[400], *name, *left = names;

		assert_true(u->n > 0 && u->d > 0);
		assert_true(strlen(u->names) < sizeof names);
		assert_true(unit_alike(u, u));
		assert_true(unit_kind(u)[0] != '\0');
		strcpy(names, u->names);
		while ((name = strtok_r(left, " ", &left)) != NULL) {
			if (unit_find(str_from(name)) != u)
				fail_msg("%s names two units", name);
			assert_null(unit_unclear(str_from(name)));
			assert_true(unit_known(str_from(name)));
		}
		if (u->dimension == DIM_MONEY)
			assert_true(u->n == 1 && u->d == 1 && u->shift == 0);
	}
	assert_true(n > 60);
}

/* All pairs of one kind: there and back gives the same to 12 decimals of the coarser unit; order is kept. */
static void there_and_back(void **state)
{
	const struct unit *a, *b;

	(void)state;
	for (size_t i = 0; (a = unit_row(i)) != NULL; i++) {
		for (size_t j = 0; (b = unit_row(j)) != NULL; j++) {
			num x = 123456 * NUM_ONE / 1000, there, back, more, one, zero, slack;

			assert_int_equal(unit_alike(a, b), unit_alike(b, a));
			if (!unit_alike(a, b))
				continue;
			assert_true(unit_convert(a, b, x, &there));
			assert_true(unit_convert(b, a, there, &back));
			assert_true(unit_convert(a, b, x + NUM_ONE, &more));
			assert_true(more >= there);
			assert_true(unit_convert(b, a, 1, &one));
			assert_true(unit_convert(b, a, 0, &zero));
			slack = one - zero + 1;
			if (back > x + slack || back < x - slack)
				fail_msg("%s to %s and back", a->names, b->names);
		}
	}
}

static void exact(void **state)
{
	/* clang-format off */
	static const struct {
		const char *from, *to, *x, *y;
	} rows[] = {
		{"lb", "kg", "1", "0.45359237"}, {"kg", "lb", "0.45359237", "1"}, {"mi", "km", "1", "1.609344"},
		{"ft", "in", "3", "36"}, {"mi", "yd", "1", "1760"}, {"st", "lb", "1", "14"}, {"lb", "oz", "2", "32"},
		{"short-ton", "lb", "1", "2000"}, {"long-ton", "lb", "1", "2240"}, {"mi2", "acre", "1", "640"},
		{"ha", "km2", "250", "2.5"}, {"bbl", "us-gal", "1", "42"}, {"m3", "l", "1", "1000"},
		{"km/h", "m/s", "90", "25"}, {"kn", "km/h", "10", "18.52"}, {"week", "day", "2", "14"},
		{"C", "F", "100", "212"}, {"F", "C", "-40", "-40"}, {"C", "K", "-273.15", "0"}, {"K", "F", "0", "-459.67"},
		{"kWh", "MJ", "1", "3.6"}, {"GB", "MB", "1.5", "1500"}, {"GiB", "MiB", "1", "1024"}, {"B", "bit", "1", "8"},
		{"percent", "permille", "2.5", "25"}, {"century", "year", "1", "100"}, {"TW", "W", "1", "1000000000000"},
		{"ml", "l", "0.000000001", "0.000000000001"},
	};
	/* clang-format on */
	struct arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct value_context c = test_context(a, rows[i].to);
		struct value_fault f;
		struct buf b = {0};
		struct value v;

		buf_printf(&b, "%s %s", rows[i].x, rows[i].from);
		assert_int_equal(value_number(&c, buf_str(&b), &v, &f), 0);
		assert_str(v.canon, rows[i].y);
		buf_free(&b);
	}
	arena_free(a);
}

static void rounded_where_it_must(void **state)
{
	num out;

	(void)state;
	assert_true(unit_convert(unit_find(STR("min")), unit_find(STR("h")), NUM_ONE, &out));
	assert_true(out == 16666666667LL);
	assert_true(unit_convert(unit_find(STR("min")), unit_find(STR("h")), -NUM_ONE, &out));
	assert_true(out == -16666666667LL);
	assert_false(unit_convert(unit_find(STR("TWh")), unit_find(STR("J")), NUM_LIMIT - 1, &out));
}

static void names(void **state)
{
	/* clang-format off */
	static const struct {
		const char *typed, *near;
	} rows[] = {
		{"dollar", "dollar"}, {"dolars", "dollars"}, {"kilometrs", "kilometre"}, {"pounds", "lb"}, {"tons", "t"},
		{"gallons", "us-gal"}, {"persent", "percent"}, {"passengers", ""}, {"", ""}, {"q", ""},
	};
	/* clang-format on */

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_str(unit_nearest(str_from(rows[i].typed)), rows[i].near);
	assert_ptr_equal(unit_find(STR("$")), unit_find(STR("USD")));
	assert_ptr_equal(unit_find(STR("nautical miles")), unit_find(STR("nmi")));
	assert_ptr_equal(unit_find(STR("%")), unit_find(STR("percent")));
	assert_null(unit_find(STR("")));
	assert_null(unit_find(STR("pounds")));
	assert_null(unit_find(STR("KG")));
	assert_true(unit_find(STR("MB")) != unit_find(STR("MiB")));
	assert_false(unit_alike(unit_find(STR("USD")), unit_find(STR("EUR"))));
	assert_false(unit_alike(unit_find(STR("day")), unit_find(STR("month"))));
	assert_non_null(unit_unclear(STR("pounds")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(table_holds_together),
		cmocka_unit_test(there_and_back),
		cmocka_unit_test(exact),
		cmocka_unit_test(rounded_where_it_must),
		cmocka_unit_test(names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
