/* Folding: one form for texts that a reader takes for the same. ASCII, nearly all there is, is folded byte by byte;
 * the rest goes through utf8proc after dashes, apostrophes and white space were made plain. */
#include "text/utf8.h"

#include <stdlib.h>
#include <utf8proc.h>

/* Typed or printed where an apostrophe is meant; U+00B4 and U+0060 are keyboards' accents. */
static bool is_apostrophe(utf8proc_int32_t c)
{
	switch (c) {
	case 0x0060: case 0x00B4: case 0x02B9: case 0x02BB: case 0x02BC: case 0x02BD: case 0x02BE: case 0x02BF:
	case 0x055A: case 0x05F3: case 0x2018: case 0x2019: case 0x201A: case 0x201B: case 0x2032: case 0x2035:
	case 0xA78B: case 0xA78C: case 0xFF07: case 0xFF40:
		return true;
	default:
		return false;
	}
}

static utf8proc_int32_t plain(utf8proc_int32_t c, void *unused)
{
	(void)unused;
	if (is_apostrophe(c))
		return '\'';
	if (c < 0x80)
		return c;
	if (c == 0x2212 || c == 0x85)
		return c == 0x85 ? ' ' : '-';
	switch (utf8proc_category(c)) {
	case UTF8PROC_CATEGORY_PD:
		return '-';
	case UTF8PROC_CATEGORY_ZS:
	case UTF8PROC_CATEGORY_ZL:
	case UTF8PROC_CATEGORY_ZP:
		return ' ';
	default:
		return c;
	}
}

static bool blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static char plain_ascii(char c)
{
	if (c >= 'A' && c <= 'Z')
		return (char)(c + ('a' - 'A'));
	return c == '`' ? '\'' : c;
}

/* Writes S to OUT with white space narrowed and ASCII folded; false when S holds something else. */
static bool fold_ascii(struct str s, char *out, size_t *n)
{
	size_t k = 0;

	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if ((unsigned char)c >= 0x80)
			return false;
		if (!blank(c))
			out[k++] = plain_ascii(c);
		else if (k && out[k - 1] != ' ')
			out[k++] = ' ';
	}
	*n = k && out[k - 1] == ' ' ? k - 1 : k;
	return true;
}

static size_t narrow(const char *p, size_t n, char *out)
{
	size_t k = 0;

	for (size_t i = 0; i < n; i++)
		if (!blank(p[i]))
			out[k++] = p[i];
		else if (k && out[k - 1] != ' ')
			out[k++] = ' ';
	return k && out[k - 1] == ' ' ? k - 1 : k;
}

static struct str fold_unicode(struct arena *a, struct str s)
{
	const utf8proc_option_t options =
		UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE;
	utf8proc_uint8_t *mapped = NULL;
	utf8proc_ssize_t n = utf8proc_map_custom((const utf8proc_uint8_t *)s.p, (utf8proc_ssize_t)s.n, &mapped,
		options, plain, NULL);
	char *out;
	size_t k;

	if (n < 0) { /* not UTF-8: kept as it stands */
		free(mapped);
		return arena_str(a, s);
	}
	out = arena_alloc(a, (size_t)n + 1);
	k = narrow((const char *)mapped, (size_t)n, out);
	out[k] = '\0';
	free(mapped);
	return (struct str){out, k};
}

struct str text_fold(struct arena *a, struct str s)
{
	char small[256];
	char *out = s.n <= sizeof small ? small : arena_alloc(a, s.n + 1);
	size_t n;

	if (!fold_ascii(s, out, &n))
		return fold_unicode(a, s);
	if (out == small)
		return arena_str(a, (struct str){small, n});
	out[n] = '\0';
	return (struct str){out, n};
}

/* What may hang on a word without being part of it, after folding. */
static bool is_edge(uint32_t c)
{
	if (c < 0x80)
		return c && strchr("\"'.,;:!?()-", (int)c) != NULL;
	switch (c) {
	case 0x00A1: case 0x00BF: case 0x05F4: case 0x060C: case 0x061B: case 0x061F: case 0x06D4: case 0x201E:
	case 0x2026: case 0x3001: case 0x3002: case 0x300C: case 0x300D: case 0x300E: case 0x300F:
		return true;
	default:
		break;
	}
	switch (utf8proc_category((utf8proc_int32_t)c)) {
	case UTF8PROC_CATEGORY_PI:
	case UTF8PROC_CATEGORY_PF:
		return true;
	default:
		return false;
	}
}

/* The word from its first character that belongs to it to its last. A leading "-" stays before a figure. */
static struct str bare_word(struct str word)
{
	size_t at = 0, from = word.n, to = 0;

	while (at < word.n) {
		size_t start = at;
		uint32_t c = utf8_next(word, &at);
		bool minus = c == '-' && at < word.n && word.p[at] >= '0' && word.p[at] <= '9' && from == word.n;

		if (is_edge(c) && !minus)
			continue;
		if (from == word.n)
			from = start;
		to = at;
	}
	return to ? (struct str){word.p + from, to - from} : STR("");
}

struct str text_fold_words(struct arena *a, struct str s)
{
	struct str rest = text_fold(a, s);
	char *out = arena_alloc(a, rest.n + 1);
	size_t n = 0;

	while (rest.n) {
		size_t end = str_find(rest, ' ');
		struct str word = bare_word(str_cut(rest, end));

		if (word.n && n)
			out[n++] = ' ';
		memcpy(out + n, word.p, word.n);
		n += word.n;
		rest = str_skip(rest, end + 1);
	}
	out[n] = '\0';
	return (struct str){out, n};
}
