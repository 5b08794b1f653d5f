/* Direct speech: the words of a sentence that stand outside its whole quotations are a reporting clause ("she said.",
 * "said Ida Orr, a welder."). They are parsed alone, which is far surer than with the quotation in their midst. */
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

		small += start && c >= 'a' && c <= 'z' && (r->text.p[i + 3] | 32) >= 'a' &&
			 (r->text.p[i + 3] | 32) <= 'z';
		start = !letter && c != '\'' && c < 0x80;
	}
	return small == 0 && q->words < 7;
}

/* "Really," she added; "But why?" he asked: a mark before the closing quotation mark, as a title has none. */
static bool ends_as_speech(const struct reading *r, const struct quotation *q)
{
	uint32_t i = q->end;

	while (i > q->at && strchr("\"' \x9d\x99\x80\xe2", r->text.p[i - 1]))
		i--;
	return i > q->at && strchr(",?!", r->text.p[i - 1]);
}

/* Does a quotation stand for itself, or is it a part of the reporter's clause ('called it "a shame"')? */
static bool stands_alone(const struct reading *r, const struct sentence *s, const struct quotation *q)
{
	uint32_t first = q->at, i = first;

	if (q->at <= s->at && ends_as_speech(r, q))
		return true;
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
	return r->text.p[i - 1] == ':' || (r->text.p[first] >= 'A' && r->text.p[first] <= 'Z') ||
	       quotation_at(r, s->at);
}

struct report {
	token_list t;
	struct place quotes[PIECES];
	int seam[PIECES]; /* how many of the words stand before each */
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
			if (out->n < PIECES) {
				out->seam[out->n] = (int)out->t.n;
				out->quotes[out->n++] = (struct place){q->at, q->end};
			}
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

/* The best verb among words FROM..TO-1, the first of equals or the last; -1 if there is none. */
static int best_verb(const struct lexicon *x, const struct report *p, int from, int to, bool last)
{
	int best = -1, grade = 0;

	for (int i = from; i < to; i++) {
		int g = good_verb(x, &p->t.v[i]);

		if (g > grade || (g && g == grade && last)) {
			best = i;
			grade = g;
		}
	}
	return best;
}

/* The reporting verb of the quotations from number FIRST on: the first behind one, else the last before it. */
static int reporting_verb(const struct lexicon *x, const struct report *p, unsigned first, int from)
{
	int n = (int)p->t.n, end = first + 1 < p->n ? p->seam[first + 1] : n, v = -1;

	if (first)
		return best_verb(x, p, from, p->seam[first], true);
	if (p->seam[0] == 0 || end > p->seam[0])
		v = best_verb(x, p, p->seam[0], end, false);
	if (v >= 0 && (p->seam[0] == 0 || best_verb(x, p, 0, p->seam[0], true) < 0))
		return v;
	v = best_verb(x, p, 0, p->seam[0], true);
	return v >= 0 ? v : best_verb(x, p, p->seam[0], n, false);
}

static struct words speaker(struct finder *f, int v, struct words group)
{
	const struct tree *x = f->tree;
	struct words w;

