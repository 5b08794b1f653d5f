/* Plain text: paragraphs are parted by blank lines, hard-wrapped lines are joined, and the head (headline, standfirst,
 * byline, outlet, date, captions) is told from the body by the words of its lines. Two passes: lines to passages, passages
 * to blocks. */
#include "article/parts.h"
#include "base/buf.h"
#include "text/utf8.h"

enum { HEAD = 12 }; /* passages in which a byline or a date may still come */

struct line {
	struct str text; /* trimmed */
	size_t wide;     /* characters */
	uint32_t number;
	bool bullet;
};

/* Lines that were joined; GROUP is the same for those with no blank line between them. */
struct passage {
	struct str text;
	uint32_t line, group;
	bool bullet, last; /* last of its group */
};

struct reading {
	struct build *b;
	VEC(struct line) lines; /* of the group at hand */
	VEC(struct passage) passages;
	uint32_t group;
};

/* ---- lines to passages --------------------------------------------------------------------------------------------------- */

/* The mark of a bullet with the blank behind it. */
static size_t bullet_mark(struct str s)
{
	static const char *const marks[] = {"\xE2\x80\xA2", "\xE2\x80\xA3", "\xE2\x97\x8F", "\xE2\x96\xAA",
		"\xE2\x97\xA6", "\xC2\xB7", "* ", "- ", "\xE2\x80\x93 "};

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		if (str_starts(s, marks[i]))
			return strlen(marks[i]);
	}
	return 0;
}

static struct str first_word(struct str s)
{
	return str_cut(s, str_find(s, ' '));
}

static bool head_line(const struct reading *r, struct str s)
{
	struct build probe = {.arena = r->b->arena};
	bool known = r->group == 0 && r->passages.n < HEAD && byline_read(&probe, s);

	build_free(&probe);
	return known;
}

/* Do lines I and I + 1 belong to one passage? WIDE: the longest line of the group. BROKEN: its paragraphs have no blank
 * lines between them. */
static bool joins(const struct reading *r, size_t i, size_t first, size_t wide, bool broken)
{
	const struct line *x = &r->lines.v[i], *next = x + 1;
	bool fits = x->wide + 1 + utf8_count(first_word(next->text)) <= wide;

	if (next->bullet || wide > 110)
		return false;
	if (begins_lower(next->text))
		return true;
	if (r->group == 0 && i == 0 &&
		!(x->wide + 12 > wide && wide > 60 && !broken && !head_line(r, next->text) && r->lines.n > 6))
		return false;
	if ((i < 4 * HEAD && (head_line(r, x->text) || head_line(r, next->text))) || is_caption(x->text))
		return false;
	if (broken && fits && ends_sentence(x->text))
		return false;
	if (i == first && fits && x->wide * 2 < wide && !ends_sentence(x->text))
		return false;
	return r->group > 0 || broken || r->lines.n > 6 || !fits;
}

static void add_passage(struct reading *r, size_t from, size_t to)
{
	struct buf text = {0};

	for (size_t i = from; i < to; i++) {
		if (i > from)
			buf_char(&text, ' ');
		buf_add(&text, r->lines.v[i].text);
	}
	vec_push(&r->passages, (struct passage){buf_keep(&text, r->b->arena), r->lines.v[from].number, r->group,
				       r->lines.v[from].bullet, to == r->lines.n});
	buf_free(&text);
}

/* Paragraphs without blank lines between them: again and again a sentence ends early on a line. */
static bool is_broken(const struct reading *r, size_t wide)
{
	size_t early = 0;

	for (size_t i = 0; i + 1 < r->lines.n; i++) {
		const struct line *x = &r->lines.v[i];

		early += ends_sentence(x->text) && x->wide + 1 + utf8_count(first_word(x[1].text)) <= wide &&
			 !begins_lower(x[1].text);
	}
	return r->lines.n > 10 && early >= 2;
}

static void end_group(struct reading *r)
{
	size_t wide = 0, from = 0;
	bool broken;

	if (r->lines.n == 0)
		return;
	for (size_t i = 0; i < r->lines.n; i++)
		wide = r->lines.v[i].wide > wide ? r->lines.v[i].wide : wide;
	broken = is_broken(r, wide);
	for (size_t i = 0; i < r->lines.n; i++) {
		if (i + 1 == r->lines.n || !joins(r, i, from, wide, broken)) {
			add_passage(r, from, i + 1);
			from = i + 1;
		}
	}
	r->lines.n = 0;
	r->group++;
}

