/* Columns share the width: each gets what its widest cell needs, and where that is too much, the widest give way first. Where
 * not even short pieces would fit side by side, every row is a list of its cells. */
#define _DEFAULT_SOURCE /* ioctl, struct winsize */
#include "cli/table.h"

#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "report/safe.h"
#include "text/utf8.h"

enum { GAP = 2, NARROWEST = 8, LEAST_WIDTH = 20, LONGEST_WORD = 24, SLIVER = 14 };

unsigned terminal_known_width(void)
{
	const char *columns = getenv("COLUMNS");
	struct winsize w;
	long n = columns ? strtol(columns, NULL, 10) : 0;

	if (isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &w) == 0 && w.ws_col)
		n = w.ws_col;
	return n >= LEAST_WIDTH && n < 10000 ? (unsigned)n : n > 0 && n < LEAST_WIDTH ? LEAST_WIDTH : 0;
}

unsigned terminal_width(void)
{
	unsigned n = terminal_known_width();

	return n ? n : 100;
}

static void blanks(struct buf *b, size_t n)
{
	while (n--)
		buf_char(b, ' ');
}

static struct str safe_cell(struct arena *a, struct str s)
{
	struct buf b = {0};
	struct str out;

	safe_add(&b, s);
	out = buf_keep(&b, a);
	buf_free(&b);
	return out;
}

/* ---- wrapping -------------------------------------------------------------------------------------------------------- */

/* Bytes of S that fit into WIDTH cells, at least one character. */
static size_t fitting(struct str s, unsigned width)
{
	size_t at = 0, last = 0;

	while (at < s.n) {
		utf8_next(s, &at);
		if (utf8_cells(str_cut(s, at)) > width)
			break;
		last = at;
	}
	if (last == 0) {
		last = 0;
		utf8_next(s, &last);
	}
	return last;
}

/* Cuts the next line off *REST: at the last blank that fits, else inside of a word that is wider than the column. */
static struct str next_line(struct str *rest, unsigned width)
{
	size_t n = fitting(*rest, width), cut = n;
	struct str line;

	if (n < rest->n && rest->p[n] != ' ') {
		while (cut > 0 && rest->p[cut - 1] != ' ')
			cut--;
		if (cut == 0)
			cut = n;
	}
	line = str_trim(str_cut(*rest, cut));
	*rest = str_trim(str_skip(*rest, cut));
	return line;
}

/* ---- side by side ---------------------------------------------------------------------------------------------------- */

/* A column: as wide as its widest cell, at least as its longest word; how wide it becomes. */
struct measure {
	unsigned widest, word, width;
};

static void measure_cell(struct measure *m, struct str cell)
{
	unsigned all = (unsigned)utf8_cells(cell);

	if (all > m->widest)
		m->widest = all;
	while (cell.n) {
		struct str word = str_cut(cell, str_find(cell, ' '));
		unsigned cells = (unsigned)utf8_cells(word);

		if (cells > m->word)
			m->word = cells < LONGEST_WORD ? cells : LONGEST_WORD;
		cell = str_skip(cell, word.n + 1);
	}
}

static void measure(const struct text_table *t, const struct str *cells, struct measure *m)
{
	for (unsigned i = 0; i < t->n_columns; i++)
		measure_cell(&m[i], t->titles[i]);
	for (size_t i = 0; i < t->n_rows * t->n_columns; i++)
		measure_cell(&m[i % t->n_columns], cells[i]);
}

/* Widths if none but for a long word may be wider than CAP; their sum with the gaps. */
static unsigned capped(struct measure *m, unsigned n, unsigned cap)
{
	unsigned sum = n ? GAP * (n - 1) : 0;

	for (unsigned i = 0; i < n; i++) {
		unsigned most = cap > m[i].word ? cap : m[i].word;

		m[i].width = m[i].widest < most ? m[i].widest : most;
		sum += m[i].width;
	}
	return sum;
}

/* The widest give way until all fit. False: they do not, or only as slivers. */
static bool fit(struct measure *m, unsigned n, unsigned total)
{
	unsigned cap = total;

	while (capped(m, n, cap) > total) {
		if (--cap < SLIVER)
			return false;
	}
	return true;
}

