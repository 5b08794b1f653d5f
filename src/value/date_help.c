/* Dates as they are written elsewhere: `03/11/2021`, `Nov 3, 2021`, `3 November 2021`, `2021-1-5`, `9.05 pm`,
 * `since 2021`. A rewriting need not be a valid date: the grammar decides afterwards. */
#include "value/parts.h"

#define FROM "is written with two points behind the date"
#define UNTIL "is written with two points in front of the date"
#define AROUND "is written ~ in front of the date"
#define BETWEEN "an interval is written with two points"
#define PLAIN "the date alone is enough"

/* clang-format off */
static const struct mistake table[] = {
	{MISTAKE_START, ">=", "", "..", FROM},
	{MISTAKE_START, "since ", "", "..", FROM},
	{MISTAKE_START, "from ", "", "..", FROM},
	{MISTAKE_START, "starting ", "", "..", FROM},
	{MISTAKE_START, "<=", "..", "", UNTIL},
	{MISTAKE_START, "until ", "..", "", UNTIL},
	{MISTAKE_START, "till ", "..", "", UNTIL},
	{MISTAKE_START, "up to ", "..", "", UNTIL},
	{MISTAKE_START, "through ", "..", "", UNTIL},
	{MISTAKE_START, "by ", "..", "", UNTIL},
	{MISTAKE_START, ">", "after ", "", "later dates are written with \"after\""},
	{MISTAKE_START, "later than ", "after ", "", "later dates are written with \"after\""},
	{MISTAKE_START, "after ", "after ", "", "dates are written year first"},
	{MISTAKE_START, "<", "before ", "", "earlier dates are written with \"before\""},
	{MISTAKE_START, "earlier than ", "before ", "", "earlier dates are written with \"before\""},
	{MISTAKE_START, "before ", "before ", "", "dates are written year first"},
	{MISTAKE_START, "about ", "~", "", AROUND},
	{MISTAKE_START, "around ", "~", "", AROUND},
	{MISTAKE_START, "circa ", "~", "", AROUND},
	{MISTAKE_START, "ca. ", "~", "", AROUND},
	{MISTAKE_START, "c. ", "~", "", AROUND},
	{MISTAKE_START, "?", "~", "", AROUND},
	{MISTAKE_START, "~", "~", "", "dates are written year first"},
	{MISTAKE_START, "in ", "", "", PLAIN},
	{MISTAKE_START, "on ", "", "", PLAIN},
	{MISTAKE_START, "at ", "", "", PLAIN},
	{MISTAKE_START, "..", "..", "", "dates are written year first"},
	{MISTAKE_END, "?", "~", "", AROUND},
	{MISTAKE_END, "+", "", "..", FROM},
	{MISTAKE_END, " or later", "", "..", FROM},
	{MISTAKE_END, " or earlier", "..", "", UNTIL},
	{MISTAKE_END, ".", "", "", PLAIN},
	{MISTAKE_END, "..", "", "..", "dates are written year first"},
	{MISTAKE_BETWEEN, "...", "..", "", BETWEEN},
	{MISTAKE_BETWEEN, "..", "..", "", "dates are written year first"},
	{MISTAKE_BETWEEN, "\xE2\x80\xA6", "..", "", BETWEEN},
	{MISTAKE_BETWEEN, " to ", "..", "", BETWEEN},
	{MISTAKE_BETWEEN, " until ", "..", "", BETWEEN},
	{MISTAKE_BETWEEN, " and ", "..", "", BETWEEN},
	{MISTAKE_BETWEEN, " or ", " or ", "", "dates are written year first"},
	{MISTAKE_BETWEEN, "\xE2\x80\x93", "..", "", BETWEEN},
	{MISTAKE_BETWEEN, "\xE2\x80\x94", "..", "", BETWEEN},
	{MISTAKE_BETWEEN, " - ", "..", "", BETWEEN},
	{MISTAKE_BETWEEN, "/", "..", "", BETWEEN},
	{MISTAKE_BETWEEN, "-", "..", "", BETWEEN},
	{MISTAKE_BETWEEN, ", ", " or ", "", "several dates are joined with \"or\""},
};
/* clang-format on */

