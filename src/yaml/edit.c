/* Edits are collected, sorted and applied in one pass; and how a text has to be typed so that it reads as itself. */
#include "yaml/edit.h"

#include <assert.h>

#include "base/sort.h"
#include "text/utf8.h"

struct edits edits_new(struct arena *a, struct str raw)
{
	struct edits e = {.arena = a, .raw = raw, .line_end = "\n"};
	size_t end = str_find(raw, '\n');

	if (end < raw.n && end > 0 && raw.p[end - 1] == '\r')
		e.line_end = "\r\n";
	return e;
}

void edits_free(struct edits *e)
{
	vec_free(&e->v);
}

void edit_add(struct edits *e, size_t offset, size_t length, struct str text)
{
	assert(offset <= e->raw.n && length <= e->raw.n - offset);
	vec_push(&e->v, (struct edit){offset, length, text});
}

/* By place; at one place insertions first, in the order in which they were added (which is that of memory). */
static int by_place(const void *a, const void *b, void *context)
{
	const struct edit *const *x = a, *const *y = b;
	bool longer = (*x)->length > 0, other = (*y)->length > 0;

	(void)context;
	if ((*x)->offset != (*y)->offset)
		return (*x)->offset < (*y)->offset ? -1 : 1;
	if (longer != other)
		return longer ? 1 : -1;
	return *x < *y ? -1 : *x > *y;
}

struct str edits_apply(const struct edits *e)
{
	const struct edit **sorted = ARENA_ARRAY(e->arena, const struct edit *, e->v.n + 1);
	struct buf b = {0};
	struct str out;
	size_t at = 0, i;

	for (i = 0; i < e->v.n; i++)
		sorted[i] = &e->v.v[i];
	sort_by(sorted, e->v.n, sizeof *sorted, by_place, NULL);
	for (i = 0; i < e->v.n; i++) {
		assert(sorted[i]->offset >= at);
		buf_add(&b, (struct str){e->raw.p + at, sorted[i]->offset - at});
		buf_add(&b, sorted[i]->text);
		at = sorted[i]->offset + sorted[i]->length;
	}
	buf_add(&b, str_skip(e->raw, at));
	out = buf_keep(&b, e->arena);
	buf_free(&b);
	return out;
}

/* ---- typing a text ---------------------------------------------------------------------------------------------- */

/* What has to be written with a backslash: control characters, and those that some readers take for line ends. */
static bool is_odd(uint32_t c)
{
	return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 || c == 0xfeff;
}

static bool has_odd(struct str s)
{
	size_t at = 0;

	while (at < s.n)
		if (is_odd(utf8_next(s, &at)))
			return true;
	return false;
}

static bool begins_bare(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

/* Words and figures that other readers of YAML, old or new, take for something else than a text. */
static bool is_word_of_yaml(struct str s)
{
	static const char *const words[] = {"null", "true", "false", "yes", "no", "on", "off", "y", "n"};
	char small[8];

	if (s.n >= sizeof small)
		return false;
	for (size_t i = 0; i < s.n; i++)
		small[i] = s.p[i] >= 'A' && s.p[i] <= 'Z' ? (char)(s.p[i] + 32) : s.p[i];
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_is((struct str){small, s.n}, words[i]))
			return true;
	return false;
}

static size_t skip_any(struct str s, size_t at, const char *chars)
{
	while (at < s.n && s.p[at] && strchr(chars, s.p[at]))
		at++;
	return at;
}

/* 5, 1_000, 12:30, 1.5e3, 0x1f; also what only one reader takes for a number. */
static bool is_number_of_yaml(struct str s)
{
	size_t at = skip_any(s, 0, "0123456789_,:"), digits;

	if (at == 0)
		return false;
	if (at == 1 && s.p[0] == '0' && s.n > 2 && strchr("xXoObB", s.p[1]))
		return skip_any(s, 2, "0123456789abcdefABCDEF_") == s.n;
	if (at < s.n && s.p[at] == '.')
		at = skip_any(s, at + 1, "0123456789_.");
	if (at + 1 < s.n && (s.p[at] == 'e' || s.p[at] == 'E')) {
		digits = s.p[at + 1] == '+' || s.p[at + 1] == '-' ? at + 2 : at + 1;
		at = skip_any(s, digits, "0123456789") > digits ? skip_any(s, digits, "0123456789") : at;
	}
	return at == s.n;
}

/* 2023-01-05, with a time behind it or not. */
static bool is_day_of_yaml(struct str s)
{
	size_t year = skip_any(s, 0, "0123456789"), month, day;

	if (year != 4 || year == s.n || s.p[year] != '-')
		return false;
	month = skip_any(s, year + 1, "0123456789");
	if (month == year + 1 || month == s.n || s.p[month] != '-')
		return false;
	day = skip_any(s, month + 1, "0123456789");
	return day > month + 1 && (day == s.n || strchr("Tt ", s.p[day]));
}

static bool reads_bare(struct str s, bool brackets)
{
	size_t i;

	if (is_word_of_yaml(s) || is_number_of_yaml(s) || is_day_of_yaml(s))
		return false;
	if (s.n == 0 || !begins_bare(s.p[0]) || strchr(": ", s.p[s.n - 1]) || has_odd(s))
		return false;
	for (i = 0; i < s.n; i++) {
		char c = s.p[i], next = i + 1 < s.n ? s.p[i + 1] : ' ';

		if ((c == ':' && next == ' ') || (c == ' ' && next == '#'))
			return false;
		if (brackets && strchr(",[]{}", c))
			return false;
		if (brackets && c == ':' && strchr(",[]{}\"'", next))
			return false;
	}
	return true;
}

static void type_escaped(struct buf *b, struct str s)
{
	size_t at = 0;

	while (at < s.n) {
		size_t from = at;
		uint32_t c = utf8_next(s, &at);

		if (c == '\n')
			buf_puts(b, "\\n");
		else if (c == '\t')
			buf_puts(b, "\\t");
		else if (is_odd(c))
			buf_printf(b, "\\u%04x", (unsigned)c);
		else if (c == '"' || c == '\\')
			buf_printf(b, "\\%c", (char)c);
		else
			buf_add(b, (struct str){s.p + from, at - from});
	}
}

struct str yaml_quoted(struct arena *a, struct str text)
{
	struct buf b = {0};
	struct str out;

	buf_char(&b, '"');
	type_escaped(&b, text);
	buf_char(&b, '"');
	out = buf_keep(&b, a);
	buf_free(&b);
	return out;
}

struct str yaml_typed(struct arena *a, struct str text, bool brackets)
{
	struct buf b = {0};
	struct str out;
	bool single = str_find(text, '"') < text.n || str_find(text, '\\') < text.n;

	if (reads_bare(text, brackets))
		return text;
	single &= str_find(text, '\'') == text.n && !has_odd(text);
	if (!single)
		return yaml_quoted(a, text);
	buf_char(&b, '\'');
	buf_add(&b, text);
	buf_char(&b, '\'');
	out = buf_keep(&b, a);
	buf_free(&b);
	return out;
}
