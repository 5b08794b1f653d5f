/* Before the parser sees a page: scripts, styles, drawings and comments are cut out, of every tag only the attributes that
 * are asked for are kept, and tags nested deeper than any page are dropped (their text stays). So neither 200,000 nested
 * elements nor 40,000 attributes nor megabytes of script cost anything. Line ends stay: lines can be told. */
#include "article/html.h"
#include "base/buf.h"

#include <stdio.h>

enum { DEEPEST = 200, MOST_ATTRIBUTES = 24, LONGEST_VALUE = 8192 };

struct scan {
	struct page *page;
	struct str in;
	size_t at;
	struct buf out;
	size_t depth;
	bool unended[16]; /* raw elements (last: comments) whose end is not to be found behind here */
};

static bool letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Copies only the line ends of what is cut. */
static void cut_to(struct scan *s, size_t to)
{
	for (; s->at < to; s->at++) {
		if (s->in.p[s->at] == '\n')
			buf_char(&s->out, '\n');
	}
}

static size_t find_from(const struct scan *s, size_t from, const char *what)
{
	size_t n = strlen(what);

	while (from + n <= s->in.n) {
		const char *p = memchr(s->in.p + from, what[0], s->in.n - from);

		if (!p)
			break;
		from = (size_t)(p - s->in.p);
		if (from + n <= s->in.n && begins_with(str_cut(str_skip(s->in, from), n), what))
			return from;
		from++;
	}
	return s->in.n;
}

/* Elements whose content is no text of the page. */
static const char *const raw[] = {"script", "style", "svg", "noscript", "template", "iframe", "textarea", "select",
	"object", "math", "audio", "video", "canvas", NULL};

enum { RAW_NONE = 14, RAW_COMMENT = 15 };

/* Its place in the list, or RAW_NONE. */
static size_t raw_index(struct str name)
{
	for (size_t i = 0; raw[i]; i++) {
		if (name.n == strlen(raw[i]) && begins_with(name, raw[i]))
			return i;
	}
	return RAW_NONE;
}

/* Where WHAT stands behind FROM, or the end of the page; an end that is not there is looked for once. */
static size_t find_end(struct scan *s, size_t from, const char *what, size_t index)
{
	size_t at = s->unended[index] ? s->in.n : find_from(s, from, what);

	s->unended[index] = at == s->in.n;
	return at;
}

/* Tags that are not closed in print do not count for the depth. */
static bool counts(struct str name)
{
	static const char *const open[] = {"p", "li", "td", "tr", "th", "dt", "dd", "option", "tbody", "thead", "br",
		"img", "meta", "link", "input", "hr", "source", "wbr", "area", "base", "col", "embed", "param", "track",
		NULL};

	for (const char *const *o = open; *o; o++) {
		if (name.n == strlen(*o) && begins_with(name, *o))
			return false;
	}
	return true;
}

static bool wanted(struct str name)
{
	static const char *const names[] = {"class", "id", "itemprop", "rel", "href", "datetime", "content", "name",
		"property", "role", "style", "hidden", "aria-hidden", "data-testid", "data-component", "data-type",
		"value", "type", NULL};

	for (const char *const *w = names; *w; w++) {
		if (name.n == strlen(*w) && begins_with(name, *w))
			return true;
	}
	return false;
}

/* One attribute at AT; what is wanted is copied. Returns where the next begins; the end of the tag ends it. */
static size_t attribute(struct scan *s, size_t at, unsigned *kept)
{
	struct str in = s->in, name, value = {"", 0};
	size_t from = at;

	while (at < in.n && !space(in.p[at]) && in.p[at] != '=' && in.p[at] != '>' && !(in.p[at] == '/' && at > from))
		at++;
	name = (struct str){in.p + from, at - from};
	while (at < in.n && space(in.p[at]))
		at++;
	if (at < in.n && in.p[at] == '=') {
		for (at++; at < in.n && space(in.p[at]);)
			at++;
		if (at < in.n && (in.p[at] == '"' || in.p[at] == '\'')) {
			char quote = in.p[at++];

			value.p = in.p + at;
			value.n = str_find(str_skip(in, at), quote);
			at += value.n + 1;
		} else {
			for (value.p = in.p + at; at < in.n && !space(in.p[at]) && in.p[at] != '>'; at++)
				value.n++;
		}
	}
	if (wanted(name) && value.n <= LONGEST_VALUE && *kept < MOST_ATTRIBUTES) {
		char quote = str_find(value, '"') < value.n ? '\'' : '"';

		++*kept;
		buf_char(&s->out, ' ');
		buf_add(&s->out, name);
		buf_char(&s->out, '=');
		buf_char(&s->out, quote);
		if (str_find(value, quote) == value.n)
			buf_add(&s->out, value);
		buf_char(&s->out, quote);
	}
	return at > from ? at : at + 1;
}

/* The attributes of an opening tag, from AT to behind its ">". */
static size_t attributes(struct scan *s, size_t at)
{
	unsigned kept = 0;

	while (at < s->in.n && s->in.p[at] != '>') {
		if (space(s->in.p[at]) || s->in.p[at] == '/')
			at++;
		else
			at = attribute(s, at, &kept);
	}
	return at < s->in.n ? at + 1 : s->in.n;
}

