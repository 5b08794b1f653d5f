/* Writing dates: the coarsest precision that says exactly what the interval holds. */
#include "value/parts.h"

enum grain { GRAIN_YEAR, GRAIN_MONTH, GRAIN_DAY, GRAIN_MINUTE };

/* The coarsest grain at whose start MINUTE stands. */
static enum grain grain_of(num minute)
{
	int year, month, day, clock;

	minute_civil(minute, &year, &month, &day, &clock);
	if (clock)
		return GRAIN_MINUTE;
	if (day > 1)
		return GRAIN_DAY;
	return month > 1 ? GRAIN_MONTH : GRAIN_YEAR;
}

/* N in so many digits, after the sign in front. */
static void write_part(struct buf *b, char sign, int n, int digits)
{
	char text[8];
	int i;

	for (i = digits; i > 0; n /= 10)
		text[i--] = (char)('0' + n % 10);
	text[0] = sign;
	buf_add(b, (struct str){sign ? text : text + 1, (size_t)(digits + (sign != 0))});
}

static void write_minute(struct buf *b, num minute, enum grain g)
{
	int year, month, day, clock;

	minute_civil(minute, &year, &month, &day, &clock);
	write_part(b, 0, year, 4);
	if (g >= GRAIN_MONTH)
		write_part(b, '-', month, 2);
	if (g >= GRAIN_DAY)
		write_part(b, '-', day, 2);
	if (g < GRAIN_MINUTE)
		return;
	write_part(b, 'T', clock / 60, 2);
	write_part(b, ':', clock % 60, 2);
}

/* Is the interval one whole year, month, day or minute of that grain? */
static bool is_one(struct span s, enum grain g)
{
	int y1, m1, d1, c1, y2, m2, d2, c2;

	minute_civil(s.lo, &y1, &m1, &d1, &c1);
	minute_civil(s.hi, &y2, &m2, &d2, &c2);
	return y1 == y2 && (g < GRAIN_MONTH || m1 == m2) && (g < GRAIN_DAY || d1 == d2) &&
	       (g < GRAIN_MINUTE || c1 == c2);
}

void date_write(struct buf *b, struct span s)
{
	bool from = s.lo > SPAN_FROM_EVER, to = s.hi < SPAN_FOR_EVER;
	enum grain lo = from ? grain_of(s.lo) : GRAIN_YEAR, hi = to ? grain_of(s.hi + 1) : GRAIN_YEAR;
	enum grain g = lo > hi ? lo : hi;

	if (from && to && is_one(s, g)) {
		write_minute(b, s.lo, g);
		return;
	}
	if (from)
		write_minute(b, s.lo, g);
	buf_puts(b, "..");
	if (to)
		write_minute(b, s.hi, g);
}

void dates_write(struct buf *b, struct spans s)
{
	uint32_t i;

	for (i = 0; i < s.n; i++) {
		if (i)
			buf_puts(b, " or ");
		date_write(b, s.v[i]);
	}
}
