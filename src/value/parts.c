/* Small things the readers of numbers and dates share: faults, pieces of text, exact scaling. */
#include "value/parts.h"

#include <stdarg.h>
#include <stdio.h>

int fault_set(struct value_fault *f, struct str text, const char *at, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	vsnprintf(f->text, sizeof f->text, format, args);
	va_end(args);
	f->paste[0] = '\0';
	f->at = at >= text.p && at <= text.p + text.n ? (size_t)(at - text.p) : 0;
	return READ_FAULT;
}

void fault_paste(struct value_fault *f, const char *format, ...)
{
	va_list args;
	int n;

	va_start(args, format);
	n = vsnprintf(f->paste, sizeof f->paste, format, args);
	va_end(args);
	if (n < 0 || (size_t)n >= sizeof f->paste)
		f->paste[0] = '\0';
}

bool str_ends(struct str a, const char *mark, struct str *rest)
{
	size_t n = strlen(mark);

	if (a.n < n || memcmp(a.p + a.n - n, mark, n) != 0)
		return false;
	*rest = str_trim(str_cut(a, a.n - n));
	return true;
}

size_t str_search(struct str a, const char *mark)
{
	size_t i, n = strlen(mark);

	for (i = 0; i + n <= a.n; i++)
		if (memcmp(a.p + i, mark, n) == 0)
			return i;
	return a.n;
}

bool str_digits(struct str a)
{
	size_t i;

	for (i = 0; i < a.n; i++)
		if (!is_digit(a.p[i]))
			return false;
	return a.n > 0;
}

int str_int(struct str a)
{
	int v = 0;
	size_t i;

	if (!str_digits(a) || a.n > 9)
		return -1;
	for (i = 0; i < a.n; i++)
		v = v * 10 + (a.p[i] - '0');
	return v;
}

/* X * N / D where the product leaves 128 bits: Horner over the bits of N, carrying X * bits as quotient and remainder. */
static num scale_long(num x, num n, num d, num *rest)
{
	num whole = x / d, part = x % d, q = 0, r = 0;
	int bit;

	for (bit = 126; bit >= 0 && q <= SPAN_FOR_EVER / 4; bit--) {
		q *= 2;
		r *= 2;
		if (n >> bit & 1) {
			q += whole;
			r += part;
		}
		for (; r >= d; r -= d)
			q++;
	}
	*rest = r;
	return bit < 0 ? q : SPAN_FOR_EVER;
}

bool num_scale(num x, num n, num d, num *out)
{
	num size = x < 0 ? -x : x, product, q, r;

	if (!__builtin_mul_overflow(size, n, &product)) {
		q = product / d;
		r = product % d;
	} else {
		q = scale_long(size, n, d, &r);
	}
	if (r >= d - r)
		q++;
	*out = x < 0 ? -q : q;
	return q < SPAN_FOR_EVER;
}