static void split_lines(struct reading *r, struct str bytes)
{
	for (uint32_t number = 1; bytes.n; number++) {
		struct str raw = str_cut(bytes, str_find(bytes, '\n')), text;
		size_t mark;

		bytes = str_skip(bytes, raw.n + 1);
		text = text_line(r->b->arena, raw);
		mark = bullet_mark(text);
		if (text.n == 0 || text.n == mark)
			end_group(r);
		else
			vec_push(&r->lines,
				(struct line){str_trim(str_skip(text, mark)), utf8_count(raw), number, mark > 0});
	}
	end_group(r);
}

/* ---- passages to blocks --------------------------------------------------------------------------------------------------- */

/* Is there a byline or dateline line among the passages behind I, before the body has gone on for long? */
static bool byline_follows(const struct reading *r, size_t i)
{
	for (size_t k = i + 1; k < r->passages.n && k <= i + 5 && k < HEAD; k++) {
		struct build probe = {.arena = r->b->arena};
		bool known = byline_read(&probe, r->passages.v[k].text);

		build_free(&probe);
		if (known)
			return true;
	}
	return false;
}

static bool is_same(const struct reading *r, size_t i, size_t k)
{
	return str_eq(r->passages.v[i].text, r->passages.v[k].text);
}

/* All lines of a group whose first line is a caption belong to it, pull-out text under a picture. */
static size_t caption(struct reading *r, size_t i)
{
	struct str text = r->passages.v[i].text;
	size_t k = i;

	for (; k + 1 < r->passages.n && r->passages.v[k + 1].group == r->passages.v[i].group &&
		!r->passages.v[k + 1].bullet;
		k++) {
		if (!is_same(r, k + 1, k))
			text = arena_printf(
				r->b->arena, "%.*s %.*s", STR_ARG(text), STR_ARG(r->passages.v[k + 1].text));
	}
	build_block(r->b, BLOCK_CAPTION, text, r->passages.v[i].line);
	return k + 1;
}

/* "NSO group logo." in front of a line that is only a credit, or the text that stands for a picture that is not there. */
static size_t picture_text(struct reading *r, size_t i)
{
	const struct passage *p = &r->passages.v[i], *next = p + 1;

	if (i + 1 >= r->passages.n || word_count(p->text) > 10 || p->bullet)
		return 0;
	if (is_credit(next->text)) {
		build_block(r->b, BLOCK_CAPTION,
			arena_printf(r->b->arena, "%.*s %.*s", STR_ARG(p->text), STR_ARG(next->text)), p->line);
		return i + 2;
	}
	if (is_caption(next->text) && !ends_sentence(p->text)) {
		build_block(r->b, BLOCK_LINE, p->text, p->line);
		return i + 1;
	}
	return 0;
}

/* The first passage that is a headline and no "Nov 11, 2021 - World". */
static size_t read_headline(struct reading *r)
{
	size_t i = 0;

	while (i + 1 < r->passages.n && i < 3 &&
		(byline_read(r->b, r->passages.v[i].text) || is_credit(r->passages.v[i].text))) {
		build_block(r->b, BLOCK_LINE, r->passages.v[i].text, r->passages.v[i].line);
		i++;
	}
	if (i < r->passages.n)
		build_block(r->b, BLOCK_HEADLINE, r->passages.v[i].text, r->passages.v[i].line);
	return i + 1;
}

/* A name on a line of its own: the outlet, or (where nobody is named behind "By") the author. */
static bool lone_name(struct reading *r, size_t i, bool byline_later)
{
	struct str s = r->passages.v[i].text;

	if (word_count(s) > 6 || ends_sentence(s) || !looks_like_outlet(s))
		return false;
	if (looks_like_person(s) && !byline_later && r->b->authors.n == 0)
		build_author(r->b, s);
	else if (r->b->outlet.n == 0 && byline_later && r->passages.v[i].group == 0)
		r->b->outlet = s;
	return true;
}

static bool names_follow(const struct reading *r, size_t i)
{
	for (size_t k = i + 1; k < r->passages.n && k < HEAD; k++) {
		struct build probe = {.arena = r->b->arena};
		bool named = byline_read(&probe, r->passages.v[k].text) && probe.authors.n;

		build_free(&probe);
		if (named)
			return true;
	}
	return false;
}

