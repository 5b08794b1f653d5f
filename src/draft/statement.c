/* From attributions to statements; what no attribution covers is the article's own voice. */
#include "draft/keep.h"
#include "draft/statement.h"

#include <ctype.h>
#include <stdlib.h>

#include "base/file.h"
#include "draft/english.h"
#include "draft/tree.h"
#include "draft/when.h"

/* ---- one article -------------------------------------------------------------------------------------------- */

struct gathering {
	struct read_article *x;
	struct people *people;
	statement_list *list;
	uint32_t number;
	bool *covered; /* sentences that some attribution speaks of */
};

static struct str cut(const struct reading *r, struct place p)
{
	return (struct str){r->text.p + p.at, p.end - p.at};
}

static struct str unmarked(struct str s)
{
	unsigned n;

	s = str_trim(s);
	while ((n = quote_mark(s)) > 0)
		s = str_skip(s, n);
	for (bool more = true; more && s.n > 1;) {
		more = false;
		for (size_t back = 1; back <= 3 && back < s.n; back++) {
			if (quote_mark(str_skip(s, s.n - back)) == back) {
				s.n -= back;
				more = true;
				break;
			}
		}
	}
	while (s.n && s.p[s.n - 1] == ',')
		s.n--;
	return s;
}

static void tell_matter(struct gathering *g, struct statement *s, struct place p)
{
	const struct reading *r = g->x->reading;
	uint32_t first, n;

	words_in_place(r, p, &first, &n);
	s->matter = s->anchor = unmarked(cut(r, p));
	s->n_amounts = amounts_told(r, first, n, s->amount, AMOUNTS);
	s->n_stems = stems_of(r->lexicon, r->tokens.v + first, n, s->stem);
	s->n_acts = acts_of(r->lexicon, r->tokens.v + first, n, s->act);
	s->ahead = lies_ahead(r->tokens.v + first, n);
	s->n_names = names_of(r->lexicon, r->tokens.v + first, n, s->name);
	if (!when_told(r, first, n, g->x->article.published, &s->when, &s->when_words))
		s->when = STR("");
}

/* "The bridge, Tellis said, was safe": the second piece of what is told, not a quotation of its own. */
static void tell_more(struct gathering *g, struct statement *s, struct place p)
{
	struct statement more = {0};

	tell_matter(g, &more, p);
	s->matter = arena_printf(g->x->reading->arena, "%.*s %.*s", STR_ARG(s->matter), STR_ARG(more.matter));
	if (more.anchor.n > s->anchor.n)
		s->anchor = more.anchor;
	for (uint32_t i = 0; i < more.n_amounts && s->n_amounts < AMOUNTS; i++)
		s->amount[s->n_amounts++] = more.amount[i];
	s->n_stems = stems_joined(s->stem, s->n_stems, more.stem, more.n_stems);
	s->n_acts = stems_joined(s->act, s->n_acts, more.act, more.n_acts);
	s->n_names = stems_joined(s->name, s->n_names, more.name, more.n_names);
	if (!s->when.n) {
		s->when = more.when;
		s->when_words = more.when_words;
	}
}

static struct statement begun(struct gathering *g, const struct sentence *s)
{
	const struct reading *r = g->x->reading;
	struct statement out = {.article = g->number, .question = UINT32_MAX};

	out.place = g->x->article.blocks[g->x->block[s->line]].place;
	out.sentence = cut(r, (struct place){s->at, s->end});
	return out;
}

static void cover(struct gathering *g, struct place p)
{
	const struct reading *r = g->x->reading;

	for (uint32_t at = p.at; at < p.end;) {
		const struct sentence *s = sentence_at(r, at);

		if (!s) {
			at++;
			continue;
		}
		g->covered[s - r->sentences.v] = true;
		at = s->end;
	}
}

static void add_quote(struct statement *s, struct str quote)
{
	if (s->n_quotes < QUOTES && quote.n)
		s->quote[s->n_quotes++] = quote;
}

/* A piece of direct speech, sentence by sentence: each says something of its own. What says little by itself
 * ("Not at all.") goes with the sentence before it. */
static void add_spoken(
	struct gathering *g, const struct statement *model, const struct attribution *a, struct place piece)
{
	const struct reading *r = g->x->reading;
	const struct sentence *s = sentence_at(r, piece.at), *end = r->sentences.v + r->sentences.n;

	for (; s && s < end && s->at < piece.end; s++) {
		struct place p = {s->at > piece.at ? s->at : piece.at, s->end < piece.end ? s->end : piece.end};
		struct statement st = begun(g, s), *before = g->list->n ? &g->list->v[g->list->n - 1] : NULL;
		struct attribution said = *a;

		said.content[0] = p;
		st.n_by = model->n_by;
		memcpy(st.by, model->by, sizeof st.by);
		st.rule = model->rule;
		st.stance = stance_of(r, &said, 0, 0);
		tell_matter(g, &st, p);
		if (st.n_stems < 2 && before && before->spoken_by == a && str_eq(before->place, st.place)) {
			add_quote(before, st.matter);
			continue;
		}
		add_quote(&st, st.matter);
		st.spoken_by = a;
		vec_push(g->list, st);
	}
}

