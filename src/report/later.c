/* What became of a dispute: who of its members said something else later without taking a word back (a theory that was
 * given up is an outcome, no retraction), and who concedes, by an answer to a stronger question, what he denies here.
 * Shown, never counted. Only of questions without time: where answers change, time tells it. */
#include "compare/context.h"
#include "report/phrases.h"
#include "report/told.h"
#include "report/words.h"

enum { MOST_TOLD = 4, MOST_MEMBERS = 64 };

struct later {
	const struct report *r;
	const struct finding *f;
	struct buf *b;
	uint32_t told[MOST_TOLD], n; /* speakers: each is told of once */
};

static const struct answer *answer_at(const struct later *x, uint32_t i)
{
	return &x->r->comparison->answers.v.v[i];
}

static bool counts(const struct later *x, uint32_t answer)
{
	const struct state *s = &x->r->comparison->state[answer];

	return s->left == LEFT_NOT && !s->turned;
}

static bool one_speaker(const struct answer *a, const struct answer *b)
{
	return a->n_speakers == 1 && b->n_speakers == 1 && a->speakers[0].key == b->speakers[0].key;
}

static bool first_time(struct later *x, const struct answer *a)
{
	for (uint32_t i = 0; i < x->n; i++)
		if (x->told[i] == a->speakers[0].key)
			return false;
	if (x->n == MOST_TOLD)
		return false;
	x->told[x->n++] = a->speakers[0].key;
	return true;
}

static bool incompatible(const struct later *x, const struct answer *a, const struct answer *b)
{
	return !value_meet(x->r->ledger->lattice, a->value, b->value);
}

/* "Ilse Drankov, here with wiring (likely), said later: not wiring (radio.p3, 17 Nov 2023)" */
static void tell(struct later *x, const struct answer *a, const struct answer *b)
{
	const struct ledger *l = x->r->ledger;
	const struct claim *claim = &l->claims.v[b->claim];

	buf_puts(x->b, x->n > 1 ? "; " : "");
	say_speaker(x->b, l, &l->claims.v[a->claim]);
	buf_puts(x->b, ", here with ");
	say_answer(x->b, l, a);
	buf_puts(x->b, b->from == NONE ? ", said later: " : ", concedes it by another answer: ");
	if (b->from == NONE) {
		say_answer(x->b, l, b);
	} else {
		buf_puts(x->b, "yes to “");
		say_question(x->b, l, b->from, NULL);
		buf_puts(x->b, "”");
	}
	buf_puts(x->b, " (");
	if (!speaks_itself(l, claim)) {
		say_source(x->b, l, &l->sources.v[claim->source]);
		buf_puts(x->b, ", ");
	}
	say_day(x->b, &l->sources.v[claim->source]);
	buf_char(x->b, ')');
}

/* B overtakes A: the outcome of his own forecast, or what follows from his answer to a stronger question. */
static bool overtakes(const struct later *x, const struct answer *a, const struct answer *b)
{
	if (a->from != NONE || !one_speaker(a, b) || !said_before(a, b) || !is_real(b) || !incompatible(x, a, b))
		return false;
	return b->from != NONE ? b->value->type == VALUE_YESNO : is_forecast(a);
}

static void member(struct later *x, uint32_t index)
{
	const struct comparison *c = x->r->comparison;
	const struct answer *a = answer_at(x, index);
	const struct group *g;

	if (a->group >= c->groups.v.n)
		return; /* findings without their groups: put together, not compared */
	if (!is_forecast(a) && !told_derived(x->r, a->group))
		return;
	g = &c->groups.v.v[a->group];
	for (uint32_t i = g->first; i < g->first + g->n; i++) {
		if (!counts(x, i) || !overtakes(x, a, answer_at(x, i)) || !first_time(x, a))
			continue;
		tell(x, a, answer_at(x, i));
		return;
	}
}

static void write_later(struct buf *b, const struct report *r, const struct finding *f)
{
	const struct question *q = &r->ledger->questions.v[f->question];
	struct later x = {.r = r, .f = f, .b = b};
	uint32_t looked = 0;

	if ((f->kind != FIND_DENIAL && f->kind != FIND_CONTRADICTION && f->kind != FIND_MISMATCH) || q->changes || q->happens ||
		f->flags & (FLAG_INCOHERENT | FLAG_HEADLINE))
		return;
	for (uint32_t i = 0; i < f->n_camps; i++)
		for (uint32_t k = 0; k < f->camps[i].n && !f->camps[i].set_aside && looked++ < MOST_MEMBERS; k++)
			member(&x, f->camps[i].answers[k]);
}

void say_later(struct buf *b, const struct report *r, const struct finding *f)
{
	buf_add(b, told_once(r, TOLD_LATER, f, write_later));
}
