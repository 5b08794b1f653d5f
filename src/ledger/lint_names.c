/* Names: what is declared and never used, and names that look like one. */
#include "base/sort.h"
#include "text/near.h"
#include "text/utf8.h"
#include "ledger/reader.h"

void lint_unused(struct reader *r)
{
	const struct ledger *l = r->l;
	size_t i;

	for (i = 0; i < l->symbols.n; i++) {
		const struct symbol *s = &l->symbols.v[i];

		if (s->kind == SYM_ENTITY && l->entities.v[s->index].misspelt.n) /* may stand here for its spelling alone */
			continue;
		if (!s->used && s->kind != SYM_SOURCE && s->kind <= SYM_VOICE)
			diag_add(r->d, DIAG_UNUSED, s->loc, "%s that nothing uses: `%.*s`; delete it, or use it", kind_word(1u << s->kind),
				 STR_ARG(s->id));
	}
}

/* Two names that differ by one edit share a text that is one of them with a letter left out; by two, with two. */
struct shadow {
	uint64_t hash;
	uint32_t name; /* in near.names */
};

enum { SIX = 6, TEN = 10, TWO_EDITS_MOST = 20000, NAME_MOST = 64, PAIRS_MOST = 1000, JUDGED_MOST = 100000 };

struct near {
	struct reader *r;
	const struct name *names; /* those of the ledger, the ids of entities and sources, and outlets */
	size_t n_names;
	VEC(struct shadow) v;
	const struct str *folded;
	struct u64_map told; /* pairs that were looked at */
	struct u64_map said; /* a name, and the symbol that it looks like: by name and by id it is told once */
};

static int by_hash(const void *a, const void *b, void *context)
{
	const struct shadow *x = a, *y = b;

	(void)context;
	if (x->hash != y->hash)
		return x->hash < y->hash ? -1 : 1;
	return x->name < y->name ? -1 : x->name > y->name;
}

/* Of the text without the bytes SKIP and SKIP2. Bytes, not characters: a letter of several bytes differs in few of them. */
static uint64_t hash_without(struct str s, size_t skip, size_t skip2)
{
	uint64_t h = 14695981039346656037u;
	size_t i;

	for (i = 0; i < s.n; i++)
		if (i != skip && i != skip2)
			h = (h ^ (unsigned char)s.p[i]) * 1099511628211u;
	return h;
}

static void cast(struct near *n, uint32_t name, struct str s, bool two)
{
	size_t i, k;

	vec_push(&n->v, (struct shadow){hash_without(s, s.n, s.n), name});
	for (i = 0; i < s.n; i++) {
		vec_push(&n->v, (struct shadow){hash_without(s, i, s.n), name});
		for (k = i + 1; two && k < s.n; k++)
			vec_push(&n->v, (struct shadow){hash_without(s, i, k), name});
	}
}

static struct str without_digits(struct reader *r, struct str s)
{
	size_t i;

