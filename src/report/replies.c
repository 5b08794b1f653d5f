/* The right of reply: whom to ask what, and what they said so far; with room to tick off. */
#include "report/replies.h"

#include "report/words.h"

enum { MOST_LISTED = 100, MOST_SAID = REPLY_WORDS, MOST_MATTERS = 3, MOST_ASKED = 8 };

uint32_t count_replies(const struct doc *d)
{
	return (uint32_t)d->replies->v.n;
}

/* ---- the list ---------------------------------------------------------------------------------------------------------- */

/* "to Post: did not reply (8 Nov 2023)" */
static void silence(struct doc *d, const struct answer *a)
{
	const struct source *s = &d->l->sources.v[a->source];
	struct buf *w = &d->p.words;

	buf_puts(w, "to ");
	say_source(w, d->l, s);
	buf_puts(w, ": ");
	say_answer(w, d->l, a);
	buf_puts(w, " (");
	say_day(w, s);
	buf_char(w, ')');
	page_put_said(&d->p, PAGE_ENTRY);
}

/* "on the record: no (Post, 8 Nov 2023)" */
static void on_record(struct doc *d, const struct answer *a)
{
	const struct source *s = &d->l->sources.v[a->source];
	struct buf *w = &d->p.words;

	buf_puts(w, "on the record: ");
	say_answer(w, d->l, a);
	buf_puts(w, " (");
	say_source(w, d->l, s);
	buf_puts(w, ", ");
	say_day(w, s);
	buf_char(w, ')');
	page_put_said(&d->p, PAGE_ENTRY);
}

static void said_so_far(struct doc *d, const struct reply *x)
{
	page_open(&d->p, PAGE_CELL);
	for (uint32_t i = 0; i < x->silences.n && i < MOST_SAID; i++)
		silence(d, &d->answers[x->silences.v[i]]);
	if (x->silences.n > MOST_SAID)
		page_printf(&d->p, " and %zu more", x->silences.n - MOST_SAID);
	for (uint32_t i = 0; i < x->words.n && i < MOST_SAID; i++)
		on_record(d, &d->answers[x->words.v[i]]);
	if (x->unnamed)
		page_put(&d->p, PAGE_ENTRY, "unnamed people speak for them: ask for an answer on the record");
	if (x->accused)
		page_put(&d->p, PAGE_ENTRY, "one strand names them: they must be heard before it is printed");
	if (x->never)
		page_put(&d->p, PAGE_ENTRY, "no word of theirs stands in the ledger");
	page_close(&d->p, PAGE_CELL);
}

/* What somebody is to be asked: findings of different matters, none that only tells whether he answered. */
static uint32_t matters_of(const struct doc *d, const struct reply *x, uint32_t *v, uint32_t most)
{
	uint32_t n = 0;

	for (size_t i = 0; i < x->findings.n; i++) {
		const struct finding *f = &d->findings[x->findings.v[i]];
		uint32_t group = f->camps[0].n ? d->answers[f->camps[0].answers[0]].group : NONE;
		bool met = d->l->questions.v[f->question].replies;

		for (uint32_t k = 0; k < n && k < most && !met; k++) {
			const struct camp *camp = &d->findings[v[k]].camps[0];

			met = camp->n && d->answers[camp->answers[0]].group == group;
		}
		if (met)
			continue;
		if (n < most)
			v[n] = x->findings.v[i];
		n++;
	}
	return n;
}

/* "Does Merrick press …? (2)" */
static void matter(struct doc *d, uint32_t finding)
{
	const struct finding *f = &d->findings[finding];

	say_question(&d->p.words, d->l, f->question, f->slots);
	page_said(&d->p);
	if (!d->number[finding])
		return;
	page_puts(&d->p, " (");
	refer(d, finding);
	page_puts(&d->p, ")");
}

/* What stands in the ledger of somebody who bears on no finding. */
static void silent_matter(struct doc *d, const struct reply *x)
{
	const struct answer *a = x->silences.n ? &d->answers[x->silences.v[0]] : NULL;

	if (a && !d->l->questions.v[a->question].replies) {
		say_question(&d->p.words, d->l, a->question, a->slots);
		page_said(&d->p);
		return;
	}
	page_puts(&d->p, "what the articles say of them");
}

static void about(struct doc *d, const struct reply *x)
{
	uint32_t v[MOST_SAID], n = matters_of(d, x, v, MOST_SAID);

	page_open(&d->p, PAGE_CELL);
	for (uint32_t i = 0; i < n && i < MOST_SAID; i++) {
		page_open(&d->p, PAGE_ENTRY);
		matter(d, v[i]);
		page_close(&d->p, PAGE_ENTRY);
	}
	if (n > MOST_SAID)
		page_printf(&d->p, " and %u more", (unsigned)n - MOST_SAID);
	if (n == 0)
		silent_matter(d, x);
	page_close(&d->p, PAGE_CELL);
}

