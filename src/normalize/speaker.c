/* Who speaks: offices become their holders, those who speak for a body become the body, an outlet is its own voice. */
#include "normalize/normalize.h"

#define OUTLET_KEY 0x80000000u

/* Person → body spoken for, office → holder; bounded, for a ledger may say odd things in a circle. */
static uint32_t canonical_speaker(const struct ledger *l, uint32_t sym, struct spans said)
{
	for (int hops = 0; hops < 8; hops++) {
		const struct entity *e = entity_of(l, sym);
		uint32_t next;

		if (!e)
			break;
		next = e->speaks_for.n ? e->speaks_for.v[0].sym : office_holder(l, sym, said);
		if (next == sym)
			break;
		sym = next;
	}
	return sym;
}

static struct speaker source_speaker(const struct ledger *l, uint32_t source_sym, bool doubt)
{
	const struct source *s = source_of(l, source_sym);

	if (s->has_outlet)
		return (struct speaker){OUTLET_KEY | s->outlet_key, source_sym, SPEAKER_OWN, doubt};
	return (struct speaker){source_sym, source_sym, SPEAKER_DOCUMENT, doubt};
}

static struct speaker one_speaker(const struct ledger *l, struct ref r, struct spans said)
{
	switch (l->symbols.v[r.sym].kind) {
	case SYM_SOURCE:
		return source_speaker(l, r.sym, r.perhaps);
	case SYM_VOICE:
	case SYM_UNNAMED:
		return (struct speaker){r.sym, r.sym, SPEAKER_VOICE, r.perhaps};
	default:
		return (struct speaker){canonical_speaker(l, r.sym, said), r.sym, SPEAKER_NAMED, r.perhaps};
	}
}

const struct speaker *claim_speakers(struct arena *a, const struct ledger *l, const struct claim *claim, struct spans said,
	uint8_t *n)
{
	const struct chain *chain = &l->chains.v[claim->chain];
	struct refs last = chain->n ? chain->link[chain->n - 1].who : (struct refs){NULL, 0};
	uint32_t count = last.n ? last.n : 1;
	struct speaker *out;

	if (count > UINT8_MAX)
		count = UINT8_MAX;
	out = ARENA_ARRAY(a, struct speaker, count);
	if (!last.n)
		out[0] = source_speaker(l, l->sources.v[claim->source].sym, false);
	for (uint32_t i = 0; i < count && last.n; i++)
		out[i] = one_speaker(l, last.v[i], said);
	*n = (uint8_t)count;
	return out;
}
