/* Proposed questions: like statements share one. Two are alike if most of the words that say something are the same;
 * the rare ones count most, for every article of a story has the common ones. */
#include "draft/keep.h"
#include "draft/filing.h"

#include <ctype.h>
#include <stdlib.h>

/* Where both tell the same act of the same names; where one of them tells no act; where their acts differ. */
enum { SAME_MATTER = 30, LEAST_PERCENT = 50, OTHER_ACT = 85, MOST_LOOKED_AT = 64 };

struct str yes_no_answer(const struct statement *s, bool negative)
{
	switch (s->stance.answer) {
	case ANSWER_YES: return negative ? STR("no") : STR("yes");
	case ANSWER_NO: return negative ? STR("yes") : STR("no");
	case ANSWER_DOUBT: return negative ? STR("~yes") : STR("~no");
	case ANSWER_DECLINED: return STR("declined");
	default: return STR("");
	}
}

/* ---- ids and texts ------------------------------------------------------------------------------------------ */

bool id_taken(const struct filing *f, struct str id)
{
	return str_map_get(&f->ids, id) != MAP_NONE || (f->ledger && str_map_get(&f->ledger->ids, id) != MAP_NONE);
}

static bool plain_word(const struct lexicon *x, const struct token *t)
{
	uint32_t stem[STEMS];

	for (size_t i = 0; i < t->low.n; i++) {
		if (!islower((unsigned char)t->low.p[i]))
			return false;
	}
	return t->low.n > 2 && t->low.n < 20 && stems_of(x, t, 1, stem) == 1;
}

/* Two or three telling words of the matter, joined: "door-chained". */
static struct str new_id(struct filing *f, const struct statement *s, const char *lead)
{
	token_list t = {0};
	struct buf b = {0};
	struct str base, id;
	unsigned words = 0;

	tokens_cut(f->arena, s->matter, 0, (uint32_t)s->matter.n, &t);
	buf_puts(&b, lead);
	for (size_t i = 0; i < t.n && words < 3; i++) {
		if (!plain_word(f->lexicon, &t.v[i]) || b.n + t.v[i].low.n > 50)
			continue;
		if (b.n)
			buf_char(&b, '-');
		buf_add(&b, t.v[i].low);
		words++;
	}
	vec_free(&t);
	if (words == 0)
		buf_puts(&b, b.n ? "-matter" : "matter");
	if (words < 2)
		buf_puts(&b, "-q"); /* one word alone may be a key of the format */
	base = id = keep_text(&b, f->arena);
	for (unsigned k = 2; id_taken(f, id); k++)
		id = arena_printf(f->arena, "%.*s-%u", STR_ARG(base), k);
	str_map_put(&f->ids, id, 0);
	return id;
}

static struct str first_words(struct arena *a, struct str s, size_t most)
{
	size_t n = most;

	if (s.n <= most)
		return s;
	while (n > most / 2 && s.p[n] != ' ')
		n--;
	while (n && ((unsigned char)s.p[n] & 0xc0) == 0x80)
		n--;
	return arena_printf(a, "%.*s …", (int)n, s.p);
}

static struct str without_that(struct str s)
{
	return str_starts(s, "that ") ? str_skip(s, 5) : s;
}

/* Words of negation and what becomes of them where a question is asked about the matter itself; "" : left out. */
static const struct {
	const char *from, *to;
} positives[] = {
	{"not", ""},
	{"n't", ""},
	{"n\xe2\x80\x99t", ""},
	{"never", ""},
	{"no", ""},
	{"nobody", "anybody"},
	{"nothing", "anything"},
	{"none", "any"},
	{"neither", "either"},
	{"nor", "or"},
	{"wo", "will"},
	{"ca", "can"},
};

static struct str positive_word(const struct token *t)
{
	for (size_t i = 0; i < sizeof positives / sizeof positives[0]; i++) {
		if (str_is(t->low, positives[i].from))
			return str_from(positives[i].to);
	}
	return t->form;
}