/* Three letters or more of one of the names, in any case; its place in the list, or -1. */
static int name_of(struct str word, const char *const *names, int n)
{
	size_t k;
	int i;

	if (word.n < 3)
		return -1;
	for (i = 0; i < n; i++) {
		for (k = 0; k < word.n && names[i][k] && (word.p[k] | 0x20) == names[i][k]; k++)
			;
		if (k == word.n)
			return i;
	}
	return -1;
}

static int month_of(struct str word)
{
	static const char *const names[] = {
		"january",
		"february",
		"march",
		"april",
		"may",
		"june",
		"july",
		"august",
		"september",
		"october",
		"november",
		"december",
	};

	return name_of(word, names, 12) + 1;
}

static bool is_filler(struct str word)
{
	static const char *const names[] = {
		"monday",
		"tuesday",
		"wednesday",
		"thursday",
		"friday",
		"saturday",
		"sunday",
	};

	return str_is(word, "of") || str_is(word, "the") || name_of(word, names, 7) >= 0;
}

/* The numbers of a date and its month's name, in the order typed. */
struct parts {
	int number[3];
	size_t digits[3];
	int n;
	int month; /* by name, or 0 */
};

static size_t run(struct str s, bool (*is)(char))
{
	size_t n = 0;

	while (n < s.n && is(s.p[n]))
		n++;
	return n;
}

static bool take_number(struct str *s, struct parts *out)
{
	size_t n = run(*s, is_digit);

	if (out->n == 3 || n > 8)
		return false;
	out->number[out->n] = str_int(str_cut(*s, n));
	out->digits[out->n++] = n;
	*s = str_skip(*s, n);
	if (n <= 2 && (str_starts(*s, "st") || str_starts(*s, "nd") || str_starts(*s, "rd") || str_starts(*s, "th")))
		*s = str_skip(*s, 2);
	return true;
}

static bool take_word(struct str *s, struct parts *out)
{
	struct str word = str_cut(*s, run(*s, is_letter));
	int month = month_of(word);

	*s = str_skip(*s, word.n);
	if (is_filler(word))
		return true;
	if (month == 0 || out->month)
		return false;
	out->month = month;
	return true;
}

static bool take_apart(struct str s, struct parts *out)
{
	*out = (struct parts){.n = 0};
	while (s.n) {
		if (is_digit(s.p[0]) ? !take_number(&s, out) : is_letter(s.p[0]) ? !take_word(&s, out) : false)
			return false;
		while (s.n && strchr(" ,./-", s.p[0]))
			s = str_skip(s, 1);
		if (s.n && !is_digit(s.p[0]) && !is_letter(s.p[0]))
			return false;
	}
	return out->n > 0;
}

static bool say_day(struct buf *out, int year, int month, int day)
{
	buf_printf(out, day ? "%04d-%02d-%02d" : "%04d-%02d", year, month, day);
	return true;
}

/* With the month's name: 3 November 2021, Nov 3 2021, 2021 November 3, November 2021. */
static bool mend_named(const struct parts *p, struct buf *out)
{
	int year = p->digits[0] == 4 ? 0 : 1;

	if (p->n > 2 || year >= p->n || p->digits[year] != 4 || (p->n == 2 && p->digits[1 - year] > 2))
		return false;
	return say_day(out, p->number[year], p->month, p->n == 2 ? p->number[1 - year] : 0);
}

/* In numbers: 2021-1-5, 2021/11/03, 03/11/2021, 11/2021, 20211103. */
static bool mend_numbers(const struct parts *p, struct buf *out, const char **say)
{
	const int *v = p->number;

	if (p->n == 1)
		return p->digits[0] == 8 && say_day(out, v[0] / 10000, v[0] / 100 % 100, v[0] % 100);
	if (p->digits[0] == 4)
		return say_day(out, v[0], v[1], p->n == 3 ? v[2] : 0);
	if (p->digits[p->n - 1] != 4)
		return false;
	if (p->n == 2)
		return say_day(out, v[1], v[0], 0);
	if (v[1] > 12)
		return say_day(out, v[2], v[0], v[1]);
	if (v[0] <= 12 && v[0] != v[1])
		*say = "the day could be the first or the second number here; if it is the first";
	return say_day(out, v[2], v[1], v[0]);
}

