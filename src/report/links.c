/* Addresses, percent-encoded. */
#include "report/links.h"

#include <string.h>

/* Letters, digits and a few marks stay as they are; KEEP: others that do. */
static void add_percent(struct buf *b, struct str s, const char *keep)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c && strchr(keep, c)))
			buf_char(b, (char)c);
		else
			buf_printf(b, "%%%02X", c);
	}
}

/* "-" and "," have a meaning of their own behind "text=". */
void link_words(struct buf *url, struct str words)
{
	if (words.n == 0)
		return;
	buf_puts(url, str_find(buf_str(url), '#') < url->n ? ":~:text=" : "#:~:text=");
	add_percent(url, words, "._~");
}

void link_way(struct buf *url, struct str from, struct str to)
{
	size_t common = 0;
	const char *lead = "./"; /* or a name with a colon would be taken for a scheme */

	for (size_t i = 0; i < from.n && i < to.n && from.p[i] == to.p[i]; i++)
		common = from.p[i] == '/' ? i + 1 : common;
	for (size_t i = common; i < from.n; i++)
		if (from.p[i] == '/') {
			buf_puts(url, "../");
			lead = "";
		}
	buf_puts(url, lead);
	add_percent(url, str_skip(to, common), "/._~-");
}