static void by_name(struct doc *d, const struct replies *s)
{
	static const char *const titles[] = {"ask", "about", "so far", NULL};

	if (s->v.n == 0)
		return;
	table_open(d, "Whom to ask", titles);
	for (size_t i = 0; i < s->v.n && i < MOST_LISTED; i++) {
		page_open(&d->p, PAGE_ROW);
		buf_puts(&d->p.words, "☐ ");
		say_name(&d->p.words, d->l, s->v.v[i].sym);
		put_cell(d, PAGE_ROW_TITLE);
		about(d, &s->v.v[i]);
		said_so_far(d, &s->v.v[i]);
		page_close(&d->p, PAGE_ROW);
	}
	table_close(d);
	if (s->v.n > MOST_LISTED) {
		buf_printf(&d->p.words, "%zu more, who bear on fewer findings", s->v.n - MOST_LISTED);
		write_note(d, "Left out:");
	}
}

/* ---- by question ------------------------------------------------------------------------------------------------------- */

/* "Palestinian Foreign Ministry, reported by Axios: declined to comment" */
static void silent_entry(struct doc *d, const struct answer *a)
{
	const struct claim *claim = &d->l->claims.v[a->claim];
	struct buf *w = &d->p.words;

	page_open(&d->p, PAGE_ENTRY);
	if (reply_asked(d, a) == NONE) {
		say_who(w, d->l, claim);
	} else {
		say_name(w, d->l, reply_asked(d, a));
		buf_puts(w, ", reported by ");
		say_source(w, d->l, &d->l->sources.v[claim->source]);
	}
	buf_puts(w, ": ");
	say_answer(w, d->l, a);
	buf_puts(w, ", ");
	say_day(w, &d->l->sources.v[claim->source]);
	write_small_place(d, a);
	page_close(&d->p, PAGE_ENTRY);
}

/* The list is about the question as such: of its slots only those are filled in that all in the list have in common. */
static void open_question(struct doc *d, const struct finding *f)
{
	const struct camp *camp = &f->camps[0];
	uint32_t n = d->l->questions.v[f->question].n_slots;
	uint32_t *shared = ARENA_ARRAY(d->r->arena, uint32_t, n + 1);

	for (uint32_t i = 0; i < n; i++) {
		shared[i] = camp->n ? d->answers[camp->answers[0]].slots[i] : NONE;
		for (uint32_t k = 1; k < camp->n; k++)
			if (d->answers[camp->answers[k]].slots[i] != shared[i])
				shared[i] = NONE;
	}
	say_question(&d->p.words, d->l, f->question, shared);
	put_cell(d, PAGE_ROW_TITLE);
}

static void by_question(struct doc *d, const uint32_t *findings, uint32_t n)
{
	static const char *const titles[] = {"question", "who did not answer", NULL};

	if (n == 0)
		return;
	table_open(d, "Who did not answer, by question", titles);
	for (uint32_t i = 0; i < n; i++) {
		const struct finding *f = &d->findings[findings[i]];
		struct page_tag tag = finding_tag(d, f);

		page_open_tagged(&d->p, PAGE_ROW, &tag);
		open_question(d, f);
		page_open(&d->p, PAGE_CELL);
		for (uint32_t k = 0; k < f->camps[0].n; k++)
			silent_entry(d, &d->answers[f->camps[0].answers[k]]);
		page_close(&d->p, PAGE_CELL);
		page_close(&d->p, PAGE_ROW);
	}
	table_close(d);
}

void write_replies(struct doc *d, const uint32_t *findings, uint32_t n)
{
	by_name(d, d->replies);
	by_question(d, findings, n);
}

static void person(struct doc *d, const struct reply *x)
{
	uint32_t v[MOST_MATTERS], n = matters_of(d, x, v, MOST_MATTERS);

	page_open(&d->p, PAGE_ITEM);
	buf_puts(&d->p.words, "Ask ");
	say_name(&d->p.words, d->l, x->sym);
	buf_puts(&d->p.words, x->unnamed ? ", on the record:" : ":");
	page_put_said(&d->p, PAGE_STRONG);
	for (uint32_t i = 0; i < n && i < MOST_MATTERS; i++) {
		page_puts(&d->p, i ? " · " : " ");
		matter(d, v[i]);
	}
	if (n > MOST_MATTERS)
		page_printf(&d->p, " · and %u more", (unsigned)n - MOST_MATTERS);
	if (n == 0) {
		page_puts(&d->p, " ");
		silent_matter(d, x);
	}
	page_close(&d->p, PAGE_ITEM);
}

void write_people(struct doc *d)
{
	const struct replies *s = d->replies;

	for (size_t i = 0; i < s->v.n && i < MOST_ASKED; i++)
		person(d, &s->v.v[i]);
	if (s->v.n > MOST_ASKED) {
		page_open(&d->p, PAGE_ITEM);
		page_printf(&d->p, "%zu more to ask, and what all of them said so far: ", s->v.n - MOST_ASKED);
		page_jump(&d->p, "reply", STR("Right of reply"));
		page_puts(&d->p, ".");
		page_close(&d->p, PAGE_ITEM);
	}
}
