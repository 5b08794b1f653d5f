/* Stems of words: crude, but the same for "closed" and "closing"; those of words that tell the same matter are one. */
#include "draft/stems.h"

#include <ctype.h>
#include <stdlib.h>

#include "draft/tree.h"

/* Words that say nothing about the matter: function words, words of saying and of truth. */
static const char empty_words[] = " the a an and or but of to in on at by for with from into over under after before "
				  "about as that which who whom "
				  "whose this these those it its he she they we you i his her their our my your him "
				  "them us me is are was were be been being am have has had "
				  "having do does did will would can could may might shall should must not n't no "
				  "never none nobody nothing any some all each both more most many much "
				  "than then there here when where while what why how if because so such also only "
				  "just very too up down out off said says say saying told "
				  "tell asked ask claim claims claimed report reports reported suggestion suggestions "
				  "suggested accounts account rumours rumors true false "
				  "untrue fact one 's ' \" `` '' ever yet still already now even other another ";

/* A crude stem: plural, past and gerund endings off, six letters at most. */
static uint32_t stem_hash(struct str w)
{
	size_t n = w.n;

	if (n > 5 && (str_is(str_skip(w, n - 3), "ing") || str_is(str_skip(w, n - 3), "ies")))
		n -= 3;
	else if (n > 4 && (str_is(str_skip(w, n - 2), "ed") || str_is(str_skip(w, n - 2), "es")))
		n -= 2;
	else if (n > 3 && w.p[n - 1] == 's')
		n -= 1;
	if (n > 3 && w.p[n - 1] == 'e')
		n--;
	return text_hash(str_cut(w, n > 6 ? 6 : n), 3);
}

static int by_number(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return x < y ? -1 : x > y;
}

static uint32_t each_once(uint32_t *list, uint32_t n)
{
	uint32_t m = 0;

	qsort(list, n, sizeof *list, by_number);
	for (uint32_t i = 0; i < n; i++) {
		if (m == 0 || list[m - 1] != list[i])
			list[m++] = list[i];
	}
	return m;
}

uint32_t stems_joined(uint32_t *a, uint32_t n, const uint32_t *b, uint32_t m)
{
	for (uint32_t i = 0; i < m && n < STEMS; i++)
		a[n++] = b[i];
	return each_once(a, n);
}

/* Words that tell the same matter have one stem. */
static uint32_t stem_of(const struct lexicon *x, struct str low)
{
	uint32_t first = str_map_get(&x->alike, low);

	return first == MAP_NONE ? stem_hash(low) : first;
}

static bool telling(const struct token *t)
{
	return t->low.n > 1 && isalpha((unsigned char)t->low.p[0]) && !token_among(t, empty_words);
}

uint32_t stems_of(const struct lexicon *x, const struct token *t, uint32_t n, uint32_t *out)
{
	uint32_t k = 0;

	for (uint32_t i = 0; i < n && k < STEMS; i++) {
		if (telling(&t[i]))
			out[k++] = stem_of(x, t[i].low);
	}
	return each_once(out, k);
}

/* Verbs that carry no act of their own. */
static const char weak[] =
	" go goes went gone going come comes came coming put puts take takes took taken taking give gives gave given "
	"giving make makes made making get gets got getting keep keeps kept let lets find finds found see sees saw "
	"seen know knows knew known think want wants need needs look looks looking include includes included "
	"including continue continues continued hold holds held holding work works worked working remain remains "
	"remained become becomes became allow allows allowed try tried add added use used using follow followed "
	"happen happened name named call called ";

uint32_t acts_of(const struct lexicon *x, const struct token *t, uint32_t n, uint32_t *out)
{
	uint32_t k = 0;
	bool verb = false;

	for (uint32_t i = 0; i < n && k < STEMS; i++) {
		bool is_verb = tag_verb(t[i].tag);

		if (!telling(&t[i]) || token_among(&t[i], weak) || (is_verb && verb))
			continue;
		verb |= is_verb;
		if (is_verb || str_map_get(&x->alike, t[i].low) != MAP_NONE)
			out[k++] = stem_of(x, t[i].low);
	}
	return each_once(out, k);
}

static const char calendar[] =
	" monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
	"september october november december jan. feb. mar. apr. jun. jul. aug. sept. oct. nov. dec. ";

bool lies_ahead(const struct token *t, uint32_t n)
{
	unsigned verbs = 0;

	for (uint32_t i = 0; i < n && verbs < 2; i++) {
		if (token_among(&t[i], " will would 'll 'd wo shall ") || (i == 0 && t[i].tag == TAG_TO))
			return true;
		verbs += t[i].tag == TAG_VBD || t[i].tag == TAG_VBZ || t[i].tag == TAG_VBP;
	}
	return false;
}

uint32_t names_of(const struct lexicon *x, const struct token *t, uint32_t n, uint32_t *out)
{
	uint32_t k = 0;

	for (uint32_t i = 0; i < n && k < STEMS; i++) {
		if (telling(&t[i]) && (t[i].tag == TAG_NNP || t[i].tag == TAG_NNPS) && !token_among(&t[i], calendar))
			out[k++] = stem_of(x, t[i].low);
	}
	return each_once(out, k);
}

uint32_t stems_shared(const uint32_t *a, uint32_t n, const uint32_t *b, uint32_t m)
{
	uint32_t shared = 0;

	for (uint32_t i = 0, j = 0; i < n && j < m;) {
		if (a[i] == b[j]) {
			shared++;
			i++;
			j++;
		} else if (a[i] < b[j]) {
			i++;
		} else {
			j++;
		}
	}
	return shared;
}
