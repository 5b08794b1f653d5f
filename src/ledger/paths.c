/* Paths by their text alone: where the project begins, and whether a path leaves it. */
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "ledger/reader.h"

struct str path_folder(struct str path)
{
	size_t n = path.n;

	while (n > 0 && path.p[n - 1] != '/')
		n--;
	return n > 1 ? str_cut(path, n - 1) : str_cut(path, n);
}

/* Without ".", ".." and doubled slashes, as far as the text alone tells. */
static struct str clean(struct arena *a, struct str path)
{
	VEC(struct str) part = {0};
	struct buf b = {0};
	bool absolute = path.n && path.p[0] == '/';
	size_t i;

	while (path.n) {
		struct str one = str_cut(path, str_find(path, '/'));

		path = str_skip(path, one.n + 1);
		if (one.n == 0 || str_is(one, "."))
			continue;
		if (str_is(one, "..") && part.n && !str_is(part.v[part.n - 1], ".."))
			part.n--;
		else if (!str_is(one, "..") || !absolute)
			vec_push(&part, one);
	}
	if (absolute)
		buf_char(&b, '/');
	for (i = 0; i < part.n; i++) {
		if (i)
			buf_char(&b, '/');
		buf_add(&b, part.v[i]);
	}
	vec_free(&part);
	path = buf_keep(&b, a);
	buf_free(&b);
	return path;
}

struct str path_join(struct arena *a, struct str folder, struct str path)
{
	if (folder.n == 0 || (path.n && path.p[0] == '/'))
		return clean(a, path);
	return clean(a, arena_printf(a, "%.*s/%.*s", STR_ARG(folder), STR_ARG(path)));
}

struct str path_real(struct arena *a, struct str path)
{
	char here[4096];

	if (str_is(path, "-") || !getcwd(here, sizeof here))
		return arena_str(a, path);
	return path_join(a, str_from(here), path);
}

static bool holds(struct arena *a, struct str folder, const char *name)
{
	const char *root = str_is(folder, "/") ? "" : "/";

	return file_found(arena_printf(a, "%.*s%s%s", STR_ARG(folder), root, name).p);
}

struct str path_root(struct arena *a, struct str path)
{
	struct str own = path_folder(path_real(a, str_is(path, "-") ? STR("x") : path)), at = own;

	for (;;) {
		if (holds(a, at, "gainsay.yaml") || holds(a, at, ".git"))
			return at;
		if (at.n <= 1)
			return own;
		at = path_folder(at);
		if (at.n == 0)
			return own;
	}
}

struct str path_absolute(struct arena *a, struct str path)
{
	return path_real(a, path);
}

struct str path_true(struct arena *a, struct str path)
{
	struct str real = file_real(a, arena_str(a, path).p);

	return real.n ? real : path_real(a, path);
}

struct str repository_root(struct arena *a, struct str folder)
{
	struct str at = path_true(a, folder);

	while (!holds(a, at, ".git")) {
		if (at.n <= 1)
			return STR("");
		at = path_folder(at);
	}
	return at;
}

struct str project_root(struct arena *a, struct str path)
{
	return path_root(a, path);
}

struct str path_beside(struct arena *a, struct str file, struct str path)
{
	return path_join(a, path_folder(file), path);
}

bool path_leaves(struct arena *a, struct str folder, struct str path, struct str root)
{
	struct str full = path_join(a, folder, path);

	if (str_is(root, "/"))
		return false;
	return full.n <= root.n || memcmp(full.p, root.p, root.n) != 0 || full.p[root.n] != '/';
}

struct str path_of_copy(struct arena *a, const struct ledger *l, const struct source *s)
{
	uint32_t file = l->symbols.v[s->sym].loc.file;

	if (s->copy.n == 0 || file >= l->files.n)
		return STR("");
	return path_join(a, path_folder(l->files.v[file].path), s->copy);
}
