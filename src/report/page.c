/* The tape of a page. A piece is a byte that tells its kind, a byte for its part, and its texts: four bytes of length, the
 * text, and a '\0'. */
#include "report/page_style.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* ---- writing it down ------------------------------------------------------------------------------------------------- */

static void put_kind(struct page *p, enum page_piece kind, unsigned part)
{
	buf_reserve(&p->tape, 2);
	p->tape.p[p->tape.n++] = (char)kind;
	p->tape.p[p->tape.n++] = (char)part;
}

static void put_str(struct page *p, struct str s)
{
	uint32_t n = (uint32_t)s.n;
	char *to;

	buf_reserve(&p->tape, sizeof n + s.n + 1);
	to = p->tape.p + p->tape.n;
	memcpy(to, &n, sizeof n);
	if (s.n)
		memcpy(to + sizeof n, s.p, s.n);
	to[sizeof n + s.n] = '\0';
	p->tape.n += sizeof n + s.n + 1;
}

void page_free(struct page *p)
{
	buf_free(&p->tape);
	buf_free(&p->words);
}

void page_only(struct page *p, enum page_where where)
{
	put_kind(p, PIECE_ONLY, where);
}

void page_open(struct page *p, enum page_part part)
{
	put_kind(p, PIECE_OPEN, part);
}

void page_close(struct page *p, enum page_part part)
{
	put_kind(p, PIECE_CLOSE, part);
}

void page_open_named(struct page *p, enum page_part part, struct str name)
{
	put_kind(p, PIECE_NAMED, part);
	put_str(p, name);
}

void page_open_tagged(struct page *p, enum page_part part, const struct page_tag *tag)
{
	put_kind(p, PIECE_TAGGED, part);
	put_str(p, str_from(tag->id ? tag->id : ""));
	put_str(p, str_from(tag->fingerprint ? tag->fingerprint : ""));
	put_str(p, str_from(tag->kind));
	put_str(p, str_from(tag->severity));
	put_str(p, str_from(tag->status));
	put_str(p, tag->question);
	put_str(p, tag->sources);
	put_str(p, tag->speakers);
}

static void put_text(struct page *p, enum page_piece kind, struct str s)
{
	put_kind(p, kind, 0);
	put_str(p, s);
}

void page_text(struct page *p, struct str s)
{
	if (s.n)
		put_text(p, PIECE_TEXT, s);
}

void page_code(struct page *p, struct str s)
{
	put_text(p, PIECE_CODE, s);
}

void page_command(struct page *p, struct str s)
{
	put_text(p, PIECE_COMMAND, s);
}

void page_raw(struct page *p, struct str html)
{
	put_text(p, PIECE_RAW, html);
}

bool page_is_web(struct str url)
{
	return str_starts(url, "https://") || str_starts(url, "http://");
}

void page_link(struct page *p, struct str url, struct str text)
{
	if (!page_is_web(url)) {
		page_text(p, text);
		return;
	}
	put_text(p, PIECE_LINK, text);
	put_str(p, url);
}

void page_file(struct page *p, struct str path, struct str words, struct str text)
{
	put_text(p, PIECE_FILE, text);
	put_str(p, path);
	put_str(p, words);
}

void page_jump(struct page *p, const char *id, struct str text)
{
	put_text(p, PIECE_JUMP, text);
	put_str(p, str_from(id));
}

/* ---- made of these --------------------------------------------------------------------------------------------------- */

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
		page_code(p, (struct str){s.p + 1, close});
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