	r->buf.n = 0;
	for (i = 0; i < s.n; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			buf_char(&r->buf, s.p[i]);
	return arena_str(r->trees, buf_str(&r->buf));
}

/* "Boeing 737" and "Boeing 747" are two things. */
static bool differ_in_digits(struct reader *r, struct str a, struct str b)
{
	return str_eq(without_digits(r, a), without_digits(r, b));
}

static bool first_time(struct near *n, uint32_t name, uint32_t sym)
{
	size_t before = n->said.n;

	u64_map_put(&n->said, (uint64_t)name << 32 | sym, 1);
	return n->said.n > before;
}

static void judge(struct near *n, uint32_t a, uint32_t b)
{
	const struct name *x = &n->names[a], *y = &n->names[b], *later = !y->declared ? y : x;
	const struct name *other = later == y ? x : y;
	struct str s = n->folded[a], t = n->folded[b];
	size_t shorter = utf8_count(s) < utf8_count(t) ? utf8_count(s) : utf8_count(t);
	unsigned most = shorter >= TEN ? 2 : 1;
	size_t seen;

	if ((x->declared && y->declared) || x->sym == y->sym || shorter < SIX)
		return;
	seen = n->told.n;
	u64_map_put(&n->told, (uint64_t)a << 32 | b, 1);
	if (n->told.n == seen || near_distance(s, t, most) > most || differ_in_digits(n->r, s, t))
		return;
	if (!first_time(n, (uint32_t)(later - n->names), other->sym))
		return;
	if (n->r->l->symbols.v[other->sym].kind == SYM_SOURCE)
		names_tell_source(n->r, later, other->sym);
	else
		names_tell_alike(n->r, later, other, "looks like");
}

static bool takes_part(const struct near *n, uint32_t i)
{
	return n->folded[i].n >= SIX && n->folded[i].n <= NAME_MOST;
}

/* The outlet, or of a document its title; and the id. An outlet stands for its first source. */
static void add_source(struct near *n, struct name *v, const struct source *s, uint32_t *first)
{
	struct loc at = n->r->l->symbols.v[s->sym].loc;
	uint32_t sym = s->sym;

	if (s->has_outlet && first[s->outlet_key])
		sym = first[s->outlet_key] - 1;
	else if (s->has_outlet || s->title.n)
		v[n->n_names++] = (struct name){.sym = sym, .text = s->has_outlet ? s->outlet : s->title, .loc = at, .declared = true};
	if (s->has_outlet)
		first[s->outlet_key] = sym + 1;
	v[n->n_names++] = (struct name){.sym = sym, .text = symbol_id(n->r->l, s->sym), .loc = at, .declared = true};
}

/* The names, and behind them the ids of entities and what sources are called: whoever misspells one makes a name of it. */
static void names_and_ids(struct near *n)
{
	const struct ledger *l = n->r->l;
	struct name *v = ARENA_ARRAY(n->r->trees, struct name, n->r->names.n + l->entities.n + 2 * l->sources.n + 1);
	uint32_t *first = ARENA_ARRAY(n->r->trees, uint32_t, n->r->outlets.n + 1); /* symbol + 1 of an outlet's first source */

	for (size_t i = 0; i < n->r->names.n; i++)
		v[n->n_names++] = n->r->names.v[i];
	for (size_t i = 0; i < l->symbols.n; i++) {
		const struct symbol *s = &l->symbols.v[i];

		if (s->kind == SYM_ENTITY)
			v[n->n_names++] = (struct name){.sym = (uint32_t)i, .text = s->id, .loc = s->loc, .declared = true};
	}
	memset(first, 0, (n->r->outlets.n + 1) * sizeof *first);
	for (size_t i = 0; i < l->sources.n; i++)
		add_source(n, v, &l->sources.v[i], first);
	n->names = v;
}

static void cast_all(struct near *n, struct str *folded)
{
	bool few = n->n_names <= TWO_EDITS_MOST, free_ones = false;

	for (size_t i = 0; i < n->n_names; i++) {
		folded[i] = text_fold(n->r->trees, n->names[i].text);
		free_ones |= !n->names[i].declared;
	}
	n->folded = folded;
	for (size_t i = 0; i < n->n_names && free_ones; i++)
		if (takes_part(n, (uint32_t)i))
			cast(n, (uint32_t)i, folded[i], few && folded[i].n >= TEN);
}

void lint_near_names(struct reader *r)
{
	struct near n = {.r = r};
	size_t i, k;

	names_and_ids(&n);
	cast_all(&n, ARENA_ARRAY(r->trees, struct str, n.n_names + 1));
	sort_by(n.v.v, n.v.n, sizeof *n.v.v, by_hash, NULL);
	for (i = 0; i < n.v.n; i++)
		for (k = i + 1; k < n.v.n && k < i + PAIRS_MOST && n.told.n < JUDGED_MOST && n.v.v[k].hash == n.v.v[i].hash; k++)
			if (n.v.v[k].name != n.v.v[i].name)
				judge(&n, n.v.v[i].name, n.v.v[k].name);
	vec_free(&n.v);
	u64_map_free(&n.told);
	u64_map_free(&n.said);
}
