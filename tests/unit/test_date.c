/* Dates: what is read, how it is written again, what is refused and what is offered; the calendar and its units. */
#include "unit.h"

#include "values.h"

/* LOW, HIGH: ends with the width of `~`, as minutes typed "YYYY-MM-DDThh:mm"; NULL: open. Local time is +02:00. */
/* clang-format off */
static const struct {
	const char *text, *canon, *low, *high;
} good[] = {
	{"2021", "2021", "2021-01-01T00:00", "2021-12-31T23:59"},
	{"2021-11", "2021-11", "2021-11-01T00:00", "2021-11-30T23:59"},
	{"2021-11-03", "2021-11-03", "2021-11-03T00:00", "2021-11-03T23:59"},
	{" 2021-11-03 ", "2021-11-03", "2021-11-03T00:00", "2021-11-03T23:59"},
	{"2020-02-29", "2020-02-29", "2020-02-29T00:00", "2020-02-29T23:59"},
	{"0001-01-01", "0001-01-01", "0001-01-01T00:00", "0001-01-01T23:59"},
	{"9999-12-31", "9999-12-31", "9999-12-31T00:00", "9999-12-31T23:59"},
	{"2021-11-03T14:30", "2021-11-03T14:30", "2021-11-03T14:30", "2021-11-03T14:30"},
	{"2021-11-03T14:30+02:00", "2021-11-03T14:30", "2021-11-03T14:30", "2021-11-03T14:30"},
	{"2021-11-03T14:30Z", "2021-11-03T16:30", "2021-11-03T16:30", "2021-11-03T16:30"},
	{"2021-11-03T23:30-05:00", "2021-11-04T06:30", "2021-11-04T06:30", "2021-11-04T06:30"},
	{"2021-01-01T00:10+05:30", "2020-12-31T20:40", "2020-12-31T20:40", "2020-12-31T20:40"},
	{"21:40", "2021-11-14T21:40", "2021-11-14T21:40", "2021-11-14T21:40"},
	{"9:05", "2021-11-14T09:05", "2021-11-14T09:05", "2021-11-14T09:05"},
	{"9:05..10:15", "2021-11-14T09:05..2021-11-14T10:15", "2021-11-14T09:05", "2021-11-14T10:15"},
	{"~21:40", "2021-11-14T21:40", "2021-11-14T21:25", "2021-11-14T21:55"},
	{"~2021-11-03T00:10", "2021-11-03T00:10", "2021-11-02T23:55", "2021-11-03T00:25"},
	{"~2021-11-03", "2021-11-03", "2021-10-31T00:00", "2021-11-06T23:59"},
	{"~ 2022-06", "2022-06", "2022-05-01T00:00", "2022-07-31T23:59"},
	{"~2021-12", "2021-12", "2021-11-01T00:00", "2022-01-31T23:59"},
	{"~2021", "2021", "2020-01-01T00:00", "2022-12-31T23:59"},
	{"~0001", "0001", "0001-01-01T00:00", "0002-12-31T23:59"},
	{"~9999-12-31", "9999-12-31", "9999-12-28T00:00", "9999-12-31T23:59"},
	{"2021-11..2022-06", "2021-11..2022-06", "2021-11-01T00:00", "2022-06-30T23:59"},
	{"2021-11 .. 2022-06-03", "2021-11-01..2022-06-03", "2021-11-01T00:00", "2022-06-03T23:59"},
	{"2021-11-01..2021-11-07", "2021-11-01..2021-11-07", "2021-11-01T00:00", "2021-11-07T23:59"},
	{"2021-11-01..2021-11-30", "2021-11", "2021-11-01T00:00", "2021-11-30T23:59"},
	{"2021-01..2021-12", "2021", "2021-01-01T00:00", "2021-12-31T23:59"},
	{"2021-11..2021-11", "2021-11", "2021-11-01T00:00", "2021-11-30T23:59"},
	{"2021-11-15..2021-11", "2021-11-15..2021-11-30", "2021-11-15T00:00", "2021-11-30T23:59"},
	{"2021-11..~2022-06", "2021-11..2022-06", "2021-11-01T00:00", "2022-07-31T23:59"},
	{"~2021-11..2022-06", "2021-11..2022-06", "2021-10-01T00:00", "2022-06-30T23:59"},
	{"..2021-07", "..2021-07", NULL, "2021-07-31T23:59"},
	{"2021-07..", "2021-07..", "2021-07-01T00:00", NULL},
	{"2021-01-01..", "2021..", "2021-01-01T00:00", NULL},
	{"after 2021-11-03", "2021-11-04..", "2021-11-04T00:00", NULL},
	{"after 2021", "2022..", "2022-01-01T00:00", NULL},
	{"after 2021-11-03T14:30", "2021-11-03T14:31..", "2021-11-03T14:31", NULL},
	{"before 2021-11-03", "..2021-11-02", NULL, "2021-11-02T23:59"},
	{"before 2021-11", "..2021-10", NULL, "2021-10-31T23:59"},
	{"after ~2021-11", "2021-12..", "2021-11-01T00:00", NULL},
	{"before ~2021", "..2020", NULL, "2021-12-31T23:59"},
	{"2021-11-02 or 2021-11-09", "2021-11-02 or 2021-11-09", "2021-11-02T00:00", "2021-11-09T23:59"},
	{"2021-11-09 or 2021-11-02", "2021-11-02 or 2021-11-09", "2021-11-02T00:00", "2021-11-09T23:59"},
	{"2021-11-02 or 2021-11-03", "2021-11-02..2021-11-03", "2021-11-02T00:00", "2021-11-03T23:59"},
	{"2019 or 2021-05 or after 2022", "2019 or 2021-05 or 2023..", "2019-01-01T00:00", NULL},
	{"~2021-11-02 or 2021-11-20", "2021-11-02 or 2021-11-20", "2021-10-30T00:00", "2021-11-20T23:59"},
	{"listing", "2021-11-03", "2021-11-03T00:00", "2021-11-03T23:59"},
	{"~listing", "2021-11-03", "2021-10-31T00:00", "2021-11-06T23:59"},
	{"listing..2022-07-19", "2021-11-03..2022-07-19", "2021-11-03T00:00", "2022-07-19T23:59"},
	{"after listing", "2021-11-04..", "2021-11-04T00:00", NULL},
	{"talks", "2022-03-01 or 2022-03-05", "2022-03-01T00:00", "2022-03-05T23:59"},
	{"listing..talks", "2021-11-03..2022-03-05", "2021-11-03T00:00", "2022-03-05T23:59"},
	{"spring", "2022-03..", "2022-03-01T00:00", NULL},
	{"before spring", "..2022-02", NULL, "2022-02-28T23:59"},
};
/* clang-format on */

