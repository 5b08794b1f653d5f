/* Where contents begin and end. The tree proposes; marks, verbs and the words at the seams correct it. */
#include "draft/rules.h"

int clause_start(const struct tree *x, int v, int head)
{
	int i = x->lo[head];

	if (i <= v)
		i = v + 1;
	while (i < head && (tag_mark(x->t[i].tag)))
		i++;
	if (i > v + 1 && token_among(&x->t[i - 1], " that whether if "))
		i--;
	for (int j = i + 1; j < head && j < i + 7 && !tag_verb(x->t[j].tag) && !tag_mark(x->t[j].tag); j++) {
		if (token_is(&x->t[j], "that") && x->t[j].tag == TAG_IN)
			return j; /* those who are told stand before it */
	}
	return i;
}

/* Does another statement of the same speaker begin at I: "and said ..."? */
static bool begins_other(const struct finder *f, int v, int i)
{
	const struct token *t = &f->tree->t[i];

	return t->head == v && t->rel == ARC_CONJ;
}

/* ", saying that both had been told", ", calling him a liar": a new statement of the same speaker, whatever the parser
 * hung it on. */
static bool says_more(const struct finder *f, int v, int i)
{
	const struct token *t = &f->tree->t[i];
	const struct entry *e =
		t->tag == TAG_VBG && i > 1 && t[-1].tag == TAG_COMMA ? lexicon_find(f->x, CLASS_VERB, t->low) : NULL;

	if (quotation_at(f->tree->r, t->at))
		return false;
	return (e && e->kind == KIND_SPEECH) || (t->tag == TAG_VBG && t->head == v && t[-1].tag == TAG_COMMA);
}

int finites(const struct tree *x, struct words w)
{
	int n = 0;

	for (int i = w.from; i <= w.to; i++) {
		unsigned tag = x->t[i].tag;

		n += tag == TAG_VBD || tag == TAG_VBZ || tag == TAG_VBP || tag == TAG_MD;
	}
	return n;
}

/* The finite verb of the clause that begins at I or what it hangs on, -1 if there is none before a mark. */
static int clause_head(const struct tree *x, int i)
{
	for (; i < x->n && !tag_mark(x->t[i].tag); i++) {
		unsigned tag = x->t[i].tag;

		if (tag == TAG_VBD || tag == TAG_VBZ || tag == TAG_VBP || tag == TAG_MD)
			return x->t[i].rel == ARC_AUX || x->t[i].rel == ARC_COP || x->t[i].rel == ARC_AUXPASS
				       ? x->t[i].head
				       : i;
	}
	return -1;
}

static const char fronting[] =
	" while when though although as if since after because before whenever where once unless ";

/* "While she says that it is safe, others ...": does V stand in a clause that opens the sentence? */
static bool in_opening_clause(const struct tree *x, int v)
{
	int i = 0;

	while (i < v && (x->t[i].tag == TAG_OPEN || x->t[i].tag == TAG_CC || x->t[i].tag == TAG_RB))
		i++;
	if (i == v)
		return x->t[v].tag == TAG_VBN || x->t[v].tag == TAG_VBD; /* "Asked about the bridge, ..." */
	if (!token_among(&x->t[i], fronting))
		return false;
	for (i++; i < v; i++) {
		if (x->t[i].tag == TAG_COMMA)
			return false;
	}
	return true;
}

static bool begins_main_clause(const struct tree *x, int mark)
{
	unsigned tag = mark + 2 < x->n ? x->t[mark + 1].tag : TAG_NONE;

	return tag == TAG_PRP || tag == TAG_PRPS || tag == TAG_DT || tag == TAG_EX || tag == TAG_CD ||
	       (tag_noun(tag) && tag != TAG_NN) || (tag == TAG_JJ && tag_noun(x->t[mark + 2].tag));
}

static bool dash(const struct token *t)
{
	return token_among(t, " - -- \xe2\x80\x93 \xe2\x80\x94 ") && t->space;
}

