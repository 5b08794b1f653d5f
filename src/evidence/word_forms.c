/* Forms of one word: inflection and derivation by their endings, irregular ones by their lemma. It errs towards "a form
 * of": that only lays two words side by side, where their difference is then seen. */
#include "evidence/words.h"

static const char *const endings[] = {
	"", "s", "es", "ed", "d", "e", "ing", "er", "ers", "or", "ors", "r", "rs", "y", "ies", "ied", "ier", "ily",
	"ion", "ions", "ation", "ations", "ator", "ators", "ative", "ous", "ously", "al", "als", "ally", "ial", "ly",
	"ment", "ments", "ive", "ively", "ity", "ities", "ence", "ense", "ences", "ance", "ances", "ent", "ant",
	"ents", "ants", "able", "ible", "ness", "ful", "fully", "n", "en", "ens", "t", "th", "'s", "s'", "ic", "ics",
	"ical", "ist", "ists", "ism", "ize", "ized", "izes", "izing", "ization", "ate", "ates", "ated", "ating",
	"ship", "hood", "e's", "'",
};

static bool is_ending(struct str s)
{
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (str_is(s, endings[i]))
			return true;
	return false;
}

/* planned: the doubled letter belongs to the ending. */
static bool is_rest(struct str word, size_t stem)
{
	struct str rest = str_skip(word, stem);

	if (is_ending(rest))
		return true;
	return rest.n > 2 && rest.p[0] == word.p[stem - 1] && is_ending(str_skip(rest, 1));
}

bool word_same(const struct quote_word *a, const struct quote_word *b)
{
	return a->hash == b->hash && str_eq(a->key, b->key);
}

bool word_forms(const struct quote_word *a, const struct quote_word *b)
{
	size_t stem = 0;

	if (a->stem != b->stem)
		return false;
	if (word_same(a, b))
		return true;
	if (a->lemma || b->lemma)
		return a->lemma && b->lemma && strcmp(a->lemma, b->lemma) == 0;
	if (a->role == ROLE_NUMBER || b->role == ROLE_NUMBER || a->key.n < 3 || b->key.n < 3)
		return false;
	while (stem < a->key.n && stem < b->key.n && a->key.p[stem] == b->key.p[stem])
		stem++;
	if (stem < 4 && !(stem == 3 && (a->key.n == 3 || b->key.n == 3)))
		return false;
	return is_rest(a->key, stem) && is_rest(b->key, stem);
}
