/* The right of reply: who gave no answer, who was never asked, who spoke only through unnamed people; with room to tick off. */
#include "report/discrepancies.h"

#include "base/map.h"
#include "base/sort.h"
#include "report/words.h"

enum { MOST_LISTED = 100, MOST_SAID = 4 };

/* Somebody to ask. */
struct reply {
	uint32_t sym;
	bool never, unnamed;     /* no word of theirs; only unnamed people speak for them */
	VEC(uint32_t) silences;  /* answers that are none */
	VEC(uint32_t) findings;  /* open ones, numbered on the page */
};

struct replies {
	VEC(struct reply) v;
	struct u64_map of; /* symbol -> place in v */
};

/* In a question of replies the slot `who` tells who did not answer; NONE in others. */
static uint32_t asked(const struct doc *d, const struct answer *a)
{
	const struct question *q = &d->l->questions.v[a->question];

	for (uint32_t i = 0; q->replies && a->slots && i < q->n_slots; i++) {
		if (str_is(q->slots[i].name, "who"))
			return a->slots[i];
	}
	return NONE;
}

/* ---- who is to be asked ------------------------------------------------------------------------------------------------ */

static struct reply *reply_of(struct replies *s, uint32_t sym)
{
	uint32_t at = *u64_map_put(&s->of, sym, (uint32_t)s->v.n);

	if (at == s->v.n)
		vec_push(&s->v, (struct reply){.sym = sym});
	return &s->v.v[at];
}

static void add_finding(struct reply *x, uint32_t finding)
{
	if (x->findings.n == 0 || x->findings.v[x->findings.n - 1] != finding)
		vec_push(&x->findings, finding);
}

/* Whom an unnamed voice speaks for, if that is known for sure. */
static uint32_t side_of(const struct doc *d, uint32_t sym)
{
	const struct voice *v = voice_of(d->l, sym);

	return v && v->side_given && !v->side_unknown && !v->side.perhaps ? v->side.sym : NONE;
}

static void add_silences(const struct doc *d, struct replies *s)
{
	for (uint32_t i = 0; i < d->r->comparison->answers.v.n; i++) {
		const struct answer *a = &d->answers[i];
		uint32_t who;

		if (!a->value->non_answer || a->value->non_answer == NON_UNCONFIRMED || a->from != NONE || a->draft || !a->n_speakers)
			continue;
		who = asked(d, a);
		if (who == NONE)
			who = side_of(d, a->speakers[0].sym) != NONE ? side_of(d, a->speakers[0].sym) : a->speakers[0].sym;
		vec_push(&reply_of(s, who)->silences, i);
	}
}

static void mark_upwards(const struct doc *d, bool *named, uint32_t sym)
{
	uint32_t n;
	const struct ancestor *up = lattice_ancestors(d->l->lattice, sym, &n);

	named[sym] = true;
	for (uint32_t i = 0; i < n; i++)
		named[up[i].sym] = true;
}

/* By symbol: it speaks under its own name somewhere, or a part of it does, or a document it issued. */
static bool *heard_by_name(const struct doc *d)
{
	bool *named = ARENA_ARRAY(d->r->arena, bool, d->l->symbols.n + 1);
	bool *seen = ARENA_ARRAY(d->r->arena, bool, d->l->symbols.n + 1);

	for (size_t i = 0; i < d->r->comparison->answers.v.n; i++) {
		const struct answer *a = &d->answers[i];

		for (uint8_t k = 0; k < a->n_speakers && !a->value->non_answer; k++) {
			const struct speaker *x = &a->speakers[k];

			if (seen[x->sym] || x->kind == SPEAKER_VOICE)
				continue;
			seen[x->sym] = true;
			if (x->kind == SPEAKER_NAMED) {
				const struct entity *e = entity_of(d->l, x->sym);

				mark_upwards(d, named, x->sym);
				for (uint32_t m = 0; e && m < e->speaks_for.n; m++)
					mark_upwards(d, named, e->speaks_for.v[m].sym);
			} else if (x->kind == SPEAKER_DOCUMENT) {
				const struct source *s = source_of(d->l, x->sym);

				for (uint32_t m = 0; m < s->issued_by.n; m++)
					mark_upwards(d, named, s->issued_by.v[m].sym);
			}
		}
	}
	return named;
}

/* Those for whom only unnamed people speak in a finding. */
static void add_unnamed(const struct doc *d, struct replies *s, const bool *named, uint32_t finding)
{
	const struct finding *f = &d->findings[finding];

	for (uint32_t i = 0; i < f->n_camps; i++)
		for (uint32_t k = 0; k < f->camps[i].n; k++) {
			const struct answer *a = &d->answers[f->camps[i].answers[k]];

			for (uint8_t m = 0; m < a->n_speakers; m++) {
				uint32_t side = a->speakers[m].kind == SPEAKER_VOICE ? side_of(d, a->speakers[m].sym) : NONE;
				struct reply *x;

				if (side == NONE || named[side])
					continue;
				x = reply_of(s, side);
				x->unnamed = true;
				add_finding(x, finding);
			}
		}
}

static void add_todo(const struct doc *d, struct replies *s, uint32_t finding)
{
	const struct finding *f = &d->findings[finding];

	for (uint32_t i = 0; i < f->n_todo; i++) {
		const struct todo *t = &f->todo[i];
		struct reply *x;

		if (t->kind != TODO_ASK && t->kind != TODO_ASK_AGAIN)
			continue;
		x = reply_of(s, t->index);
		x->never |= t->kind == TODO_ASK;
		add_finding(x, finding);
	}
}

