/* Markdown: CommonMark with the tables GitHub knows. User text cannot become markup: every mark is escaped, line ends
 * become blanks, and a text at the start of a line cannot turn into a list or a heading. */
#include "report/page_style.h"
#include "report/safe.h"

static bool is_word(unsigned char c)
{
	return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* "&lt;" would be read as "<". */
static bool is_entity(struct str s)
{
	size_t i = 1;

	while (i < s.n && (is_word((unsigned char)s.p[i]) || s.p[i] == '#'))
		i++;
	return i > 1 && i < s.n && s.p[i] == ';';
}

/* Would the character at AT be read as markup where it stands? */
static bool is_mark(const struct player *p, struct str s, size_t at)
{
	bool after_word = at > 0 && is_word((unsigned char)s.p[at - 1]);
	bool before_word = at + 1 < s.n && is_word((unsigned char)s.p[at + 1]);

	switch (s.p[at]) {
	case '\\': case '`': case '*': case '[': case ']': case '<': case '~': case '$':
		return true;
	case '_':
		return !after_word || !before_word;
	case '>':
		return p->fresh && str_trim(str_cut(s, at)).n == 0;
	case '|':
		return p->in_table;
	case '&':
		return is_entity(str_skip(s, at));
	default:
		return false;
	}
}

/* What would open a block at the start of a line: "-", "+", "#", "=" or ":" first, or the full stop or bracket of "12.". Its
 * place; S.n: nothing would. */
static size_t block_mark(struct str s)
{
	size_t i = 0;

	if (s.n && s.p[0] && strchr("-+#=:", s.p[0]))
		return 0;
	while (i < s.n && s.p[i] >= '0' && s.p[i] <= '9')
		i++;
	return i && i < s.n && (s.p[i] == '.' || s.p[i] == ')') ? i : s.n;
}

/* Where the next character stands that has to be looked at. */
static size_t plain_run(struct str s, size_t at, size_t block)
{
	if (at <= block && block < s.n) {
		size_t stop = ascii_run(str_cut(s, block), at, ASCII_MARK);

		return stop < block ? stop : block;
	}
	return ascii_run(s, at, ASCII_MARK);
}

static void text(struct player *p, struct str s)
{
	size_t block = p->fresh ? block_mark(s) : s.n, plain = 0, at = plain_run(s, 0, block);

	for (; at < s.n; at = plain_run(s, at, block)) {
		size_t from = at;
		uint32_t cp;
		enum safe kind = safe_next(s, &at, &cp);

		if (kind == SAFE_PLAIN && from != block && (cp >= 0x80 || !is_mark(p, s, from)))
			continue;
		buf_add(p->out, (struct str){s.p + plain, from - plain});
		plain = at;
		if (kind == SAFE_BLANK) {
			buf_char(p->out, ' ');
		} else if (kind != SAFE_PLAIN) {
			buf_printf(p->out, kind == SAFE_INVALID ? "\\\\x{%x}" : "\\\\u{%x}", (unsigned)cp);
		} else {
			buf_char(p->out, '\\');
			plain = from;
		}
	}
	buf_add(p->out, str_skip(s, plain));
}

/* A fence longer than any run of backticks inside; a bar would end a table's cell even here. */
static void code(struct player *p, struct str typed)
{
	struct buf shown = {0};
	size_t run = 0, longest = 0;
	struct str s = typed;

	if (ascii_run(s, 0, 0) < s.n) {
		safe_add(&shown, s);
		s = buf_str(&shown);
	}
	for (size_t i = 0; i < s.n; i++) {
		run = s.p[i] == '`' ? run + 1 : 0;
		longest = run > longest ? run : longest;
	}
	for (size_t i = 0; i <= longest; i++)
		buf_char(p->out, '`');
	if (longest)
		buf_char(p->out, ' ');
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '|' && p->in_table)
			buf_char(p->out, '\\');
		buf_char(p->out, s.p[i]);
	}
	if (longest)
		buf_char(p->out, ' ');
	for (size_t i = 0; i <= longest; i++)
		buf_char(p->out, '`');
	p->fresh = false;
	buf_free(&shown);
}

