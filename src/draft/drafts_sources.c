/* Who and where in drafts: names, unnamed voices, the entries of new sources. */
#include <ctype.h>

#include "base/digest.h"
#include "draft/keep.h"
#include "draft/writing.h"
#include "text/utf8.h"

/* ---- texts -------------------------------------------------------------------------------------------------- */

/* Always in double quotes: whatever stands in an article stays a text. */
void put_text(struct buf *b, struct str s)
{
	buf_char(b, '"');
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c == '"' || c == '\\')
			buf_char(b, '\\');
		if (c < ' ' || c == 0x7f)
			buf_char(b, ' ');
		else
			buf_char(b, (char)c);
	}
	buf_char(b, '"');
}

/* On one line, as a comment. */
void put_comment(struct buf *b, const char *indent, struct str s)
{
	buf_puts(b, indent);
	buf_puts(b, "# ");
	for (size_t i = 0; i < s.n; i++)
		buf_char(b, (unsigned char)s.p[i] < ' ' || s.p[i] == 0x7f ? ' ' : s.p[i]);
	buf_char(b, '\n');
}

static struct str slug(struct arena *a, struct str s, const char *otherwise)
{
	struct buf b = {0};

	for (size_t i = 0; i < s.n && b.n < 40; i++) {
		char c = (char)tolower((unsigned char)s.p[i]);
		bool small = c >= 'a' && c <= 'z', good = small || (c >= '0' && c <= '9');

		if (good && (b.n || small))
			buf_char(&b, c);
		else if (b.n && b.p[b.n - 1] != '-')
			buf_char(&b, '-');
	}
	while (b.n && b.p[b.n - 1] == '-')
		b.n--;
	if (b.n == 0)
		buf_puts(&b, otherwise);
	return keep_text(&b, a);
}

/* ---- who ---------------------------------------------------------------------------------------------------- */

void gather_names(struct writing *w)
{
	const struct ledger *l = w->o->ledger;

	for (size_t i = 0; l && i < l->entities.n; i++) {
		const struct entity *e = &l->entities.v[i];

		str_map_put(&w->names, text_fold(w->arena, e->name), e->sym);
		for (uint32_t k = 0; k < e->aliases.n; k++)
			str_map_put(&w->names, text_fold(w->arena, e->aliases.v[k]), e->sym);
	}
}

/* A name without what has a meaning in `by`. */
static struct str plain_name(struct arena *a, struct str s)
{
	char *p = arena_dup(a, s.p, s.n);

	for (size_t i = 0; i < s.n; i++) {
		if (strchr("/+()~,[]{}\"\\", p[i]) || (unsigned char)p[i] < ' ')
			p[i] = ' ';
	}
	return str_trim((struct str){p, s.n});
}

static struct str voice_of_speaker(struct writing *w, uint32_t article, const struct speaker *s)
{
	struct str text = text_fold(w->arena, s->name), id;

	for (size_t i = 0; i < w->voices.n; i++) {
		if (w->voices.v[i].article == article && str_eq(w->voices.v[i].text, text))
			return w->voices.v[i].id;
	}
	id = slug(w->arena, s->name, "voice");
	id = arena_printf(w->arena, "v%u-%.*s", (unsigned)w->voices.n + 1, STR_ARG(id));
	vec_push(&w->voices, (struct voice_id){article, text, id, *s});
	return id;
}

static bool declared_id(const struct writing *w, struct str id)
{
	const struct ledger *l = w->o->ledger;

	return l && str_map_get(&l->ids, id) != MAP_NONE;
}

/* A source of the ledger gets no new entry and so no voices: there the description itself is the voice. */
static struct str described(struct writing *w, const struct speaker *s)
{
	struct str text = plain_name(w->arena, text_fold(w->arena, s->name));

	return str_find(text, ' ') < text.n ? text : arena_printf(w->arena, "unnamed %.*s", STR_ARG(text));
}

/* The id of an entity, a voice, or the name itself; empty: nobody. */
static struct str who_text(struct writing *w, uint32_t article, const struct speaker *s)
{
	uint32_t sym;

	if (s->name.n == 0)
		return STR("");
	sym = str_map_get(&w->names, text_fold(w->arena, s->name));
	if (sym != MAP_NONE)
		return symbol_id(w->o->ledger, sym);
	if ((s->unnamed || !text_has_capital(s->name)) && declared_id(w, w->articles[article].id))
		return described(w, s);
	if (s->unnamed || !text_has_capital(s->name))
		return voice_of_speaker(w, article, s);
	return plain_name(w->arena, s->name);
}

