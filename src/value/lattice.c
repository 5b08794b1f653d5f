/* The lattice: parents of each symbol as typed, and its ancestors, found breadth first when first asked for and kept.
 * A link added later makes what was kept stale (by its age), nothing is searched for. Asking changes what is kept: one
 * thread at a time. */
#include "value/lattice.h"

#include <stdlib.h>

struct parents {
	struct lattice_edge *v;
	uint32_t n, cap;
};

/* Ancestors of one symbol, in the order found, and their symbols with their places in V, ordered by symbol. */
struct known {
	struct ancestor *v;
	uint64_t *by_sym;
	uint32_t n, age;
};

enum { WAY_ANY, WAY_KIND, N_WAYS };

/* What questions change: kept apart, so that asking needs no more than a const lattice. */
struct search {
	struct known *known[N_WAYS];
	uint32_t *queue;
	uint32_t *place; /* of an ancestor in the array being made */
	uint32_t *mark;
	uint32_t walk;
};

struct lattice {
	struct arena *arena;
	struct parents *parents;
	struct search *search;
	uint32_t n, cap, age;
};

struct lattice *lattice_new(struct arena *a, uint32_t n_symbols)
{
	struct lattice *l = ARENA_NEW(a, struct lattice);

	l->arena = a;
	l->age = 1;
	l->search = ARENA_NEW(a, struct search);
	lattice_grow(l, n_symbols);
	return l;
}

static void *grown(struct arena *a, const void *old, size_t n, size_t cap, size_t size)
{
	char *p = arena_alloc(a, cap * size);

	if (n)
		memcpy(p, old, n * size);
	return p;
}

void lattice_grow(struct lattice *l, uint32_t n_symbols)
{
	struct search *s = l->search;
	uint32_t cap = l->cap ? l->cap : 16;
	int way;

	if (n_symbols > l->n)
		l->n = n_symbols;
	if (n_symbols <= l->cap)
		return;
	while (cap < n_symbols)
		cap = cap > UINT32_MAX / 2 ? UINT32_MAX : cap * 2;
	l->parents = grown(l->arena, l->parents, l->cap, cap, sizeof *l->parents);
	for (way = 0; way < N_WAYS; way++)
		s->known[way] = grown(l->arena, s->known[way], l->cap, cap, sizeof *s->known[way]);
	s->queue = ARENA_ARRAY(l->arena, uint32_t, cap);
	s->place = ARENA_ARRAY(l->arena, uint32_t, cap);
	s->mark = ARENA_ARRAY(l->arena, uint32_t, cap);
	s->walk = 0;
	l->cap = cap;
}

void lattice_link(struct lattice *l, uint32_t child, uint32_t parent, enum link_kind kind, bool perhaps)
{
	struct parents *p;

	lattice_grow(l, (child > parent ? child : parent) + 1);
	p = &l->parents[child];
	if (p->n == p->cap) {
		uint32_t cap = p->cap ? p->cap * 2 : 2;

		p->v = grown(l->arena, p->v, p->n, cap, sizeof *p->v);
		p->cap = cap;
	}
	p->v[p->n++] = (struct lattice_edge){.parent = parent, .kind = (uint8_t)kind, .perhaps = perhaps};
	l->age++;
}

const struct lattice_edge *lattice_parents(const struct lattice *l, uint32_t child, uint32_t *n)
{
	if (child >= l->n) {
		*n = 0;
		return NULL;
	}
	*n = l->parents[child].n;
	return l->parents[child].v;
}

/* Which links a walk follows. */
struct way {
	bool kind_only, sure_only;
};

static bool follows(struct way w, const struct lattice_edge *e)
{
	return (!w.kind_only || e->kind == LINK_KIND) && (!w.sure_only || !e->perhaps);
}

/* Puts what can be reached from A into the queue behind A, each once; gives their number with A. */
static uint32_t walk(const struct lattice *l, uint32_t a, struct way w)
{
	struct search *s = l->search;
	uint32_t head, tail = 0, i;

	s->walk++;
	s->queue[tail++] = a;
	s->mark[a] = s->walk;
	for (head = 0; head < tail; head++) {
		const struct parents *p = &l->parents[s->queue[head]];

		for (i = 0; i < p->n; i++) {
			uint32_t to = p->v[i].parent;

			if (s->mark[to] == s->walk || !follows(w, &p->v[i]))
				continue;
			s->mark[to] = s->walk;
			s->queue[tail++] = to;
		}
	}
	return tail;
}

