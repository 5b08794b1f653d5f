/* A spreadsheet runs what begins like a formula; a reader that splits at semicolons must not find a new cell inside of one. */
#include "report/csv_cell.h"

#include "report/safe.h"

static bool is_formula(struct str s)
{
	s = str_trim(s);
	if (s.n == 0)
		return false;
	switch ((unsigned char)s.p[0]) {
	case '=': case '+': case '-': case '@':
		return true;
	case 0xEF: /* the same in full width */
		return str_starts(s, "\xEF\xBC\x9D") || str_starts(s, "\xEF\xBC\x8B") || str_starts(s, "\xEF\xBC\x8D") ||
			str_starts(s, "\xEF\xBC\xA0");
	default:
		return false;
	}
}

static bool wants_quotes(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (ascii_kinds[(unsigned char)s.p[i]] & ASCII_CELL)
			return true;
	}
	return s.n && (s.p[0] == ' ' || s.p[s.n - 1] == ' ');
}

/* Nothing but letters, digits and the like: what begins with a letter or a digit is no formula. */
static bool is_simple(struct str s)
{
	unsigned char c = s.n ? (unsigned char)s.p[0] : '0';
	bool begins = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');

	return begins && ascii_run(s, 0, ASCII_CELL) == s.n && (s.n == 0 || s.p[s.n - 1] != ' ');
}

static void quoted(struct buf *b, struct str s)
{
	buf_char(b, '"');
	while (s.n) {
		size_t n = str_find(s, '"');

		buf_add(b, str_cut(s, n));
		if (n < s.n)
			buf_puts(b, "\"\"");
		s = str_skip(s, n + 1);
	}
	buf_char(b, '"');
}

/* Most cells want no quotes: what is written is only taken back where it does. */
void csv_cell(struct buf *b, struct str s)
{
	size_t from = b->n;
	struct buf plain = {0};

	if (is_simple(s)) {
		buf_add(b, s);
		return;
	}
	if (is_formula(s))
		buf_char(b, '\'');
	safe_add(b, s);
	if (!wants_quotes(str_skip(buf_str(b), from)))
		return;
	buf_add(&plain, str_skip(buf_str(b), from));
	b->n = from;
	quoted(b, buf_str(&plain));
	buf_free(&plain);
}
