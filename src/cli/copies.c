/* A copy as people and programs see it: its entry under `sources`, its numbered blocks, the claims that stand in them. */
#include "cli/copies.h"

#include "json/writer.h"
#include "report/safe.h"
#include "report/words.h"

/* ---- the entry ------------------------------------------------------------------------------------------------------- */

/* Can the text stand in a ledger without quotation marks, also between [ and ]? */
static bool is_plain(struct str s)
{
	static const char *const words[] = {
		"yes", "no", "on", "off", "true", "false", "null", "y", "n", "own", "unknown"};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (str_is(s, words[i]))
			return false;
	}
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		bool letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';

		if (!letter && c < 0x80 && (i == 0 || !strchr("0123456789 .'-/", c) || c == 0))
			return false;
	}
	return s.n && s.p[s.n - 1] != ' ';
}

static void add_value(struct buf *b, struct str s)
{
	if (is_plain(s)) {
		buf_add(b, s);
		return;
	}
	buf_char(b, '"');
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '"' || s.p[i] == '\\')
			buf_char(b, '\\');
		buf_char(b, s.p[i]);
	}
	buf_char(b, '"');
}

static void add_line(struct buf *b, const char *key, struct str value)
{
	if (value.n == 0)
		return;
	buf_printf(b, "    %s: ", key);
	add_value(b, value);
	buf_char(b, '\n');
}

/* SOURCE: what the ledger has already and is left out, or NULL. A copy that is another is written even so. */
static void entry_lines(struct buf *b, const struct article *x, struct str copy, const struct source *s)
{
	if (!s || !s->has_outlet)
		add_line(b, "outlet", x->outlet);
	if (!s || s->title.n == 0)
		add_line(b, "title", x->headline);
	for (uint32_t i = 0; (!s || s->authors.n == 0) && i < x->n_authors; i++) {
		buf_puts(b, i ? ", " : "    authors: [");
		add_value(b, x->authors[i]);
		buf_puts(b, i + 1 == x->n_authors ? "]\n" : "");
	}
	if (x->published.n && (!s || s->published.n == 0))
		buf_printf(b, "    published: %.*s\n", STR_ARG(x->published));
	if (!s || !str_eq(s->copy, copy))
		add_line(b, "copy", copy);
	if (copy.n && (!s || !str_is(s->sha256, x->sha256)))
		buf_printf(b, "    sha256: %s\n", x->sha256);
}

void copy_entry(struct buf *b, struct str id, const struct article *x, struct str copy)
{
	buf_printf(b, "  %.*s:\n", STR_ARG(id));
	entry_lines(b, x, copy, NULL);
}

void copy_missing(struct buf *b, struct str id, const struct article *x, struct str copy, const struct source *s)
{
	struct buf lines = {0};

	entry_lines(&lines, x, copy, s);
	if (lines.n == 0)
		buf_printf(b, "The ledger has `%.*s` with this copy: nothing is to be added.\n", STR_ARG(id));
	else
		buf_printf(b, "Put this under `%.*s` in the ledger%s:\n\n%.*s", STR_ARG(id),
			s->copy.n || s->sha256.n || s->unseen ? ", in place of what it says of its copy" : "", STR_ARG(buf_str(&lines)));
	buf_free(&lines);
}

/* ---- ids ------------------------------------------------------------------------------------------------------------------- */

struct str copy_id(struct arena *a, struct str path)
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
	out = buf_keep(&id, a);
	buf_free(&id);
	return out;
}

/* ---- the numbered copy --------------------------------------------------------------------------------------------------- */

/* Does the claim stand at PLACE ("p7")? */
static bool stands_at(const struct claim *c, struct str place)
{
	uint32_t number = 0;

	if (place.n == 0 || (char)c->place_kind != place.p[0])
		return false;
	for (size_t i = 1; i < place.n; i++)
		number = number * 10 + (uint32_t)(place.p[i] - '0');
	return number == c->place_number;
}

/* What other sources say to the same question with the same slots. */
static void other_answers(struct buf *b, const struct model *m, const struct answer *a)
{
	const struct comparison *c = m->comparison;
	const struct group *g = &c->groups.v.v[a->group];
	const struct claim *own = &m->ledger->claims.v[a->claim];
	unsigned shown = 0;

	for (uint32_t i = 0; i < g->n && shown < 5; i++) {
		const struct answer *other = &c->answers.v.v[g->first + i];
		const struct claim *claim = &m->ledger->claims.v[other->claim];

		if (claim->source == own->source || other->from != NONE)
			continue;
		buf_puts(b, shown++ ? ", " : " · already: ");
		buf_add(b, claim->at);
		buf_char(b, ' ');
		say_answer(b, m->ledger, other);
	}
}

