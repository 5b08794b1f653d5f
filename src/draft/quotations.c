/* Quotation marks: which open, which close. Straight marks are told apart by what stands before and after them; a
 * quotation that is never closed ends with its paragraph, and goes on if the next one begins with a mark (the custom of
 * newspapers for long quotations). Single marks count only as a curly pair, or they would be apostrophes. */
#include <ctype.h>

#include "draft/text.h"

enum side { OPENS, CLOSES, EITHER };

struct mark {
	const char *bytes;
	enum side side;
	char family; /* what closes it */
};

static const struct mark marks[] = {
	{"\"", EITHER, '"'},
	{"''", EITHER, '\''},
	{"``", OPENS, '\''},
	{"\xe2\x80\x9c", OPENS, '"'},
	{"\xe2\x80\x9d", CLOSES, '"'},
	{"\xe2\x80\x9e", OPENS, '"'},
	{"\xc2\xab", OPENS, '>'},
	{"\xc2\xbb", CLOSES, '>'},
	{"\xe2\x80\x98", OPENS, '1'},
	{"\xe2\x80\x99", CLOSES, '1'},
};

static const struct mark *mark_at(struct str s)
{
	if (s.n == 0 || !strchr("\"'`\xe2\xc2", s.p[0]) || s.p[0] == '\0')
		return NULL;
	for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
		if (str_starts(s, marks[i].bytes))
			return &marks[i];
	}
	return NULL;
}

unsigned quote_mark(struct str s)
{
	const struct mark *m = mark_at(s);

	return m ? (unsigned)strlen(m->bytes) : 0;
}

static bool word_byte(struct str text, size_t i)
{
	unsigned char c = i < text.n ? (unsigned char)text.p[i] : ' ';

	return isalnum(c) || (c >= 0x80 && c != 0xe2 && c != 0xc2);
}

static bool blank(struct str text, size_t i)
{
	return i >= text.n || isspace((unsigned char)text.p[i]);
}

static bool opens(struct str text, size_t at, size_t n, const struct mark *m)
{
	bool before = at == 0 || blank(text, at - 1) || strchr("([-", text.p[at - 1]) ||
		      (at > 2 && !memcmp(text.p + at - 3, "\xe2\x80\x94", 3));

	if (m->side == OPENS || (m->side == CLOSES && m->family != '"'))
		return m->side == OPENS;
	return before && !blank(text, at + n);
}

/* A mark of the same family closes, even one of the wrong side where it can do nothing else; an apostrophe does not. */
static bool closes(struct str text, size_t at, size_t n, const struct mark *m, const struct mark *open)
{
	if (m->family != open->family ||
		(m->side == OPENS && (m->family != '"' || blank(text, at - 1) || word_byte(text, at + n))))
		return false;
	return m->family != '1' || !(at && word_byte(text, at - 1) && word_byte(text, at + n));
}

static uint32_t words_in(struct str s)
{
	uint32_t n = 0;
	bool in = false;

	for (size_t i = 0; i < s.n; i++) {
		bool w = word_byte(s, i);

		n += w && !in;
		in = w || (in && s.p[i] == '\'');
	}
	return n;
}

static void add(struct reading *r, size_t at, size_t end, bool open)
{
	struct quotation q = {.at = (uint32_t)at, .end = (uint32_t)end, .open = open};

	q.words = words_in((struct str){r->text.p + at, end - at});
	vec_push(&r->quotations, q);
}

/* Does the open single quotation ever close in this line, before a double mark comes? If not it is an apostrophe. */
static bool single_closes(struct str text, size_t at, size_t end, const struct mark *open)
{
	for (size_t i = at; i < end; i++) {
		const struct mark *m = mark_at(str_skip(text, i));

		if (m && closes(text, i, strlen(m->bytes), m, open) && !word_byte(text, i + strlen(m->bytes)))
			return true;
	}
	return false;
}

void line_quotations(struct reading *r, const struct line *l)
{
	struct str text = r->text;
	const struct mark *open = NULL;
	size_t start = 0, n;

	for (size_t i = l->at; i < l->end; i += n) {
		const struct mark *m = mark_at(str_skip(text, i));

		n = m ? strlen(m->bytes) : 1;
		if (!m)
			continue;
		if (!open && opens(text, i, n, m)) {
			if (m->family == '1' && !single_closes(text, i + n, l->end, m))
				continue;
			open = m;
			start = i;
			if (i == l->at && r->quotations.n && r->quotations.v[r->quotations.n - 1].open)
				r->quotations.v[r->quotations.n - 1].goes_on = true;
		} else if (open && closes(text, i, n, m, open) &&
			   (m->side == CLOSES || !blank(text, i - 1) || blank(text, i + n))) {
			add(r, start, i + n, false);
			open = NULL;
		}
	}
	if (open)
		add(r, start, l->end, true);
}