static struct value read_good(const struct value_context *c, const char *text)
{
	struct value_fault f;
	struct value v;

	if (value_date(c, str_from(text), &v, &f) != 0)
		fail_msg("%s: %s", text, f.text);
	return v;
}

static void assert_end(const char *text, num got, const char *want, num open, struct arena *a)
{
	struct value_context c = test_context(a, "");

	if (got != (want ? read_good(&c, want).core.lo : open))
		fail_msg("%s: the end %s is not what was read", text, want ? want : "(open)");
}

static void reads(void **state)
{
	struct arena *a = arena_new();
	struct value_context c = test_context(a, "");

	(void)state;
	for (size_t i = 0; i < COUNT(good); i++) {
		struct value v = read_good(&c, good[i].text), again;
		struct span hull = spans_hull(v.spans);

		assert_str(v.canon, good[i].canon);
		assert_int_equal(v.type, VALUE_DATE);
		assert_int_equal(v.wide, strchr(good[i].text, '~') != NULL);
		assert_end(good[i].text, hull.lo, good[i].low, SPAN_FROM_EVER, a);
		assert_end(good[i].text, hull.hi, good[i].high, SPAN_FOR_EVER, a);
		again = read_good(&c, v.canon.p);
		assert_str(again.canon, good[i].canon);
		assert_true(spans_inside(again.spans, v.spans));
		assert_true(again.core.lo == v.core.lo && again.core.hi == v.core.hi);
		if (!v.wide)
			assert_true(spans_equal(again.spans, v.spans));
	}
	arena_free(a);
}