static void claim_answers(struct buf *b, const struct model *m, uint32_t claim)
{
	const struct answers *all = &m->comparison->answers;
	struct buf line = {0};

	for (size_t i = 0; i < all->v.n; i++) {
		const struct answer *a = &all->v.v[i];

		if (a->claim != claim || a->from != NONE)
			continue;
		buf_printf(&line, "%.*s  ", STR_ARG(m->ledger->claims.v[claim].at));
		buf_add(&line, symbol_id(m->ledger, m->ledger->questions.v[a->question].sym));
		buf_puts(&line, ": ");
		say_answer(&line, m->ledger, a);
		buf_puts(&line, " · ");
		say_who(&line, m->ledger, &m->ledger->claims.v[claim]);
		other_answers(&line, m, a);
		buf_puts(b, "        ");
		safe_add(b, buf_str(&line));
		buf_char(b, '\n');
		line.n = 0;
	}
	buf_free(&line);
}

static void claims_at(struct buf *b, const struct model *m, uint32_t source, struct str place)
{
	for (uint32_t i = 0; i < m->ledger->claims.n; i++) {
		const struct claim *c = &m->ledger->claims.v[i];

		if (c->source == source && stands_at(c, place))
			claim_answers(b, m, i);
	}
}

void copy_numbered(struct buf *b, const struct article *x, const struct model *m, uint32_t source)
{
	for (uint32_t i = 0; i < x->n_blocks; i++) {
		const struct block *block = &x->blocks[i];

		buf_printf(b, "%-5.*s ", STR_ARG(block->place));
		if (block->place.n == 0)
			buf_puts(b, block->kind == BLOCK_CROSSHEAD ? "## " : "(");
		safe_add(b, block->text);
		buf_puts(b, block->kind == BLOCK_LINE ? ")\n" : "\n");
		if (m && source != NONE)
			claims_at(b, m, source, block->place);
	}
}

/* ---- JSON ------------------------------------------------------------------------------------------------------------------ */

static void json_source(struct json *j, struct str id, const struct article *x, struct str copy)
{
	json_key(j, "source");
	json_object(j);
	json_pair_given(j, "id", id);
	json_pair_given(j, "outlet", x->outlet);
	json_pair_given(j, "title", x->headline);
	json_pair_strs(j, "authors", x->authors, x->n_authors);
	json_pair_given(j, "published", x->published);
	json_pair_given(j, "copy", copy);
	json_pair_given(j, "sha256", str_from(x->sha256));
	json_object_end(j);
}

void copy_json(struct buf *b, struct str id, const struct article *x, struct str copy)
{
	struct json j = json_begin(b);

	json_object(&j);
	json_source(&j, id, x, copy);
	json_key(&j, "blocks");
	json_array(&j);
	for (uint32_t i = 0; i < x->n_blocks; i++) {
		if (x->blocks[i].kind == BLOCK_LINE)
			continue;
		json_object(&j);
		json_pair_given(&j, "place", x->blocks[i].place);
		json_key(&j, "text");
		json_str(&j, x->blocks[i].text);
		json_object_end(&j);
	}
	json_array_end(&j);
	json_object_end(&j);
	buf_char(b, '\n');
}

/* ---- paths ----------------------------------------------------------------------------------------------------------------- */

struct str path_from(struct arena *a, struct str folder, struct str to)
{
	struct buf b = {0};
	struct str out;
	size_t same = 0;

	for (size_t i = 0; i <= folder.n && i <= to.n; i++) {
		bool end_here = i == folder.n || folder.p[i] == '/', end_there = i == to.n || to.p[i] == '/';

		if (end_here && end_there)
			same = i;
		if (i == folder.n || i == to.n || folder.p[i] != to.p[i])
			break;
	}
	for (size_t i = same; i < folder.n; i++) {
		if (folder.p[i] == '/' && i + 1 < folder.n)
			buf_puts(&b, "../");
	}
	buf_add(&b, str_skip(to, same < to.n && to.p[same] == '/' ? same + 1 : same));
	out = buf_keep(&b, a);
	buf_free(&b);
	return out;
}
