/* Views told without a verb for them: "the fear is that X", "in her view, X", "in a survey, X", "to residents, X". */
#include "draft/rules.h"

static const char be[] = " is are was were be been being 's remain remains remained ";

/* The last word of "is", "has long been" that begins at word I; -1 if none does. */
static int copula_end(const struct tree *x, int i)
{
	int last = -1;

	for (; i < x->n && (token_among(&x->t[i], be) || x->t[i].tag == TAG_MD || x->t[i].tag == TAG_RB ||
				   token_among(&x->t[i], " has have had "));
		i++)
		last = token_among(&x->t[i], be) ? i : last;
	return last;
}

/* "The fear is that the bridge will fall", "her plan is to leave": what is feared, what is planned. */
void predicate_cue(struct finder *f, int v)
{
	const struct tree *x = f->tree;
	const struct entry *e = lexicon_find(f->x, CLASS_NOUN, x->t[v].low);
	int last = e ? copula_end(x, v + 1) : -1, start = last + 1, head, end;
	struct candidate c = {.head = v, .n_content = 1, .rule = "noun and what it is"};

	if (last < 0 || start + 1 >= x->n ||
		!((that_clause(x, start) && (e->frames & FRAME_THAT)) ||
			(x->t[start].tag == TAG_TO && (e->frames & FRAME_TO))))
		return;
	head = x->t[start].head > start ? x->t[start].head : start + 1;
	c.entry = *e;
	c.source = owner_of(x, v, &end);
	c.cue = (struct words){end >= 0 ? end + 1 : phrase_start(x, v), last};
	c.content[0] = (struct words){start, whole_clause_end(f, v, start, head)};
	candidate_add(f, c);
}

/* ---- grounds ------------------------------------------------------------------------------------------------ */

enum { GROUND_WORDS = 12 };

/* The preposition of the phrase whose noun is V, -1 if it is none that E has. */
static int preposition_of(const struct tree *x, int v, const struct entry *e)
{
	int i = v - 1;

	while (i >= 0 &&
		(tag_noun(x->t[i].tag) || x->t[i].tag == TAG_JJ || x->t[i].tag == TAG_DT || x->t[i].tag == TAG_CD ||
			x->t[i].tag == TAG_PRPS || x->t[i].tag == TAG_POS || x->t[i].tag == TAG_JJS ||
			x->t[i].tag == TAG_JJR || token_among(&x->t[i], " , ' / & ")))
		i--;
	return i >= 0 && (e->frames & frame_of(x->t[i].low)) ? i : -1;
}

/* The comma that ends a phrase whose noun is V, or the sentence's last mark; -1 if something else follows. */
static int phrase_end(const struct tree *x, int v)
{
	for (int i = v + 1; i < x->n && i < v + GROUND_WORDS; i++) {
		if (token_is(&x->t[i], ",") || x->t[i].tag == TAG_STOP)
			return i;
		if (x->t[i].tag == TAG_CC || x->t[i].tag == TAG_OPEN || x->t[i].tag == TAG_WDT || tag_mark(x->t[i].tag))
			return -1;
	}
	return -1;
}

/* Where a clause may begin: the sentence, behind "but", behind a mark. */
static bool opens(const struct tree *x, int i)
{
	return i == 0 || (i == 1 && x->t[0].tag == TAG_CC) || token_is(&x->t[i - 1], ";");
}

/* May the phrase stand behind its sentence? A view may; a survey only behind a single clause, where it can hardly be
 * that of something else; laws and those who see it so never: "a letter to residents". */
static bool may_follow(const struct tree *x, int prep, const struct entry *e)
{
	if (!(e->frames & FRAME_SELF))
		return true;
	for (int i = 0; i < prep; i++) {
		if (x->t[i].tag == TAG_COMMA || x->t[i].tag == TAG_CC || x->t[i].tag == TAG_WDT)
			return false;
	}
	return e->kind == KIND_FINDING;
}

/* "opposed" in "In a survey published on Monday, residents opposed it": with the wrong verb for the main one. */
static bool participle_in(const struct tree *x, struct words w)
{
	for (int i = w.from; i <= w.to; i++) {
		if (x->t[i].tag == TAG_VBN)
			return true;
	}
	return false;
}

void ground_cue(struct finder *f, int v)
{
	const struct tree *x = f->tree;
	const struct entry *e = lexicon_find(f->x, CLASS_GROUND, x->t[v].low);
	struct candidate c = {.head = v, .n_content = 1, .rule = "ground", .weak = true};
	int prep = e ? preposition_of(x, v, e) : -1, end = prep >= 0 ? phrase_end(x, v) : -1, owned;

	if (end < 0)
		return;
	c.entry = *e;
	if (e->frames & FRAME_SELF) {
		c.source = trimmed(x, (struct words){prep + 1, end - 1});
		c.cue = (struct words){prep, prep};
	} else {
		c.source = owner_of(x, v, &owned);
		c.cue = (struct words){v, v};
		if (owned < 0)
			return;
	}
	if (opens(x, prep) && x->t[end].tag == TAG_COMMA) {
		c.content[0] = (struct words){end + 1, x->n - 1};
		c.weak = e->kind != KIND_FINDING;
	} else if (may_follow(x, prep, e)) {
		c.content[0] = (struct words){0, prep - 1};
	} else {
		return;
	}
	if (finites(x, c.content[0]) || (!c.weak && participle_in(x, c.content[0])))
		candidate_add(f, c);
}

/* "To Dan Orr, the bridge is a danger", "for them, it was": a person in front of a clause with a subject of its own. */
void eyes_cue(struct finder *f)
{
	const struct tree *x = f->tree;
	int to = x->n > 1 && x->t[0].tag == TAG_CC, end = to + 1;
	bool pronoun = end < x->n && token_among(&x->t[end], " him her them me us you ");
	struct candidate c = {.head = to, .cue = {to, to}, .n_content = 1, .rule = "ground", .weak = true};
	const struct entry *e = lexicon_find(f->x, CLASS_VERB, STR("believe"));

	if (!e || end >= x->n || !(token_is(&x->t[to], "to") || (pronoun && token_is(&x->t[to], "for"))))
		return;
	while (!pronoun && end < x->n && (x->t[end].tag == TAG_NNP || token_among(&x->t[end], " mr mrs ms dr . ")))
		end++;
	end += pronoun;
	if (end == to + 1 || end + 2 >= x->n || !token_is(&x->t[end], ",") || !clause_follows(x, end + 1))
		return;
	c.entry = *e;
	c.source = (struct words){to + 1, end - 1};
	c.content[0] = (struct words){end + 1, x->n - 1};
	candidate_add(f, c);
}

/* "Residents are against the plan": on whose side somebody is. */
void side_cue(struct finder *f, int v)
{
	const struct tree *x = f->tree;
	const struct entry *e = lexicon_find(f->x, CLASS_VERB, STR("oppose"));
	struct candidate c = {.head = v, .n_content = 1, .rule = "side"};
	int verb = v - 1, head = x->t[v].head;

	while (verb > 0 && x->t[verb].tag == TAG_RB)
		verb--;
	if (!e || !token_is(&x->t[v], "against") || verb < 1 || !token_among(&x->t[verb], be) || head <= v)
		return;
	c.entry = *e;
	c.cue = (struct words){verb_group(x, verb).from, v};
	c.source = subject_of(f, head, c.cue);
	c.content[0] = (struct words){v + 1, x->hi[head]};
	candidate_add(f, c);
}
