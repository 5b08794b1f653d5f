/* Two quotations laid side by side. One utterance: they share six words in ten of the shorter and of the stretches in which
 * they share them, among them most that say something; words scattered over a long speech prove nothing. */
#include "evidence/sayings.h"

#include "text/near.h"

enum { LEAST_SHARED = 5, LEAST_TELLING = 3 };

static uint32_t content(const struct quote *q)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < q->n; i++)
		n += !q->v[i].link;
	return n;
}

/* Words on their own: not link words, not names, which stand in any two sentences about one matter. */
static uint32_t plain_content(const struct quote *q, uint32_t from, uint32_t to)
{
	uint32_t n = 0;

	for (uint32_t i = from; i < to; i++)
		n += !q->v[i].link && !q->v[i].name;
	return n;
}

static bool one_utterance(const struct drift *d, const struct quote *a, const struct quote *b)
{
	const struct quote *shorter = a->n <= b->n ? a : b;
	uint32_t wide = (d->a_to - d->a_from) + (d->b_to - d->b_from);
	bool all = d->shared == shorter->n;

	if (!d->alike || d->shared < LEAST_SHARED || d->shared * 10 < shorter->n * 6 || d->shared * 2 * 10 < wide * 6)
		return false;
	if (d->shared_content * 2 < content(shorter) || d->shared_content < (all ? LEAST_TELLING : LEAST_TELLING + 1))
		return false;
	return plain_content(a, d->a_from, d->a_to) >= LEAST_TELLING && plain_content(b, d->b_from, d->b_to) >= LEAST_TELLING;
}

/* ---- a condition cut off ----------------------------------------------------------------------------------------------- */

/* "when we were eating" tells a time; "when the other side stops" is a condition. */
static bool tells_past(const struct quote *q, uint32_t from, uint32_t to)
{
	static const char *const past[] = {"was", "were", "had", "did", "came", "went", "got", "took", "saw", "told", "said", "made", "began",
		"left", "found", "knew", "gave", "heard", "ran", "fell", "felt", "met"};

	for (uint32_t i = from; i < to && i < from + 5; i++) {
		struct str key = q->v[i].key;

		if (key.n > 4 && memcmp(key.p + key.n - 2, "ed", 2) == 0)
			return true;
		for (size_t k = 0; k < sizeof past / sizeof *past; k++)
			if (str_is(key, past[k]))
				return true;
	}
	return false;
}

static bool is_condition(const struct quote *q, uint32_t at, uint32_t to)
{
	struct str key = q->v[at].key;

	if (q->v[at].role != ROLE_CONDITION || str_is(key, "only") || str_is(key, "whether"))
		return false;
	if (str_is(key, "when") || str_is(key, "once") || str_is(key, "until") || str_is(key, "whenever"))
		return !tells_past(q, at + 1, to);
	return true;
}

/* The paragraph that prints the shorter form tells the rest in its own words. */
static bool told_beside(const struct wordings *w, const struct saying *s, const struct quote *q, uint32_t from, uint32_t to)
{
	const struct copy *c = &w->copies->v.v[s->copy];
	struct arena *scratch = arena_new();
	struct quote around = quote_read(scratch, c->article.blocks[s->q->block].text);
	uint32_t says = 0, there = 0;

	for (uint32_t i = from; i < to; i++) {
		bool found = false;

		for (uint32_t k = 0; k < around.n && !q->v[i].link; k++)
			found |= word_forms(&around.v[k], &q->v[i]);
		says += !q->v[i].link;
		there += found;
	}
	arena_free(scratch);
	return there * 2 >= says;
}

static bool whole_sentence(struct str raw)
{
	char last = raw.n ? raw.p[raw.n - 1] : 0;

	return raw.n && raw.p[0] >= 'A' && raw.p[0] <= 'Z' && (last == ',' || last == '.' || last == '!' || last == '?');
}

/* LONGER goes on in its sentence with a condition where SHORTER, printed as a whole sentence, ends. */
static bool cut_short(const struct wordings *w, const struct quote *longer, const struct saying *shorter, uint32_t from, uint32_t to,
	uint32_t shorter_from, uint32_t shorter_to)
{
	uint32_t end = to;
	bool condition = false;

	if (shorter_from != 0 || shorter_to != shorter->words.n || shorter->words.gap_end || to >= longer->n || to == 0)
		return false;
	if ((from > 0 && !longer->v[from - 1].ends) || longer->v[to - 1].ends || !whole_sentence(shorter->words.raw))
		return false;
	while (end < longer->n && !longer->v[end].ends)
		end++;
	end += end < longer->n;
	for (uint32_t i = to; i < end; i++)
		condition |= is_condition(longer, i, end);
	return condition && !told_beside(w, shorter, longer, to, end);
}

/* The shorter stands word for word in the longer: an excerpt. Laid side by side word by word it might begin with a "we" that
 * the longer has earlier on. */
static bool is_excerpt(const struct quote *longer, const struct quote *shorter, uint32_t *at)
{
	for (uint32_t i = 0; i + shorter->n <= longer->n; i++) {
		uint32_t k = 0;

		while (k < shorter->n && word_same(&longer->v[i + k], &shorter->v[k]))
			k++;
		if (k < shorter->n)
			continue;
		*at = i;
		return true;
	}
	return false;
}

/* All of Q, which stands from A on in the one and from B on in the other. */
static struct drift excerpt(const struct quote *q, uint32_t a, uint32_t b)
{
	return (struct drift){.shared = q->n,
		.alike = true,
		.shared_content = content(q),
		.a_from = a,
		.a_to = a + q->n,
		.b_from = b,
		.b_to = b + q->n};
}

/* ---- the two together --------------------------------------------------------------------------------------------------- */

struct likeness sayings_compare(const struct wordings *w, struct aligner *g, const struct saying *a, const struct saying *b)
{
	struct likeness out = {.standing = STAND_FAITHFUL};
	struct drift *d = &out.drift;
	uint32_t at;

	if (quote_equal(&a->words, &b->words)) {
		d->shared = a->words.n;
		d->shared_content = content(&a->words);
		return out;
	}
	if (is_excerpt(&a->words, &b->words, &at))
		*d = excerpt(&b->words, at, 0);
	else if (is_excerpt(&b->words, &a->words, &at))
		*d = excerpt(&a->words, 0, at);
	else
		*d = quote_drift_between(g, &a->words, &b->words, false, false);
	if (!one_utterance(d, &a->words, &b->words)) {
		out.standing = STAND_APART;
		return out;
	}
	out.cut_first = cut_short(w, &b->words, a, d->b_from, d->b_to, d->a_from, d->a_to);
	out.cut = out.cut_first || cut_short(w, &a->words, b, d->a_from, d->a_to, d->b_from, d->b_to);
	if (out.cut) {
		d->silent = d->grave = true;
		d->what |= DRIFT_CONDITION;
	}
	if (d->silent && (d->grave || a->copy != b->copy)) /* a headline may be short */
		out.standing = STAND_REWORDED;
	return out;
}

bool other_person(const struct person *a, const struct person *b)
{
	return near_distance(a->folded, b->folded, 2) > 2;
}
