/* Text in common: copies that share long passages, or a headline, though no relation between them is declared. Rows of eight
 * words are hashed; one in four is looked up, and only pairs that meet there several times are compared in full. What stands
 * in quotation marks may stand in both; a paragraph printed twice counts once. */
#include "base/sort.h"
#include "evidence/fragments.h"
#include "evidence/tell.h"
#include "text/utf8.h"

enum { ROW = 8, SAMPLED = 4, PASSAGE = 12 /* words */, TOGETHER = 40, MEETINGS = 3, COPIES_MOST = 32, TITLE_WORDS = 4 };

struct row {
	uint64_t hash;
	uint32_t copy;
};
struct rows {
	VEC(struct row) v;
};

/* ---- relations -------------------------------------------------------------------------------------------------------------- */

static bool names(struct refs r, uint32_t sym)
{
	for (uint32_t i = 0; i < r.n; i++)
		if (r.v[i].sym == sym)
			return true;
	return false;
}

static bool share(struct refs a, struct refs b)
{
	for (uint32_t i = 0; i < a.n; i++)
		if (names(b, a.v[i].sym))
			return true;
	return false;
}

static bool draws_on(const struct source *a, const struct source *b)
{
	return names(a->relays, b->sym) || names(a->based_on, b->sym) || names(a->responds_to, b->sym) || names(a->maybe, b->sym) ||
	       a->version_of == b->sym;
}

static bool is_related(const struct source *a, const struct source *b)
{
	if (draws_on(a, b) || draws_on(b, a) || share(a->authors, b->authors) || share(a->issued_by, b->issued_by))
		return true;
	return share(a->relays, b->relays) || share(a->based_on, b->relays) || share(a->relays, b->based_on) ||
	       (a->has_outlet && b->has_outlet && a->outlet_key == b->outlet_key);
}

static const struct source *source_at(const struct copies *c, uint32_t copy)
{
	return &c->l->sources.v[c->v.v[copy].source];
}

/* ---- rows of words ------------------------------------------------------------------------------------------------------------ */

/* The words of a copy's body outside quotation marks, each paragraph once; 0 parts what does not follow on each other. */
struct plain_words {
	VEC(uint64_t) v;
};

static bool printed_before(const struct article *x, uint32_t block)
{
	for (uint32_t i = 0; i < block; i++)
		if (str_eq(x->blocks[i].text, x->blocks[block].text))
			return true;
	return false;
}

static bool is_quoted(const struct heard *h, size_t *q, uint32_t block, const struct token *t)
{
	const struct quotation *v = h->quotations.v.v;

	while (*q < h->quotations.v.n && (v[*q].last < block || (v[*q].last == block && v[*q].to <= t->at)))
		(*q)++;
	return *q < h->quotations.v.n && (v[*q].block < block || (v[*q].block == block && v[*q].from <= t->at));
}

static void plain_words_of(struct plain_words *p, const struct copy *c, const struct heard *h)
{
	size_t q = 0;

	p->v.n = 0;
	for (uint32_t b = 0; b < c->article.n_blocks; b++) {
		vec_push(&p->v, 0);
		if (!is_body(&c->article.blocks[b]) || printed_before(&c->article, b))
			continue;
		for (uint32_t i = c->first[b]; i < c->first[b + 1]; i++)
			vec_push(&p->v, is_quoted(h, &q, b, &c->token[i]) ? 0 : c->token[i].hash);
	}
}

/* Hash of the row at I; 0 if something parts it. */
static uint64_t row_at(const struct plain_words *p, size_t i)
{
	uint64_t h = 1;

	if (i + ROW > p->v.n)
		return 0;
	for (size_t k = i; k < i + ROW; k++) {
		if (p->v.v[k] == 0)
			return 0;
		h = (h ^ p->v.v[k]) * 0xff51afd7ed558ccdull;
		h ^= h >> 29;
	}
	return h | 1;
}

static int row_order(const void *x, const void *y, void *context)
{
	const struct row *a = x, *b = y;

	(void)context;
	if (a->hash != b->hash)
		return a->hash < b->hash ? -1 : 1;
	return a->copy < b->copy ? -1 : a->copy > b->copy;
}

static void sample(struct rows *rows, const struct copies *c, const struct heard *h)
{
	struct plain_words p = {0};

	for (uint32_t i = 0; i < c->v.n; i++) {
		plain_words_of(&p, &c->v.v[i], &h[i]);
		for (size_t k = 0; k < p.v.n; k++) {
			uint64_t hash = row_at(&p, k);

			if (hash && (hash >> 32) % SAMPLED == 0)
				vec_push(&rows->v, (struct row){hash, i});
		}
	}
	vec_free(&p.v);
	sort_by(rows->v.v, rows->v.n, sizeof *rows->v.v, row_order, NULL);
}

/* ---- pairs ---------------------------------------------------------------------------------------------------------------------- */

