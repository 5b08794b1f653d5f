/* Questions of the ledger: does a statement answer one? Stems of the question and of its answer words are looked for
 * in the statement and the rest of its sentence; the type has to find its value there, and required slots their
 * names. */
#include "draft/keep.h"
#include "draft/filing.h"

#include "draft/syntax.h"
#include "text/utf8.h"

enum { LEAST_SHARED = 2, LEAST_PERCENT = 50, WITHOUT_ACT = 75 };

static bool has_words(struct arena *a, struct str text, struct str words)
{
	struct str t = text_fold(a, text), w = text_fold(a, words);

	for (size_t i = 0; w.n && i + w.n <= t.n; i++) {
		bool start = i == 0 || t.p[i - 1] == ' ' || t.p[i - 1] == '"',
		     end = i + w.n == t.n || strchr(" .,;:!?\"'", t.p[i + w.n]);

		if (start && end && memcmp(t.p + i, w.p, w.n) == 0)
			return true;
	}
	return false;
}

/* The question's text without its <slots>. */
static struct str bare_text(struct arena *a, struct str text)
{
	struct buf b = {0};

	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == '<')
			i += str_find(str_skip(text, i), '>');
		else
			buf_char(&b, text.p[i]);
	}
	return keep_text(&b, a);
}

static void stems_of_question(struct filing *f, struct str text, struct draft_question *d)
{
	token_list t = {0};
	uint32_t n;

	tokens_cut(f->arena, text, 0, (uint32_t)text.n, &t);
	n = t.n < SENTENCE_TOKENS ? (uint32_t)t.n : SENTENCE_TOKENS;
	tag_sentence(f->weights, t.v, (int)n);
	d->n_stems = stems_of(f->lexicon, t.v, n, d->stem);
	d->n_acts = acts_of(f->lexicon, t.v, n, d->act);
	vec_free(&t);
}

void declared_questions(struct filing *f)
{
	for (size_t i = 0; f->ledger && i < f->ledger->questions.n; i++) {
		const struct question *q = &f->ledger->questions.v[i];
		struct draft_question d = {
			.declared = true, .index = (uint32_t)i, .type = q->type, .id = symbol_id(f->ledger, q->sym)};

		stems_of_question(f, bare_text(f->arena, q->text), &d);
		vec_push(&f->questions, d);
		str_map_put(&f->ids, d.id, (uint32_t)i);
	}
}

static struct str matched(struct filing *f, const struct strs *list, const struct statement *s)
{
	for (uint32_t i = 0; i < list->n; i++) {
		if (has_words(f->arena, s->matter, list->v[i]))
			return list->v[i];
	}
	return STR("");
}

static bool entity_in(struct filing *f, const struct entity *e, struct str text)
{
	if (has_words(f->arena, text, e->name))
		return true;
	for (uint32_t i = 0; i < e->aliases.n; i++) {
		if (has_words(f->arena, text, e->aliases.v[i]))
			return true;
	}
	return false;
}

/* The entities that the matter names and the question does not: how many; FOUND is the last of them. */
static uint32_t others_named(struct filing *f, const struct question *q, const struct statement *s, uint32_t *found)
{
	uint32_t n = 0;

	for (size_t i = 0; i < f->ledger->entities.n; i++) {
		const struct entity *e = &f->ledger->entities.v[i];

		if (entity_in(f, e, s->matter) && !entity_in(f, e, q->text)) {
			*found = e->sym;
			n++;
		}
	}
	return n;
}

static bool names_symbol(struct filing *f, uint32_t sym, struct str text)
{
	for (size_t i = 0; i < f->ledger->entities.n; i++) {
		if (f->ledger->entities.v[i].sym == sym)
			return entity_in(f, &f->ledger->entities.v[i], text);
	}
	return false;
}

/* A slot is filled by the one entity that the matter names. None named: the default; several, or a required slot and
 * none: which one is a person's to say, and the question does not fit. FILLED has room for SLOTS. */
static bool fill_slots(
	struct filing *f, const struct question *q, const struct statement *s, struct slot_filled *filled, uint32_t *n)
{
	uint32_t sym = NONE, named = q->n_slots ? others_named(f, q, s, &sym) : 0, required = 0;

	*n = 0;
	for (uint32_t i = 0; i < q->n_slots; i++)
		required += q->slots[i].fallback == NONE;
	for (uint32_t i = 0; i < q->n_slots; i++) {
		const struct slot *x = &q->slots[i];

		if (required ? x->fallback != NONE : named == 0 || names_symbol(f, x->fallback, s->matter))
			continue;
		if (named != 1 || *n > 0)
			return false;
		filled[(*n)++] = (struct slot_filled){x->name, symbol_id(f->ledger, sym)};
	}
	return true;
}

/* The options or entities that the statement names: the only one, or for a set all in a list; empty: none, or
 * several where one is asked for. */
static struct str all_named(struct filing *f, const struct question *q, const struct statement *s)
{
	struct buf b = {0};
	uint32_t n = 0;
	struct str list;

