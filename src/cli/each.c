/* --each: many stories in one run. Claims are never compared across them; with --changed-files a ledger that no changed
 * file belongs to is not even read, but for the parts that say which files are its own. */
#include "cli/each.h"

#include <stdio.h>

#include "base/file.h"
#include "base/map.h"
#include "cli/choose.h"
#include "cli/commands.h"
#include "cli/model.h"
#include "cli/outputs.h"
#include "cli/patterns.h"
#include "cli/settings.h"
#include "ledger/paths.h"
#include "report/github.h"
#include "report/safe.h"
#include "report/words.h"

/* One of the ledgers. */
struct one {
	const char *path;
	struct str name;            /* for {} in outputs */
	bool shown;                 /* by --show-config */
	int rc;                     /* not EXIT_FINE: its settings are broken, which was told */
};

struct each {
	const struct options *given;
	const struct command *command;
	struct arena *arena;
	struct written baselines;
	struct one *all;
	size_t n;
	struct changed changed;     /* as told: lines of --changed-files */
	VEC(struct file_id) ids;    /* of the ledgers, once they are asked for */
	struct annotations *annotations;
	struct paths said;          /* of settings that do nothing */
	unsigned checked, failed, broken;
};

/* ---- is it touched? --------------------------------------------------------------------------------------------- */

static bool is_named(struct str path, const struct changed *changed)
{
	for (size_t i = 0; i < changed->v.n; i++)
		if (str_eq(path, changed->v.v[i]))
			return true;
	return false;
}

/* By its name or, where that is a link, by what it leads to. */
static bool among(struct arena *a, struct str path, const struct changed *changed)
{
	return is_named(path_absolute(a, path), changed) || is_named(path_true(a, path), changed);
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
		out = among(a, l->files.v[i].path, changed);
	for (size_t i = 0; i < l->sources.n && !out; i++) {
		const struct source *s = &l->sources.v[i];
		struct str file = l->files.v[l->symbols.v[s->sym].loc.file].path;

		out = s->copy.n && among(a, path_beside(a, file, s->copy), changed);
	}
	ledger_free(l);
	diags_free(&d);
	return out;
}

/* --articles FOLDER: copies are named by their source, with one ending or another. */
static bool in_folder(struct str path, const struct changed *changed)
{
	for (size_t i = 0; i < changed->v.n; i++)
		if (changed->v.v[i].n > path.n && memcmp(changed->v.v[i].p, path.p, path.n) == 0 && changed->v.v[i].p[path.n] == '/')
			return true;
	return false;
}

