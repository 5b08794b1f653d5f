/* Numbers: what is read, how it is written again, what is refused and what is offered instead, what rounds what. */
#include "unit.h"

#include "values.h"

/* clang-format off */
static const struct {
	const char *unit, *text, *canon, *low, *high; /* low, high: with the width of `~`; NULL: as the canonical text */
} good[] = {
	{"", "6", "6", NULL, NULL},
	{"", "0", "0", NULL, NULL},
	{"", "-5", "-5", NULL, NULL},
	{"", "012", "12", NULL, NULL},
	{"", "112.50", "112.5", NULL, NULL},
	{"", "0.000000000001", "0.000000000001", NULL, NULL},
	{"", "999999999999999999999", "999999999999999999999", NULL, NULL},
	{"", " 6 ", "6", NULL, NULL},
	{"", "6+", "6..", NULL, NULL},
	{"", "6 +", "6..", NULL, NULL},
	{"", "6..", "6..", NULL, NULL},
	{"", "..6", "..6", NULL, NULL},
	{"", "5..7", "5..7", NULL, NULL},
	{"", "5 .. 7", "5..7", NULL, NULL},
	{"", "-7..-5", "-7..-5", NULL, NULL},
	{"", "5..5", "5", NULL, NULL},
	{"", "~5", "5", "4.5", "5.5"},
	{"", "~ 110", "110", "99", "121"},
	{"", "~-10", "-10", "-11", "-9"},
	{"", "~6+", "6..", "5.4", NULL},
	{"", "~10..20", "10..20", "9", "20"},
	{"", "10..~20", "10..20", "10", "22"},
	{"", "several", "3..9", NULL, NULL},
	{"", "dozens", "24..99", NULL, NULL},
	{"", "scores", "40..99", NULL, NULL},
	{"", "hundreds", "200..999", NULL, NULL},
	{"", "thousands", "2000..9999", NULL, NULL},
	{"", "tens of thousands", "20000..99999", NULL, NULL},
	{"", "hundreds of thousands", "200000..999999", NULL, NULL},
	{"USD", "hundreds of thousands of dollars", "200000..999999", NULL, NULL},
	{"h", "several hours", "3..9", NULL, NULL},
	{"min", "several hours", "180..540", NULL, NULL},
	{"", "3.2m", "3200000", NULL, NULL},
	{"", "3.2 m", "3200000", NULL, NULL},
	{"", "3.2 million", "3200000", NULL, NULL},
	{"", "5k", "5000", NULL, NULL},
	{"", "5K", "5000", NULL, NULL},
	{"", "2.4bn", "2400000000", NULL, NULL},
	{"", "2.4B", "2400000000", NULL, NULL},
	{"", "1 trillion", "1000000000000", NULL, NULL},
	{"", "900..1m", "900..1000000", NULL, NULL},
	{"", "1m..2m", "1000000..2000000", NULL, NULL},
	{"", "2 100 000", "2100000", NULL, NULL},
	{"", "2_100_000", "2100000", NULL, NULL},
	{"", "2,100,000", "2100000", NULL, NULL},
	{"", "2\xC2\xA0" "100\xC2\xA0" "000", "2100000", NULL, NULL},
	{"", "1\xE2\x80\xAF" "012", "1012", NULL, NULL},
	{"", "2,100,000.25", "2100000.25", NULL, NULL},
	{"dollars", "$2.1m", "2100000", NULL, NULL},
	{"USD", "2.1m dollars", "2100000", NULL, NULL},
	{"$", "USD 2.1m", "2100000", NULL, NULL},
	{"USD", "US$2.1m", "2100000", NULL, NULL},
	{"USD", "-$5", "-5", NULL, NULL},
	{"USD", "$-5", "-5", NULL, NULL},
	{"USD", "$2m+", "2000000..", NULL, NULL},
	{"USD", "$2m..$3m", "2000000..3000000", NULL, NULL},
	{"USD", "$2m..3m", "2000000..3000000", NULL, NULL},
	{"USD", "~$100", "100", "90", "110"},
	{"EUR", "\xE2\x82\xAC" "3bn", "3000000000", NULL, NULL},
	{"EUR", "3bn\xE2\x82\xAC", "3000000000", NULL, NULL},
	{"GBP", "\xC2\xA3" "40", "40", NULL, NULL},
	{"percent", "12 %", "12", NULL, NULL},
	{"percent", "12%", "12", NULL, NULL},
	{"percent", "12 per cent", "12", NULL, NULL},
	{"percent", "12", "12", NULL, NULL},
	{"lb", "40 lb", "40", NULL, NULL},
	{"kg", "40 lb", "18.1436948", NULL, NULL},
	{"kg", "5..7 lb", "2.26796185..3.17514659", NULL, NULL},
	{"kg", "40+ lb", "18.1436948..", NULL, NULL},
	{"kg", "40 lb+", "18.1436948..", NULL, NULL},
	{"kg", "..40 lb", "..18.1436948", NULL, NULL},
	{"lb", "1 kg", "2.204622621849", NULL, NULL},
	{"m", "5 m", "5", NULL, NULL},
	{"m", "5 km", "5000", NULL, NULL},
	{"m", "5 million m", "5000000", NULL, NULL},
	{"km", "3 nautical miles", "5.556", NULL, NULL},
	{"C", "68 F", "20", NULL, NULL},
	{"C", "300 K", "26.85", NULL, NULL},
	{"F", "-40 C", "-40", NULL, NULL},
	{"C", "32..212 F", "0..100", NULL, NULL},
	{"MB", "5 B", "0.000005", NULL, NULL},
	{"phones", "40 phones", "40", NULL, NULL},
	{"phones", "5k phones", "5000", NULL, NULL},
	{"h", "2 days", "48", NULL, NULL},
	{"month", "3 years", "36", NULL, NULL},
};
/* clang-format on */

