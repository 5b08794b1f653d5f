#include "compare/standing.h"

#include "base/sort.h"
#include "normalize/normalize.h"

/* What decides beside camp and value, of the answers of one cell. */
struct likeness {
	const struct context *c;
	const uint32_t *v;
	const uint32_t *camp;
	bool claims;    /* denials about: every claim for itself */
	bool days;      /* timeless: forecasts and outcomes are told apart by day */
};

static int number_order(int64_t a, int64_t b)
{
	return a < b ? -1 : a > b;
}

static int window_likeness(const struct answer *a, const struct answer *b)
{
	int d = number_order(a->window.lo, b->window.lo);

	if (!d)
		d = number_order(a->window.hi, b->window.hi);
	if (!d)
		d = (int)a->window.kind - (int)b->window.kind;
	return d ? d : (int)a->window.typed - (int)b->window.typed;
}

/* `first` and `later` tell answers of one source apart: they count where it says both. */
static enum claim_order order_that_counts(const struct context *c, const struct answer *a)
{
	unsigned both = 1u << ORDER_FIRST | 1u << ORDER_LATER;

	return (c->orders[a->source] & both) == both ? (enum claim_order)a->order : ORDER_NONE;
}

static int order_likeness(const struct context *c, const struct answer *a, const struct answer *b)
{
	enum claim_order x = order_that_counts(c, a), y = order_that_counts(c, b);

	if (x != y || x == ORDER_NONE)
		return (int)x - (int)y;
	return number_order(a->source, b->source);
}

static int day_likeness(const struct answer *a, const struct answer *b)
{
	int d = number_order(a->day_lo, b->day_lo);

	if (!d)
		d = number_order(a->day_hi, b->day_hi);
	return d ? d : (int)a->as - (int)b->as;
}

/* 0: alike. */
static int likeness(const struct likeness *k, uint32_t i, uint32_t m)
{
	const struct answer *a = &k->c->a[k->v[i]], *b = &k->c->a[k->v[m]];
	int d = number_order(k->camp[i], k->camp[m]);

	if (!d)
		d = value_order(a->value, b->value);
	if (!d)
		d = window_likeness(a, b);
	if (!d)
		d = order_likeness(k->c, a, b);
	if (!d)
		d = (int)a->class - (int)b->class;
	if (!d)
		d = (int)!k->c->state[k->v[i]].camp - (int)!k->c->state[k->v[m]].camp;
	if (!d && k->days)
		d = day_likeness(a, b);
	return !d && k->claims ? number_order(a->claim, b->claim) : d;
}

static int likeness_order(const void *x, const void *y, void *context)
{
	uint32_t i = *(const uint32_t *)x, k = *(const uint32_t *)y;
	int d = likeness(context, i, k);

	return d ? d : i < k ? -1 : i > k;
}

static bool is_active(const struct value *v)
{
	if (v->type != VALUE_SET)
		return true;
	for (uint32_t i = 0; i < v->n; i++)
		if (v->members[i].not)
			return true;
	return v->complete;
}

/* Members that another list's member replaces along kind-of make a list active too; seldom worth telling which. */
static void activate(struct context *c, struct reps *r)
{
	struct u64_map present = {0};

	for (uint32_t i = 0; i < r->n; i++)
		for (uint32_t k = 0; k < c->a[r->v[i].answer].value->n; k++)
			u64_map_put(&present, c->a[r->v[i].answer].value->members[k].sym, 1);
	for (uint32_t i = 0; i < r->n; i++) {
		const struct value *v = c->a[r->v[i].answer].value;

		for (uint32_t k = 0; k < v->n && !r->v[i].active; k++) {
			uint32_t n;
			const struct ancestor *up = lattice_ancestors(c->l->lattice, v->members[k].sym, &n);

			for (uint32_t m = 0; m < n; m++)
				r->v[i].active |= up[m].kind_only && u64_map_get(&present, up[m].sym) != MAP_NONE;
		}
	}
	u64_map_free(&present);
}

bool has_forecast(const struct context *c, const struct cell *cell)
{
	for (uint32_t i = 0; i < cell->n; i++)
		if (!is_real(&c->a[cell->v[i]]) || c->a[cell->v[i]].as != AS_SAID)
			return true;
	return false;
}

