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
	const struct told_standing *standing; /* of the group */
	uint32_t *members, n_members;         /* of the finding, of those */
	uint32_t named, rows;
};

static bool is_member(const struct others *o, uint32_t answer)
{
	for (uint32_t i = 0; i < o->n_members; i++)
		if (o->members[i] == answer)
			return true;
	return false;
}

static void name_one(struct others *o, const struct answer *a, bool with_answer)
{
	const struct ledger *l = o->r->ledger;
	const struct claim *claim = &l->claims.v[a->claim];

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

static struct str value_at(const struct others *o, uint32_t i)
{
	return o->r->comparison->answers.v.v[o->standing->by_value[i]].value->canon;
}

/* Where the answers of VALUE, and what comes behind it, begin among those by value. */
static uint32_t place_of(const struct others *o, struct str value, bool behind)
{
	uint32_t lo = 0, hi = o->standing->n;

	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;
		int order = str_cmp(value_at(o, mid), value);

		if (order < 0 || (behind && order == 0))
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

static bool is_of_camp(const struct others *o, struct str value)
{
	for (uint32_t i = 0; i < o->f->n_camps; i++)
		if (str_eq(value, o->f->camps[i].value))
			return true;
	return false;
}

static void end_row(struct others *o, uint32_t all)
{
	if (all > o->named)
		buf_printf(o->b, " and %u more", (unsigned)(all - o->named));
	o->named = 0;
}

/* Everybody else who answers as CAMP does; how many answers of the group are of it, members too. */
static uint32_t also(struct others *o, const struct camp *camp)
{
	uint32_t from = place_of(o, camp->value, false), to = place_of(o, camp->value, true), all = to - from;

	for (uint32_t i = 0; i < o->n_members; i++)
		all -= str_eq(o->r->comparison->answers.v.v[o->members[i]].value->canon, camp->value);
	if (all) {
		buf_puts(o->b, o->rows++ ? "; " : "");
		say_value(o->b, o->r->ledger, o->f->question, camp->value);
		buf_puts(o->b, " also by ");
	}
	for (uint32_t i = from; i < to && o->named < MOST_OTHERS; i++)
		if (!is_member(o, o->standing->by_value[i]))
			name_one(o, &o->r->comparison->answers.v.v[o->standing->by_value[i]], false);
	end_row(o, all);
	return to - from;
}

/* The rest, each with his answer; OF_CAMPS answers are no part of it. */
static void otherwise(struct others *o, uint32_t of_camps)
{
	const struct answer *answers = o->r->comparison->answers.v.v;
	uint32_t all = o->standing->n - of_camps;

	for (uint32_t i = 0; i < o->n_members; i++)
		all -= !is_of_camp(o, answers[o->members[i]].value->canon);
	if (all)
		buf_puts(o->b, o->rows++ ? "; otherwise " : "otherwise ");
	for (uint32_t i = 0; i < o->standing->n && all && o->named < MOST_OTHERS; i++) {
		uint32_t answer = o->standing->in_order[i];

		if (!is_of_camp(o, answers[answer].value->canon) && !is_member(o, answer))
			name_one(o, &answers[answer], true);
	}
	end_row(o, all);
}

/* Members of the finding that stand in the group. */
static void find_members(struct others *o)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < o->f->n_camps; i++)
		n += o->f->camps[i].n;
	o->members = ARENA_ARRAY(o->r->arena, uint32_t, n + 1);
	for (uint32_t i = 0; i < o->f->n_camps; i++)
		for (uint32_t k = 0; k < o->f->camps[i].n; k++)
			if (told_stands(o->r, o->f->camps[i].answers[k]))
				o->members[o->n_members++] = o->f->camps[i].answers[k];
}

static void write_others(struct buf *b, const struct report *r, const struct finding *f)
{
	struct others o = {.r = r, .f = f, .b = b};
	uint32_t of_camps = 0;

	if (f->kind != FIND_CHANGE || f->timed || f->camps[0].n == 0)
		return;
	o.standing = told_standing(r, r->comparison->answers.v.v[f->camps[0].answers[0]].group);
	find_members(&o);
	for (uint32_t camp = f->n_camps; camp-- > 0;) /* the last word first */
		of_camps += also(&o, &f->camps[camp]);
	otherwise(&o, of_camps);
}

void say_others(struct buf *b, const struct report *r, const struct finding *f)
{
	buf_add(b, told_once(r, TOLD_OTHERS, f, write_others));
}
