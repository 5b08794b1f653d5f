/* db: the ledger and what comparing found, as one SQLite file. */
#include "cli/db.h"

#include "base/file.h"
#include "cli/commands.h"
#include "cli/inputs.h"
#include "report/safe.h"
#include "report/version.h"
#include "report/words.h"

static const struct store_words words = {say_name, say_names, say_question, speaks_itself};

struct store_options database_options(bool search)
{
	return (struct store_options){.words = &words, .version = GAINSAY_VERSION, .search = search};
}

/* Where the database goes unless told: reports/gainsay.db beside the first FILE. */
static int default_path(struct arena *a, const struct options *o, const char **path)
{
	struct str first = o->operands.n ? str_from(o->operands.v[0]) : STR(""), folder;
	struct err e;

	while (first.n && first.p[first.n - 1] != '/')
		first.n--;
	folder = arena_printf(a, "%.*sreports", STR_ARG(first));
	if (folder_make(folder.p, &e) < 0)
		return complain(EXIT_WORLD, "%s", e.text);
	*path = arena_printf(a, "%s/gainsay.db", folder.p).p;
	return EXIT_FINE;
}

static int say_done(const struct model *m, const struct options *o, const char *path)
{
	struct buf b = {0};
	int rc = EXIT_FINE;

	if (!m->report->complete)
		buf_puts(&b, "incomplete: part of the ledger could not be read; the database says so in “meta”\n");
	buf_puts(&b, "wrote ");
	safe_puts(&b, path);
	buf_puts(&b, ": ");
	say_count(&b, m->ledger->claims.n, "claim");
	buf_puts(&b, ", ");
	say_count(&b, m->comparison->answers.v.n, "answer");
	buf_puts(&b, ", ");
	say_count(&b, m->comparison->findings.n, "finding");
	buf_char(&b, '\n');
	if (!o->quiet)
		rc = print_out(&b);
	buf_free(&b);
	return rc;
}

int db_command(const struct options *given)
{
	struct options o = *given;
	struct store_options store = database_options(!o.no_search);
	const char *path = o.path;
	struct err e = {{0}};
	struct model m;
	int rc;

	o.fail_never = true;
	rc = model_load(&m, &o, 0);
	if (rc == EXIT_FINE && !path)
		rc = default_path(m.arena, &o, &path);
	if (rc == EXIT_FINE)
		rc = outputs_check(&m, &o, &path, 1);
	if (rc == EXIT_FINE) {
		model_warn(&m);
		rc = store_write(path, m.comparison, &store, &e) < 0 ? complain(EXIT_WORLD, "%s", e.text)
								     : say_done(&m, &o, path);
	}
	if (rc == EXIT_FINE)
		rc = model_status(&m);
	model_free(&m);
	return rc;
}
