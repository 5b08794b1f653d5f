/* The quoting answers of a group, shelved by speaker and day, so that no item looks at more than a few others. */
#include "compare/quotes.h"

#include "base/sort.h"

/* ---- once -------------------------------------------------------------------------------------------------------- */

static uint32_t find_root(uint32_t *root, uint32_t i)
{
	while (root[i] != i)
		i = root[i] = root[root[i]];
	return i;
}

static void list_answers(struct quotes *s)
{
	const struct context *c = s->c;
	size_t n = c->out->answers.v.n;

	s->first_answer = ARENA_ARRAY(s->arena, uint32_t, c->l->claims.n + 1);
	s->next_answer = ARENA_ARRAY(s->arena, uint32_t, n + 1);
	for (size_t i = 0; i < c->l->claims.n; i++)
		s->first_answer[i] = NONE;
	for (uint32_t i = 0; i < n; i++) {
		if (!typed_part(c, i) || !c->a[i].has_quotes)
			continue;
		s->next_answer[i] = s->first_answer[c->a[i].claim];
		s->first_answer[c->a[i].claim] = i;
	}
}

void quotes_open(struct quotes *s, struct context *c)
{
	const struct ledger *l = c->l;

	*s = (struct quotes){.c = c, .arena = arena_new()};
	s->root = ARENA_ARRAY(s->arena, uint32_t, l->symbols.n + 1);
	s->of = ARENA_ARRAY(s->arena, struct quote *, l->claims.n + 1);
	list_answers(s);
	for (uint32_t i = 0; i < l->symbols.n; i++)
		s->root[i] = i;
	for (size_t i = 0; i < l->voices.n; i++)
		for (uint32_t k = 0; k < l->voices.v[i].likely.n; k++) {
			uint32_t a = find_root(s->root, l->voices.v[i].sym),
				 b = find_root(s->root, l->voices.v[i].likely.v[k].sym);

			s->root[a > b ? a : b] = a > b ? b : a;
		}
}

void quotes_close(struct quotes *s)
{
	vec_free(&s->item);
	vec_free(&s->shelf);
	vec_free(&s->held);
	aligner_free(&s->aligner);
	arena_free(s->arena);
}

/* ---- items ------------------------------------------------------------------------------------------------------- */

static const struct quote *read_quotes(struct quotes *s, uint32_t claim)
{
	struct strs raw = s->c->l->claims.v[claim].quotes;

	if (s->of[claim])
		return s->of[claim];
	s->of[claim] = ARENA_ARRAY(s->arena, struct quote, raw.n);
	for (uint32_t i = 0; i < raw.n; i++)
		s->of[claim][i] = quote_read(s->arena, raw.v[i]);
	return s->of[claim];
}

static uint32_t chain_depth(const struct context *c, const struct claim *claim)
{
	const struct chain *chain = &c->l->chains.v[claim->chain];
	uint32_t depth = 0;

	for (uint32_t i = 0; i < chain->n; i++)
		depth += chain->link[i].who.n && c->l->symbols.v[chain->link[i].who.v[0].sym].kind == SYM_SOURCE;
	return depth;
}

/* Unknown days get a number of their source: what stands in one article was said on one day as far as we know. */
static int32_t day_of(const struct answer *a, const struct claim *claim)
{
	if (a->day_lo == a->day_hi)
		return a->day_lo;
	if ((int64_t)a->day_hi - a->day_lo < DAYS_WIDEST)
		return DAY_WIDE;
	return DAY_WIDE - 1 - (int32_t)(claim->source & 0x3fffffff);
}

static void add_item(struct quotes *s, uint32_t answer)
{
	const struct answer *a = &s->c->a[answer];
	const struct claim *claim = &s->c->l->claims.v[a->claim];
	const struct source *source = &s->c->l->sources.v[claim->source];
	struct quoting it = {.answer = answer, .n = claim->quotes.n, .q = read_quotes(s, a->claim)};

	for (uint32_t i = 0; i < it.n; i++)
		it.hash = (it.hash ^ it.q[i].hash) * 0xff51afd7ed558ccdull + 1;
	it.depth = chain_depth(s->c, claim);
	it.printed = source->published.n ? spans_hull(source->published).hi : SPAN_FOR_EVER;
	it.day = day_of(a, claim);
	it.head = claim->place_kind == 'h' || claim->place_kind == 's' || claim->place_kind == 'c';
	vec_push(&s->item, it);
}

/* The original first: body before headline, upstream before relay, earlier before later. */
static int item_order(const void *x, const void *y, void *context)
{
	const struct quotes *s = context;
	const struct quoting *a = x, *b = y;
	const struct claim *p = &s->c->l->claims.v[s->c->a[a->answer].claim];
	const struct claim *q = &s->c->l->claims.v[s->c->a[b->answer].claim];
	int d;

	if (a->head != b->head)
		return (int)a->head - (int)b->head;
	if (a->depth != b->depth)
		return a->depth < b->depth ? -1 : 1;
	if (a->printed != b->printed)
		return a->printed < b->printed ? -1 : 1;
	d = str_cmp(p->at, q->at);
	return d ? d : a->answer < b->answer ? -1 : a->answer > b->answer;
}

