/* Calendar arithmetic: minutes since 1970-01-01T00:00 and civil dates (proleptic Gregorian, after Howard Hinnant's
 * chrono-compatible date algorithms), and the units in which a changing answer may change. */
#include "value/parts.h"

#define DAY_MINUTES 1440

static int64_t floor_div(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

static int64_t days_of(int year, int month, int day)
{
	int64_t y = year - (month <= 2);
	int64_t era = floor_div(y, 400), of_era = y - era * 400;
	int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;

	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

static void civil_of(int64_t days, int *year, int *month, int *day)
{
	int64_t z = days + 719468, era = floor_div(z, 146097), of_era = z - era * 146097;
	int64_t y = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	int64_t of_year = of_era - (365 * y + y / 4 - y / 100), m = (5 * of_year + 2) / 153;

	*day = (int)(of_year - (153 * m + 2) / 5 + 1);
	*month = (int)(m < 10 ? m + 3 : m - 9);
	*year = (int)(y + era * 400 + (*month <= 2));
}

int month_days(int year, int month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

	return month == 2 && leap ? 29 : days[month - 1];
}

num civil_minute(int year, int month, int day, int clock)
{
	return (num)days_of(year, month, day) * DAY_MINUTES + clock;
}

void minute_civil(num minute, int *year, int *month, int *day, int *clock)
{
	int64_t m = (int64_t)minute, days = floor_div(m, DAY_MINUTES);

	civil_of(days, year, month, day);
	*clock = (int)(m - days * DAY_MINUTES);
}

static const char *const unit_words[] = {"", "hour", "day", "week", "month", "year"};

enum time_unit time_unit_read(struct str s)
{
	int u;

	for (u = UNIT_HOUR; u <= UNIT_YEAR; u++)
		if (str_is(s, unit_words[u]))
			return (enum time_unit)u;
	return UNIT_NONE;
}

const char *time_unit_word(enum time_unit u)
{
	return unit_words[u];
}

/* Ordinals count from the unit that holds 1970-01-01; weeks begin on Mondays, so week 0 began on 1969-12-29. */
int32_t time_unit_of(enum time_unit u, num minute)
{
	int year, month, day, clock;
	int64_t m = (int64_t)minute;

	if (minute <= SPAN_FROM_EVER)
		return INT32_MIN;
	if (minute >= SPAN_FOR_EVER)
		return INT32_MAX;
	switch (u) {
	case UNIT_HOUR: return (int32_t)floor_div(m, 60);
	case UNIT_DAY: return (int32_t)floor_div(m, DAY_MINUTES);
	case UNIT_WEEK: return (int32_t)floor_div(floor_div(m, DAY_MINUTES) + 3, 7);
	case UNIT_MONTH: minute_civil(minute, &year, &month, &day, &clock); return (year - 1970) * 12 + month - 1;
	case UNIT_YEAR: minute_civil(minute, &year, &month, &day, &clock); return year - 1970;
	case UNIT_NONE: break;
	}
	return 0;
}

/* First minute of the unit; of a question without time: of all time. */
static num unit_start(enum time_unit u, int64_t ordinal)
{
	switch (u) {
	case UNIT_HOUR: return (num)ordinal * 60;
	case UNIT_DAY: return (num)ordinal * DAY_MINUTES;
	case UNIT_WEEK: return ((num)ordinal * 7 - 3) * DAY_MINUTES;
	case UNIT_MONTH:
		return civil_minute(
			(int)(1970 + floor_div(ordinal, 12)), (int)(ordinal - floor_div(ordinal, 12) * 12) + 1, 1, 0);
	case UNIT_YEAR: return civil_minute((int)(1970 + ordinal), 1, 1, 0);
	case UNIT_NONE: break;
	}
	return SPAN_FROM_EVER;
}

struct span time_unit_span(enum time_unit u, int32_t ordinal)
{
	if (u == UNIT_NONE)
		return (struct span){SPAN_FROM_EVER, SPAN_FOR_EVER};
	if (ordinal == INT32_MIN)
		return (struct span){SPAN_FROM_EVER, SPAN_FROM_EVER};
	if (ordinal == INT32_MAX)
		return (struct span){SPAN_FOR_EVER, SPAN_FOR_EVER};
	return (struct span){unit_start(u, ordinal), unit_start(u, (int64_t)ordinal + 1) - 1};
}

/* An ISO week bears the year of its Thursday. */
static void week_write(struct buf *b, int32_t ordinal)
{
	int year, month, day;

	civil_of((int64_t)ordinal * 7, &year, &month, &day);
	buf_printf(b, "%04d-W%02d", year, (int)(((int64_t)ordinal * 7 - days_of(year, 1, 1)) / 7) + 1);
}

void time_unit_write(struct buf *b, enum time_unit u, int32_t ordinal)
{
	struct span s = time_unit_span(u, ordinal);
	int year, month, day, clock;

	if (u == UNIT_NONE)
		return;
	if (ordinal == INT32_MIN || ordinal == INT32_MAX) {
		buf_puts(b, "..");
		return;
	}
	if (u == UNIT_WEEK) {
		week_write(b, ordinal);
		return;
	}
	minute_civil(s.lo, &year, &month, &day, &clock);
	buf_printf(b, "%04d", year);
	if (u <= UNIT_MONTH)
		buf_printf(b, "-%02d", month);
	if (u <= UNIT_DAY)
		buf_printf(b, "-%02d", day);
	if (u == UNIT_HOUR)
		buf_printf(b, "T%02d", clock / 60);
}
