/* Bytes to UTF-8. What is valid UTF-8 stays, whatever a page says of itself; every other byte is read as Windows-1252, of
 * which ISO 8859-1 is a part: so a page in one or the other, or in a mixture, comes out right. Only a page that is not
 * UTF-8 and names another character set (Latin 2, Cyrillic, Japanese …) goes through iconv. */
#include "article/parts.h"
#include "text/utf8.h"

#include <iconv.h>
#include <stdlib.h>

static const uint16_t high_1252[32] = {0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030,
	0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
	0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

static struct str from_1252(struct arena *a, struct str s)
{
	struct buf b = {0};

	while (s.n) {
		size_t n = utf8_valid(s);

		buf_add(&b, str_cut(s, n));
		s = str_skip(s, n);
		if (s.n) {
			unsigned char c = (unsigned char)*s.p;

			character_write(&b, c < 0xA0 ? high_1252[c & 0x1F] : c);
			s = str_skip(s, 1);
		}
	}
	s = buf_keep(&b, a);
	buf_free(&b);
	return s;
}

/* LOW: index of the low byte in each pair. */
static struct str from_utf16(struct arena *a, struct str s, size_t low)
{
	struct buf b = {0};
	uint32_t first = 0;

	for (size_t i = 0; i + 1 < s.n; i += 2) {
		uint32_t c = (uint32_t)(unsigned char)s.p[i + low] | (uint32_t)(unsigned char)s.p[i + 1 - low] << 8;

		if (c >= 0xD800 && c < 0xDC00) {
			first = c;
		} else if (c >= 0xDC00 && c < 0xE000) {
			character_write(&b, first ? 0x10000 + ((first - 0xD800) << 10) + (c - 0xDC00) : 0xFFFD);
			first = 0;
		} else {
			character_write(&b, c ? c : 0xFFFD);
			first = 0;
		}
	}
	s = buf_keep(&b, a);
	buf_free(&b);
	return s;
}

/* What stands behind "charset=" in the first bytes. */
static bool declared(struct str s, char *name, size_t most)
{
	struct str head = str_cut(s, 4096);
	size_t at = word_find(head, "charset"), n = 0;

	head = str_skip(head, at + 7);
	while (head.n && strchr(" =\"'", *head.p))
		head = str_skip(head, 1);
	while (n < head.n && n + 1 < most &&
		((head.p[n] | 0x20) >= 'a' ? (head.p[n] | 0x20) <= 'z' : strchr("0123456789-_", head.p[n]) != NULL)) {
		name[n] = head.p[n];
		n++;
	}
	name[n] = '\0';
	return n > 0;
}

static bool is_latin(const char *name)
{
	struct str s = str_from(name);

	return begins_with(s, "iso-8859-1") || begins_with(s, "windows-1252") || begins_with(s, "utf-8") ||
	       begins_with(s, "utf8") || begins_with(s, "us-ascii");
}

/* Through iconv; what it cannot read becomes U+FFFD. False: it does not know the set. */
static bool from_declared(struct arena *a, struct str s, struct str *out)
{
	char name[40], piece[4096], *in = (char *)(uintptr_t)s.p;
	size_t left = s.n;
	struct buf b = {0};
	iconv_t way;

	if (!declared(s, name, sizeof name) || is_latin(name))
		return false;
	way = iconv_open("UTF-8", name);
	if (way == (iconv_t)-1)
		return false;
	while (left) {
		char *to = piece;
		size_t room = sizeof piece, before = left;

		iconv(way, &in, &left, &to, &room);
		buf_add(&b, (struct str){piece, sizeof piece - room});
		if (left && left == before && room == sizeof piece) {
			character_write(&b, 0xFFFD);
			in++;
			left--;
		}
	}
	iconv_close(way);
	*out = buf_keep(&b, a);
	buf_free(&b);
	return utf8_valid(*out) == out->n;
}

static struct str line_feeds(struct arena *a, struct str s)
{
	char *p;
	size_t n = 0;

	if (str_find(s, '\r') == s.n)
		return s;
	p = arena_alloc(a, s.n + 1);
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] != '\r')
			p[n++] = s.p[i];
		else if (i + 1 >= s.n || s.p[i + 1] != '\n')
			p[n++] = '\n';
	}
	return (struct str){p, n};
}

struct str decode(struct arena *a, struct str s, bool html)
{
	struct str out;

	if (str_starts(s, "\xEF\xBB\xBF"))
		s = str_skip(s, 3);
	if (str_starts(s, "\xFF\xFE") || str_starts(s, "\xFE\xFF"))
		s = from_utf16(a, str_skip(s, 2), (unsigned char)s.p[0] == 0xFF ? 0 : 1);
	else if (utf8_valid(s) != s.n)
		s = html && from_declared(a, s, &out) ? out : from_1252(a, s);
	return line_feeds(a, s);
}

bool is_binary(struct str s)
{
	static const char *const marks[] = {
		"%PDF-", "PK\3\4", "\x89PNG", "\xFF\xD8\xFF", "GIF8", "{\\rtf", "\xD0\xCF\x11\xE0"};
	struct str head = str_cut(s, 65536);
	size_t odd = 0;

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		if (str_starts(s, marks[i]))
			return true;
	}
	if (str_starts(s, "\xFF\xFE") || str_starts(s, "\xFE\xFF"))
		return false;
	for (size_t i = 0; i < head.n; i++)
		odd += (unsigned char)head.p[i] < 0x20 && !(head.p[i] >= '\t' && head.p[i] <= '\r');
	return odd > head.n / 50 || (odd && memchr(head.p, 0, head.n));
}
