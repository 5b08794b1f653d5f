/* Where each line of a file begins: found in one pass over its bytes, the first time an excerpt is wanted. */
#include "report/lines.h"

struct index {
	const size_t *start; /* one more than there are lines */
	size_t n;
	bool done;
};

struct lines {
	struct arena *arena;
	const struct ledger *l;
	struct index *file;
};

struct lines *lines_new(struct arena *a, const struct ledger *l)
{
	struct lines *x = ARENA_NEW(a, struct lines);

	x->arena = a;
	x->l = l;
	x->file = ARENA_ARRAY(a, struct index, l->files.n + 1);
	return x;
}

static size_t count_lines(struct str s)
{
	size_t n = 1;

	for (const char *p = s.p, *end = s.p + s.n; p < end && (p = memchr(p, '\n', (size_t)(end - p))); p++)
		n++;
	return n;
}

static void index_file(struct lines *x, struct index *ix, struct str s)
{
	size_t *start = ARENA_ARRAY(x->arena, size_t, count_lines(s) + 1);
	size_t n = 0;

	start[n++] = 0;
	for (const char *p = s.p, *end = s.p + s.n; p < end && (p = memchr(p, '\n', (size_t)(end - p))); p++)
		start[n++] = (size_t)(p - s.p) + 1;
	start[n] = s.n + 1;
	ix->start = start;
	ix->n = n;
	ix->done = true;
}

struct str lines_get(struct lines *x, uint32_t file, uint32_t line)
{
	struct str bytes;
	struct index *ix;
	size_t from, to;

	if (file >= x->l->files.n || line == 0)
		return STR("");
	bytes = x->l->files.v[file].bytes;
	ix = &x->file[file];
	if (!ix->done)
		index_file(x, ix, bytes);
	if (line > ix->n)
		return STR("");
	from = ix->start[line - 1];
	to = ix->start[line] - 1;
	if (to > from && bytes.p[to - 1] == '\r')
		to--;
	return (struct str){bytes.p + from, to - from};
}

struct str lines_path(const struct lines *x, uint32_t file)
{
	return file < x->l->files.n ? x->l->files.v[file].path : STR("(no file)");
}