/* In < > an address may hold anything but those two and line ends. */
static void link(struct player *p, struct str url, struct str words)
{
	buf_char(p->out, '[');
	text(p, words);
	buf_puts(p->out, "](<");
	for (size_t i = 0; i < url.n; i++) {
		unsigned char c = (unsigned char)url.p[i];

		if (c <= 0x20 || c == '<' || c == '>' || c == '\\' || c == '|' || c == 0x7F)
			buf_printf(p->out, "%%%02X", c);
		else
			buf_char(p->out, (char)c);
	}
	buf_puts(p->out, ">)");
}

/* ---- parts ---------------------------------------------------------------------------------------------------------- */

static void opened(struct player *p, enum page_part part)
{
	switch (part) {
	case PAGE_TABLE_HEAD:
		p->columns = 0;
		break;
	case PAGE_TABLE:
	case PAGE_MATRIX:
		p->in_table = true;
		break;
	case PAGE_COLUMN:
		p->columns++;
		break;
	case PAGE_CELL:
	case PAGE_ROW_TITLE:
	case PAGE_LADDER:
		p->entry_before = false;
		break;
	case PAGE_RUNG:
		if (p->entry_before)
			buf_puts(p->out, " · ");
		p->entry_before = true;
		return;
	case PAGE_ENTRY:
		if (p->entry_before)
			buf_puts(p->out, "<br>");
		p->entry_before = true;
		break;
	case PAGE_STRONG:
	case PAGE_EM:
	case PAGE_SMALL:
	case PAGE_QUOTE:
	case PAGE_BADGE:
	case PAGE_QUESTION:
		return;
	default:
		break;
	}
	p->fresh = true;
}

static void end(struct player *p)
{
	while (p->out->n > 1 && p->out->p[p->out->n - 1] == '\n' && p->out->p[p->out->n - 2] == '\n')
		p->out->n--;
}

static void closing(struct player *p, enum page_part part)
{
	if (part == PAGE_TABLE_HEAD) {
		buf_puts(p->out, "\n|");
		for (unsigned i = 0; i < p->columns; i++)
			buf_puts(p->out, "---|");
	}
	if (part == PAGE_TABLE)
		p->in_table = false;
	if (part == PAGE_DOCUMENT)
		end(p);
}

static void named(struct player *p, enum page_part part, struct str name)
{
	(void)p;
	(void)part;
	(void)name;
}

/* ---- the sides of a finding: a table --------------------------------------------------------------------------------- */

enum { MOST_COLUMNS = 3 };

/* The next piece of the sides; false at their end. */
static bool side_next(struct str *tape, struct piece *x)
{
	bool any = piece_next(tape, x);

	return any && !(x->kind == PIECE_CLOSE && x->part == PAGE_CAMPS);
}

static unsigned count_sides(struct str tape)
{
	struct piece x;
	unsigned n = 0;

	while (side_next(&tape, &x))
		n += x.kind == PIECE_OPEN && x.part == PAGE_CAMP;
	return n;
}

static bool is_frame(const struct piece *x)
{
	return (x->kind == PIECE_OPEN || x->kind == PIECE_CLOSE) && (x->part == PAGE_CAMP || x->part == PAGE_CAMP_TITLE ||
		x->part == PAGE_CLAIMS || x->part == PAGE_CLAIM || x->part == PAGE_NOTE);
}

static void play_note(struct player *p, bool opens)
{
	if (opens)
		play_open(p, PAGE_ENTRY);
	(opens ? play_open : play_close)(p, PAGE_EM);
	if (!opens)
		play_close(p, PAGE_ENTRY);
}

/* The sides with other names for the parts of their frame: AS. What is called nothing is left out, with what it holds. */
static void play_sides(struct player *p, struct str tape, const uint8_t *as, bool rows)
{
	struct piece x;
	bool heard = false;

	while (side_next(&tape, &x)) {
		bool opens = x.kind == PIECE_OPEN;

		if (!is_frame(&x)) {
			if (heard)
				play_piece(p, &x);
			continue;
		}
		if (!as[x.part])
			continue;
		heard = opens && x.part != PAGE_CAMP;
		if (rows && x.part == PAGE_CAMP && !opens)
			play_close(p, PAGE_CELL);
		if (x.part == PAGE_NOTE)
			play_note(p, opens);
		else
			(opens ? play_open : play_close)(p, as[x.part]);
		if (rows && x.part == PAGE_CAMP_TITLE && !opens)
			play_open(p, PAGE_CELL);
	}
}

