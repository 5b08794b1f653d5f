/* Numbers as they are written elsewhere: `>=6`, `at least six`, `5-7`, `6?`, `1.000.000`. */
#include "value/parts.h"

#define PLUS "is written with a plus behind the number"
#define MOST "is written with two points in front"
#define WIDE "is written ~ in front of the number"
#define UNSURE "? means nothing beside a number; one that is only about right has ~ in front"
#define RANGE "a range is written with two points"
#define PLAIN "the number alone is enough"

/* clang-format off */
static const struct mistake table[] = {
	{MISTAKE_START, ">=", "", "+", PLUS},
	{MISTAKE_START, "=>", "", "+", PLUS},
	{MISTAKE_START, "\xE2\x89\xA5", "", "+", PLUS},
	{MISTAKE_START, "at least ", "", "+", PLUS},
	{MISTAKE_START, "no fewer than ", "", "+", PLUS},
	{MISTAKE_START, "no less than ", "", "+", PLUS},
	{MISTAKE_START, "not less than ", "", "+", PLUS},
	{MISTAKE_START, "more than ", "", "+", PLUS},
	{MISTAKE_START, "over ", "", "+", PLUS},
	{MISTAKE_START, "above ", "", "+", PLUS},
	{MISTAKE_START, "min. ", "", "+", PLUS},
	{MISTAKE_START, "minimum ", "", "+", PLUS},
	{MISTAKE_START, ">", "", "+", PLUS},
	{MISTAKE_START, "<=", "..", "", MOST},
	{MISTAKE_START, "=<", "..", "", MOST},
	{MISTAKE_START, "\xE2\x89\xA4", "..", "", MOST},
	{MISTAKE_START, "at most ", "..", "", MOST},
	{MISTAKE_START, "up to ", "..", "", MOST},
	{MISTAKE_START, "no more than ", "..", "", MOST},
	{MISTAKE_START, "not more than ", "..", "", MOST},
	{MISTAKE_START, "fewer than ", "..", "", MOST},
	{MISTAKE_START, "less than ", "..", "", MOST},
	{MISTAKE_START, "under ", "..", "", MOST},
	{MISTAKE_START, "below ", "..", "", MOST},
	{MISTAKE_START, "max. ", "..", "", MOST},
	{MISTAKE_START, "maximum ", "..", "", MOST},
	{MISTAKE_START, "<", "..", "", MOST},
	{MISTAKE_START, "about ", "~", "", WIDE},
	{MISTAKE_START, "around ", "~", "", WIDE},
	{MISTAKE_START, "roughly ", "~", "", WIDE},
	{MISTAKE_START, "approximately ", "~", "", WIDE},
	{MISTAKE_START, "approx. ", "~", "", WIDE},
	{MISTAKE_START, "approx ", "~", "", WIDE},
	{MISTAKE_START, "some ", "~", "", WIDE},
	{MISTAKE_START, "nearly ", "~", "", WIDE},
	{MISTAKE_START, "almost ", "~", "", WIDE},
	{MISTAKE_START, "circa ", "~", "", WIDE},
	{MISTAKE_START, "ca. ", "~", "", WIDE},
	{MISTAKE_START, "c. ", "~", "", WIDE},
	{MISTAKE_START, "\xE2\x89\x88", "~", "", WIDE},
	{MISTAKE_START, "\xC2\xB1", "~", "", WIDE},
	{MISTAKE_START, "?", "~", "", UNSURE},
	{MISTAKE_START, "exactly ", "", "", PLAIN},
	{MISTAKE_START, "only ", "", "", PLAIN},
	{MISTAKE_START, "just ", "", "", PLAIN},
	{MISTAKE_START, "=", "", "", PLAIN},
	{MISTAKE_START, "+", "", "", "a plus stands behind the number and means \"at least\""},
	{MISTAKE_START, ".", "0.", "", "a decimal begins with a digit"},
	{MISTAKE_END, "?", "~", "", UNSURE},
	{MISTAKE_END, "~", "~", "", "~ stands in front of the number"},
	{MISTAKE_END, " or more", "", "+", PLUS},
	{MISTAKE_END, " or over", "", "+", PLUS},
	{MISTAKE_END, " plus", "", "+", PLUS},
	{MISTAKE_END, " or fewer", "..", "", MOST},
	{MISTAKE_END, " or less", "..", "", MOST},
	{MISTAKE_END, ".", "", "", PLAIN},
	{MISTAKE_BETWEEN, " to ", "..", "", RANGE},
	{MISTAKE_BETWEEN, " and ", "..", "", RANGE},
	{MISTAKE_BETWEEN, " or ", "..", "", "a number is one number or one range"},
	{MISTAKE_BETWEEN, "...", "..", "", RANGE},
	{MISTAKE_BETWEEN, "\xE2\x80\xA6", "..", "", RANGE},
	{MISTAKE_BETWEEN, "\xE2\x80\x93", "..", "", RANGE},
	{MISTAKE_BETWEEN, "\xE2\x80\x94", "..", "", RANGE},
	{MISTAKE_BETWEEN, "-", "..", "", RANGE},
};
/* clang-format on */

static bool grouped(struct str s, char mark)
{
	size_t i, run = 0, groups = 0;

	for (i = 0; i < s.n; i++) {
		if (is_digit(s.p[i])) {
			run++;
			continue;
		}
		if (s.p[i] != mark || run == 0 || run > 3 || (groups && run != 3))
			return false;
		groups++;
		run = 0;
	}
	return groups && run == 3;
}

static void add_without(struct buf *out, struct str s, char mark)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if (s.p[i] != mark)
			buf_char(out, s.p[i]);
}

/* `1.000.000`, `1'000'000`, `1.234,56`, `1,5` */
static bool mend_marks(struct str s, struct buf *out, const char **say)
{
	size_t comma = str_find(s, ',');
	struct str whole = str_cut(s, comma), part = str_skip(s, comma + 1);

	if (grouped(s, '.') || grouped(s, '\'')) {
		*say = "thousands are set apart by nothing, a blank, _ or a comma";
		add_without(out, s, s.p[str_find(s, '.') < s.n ? str_find(s, '.') : str_find(s, '\'')]);
		return true;
	}
	if (!str_digits(part) || !(str_digits(whole) || grouped(whole, '.')))
		return false;
	*say = "decimals stand behind a point";
	add_without(out, whole, '.');
	buf_char(out, '.');
	buf_add(out, part);
	return true;
}

static bool piece(const struct value_context *c, struct str text, struct buf *out, const char **say)
{
	long n = number_spelt(text);

	(void)c;
	if (n >= 0) {
		*say = "numbers are written in digits";
		buf_printf(out, "%ld", n);
		return true;
	}
	if (str_is(text, "a few") || str_is(text, "some") || str_is(text, "a handful") || str_is(text, "handful")) {
		*say = "this word is no number here; \"several\" is 3 to 9";
		buf_puts(out, "several");
		return true;
	}
	if (str_is(text, "a couple") || str_is(text, "a pair") || str_is(text, "couple")) {
		*say = "numbers are written in digits";
		buf_puts(out, "~2");
		return true;
	}
	if (str_starts(text, "\xE2\x88\x92")) {
		*say = "a number below zero is written with -";
		buf_char(out, '-');
		buf_add(out, str_trim(str_skip(text, 3)));
		return true;
	}
	return mend_marks(text, out, say);
}

const struct mender number_mender = {table, sizeof table / sizeof *table, number_strict, piece};
