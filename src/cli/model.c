/* From the command line to a settled report. */
#include "cli/model.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "cli/again.h"
#include "cli/choose.h"
#include "cli/commands.h"
#include "cli/missing.h"
#include "cli/settings.h"
#include "report/lines.h"
#include "report/terminal.h"

/* ---- today ----------------------------------------------------------------------------------------------------------- */

static int read_number(const char *z, unsigned n)
{
	int v = 0;

	for (unsigned i = 0; i < n; i++) {
		if (z[i] < '0' || z[i] > '9')
			return -1;
		v = v * 10 + (z[i] - '0');
	}
	return v;
}

int day_read(const char *z, num *first)
{
	int year, month, day, y, m, d, clock;

	if (strlen(z) != 10 || z[4] != '-' || z[7] != '-')
		return -1;
	year = read_number(z, 4);
	month = read_number(z + 5, 2);
	day = read_number(z + 8, 2);
	if (year < 1 || month < 1 || month > 12 || day < 1 || day > 31)
		return -1;
	*first = civil_minute(year, month, day, 0);
	minute_civil(*first, &y, &m, &d, &clock);
	return y == year && m == month && d == day ? 0 : -1;
}

static int read_epoch(const char *z, num *today, struct err *e)
{
	char *end;
	long long seconds;

	errno = 0;
	seconds = strtoll(z, &end, 10);
	if (errno || end == z || *end || seconds < 0 || seconds > 253402300799LL)
		return err_set(e, "SOURCE_DATE_EPOCH is “%s”: it has to be a number of seconds since 1970", z);
	*today = (num)(seconds / 86400) * 1440;
	return 0;
}

int today_read(const char *given, num *today, struct err *e)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");

	if (given && day_read(given, today) < 0)
		return err_set(e, "--now takes a day such as 2022-07-19, not “%s”", given);
	if (given)
		return 0;
	if (epoch && *epoch)
		return read_epoch(epoch, today, e);
	*today = (num)((long long)time(NULL) / 86400) * 1440;
	return 0;
}

/* ---- output ------------------------------------------------------------------------------------------------------------ */

int print_out(const struct buf *b)
{
	struct err e;

	if (stream_write(stdout, buf_str(b), "standard output", &e) == 0 || errno == EPIPE)
		return EXIT_FINE;
	return complain(EXIT_WORLD, "%s", e.text);
}

bool wants_color(enum color_mode mode)
{
	const char *no = getenv("NO_COLOR"), *term = getenv("TERM");

	if (mode != COLOR_AUTO)
		return mode == COLOR_ALWAYS;
	return isatty(STDOUT_FILENO) && !(no && *no) && term && strcmp(term, "dumb") != 0;
}

/* ---- reading ------------------------------------------------------------------------------------------------------------ */

static const char default_file[] = "claims.yaml";

static int missing(struct arena *a, const char *path, bool given)
{
	if (given)
		return complain(EXIT_USAGE, "there is no file %s%s", path, mean_path(a, str_from(path)));
	return complain(EXIT_USAGE, "there is no %s here. Name the ledger (gainsay check FILE), or start one: gainsay init", path);
}

static int folder_named(struct arena *a, const char *path)
{
	size_t n = strlen(path);
	struct str inside = arena_printf(a, "%s%s%s", path, n && path[n - 1] == '/' ? "" : "/", default_file);

	if (file_exists(inside.p))
		return complain(EXIT_WORLD, "cannot read %s: it is a folder; did you mean %s?", path, inside.p);
	return complain(EXIT_WORLD, "cannot read %s: it is a folder; name the ledger in it", path);
}

/* The paths to read; all of them have to be there. */
static int find_files(struct model *m, const struct options *o, size_t skip, const char ***paths, size_t *n)
{
	bool given = o->operands.n > skip;

	*n = given ? o->operands.n - skip : o->inputs.n ? o->inputs.n : 1;
	*paths = ARENA_ARRAY(m->arena, const char *, *n);
	for (size_t i = 0; i < *n; i++) {
		(*paths)[i] = given ? o->operands.v[skip + i] : o->inputs.n ? o->inputs.v[i] : default_file;
		if (strcmp((*paths)[i], "-") != 0 && !file_exists((*paths)[i]))
			return missing(m->arena, (*paths)[i], given || o->inputs.n);
		if (file_is_folder((*paths)[i]))
			return folder_named(m->arena, (*paths)[i]);
	}
	return EXIT_FINE;
}

/* The working folder, and the nearest folder above it (or itself) that holds a repository: paths for platforms begin there. */
static void find_repository(struct report *r)
{
	char here[4096];
	struct str root;

	if (!getcwd(here, sizeof here) || !here[1])
		return;
	r->here = r->root = arena_str(r->arena, str_from(here));
	root = repository_root(r->arena, r->here);
	if (root.n > 1)
		r->root = root;
}

