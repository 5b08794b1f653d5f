/* Sides: one union over the speakers of a camp, by the ways in which two names can be one side of a story. */
#include "compare/sides.h"

#include "base/map.h"
#include "base/sort.h"
#include "compare/ties.h"

struct parting {
	const struct context *c;
	struct u64_map at; /* speaker key or symbol -> node */
	uint32_t *parent;
	uint32_t n;
};

static uint32_t root(const struct parting *p, uint32_t i)
{
	while (p->parent[i] != i)
		i = p->parent[i] = p->parent[p->parent[i]];
	return i;
}

static void unite(struct parting *p, uint32_t a, uint32_t b)
{
	a = root(p, a);
	b = root(p, b);
	p->parent[a > b ? a : b] = a > b ? b : a;
}

static uint32_t node_of(struct parting *p, uint32_t key)
{
	uint32_t node = *u64_map_put(&p->at, key, p->n);

	if (node == p->n) {
		p->parent[node] = node;
		p->n++;
	}
	return node;
}

static void unite_present(struct parting *p, uint32_t node, uint32_t key)
{
	uint32_t other = u64_map_get(&p->at, key);

	if (other != MAP_NONE)
		unite(p, node, other);
}

static void unite_above(struct parting *p, uint32_t node, uint32_t sym)
{
	uint32_t n;
	const struct ancestor *up = lattice_ancestors(p->c->l->lattice, sym, &n);

	unite_present(p, node, sym);
	for (uint32_t i = 0; i < n; i++)
		unite_present(p, node, up[i].sym);
}

static void link_speaker(struct parting *p, const struct speaker *s)
{
	uint32_t node = node_of(p, s->key);
	const struct voice *v;
	const struct source *d;

	switch (s->kind) {
	case SPEAKER_NAMED:
		unite_above(p, node, s->key);
		unite_above(p, node, s->sym);
		break;
	case SPEAKER_VOICE: /* likely-same voices have met in the one that stands for all; a member is part of its whole */
		v = voice_of(p->c->l, s->sym);
		for (uint32_t i = 0; i < v->member_of.n; i++)
			unite_present(p, node, p->c->ties->same[v->member_of.v[i].sym]);
		break;
	case SPEAKER_DOCUMENT: /* what a document says and what its maker says are one side */
		d = source_of(p->c->l, s->sym);
		for (uint32_t i = 0; i < d->issued_by.n; i++)
			unite_above(p, node, d->issued_by.v[i].sym);
		break;
	default: break;
	}
}

static struct refs makers(const struct context *c, const struct speaker *s)
{
	return s->kind == SPEAKER_DOCUMENT ? source_of(c->l, s->sym)->issued_by : (struct refs){NULL, 0};
}

/* Also the names as typed, and a document's makers: who speaks for a body is found under the body and the own name. */
static void enter_speakers(struct parting *p, const struct answer *a)
{
	uint32_t first = node_of(p, a->speakers[0].key);

	for (uint8_t i = 0; i < a->n_speakers; i++) {
		struct refs r = makers(p->c, &a->speakers[i]);

		unite(p, first, node_of(p, a->speakers[i].key));
		if (a->speakers[i].kind == SPEAKER_NAMED)
			unite(p, first, node_of(p, a->speakers[i].sym));
		if (a->speakers[i].kind == SPEAKER_VOICE)
			unite(p, first, node_of(p, p->c->ties->same[a->speakers[i].sym]));
		for (uint32_t k = 0; k < r.n; k++)
			unite(p, first, node_of(p, r.v[k].sym));
	}
}

static size_t most_nodes(const struct context *c, const uint32_t *answers, size_t n)
{
	size_t nodes = 1;

	for (size_t i = 0; i < n; i++)
		for (uint8_t k = 0; k < c->a[answers[i]].n_speakers; k++)
			nodes += 2 + makers(c, &c->a[answers[i]].speakers[k]).n;
	return nodes;
}

struct sides sides_of(const struct context *c, const uint32_t *answers, size_t n)
{
	struct parting p = {.c = c};
	struct sides out = {ARENA_ARRAY(c->scratch, uint32_t, n + 1), (uint32_t)n};

	p.parent = ARENA_ARRAY(c->scratch, uint32_t, most_nodes(c, answers, n));
	for (size_t i = 0; i < n; i++)
		enter_speakers(&p, &c->a[answers[i]]);
	for (size_t i = 0; i < n; i++)
		for (uint8_t k = 0; k < c->a[answers[i]].n_speakers; k++)
			link_speaker(&p, &c->a[answers[i]].speakers[k]);
	for (size_t i = 0; i < n; i++)
		out.of[i] = root(&p, node_of(&p, c->a[answers[i]].speakers[0].key));
	u64_map_free(&p.at);
	return out;
}

bool credits(const struct answer *a)
{
	for (uint8_t i = 0; i < a->n_speakers; i++)
		if (a->speakers[i].kind != SPEAKER_OWN)
			return true;
	return false;
}

static int by_text(const void *x, const void *y, void *context)
{
	const struct ledger *l = context;
	uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;
	int d = a == b ? 0 : str_cmp(symbol_id(l, a), symbol_id(l, b));

	return d ? d : a < b ? -1 : a > b;
}

struct str speakers_text(const struct context *c, const uint32_t *answers, size_t n)
{
	VEC(uint32_t) all = {0};
	struct buf b = {0};
	struct str out;

	for (size_t i = 0; i < n; i++)
		for (uint8_t k = 0; k < c->a[answers[i]].n_speakers; k++)
			vec_push(&all, c->a[answers[i]].speakers[k].sym);
	sort_by(all.v, all.n, sizeof *all.v, by_text, (void *)(uintptr_t)c->l);
	for (size_t i = 0; i < all.n; i++) {
		if (i && all.v[i] == all.v[i - 1])
			continue;
		if (i)
			buf_char(&b, '+');
		buf_add(&b, symbol_id(c->l, all.v[i]));
	}
	out = buf_keep(&b, c->arena);
	buf_free(&b);
	vec_free(&all);
	return out;
}
