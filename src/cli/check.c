/* check and report: the whole ledger, on the terminal or in files. */
#include <stdio.h>

#include "base/file.h"
#include "cli/commands.h"
#include "cli/inputs.h"
#include "cli/model.h"
#include "cli/outputs.h"
#include "cli/table.h"
#include "report/safe.h"
#include "report/words.h"
#include "report/wrap.h"

/* {} in a path is the name of the ledger, or of its first file; with --each it is there already. */
static const char *named(const struct model *m, const char *path)
{
	return output_path(m->arena, path, ledger_name(m->arena, m->ledger->files.v[0].path));
}

/* ROOM is used for one file after the other: its memory is asked for once. */
static int write_file(const struct report *r, const struct renderer *renderer, const char *path, struct buf *room)
{
	struct report plain = *r;
	struct err e;
	int rc;

	plain.color = false;
	plain.annotations = NULL; /* a file is read alone */
	plain.page = str_from(path);
	room->n = 0;
	renderer->render(&plain, room);
	rc = file_write(path, buf_str(room), &e);
	return rc < 0 ? complain(EXIT_WORLD, "%s", e.text) : EXIT_FINE;
}

static int print_format(const struct report *r, const struct renderer *renderer)
{
	unsigned width = terminal_known_width();
	struct buf b = {0};
	int rc;

	renderer->render(r, &b);
	if (renderer->render == render_text && width) {
		struct buf wrapped = {0};

		wrap_text(&wrapped, buf_str(&b), width);
		buf_free(&b);
		b = wrapped;
	}
	rc = print_out(&b);
	buf_free(&b);
	return rc;
}

/* One of the outputs is standard output, so that nothing else goes there. */
static bool prints(const struct options *o)
{
	for (size_t i = 0; i < o->outputs.n; i++) {
		if (strcmp(o->outputs.v[i].path, "-") == 0)
			return true;
	}
	return false;
}

static int check_outputs(const struct model *m, const struct options *o)
{
	const char **paths = ARENA_ARRAY(m->arena, const char *, o->outputs.n + 1);

	for (size_t i = 0; i < o->outputs.n; i++)
		paths[i] = named(m, o->outputs.v[i].path);
	return outputs_check(m, o, paths, o->outputs.n);
}

static int write_outputs(const struct model *m, const struct options *o)
{
	struct buf room = {0};
	int rc = check_outputs(m, o);

	for (size_t i = 0; i < o->outputs.n && rc == EXIT_FINE; i++) {
		const struct output *output = &o->outputs.v[i];

		if (strcmp(output->path, "-") == 0)
			rc = print_format(m->report, output->renderer);
		else
			rc = write_file(m->report, output->renderer, named(m, output->path), &room);
	}
	buf_free(&room);
	return rc;
}

static int print_report(const struct model *m, const struct options *o)
{
	bool automatic = strcmp(o->format, "auto") == 0;

	return print_format(m->report, renderer_find(automatic ? STR("text") : str_from(o->format)));
}

int check_command(const struct options *o)
{
	struct model m;
	int rc = model_load(&m, o, 0);

	if (rc == EXIT_FINE)
		rc = write_outputs(&m, o);
	if (rc == EXIT_FINE && !o->quiet && !prints(o))
		rc = print_report(&m, o);
	if (rc == EXIT_FINE)
		rc = model_status(&m);
	model_free(&m);
	return rc;
}

/* ---- report -------------------------------------------------------------------------------------------------------------- */

/* The folder reports/ beside the first FILE. */
static struct str reports_folder(struct arena *a, const struct options *o)
{
	struct str first = o->operands.n ? str_from(o->operands.v[0]) : STR("");
	size_t slash = first.n;

	while (slash && first.p[slash - 1] != '/')
		slash--;
	return arena_printf(a, "%.*sreports", (int)slash, first.p);
}

static int write_all(const struct model *m, const struct options *o, struct buf *said)
{
	static const struct {
		const char *format, *ending;
	} files[] = {{"markdown", "md"}, {"html", "html"}, {"json", "json"}};
	enum { N_FILES = sizeof files / sizeof files[0] };
	struct str folder = reports_folder(m->arena, o);
	const char *paths[N_FILES];
	struct buf room = {0};
	struct err e;
	int rc;

	for (unsigned i = 0; i < N_FILES; i++)
		paths[i] = arena_printf(m->arena, "%s/discrepancies.%s", folder.p, files[i].ending).p;
	rc = outputs_check(m, o, paths, N_FILES);
	if (rc == EXIT_FINE && folder_make(folder.p, &e) < 0)
		rc = complain(EXIT_WORLD, "%s", e.text);
	for (unsigned i = 0; i < N_FILES && rc == EXIT_FINE; i++) {
		rc = write_file(m->report, renderer_find(str_from(files[i].format)), paths[i], &room);
		if (rc != EXIT_FINE)
			break;
		buf_puts(said, "wrote ");
		safe_puts(said, paths[i]);
		buf_char(said, '\n');
	}
	buf_free(&room);
	return rc;
}

static void say_sum(struct buf *b, const struct report *r)
{
	if (!r->complete)
		buf_puts(b, "incomplete: part of the ledger could not be read\n");
	say_count(b, r->comparison->n_claims, "claim");
	buf_puts(b, ", findings:");
	for (int s = SEVERITY_HIGH; s >= SEVERITY_INFO; s--)
		buf_printf(b, " %u %s%s", (unsigned)r->by_severity[s], severity_word((enum severity)s), s ? "," : "");
	if (r->ruled)
		buf_printf(b, "; %u with a ruling", (unsigned)r->ruled);
	buf_char(b, '\n');
}

static int write_reports(const struct model *m, const struct options *o)
{
	struct buf said = {0};
	int rc;

	if (o->outputs.n)
		return write_outputs(m, o);
	rc = write_all(m, o, &said);
	if (rc == EXIT_USAGE) {
		buf_free(&said);
		return rc;
	}
	say_sum(&said, m->report);
	if (rc == EXIT_FINE && !o->quiet)
		rc = print_out(&said);
	buf_free(&said);
	return rc;
}

int report_command(const struct options *given)
{
	struct options o = *given;
	struct model m;
	int rc;

	if (!o.fail_given)
		o.fail_never = true;
	rc = model_load(&m, &o, 0);
	if (rc == EXIT_FINE && o.format_given) {
		rc = write_outputs(&m, &o);
		if (rc == EXIT_FINE && !o.quiet)
			rc = print_report(&m, &o);
	} else if (rc == EXIT_FINE) {
		rc = write_reports(&m, &o);
	}
	if (rc == EXIT_FINE) {
		model_warn(&m);
		rc = model_status(&m);
	}
	model_free(&m);
	return rc;
}
