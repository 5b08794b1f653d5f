/* A path with a slip of the finger must not cost a ledger: outputs are held against everything the run has read, by what they
 * are on disk, so that links and other spellings of a path are known as well. */
#include "cli/inputs.h"

#include <stdio.h>

#include "base/file.h"
#include "cli/commands.h"
#include "ledger/paths.h"

struct outputs {
	const char *const *path;
	struct file_id *id;
	size_t n;
};

/* 0 or EXIT_USAGE, after a message. */
static int meets(const struct outputs *x, const char *input)
{
	struct file_id id = input ? file_id(input) : (struct file_id){0};

	for (size_t i = 0; id.there && i < x->n; i++) {
		if (!file_same(x->id[i], id))
			continue;
		if (strcmp(x->path[i], input) == 0)
			return complain(EXIT_USAGE, "%s cannot be written: this run reads it; choose another path. Nothing was written", input);
		return complain(EXIT_USAGE, "%s cannot be written: it is the same file as %s, which this run reads; choose another path. "
			"Nothing was written", x->path[i], strcmp(input, "-") == 0 ? "standard input" : input);
	}
	return EXIT_FINE;
}

/* Copies that could not be read are no files of the ledger, but somebody's all the same. */
static int meets_unread(const struct outputs *x, const struct model *m)
{
	const struct ledger *l = m->ledger;
	int rc = EXIT_FINE;

	for (uint32_t i = 0; rc == EXIT_FINE && m->evidence && i < l->sources.n; i++)
		if (m->evidence->copies.unread[i])
			rc = meets(x, path_of_copy(m->arena, l, &l->sources.v[i]).p);
	return rc;
}

static bool is_copy(const struct model *m, size_t file)
{
	const struct copies *c = m->evidence ? &m->evidence->copies : NULL;

	for (size_t i = 0; c && i < c->v.n; i++)
		if (c->v.v[i].file == file)
			return true;
	return false;
}

/* A ledger of which this run reads nothing is somebody's work all the same. Its format version stands near the beginning. */
static bool is_ledger(const char *path)
{
	static const char *const marks[] = {"gainsay:", "{\"gainsay\":", "{gainsay:"};
	char begins[4096];
	FILE *file = fopen(path, "rb");
	struct str rest = {begins, file ? fread(begins, 1, sizeof begins, file) : 0};
	bool out = false;

	if (file)
		fclose(file);
	for (; rest.n && !out; rest = str_skip(rest, str_find(rest, '\n') + 1))
		for (unsigned i = 0; i < sizeof marks / sizeof *marks; i++)
			out |= str_starts(rest, marks[i]);
	return out;
}

static int is_no_other_ledger(const struct outputs *x)
{
	for (size_t i = 0; i < x->n; i++)
		if (x->id[i].there && is_ledger(x->path[i]))
			return complain(EXIT_USAGE, "%s is a ledger; choose another path for what is to be written", x->path[i]);
	return EXIT_FINE;
}

static int check(const struct model *m, const struct options *o, const char *const *paths, size_t n, bool copies)
{
	const char *const others[] = {o->config_path, o->baseline, o->changed_files};
	struct outputs x = {paths, ARENA_ARRAY(m->arena, struct file_id, n + 1), n};
	size_t there = 0;
	int rc = EXIT_FINE;

	for (size_t i = 0; i < n; i++) {
		if (strcmp(paths[i], "-") != 0)
			x.id[i] = file_id(paths[i]);
		there += x.id[i].there;
	}
	if (there == 0)
		return EXIT_FINE;
	for (size_t i = 0; rc == EXIT_FINE && i < m->ledger->files.n; i++)
		if (copies || !is_copy(m, i))
			rc = meets(&x, arena_str(m->arena, m->ledger->files.v[i].path).p);
	if (rc == EXIT_FINE && copies)
		rc = meets_unread(&x, m);
	for (size_t i = 0; rc == EXIT_FINE && i < o->operands.n; i++)
		if (strcmp(o->operands.v[i], "-") == 0)
			rc = meets(&x, "-");
	for (size_t i = 0; rc == EXIT_FINE && i < sizeof others / sizeof *others; i++)
		rc = meets(&x, others[i]);
	return rc == EXIT_FINE ? is_no_other_ledger(&x) : rc;
}

int outputs_check(const struct model *m, const struct options *o, const char *const *paths, size_t n)
{
	return check(m, o, paths, n, true);
}

int output_of_copy_check(const struct model *m, const struct options *o, const char *path)
{
	return check(m, o, &path, 1, false);
}
