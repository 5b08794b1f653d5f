/* What to do: about one finding, and about all of them together. */
#include "report/discrepancies.h"

#include "base/map.h"
#include "base/sort.h"
#include "report/phrases.h"
#include "report/words.h"

enum { MOST_STEPS = 12 };

/* ---- one thing ------------------------------------------------------------------------------------------------------- */

/* Whether a document is a side of the dispute itself: it can tell what that side says, not who is right. */
static uint32_t only_camp(const struct finding *f, const struct todo *t)
{
	for (uint32_t i = 0; i < f->n_camps && i < 32 && f->n_camps > 1; i++)
		if (t->camps == (uint32_t)1 << i)
			return i;
	return NONE;
}

static void say_claim_of(struct doc *d, uint32_t answer)
{
	const struct answer *a = &d->answers[answer];
	const struct claim *claim = &d->l->claims.v[a->claim];

	say_speaker(&d->p.words, d->l, claim);
	buf_puts(&d->p.words, " (");
	say_source(&d->p.words, d->l, &d->l->sources.v[claim->source]);
	buf_puts(&d->p.words, ", ");
	say_place(&d->p.words, claim);
	buf_char(&d->p.words, ')');
}

/* A piece of the same outlet was read: the name alone would not tell which is meant. */
static void say_which_piece(struct doc *d, const struct source *s)
{
	const struct source *read = NULL;
	bool retold = false;

	for (size_t i = 0; i < d->l->sources.n && s->has_outlet && !retold; i++) {
		const struct source *other = &d->l->sources.v[i];

		if (other == s || !other->has_outlet || other->outlet_key != s->outlet_key || other->unseen)
			continue;
		read = other;
		for (uint32_t k = 0; k < other->relays.n; k++)
			retold |= other->relays.v[k].sym == s->sym;
	}
	if (retold)
		buf_puts(&d->p.words, read->translated ? "the untranslated original in " : "the original in ");
	else if (read)
		buf_puts(&d->p.words, "the other piece in ");
}

/* "the announcement by the Ministry (3 May 2021)", "the original in the Post (about May 2021)" */
static void say_document(struct doc *d, uint32_t source)
{
	const struct source *s = &d->l->sources.v[source];
	struct buf *w = &d->p.words;

	if (s->has_outlet && s->title.n)
		buf_printf(w, "“%.*s” in ", STR_ARG(s->title));
	else if (s->has_outlet)
		say_which_piece(d, s);
	else if (s->title.n == 0 && s->kind.n)
		buf_puts(w, "the ");
	say_source(w, d->l, s);
	if (s->published.n) {
		buf_puts(w, " (");
		say_day(w, s);
		buf_char(w, ')');
	}
}

/* "both sides lean on it", or which of several do. */
static void say_leaning(struct doc *d, const struct finding *f, const struct todo *t)
{
	struct buf *w = &d->p.words;
	uint32_t n = 0, said = 0, all = f->n_camps < 32 ? f->n_camps : 32;

	for (uint32_t i = 0; i < all; i++)
		n += t->camps >> i & 1;
	if (n == f->n_camps || n == 0) {
		buf_puts(w, n == 2 ? "both sides lean on it" : "all sides lean on it");
		return;
	}
	for (uint32_t i = 0; i < all; i++) {
		if (!(t->camps >> i & 1))
			continue;
		say_between(w, said++, n);
		buf_puts(w, "“");
		say_side(w, d->r, f, i);
		buf_puts(w, "”");
	}
	buf_puts(w, " lean on it");
}

static void say_todo(struct doc *d, const struct finding *f, const struct todo *t)
{
	struct buf *w = &d->p.words;
	uint32_t camp;

	switch (t->kind) {
	case TODO_GET:
		camp = only_camp(f, t);
		buf_puts(w, "get ");
		say_document(d, t->index);
		if (camp == NONE) {
			buf_puts(w, " itself: ");
			if (f->n_camps > 1)
				say_leaning(d, f, t);
			buf_puts(w, f->n_camps > 1 ? ", and nobody here has seen it" : "nobody here has seen it");
			break;
		}
		buf_puts(w, " itself: it is the word behind “");
		say_side(w, d->r, f, camp);
		buf_puts(w, "”, and nobody here has seen it");
		break;
	case TODO_SEE:
		buf_puts(w, "see whether it stands so in ");
		say_document(d, t->index);
		buf_puts(w, ", which nobody here has seen");
		break;
	case TODO_ASK:
		buf_puts(w, "ask ");
		say_name(w, d->l, t->index);
		buf_puts(w, ", whose word stands nowhere in the ledger");
		break;
	case TODO_ASK_AGAIN:
		buf_puts(w, "ask ");
		say_name(w, d->l, t->index);
		buf_puts(w, " again, who gave no answer so far");
		break;
	case TODO_DATE:
		buf_puts(w, "find a closer date for the word of ");
		say_claim_of(d, t->index);
		break;
	default:
		buf_puts(w, "check the word of ");
		say_claim_of(d, t->index);
		buf_puts(w, ", still marked to-check");
	}
}

/* What can be done about a finding that has no other remedy. */
static const char *fallback(const struct finding *f)
{
	if (f->flags & FLAG_HEADLINE)
		return "read headline and text side by side, then rule";
	return "read the passages side by side, then rule";
}

