/* Telling plain characters from those that could steer a terminal or turn a line around. */
#include "report/safe.h"

/* A row holds 32 characters: the first from the blank on, the second from @ on, the third from ` on. */
const unsigned char ascii_kinds[256] = {
	[' '] =
	1, 1, 7, 1, 9, 1, 11, 7, 1, 1, 9, 1, 5, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 5, 11, 1, 11, 1,
	1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 9, 9, 9, 1, 9,
	9, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 13, 1, 9, 0
};

static unsigned sequence_length(unsigned char lead)
{
	if (lead >= 0xC2 && lead <= 0xDF)
		return 2;
	if (lead >= 0xE0 && lead <= 0xEF)
		return 3;
	return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
}

/* Decodes the sequence at P; 0 if it is no valid one (cut off, overlong, a surrogate, too large). */
static unsigned decode(const unsigned char *p, size_t left, uint32_t *cp)
{
	static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
	unsigned n = sequence_length(p[0]);
	uint32_t c;

	if (n == 0 || n > left)
		return 0;
	c = p[0] & (0xFFu >> (n + 1));
	for (unsigned i = 1; i < n; i++) {
		if ((p[i] & 0xC0) != 0x80)
			return 0;
		c = c << 6 | (p[i] & 0x3F);
	}
	if (c < least[n] || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
		return 0;
	*cp = c;
	return n;
}

static enum safe kind_of(uint32_t c)
{
	if (c == '\t' || c == '\n' || c == '\r')
		return SAFE_BLANK;
	if (c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029 || c == 0xFEFF || (c & 0xFFFE) == 0xFFFE)
		return SAFE_CONTROL;
	if (c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069))
		return SAFE_BIDI;
	return SAFE_PLAIN;
}

enum safe safe_next(struct str s, size_t *at, uint32_t *cp)
{
	const unsigned char *p = (const unsigned char *)s.p + *at;
	unsigned n = 1;

	*cp = p[0];
	if (p[0] >= 0x80) {
		n = decode(p, s.n - *at, cp);
		if (n == 0) {
			*at += 1;
			return SAFE_INVALID;
		}
	}
	*at += n;
	return kind_of(*cp);
}

void safe_add(struct buf *b, struct str s)
{
	size_t plain = 0, at = ascii_run(s, 0, 0);

	for (; at < s.n; at = ascii_run(s, at, 0)) {
		size_t from = at;
		uint32_t cp;
		enum safe kind = safe_next(s, &at, &cp);

		if (kind == SAFE_PLAIN)
			continue;
		buf_add(b, (struct str){s.p + plain, from - plain});
		plain = at;
		if (kind == SAFE_BLANK)
			buf_char(b, ' ');
		else
			buf_printf(b, kind == SAFE_INVALID ? "\\x{%x}" : "\\u{%x}", (unsigned)cp);
	}
	buf_add(b, str_skip(s, plain));
}

void safe_puts(struct buf *b, const char *z)
{
	safe_add(b, str_from(z));
}