	for (uint32_t i = 0; i < q->options.n; i++) {
		struct str id = symbol_id(f->ledger, q->options.v[i].sym);

		if (has_words(f->arena, s->matter, id))
			buf_printf(&b, "%s%.*s", n++ ? ", " : "", STR_ARG(id));
	}
	for (size_t i = 0; q->options.n == 0 && i < f->ledger->entities.n; i++) {
		const struct entity *e = &f->ledger->entities.v[i];

		if (entity_in(f, e, s->matter) && !entity_in(f, e, q->text))
			buf_printf(&b, "%s%.*s", n++ ? ", " : "", STR_ARG(symbol_id(f->ledger, e->sym)));
	}
	list = keep_text(&b, f->arena);
	if (n > 1 && q->type == VALUE_SET)
		return arena_printf(f->arena, "[%.*s]", STR_ARG(list));
	return n == 1 ? list : STR("");
}

/* The answer whose words (`answer-words`) stand in the matter, or the words themselves if they are a bare list. */
static struct str answer_told(struct filing *f, const struct question *q, const struct statement *s, struct str *words)
{
	for (uint32_t i = 0; i < q->answer_words.n; i++) {
		if (!has_words(f->arena, s->matter, q->answer_words.v[i]))
			continue;
		*words = q->answer_words.v[i];
		return i < q->answers.n ? q->answers.v[i] : STR("");
	}
	return STR("");
}

static struct str number_value(
	const struct filing *f, const struct draft_question *d, const struct question *q, const struct statement *s)
{
	for (uint32_t i = 0; i < s->n_amounts; i++) {
		const struct amount *a = &s->amount[i];
		uint32_t stem[STEMS], n;
		struct token t = {.low = a->counted, .form = a->counted};

		n = a->counted.n ? stems_of(f->lexicon, &t, 1, stem) : 0;
		if ((a->unit.n && str_eq(a->unit, q->unit)) ||
			(!a->unit.n && n && stems_shared(stem, n, d->stem, d->n_stems)))
			return a->value;
	}
	return STR("");
}

static struct str value_for(struct filing *f, const struct draft_question *d, const struct statement *s)
{
	const struct question *q = &f->ledger->questions.v[d->index];

	if (s->stance.answer == ANSWER_DECLINED)
		return STR("declined");
	switch (q->type) {
	case VALUE_YESNO: {
		bool flip = matched(f, &q->no_words, s).n && !matched(f, &q->yes_words, s).n;

		return yes_no_answer(s, flip);
	}
	case VALUE_NUMBER: return s->stance.answer == ANSWER_YES ? number_value(f, d, q, s) : STR("");
	case VALUE_DATE: return s->stance.answer == ANSWER_YES ? s->when : STR("");
	default: return s->stance.answer == ANSWER_YES ? all_named(f, q, s) : STR("");
	}
}

static uint32_t percent(const struct draft_question *d, const struct statement *s, uint32_t *shared)
{
	*shared = stems_shared(s->stem, s->n_stems, d->stem, d->n_stems);
	return d->n_stems ? *shared * 100 / d->n_stems : 0;
}

/* The question's own words in the matter (empty: none), and the answer they stand for where the ledger says so. */
static struct str own_words(struct filing *f, const struct question *q, const struct statement *s, struct str *answer)
{
	struct str words = matched(f, &q->yes_words, s);

	if (!words.n)
		words = matched(f, &q->no_words, s);
	*answer = words.n ? STR("") : answer_told(f, q, s, &words);
	return words;
}

static struct str why_declared(
	struct filing *f, const struct draft_question *d, const struct statement *s, struct str words)
{
	uint32_t shared;
	struct str slot = s->n_slots ? arena_printf(f->arena, ", and %.*s for “%.*s”", STR_ARG(s->slot[0].id),
					       STR_ARG(s->slot[0].name))
				     : STR("");

	percent(d, s, &shared);
	if (words.n)
		return arena_printf(f->arena, "its answer word “%.*s” stands here%.*s", STR_ARG(words), STR_ARG(slot));
	return arena_printf(f->arena, "%u of the %u words of the question stand here%.*s", (unsigned)shared,
		(unsigned)d->n_stems, STR_ARG(slot));
}

/* Are enough of the question's words in the matter? What is done has to be among them, or nearly all the others. */
static bool words_fit(const struct draft_question *d, const struct statement *s, uint32_t shared, uint32_t score)
{
	bool act = d->type != VALUE_YESNO || !d->n_acts || stems_shared(d->act, d->n_acts, s->act, s->n_acts);

	return shared >= LEAST_SHARED && score >= (act ? LEAST_PERCENT : WITHOUT_ACT);
}

uint32_t declared_fit(struct filing *f, struct statement *s)
{
	uint32_t best = UINT32_MAX, best_score = 0;

	for (uint32_t i = 0; f->ledger && i < f->ledger->questions.n; i++) {
		const struct draft_question *d = &f->questions.v[i];
		const struct question *q = &f->ledger->questions.v[i];
		struct slot_filled slot[SLOTS];
		struct str answer, words = own_words(f, q, s, &answer), value;
		uint32_t shared, n_slots, score = percent(d, s, &shared) + (words.n ? 100 : 0);

		if ((!words.n && !words_fit(d, s, shared, score)) || score <= best_score ||
			!fill_slots(f, q, s, slot, &n_slots))
			continue;
		value = answer.n && s->stance.answer == ANSWER_YES ? answer : value_for(f, d, s);
		if (!value.n)
			continue;
		best = i;
		best_score = score;
		s->value = value;
		s->n_slots = n_slots;
		memcpy(s->slot, slot, sizeof slot);
		s->reason = why_declared(f, d, s, words);
	}
	return best;
}
