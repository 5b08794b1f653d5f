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

		if (!s->used && s->kind != SYM_SOURCE && s->kind <= SYM_VOICE)
			diag_add(r->d, DIAG_UNUSED, s->loc, "%s that nothing uses: `%.*s`; delete it, or use it", kind_word(1u << s->kind),
				 STR_ARG(s->id));
	}
}

/* Two names that differ by one edit share a text that is one of them with a letter left out; by two, with two. */
struct shadow {
	uint64_t hash;
	uint32_t name; /* in r->names */
};

enum { SIX = 6, TEN = 10, TWO_EDITS_MOST = 20000, NAME_MOST = 64, PAIRS_MOST = 1000, JUDGED_MOST = 100000 };

struct near {
	struct reader *r;
	VEC(struct shadow) v;
	const struct str *folded;
	struct u64_map told; /* pairs that were looked at */
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

static void judge(struct near *n, uint32_t a, uint32_t b)
{
	const struct name *x = &n->r->names.v[a], *y = &n->r->names.v[b], *later = !y->declared ? y : x;
	const struct name *other = later == y ? x : y;
	struct str s = n->folded[a], t = n->folded[b];
	size_t shorter = utf8_count(s) < utf8_count(t) ? utf8_count(s) : utf8_count(t);
	unsigned most = shorter >= TEN ? 2 : 1;
	size_t seen;
	struct diag *d;

	if ((x->declared && y->declared) || x->sym == y->sym || shorter < SIX)
		return;
	seen = n->told.n;
	u64_map_put(&n->told, (uint64_t)a << 32 | b, 1);
	if (n->told.n == seen || near_distance(s, t, most) > most || differ_in_digits(n->r, s, t))
		return;
	d = diag_add(n->r->d, DIAG_NEAR_NAMES, later->loc, "`%.*s` looks like `%.*s`; if they are one, write them alike (or list one under "
		     "`aliases`); if not, declare both under `entities`", STR_ARG(later->text), STR_ARG(other->text));
	diag_second(d, other->loc, "other");
}

static bool takes_part(const struct near *n, uint32_t i)
{
	return n->folded[i].n >= SIX && n->folded[i].n <= NAME_MOST;
}

void lint_near_names(struct reader *r)
{
	struct near n = {.r = r};
	struct str *folded = ARENA_ARRAY(r->trees, struct str, r->names.n + 1);
	size_t i, k;
	bool few = r->names.n <= TWO_EDITS_MOST, free_ones = false;

	n.folded = folded;
	for (i = 0; i < r->names.n; i++) {
		folded[i] = text_fold(r->trees, r->names.v[i].text);
		free_ones |= !r->names.v[i].declared;
	}
	for (i = 0; i < r->names.n && free_ones; i++)
		if (takes_part(&n, (uint32_t)i))
			cast(&n, (uint32_t)i, folded[i], few && folded[i].n >= TEN);
	sort_by(n.v.v, n.v.n, sizeof *n.v.v, by_hash, NULL);
	for (i = 0; i < n.v.n; i++)
		for (k = i + 1; k < n.v.n && k < i + PAIRS_MOST && n.told.n < JUDGED_MOST && n.v.v[k].hash == n.v.v[i].hash; k++)
			if (n.v.v[k].name != n.v.v[i].name)
				judge(&n, n.v.v[i].name, n.v.v[k].name);
	vec_free(&n.v);
	u64_map_free(&n.told);
}
