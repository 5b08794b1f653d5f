/* Drawings of the page. */
#include "report/svg.h"

#include "report/safe.h"
#include "report/xml.h"
#include "text/utf8.h"

void svg_open(struct buf *b, const char *id, unsigned width, unsigned height, const char *title, const char *description)
{
	buf_printf(b, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%u\" height=\"%u\" viewBox=\"0 0 %u %u\" role=\"img\" "
		"aria-labelledby=\"%s-name %s-about\">\n<title id=\"%s-name\">", width, height, width, height, id, id, id);
	xml_text(b, str_from(title));
	buf_printf(b, "</title>\n<desc id=\"%s-about\">", id);
	xml_text(b, str_from(description));
	buf_puts(b, "</desc>\n");
}

void svg_close(struct buf *b)
{
	buf_puts(b, "</svg>\n");
}

void svg_text(struct buf *b, int x, int y, const char *class, struct str text)
{
	buf_printf(b, "<text x=\"%d\" y=\"%d\" class=\"%s\">", x, y, class);
	xml_text(b, text);
	buf_puts(b, "</text>\n");
}

size_t svg_line(struct str text, unsigned most)
{
	size_t at = 0, blank = 0;
	unsigned columns = 0;

	while (at < text.n) {
		size_t before = at;
		uint32_t c;
		enum safe kind = safe_next(text, &at, &c);

		columns += kind == SAFE_PLAIN ? (unsigned)utf8_cells((struct str){text.p + before, at - before}) : 1;
		if (columns > most)
			return blank ? blank : before;
		if (c == ' ')
			blank = before;
	}
	return text.n;
}
