/* Markdown: canonical copies and what others write. "# " headline, "_…_" standfirst, "![…]()" caption, "###" cross-head,
 * "- " bullet, "> " note, comments for byline and dateline. In a file that is no canonical copy the words of a line count
 * as they do in plain text, and marks inside of lines (emphasis, links) are taken away. */
#include "article/parts.h"
#include "base/buf.h"

struct marked {
	struct build *b;
	bool canonical, marked;
	bool body;       /* the first paragraph was seen */
	struct buf text; /* of the block at hand, lines joined */
	enum block_kind kind;
	uint32_t line;
};

/* ---- inside of lines ------------------------------------------------------------------------------------------------------ */

static bool punctuation(char c)
{
	return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

static bool blank_at(struct str s, size_t i)
{
	return i >= s.n || s.p[i] == ' ';
}

enum { LONGEST_MARK = 2000 }; /* a link or a tag; what goes on for longer is text */

/* "](address)" or "][name]": how long, or 0. */
static size_t link_end(struct str s)
{
	char close = s.n > 1 && s.p[1] == '(' ? ')' : ']';
	size_t n = 2;

	s = str_cut(s, LONGEST_MARK);
	if (s.n < 3 || (s.p[1] != '(' && s.p[1] != '['))
		return 0;
	while (n < s.n && s.p[n] != close)
		n++;
	return n < s.n ? n + 1 : 0;
}

static bool closes_as_link(struct str s)
{
	s = str_cut(s, LONGEST_MARK);
	for (size_t i = 1; i < s.n; i++) {
		if (s.p[i] == '\\')
			i++;
		else if (s.p[i] == ']')
			return link_end(str_skip(s, i)) > 0;
		else if (s.p[i] == '[')
			return false;
	}
	return false;
}

static size_t tag(struct str s)
{
	size_t n = str_find(str_cut(s, LONGEST_MARK), '>');

	return s.n > 2 && n < str_cut(s, LONGEST_MARK).n &&
			       (((s.p[1] | 0x20) >= 'a' && (s.p[1] | 0x20) <= 'z') || s.p[1] == '/')
		       ? n + 1
		       : 0;
}

/* Length of the mark at I that is no text. */
static size_t mark(struct str s, size_t i, size_t *links)
{
	char c = s.p[i];
	size_t n = 0;

	switch (c) {
	case '*': return i == 0 || !blank_at(s, i - 1) || !blank_at(s, i + 1);
	case '_':
		return i == 0 || i + 1 == s.n || punctuation(s.p[i - 1]) || punctuation(s.p[i + 1]) ||
		       blank_at(s, i - 1) != blank_at(s, i + 1);
	case '`': return 1;
	case '<': return tag(str_skip(s, i));
	case '!': return i + 1 < s.n && s.p[i + 1] == '[' && closes_as_link(str_skip(s, i + 1));
	case '[':
		n = closes_as_link(str_skip(s, i));
		*links += n;
		return n;
	case ']':
		n = *links ? link_end(str_skip(s, i)) : 0;
		*links -= n > 0;
		return n;
	default: return 0;
	}
}

static struct str plain(struct marked *m, struct str s)
{
	struct buf out = {0};
	size_t links = 0;

	for (size_t i = 0; i < s.n;) {
		size_t n;

		if (s.p[i] == '\\' && i + 1 < s.n && punctuation(s.p[i + 1])) {
			buf_char(&out, s.p[i + 1]);
			i += 2;
		} else if ((n = mark(s, i, &links)) || (s.p[i] == '&' && (n = entity_read(&out, str_skip(s, i))))) {
			i += n;
		} else {
			buf_char(&out, s.p[i++]);
		}
	}
	s = buf_keep(&out, m->b->arena);
	buf_free(&out);
	return s;
}

/* Inside a comment nothing but the backslash means anything. */
static struct str unescaped(struct marked *m, struct str s)
{
	char *p = arena_alloc(m->b->arena, s.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '\\' && i + 1 < s.n && punctuation(s.p[i + 1]))
			i++;
		p[n++] = s.p[i];
	}
	return (struct str){p, n};
}

/* ---- blocks --------------------------------------------------------------------------------------------------------------- */

static void head_paragraph(struct marked *m, struct str s)
{
	if (byline_read(m->b, s) || is_credit(s) || is_furniture(s)) {
		build_block(m->b, BLOCK_LINE, s, m->line);
		return;
	}
	m->body = true;
	dateline_read(m->b, s);
	build_block(m->b, BLOCK_PARAGRAPH, s, m->line);
}

static void paragraph(struct marked *m, struct str s)
{
	if (!m->canonical && !m->body)
		head_paragraph(m, s);
	else if (!m->canonical && is_note(s))
		build_block(m->b, BLOCK_NOTE, s, m->line);
	else if (!m->canonical && (is_credit(s) || is_furniture(s)))
		build_block(m->b, BLOCK_LINE, s, m->line);
	else
		build_block(m->b, BLOCK_PARAGRAPH, s, m->line);
}

/* Is the character at AT escaped: an odd number of backslashes in front of it? */
static bool escaped(struct str s, size_t at)
{
	size_t n = 0;

	while (n < at && s.p[at - n - 1] == '\\')
		n++;
	return n % 2 == 1;
}

