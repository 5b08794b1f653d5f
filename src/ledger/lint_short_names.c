/* Names that are part of one: "Korrin Home" beside "Korrin Home Furnishings", "Mr Groves" beside "Ansel Groves", "the Post"
 * beside the outlet Evening Post; and the titles of documents. Each stands for itself where nobody declared it, and one speaker becomes two. Told only
 * where exactly one longer name begins or ends so, and where what it has more is no body of its own ("Dolvek Police"). */
#include "text/utf8.h"
#include "ledger/reader.h"

enum { SHORTEST = 3, LONGEST = 64, NAMED_MOST = 6 };
#define SEVERAL (UINT32_MAX - 1)

struct longer {
	struct reader *r;
	VEC(struct name) v;      /* names, and outlets as names of their first source */
	VEC(struct str) folded;
	struct str_map part;     /* beginnings and ends of them -> index, or SEVERAL */
};

void names_tell_alike(struct reader *r, const struct name *typed, const struct name *other, const char *how)
{
	struct str id = symbol_id(r->l, other->sym);
	struct diag *d;

	if (other->declared) {
		d = diag_add(r->d, DIAG_NEAR_NAMES, typed->loc, "`%.*s` %s `%.*s`, and counts as somebody else; if they are one, write `%.*s` "
			     "(or list the name under its `aliases`); if not, declare `%.*s` under `entities` as well", STR_ARG(typed->text),
			     how, STR_ARG(symbol_name(r->l, other->sym)), STR_ARG(id), STR_ARG(typed->text));
		diag_paste(r->d, d, "%.*s", STR_ARG(id));
	} else {
		d = diag_add(r->d, DIAG_NEAR_NAMES, typed->loc, "`%.*s` %s `%.*s`, and counts as somebody else; if they are one, write them "
			     "alike (or list one under `aliases`); if not, declare both under `entities`", STR_ARG(typed->text), how,
			     STR_ARG(other->text));
	}
	diag_second(d, other->loc, "other");
}


static struct str first_word(struct str s)
{
	return str_cut(s, str_find(s, ' '));
}

static bool is_among(struct str word, const char *const *list)
{
	for (; *list; list++)
		if (str_is(word, *list))
			return true;
	return false;
}

/* Without "the", "Mr", "Minister" in front. */
static struct str without_title(struct str s)
{
	static const char *const titles[] = {"the", "mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "lord", "lady", "mr.", "mrs.",
		"ms.", "dr.", "prof.", "minister", "president", "mayor", "governor", "senator", "judge", "captain", "colonel", "general",
		"major", "lieutenant", "sergeant", "commander", "chief", "inspector", "officer", "director", "chairman", "chairwoman",
		"spokesman", "spokeswoman", "king", "queen", "prince", "princess", "prime", "foreign", "deputy", NULL};
	struct str word = first_word(s);

	while (word.n < s.n && is_among(word, titles)) {
		s = str_skip(s, word.n + 1);
		word = first_word(s);
	}
	return s;
}

/* Words that make another body of a name: "Dolvek" is not "Dolvek Police", "Merrick" not "Bank of Merrick". */
static bool is_another(struct str more)
{
	static const char *const words[] = {"of", "for", "in", "at", "on", "and", "&", "ministry", "minister", "police", "council", "government",
		"army", "navy", "office", "board", "court", "courts", "university", "college", "school", "institute", "bank", "party", "union",
		"parliament", "assembly", "senate", "congress", "embassy", "department", "agency", "authority", "committee", "commission",
		"service", "services", "brigade", "hospital", "church", "news", "radio", "times", "port", "airport", "station", "north", "south",
		"east", "west", "city", "county", "state", "region", "association", "federation", "foundation", "institution", NULL};
	struct str word;

	for (word = first_word(more); more.n; more = str_skip(more, word.n + 1), word = first_word(more))
		if (is_among(word, words))
			return true;
	return false;
}

/* Of a title only what stands before its "on", "of", "to": "Preliminary report", but no "Ardane" of "Ardane timeline". */
enum wanted_parts { PARTS_BOTH, PARTS_END, PARTS_TITLE };

static bool says_of_what(struct str more)
{
	static const char *const words[] = {"on", "of", "to", "for", "about", "by", "from", "in", NULL};

	return is_among(first_word(more), words);
}

static void note_part(struct longer *x, struct str part, struct str more, uint32_t name, enum wanted_parts wanted)
{
	uint32_t *known;

	if (part.n && part.p[part.n - 1] == ',') /* "Rory Abel, a spokesman" */
		part.n--;
	if (part.n < SHORTEST || (wanted == PARTS_TITLE ? more.n && !says_of_what(more) : is_another(more)))
		return;
	known = str_map_put(&x->part, part, name);
	if (*known != name && *known != SEVERAL && x->v.v[*known].sym != x->v.v[name].sym)
		*known = SEVERAL;
}

