/* Dates: whole ones, days of the week, and stretches counted from the day of publication. */
#include "draft/keep.h"
#include "draft/when.h"

#include <stdlib.h>

#include "draft/tree.h"
#include "value/value.h"

static const char *const days[] = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
static const char *const months[] = {
	"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
static const char *const long_months[] = {"january", "february", "march", "april", "may", "june", "july", "august",
	"september", "october", "november", "december"};

enum { DAY = 1440 };

struct telling {
	const struct token *t;
	uint32_t n, i;     /* words, and where we are */
	num day;           /* of publication, first minute; 0: unknown */
	bool known, ahead; /* ahead: "by July 26", "will": of days without a year the next one is meant */
	struct arena *arena;
	struct buf out;
};

static int number_of(const struct token *t)
{
	static const char *const words[] = {
		"a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"};

	for (int i = 0; i < 10; i++) {
		if (token_is(t, words[i]))
			return i + 1;
	}
	if (token_is(t, "one"))
		return 1;
	for (size_t i = 0; i < t->low.n; i++) {
		if (t->low.p[i] < '0' || t->low.p[i] > '9')
			return 0;
	}
	return t->low.n && t->low.n < 5 ? atoi(t->low.p) : 0;
}

static int month_of(const struct token *t)
{
	if (t->form.n == 0 || t->form.p[0] < 'A' || t->form.p[0] > 'Z')
		return 0;
	for (int i = 0; i < 12; i++) {
		if (token_is(t, long_months[i]) ||
			(t->low.n >= 3 && t->low.n <= 5 && strncmp(t->low.p, months[i], 3) == 0 &&
				(t->low.n == 3 || t->low.p[t->low.n - 1] == '.' || token_is(t, "sept"))))
			return i + 1;
	}
	return 0;
}

static int weekday_of(const struct token *t)
{
	for (int i = 0; i < 7; i++) {
		if (token_is(t, days[i]))
			return i;
	}
	return -1;
}

static int weekday(num day)
{
	return (int)((day / DAY % 7 + 7 + 3) % 7); /* 1970-01-01 was a Thursday */
}

static void write_day(struct telling *x, num day)
{
	date_write(&x->out, (struct span){day, day + DAY - 1});
}

static void write_unit(struct telling *x, enum time_unit u, int32_t back)
{
	date_write(&x->out, time_unit_span(u, time_unit_of(u, x->day) - back));
}

static const struct token *ahead(const struct telling *x, uint32_t k)
{
	static const struct token nothing = {.low = {"", 0}, .form = {"", 0}};

	return x->i + k < x->n ? &x->t[x->i + k] : &nothing;
}

static int year_of(const struct token *t)
{
	int y = t->low.n == 4 ? number_of(t) : 0;

	return y >= 1800 && y < 2100 ? y : 0;
}

/* The year of a day without one: the latest such day that is not after publication, or the next where the future is
 * told. */
static int year_near(const struct telling *x, int month, int day)
{
	int y, m, d, clock;

	minute_civil(x->day, &y, &m, &d, &clock);
	if (x->ahead)
		return month < m || (month == m && day < d) ? y + 1 : y;
	return month > m || (month == m && day > d) ? y - 1 : y;
}

static uint32_t tell_day(struct telling *x, int year, int month, int day, uint32_t used)
{
	int last = month == 2 ? 29 : month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;

	if (day < 1 || day > last || (!year && !x->known))
		return 0;
	buf_printf(&x->out, "%04d-%02d-%02d", year ? year : year_near(x, month, day), month, day);
	return used;
}

/* "November 14, 2023", "14 November", "in March 2021", "in March" */
static uint32_t month_told(struct telling *x)
{
	int month = month_of(ahead(x, 0)), day = number_of(ahead(x, 1)), before;

	if (!month) {
		before = number_of(ahead(x, 0));
		month = before ? month_of(ahead(x, 1)) : 0;
		return month ? tell_day(x, year_of(ahead(x, 2)), month, before, year_of(ahead(x, 2)) ? 3 : 2) : 0;
	}
	if (day >= 1 && day <= 31 && !year_of(ahead(x, 1))) {
		int year = token_is(ahead(x, 2), ",") ? year_of(ahead(x, 3)) : 0;

		return tell_day(x, year, month, day, year ? 4 : 2);
	}
	if (year_of(ahead(x, 1))) {
		buf_printf(&x->out, "%04d-%02d", year_of(ahead(x, 1)), month);
		return 2;
	}
	if (!x->known || token_is(ahead(x, 0), "may") || token_is(ahead(x, 0), "march"))
		return 0;
	buf_printf(&x->out, "%04d-%02d", year_near(x, month, 1), month);
	return 1;
}

/* "on Tuesday": the latest one, publication's own day too; of what is to come the next one. "last Tuesday": that, or
 * the one a week earlier. */
static uint32_t weekday_told(struct telling *x)
{
	bool last = token_is(ahead(x, 0), "last");
	int w = weekday_of(ahead(x, last));
	num day;

	if (w < 0 || !x->known || token_is(ahead(x, 0), "next"))
		return 0;
	day = x->day - (num)((weekday(x->day) - w + 7) % 7) * DAY;
	if (x->ahead && !last && day < x->day)
		day += 7 * DAY;
	if (last) {
		if (day == x->day)
			day -= 7 * DAY;
		else if (time_unit_of(UNIT_WEEK, day) == time_unit_of(UNIT_WEEK, x->day)) {
			write_day(x, day - 7 * DAY);
			buf_puts(&x->out, " or ");
		}
	}
	write_day(x, day);
	return 1u + last;
}

static enum time_unit unit_of(const struct token *t)
{
	static const struct {
		const char *one, *many;
		enum time_unit unit;
	} rows[] = {{"day", "days", UNIT_DAY}, {"week", "weeks", UNIT_WEEK}, {"month", "months", UNIT_MONTH},
		{"year", "years", UNIT_YEAR}};

	for (unsigned i = 0; i < 4; i++) {
		if (token_is(t, rows[i].one) || token_is(t, rows[i].many))
			return rows[i].unit;
	}
	return UNIT_NONE;
}

/* "yesterday", "last month", "earlier this year", "three weeks ago" */
static uint32_t counted_back(struct telling *x)
{
	const struct token *a = ahead(x, 0), *b = ahead(x, 1), *c = ahead(x, 2);
	enum time_unit u = unit_of(b);
	int n = number_of(a);

	if (!x->known)
		return 0;
	if (token_is(a, "yesterday") || token_is(a, "today")) {
		write_day(x, x->day - (token_is(a, "today") ? 0 : DAY));
		return 1;
	}
	if (u && token_is(a, "last")) {
		write_unit(x, u, 1);
		return 2;
	}
	if (u && u != UNIT_DAY && token_is(a, "this")) {
		struct span s = time_unit_span(u, time_unit_of(u, x->day));

		s.hi = x->day + DAY - 1;
		if (x->i > 0 && token_is(&x->t[x->i - 1], "earlier"))
			date_write(&x->out, s);
		else
			write_unit(x, u, 0);
		return 2;
	}
	if (u && n && token_is(c, "ago")) {
		if (u == UNIT_DAY)
			write_day(x, x->day - (num)n * DAY);
		else
			write_unit(x, u, n);
		return 3;
	}
	return 0;
}

static bool read_published(struct telling *x, struct str published)
{
	int y, m, d;

	if (published.n < 10 || published.p[4] != '-')
		return false;
	y = atoi(published.p);
	m = atoi(published.p + 5);
	d = atoi(published.p + 8);
	if (y < 1000 || m < 1 || m > 12 || d < 1 || d > 31)
		return false;
	x->day = civil_minute(y, m, d, 0);
	return true;
}

/* Is it about what is to come: "to open on Friday", "will", "by July 26"? */
static bool tells_ahead(const struct telling *x)
{
	bool ahead_told = x->n > 0 && x->t[0].tag == TAG_TO;

	for (uint32_t i = 0; i < x->n && !ahead_told; i++) {
		bool date = i + 1 < x->n && (month_of(&x->t[i + 1]) || weekday_of(&x->t[i + 1]) >= 0);

		ahead_told =
			token_among(&x->t[i], " will would due next ") || (date && token_among(&x->t[i], " by until "));
	}
	return ahead_told;
}

bool when_told(
	const struct reading *r, uint32_t first, uint32_t n, struct str published, struct str *out, struct str *told)
{
	struct telling x = {.t = r->tokens.v + first, .n = n, .arena = r->arena};

	x.known = read_published(&x, published);
	x.ahead = tells_ahead(&x);
	for (x.i = 0; x.i < n; x.i++) {
		uint32_t used = month_told(&x);

		used = used ? used : weekday_told(&x);
		used = used ? used : counted_back(&x);
		if (!used && x.i > 0 && token_among(&x.t[x.i - 1], " in since during ") && year_of(ahead(&x, 0))) {
			buf_printf(&x.out, "%04d", year_of(ahead(&x, 0)));
			used = 1;
		}
		if (used && x.out.n) {
			const struct token *last = &x.t[x.i + used - 1];

			*told = (struct str){r->text.p + x.t[x.i].at, last->end - x.t[x.i].at};
			*out = keep_text(&x.out, r->arena);
			return true;
		}
	}
	buf_free(&x.out);
	return false;
}