struct str by_text(struct writing *w, const struct statement *s)
{
	struct str a = s->n_by ? who_text(w, s->article, &s->by[0]) : STR(""),
		   b = s->n_by > 1 ? who_text(w, s->article, &s->by[1]) : STR("");

	if (a.n && b.n && !str_eq(a, b))
		return arena_printf(w->arena, "%.*s/%.*s", STR_ARG(a), STR_ARG(b));
	return a.n ? a : b;
}

/* ---- sources ------------------------------------------------------------------------------------------------ */

static struct str base_name(struct str path)
{
	for (size_t i = path.n; i > 0; i--) {
		if (path.p[i - 1] == '/')
			return str_skip(path, i);
	}
	return path;
}

/* The ledger's source of this file: by its copy, or by its id. */
static struct str declared_source(const struct ledger *l, struct str path, struct str id)
{
	for (size_t i = 0; l && i < l->sources.n; i++) {
		const struct source *s = &l->sources.v[i];

		if ((s->copy.n && str_eq(base_name(s->copy), base_name(path))) || str_eq(symbol_id(l, s->sym), id))
			return symbol_id(l, s->sym);
	}
	return STR("");
}

static bool same_source(const struct writing *w, uint32_t upto, struct str id)
{
	for (uint32_t i = 0; i < upto; i++) {
		if (str_eq(w->articles[i].id, id))
			return true;
	}
	return false;
}

void name_sources(struct writing *w)
{
	for (uint32_t i = 0; i < w->n_articles; i++) {
		struct read_article *x = &w->articles[i];
		struct str name = base_name(x->path), stem = str_cut(name, str_find(name, '.')),
			   id = slug(w->arena, stem, "article"), known;

		known = declared_source(w->o->ledger, x->path, id);
		x->id = known.n ? known : id;
		for (unsigned k = 2; !known.n && (id_taken(w->filing, x->id) || same_source(w, i, x->id)); k++)
			x->id = arena_printf(w->arena, "%.*s-%u", STR_ARG(id), k);
		str_map_put(&w->filing->ids, x->id, 0);
	}
}

static void put_voices(struct writing *w, uint32_t article)
{
	bool any = false;

	for (size_t i = 0; i < w->voices.n; i++) {
		const struct voice_id *v = &w->voices.v[i];

		if (v->article != article)
			continue;
		if (!any)
			buf_puts(w->out, "    voices:\n");
		any = true;
		buf_printf(w->out, "      %.*s: {", STR_ARG(v->id));
		if (v->who.count)
			buf_printf(w->out, "n: %u, ", (unsigned)v->who.count);
		buf_puts(w->out, "job: ");
		put_text(w->out, v->who.job);
		buf_puts(w->out, "}\n");
	}
}

static void put_field(struct buf *b, const char *key, struct str text)
{
	if (!text.n)
		return;
	buf_printf(b, "    %s: ", key);
	put_text(b, text);
	buf_char(b, '\n');
}

/* A canonical copy below the folder that drafts are made in: its path and the digest of its bytes say which it is. */
static void put_copy(struct writing *w, uint32_t i)
{
	const struct article *x = &w->articles[i].article;
	struct str path = w->articles[i].path;
	char digits[sizeof x->sha256];

	if (path.n == 0 || path.p[0] == '/' || str_starts(path, "..") || str_is(path, "-"))
		return;
	digest_hex(article_write(w->arena, x), digits, sizeof digits - 1);
	if (strcmp(digits, x->sha256) != 0)
		return;
	put_field(w->out, "copy", path);
	buf_printf(w->out, "    sha256: %s\n", x->sha256);
}

static void put_source(struct writing *w, uint32_t i)
{
	const struct article *x = &w->articles[i].article;

	buf_printf(w->out, "  %.*s:\n", STR_ARG(w->articles[i].id));
	put_field(w->out, "outlet", x->outlet.n ? x->outlet : w->articles[i].id);
	if (!x->outlet.n)
		buf_puts(w->out, "    # the file does not tell the outlet: put in its name\n");
	put_field(w->out, "title", x->headline);
	if (x->published.n)
		buf_printf(w->out, "    published: %.*s\n", STR_ARG(x->published));
	else
		buf_puts(w->out, "    # published: the file does not tell the day\n");
	put_copy(w, i);
	put_voices(w, i);
}

void put_sources(struct writing *w)
{
	bool any = false;

	for (uint32_t i = 0; i < w->n_articles; i++) {
		if (declared_id(w, w->articles[i].id))
			continue;
		if (!any)
			buf_puts(w->out, "sources:\n");
		any = true;
		put_source(w, i);
	}
}
