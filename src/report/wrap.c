/* Breaking the lines of the terminal report. */
#include "report/wrap.h"

#include "report/safe.h"
#include "text/utf8.h"

enum { INDENT = 4, LEAST_ROOM = 12 };

/* One thing on the paper: a character, or a sequence that paints. */
struct sign {
	size_t bytes;
	unsigned cells;
};

static struct sign sign_at(struct str s)
{
	size_t n = 0;
	uint32_t c;

	if (s.n > 1 && s.p[0] == '\033' && s.p[1] == '[') {
		while (n < s.n && s.p[n] != 'm')
			n++;
		return (struct sign){n < s.n ? n + 1 : n, 0};
	}
	if (safe_next(s, &n, &c) != SAFE_PLAIN)
		return (struct sign){n, 1};
	return (struct sign){n, (unsigned)utf8_cells(str_cut(s, n))};
}

static size_t cells(struct str s)
{
	size_t sum = 0;

	while (s.n) {
		struct sign x = sign_at(s);

		sum += x.cells;
		s = str_skip(s, x.bytes);
	}
	return sum;
}

static size_t skip_chars(struct str s, size_t at, const char *set)
{
	while (at < s.n && s.p[at] && strchr(set, s.p[at]))
		at++;
	return at;
}

/* How the lines that go on from this one begin: blanks, behind the bar of an excerpt where it has one. */
struct hang {
	struct str bar;      /* "   | ", or empty */
	size_t blanks;
};

/* "  = caution: words": under the words, where that leaves room; everything else four in, an excerpt behind its bar. */
static struct hang hang_of(struct str line, unsigned width)
{
	size_t edge = skip_chars(line, 0, " "), bar = skip_chars(line, edge, "0123456789 "), at;

	if (edge < line.n && line.p[edge] == '=') {
		at = skip_chars(line, edge + 1, " ");
		at += str_find(str_skip(line, at), ':');
		at = skip_chars(line, at < line.n ? at + 1 : line.n, " ");
		return (struct hang){STR(""), at + LEAST_ROOM < width && at < line.n ? at : edge + INDENT};
	}
	if (bar < line.n && line.p[bar] == '|')
		return (struct hang){str_cut(line, bar + 1), INDENT};
	return (struct hang){STR(""), edge + INDENT + LEAST_ROOM < width ? edge + INDENT : 0};
}

static void go_on(struct buf *out, const struct hang *h)
{
	buf_char(out, '\n');
	for (size_t i = 0; i < h->bar.n; i++)
		buf_char(out, h->bar.p[i] == '|' ? '|' : ' ');
	for (size_t i = 0; i < h->blanks; i++)
		buf_char(out, ' ');
}

/* Bytes of S that go into ROOM cells: up to a blank where there is one behind the margin. */
static size_t fitting(struct str s, size_t room, size_t margin)
{
	size_t at = 0, used = 0, blank = 0;

	while (at < s.n) {
		struct sign x = sign_at(str_skip(s, at));

		if (used + x.cells > room && used)
			return blank ? blank : at;
		used += x.cells;
		if (s.p[at] == ' ' && used > margin + 1)
			blank = at;
		at += x.bytes;
	}
	return s.n;
}

static void wrap_line(struct buf *out, struct str line, unsigned width)
{
	struct hang h = hang_of(line, width);
	size_t hung = h.bar.n + h.blanks, n = fitting(line, width, hung);

	buf_add(out, str_cut(line, n));
	for (line = str_skip(line, n); str_trim(line).n; line = str_skip(line, n)) {
		line = str_skip(line, skip_chars(line, 0, " "));
		go_on(out, &h);
		n = fitting(line, width - hung, 0);
		buf_add(out, str_cut(line, n));
	}
}

void wrap_text(struct buf *out, struct str text, unsigned width)
{
	while (text.n) {
		size_t end = str_find(text, '\n');
		struct str line = str_cut(text, end);

		if (cells(line) <= width)
			buf_add(out, line);
		else
			wrap_line(out, line, width);
		if (end < text.n)
			buf_char(out, '\n');
		text = str_skip(text, end + 1);
	}
}
