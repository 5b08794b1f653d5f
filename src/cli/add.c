/* add ARTICLE [--source ID]: an article becomes a canonical copy on file. A copy that is there already is never replaced
 * unasked: what changed is shown instead. */
#define _XOPEN_SOURCE 700 /* realpath */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/digest.h"
#include "base/file.h"
#include "cli/commands.h"
#include "cli/copies.h"
#include "cli/copy_file.h"
#include "cli/lookup.h"
#include "cli/inputs.h"
#include "ledger/paths.h"
#include "report/safe.h"

struct adding {
	const struct options *o;
	struct model m;
	bool has_ledger;
	struct str id, root; /* ROOT: folder of the project */
	struct str path;     /* where the copy goes, as opened */
	struct str copy;     /* the same as the ledger names it; empty outside of the project */
	uint32_t source;     /* index in the ledger, or NONE */
	struct article article;
	struct str bytes; /* canonical */
	struct buf out;
};

/* ---- what was asked --------------------------------------------------------------------------------------------------------- */

static bool is_id(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		bool small = s.p[i] >= 'a' && s.p[i] <= 'z', other = (s.p[i] >= '0' && s.p[i] <= '9') || s.p[i] == '-';

		if (!small && !(i && other))
			return false;
	}
	return s.n >= 1 && s.n <= 64;
}

static int read_ledger(struct adding *a)
{
	bool given = a->o->operands.n > 1;
	struct options o = *a->o;
	int rc;

	a->source = NONE;
	if (!given && !file_exists("claims.yaml")) {
		a->m.arena = arena_new();
		a->m.diags = diags_new(a->m.arena);
		a->root = path_root(a->m.arena, STR("claims.yaml"));
		return EXIT_FINE;
	}
	o.fail_never = true;
	rc = model_load(&a->m, &o, 1);
	if (rc != EXIT_FINE)
		return rc;
	a->has_ledger = true;
	model_warn(&a->m);
	a->root = path_root(a->m.arena, a->m.ledger->files.v[0].path);
	for (uint32_t i = 0; i < a->m.ledger->sources.n; i++) {
		if (str_eq(symbol_id(a->m.ledger, a->m.ledger->sources.v[i].sym), a->id))
			a->source = i;
	}
	return EXIT_FINE;
}

static int read_article(struct adding *a)
{
	const char *path = a->o->operands.v[0];
	struct str bytes;
	struct err e;

	if (strcmp(path, "-") != 0 && !file_exists(path))
		return complain(EXIT_USAGE, "there is no file %s", path);
	if (file_read(a->m.arena, path, &bytes, &e) < 0)
		return complain(EXIT_WORLD, "%s", e.text);
	if (article_parse(a->m.arena, bytes, ARTICLE_ANY, path, &a->article, &e) < 0)
		return complain(EXIT_FOUND, "%s", e.text);
	a->bytes = article_write(a->m.arena, &a->article);
	digest_hex(a->bytes, a->article.sha256, 64);
	return EXIT_FINE;
}

/* ---- where the copy goes ------------------------------------------------------------------------------------------------------ */

/* Folder of the ledger file that names the copy. */
static struct str ledger_folder(const struct adding *a)
{
	struct str file = STR("claims.yaml");

	if (a->has_ledger && a->source != NONE)
		file = a->m.ledger->files.v[a->m.ledger->symbols.v[a->m.ledger->sources.v[a->source].sym].loc.file]
			       .path;
	else if (a->has_ledger)
		file = a->m.ledger->files.v[0].path;
	return path_folder(path_real(a->m.arena, file));
}

