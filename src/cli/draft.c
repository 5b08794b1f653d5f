/* draft: articles read for claims; what is proposed goes to standard output, and no file is touched. An article that
 * cannot be read is left out, with a sentence on stderr and an exit status that says so; the others are read. */
#include "draft/draft.h"

#include "base/file.h"
#include "cli/commands.h"
#include "cli/model.h"
#include "draft/drafts.h"

/* All that are missing, so that they are mended at one go. */
static int missing_file(const struct options *o)
{
	int rc = EXIT_FINE;

	for (size_t i = 0; i < o->operands.n; i++) {
		const char *path = o->operands.v[i];

		if (strcmp(path, "-") != 0 && !file_exists(path))
			rc = complain(EXIT_USAGE, "there is no file %s", path);
	}
	if (o->ledger && !file_exists(o->ledger))
		rc = complain(EXIT_USAGE, "there is no file %s", o->ledger);
	return rc;
}

/* Says what was left out of N articles. The exit status is that of the worst. */
static int say_left_out(const left_out_list *list, size_t n)
{
	int rc = EXIT_FINE;

	for (size_t i = 0; i < list->n; i++) {
		int status = list->v[i].how == WORLD_FAILED ? EXIT_WORLD : EXIT_FOUND;

		complain(status, "%s", list->v[i].e.text);
		rc = status > rc ? status : rc;
	}
	if (list->n && list->n < n)
		complain(rc, "%zu of %zu articles %s left out, as said above; the %s read", list->n, n,
			list->n == 1 ? "was" : "were", n - list->n == 1 ? "other was" : "others were");
	return rc;
}

static int print_attributions(const struct drafter *d, const struct options *o, struct buf *out)
{
	left_out_list left_out = {0};
	struct left_out bad;
	int rc;

	for (size_t i = 0; i < o->operands.n; i++) {
		bad.how = draft_attributions(d, o->operands.v[i], out, &bad.e);
		if (bad.how != READ)
			vec_push(&left_out, bad);
	}
	rc = say_left_out(&left_out, o->operands.n);
	vec_free(&left_out);
	return rc;
}

static int make_drafts(const struct drafter *d, const struct options *o, const struct drafts_options *how, struct buf *out)
{
	left_out_list left_out = {0};
	int rc;

	drafts_make(d, o->operands.v, (uint32_t)o->operands.n, how, out, &left_out);
	rc = say_left_out(&left_out, o->operands.n);
	vec_free(&left_out);
	return rc;
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
	else
		rc = make_drafts(d, o, &how, out);
	if (rc == EXIT_FINE && diags_count(&diags, DIAG_ERROR))
		rc = complain(EXIT_FOUND, "%s has errors; “gainsay check %s” says which", o->ledger, o->ledger);
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
	int rc = missing_file(o), printed;

	if (rc != EXIT_FINE)
		return rc;
	a = arena_new();
	d = drafter_new(a);
	rc = strcmp(o->format, "attributions") == 0 ? print_attributions(&d, o, &out) : print_drafts(&d, o, &out);
	printed = print_out(&out);
	rc = printed == EXIT_FINE ? rc : printed;
	buf_free(&out);
	drafter_free(&d);
	arena_free(a);
	return rc;
}
