/* An unnamed speaker whose words are, but for capitals, blanks, hyphens or "the", a name or an id of the ledger: "court
 * records" beside the document `court-records`, "fire service" beside "Fire Service". In small letters it is a stranger of
 * one article. Nothing less than the same words is told. */
#include "text/utf8.h"
#include "ledger/reader.h"

static struct str without_the(struct str s)
{
	return str_starts(s, "the ") ? str_skip(s, 4) : s;
}

/* The source or entity with the id S, blanks as hyphens; or NONE. */
static uint32_t with_id(struct reader *r, struct str s)
{
	uint32_t sym;

	r->buf.n = 0;
	for (size_t i = 0; i < s.n; i++)
		buf_char(&r->buf, s.p[i] == ' ' ? '-' : s.p[i]);
	sym = str_map_get(&r->l->ids, buf_str(&r->buf));
	if (sym == MAP_NONE || !(1u << r->l->symbols.v[sym].kind & (KINDS_SOURCE | 1u << SYM_ENTITY)))
		return NONE;
	return sym;
}

/* The name with the text S, or with "the" in front; MAP_NONE. */
static uint32_t with_name(struct reader *r, struct str s)
{
	uint32_t i = str_map_get_tagged(&r->name_index, s, 0);

	if (i != MAP_NONE)
		return i;
	r->buf.n = 0;
	buf_puts(&r->buf, "the ");
	buf_add(&r->buf, s);
	return str_map_get_tagged(&r->name_index, buf_str(&r->buf), 0);
}

static void tell(struct reader *r, const struct symbol *typed, struct str meant, struct loc loc)
{
	struct diag *d = diag_add(r->d, DIAG_NEAR_NAMES, typed->loc,
		"`%.*s` in small letters is an unnamed speaker of this one article, and has nothing to do with `%.*s`; if that is meant, "
		"write `%.*s`; if not, say it in other words", STR_ARG(typed->id), STR_ARG(meant), STR_ARG(meant));

	diag_paste(r->d, d, "%.*s", STR_ARG(meant));
	diag_second(d, loc, "other");
}

static void look_up(struct reader *r, const struct symbol *s)
{
	const struct ledger *l = r->l;
	struct str text = without_the(text_fold(r->trees, s->id));
	uint32_t sym = with_id(r, text), name = sym == NONE ? with_name(r, text) : MAP_NONE;

	if (sym != NONE)
		tell(r, s, symbol_id(l, sym), l->symbols.v[sym].loc);
	else if (name != MAP_NONE)
		tell(r, s, r->names.v[name].text, r->names.v[name].loc);
}

/* "denies: meridian times" */
static void look_at_aims(struct reader *r, bool *seen)
{
	for (size_t i = 0; i < r->pointers.n; i++) {
		const struct pointer *p = &r->pointers.v[i];
		uint32_t sym = str_map_get_tagged(&r->unnamed, text_fold(r->trees, p->text), r->l->claims.v[p->claim].source);

		if (sym != MAP_NONE && !seen[sym])
			look_up(r, &r->l->symbols.v[sym]);
		if (sym != MAP_NONE)
			seen[sym] = true;
	}
}

/* Those of chains and of `denies` only: answers are words in small letters, too. */
void lint_unnamed(struct reader *r)
{
	const struct ledger *l = r->l;
	bool *seen = ARENA_ARRAY(r->trees, bool, l->symbols.n + 1);

	for (size_t i = 0; i < l->chains.n; i++)
		for (uint32_t k = 0; k < l->chains.v[i].n; k++)
			for (uint32_t m = 0; m < l->chains.v[i].link[k].who.n; m++) {
				uint32_t sym = l->chains.v[i].link[k].who.v[m].sym;

				if (l->symbols.v[sym].kind == SYM_UNNAMED && !seen[sym])
					look_up(r, &l->symbols.v[sym]);
				seen[sym] = true;
			}
	look_at_aims(r, seen);
}
