/* The phrases of reports. */
#include "report/phrases.h"

#include "compare/context.h"
#include "report/words.h"

enum { MOST_NAMED = 6 };     /* claims that a caution is about */
enum { MOST_CREDITED = 8 }; /* claims of a side whose speakers its title names */

const struct kind_phrases kind_phrases[N_FINDING_KINDS] = {
	[FIND_DENIAL] = {"denied", "dispute", "disputes", {NULL, NULL}},
	[FIND_CONTRADICTION] = {"contradicted", "dispute", "disputes", {NULL, NULL}},
	[FIND_MISMATCH] = {"answers do not match", "dispute", "disputes", {NULL, NULL}},
	[FIND_CHANGE] = {"changed", "change", "changes", {"first: ", "then: "}},
	[FIND_PARTIAL] = {"one says more than the other", "difference in part", "differences in part", {NULL, NULL}},
	[FIND_QUOTE_DRIFT] = {"worded differently", "difference in wording", "differences in wording", {NULL, NULL}},
	[FIND_ATTRIBUTION_CONFLICT] = {"credited to different speakers", "conflict over who said it", "conflicts over who said it",
		{NULL, NULL}},
	[FIND_ECHO] = {"one origin, not confirmed", "answer of one origin", "answers of one origin", {NULL, NULL}},
	[FIND_AGREEMENT] = {"stands", "agreement", "agreements", {NULL, NULL}},
	[FIND_SINGLE_SOURCE] = {"rests on one strand", "fact on one strand", "facts on one strand", {NULL, NULL}},
	[FIND_NO_COMMENT] = {"no comment", "list of those who did not comment", "lists of those who did not comment", {NULL, NULL}},
};

/* Does every member of X stand in Y? Both are sorted. */
static bool holds_all(const struct value *y, const struct value *x)
{
	for (uint32_t i = 0, k = 0; i < x->n; i++) {
		while (k < y->n && (y->members[k].sym != x->members[i].sym || y->members[k].not != x->members[i].not))
			k++;
		if (k == y->n)
			return false;
	}
	return true;
}

const char *state_phrase(const struct report *r, const struct finding *f)
{
	const struct answer *a = r->comparison->answers.v.v;

	if (f->flags & FLAG_INCOHERENT)
		return "one article contradicts itself";
	if (f->flags & FLAG_HEADLINE)
		return "a headline against its own article";
	if (f->flags & FLAG_RETRACTION)
		return "taken back";
	if (f->flags & FLAG_CORRECTION)
		return "corrected";
	if (f->flags & FLAG_OUTCOME)
		return "first planned or thought so, later said otherwise";
	if (f->class_only)
		return "a fact here, a plan or an intention there";
	if (f->kind == FIND_PARTIAL && f->n_camps == 2 && f->camps[0].n && f->camps[1].n) {
		const struct value *x = a[f->camps[0].answers[0]].value, *y = a[f->camps[1].answers[0]].value;

		if (x->type == VALUE_SET && y->type == VALUE_SET && !holds_all(x, y) && !holds_all(y, x))
			return "the lists differ";
	}
	return kind_phrases[f->kind].state;
}

const char *caution_phrase(unsigned caution)
{
	return caution == CAUTION_ONE_SIDE ? "all of them speak for one interested party" :
		"the unnamed speakers may be the same people";
}

const char *flag_phrase(unsigned flag)
{
	switch (flag) {
	case FLAG_SELF_CONTRADICTION:
		return "one speaker gives both answers on one day";
	case FLAG_INCOHERENT:
		return "one article gives the same answer for “first” and for “later”";
	case FLAG_RETRACTION:
		return "the speaker took the earlier answer back";
	case FLAG_CORRECTION:
		return "the earlier answer was corrected";
	case FLAG_OUTCOME:
		return "first it was only planned or thought so; later it was said otherwise";
	case FLAG_HEADLINE:
		return "the headline says what its own article does not";
	default:
		return "fits more than one side, and stands on none";
	}
}

const char *ruling_phrase(enum ruling_as as)
{
	switch (as) {
	case RULING_REAL:
		return "a real conflict";
	case RULING_BOTH_TRUE:
		return "both are true";
	case RULING_RELAY_ERROR:
		return "an error in retelling";
	case RULING_TRANSLATION:
		return "a matter of translation";
	case RULING_WORDING:
		return "a matter of wording";
	case RULING_TYPO:
		return "a slip of the pen";
	case RULING_NOT_SAME:
		return "not about the same thing";
	default:
		return "left open for now";
	}
}

