/* Attributions of a whole article: cues of every sentence, the outermost of them, and quotations that go on. */
#include "draft/attribution.h"

#include <stdlib.h>

#include "draft/rules.h"

/* ---- one sentence ------------------------------------------------------------------------------------------- */

static int size(const struct candidate *c)
{
	int n = 0;

	for (unsigned i = 0; i < c->n_content; i++)
		n += c->content[i].to - c->content[i].from + 1;
	return n;
}

static int larger_first(const void *a, const void *b)
{
	const struct candidate *x = a, *y = b;
	int d = x->weak != y->weak ? x->weak - y->weak : size(y) - size(x);

	return d ? d : x->head - y->head;
}

static bool inside(struct words w, int i)
{
	return w.from <= i && i <= w.to;
}

/* Is a word of W among the contents of C? */
static bool clash(const struct candidate *c, struct words w)
{
	for (unsigned i = 0; i < c->n_content; i++) {
		if (w.from <= c->content[i].to && c->content[i].from <= w.to)
			return true;
	}
	return false;
}

/* Only the outermost counts: "A said that B denied C" is one attribution. */
static bool allowed(const candidate_list *all, const bool *kept, size_t i)
{
	const struct candidate *c = &all->v[i];

	for (size_t j = 0; j < i; j++) {
		const struct candidate *k = &all->v[j];

		if (kept[j] && (clash(k, c->cue) || clash(c, k->cue) || inside(k->cue, c->head)))
			return false;
		for (unsigned p = 0; kept[j] && p < c->n_content; p++) {
			if (clash(k, c->content[p]))
				return false;
		}
	}
	return true;
}

static struct place place_of(const struct tree *x, struct words w)
{
	if (w.from > w.to)
		return (struct place){0, 0};
	return (struct place){x->t[w.from].at, x->t[w.to].end};
}

/* A piece takes in the mark just before it whose partner is inside, and a quotation that begins inside to its end. */
static struct place with_marks(const struct reading *r, struct place p)
{
	const struct quotation *q = quotation_at(r, p.at), *last = quotation_at(r, p.end ? p.end - 1 : 0);

	if (q && q->at < p.at && q->end <= p.end + 2 && p.at - q->at <= 3)
		p.at = q->at;
	if (last && last->at >= p.at && last->end > p.end)
		p.end = last->end;
	return p;
}

static void keep(const struct finder *f, const struct candidate *c, bool nested, attribution_list *out)
{
	const struct tree *x = f->tree;
	struct attribution a = {
		.source = place_of(x, c->source), .cue = place_of(x, c->cue), .entry = c->entry, .rule = c->rule};

	a.sentence = f->sentence;
	a.nested = nested;
	a.head = x->s->first + (uint32_t)c->head;
	for (unsigned i = 0; i < c->n_content && i < CANDIDATE_PIECES; i++)
		a.content[a.n_content++] = with_marks(x->r, place_of(x, c->content[i]));
	vec_push(out, a);
}

/* "a teary-eyed mayor", "a union-backed plan": part of a longer word. */
static bool hyphened(const struct tree *x, int v)
{
	return (v > 0 && x->t[v - 1].tag == TAG_HYPH && !x->t[v].space) ||
	       (v + 1 < x->n && x->t[v + 1].tag == TAG_HYPH && !x->t[v + 1].space);
}

static void find_cues(struct finder *f)
{
	const struct tree *x = f->tree;

	if (x->r->lines.n && x->r->lines.v[x->s->line].headline)
		headline_cue(f);
	eyes_cue(f);
	for (int v = 0; v < x->n; v++) {
		if (quotation_at(x->r, x->t[v].at) || hyphened(x, v))
			continue;
		if (tag_verb(x->t[v].tag))
			verb_cue(f, v);
		if (tag_noun(x->t[v].tag)) {
			noun_cue(f, v);
			predicate_cue(f, v);
			ground_cue(f, v);
		}
		if (x->t[v].tag == TAG_RB)
			hearsay_cue(f, v);
		if (token_is(&x->t[v], "according"))
			according_cue(f, v);
		else if (x->t[v].tag == TAG_IN)
			side_cue(f, v);
		else
			adjective_cue(f, v);
	}
}

static bool saying(const struct candidate *c)
{
	return c->entry.kind == KIND_SPEECH && (c->entry.frames & SAYS) == SAYS;
}

/* Does it stand whole inside the content of one that was kept, and is that one of saying, too? */
static bool told_by(const candidate_list *all, const bool *kept, size_t i)
{
	const struct candidate *c = &all->v[i];

	for (size_t j = 0; j < i; j++) {
		const struct candidate *k = &all->v[j];

		if (kept[j] && saying(k) && k->n_content == 1 && k->content[0].from <= c->cue.from &&
			c->cue.to <= k->content[0].to && c->source.from >= k->content[0].from &&
			k->content[0].from <= c->content[0].from && c->content[0].to <= k->content[0].to)
			return true;
	}
	return false;
}

