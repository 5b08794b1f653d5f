/* Escaping for XML and HTML. */
#include "report/xml.h"

#include <stdio.h>

#include "report/safe.h"

static const char *entity(uint32_t c)
{
	switch (c) {
	case '&': return "&amp;";
	case '<': return "&lt;";
	case '>': return "&gt;";
	case '"': return "&quot;";
	case '\'': return "&#39;";
	default: return NULL;
	}
}

/* How an unsafe character is written; NULL: as it stands. */
static const char *instead(enum safe kind, uint32_t cp, char *room, size_t n)
{
	switch (kind) {
	case SAFE_PLAIN:
		return entity(cp);
	case SAFE_BLANK:
		return cp == '\r' ? " " : NULL;
	case SAFE_BIDI:
		snprintf(room, n, "\\u{%x}", (unsigned)cp);
		return room;
	default:
		return "\xEF\xBF\xBD"; /* U+FFFD */
	}
}

void xml_text(struct buf *b, struct str s)
{
	size_t plain = 0, at = ascii_run(s, 0, ASCII_XML);

	for (; at < s.n; at = ascii_run(s, at, ASCII_XML)) {
		size_t from = at;
		uint32_t cp;
		char room[16];
		enum safe kind = safe_next(s, &at, &cp);
		const char *z = instead(kind, cp, room, sizeof room);

		if (!z)
			continue;
		buf_add(b, (struct str){s.p + plain, from - plain});
		buf_puts(b, z);
		plain = at;
	}
	buf_add(b, str_skip(s, plain));
}

void xml_attribute(struct buf *b, const char *name, struct str value)
{
	buf_char(b, ' ');
	buf_puts(b, name);
	buf_puts(b, "=\"");
	xml_text(b, value);
	buf_char(b, '"');
}
