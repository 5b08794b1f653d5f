/* Output for terminals. */
#include "report/terminal.h"

#include <stdio.h>

#include "report/lines.h"
#include "report/safe.h"
#include "text/utf8.h"

enum { MOST_CELLS = 110 }; /* of a source line */

static const char *const codes[] = {"", "\033[1;31m", "\033[33m", "\033[36m", "\033[2m", "\033[1m"};

void paint(struct buf *b, bool on, enum paint p)
{
	if (on)
		buf_puts(b, codes[p]);
}

void paint_end(struct buf *b, bool on, enum paint p)
{
	if (on && p != PAINT_PLAIN)
		buf_puts(b, "\033[0m");
}

enum paint paint_of_severity(enum severity s)
{
	static const enum paint of[] = {PAINT_QUIET, PAINT_LOW, PAINT_MEDIUM, PAINT_HIGH};

	return of[s];
}

enum paint paint_of_level(enum diag_level l)
{
	return l == DIAG_ERROR ? PAINT_HIGH : l == DIAG_WARNING ? PAINT_MEDIUM : PAINT_LOW;
}

unsigned number_width(uint32_t line)
{
	unsigned n = 1;

	for (; line >= 10; line /= 10)
		n++;
	return n;
}

static void repeat(struct buf *b, char c, size_t n)
{
	while (n--)
		buf_char(b, c);
}

/* Byte offset of a column that counts code points from 1. A byte that is no UTF-8 is a column. */
static size_t offset_of(struct str line, uint32_t column)
{
	size_t at = 0;
	uint32_t cp;

	for (uint32_t i = 1; i < column && at < line.n; i++)
		safe_next(line, &at, &cp);
	return at;
}

/* The end of what is written: without blanks and a remark at the end. */
static size_t written_end(struct str line, size_t from)
{
	size_t end = line.n;

	for (size_t i = from + 1; i < line.n; i++) {
		if (line.p[i] == '#' && (line.p[i - 1] == ' ' || line.p[i - 1] == '\t')) {
			end = i;
			break;
		}
	}
	while (end > from && (line.p[end - 1] == ' ' || line.p[end - 1] == '\t'))
		end--;
	return end;
}

/* A runner takes "##[" for a command of its own wherever it stands, "::" where a line begins: a blank parts them. */
void terminal_add(struct buf *b, struct str s)
{
	for (size_t at = 0; (at += str_find(str_skip(s, at), '#')) < s.n; at++) {
		if (!str_starts(str_skip(s, at), "##["))
			continue;
		safe_add(b, str_cut(s, at + 2));
		buf_char(b, ' ');
		s = str_skip(s, at + 2);
		at = 0;
	}
	safe_add(b, s);
}

/* The runner passes over blanks in front, also those beyond ASCII: so does this, over all that is beyond it. */
static bool begins_command(struct str s, size_t *at)
{
	size_t i = 0;

	while (i < s.n && ((unsigned char)s.p[i] <= ' ' || (unsigned char)s.p[i] >= 0x80))
		i++;
	*at = i;
	return str_starts(str_skip(s, i), "::");
}

void terminal_begin(struct buf *b, struct str s)
{
	size_t at;

	if (begins_command(s, &at)) {
		terminal_add(b, str_cut(s, at + 1));
		buf_char(b, ' ');
		s = str_skip(s, at + 1);
	}
	terminal_add(b, s);
}

void terminal_path(struct buf *b, struct str path)
{
	size_t at;

	if (begins_command(path, &at))
		buf_puts(b, "./");
	terminal_add(b, path);
}

static struct str safe_piece(struct buf *room, struct str s)
{
	room->n = 0;
	terminal_add(room, s);
	return buf_str(room);
}

/* A long line is shown from shortly before the fault on; *FROM moves there. Cut between characters. */
static struct str window(struct str line, size_t mark, size_t *from)
{
	size_t at = 0, start = 0, cells = 0;
	uint32_t cp;

	*from = 0;
	if (mark > MOST_CELLS * 2 / 3) {
		while (at < mark) {
			if (mark - at <= 40 && !start)
				start = at;
			safe_next(line, &at, &cp);
		}
		*from = start;
	}
	for (at = *from; at < line.n && cells < MOST_CELLS; cells++)
		safe_next(line, &at, &cp);
	return (struct str){line.p + *from, at - *from};
}

/* Where a mark from byte FROM on ends. */
static size_t mark_end(const struct excerpt *e, struct str line, size_t from)
{
	if (!e->to_line_end)
		return offset_of(line, e->at.column + (e->at.length ? e->at.length : 1));
	for (size_t i = from; e->until.n && i + e->until.n <= line.n; i++) {
		if (i > from && memcmp(line.p + i, e->until.p, e->until.n) == 0 && line.p[i - 1] == ' ')
			return i + e->until.n;
	}
	return written_end(line, from);
}