static void add_longer(struct longer *x, struct name name, enum wanted_parts wanted)
{
	struct str s = without_title(text_fold(x->r->trees, name.text));
	uint32_t index = (uint32_t)x->v.n;
	size_t i;

	vec_push(&x->v, name);
	vec_push(&x->folded, s);
	if (s.n > LONGEST)
		return;
	for (i = 0; i < s.n; i++) {
		if (s.p[i] != ' ')
			continue;
		if (wanted != PARTS_END) /* "Dolvek" is no Dolvek Evening Post, "the Post" may well be */
			note_part(x, str_cut(s, i), str_skip(s, i + 1), index, wanted);
		if (wanted != PARTS_TITLE) /* "the fire" is no report on the fire */
			note_part(x, str_skip(s, i + 1), str_cut(s, i), index, wanted);
	}
	if (name.declared)
		note_part(x, s, STR(""), index, wanted);
}

static void add_sources(struct longer *x)
{
	const struct ledger *l = x->r->l;
	bool *seen = ARENA_ARRAY(x->r->trees, bool, x->r->outlets.n + 1);

	memset(seen, 0, x->r->outlets.n + 1);
	for (uint32_t i = 0; i < l->sources.n; i++) {
		const struct source *s = &l->sources.v[i];
		struct name name = {.sym = s->sym, .text = s->has_outlet ? s->outlet : s->title, .loc = l->symbols.v[s->sym].loc,
			.declared = true};

		if (name.text.n == 0 || (s->has_outlet && seen[s->outlet_key]))
			continue;
		if (s->has_outlet)
			seen[s->outlet_key] = true;
		add_longer(x, name, s->has_outlet ? PARTS_END : PARTS_TITLE);
	}
}

/* "`post`", or of a paper with several articles "`post` or `post-late`". */
static size_t articles_of(struct reader *r, uint32_t outlet)
{
	const struct ledger *l = r->l;
	size_t n = 0;

	r->buf.n = 0;
	for (uint32_t i = 0; i < l->sources.n; i++) {
		const struct source *s = &l->sources.v[i];

		if (!s->has_outlet || s->outlet_key != outlet)
			continue;
		if (n < NAMED_MOST)
			buf_printf(&r->buf, "%s`%.*s`", n ? " or " : "", STR_ARG(symbol_id(l, s->sym)));
		n++;
	}
	return n;
}

static void tell_document(struct reader *r, const struct name *typed, const struct source *s)
{
	struct str id = symbol_id(r->l, s->sym);
	struct diag *d = diag_add(r->d, DIAG_NEAR_NAMES, typed->loc, "`%.*s` is taken for a speaker of that name, who has nothing to do with "
				  "the document `%.*s` (%.*s); if that is meant, write `%.*s`; if not, declare `%.*s` under `entities`",
				  STR_ARG(typed->text), STR_ARG(id), STR_ARG(s->title), STR_ARG(id), STR_ARG(typed->text));

	diag_paste(r->d, d, "%.*s", STR_ARG(id));
	diag_second(d, r->l->symbols.v[s->sym].loc, "other");
}

static void tell_outlet(struct reader *r, const struct name *typed, const struct source *s)
{
	size_t n = articles_of(r, s->outlet_key);
	struct diag *d = diag_add(r->d, DIAG_NEAR_NAMES, typed->loc, "`%.*s` is taken for a speaker of that name, who has nothing to do with "
				  "the sources of %.*s; if that paper's word is meant, write its id (%.*s); if not, declare `%.*s` under "
				  "`entities`", STR_ARG(typed->text), STR_ARG(s->outlet), STR_ARG(buf_str(&r->buf)), STR_ARG(typed->text));

	if (n == 1)
		diag_paste(r->d, d, "%.*s", STR_ARG(symbol_id(r->l, s->sym)));
	diag_second(d, r->l->symbols.v[s->sym].loc, "other");
}

void names_tell_source(struct reader *r, const struct name *typed, uint32_t sym)
{
	const struct source *s = source_of(r->l, sym);

	if (s->has_outlet)
		tell_outlet(r, typed, s);
	else
		tell_document(r, typed, s);
}

static void look_up(struct longer *x, uint32_t name)
{
	const struct name *typed = &x->v.v[name], *other;
	uint32_t found = str_map_get(&x->part, x->folded.v[name]);

	if (typed->declared || found == MAP_NONE || found == SEVERAL || x->v.v[found].sym == typed->sym)
		return;
	other = &x->v.v[found];
	if (x->r->l->symbols.v[other->sym].kind != SYM_SOURCE)
		names_tell_alike(x->r, typed, other, "may be short for");
	else
		names_tell_source(x->r, typed, other->sym);
}

void lint_short_names(struct reader *r)
{
	struct longer x = {.r = r};
	size_t i;

	for (i = 0; i < r->names.n; i++)
		add_longer(&x, r->names.v[i], PARTS_BOTH);
	add_sources(&x);
	for (i = 0; i < r->names.n; i++)
		look_up(&x, (uint32_t)i);
	vec_free(&x.v);
	vec_free(&x.folded);
	str_map_free(&x.part);
}
