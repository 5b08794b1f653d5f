/* The keys that tie an answer to others, each with the sentence of §4 it comes from. */
#include "compare/ties.h"
#include "base/sets.h"

/* Voices linked by `likely`, also over others, are taken for one speaker. */
static void unite_likely(struct ties *t, const struct ledger *l)
{
	uint32_t n = (uint32_t)l->symbols.n;

	t->same = mem_resize(NULL, (n + 1) * sizeof *t->same);
	t->next_same = mem_resize(NULL, (n + 1) * sizeof *t->next_same);
	for (uint32_t i = 0; i < n; i++)
		t->same[i] = i;
	for (size_t i = 0; i < l->voices.n; i++)
		for (uint32_t k = 0; k < l->voices.v[i].likely.n; k++)
			set_join(t->same, l->voices.v[i].sym, l->voices.v[i].likely.v[k].sym);
	for (uint32_t i = 0; i < n; i++) {
		t->same[i] = set_root(t->same, i);
		t->next_same[i] = NONE;
	}
	for (uint32_t i = n; i-- > 0;)
		if (t->same[i] != i) {
			t->next_same[i] = t->next_same[t->same[i]];
			t->next_same[t->same[i]] = i;
		}
}

struct ties *ties_new(const struct context *c)
{
	struct ties *t = mem_resize(NULL, sizeof *t);
	const struct ledger *l = c->l;
	uint32_t symbols = (uint32_t)l->symbols.n, sources = (uint32_t)l->sources.n;

	*t = (struct ties){0};
	t->space[KEY_ENTRY] = 0;
	t->space[KEY_SPEAKER] = (uint32_t)c->out->answers.v.n;
	t->space[KEY_END] = t->space[KEY_SPEAKER] + symbols;
	t->space[KEY_HELD] = t->space[KEY_END] + sources;
	t->space[KEY_OUTLET] = t->space[KEY_HELD] + sources;
	t->space[KEY_AUTHOR] = t->space[KEY_OUTLET] + sources; /* outlet keys number at most the sources */
	t->n_keys = t->space[KEY_AUTHOR] + symbols;
	t->mark = calloc(t->n_keys + 1, sizeof *t->mark);
	t->walked = calloc(sources + 1, sizeof *t->walked);
	t->walker = calloc(sources + 1, sizeof *t->walker);
	unite_likely(t, l);
	if (!t->mark || !t->walked || !t->walker)
		mem_resize(NULL, SIZE_MAX / 2); /* ends the program with the usual message */
	return t;
}

void ties_free(struct ties *t)
{
	if (!t)
		return;
	free(t->mark);
	free(t->walked);
	free(t->walker);
	free(t->same);
	free(t->next_same);
	vec_free(&t->keys.v);
	vec_free(&t->walk);
	free(t);
}

/* Where the keys of one answer are gathered. */
struct gather {
	const struct context *c;
	struct ties *t;
	struct tie_keys *out;
	bool own_origin; /* the chain ends in a named speaker or document: passing through ties nothing */
};

static void key(struct gather *g, enum key_space space, uint32_t id, enum key_use use)
{
	vec_push(&g->out->v, (struct tie_key){g->t->space[space] + id, (uint8_t)use, (uint8_t)space,
		space == KEY_OUTLET || space == KEY_AUTHOR});
}

static uint32_t source_index(const struct context *c, uint32_t sym)
{
	return c->l->symbols.v[sym].index;
}

/* "chains that end in the same source; a chain that ends in … the article that holds the other claim" */
static void ends_in(struct gather *g, uint32_t source)
{
	key(g, KEY_END, source, KEY_BOTH);
	key(g, KEY_HELD, source, KEY_SEEKS);
}

static void step(struct ties *t, uint32_t source, uint32_t who, struct u32s *met)
{
	if (t->walked[source] == t->walk_stamp) {
		if (met)
			vec_push(met, source);
		return;
	}
	t->walked[source] = t->walk_stamp;
	t->walker[source] = who;
	vec_push(&t->walk, source);
}

void walk_relays(const struct context *c, uint32_t source, uint32_t who, struct u32s *met)
{
	struct ties *t = c->ties;

	t->walk.n = 0;
	step(t, source, who, met);
	for (size_t i = 0; i < t->walk.n; i++) {
		const struct source *s = &c->l->sources.v[t->walk.v[i]];

		for (uint32_t k = 0; k < s->relays.n; k++) /* who retells a retelling retells what it retells */
			step(t, source_index(c, s->relays.v[k].sym), who, met);
	}
}

/* "same outlet or shared author join claims in own voice or by unnamed voices of these desks" */
static void desk(struct gather *g, uint32_t source)
{
	const struct source *s = &g->c->l->sources.v[source];

	if (!s->has_outlet)
		return;
	key(g, KEY_OUTLET, s->outlet_key, KEY_BOTH);
	for (uint32_t i = 0; i < s->authors.n; i++)
		key(g, KEY_AUTHOR, s->authors.v[i].sym, KEY_BOTH);
}

