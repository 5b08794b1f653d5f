/* Levels, remarks, baseline and paths, laid over a report. */
#include "cli/choose.h"

#include <stdio.h>

#include "base/file.h"
#include "cli/again.h"
#include "cli/baselines.h"
#include "cli/commands.h"
#include "report/safe.h"

int as_of_read(struct arena *a, const char *text, num *last, struct err *e)
{
	struct value_context context = {.arena = a};
	struct value_fault fault;
	struct value v;
	struct span hull;

	if (value_date(&context, str_from(text), &v, &fault) < 0 || v.spans.n != 1)
		return err_set(e, "--as-of takes a day such as 2022-07-19, not “%s”", text);
	hull = spans_hull(v.spans);
	if (hull.lo == SPAN_FROM_EVER || hull.hi == SPAN_FOR_EVER)
		return err_set(e, "--as-of takes a day such as 2022-07-19, not “%s”", text);
	*last = hull.hi;
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

/* A path as given: from this folder, or (as git tells them) from the project's. */
static void add_path(struct arena *a, const struct options *o, struct str path, struct changed *out)
{
	vec_push(&out->v, path_absolute(a, path));
	if (o->project.n)
		vec_push(&out->v, path_absolute(a, arena_printf(a, "%.*s%.*s", STR_ARG(o->project), STR_ARG(path))));
}

void changed_paths(struct arena *a, const struct options *o, const struct changed *lines, struct changed *out)
{
	for (size_t i = 0; i < lines->v.n; i++)
		add_path(a, o, lines->v.v[i], out);
}

int changed_read(const struct options *o, struct changed *out)
{
	struct str bytes;
	struct err e;
	char end;

	if (strcmp(o->changed_files, "-") != 0 && !file_exists(o->changed_files))
		return complain(EXIT_USAGE, "there is no file %s", o->changed_files);
	if (file_read(o->arena, o->changed_files, &bytes, &e) < 0)
		return complain(EXIT_WORLD, "%s", e.text);
	end = str_find(bytes, '\0') < bytes.n ? '\0' : '\n';
	while (bytes.n) {
		struct str line = str_cut(bytes, str_find(bytes, end));

		bytes = str_skip(bytes, line.n + 1);
		if (end == '\n')
			line = str_trim(line);
		if (line.n)
			vec_push(&out->v, line);
	}
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

bool settings_changed(struct arena *a, const struct options *o, struct str ledger, const struct changed *paths)
{
	const char *const files[] = {o->config_path, o->baseline};
	struct str full = path_absolute(a, ledger);

	for (size_t i = 0; i < paths->v.n; i++) {
		if (may_be_settings(paths->v.v[i], full))
			return true;
		for (unsigned k = 0; k < 2; k++)
			if (files[k] && str_eq(path_absolute(a, str_from(files[k])), paths->v.v[i]))
				return true;
	}
	return false;
}

static int choose_paths(struct model *m, const struct options *o)
{
	struct changed lines = {0}, paths = {0};
	int rc = EXIT_FINE;

	if (!o->report_only.n && !o->changed_files)
		return EXIT_FINE;
	for (size_t i = 0; i < o->report_only.n; i++)
		add_path(m->arena, o, str_from(o->report_only.v[i]), &paths);
	if (o->changed_files && !o->changed)
		rc = changed_read(o, &lines);
	changed_paths(m->arena, o, o->changed ? o->changed : &lines, &paths);
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