static int set_report(struct model *m, const struct options *o, size_t skip, const struct known_list *baseline)
{
	struct report_codes codes = {o->select.v, o->ignore.v, o->select.n, o->ignore.n};
	struct report *r = report_new(m->arena, m->ledger, m->comparison);
	int rc;

	m->report = r;
	r->evidence = m->evidence;
	r->quotes = o->quotes;
	r->fail_on = o->fail_on;
	r->fail_never = o->fail_never;
	if (o->fail_never && o->applied && o->applied[SET_FAIL_ON].n)
		r->never_by = o->applied[SET_FAIL_ON].origin;
	r->min_severity = o->min_severity;
	r->min_given = o->min_given;
	r->brief = o->brief;
	r->explain = o->explain;
	r->verbose = o->verbose;
	r->color = wants_color(o->color);
	r->annotations = o->annotations;
	find_repository(r);
	set_again(m, o, skip);
	rc = choose(m, o, baseline);
	diags_sort(&m->diags);
	report_filter(r, &codes);
	return rc;
}

int model_load(struct model *m, const struct options *o, size_t skip)
{
	struct read_options reading = {.strict = o->strict, .instead_of = o->instead_of, .instead = o->instead,
		.stdin_name = o->stdin_name};
	struct compare_options comparing = {.with_drafts = o->with_drafts};
	struct known_list baseline = {0};
	struct evidence_options verifying = {str_from(o->articles), o->require_copies};
	const char **paths;
	struct err e;
	size_t n;
	int rc;

	memset(m, 0, sizeof *m);
	m->arena = arena_new();
	m->diags = diags_new(m->arena);
	if (today_read(o->now, &comparing.today, &e) < 0)
		return complain(EXIT_USAGE, "%s", e.text);
	if (o->as_of && as_of_read(o->as_of, &comparing.last, &e) < 0)
		return complain(EXIT_USAGE, "%s", e.text);
	if (o->as_of && !o->now)
		comparing.today = comparing.last - comparing.last % 1440;
	comparing.as_of = o->as_of != NULL;
	rc = find_files(m, o, skip, &paths, &n);
	if (rc != EXIT_FINE)
		return rc;
	m->ledger = ledger_new(m->arena, &m->diags);
	if (ledger_read(m->ledger, paths, n, &reading, &e) < 0)
		return complain(EXIT_WORLD, "%s", e.text);
	if (o->baseline)
		rc = baseline_open(m, o, skip, o->baseline, &baseline);
	if (rc == EXIT_FINE) {
		m->evidence = evidence_read(m->arena, m->ledger, &verifying);
		m->comparison = compare(m->arena, m->ledger, &comparing);
		rc = set_report(m, o, skip, &baseline);
	}
	known_free(&baseline);
	return rc;
}

void model_free(struct model *m)
{
	if (m->report)
		report_free(m->report);
	if (m->comparison)
		comparison_free(m->comparison);
	evidence_free(m->evidence);
	if (m->ledger)
		ledger_free(m->ledger);
	diags_free(&m->diags);
	arena_free(m->arena);
}

int model_errors(const struct model *m)
{
	return m->report->problem_counts[DIAG_ERROR] || !m->report->complete ? EXIT_FOUND : EXIT_FINE;
}

int model_status(const struct model *m)
{
	return report_failing(m->report) ? EXIT_FOUND : model_errors(m);
}

void model_warn(const struct model *m)
{
	struct buf b = {0};

	for (uint32_t i = 0; i < m->report->n_problems; i++) {
		const struct diag *d = &m->diags.list.v[m->report->problems[i]];

		if (d->level != DIAG_ERROR)
			continue;
		terminal_path(&b, lines_path(m->report->lines, d->place[0].loc.file));
		buf_printf(&b, ":%u:%u: error[%s]: ", (unsigned)d->place[0].loc.line, (unsigned)d->place[0].loc.column,
			diag_codes[d->code].id);
		terminal_add(&b, d->message);
		buf_char(&b, '\n');
	}
	if (b.n)
		fwrite(b.p, 1, b.n, stderr);
	buf_free(&b);
}

int model_ask(const struct options *given, size_t skip,
	int (*answer)(struct model *m, const struct options *o, struct buf *out))
{
	struct options o = *given;
	struct buf out = {0};
	struct model m;
	int rc;

	o.fail_never = true;
	rc = model_load(&m, &o, skip);
	if (rc == EXIT_FINE) {
		model_warn(&m);
		rc = answer(&m, &o, &out);
		if (print_out(&out) != EXIT_FINE)
			rc = EXIT_WORLD;
	}
	if (rc == EXIT_FINE)
		rc = model_status(&m);
	buf_free(&out);
	model_free(&m);
	return rc;
}