/* Whoever is named in the sentence before the speaker, or before the cue where none is told. */
static void name_before(struct gathering *g, const struct attribution *a)
{
	const struct reading *r = g->x->reading;
	const struct sentence *s = &r->sentences.v[a->sentence];
	uint32_t first, n;

	words_in_place(r, a->source.at < a->source.end ? a->source : a->cue, &first, &n);
	if (first > s->first && first <= s->first + s->n)
		people_named(g->people, r, s->first, first);
}

/* Of a cue whose subject is part of what is told, all from there on ("the bridge is expected to open"). */
static void tell_contents(struct gathering *g, struct statement *st, const struct attribution *a)
{
	const struct place *last = &a->content[a->n_content - 1];

	if (a->rule == passive_rule || a->rule == seeming_rule) {
		tell_matter(g, st, (struct place){a->content[0].at, last->end});
		return;
	}
	tell_matter(g, st, a->content[0]);
	for (unsigned i = 1; i < a->n_content; i++) {
		if (!quote_mark(cut(g->x->reading, a->content[i])))
			tell_more(g, st, a->content[i]);
	}
}

static void add_attribution(struct gathering *g, const struct attribution *a, const struct attribution *outer)
{
	const struct reading *r = g->x->reading;
	const struct sentence *s = &r->sentences.v[a->sentence];
	struct statement st = begun(g, s);

	name_before(g, a);
	if (outer)
		st.by[st.n_by++] = speaker_of(g->people, r, outer);
	st.by[st.n_by++] = speaker_of(g->people, r, a);
	st.rule = a->rule;
	g->covered[a->sentence] = true;
	for (unsigned i = 0; i < a->n_content; i++)
		cover(g, a->content[i]);
	if (!a->direct) {
		st.stance = stance_of(r, a, 0, 0);
		tell_contents(g, &st, a);
		vec_push(g->list, st);
	}
	for (unsigned i = a->direct ? 0 : 1; i < a->n_content; i++) {
		if (quote_mark(cut(r, a->content[i])) || a->rule == transcript_rule)
			add_spoken(g, &st, a, a->content[i]);
	}
}

static bool finite_verb(const struct reading *r, const struct sentence *s)
{
	for (uint32_t i = s->first; i < s->first + s->n; i++) {
		unsigned tag = r->tokens.v[i].tag;

		if (tag == TAG_VBD || tag == TAG_VBZ || tag == TAG_VBP || tag == TAG_MD)
			return true;
	}
	return false;
}

static void add_own(struct gathering *g, const struct sentence *s)
{
	const struct reading *r = g->x->reading;
	struct statement st = begun(g, s);
	int label = label_words(r->tokens.v + s->first, (int)s->n);

	if (s->n < 5 || !finite_verb(r, s) || quotation_at(r, s->at))
		return;
	st.stance = stance_of(r, NULL, s->first, s->n);
	st.rule = "no speaker: the article's own voice";
	tell_matter(g, &st, (struct place){r->tokens.v[s->first + (uint32_t)label].at, s->end});
	vec_push(g->list, st);
}

static bool within(const struct attribution *outer, const struct attribution *a)
{
	for (unsigned i = 0; i < outer->n_content; i++) {
		if (outer->content[i].at <= a->cue.at && a->cue.end <= outer->content[i].end)
			return true;
	}
	return false;
}

static bool affirms(const struct reading *r, const struct attribution *a)
{
	struct stance s = stance_of(r, a, 0, 0);

	return a->entry.kind == KIND_SPEECH && s.answer == ANSWER_YES && s.as == SAID;
}

/* "Orr said she had reported X": the same person twice. */
static bool by_pronoun(const struct reading *r, const struct attribution *a)
{
	uint32_t first, n;

	words_in_place(r, a->source, &first, &n);
	return n == 0 || (n == 1 && r->tokens.v[first].tag != TAG_NNP && r->tokens.v[first].tag != TAG_NNS);
}

/* "Every company that wants to export", "if the council decides to close it": nobody in particular plans it. */
static bool supposed(const struct reading *r, const struct attribution *a)
{
	uint32_t first, n;

	words_in_place(r, a->cue, &first, &n);
	if (first > 0 && token_among(&r->tokens.v[first - 1], " that who which "))
		return true;
	words_in_place(r, a->source, &first, &n);
	return n && first > 0 && token_among(&r->tokens.v[first - 1], " if unless whether should ");
}

