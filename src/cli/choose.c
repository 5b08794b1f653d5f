/* Levels, remarks, baseline and paths, laid over a report. */
#include "cli/choose.h"

#include <stdio.h>

#include "base/file.h"
#include "cli/again.h"
#include "cli/baselines.h"
#include "cli/commands.h"
#include "cli/missing.h"
#include "ledger/paths.h"
#include "report/safe.h"

int as_of_read(const char *text, num *last, struct err *e)
{
	if (day_read(text, last) < 0)
		return err_set(e, "--as-of takes a day such as 2022-07-19, not “%s”", text);
	*last += 1439;
	return 0;
}

/* ---- the baseline ----------------------------------------------------------------------------------------------- */

static int broken(const struct diags *d, const char *path)
{
	struct buf b = {0};

	for (size_t i = 0; i < d->list.n; i++) {
		const struct diag *one = &d->list.v[i];

		safe_puts(&b, path);
		buf_printf(&b, ":%u:%u: error[%s]: ", (unsigned)one->place[0].loc.line, (unsigned)one->place[0].loc.column,
			diag_codes[one->code].id);
		safe_add(&b, one->message);
		buf_char(&b, '\n');
	}
	fwrite(b.p, 1, b.n, stderr);
	buf_free(&b);
	return EXIT_USAGE;
}

int baseline_open(struct model *m, const struct options *o, size_t skip, const char *path, struct known_list *out)
{
	struct input_file file = {.path = str_from(path), .aside = true};
	struct diags d = diags_new(m->arena);
	struct err e;
	int rc = EXIT_FINE;

	if (!file_exists(path) && o->baseline_each)
		return EXIT_FINE;
	if (!file_exists(path))
		return complain(EXIT_USAGE, "there is no baseline %s; write it: gainsay baseline write%s --baseline %s", path,
			again_files(m->arena, o, skip).p, path);
	if (file_read(m->arena, path, &file.bytes, &e) < 0)
		return complain(EXIT_WORLD, "%s", e.text);
	baseline_read(m->arena, file.bytes, (uint32_t)m->ledger->files.n, &d, out);
	diags_sort(&d);
	if (d.list.n) {
		rc = broken(&d, path);
	} else {
		vec_push(&m->ledger->files, file);
		baseline_own(m->arena, out, path, m->ledger, o->each && !o->baseline_each);
	}
	diags_free(&d);
	return rc;
}

/* ---- paths ------------------------------------------------------------------------------------------------------ */

/* A path as given: from this folder, from the project's, or (as git tells them) from that of the repository ROOT. */
static void add_path(struct arena *a, const struct options *o, struct str root, struct str path, struct changed *out)
{
	vec_push(&out->v, path_absolute(a, path));
	if (o->project.n)
		vec_push(&out->v, path_absolute(a, path_beside(a, o->project, path)));
	if (root.n)
		vec_push(&out->v, path_absolute(a, path_beside(a, arena_printf(a, "%.*s/", STR_ARG(root)), path)));
}

static struct str repository_of(struct arena *a, const struct options *o)
{
	return repository_root(a, o->project.n ? o->project : STR("."));
}

void changed_paths(struct arena *a, const struct options *o, const struct changed *lines, struct changed *out)
{
	struct str root = repository_of(a, o);

	for (size_t i = 0; i < lines->v.n; i++)
		add_path(a, o, root, lines->v.v[i], out);
}

static bool is_octal(char c, char most)
{
	return c >= '0' && c <= most;
}

/* How many characters behind a backslash stand for *C; 0: none that git writes. */
static size_t escaped(struct str s, char *c)
{
	static const char letters[] = "abtnvfr\"\\", meant[] = "\a\b\t\n\v\f\r\"\\";
	const char *letter = s.n && s.p[0] ? strchr(letters, s.p[0]) : NULL;

	if (letter) {
		*c = meant[letter - letters];
		return 1;
	}
	if (s.n < 3 || !is_octal(s.p[0], '3') || !is_octal(s.p[1], '7') || !is_octal(s.p[2], '7'))
		return 0;
	*c = (char)((s.p[0] - '0') * 64 + (s.p[1] - '0') * 8 + (s.p[2] - '0'));
	return 3;
}

/* git writes a path with unusual characters between quotation marks, each byte of them as a number: "stories/f\303\274r".
 * False: LINE is not of that form, and a path as it stands. */
static bool unquote(struct arena *a, struct str line, struct str *out)
{
	bool quoted = line.n > 2 && line.p[0] == '"' && line.p[line.n - 1] == '"';
	struct str s = quoted ? (struct str){line.p + 1, line.n - 2} : STR("");
	char *to = ARENA_ARRAY(a, char, s.n + 1);

	*out = (struct str){to, 0};
	while (s.n) {
		size_t n = 0;

		to[out->n] = s.p[0];
		if (s.p[0] == '"' || (s.p[0] == '\\' && (n = escaped(str_skip(s, 1), &to[out->n])) == 0))
			return false;
		s = str_skip(s, n + 1);
		out->n++;
	}
	return quoted;
}

/* Lines; or, as `git diff -z` tells them, paths that end with a zero byte and are never quoted. */
static void read_lines(struct arena *a, struct str bytes, struct changed *out)
{
	char end = str_find(bytes, '\0') < bytes.n ? '\0' : '\n';

	while (bytes.n) {
		struct str line = str_cut(bytes, str_find(bytes, end)), path;

		bytes = str_skip(bytes, line.n + 1);
		if (end == '\n')
			line = str_trim(line);
		if (end == '\n' && unquote(a, line, &path))
			line = path;
		if (line.n)
			vec_push(&out->v, line);
	}
}

