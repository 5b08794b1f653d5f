/* init: a small ledger to begin with, which `check` can read at once; with articles, their sources. Articles that lie
 * outside of the project are put on file first, as `add` does it. Where anything is in the way, nothing is written. */
#define _XOPEN_SOURCE 700 /* lstat */
#include <sys/stat.h>

#include "base/digest.h"
#include "base/file.h"
#include "cli/commands.h"
#include "cli/copies.h"
#include "cli/copy_file.h"
#include "cli/model.h"
#include "cli/starter.h"
#include "ledger/paths.h"
#include "report/safe.h"

/* ---- from articles ---------------------------------------------------------------------------------------------------- */

/* A copy to be written before the ledger that names it. */
struct new_copy {
	struct str path, bytes; /* as opened */
};

struct beginning {
	struct arena *arena;
	struct buf out;
	VEC(struct str) ids;
	VEC(struct new_copy) copies; /* of articles that lie outside of the project */
	struct str folder, root;
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

/* What lies at PATH is another file, or none. */
static bool is_other(struct beginning *b, struct str path, struct str bytes)
{
	struct str old;
	struct err e;
	struct stat st;

	if (lstat(path.p, &st) < 0)
		return false;
	return !S_ISREG(st.st_mode) || file_read(b->arena, path.p, &old, &e) < 0 || !str_eq(old, bytes);
}

/* An article outside of the project gets a copy in its folder articles/, as `add` makes it. */
static int plan_copy(struct beginning *b, struct str id, struct article *x)
{
	struct new_copy c = {.path = arena_printf(b->arena, "%.*s/articles/%.*s.md", STR_ARG(b->root), STR_ARG(id))};
	struct err e = {{0}};
	int inside;

	c.bytes = article_write(b->arena, x);
	digest_hex(c.bytes, x->sha256, 64);
	inside = copy_stays_inside(b->arena, b->root, c.path, &e);
	if (inside < 0)
		return complain(EXIT_WORLD, "%s", e.text);
	if (!inside)
		return complain(EXIT_USAGE, "%.*s leads out of the project folder; nothing was written", STR_ARG(c.path));
	if (is_other(b, c.path, c.bytes))
		return complain(EXIT_USAGE, "%.*s is there already and is another article; nothing was written", STR_ARG(c.path));
	vec_push(&b->copies, c);
	return EXIT_FINE;
}

static int read_article(struct beginning *b, const char *path, struct article *x)
{
	struct str bytes;
	struct err e;

	if (!file_exists(path))
		return complain(EXIT_USAGE, "there is no file %s; nothing was written", path);
	if (file_read(b->arena, path, &bytes, &e) < 0)
		return complain(EXIT_WORLD, "%s; nothing was written", e.text);
	if (article_parse(b->arena, bytes, ARTICLE_ANY, path, x, &e) < 0)
		return complain(EXIT_FOUND, "%s; nothing was written", e.text);
	return EXIT_FINE;
}

static int add_source(struct beginning *b, const char *path)
{
	struct str full = path_real(b->arena, str_from(path)), id;
	struct article x = {0};
	int rc = read_article(b, path, &x);

	if (rc != EXIT_FINE)
		return rc;
	id = id_of(b, str_from(path));
	if (path_leaves(b->arena, STR(""), full, b->root)) {
		rc = plan_copy(b, id, &x);
		if (rc != EXIT_FINE)
			return rc;
		full = b->copies.v[b->copies.n - 1].path;
	}
	copy_entry(&b->out, id, &x, path_from(b->arena, b->folder, full));
	if (x.outlet.n == 0)
		buf_puts(&b->out, "    # outlet: the file does not say which; fill it in, or it counts as a document\n");
	if (x.published.n == 0)
		buf_puts(&b->out, "    # published: 2023-11-15\n");
	return EXIT_FINE;
}

static int write_copies(struct beginning *b, struct buf *said)
{
	struct err e;

	for (size_t i = 0; i < b->copies.n; i++) {
		const struct new_copy *c = &b->copies.v[i];

		if (file_exists(c->path.p))
			continue; /* the same: a former `init` */
		if (copy_write(b->arena, c->path, c->bytes, &e) < 0)
			return complain(EXIT_WORLD, "%s", e.text);
		buf_puts(said, "wrote ");
		safe_add(said, path_from(b->arena, b->folder, c->path));
		buf_char(said, '\n');
	}
	return EXIT_FINE;
}

static const char top[] =
	"gainsay: 1\n"
	"# title: stands above the report\n"
	"\n";

static const char rest[] =
	"\n"
	"# What the articles answer, and where. A question's key says what kind of answer it takes: yes-no, number, date,\n"
	"# one (a single word or name), set (a list) or one-of (with the words to choose from). A claim is an answer at a\n"
	"# source and a place (h headline, s standfirst, p3 paragraph 3); “gainsay show ID” prints an article with its places.\n"
	"# The day is enough for `published`; give the time (2023-11-15T07:10) where the order within one day matters.\n"
	"# The ids (behind `sources:` and below) are yours to rename, here and wherever they stand. The entry below is only an\n"
	"# example: take the # away and put in your own.\n"
	"#\n"
	"#questions:\n"
	"#  my-question:\n"
	"#    yes-no: Did it happen?\n"
	"#    # important: yes      # for what the story leans on\n"
	"#\n"
	"#claims:\n";

static int begin_with(struct beginning *b, const struct options *o)
{
	int rc = EXIT_FINE;

	buf_printf(&b->out, "%ssources:\n", top);
	for (size_t i = 0; i < o->operands.n; i++) { /* all, so that whatever is wrong is told at one go */
		int one = add_source(b, o->operands.v[i]);

		rc = one > rc ? one : rc;
	}
	buf_puts(&b->out, rest);
	buf_printf(&b->out, "#- at: %.*s.p1\n#  my-question: yes\n#  by: Jory Blass        # leave it out where it is the paper's own word\n",
		STR_ARG(b->ids.n ? b->ids.v[0] : STR("post")));
	return rc;
}

static int write_ledger(const char *path, struct str bytes, struct buf *said, const char *what)
{
	struct err e;

	if (file_write(path, bytes, &e) < 0)
		return complain(EXIT_WORLD, "%s", e.text);
	buf_printf(said, "wrote %s: %s\n", path, what);
	return print_out(said);
}

static int init_with_articles(const char *path, const struct options *o)
{
	struct beginning b = {.arena = arena_new()};
	struct buf said = {0};
	int rc;

	b.root = path_root(b.arena, str_from(path));
	b.folder = path_folder(path_real(b.arena, str_from(path)));
	rc = begin_with(&b, o);
	if (rc == EXIT_FINE)
		rc = write_copies(&b, &said);
	if (rc == EXIT_FINE) /* the first article with its places: that is what the first claim needs */
		rc = write_ledger(path, buf_str(&b.out), &said,
			arena_printf(b.arena, "%s. Next: gainsay show %.*s (prints it with its places)",
				o->operands.n == 1 ? "one source, and behind # an example of a question and a claim" :
				"its sources, and behind # an example of a question and a claim",
				STR_ARG(b.ids.v[0])).p);
	buf_free(&b.out);
	buf_free(&said);
	vec_free(&b.ids);
	vec_free(&b.copies);
	arena_free(b.arena);
	return rc;
}

static int init_without(const char *path)
{
	struct buf said = {0};
	int rc = write_ledger(path, str_from(starter_ledger), &said, "two sources, two questions, four claims. Next: gainsay check");

	buf_free(&said);
	return rc;
}

int init_command(const struct options *o)
{
	static const char path[] = "claims.yaml";

	if (file_exists(path))
		return complain(EXIT_USAGE, "%s is there already; nothing was written", path);
	if (o->operands.n)
		return init_with_articles(path, o);
	return init_without(path);
}
