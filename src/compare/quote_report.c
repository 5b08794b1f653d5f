/* From pairs of quotations that differ to findings: the same two wordings are one, with everybody who prints either. */
#include "base/sort.h"
#include "compare/quotes.h"

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

		if (i == rep || (quotes_one_day(s, i, rep) &&
					kindred_speakers(s->c, quoted_answer(s, i), quoted_answer(s, other)) &&
					!quotes_asked_before(s, i, other)))
			gather(d, i, out);
	}
}

static void add_finding(struct drifting *d, const struct drifted *first, struct gathered *sides, int steps)
{
	struct context *c = d->s.c;
	const struct answer *a = quoted_answer(&d->s, first->x);
	struct finding_draft f = {.kind = FIND_QUOTE_DRIFT,
		.base = -1,
		.n_camps = 2,
		.question = a->question,
		.slots = a->slots,
		.class = a->class,
		.steps = steps,
		.floor = SEVERITY_LOW};

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

void drift_report(struct drifting *d)
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
				   str_eq(d->found.v[end].drift, d->found.v[at].drift);
			end++)
			;
		report(d, &d->found.v[at], end - at);
	}
	free(d->by_node);
	free(d->mark);
}