/* Does the content tell anything that can be so or not? "Praised the mayor", "asked not to be named" do not: there the
 * article itself tells what was done. A denial of a noun ("denied wrongdoing") does. */
static bool tells(const struct reading *r, const struct attribution *a)
{
	bool verb = a->direct || a->entry.stance == STANCE_DENY || a->entry.stance == STANCE_DECLINE ||
		    a->entry.stance == STANCE_DOUBT;

	if (a->rule == hearsay_rule)
		return false; /* the article itself, as hearsay */
	if ((a->entry.kind == KIND_PLAN || a->entry.kind == KIND_WISH) && supposed(r, a))
		return false;
	for (unsigned i = 0; i < a->n_content; i++) {
		uint32_t first, n;

		words_in_place(r, a->content[i], &first, &n);
		for (uint32_t k = first; k < first + n; k++) {
			if (token_among(&r->tokens.v[k], " anonymity unnamed unidentified ") ||
				(token_is(&r->tokens.v[k], "be") && k + 1 < first + n &&
					token_among(&r->tokens.v[k + 1], " named identified quoted ")))
				return false;
			verb |= tag_verb(r->tokens.v[k].tag) || r->tokens.v[k].tag == TAG_MD;
		}
		verb |= quote_mark(cut(r, a->content[i])) > 0;
	}
	return verb;
}

/* Of "the Times reported that two officials said X" the inner one counts, with both speakers; "Orr said X, according
 * to records" is Orr's word. Only if the outer one affirms what it tells: who denies or doubts it is no carrier of
 * it. */
static void add_outermost(
	struct gathering *g, const struct attribution *a, const struct attribution *from, const struct attribution *to)
{
	bool relayed = strcmp(a->rule, according_rule) != 0, any = false;

	if (!tells(g->x->reading, a)) {
		name_before(g, a);
		speaker_of(g->people, g->x->reading, a); /* whom the next pronoun may mean */
		return;
	}
	for (const struct attribution *b = from; b < to && affirms(g->x->reading, a); b++) {
		if (!b->nested || !within(a, b) || !tells(g->x->reading, b) || by_pronoun(g->x->reading, b))
			continue;
		add_attribution(g, b, relayed ? a : NULL);
		any = true;
	}
	if (!any)
		add_attribution(g, a, NULL);
	for (unsigned i = 0; any && i < a->n_content; i++)
		cover(g, a->content[i]);
}

static void gather(struct gathering *g, const attribution_list *all)
{
	const struct reading *r = g->x->reading;
	const struct attribution *a = all->v, *end = all->v + all->n;

	for (uint32_t i = 0; i < r->sentences.n; i++) {
		const struct attribution *from = a;
		bool spoken = false;

		for (; a < end && a->sentence <= i; a++)
			spoken |= a->source.at < a->source.end;
		for (const struct attribution *k = from; k < a; k++) {
			if (!k->nested)
				add_outermost(g, k, from, a);
		}
		if (!g->covered[i])
			add_own(g, &r->sentences.v[i]);
		if (!spoken)
			people_named(
				g->people, r, r->sentences.v[i].first, r->sentences.v[i].first + r->sentences.v[i].n);
	}
}

/* The blocks that bear a place, a line each. */
static struct str joined(struct arena *a, struct read_article *x)
{
	struct buf b = {0};
	uint32_t n = 0;

	x->block = ARENA_ARRAY(a, uint32_t, x->article.n_blocks + 1);
	for (uint32_t i = 0; i < x->article.n_blocks; i++) {
		if (x->article.blocks[i].place.n == 0)
			continue;
		x->block[n++] = i;
		buf_add(&b, x->article.blocks[i].text);
		buf_puts(&b, "\n\n");
	}
	return keep_text(&b, a);
}

enum unread statements_read(const struct drafter *d, const char *path, uint32_t number, struct people *people,
	struct read_article *out, statement_list *list, struct err *e)
{
	struct gathering g = {.x = out, .people = people, .list = list, .number = number};
	attribution_list all = {0};
	struct str bytes, text;

	if (file_read(d->arena, path, &bytes, e) < 0)
		return WORLD_FAILED;
	if (article_parse(d->arena, bytes, ARTICLE_ANY, path, &out->article, e) < 0)
		return NO_ARTICLE;
	out->path = str_from(path);
	text = joined(d->arena, out);
	if (english_check(text, path, e) < 0)
		return NO_ARTICLE;
	out->reading = reading_new(d->arena, text, d->lexicon, &d->weights);
	attributions_find_all(out->reading, d->lexicon, &all);
	people_begin(people, number);
	g.covered = arena_alloc(d->arena, out->reading->sentences.n + 1);
	gather(&g, &all);
	vec_free(&all);
	return READ;
}