/* clang-format off */
static const struct {
	const char *text, *paste, *says;
	size_t at;
} bad[] = {
	{"", "", "missing", 0},
	{"..", "", "interval needs", 0},
	{"~", "", "missing", 1},
	{"2021-02-30", "2021-02-28", "February 2021 has 28 days", 8},
	{"2020-02-30", "2020-02-29", "29", 8},
	{"2021-11-00", "2021-11-01", "30", 8},
	{"2021-11-01..2021-11-31", "", "2021-11-30", 20},
	{"2021-13", "", "01 to 12", 5},
	{"2021-00-10", "", "01 to 12", 5},
	{"0000", "", "0001 to 9999", 0},
	{"24:60", "", "23:59", 0},
	{"25:00", "", "23:59", 0},
	{"2021-11-03T24:00", "", "next day", 11},
	{"2021-11-03T14:30+15:00", "", "offsets", 16},
	{"2021-11-03T14:30+02:60", "", "offsets", 16},
	{"9999-12-31T23:30Z", "", "outside", 0},
	{"2022-06..2021-11", "2021-11..2022-06", "earlier", 0},
	{"23:00..01:00", "", "after midnight", 0},
	{"2021-11-03T21:40..22:10", "", "both ends", 18},
	{"after 9999", "", "nothing", 6},
	{"before 0001-01-01", "", "nothing", 7},
	{"..2021 or 2020..", "", "all of time", 0},
	{"2021 or ", "", "no date", 0},
	{"03/11/2021", "2021-11-03", "first or the second", 0},
	{"13/11/2021", "2021-11-13", "year-month-day", 0},
	{"11/13/2021", "2021-11-13", "year-month-day", 0},
	{"11/11/2021", "2021-11-11", "year-month-day", 0},
	{"3.11.2021", "2021-11-03", "first or the second", 0},
	{"Nov 3 2021", "2021-11-03", "year-month-day", 0},
	{"Nov. 3, 2021", "2021-11-03", "year-month-day", 0},
	{"November 3rd, 2021", "2021-11-03", "year-month-day", 0},
	{"3 November 2021", "2021-11-03", "year-month-day", 0},
	{"Wednesday, 3 November 2021", "2021-11-03", "year-month-day", 0},
	{"the 3rd of November 2021", "2021-11-03", "year-month-day", 0},
	{"November 2021", "2021-11", "year-month-day", 0},
	{"nov 2021", "2021-11", "year-month-day", 0},
	{"11/2021", "2021-11", "year-month-day", 0},
	{"2021-1-5", "2021-01-05", "two digits", 0},
	{"2021-1", "2021-01", "two digits", 0},
	{"2021/11/03", "2021-11-03", "year-month-day", 0},
	{"2021.11.03", "2021-11-03", "year-month-day", 0},
	{"20211103", "2021-11-03", "year-month-day", 0},
	{"30 February 2021", "", "no date", 0},
	{"3 November", "", "write YYYY-11-03", 0},
	{"november", "", "no moment is called november", 0},
	{"today", "", "counted from the day of print", 0},
	{"last Tuesday", "", "no date", 0},
	{"lising", "", "no moment is called lising", 0},
	{"2021-11-03 14:30", "2021-11-03T14:30", "date and time", 0},
	{"2021-11-03T9:05", "2021-11-03T09:05", "date and time", 0},
	{"2021-11-03T14:30:15", "2021-11-03T14:30", "date and time", 0},
	{"2021-11-03T14:30:15Z", "2021-11-03T14:30Z", "date and time", 0},
	{"2021-11-03T14:30+0200", "2021-11-03T14:30+02:00", "date and time", 0},
	{"2021-11-03t14:30z", "2021-11-03T14:30Z", "date and time", 0},
	{"Nov 3 2021, 9:05 pm", "2021-11-03T21:05", "date and time", 0},
	{"9pm", "21:00", "hour:minute", 0},
	{"9:05 p.m.", "21:05", "hour:minute", 0},
	{"12:10 am", "00:10", "hour:minute", 0},
	{"9.05", "09:05", "hour:minute", 0},
	{"21:40:15", "21:40", "hour:minute", 0},
	{"since 2021", "2021..", "since", 0},
	{"since Nov 3 2021", "2021-11-03..", "since", 0},
	{"from 2021 to 2022", "2021..2022", "two points", 9},
	{"between 2021 and 2022", "2021..2022", "two points", 12},
	{"until 2021-11", "..2021-11", "until", 0},
	{"by 2021-11", "..2021-11", "\"by\" is written", 0},
	{">=2021", "2021..", "is written with two points", 0},
	{">2021", "after 2021", "after", 0},
	{"<2021", "before 2021", "before", 0},
	{"after 3 Nov 2021", "after 2021-11-03", "year first", 0},
	{"about 2021", "~2021", "~", 0},
	{"2021?", "~2021", "~", 4},
	{"~Nov 2021", "~2021-11", "year first", 0},
	{"in 2021", "2021", "alone", 0},
	{"2021-11-03 to 2021-11-05", "2021-11-03..2021-11-05", "two points", 10},
	{"2021-11-03 - 2021-11-05", "2021-11-03..2021-11-05", "two points", 10},
	{"2021-11-03-2021-11-05", "2021-11-03..2021-11-05", "two points", 10},
	{"2021\xE2\x80\x93" "2022", "2021..2022", "two points", 4},
	{"2021-2022", "2021..2022", "two points", 4},
	{"2021-11-03/2021-11-05", "2021-11-03..2021-11-05", "two points", 10},
	{"Nov 3 2021..Nov 5 2021", "2021-11-03..2021-11-05", "year first", 10},
	{"2021-11-02, 2021-11-09", "2021-11-02 or 2021-11-09", "joined", 10},
	{"1990s", "1990..1999", "interval", 0},
	{"2021-W45", "2021-11-08..2021-11-14", "interval", 0},
	{"2021-Q4", "2021-10..2021-12", "interval", 0},
	{"2021-11-3", "2021-11-03", "two digits", 0},
	{"listing..Nov 5 2021", "listing..2021-11-05", "year first", 7},
};
/* clang-format on */

