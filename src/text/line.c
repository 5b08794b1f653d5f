/* Text as it is kept: one line, single blanks, NFC. Most text is ASCII and goes through untouched but for blanks; only
 * what holds a character that NFC may change is given to utf8proc. */
#include "text/utf8.h"

#include <stdlib.h>
#include <utf8proc.h>

enum shape { SHAPE_KEEP, SHAPE_BLANK, SHAPE_DROP };

static enum shape shape_of(uint32_t c)
{
	if (c < 0x20)
		return c >= '\t' && c <= '\r' ? SHAPE_BLANK : SHAPE_DROP;
	if (c < 0x7F)
		return c == ' ' ? SHAPE_BLANK : SHAPE_KEEP;
	if (c < 0xA0)
		return c == 0x85 ? SHAPE_BLANK : SHAPE_DROP;
	switch (c) {
	case 0x00A0:
	case 0x1680:
	case 0x2028:
	case 0x2029:
	case 0x202F:
	case 0x205F:
	case 0x3000:
	case 0xFFFC: return SHAPE_BLANK;
	case 0x00AD:
	case 0x200B:
	case 0x2060:
	case 0xFEFF: return SHAPE_DROP;
	default: break;
	}
	if (c >= 0x2000 && c <= 0x200A)
		return SHAPE_BLANK;
	return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ? SHAPE_DROP : SHAPE_KEEP;
}

/* Latin letters as they are typed and common punctuation are NFC already. */
static bool may_change(uint32_t c)
{
	return c >= 0x300 && !(c >= 0x2010 && c <= 0x2064) && c != 0x20AC;
}

static struct str compose(struct arena *a, struct str s)
{
	utf8proc_uint8_t *mapped = NULL;
	utf8proc_ssize_t n = utf8proc_map(
		(const utf8proc_uint8_t *)s.p, (utf8proc_ssize_t)s.n, &mapped, UTF8PROC_STABLE | UTF8PROC_COMPOSE);

	if (n >= 0)
		s = arena_str(a, (struct str){(const char *)mapped, (size_t)n});
	free(mapped);
	return s;
}

struct str text_line(struct arena *a, struct str s)
{
	char *out = arena_alloc(a, s.n + 1);
	size_t k = 0, at = 0;
	bool change = false;

	while (at < s.n) {
		size_t from = at;
		uint32_t c;

		while (at < s.n && s.p[at] > ' ' && s.p[at] < 0x7F) /* nearly all of it */
			out[k++] = s.p[at++];
		if (at > from)
			continue;
		c = utf8_next(s, &at);

		switch (shape_of(c)) {
		case SHAPE_DROP: break;
		case SHAPE_BLANK:
			if (k && out[k - 1] != ' ')
				out[k++] = ' ';
			break;
		case SHAPE_KEEP:
			change = change || may_change(c);
			memcpy(out + k, s.p + from, at - from);
			k += at - from;
			break;
		}
	}
	if (k && out[k - 1] == ' ')
		k--;
	out[k] = '\0';
	s = (struct str){out, k};
	return change ? compose(a, s) : s;
}
