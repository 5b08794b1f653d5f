/* The path that is nearest to one at which nothing lies: the first name of it that is not there is looked for among its
 * neighbours. */
#include "cli/missing.h"

#include <dirent.h>

#include "base/file.h"
#include "base/sort.h"
#include "base/vec.h"
#include "text/near.h"

typedef VEC(struct str) names;

static int by_name(const void *left, const void *right, void *context)
{
	(void)context;
	return str_cmp(*(const struct str *)left, *(const struct str *)right);
}

/* What lies in FOLDER ("" is this one), sorted: of two that are equally near the same is offered everywhere. */
static void names_in(struct arena *a, struct str folder, names *out)
{
	DIR *d = opendir(folder.n ? arena_str(a, folder).p : ".");
	struct dirent *entry;

	while (d && (entry = readdir(d)))
		if (entry->d_name[0] != '.')
			vec_push(out, arena_str(a, str_from(entry->d_name)));
	if (d)
		closedir(d);
	if (out->n)
		sort_by(out->v, out->n, sizeof *out->v, by_name, NULL);
}

struct str near_path(struct arena *a, struct str path)
{
	struct str folder, rest = path, name, out = STR("");
	names beside = {0};
	long best;

	do { /* as far as it is there */
		folder = str_cut(path, path.n - rest.n);
		name = str_cut(rest, str_find(rest, '/'));
		rest = str_skip(rest, name.n + 1);
	} while (rest.n && file_exists(arena_str(a, str_cut(path, folder.n + name.n)).p));
	names_in(a, folder, &beside);
	best = near_best(name, beside.v, beside.n);
	if (best >= 0)
		out = arena_printf(a, "%.*s%.*s%s%.*s", STR_ARG(folder), STR_ARG(beside.v[best]),
			path.n > folder.n + name.n ? "/" : "", STR_ARG(rest));
	if (out.n && !file_exists(out.p))
		out = (struct str){out.p, folder.n + beside.v[best].n};
	vec_free(&beside);
	return str_eq(out, path) ? STR("") : arena_str(a, out);
}

const char *mean_path(struct arena *a, struct str path)
{
	struct str near = near_path(a, path);

	return near.n ? arena_printf(a, "; did you mean %.*s?", STR_ARG(near)).p : "";
}