static void links(struct gather *g, struct refs r)
{
	for (uint32_t i = 0; i < r.n; i++)
		key(g, KEY_SPEAKER, g->t->same[r.v[i].sym], KEY_SEEKS);
}

static void speaker_keys(struct gather *g, const struct answer *a, const struct speaker *s)
{
	const struct voice *v;
	const struct source *d;

	switch (s->kind) {
	case SPEAKER_NAMED:
		key(g, KEY_SPEAKER, s->key, KEY_BOTH);
		break;
	case SPEAKER_VOICE:
		key(g, KEY_SPEAKER, g->t->same[s->sym], KEY_BOTH);
		for (uint32_t i = g->t->same[s->sym]; i != NONE; i = g->t->next_same[i]) {
			v = voice_of(g->c->l, i);
			links(g, v->maybe);
			links(g, v->member_of);
		}
		desk(g, voice_of(g->c->l, s->sym)->source);
		break;
	case SPEAKER_DOCUMENT:
		key(g, KEY_SPEAKER, s->sym, KEY_BOTH);
		d = source_of(g->c->l, s->sym);
		links(g, d->maybe);
		ends_in(g, source_index(g->c, s->sym));
		break;
	default:
		if (a->links)
			ends_in(g, source_index(g->c, s->sym));
		desk(g, source_index(g->c, s->sym));
	}
}

/* "a chain that … passes through the article that holds the other claim" */
static void passes_through(struct gather *g, const struct answer *a)
{
	const struct chain *chain = &g->c->l->chains.v[a->chain];

	if (a->links < 2)
		return;
	for (uint32_t i = 0; i + 1 < chain->n && !g->own_origin; i++) {
		for (uint32_t k = 0; k < chain->link[i].who.n; k++) {
			uint32_t sym = chain->link[i].who.v[k].sym;

			if (g->c->l->symbols.v[sym].kind == SYM_SOURCE)
				key(g, KEY_HELD, source_index(g->c, sym), KEY_SEEKS);
		}
	}
}

/* Does the typed `by` lie inside X: passes through it, or is an unnamed voice of it? */
static bool lies_inside(const struct context *c, const struct answer *a, uint32_t x)
{
	const struct chain *chain = &c->l->chains.v[a->chain];

	for (uint32_t i = 0; i < chain->n; i++)
		for (uint32_t k = 0; k < chain->link[i].who.n; k++)
			if (chain->link[i].who.v[k].sym == x)
				return true;
	for (uint8_t i = 0; i < a->n_speakers; i++) {
		const struct voice *v = a->speakers[i].kind == SPEAKER_VOICE ? voice_of(c->l, a->speakers[i].sym) : NULL;

		if (v && c->l->sources.v[v->source].sym == x)
			return true;
	}
	return false;
}

/* "A source's `relays` counts for its claims without `by` and for those whose `by` lies inside what it relays": the word
 * has passed through there. Where it is the whole chain, the word ends there, as of every chain. */
static void relayed(struct gather *g, const struct answer *a)
{
	const struct source *s = &g->c->l->sources.v[a->source];

	if (g->own_origin || (a->links == 0 && a->has_by)) /* `by: own` */
		return;
	if (!a->has_by && a->n_speakers > 1)
		return; /* both of two relays are its chain already, jointly */
	for (uint32_t i = 0; i < s->relays.n; i++)
		if (!a->has_by || lies_inside(g->c, a, s->relays.v[i].sym))
			key(g, KEY_HELD, source_index(g->c, s->relays.v[i].sym), KEY_SEEKS);
}

void tie_keys_of(const struct context *c, uint32_t answer, struct tie_keys *out)
{
	const struct answer *a = &c->a[answer];
	struct gather g = {c, c->ties, out, true};

	key(&g, KEY_ENTRY, a->entry, KEY_BOTH);
	key(&g, KEY_HELD, a->source, KEY_OFFERS);
	for (uint8_t i = 0; i < a->n_speakers; i++) {
		speaker_keys(&g, a, &a->speakers[i]);
		if (a->speakers[i].kind != SPEAKER_NAMED && a->speakers[i].kind != SPEAKER_DOCUMENT)
			g.own_origin = false;
	}
	passes_through(&g, a);
	relayed(&g, a);
}

void tie_keys_upward(const struct context *c, uint32_t answer, struct tie_keys *out)
{
	struct gather g = {c, c->ties, out, false};
	size_t first = out->v.n, n;

	tie_keys_of(c, answer, out);
	n = out->v.n;
	c->ties->walk_stamp++;
	for (size_t i = first; i < n; i++) {
		if (out->v.v[i].space != KEY_END)
			continue;
		walk_relays(c, end_source(c->ties, &out->v.v[i]), 0, NULL);
		for (size_t k = 1; k < c->ties->walk.n; k++)
			ends_in(&g, c->ties->walk.v[k]);
	}
}
