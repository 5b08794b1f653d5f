/* Characters written as names or numbers: the table of HTML's names is libxml2's. */
#include "article/parts.h"

#include <libxml/HTMLparser.h>

void character_write(struct buf *b, uint32_t c)
{
	if (c < 0x80) {
		buf_char(b, (char)c);
	} else if (c < 0x800) {
		buf_char(b, (char)(0xC0 | c >> 6));
		buf_char(b, (char)(0x80 | (c & 0x3F)));
	} else if (c < 0x10000) {
		buf_char(b, (char)(0xE0 | c >> 12));
		buf_char(b, (char)(0x80 | (c >> 6 & 0x3F)));
		buf_char(b, (char)(0x80 | (c & 0x3F)));
	} else {
		buf_char(b, (char)(0xF0 | c >> 18));
		buf_char(b, (char)(0x80 | (c >> 12 & 0x3F)));
		buf_char(b, (char)(0x80 | (c >> 6 & 0x3F)));
		buf_char(b, (char)(0x80 | (c & 0x3F)));
	}
}

/* "#8217;" or "#x2019;" behind the "&": the character, 0 if it is none. */
static uint32_t by_number(struct str s)
{
	bool hex = s.n > 1 && (s.p[1] | 0x20) == 'x';
	uint32_t c = 0;

	for (size_t i = hex ? 2 : 1; i < s.n; i++) {
		char d = (char)(s.p[i] | 0x20);
		uint32_t v = d >= 'a' && d <= 'f' ? (uint32_t)(d - 'a' + 10) : (uint32_t)(s.p[i] - '0');

		if (v >= (hex ? 16u : 10u) || (d < 'a' && (s.p[i] < '0' || s.p[i] > '9')))
			return 0;
		c = c * (hex ? 16 : 10) + v;
		if (c > 0x10FFFF)
			return 0;
	}
	return c >= 0xD800 && c < 0xE000 ? 0 : c;
}

size_t entity_read(struct buf *out, struct str s)
{
	size_t n = str_find(str_cut(s, 12), ';');
	char name[16];
	uint32_t c = 0;

	if (n < 3 || n >= str_cut(s, 12).n || s.p[0] != '&')
		return 0;
	if (s.p[1] == '#') {
		c = by_number((struct str){s.p + 1, n - 1});
	} else {
		const htmlEntityDesc *known;

		memcpy(name, s.p + 1, n - 1);
		name[n - 1] = '\0';
		known = htmlEntityLookup((const xmlChar *)name);
		c = known ? known->value : 0;
	}
	if (c == 0)
		return 0;
	character_write(out, c);
	return n + 1;
}

struct str entities_read(struct arena *a, struct str s)
{
	struct buf b = {0};

	if (str_find(s, '&') == s.n)
		return s;
	while (s.n) {
		size_t n = *s.p == '&' ? entity_read(&b, s) : 0;

		if (n == 0) {
			buf_char(&b, *s.p);
			n = 1;
		}
		s = str_skip(s, n);
	}
	s = buf_keep(&b, a);
	buf_free(&b);
	return s;
}
