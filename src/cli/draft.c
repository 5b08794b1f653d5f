/* draft: articles read for claims; what is proposed goes to standard output, and no file is touched. */
#include "draft/draft.h"

#include "base/file.h"
#include "cli/commands.h"
#include "cli/model.h"
#include "draft/drafts.h"

static int missing_file(const struct options *o)
{
	for (size_t i = 0; i < o->operands.n; i++) {
		const char *path = o->operands.v[i];

		if (strcmp(path, "-") != 0 && !file_exists(path))
			return complain(EXIT_USAGE, "there is no file %s", path);
	}
	if (o->ledger && !file_exists(o->ledger))
		return complain(EXIT_USAGE, "there is no file %s", o->ledger);
	return EXIT_FINE;
}

static int print_attributions(const struct drafter *d, const struct options *o, struct buf *out)
{
	struct err e;

	for (size_t i = 0; i < o->operands.n; i++) {
		if (draft_attributions(d, o->operands.v[i], out, &e) < 0)
			return complain(EXIT_FOUND, "%s", e.text);
	}
	return EXIT_FINE;
}

static int print_drafts(const struct drafter *d, const struct options *o, struct buf *out)
{
	struct drafts_options how = {.ledger_path = o->ledger, .explain = o->explain};
	struct read_options reading = {.strict = false};
	struct diags diags = diags_new(d->arena);
	struct ledger *l = o->ledger ? ledger_new(d->arena, &diags) : NULL;
	struct err e;
	int rc = EXIT_FINE;

	how.ledger = l;
	if (l && ledger_read(l, &o->ledger, 1, &reading, &e) < 0)
		rc = complain(EXIT_WORLD, "%s", e.text);
	else if (l && !l->complete)
		rc = complain(EXIT_FOUND, "%s could not be read to its end; “gainsay check %s” says why", o->ledger,
			o->ledger);
	else if (drafts_make(d, o->operands.v, (uint32_t)o->operands.n, &how, out, &e) < 0)
		rc = complain(EXIT_FOUND, "%s", e.text);
	if (l)
		ledger_free(l);
	diags_free(&diags);
	return rc;
}

int draft_command(const struct options *o)
{
	struct arena *a;
	struct drafter d;
	struct buf out = {0};
	int rc = missing_file(o);

	if (rc != EXIT_FINE)
		return rc;
	a = arena_new();
	d = drafter_new(a);
	rc = strcmp(o->format, "attributions") == 0 ? print_attributions(&d, o, &out) : print_drafts(&d, o, &out);
	if (rc == EXIT_FINE)
		rc = print_out(&out);
	buf_free(&out);
	drafter_free(&d);
	arena_free(a);
	return rc;
}
