/* Finding the few quotations that one of them may be laid beside. */
#include "base/sort.h"
#include "compare/quotes.h"

#define TRIES (CANDIDATES * 16) /* looked at; far more than any real story holds on one question, speaker and day */

static bool wide_or_known(const struct quoting *q)
{
	return q->day >= DAY_WIDE;
}

bool quotes_one_day(const struct quotes *s, uint32_t a, uint32_t b)
{
	const struct quoting *x = &s->item.v[a], *y = &s->item.v[b];

	if (quoted_claim(s, a)->source == quoted_claim(s, b)->source && x->day == y->day)
		return true;
	return wide_or_known(x) && wide_or_known(y) && said_on_one_day(quoted_answer(s, a), quoted_answer(s, b));
}

/* First place on the shelves at or behind (BUCKET, DAY). */
static size_t shelf_at(const struct quotes *s, uint32_t bucket, int32_t day)
{
	size_t lo = 0, hi = s->shelf.n;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;
		const struct shelf *m = &s->shelf.v[mid];

		if (m->bucket < bucket || (m->bucket == bucket && m->day < day))
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

static void add(struct candidates *out, uint32_t item, uint32_t *room)
{
	for (uint32_t i = 0; i < out->n; i++)
		if (out->v[i] == item)
			return;
	if (*room == 0 || out->n == CANDIDATES * 4)
		return;
	out->v[out->n++] = item;
	--*room;
}

/* Days FROM..TO of a bucket; BELOW: also those whose speaker is only part of it. */
static void scan(const struct quotes *s, uint32_t item, uint32_t bucket, int32_t from, int32_t to, bool below,
	struct candidates *out)
{
	uint32_t room = CANDIDATES, tries = TRIES;

	for (size_t at = shelf_at(s, bucket, from); at < s->shelf.n && room && tries--; at++) {
		const struct shelf *h = &s->shelf.v[at];

		if (h->bucket != bucket || h->day > to)
			break;
		if (h->item >= item) {
			if (from == to)
				break;
			continue;
		}
		if (h->below && !below)
			continue;
		if (quotes_one_day(s, h->item, item) &&
			kindred_speakers(s->c, quoted_answer(s, h->item), quoted_answer(s, item)))
			add(out, h->item, &room);
	}
}

static void scan_bucket(const struct quotes *s, uint32_t item, uint32_t bucket, bool below, struct candidates *out)
{
	const struct quoting *q = &s->item.v[item];
	const struct answer *a = quoted_answer(s, item);

	if (q->day == DAY_WIDE)
		scan(s, item, bucket, a->day_lo, a->day_hi, below, out);
	else
		scan(s, item, bucket, q->day, q->day, below, out);
	if (q->day >= DAY_WIDE)
		scan(s, item, bucket, DAY_WIDE, DAY_WIDE, below, out);
}

static uint32_t voice_root(const struct quotes *s, uint32_t sym)
{
	while (s->root[sym] != sym)
		sym = s->root[sym];
	return sym;
}

static void scan_above(const struct quotes *s, uint32_t item, uint32_t sym, struct candidates *out)
{
	uint32_t n;
	const struct ancestor *up = lattice_ancestors(s->c->l->lattice, sym, &n);

	for (uint32_t i = 0; i < n; i++)
		scan_bucket(s, item, up[i].sym, false, out);
}

static int u32_order(const void *x, const void *y)
{
	uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;

	return a < b ? -1 : a > b;
}

void quotes_near(const struct quotes *s, uint32_t item, struct candidates *out)
{
	const struct answer *a = quoted_answer(s, item);

	out->n = 0;
	for (uint8_t i = 0; i < a->n_speakers; i++) {
		const struct speaker *sp = &a->speakers[i];

		scan_bucket(s, item, sp->kind == SPEAKER_VOICE ? voice_root(s, sp->sym) : sp->key, true, out);
		if (sp->kind != SPEAKER_NAMED)
			continue;
		scan_above(s, item, sp->key, out);
		if (sp->sym != sp->key)
			scan_above(s, item, sp->sym, out);
	}
	qsort(out->v, out->n, sizeof *out->v, u32_order);
}

/* ---- upstream ---------------------------------------------------------------------------------------------------- */

static void take_source(const struct quotes *s, uint32_t item, uint32_t source, struct candidates *out)
{
	uint32_t room = CANDIDATES, tries = TRIES;

	if (source == quoted_claim(s, item)->source)
		return;
	for (size_t at = SORTED_FROM(&s->held, held, source, source); at < s->held.n && s->held.v[at].source == source && room && tries--; at++)
		if (kindred_speakers(s->c, quoted_answer(s, s->held.v[at].item), quoted_answer(s, item)))
			add(out, s->held.v[at].item, &room);
}

void quotes_upstream(const struct quotes *s, uint32_t item, struct candidates *out)
{
	const struct ledger *l = s->c->l;
	const struct chain *chain = &l->chains.v[quoted_claim(s, item)->chain];

	out->n = 0;
	for (uint32_t i = 0; i < chain->n; i++)
		for (uint32_t k = 0; k < chain->link[i].who.n; k++) {
			uint32_t sym = chain->link[i].who.v[k].sym;
			const struct voice *v = voice_of(l, sym);

			if (l->symbols.v[sym].kind == SYM_SOURCE)
				take_source(s, item, l->symbols.v[sym].index, out);
			else if (v)
				take_source(s, item, v->source, out);
		}
	qsort(out->v, out->n, sizeof *out->v, u32_order);
}

uint32_t quotes_beside(const struct quotes *s, uint32_t item, uint32_t other)
{
	uint32_t source = quoted_claim(s, item)->source, n = 0;
	size_t at = SORTED_FROM(&s->held, held, source, source), most = at + CANDIDATES;

	for (; at < s->held.n && s->held.v[at].source == source && n < 2; at++)
		n += at >= most ? 2
				: kindred_speakers(s->c, quoted_answer(s, s->held.v[at].item), quoted_answer(s, other));
	return n;
}

/* "An entry with several questions drifts once, under the first": another question before this one has both. */
bool quotes_asked_before(const struct quotes *s, uint32_t x, uint32_t y)
{
	const struct answer *a = quoted_answer(s, x), *b = quoted_answer(s, y), *all = s->c->a;

	for (uint32_t i = s->first_answer[a->claim]; i != NONE; i = s->next_answer[i])
		for (uint32_t k = s->first_answer[b->claim]; k != NONE && all[i].typed < a->typed;
			k = s->next_answer[k])
			if (all[i].group == all[k].group)
				return true;
	return false;
}