static int by_key(const void *a, const void *b)
{
	const uint64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static void index_known(struct arena *a, struct known *k)
{
	uint32_t i;

	k->by_sym = ARENA_ARRAY(a, uint64_t, k->n);
	for (i = 0; i < k->n; i++)
		k->by_sym[i] = (uint64_t)k->v[i].sym << 32 | i;
	qsort(k->by_sym, k->n, sizeof *k->by_sym, by_key);
}

/* A second walk over fewer links tells which ancestors need none of the others. */
static void mark_flags(const struct lattice *l, uint32_t a, bool kind_way, struct known *k)
{
	const struct search *s = l->search;
	uint32_t i, n = walk(l, a, (struct way){.kind_only = kind_way, .sure_only = true});

	for (i = 1; i < n; i++)
		k->v[s->place[s->queue[i]]].perhaps = false;
	n = walk(l, a, (struct way){.kind_only = true});
	for (i = 1; i < n; i++)
		k->v[s->place[s->queue[i]]].kind_only = true;
}

/* The ancestors of A along one way, from the store or by walking. */
static const struct known *ancestors_of(const struct lattice *l, uint32_t a, int way)
{
	struct search *s = l->search;
	struct known *k = &s->known[way][a];
	uint32_t i;

	if (k->age == l->age)
		return k;
	k->age = l->age;
	k->n = l->parents[a].n ? walk(l, a, (struct way){.kind_only = way == WAY_KIND}) - 1 : 0;
	if (k->n == 0)
		return k;
	k->v = ARENA_ARRAY(l->arena, struct ancestor, k->n);
	for (i = 0; i < k->n; i++) {
		k->v[i] = (struct ancestor){.sym = s->queue[i + 1], .perhaps = true};
		s->place[k->v[i].sym] = i;
	}
	mark_flags(l, a, way == WAY_KIND, k);
	index_known(l->arena, k);
	return k;
}

const struct ancestor *lattice_ancestors(const struct lattice *l, uint32_t a, uint32_t *n)
{
	const struct known *k;

	*n = 0;
	if (a >= l->n)
		return NULL;
	k = ancestors_of(l, a, WAY_ANY);
	*n = k->n;
	return k->v;
}

static enum below below(const struct lattice *l, uint32_t a, uint32_t b, int way)
{
	const struct known *k;
	uint32_t lo = 0, hi;

	if (a == b)
		return BELOW_EQUAL;
	if (a >= l->n || l->parents[a].n == 0)
		return BELOW_NO;
	k = ancestors_of(l, a, way);
	hi = k->n;
	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;

		if (k->by_sym[mid] >> 32 < b)
			lo = mid + 1;
		else
			hi = mid;
	}
	if (lo == k->n || k->by_sym[lo] >> 32 != b)
		return BELOW_NO;
	return k->v[(uint32_t)k->by_sym[lo]].perhaps ? BELOW_PERHAPS : BELOW_SURE;
}

enum below lattice_below(const struct lattice *l, uint32_t a, uint32_t b)
{
	return below(l, a, b, WAY_ANY);
}

enum below lattice_kind_below(const struct lattice *l, uint32_t a, uint32_t b)
{
	return below(l, a, b, WAY_KIND);
}

/* Depth first without recursion: NEXT[s] = which parent of s comes next; a symbol met again while it is open closes a
 * cycle. */
uint32_t lattice_cycle(const struct lattice *l)
{
	uint32_t *next = mem_resize(NULL, (l->n + (size_t)1) * sizeof *next), *stack = l->search->queue;
	uint8_t *state = mem_resize(NULL, l->n + (size_t)1);
	uint32_t start, depth, found = UINT32_MAX;

	memset(state, 0, l->n + (size_t)1);
	for (start = 0; start < l->n && found == UINT32_MAX; start++) {
		if (state[start])
			continue;
		depth = 0;
		stack[depth++] = start;
		state[start] = 1;
		next[start] = 0;
		while (depth && found == UINT32_MAX) {
			uint32_t at = stack[depth - 1], to;

			if (next[at] == l->parents[at].n) {
				state[at] = 2;
				depth--;
				continue;
			}
			to = l->parents[at].v[next[at]++].parent;
			if (state[to] == 1)
				found = to;
			if (state[to])
				continue;
			state[to] = 1;
			next[to] = 0;
			stack[depth++] = to;
		}
	}
	free(next);
	free(state);
	return found;
}
