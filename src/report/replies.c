/* The right of reply: who gave no answer, who was never asked, who spoke only through unnamed people; with room to tick off. */
#include "report/discrepancies.h"

#include "base/map.h"
#include "base/sort.h"
#include "report/words.h"

enum { MOST_LISTED = 100, MOST_SAID = 4, MOST_MATTERS = 3, MOST_ASKED = 8 };

/* Somebody to ask. */
struct reply {
	uint32_t sym;
	bool never, unnamed;     /* no word of theirs; only unnamed people speak for them */
	bool inherits;           /* some of its findings are those of the body it is part of */
	bool accused;            /* an answer that rests on one strand names them */
	VEC(uint32_t) silences;  /* answers that are none */
	VEC(uint32_t) findings;  /* open ones, heaviest first */
	VEC(uint32_t) words;     /* answers in them that they gave under their own name */
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

/* Whom somebody named speaks for; of an office what it is part of; else himself. NONE: nobody who could be asked. */
static uint32_t body_of(const struct doc *d, uint32_t sym)
{
	const struct entity *e = entity_of(d->l, sym);

	if (!e)
		return NONE;
	if (e->speaks_for.n && !e->speaks_for.v[0].perhaps)
		return e->speaks_for.v[0].sym;
	if (e->office && e->part_of.n && !e->part_of.v[0].perhaps)
		return e->part_of.v[0].sym;
	return can_be_asked(d->l, STR("who"), sym) ? sym : NONE;
}

static struct reply *add_to(struct replies *s, uint32_t sym, uint32_t finding)
{
	struct reply *x = reply_of(s, sym);

	add_finding(x, finding);
	return x;
}

/* Everybody for whom an answer of the finding speaks. */
static void add_speakers(const struct doc *d, struct replies *s, uint32_t finding, uint32_t answer)
{
	const struct answer *a = &d->answers[answer];

	for (uint8_t m = 0; m < a->n_speakers; m++) {
		const struct speaker *x = &a->speakers[m];
		const struct source *document = x->kind == SPEAKER_DOCUMENT ? source_of(d->l, x->sym) : NULL;
		uint32_t body = x->kind == SPEAKER_VOICE ? side_of(d, x->sym) : x->kind == SPEAKER_NAMED ? body_of(d, x->sym) : NONE;

		if (document && document->issued_by.n)
			body = body_of(d, document->issued_by.v[0].sym);
		if (body == NONE)
			continue;
		if (x->kind == SPEAKER_VOICE)
			add_to(s, body, finding)->unnamed = true;
		else
			vec_push(&add_to(s, body, finding)->words, answer);
	}
}

/* A symbol of the question or of an answer, or the members of a list; true if somebody was added. */
static bool add_meant(const struct doc *d, struct replies *s, uint32_t finding, struct str slot, uint32_t sym)
{
	const struct symbol *x = &d->l->symbols.v[sym];
	struct refs members = x->kind == SYM_LIST ? d->l->lists.v[x->index] : (struct refs){0};
	bool added = can_be_asked(d->l, slot, sym);

	if (added)
		add_to(s, sym, finding);
	for (uint32_t i = 0; i < members.n && i < MOST_SAID; i++)
		if (can_be_asked(d->l, slot, members.v[i].sym))
			add_to(s, members.v[i].sym, finding);
	return added;
}

/* Whom the question is about. */
static void add_slots(const struct doc *d, struct replies *s, uint32_t finding)
{
	const struct finding *f = &d->findings[finding];
	const struct question *q = &d->l->questions.v[f->question];

	for (uint32_t i = 0; f->slots && i < q->n_slots; i++)
		if (f->slots[i] != NONE)
			add_meant(d, s, finding, q->slots[i].name, f->slots[i]);
}

/* Whom an answer on a single strand names. */
static void add_accused(const struct doc *d, struct replies *s, uint32_t finding)
{
	const struct camp *camp = &d->findings[finding].camps[0];
	const struct value *v = camp->n ? d->answers[camp->answers[0]].value : NULL;

	if (!v || v->non_answer || (v->type != VALUE_ONE && v->type != VALUE_SET))
		return;
	for (uint32_t i = 0; i < v->n && i < MOST_SAID; i++)
		if (!v->members[i].not && add_meant(d, s, finding, STR(""), v->members[i].sym))
			reply_of(s, v->members[i].sym)->accused = true;
}

/* Everybody that a finding wants to be asked. */
static void add_people(const struct doc *d, struct replies *s, uint32_t finding)
{
	const struct finding *f = &d->findings[finding];

	for (uint32_t i = 0; i < f->n_camps; i++)
		for (uint32_t k = 0; k < f->camps[i].n; k++)
			add_speakers(d, s, finding, f->camps[i].answers[k]);
	add_slots(d, s, finding);
	if (f->kind == FIND_SINGLE_SOURCE)
		add_accused(d, s, finding);
}

/* Who gave no answer, and bears on nothing else, is asked what is asked of the body it is part of. */
static void inherit(const struct doc *d, struct replies *s, size_t own)
{
	for (size_t i = 0; i < own; i++) {
		uint32_t n;
		const struct ancestor *up = lattice_ancestors(d->l->lattice, s->v.v[i].sym, &n);

		for (size_t k = 0; k < s->v.v[i].findings.n; k++)
			if (!d->l->questions.v[d->findings[s->v.v[i].findings.v[k]].question].replies)
				n = 0;
		for (uint32_t m = 0; m < n; m++) {
			uint32_t at = u64_map_get(&s->of, up[m].sym);

			for (size_t k = 0; at != MAP_NONE && at < own && k < s->v.v[at].findings.n; k++) {
				add_finding(&s->v.v[i], s->v.v[at].findings.v[k]);
				s->v.v[i].inherits = true;
			}
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
	if (a->inherits != b->inherits)
		return a->inherits - b->inherits;
	if (a->findings.n != b->findings.n)
		return a->findings.n > b->findings.n ? -1 : 1;
	return a->sym < b->sym ? -1 : a->sym > b->sym;
}

static void gather(const struct doc *d, struct replies *s)
{
	uint32_t n;
	const uint32_t *v = open_findings(d, DISPUTES | KIND(ATTRIBUTION_CONFLICT) | KIND(PARTIAL) | KIND(SINGLE_SOURCE), &n);

	add_silences(d, s);
	for (uint32_t i = 0; i < n; i++) {
		add_todo(d, s, v[i]);
		if ((DISPUTES | KIND(SINGLE_SOURCE)) >> d->findings[v[i]].kind & 1)
			add_people(d, s, v[i]);
	}
	inherit(d, s, s->v.n);
	sort_by(s->v.v, s->v.n, sizeof *s->v.v, by_use, NULL);
}

static void replies_free(struct replies *s)
{
	for (size_t i = 0; i < s->v.n; i++) {
		vec_free(&s->v.v[i].silences);
		vec_free(&s->v.v[i].findings);
		vec_free(&s->v.v[i].words);
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
	struct replies s = {0};

	gather(d, &s);
	for (size_t i = 0; i < s.v.n && i < MOST_ASKED; i++)
		person(d, &s.v.v[i]);
	if (s.v.n > MOST_ASKED) {
		page_open(&d->p, PAGE_ITEM);
		page_printf(&d->p, "%zu more to ask, and what all of them said so far: ", s.v.n - MOST_ASKED);
		page_jump(&d->p, "reply", STR("Right of reply"));
		page_puts(&d->p, ".");
		page_close(&d->p, PAGE_ITEM);
	}
	replies_free(&s);
}
