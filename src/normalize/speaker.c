/* Who speaks: offices become their holders, those who speak for a body become the body, an outlet is its own voice.
 * What a chain comes to is worked out once for all claims that have it, unless it names an office: those change hands. */
#include "normalize/normalize.h"

#define OUTLET_KEY 0x80000000u

/* Person → body spoken for, office → holder; bounded, for a ledger may say odd things in a circle. */
static uint32_t canonical_speaker(const struct ledger *l, uint32_t sym, struct spans said, bool *by_day)
{
	for (int hops = 0; hops < 8; hops++) {
		const struct entity *e = entity_of(l, sym);
		uint32_t next;

		if (!e)
			break;
		*by_day |= e->n_held_by > 0;
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

static struct speaker one_speaker(const struct ledger *l, struct ref r, struct spans said, bool *by_day)
{
	switch (l->symbols.v[r.sym].kind) {
	case SYM_SOURCE:
		return source_speaker(l, r.sym, r.perhaps);
	case SYM_VOICE:
	case SYM_UNNAMED:
		return (struct speaker){r.sym, r.sym, SPEAKER_VOICE, r.perhaps};
	default:
		return (struct speaker){canonical_speaker(l, r.sym, said, by_day), r.sym, SPEAKER_NAMED, r.perhaps};
	}
}

/* The last link of the chain, or the source's own voice. */
static void find_speakers(struct whose_word *w, const struct ledger *l, const struct claim *claim, struct spans said)
{
	const struct chain *chain = &l->chains.v[claim->chain];
	struct refs last = chain->n ? chain->link[chain->n - 1].who : (struct refs){NULL, 0};
	uint32_t count = last.n < UINT8_MAX ? last.n : UINT8_MAX;
	struct speaker *v = ARENA_ARRAY(l->arena, struct speaker, count ? count : 1);

	w->speakers = v;
	w->n_speakers = (uint8_t)(count ? count : 1);
	w->doubt = true;
	if (!count)
		v[0] = source_speaker(l, l->sources.v[claim->source].sym, false);
	for (uint32_t i = 0; i < count; i++)
		v[i] = one_speaker(l, last.v[i], said, &w->by_day);
	for (uint32_t i = 0; i < w->n_speakers; i++)
		w->doubt &= v[i].doubt;
}

struct whose_words words_new(const struct ledger *l)
{
	struct whose_words w = {mem_resize(NULL, (l->chains.n + 1) * sizeof *w.by_chain),
		mem_resize(NULL, (l->sources.n + 1) * sizeof *w.by_source)};

	memset(w.by_source, 0, l->sources.n * sizeof *w.by_source);
	for (size_t i = 0; i < l->chains.n; i++) {
		uint32_t n = l->chains.v[i].n;

		w.by_chain[i] = (struct whose_word){.links = (uint8_t)(n > 2 ? 2 : n), .dated = chain_day(l, (uint32_t)i).n > 0};
	}
	return w;
}

void words_free(struct whose_words *w)
{
	free(w->by_chain);
	free(w->by_source);
}

struct whose_word claim_word(struct whose_words *words, const struct ledger *l, const struct claim *claim, struct spans *said)
{
	struct whose_word *w = &words->by_chain[claim->chain];

	if (w->links == 0)
		w = &words->by_source[claim->source];
	*said = w->dated ? chain_day(l, claim->chain) : l->sources.v[claim->source].published;
	if (!w->speakers || w->by_day)
		find_speakers(w, l, claim, *said);
	return *w;
}
