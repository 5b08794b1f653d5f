/* Patterns of paths, as gainsay.yaml has them and a command line that no shell expanded. */
#include "cli/patterns.h"

#include <glob.h>

#include "base/buf.h"

bool is_pattern(struct str path)
{
	return str_find(path, '*') < path.n || str_find(path, '?') < path.n;
}

struct str pattern_literal(struct arena *a, struct str folder)
{
	struct buf b = {0};
	struct str out;

	for (size_t i = 0; i < folder.n; i++) {
		if (folder.p[i] && strchr("*?[\\", folder.p[i]))
			buf_char(&b, '\\');
		buf_char(&b, folder.p[i]);
	}
	out = buf_keep(&b, a);
	buf_free(&b);
	return out;
}

int pattern_paths(struct arena *a, const char *pattern, struct paths *out)
{
	glob_t found;
	int rc = glob(pattern, 0, NULL, &found);

	for (size_t i = 0; rc == 0 && i < found.gl_pathc; i++)
		vec_push(&out->v, arena_str(a, str_from(found.gl_pathv[i])).p);
	globfree(&found);
	return rc == 0 ? 0 : -1;
}
