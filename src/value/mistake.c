/* Common mistakes: what people type for a bound, a range or a width in other notations, turned into ours. A correction is
 * only offered if the grammar reads it. */
#include "value/parts.h"

static bool reads(const struct mender *m, const struct value_context *c, struct str text)
{
	struct value_fault f;
	struct value v;

	return text.n && m->strict(c, text, &v, &f) == READ_OK;
}

/* TEXT as the grammar wants it: as it is, or rewritten. */
static bool mend_piece(
	const struct mender *m, const struct value_context *c, struct str text, struct buf *out, const char **say)
{
	text = str_trim(text);
	if (reads(m, c, text)) {
		buf_add(out, text);
		return true;
	}
	return text.n && m->piece(c, text, out, say);
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

/* Does MARK (in small letters) stand at P, in any case? */
static bool mark_at(struct str s, size_t p, const char *mark)
{
	for (; *mark; mark++, p++)
		if (p >= s.n || lower(s.p[p]) != *mark)
			return false;
	return true;
}

/* Where the mark stands in TEXT, at or behind FROM, or TEXT.n. */
static size_t mark_place(const struct mistake *k, struct str text, size_t from)
{
	size_t n = strlen(k->mark), i;

	if (n >= text.n)
		return text.n;
	if (k->where == MISTAKE_START)
		return from == 0 && mark_at(text, 0, k->mark) ? 0 : text.n;
	if (k->where == MISTAKE_END)
		return from <= text.n - n && mark_at(text, text.n - n, k->mark) ? text.n - n : text.n;
	for (i = from ? from : 1; i + n < text.n; i++)
		if (mark_at(text, i, k->mark))
			return i;
	return text.n;
}

/* TEXT without the mark at AT, rewritten into OUT. */
static bool rewrite(const struct mender *m, const struct value_context *c, const struct mistake *k, struct str text,
	size_t at, struct buf *out)
{
	struct str left = str_cut(text, at), right = str_skip(text, at + strlen(k->mark));
	const char *say = NULL;

	if (k->where == MISTAKE_BETWEEN) {
		if (mark_at(left, 0, "between "))
			left = str_skip(left, strlen("between "));
		else if (mark_at(left, 0, "from "))
			left = str_skip(left, strlen("from "));
		return mend_piece(m, c, left, out, &say) && (buf_puts(out, k->before), true) &&
		       mend_piece(m, c, right, out, &say);
	}
	buf_puts(out, k->before);
	if (!mend_piece(m, c, k->where == MISTAKE_START ? right : left, out, &say))
		return false;
	buf_puts(out, k->after);
	return true;
}

/* TYPED: the mark that SAY speaks of, or empty. */
static void tell(
	struct value_fault *f, struct str text, size_t at, struct str typed, const char *say, struct str better)
{
	const char *mark = typed.n ? "\"" : "";

	fault_set(f, text, text.p + at, "%s%.*s%s%s%s: write %.*s", mark, STR_ARG(typed), mark, typed.n ? " " : "", say,
		(int)(better.n < 80 ? better.n : 80), better.p);
	fault_paste(f, "%.*s", STR_ARG(better));
}

static struct str typed_mark(const struct mistake *k, struct str text, size_t at)
{
	return str_trim(str_cut(str_skip(text, at), strlen(k->mark)));
}

static bool try_mark(const struct mender *m, const struct value_context *c, const struct mistake *k, struct str text,
	struct value_fault *f)
{
	struct buf b = {0};
	bool found = false, of_mark = str_starts(str_from(k->say), "is ");
	size_t at = 0;

	while (!found && (at = mark_place(k, text, at)) < text.n) {
		b.n = 0;
		found = rewrite(m, c, k, text, at, &b) && reads(m, c, buf_str(&b));
		if (found)
			tell(f, text, at, of_mark ? typed_mark(k, text, at) : STR(""), k->say, buf_str(&b));
		at++;
	}
	buf_free(&b);
	return found;
}

static bool try_piece(const struct mender *m, const struct value_context *c, struct str text, struct value_fault *f)
{
	const char *say = NULL;
	struct buf b = {0};
	bool found;

	found = m->piece(c, text, &b, &say) && reads(m, c, buf_str(&b));
	if (found)
		tell(f, text, 0, STR(""), say ? say : "this is written otherwise here", buf_str(&b));
	buf_free(&b);
	return found;
}

void mistake_help(
	const struct mender *m, const struct value_context *c, struct str text, bool strange, struct value_fault *f)
{
	size_t i;

	if (strange && text.n <= 200) {
		if (try_piece(m, c, text, f))
			return;
		for (i = 0; i < m->n; i++)
			if (try_mark(m, c, &m->table[i], text, f))
				return;
	}
	if (f->paste[0] && !reads(m, c, str_from(f->paste)))
		f->paste[0] = '\0';
}
