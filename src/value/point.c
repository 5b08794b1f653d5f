/* One date or time: `2021`, `2021-11`, `2021-11-03`, `2021-11-03T14:30` with or without an offset, `21:40`, a moment. */
#include "value/parts.h"

static const char *const month_names[] = {
	"January",
	"February",
	"March",
	"April",
	"May",
	"June",
	"July",
	"August",
	"September",
	"October",
	"November",
	"December",
};

/* Shape of a text: '0' for a digit, everything else as it is; only the short ones matter. */
static bool shaped(struct str s, const char *shape)
{
	size_t i;

	if (s.n != strlen(shape))
		return false;
	for (i = 0; i < s.n; i++)
		if (shape[i] == '0' ? !is_digit(s.p[i]) : s.p[i] != shape[i])
			return false;
	return true;
}

static int two(const char *p)
{
	return (p[0] - '0') * 10 + (p[1] - '0');
}

struct civil {
	int year, month, day, clock;
};

/* The date in front: year, and month and day where typed. */
static int read_day(struct str whole, struct str s, struct civil *d, struct value_fault *f)
{
	*d = (struct civil){two(s.p) * 100 + two(s.p + 2), 1, 1, 0};
	if (d->year == 0)
		return fault_set(f, whole, s.p, "years run from 0001 to 9999");
	if (s.n >= 7)
		d->month = two(s.p + 5);
	if (d->month < 1 || d->month > 12)
		return fault_set(f, whole, s.p + 5, "months run from 01 to 12");
	if (s.n >= 10)
		d->day = two(s.p + 8);
	if (d->day >= 1 && d->day <= month_days(d->year, d->month))
		return READ_OK;
	fault_set(f, whole, s.p + 8, "%s %d has %d days: the last is %04d-%02d-%02d", month_names[d->month - 1],
		d->year, month_days(d->year, d->month), d->year, d->month, month_days(d->year, d->month));
	if (whole.n == 10)
		fault_paste(f, "%04d-%02d-%02d", d->year, d->month, d->day ? month_days(d->year, d->month) : 1);
	return READ_FAULT;
}

/* hh:mm or h:mm */
static int read_clock(struct str whole, struct str s, int *clock, struct value_fault *f)
{
	size_t colon = str_find(s, ':');
	int hour = str_int(str_cut(s, colon)), minute = two(s.p + colon + 1);

	*clock = hour * 60 + minute;
	if (hour == 24 && minute == 0)
		return fault_set(
			f, whole, s.p, "clock times run from 00:00 to 23:59: write 00:00 of the next day, or 23:59");
	if (hour > 23 || minute > 59)
		return fault_set(f, whole, s.p, "clock times run from 00:00 to 23:59");
	return READ_OK;
}

static struct span whole_of(const struct civil *d, size_t typed)
{
	num lo = civil_minute(d->year, d->month, d->day, 0), hi;

	if (typed == 4)
		hi = civil_minute(d->year, 12, 31, 1439);
	else if (typed == 7)
		hi = civil_minute(d->year, d->month, month_days(d->year, d->month), 1439);
	else
		hi = lo + 1439;
	return (struct span){lo, hi};
}

static int read_date(
	const struct value_context *c, struct str whole, struct str s, struct point *out, struct value_fault *f)
{
	struct civil d;
	struct span span;

	if (read_day(whole, s, &d, f) != READ_OK)
		return READ_FAULT;
	span = whole_of(&d, s.n);
	out->precision = s.n == 4 ? POINT_YEAR : s.n == 7 ? POINT_MONTH : POINT_DAY;
	out->spans = spans_of(c->arena, span.lo, span.hi);
	return READ_OK;
}

/* Minutes east of UTC of "Z" or "+02:00". */
static int read_offset(struct str whole, struct str s, int *offset, struct value_fault *f)
{
	if (str_is(s, "Z")) {
		*offset = 0;
		return READ_OK;
	}
	*offset = two(s.p + 1) * 60 + two(s.p + 4);
	if (*offset > 14 * 60 || two(s.p + 4) > 59)
		return fault_set(f, whole, s.p, "offsets run from -14:00 to +14:00");
	if (s.p[0] == '-')
		*offset = -*offset;
	return READ_OK;
}

/* 2021-11-03T14:30, with an offset moved to local time. */
static int read_moment_of_day(
	const struct value_context *c, struct str whole, struct str s, struct point *out, struct value_fault *f)
{
	struct civil d;
	num minute;
	int offset = c->zone;

	if (read_day(whole, str_cut(s, 10), &d, f) != READ_OK)
		return READ_FAULT;
	if (read_clock(whole, str_cut(str_skip(s, 11), 5), &d.clock, f) != READ_OK)
		return READ_FAULT;
	if (s.n > 16 && read_offset(whole, str_skip(s, 16), &offset, f) != READ_OK)
		return READ_FAULT;
	minute = civil_minute(d.year, d.month, d.day, d.clock) + c->zone - offset;
	if (minute < civil_minute(1, 1, 1, 0) || minute > civil_minute(9999, 12, 31, 1439))
		return fault_set(f, whole, s.p, "in local time this lies outside the years 0001 to 9999");
	out->precision = POINT_CLOCK;
	out->spans = spans_of(c->arena, minute, minute);
	return READ_OK;
}