static struct value read_good(const struct value_context *c, const char *text)
{
	struct value_fault f;
	struct value v;

	if (value_number(c, str_from(text), &v, &f) != 0)
		fail_msg("%s: %s", text, f.text);
	return v;
}

static void assert_end(const char *text, num got, const char *want, struct arena *a)
{
	struct value_context c = test_context(a, "");

	if (want && got != read_good(&c, want).core.lo)
		fail_msg("%s: the end %s is not what was read", text, want);
}

static void reads(void **state)
{
	struct arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < COUNT(good); i++) {
		struct value_context c = test_context(a, good[i].unit);
		struct value v = read_good(&c, good[i].text), again;

		assert_str(v.canon, good[i].canon);
		assert_int_equal(v.type, VALUE_NUMBER);
		assert_int_equal(v.spans.n, 1);
		assert_int_equal(v.wide, strchr(good[i].text, '~') != NULL);
		assert_end(good[i].text, v.spans.v[0].lo, good[i].low, a);
		assert_end(good[i].text, v.spans.v[0].hi, good[i].high, a);
		again = read_good(&c, v.canon.p);
		assert_str(again.canon, good[i].canon);
		assert_true(again.core.lo == v.core.lo && again.core.hi == v.core.hi);
		assert_true(spans_inside(again.spans, v.spans));
	}
	arena_free(a);
}

