/* How two values stand to each other, whatever their type; and the words that are the same for every question. */
#include "value/parts.h"
#include "value/relation.h"

static bool exact(const struct value *a)
{
	return !a->wide && a->spans.n == 1 && a->spans.v[0].lo == a->spans.v[0].hi;
}

static enum relation spans_relation(const struct value *a, const struct value *b)
{
	if (a->spans.n == 0 || b->spans.n == 0)
		return REL_UNRELATED;
	if (spans_equal(a->spans, b->spans))
		return REL_EQUAL;
	if (spans_inside(a->spans, b->spans))
		return REL_FINER;
	if (spans_inside(b->spans, a->spans))
		return REL_COARSER;
	if (spans_meet(a->spans, b->spans))
		return REL_MEET;
	if (a->type == VALUE_NUMBER && exact(a) && exact(b) && number_rounds(a->spans.v[0].lo, b->spans.v[0].lo))
		return REL_ROUNDED;
	return REL_DIFFER;
}

enum relation value_relation(const struct lattice *l, const struct value *a, const struct value *b, bool *perhaps)
{
	bool unasked;

	if (!perhaps)
		perhaps = &unasked;
	*perhaps = false;
	if (a->type != b->type || a->non_answer || b->non_answer)
		return REL_UNRELATED;
	switch ((enum value_type)a->type) {
	case VALUE_YESNO: return a->yes == b->yes ? REL_EQUAL : REL_DIFFER;
	case VALUE_NUMBER:
	case VALUE_DATE: return spans_relation(a, b);
	case VALUE_ONE: return a->n && b->n ? one_relation(l, a, b, perhaps) : REL_UNRELATED;
	case VALUE_SET: return set_relation(l, a, b);
	}
	return REL_UNRELATED;
}

bool value_meet(const struct lattice *l, const struct value *a, const struct value *b)
{
	enum relation r = value_relation(l, a, b, NULL);

	return r != REL_DIFFER && r != REL_UNRELATED;
}

static const char *const non_words[] = {
	[NON_NONE] = "",
	[NON_DECLINED] = "declined",
	[NON_NO_REPLY] = "no-reply",
	[NON_REFUSED] = "refused",
	[NON_UNCONFIRMED] = "unconfirmed",
};

enum non_answer non_answer_read(struct str text)
{
	int n;

	for (n = NON_DECLINED; n <= NON_UNCONFIRMED; n++)
		if (str_is(text, non_words[n]))
			return (enum non_answer)n;
	return NON_NONE;
}

const char *non_answer_word(enum non_answer n)
{
	return non_words[n];
}

/* What people type for the two words, and what it comes to. */
static const struct {
	const char *typed, *ours;
} yesno_mistakes[] = {
	{"true", "yes"},
	{"y", "yes"},
	{"on", "yes"},
	{"yes", "yes"},
	{"1", "yes"},
	{"yeah", "yes"},
	{"false", "no"},
	{"n", "no"},
	{"off", "no"},
	{"no", "no"},
	{"0", "no"},
	{"not", "no"},
	{"maybe", "~yes"},
	{"perhaps", "~yes"},
	{"probably", "~yes"},
	{"likely", "~yes"},
	{"unlikely", "~no"},
};

static bool same_folded(struct str a, const char *word)
{
	size_t i;

	if (a.n != strlen(word))
		return false;
	for (i = 0; i < a.n; i++)
		if (a.p[i] != word[i] && !(is_letter(a.p[i]) && (a.p[i] | 0x20) == word[i]))
			return false;
	return true;
}

static int yesno_fault(struct str text, struct str word, bool doubt, struct value_fault *f)
{
	size_t i;

	fault_set(f, text, word.p, "the answer to this question is yes or no, or with doubt ~yes or ~no");
	if (word.n && (word.p[word.n - 1] == '?' || word.p[word.n - 1] == '~')) {
		word.n--;
		doubt = true;
	}
	for (i = 0; i < sizeof yesno_mistakes / sizeof *yesno_mistakes; i++) {
		const char *ours = yesno_mistakes[i].ours;

		if (same_folded(word, yesno_mistakes[i].typed)) {
			fault_paste(f, "%s%s", doubt && ours[0] != '~' ? "~" : "", ours);
			return READ_FAULT;
		}
	}
	return READ_FAULT;
}

int value_yesno(const struct value_context *c, struct str text, struct value *out, struct value_fault *f)
{
	struct str word = str_trim(text);
	bool doubt = word.n && word.p[0] == '~', yes;

	(void)c;
	if (doubt)
		word = str_trim(str_skip(word, 1));
	yes = str_is(word, "yes");
	if (!yes && !str_is(word, "no"))
		return yesno_fault(text, word, doubt, f);
	*out = (struct value){.type = VALUE_YESNO, .yes = yes, .doubt = doubt};
	out->canon = yes ? STR("yes") : STR("no");
	return 0;
}
