/* Reading the copies. Each is read, cut into blocks and turned into words once; later steps only look things up. */
#include "evidence/copies.h"

#include "base/buf.h"
#include "base/file.h"
#include "ledger/paths.h"
#include "text/utf8.h"

enum { BYTES_FOUND = 40 /* of a text that are looked for in its line */ };

/* ---- where a copy lies --------------------------------------------------------------------------------------------- */

/* FOLDER/ID with the first ending under which there is a file; empty if there is none. */
static struct str in_folder(struct copies *c, struct str folder, struct str id)
{
	static const char *const endings[] = {"md", "txt", "html", "htm"};

	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
		struct str path = arena_printf(c->arena, "%.*s/%.*s.%s", STR_ARG(folder), STR_ARG(id), endings[i]);

		if (file_exists(path.p))
			return path;
	}
	return STR("");
}

static struct str path_of(struct copies *c, const struct source *s, struct str folder)
{
	struct str id = symbol_id(c->l, s->sym), found;

	if (s->unseen)
		return STR("");
	found = folder.n ? in_folder(c, folder, id) : STR("");
	return found.n ? found : path_of_copy(c->arena, c->l, s);
}

/* A link may lead out of the project where its text does not. */
static bool leads_out(struct copies *c, const struct source *s, struct str path)
{
	struct str ledger = c->l->files.v[c->l->symbols.v[s->sym].loc.file].path;
	struct str root = file_real(c->arena, arena_str(c->arena, path_root(c->arena, ledger)).p), real = file_real(c->arena, path.p);

	if (root.n <= 1 || real.n == 0)
		return false;
	return real.n <= root.n || memcmp(real.p, root.p, root.n) != 0 || real.p[root.n] != '/';
}

/* ---- one copy ------------------------------------------------------------------------------------------------------- */

static void into_words(struct copies *c, struct copy *copy, struct arena *scratch)
{
	const struct article *x = &copy->article;
	uint32_t *first = ARENA_ARRAY(c->arena, uint32_t, x->n_blocks + 1);
	struct tokens t = {0};

	for (uint32_t i = 0; i < x->n_blocks; i++) {
		first[i] = (uint32_t)t.v.n;
		tokens_add(&t, scratch, x->blocks[i].text);
	}
	first[x->n_blocks] = (uint32_t)t.v.n;
	copy->first = first;
	copy->token = ARENA_COPY(c->arena, t.v.v, t.v.n);
	copy->n_tokens = (uint32_t)t.v.n;
	vec_free(&t.v);
}

static void cannot_read(struct copies *c, uint32_t source, const char *why)
{
	const struct source *s = &c->l->sources.v[source];

	c->unread[source] = true;
	diag_add(c->l->diags, DIAG_COPY_UNREAD, c->l->symbols.v[s->sym].loc,
		"the copy of `%.*s` cannot be checked: %s; mend its `copy`, or write no `copy` where there is none",
		STR_ARG(symbol_id(c->l, s->sym)), why);
}

static void read_one(struct copies *c, uint32_t source, struct str path, struct arena *scratch)
{
	struct copy copy = {.source = source, .path = path, .file = (uint32_t)c->l->files.n};
	struct str bytes;
	struct err e;

	if (file_read(c->arena, path.p, &bytes, &e) < 0 ||
		article_parse(c->arena, bytes, ARTICLE_ANY, path.p, &copy.article, &e) < 0) {
		cannot_read(c, source, e.text);
		return;
	}
	for (size_t i = 0; i < c->v.n; i++) /* two sources that name one file: told by the reader; it is one file all the same */
		if (str_eq(c->v.v[i].path, path))
			copy.file = c->v.v[i].file;
	if (copy.file == c->l->files.n)
		vec_push(&c->l->files, (struct input_file){.path = path, .bytes = bytes});
	into_words(c, &copy, scratch);
	arena_reset(scratch);
	c->of[source] = (uint32_t)c->v.n;
	vec_push(&c->v, copy);
}

struct copies copies_read(struct arena *a, struct ledger *l, struct str folder)
{
	struct copies c = {.arena = a, .l = l};
	struct arena *scratch = arena_new();

	c.of = ARENA_ARRAY(a, uint32_t, l->sources.n + 1);
	c.unread = ARENA_ARRAY(a, bool, l->sources.n + 1);
	for (uint32_t i = 0; i < l->sources.n; i++) {
		const struct source *s = &l->sources.v[i];
		struct str path = path_of(&c, s, folder);

		c.of[i] = NONE;
		if (path.n == 0)
			continue;
		if (folder.n == 0 && leads_out(&c, s, path))
			cannot_read(&c, i, "its path is a link that leads out of the project folder");
		else
			read_one(&c, i, path, scratch);
	}
	arena_free(scratch);
	return c;
}

void copies_free(struct copies *c)
{
	vec_free(&c->v);
}

/* ---- places --------------------------------------------------------------------------------------------------------- */

struct str claim_place(struct arena *a, const struct claim *claim)
{
	switch (claim->place_kind) {
	case 'h':
		return STR("h");
	case 's':
		return STR("s");
	case 'c':
	case 'p':
	case 'n':
		return arena_printf(a, "%c%u", claim->place_kind, (unsigned)claim->place_number);
	default:
		return STR("");
	}
}

static bool is_place(struct str place, const struct claim *claim)
{
	uint32_t number = 0;

	if (place.n == 0 || place.p[0] != (char)claim->place_kind)
		return false;
	for (size_t i = 1; i < place.n; i++)
		number = number * 10 + (uint32_t)(place.p[i] - '0');
	return number == claim->place_number;
}

/* Paragraphs stand in order, so the number is a good place to begin; whatever stands between only moves it on. */
uint32_t copy_block(const struct copy *c, const struct claim *claim)
{
	const struct article *x = &c->article;
	uint32_t from = claim->place_kind == 'p' && claim->place_number <= x->n_blocks ? claim->place_number - 1 : 0;

	for (uint32_t i = from; i < x->n_blocks; i++)
		if (is_place(x->blocks[i].place, claim))
			return i;
	return NONE;
}

uint32_t copy_block_of(const struct copy *c, uint32_t token)
{
	uint32_t lo = 0, hi = c->article.n_blocks;

	while (hi - lo > 1) {
		uint32_t mid = lo + (hi - lo) / 2;

		if (c->first[mid] <= token)
			lo = mid;
		else
			hi = mid;
	}
	return lo;
}

static struct str line_of(struct str bytes, uint32_t line)
{
	for (; line > 1 && bytes.n; line--)
		bytes = str_skip(bytes, str_find(bytes, '\n') + 1);
	return str_cut(bytes, str_find(bytes, '\n'));
}

struct loc copy_loc(const struct copies *c, const struct copy *copy, uint32_t block, struct str text)
{
	struct loc out = {.file = copy->file, .line = copy->article.blocks[block].line, .column = 1, .length = 1};
	struct str line = text.n ? line_of(c->l->files.v[copy->file].bytes, out.line) : STR(""), head = str_cut(text, BYTES_FOUND);

	for (size_t i = 0; head.n && i + head.n <= line.n; i++) {
		if (line.p[i] != head.p[0] || memcmp(line.p + i, head.p, head.n) != 0)
			continue;
		out.column = (uint32_t)utf8_count(str_cut(line, i)) + 1;
		out.length = (uint32_t)utf8_count(str_cut(text, line.n - i));
		break;
	}
	return out;
}
