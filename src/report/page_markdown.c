/* Markdown: CommonMark with the tables GitHub knows. User text cannot become markup: every mark is escaped, line ends
 * become blanks, and a text at the start of a line cannot turn into a list or a heading. */
#include "report/page.h"
#include "report/report.h"
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
static bool is_mark(const struct page *p, struct str s, size_t at)
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

/* "-", "+", "#", "=" or ":" first, or the full stop or bracket of "12." */
static bool opens_block(struct str s, size_t at)
{
	size_t i = 0;

	if (at == 0)
		return s.p[0] && strchr("-+#=:", s.p[0]);
	while (i < s.n && s.p[i] >= '0' && s.p[i] <= '9')
		i++;
	return i == at && (s.p[at] == '.' || s.p[at] == ')');
}

static void text(struct page *p, struct str s)
{
	size_t at = 0;

	while (at < s.n) {
		size_t from = at;
		uint32_t cp;
		enum safe kind = safe_next(s, &at, &cp);

		if (kind == SAFE_BLANK) {
			buf_char(p->out, ' ');
		} else if (kind != SAFE_PLAIN) {
			buf_printf(p->out, kind == SAFE_INVALID ? "\\\\x{%x}" : "\\\\u{%x}", (unsigned)cp);
		} else {
			if (cp < 0x80 && (is_mark(p, s, from) || (p->fresh && opens_block(s, from))))
				buf_char(p->out, '\\');
			buf_add(p->out, (struct str){s.p + from, at - from});
		}
	}
}

/* A fence longer than any run of backticks inside; a bar would end a table's cell even here. */
static void code(struct page *p, struct str s)
{
	size_t run = 0, longest = 0;

	for (size_t i = 0; i < s.n; i++) {
		run = s.p[i] == '`' ? run + 1 : 0;
		longest = run > longest ? run : longest;
	}
	for (size_t i = 0; i <= longest; i++)
		buf_char(p->out, '`');
	if (longest)
		buf_char(p->out, ' ');
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c == '|' && p->in_table)
			buf_char(p->out, '\\');
		buf_char(p->out, c < 0x20 ? ' ' : s.p[i]);
	}
	if (longest)
		buf_char(p->out, ' ');
	for (size_t i = 0; i <= longest; i++)
		buf_char(p->out, '`');
	p->fresh = false;
}

/* In < > an address may hold anything but those two and line ends. */
static void link(struct page *p, struct str url, struct str words)
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

static void opened(struct page *p, enum page_part part)
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

static void closing(struct page *p, enum page_part part)
{
	if (part == PAGE_TABLE_HEAD) {
		buf_puts(p->out, "\n|");
		for (unsigned i = 0; i < p->columns; i++)
			buf_puts(p->out, "---|");
	}
	if (part == PAGE_TABLE)
		p->in_table = false;
}

static void begin(struct page *p, struct str title)
{
	(void)p;
	(void)title;
}

static void end(struct page *p)
{
	while (p->out->n > 1 && p->out->p[p->out->n - 1] == '\n' && p->out->p[p->out->n - 2] == '\n')
		p->out->n--;
}

const struct page_style page_markdown = {
	.open = {
		[PAGE_ALERT] = "**", [PAGE_TITLE] = "# ", [PAGE_VERDICT] = "> ", [PAGE_SECTION_TITLE] = "## ",
		[PAGE_FINDING_TITLE] = "### ", [PAGE_SUBTITLE] = "### ", [PAGE_ITEM] = "- ", [PAGE_TABLE_HEAD] = "|", [PAGE_COLUMN] = " ",
		[PAGE_ROW] = "|", [PAGE_ROW_TITLE] = " ", [PAGE_CELL] = " ", [PAGE_STRONG] = "**", [PAGE_EM] = "*",
	},
	.close = {
		[PAGE_ALERT] = "**\n\n", [PAGE_TITLE] = "\n\n", [PAGE_VERDICT] = "\n\n", [PAGE_SECTION_TITLE] = "\n\n",
		[PAGE_LEAD] = "\n\n", [PAGE_FINDING_TITLE] = "\n\n", [PAGE_SUBTITLE] = "\n\n", [PAGE_STATE] = "\n\n", [PAGE_LADDER] = "\n\n",
		[PAGE_PARAGRAPH] = "\n\n", [PAGE_NOTE] = "\n\n", [PAGE_LIST] = "\n",
		[PAGE_ITEM] = "\n", [PAGE_TABLE] = "\n", [PAGE_TABLE_HEAD] = "\n", [PAGE_COLUMN] = " |",
		[PAGE_ROW] = "\n", [PAGE_ROW_TITLE] = " |", [PAGE_CELL] = " |", [PAGE_STRONG] = "**", [PAGE_EM] = "*",
	},
	.begin = begin,
	.end = end,
	.text = text,
	.code = code,
	.command = code,
	.link = link,
	.opened = opened,
	.closing = closing,
};

