/* Somebody took back his word, was corrected or turned out otherwise: the change itself holds only him. Whoever said so
 * all along, or says the old answer still, is what an editor wants to know next. */
#include "compare/context.h"
#include "report/phrases.h"
#include "report/told.h"
#include "report/words.h"

enum { MOST_OTHERS = 6 };

struct others {
	const struct report *r;
	const struct finding *f;
	struct buf *b;
	uint32_t named, left_out, rows;
};

static bool is_member(const struct finding *f, uint32_t answer)
{
	for (uint32_t i = 0; i < f->n_camps; i++)
		for (uint32_t k = 0; k < f->camps[i].n; k++)
			if (f->camps[i].answers[k] == answer)
				return true;
	return false;
}

/* Compared, and not taken back itself. */
static bool stands(const struct others *o, uint32_t answer)
{
	const struct state *s = &o->r->comparison->state[answer];

	return s->left == LEFT_NOT && !s->turned && o->r->comparison->answers.v.v[answer].from == NONE && !is_member(o->f, answer);
}

static void name_one(struct others *o, const struct answer *a, bool with_answer)
{
	const struct ledger *l = o->r->ledger;
	const struct claim *claim = &l->claims.v[a->claim];

	if (o->named == MOST_OTHERS) {
		o->left_out++;
		return;
	}
	buf_puts(o->b, o->named++ ? ", " : "");
	say_speaker(o->b, l, claim);
	buf_puts(o->b, " (");
	if (!speaks_itself(l, claim)) {
		say_source(o->b, l, &l->sources.v[claim->source]);
		buf_puts(o->b, ", ");
	}
	say_day(o->b, &l->sources.v[claim->source]);
	if (with_answer) {
		buf_puts(o->b, ": ");
		say_answer(o->b, l, a);
	}
	buf_char(o->b, ')');
}

static void end_row(struct others *o)
{
	if (o->left_out)
		buf_printf(o->b, " and %u more", (unsigned)o->left_out);
	o->named = o->left_out = 0;
}

/* Everybody of the group who answers as CAMP does; CAMP = n_camps: the rest, each with his answer. */
static void row(struct others *o, const struct group *g, uint32_t camp)
{
	const struct comparison *c = o->r->comparison;
	uint32_t camps = o->f->n_camps;

	for (uint32_t i = 0; i < g->n; i++) {
		const struct answer *a = &c->answers.v.v[g->first + i];
		uint32_t as = 0;

		while (as < camps && !str_eq(a->value->canon, o->f->camps[as].value))
			as++;
		if (as != camp || !stands(o, g->first + i))
			continue;
		if (o->named == 0) {
			buf_puts(o->b, o->rows++ ? "; " : "");
			if (camp < camps)
				say_value(o->b, o->r->ledger, o->f->question, o->f->camps[camp].value);
			buf_puts(o->b, camp < camps ? " also by " : "otherwise ");
		}
		name_one(o, a, camp == camps);
	}
	end_row(o);
}

static void write_others(struct buf *b, const struct report *r, const struct finding *f)
{
	const struct comparison *c = r->comparison;
	struct others o = {.r = r, .f = f, .b = b};

	if (f->kind != FIND_CHANGE || f->timed || f->camps[0].n == 0)
		return;
	for (uint32_t camp = f->n_camps; camp-- > 0;) /* the last word first */
		row(&o, &c->groups.v.v[c->answers.v.v[f->camps[0].answers[0]].group], camp);
	row(&o, &c->groups.v.v[c->answers.v.v[f->camps[0].answers[0]].group], f->n_camps);
}

void say_others(struct buf *b, const struct report *r, const struct finding *f)
{
	struct str *room = told_others_room(r, f);
	struct buf made = {0};

	if (!room->p) {
		write_others(&made, r, f);
		*room = buf_keep(&made, r->arena);
		buf_free(&made);
	}
	buf_add(b, *room);
}
