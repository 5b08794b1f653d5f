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

/* Of the last link of a chain. */
static void find_speakers(struct whose_word *w, const struct ledger *l, const struct chain *chain, struct spans said)
{
	struct refs last = chain->link[chain->n - 1].who;
	struct speaker *v;

	w->n_speakers = (uint8_t)(last.n < UINT8_MAX ? last.n : UINT8_MAX);
	w->speakers = v = ARENA_ARRAY(l->arena, struct speaker, w->n_speakers);
	w->doubt = true;
	for (uint32_t i = 0; i < w->n_speakers; i++) {
		v[i] = one_speaker(l, last.v[i], said, &w->by_day);
		w->doubt &= v[i].doubt;
	}
}

static struct whose_word word_of_chain(const struct ledger *l, uint32_t index)
{
	const struct chain *chain = &l->chains.v[index];
	struct whose_word w = {.links = (uint8_t)(chain->n > 2 ? 2 : chain->n), .dated = chain_day(l, index).n > 0};

	if (chain->n)
		find_speakers(&w, l, chain, (struct spans){NULL, 0});
	return w;
}

static struct whose_word own_word(const struct ledger *l, uint32_t source)
{
	struct speaker *v = ARENA_NEW(l->arena, struct speaker);

	*v = source_speaker(l, l->sources.v[source].sym, false);
	return (struct whose_word){.speakers = v, .n_speakers = 1};
}

struct whose_words words_new(const struct ledger *l)
{
	struct whose_words w = {mem_resize(NULL, (l->chains.n + 1) * sizeof *w.by_chain),
		mem_resize(NULL, (l->sources.n + 1) * sizeof *w.by_source)};

	for (uint32_t i = 0; i < l->chains.n; i++)
		w.by_chain[i] = word_of_chain(l, i);
	for (uint32_t i = 0; i < l->sources.n; i++)
		w.by_source[i] = own_word(l, i);
	return w;
}

void words_free(struct whose_words *w)
{
	free(w->by_chain);
	free(w->by_source);
}

struct whose_word claim_word(const struct whose_words *words, const struct ledger *l, const struct claim *claim, struct spans *said)
{
	struct whose_word w = words->by_chain[claim->chain];

	*said = w.dated ? chain_day(l, claim->chain) : l->sources.v[claim->source].published;
	if (w.links == 0)
		return words->by_source[claim->source];
	if (w.by_day)
		find_speakers(&w, l, &l->chains.v[claim->chain], *said);
	return w;
}