static int place_copy(struct adding *a)
{
	struct arena *arena = a->m.arena;
	struct err e = {{0}};
	struct str full;
	struct stat st;
	int inside = 1;

	if (a->o->to)
		a->path = str_from(a->o->to);
	else if (a->o->articles)
		a->path = arena_printf(arena, "%s/%.*s.md", a->o->articles, STR_ARG(a->id));
	else
		a->path = arena_printf(arena, "%.*s/articles/%.*s.md", STR_ARG(a->root), STR_ARG(a->id));
	full = path_real(arena, a->path);
	if (!a->o->articles)
		inside = path_leaves(arena, STR(""), full, a->root) ? 0 : copy_stays_inside(arena, a->root, full, &e);
	if (inside < 0)
		return complain(EXIT_WORLD, "%s", e.text);
	if (!inside)
		return complain(EXIT_USAGE,
			"%.*s leads out of the project folder %.*s; copies stay inside it (or name their folder with "
			"--articles)",
			STR_ARG(a->path), STR_ARG(a->root));
	if (lstat(arena_str(arena, full).p, &st) == 0 && !S_ISREG(st.st_mode))
		return complain(EXIT_USAGE, "%.*s is %s; choose another place with --to", STR_ARG(a->path),
			S_ISLNK(st.st_mode) ? "a link to another file" : "no file");
	if (!path_leaves(arena, STR(""), full, a->root) || str_is(a->root, "/"))
		a->copy = path_from(arena, ledger_folder(a), full);
	a->path = full;
	return EXIT_FINE;
}

/* Another source of the ledger has this file. */
static int check_owner(struct adding *a)
{
	const struct ledger *l = a->m.ledger;

	for (uint32_t i = 0; a->has_ledger && i < l->sources.n; i++) {
		struct str other = path_of_copy(a->m.arena, l, &l->sources.v[i]);

		if (i != a->source && other.n && str_eq(path_real(a->m.arena, other), a->path))
			return complain(EXIT_USAGE,
				"%.*s is the copy of `%.*s`; one file is the copy of one source, so choose another "
				"place with "
				"--to",
				STR_ARG(other), STR_ARG(symbol_id(l, l->sources.v[i].sym)));
	}
	return EXIT_FINE;
}

static struct str shown(const struct adding *a)
{
	char here[PATH_MAX];

	return getcwd(here, sizeof here) ? path_from(a->m.arena, str_from(here), a->path) : a->path;
}

/* The files beside the articles: the ledger, its settings, a baseline. */
static int check_others(const struct adding *a)
{
	static const char *const names[] = {"gainsay.yaml", "gainsay.baseline.yaml"};
	const char *path = arena_str(a->m.arena, a->path).p;
	int rc = a->has_ledger ? output_of_copy_check(&a->m, a->o, arena_str(a->m.arena, shown(a)).p) : EXIT_FINE;

	for (size_t i = 0; rc == EXIT_FINE && i < sizeof names / sizeof *names; i++) {
		const char *other = arena_printf(a->m.arena, "%.*s/%s", STR_ARG(a->root), names[i]).p;

		if (file_is(path, other))
			rc = complain(EXIT_USAGE, "%.*s is no place for a copy: this project's %s stands there; choose another place with --to",
				STR_ARG(shown(a)), names[i]);
	}
	return rc;
}

/* ---- writing ------------------------------------------------------------------------------------------------------------------ */

static int write_copy(struct adding *a, const char *what)
{
	struct err e;

	if (copy_write(a->m.arena, a->path, a->bytes, &e) < 0)
		return complain(EXIT_WORLD, "%s", e.text);
	if (strcmp(a->o->format, "json") != 0)
		buf_printf(&a->out, "%s %.*s\n", what, STR_ARG(shown(a)));
	return EXIT_FINE;
}

/* The digest in the ledger is not that of the file: somebody edited the copy. */
static bool was_edited(const struct adding *a, const struct article *old)
{
	const struct source *s = a->has_ledger && a->source != NONE ? &a->m.ledger->sources.v[a->source] : NULL;

	return s && s->sha256.n && !str_is(s->sha256, old->sha256);
}

