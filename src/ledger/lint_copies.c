/* Copies of articles on file: one file claimed by two sources, a file that is not the one that was put on file. */
#include "base/digest.h"
#include "base/file.h"
#include "ledger/reader.h"

static void shared(struct reader *r, const struct source *s, const struct source *first)
{
	const struct ledger *l = r->l;

	diag_second(diag_add(r->d, DIAG_COPY_SHARED, l->symbols.v[s->sym].loc,
			    "`%.*s` and `%.*s` have the same file as their copy; one of the two paths is wrong, or the "
			    "two are one source",
			    STR_ARG(symbol_id(l, first->sym)), STR_ARG(symbol_id(l, s->sym))),
		l->symbols.v[first->sym].loc, "first");
}

/* A file that cannot be read is not told here. */
static void check_digest(struct reader *r, const struct source *s, struct str path, struct arena *passing)
{
	char digest[65];
	struct str bytes;
	struct err e;

	if (s->sha256.n == 0 || !file_exists(path.p) || file_read(passing, path.p, &bytes, &e) < 0)
		return;
	digest_hex(bytes, digest, 64);
	if (!str_is(s->sha256, digest))
		diag_add(r->d, DIAG_COPY_CHANGED, r->l->symbols.v[s->sym].loc,
			"%.*s is not the file that was put on file for `%.*s`: its digest is another; look at what "
			"changed, then "
			"file it again with gainsay add --replace, or correct `sha256`",
			STR_ARG(s->copy), STR_ARG(symbol_id(r->l, s->sym)));
}

void lint_copies(struct reader *r)
{
	const struct ledger *l = r->l;
	struct arena *passing = arena_new();
	struct str_map owners = {0};

	for (uint32_t i = 0; i < l->sources.n; i++) {
		const struct source *s = &l->sources.v[i];
		struct str path = path_of_copy(r->trees, l, s);
		uint32_t owner;

		if (path.n == 0)
			continue;
		path = arena_str(r->trees, path_real(r->trees, path));
		owner = *str_map_put(&owners, path, i);
		if (owner != i)
			shared(r, s, &l->sources.v[owner]);
		check_digest(r, s, path, passing);
		arena_reset(passing);
	}
	str_map_free(&owners);
	arena_free(passing);
}