static void source_line(struct buf *b, const struct report *r, const struct excerpt *e, struct str line)
{
	struct buf room = {0};
	size_t mark = offset_of(line, e->at.column), from, end, before, under;
	struct str piece = window(line, mark, &from), shown;
	bool cut = from + piece.n < line.n;

	end = mark_end(e, line, mark);
	if (end > from + piece.n)
		end = from + piece.n;
	buf_printf(b, "%*u | ", (int)e->width, (unsigned)e->at.line);
	buf_puts(b, from ? "…" : "");
	buf_add(b, safe_piece(&room, piece));
	buf_puts(b, cut ? "…\n" : "\n");
	shown = safe_piece(&room, (struct str){line.p + from, mark - from});
	before = utf8_cells(shown) + (from > 0);
	shown = safe_piece(&room, (struct str){line.p + mark, end > mark ? end - mark : 0});
	under = utf8_cells(shown);
	repeat(b, ' ', e->width);
	buf_puts(b, " | ");
	repeat(b, ' ', before);
	paint(b, r->color, e->color);
	repeat(b, e->mark, under ? under : 1);
	paint_end(b, r->color, e->color);
	if (e->label.n) {
		buf_char(b, ' ');
		terminal_add(b, e->label);
	}
	buf_char(b, '\n');
	buf_free(&room);
}

void excerpt(struct buf *b, const struct report *r, const struct excerpt *e)
{
	repeat(b, ' ', e->width > 2 ? e->width - 1 : 1);
	buf_puts(b, e->first ? "--> " : "::: ");
	safe_add(b, lines_path(r->lines, e->at.file));
	buf_char(b, ':');
	buf_number(b, e->at.line);
	buf_char(b, ':');
	buf_number(b, e->at.column);
	buf_char(b, '\n');
	if (e->first) {
		repeat(b, ' ', e->width);
		buf_puts(b, " |\n");
	}
	source_line(b, r, e, lines_get(r->lines, e->at.file, e->at.line));
}

/* ---- titles and notes ----------------------------------------------------------------------------------------------------- */

void terminal_place(struct buf *b, const struct report *r, struct loc at)
{
	terminal_path(b, lines_path(r->lines, at.file));
	buf_printf(b, ":%u:%u: ", (unsigned)at.line, (unsigned)at.column);
}

void terminal_title(struct buf *b, const struct report *r, const char *word, const char *code, struct str message, enum paint color)
{
	paint(b, r->color, color);
	buf_printf(b, "%s[%s]", word, code);
	paint_end(b, r->color, color);
	buf_puts(b, ": ");
	paint(b, r->color, PAINT_STRONG);
	terminal_add(b, message);
	paint_end(b, r->color, PAINT_STRONG);
	buf_char(b, '\n');
}

void terminal_note(struct buf *b, struct buf *words, unsigned width, const char *label)
{
	if (words->n == 0)
		return;
	repeat(b, ' ', width);
	buf_puts(b, " = ");
	buf_puts(b, label);
	for (struct str rest = buf_str(words); rest.n; rest = str_skip(rest, str_find(rest, '\n') + 1)) {
		if (rest.p != words->p) /* a further line of what is to be written */
			buf_printf(b, "%*s", (int)(width + 3 + strlen(label)), "");
		terminal_begin(b, str_cut(rest, str_find(rest, '\n')));
		buf_char(b, '\n');
	}
	words->n = 0;
}

/* ---- columns ----------------------------------------------------------------------------------------------------------- */

void columns_cell(struct columns *t, struct str s)
{
	struct buf b = {0};

	terminal_begin(&b, s);
	vec_push(&t->cells, buf_keep(&b, t->arena));
	buf_free(&b);
}

void columns_write(struct buf *b, const struct columns *t)
{
	size_t *width = ARENA_ARRAY(t->arena, size_t, t->n);

	for (size_t i = 0; i < t->cells.n; i++) {
		size_t cells = utf8_cells(t->cells.v[i]);

		if (cells > width[i % t->n])
			width[i % t->n] = cells;
	}
	for (size_t i = 0; i < t->cells.n; i++) {
		bool last = i % t->n == t->n - 1;

		buf_add(b, t->cells.v[i]);
		if (!last) {
			repeat(b, ' ', width[i % t->n] - utf8_cells(t->cells.v[i]) + 2);
			continue;
		}
		while (b->n && b->p[b->n - 1] == ' ')
			b->n--;
		buf_char(b, '\n');
	}
}

void columns_free(struct columns *t)
{
	vec_free(&t->cells);
}