static bool any_left(const struct str *rest, unsigned n)
{
	for (unsigned i = 0; i < n; i++) {
		if (rest[i].n)
			return true;
	}
	return false;
}

static void row_line(struct buf *b, const struct text_table *t, const struct measure *m, struct str *rest)
{
	size_t owed = 0;

	for (unsigned i = 0; i < t->n_columns; i++) {
		struct str line = next_line(&rest[i], m[i].width);
		size_t room = m[i].width - (utf8_cells(line) < m[i].width ? utf8_cells(line) : m[i].width);

		if (t->right && t->right[i]) {
			owed += room;
			room = 0;
		}
		if (line.n) {
			blanks(b, owed);
			buf_add(b, line);
			owed = 0;
		}
		owed += room + GAP;
	}
	buf_char(b, '\n');
}

/* A row takes as many lines as its longest cell. */
static void row(
	struct buf *b, const struct text_table *t, const struct measure *m, const struct str *cells, struct str *rest)
{
	for (unsigned i = 0; i < t->n_columns; i++)
		rest[i] = str_trim(cells[i]);
	do
		row_line(b, t, m, rest);
	while (any_left(rest, t->n_columns));
}

static void side_by_side(struct buf *b, const struct text_table *t, const struct str *cells, const struct measure *m)
{
	struct str *rest = ARENA_ARRAY(t->arena, struct str, t->n_columns);
	size_t owed = 0;
	bool tall = false;

	row(b, t, m, t->titles, rest);
	for (unsigned i = 0; i < t->n_columns; i++, owed = GAP) {
		blanks(b, owed);
		for (unsigned k = 0; k < m[i].width; k++)
			buf_puts(b, "─");
	}
	buf_char(b, '\n');
	for (size_t i = 0; !tall && i < t->n_rows * t->n_columns; i++)
		tall = utf8_cells(cells[i]) > m[i % t->n_columns].width;
	for (size_t i = 0; i < t->n_rows; i++) {
		if (tall && i)
			buf_char(b, '\n');
		row(b, t, m, cells + i * t->n_columns, rest);
	}
}

/* ---- one below the other --------------------------------------------------------------------------------------------- */

static void list_cell(struct buf *b, struct str title, struct str cell, unsigned label, unsigned width)
{
	struct str rest = str_trim(cell);

	buf_add(b, title);
	for (size_t owed = label - utf8_cells(title) + GAP; rest.n; owed = label + GAP) {
		blanks(b, owed);
		buf_add(b, next_line(&rest, width));
		if (rest.n)
			buf_char(b, '\n');
	}
	buf_char(b, '\n');
}

static void as_lists(struct buf *b, const struct text_table *t, const struct str *cells)
{
	unsigned label = 0, width;

	for (unsigned i = 0; i < t->n_columns; i++) {
		if (utf8_cells(t->titles[i]) > label)
			label = (unsigned)utf8_cells(t->titles[i]);
	}
	width = t->width > label + GAP + NARROWEST ? t->width - label - GAP : NARROWEST;
	for (size_t i = 0; i < t->n_rows; i++) {
		if (i)
			buf_char(b, '\n');
		for (unsigned k = 0; k < t->n_columns; k++)
			list_cell(b, t->titles[k], cells[i * t->n_columns + k], label, width);
	}
}

void table_write(struct buf *b, const struct text_table *t)
{
	struct text_table safe = *t;
	struct str *cells = ARENA_ARRAY(t->arena, struct str, t->n_rows * t->n_columns + 1);
	struct str *titles = ARENA_ARRAY(t->arena, struct str, t->n_columns + 1);
	struct measure *m = ARENA_ARRAY(t->arena, struct measure, t->n_columns + 1);

	for (size_t i = 0; i < t->n_rows * t->n_columns; i++)
		cells[i] = safe_cell(t->arena, t->cells[i]);
	for (unsigned i = 0; i < t->n_columns; i++)
		titles[i] = safe_cell(t->arena, t->titles[i]);
	safe.titles = titles;
	measure(&safe, cells, m);
	if (fit(m, t->n_columns, t->width))
		side_by_side(b, &safe, cells, m);
	else
		as_lists(b, &safe, cells);
}