static bool mend_day(struct str s, struct buf *out, const char **say)
{
	struct parts p;

	if (!take_apart(s, &p))
		return false;
	if (!*say)
		*say = "dates are written year-month-day, with two digits for month and day";
	return p.month ? mend_named(&p, out) : mend_numbers(&p, out, say);
}

/* The half of the day behind a clock time, in hours to add; -1 if S is something else. */
static int half_day(struct str s, int hour)
{
	if (s.n == 0)
		return 0;
	if (str_is(s, "am") || str_is(s, "a.m.") || str_is(s, "AM"))
		return hour == 12 ? -12 : 0;
	if (str_is(s, "pm") || str_is(s, "p.m.") || str_is(s, "PM"))
		return hour == 12 ? 0 : 12;
	return -100;
}

/* `9:5`, `9.05 pm`, `9pm`, `21:40:15`, `21h40` -> hour and minute; REST = what follows. */
static bool take_clock(struct str s, int *hour, int *minute, struct str *rest)
{
	size_t n = run(s, is_digit);

	if (n < 1 || n > 2)
		return false;
	*hour = str_int(str_cut(s, n));
	*minute = -1;
	s = str_skip(s, n);
	if (s.n > 1 && strchr(":.h", s.p[0]) && is_digit(s.p[1])) {
		s = str_skip(s, 1);
		n = run(s, is_digit);
		*minute = n <= 2 ? str_int(str_cut(s, n)) : 99;
		s = str_skip(s, n);
	}
	if (s.n > 2 && s.p[0] == ':' && is_digit(s.p[1]) && is_digit(s.p[2]))
		s = str_skip(s, 3);
	*rest = str_trim(s);
	return true;
}

/* "z", "+02", "+0200" as an offset. */
static bool add_offset(struct buf *out, struct str s)
{
	if (str_is(s, "z") || str_is(s, "Z") || str_is(s, "UTC") || str_is(s, "GMT")) {
		buf_char(out, 'Z');
		return true;
	}
	if (s.n < 3 || (s.p[0] != '+' && s.p[0] != '-') || !str_digits(str_cut(str_skip(s, 1), 2)))
		return false;
	buf_add(out, str_cut(s, 3));
	s = str_skip(s, 3);
	if (s.n && s.p[0] == ':')
		s = str_skip(s, 1);
	buf_char(out, ':');
	buf_add(out, s.n ? s : STR("00"));
	return s.n == 0 || (s.n == 2 && str_digits(s));
}

/* DATED: a date stands in front, an offset may follow. */
static bool mend_clock(struct str s, bool dated, struct buf *out, const char **say)
{
	int hour, minute, half;
	struct str rest;

	if (!take_clock(s, &hour, &minute, &rest))
		return false;
	half = half_day(rest, hour);
	if (half < -12 && !dated)
		return false;
	if (minute < 0 && (rest.n == 0 || half < -12))
		return false;
	*say = "clock times are written hour:minute, from 00:00 to 23:59";
	buf_printf(out, "%02d:%02d", hour + (half < -12 ? 0 : half), minute < 0 ? 0 : minute);
	return half >= -12 || add_offset(out, rest);
}

/* `2021-11-03 14:30`, `Nov 3 2021, 9:05 pm`: cut at the last blank or T where both sides are read. */
static bool mend_dated_clock(struct str s, struct buf *out, const char **say)
{
	size_t i, start = out->n;

	for (i = 4; i + 1 < s.n; i++) {
		if (!strchr("Tt ,", s.p[i]) || !is_digit(str_trim(str_skip(s, i + 1)).p[0]))
			continue;
		out->n = start;
		*say = NULL;
		if (!mend_day(str_trim(str_cut(s, i)), out, say))
			continue;
		buf_char(out, 'T');
		if (mend_clock(str_trim(str_skip(s, i + 1)), true, out, say)) {
			*say = "date and time are written as in 2021-11-03T14:30";
			return true;
		}
	}
	out->n = start;
	return false;
}

