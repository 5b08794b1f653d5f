/* --each: many stories in one run. Claims are never compared across them; with --changed-files a ledger that no changed
 * file belongs to is not even read, but for the parts that say which files are its own. */
#include "cli/each.h"

#include <stdio.h>

#include "base/file.h"
#include "cli/baselines.h"
#include "cli/choose.h"
#include "cli/commands.h"
#include "cli/settings.h"
#include "report/safe.h"
#include "report/words.h"

struct each {
	const struct options *given;
	const struct command *command;
	struct arena *arena;
	struct written baselines;
	struct changed changed;     /* as told: lines of --changed-files */
	VEC(struct str) written;    /* files that outputs went to */
	unsigned n, checked, failed, broken;
};

/* ---- is it touched? --------------------------------------------------------------------------------------------- */

static bool among(struct str path, const struct changed *changed)
{
	for (size_t i = 0; i < changed->v.n; i++)
		if (str_eq(path, changed->v.v[i]))
			return true;
	return false;
}

/* A file that does not say which other files it needs has to be read whole. */
static bool files_touched(struct arena *a, const char *path, const struct changed *changed)
{
	struct read_options reading = {.files_only = true};
	struct diags d = diags_new(a);
	struct ledger *l = ledger_new(a, &d);
	struct err e;
	bool out = ledger_read(l, &path, 1, &reading, &e) < 0 || !l->complete;

	for (size_t i = 0; i < l->files.n && !out; i++)
		out = among(path_absolute(a, l->files.v[i].path), changed);
	for (size_t i = 0; i < l->sources.n && !out; i++) {
		const struct source *s = &l->sources.v[i];
		struct str file = l->files.v[l->symbols.v[s->sym].loc.file].path;

		out = s->copy.n && among(path_absolute(a, path_beside(a, file, s->copy)), changed);
	}
	ledger_free(l);
	diags_free(&d);
	return out;
}

/* --articles FOLDER: copies are named by their source, with one ending or another. */
static bool folder_touched(struct arena *a, const char *folder, const struct changed *changed)
{
	struct str path = folder ? path_absolute(a, str_from(folder)) : STR("");

	for (size_t i = 0; i < changed->v.n && path.n; i++)
		if (changed->v.v[i].n > path.n && memcmp(changed->v.v[i].p, path.p, path.n) == 0 && changed->v.v[i].p[path.n] == '/')
			return true;
	return false;
}

static bool touched(const struct each *x, const struct options *o, const char *path)
{
	struct arena *a = arena_new();
	struct changed changed = {0};
	bool out;

	changed_paths(a, o, &x->changed, &changed);
	out = settings_changed(a, o, str_from(path), &changed) || folder_touched(a, o->articles, &changed) || files_touched(a, path, &changed);
	vec_free(&changed.v);
	arena_free(a);
	return out;
}

/* ---- where its outputs go --------------------------------------------------------------------------------------- */

static bool written_before(struct each *x, const char *path)
{
	struct str full = path_absolute(x->arena, str_from(path));

	for (size_t i = 0; i < x->written.n; i++)
		if (str_eq(full, x->written.v[i]))
			return true;
	vec_push(&x->written, full);
	return false;
}

static int name_outputs(struct each *x, struct options *o, const char *path)
{
	for (size_t i = 0; i < o->outputs.n; i++) {
		struct output *out = &o->outputs.v[i];

		out->path = ledger_named(x->arena, out->path, STR(""), path);
		if (strcmp(out->path, "-") != 0 && written_before(x, out->path))
			return complain(EXIT_USAGE, "the outputs of two ledgers go to %s; put {} into the path, as in -o %s:{}.%s: it stands "
				"for the name of the ledger", out->path, out->renderer->name, out->renderer->name);
	}
	return EXIT_FINE;
}

/* ---- one ledger ------------------------------------------------------------------------------------------------- */

static bool is_running_text(const char *format)
{
	return strcmp(format, "auto") == 0 || strcmp(format, "text") == 0 || strcmp(format, "concise") == 0 || strcmp(format, "github") == 0;
}

static int say_ledger(const struct options *o, const char *path)
{
	struct buf b = {0};
	int rc = EXIT_FINE;

	if (!o->quiet && is_running_text(o->format)) {
		buf_puts(&b, "== ");
		safe_puts(&b, path);
		buf_char(&b, '\n');
		rc = print_out(&b);
	}
	buf_free(&b);
	return rc;
}

