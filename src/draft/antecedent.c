/* Whom "who" stands for: the noun before it with what belongs to that, "officials from Vessen, who ...", "Ida Orr, the
 * chief engineer, who ..."; but of "the death of Ida Orr, who ..." it is Ida Orr. */
#include "draft/people.h"

#include "draft/tree.h"

static const char heads[] =
	" head member members chair boss staff ministry department board office agency bank court house group ";

static bool part(const struct token *t)
{
	return tag_noun(t->tag) || t->tag == TAG_DT || t->tag == TAG_JJ || t->tag == TAG_CD || t->tag == TAG_POS ||
	       t->tag == TAG_PRPS || t->tag == TAG_HYPH;
}

/* The first word of the phrase that ends before word I, not before START. */
static uint32_t phrase_from(const struct token *t, uint32_t i, uint32_t start)
{
	while (i > start && part(&t[i - 1]))
		i--;
	return i;
}

/* "officials [from Vessen]", "the head [of the yard]": does the phrase that ends before the preposition at I name those
 * who act? */
static bool heads_phrase(const struct token *t, uint32_t i, uint32_t start)
{
	if (i <= start || !token_among(&t[i], " of from in at for "))
		return false;
	return t[i - 1].tag == TAG_NNS || role_word(&t[i - 1]) || token_among(&t[i - 1], heads);
}

uint32_t antecedent(const struct reading *r, uint32_t *first)
{
	const struct token *t = r->tokens.v;
	const struct sentence *s = sentence_at(r, t[*first].at);
	uint32_t start = s ? s->first : 0, end = *first, from, before;

	if (end > start && t[end - 1].tag == TAG_COMMA)
		end--;
	from = phrase_from(t, end, start);
	for (;;) {
		if (from > start && heads_phrase(t, from - 1, start))
			before = phrase_from(t, from - 1, start);
		else if (from > start + 1 && t[from - 1].tag == TAG_COMMA && t[from - 2].tag == TAG_NNP &&
			 t[from].tag != TAG_NNP)
			before = phrase_from(t, from - 1, start); /* "Ida Orr, the chief engineer" */
		else
			break;
		from = before;
	}
	*first = from;
	return end - from;
}
