/* Where a file of the ledger stands in the repository that holds it. */
#include "report/alerts.h"
#include "report/lines.h"

/* Takes the last part off what B holds from byte FROM on. */
static void up(struct buf *b, size_t from)
{
	while (b->n > from && b->p[b->n - 1] != '/')
		b->n--;
	if (b->n > from)
		b->n--;
}

/* PATH's parts behind what stands from FROM on, "/a/b": without ".", "..", and slashes in a row. */
static void walk(struct buf *b, size_t from, struct str path)
{
	while (path.n) {
		struct str part = str_cut(path, str_find(path, '/'));

		path = str_skip(path, part.n + 1);
		if (part.n == 0 || str_is(part, "."))
			continue;
		if (str_is(part, "..")) {
			up(b, from);
			continue;
		}
		buf_char(b, '/');
		buf_add(b, part);
	}
}

static struct str last_part(struct str path)
{
	size_t at = path.n;

	while (at && path.p[at - 1] != '/')
		at--;
	return str_skip(path, at);
}

void repository_path(struct buf *b, const struct report *r, uint32_t file)
{
	struct str path = lines_path(r->lines, file), whole;
	struct buf full = {0};

	if (!str_starts(path, "/"))
		walk(&full, 0, r->here);
	walk(&full, 0, path);
	whole = buf_str(&full);
	if (r->root.n < whole.n && memcmp(whole.p, r->root.p ? r->root.p : "", r->root.n) == 0 && whole.p[r->root.n] == '/')
		buf_add(b, str_skip(whole, r->root.n + 1));
	else
		buf_add(b, last_part(whole));
	buf_free(&full);
}