	if ((group.from == 0 || tag_mark(x->t[group.from - 1].tag)) && x->t[v].tag != TAG_VBG &&
		!token_is(&x->t[v], "told")) {
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
		if (!tag_mark(p->t.v[i].tag) && p->t.v[i].low.n &&
			(p->t.v[i].low.p[0] & 0x80 || p->t.v[i].low.p[0] >= 'a'))
			return true;
	}
	return false;
}

static void fill(struct finder *f, const struct report *p, unsigned first, int v, struct attribution *a)
{
	const struct tree *x = f->tree;
	struct words group = verb_group(x, v), source = speaker(f, v, group);
	int top = chain_top(f, v), seam = p->seam[first];

	if (top != v && top >= 0)
		group.from = verb_group(x, top).from;
	if (v < seam && token_is(&x->t[seam - 1], ":") && tree_right(x, v, ARC_OBJ) < 0 &&
		tree_right(x, v, ARC_CCOMP) < 0)
		group.to = seam - 1; /* said in a statement: "..." */
	a->cue = words_place(p, group);
	a->source = words_place(p, source);
	a->entry = *lexicon_find(f->x, CLASS_VERB, x->t[v].low);
}

/* 'Orr: "..."': no verb, but a colon. */
static bool colon(struct finder *f, struct report *p, struct attribution *a)
{
	const struct tree *x = f->tree;
	int last = p->seam[0] - 1, root = 0, s;

	if (last < 1 || !token_is(&p->t.v[last], ":") || label_words(p->t.v, (int)p->t.n) == last + 1)
		return false;
	while (x->t[root].head >= 0)
		root = x->t[root].head;
	s = tree_child(x, root, ARC_NSUBJ);
	a->cue = words_place(p, (struct words){last, last});
	a->source = words_place(p, s >= 0 ? noun_phrase(x, s) : trimmed(x, (struct words){0, last - 1}));
	a->entry = *lexicon_find(f->x, CLASS_VERB, STR("say"));
	return true;
}

/* One attribution for all quotations, or a new one where a verb stands between two: '"A," she said, adding: "B."' */
static void report_quotations(struct finder *f, struct report *p, int v, struct attribution *a, attribution_list *out)
{
	int used = v;

	for (unsigned k = 0; k < p->n; k++) {
		int w = k ? reporting_verb(f->x, p, k, used + 1) : -1;

		if (w > used && w >= p->seam[k - 1]) {
			vec_push(out, *a);
			a->n_content = 0;
			fill(f, p, k, w, a);
			used = w;
		}
		a->content[a->n_content++] = p->quotes[k];
	}
	vec_push(out, *a);
}

static bool report_of(const struct reading *r, const struct lexicon *lex, struct report *p, struct attribution *a,
	attribution_list *out)
{
	struct sentence s = {.first = 0, .n = (uint32_t)p->t.n};
	struct reading alone = *r;
	struct tree x;
	struct finder f = {.x = lex, .tree = &x, .arena = r->arena, .sentence = a->sentence};
	int v;

	if (r->weights)
		parse_sentence(r->weights, lex, p->t.v, (int)p->t.n);
	alone.tokens = p->t;
	alone.lines.n = 0;
	tree_make(&x, &alone, &s);
	v = reporting_verb(lex, p, 0, 0);
	if (v < 0 && !colon(&f, p, a))
		return false;
	if (v >= 0)
		fill(&f, p, 0, v, a);
	if (v >= 0)
		sentence_cues(&f, verb_group(&x, v), out);
	report_quotations(&f, p, v < 0 ? p->seam[0] : v, a, out);
	return true;
}

static bool claimed(const attribution_list *out, uint32_t at)
{
	const struct attribution *a = out->n ? &out->v[out->n - 1] : NULL;

	for (unsigned i = 0; a && i < a->n_content; i++) {
		if (a->content[i].at <= at && at < a->content[i].end)
			return true;
	}
	return false;
}

/* A quotation over several paragraphs whose speaker is told in the last one: those before it that nobody has said
 * yet. */
static void add_earlier(const struct reading *r, struct report *p, const attribution_list *out)
{
	const struct quotation *q = p->n ? quotation_at(r, p->quotes[0].at) : NULL;

	while (q && q > r->quotations.v && q[-1].goes_on && p->n < PIECES && !claimed(out, q[-1].at)) {
		q--;
		memmove(p->quotes + 1, p->quotes, p->n * sizeof *p->quotes);
		memmove(p->seam + 1, p->seam, p->n * sizeof *p->seam);
		p->quotes[0] = (struct place){q->at, q->end};
		p->n++;
	}
}

bool direct_sentence(const struct reading *r, const struct lexicon *lex, uint32_t number, attribution_list *out)
{
	const struct sentence *s = &r->sentences.v[number];
	struct report p = {.n = 0};
	struct attribution a = {.sentence = number, .direct = true, .rule = "direct speech"};
	bool yes = take_apart(r, s, &p) && letters(&p);

	if (yes) {
		add_earlier(r, &p, out);
		yes = report_of(r, lex, &p, &a, out);
	}
	vec_free(&p.t);
	return yes;
}
