/* Parts of speech, left to right. */
#include "draft/syntax.h"

static uint32_t mix(uint32_t kind, uint32_t a, uint32_t b)
{
	uint32_t h = (kind + 1) * 0x9e3779b1u;

	h = (h ^ a) * 0x85ebca6bu;
	h ^= h >> 13;
	h = (h ^ b) * 0xc2b2ae35u;
	return h ^ h >> 16;
}

static uint32_t word(const struct token *t, int n, int i)
{
	return i < 0 ? 1u : i >= n ? 2u : t[i].word;
}

static uint32_t tag(const struct token *t, int i)
{
	return i < 0 ? N_TAGS : t[i].tag;
}

static uint32_t end3(const struct token *t, int n, int i)
{
	return i < 0 ? 1u : i >= n ? 2u : t[i].ends[1];
}

unsigned tag_features(const struct token *t, int n, int i, uint32_t *out)
{
	const struct token *w = &t[i];
	uint32_t t1 = tag(t, i - 1), t2 = tag(t, i - 2);
	uint32_t first = i == 0 || (i == 1 && t[0].form.n && !t[0].ends[0]);
	unsigned k = 0;

	out[k++] = mix(0, 0, 0);
	out[k++] = mix(1, w->word, 0);
	out[k++] = mix(2, w->ends[0], first);
	out[k++] = mix(3, w->ends[1], 0);
	out[k++] = mix(4, t1, 0);
	out[k++] = mix(5, t2, t1);
	out[k++] = mix(6, t1, w->word);
	out[k++] = mix(7, word(t, n, i - 1), 0);
	out[k++] = mix(8, end3(t, n, i - 1), w->ends[0]);
	out[k++] = mix(9, word(t, n, i + 1), 0);
	out[k++] = mix(10, end3(t, n, i + 1), w->ends[0]);
	out[k++] = mix(11, word(t, n, i + 2), 0);
	out[k++] = mix(12, word(t, n, i - 2), 0);
	out[k++] = mix(13, w->shape, first);
	out[k++] = mix(14, w->shape, t1);
	out[k++] = mix(15, w->word, word(t, n, i + 1));
	out[k++] = mix(16, w->word, word(t, n, i - 1));
	out[k++] = mix(17, w->low.n ? (uint32_t)(unsigned char)w->low.p[w->low.n - 1] : 0, w->shape);
	out[k++] = mix(18, w->low.n > 4 ? text_hash(str_skip(w->low, w->low.n - 4), 7) : 0, w->shape);
	out[k++] = mix(19, text_hash(str_cut(w->low, 3), 9), 0);
	out[k++] = mix(20, w->shape, i + 1 < n ? t[i + 1].shape : 9u);
	out[k++] = mix(21, w->ends[1], t1);
	return k;
}

static bool finite(const struct token *t)
{
	return t->tag == TAG_VBD || t->tag == TAG_VBZ || t->tag == TAG_VBP || t->tag == TAG_MD;
}

/* Is there a finite verb before I, those of "which ..." and "who ..." left out? */
bool finite_before(const struct token *t, int i)
{
	bool relative = false;

	for (int k = 0; k < i; k++) {
		if (t[k].tag == TAG_WDT || t[k].tag == TAG_WP)
			relative = true;
		else if (finite(&t[k]) && !relative)
			return true;
		else if (t[k].tag == TAG_COMMA)
			relative = false;
	}
	return false;
}

/* Does one follow before a comma or a conjunction? Then the word at I may be "(the man) arrested (said)". */
bool finite_after(const struct token *t, int n, int i)
{
	for (int k = i + 1; k < n; k++) {
		if (finite(&t[k]))
			return true;
		if (t[k].tag == TAG_COMMA || t[k].tag == TAG_WDT || t[k].tag == TAG_WRB ||
			(t[k].tag == TAG_IN && str_is(t[k].low, "that")))
			return false;
	}
	return false;
}

/* "The council plans to close": a verb in the present taken for a plural. */
static bool present_taken_for_plural(const struct token *t, int n, int i)
{
	bool before = t[i - 1].tag == TAG_NN || t[i - 1].tag == TAG_NNP || t[i - 1].tag == TAG_NNPS;

	return t[i].tag == TAG_NNS && before && i + 2 < n &&
	       (t[i + 1].tag == TAG_TO || t[i + 1].tag == TAG_DT || str_is(t[i + 1].low, "that")) &&
	       !finite_before(t, n);
}

void tags_mend_finite(struct token *t, int n)
{
	for (int i = 1; i < n; i++) {
		if (present_taken_for_plural(t, n, i))
			t[i].tag = TAG_VBZ;
	}
	for (int i = 1; i < n; i++) {
		unsigned before = t[i - 1].tag;
		bool noun =
			(before >= TAG_NN && before <= TAG_PRP) || before == TAG_COMMA || (before == TAG_RB && i > 1);

		if (t[i].tag == TAG_VBN && noun && !t[i].sure && !finite_before(t, i) && !finite_after(t, n, i))
			t[i].tag = TAG_VBD;
	}
}

void tag_sentence(const struct weights *m, struct token *t, int n)
{
	uint32_t features[WEIGHTS_FEATURES];
	int32_t scores[WEIGHTS_CLASSES];

	for (int i = 0; i < n; i++) {
		unsigned best = 1;

		if (t[i].sure)
			continue;
		weights_score(m, TASK_TAG, features, tag_features(t, n, i, features), N_TAGS, scores);
		for (unsigned c = 2; c < N_TAGS; c++) {
			if (scores[c] > scores[best])
				best = c;
		}
		t[i].tag = (uint8_t)best;
	}
}