/* The only dash of the sentence, with a new thought behind it. */
static bool lonely_dash(const struct tree *x, int i)
{
	int n = 0;

	if (!dash(&x->t[i]) || !begins_main_clause(x, i) || !x->t[i + 1].space)
		return false;
	for (int k = 0; k < x->n; k++)
		n += dash(&x->t[k]);
	return n == 1;
}

/* "Residents, who fear the dam, have left": does the verb at I, behind a comma, go with the noun before "who"? Not if the
 * that-clause is still without a verb: "who said that the dam, they feared, was weak". */
static bool verb_of_noun(const struct tree *x, int v, int i)
{
	int who = verb_group(x, v).from - 1;
	bool open = false;

	if (who < 1 || !token_among(&x->t[who], " who which that ") || x->t[i - 1].tag != TAG_COMMA ||
		!finites(x, (struct words){i, i}))
		return false;
	for (int k = v + 1; k < i; k++)
		open = token_is(&x->t[k], "that") || (open && !finites(x, (struct words){k, k}));
	return !open;
}

int relative_end(const struct tree *x, int v, int end)
{
	for (int i = v + 2; i <= end; i++) {
		if (verb_of_noun(x, v, i))
			return i - 2;
	}
	return end;
}

static const char own_words[] =
	" which whose where because although though while whereas since despite given even but ";

/* "He believes that it is safe, though nobody looked": what is behind the comma is the author's, who tells a belief or
 * a wish in words of his own; of what somebody said it is as often the speaker's. */
static bool own_aside(const struct finder *f, int v, int i)
{
	const struct token *t = &f->tree->t[i];
	const struct entry *e;

	if (t[-1].tag != TAG_COMMA || !token_among(t, own_words))
		return false;
	e = lexicon_find(f->x,
		tag_verb(f->tree->t[v].tag)   ? CLASS_VERB
		: tag_noun(f->tree->t[v].tag) ? CLASS_NOUN
					      : CLASS_ADJECTIVE,
		f->tree->t[v].low);
	return e && e->kind != KIND_SPEECH && e->kind != KIND_FINDING;
}

int clause_end(const struct finder *f, int v, int head)
{
	const struct tree *x = f->tree;
	int end = x->hi[v] > x->hi[head] ? x->hi[v] : x->hi[head];
	bool opening = in_opening_clause(x, v);

	for (int i = head + 1; i <= end; i++) {
		if (begins_other(f, v, i) && x->lo[i] > head) {
			end = x->lo[i] - 1;
			while (end > head && (x->t[end].tag == TAG_CC || tag_mark(x->t[end].tag)))
				end--;
			continue;
		}
		if (quotation_at(x->r, x->t[i].at))
			continue;
		if (says_more(f, v, i) || own_aside(f, v, i) || verb_of_noun(x, v, i))
			end = i - 2;
		else if (token_is(&x->t[i], ";") || lonely_dash(x, i) ||
			 (token_is(&x->t[i], "according") && i + 1 < x->n && token_is(&x->t[i + 1], "to")) ||
			 (opening && x->t[i].tag == TAG_COMMA && begins_main_clause(x, i)))
			end = i - 1;
	}
	return end;
}

int whole_clause_end(const struct finder *f, int v, int start, int head)
{
	int end = clause_end(f, v, head), verb;

	if (finites(f->tree, (struct words){start, end}))
		return end;
	verb = clause_head(f->tree, start);
	return verb > start ? clause_end(f, v, verb) : end;
}

int with_infinitive(const struct finder *f, int v, int end)
{
	const struct tree *x = f->tree;

	if (end + 2 >= x->n || x->t[end + 1].tag != TAG_TO || x->t[end + 2].tag != TAG_VB)
		return end;
	return clause_end(f, v, x->t[end + 1].head > end + 1 ? x->t[end + 1].head : end + 2);
}
