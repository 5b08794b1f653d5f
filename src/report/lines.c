/* Where every 32nd line of a file begins: found in one pass over its bytes, the first time an excerpt is wanted. */
#include <assert.h>

#include "report/lines.h"

#include "base/vec.h"

enum { EVERY = 32 };

struct index {
	const size_t *start; /* of lines 1, 1 + EVERY … */
	size_t n;            /* lines */
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

/* Where the next line begins; the end of S if P stands in the last. */
static const char *next_line(struct str s, const char *p)
{
	const char *end = s.p + s.n, *newline;

	assert(p);
	newline = p < end ? memchr(p, '\n', (size_t)(end - p)) : NULL;

	return newline ? newline + 1 : NULL;
}

static void index_file(struct lines *x, struct index *ix, struct str s)
{
	VEC(size_t) start = {0};

	for (const char *p = s.n ? s.p : NULL; p; p = next_line(s, p))
		if (ix->n++ % EVERY == 0)
			vec_push(&start, (size_t)(p - s.p));
	ix->start = start.n ? ARENA_COPY(x->arena, start.v, start.n) : NULL;
	ix->done = true;
	vec_free(&start);
}

struct str lines_get(struct lines *x, uint32_t file, uint32_t line)
{
	struct str bytes;
	struct index *ix;
	const char *from, *to;

	if (file >= x->l->files.n || line == 0)
		return STR("");
	bytes = x->l->files.v[file].bytes;
	ix = &x->file[file];
	if (!ix->done)
		index_file(x, ix, bytes);
	if (line > ix->n || !ix->start)
		return STR("");
	from = bytes.p + ix->start[(line - 1) / EVERY];
	for (uint32_t i = (line - 1) / EVERY * EVERY + 1; i < line; i++)
		from = next_line(bytes, from);
	to = next_line(bytes, from);
	to = to ? to - 1 : bytes.p + bytes.n;
	if (to > from && to[-1] == '\r')
		to--;
	return (struct str){from, (size_t)(to - from)};
}

struct str lines_path(const struct lines *x, uint32_t file)
{
	return file < x->l->files.n ? x->l->files.v[file].path : STR("(no file)");
}
