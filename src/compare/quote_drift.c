/* quote-drift (§3.8): two quotations of one utterance whose words differ. Every item is laid beside the most original one
 * it can be a quotation of, never beside all; one pair of wordings is one finding with all that print either. */
#include "compare/quotes.h"

#include "base/sort.h"
#include "compare/rules.h"
#include "text/utf8.h"

/* A pair of wordings that differ; items X (the original) and Y. */
struct drifted {
	uint32_t x, y;
	struct str original, drift; /* folded, the quotations that differ only */
	bool grave;
};

struct drifting {
	struct quotes s;
	VEC(struct drifted) found;
	uint32_t *by_node; /* items by node */
	uint32_t *mark;    /* per item: the finding it last was put into, by number */
	uint32_t stamp;
};

/* How the quotations of Y look beside those of X. */
struct beside {
	uint32_t shared, words; /* sums over the quotations that have a match */
	uint32_t matched;
};

/* ---- laying two items side by side ---------------------------------------------------------------------------------- */

/* The quotation of X that is most like Q: index, or x->n if none shares half. */
static uint32_t best_quote(struct quotes *s, const struct quoting *x, const struct quote *q, struct beside *sum)
{
	uint32_t best = x->n, best_shared = 0, best_words = 1;

	for (uint32_t i = 0; i < x->n; i++) {
		struct drift d = quote_drift_between(&s->aligner, &x->q[i], q, false, false);
		uint32_t words = x->q[i].n + q->n;

		if (quote_equal(&x->q[i], q)) {
			d.alike = true;
			d.shared = q->n;
		}
		if (d.alike && (uint64_t)d.shared * best_words > (uint64_t)best_shared * words) {
			best = i;
			best_shared = d.shared;
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
		best_quote(s, &s->item.v[x], &s->item.v[y].q[i], &sum);
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
		if (best_quote(s, x, &y->q[i], &unused) == at)
			return true;
	return false;
}

static void add_wording(struct buf *b, struct arena *a, struct str raw)
{
	if (b->n)
		buf_puts(b, " / ");
	buf_add(b, text_fold_words(a, raw));
}

/* Notes that X and Y differ, if they do. DECLARED one utterance: ends count, and so do quotations at the same position that
 * share no word (FORCED). Lists of different length are fragments: those begin and end where they like. */
static void note_drift(struct drifting *d, uint32_t xi, uint32_t yi, bool declared, bool forced)
{
	struct quotes *s = &d->s;
	const struct quoting *x = &s->item.v[xi], *y = &s->item.v[yi];
	struct drifted out = {.x = xi, .y = yi};
	struct buf original = {0}, drift = {0};

	for (uint32_t i = 0; i < y->n; i++) {
		struct beside unused = {0};
		uint32_t k = best_quote(s, x, &y->q[i], &unused);
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

/* ---- whom to lay beside whom ---------------------------------------------------------------------------------------- */

/* "An entry with several questions drifts once, under the first": another question before this one has both. */
static bool earlier_question(const struct quotes *s, uint32_t x, uint32_t y)
{
	const struct answer *a = quoted_answer(s, x), *b = quoted_answer(s, y);
	const struct answer *first = a, *other;
	const struct answer *all = s->c->a, *end = all + s->c->out->answers.v.n;

	while (first > all && first[-1].claim == a->claim)
		first--;
	for (; first < a; first++) {
		for (other = b; other > all && other[-1].claim == b->claim; other--)
			;
		for (; other < end && other->claim == b->claim; other++)
			if (first->from == NONE && other->from == NONE && first->group == other->group &&
				takes_part(s->c, (uint32_t)(first - all)) && takes_part(s->c, (uint32_t)(other - all)))
				return true;
	}
	return false;
}

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

	if (earlier_question(s, x, y))
		return;
	if (quoted_claim(s, x)->source == quoted_claim(s, y)->source && s->item.v[x].head && !s->item.v[y].head)
		note_drift(d, y, x, declared, forced);
	else
		note_drift(d, x, y, declared, forced);
}

/* Which candidate Y is a quotation of: of the first source that has one like it, the most like it. TRUE: settled. */
static bool choose(struct drifting *d, const struct candidates *from, uint32_t y, uint32_t only_source, bool declared)
{
	struct quotes *s = &d->s;
	uint32_t best = NONE, source = only_source;
	struct beside best_sum = {0};

	for (uint32_t i = 0; i < from->n; i++) {
		uint32_t x = from->v[i], here = quoted_claim(s, x)->source;
		struct beside sum;

		if (s->item.v[x].node == s->item.v[y].node)
			return true; /* faithful to one of them */
		if (source != NONE && here != source)
			continue;
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

/* ---- findings ------------------------------------------------------------------------------------------------------- */

static int drift_order(const void *x, const void *y, void *context)
{
	const struct drifted *a = x, *b = y;
	int d = str_cmp(a->original, b->original);

	(void)context;
	if (!d)
		d = str_cmp(a->drift, b->drift);
	if (!d && a->x != b->x)
		d = a->x < b->x ? -1 : 1;
	return d ? d : a->y < b->y ? -1 : a->y > b->y;
}

static int node_order(const void *x, const void *y, void *context)
{
	const struct quotes *s = context;
	uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;

	if (s->item.v[a].node != s->item.v[b].node)
		return s->item.v[a].node < s->item.v[b].node ? -1 : 1;
	return a < b ? -1 : a > b;
}

static bool passes_translated(const struct context *c, const struct claim *claim)
{
	const struct chain *chain = &c->l->chains.v[claim->chain];

	if (c->l->sources.v[claim->source].translated)
		return true;
	for (uint32_t i = 0; i < chain->n; i++)
		for (uint32_t k = 0; k < chain->link[i].who.n; k++) {
			const struct source *s = source_of(c->l, chain->link[i].who.v[k].sym);

			if (s && s->translated)
				return true;
		}
	return false;
}

/* Between two sources, and one side of it was translated. */
static bool is_translation(const struct quotes *s, uint32_t x, uint32_t y)
{
	const struct claim *a = quoted_claim(s, x), *b = quoted_claim(s, y);

	return a->source != b->source && (passes_translated(s->c, a) || passes_translated(s->c, b));
}

/* The answers of one camp while it is gathered. */
struct gathered {
	VEC(uint32_t) v;
};

static void gather(struct drifting *d, uint32_t item, struct gathered *out)
{
	if (d->mark[item] == d->stamp)
		return;
	d->mark[item] = d->stamp;
	vec_push(&out->v, d->s.item.v[item].answer);
}

/* Everybody who words it like REP, kindred to the other side: each once. */
static void printed_by(struct drifting *d, uint32_t rep, uint32_t other, struct gathered *out)
{
	const struct quotes *s = &d->s;
	size_t lo = 0, hi = s->item.n;
	uint32_t node = s->item.v[rep].node;

	if (d->mark[rep] == d->stamp)
		return; /* came with an earlier pair */
	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (s->item.v[d->by_node[mid]].node < node)
			lo = mid + 1;
		else
			hi = mid;
	}
	for (; lo < s->item.n && s->item.v[d->by_node[lo]].node == node; lo++) {
		uint32_t i = d->by_node[lo];

		if (i == rep || (quotes_one_day(s, i, rep) && kindred_speakers(s->c, quoted_answer(s, i), quoted_answer(s, other)) &&
			!earlier_question(s, i, other)))
			gather(d, i, out);
	}
}

static void add_finding(struct drifting *d, const struct drifted *first, struct gathered *sides, int steps)
{
	struct context *c = d->s.c;
	const struct answer *a = quoted_answer(&d->s, first->x);
	struct finding_draft f = {.kind = FIND_QUOTE_DRIFT, .base = -1, .n_camps = 2, .question = a->question,
		.slots = a->slots, .class = a->class, .steps = steps, .floor = SEVERITY_LOW};

	f.camps[0] = (struct camp_draft){.answers = sides[0].v.v, .n = sides[0].v.n, .value = first->original};
	f.camps[1] = (struct camp_draft){.answers = sides[1].v.v, .n = sides[1].v.n, .value = first->drift};
	f.era_text = arena_printf(c->arena, "%.*s | %.*s", STR_ARG(first->original), STR_ARG(first->drift));
	finding_add(c, &f);
}

/* FIRST..: finds of the same two wordings. Of several steps the graver stand. */
static void report(struct drifting *d, const struct drifted *first, size_t n)
{
	struct gathered sides[2] = {0};
	bool grave = false, translated = true;

	d->stamp++;
	for (size_t i = 0; i < n; i++) {
		printed_by(d, first[i].x, first[i].y, &sides[0]);
		printed_by(d, first[i].y, first[i].x, &sides[1]);
		grave |= first[i].grave;
		translated &= is_translation(&d->s, first[i].x, first[i].y);
	}
	add_finding(d, first, sides, (int)grave - (int)translated);
	vec_free(&sides[0].v);
	vec_free(&sides[1].v);
}

static void report_all(struct drifting *d)
{
	struct quotes *s = &d->s;
	size_t end;

	if (!d->found.n)
		return;
	d->by_node = mem_resize(NULL, s->item.n * sizeof *d->by_node);
	d->mark = mem_resize(NULL, s->item.n * sizeof *d->mark);
	d->stamp = 0;
	for (uint32_t i = 0; i < s->item.n; i++) {
		d->by_node[i] = i;
		d->mark[i] = 0;
	}
	sort_by(d->by_node, s->item.n, sizeof *d->by_node, node_order, s);
	sort_by(d->found.v, d->found.n, sizeof *d->found.v, drift_order, NULL);
	for (size_t at = 0; at < d->found.n; at = end) {
		for (end = at + 1; end < d->found.n && str_eq(d->found.v[end].original, d->found.v[at].original) &&
			str_eq(d->found.v[end].drift, d->found.v[at].drift); end++)
			;
		report(d, &d->found.v[at], end - at);
	}
	free(d->by_node);
	free(d->mark);
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
		report_all(&d);
	}
	vec_free(&d.found);
	quotes_close(&d.s);
}