bool quotes_same_list(const struct quoting *a, const struct quoting *b)
{
	if (a->hash != b->hash || a->n != b->n)
		return false;
	for (uint32_t i = 0; i < a->n; i++)
		if (!quote_equal(&a->q[i], &b->q[i]))
			return false;
	return true;
}

static void find_nodes(struct quotes *s)
{
	struct u64_map first = {0};

	for (uint32_t i = 0; i < s->item.n; i++) {
		uint32_t node = *u64_map_put(&first, s->item.v[i].hash, i);

		s->item.v[i].node = quotes_same_list(&s->item.v[i], &s->item.v[node]) ? node : i;
	}
	u64_map_free(&first);
}

/* ---- shelves ----------------------------------------------------------------------------------------------------- */

static uint32_t bucket_of(const struct quotes *s, const struct speaker *sp)
{
	return sp->kind == SPEAKER_VOICE ? find_root(s->root, sp->sym) : sp->key;
}

static void shelve(struct quotes *s, uint32_t item, uint32_t bucket, bool below)
{
	vec_push(&s->shelf, (struct shelf){bucket, s->item.v[item].day, s->item.v[item].node, item, below});
}

/* Calls for every body that the speaker is part of and that speaks here itself. */
static void shelve_below(struct quotes *s, uint32_t item, const struct speaker *sp, const struct u64_map *buckets)
{
	for (int named = 0; named < 2 && sp->kind == SPEAKER_NAMED; named++) {
		uint32_t n;
		const struct ancestor *up = lattice_ancestors(s->c->l->lattice, named ? sp->sym : sp->key, &n);

		if (named && sp->sym == sp->key)
			break;
		for (uint32_t i = 0; i < n; i++)
			if (u64_map_get(buckets, up[i].sym) != MAP_NONE)
				shelve(s, item, up[i].sym, true);
	}
}

static int shelf_by_node(const void *x, const void *y, void *context)
{
	const struct shelf *a = x, *b = y;

	(void)context;
	if (a->bucket != b->bucket)
		return a->bucket < b->bucket ? -1 : 1;
	if (a->day != b->day)
		return a->day < b->day ? -1 : 1;
	if (a->below != b->below)
		return (int)a->below - (int)b->below;
	if (a->node != b->node)
		return a->node < b->node ? -1 : 1;
	return a->item < b->item ? -1 : a->item > b->item;
}

static int shelf_by_item(const void *x, const void *y, void *context)
{
	const struct shelf *a = x, *b = y;

	(void)context;
	if (a->bucket != b->bucket)
		return a->bucket < b->bucket ? -1 : 1;
	if (a->day != b->day)
		return a->day < b->day ? -1 : 1;
	if (a->item != b->item)
		return a->item < b->item ? -1 : 1;
	return (int)a->below - (int)b->below;
}

/* Of one wording on one shelf and day the most original item stays. */
static void thin_out(struct quotes *s)
{
	size_t kept = 0;

	sort_by(s->shelf.v, s->shelf.n, sizeof *s->shelf.v, shelf_by_node, NULL);
	for (size_t i = 0; i < s->shelf.n; i++) {
		const struct shelf *a = &s->shelf.v[i], *last = kept ? &s->shelf.v[kept - 1] : NULL;

		if (last && last->bucket == a->bucket && last->day == a->day && last->below == a->below &&
			last->node == a->node)
			continue;
		if (!a->below)
			s->item.v[a->item].leads = true;
		s->shelf.v[kept++] = *a;
	}
	s->shelf.n = kept;
	sort_by(s->shelf.v, s->shelf.n, sizeof *s->shelf.v, shelf_by_item, NULL);
}

static void fill_shelves(struct quotes *s)
{
	struct u64_map buckets = {0};

	for (uint32_t i = 0; i < s->item.n; i++) {
		const struct answer *a = quoted_answer(s, i);

		for (uint8_t k = 0; k < a->n_speakers; k++) {
			u64_map_put(&buckets, bucket_of(s, &a->speakers[k]), 1);
			shelve(s, i, bucket_of(s, &a->speakers[k]), false);
		}
	}
	for (uint32_t i = 0; i < s->item.n; i++) {
		const struct answer *a = quoted_answer(s, i);

		for (uint8_t k = 0; k < a->n_speakers; k++)
			shelve_below(s, i, &a->speakers[k], &buckets);
	}
	u64_map_free(&buckets);
	thin_out(s);
}

static int held_order(const void *x, const void *y, void *context)
{
	const struct held *a = x, *b = y;

	(void)context;
	if (a->source != b->source)
		return a->source < b->source ? -1 : 1;
	return a->item < b->item ? -1 : a->item > b->item;
}

void quotes_load(struct quotes *s, const struct group *g)
{
	s->item.n = s->shelf.n = s->held.n = 0;
	for (uint32_t i = 0; i < g->n; i++) {
		uint32_t answer = g->first + i;

		if (typed_part(s->c, answer) && s->c->a[answer].has_quotes)
			add_item(s, answer);
	}
	if (s->item.n < 2)
		return;
	sort_by(s->item.v, s->item.n, sizeof *s->item.v, item_order, s);
	find_nodes(s);
	fill_shelves(s);
	for (uint32_t i = 0; i < s->item.n; i++)
		vec_push(&s->held, (struct held){quoted_claim(s, i)->source, i});
	sort_by(s->held.v, s->held.n, sizeof *s->held.v, held_order, NULL);
}
