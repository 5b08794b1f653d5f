/* quote-drift (§3.8): two quotations of one utterance whose words differ. Every item is laid beside the most original
 * one it can be a quotation of, never beside all; one pair of wordings is one finding with all that print either. */
#include "compare/quotes.h"

#include "compare/rules.h"
#include "text/utf8.h"

/* How the quotations of Y look beside those of X. */
struct beside {
	uint32_t shared, words; /* sums over the quotations that have a match */
	uint32_t matched;
};

/* ---- laying two items side by side ------------------------------------------------------------------------------- */

/* Two sentences in the body of one article are two sentences, unless they are nearly one. */
#define NEARLY_ONE 5 /* words shared at least, and three quarters of the longer */

static bool in_one_body(const struct quotes *s, const struct quoting *x, const struct quoting *y)
{
	const struct claim *a = &s->c->l->claims.v[s->c->a[x->answer].claim];
	const struct claim *b = &s->c->l->claims.v[s->c->a[y->answer].claim];

	return a->source == b->source && !x->head && !y->head;
}

static uint32_t words_shared(struct quotes *s, const struct quote *p, const struct quote *q, bool one_body)
{
	uint32_t longer = p->n > q->n ? p->n : q->n;
	struct drift d;

	if (quote_equal(p, q))
		return q->n;
	d = quote_drift_between(&s->aligner, p, q, false, false);
	if (!d.alike || (one_body && (d.shared < NEARLY_ONE || d.shared * 4 < longer * 3)))
		return 0;
	return d.shared;
}

/* The quotation of X that is most like Q, one of Y: index, or x->n if none shares half. */
static uint32_t best_quote(
	struct quotes *s, const struct quoting *x, const struct quoting *y, const struct quote *q, struct beside *sum)
{
	uint32_t best = x->n, best_shared = 0, best_words = 1;
	bool one_body = in_one_body(s, x, y);

	for (uint32_t i = 0; i < x->n; i++) {
		uint32_t words = x->q[i].n + q->n, shared = words_shared(s, &x->q[i], q, one_body);

		if ((uint64_t)shared * best_words > (uint64_t)best_shared * words) {
			best = i;
			best_shared = shared;
			best_words = words;
		}
	}
	if (best < x->n) {
		sum->shared += best_shared;
		sum->words += best_words;
		sum->matched++;
	}
	return best;
}

static struct beside look(struct quotes *s, uint32_t x, uint32_t y)
{
	struct beside sum = {0};

	for (uint32_t i = 0; i < s->item.v[y].n; i++)
		best_quote(s, &s->item.v[x], &s->item.v[y], &s->item.v[y].q[i], &sum);
	return sum;
}

static bool better(const struct beside *a, const struct beside *b)
{
	return (uint64_t)a->shared * (b->words ? b->words : 1) > (uint64_t)b->shared * (a->words ? a->words : 1);
}

static bool taken(struct quotes *s, const struct quoting *x, const struct quoting *y, uint32_t at)
{
	struct beside unused = {0};

	for (uint32_t i = 0; i < y->n; i++)
		if (best_quote(s, x, y, &y->q[i], &unused) == at)
			return true;
	return false;
}

static void add_wording(struct buf *b, struct arena *a, struct str raw)
{
	if (b->n)
		buf_puts(b, "; ");
	buf_add(b, text_fold_words(a, raw));
}

/* Notes that X and Y differ, if they do. DECLARED one utterance: ends count, and so do quotations at the same
 * position that share no word (FORCED). Lists of different length are fragments: those begin and end at will. */
static void note_drift(struct drifting *d, uint32_t xi, uint32_t yi, bool declared, bool forced)
{
	struct quotes *s = &d->s;
	const struct quoting *x = &s->item.v[xi], *y = &s->item.v[yi];
	struct drifted out = {.x = xi, .y = yi};
	struct buf original = {0}, drift = {0};

	for (uint32_t i = 0; i < y->n; i++) {
		struct beside unused = {0};
		uint32_t k = best_quote(s, x, y, &y->q[i], &unused);
		bool by_place = k == x->n && forced && x->n == y->n && !taken(s, x, y, i);
		struct drift found;

		k = by_place ? i : k;
		if (k == x->n || quote_equal(&x->q[k], &y->q[i]))
			continue;
		found = quote_drift_between(&s->aligner, &x->q[k], &y->q[i], declared && x->n == y->n, by_place);
		if (!found.silent)
			continue;
		out.grave |= found.grave;
		add_wording(&original, s->arena, x->q[k].raw);
		add_wording(&drift, s->arena, y->q[i].raw);
	}
	if (original.n) {
		out.original = buf_keep(&original, s->c->arena);
		out.drift = buf_keep(&drift, s->c->arena);
		vec_push(&d->found, out);
	}
	buf_free(&original);
	buf_free(&drift);
}

