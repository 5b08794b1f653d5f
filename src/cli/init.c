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
};

static bool is_taken(const struct beginning *b, struct str id)
{
	for (size_t i = 0; i < b->ids.n; i++) {
		if (str_eq(b->ids.v[i], id))
			return true;
	}
	return false;
}

/* "Post 2021.html" -> "post-2021": small letters, digits and hyphens. Of two alike the second gets a number. */
static struct str id_of(struct beginning *b, struct str path)
{
	struct buf id = {0};
	struct str name, out;

	for (name = path; str_find(name, '/') < name.n;)
		name = str_skip(name, str_find(name, '/') + 1);
	for (size_t i = 0; i < name.n && id.n < 40 && name.p[i] != '.'; i++) {
		char c = name.p[i] >= 'A' && name.p[i] <= 'Z' ? (char)(name.p[i] | 0x20) : name.p[i];
		bool good = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');

		if (id.n == 0 && !(c >= 'a' && c <= 'z'))
			buf_puts(&id, good ? "article-" : "");
		if (good)
			buf_char(&id, c);
		else if (id.n && id.p[id.n - 1] != '-')
			buf_char(&id, '-');
	}
	while (id.n && id.p[id.n - 1] == '-')
		id.n--;
	if (id.n == 0)
		buf_puts(&id, "article");
	out = buf_keep(&id, b->arena);
	for (unsigned k = 2; is_taken(b, out); k++)
		out = arena_printf(b->arena, "%.*s-%u", (int)(id.n ? id.n : str_cut(out, 40).n), out.p, k);
	buf_free(&id);
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
	struct str copy;

	if (!file_exists(path))
		return complain(EXIT_USAGE, "there is no file %s; nothing was written", path);
	if (article_read(b->arena, path, &x, &e) < 0)
		return complain(EXIT_FOUND, "%s; nothing was written", e.text);
	copy = copy_of(b, path);
	copy_entry(&b->out, id_of(b, str_from(path)), &x, copy);
	if (copy.n == 0)
		buf_puts(&b->out, "    # The article lies outside of this folder: gainsay add ARTICLE --source ID files a copy here.\n");
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

static int begin_with(struct beginning *b, const struct options *o)
{
	int rc = EXIT_FINE;

	buf_puts(&b->out, "gainsay: 1\nstory: my-story\ntitle: A title for the report\n\nsources:\n");
	for (size_t i = 0; i < o->operands.n && rc == EXIT_FINE; i++)
		rc = add_source(b, o->operands.v[i]);
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

static int init_with_articles(const char *path, const struct options *o)
{
	struct beginning b = {.arena = arena_new()};
	int rc;

	b.root = path_root(b.arena, str_from(path));
	b.folder = path_folder(path_real(b.arena, str_from(path)));
	rc = begin_with(&b, o);
	if (rc == EXIT_FINE)
		rc = write_ledger(path, buf_str(&b.out), o->operands.n == 1 ? "one source and a claim to fill in. Next: gainsay list sources"
			: "its sources and a claim to fill in. Next: gainsay list sources");
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
