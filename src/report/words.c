/* Questions and answers in words. */
#include "report/words.h"

const char *level_word(enum diag_level level)
{
	return level == DIAG_ERROR ? "error" : level == DIAG_WARNING ? "warning" : "info";
}

void say_count(struct buf *b, uint64_t n, const char *word)
{
	buf_printf(b, "%llu %s%s", (unsigned long long)n, word, n == 1 ? "" : "s");
}

enum time_unit question_unit(const struct question *q)
{
	if (q->changes)
		return q->changes;
	if (q->happens)
		return q->happens;
	return q->grows ? UNIT_DAY : UNIT_NONE;
}

/* ---- the sentence ------------------------------------------------------------------------------------------------ */

static void say_slot(struct buf *b, const struct ledger *l, const struct question *q, struct str name, const uint32_t *slots)
{
	for (uint32_t i = 0; i < q->n_slots; i++) {
		if (!str_eq(q->slots[i].name, name))
			continue;
		if (slots) {
			if (slots[i] != NONE)
				say_name(b, l, slots[i]);
			else
				buf_puts(b, "…");
			return;
		}
	}
	buf_char(b, '<');
	buf_add(b, name);
	buf_char(b, '>');
}

static bool has_mark(struct str text, struct str name)
{
	for (size_t at = 0; at + name.n + 2 <= text.n; at++) {
		if (text.p[at] == '<' && text.p[at + 1 + name.n] == '>' && memcmp(text.p + at + 1, name.p, name.n) == 0)
			return true;
	}
	return false;
}

/* Slots that the sentence forgot to mention still tell one finding from the next. */
static void say_unmarked(struct buf *b, const struct ledger *l, const struct question *q, const uint32_t *slots)
{
	const char *lead = " (";

	for (uint32_t i = 0; slots && i < q->n_slots; i++) {
		if (slots[i] == NONE || has_mark(q->text, q->slots[i].name))
			continue;
		buf_puts(b, lead);
		buf_add(b, q->slots[i].name);
		buf_puts(b, ": ");
		say_name(b, l, slots[i]);
		lead = ", ";
	}
	if (lead[0] == ',')
		buf_char(b, ')');
}

void say_question(struct buf *b, const struct ledger *l, uint32_t question, const uint32_t *slots)
{
	const struct question *q = &l->questions.v[question];
	struct str rest = q->text;

	while (rest.n) {
		size_t open = str_find(rest, '<');
		size_t close = str_find(str_skip(rest, open), '>');

		buf_add(b, str_cut(rest, open));
		rest = str_skip(rest, open);
		if (rest.n == 0)
			break;
		if (close == rest.n) {
			buf_add(b, rest);
			break;
		}
		say_slot(b, l, q, (struct str){rest.p + 1, close - 1}, slots);
		rest = str_skip(rest, close + 1);
	}
	say_unmarked(b, l, q, slots);
}

/* ---- values -------------------------------------------------------------------------------------------------------- */

static const char *non_answer_said(struct str word)
{
	switch (non_answer_read(word)) {
	case NON_DECLINED:
		return "declined to comment";
	case NON_NO_REPLY:
		return "did not reply";
	case NON_REFUSED:
		return "refused to answer";
	case NON_UNCONFIRMED:
		return "could not be confirmed";
	default:
		return NULL;
	}
}

/* A member "a", "~a" or "not a": its name. */
static void say_member(struct buf *b, const struct ledger *l, struct str word)
{
	uint32_t sym;

	word = str_trim(word);
	if (str_starts(word, "not ")) {
		buf_puts(b, "not ");
		word = str_trim(str_skip(word, 4));
	}
	if (str_starts(word, "~")) {
		buf_puts(b, "possibly ");
		word = str_trim(str_skip(word, 1));
	}
	sym = str_map_get(&l->ids, word);
	if (sym == MAP_NONE)
		buf_add(b, word);
	else
		say_name(b, l, sym);
}

/* Length of the first member of a list's inside: up to a comma that no bracket holds. */
static size_t member_length(struct str s)
{
	int depth = 0;
	size_t i;

	for (i = 0; i < s.n; i++) {
		depth += s.p[i] == '[' ? 1 : s.p[i] == ']' ? -1 : 0;
		if (depth == 0 && s.p[i] == ',')
			break;
	}
	return i;
}

static void say_members(struct buf *b, const struct ledger *l, struct str s)
{
	bool first = true;

	if (str_starts(s, "[") && s.n >= 2 && s.p[s.n - 1] == ']')
		s = (struct str){s.p + 1, s.n - 2};
	if (str_trim(s).n == 0)
		buf_puts(b, "none");
	while (s.n) {
		size_t n = member_length(s);

		if (!first)
			buf_puts(b, ", ");
		first = false;
		say_member(b, l, str_cut(s, n));
		s = str_skip(s, n + 1);
	}
}

