/* Laying two wordings side by side: the longest sequence of words both have (forms of one word count as shared, the
 * same word for more), and what the stretches in between come to. */
#include "evidence/words.h"

#include "base/vec.h"

#define SAME 3 /* the same word */
#define FORM 2 /* a form of it */

void aligner_free(struct aligner *g)
{
	free(g->score);
	*g = (struct aligner){0};
}

/* A stretch where the two part: words from..to of either side, one of which may be empty. */
struct stretch {
	uint32_t a, a_end, b, b_end;
	bool form; /* one word and a form of it */
};

struct stretches {
	VEC(struct stretch) v;
};

/* Sums over the stretches of one kind, one side minus the other. */
struct balance {
	int negation, hedge, condition;
};

struct pair {
	const struct quote *a, *b;
	struct aligner *g;
	struct stretches parts; /* in order */
	uint32_t head;          /* words at the start that are the same in both: laid side by side at once */
	uint32_t a_end, b_end;  /* words behind these are the same again */
	uint32_t shared, shared_content;
	uint32_t from[2], to[2]; /* of what is shared, on either side */
};

static uint16_t *cell(const struct pair *p, uint32_t i, uint32_t k)
{
	return p->g->score + (size_t)(i - p->head) * (p->b_end - p->head + 1) + (k - p->head);
}

static void trim(struct pair *p)
{
	p->a_end = p->a->n;
	p->b_end = p->b->n;
	while (p->head < p->a_end && p->head < p->b_end && word_same(&p->a->v[p->head], &p->b->v[p->head]))
		p->head++;
	while (p->a_end > p->head && p->b_end > p->head && word_same(&p->a->v[p->a_end - 1], &p->b->v[p->b_end - 1])) {
		p->a_end--;
		p->b_end--;
	}
}

static uint16_t worth(const struct pair *p, uint32_t i, uint32_t k)
{
	if (p->a->v[i].stem != p->b->v[k].stem)
		return 0;
	if (word_same(&p->a->v[i], &p->b->v[k]))
		return SAME;
	return word_forms(&p->a->v[i], &p->b->v[k]) ? FORM : 0;
}

/* cell(i, k): the best score of what follows word i of A and word k of B. */
static void fill(struct pair *p)
{
	size_t want = ((size_t)(p->a_end - p->head) + 1) * (p->b_end - p->head + 1);

	if (p->g->cap < want) {
		p->g->score = mem_resize(p->g->score, want * sizeof *p->g->score);
		p->g->cap = want;
	}
	for (uint32_t i = p->a_end + 1; i-- > p->head;)
		for (uint32_t k = p->b_end + 1; k-- > p->head;) {
			uint16_t best = 0, w;

			if (i < p->a_end && k < p->b_end) {
				best = *cell(p, i + 1, k) > *cell(p, i, k + 1) ? *cell(p, i + 1, k)
									       : *cell(p, i, k + 1);
				w = worth(p, i, k);
				if (w && *cell(p, i + 1, k + 1) + w > best)
					best = (uint16_t)(*cell(p, i + 1, k + 1) + w);
			}
			*cell(p, i, k) = best;
		}
}

static void push_stretch(struct pair *p, uint32_t a, uint32_t a_end, uint32_t b, uint32_t b_end, bool form)
{
	vec_push(&p->parts.v, (struct stretch){a, a_end, b, b_end, form});
}

static void meet(struct pair *p, uint32_t i, uint32_t k, uint32_t *a, uint32_t *b)
{
	const struct quote_word *x = &p->a->v[i], *y = &p->b->v[k];

	if (i > *a || k > *b || x->gap_before != y->gap_before)
		push_stretch(p, *a, i, *b, k, false);
	if (!word_same(x, y))
		push_stretch(p, i, i + 1, k, k + 1, true);
	if (p->shared++ == 0) {
		p->from[0] = i;
		p->from[1] = k;
	}
	p->to[0] = i + 1;
	p->to[1] = k + 1;
	p->shared_content += !x->link;
	*a = i + 1;
	*b = k + 1;
}