/* A file is there: the same, another state of the article, or something else. */
static int meet_old(struct adding *a)
{
	struct article old;
	struct buf changes = {0};
	struct str bytes;
	struct err e;
	int rc = EXIT_FOUND;
	size_t n;

	if (file_read(a->m.arena, arena_str(a->m.arena, a->path).p, &bytes, &e) < 0)
		return complain(EXIT_WORLD, "%s", e.text);
	if (str_eq(bytes, a->bytes)) {
		if (strcmp(a->o->format, "json") != 0)
			buf_printf(&a->out, "unchanged: %.*s\n", STR_ARG(shown(a)));
		return EXIT_FINE;
	}
	if (article_parse(a->m.arena, bytes, ARTICLE_ANY, "the copy", &old, &e) < 0) {
		memset(&old, 0, sizeof old);
		digest_hex(bytes, old.sha256, 64);
	}
	n = copy_changes(&changes, &old, &a->article);
	if (was_edited(a, &old))
		complain(EXIT_FOUND, "%.*s was edited after it was filed: its digest is not the one in the ledger",
			STR_ARG(shown(a)));
	if (a->o->replace) {
		rc = write_copy(a, "replaced");
	} else {
		complain(EXIT_FOUND,
			"%.*s is there already and the article is not the same (%zu %s); nothing was written. Give "
			"--replace to "
			"file the new state, or another --source to keep both (version-of: %.*s)",
			STR_ARG(shown(a)), n, n == 1 ? "change" : "changes", STR_ARG(a->id));
	}
	if (strcmp(a->o->format, "json") != 0)
		buf_add(&a->out, buf_str(&changes));
	buf_free(&changes);
	return rc;
}

static void print_copy(struct adding *a)
{
	if (strcmp(a->o->format, "json") == 0) {
		copy_json(&a->out, a->id, &a->article, a->copy);
		return;
	}
	if (a->source != NONE) {
		buf_char(&a->out, '\n');
		copy_missing(&a->out, a->id, &a->article, a->copy, &a->m.ledger->sources.v[a->source]);
	} else {
		buf_puts(&a->out, a->has_ledger ? "\nPut this into the ledger:\n\nsources:\n" : "\nsources:\n");
		copy_entry(&a->out, a->id, &a->article, a->copy);
	}
	buf_char(&a->out, '\n');
	copy_numbered(&a->out, &a->article, a->has_ledger ? &a->m : NULL, a->source);
}

static int add(struct adding *a)
{
	int rc = read_ledger(a), changed;

	if (rc == EXIT_FINE)
		rc = read_article(a);
	if (rc == EXIT_FINE)
		rc = place_copy(a);
	if (rc == EXIT_FINE)
		rc = check_owner(a);
	if (rc == EXIT_FINE)
		rc = check_others(a);
	if (rc != EXIT_FINE)
		return rc;
	changed = file_exists(arena_str(a->m.arena, a->path).p) ? meet_old(a) : write_copy(a, "wrote");
	if (changed == EXIT_FINE)
		print_copy(a);
	rc = changed == EXIT_WORLD ? EXIT_FINE : print_out(&a->out);
	return rc == EXIT_FINE ? changed : rc;
}

/* `add` files one article: whoever types several would otherwise see the second one read as a ledger. */
static const char *second_article(const struct options *o)
{
	for (size_t i = 1; i < o->operands.n; i++) {
		if (article_ending(str_from(o->operands.v[i])))
			return o->operands.v[i];
	}
	return NULL;
}

int add_command(const struct options *o)
{
	struct adding a = {.o = o};
	struct arena *arena = arena_new();
	int rc;

	if (second_article(o)) {
		arena_free(arena);
		return complain(EXIT_USAGE,
			"one article at a time: gainsay add %s, then gainsay add %s (behind the article stand ledgers, such as "
			"claims.yaml; a new ledger with all of them at once: gainsay init %s %s …)",
			o->operands.v[0], second_article(o), o->operands.v[0], second_article(o));
	}
	if (o->source)
		a.id = str_from(o->source);
	else if (strcmp(o->operands.v[0], "-") != 0)
		a.id = copy_id(arena, str_from(o->operands.v[0]));
	if (a.id.n == 0)
		rc = complain(EXIT_USAGE, "which source is it? gainsay add - --source ID, as in --source post");
	else if (!is_id(a.id))
		rc = complain(EXIT_USAGE,
			"“%s” cannot be the id of a source: small letters, digits and hyphens, beginning with a letter",
			o->source);
	else
		rc = add(&a);
	if (rc == EXIT_FINE && a.has_ledger)
		rc = model_errors(&a.m);
	buf_free(&a.out);
	if (a.m.arena)
		model_free(&a.m);
	arena_free(arena);
	return rc;
}