static void mark_starts(struct context *c, struct reps *r)
{
	uint32_t at = 0;

	r->start = ARENA_ARRAY(c->scratch, uint32_t, r->camps.n + 1);
	for (uint32_t camp = 0; camp <= r->camps.n; camp++) {
		while (at < r->n && r->v[at].camp < camp)
			at++;
		r->start[camp] = at;
	}
}

struct reps reps_of(struct context *c, const struct cell *cell, bool denials, bool forecasts)
{
	struct reps r = {.camps = camps_of(c, cell->v, cell->n)};
	struct likeness k = {c, cell->v, r.camps.of, denials,
		window_unit(question_of(c, &c->a[cell->v[0]])) == UNIT_NONE && forecasts};
	uint32_t *by = ARENA_ARRAY(c->scratch, uint32_t, cell->n);

	r.v = ARENA_ARRAY(c->scratch, struct rep, cell->n);
	r.order = ARENA_ARRAY(c->scratch, uint32_t, cell->n);
	for (uint32_t i = 0; i < cell->n; i++)
		by[i] = i;
	sort_by(by, cell->n, sizeof *by, likeness_order, &k);
	for (uint32_t i = 0; i < cell->n; i++) {
		uint32_t answer = cell->v[by[i]];

		if (i == 0 || likeness(&k, by[i - 1], by[i]) != 0)
			r.v[r.n++] = (struct rep){.answer = answer, .camp = r.camps.of[by[i]], .first = i,
				.active = is_active(c->a[answer].value)};
		r.v[r.n - 1].n++;
		r.order[i] = answer;
	}
	if (r.n && c->a[r.v[0].answer].value->type == VALUE_SET)
		activate(c, &r);
	mark_starts(c, &r);
	return r;
}

static bool *mark_of(struct rep *r, enum rep_mark mark)
{
	return mark == MARK_STANDS ? &r->stands : mark == MARK_PART ? &r->part : &r->whole;
}

/* Looks for an opponent of A among B. TRUE: nothing more to be learnt for it. */
static bool look(struct context *c, struct rep *a, enum rep_mark mark_a, struct rep *b, uint32_t n_b, enum rep_mark mark_b,
	pair_test *test, bool a_first, struct found *f)
{
	for (uint32_t i = 0; i < n_b; i++) {
		enum overlap o;

		if (*mark_of(a, mark_a) && f->sure)
			return true;
		if (!a->active && !b[i].active)
			continue;
		o = a_first ? test(c, &c->a[a->answer], &c->a[b[i].answer]) : test(c, &c->a[b[i].answer], &c->a[a->answer]);
		if (o == OVERLAP_NO)
			continue;
		*mark_of(a, mark_a) = *mark_of(&b[i], mark_b) = f->any = true;
		f->sure |= o == OVERLAP_SURE;
	}
	return *mark_of(a, mark_a) && f->sure;
}

void stand_between(struct context *c, struct rep *a, uint32_t n_a, enum rep_mark mark_a, struct rep *b, uint32_t n_b,
	enum rep_mark mark_b, pair_test *test, struct found *f)
{
	for (uint32_t i = 0; i < n_a; i++)
		look(c, &a[i], mark_a, b, n_b, mark_b, test, true, f);
	for (uint32_t i = 0; i < n_b && f->any; i++)
		if (!*mark_of(&b[i], mark_b))
			look(c, &b[i], mark_b, a, n_a, mark_a, test, false, f);
}

void stand_within(struct context *c, struct reps *r, struct found *f)
{
	uint32_t placed = r->start[r->camps.n]; /* those that fit both stand behind, in no camp */

	for (uint32_t i = 0; i < placed; i++) {
		struct rep *a = &r->v[i];

		if (!look(c, a, MARK_STANDS, r->v + r->start[a->camp + 1], placed - r->start[a->camp + 1], MARK_STANDS, opposes,
			true, f))
			look(c, a, MARK_STANDS, r->v, r->start[a->camp], MARK_STANDS, opposes, true, f);
	}
}