/* "It is not true that X", "Reports that X are false": X. Empty: S is of no such form. */
static struct str put_as_true(struct str s)
{
	static const char *const openings[] = {"It is not true that ", "It is untrue that ", "It is false that ",
		"It was not true that ", "It is simply not true that "};
	static const char *const closings[] = {
		" are false", " are untrue", " is false", " is untrue", " were false", " was false", " are baseless"};

	for (size_t i = 0; i < sizeof openings / sizeof openings[0]; i++) {
		if (str_starts(s, openings[i]))
			return str_skip(s, strlen(openings[i]));
	}
	for (size_t at = 0; at + 6 < s.n && at < 40; at++) {
		for (size_t k = 0; memcmp(s.p + at, " that ", 6) == 0 && k < sizeof closings / sizeof closings[0];
			k++) {
			size_t n = strlen(closings[k]);

			for (size_t end = at + 6; end + n <= s.n; end++) {
				if (memcmp(s.p + end, closings[k], n) == 0)
					return (struct str){s.p + at + 6, end - at - 6};
			}
		}
	}
	return STR("");
}

/* The matter without its negations, as a text: the question is about it, and who says it is not so answers no. */
static struct str positive(struct arena *a, const struct statement *s)
{
	struct str text = without_that(s->matter), plain = put_as_true(text);
	token_list t = {0};
	struct buf b = {0};

	if (!s->stance.negated)
		return text;
	if (plain.n)
		return plain;
	tokens_cut(a, text, 0, (uint32_t)text.n, &t);
	for (size_t i = 0; i < t.n; i++) {
		struct str w = positive_word(&t.v[i]);

		if (b.n && w.n && (t.v[i].space || b.p[b.n - 1] == ' ') && b.p[b.n - 1] != ' ')
			buf_char(&b, ' ');
		buf_add(&b, w);
	}
	vec_free(&t);
	return keep_text(&b, a);
}

static struct str without_stop(struct str s)
{
	while (s.n && strchr(".,;:", s.p[s.n - 1]))
		s.n--;
	return s;
}

static struct str yes_no_text(struct filing *f, const struct statement *s)
{
	return arena_printf(
		f->arena, "Is it so: %.*s?", STR_ARG(first_words(f->arena, without_stop(positive(f->arena, s)), 150)));
}

static struct str number_text(struct filing *f, const struct statement *s, const struct amount *a)
{
	struct str m = first_words(f->arena, without_stop(without_that(s->matter)), 120);

	if (a->unit.n)
		return arena_printf(f->arena, "What is the figure in: %.*s?", STR_ARG(m));
	return arena_printf(f->arena, "How many %.*s: %.*s?", STR_ARG(a->counted), STR_ARG(m));
}

/* ---- like statements ---------------------------------------------------------------------------------------- */

struct posting {
	uint32_t stem, question;
};

struct index {
	struct u64_map count; /* stem -> statements that have it */
	VEC(struct posting) postings;
	struct u64_map first; /* stem -> 1 + its last posting */
	struct u32s next;     /* of each posting, 1 + the one before it with the same stem */
};

static void count_stems(struct index *x, const statement_list *list)
{
	for (size_t i = 0; i < list->n; i++) {
		for (uint32_t k = 0; k < list->v[i].n_stems; k++)
			++*u64_map_put(&x->count, list->v[i].stem[k], 0);
	}
}

/* Rare stems weigh more: ten for one that only two statements have, less and less for what many have. */
static uint32_t weight(const struct index *x, uint32_t stem)
{
	uint32_t n = u64_map_get(&x->count, stem), w = 10;

	for (; n != MAP_NONE && n > 2 && w > 2; n /= 2)
		w--;
	return w;
}

static void index_question(struct index *x, const struct draft_question *q, uint32_t number)
{
	for (uint32_t k = 0; k < q->n_stems; k++) {
		uint32_t *last = u64_map_put(&x->first, q->stem[k], 0);

		vec_push(&x->postings, (struct posting){q->stem[k], number});
		vec_push(&x->next, *last);
		*last = (uint32_t)x->postings.n;
	}
}