/* Of a change that only takes files away none is there, too: nothing to stop for. */
static void tell_unknown(const struct options *o, const struct changed *lines)
{
	struct changed all = {0};
	bool there = false;

	changed_paths(o->arena, o, lines, &all);
	for (size_t i = 0; i < all.v.n && !there; i++)
		there = file_exists(arena_str(o->arena, all.v.v[i]).p);
	if (!there)
		complain(EXIT_FINE, "none of the changed files is there, seen from this folder, the project or its repository: are these paths, "
			"one a line?");
	vec_free(&all.v);
}

int changed_read(const struct options *o, struct changed *out)
{
	struct str bytes;
	struct err e;

	if (strcmp(o->changed_files, "-") != 0 && !file_exists(o->changed_files))
		return complain(EXIT_USAGE, "there is no file %s", o->changed_files);
	if (file_read(o->arena, o->changed_files, &bytes, &e) < 0)
		return complain(EXIT_WORLD, "%s", e.text);
	read_lines(o->arena, bytes, out);
	if (out->v.n == 0)
		complain(EXIT_FINE, "the list of changed files is empty, so that nothing is reported: did the command that makes "
			"it fail?");
	else
		tell_unknown(o, out);
	return EXIT_FINE;
}

/* PATH is a gainsay.yaml in the ledger's folder or in one above it: it may be the project's, or have been. */
static bool may_be_settings(struct str path, struct str ledger)
{
	static const char name[] = "/gainsay.yaml";
	size_t n = sizeof name - 1, folder = path.n - n;

	return path.n >= n && str_is(str_skip(path, folder), name) && ledger.n > folder && memcmp(path.p, ledger.p, folder) == 0 &&
		ledger.p[folder] == '/';
}

/* By its name or, where that is a link, by what it leads to. */
static bool is_one_of(struct arena *a, struct str file, const struct str *paths, size_t n)
{
	struct str full = path_absolute(a, file), real = path_true(a, file);

	for (size_t i = 0; i < n; i++)
		if (str_eq(full, paths[i]) || str_eq(real, paths[i]))
			return true;
	return false;
}

bool settings_changed(struct arena *a, const struct options *o, struct str ledger, const struct changed *paths)
{
	const char *const files[] = {o->config_path, o->baseline};
	struct str full = path_absolute(a, ledger), real = path_true(a, ledger);

	for (size_t i = 0; i < paths->v.n; i++)
		if (may_be_settings(paths->v.v[i], full) || may_be_settings(paths->v.v[i], real))
			return true;
	for (unsigned k = 0; k < 2; k++)
		if (files[k] && is_one_of(a, str_from(files[k]), paths->v.v, paths->v.n))
			return true;
	return false;
}

/* Is one of the N PATHS a file of the ledger, or the copy of an article? It need not be there any more. */
static bool is_part(struct model *m, const struct str *paths, size_t n)
{
	const struct ledger *l = m->ledger;
	bool out = false;

	for (size_t i = 0; i < l->files.n + l->sources.n && !out; i++) {
		struct str file = i < l->files.n ? l->files.v[i].path
			: path_of_copy(m->arena, l, &l->sources.v[i - l->files.n]);

		out = file.n && is_one_of(m->arena, file, paths, n);
	}
	return out;
}

/* A path of --report-only that is nowhere would hide everything without a word. */
static int add_asked(struct model *m, const struct options *o, const char *path, struct changed *out)
{
	struct str s = str_from(path);
	size_t first = out->v.n, n;
	bool there = false;

	add_path(m->arena, o, repository_of(m->arena, o), s, out);
	n = out->v.n;
	for (size_t i = first; i < n; i++) {
		there |= file_exists(out->v.v[i].p);
		vec_push(&out->v, path_true(m->arena, out->v.v[i]));
	}
	if (there || is_part(m, &out->v.v[first], n - first))
		return EXIT_FINE;
	return complain(EXIT_USAGE, "--report-only %s: there is no such file or folder, and the ledger has none%s", path,
		mean_path(m->arena, s));
}

static int choose_paths(struct model *m, const struct options *o)
{
	struct changed lines = {0}, paths = {0};
	int rc = EXIT_FINE;

	bool by_changes = o->changed_files && !o->whole;

	if (!o->report_only.n && !by_changes)
		return EXIT_FINE;
	for (size_t i = 0; i < o->report_only.n && rc == EXIT_FINE; i++)
		rc = add_asked(m, o, o->report_only.v[i], &paths);
	if (rc == EXIT_FINE && by_changes)
		rc = changed_read(o, &lines);
	changed_paths(m->arena, o, &lines, &paths);
	if (rc == EXIT_FINE && !settings_changed(m->arena, o, m->ledger->files.v[0].path, &paths))
		report_only(m->report, paths.v.v, paths.v.n);
	vec_free(&lines.v);
	vec_free(&paths.v);
	return rc;
}

int choose(struct model *m, const struct options *o, const struct known_list *baseline)
{
	struct report *r = m->report;

	report_levels(r, m->comparison, &m->diags, o->levels, o->n_levels);
	report_ignores(r, m->ledger, !o->as_of);
	if (o->baseline)
		report_baseline(r, baseline, &m->diags);
	if (o->as_of)
		r->as_of = str_from(o->as_of);
	return choose_paths(m, o);
}