/* One-of questions: an option that is nothing else is words with hyphens. */
static void say_one(struct buf *b, const struct ledger *l, const struct question *q, struct str canon)
{
	const char *said = non_answer_said(canon);

	if (said) {
		buf_puts(b, said);
		return;
	}
	for (uint32_t i = 0; i < q->options.n; i++) {
		if (str_eq(symbol_id(l, q->options.v[i].sym), canon)) {
			say_name(b, l, q->options.v[i].sym);
			return;
		}
	}
	say_members(b, l, canon);
}

void say_value(struct buf *b, const struct ledger *l, uint32_t question, struct str canon)
{
	const struct question *q = &l->questions.v[question];
	const char *said = non_answer_said(canon);

	if (said) {
		buf_puts(b, said);
		return;
	}
	switch (q->type) {
	case VALUE_NUMBER:
		say_numbers(b, canon, q->unit);
		break;
	case VALUE_DATE:
		say_dates(b, canon);
		break;
	case VALUE_ONE:
		say_one(b, l, q, canon);
		break;
	case VALUE_SET:
		say_members(b, l, canon);
		break;
	default:
		buf_add(b, str_is(canon, "yes (plan)") ? STR("yes, as a plan only") : canon);
	}
}

static const char *as_said(const struct answer *a)
{
	switch (a->as) {
	case AS_LIKELY:
		return "likely";
	case AS_ALLEGED:
		return "as an allegation";
	case AS_INFERRED:
		return "as an inference";
	case AS_PLAN:
		return a->value->type == VALUE_YESNO && !a->value->yes ? "there is no such plan" : "as a plan";
	case AS_WILLING:
		return "as a readiness";
	case AS_DECIDED:
		return "decided";
	case AS_DROPPED:
		return "considered, then dropped";
	default:
		return NULL;
	}
}

/* "hundreds", where that is what was typed: the numbers it stands for are wider than anybody said. */
static bool say_typed_word(struct buf *b, const struct ledger *l, const struct answer *a)
{
	struct str text = str_trim(l->typed.v[a->typed].text);
	const struct question *q = &l->questions.v[a->question];

	if (a->value->type != VALUE_NUMBER || a->from != NONE || text.n == 0 || text.p[0] < 'a' || text.p[0] > 'z')
		return false;
	buf_add(b, text);
	if (q->unit.n) {
		buf_char(b, ' ');
		buf_add(b, q->unit);
	}
	return true;
}

void say_answer(struct buf *b, const struct ledger *l, const struct answer *a)
{
	const char *as = as_said(a);
	const char *lead = " (";

	if (a->value->non_answer)
		say_value(b, l, a->question, str_from(non_answer_word((enum non_answer)a->value->non_answer)));
	else if (a->value->doubt && a->value->type == VALUE_YESNO)
		buf_puts(b, a->value->yes ? "possibly yes" : "possibly no");
	else if (!say_typed_word(b, l, a))
		say_value(b, l, a->question, a->value->canon);
	if (a->value->wide)
		buf_puts(b, " or so");
	if (as) {
		buf_puts(b, lead);
		buf_puts(b, as);
		lead = " ";
	}
	if (a->order != ORDER_NONE) {
		buf_puts(b, lead);
		buf_puts(b, a->order == ORDER_FIRST ? "at first" : "later");
	}
	if (as || a->order != ORDER_NONE)
		buf_char(b, ')');
}

/* ---- time ---------------------------------------------------------------------------------------------------------- */

static void say_unit(struct buf *b, enum time_unit unit, int32_t at)
{
	struct buf iso = {0};

	time_unit_write(&iso, unit, at);
	say_dates(b, buf_str(&iso));
	buf_free(&iso);
}

static bool endless(int32_t at)
{
	return at == INT32_MIN || at == INT32_MAX;
}

void say_stretch(struct buf *b, enum time_unit unit, int32_t lo, int32_t hi)
{
	if (endless(lo) && endless(hi))
		return;
	if (lo == hi) {
		say_unit(b, unit, lo);
	} else if (endless(lo)) {
		buf_puts(b, "until ");
		say_unit(b, unit, hi);
	} else if (endless(hi)) {
		buf_puts(b, "since ");
		say_unit(b, unit, lo);
	} else {
		say_unit(b, unit, lo);
		buf_puts(b, " to ");
		say_unit(b, unit, hi);
	}
}

void say_era(struct buf *b, const struct ledger *l, const struct finding *f)
{
	enum time_unit unit = question_unit(&l->questions.v[f->question]);

	if (f->timed && unit != UNIT_NONE)
		say_stretch(b, unit, f->era_lo, f->era_hi);
}

void say_when(struct buf *b, const struct ledger *l, const struct answer *a)
{
	enum time_unit unit = question_unit(&l->questions.v[a->question]);

	if (unit != UNIT_NONE && a->window.typed)
		say_stretch(b, unit, a->window.lo, a->window.hi);
}