/* What a test and its result come to; NULL: what it saw tells it best. */
static const char *test_phrase(const struct test *t, const struct finding *f)
{
	static const struct {
		const char *test, *result, *phrase;
	} phrases[] = {
		{"question", "pass", "same question"},
		{"slots", "pass", "about the same thing"},
		{"slots", "part", "one is about a part of the other"},
		{"time", "pass", "same time"},
		{"time", "possible", "times that may overlap"},
		{"time", "fail", "different times"},
		{"value", "opposite", "answers that cannot both hold"},
		{"speaker", "pass", "same speaker, or likely the same"},
	};

	if (f->kind == FIND_CHANGE && strcmp(t->test, "value") == 0)
		return "different answers";
	if ((f->flags & FLAG_INCOHERENT) && strcmp(t->test, "time") == 0)
		return NULL; /* its sides bear their times: first, later */
	for (size_t i = 0; i < sizeof phrases / sizeof phrases[0]; i++) {
		if (strcmp(t->test, phrases[i].test) == 0 && strcmp(t->result, phrases[i].result) == 0)
			return phrases[i].phrase;
	}
	return NULL;
}

/* "2021-11 / 2021-12": the times of all sides, one after the other; one if they are the same. */
static void say_times(struct buf *b, struct str saw, const char *between)
{
	struct buf iso = {0};
	size_t half = str_find(saw, '/');
	bool same = half < saw.n && str_eq(str_trim(str_cut(saw, half)), str_trim(str_skip(saw, half + 1)));

	if (same)
		saw = str_trim(str_cut(saw, half));
	for (size_t i = 0; i < saw.n; i++) {
		if (saw.p[i] == '/')
			buf_puts(&iso, between);
		else if (saw.p[i] != ' ')
			buf_char(&iso, saw.p[i]);
	}
	buf_puts(b, " (");
	say_dates(b, buf_str(&iso));
	buf_char(b, ')');
	buf_free(&iso);
}

enum test_mark say_test(struct buf *b, const struct finding *f, const struct test *t)
{
	const char *phrase = test_phrase(t, f);
	bool origin = strcmp(t->test, "origin") == 0;

	if (!phrase && !origin)
		return TEST_FAILED; /* the sides tell it: their values, speakers, words */
	if (phrase)
		buf_puts(b, phrase);
	else
		buf_add(b, t->saw.n ? t->saw : str_from(t->result));
	if (strcmp(t->test, "time") == 0 && phrase && t->saw.n)
		say_times(b, t->saw, f->kind == FIND_CHANGE ? ", then " : "; ");
	if (strcmp(t->result, "possible") == 0 || strcmp(t->result, "part") == 0)
		return TEST_IN_PART;
	return strcmp(t->result, "fail") == 0 || strcmp(t->result, "tied") == 0 ? TEST_FAILED : TEST_PASSED;
}

void say_tests(struct buf *b, const struct finding *f)
{
	for (uint32_t i = 0; i < f->n_tests; i++) {
		size_t before = b->n;

		buf_puts(b, before ? ", " : "");
		say_test(b, f, &f->tests[i]);
		if (b->n == before + 2 && before)
			b->n = before;
	}
}

static bool is_unnamed(const struct answer *a)
{
	for (uint8_t i = 0; i < a->n_speakers; i++) {
		if (a->speakers[i].kind == SPEAKER_VOICE)
			return true;
	}
	return false;
}

void say_word_of(struct buf *b, const struct report *r, const struct answer *a)
{
	const struct claim *claim = &r->ledger->claims.v[a->claim];

	say_speaker(b, r->ledger, claim);
	buf_puts(b, " (");
	if (!speaks_itself(r->ledger, claim)) {
		say_source(b, r->ledger, &r->ledger->sources.v[claim->source]);
		buf_puts(b, ", ");
	}
	say_place(b, claim);
	buf_char(b, ')');
}

/* ": two workers (Post, paragraph 3), a guard (Post, paragraph 5) and 3 more" */
static void say_unnamed(struct buf *b, const struct report *r, const struct finding *f)
{
	unsigned n = 0;

	for (uint32_t i = 0; i < f->n_camps; i++) {
		for (uint32_t k = 0; k < f->camps[i].n && !f->camps[i].set_aside; k++) {
			const struct answer *a = &r->comparison->answers.v.v[f->camps[i].answers[k]];

			if (!is_unnamed(a) || n++ >= MOST_NAMED)
				continue;
			buf_puts(b, n == 1 ? ": " : ", ");
			say_word_of(b, r, a);
		}
	}
	if (n > MOST_NAMED)
		buf_printf(b, " and %u more", n - MOST_NAMED);
}

