/* Direct speech: the words of a sentence that stand outside its whole quotations are a reporting clause ("she said.",
 * "said Nadja Pell, a machinist."). They are parsed alone, which is far surer than with the quotation in their midst. */
#include "draft/rules.h"
#include "draft/syntax.h"

/* A name in quotation marks ("The Long Road Home"): every longer word has a capital. */
static bool title(const struct reading *r, const struct quotation *q)
{
	bool start = true;
	uint32_t small = 0;

	for (uint32_t i = q->at; i + 4 < q->end; i++) {
		unsigned char c = (unsigned char)r->text.p[i];
		bool letter = (c | 32) >= 'a' && (c | 32) <= 'z';

		small += start && c >= 'a' && c <= 'z' && (r->text.p[i + 3] | 32) >= 'a' && (r->text.p[i + 3] | 32) <= 'z';
		start = !letter && c != '\'' && c < 0x80;
	}
	return small == 0 && q->words < 7;
}

/* Does a quotation stand for itself, or is it a part of the reporter's clause ('called it "a shame"')? */
static bool stands_alone(const struct reading *r, const struct sentence *s, const struct quotation *q)
{
	uint32_t i = q->at, first = q->at;

	if (q->words < 2 || title(r, q))
		return false;
	if (q->at <= s->at)
		return true;
	while (i > s->at && strchr(" \t\xc2\xa0", r->text.p[i - 1]))
		i--;
	if (!strchr(",:", r->text.p[i - 1]))
		return false;
	while (first < q->end && quote_mark(str_skip(r->text, first)))
		first += quote_mark(str_skip(r->text, first));
	return r->text.p[i - 1] == ':' || (r->text.p[first] >= 'A' && r->text.p[first] <= 'Z') || quotation_at(r, s->at);
}

struct report {
	token_list t;
	int seam;               /* the words before it stand before the last quotation */
	struct place quotes[PIECES];
	unsigned n;
};

/* The words outside; false if no quotation of the sentence stands alone. */
static bool take_apart(const struct reading *r, const struct sentence *s, struct report *out)
{
	const struct quotation *q = NULL, *done = NULL;

	for (uint32_t k = s->first; k < s->first + s->n; k++) {
		q = quotation_at(r, r->tokens.v[k].at);
		if (q && q == done)
			continue;
		if (q && stands_alone(r, s, q)) {
			if (out->n < PIECES)
				out->quotes[out->n++] = (struct place){q->at, q->end};
			out->seam = (int)out->t.n;
			done = q;
			continue;
		}
		vec_push(&out->t, r->tokens.v[k]);
	}
	return out->n > 0;
}

static int good_verb(const struct lexicon *x, const struct token *t)
{
	const struct entry *e = tag_verb(t->tag) ? lexicon_find(x, CLASS_VERB, t->low) : NULL;

	if (!e)
		return 0;
	return e->frames & FRAME_QUOTE ? 2 : e->kind == KIND_SPEECH ? 1 : 0;
}

/* The reporting verb: behind a quotation the first, before one the last; -1 if there is none. */
static int reporting_verb(const struct lexicon *x, const struct report *p)
{
	int n = (int)p->t.n, best = -1, grade = 0;

	for (int i = p->seam; i < n; i++) {
		if (good_verb(x, &p->t.v[i]) > grade) {
			best = i;
			grade = good_verb(x, &p->t.v[i]);
		}
	}
	if (best >= 0)
		return best;
	for (int i = p->seam - 1; i >= 0; i--) {
		if (good_verb(x, &p->t.v[i]) > grade) {
			best = i;
			grade = good_verb(x, &p->t.v[i]);
		}
	}
	return best;
}

/* "said Nadja Pell, a machinist, who ...": the phrase after the verb. */
static struct words inverted(const struct tree *x, int v)
{
	int s = tree_right(x, v, REL_NSUBJ), from = v + 1, end;

