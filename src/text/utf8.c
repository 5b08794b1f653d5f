/* UTF-8: validity, code points, columns. Nearly all text is ASCII, which is tested eight bytes at a time. */
#include "text/utf8.h"

#include <utf8proc.h>

#define HIGH_BITS UINT64_C(0x8080808080808080)

static size_t ascii_run(struct str s)
{
	size_t i = 0;
	uint64_t word;

	for (; i + sizeof word <= s.n; i += sizeof word) {
		memcpy(&word, s.p + i, sizeof word);
		if (word & HIGH_BITS)
			break;
	}
	while (i < s.n && (unsigned char)s.p[i] < 0x80)
		i++;
	return i;
}

size_t utf8_valid(struct str s)
{
	size_t at = 0, n = 1;

	while (at < s.n && n) {
		at += ascii_run(str_skip(s, at));
		n = str_character(str_skip(s, at));
		at += n;
	}
	return at;
}

uint32_t utf8_next(struct str s, size_t *at)
{
	static const unsigned char lead[4] = {0x7F, 0x1F, 0x0F, 0x07};
	unsigned char c;
	unsigned more;
	uint32_t point;

	if (*at >= s.n)
		return 0;
	c = (unsigned char)s.p[(*at)++];
	more = c >= 0xF0 ? 3 : c >= 0xE0 ? 2 : c >= 0xC0 ? 1 : 0;
	point = c & lead[more];
	while (more-- && *at < s.n)
		point = point << 6 | ((unsigned char)s.p[(*at)++] & 0x3F);
	return point;
}

size_t utf8_count(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += ((unsigned char)s.p[i] & 0xC0) != 0x80;
	return n;
}

size_t utf8_cells(struct str s)
{
	size_t at = ascii_run(s), cells = at;

	while (at < s.n) {
		int width = utf8proc_charwidth((utf8proc_int32_t)utf8_next(s, &at));

		cells += width > 0 ? (size_t)width : 0;
	}
	return cells;
}

bool text_has_capital(struct str s)
{
	size_t at = 0;

	while (at < s.n) {
		utf8proc_int32_t c = (utf8proc_int32_t)utf8_next(s, &at);

		if (c < 0x80 ? c >= 'A' && c <= 'Z' : utf8proc_tolower(c) != c)
			return true;
	}
	return false;
}

bool text_is_caseless(struct str s)
{
	bool letters = false;
	size_t at = 0;

	while (at < s.n) {
		switch (utf8proc_category((utf8proc_int32_t)utf8_next(s, &at))) {
		case UTF8PROC_CATEGORY_LU:
		case UTF8PROC_CATEGORY_LL:
		case UTF8PROC_CATEGORY_LT:
			return false;
		case UTF8PROC_CATEGORY_LO:
		case UTF8PROC_CATEGORY_LM:
			letters = true;
			break;
		default:
			break;
		}
	}
	return letters;
}

bool text_in_word(uint32_t c)
{
	if (c < 0x80)
		return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
	if (c == 0xAD || (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF)
		return true;
	switch (utf8proc_category((utf8proc_int32_t)c)) {
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LL:
	case UTF8PROC_CATEGORY_LT:
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO:
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_MC:
	case UTF8PROC_CATEGORY_ND:
	case UTF8PROC_CATEGORY_NO:
	case UTF8PROC_CATEGORY_NL:
		return true;
	default:
		return false;
	}
}
