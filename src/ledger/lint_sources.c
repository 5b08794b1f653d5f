/* Sources: older than what they retell; on file, but without a claim from where the news stands. */
#include "ledger/reader.h"

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

void lint_openings(struct reader *r)
{
	const struct ledger *l = r->l;
	bool *opening = ARENA_ARRAY(r->trees, bool, l->sources.n + 1);
	size_t i;

	for (i = 0; i < l->claims.n; i++)
		if (l->claims.v[i].place_kind == 'p' && l->claims.v[i].place_number == 1)
			opening[l->claims.v[i].source] = true;
	for (i = 0; i < l->sources.n; i++) {
		const struct source *s = &l->sources.v[i];

		if (s->copy.n && !opening[i] && !skips_opening(s))
			diag_add(r->d, DIAG_OPENING_UNREAD, l->symbols.v[s->sym].loc,
				 "`%.*s` has a copy, but no claim from its first paragraph, where the news stands; add one, or say `skip: [p1]`",
				 STR_ARG(symbol_id(l, s->sym)));
	}
}