static bool folder_touched(struct arena *a, const char *folder, const struct changed *changed)
{
	struct str path = str_from(folder ? folder : "");

	return folder && (in_folder(path_absolute(a, path), changed) || in_folder(path_true(a, path), changed));
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

/* ---- the options of one ------------------------------------------------------------------------------------------ */

/* As if it alone stood on the command line, with the settings of its own project; options_free in any case. */
static int options_of(struct each *x, const struct one *one, struct options *o)
{
	struct err e;

	if (options_read(o, x->command, x->given->argc, x->given->argv, &e) < 0)
		return complain(EXIT_USAGE, "%s", e.text);
	o->operands.n = x->command->most;
	vec_push(&o->operands, one->path);
	o->baselines = &x->baselines;
	o->whole = true; /* a claim that was taken out stands in no file any more, and opens findings all the same */
	o->annotations = x->annotations;
	return settings_apply(o, x->command);
}

static void place_outputs(struct options *o, const struct one *one)
{
	for (size_t i = 0; i < o->outputs.n; i++)
		o->outputs.v[i].path = output_path(o->arena, o->outputs.v[i].path, one->name);
}

/* ---- where outputs go ------------------------------------------------------------------------------------------- */

static int clash(const struct output *out, const char *first, const char *second)
{
	return complain(EXIT_USAGE, "the outputs of %s and %s both go to %s; put {} into the path, as in -o %s:{}.%s: it stands for the "
		"name of the ledger", first, second, out->path, out->renderer->name, out->renderer->name);
}

/* One of the ledgers that are checked one after the other, or NULL. */
static const char *ledger_at(struct each *x, const char *path)
{
	struct file_id id = file_id(path);

	for (size_t i = x->ids.n; id.there && i < x->n; i++)
		vec_push(&x->ids, file_id(x->all[i].path));
	for (size_t i = 0; id.there && i < x->n; i++)
		if (file_same(id, x->ids.v[i]))
			return x->all[i].path;
	return NULL;
}

/* Before anything is written: a file for every output of every ledger? */
static int check_outputs(struct each *x)
{
	struct str_map written = {0};
	int rc = EXIT_FINE;

	for (size_t i = 0; i < x->n && rc == EXIT_FINE; i++) {
		struct options o;

		x->all[i].rc = options_of(x, &x->all[i], &o);
		place_outputs(&o, &x->all[i]);
		if (x->all[i].rc == EXIT_FINE)
			settings_warn(&o, x->arena, &x->said);
		for (size_t k = 0; x->all[i].rc == EXIT_FINE && k < o.outputs.n && rc == EXIT_FINE; k++) {
			struct str full = path_absolute(x->arena, str_from(o.outputs.v[k].path));
			uint32_t first = *str_map_put(&written, full, (uint32_t)i);

			if (strcmp(o.outputs.v[k].path, "-") == 0)
				continue;
			if (first != i)
				rc = clash(&o.outputs.v[k], x->all[first].path, x->all[i].path);
			else if (ledger_at(x, o.outputs.v[k].path))
				rc = complain(EXIT_USAGE, "%s cannot be written: it is the ledger %s, which this run reads; choose another path. "
					"Nothing was written", o.outputs.v[k].path, ledger_at(x, o.outputs.v[k].path));
		}
		options_free(&o);
	}
	str_map_free(&written);
	return rc;
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

static int run_one(struct each *x, const struct one *one)
{
	struct options o;
	int rc = options_of(x, one, &o);

	place_outputs(&o, one);
	if (rc == EXIT_FINE && (!o.changed_files || touched(x, &o, one->path))) {
		rc = say_ledger(&o, one->path);
		if (rc == EXIT_FINE)
			rc = x->command->run(&o);
		x->checked += rc <= EXIT_FOUND;
	}
	options_free(&o);
	return rc;
}

/* ---- all of them ------------------------------------------------------------------------------------------------ */

/* What was left for the end of the run. */
static int say_annotations(const struct each *x)
{
	struct buf b = {0};
	int rc;

	annotations_print(x->annotations, &b);
	rc = b.n ? print_out(&b) : EXIT_FINE;
	buf_free(&b);
	return rc;
}

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
		buf_printf(&b, "; %u not touched by what changed", (unsigned)x->n - x->checked - x->broken);
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
static int run_all(struct each *x)
{
	int worst = EXIT_FINE;

	for (size_t i = 0; i < x->n && worst != EXIT_WORLD; i++) {
		int rc = x->all[i].rc == EXIT_FINE ? run_one(x, &x->all[i]) : x->all[i].rc;

		x->failed += rc == EXIT_FOUND;
		x->broken += rc > EXIT_FOUND;
		worst = rc > worst ? rc : worst;
	}
	return worst;
}

/* The ledgers that are named, each once, and what each is called in {}. */
static int name_all(struct each *x)
{
	static const char *const usual[] = {"claims.yaml"};
	const struct options *o = x->given;
	size_t skip = x->command->most, given = o->operands.n > skip ? o->operands.n - skip : 0;
	size_t n = given ? given : o->inputs.n ? o->inputs.n : 1;
	const char *const *paths = given ? o->operands.v + skip : o->inputs.n ? o->inputs.v : usual;
	struct str *plain = ARENA_ARRAY(x->arena, struct str, n + 1);
	struct str_map seen = {0};
	const struct str *names;

	x->all = ARENA_ARRAY(x->arena, struct one, n + 1);
	for (size_t i = 0; i < n; i++) {
		if (strcmp(paths[i], "-") == 0) {
			str_map_free(&seen);
			return complain(EXIT_USAGE, "with --each every ledger is a file; - is none");
		}
		if (*str_map_put(&seen, path_absolute(x->arena, str_from(paths[i])), (uint32_t)i) != i)
			continue;
		plain[x->n] = path_join(x->arena, STR(""), str_from(paths[i]));
		x->all[x->n++] = (struct one){.path = paths[i]};
	}
	names = ledger_names(x->arena, plain, x->n);
	for (size_t i = 0; i < x->n; i++)
		x->all[i].name = names[i];
	str_map_free(&seen);
	return EXIT_FINE;
}

int each_ledger(const struct options *o, const struct command *command)
{
	struct each x = {.given = o, .command = command, .arena = o->arena, .annotations = annotations_new(o->arena),
		.baselines = {.arena = o->arena}};
	int rc = check_formats(o, command);

	if (rc == EXIT_FINE)
		rc = name_all(&x);
	if (rc == EXIT_FINE && o->changed_files)
		rc = changed_read(o, &x.changed);
	if (rc == EXIT_FINE)
		rc = check_outputs(&x);
	if (rc == EXIT_FINE) {
		rc = run_all(&x);
		if (say_annotations(&x) != EXIT_FINE)
			rc = EXIT_WORLD;
		if (rc != EXIT_WORLD && !o->quiet && is_running_text(o->format) && say_sum(&x) != EXIT_FINE)
			rc = EXIT_WORLD;
	}
	vec_free(&x.changed.v);
	vec_free(&x.ids);
	vec_free(&x.said.v);
	vec_free(&x.baselines.v);
	return rc;
}

/* ---- --show-config ---------------------------------------------------------------------------------------------- */

/* The ledgers from I on that have the same gainsay.yaml as O of I; each but the first is marked as told. */
static size_t of_project(struct each *x, const struct options *o, size_t i, const char **files)
{
	size_t n = 0;

	for (size_t k = i; k < x->n; k++) {
		struct options other;
		bool same;

		if (x->all[k].shown)
			continue;
		x->all[k].rc = options_of(x, &x->all[k], &other);
		same = x->all[k].rc == EXIT_FINE && other.project.n == o->project.n && str_eq(other.project, o->project);
		options_free(&other);
		if (same) {
			x->all[k].shown = true;
			files[n++] = x->all[k].path;
		}
	}
	return n;
}

int show_each(const struct options *o, const struct command *command)
{
	struct each x = {.given = o, .command = command, .arena = o->arena};
	struct str origin = o->operands.n > command->most ? STR("the command line") : o->applied[SET_INPUTS].origin;
	struct buf b = {0};
	int rc = name_all(&x);

	for (size_t i = 0; i < x.n && rc == EXIT_FINE; i++) {
		const char **files = ARENA_ARRAY(x.arena, const char *, x.n);
		struct options one;
		size_t n;

		if (x.all[i].shown)
			continue;
		rc = options_of(&x, &x.all[i], &one);
		if (rc == EXIT_FINE) {
			n = of_project(&x, &one, i, files);
			buf_puts(&b, b.n ? "---\n" : "");
			settings_show(&one, command, &(struct shown_files){files, n, origin}, &b);
		}
		options_free(&one);
	}
	if (print_out(&b) != EXIT_FINE)
		rc = EXIT_WORLD;
	buf_free(&b);
	return rc;
}