static uint32_t total(const struct index *x, const uint32_t *stem, uint32_t n)
{
	uint32_t sum = 0;

	for (uint32_t i = 0; i < n; i++)
		sum += weight(x, stem[i]);
	return sum;
}

/* How alike, in per cent: what both share, against the smaller of the two. At least two stems have to be shared. */
static uint32_t likeness(const struct index *x, const struct draft_question *q, const struct statement *s)
{
	uint32_t both[STEMS], n = 0, a, b;

	for (uint32_t i = 0, j = 0; i < s->n_stems && j < q->n_stems;) {
		if (s->stem[i] == q->stem[j]) {
			both[n++] = s->stem[i++];
			j++;
		} else if (s->stem[i] < q->stem[j]) {
			i++;
		} else {
			j++;
		}
	}
	if (n < 2)
		return 0;
	a = total(x, s->stem, s->n_stems);
	b = total(x, q->stem, q->n_stems);
	return total(x, both, n) * 100 / (a < b ? a : b);
}

/* The one number that the statement is about. */
static const struct amount *sole_amount(const struct statement *s)
{
	const struct amount *sole = NULL;

	for (uint32_t i = 0; i < s->n_amounts; i++) {
		const struct amount *a = &s->amount[i];

		if (a->aside)
			continue;
		if (sole || !(a->counted.n || a->unit.n))
			return NULL;
		sole = a;
	}
	return s->stance.answer == ANSWER_YES ? sole : NULL;
}

static bool same_kind(const struct filing *f, const struct draft_question *q, const struct amount *a)
{
	uint32_t stem[STEMS], n;
	struct token t;

	if (!a)
		return q->type == VALUE_YESNO;
	if (q->type != VALUE_NUMBER || !str_eq(q->unit, a->unit))
		return false;
	t = (struct token){.low = a->counted, .form = a->counted};
	n = a->counted.n ? stems_of(f->lexicon, &t, 1, stem) : 0;
	return a->unit.n || stems_shared(stem, n, q->stem, q->n_stems) > 0;
}

/* How like the words have to be. */
static uint32_t least_likeness(const struct draft_question *q, const struct statement *s)
{
	bool act = stems_shared(q->act, q->n_acts, s->act, s->n_acts) > 0;

	if (q->ahead != s->ahead)
		return OTHER_ACT; /* a plan and what came of it */
	if (!act && q->negated != (s->stance.answer == ANSWER_NO))
		return OTHER_ACT; /* "could not be used" does not deny "were blocked" */
	if (act && q->type == VALUE_YESNO && stems_shared(q->name, q->n_names, s->name, s->n_names))
		return SAME_MATTER;
	return act || (q->type == VALUE_YESNO && (!q->n_acts || !s->n_acts)) ? LEAST_PERCENT : OTHER_ACT;
}

static uint32_t likest(
	struct filing *f, const struct index *x, const struct statement *s, const struct amount *a, uint32_t *how)
{
	uint32_t best = UINT32_MAX;

	*how = 0;
	for (uint32_t k = 0; k < s->n_stems; k++) {
		uint32_t at = u64_map_get(&x->first, s->stem[k]);

		for (unsigned looked = 0; at != MAP_NONE && at && looked < MOST_LOOKED_AT;
			at = x->next.v[at - 1], looked++) {
			uint32_t q = x->postings.v[at - 1].question, l;

			if (!same_kind(f, &f->questions.v[q], a))
				continue;
			l = likeness(x, &f->questions.v[q], s);
			if (l < least_likeness(&f->questions.v[q], s))
				continue;
			if (l > *how || (l == *how && best != UINT32_MAX && q < best)) {
				best = q;
				*how = l;
			}
		}
	}
	return best;
}