static int run_one(struct each *x, const char *path)
{
	const struct command *command = x->command;
	struct options o;
	struct err e;
	int rc;

	if (options_read(&o, command, x->given->argc, x->given->argv, &e) < 0) {
		options_free(&o);
		return complain(EXIT_USAGE, "%s", e.text);
	}
	o.operands.n = command->most;
	vec_push(&o.operands, path);
	o.baselines = &x->baselines;
	o.changed = x->given->changed_files ? &x->changed : NULL;
	rc = settings_apply(&o, command);
	if (rc == EXIT_FINE && (!o.changed || touched(x, &o, path))) {
		rc = name_outputs(x, &o, path);
		if (rc == EXIT_FINE)
			rc = say_ledger(&o, path);
		if (rc == EXIT_FINE)
			rc = command->run(&o);
		x->checked += rc <= EXIT_FOUND;
	}
	options_free(&o);
	return rc;
}

/* ---- all of them ------------------------------------------------------------------------------------------------ */

static int say_sum(const struct each *x)
{
	const char *done = strcmp(x->command->name, "check") == 0 ? "checked" : "gone through";
	struct buf b = {0};
	int rc;

	buf_puts(&b, "== ");
	say_count(&b, x->checked, "ledger");
	buf_printf(&b, " %s", done);
	if (x->failed)
		buf_printf(&b, ", %u %s", x->failed, x->failed == 1 ? "fails" : "fail");
	if (x->broken)
		buf_printf(&b, ", %u could not be %s", x->broken, done);
	if (x->given->changed_files)
		buf_printf(&b, "; %u not touched by what changed", x->n - x->checked - x->broken);
	buf_char(&b, '\n');
	rc = print_out(&b);
	buf_free(&b);
	return rc;
}

/* A document is about one ledger: only what is read line by line may hold several. */
static int check_formats(const struct options *o, const struct command *command)
{
	const char *wrong = is_running_text(o->format) || strcmp(o->format, "jsonl") == 0 ? NULL : o->format;

	for (size_t i = 0; i < o->outputs.n; i++)
		if (strcmp(o->outputs.v[i].path, "-") == 0)
			wrong = o->outputs.v[i].renderer->name;
	if (wrong && !(command->groups & OPT_OUTPUT))
		return complain(EXIT_USAGE, "a document in %s is about one ledger: with --each, print text", wrong);
	if (wrong)
		return complain(EXIT_USAGE, "a document in %s is about one ledger: with --each, write one for each with -o %s:{}.%s, or print "
			"text, concise, github or jsonl with -f", wrong, wrong, wrong);
	return EXIT_FINE;
}

/* Where the world fails (a full disk, a file that may not be read) it ends: what failed once would fail again. */
static int run_all(struct each *x, const char *const *paths, size_t n)
{
	int worst = EXIT_FINE;

	for (size_t i = 0; i < n && worst != EXIT_WORLD; i++) {
		int rc = strcmp(paths[i], "-") == 0 ? complain(EXIT_USAGE, "with --each every ledger is a file; - is none")
			: run_one(x, paths[i]);

		x->n++;
		x->failed += rc == EXIT_FOUND;
		x->broken += rc > EXIT_FOUND;
		worst = rc > worst ? rc : worst;
	}
	return worst;
}

int each_ledger(const struct options *o, const struct command *command)
{
	static const char *const usual[] = {"claims.yaml"};
	struct each x = {.given = o, .command = command, .arena = o->arena, .baselines = {.arena = o->arena}};
	size_t skip = command->most, n = o->operands.n > skip ? o->operands.n - skip : 0;
	int rc = check_formats(o, command);

	if (rc == EXIT_FINE && o->changed_files)
		rc = changed_read(o, &x.changed);
	if (rc == EXIT_FINE) {
		if (n || o->inputs.n)
			rc = run_all(&x, n ? o->operands.v + skip : o->inputs.v, n ? n : o->inputs.n);
		else
			rc = run_all(&x, usual, 1);
		if (rc != EXIT_WORLD && !o->quiet && is_running_text(o->format) && say_sum(&x) != EXIT_FINE)
			rc = EXIT_WORLD;
	}
	vec_free(&x.changed.v);
	vec_free(&x.baselines.v);
	vec_free(&x.written);
	return rc;
}