/* A short line without a full stop in front of running text. */
static bool is_crosshead(const struct reading *r, size_t i)
{
	const struct passage *p = &r->passages.v[i], *next = p + 1;
	struct str s = p->text;

	if (p->bullet || i + 1 >= r->passages.n || s.n > 90 || word_count(s) > 12)
		return false;
	if (strchr(".!:;,\"'", s.p[s.n - 1]) || (ends_sentence(s) && s.p[s.n - 1] != '?') ||
		str_starts(s, "\xE2\x80\x9C") || begins_lower(s))
		return false;
	if (s.p[s.n - 1] == '?' && !(s.p[0] >= '0' && s.p[0] <= '9') && word_count(s) > 8)
		return false;
	return next->bullet || word_count(next->text) > word_count(s) + 4;
}

/* Kind of passage I between headline and body; BLOCK_PARAGRAPH: the body begins with it. */
static enum block_kind head_kind(struct reading *r, size_t i, bool standfirst)
{
	const struct passage *p = &r->passages.v[i];
	bool later = byline_follows(r, i);

	if (p->bullet || (is_crosshead(r, i) && p[1].bullet))
		return BLOCK_PARAGRAPH;
	if (is_note(p->text))
		return BLOCK_NOTE;
	if (byline_read(r->b, p->text) || is_credit(p->text) || is_furniture(p->text))
		return BLOCK_LINE;
	if (lone_name(r, i, names_follow(r, i) || r->b->authors.n))
		return BLOCK_LINE;
	if (standfirst && is_same(r, i, i - 1))
		return BLOCK_STANDFIRST;
	if (i + 1 == r->passages.n)
		return BLOCK_PARAGRAPH;
	if (later || (!ends_sentence(p->text) && word_count(p->text) > 5 && p->text.p[p->text.n - 1] != ':'))
		return word_count(p->text) > 3 ? BLOCK_STANDFIRST : BLOCK_LINE;
	return BLOCK_PARAGRAPH;
}

static enum block_kind body_kind(const struct reading *r, size_t i)
{
	const struct passage *p = &r->passages.v[i];

	if (is_note(p->text))
		return BLOCK_NOTE;
	if (is_credit(p->text) || is_furniture(p->text))
		return BLOCK_LINE;
	if (is_crosshead(r, i))
		return BLOCK_CROSSHEAD;
	return p->bullet ? BLOCK_BULLET : BLOCK_PARAGRAPH;
}

/* Passages between the headline and the body. Returns where the body begins. */
static size_t read_head(struct reading *r, size_t i)
{
	bool standfirst = false;

	while (i < r->passages.n) {
		const struct passage *p = &r->passages.v[i];
		size_t next = picture_text(r, i);
		enum block_kind kind;

		if (next == 0 && is_caption(p->text) && !is_credit(p->text))
			next = caption(r, i);
		if (next) {
			i = next;
			continue;
		}
		if (is_crosshead(r, i) && !byline_follows(r, i - 1) && p->group && p->last)
			break;
		kind = head_kind(r, i, standfirst);
		if (kind == BLOCK_PARAGRAPH)
			break;
		standfirst = kind == BLOCK_STANDFIRST;
		build_block(r->b, kind, p->text, p->line);
		i++;
	}
	return i;
}

static void read_body(struct reading *r, size_t i)
{
	size_t first = i;

	while (i < r->passages.n) {
		const struct passage *p = &r->passages.v[i];

		if (!p->bullet && is_caption(p->text) && !is_credit(p->text)) {
			i = caption(r, i);
			continue;
		}
		if (i == first)
			dateline_read(r->b, p->text);
		build_block(r->b, body_kind(r, i), p->text, p->line);
		i++;
	}
}

/* "(Reporting by A. Smith; Editing by …)" at the end names the author where the head does not. */
static void read_tail(struct reading *r)
{
	for (size_t i = r->passages.n > 4 ? r->passages.n - 4 : 0; i < r->passages.n && r->b->authors.n == 0; i++) {
		struct str s = r->passages.v[i].text;

		if (str_starts(s, "(Reporting by ") || str_starts(s, "Reporting by "))
			byline_names(r->b, str_cut(str_skip(s, word_find(s, "by") + 3),
						   str_find(str_skip(s, word_find(s, "by") + 3), ';')));
	}
}

void text_read(struct build *b, struct str bytes)
{
	struct reading r = {.b = b};

	split_lines(&r, bytes);
	if (r.passages.n)
		read_body(&r, read_head(&r, read_headline(&r)));
	read_tail(&r);
	vec_free(&r.lines);
	vec_free(&r.passages);
}
