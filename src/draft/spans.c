/* Where sources begin and end. */
#include "draft/rules.h"

static const char helpers[] =
	" be is are was were am been being 's 're 'm have has had 've do does did will would can could may might must "
	"shall should 'll 'd wo ca n't not never ";
static const char chains[] =
	" begin began begun begins beginning start started starts starting continue continues continued "
	"continuing seem seems seemed appear appears appeared like go going went come came have has had need needs "
	"needed used try "
	"tries tried trying attempt attempted attempts able proceed proceeded proceeds manage managed take took failed "
	"fail fails get got "
	"prefer preferred dare tend tends tended hasten hastened rush rushed stop stopped stops keep kept keeps ";

static const char week[] = " monday tuesday wednesday thursday friday saturday sunday ";

static bool helper(const struct tree *x, int i)
{
	unsigned tag = x->t[i].tag;

	return tag == TAG_MD || tag == TAG_RB || tag == TAG_RBR || tag == TAG_RBS || token_among(&x->t[i], helpers);
}

struct words verb_group(const struct tree *x, int v)
{
	int i = v;

	while (i > 0) {
		const struct token *p = &x->t[i - 1];

		if (p->tag == TAG_TO && i == v && x->t[v].tag == TAG_VB)
			i--;
		else if (helper(x, i - 1) && (p->head == v || x->t[v].head == i - 1 || token_among(p, helpers)))
			i--;
		else
			break;
	}
	return (struct words){i, v};
}

struct words trimmed(const struct tree *x, struct words w)
{
	while (w.from <= w.to &&
		(tag_mark(x->t[w.from].tag) || token_among(&x->t[w.from], " - -- \xe2\x80\x93 \xe2\x80\x94 ")))
		w.from++;
	while (w.from <= w.to &&
		(tag_mark(x->t[w.to].tag) || token_among(&x->t[w.to], " - -- \xe2\x80\x93 \xe2\x80\x94 ")))
		w.to--;
	return w;
}

struct words noun_phrase(const struct tree *x, int head)
{
	struct words w = {x->lo[head], x->hi[head]};

	while (w.from < head &&
		(x->t[w.from].rel == ARC_CC || x->t[w.from].rel == ARC_CASE || x->t[w.from].rel == ARC_MARK ||
			(x->t[w.from].head == head && x->t[w.from].rel == ARC_ADVMOD &&
				x->t[w.from + 1].tag == TAG_COMMA)))
		w.from++;
	return trimmed(x, w);
}

struct words after_subject(const struct tree *x, struct words source, int next)
{
	bool comma = false;

	for (int i = source.from; i <= source.to; i++)
		comma |= x->t[i].tag == TAG_COMMA;
	if (comma && source.to + 1 < next && x->t[source.to + 1].tag == TAG_COMMA)
		source.to++;
	return source;
}

static int subject_head(const struct tree *x, int v)
{
	int s = tree_child(x, v, ARC_NSUBJ);

	if (s < 0)
		s = tree_child(x, v, ARC_NSUBJPASS);
	for (int j = v - 1; s < 0 && j >= 0 && x->t[j].head == v && x->t[j].rel == ARC_AUX; j--)
		s = tree_child(x, j, ARC_NSUBJ); /* hung on the helper: "officials have told" */
	return s;
}

int chain_top(const struct finder *f, int v)
{
	const struct tree *x = f->tree;

	while (x->t[v].rel == ARC_XCOMP && x->t[v].head >= 0 && x->t[v].head < v && subject_head(x, v) < 0 &&
		token_among(&x->t[x->t[v].head], chains))
		v = x->t[v].head;
	return v;
}

/* A clause that has no subject of its own takes it from the one it hangs on. */
static int lent_subject(const struct tree *x, int v)
{
	for (int guard = 0; guard < 6 && v >= 0; guard++) {
		int h = x->t[v].head, s = subject_head(x, v);
		unsigned rel = x->t[v].rel;

		if (s >= 0)
			return s;
		if (h < 0)
			return -1;
		if (rel == ARC_ACL && tag_noun(x->t[h].tag) && h < v &&
			(x->t[v].tag == TAG_VBG || x->t[v].tag == TAG_VB))
			return h;
		if (rel == ARC_CONJ || rel == ARC_XCOMP || rel == ARC_ADVCL || rel == ARC_PARATAXIS)
			v = h;
		else
			return -1;
	}
	return -1;
}

static bool chunk(const struct token *t)
{
	return tag_noun(t->tag) || t->tag == TAG_JJ || t->tag == TAG_DT || t->tag == TAG_PRPS || t->tag == TAG_POS ||
	       t->tag == TAG_CD || t->tag == TAG_HYPH || t->tag == TAG_DOLLAR || t->tag == TAG_VBN;
}