/* Script and the like, from its opening tag on; linked data is kept apart. */
static void skip_raw(struct scan *s, struct str name, size_t inside)
{
	char close[16];
	size_t end;
	struct str head = {s->in.p + s->at, inside - s->at};

	snprintf(close, sizeof close, "</%.*s", STR_ARG(str_cut(name, 12)));
	for (size_t i = 2; close[i]; i++)
		close[i] = letter(close[i]) ? (char)(close[i] | 0x20) : close[i];
	end = find_end(s, inside, close, raw_index(name));
	if (end == s->in.n) { /* never closed: only the tag goes */
		cut_to(s, inside);
		return;
	}
	if (word_find(head, "ld+json") < head.n && s->page->scripts.n < 64)
		vec_push(&s->page->scripts, (struct str){s->in.p + inside, end - inside});
	end += str_find(str_skip(s->in, end), '>') + 1;
	cut_to(s, end < s->in.n ? end : s->in.n);
}

static void opening(struct scan *s, struct str name)
{
	size_t inside = s->at + 1 + name.n, mark = s->out.n;

	buf_char(&s->out, '<');
	buf_add(&s->out, name);
	inside = attributes(s, inside);
	buf_char(&s->out, '>');
	s->depth += counts(name) && !(inside > 1 && s->in.p[inside - 2] == '/' && !s->depth);
	if (s->depth > DEEPEST)
		s->out.n = mark;
	if (raw_index(name) != RAW_NONE) {
		s->out.n = mark;
		s->depth -= counts(name);
		skip_raw(s, name, inside);
		return;
	}
	for (size_t i = s->at; i < inside; i++) {
		if (s->in.p[i] == '\n')
			buf_char(&s->out, '\n');
	}
	s->at = inside;
}

static void closing(struct scan *s, struct str name)
{
	size_t end = s->at + str_find(str_skip(s->in, s->at), '>') + 1;

	if (s->depth <= DEEPEST && raw_index(name) == RAW_NONE) {
		buf_puts(&s->out, "</");
		buf_add(&s->out, name);
		buf_char(&s->out, '>');
	}
	if (counts(name) && s->depth)
		s->depth--;
	cut_to(s, end < s->in.n ? end : s->in.n);
}

static struct str tag_name(struct str s)
{
	size_t n = 0;

	while (n < s.n && n < 40 && (letter(s.p[n]) || (n && ((s.p[n] >= '0' && s.p[n] <= '9') || s.p[n] == '-'))))
		n++;
	return str_cut(s, n);
}

static void tag(struct scan *s)
{
	struct str rest = str_skip(s->in, s->at);
	struct str name = tag_name(str_skip(rest, str_starts(rest, "</") ? 2 : 1));

	if (str_starts(rest, "<!--")) {
		size_t end = find_end(s, s->at + 4, "-->", RAW_COMMENT);

		cut_to(s, end < s->in.n ? end + 3 : s->at + 4);
	} else if (str_starts(rest, "<!") || str_starts(rest, "<?")) {
		size_t end = s->at + str_find(rest, '>') + 1;

		cut_to(s, end < s->in.n ? end : s->in.n);
	} else if (name.n == 0) {
		buf_puts(&s->out, "&lt;");
		s->at++;
	} else if (str_starts(rest, "</")) {
		closing(s, name);
	} else {
		opening(s, name);
	}
}

/* "&#150;" is Windows-1252 wherever it stands. */
static bool old_entity(struct scan *s)
{
	static const char *const known[][2] = {{"&#133;", "\xE2\x80\xA6"}, {"&#145;", "\xE2\x80\x98"},
		{"&#146;", "\xE2\x80\x99"}, {"&#147;", "\xE2\x80\x9C"}, {"&#148;", "\xE2\x80\x9D"},
		{"&#149;", "\xE2\x80\xA2"}, {"&#150;", "\xE2\x80\x93"}, {"&#151;", "\xE2\x80\x94"},
		{"&#128;", "\xE2\x82\xAC"}, {"&#153;", "\xE2\x84\xA2"}};

	for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
		if (str_starts(str_skip(s->in, s->at), known[i][0])) {
			buf_puts(&s->out, known[i][1]);
			s->at += strlen(known[i][0]);
			return true;
		}
	}
	return false;
}

struct str html_scan(struct page *p, struct str bytes)
{
	struct scan s = {.page = p, .in = bytes};
	struct str out;

	while (s.at < bytes.n) {
		size_t n = 0;

		while (s.at + n < bytes.n && bytes.p[s.at + n] != '<' && bytes.p[s.at + n] != '&')
			n++;
		buf_add(&s.out, (struct str){bytes.p + s.at, n});
		s.at += n;
		if (s.at < bytes.n && bytes.p[s.at] == '<')
			tag(&s);
		else if (s.at < bytes.n && !old_entity(&s))
			buf_char(&s.out, bytes.p[s.at++]);
	}
	out = buf_keep(&s.out, p->arena);
	buf_free(&s.out);
	return out;
}
