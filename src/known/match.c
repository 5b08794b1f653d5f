/* Two lists of findings, matched: first by fingerprint, then what moved (comparison §5: "carried (changed)"). */
#include "known/known.h"

#include "base/sort.h"

static int by_text(const void *a, const void *b, void *context)
{
	(void)context;
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

void known_claims(struct known *k, struct str *claims, uint32_t n)
{
	uint32_t i, kept = 0;

	sort_by(claims, n, sizeof *claims, by_text, NULL);
	for (i = 0; i < n; i++)
		if (kept == 0 || !str_eq(claims[i], claims[kept - 1]))
			claims[kept++] = claims[i];
	k->claims = claims;
	k->n_claims = kept;
}

static int ledgers_cmp(const struct known *a, const struct known *b)
{
	uint32_t i;
	int c = 0;

	for (i = 0; i < a->n_ledgers && i < b->n_ledgers && c == 0; i++)
		c = str_cmp(a->ledgers[i], b->ledgers[i]);
	return c ? c : a->n_ledgers < b->n_ledgers ? -1 : a->n_ledgers > b->n_ledgers;
}

static int in_order(const void *left, const void *right, void *context)
{
	const struct known *a = left, *b = right;
	int c = ledgers_cmp(a, b);

	(void)context;
	c = c ? c : str_cmp(a->question, b->question);
	c = c ? c : str_cmp(a->kind, b->kind);
	c = c ? c : str_cmp(a->slots, b->slots);
	return c ? c : str_cmp(a->fingerprint, b->fingerprint);
}

void known_sort(struct known_list *l)
{
	sort_by(l->v.v, l->v.n, sizeof *l->v.v, in_order, NULL);
}

void known_free(struct known_list *l)
{
	vec_free(&l->v);
}

/* Denial, contradiction and mismatch are one kind: a dispute. */
static struct str wide_kind(const struct known *k)
{
	bool dispute = str_is(k->kind, "denial") || str_is(k->kind, "contradiction") || str_is(k->kind, "mismatch");

	return dispute ? STR("dispute") : k->kind;
}

static int subject_order(const struct known *a, const struct known *b)
{
	int c = str_cmp(a->question, b->question);

	c = c ? c : str_cmp(wide_kind(a), wide_kind(b));
	return c ? c : str_cmp(a->slots, b->slots);
}

struct sorted {
	const struct known *v;
	uint32_t *index;
	uint32_t n;
};

static int by_subject(const void *left, const void *right, void *context)
{
	const struct known *v = context;
	uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
	int c = subject_order(&v[a], &v[b]);

	return c ? c : a < b ? -1 : a > b;
}

/* Those of the list that are not matched yet, by subject. */
static struct sorted unmatched(struct arena *a, struct known_list *l, const uint32_t *other, enum known_owner owner)
{
	struct sorted out = {l->v.v, ARENA_ARRAY(a, uint32_t, l->v.n + 1), 0};
	uint32_t i;

	for (i = 0; i < l->v.n; i++)
		if (other[i] == KNOWN_NONE && l->v.v[i].owner == owner)
			out.index[out.n++] = i;
	sort_by(out.index, out.n, sizeof *out.index, by_subject, l->v.v);
	return out;
}

static uint32_t in_common(const struct known *a, const struct known *b)
{
	uint32_t i = 0, k = 0, n = 0;

	while (i < a->n_claims && k < b->n_claims) {
		int c = str_cmp(a->claims[i], b->claims[k]);

		n += c == 0;
		i += c <= 0;
		k += c >= 0;
	}
	return n;
}

/* The best of the findings from FROM on that have the subject of WAS and that nobody has taken. */
static uint32_t best_of(const struct known *was, const struct sorted *is, uint32_t from, const uint32_t *before)
{
	uint32_t best = KNOWN_NONE, most = 0, i;

	for (i = from; i < is->n && subject_order(&is->v[is->index[i]], was) == 0; i++) {
		const struct known *k = &is->v[is->index[i]];
		uint32_t n = in_common(was, k);

		if (before[is->index[i]] != KNOWN_NONE || n == 0 || 2 * n < was->n_claims)
			continue;
		if (n > most || (n == most && k->n_claims < is->v[best].n_claims)) {
			best = is->index[i];
			most = n;
		}
	}
	return best;
}

static void match_moved(struct arena *a, struct known_list *was, struct known_list *is, struct known_match *m, enum known_owner owner)
{
	struct sorted old = unmatched(a, was, m->after, owner), now = unmatched(a, is, m->before, KNOWN_OWN);
	uint32_t i, at = 0;

	for (i = 0; i < old.n; i++) {
		const struct known *k = &old.v[old.index[i]];
		uint32_t found;

		while (at < now.n && subject_order(&now.v[now.index[at]], k) < 0)
			at++;
		found = best_of(k, &now, at, m->before);
		if (found == KNOWN_NONE)
			continue;
		m->before[found] = old.index[i];
		m->after[old.index[i]] = found;
		m->changed[found] = true;
	}
}

static void match_equal(const struct known_list *was, const struct known_list *is, struct known_match *m, enum known_owner owner)
{
	struct str_map map = {0};
	uint32_t i;

	for (i = 0; i < is->v.n; i++)
		str_map_put(&map, is->v.v[i].fingerprint, i);
	for (i = 0; i < was->v.n; i++) {
		uint32_t found = str_map_get(&map, was->v.v[i].fingerprint);

		if (found == MAP_NONE || m->before[found] != KNOWN_NONE || was->v.v[i].owner != owner)
			continue;
		m->before[found] = i;
		m->after[i] = found;
	}
	str_map_free(&map);
}

struct known_match known_compare(struct arena *a, const struct known_list *was, const struct known_list *is)
{
	struct known_list old = *was, now = *is;
	struct known_match m = {ARENA_ARRAY(a, uint32_t, old.v.n + 1), NULL, ARENA_ARRAY(a, bool, now.v.n + 1), 0, 0, 0};
	uint32_t i;

	m.after = m.before;
	m.before = ARENA_ARRAY(a, uint32_t, now.v.n + 1);
	memset(m.after, 0xff, old.v.n * sizeof *m.after);
	memset(m.before, 0xff, now.v.n * sizeof *m.before);
	match_equal(was, is, &m, KNOWN_OWN);
	match_equal(was, is, &m, KNOWN_GUEST);
	match_moved(a, &old, &now, &m, KNOWN_OWN);
	match_moved(a, &old, &now, &m, KNOWN_GUEST);
	for (i = 0; i < now.v.n; i++)
		m.n_new += m.before[i] == KNOWN_NONE;
	for (i = 0; i < old.v.n; i++)
		m.n_gone += m.after[i] == KNOWN_NONE && old.v.v[i].owner == KNOWN_OWN;
	m.n_carried = (uint32_t)now.v.n - m.n_new;
	return m;
}
