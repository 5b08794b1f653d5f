/* Whom to ask: everybody for whom a side of a dispute speaks or whom its question is about, whom an important answer on one
 * strand names, and who gave no answer. */
#include "report/replies.h"

#include "base/sort.h"
#include "report/told.h"

enum { MOST_MEANT = 4 }; /* members of a list */

uint32_t reply_asked(const struct doc *d, const struct answer *a)
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
	if (s->of[sym] == NONE) {
		s->of[sym] = (uint32_t)s->v.n;
		vec_push(&s->v, (struct reply){.sym = sym});
	}
	return &s->v.v[s->of[sym]];
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
		who = reply_asked(d, a);
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

/* The same, worked out once: thousands of claims go back to one speaker. */
static uint32_t known_body(const struct doc *d, struct replies *s, uint32_t sym)
{
	if (s->body[sym] == 0)
		s->body[sym] = body_of(d, sym) + 2; /* NONE is 1 */
	return s->body[sym] - 2;
}

static struct reply *add_to(struct replies *s, uint32_t sym, uint32_t finding)
{
	struct reply *x = reply_of(s, sym);

	add_finding(x, finding);
	return x;
}

static void add_word(struct reply *x, uint32_t answer)
{
	if (x->words.n < REPLY_WORDS)
		vec_push(&x->words, answer);
}

/* Everybody for whom an answer of the finding speaks. */
static void add_speakers(const struct doc *d, struct replies *s, uint32_t finding, uint32_t answer)
{
	const struct answer *a = &d->answers[answer];

	for (uint8_t m = 0; m < a->n_speakers; m++) {
		const struct speaker *x = &a->speakers[m];
		const struct source *document = x->kind == SPEAKER_DOCUMENT ? source_of(d->l, x->sym) : NULL;
		uint32_t body = x->kind == SPEAKER_VOICE ? side_of(d, x->sym) : x->kind == SPEAKER_NAMED ? known_body(d, s, x->sym) : NONE;

		if (document && document->issued_by.n)
			body = body_of(d, document->issued_by.v[0].sym);
		if (body == NONE)
			continue;
		if (x->kind == SPEAKER_VOICE)
			add_to(s, body, finding)->unnamed = true;
		else
			add_word(add_to(s, body, finding), answer);
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
	for (uint32_t i = 0; i < members.n && i < MOST_MEANT; i++)
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
	for (uint32_t i = 0; i < v->n && i < MOST_MEANT; i++)
		if (!v->members[i].not && add_meant(d, s, finding, STR(""), v->members[i].sym))
			reply_of(s, v->members[i].sym)->accused = true;
}

/* Everybody that a finding wants to be asked. */
static void add_people(const struct doc *d, struct replies *s, uint32_t finding)
{
	const struct finding *f = &d->findings[finding];

	for (uint32_t i = 0; i < f->n_camps; i++)
		for (uint32_t k = 0; k < f->camps[i].n; k++) {
			answers_ahead(d->answers, f->camps[i].answers, k, f->camps[i].n);
			add_speakers(d, s, finding, f->camps[i].answers[k]);
		}
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
			uint32_t at = s->of[up[m].sym];

			for (size_t k = 0; at < own && k < s->v.v[at].findings.n; k++) {
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

void replies_gather(const struct doc *d, struct replies *s)
{
	uint32_t n;
	const uint32_t *v = open_findings(d, DISPUTES | KIND(ATTRIBUTION_CONFLICT) | KIND(PARTIAL) | KIND(SINGLE_SOURCE), &n);

	s->of = ARENA_ARRAY(d->r->arena, uint32_t, d->l->symbols.n + 1);
	s->body = ARENA_ARRAY(d->r->arena, uint32_t, d->l->symbols.n + 1);
	memset(s->of, 0xFF, sizeof *s->of * (d->l->symbols.n + 1));
	add_silences(d, s);
	for (uint32_t i = 0; i < n; i++) {
		add_todo(d, s, v[i]);
		if ((DISPUTES | KIND(SINGLE_SOURCE)) >> d->findings[v[i]].kind & 1)
			add_people(d, s, v[i]);
	}
	inherit(d, s, s->v.n);
	sort_by(s->v.v, s->v.n, sizeof *s->v.v, by_use, NULL);
}

void replies_free(struct replies *s)
{
	for (size_t i = 0; i < s->v.n; i++) {
		vec_free(&s->v.v[i].silences);
		vec_free(&s->v.v[i].findings);
		vec_free(&s->v.v[i].words);
	}
	vec_free(&s->v);
}