/* The outermost of what F found, but for what meets the words TAKEN. */
static void keep_outermost(const struct finder *f, struct words taken, attribution_list *out)
{
	candidate_list *found = f->out;
	bool *kept = arena_alloc(f->arena, found->n + 1);

	if (found->n > 1)
		qsort(found->v, found->n, sizeof *found->v, larger_first);
	for (size_t i = 0; i < found->n; i++)
		kept[i] = !inside(taken, found->v[i].head) && !clash(&found->v[i], taken) && allowed(found, kept, i);
	for (size_t i = 0; i < found->n; i++) {
		if (kept[i])
			keep(f, &found->v[i], false, out);
		else if (f->nested && saying(&found->v[i]) && !clash(&found->v[i], taken) && told_by(found, kept, i))
			keep(f, &found->v[i], true, out);
	}
}

void sentence_cues(struct finder *f, struct words taken, attribution_list *out)
{
	candidate_list found = {0};

	f->out = &found;
	find_cues(f);
	keep_outermost(f, taken, out);
	f->out = NULL;
	vec_free(&found);
}

static void indirect_sentence(
	const struct reading *r, const struct lexicon *lex, uint32_t number, bool nested, attribution_list *out)
{
	struct tree x;
	struct finder f = {.x = lex, .tree = &x, .arena = r->arena, .sentence = number, .nested = nested};

	tree_make(&x, r, &r->sentences.v[number]);
	sentence_cues(&f, NO_WORDS, out);
}

/* ---- quotations that go on ---------------------------------------------------------------------------------- */

static bool in_content(const struct attribution *a, uint32_t at)
{
	for (unsigned i = 0; i < a->n_content; i++) {
		if (a->content[i].at <= at && at < a->content[i].end)
			return true;
	}
	return false;
}

/* May the words of LAST go on with the quotation Q? In the same paragraph, or direct speech in the next ones. */
static bool speaks_on(
	const struct reading *r, const struct attribution *last, const struct sentence *s, const struct quotation *q)
{
	uint32_t line = r->sentences.v[last->sentence].line;

	if (last->entry.kind != KIND_SPEECH || (last->entry.frames & SAYS) != SAYS ||
		last->entry.stance == STANCE_DECLINE)
		return false;
	if (s->line == line)
		return true;
	return last->direct && s->line - line <= 8 && (q == r->quotations.v || q[-1].goes_on || s->line == line + 1);
}

static struct attribution *last_outermost(attribution_list *out)
{
	size_t n = out->n;

	while (n && out->v[n - 1].nested)
		n--;
	return n ? &out->v[n - 1] : NULL;
}

/* Does the sentence in which Q ends tell who speaks: '..." she said'? */
static bool told_at_end(const struct reading *r, const struct sentence *s, const struct quotation *q)
{
	const struct sentence *last = q->end > s->end ? sentence_at(r, q->end - 1) : NULL;

	return (last && last->end > q->end + 1) || signed_below(r, q);
}

/* A sentence that is nothing but quotation goes on with what the last speaker said, in his paragraph or the next. */
static bool goes_on(const struct reading *r, uint32_t number, attribution_list *out)
{
	const struct sentence *s = &r->sentences.v[number];
	const struct quotation *q = quotation_at(r, s->at);
	struct attribution *last = last_outermost(out);

	if (!q || q->end + 1 < s->end || q->words < 2)
		return false;
	if (!last || told_at_end(r, s, q) || !speaks_on(r, last, s, q))
		return true;
	if (in_content(last, s->at) || last->n_content >= PIECES)
		return true;
	if (last->content[last->n_content - 1].end > q->at)
		return true;
	last->content[last->n_content++] = (struct place){q->at, q->end};
	return true;
}

static int by_place(const void *a, const void *b)
{
	const struct attribution *x = a, *y = b;

	return x->cue.at < y->cue.at ? -1 : x->cue.at > y->cue.at;
}

static void find_all(const struct reading *r, const struct lexicon *x, bool nested, attribution_list *out)
{
	size_t first = out->n;
	bool turns = transcript(r);

	for (uint32_t i = 0; i < r->sentences.n; i++) {
		if ((turns && transcript_turn(r, x, i, out)) || signature_sentence(r, x, i, out) ||
			goes_on(r, i, out) || announced_below(r, x, i, out) || direct_sentence(r, x, i, out))
			continue;
		indirect_sentence(r, x, i, nested, out);
	}
	if (out->n > first + 1)
		qsort(out->v + first, out->n - first, sizeof *out->v, by_place);
}

void attributions_find(const struct reading *r, const struct lexicon *x, attribution_list *out)
{
	find_all(r, x, false, out);
}

void attributions_find_all(const struct reading *r, const struct lexicon *x, attribution_list *out)
{
	find_all(r, x, true, out);
}