/* ": Jory Blass (Post, paragraph 3): at most 1,200, …" */
static void say_between_sides(struct buf *b, const struct report *r, const struct finding *f)
{
	for (uint32_t i = 0; i < f->n_between && i < MOST_NAMED; i++) {
		const struct answer *a = &r->comparison->answers.v.v[f->between[i]];

		buf_puts(b, i ? ", " : ": ");
		say_word_of(b, r, a);
		buf_puts(b, ": ");
		say_answer(b, r->ledger, a);
	}
	if (f->n_between > MOST_NAMED)
		buf_printf(b, " and %u more", (unsigned)f->n_between - MOST_NAMED);
}

/* Whether an answer of the side stands in a dispute. */
static bool is_disputed(const struct report *r, const struct camp *camp)
{
	for (uint32_t i = 0; i < camp->n; i++)
		if (r->comparison->state[camp->answers[i]].camp)
			return true;
	return false;
}

void say_cautions(struct buf *b, const struct report *r, const struct finding *f)
{
	const char *lead = "";

	for (unsigned bit = 1; bit <= CAUTION_OVERLAP; bit <<= 1) {
		if (!(f->cautions & bit))
			continue;
		buf_puts(b, lead);
		buf_puts(b, caution_phrase(bit));
		if (bit == CAUTION_OVERLAP)
			say_unnamed(b, r, f);
		lead = "; ";
	}
	for (unsigned bit = 1; bit <= FLAG_FITS_BOTH; bit <<= 1) {
		if (!(f->flags & bit))
			continue;
		buf_puts(b, lead);
		buf_puts(b, flag_phrase(bit));
		if (bit == FLAG_OUTCOME && is_disputed(r, &f->camps[1]))
			buf_puts(b, ", and that is itself in dispute");
		if (bit == FLAG_FITS_BOTH)
			say_between_sides(b, r, f);
		lead = "; ";
	}
	say_same_words(b, lead, r, f);
}

void say_difference(struct buf *b, const struct ledger *l, const struct finding *f, const struct answer *a)
{
	const struct question *q = &l->questions.v[a->question];
	const char *lead = "about ";

	if ((a->from != NONE ? a->from : a->question) != f->question) {
		buf_puts(b, "asked: ");
		say_question(b, l, a->from != NONE ? a->from : a->question, a->from != NONE ? NULL : a->slots);
		return;
	}
	for (uint32_t i = 0; a->from == NONE && f->n_slots_other && f->slots && i < q->n_slots; i++) {
		if (a->slots[i] == f->slots[i] || a->slots[i] == NONE)
			continue;
		buf_puts(b, lead);
		say_name(b, l, a->slots[i]);
		lead = ", ";
	}
}

/* The claim of a side that is worth looking at first: one that denies, else the first. */
static struct str telling_claim(const struct report *r, const struct camp *camp)
{
	const struct answer *all = r->comparison->answers.v.v;
	uint32_t i = 0;

	while (i < camp->n && !all[camp->answers[i]].has_denies)
		i++;
	return r->ledger->claims.v[all[camp->answers[i < camp->n ? i : 0]].claim].at;
}

void say_why_command(struct buf *b, const struct report *r, const struct finding *f)
{
	if (f->n_camps < 2 || f->camps[0].n == 0 || f->camps[1].n == 0)
		return;
	buf_puts(b, "gainsay why ");
	buf_add(b, telling_claim(r, &f->camps[0]));
	buf_char(b, ' ');
	buf_add(b, telling_claim(r, &f->camps[1]));
	buf_add(b, r->again);
}

void say_reopened(struct buf *b, const struct finding *f)
{
	if (f->ruling_state == RULED_SUSPECT || f->ruling_state == RULED_OVERDUE)
		buf_printf(b, " (its ruling is %s)", ruling_state_word((enum ruling_state)f->ruling_state));
}

void say_strength(struct buf *b, const struct camp *camp)
{
	if (camp->set_aside)
		buf_puts(b, "set aside");
	else if (camp->n_strands == 0)
		buf_puts(b, "no strand");
	else
		say_count(b, camp->n_strands, "strand");
}