/* ---- whom to lay beside whom ------------------------------------------------------------------------------------- */

/* Voices of two sources that are likely one: what they say is put down as one utterance. */
static bool likely_one(const struct quotes *s, uint32_t x, uint32_t y)
{
	const struct answer *a = quoted_answer(s, x), *b = quoted_answer(s, y);

	if (same_speaker(a, b) || quoted_claim(s, x)->source == quoted_claim(s, y)->source ||
		!value_meet(s->c->l->lattice, a->value, b->value))
		return false;
	for (uint8_t i = 0; i < a->n_speakers; i++)
		for (uint8_t k = 0; k < b->n_speakers; k++)
			if (likely_voices(s->c, a->speakers[i].sym, b->speakers[k].sym))
				return true;
	return false;
}

/* Quotations that share no words are laid side by side only where there is but one of each. */
static bool may_force(const struct quotes *s, uint32_t x, uint32_t y)
{
	return value_meet(s->c->l->lattice, quoted_answer(s, x)->value, quoted_answer(s, y)->value) &&
	       quotes_beside(s, x, y) == 1 && quotes_beside(s, y, x) == 1;
}

/* Original and drift are told by the pair itself where it tells: body before headline, upstream before relay. */
static void settle_pair(struct drifting *d, uint32_t x, uint32_t y, bool declared, bool forced)
{
	const struct quotes *s = &d->s;

	if (quotes_asked_before(s, x, y))
		return;
	if (quoted_claim(s, x)->source == quoted_claim(s, y)->source && s->item.v[x].head && !s->item.v[y].head)
		note_drift(d, y, x, declared, forced);
	else
		note_drift(d, x, y, declared, forced);
}

/* Work that laying Y beside X takes; what one item may take of it bounds the whole even where all quote at length. */
#define MOST_WORK 400000

static uint64_t work(const struct quotes *s, uint32_t x, uint32_t y)
{
	uint64_t a = 0, b = 0;

	for (uint32_t i = 0; i < s->item.v[x].n; i++)
		a += s->item.v[x].q[i].n;
	for (uint32_t i = 0; i < s->item.v[y].n; i++)
		b += s->item.v[y].q[i].n;
	return a * b;
}

/* Which candidate Y is a quotation of: of the first source that has one like it, the most like it. TRUE: settled. */
static bool choose(struct drifting *d, const struct candidates *from, uint32_t y, uint32_t only_source, bool declared)
{
	struct quotes *s = &d->s;
	uint32_t best = NONE, source = only_source;
	struct beside best_sum = {0};
	uint64_t done = 0;

	for (uint32_t i = 0; i < from->n && done < MOST_WORK; i++) {
		uint32_t x = from->v[i], here = quoted_claim(s, x)->source;
		struct beside sum;

		if (s->item.v[x].node == s->item.v[y].node)
			return true; /* faithful to one of them */
		if (source != NONE && here != source)
			continue;
		done += work(s, x, y);
		sum = look(s, x, y);
		if (!sum.matched || (best != NONE && !better(&sum, &best_sum)))
			continue;
		best = x;
		best_sum = sum;
		source = here;
	}
	if (best != NONE)
		settle_pair(d, best, y, declared || likely_one(s, best, y), false);
	return best != NONE;
}

static bool choose_forced(struct drifting *d, const struct candidates *from, uint32_t y, bool declared)
{
	for (uint32_t i = 0; i < from->n; i++) {
		uint32_t x = from->v[i];

		if (!(declared || likely_one(&d->s, x, y)) || !may_force(&d->s, x, y))
			continue;
		settle_pair(d, x, y, true, true);
		return true;
	}
	return false;
}

static void place_item(struct drifting *d, uint32_t y)
{
	const struct quoting *q = &d->s.item.v[y];
	struct candidates from;

	quotes_upstream(&d->s, y, &from);
	if (from.n && (choose(d, &from, y, NONE, true) || choose_forced(d, &from, y, true)))
		return;
	if (!q->leads)
		return;
	quotes_near(&d->s, y, &from);
	if (q->head && choose(d, &from, y, quoted_claim(&d->s, y)->source, false))
		return;
	if (!choose(d, &from, y, NONE, false))
		choose_forced(d, &from, y, false);
}

void quote_drift(struct context *c)
{
	struct drifting d = {0};

	quotes_open(&d.s, c);
	for (size_t g = 0; g < c->out->groups.v.n; g++) {
		arena_reset(c->scratch);
		quotes_load(&d.s, &c->out->groups.v.v[g]);
		d.found.n = 0;
		for (uint32_t y = 0; y < d.s.item.n && d.s.item.n > 1; y++)
			place_item(&d, y);
		drift_report(&d);
	}
	vec_free(&d.found);
	quotes_close(&d.s);
}