static void refuses(void **state)
{
	struct arena *a = arena_new();
	struct value_context c = test_context(a, "");

	(void)state;
	for (size_t i = 0; i < COUNT(bad); i++) {
		struct value_fault f = {.at = 999};
		struct value v;

		if (value_date(&c, str_from(bad[i].text), &v, &f) != -1)
			fail_msg("%s was read as %.*s", bad[i].text, STR_ARG(v.canon));
		if (strcmp(f.paste, bad[i].paste) != 0 || !strstr(f.text, bad[i].says) || f.at != bad[i].at)
			fail_msg("%s at %zu: \"%s\" [%s]", bad[i].text, f.at, f.text, f.paste);
		if (f.paste[0])
			read_good(&c, f.paste);
	}
	arena_free(a);
}

static void clock_without_day(void **state)
{
	struct arena *a = arena_new();
	struct value_context c = test_context(a, "");
	struct value_fault f;
	struct value v;

	(void)state;
	c.day.n = 0;
	assert_int_equal(value_date(&c, STR("9:05"), &v, &f), -1);
	assert_non_null(strstr(f.text, "T09:05"));
	c.moment = NULL;
	assert_int_equal(value_date(&c, STR("listing"), &v, &f), -1);
	arena_free(a);
}

/* Every day of 800 years: there and back, in order, and as text. */
static void every_day(void **state)
{
	num last = civil_minute(1599, 12, 31, 0);

	(void)state;
	for (int year = 1600; year < 2400; year++) {
		for (int month = 1; month <= 12; month++) {
			for (int day = 1; day <= 28; day++) {
				num at = civil_minute(year, month, day, 754);
				int y, m, d, clock;

				minute_civil(at, &y, &m, &d, &clock);
				assert_true(y == year && m == month && d == day && clock == 754);
				if (day > 1)
					assert_true(at - 754 == last + 1440);
				last = at - 754;
			}
		}
	}
	assert_true(civil_minute(1970, 1, 1, 0) == 0);
	assert_true(civil_minute(2000, 3, 1, 0) == (num)11017 * 1440);
}

static void fast_way_is_the_slow_way(void **state)
{
	struct arena *a = arena_new();
	struct value_context c = test_context(a, "");

	(void)state;
	for (int i = 0; i < 13 * 33; i++) {
		char day[32], twice[80];
		struct value_fault f;
		struct value v, w;
		int r;

		snprintf(day, sizeof day, "2024-%02d-%02d", i / 33, i % 33);
		snprintf(twice, sizeof twice, "%s..%s", day, day);
		r = value_date(&c, str_from(day), &v, &f);
		assert_int_equal(r, value_date(&c, str_from(twice), &w, &f));
		if (r == 0)
			assert_true(spans_equal(v.spans, w.spans) && str_eq(v.canon, w.canon));
	}
	arena_free(a);
}

