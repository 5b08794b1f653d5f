/* A spreadsheet runs what begins like a formula; a reader that splits at semicolons must not find a new cell inside of one. */
#include "report/csv_cell.h"

#include "report/safe.h"

static bool is_formula(struct str s)
{
	static const char *const begin[] = {
		"=", "+", "-", "@", "\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0"};

	s = str_trim(s);
	for (unsigned i = 0; i < sizeof begin / sizeof *begin; i++) {
		if (str_starts(s, begin[i]))
			return true;
	}
	return false;
}

static bool wants_quotes(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (strchr(",\";|'", s.p[i]))
			return true;
	}
	return s.n && (s.p[0] == ' ' || s.p[s.n - 1] == ' ');
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

void csv_cell(struct buf *b, struct str s)
{
	struct buf safe = {0};

	if (is_formula(s))
		buf_char(&safe, '\'');
	safe_add(&safe, s);
	if (wants_quotes(buf_str(&safe)))
		quoted(b, buf_str(&safe));
	else
		buf_add(b, buf_str(&safe));
	buf_free(&safe);
}
