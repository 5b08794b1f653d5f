/* Questions of the ledger: does a statement answer one? Stems of the question and of its answer words are looked for
 * in the statement and the rest of its sentence; the type has to find its value there, and required slots their
 * names. */
#include "draft/keep.h"
#include "draft/filing.h"

#include "text/utf8.h"

enum { LEAST_SHARED = 2, LEAST_PERCENT = 50 };

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

void declared_questions(struct filing *f)
{
	for (size_t i = 0; f->ledger && i < f->ledger->questions.n; i++) {
		const struct question *q = &f->ledger->questions.v[i];
		struct draft_question d = {
			.declared = true, .index = (uint32_t)i, .type = q->type, .id = symbol_id(f->ledger, q->sym)};

		d.n_stems = stems_of_text(f->arena, f->lexicon, bare_text(f->arena, q->text), d.stem);
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

/* A required slot without a default needs a name, and which one is a person's to say. */
static bool slots_fit(const struct question *q)
{
	for (uint32_t i = 0; i < q->n_slots; i++) {
		if (q->slots[i].fallback == NONE)
			return false;
	}
	return true;
}

/* The one option or entity that the statement names; empty: none, or several. */
static struct str one_named(struct filing *f, const struct question *q, const struct statement *s)
{
	struct str found = STR("");
	uint32_t n = 0;

	for (uint32_t i = 0; i < q->options.n; i++) {
		struct str id = symbol_id(f->ledger, q->options.v[i].sym);

		if (has_words(f->arena, s->matter, id) && ++n == 1)
			found = id;
	}
	for (size_t i = 0; q->options.n == 0 && i < f->ledger->entities.n; i++) {
		const struct entity *e = &f->ledger->entities.v[i];

		if (entity_in(f, e, s->matter) && !entity_in(f, e, q->text) && ++n == 1)
			found = symbol_id(f->ledger, e->sym);
	}
	return n == 1 ? found : STR("");
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
	default: return s->stance.answer == ANSWER_YES ? one_named(f, q, s) : STR("");
	}
}

static uint32_t percent(const struct draft_question *d, const struct statement *s, uint32_t *shared)
{
	*shared = stems_shared(s->stem, s->n_stems, d->stem, d->n_stems);
	return d->n_stems ? *shared * 100 / d->n_stems : 0;
}

uint32_t declared_fit(struct filing *f, struct statement *s)
{
	uint32_t best = UINT32_MAX, best_score = 0;

	for (uint32_t i = 0; f->ledger && i < f->ledger->questions.n; i++) {
		const struct draft_question *d = &f->questions.v[i];
		const struct question *q = &f->ledger->questions.v[i];
		struct str yes = matched(f, &q->yes_words, s), no = matched(f, &q->no_words, s), value;
		uint32_t shared, score = percent(d, s, &shared);
		bool words = yes.n || no.n;

		if ((!words && (shared < LEAST_SHARED || score < LEAST_PERCENT)) || !slots_fit(q))
			continue;
		score += words ? 100 : 0;
		value = value_for(f, d, s);
		if (!value.n || score <= best_score)
			continue;
		best = i;
		best_score = score;
		s->value = value;
		s->reason =
			words ? arena_printf(f->arena, "its answer word “%.*s” stands here", STR_ARG(yes.n ? yes : no))
			      : arena_printf(f->arena, "%u of the %u words of the question stand here",
					(unsigned)shared, (unsigned)d->n_stems);
	}
	return best;
}
