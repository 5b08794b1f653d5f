/* Who is who: equal, likely-same and kindred speakers, own voices, and who has a stake in the question (§0). */
#include "compare/ties.h"

bool same_speaker(const struct answer *a, const struct answer *b)
{
	for (uint8_t i = 0; i < a->n_speakers; i++)
		for (uint8_t k = 0; k < b->n_speakers; k++)
			if (a->speakers[i].key == b->speakers[k].key)
				return true;
	return false;
}

static bool holds(struct refs r, uint32_t sym)
{
	for (uint32_t i = 0; i < r.n; i++)
		if (r.v[i].sym == sym)
			return true;
	return false;
}

bool likely_voices(const struct context *c, uint32_t voice_a, uint32_t voice_b)
{
	return c->ties->same[voice_a] == c->ties->same[voice_b];
}

static bool kindred(const struct context *c, const struct speaker *a, const struct speaker *b)
{
	if (a->key == b->key)
		return true;
	if (a->kind == SPEAKER_VOICE && b->kind == SPEAKER_VOICE)
		return likely_voices(c, a->sym, b->sym);
	if (a->kind != SPEAKER_NAMED || b->kind != SPEAKER_NAMED)
		return false;
	for (int i = 0; i < 4; i++) { /* as named and as who that is */
		uint32_t x = i & 1 ? a->sym : a->key, y = i & 2 ? b->sym : b->key;

		if (lattice_below(c->l->lattice, x, y) != BELOW_NO || lattice_below(c->l->lattice, y, x) != BELOW_NO)
			return true;
	}
	return false;
}

bool kindred_speakers(const struct context *c, const struct answer *a, const struct answer *b)
{
	for (uint8_t i = 0; i < a->n_speakers; i++)
		for (uint8_t k = 0; k < b->n_speakers; k++)
			if (kindred(c, &a->speakers[i], &b->speakers[k]))
				return true;
	return false;
}

bool own_voice(const struct answer *a)
{
	return a->n_speakers == 1 && a->speakers[0].kind == SPEAKER_OWN;
}

uint32_t speaker_desk(const struct context *c, const struct answer *a, const struct speaker *s)
{
	uint32_t source;

	(void)a;
	if (s->kind == SPEAKER_OWN)
		source = c->l->symbols.v[s->sym].index;
	else if (s->kind == SPEAKER_VOICE)
		source = voice_of(c->l, s->sym)->source;
	else
		return NONE;
	return c->l->sources.v[source].has_outlet ? source : NONE;
}

/* ---- a stake in the question --------------------------------------------------------------------------------------- */

static bool in_slots(const struct context *c, const struct answer *a, uint32_t sym)
{
	const struct question *q = question_of(c, a);

	for (uint32_t i = 0; i < q->n_slots; i++) {
		const struct symbol *s = &c->l->symbols.v[a->slots[i]];

		if (a->slots[i] == sym || (s->kind == SYM_LIST && holds(c->l->lists.v[s->index], sym)))
			return true;
	}
	return false;
}

bool is_party(const struct context *c, const struct answer *a, uint32_t sym)
{
	const struct entity *e = entity_of(c->l, sym);

	return e && (e->party || c->stake[sym] || in_slots(c, a, sym));
}

/* The symbol itself or something it is part of has a stake. */
static bool belongs(const struct context *c, const struct answer *a, uint32_t sym)
{
	uint32_t n;
	const struct ancestor *up = lattice_ancestors(c->l->lattice, sym, &n);

	if (is_party(c, a, sym))
		return true;
	for (uint32_t i = 0; i < n; i++)
		if (is_party(c, a, up[i].sym))
			return true;
	return false;
}

static bool speaker_interested(const struct context *c, const struct answer *a, const struct speaker *s)
{
	const struct voice *v;
	const struct source *d;

	switch (s->kind) {
	case SPEAKER_NAMED:
		return belongs(c, a, s->key) || belongs(c, a, s->sym);
	case SPEAKER_VOICE:
		v = voice_of(c->l, s->sym);
		return v->side.sym != NONE && belongs(c, a, v->side.sym);
	case SPEAKER_DOCUMENT:
		d = source_of(c->l, s->sym);
		for (uint32_t i = 0; d->statement && i < d->issued_by.n; i++)
			if (belongs(c, a, d->issued_by.v[i].sym))
				return true;
		return false;
	default:
		return false;
	}
}

bool is_interested(const struct context *c, const struct answer *a)
{
	for (uint8_t i = 0; i < a->n_speakers; i++)
		if (!speaker_interested(c, a, &a->speakers[i]))
			return false; /* a joint word is more than the party's */
	return true;
}

void find_stakes(const struct ledger *l, uint8_t *stake)
{
	for (size_t i = 0; i < l->voices.n; i++)
		if (l->voices.v[i].side.sym != NONE)
			stake[l->voices.v[i].side.sym] = 1;
}