void write_todo(struct doc *d, const struct finding *f)
{
	for (uint32_t i = 0; i < f->n_todo; i++) {
		buf_puts(&d->p.words, i ? "; " : "");
		say_todo(d, f, &f->todo[i]);
	}
	if (f->n_todo == 0 && f->settle.n)
		buf_add(&d->p.words, f->settle);
	else if (f->n_todo == 0 && (DISPUTES >> f->kind & 1))
		buf_puts(&d->p.words, fallback(f));
	write_note(d, "Would help to settle it:");
}

void say_first_todo(struct doc *d, const struct finding *f)
{
	struct buf *w = &d->p.words;
	const struct todo *t = f->todo;

	if (f->n_todo == 0) {
		buf_puts(w, fallback(f));
		return;
	}
	if (t->kind != TODO_GET && t->kind != TODO_SEE) {
		say_todo(d, f, t);
		return;
	}
	buf_puts(w, t->kind == TODO_GET ? "get " : "see whether it stands so in ");
	say_document(d, t->index);
	buf_puts(w, t->kind == TODO_GET ? " itself" : "");
}

/* ---- all of them ------------------------------------------------------------------------------------------------------ */

struct step {
	struct todo todo;
	uint32_t first;          /* finding: to say it in words */
	VEC(uint32_t) findings;
};

struct steps {
	VEC(struct step) v;
	struct u64_map of; /* kind and index -> place in v */
};

static void add_step(struct steps *s, const struct todo *t, uint32_t finding)
{
	uint64_t key = (uint64_t)(t->kind == TODO_SEE ? TODO_GET : t->kind) << 32 | t->index; /* got is got */
	uint32_t at = *u64_map_put(&s->of, key, (uint32_t)s->v.n);

	if (at == s->v.n)
		vec_push(&s->v, (struct step){.todo = *t, .first = finding});
	vec_push(&s->v.v[at].findings, finding);
}

/* What bears on most findings first; the findings come heaviest first, so that ties go to the graver. */
static int by_use(const void *left, const void *right, void *context)
{
	const struct step *a = left, *b = right;

	(void)context;
	if (a->findings.n != b->findings.n)
		return a->findings.n > b->findings.n ? -1 : 1;
	if (a->first != b->first)
		return a->first < b->first ? -1 : 1;
	if (a->todo.kind != b->todo.kind)
		return a->todo.kind < b->todo.kind ? -1 : 1;
	return a->todo.index < b->todo.index ? -1 : a->todo.index > b->todo.index;
}

static void gather(const struct doc *d, struct steps *s, unsigned kinds)
{
	uint32_t n;
	const uint32_t *v = open_findings(d, kinds, &n);

	for (uint32_t i = 0; i < n; i++)
		for (uint32_t k = 0; k < d->findings[v[i]].n_todo; k++) {
			const struct todo *t = &d->findings[v[i]].todo[k];

			if (t->kind != TODO_ASK && t->kind != TODO_ASK_AGAIN) /* write_people names them */
				add_step(s, t, v[i]);
		}
	sort_by(s->v.v, s->v.n, sizeof *s->v.v, by_use, NULL);
}

static void steps_free(struct steps *s)
{
	for (size_t i = 0; i < s->v.n; i++)
		vec_free(&s->v.v[i].findings);
	vec_free(&s->v);
	u64_map_free(&s->of);
}

#define HAS_STEPS (DISPUTES | KIND(ATTRIBUTION_CONFLICT) | KIND(PARTIAL) | KIND(QUOTE_DRIFT) | KIND(SINGLE_SOURCE) | KIND(CHANGE))

uint32_t count_next(const struct doc *d)
{
	return count_open(d, HAS_STEPS);
}

static void say_step(struct doc *d, const struct step *s)
{
	struct buf *w = &d->p.words;

	switch (s->todo.kind) {
	case TODO_GET:
	case TODO_SEE:
		buf_puts(w, "Get ");
		say_document(d, s->todo.index);
		buf_puts(w, " itself.");
		break;
	case TODO_DATE:
		buf_puts(w, "Find a closer date for the word of ");
		say_claim_of(d, s->todo.index);
		buf_char(w, '.');
		break;
	default:
		buf_puts(w, "Check the word of ");
		say_claim_of(d, s->todo.index);
		buf_puts(w, ", still marked to-check.");
	}
}

static void step_item(struct doc *d, const struct step *s)
{
	page_open(&d->p, PAGE_ITEM);
	say_step(d, s);
	page_put_said(&d->p, PAGE_STRONG);
	page_puts(&d->p, s->findings.n == 1 ? " Bears on finding " : " Bears on findings ");
	refer_all(d, s->findings.v, (uint32_t)s->findings.n);
	page_puts(&d->p, ".");
	page_close(&d->p, PAGE_ITEM);
}

void write_next(struct doc *d, const uint32_t *findings, uint32_t n)
{
	struct steps s = {0};

	(void)findings;
	(void)n;
	gather(d, &s, HAS_STEPS);
	if (s.v.n)
		page_put(&d->p, PAGE_LEAD, "First what to ask people on the record, then what is to be got (known here only through others), by how "
			"many findings it bears on.");
	page_open(&d->p, PAGE_LIST);
	write_people(d);
	for (size_t i = 0; i < s.v.n && i < MOST_STEPS; i++)
		step_item(d, &s.v.v[i]);
	if (s.v.n > MOST_STEPS)
		buf_printf(&d->p.words, "%zu more things to get, ask or check stand with the findings.", s.v.n - MOST_STEPS);
	page_put_said(&d->p, PAGE_ITEM);
	page_put(&d->p, PAGE_ITEM, "Decide each dispute, and have the keeper of the ledger write it down: the command stands under each finding.");
	page_close(&d->p, PAGE_LIST);
	steps_free(&s);
}
