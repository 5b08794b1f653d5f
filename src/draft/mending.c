/* Tags set right before the parser sees them. The treebank, being mail and weblogs, has few of the verbs and names that
 * newspapers are full of; the lexicon and the words around know better. */
#include "draft/syntax.h"
#include "draft/tree.h"

/* ---- words of the lexicon ----------------------------------------------------------------------------------- */

static const char to_be[] = " is are was were be been being am 's 're got ";
static const char to_have[] = " has have had having 've ";
static const char several[] = " some many most others few percent % who they we you ";

static bool named_before(const struct token *t, int i)
{
	return i > 0 && ((t[i - 1].tag >= TAG_NN && t[i - 1].tag <= TAG_PRP) || t[i - 1].tag == TAG_WP);
}

/* Can what follows at I begin an object or a clause, as it does after a verb and seldom after a noun? */
static bool begins_object(const struct token *t, int n, int i)
{
	if (i >= n)
		return false;
	return t[i].tag == TAG_DT || t[i].tag == TAG_PRP || t[i].tag == TAG_PRPS || t[i].tag == TAG_WP ||
	       t[i].tag == TAG_WRB || t[i].tag == TAG_OPEN || t[i].tag == TAG_EX || t[i].tag == TAG_NNP ||
	       t[i].tag == TAG_TO || str_is(t[i].low, "that");
}

static unsigned gerund(const struct token *t, int n, int i, bool says)
{
	if (i == 0 || t[i - 1].tag != TAG_COMMA || i + 1 >= n)
		return TAG_NONE;
	return !tag_mark(t[i + 1].tag) || says ? TAG_VBG : TAG_NONE;
}

static unsigned past(const struct token *t, int n, int i)
{
	unsigned before = i ? t[i - 1].tag : TAG_NONE;

	if (i == 0)
		return t[i].tag == TAG_NNP ? TAG_NONE : TAG_VBN;
	if (token_among(&t[i - 1], to_be) || token_among(&t[i - 1], to_have))
		return TAG_VBN;
	if (named_before(t, i))
		return TAG_VBD;
	if ((before == TAG_RB || before == TAG_COMMA || before == TAG_CC) && (begins_object(t, n, i + 1)))
		return TAG_VBD;
	return TAG_NONE;
}

static unsigned third_person(const struct token *t, int n, int i, bool says)
{
	unsigned before = i ? t[i - 1].tag : TAG_NONE;
	bool one = before == TAG_NN || before == TAG_NNP || before == TAG_NNPS || before == TAG_WP ||
		   (before == TAG_PRP && !token_among(&t[i - 1], several)) || (t[i ? i - 1 : 0].name && i);

	if (before == TAG_RB && i > 1)
		one = named_before(t, i - 1);
	if (!one || (finite_before(t, i) && before != TAG_PRP && before != TAG_WP))
		return TAG_NONE;
	if (begins_object(t, n, i + 1) || (says && i + 1 < n && tag_mark(t[i + 1].tag) && before == TAG_NNP))
		return TAG_VBZ;
	return i + 1 < n && t[i + 1].tag != TAG_POS && !tag_mark(t[i + 1].tag) && !finite_before(t, n) ? TAG_VBZ
												       : TAG_NONE;
}

static unsigned base(const struct token *t, int n, int i, bool says)
{
	unsigned before = i ? t[i - 1].tag : TAG_NONE;

	if (before == TAG_TO || (before == TAG_RB && i > 1 && t[i - 2].tag == TAG_TO) || before == TAG_MD)
		return TAG_VB;
	if (str_is(t[i].low, "say") && i && before != TAG_DT && before != TAG_PRPS && before != TAG_JJ)
		return TAG_VBP;
	if (!i || finite_before(t, i) || !(begins_object(t, n, i + 1) || (says && t[i].tag == TAG_UH)))
		return TAG_NONE;
	if (before == TAG_NNS || before == TAG_NNPS || token_among(&t[i - 1], several) || (says && before == TAG_CD))
		return TAG_VBP;
	return says && t[i].tag == TAG_UH ? TAG_VBP : TAG_NONE;
}

/* "seen" is no past tense and "wrote" no participle; "(records) obtained by Orr show" is a participle. */
static unsigned form_tag(unsigned forms, const struct token *t, int n, int i)
{
	if (t[i].tag == TAG_VBD && (forms & FORM_PARTICIPLE) && !(forms & (FORM_PAST | FORM_BASE)))
		return TAG_VBN;
	if (t[i].tag == TAG_VBN && (forms & FORM_PAST) && !(forms & (FORM_PARTICIPLE | FORM_BASE)))
		return TAG_VBD;
	if (t[i].tag == TAG_VBD && forms && i + 1 < n && str_is(t[i + 1].low, "by") && named_before(t, i) &&
		finite_after(t, n, i))
		return TAG_VBN;
	return TAG_NONE;
}

