/* init: a small ledger to begin with, which `check` can read at once; with articles, their sources. */
#include "base/file.h"
#include "cli/commands.h"
#include "cli/copies.h"
#include "cli/model.h"
#include "cli/starter.h"
#include "ledger/paths.h"

/* ---- from articles ---------------------------------------------------------------------------------------------------- */

struct beginning {
	struct arena *arena;
	struct buf out;
	VEC(struct str) ids;
	struct str folder, root;
	const char *outside; /* the first article that lies outside of the project, or NULL */
	struct str outside_id;
};

static bool is_taken(const struct beginning *b, struct str id)
{
	for (size_t i = 0; i < b->ids.n; i++) {
		if (str_eq(b->ids.v[i], id))
			return true;
	}
	return false;
}

/* Of two alike the second gets a number. */
static struct str id_of(struct beginning *b, struct str path)
{
	struct str name = copy_id(b->arena, path), out = name;

	for (unsigned k = 2; is_taken(b, out); k++)
		out = arena_printf(b->arena, "%.*s-%u", STR_ARG(name), k);
	vec_push(&b->ids, out);
	return out;
}

/* Only outside of the project there is no `copy`. */
static struct str copy_of(const struct beginning *b, const char *path)
{
	struct str full = path_real(b->arena, str_from(path));

	return path_leaves(b->arena, STR(""), full, b->root) ? STR("") : path_from(b->arena, b->folder, full);
}

static int add_source(struct beginning *b, const char *path)
{
	struct article x;
	struct err e;
	struct str copy, id;

	if (!file_exists(path))
		return complain(EXIT_USAGE, "there is no file %s; nothing was written", path);
	if (article_read(b->arena, path, &x, &e) < 0)
		return complain(EXIT_FOUND, "%s; nothing was written", e.text);
	copy = copy_of(b, path);
	id = id_of(b, str_from(path));
	copy_entry(&b->out, id, &x, copy);
	if (copy.n == 0 && !b->outside) {
		b->outside = path;
		b->outside_id = id;
	}
	if (x.outlet.n == 0)
		buf_puts(&b->out, "    # outlet: the file does not say which; fill it in, or it counts as a document\n");
	if (x.published.n == 0)
		buf_puts(&b->out, "    # published: 2023-11-15\n");
	return EXIT_FINE;
}

static const char rest[] =
	"\n"
	"# What the articles answer, and where. A question's key says what kind of answer it takes: yes-no, number, date,\n"
	"# one (a single word or name), set (a list) or one-of (with the words to choose from). A claim is an answer at a\n"
	"# source and a place (h headline, s standfirst, p3 paragraph 3); “gainsay show ID” prints an article with its places.\n"
	"# Take the marks away and put in your own:\n"
	"#\n"
	"#questions:\n"
	"#  my-question:\n"
	"#    yes-no: Did it happen?\n"
	"#\n"
	"#claims:\n";

static const char far_off[] =
	"# A source without `copy` lies outside of this folder: gainsay add ARTICLE --source ID files a copy here, prints it with\n"
	"# its places, and says which lines to put under the source.\n";

static int begin_with(struct beginning *b, const struct options *o)
{
	struct buf sources = {0};
	int rc = EXIT_FINE;

	for (size_t i = 0; i < o->operands.n && rc == EXIT_FINE; i++)
		rc = add_source(b, o->operands.v[i]);
	buf_add(&sources, buf_str(&b->out));
	b->out.n = 0;
	buf_puts(&b->out, "gainsay: 1\nstory: my-story\ntitle: A title for the report\n\n");
	buf_printf(&b->out, "%ssources:\n", b->outside ? far_off : "");
	buf_add(&b->out, buf_str(&sources));
	buf_free(&sources);
	buf_puts(&b->out, rest);
	buf_printf(&b->out, "#- at: %.*s.p1\n#  my-question: yes\n#  by: Jory Blass        # leave it out where it is the paper's own word\n",
		STR_ARG(b->ids.n ? b->ids.v[0] : STR("post")));
	return rc;
}

static int write_ledger(const char *path, struct str bytes, const char *what)
{
	struct buf said = {0};
	struct err e;
	int rc;

	if (file_write(path, bytes, &e) < 0)
		return complain(EXIT_WORLD, "%s", e.text);
	buf_printf(&said, "wrote %s: %s\n", path, what);
	rc = print_out(&said);
	buf_free(&said);
	return rc;
}

/* The first article with its places: that is what the first claim needs. */
static struct str what_next(const struct beginning *b, const struct options *o)
{
	const char *what = o->operands.n == 1 ? "one source and a claim to fill in" : "its sources and a claim to fill in";

	if (b->outside)
		return arena_printf(b->arena, "%s. Next: gainsay add %s --source %.*s", what, b->outside, STR_ARG(b->outside_id));
	return arena_printf(b->arena, "%s. Next: gainsay show %.*s", what, STR_ARG(b->ids.v[0]));
}

static int init_with_articles(const char *path, const struct options *o)
{
	struct beginning b = {.arena = arena_new()};
	int rc;

	b.root = path_root(b.arena, str_from(path));
	b.folder = path_folder(path_real(b.arena, str_from(path)));
	rc = begin_with(&b, o);
	if (rc == EXIT_FINE)
		rc = write_ledger(path, buf_str(&b.out), what_next(&b, o).p);
	buf_free(&b.out);
	vec_free(&b.ids);
	arena_free(b.arena);
	return rc;
}

int init_command(const struct options *o)
{
	static const char path[] = "claims.yaml";

	if (file_exists(path))
		return complain(EXIT_USAGE, "%s is there already; nothing was written", path);
	if (o->operands.n)
		return init_with_articles(path, o);
	return write_ledger(path, str_from(starter_ledger), "two sources, two questions, four claims. Next: gainsay check");
}