/* Words that the parser left outside a phrase though they touch it: "[Harbour] chief adviser Ida [Orr]". */
struct words whole_chunk(const struct tree *x, struct words w)
{
	while (w.from > 0 && chunk(&x->t[w.from - 1]) &&
		(tag_noun(x->t[w.from].tag) || x->t[w.from].tag == TAG_JJ || x->t[w.from].tag == TAG_CD ||
			x->t[w.from].tag == TAG_POS || x->t[w.from].tag == TAG_HYPH) &&
		x->t[w.from - 1].tag != TAG_VBN)
		w.from--;
	while (w.to + 1 < x->n && tag_noun(x->t[w.to].tag) &&
		(x->t[w.to + 1].tag == TAG_NNP || x->t[w.to + 1].tag == TAG_NNPS) &&
		!token_among(&x->t[w.to + 1], week))
		w.to++;
	return w;
}

/* The phrase that ends just before word I, by its words alone. */
static struct words phrase_before(const struct tree *x, int i)
{
	struct words w;

	if (i > 1 && token_among(&x->t[i - 1], week))
		i -= 1 + (token_is(&x->t[i - 2], "on") && i > 2);
	if (i < 1)
		return NO_WORDS;
	w = (struct words){i - 1, i - 1};
	if (x->t[i - 1].tag == TAG_PRP || x->t[i - 1].tag == TAG_WP || x->t[i - 1].tag == TAG_WDT)
		return w;
	if (!tag_noun(x->t[i - 1].tag))
		return NO_WORDS;
	w = whole_chunk(x, w);
	while (w.from > 1 && token_is(&x->t[w.from - 1], "of") &&
		(chunk(&x->t[w.from - 2]) || token_among(&x->t[w.from - 2], " one some many most ")))
		w = whole_chunk(x, (struct words){w.from - 2, w.to}); /* "two of the officials" */
	return w;
}

/* "one [of the people] said": the words between a subject and its verb that the parser hung elsewhere. */
static struct words up_to_verb(const struct tree *x, struct words w, int verb)
{
	int i = w.to + 1;

	if (i >= verb || !(token_is(&x->t[i], "of") || tag_noun(x->t[i].tag) || x->t[i].tag == TAG_JJ))
		return w;
	while (i < verb && (chunk(&x->t[i]) || token_among(&x->t[i], " of and ")) && !token_among(&x->t[i], week))
		i++;
	if (i == verb)
		w.to = verb - 1;
	return w;
}

/* "Two workers, who asked not to be named, said": the phrase before the clause, with the clause and its comma. */
static struct words around_relative(const struct tree *x, int verb)
{
	struct words w = NO_WORDS;

	if (verb < 4 || x->t[verb - 1].tag != TAG_COMMA)
		return w;
	for (int i = verb - 2; i > 1; i--) {
		if ((x->t[i].tag == TAG_WP || x->t[i].tag == TAG_WDT) && x->t[i - 1].tag == TAG_COMMA) {
			w = phrase_before(x, i - 1);
			w.to = w.from <= w.to ? verb - 1 : w.to;
			break;
		}
	}
	return w;
}

/* "Ida Orr, the opposition's spokeswoman, called for": a phrase with another beside it between commas. */
static struct words around_apposition(const struct tree *x, int verb)
{
	struct words w = NO_WORDS;

	if (verb < 4 || x->t[verb - 1].tag != TAG_COMMA)
		return w;
	for (int i = verb - 2; i > 0; i--) {
		unsigned tag = x->t[i].tag;

		if (tag == TAG_COMMA) {
			w = phrase_before(x, i);
			w.to = w.from <= w.to ? verb - 1 : w.to;
			break;
		}
		if (tag_verb(tag) || tag == TAG_MD || tag == TAG_WP || tag == TAG_WDT || tag_mark(tag))
			break;
	}
	return w;
}

/* Is the subject S, which the tree has, that of a verb before the phrase W, which no "who" leads back to? */
static bool taken_from_afar(const struct tree *x, int s, struct words w)
{
	bool verb = false;

	if (w.from > w.to || s >= w.from)
		return false;
	for (int i = s + 1; i < w.from; i++) {
		if (x->t[i].tag == TAG_WP || x->t[i].tag == TAG_WDT || x->t[i].tag == TAG_CC)
			return false;
		verb |= finites(x, (struct words){i, i}) > 0;
	}
	return verb;
}

/* Where the tree has no subject at all: the words from the start or the last comma on, if they look like a phrase. */
static struct words since_comma(const struct tree *x, int verb)
{
	int from = verb;

	while (from > 0 && !tag_mark(x->t[from - 1].tag) && x->t[from - 1].tag != TAG_CLOSE)
		from--;
	if (from == verb || verb - from > 16 || !(chunk(&x->t[from]) || x->t[from].tag == TAG_PRP))
		return NO_WORDS;
	return (struct words){from, verb - 1};
}

/* ", adding that ...": the speaker is that of the whole sentence, whatever the parser hung it on. */
static int main_verb(const struct tree *x, int v)
{
	int top = v;

	while (x->t[top].head >= 0)
		top = x->t[top].head;
	return subject_head(x, top) >= 0 && top < v ? top : v;
}

