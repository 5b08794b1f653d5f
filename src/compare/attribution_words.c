/* attribution-conflict: the same quoted words, three or more in a row, credited to different speakers. Runs of three
 * words are hashed; who shares a run is found by sorting. */
#include "compare/attribution.h"

#include "base/sort.h"
#include "evidence/words.h"

struct run {
	uint64_t hash;
	uint32_t at; /* position in the list of credited answers */
};

struct runs {
	VEC(struct run) v;
};

static int run_order(const void *x, const void *y, void *context)
{
	const struct run *a = x, *b = y;

	(void)context;
	if (a->hash != b->hash)
		return a->hash < b->hash ? -1 : 1;
	return a->at < b->at ? -1 : a->at > b->at;
}

/* "it is a" is nobody's: one of the three says something. An ellipsis breaks the row. */
static void add_runs(struct runs *out, const struct quote *q, uint32_t at)
{
	for (uint32_t i = 0; i + 3 <= q->n; i++) {
		const struct quote_word *w = q->v + i;
		uint64_t hash = w[0].hash * 31;

		if ((w[0].link && w[1].link && w[2].link) || w[1].gap_before || w[2].gap_before)
			continue;
		hash = (hash ^ w[1].hash) * 0xff51afd7ed558ccdull;
		hash = (hash ^ w[2].hash) * 0xc4ceb9fe1a85ec53ull;
		vec_push(&out->v, (struct run){hash, at});
	}
}

static void mark_shared(const struct runs *r, const struct sides *s, bool *shared)
{
	size_t end;

	for (size_t at = 0; at < r->v.n; at = end) {
		bool differ = false;

		for (end = at + 1; end < r->v.n && r->v.v[end].hash == r->v.v[at].hash; end++)
			differ |= s->of[r->v.v[end].at] != s->of[r->v.v[at].at];
		for (size_t i = at; i < end && differ; i++)
			shared[r->v.v[i].at] = true;
	}
}

unsigned same_words_conflict(const struct camp_view *camp)
{
	struct context *c = camp->c;
	uint32_t *members = ARENA_ARRAY(c->scratch, uint32_t, camp->n),
		 *answers = ARENA_ARRAY(c->scratch, uint32_t, camp->n);
	uint32_t n = 0, kept = 0;
	struct runs runs = {0};
	struct sides s;
	bool *shared;

	for (uint32_t i = 0; i < camp->n; i++) {
		const struct answer *a = &c->a[camp->v[i]];
		struct strs quotes;

		if (!a->has_quotes || !credits(a))
			continue;
		quotes = c->l->claims.v[a->claim].quotes;
		for (uint32_t k = 0; k < quotes.n; k++) {
			struct quote q = quote_read(c->scratch, quotes.v[k]);

			add_runs(&runs, &q, n);
		}
		members[n] = i;
		answers[n++] = camp->v[i];
	}
	s = sides_of(c, answers, n);
	shared = ARENA_ARRAY(c->scratch, bool, n + 1);
	sort_by(runs.v.v, runs.v.n, sizeof *runs.v.v, run_order, NULL);
	mark_shared(&runs, &s, shared);
	vec_free(&runs.v);
	for (uint32_t i = 0; i < n; i++) {
		if (!shared[i])
			continue;
		members[kept] = members[i];
		s.of[kept++] = s.of[i];
	}
	return conflict_add(camp, members, s.of, kept);
}