static void trace(struct pair *p)
{
	uint32_t i, k, a = 0, b = 0;

	for (i = 0; i < p->head; i++)
		meet(p, i, i, &a, &b);
	k = i;
	while (i < p->a_end && k < p->b_end) {
		uint16_t w = worth(p, i, k);

		if (w && *cell(p, i, k) == *cell(p, i + 1, k + 1) + w) {
			meet(p, i++, k++, &a, &b);
			continue;
		}
		if (*cell(p, i + 1, k) >= *cell(p, i, k + 1))
			i++;
		else
			k++;
	}
	for (i = p->a_end, k = p->b_end; i < p->a->n; i++, k++)
		meet(p, i, k, &a, &b);
	if (a < p->a->n || b < p->b->n)
		push_stretch(p, a, p->a->n, b, p->b->n, false);
}

/* ---- what a stretch comes to ------------------------------------------------------------------------------------- */

static bool gap_in(const struct quote *q, uint32_t from, uint32_t to)
{
	if (to == q->n && q->gap_end)
		return true;
	for (uint32_t i = from; i <= to && i < q->n; i++)
		if (q->v[i].gap_before)
			return true;
	return false;
}

static bool all_bracketed(const struct quote *q, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++)
		if (!q->v[i].bracketed)
			return false;
	return to > from;
}

/* Words are missing where an ellipsis stands for them; words in brackets are the writer's own. */
static bool indicated(const struct pair *p, const struct stretch *s)
{
	bool a_open = all_bracketed(p->a, s->a, s->a_end) || gap_in(p->a, s->a, s->a_end);
	bool b_open = all_bracketed(p->b, s->b, s->b_end) || gap_in(p->b, s->b, s->b_end);

	if (s->a == s->a_end && s->b == s->b_end)
		return true;
	if (s->a == s->a_end)
		return gap_in(p->a, s->a, s->a_end) || all_bracketed(p->b, s->b, s->b_end);
	if (s->b == s->b_end)
		return gap_in(p->b, s->b, s->b_end) || all_bracketed(p->a, s->a, s->a_end);
	return a_open || b_open;
}

static bool at_start(const struct stretch *s)
{
	return s->a == 0 && s->b == 0 && !s->form;
}

static bool at_end(const struct pair *p, const struct stretch *s)
{
	return s->a_end == p->a->n && s->b_end == p->b->n && !s->form;
}

/* Excerpts begin and stop where they like. Where both go on with other words, that is a change of words as long as
 * neither goes on for longer than what they share; beyond that they are two excerpts. */
static bool is_excerpt(const struct pair *p, const struct stretch *s)
{
	uint32_t a = s->a_end - s->a, b = s->b_end - s->b;

	if (!at_start(s) && !at_end(p, s))
		return false;
	return a == 0 || b == 0 || a > p->shared || b > p->shared;
}

/* Of what stands beyond an end only the rest of the sentence bears on the words that both have. */
static void within_sentence(
	const struct pair *p, const struct quote *q, const struct stretch *s, uint32_t *from, uint32_t *to)
{
	if (at_end(p, s) && !at_start(s)) {
		if (*from > 0 && q->v[*from - 1].ends)
			*to = *from;
		for (uint32_t i = *from; i < *to; i++)
			if (q->v[i].ends)
				*to = i + 1;
	} else if (at_start(s) && !at_end(p, s)) {
		for (uint32_t i = *from; i < *to; i++)
			if (q->v[i].ends)
				*from = i + 1;
	}
}

static void weigh(const struct quote *q, uint32_t from, uint32_t to, int sign, struct balance *sum)
{
	for (uint32_t i = from; i < to; i++) {
		sum->negation += q->v[i].role == ROLE_NEGATION ? sign : 0;
		sum->hedge += q->v[i].role == ROLE_HEDGE ? sign : 0;
		sum->condition += q->v[i].role == ROLE_CONDITION ? sign : 0;
	}
}

static bool marked(const struct quote_word *w)
{
	return w->role == ROLE_NUMBER || w->name;
}

static bool has_word(const struct quote *q, const struct quote_word *w)
{
	for (uint32_t i = 0; i < q->n; i++)
		if (word_forms(&q->v[i], w))
			return true;
	return false;
}