/* 21:40 on the day of the question. */
static int read_bare_clock(
	const struct value_context *c, struct str whole, struct str s, struct point *out, struct value_fault *f)
{
	int clock;
	num minute;

	if (read_clock(whole, s, &clock, f) != READ_OK)
		return READ_FAULT;
	if (c->day.n == 0 || spans_hull(c->day).lo <= SPAN_FROM_EVER)
		return fault_set(f, whole, s.p,
			"a clock time needs a day: give the question \"day: YYYY-MM-DD\", or write "
			"YYYY-MM-DDT%02d:%02d",
			clock / 60, clock % 60);
	minute = spans_hull(c->day).lo + clock;
	out->precision = POINT_CLOCK;
	out->bare = true;
	out->spans = spans_of(c->arena, minute, minute);
	return READ_OK;
}

/* How wide `~` is about a moment: as about a date written like it. */
static void guess_precision(struct point *p)
{
	static const enum time_unit units[] = {
		[POINT_DAY] = UNIT_DAY, [POINT_MONTH] = UNIT_MONTH, [POINT_YEAR] = UNIT_YEAR};
	struct span s = spans_hull(p->spans);
	int g;

	p->precision = s.lo == s.hi ? POINT_CLOCK : POINT_DAY;
	if (p->spans.n != 1 || s.lo <= SPAN_FROM_EVER || s.hi >= SPAN_FOR_EVER)
		return;
	for (g = POINT_DAY; g <= POINT_YEAR; g++) {
		struct span unit = time_unit_span(units[g], time_unit_of(units[g], s.lo));

		if (unit.lo == s.lo && unit.hi == s.hi)
			p->precision = g;
	}
}

static bool is_id(struct str s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if (!is_lower(s.p[i]) && (i == 0 || (!is_digit(s.p[i]) && s.p[i] != '-')))
			return false;
	return s.n > 0 && s.n <= 64;
}

/* Words that say the day from that of print; a moment of such a name is one even so. */
static const char *const counted[] = {"yesterday", "today", "tomorrow", "tonight", "now"};

static int read_named(
	const struct value_context *c, struct str whole, struct str s, struct point *out, struct value_fault *f)
{
	if (!is_id(s)) {
		fault_set(f, whole, s.p,
			"this is no date: write 2021, 2021-11, 2021-11-03, 2021-11-03T14:30, 21:40 or a moment");
		return READ_STRANGE;
	}
	if (c->moment && c->moment(c->user, s, &out->spans) && out->spans.n) {
		guess_precision(out);
		return READ_OK;
	}
	for (size_t i = 0; i < sizeof counted / sizeof *counted; i++) {
		if (str_is(s, counted[i])) {
			fault_set(f, whole, s.p, "%.*s is counted from the day of print: write the date itself, such as 2021-11-03",
				STR_ARG(s));
			return READ_STRANGE;
		}
	}
	fault_set(
		f, whole, s.p, "no moment is called %.*s: declare it under \"moments\", or write the date", STR_ARG(s));
	return READ_STRANGE;
}

int point_read(
	const struct value_context *c, struct str whole, struct str text, struct point *out, struct value_fault *f)
{
	static const char *const timed[] = {"", "Z", "+00:00", "-00:00"};
	size_t i;

	*out = (struct point){.precision = POINT_DAY};
	if (text.n == 0)
		return fault_set(f, whole, text.p,
			"a date is missing here: write 2021, 2021-11, 2021-11-03 or 2021-11-03T14:30");
	if (shaped(text, "0000-00-00") || shaped(text, "0000-00") || shaped(text, "0000"))
		return read_date(c, whole, text, out, f);
	if (shaped(text, "00:00") || shaped(text, "0:00"))
		return read_bare_clock(c, whole, text, out, f);
	for (i = 0; shaped(str_cut(text, 16), "0000-00-00T00:00") && i < sizeof timed / sizeof *timed; i++)
		if (shaped(str_skip(text, 16), timed[i]))
			return read_moment_of_day(c, whole, text, out, f);
	return read_named(c, whole, text, out, f);
}

/* MINUTE moved by N months; the day of the month is the first or last one. */
static num move_months(num minute, int n, bool last)
{
	int32_t o = time_unit_of(UNIT_MONTH, minute) + n;
	int32_t least = time_unit_of(UNIT_MONTH, civil_minute(1, 1, 1, 0));
	int32_t most = time_unit_of(UNIT_MONTH, civil_minute(9999, 12, 31, 0));
	struct span s = time_unit_span(UNIT_MONTH, o < least ? least : o > most ? most : o);

	return last ? s.hi : s.lo;
}

num point_move(const struct point *p, num minute, int sign, bool last)
{
	num least = civil_minute(1, 1, 1, 0), most = civil_minute(9999, 12, 31, 1439);
	int months = p->precision == POINT_YEAR ? 12 : p->precision == POINT_MONTH ? 1 : 0;

	if (minute <= SPAN_FROM_EVER || minute >= SPAN_FOR_EVER)
		return minute;
	if (months)
		return move_months(minute, sign * months, last);
	minute += (num)sign * (p->precision == POINT_CLOCK ? 15 : 3 * 1440);
	return minute < least ? least : minute > most ? most : minute;
}

struct spans point_widen(struct arena *a, const struct point *p)
{
	struct span *v = ARENA_ARRAY(a, struct span, p->spans.n);
	uint32_t i;

	for (i = 0; i < p->spans.n; i++) {
		v[i].lo = point_move(p, p->spans.v[i].lo, -1, false);
		v[i].hi = point_move(p, p->spans.v[i].hi, 1, true);
	}
	return spans_from(a, v, p->spans.n);
}
