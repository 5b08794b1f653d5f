/* A source counts from the day on which it was published, and for us from the day on which we saw it. */
#include "compare/as_of.h"

/* The first moment of a date as typed; SPAN_FROM_EVER if it is none. */
static num first_moment(struct arena *scratch, struct str text)
{
	struct value_context context = {.arena = scratch};
	struct value_fault fault;
	struct value v;

	if (text.n == 0 || value_date(&context, text, &v, &fault) < 0 || v.spans.n == 0)
		return SPAN_FROM_EVER;
	return spans_hull(v.spans).lo;
}

static bool came_later(struct arena *scratch, const struct source *s, num last)
{
	if (s->published.n && spans_hull(s->published).lo > last)
		return true;
	return first_moment(scratch, s->accessed) > last;
}

uint32_t as_of_answers(struct arena *scratch, const struct ledger *l, struct answers *a, num last, bool *later)
{
	size_t kept = 0;
	uint32_t claims = 0;

	for (size_t i = 0; i < l->sources.n; i++)
		later[i] = came_later(scratch, &l->sources.v[i], last);
	for (size_t i = 0; i < a->v.n; i++)
		if (!later[a->v.v[i].source])
			a->v.v[kept++] = a->v.v[i];
	a->v.n = kept;
	for (size_t i = 0; i < l->claims.n; i++)
		claims += !later[l->claims.v[i].source];
	arena_reset(scratch);
	return claims;
}

bool as_of_ruling(struct arena *scratch, const struct ruling *r, num last)
{
	return first_moment(scratch, r->date_text) <= last;
}
