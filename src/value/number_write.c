/* Writing numbers, and telling whether one rounds the other. */
#include "value/parts.h"

/* Digits of the whole part, with commas between thousands if COMMAS. */
static void write_whole(struct buf *b, num v, bool commas)
{
	char digits[48];
	size_t n = 0;

	do {
		digits[n++] = (char)('0' + (int)(v % 10));
		v /= 10;
	} while (v);
	while (n--) {
		buf_char(b, digits[n]);
		if (commas && n && n % 3 == 0)
			buf_char(b, ',');
	}
}

static void write_one(struct buf *b, num v, bool commas)
{
	long long part;
	char text[16];
	int i, n = 12;

	if (v < 0) {
		buf_char(b, '-');
		v = -v;
	}
	write_whole(b, v / NUM_ONE, commas);
	part = (long long)(v % NUM_ONE);
	if (part == 0)
		return;
	while (part % 10 == 0) {
		part /= 10;
		n--;
	}
	for (i = n; i-- > 0; part /= 10)
		text[i] = (char)('0' + part % 10);
	buf_char(b, '.');
	buf_add(b, (struct str){text, (size_t)n});
}

void number_group(struct buf *b, struct str canon)
{
	bool part = false; /* behind a decimal point */

	for (size_t i = 0; i < canon.n;) {
		size_t n = 0;

		while (i + n < canon.n && is_digit(canon.p[i + n]))
			n++;
		for (size_t k = 0; k < n; k++) {
			if (k && !part && (n - k) % 3 == 0)
				buf_char(b, ',');
			buf_char(b, canon.p[i + k]);
		}
		i += n;
		part = n && i + 1 < canon.n && canon.p[i] == '.' && is_digit(canon.p[i + 1]);
		if (i < canon.n)
			buf_char(b, canon.p[i++]);
	}
}

void number_write(struct buf *b, struct span s)
{
	if (s.lo > SPAN_FROM_EVER)
		write_one(b, s.lo, false);
	if (s.lo == s.hi)
		return;
	buf_puts(b, "..");
	if (s.hi < SPAN_FOR_EVER)
		write_one(b, s.hi, false);
}

void number_say(struct buf *b, struct span s)
{
	bool from = s.lo > SPAN_FROM_EVER, to = s.hi < SPAN_FOR_EVER;

	if (!from && !to) {
		buf_puts(b, "any number");
		return;
	}
	if (!from || !to)
		buf_puts(b, from ? "at least " : "at most ");
	if (from)
		write_one(b, s.lo, true);
	if (from && to && s.lo != s.hi)
		buf_puts(b, " to ");
	if (to && s.lo != s.hi)
		write_one(b, s.hi, true);
}

/* The value of V's last digit that is not zero, and whether V has more than that one digit. */
static num last_digit(num v, bool *several)
{
	num place = 1;

	while (v % 10 == 0) {
		v /= 10;
		place *= 10;
	}
	*several = v >= 10;
	return place;
}

/* ROUND rounds A, both above zero. A number half way may have been rounded up or down. */
static bool rounds(num round, num a)
{
	num gap = a > round ? a - round : round - a, larger = a > round ? a : round, place;
	bool several;

	place = last_digit(round, &several);
	return gap * 2 <= place && gap * 20 <= larger && (several || a >= 100 * NUM_ONE);
}

bool number_rounds(num a, num b)
{
	if (a == b)
		return true;
	if (a < 0 && b < 0) {
		a = -a;
		b = -b;
	}
	if (a <= 0 || b <= 0 || (a > b ? a - b : b - a) > (a > b ? a : b) / 20)
		return false;
	return rounds(a, b) || rounds(b, a);
}
