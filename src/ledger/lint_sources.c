/* Sources: older than what they retell; on file, but without a claim from where the news stands. */
#include "ledger/reader.h"

enum { OPENINGS_NAMED = 6 };

static void check_dates(struct reader *r, const struct source *s)
{
	const struct ledger *l = r->l;
	uint32_t i;

	for (i = 0; i < s->relays.n; i++) {
		const struct source *up = source_of(l, s->relays.v[i].sym);

		if (!up || s->published.n == 0 || up->published.n == 0)
			continue;
		if (spans_hull(s->published).hi < spans_hull(up->published).lo)
			diag_second(diag_add(r->d, DIAG_RELAY_TOO_EARLY, l->symbols.v[s->sym].loc,
					     "`%.*s` was published before `%.*s`, which it relays; check the two dates",
					     STR_ARG(symbol_id(l, s->sym)), STR_ARG(symbol_id(l, up->sym))), l->symbols.v[up->sym].loc,
				    "upstream");
	}
}

static bool skips_opening(const struct source *s)
{
	uint32_t i;

	for (i = 0; i < s->skip.n; i++)
		if (str_is(s->skip.v[i], "p1"))
			return true;
	return false;
}

void lint_relays(struct reader *r)
{
	size_t i;

	for (i = 0; i < r->l->sources.n; i++)
		check_dates(r, &r->l->sources.v[i]);
}

/* Of one source on its own line; of several once, at the first. */
static void tell_openings(struct reader *r, const uint32_t *v, size_t n)
{
	const struct ledger *l = r->l;

	r->buf.n = 0;
	for (size_t i = 0; i < n && i < OPENINGS_NAMED; i++)
		buf_printf(&r->buf, "%s`%.*s`", i == 0 ? "" : i + 1 == n ? " and " : ", ",
			STR_ARG(symbol_id(l, l->sources.v[v[i]].sym)));
	if (n > OPENINGS_NAMED)
		buf_printf(&r->buf, " and %zu more", n - OPENINGS_NAMED);
	diag_add(r->d, DIAG_OPENING_UNREAD, l->symbols.v[l->sources.v[v[0]].sym].loc,
		n == 1 ? "%.*s has a copy, and no claim from its first paragraph: if it answers none of the questions, say "
			 "`skip: [p1]`"
		       : "%.*s have copies, and no claim from their first paragraphs: where one answers none of the questions, "
			 "say `skip: [p1]` in the source",
		STR_ARG(buf_str(&r->buf)));
}

void lint_openings(struct reader *r)
{
	const struct ledger *l = r->l;
	bool *opening = ARENA_ARRAY(r->trees, bool, l->sources.n + 1);
	uint32_t *unread = ARENA_ARRAY(r->trees, uint32_t, l->sources.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < l->claims.n; i++)
		if (l->claims.v[i].place_kind == 'p' && l->claims.v[i].place_number == 1)
			opening[l->claims.v[i].source] = true;
	for (uint32_t i = 0; i < l->sources.n; i++)
		if (l->sources.v[i].copy.n && !opening[i] && !skips_opening(&l->sources.v[i]))
			unread[n++] = i;
	if (n && l->claims.n) /* of a ledger that is only begun nothing is missing yet */
		tell_openings(r, unread, n);
}