static void end_block(struct marked *m)
{
	struct str s = str_trim(buf_str(&m->text));
	bool standfirst = s.n > 2 && s.p[0] == '_' && s.p[s.n - 1] == '_' && s.p[1] != '_' && !escaped(s, s.n - 1);

	if (s.n == 0)
		return;
	if (m->kind == BLOCK_PARAGRAPH && standfirst && !m->body)
		build_block(m->b, BLOCK_STANDFIRST, plain(m, (struct str){s.p + 1, s.n - 2}), m->line);
	else if (m->kind == BLOCK_PARAGRAPH)
		paragraph(m, plain(m, s));
	else
		build_block(m->b, m->kind, plain(m, s), m->line);
	if (m->kind == BLOCK_PARAGRAPH || m->kind == BLOCK_BULLET)
		m->body = m->body || m->canonical || m->kind == BLOCK_BULLET;
	m->text.n = 0;
}

static void begin(struct marked *m, enum block_kind kind, struct str text, uint32_t line)
{
	end_block(m);
	m->kind = kind;
	m->line = line;
	buf_add(&m->text, text);
}

static bool field(struct marked *m, struct str s)
{
	if (str_starts(s, "authors: ")) {
		for (s = str_skip(s, 9); s.n; s = str_skip(s, 1)) {
			build_author(m->b, unescaped(m, str_cut(s, str_find(s, ';'))));
			s = str_skip(s, str_find(s, ';'));
		}
	} else if (str_starts(s, "outlet: ")) {
		m->b->outlet = unescaped(m, str_skip(s, 8));
	} else if (str_starts(s, "published: ")) {
		struct day d;

		if (day_find(unescaped(m, str_skip(s, 11)), &d))
			m->b->published = day_write(m->b->arena, &d);
	} else {
		return false;
	}
	return true;
}

/* What stands between "<!--" and "-->", both cut off. */
static void comment(struct marked *m, struct str s, uint32_t line)
{
	s = str_trim(s);
	end_block(m);
	if (m->canonical && !m->marked) { /* the mark itself */
		m->marked = true;
		return;
	}
	if (s.n == 0 || field(m, s))
		return;
	s = unescaped(m, s);
	if (!m->canonical)
		byline_read(m->b, s);
	build_block(m->b, BLOCK_LINE, s, line);
}

/* "![caption](address)" */
static bool picture(struct marked *m, struct str s, uint32_t line)
{
	size_t close = 2;

	if (!str_starts(s, "!["))
		return false;
	while (close < s.n && s.p[close] != ']')
		close += s.p[close] == '\\' ? 2 : 1;
	if (close + 1 >= s.n || s.p[close + 1] != '(' || s.p[s.n - 1] != ')')
		return false;
	begin(m, BLOCK_CAPTION, (struct str){s.p + 2, close - 2}, line);
	end_block(m);
	return true;
}

/* "# " … "###### ": how many, or 0. */
static size_t heading(struct str s)
{
	size_t n = 0;

	while (n < s.n && s.p[n] == '#')
		n++;
	return n <= 6 && n < s.n && s.p[n] == ' ' ? n : 0;
}

static size_t item(struct str s)
{
	size_t n = 0;

	if (s.n > 2 && strchr("-*+", s.p[0]) && s.p[1] == ' ')
		return 2;
	while (n < s.n && n < 3 && s.p[n] >= '0' && s.p[n] <= '9')
		n++;
	return n && n + 1 < s.n && (s.p[n] == '.' || s.p[n] == ')') && s.p[n + 1] == ' ' ? n + 2 : 0;
}

/* A row of "=" or "-": what stands above is a heading. */
static bool underlines(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] != s.p[0] || (s.p[i] != '=' && s.p[i] != '-'))
			return false;
	}
	return s.n >= 2;
}

static void line_read(struct marked *m, struct str s, uint32_t line)
{
	size_t n;

	s = str_trim(s);
	if (m->text.n && m->kind == BLOCK_PARAGRAPH && !m->canonical && underlines(s)) {
		m->kind = s.p[0] == '=' ? BLOCK_HEADLINE : BLOCK_CROSSHEAD;
		end_block(m);
	} else if (s.n == 0 || str_is(s, "---") || str_is(s, "***")) {
		end_block(m);
	} else if ((n = heading(s))) {
		begin(m, n == 1 ? BLOCK_HEADLINE : BLOCK_CROSSHEAD, str_skip(s, n + 1), line);
		end_block(m);
	} else if (picture(m, s, line)) {
		return;
	} else if (str_starts(s, "> ")) {
		if (m->kind == BLOCK_NOTE && m->text.n && !m->canonical) {
			buf_char(&m->text, ' ');
			buf_add(&m->text, str_skip(s, 2));
		} else {
			begin(m, BLOCK_NOTE, str_skip(s, 2), line);
		}
	} else if ((n = item(s))) {
		begin(m, BLOCK_BULLET, str_skip(s, n), line);
	} else if (m->text.n) {
		buf_char(&m->text, ' ');
		buf_add(&m->text, s);
	} else {
		begin(m, BLOCK_PARAGRAPH, s, line);
	}
}

void markdown_read(struct build *b, struct str bytes)
{
	struct marked m = {.b = b, .canonical = str_starts(str_trim(str_cut(bytes, 256)), COPY_MARK)};
	uint32_t number = 1;

	while (bytes.n) {
		struct str s = str_cut(bytes, str_find(bytes, '\n'));
		uint32_t first = number++;

		bytes = str_skip(bytes, s.n + 1);
		if (!str_starts(str_trim(s), "<!--")) {
			line_read(&m, s, first);
			continue;
		}
		while (!ends_with(str_trim(s), "-->") && bytes.n) {
			s = (struct str){s.p, s.n + 1 + str_find(bytes, '\n')};
			bytes = str_skip(bytes, str_find(bytes, '\n') + 1);
			number++;
		}
		s = str_skip(str_trim(s), 4);
		comment(&m, str_cut(s, ends_with(s, "-->") ? s.n - 3 : s.n), first);
	}
	end_block(&m);
	buf_free(&m.text);
}