static uint32_t propose(struct filing *f, struct index *x, const struct statement *s, const struct amount *a)
{
	struct draft_question q = {.type = a ? VALUE_NUMBER : VALUE_YESNO, .n_stems = s->n_stems};

	memcpy(q.stem, s->stem, sizeof q.stem);
	memcpy(q.act, s->act, sizeof q.act);
	memcpy(q.name, s->name, sizeof q.name);
	q.ahead = s->ahead;
	q.negated = s->stance.answer == ANSWER_NO;
	q.n_acts = s->n_acts;
	q.n_names = s->n_names;
	q.id = new_id(f, s, a ? "number" : "");
	q.text = a ? number_text(f, s, a) : yes_no_text(f, s);
	q.unit = a ? a->unit : STR("");
	q.last_article = UINT32_MAX;
	vec_push(&f->questions, q);
	index_question(x, &q, (uint32_t)f->questions.n - 1);
	return (uint32_t)f->questions.n - 1;
}

/* "He disputed that.": does the statement before it, in the same article, affirm something? */
static bool answers_before(const struct filing *f, const struct statement *s)
{
	return s > f->list->v && s[-1].article == s->article && s[-1].question != UINT32_MAX &&
	       f->questions.v[s[-1].question].type == VALUE_YESNO &&
	       (str_is(s[-1].value, "yes") || str_is(s[-1].value, "no"));
}

static struct str why_like(struct filing *f, const struct draft_question *q, const struct statement *s, uint32_t how)
{
	bool act = stems_shared(q->act, q->n_acts, s->act, s->n_acts) > 0;
	bool name = stems_shared(q->name, q->n_names, s->name, s->n_names) > 0;

	return arena_printf(f->arena, "%s%s%s%u %% of its words are those of this question", act ? "the same act" : "",
		act && name ? ", a name in common" : "", act ? ", " : "", (unsigned)how);
}

static void file_one(struct filing *f, struct index *x, struct statement *s)
{
	const struct amount *a = sole_amount(s);
	uint32_t how, q;

	if (s->n_stems == 0 && s->stance.denial && answers_before(f, s)) {
		s->question = s[-1].question;
		s->value = str_is(s[-1].value, "yes") ? STR("no") : STR("yes");
		s->reason = STR("denies what stands before it");
		return;
	}
	q = declared_fit(f, s);
	if (q == UINT32_MAX && s->n_stems < 1u + (s->n_by == 0))
		return;
	if (q == UINT32_MAX) {
		q = likest(f, x, s, a, &how);
		s->reason = q == UINT32_MAX ? STR("a matter of its own") : why_like(f, &f->questions.v[q], s, how);
		q = q == UINT32_MAX ? propose(f, x, s, a) : q;
		s->value = a ? a->value : yes_no_answer(s, false);
	}
	s->question = q;
}

static void tally(struct filing *f)
{
	for (size_t i = 0; i < f->list->n; i++) {
		const struct statement *s = &f->list->v[i];
		struct draft_question *q;

		if (s->question == UINT32_MAX)
			continue;
		q = &f->questions.v[s->question];
		if (q->statements++ == 0)
			q->first = (uint32_t)i;
		if (q->last_article != s->article)
			q->articles++;
		q->last_article = s->article;
		q->answers += s->value.n > 0;
		q->yes |= str_is(s->value, "yes") || (q->type != VALUE_YESNO && s->value.n);
		q->no |= str_is(s->value, "no") ||
			 (q->type != VALUE_YESNO && s->value.n && !str_eq(s->value, f->list->v[q->first].value));
	}
}

struct filing *filing_new(const struct drafter *d, const struct ledger *l)
{
	struct filing *f = ARENA_NEW(d->arena, struct filing);

	f->arena = d->arena;
	f->ledger = l;
	f->lexicon = d->lexicon;
	f->weights = &d->weights;
	return f;
}

void filing_run(struct filing *f, statement_list *list)
{
	struct index x = {0};

	f->list = list;
	declared_questions(f);
	count_stems(&x, list);
	for (size_t i = 0; i < list->n; i++)
		file_one(f, &x, &list->v[i]);
	tally(f);
	u64_map_free(&x.count);
	u64_map_free(&x.first);
	vec_free(&x.postings);
	vec_free(&x.next);
}

void filing_free(struct filing *f)
{
	vec_free(&f->questions);
	str_map_free(&f->ids);
}
