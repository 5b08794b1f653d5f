/* Bytes that are no UTF-8 and characters that nobody sees but machines: each is told at its place and a blank put there, so
 * that the rest can be read.
 *
 * Some of them end a line for other programs (libyaml among them) and not for editors, which count by line feeds. Were they let
 * through, a key behind one would be read by one of two readers, and every later place be told a line off. */
#include "yaml/repair.h"

#include <string.h>

#include "base/buf.h"
#include "text/utf8.h"

enum { PASTE_MOST = 200 }; /* bytes of a line that is worth pasting */

/* What is at hand: RAW is read from AT on, OUT is written. */
struct repair {
	struct yaml_file *f;
	struct diags *d;
	struct str raw;
	size_t at;
	struct loc loc;
	char *out;
	size_t n;
	bool begun;          /* something other than blanks stands in this line */
	bool returns_told;
};

bool refused_character(uint32_t c)
{
	if (c == '\t' || c == '\n' || c == '\r' || c == 0x85)
		return false;
	return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0xfffe || c == 0xffff;
}

/* Characters that end a line, or begin a file, for some programs; NULL for all others. */
static const char *line_breaking(uint32_t c)
{
	switch (c) {
	case 0x85:
		return "line end";
	case 0x2028:
		return "line separator";
	case 0x2029:
		return "paragraph separator";
	case 0xfeff:
		return "byte order mark";
	default:
		return NULL;
	}
}

static size_t sequence(struct str s, size_t at)
{
	unsigned char c = (unsigned char)s.p[at];
	size_t n = c < 0x80 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
	size_t have = s.n - at;

	return utf8_valid((struct str){s.p + at, n < have ? n : have}) == n && n <= have ? n : 0;
}

static bool is_lone_return(struct str s, size_t at)
{
	return s.p[at] == '\r' && (at + 1 == s.n || s.p[at + 1] != '\n');
}

static size_t lone_returns(struct str s)
{
	size_t n = 0, i;

	for (i = 0; i < s.n; i++)
		n += is_lone_return(s, i);
	return n;
}

/* ---- the corrected line ------------------------------------------------------------------------------------------------ */

/* LINE without the characters that break it: a blank stands where one parted two words. False if it holds other faults. */
static bool without_breaks(struct str line, struct buf *b)
{
	size_t at = 0;

	while (at < line.n) {
		size_t from = at, n = sequence(line, at);
		uint32_t c = n ? utf8_next(line, &at) : 0;

		if (n == 0 || refused_character(c) || is_lone_return(line, from))
			return false;
		if (!line_breaking(c))
			buf_add(b, (struct str){line.p + from, n});
		else if (c != 0xfeff && b->n && b->p[b->n - 1] != ' ' && at < line.n && line.p[at] != ' ')
			buf_char(b, ' ');
	}
	return true;
}

/* Where what follows may have been a line of its own, nobody can tell what the line should be. */
static void paste_line(const struct repair *r, struct diag *one, size_t behind)
{
	struct str line = yaml_line_at(r->raw, r->at), rest;
	struct buf b = {0};

	if (!one || line.n > PASTE_MOST)
		return;
	rest = str_trim((struct str){r->raw.p + behind, (size_t)(line.p + line.n - (r->raw.p + behind))});
	if (str_find(rest, ':') == rest.n && str_find(rest, '#') == rest.n && !str_starts(rest, "-") && without_breaks(line, &b))
		diag_paste(r->d, one, "%.*s", (int)b.n, b.p);
	buf_free(&b);
}

/* ---- one fault --------------------------------------------------------------------------------------------------------- */

static void tell_return(struct repair *r)
{
	size_t n;

	if (r->returns_told)
		return;
	r->returns_told = true;
	n = lone_returns(str_skip(r->raw, r->at));
	if (n > 1)
		diag_add(r->d, DIAG_CONTROL_CHARACTER, r->loc,
			 "a carriage return without a line feed stands here, the first of %zu in this file; save the file with LF or "
			 "CRLF line ends", n);
	else
		diag_add(r->d, DIAG_CONTROL_CHARACTER, r->loc,
			 "a carriage return without a line feed stands here; delete it, or save the file with LF or CRLF line ends");
}

static void tell_break(struct repair *r, uint32_t c, size_t behind)
{
	const char *what = line_breaking(c);
	struct diag *one = diag_add(r->d, DIAG_CONTROL_CHARACTER, r->loc,
				    "an invisible %s (U+%04X) stands here, as it comes along with copied text; delete it", what,
				    (unsigned)c);

	paste_line(r, one, behind);
}

static void note_broken(struct yaml_file *f, uint32_t line)
{
	if (f->broken.n == 0 || f->broken.v[f->broken.n - 1] != line)
		vec_push(&f->broken, line);
}

/* Tells what is wrong with the character of N bytes (0: no UTF-8); false if nothing is. BREAKS: it parts lines for some. */
static bool tell(struct repair *r, size_t n, bool *breaks)
{
	size_t behind = r->at;
	uint32_t c = n ? utf8_next(r->raw, &behind) : 0;

	*breaks = false;
	if (n == 0) {
		diag_add(r->d, DIAG_ENCODING, r->loc,
			 "the byte %02X is not UTF-8; save the file as UTF-8 (the character here was probably typed "
			 "in another encoding)", (unsigned)(unsigned char)r->raw.p[r->at]);
	} else if (refused_character(c)) {
		diag_add(r->d, DIAG_CONTROL_CHARACTER, r->loc, "the invisible character U+%04X stands here; delete it", (unsigned)c);
	} else if (is_lone_return(r->raw, r->at)) {
		tell_return(r);
		*breaks = true;
	} else if (line_breaking(c)) {
		tell_break(r, c, behind);
		*breaks = true;
	} else {
		return false;
	}
	return true;
}

/* Copies one character, or a blank in its place; in front of a line's text what breaks lines leaves nothing behind, so that
 * its indent stays. */
static void step(struct repair *r)
{
	size_t n = sequence(r->raw, r->at), take = n ? n : 1;
	bool breaks, bad = tell(r, n, &breaks);
	char c = r->raw.p[r->at];

	if (breaks)
		note_broken(r->f, r->loc.line);
	if (!bad) {
		memcpy(r->out + r->n, r->raw.p + r->at, take);
		r->n += take;
	} else if (!breaks || r->begun) {
		r->out[r->n++] = ' ';
	}
	r->begun = c != '\n' && (r->begun || (c != ' ' && !breaks));
	r->at += take;
	r->loc.column = c == '\n' ? 1 : r->loc.column + 1;
	r->loc.line += c == '\n';
}

/* A file without a single line feed, as very old programs wrote it. */
static bool is_one_line(const struct repair *r)
{
	return memchr(r->raw.p, '\n', r->raw.n) == NULL && lone_returns(r->raw) > 0;
}

bool repair(struct yaml_file *f, struct arena *a, struct str raw, struct diags *d)
{
	struct repair r = {.f = f, .d = d, .raw = raw, .loc = {f->index, 1, 1, 1}};

	f->repaired = f->damaged = true;
	if (is_one_line(&r)) {
		diag_add(d, DIAG_CONTROL_CHARACTER, r.loc,
			 "the lines of this file end with a carriage return alone; save it with LF or CRLF line ends");
		f->bytes = STR("");
		return false;
	}
	r.out = arena_alloc(a, raw.n + 1);
	while (r.at < raw.n)
		step(&r);
	f->bytes = (struct str){r.out, r.n};
	return true;
}
