/* What git leaves in a file where two people changed the same lines: both versions, between lines of seven marks. Told once each;
 * then the first version is read, for what stands around it. */
#include "yaml/encoding.h"

enum { MARKS = 7 };

/* A line of seven MARKs, by itself or with a name behind a blank. */
static bool is_mark(struct str line, char mark)
{
	size_t i;

	for (i = 0; i < MARKS; i++)
		if (i >= line.n || line.p[i] != mark)
			return false;
	return line.n == MARKS || line.p[MARKS] == ' ';
}

/* The next line from the I-th on that is one of MARK; the number of lines if there is none. */
static size_t find_mark(const struct yaml_file *f, const struct scan *s, size_t i, char mark)
{
	while (i < s->starts.n && !is_mark(yaml_line_at(f->bytes, s->starts.v[i].at), mark))
		i++;
	return i;
}

/* All characters from FROM on up to TO become blanks; lines stay. */
static void blank(char *p, size_t from, size_t to)
{
	size_t i;

	for (i = from; i < to; i++)
		if (p[i] != '\n' && p[i] != '\r')
			p[i] = ' ';
}

static size_t line_after(struct str bytes, size_t at)
{
	return at + str_find(str_skip(bytes, at), '\n');
}

bool conflicts_blank(struct yaml_file *f, struct arena *a, const struct scan *s, struct diags *d)
{
	size_t i, middle, end, other;
	char *copy = NULL;

	for (i = find_mark(f, s, 0, '<'); i < s->starts.n; i = find_mark(f, s, end, '<')) {
		middle = find_mark(f, s, i + 1, '=');
		end = find_mark(f, s, middle, '>');
		if (end >= s->starts.n)
			break;
		other = find_mark(f, s, i + 1, '|'); /* what both began with, where git was told to show it */
		diag_add(d, DIAG_CONFLICT_MARK, (struct loc){f->index, s->starts.v[i].line, 1, MARKS},
			"git left two versions here, up to line %u, because both were changed; keep what is right and delete the lines "
			"<<<<<<<, ======= and >>>>>>>", (unsigned)s->starts.v[end].line);
		if (!copy)
			copy = arena_dup(a, f->bytes.p, f->bytes.n);
		blank(copy, s->starts.v[i].at, line_after(f->bytes, s->starts.v[i].at));
		blank(copy, s->starts.v[other < middle ? other : middle].at, line_after(f->bytes, s->starts.v[end].at));
	}
	if (!copy)
		return false;
	f->bytes.p = copy;
	f->damaged = true;
	return true;
}