/* PASTE: what is offered; "" = nothing. SAYS: a piece of the message. */
/* clang-format off */
static const struct {
	const char *unit, *text, *paste, *says;
	size_t at;
} bad[] = {
	{"", "", "", "missing", 0},
	{"", "~", "", "missing", 0},
	{"", "..", "", "range", 0},
	{"", ">=6", "6+", "plus", 0},
	{"", ">= 6", "6+", "plus", 0},
	{"", ">6", "6+", "plus", 0},
	{"", "at least 6", "6+", "plus", 0},
	{"", "At least six", "6+", "plus", 0},
	{"", "no fewer than 6", "6+", "plus", 0},
	{"", "more than 2,000", "2,000+", "plus", 0},
	{"", "6 or more", "6+", "plus", 1},
	{"", "\xE2\x89\xA5" "6", "6+", "plus", 0},
	{"", "<5", "..5", "two points", 0},
	{"", "<=5", "..5", "two points", 0},
	{"", "at most 6", "..6", "two points", 0},
	{"", "up to 6", "..6", "two points", 0},
	{"", "6?", "~6", "~", 1},
	{"", "about 6", "~6", "~", 0},
	{"", "roughly 5k", "~5k", "~", 0},
	{"", "5-7", "5..7", "two points", 1},
	{"", "-7--5", "-7..-5", "two points", 2},
	{"", "5 - 7", "5..7", "two points", 2},
	{"", "5\xE2\x80\x93" "7", "5..7", "two points", 1},
	{"", "5 to 7", "5..7", "two points", 1},
	{"", "between 5 and 7", "5..7", "two points", 9},
	{"", "from five to seven", "5..7", "two points", 9},
	{"", "5...7", "5..7", "two points", 1},
	{"", "5 or 7", "5..7", "one range", 1},
	{"", "7..5", "5..7", "smaller", 0},
	{"", "5..7m", "5m..7m", "each end", 0},
	{"USD", "$5..7 million", "$5 million..7 million", "each end", 0},
	{"", "six", "6", "digits", 0},
	{"", "Six", "6", "digits", 0},
	{"", "a dozen", "12", "digits", 0},
	{"", "two dozen", "24", "digits", 0},
	{"", "twenty-one", "21", "digits", 0},
	{"", "two hundred", "200", "digits", 0},
	{"", "a few", "several", "several", 0},
	{"", "1.000.000", "1000000", "thousands", 0},
	{"", "1'000'000", "1000000", "thousands", 0},
	{"", "1,5", "1.5", "point", 0},
	{"", "1.234,56", "1234.56", "point", 0},
	{"", "+6", "6", "plus", 0},
	{"", ".5", "0.5", "digit", 0},
	{"", "\xE2\x88\x92" "5", "-5", "", 0},
	{"", "5 6", "", "cannot be read", 2},
	{"", "2100 000", "", "cannot be read", 5},
	{"", "1e6", "", "cannot be read", 1},
	{"", "1/2", "", "cannot be read", 1},
	{"", "unknown", "", "no number", 0},
	{"", "1000000000000000000000", "", "too large", 0},
	{"", "1000000000trillion", "", "too large", 0},
	{"", "0.0000000000001", "", "12 decimals", 0},
	{"", "40 lb", "40", "unit: lb", 3},
	{"", "~$2m", "~2m", "unit: USD", 1},
	{"", "-40 lb", "-40", "unit: lb", 4},
	{"", "12 %", "12", "unit: percent", 3},
	{"", "40 people", "40", "number alone", 3},
	{"", "dozens of people", "dozens", "number alone", 10},
	{"km", "40 lb", "", "a weight", 3},
	{"km", "40 people", "", "in km", 3},
	{"phones", "40 lb", "", "phones", 3},
	{"USD", "\xE2\x82\xAC" "3bn", "", "never converted", 0},
	{"GBP", "3 dollars", "", "never converted", 2},
	{"GBP", "3 pounds", "", "GBP for the money", 2},
	{"kg", "3 pounds", "", "lb for the weight", 2},
	{"kg", "3 tons", "", "more than one unit", 2},
	{"USD", "$3 EUR", "", "two units", 3},
	{"m", "5m", "5 m", "metres or millions", 1},
	{"kg", "4 kgg", "", "did you mean kg", 2},
	{"mm", "999999999999999999999 km", "", "too large", 0},
};
/* clang-format on */

static void refuses(void **state)
{
	struct arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < COUNT(bad); i++) {
		struct value_context c = test_context(a, bad[i].unit);
		struct value_fault f = {.at = 999};
		struct value v;

		if (value_number(&c, str_from(bad[i].text), &v, &f) != -1)
			fail_msg("%s was read as %.*s", bad[i].text, STR_ARG(v.canon));
		if (strcmp(f.paste, bad[i].paste) != 0 || !strstr(f.text, bad[i].says) || f.at != bad[i].at)
			fail_msg("%s at %zu: \"%s\" [%s]", bad[i].text, f.at, f.text, f.paste);
		if (f.paste[0])
			read_good(&c, f.paste);
	}
	arena_free(a);
}

/* All numbers of up to four digits with up to two decimals: read, written, read again. */
static void round_trip(void **state)
{
	struct arena *a = arena_new();
	struct value_context c = test_context(a, "");

	(void)state;
	for (int hundredths = -30000; hundredths <= 30000; hundredths += 7) {
		struct buf b = {0};
		num v = hundredths * (NUM_ONE / 100);

		number_write(&b, (struct span){v, v});
		buf_char(&b, '\0');
		assert_true(read_good(&c, b.p).core.lo == v);
		buf_free(&b);
	}
	arena_free(a);
}