/* `1990s`, `2021-W45`, `2021-Q3` */
static bool mend_stretch(struct str s, struct buf *out, const char **say)
{
	struct str year = str_cut(s, 4), rest = str_skip(s, 4);
	struct span week;
	int32_t first;
	int n;

	if (!str_digits(year) || year.n != 4)
		return false;
	*say = "this stretch of time is written as an interval";
	if (str_is(rest, "s") && year.p[3] == '0') {
		buf_printf(out, "%.*s..%d", STR_ARG(year), str_int(year) + 9);
		return true;
	}
	rest = str_starts(rest, "-") || str_starts(rest, " ") ? str_skip(rest, 1) : rest;
	n = str_int(str_skip(rest, 1));
	if (str_starts(rest, "Q") && n >= 1 && n <= 4) {
		buf_printf(out, "%.*s-%02d..%.*s-%02d", STR_ARG(year), 3 * n - 2, STR_ARG(year), 3 * n);
		return true;
	}
	if (!str_starts(rest, "W") || n < 1 || n > 53)
		return false;
	first = time_unit_of(UNIT_WEEK, civil_minute(str_int(year), 1, 4, 0));
	week = time_unit_span(UNIT_WEEK, first + n - 1);
	date_write(out, week);
	return true;
}

/* What joins two days at the start of S: its length and what it means; 0. */
static size_t joint(struct str s, const char **means)
{
	static const char *const marks[] = {" and ", " to ", " or ", " - ", "-", "\xE2\x80\x93", " \xE2\x80\x93 ", "\xE2\x80\x94"};

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (str_starts(s, marks[i])) {
			*means = i == 2 ? " or " : "..";
			return strlen(marks[i]);
		}
	return 0;
}

static size_t day_at(struct str s)
{
	size_t n = run(s, is_digit);
	struct str rest = str_skip(s, n);

	if (n < 1 || n > 2)
		return 0;
	return n + (str_starts(rest, "st") || str_starts(rest, "nd") || str_starts(rest, "rd") || str_starts(rest, "th") ? 2 : 0);
}

static bool mend_named_day(struct str s, struct buf *out)
{
	struct parts p;

	return take_apart(s, &p) && p.month && p.n == 2 && mend_named(&p, out);
}

/* `8-9 January 2025`, `Jan. 8 and 9, 2025`: the month and the year are those of both days. */
static bool mend_two_days(struct str s, struct buf *out, const char **say)
{
	const char *means = "";

	for (size_t at = 0; at < s.n; at++) {
		size_t first = at == 0 || !is_digit(s.p[at - 1]) ? day_at(str_skip(s, at)) : 0, mark, second;
		struct buf one = {0}, other = {0};
		bool found;

		mark = first ? joint(str_skip(s, at + first), &means) : 0;
		second = mark ? day_at(str_skip(s, at + first + mark)) : 0;
		if (!second)
			continue;
		buf_add(&one, str_cut(s, at + first));
		buf_add(&one, str_skip(s, at + first + mark + second));
		buf_add(&other, str_cut(s, at));
		buf_add(&other, str_skip(s, at + first + mark));
		found = mend_named_day(buf_str(&one), out) && (buf_puts(out, means), true) && mend_named_day(buf_str(&other), out);
		buf_free(&one);
		buf_free(&other);
		*say = "several days are written from..to, or with \"or\" where it is one of them";
		return found;
	}
	return false;
}

static bool piece(const struct value_context *c, struct str text, struct buf *out, const char **say)
{
	size_t start = out->n;

	(void)c;
	if (mend_stretch(text, out, say) || mend_dated_clock(text, out, say))
		return true;
	*say = NULL;
	out->n = start;
	if (mend_day(text, out, say))
		return true;
	*say = NULL;
	out->n = start;
	if (mend_two_days(text, out, say))
		return true;
	*say = NULL;
	out->n = start;
	return mend_clock(text, false, out, say);
}

const struct mender date_mender = {table, sizeof table / sizeof *table, date_strict, piece};
