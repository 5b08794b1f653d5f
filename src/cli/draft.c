/* draft: articles read for claims; what is proposed goes to standard output, and no file is touched. */
#include "draft/draft.h"

#include "base/file.h"
#include "cli/commands.h"
#include "cli/model.h"

static int read_all(const struct drafter *d, const struct options *o, struct buf *out)
{
	struct err e;

	for (size_t i = 0; i < o->operands.n; i++) {
		const char *path = o->operands.v[i];

		if (strcmp(path, "-") != 0 && !file_exists(path))
			return complain(EXIT_USAGE, "there is no file %s", path);
		if (draft_attributions(d, path, out, &e) < 0)
			return complain(EXIT_FOUND, "%s", e.text);
	}
	return EXIT_FINE;
}

int draft_command(const struct options *o)
{
	struct arena *a = arena_new();
	struct drafter d = drafter_new(a);
	struct buf out = {0};
	int rc = read_all(&d, o, &out);

	if (rc == EXIT_FINE)
		rc = print_out(&out);
	buf_free(&out);
	drafter_free(&d);
	arena_free(a);
	return rc;
}
