/* The units of its question in which an answer holds. */
#include "normalize/normalize.h"

enum time_unit window_unit(const struct question *q)
{
	if (q->changes)
		return q->changes;
	if (q->happens)
		return q->happens;
	return q->grows ? UNIT_DAY : UNIT_NONE;
}

static void whole(struct window *w, int32_t lo, int32_t hi, bool during)
{
	w->lo = lo;
	w->hi = hi;
	if (lo == hi && lo != INT32_MIN && lo != INT32_MAX)
		w->kind = WINDOW_UNIT;
	else
		w->kind = during ? WINDOW_DURING : WINDOW_SOME;
}

/* `first` holds in the unit of the first moment; where none is typed or known, any time before the last known unit. */
static void first_window(struct window *w, int32_t lo, int32_t hi, bool typed)
{
	int32_t before = typed ? hi : lo;

	if (typed && lo != INT32_MIN)
		whole(w, lo, lo, false);
	else if (before == INT32_MIN || before == INT32_MAX)
		whole(w, INT32_MIN, INT32_MAX, false);
	else
		whole(w, INT32_MIN, before - 1, false);
}

struct window answer_window(const struct question *q, const struct claim *claim, struct spans said)
{
	struct window w = {INT32_MIN, INT32_MAX, WINDOW_NONE, false};
	enum time_unit unit = window_unit(q);
	bool typed = claim->when.n > 0;
	struct span about = typed ? spans_hull(claim->when) : said.n ? spans_hull(said) :
		(struct span){SPAN_FROM_EVER, SPAN_FOR_EVER};
	int32_t lo, hi;

	if (unit == UNIT_NONE)
		return w;
	lo = time_unit_of(unit, about.lo);
	hi = time_unit_of(unit, about.hi);
	if (claim->order == ORDER_FIRST)
		first_window(&w, lo, hi, typed);
	else if (claim->order == ORDER_LATER && typed && hi != INT32_MAX)
		whole(&w, hi, hi, false);
	else
		whole(&w, lo, hi, typed && claim->during);
	w.typed = typed;
	return w;
}