/* "Vessen: The mayor said": where the article was written is no part of who speaks. */
static struct words behind_colon(const struct tree *x, struct words w, int verb)
{
	for (int i = w.from; i <= w.to + 1 && i < verb; i++) {
		if (token_is(&x->t[i], ":"))
			return trimmed(x, (struct words){i + 1, w.to > i ? w.to : verb - 1});
	}
	return w;
}

struct words subject_of(const struct finder *f, int v, struct words group)
{
	const struct tree *x = f->tree;
	int top = group.from > 0 && x->t[v].tag == TAG_VBG && x->t[group.from - 1].tag == TAG_COMMA ? main_verb(x, v)
												    : chain_top(f, v);
	int s = lent_subject(x, top);
	struct words w, beside, near = phrase_before(x, group.from);

	if (group.from > 0 && token_among(&x->t[group.from - 1], " who which "))
		return (struct words){group.from - 1, group.from - 1};
	if (s < 0 && near.from > near.to)
		near = around_relative(x, group.from);
	beside = around_apposition(x, group.from);
	if (s < 0 && near.from > near.to)
		near = beside;
	if (s >= 0 && s < group.from && x->t[v].tag != TAG_VBG && taken_from_afar(x, s, beside))
		return beside;
	if (s < 0)
		return near.from <= near.to ? near : since_comma(x, group.from);
	w = (x->t[s].tag == TAG_PRP || x->t[s].tag == TAG_WDT || x->t[s].tag == TAG_WP) ? (struct words){s, s}
											: noun_phrase(x, s);
	if (s < group.from && w.to >= group.from)
		w.to = group.from - 1;
	w = trimmed(x, w);
	if (s < group.from)
		w = up_to_verb(x, behind_colon(x, w, group.from), group.from);
	if (near.from <= near.to && near.to > w.to && x->t[v].rel != ARC_CONJ && x->t[v].tag != TAG_VBG &&
		(x->t[near.to].tag != TAG_WDT && x->t[near.to].tag != TAG_WP) && s < group.from)
		return near;
	if (x->t[w.to].tag != TAG_PRP)
		w = whole_chunk(x, w);
	return s < group.from ? after_subject(x, w, group.from) : w;
}

static const char sooner[] = " earlier later last this next early late yesterday today tonight recently then ";

struct words inverted(const struct tree *x, int v)
{
	int s = tree_right(x, v, ARC_NSUBJ), from = v + 1, end;

	if (from >= x->n || token_among(&x->t[from], sooner) || tag_mark(x->t[from].tag) || x->t[from].tag == TAG_IN ||
		x->t[from].tag == TAG_RB || x->t[from].tag == TAG_TO)
		return NO_WORDS;
	if (s < 0)
		s = tree_right(x, v, ARC_OBJ);
	if (s < 0)
		for (s = from; x->t[s].head > v && x->t[s].head != s; s = x->t[s].head)
			;
	end = x->hi[s] >= from ? x->hi[s] : from;
	return whole_chunk(x, trimmed(x, (struct words){from, end}));
}

static bool mark_before(const struct tree *x, int i)
{
	return i > 0 && (x->t[i - 1].tag == TAG_COMMA || x->t[i - 1].tag == TAG_CLOSE);
}

static bool finite_verb_in(const struct tree *x, struct words w)
{
	for (int i = w.from; i <= w.to; i++) {
		unsigned tag = x->t[i].tag;

		if (tag == TAG_WP || tag == TAG_WDT)
			return false;
		if (tag == TAG_VBD || tag == TAG_VBZ || tag == TAG_VBP || tag == TAG_MD)
			return true;
	}
	return false;
}

/* "..., the mayor said", "..., said the mayor": the words between the mark and the verb, or those behind the verb. */
struct words reporter_of(const struct finder *f, int v, struct words group)
{
	const struct tree *x = f->tree;
	struct words w = phrase_before(x, group.from);

	if (w.from <= w.to && mark_before(x, w.from) && x->t[w.to].tag != TAG_WP && x->t[w.to].tag != TAG_WDT)
		return w;
	if (mark_before(x, group.from) && group.from == v && x->t[v].tag != TAG_VBG && v + 1 < x->n &&
		(chunk(&x->t[v + 1]) || x->t[v + 1].tag == TAG_PRP)) {
		w = inverted(x, v);
		if (w.from <= w.to && !finite_verb_in(x, w) && finite_verb_in(x, (struct words){0, v - 1}))
			return w;
	}
	w = since_comma(x, group.from);
	if (w.from <= w.to && w.from > 0 && (tag_noun(x->t[w.to].tag) || x->t[w.to].tag == TAG_PRP) &&
		w.to - w.from < 10 && !finite_verb_in(x, w) && finite_verb_in(x, (struct words){0, w.from - 1}))
		return w;
	return subject_of(f, v, group);
}
