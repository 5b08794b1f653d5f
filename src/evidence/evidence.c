/* The copies read, the claims laid beside them, what is wrong told. */
#include "evidence/evidence.h"

#include "evidence/tell.h"

static bool *with_claims(struct arena *a, const struct ledger *l)
{
	bool *v = ARENA_ARRAY(a, bool, l->sources.n + 1);

	for (size_t i = 0; i < l->claims.n; i++)
		v[l->claims.v[i].source] = true;
	return v;
}

const uint32_t *evidence_unverified(const struct evidence *e, uint32_t *n)
{
	const bool *claims = with_claims(e->arena, e->l);
	uint32_t *v = ARENA_ARRAY(e->arena, uint32_t, e->l->sources.n + 1);

	*n = 0;
	for (uint32_t i = 0; i < e->l->sources.n; i++)
		if (claims[i] && e->copies.of[i] == NONE)
			v[(*n)++] = i;
	return v;
}

static void require_copies(const struct evidence *e)
{
	uint32_t n;
	const uint32_t *v = evidence_unverified(e, &n);

	for (uint32_t i = 0; i < n; i++) {
		uint32_t sym = e->l->sources.v[v[i]].sym;

		if (!e->copies.unread[v[i]])
			diag_add(e->l->diags, DIAG_NO_COPY, e->l->symbols.v[sym].loc,
				"`%.*s` has claims and no copy on file, so its words cannot be verified; import it (gainsay add ARTICLE "
				"--source %.*s), or leave out --require-copies",
				STR_ARG(symbol_id(e->l, sym)), STR_ARG(symbol_id(e->l, sym)));
	}
}

struct evidence *evidence_read(struct arena *a, struct ledger *l, const struct evidence_options *o)
{
	struct evidence *e = ARENA_NEW(a, struct evidence);

	e->arena = a;
	e->l = l;
	e->copies = copies_read(a, l, o->articles);
	e->heard = hear(&e->copies);
	e->anchors = anchors_check(a, l, &e->copies, e->heard);
	e->wordings = wordings_find(&e->copies, e->heard);
	if (o->require_copies)
		require_copies(e);
	anchors_tell(&e->anchors, l, &e->copies);
	figures_tell(e);
	clocks_tell(e);
	wordings_tell(&e->wordings);
	spellings_tell(&e->copies);
	reuse_tell(&e->copies, e->heard);
	return e;
}

void evidence_free(struct evidence *e)
{
	if (!e)
		return;
	wordings_free(&e->wordings);
	anchors_free(&e->anchors);
	heard_free(e->heard, &e->copies);
	copies_free(&e->copies);
}