/* What bears on open findings first, and on most of them. */
static int by_use(const void *left, const void *right, void *context)
{
	const struct reply *a = left, *b = right;

	(void)context;
	if (a->findings.n != b->findings.n)
		return a->findings.n > b->findings.n ? -1 : 1;
	return a->sym < b->sym ? -1 : a->sym > b->sym;
}

static void gather(const struct doc *d, struct replies *s)
{
	uint32_t n;
	const uint32_t *v = open_findings(d, DISPUTES | KIND(ATTRIBUTION_CONFLICT) | KIND(PARTIAL) | KIND(SINGLE_SOURCE), &n);
	const bool *named = heard_by_name(d);

	add_silences(d, s);
	for (uint32_t i = 0; i < n; i++) {
		add_todo(d, s, v[i]);
		if (DISPUTES >> d->findings[v[i]].kind & 1)
			add_unnamed(d, s, named, v[i]);
	}
	sort_by(s->v.v, s->v.n, sizeof *s->v.v, by_use, NULL);
}

static void replies_free(struct replies *s)
{
	for (size_t i = 0; i < s->v.n; i++) {
		vec_free(&s->v.v[i].silences);
		vec_free(&s->v.v[i].findings);
	}
	vec_free(&s->v);
	u64_map_free(&s->of);
}

uint32_t count_replies(const struct doc *d)
{
	struct replies s = {0};
	uint32_t n;

	gather(d, &s);
	n = (uint32_t)s.v.n;
	replies_free(&s);
	return n;
}

/* ---- the list ---------------------------------------------------------------------------------------------------------- */

static void said_so_far(struct doc *d, const struct reply *x)
{
	struct buf *w = &d->p.words;

	page_open(&d->p, PAGE_CELL);
	for (uint32_t i = 0; i < x->silences.n && i < MOST_SAID; i++) {
		const struct answer *a = &d->answers[x->silences.v[i]];
		const struct source *s = &d->l->sources.v[a->source];

		page_open(&d->p, PAGE_ENTRY);
		say_answer(w, d->l, a);
		buf_puts(w, " (");
		say_source(w, d->l, s);
		buf_puts(w, ", ");
		say_day(w, s);
		buf_char(w, ')');
		page_said(&d->p);
		page_close(&d->p, PAGE_ENTRY);
	}
	if (x->silences.n > MOST_SAID)
		page_printf(&d->p, " and %zu more", x->silences.n - MOST_SAID);
	if (x->unnamed)
		page_put(&d->p, PAGE_ENTRY, "only unnamed people speak for them: ask for an answer on the record");
	if (x->never)
		page_put(&d->p, PAGE_ENTRY, "no word of theirs stands in the ledger");
	page_close(&d->p, PAGE_CELL);
}

static void about(struct doc *d, const struct reply *x)
{
	page_open(&d->p, PAGE_CELL);
	for (size_t i = 0; i < x->findings.n && i < MOST_SAID; i++) {
		const struct finding *f = &d->findings[x->findings.v[i]];

		page_open(&d->p, PAGE_ENTRY);
		refer(d, x->findings.v[i]);
		if (d->number[x->findings.v[i]]) {
			page_puts(&d->p, ". ");
			say_question(&d->p.words, d->l, f->question, f->slots);
			page_said(&d->p);
		}
		page_close(&d->p, PAGE_ENTRY);
	}
	if (x->findings.n > MOST_SAID)
		page_printf(&d->p, " and %zu more", x->findings.n - MOST_SAID);
	if (x->findings.n == 0) {
		say_question(&d->p.words, d->l, d->answers[x->silences.v[0]].question, d->answers[x->silences.v[0]].slots);
		page_said(&d->p);
	}
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
	if (asked(d, a) == NONE) {
		say_who(w, d->l, claim);
	} else {
		say_name(w, d->l, asked(d, a));
		buf_puts(w, ", reported by ");
		say_source(w, d->l, &d->l->sources.v[claim->source]);
	}
	buf_puts(w, ": ");
	say_answer(w, d->l, a);
	buf_puts(w, ", ");
	say_day(w, &d->l->sources.v[claim->source]);
	page_said(&d->p);
	page_open(&d->p, PAGE_SMALL);
	page_puts(&d->p, " · ");
	write_place(d, a);
	page_close(&d->p, PAGE_SMALL);
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
	struct replies s = {0};

	gather(d, &s);
	by_name(d, &s);
	by_question(d, findings, n);
	replies_free(&s);
}

void write_people(struct doc *d)
{
	struct replies s = {0};
	struct buf *w = &d->p.words;
	size_t most;

	gather(d, &s);
	most = s.v.n < MOST_SAID ? s.v.n : MOST_SAID;
	if (most) {
		page_open(&d->p, PAGE_ITEM);
		buf_puts(w, "Ask ");
		for (size_t i = 0; i < most; i++) {
			say_between(w, (uint32_t)i, (uint32_t)s.v.n);
			say_name(w, d->l, s.v.v[i].sym);
			buf_puts(w, s.v.v[i].unnamed ? " (on the record)" : "");
		}
		if (s.v.n > most)
			buf_printf(w, " and %zu more", s.v.n - most);
		buf_char(w, '.');
		page_put_said(&d->p, PAGE_STRONG);
		page_puts(&d->p, " What about, and what they said so far: ");
		page_jump(&d->p, "reply", STR("Right of reply"));
		page_puts(&d->p, ".");
		page_close(&d->p, PAGE_ITEM);
	}
	replies_free(&s);
}