	if (from >= x->n || tag_mark(x->t[from].tag) || x->t[from].tag == TAG_IN || x->t[from].tag == TAG_RB || x->t[from].tag == TAG_TO)
		return NO_WORDS;
	if (s < 0)
		s = tree_right(x, v, REL_OBJ);
	if (s < 0)
		for (s = from; x->t[s].head > v && x->t[s].head != s; s = x->t[s].head)
			;
	end = x->hi[s] >= from ? x->hi[s] : from;
	return trimmed(x, (struct words){from, end});
}

static struct words speaker(struct finder *f, int v, struct words group)
{
	const struct tree *x = f->tree;
	struct words w;

	if (group.from == 0 || tag_mark(x->t[group.from - 1].tag)) { /* nothing before the verb, or a comma */
		w = inverted(x, v);
		if (w.from <= w.to)
			return w;
	}
	w = subject_of(f, v, group);
	if (w.from > w.to && group.from > 0 && !tag_mark(x->t[group.from - 1].tag)) {
		w = (struct words){group.from - 1, group.from - 1};
		while (w.from > 0 && !tag_mark(x->t[w.from - 1].tag))
			w.from--;
	}
	return w;
}

static struct place words_place(const struct report *p, struct words w)
{
	if (w.from > w.to)
		return (struct place){0, 0};
	return (struct place){p->t.v[w.from].at, p->t.v[w.to].end};
}

static bool letters(const struct report *p)
{
	for (size_t i = 0; i < p->t.n; i++) {
		if (!tag_mark(p->t.v[i].tag) && p->t.v[i].low.n && (p->t.v[i].low.p[0] & 0x80 || p->t.v[i].low.p[0] >= 'a'))
			return true;
	}
	return false;
}

static void fill(struct finder *f, const struct report *p, int v, struct attribution *a)
{
	const struct tree *x = f->tree;
	struct words group = verb_group(x, v), source = speaker(f, v, group);
	int top = chain_top(f, v);

	if (top != v && top >= 0)
		group.from = verb_group(x, top).from;
	if (v < p->seam && token_is(&x->t[p->seam - 1], ":")) { /* said in a statement: "..." */
		int obj = tree_right(x, v, REL_OBJ);

		if (obj < 0 && tree_right(x, v, REL_CCOMP) < 0)
			group.to = p->seam - 1;
	}
	a->cue = words_place(p, group);
	a->source = words_place(p, source);
	a->entry = *lexicon_find(f->x, CLASS_VERB, x->t[v].low);
}

/* 'Pell: "..."': no verb, but a colon. */
static bool colon(const struct lexicon *x, struct report *p, struct attribution *a)
{
	int last = p->seam - 1;

	if (last < 1 || !token_is(&p->t.v[last], ":"))
		return false;
	a->cue = words_place(p, (struct words){last, last});
	a->source = words_place(p, (struct words){0, last - 1});
	a->entry = *lexicon_find(x, CLASS_VERB, STR("say"));
	return true;
}

static bool report_of(const struct reading *r, const struct lexicon *lex, struct report *p, struct attribution *a)
{
	struct sentence s = {.first = 0, .n = (uint32_t)p->t.n};
	struct reading alone = {.text = r->text, .tokens = p->t, .model = r->model};
	struct tree x;
	struct finder f = {.x = lex, .tree = &x};
	int v;

	if (r->model)
		parse_sentence(r->model, p->t.v, (int)p->t.n);
	tree_make(&x, &alone, &s);
	v = reporting_verb(lex, p);
	if (v < 0)
		return colon(lex, p, a);
	fill(&f, p, v, a);
	return true;
}

bool direct_sentence(const struct reading *r, const struct lexicon *lex, uint32_t number, attribution_list *out)
{
	const struct sentence *s = &r->sentences.v[number];
	struct report p = {.seam = 0};
	struct attribution a = {.sentence = number, .direct = true, .rule = "direct speech"};
	bool yes = take_apart(r, s, &p) && letters(&p) && report_of(r, lex, &p, &a);

	for (unsigned i = 0; yes && i < p.n; i++)
		a.content[a.n_content++] = p.quotes[i];
	if (yes)
		vec_push(out, a);
	vec_free(&p.t);
	return yes;
}