static void says(void **state)
{
	/* clang-format off */
	static const struct {
		const char *text, *said;
	} rows[] = {
		{"6+", "at least 6"}, {"..6", "at most 6"}, {"5..7", "5 to 7"}, {"110", "110"}, {"2.4m", "2,400,000"},
		{"999", "999"}, {"1000", "1,000"}, {"-1234567.5", "-1,234,567.5"}, {"several", "3 to 9"},
	};
	/* clang-format on */
	struct arena *a = arena_new();
	struct value_context c = test_context(a, "");

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct buf b = {0};

		number_say(&b, read_good(&c, rows[i].text).core);
		assert_str(buf_str(&b), rows[i].said);
		buf_free(&b);
	}
	arena_free(a);
}

static void rounds(void **state)
{
	/* clang-format off */
	static const struct {
		const char *a, *b;
		bool rounds;
	} rows[] = {
		{"112", "110", true}, {"1012", "1000", true}, {"12.4", "12", true}, {"48", "50", false},
		{"950", "1000", true}, {"949", "900", false}, {"949", "1000", false}, {"96", "100", false},
		{"105", "110", true}, {"105", "100", true}, {"104", "100", true}, {"3", "0", false},
		{"-112", "-110", true}, {"-112", "110", false}, {"1.04", "1", false}, {"120", "110", false},
		{"3249", "3200", true}, {"3251", "3200", false}, {"3199999", "3200000", true}, {"0", "0", true},
	};
	/* clang-format on */
	struct arena *arena = arena_new();
	struct value_context c = test_context(arena, "");

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		if (number_rounds(read_good(&c, rows[i].a).core.lo, read_good(&c, rows[i].b).core.lo) != rows[i].rounds)
			fail_msg("%s and %s", rows[i].a, rows[i].b);
	for (int x = -50; x <= 1500; x++) {
		assert_true(number_rounds(x * NUM_ONE, x * NUM_ONE));
		for (int y = -50; y <= 1500; y++) {
			bool r = number_rounds(x * NUM_ONE, y * NUM_ONE);

			assert_int_equal(r, number_rounds(y * NUM_ONE, x * NUM_ONE));
			if (r && x != y)
				assert_true((x > 0 && y > 0 && (x > y ? (x - y) * 20 <= x : (y - x) * 20 <= y)) ||
					    (x < 0 && y < 0));
		}
	}
	arena_free(arena);
}

static void fractions(void **state)
{
	/* clang-format off */
	static const struct {
		const char *text;
		long thousandths; /* -1: refused */
	} rows[] = {
		{"10%", 100}, {"10 %", 100}, {"0.25", 250}, {"2.5 percent", 25}, {"0", 0}, {"1", 1000}, {"100%", 1000},
		{"101%", -1}, {"2", -1}, {"-1", -1}, {"", -1}, {"x", -1}, {"~5%", -1}, {"5 kg", -1}, {"1k", -1},
	};
	/* clang-format on */

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		num v = -1;
		int r = number_fraction(str_from(rows[i].text), &v);

		if (rows[i].thousandths < 0 ? r != -1 : r != 0 || v != rows[i].thousandths * (NUM_ONE / 1000))
			fail_msg("%s", rows[i].text);
	}
}

/* Whatever bytes come: an answer or a message, and every offer can be read. */
static void any_bytes(void **state)
{
	static const char *const pieces[] = {
		"6",
		"..",
		"+",
		"-",
		"~",
		" ",
		"m",
		"$",
		"k",
		",",
		".",
		"000",
		"lb",
		"?",
		"several",
		"\xE2\x82\xAC",
		"\xC2\xA0",
	};
	struct arena *a = arena_new();
	size_t n = COUNT(pieces);

	(void)state;
	for (size_t i = 0; i < n * n * n * n; i++) {
		struct value_context c = test_context(a, i % 3 == 0 ? "USD" : i % 3 == 1 ? "m" : "");
		struct value_fault f = {.at = 0};
		char text[64];
		struct value v;

		snprintf(text, sizeof text, "%s%s%s%s", pieces[i % n], pieces[i / n % n], pieces[i / n / n % n],
			pieces[i / n / n / n]);
		if (value_number(&c, str_from(text), &v, &f) == 0) {
			struct value again = read_good(&c, v.canon.p);

			assert_true(again.core.lo == v.core.lo && again.core.hi == v.core.hi && v.core.lo <= v.core.hi);
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
		cmocka_unit_test(round_trip),
		cmocka_unit_test(says),
		cmocka_unit_test(rounds),
		cmocka_unit_test(fractions),
		cmocka_unit_test(any_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