/* Whether an earlier answer of the side credits the same. */
static bool credited_before(const struct report *r, const struct camp *camp, uint32_t k)
{
	const struct answer *all = r->comparison->answers.v.v, *a = &all[camp->answers[k]];

	for (uint32_t i = 0; i < k; i++) {
		const struct answer *b = &all[camp->answers[i]];

		if (b->n_speakers == a->n_speakers && b->speakers[0].key == a->speakers[0].key)
			return true;
	}
	return false;
}

/* Whom a side credits; an outlet in its own voice credits nobody. */
static void say_credit(struct buf *b, const struct report *r, const struct camp *camp)
{
	const struct answer *all = r->comparison->answers.v.v;
	uint32_t most = camp->n < MOST_CREDITED ? camp->n : MOST_CREDITED, named = 0;

	for (uint32_t k = 0; k < most; k++) {
		const struct answer *a = &all[camp->answers[k]];

		if (a->speakers[0].kind == SPEAKER_OWN || credited_before(r, camp, k))
			continue;
		buf_puts(b, named++ ? "; " : ", credited to ");
		say_speaker(b, r->ledger, &r->ledger->claims.v[a->claim]);
	}
	buf_puts(b, named ? "" : ", told as a fact");
}

/* What a side is about, where it is not what the finding asks: a part, or the weaker question. */
static void say_scope(struct buf *b, const struct report *r, const struct finding *f, const struct camp *camp)
{
	struct buf scope = {0};

	say_difference(&scope, r->ledger, f, &r->comparison->answers.v.v[camp->answers[0]]);
	if (scope.n)
		buf_printf(b, " (%.*s)", STR_ARG(buf_str(&scope)));
	buf_free(&scope);
}

/* "110 to 112" heads a side on which nobody said so: they said 110, and 112. */
static void say_several(struct buf *b, const struct report *r, const struct finding *f, const struct camp *camp)
{
	const struct answer *all = r->comparison->answers.v.v;
	uint8_t type = r->ledger->questions.v[f->question].type;
	struct str first, other = {"", 0};
	bool more = false;

	if ((type != VALUE_NUMBER && type != VALUE_DATE) || camp->n < 2)
		return;
	first = all[camp->answers[0]].value->canon;
	for (uint32_t i = 0; i < camp->n; i++) {
		struct str one = all[camp->answers[i]].value->canon;

		if (str_eq(one, camp->value))
			return;
		more |= other.n && !str_eq(one, first) && !str_eq(one, other);
		if (!str_eq(one, first))
			other = one;
	}
	buf_puts(b, more ? " (several answers)" : " (two answers)");
}

void say_side(struct buf *b, const struct report *r, const struct finding *f, uint32_t camp)
{
	static const char *const halves[] = {"at first: ", "later: "};
	const char *lead = kind_phrases[f->kind].side[camp > 0];

	if (f->kind == FIND_QUOTE_DRIFT) {
		buf_puts(b, camp == 0 ? "original wording" : "other wording");
		return;
	}
	if (f->flags & FLAG_INCOHERENT)
		lead = camp < 2 ? halves[camp] : "others: ";
	if (lead)
		buf_puts(b, lead);
	say_value(b, r->ledger, f->question, f->camps[camp].value);
	say_several(b, r, f, &f->camps[camp]);
	if (f->kind == FIND_ATTRIBUTION_CONFLICT && f->camps[camp].n)
		say_credit(b, r, &f->camps[camp]);
	if (f->kind == FIND_PARTIAL && f->camps[camp].n)
		say_scope(b, r, f, &f->camps[camp]);
}

/* The member of F that the claim is, or NULL. */
static const struct answer *member(const struct report *r, const struct finding *f, uint32_t claim)
{
	for (uint32_t i = 0; i < f->n_camps; i++) {
		for (uint32_t k = 0; k < f->camps[i].n; k++) {
			const struct answer *a = &r->comparison->answers.v.v[f->camps[i].answers[k]];

			if (a->claim == claim)
				return a;
		}
	}
	return NULL;
}

void say_use(struct buf *b, const struct report *r, const struct finding *f)
{
	uint32_t claim = f->ruling == NONE ? NONE : r->ledger->rulings.v[f->ruling].use;
	const struct answer *a = claim == NONE ? NULL : member(r, f, claim);

	if (claim == NONE)
		return;
	buf_puts(b, "the desk goes with ");
	if (!a) {
		buf_add(b, r->ledger->claims.v[claim].at);
		return;
	}
	say_word_of(b, r, a);
	buf_puts(b, ": ");
	say_answer(b, r->ledger, a);
}