/* A number or name of Q in FROM..TO that the other wording holds nowhere. */
static bool lost_mark(const struct quote *q, uint32_t from, uint32_t to, const struct quote *other)
{
	for (uint32_t i = from; i < to; i++)
		if (marked(&q->v[i]) && !has_word(other, &q->v[i]))
			return true;
	return false;
}

static bool has_mark(const struct quote *q, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++)
		if (marked(&q->v[i]))
			return true;
	return false;
}

static bool crosses_sentence(const struct quote *q, uint32_t from, uint32_t to)
{
	for (uint32_t i = from ? from - 1 : 0; i < to && i < q->n; i++)
		if (q->v[i].ends)
			return true;
	return false;
}

/* An ellipsis may shorten and brackets may explain; neither may drop a "not" of the sentence, nor put one number or
 * name for another. */
static bool abused(const struct pair *p, const struct stretch *s)
{
	struct balance sum = {0};
	bool ends = at_start(s) || at_end(p, s);

	weigh(p->a, s->a, s->a_end, 1, &sum);
	weigh(p->b, s->b, s->b_end, -1, &sum);
	if (sum.negation && !ends && !crosses_sentence(p->a, s->a, s->a_end) && !crosses_sentence(p->b, s->b, s->b_end))
		return true;
	return has_mark(p->a, s->a, s->a_end) && has_mark(p->b, s->b, s->b_end) &&
	       lost_mark(p->a, s->a, s->a_end, p->b) && lost_mark(p->b, s->b, s->b_end, p->a);
}

static void judge_silent(const struct pair *p, const struct stretch *s, struct balance *sum, struct drift *d)
{
	uint32_t a = s->a, a_end = s->a_end, b = s->b, b_end = s->b_end;

	d->silent = true;
	within_sentence(p, p->a, s, &a, &a_end);
	within_sentence(p, p->b, s, &b, &b_end);
	weigh(p->a, a, a_end, 1, sum);
	weigh(p->b, b, b_end, -1, sum);
	if (lost_mark(p->a, a, a_end, p->b) || lost_mark(p->b, b, b_end, p->a))
		d->what |= DRIFT_NAME;
}

static void judge(const struct pair *p, bool ends, struct drift *d)
{
	struct balance sum = {0};

	for (size_t i = 0; i < p->parts.v.n; i++) {
		const struct stretch *s = &p->parts.v.v[i];

		if (!ends && is_excerpt(p, s))
			continue;
		if (!indicated(p, s)) {
			judge_silent(p, s, &sum, d);
		} else if (abused(p, s)) {
			d->silent = true;
			d->grave = true;
		}
	}
	d->what |= (sum.negation ? DRIFT_NEGATION : 0) | (sum.hedge ? DRIFT_HEDGE : 0) | (sum.condition ? DRIFT_CONDITION : 0);
	d->grave |= d->what != 0;
}

/* Half the words of the shorter. Where they share no more than two thirds, half of its words that say something are
 * to be among them: "it was the" is no ground for laying two sentences side by side. */
static bool alike(const struct pair *p)
{
	const struct quote *q = p->a->n <= p->b->n ? p->a : p->b;
	uint32_t content = 0;

	for (uint32_t i = 0; i < q->n; i++)
		content += !q->v[i].link;
	if (!p->shared || p->shared * 2 < q->n)
		return false;
	return p->shared * 3 >= q->n * 2 || p->shared_content * 2 >= content;
}

struct drift quote_drift_between(
	struct aligner *g, const struct quote *a, const struct quote *b, bool ends, bool forced)
{
	struct pair p = {.a = a, .b = b, .g = g};
	struct drift d = {0};

	if (!a->n || !b->n)
		return d;
	trim(&p);
	fill(&p);
	trace(&p);
	d.shared = p.shared;
	d.shared_content = p.shared_content;
	d.a_from = p.from[0];
	d.a_to = p.to[0];
	d.b_from = p.from[1];
	d.b_to = p.to[1];
	d.alike = alike(&p);
	if (d.alike || forced)
		judge(&p, ends || !d.alike, &d);
	vec_free(&p.parts.v);
	return d;
}