static bool has_row(const struct rows *r, uint64_t hash)
{
	size_t at = SORTED_FROM(&r->v, row, hash, hash);

	return at < r->v.n && r->v.v[at].hash == hash;
}

/* Words of B in passages of twelve or more that stand in A as well. */
static uint32_t common_words(const struct copies *c, const struct heard *h, uint32_t a, uint32_t b)
{
	struct plain_words p = {0};
	struct rows of_a = {0};
	uint32_t sum = 0, run = 0;

	plain_words_of(&p, &c->v.v[a], &h[a]);
	for (size_t i = 0; i < p.v.n; i++)
		vec_push(&of_a.v, (struct row){row_at(&p, i), a});
	sort_by(of_a.v.v, of_a.v.n, sizeof *of_a.v.v, row_order, NULL);
	plain_words_of(&p, &c->v.v[b], &h[b]);
	for (size_t i = 0; i <= p.v.n; i++) {
		uint64_t hash = i < p.v.n ? row_at(&p, i) : 0;

		if (hash && has_row(&of_a, hash)) {
			run++;
			continue;
		}
		if (run && run + ROW - 1 >= PASSAGE)
			sum += run + ROW - 1;
		run = 0;
	}
	vec_free(&p.v);
	vec_free(&of_a.v);
	return sum;
}

static void judge_pair(const struct copies *c, const struct heard *h, uint32_t a, uint32_t b)
{
	const struct source *x = source_at(c, a), *y = source_at(c, b);
	uint32_t words;
	struct diag *d;

	if (is_related(x, y) || str_eq(c->v.v[a].path, c->v.v[b].path))
		return;
	words = common_words(c, h, a, b);
	if (words < TOGETHER)
		return;
	d = diag_add(c->l->diags, DIAG_SHARED_TEXT, c->l->symbols.v[y->sym].loc,
		"`%.*s` and `%.*s` share %u words in long passages; if one retells or draws on the other, or both have an author in common, "
		"declare `relays`, `based-on` or `authors`",
		STR_ARG(symbol_id(c->l, y->sym)), STR_ARG(symbol_id(c->l, x->sym)), (unsigned)words);
	diag_second(d, c->l->symbols.v[x->sym].loc, "other");
}

/* Pairs that meet often enough, in order. */
static void pairs(const struct copies *c, const struct heard *h, const struct rows *r)
{
	struct u64_map met = {0};
	size_t end;

	for (size_t at = 0; at < r->v.n; at = end) {
		for (end = at + 1; end < r->v.n && r->v.v[end].hash == r->v.v[at].hash; end++)
			;
		for (size_t i = at; i < end && end - at <= COPIES_MOST; i++)
			for (size_t k = i + 1; k < end; k++) {
				uint32_t a = r->v.v[i].copy, b = r->v.v[k].copy;

				if (a != b && ++*u64_map_put(&met, (uint64_t)a << 32 | b, 0) == MEETINGS)
					judge_pair(c, h, a, b);
			}
	}
	u64_map_free(&met);
}

/* ---- headlines -------------------------------------------------------------------------------------------------------------------- */

/* "Scoop: …", "Exclusive: …" */
static struct str bare_title(struct str s)
{
	size_t colon = str_find(s, ':');

	return colon < s.n && str_find(s, ' ') > colon ? str_trim(str_skip(s, colon + 1)) : s;
}

static void titles(const struct copies *c)
{
	struct str_map seen = {0};
	struct arena *scratch = arena_new();
	struct tokens t = {0};

	for (uint32_t i = 0; i < c->v.n; i++) {
		const struct source *y = source_at(c, i), *x;
		struct str title = text_fold_words(c->arena, bare_title(c->v.v[i].article.headline));
		struct diag *d;
		uint32_t first;

		t.v.n = 0;
		tokens_add(&t, scratch, title);
		if (t.v.n < TITLE_WORDS)
			continue;
		first = *str_map_put(&seen, title, i);
		x = source_at(c, first);
		if (first == i || is_related(x, y) || str_eq(c->v.v[first].path, c->v.v[i].path))
			continue;
		d = diag_add(c->l->diags, DIAG_SHARED_TITLE, c->l->symbols.v[y->sym].loc,
			"`%.*s` and `%.*s` bear one headline; if one retells the other, declare `relays`, or an author they have in common",
			STR_ARG(symbol_id(c->l, y->sym)), STR_ARG(symbol_id(c->l, x->sym)));
		diag_second(d, c->l->symbols.v[x->sym].loc, "other");
	}
	vec_free(&t.v);
	arena_free(scratch);
	str_map_free(&seen);
}

void reuse_tell(const struct copies *c, const struct heard *h)
{
	struct rows r = {0};

	sample(&r, c, h);
	pairs(c, h, &r);
	titles(c);
	vec_free(&r.v);
}