/* The units tile time: each minute lies in its unit, and the next unit begins where one ends. */
static void units_tile_time(void **state)
{
	(void)state;
	for (int u = UNIT_HOUR; u <= UNIT_YEAR; u++) {
		assert_int_equal(time_unit_read(str_from(time_unit_word((enum time_unit)u))), u);
		for (num at = civil_minute(1, 1, 1, 0); at < civil_minute(9999, 12, 31, 0); at += 1234567) {
			int32_t o = time_unit_of((enum time_unit)u, at);
			struct span s = time_unit_span((enum time_unit)u, o),
				    next = time_unit_span((enum time_unit)u, o + 1);

			assert_true(s.lo <= at && at <= s.hi && s.hi + 1 == next.lo);
			assert_int_equal(time_unit_of((enum time_unit)u, s.lo), o);
			assert_int_equal(time_unit_of((enum time_unit)u, s.hi), o);
		}
		assert_int_equal(time_unit_of((enum time_unit)u, SPAN_FROM_EVER), INT32_MIN);
		assert_int_equal(time_unit_of((enum time_unit)u, SPAN_FOR_EVER), INT32_MAX);
		assert_true(time_unit_span((enum time_unit)u, INT32_MIN).lo == SPAN_FROM_EVER);
		assert_true(time_unit_span((enum time_unit)u, INT32_MAX).hi == SPAN_FOR_EVER);
	}
	assert_int_equal(time_unit_read(STR("minute")), UNIT_NONE);
	assert_int_equal(time_unit_read(STR("")), UNIT_NONE);
	assert_int_equal(time_unit_of(UNIT_NONE, 12345), 0);
	assert_true(time_unit_span(UNIT_NONE, 0).hi == SPAN_FOR_EVER);
	assert_int_equal(time_unit_of(UNIT_DAY, civil_minute(1970, 1, 2, 0)), 1);
}

static void units_are_written(void **state)
{
	/* clang-format off */
	static const struct {
		const char *text;
		enum time_unit unit;
		const char *written;
	} rows[] = {
		{"2021-11-03T14:30", UNIT_HOUR, "2021-11-03T14"}, {"2021-11-03", UNIT_DAY, "2021-11-03"},
		{"2021-11-08", UNIT_WEEK, "2021-W45"}, {"2021-11-14", UNIT_WEEK, "2021-W45"},
		{"2021-01-01", UNIT_WEEK, "2020-W53"}, {"2024-12-30", UNIT_WEEK, "2025-W01"},
		{"2023-01-01", UNIT_WEEK, "2022-W52"}, {"1969-12-29", UNIT_WEEK, "1970-W01"},
		{"2021-11-03", UNIT_MONTH, "2021-11"}, {"1969-12-31", UNIT_MONTH, "1969-12"},
		{"2021-11-03", UNIT_YEAR, "2021"}, {"0099-11-03", UNIT_YEAR, "0099"}, {"..2021", UNIT_YEAR, ".."},
	};
	/* clang-format on */
	struct arena *a = arena_new();
	struct value_context c = test_context(a, "");

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct buf b = {0};

		time_unit_write(&b, rows[i].unit, time_unit_of(rows[i].unit, read_good(&c, rows[i].text).core.lo));
		assert_str(buf_str(&b), rows[i].written);
		buf_free(&b);
	}
	arena_free(a);
}

/* Four pieces in any order: an answer that reads the same again, or a message whose offer can be read. */
static void any_bytes(void **state)
{
	static const char *const pieces[] = {
		"2021",
		"-11",
		"-03",
		"T14:30",
		"Z",
		"..",
		" or ",
		"~",
		"after ",
		"before ",
		"listing",
		"talks",
		"9:05",
		" ",
		"Nov",
		"3",
		"/",
		"?",
		"pm",
		"",
	};
	struct arena *a = arena_new();
	size_t n = COUNT(pieces);

	(void)state;
	for (size_t i = 0; i < n * n * n * n; i++) {
		struct value_context c = test_context(a, "");
		struct value_fault f = {.at = 0};
		char text[64];
		struct value v;

		snprintf(text, sizeof text, "%s%s%s%s", pieces[i % n], pieces[i / n % n], pieces[i / n / n % n],
			pieces[i / n / n / n]);
		if (value_date(&c, str_from(text), &v, &f) == 0) {
			struct value again = read_good(&c, v.canon.p);

			assert_true(str_eq(again.canon, v.canon));
			assert_true(spans_inside(again.spans, v.spans));
		} else {
			assert_true(f.text[0] && f.at <= strlen(text));
			if (f.paste[0])
				read_good(&c, f.paste);
		}
		if (i % 4096 == 0)
			arena_reset(a);
	}
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads),
		cmocka_unit_test(refuses),
		cmocka_unit_test(clock_without_day),
		cmocka_unit_test(every_day),
		cmocka_unit_test(fast_way_is_the_slow_way),
		cmocka_unit_test(units_tile_time),
		cmocka_unit_test(units_are_written),
		cmocka_unit_test(any_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