static void as_columns(struct player *p, struct str tape)
{
	static const uint8_t head[N_PAGE_PARTS] = {[PAGE_CAMP_TITLE] = PAGE_COLUMN};
	static const uint8_t body[N_PAGE_PARTS] = {[PAGE_CAMP] = PAGE_CELL, [PAGE_CLAIM] = PAGE_ENTRY, [PAGE_NOTE] = PAGE_ENTRY};

	play_open(p, PAGE_TABLE_HEAD);
	play_sides(p, tape, head, false);
	play_close(p, PAGE_TABLE_HEAD);
	play_open(p, PAGE_ROW);
	play_sides(p, tape, body, false);
	play_close(p, PAGE_ROW);
}

static void as_rows(struct player *p, struct str tape)
{
	static const char *const titles[] = {"answer", "who says so"};
	static const uint8_t body[N_PAGE_PARTS] = {[PAGE_CAMP] = PAGE_ROW, [PAGE_CAMP_TITLE] = PAGE_ROW_TITLE,
		[PAGE_CLAIM] = PAGE_ENTRY, [PAGE_NOTE] = PAGE_ENTRY};

	play_open(p, PAGE_TABLE_HEAD);
	for (unsigned i = 0; i < sizeof titles / sizeof titles[0]; i++) {
		play_open(p, PAGE_COLUMN);
		text(p, str_from(titles[i]));
		play_close(p, PAGE_COLUMN);
	}
	play_close(p, PAGE_TABLE_HEAD);
	play_sides(p, tape, body, true);
}

static void camps(struct player *p, struct str *tape)
{
	struct piece x;

	play_open(p, PAGE_TABLE);
	(count_sides(*tape) <= MOST_COLUMNS ? as_columns : as_rows)(p, *tape);
	play_close(p, PAGE_TABLE);
	while (side_next(tape, &x))
		continue;
}

const struct page_style page_markdown = {
	.where = PAGE_IN_MARKDOWN,
	.open = {
		[PAGE_ALERT] = "**", [PAGE_TITLE] = "# ", [PAGE_VERDICT] = "> ", [PAGE_SECTION_TITLE] = "## ",
		[PAGE_FINDING_TITLE] = "### ", [PAGE_SUBTITLE] = "### ", [PAGE_ITEM] = "- ", [PAGE_SUBITEM] = "  - ", [PAGE_TABLE_HEAD] = "|", [PAGE_COLUMN] = " ",
		[PAGE_ROW] = "|", [PAGE_ROW_TITLE] = " ", [PAGE_CELL] = " ", [PAGE_STRONG] = "**", [PAGE_EM] = "*",
	},
	.close = {
		[PAGE_ALERT] = "**\n\n", [PAGE_TITLE] = "\n\n", [PAGE_VERDICT] = "\n\n", [PAGE_SECTION_TITLE] = "\n\n",
		[PAGE_LEAD] = "\n\n", [PAGE_FINDING_TITLE] = "\n\n", [PAGE_SUBTITLE] = "\n\n", [PAGE_STATE] = "\n\n", [PAGE_LADDER] = "\n\n",
		[PAGE_PARAGRAPH] = "\n\n", [PAGE_NOTE] = "\n\n", [PAGE_LIST] = "\n",
		[PAGE_ITEM] = "\n", [PAGE_SUBITEM] = "\n", [PAGE_TABLE] = "\n", [PAGE_TABLE_HEAD] = "\n", [PAGE_COLUMN] = " |",
		[PAGE_ROW] = "\n", [PAGE_ROW_TITLE] = " |", [PAGE_CELL] = " |", [PAGE_STRONG] = "**", [PAGE_EM] = "*",
	},
	.named = named,
	.text = text,
	.code = code,
	.command = code,
	.link = link,
	.opened = opened,
	.closing = closing,
	.camps = camps,
};

