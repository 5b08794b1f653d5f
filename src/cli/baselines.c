/* Which baseline is whose. Claims of two stories may answer questions of the same name with the same words, and then even the
 * fingerprints of their findings are equal: an entry holds for its own ledger only. */
#include "cli/baselines.h"

#include "base/file.h"
#include "cli/copies.h"

const char baseline_usual[] = "gainsay.baseline.yaml";

/* ---- the name of a ledger --------------------------------------------------------------------------------------- */

/* "stories/mill/claims.yaml" as a part of a file's name: "stories-mill-claims". */
static void say_name_of(struct buf *b, struct str path)
{
	while (str_starts(path, "./") || str_starts(path, "../") || str_starts(path, "/"))
		path = str_skip(path, str_find(path, '/') + 1);
	if (path.n > 5 && str_is(str_skip(path, path.n - 5), ".yaml"))
		path.n -= 5;
	for (size_t i = 0; i < path.n; i++)
		buf_char(b, path.p[i] == '/' ? '-' : path.p[i]);
}

const char *ledger_named(struct arena *a, const char *pattern, struct str folder, const char *path)
{
	const char *mark = strstr(pattern, "{}");
	struct buf b = {0};
	struct str out;

	if (!mark)
		return pattern;
	buf_add(&b, (struct str){pattern, (size_t)(mark - pattern)});
	if (strcmp(path, "-") == 0)
		buf_puts(&b, "stdin");
	else
		say_name_of(&b, path_from(a, path_absolute(a, folder.n ? folder : STR(".")), path_absolute(a, str_from(path))));
	buf_puts(&b, mark + 2);
	out = buf_keep(&b, a);
	buf_free(&b);
	return out.p;
}

/* ---- whose an entry is ------------------------------------------------------------------------------------------ */

struct owning {
	struct str_map read;      /* absolute paths of the run's files */
	struct str_map there;     /* of others: are they there? */
	bool unknown;             /* one of them is standard input, and nobody said what it stands for */
	bool several;
};

/* Many entries name one ledger: it is looked for once. */
static bool is_there(struct owning *x, struct str path)
{
	uint32_t known = str_map_get(&x->there, path);

	return known == MAP_NONE ? *str_map_put(&x->there, path, file_exists(path.p)) : known;
}

static enum known_owner owner_of(struct owning *x, const struct known *k)
{
	enum known_owner out = k->n_ledgers == 0 && x->several ? KNOWN_GUEST : KNOWN_OWN;

	for (uint32_t i = 0; i < k->n_ledgers; i++) {
		if (str_map_get(&x->read, k->ledgers[i]) != MAP_NONE)
			continue;
		if (!x->unknown && is_there(x, k->ledgers[i]))
			return KNOWN_OTHER;
		out = KNOWN_GUEST;
	}
	return out;
}

static void make_absolute(struct arena *a, struct known *k, struct str path)
{
	struct str *v = ARENA_ARRAY(a, struct str, k->n_ledgers + 1);

	for (uint32_t i = 0; i < k->n_ledgers; i++)
		v[i] = arena_str(a, path_absolute(a, path_beside(a, path, k->ledgers[i])));
	k->ledgers = v;
}

void baseline_own(struct arena *a, struct known_list *baseline, const char *path, const struct ledger *l, bool several)
{
	struct owning x = {.several = several};
	struct str full = path_absolute(a, str_from(path));

	for (size_t i = 0; i < l->files.n; i++) {
		if (l->files.v[i].aside)
			continue;
		x.unknown |= str_is(l->files.v[i].path, "-");
		str_map_put(&x.read, path_absolute(a, l->files.v[i].path), 1);
	}
	for (size_t i = 0; i < baseline->v.n; i++) {
		make_absolute(a, &baseline->v.v[i], full);
		baseline->v.v[i].owner = owner_of(&x, &baseline->v.v[i]);
	}
	str_map_free(&x.read);
	str_map_free(&x.there);
}

void baseline_keep_own(struct arena *a, struct known_list *baseline, const char *path, const struct ledger *l)
{
	size_t kept = 0;

	baseline_own(a, baseline, path, l, false);
	for (size_t i = 0; i < baseline->v.n; i++)
		if (baseline->v.v[i].owner != KNOWN_OTHER)
			kept++;
	for (size_t i = 0, n = 0; i < baseline->v.n && kept; i++)
		if (baseline->v.v[i].owner != KNOWN_OTHER)
			baseline->v.v[n++] = baseline->v.v[i];
	for (size_t i = 0; i < baseline->v.n; i++)
		baseline->v.v[i].owner = KNOWN_OWN;
	baseline->v.n = kept ? kept : baseline->v.n;
}

void baseline_place(struct arena *a, struct known_list *baseline, const char *path)
{
	struct str full = path_absolute(a, str_from(path)), folder = full;

	while (folder.n > 1 && folder.p[folder.n - 1] != '/')
		folder.n--;
	folder.n -= folder.n > 1;
	for (size_t i = 0; i < baseline->v.n; i++) {
		struct known *k = &baseline->v.v[i];
		struct str *v = ARENA_ARRAY(a, struct str, k->n_ledgers + 1);

		for (uint32_t m = 0; m < k->n_ledgers; m++)
			v[m] = path_from(a, folder, k->ledgers[m]);
		k->ledgers = v;
	}
}
