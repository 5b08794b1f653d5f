/* What all page formats have in common. */
#include "report/page.h"

#include <stdarg.h>
#include <stdio.h>

struct page page_new(const struct page_style *style, struct buf *out)
{
	return (struct page){.style = style, .out = out};
}

void page_free(struct page *p)
{
	buf_free(&p->words);
}

void page_open(struct page *p, enum page_part part)
{
	if (p->style->open[part])
		buf_puts(p->out, p->style->open[part]);
	if (p->style->opened)
		p->style->opened(p, part);
}

void page_close(struct page *p, enum page_part part)
{
	if (p->style->closing)
		p->style->closing(p, part);
	if (p->style->close[part])
		buf_puts(p->out, p->style->close[part]);
}

void page_text(struct page *p, struct str s)
{
	if (s.n == 0)
		return;
	p->style->text(p, s);
	p->fresh = false;
}

void page_puts(struct page *p, const char *z)
{
	page_text(p, str_from(z));
}

void page_printf(struct page *p, const char *format, ...)
{
	char text[512];
	va_list args;

	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	page_puts(p, text);
}

void page_message(struct page *p, struct str s)
{
	while (s.n) {
		size_t open = str_find(s, '`'), close = str_find(str_skip(s, open + 1), '`');

		page_text(p, str_cut(s, open));
		s = str_skip(s, open);
		if (s.n == 0)
			return;
		if (close + 1 >= s.n) { /* no second one */
			page_text(p, s);
			return;
		}
		p->style->code(p, (struct str){s.p + 1, close});
		s = str_skip(s, close + 2);
	}
}

void page_said(struct page *p)
{
	page_text(p, buf_str(&p->words));
	p->words.n = 0;
}

void page_put(struct page *p, enum page_part part, const char *z)
{
	page_open(p, part);
	page_puts(p, z);
	page_close(p, part);
}

void page_put_said(struct page *p, enum page_part part)
{
	if (p->words.n == 0)
		return;
	page_open(p, part);
	page_said(p);
	page_close(p, part);
}

void page_open_tagged(struct page *p, enum page_part part, const struct page_tag *tag)
{
	if (p->style->tagged)
		p->style->tagged(p, part, tag);
	else if (p->style->open[part])
		buf_puts(p->out, p->style->open[part]);
	if (p->style->opened)
		p->style->opened(p, part);
}

bool page_is_web(struct str url)
{
	return str_starts(url, "https://") || str_starts(url, "http://");
}

void page_link(struct page *p, struct str url, struct str text)
{
	if (page_is_web(url))
		p->style->link(p, url, text);
	else
		page_text(p, text);
	p->fresh = false;
}

void page_jump(struct page *p, const char *id, struct str text)
{
	if (p->style->jump)
		p->style->jump(p, id, text);
	else
		page_text(p, text);
}
