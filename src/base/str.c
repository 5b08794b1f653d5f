/* Borrowed text: the few functions that are too long for the header. */
#include "base/str.h"

int str_cmp(struct str a, struct str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int order = n ? memcmp(a.p, b.p, n) : 0;

	if (order)
		return order;
	return a.n < b.n ? -1 : a.n > b.n;
}

size_t str_find(struct str a, char c)
{
	const char *at = a.n ? memchr(a.p, c, a.n) : NULL;

	return at ? (size_t)(at - a.p) : a.n;
}

static bool has_tail(struct str a, size_t n)
{
	if (a.n <= n)
		return false;
	for (size_t i = 1; i <= n; i++)
		if (((unsigned char)a.p[i] & 0xC0) != 0x80)
			return false;
	return true;
}

/* Unicode, table 3-7: overlong forms, surrogates and what lies past U+10FFFF show in the second byte. */
size_t str_character(struct str a)
{
	unsigned char c = a.n ? (unsigned char)a.p[0] : 0x80;
	unsigned char d = a.n > 1 ? (unsigned char)a.p[1] : 0;

	if (c < 0x80)
		return 1;
	if (c >= 0xC2 && c <= 0xDF)
		return has_tail(a, 1) ? 2 : 0;
	if ((c == 0xE0 && d < 0xA0) || (c == 0xED && d > 0x9F) || (c == 0xF0 && d < 0x90) || (c == 0xF4 && d > 0x8F))
		return 0;
	if (c >= 0xE0 && c <= 0xEF)
		return has_tail(a, 2) ? 3 : 0;
	if (c >= 0xF0 && c <= 0xF4)
		return has_tail(a, 3) ? 4 : 0;
	return 0;
}

static bool blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

struct str str_trim(struct str a)
{
	while (a.n && blank(a.p[a.n - 1]))
		a.n--;
	while (a.n && blank(*a.p))
		a = str_skip(a, 1);
	return a;
}