/* The tag that a verb of the lexicon taken for something else has by the words around it; TAG_NONE: no telling. */
static unsigned verb_tag(const struct lexicon *x, const struct token *t, int n, int i)
{
	unsigned forms = lexicon_forms(x, t[i].low), tag = TAG_NONE;
	const struct entry *e = forms ? lexicon_find(x, CLASS_VERB, t[i].low) : NULL;
	bool says = e && e->kind == KIND_SPEECH && e->frames & FRAME_QUOTE;

	if (!e)
		return TAG_NONE;
	if (tag_verb(t[i].tag))
		return form_tag(forms, t, n, i);
	if (forms & FORM_GERUND)
		tag = gerund(t, n, i, says);
	if (forms & (FORM_PAST | FORM_PARTICIPLE) && !(forms & FORM_BASE) &&
		!lexicon_find(x, CLASS_ADJECTIVE, t[i].low))
		tag = past(t, n, i);
	if (forms & FORM_THIRD)
		tag = third_person(t, n, i, says);
	if (forms & FORM_BASE)
		tag = base(t, n, i, says);
	return tag;
}

/* ---- names -------------------------------------------------------------------------------------------------- */

/* Adjectives of countries and creeds: French, Polish, Iraqi, Catholic, Republican. */
static bool demonym(struct str w)
{
	static const char *const tails[] = {"an", "ish", "ese", "ic", "ch", "i"};

	for (unsigned k = 0; k < sizeof tails / sizeof tails[0]; k++) {
		size_t n = strlen(tails[k]);

		if (w.n > n + 2 && memcmp(w.p + w.n - n, tails[k], n) == 0)
			return true;
	}
	return false;
}

/* "Orr claims": a name that the tagger, not knowing it, took for a verb, an adverb, a common noun. */
static unsigned name_tag(const struct token *t, int i)
{
	unsigned tag = t[i].tag;

	if (!t[i].name || tag == TAG_NNP || tag == TAG_NNPS || tag == TAG_DT || tag == TAG_PRP || tag == TAG_CD ||
		(tag == TAG_JJ && demonym(t[i].low)))
		return TAG_NONE;
	return TAG_NNP;
}

/* "Executives for ...": no sentence of a newspaper begins with such a verb. */
static unsigned first_tag(const struct token *t, int n, int i)
{
	bool first = i == 0 || (i == 1 && t[0].tag == TAG_OPEN);

	if (!first || t[i].tag != TAG_VBZ || t[i].shape != SHAPE_CAPITAL || i + 1 >= n || t[i].low.n < 4 ||
		t[i + 1].tag == TAG_PRP || t[i + 1].tag == TAG_DT)
		return TAG_NONE;
	return TAG_NNS;
}

/* "no plans to resign", "ready to use force": an infinitive, not where to; behind words that have no other "to". */
static bool mend_infinitive(const struct lexicon *x, struct token *t, int n, int i)
{
	const struct entry *e = NULL;

	if (i < 1 || i + 2 >= n || t[i].tag != TAG_IN || t[i + 1].tag != TAG_NN || t[i + 1].shape != SHAPE_LOWER ||
		tag_noun(t[i + 2].tag) || !str_is(t[i].low, "to"))
		return false;
	for (unsigned c = CLASS_VERB; c <= CLASS_ADJECTIVE && !e; c++)
		e = lexicon_find(x, c, t[i - 1].low);
	if (!e || !(e->frames & FRAME_TO) || (e->frames & FRAME_UNTO) || (e->kind != KIND_PLAN && e->kind != KIND_WISH))
		return false;
	t[i].tag = TAG_TO;
	t[i + 1].tag = TAG_VB;
	t[i].sure = t[i + 1].sure = true;
	return true;
}

static bool tags_mend(const struct lexicon *x, struct token *t, int n)
{
	bool any = false;

	for (int i = 0; i < n; i++) {
		unsigned tag = name_tag(t, i);

		any |= mend_infinitive(x, t, n, i);
		if (!tag)
			tag = first_tag(t, n, i);
		if (!tag)
			tag = verb_tag(x, t, n, i);
		if (!tag)
			continue;
		t[i].tag = (uint8_t)tag;
		t[i].sure = any = true;
	}
	return any;
}

void parse_sentence(const struct weights *m, const struct lexicon *x, struct token *t, int n)
{
	if (n == 0)
		return;
	tag_sentence(m, t, n);
	if (tags_mend(x, t, n))
		tag_sentence(m, t, n);
	tags_mend_finite(t, n);
	parse_tagged(m, t, n);
}
