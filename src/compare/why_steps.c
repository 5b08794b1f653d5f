/* The tests between two answers, told in order: what each was about and what it saw. */
#include "compare/why.h"

#include "normalize/normalize.h"

static struct str keep(const struct looked_at *p, struct buf *b)
{
	struct str out = buf_keep(b, p->c->arena);

	buf_free(b);
	return out;
}

struct str why_at(const struct context *c, const struct answer *a)
{
	return c->l->claims.v[a->claim].at;
}

/* ---- question ---------------------------------------------------------------------------------------------------- */

static void fill_slot(const struct looked_at *p, struct buf *b, struct str name)
{
	for (uint32_t i = 0; i < p->q->n_slots; i++)
		if (str_eq(p->q->slots[i].name, name)) {
			buf_add(b, symbol_name(p->c->l, p->a->slots[i]));
			return;
		}
	buf_printf(b, "<%.*s>", STR_ARG(name));
}

static void fill_question(const struct looked_at *p, struct buf *b)
{
	struct str rest = p->q->text;

	while (rest.n) {
		size_t open = str_find(rest, '<'), close = str_find(rest, '>');

		buf_add(b, str_cut(rest, open));
		if (open == rest.n || close == rest.n || close < open) {
			buf_add(b, str_skip(rest, open));
			return;
		}
		fill_slot(p, b, (struct str){rest.p + open + 1, close - open - 1});
		rest = str_skip(rest, close + 1);
	}
}

static void say_derived(const struct looked_at *p, struct buf *b, const struct answer *a)
{
	if (a->from == NONE)
		return;
	buf_printf(b, "; %.*s answers it because it follows from its answer to %.*s", STR_ARG(why_at(p->c, a)),
		STR_ARG(symbol_id(p->c->l, p->c->l->questions.v[a->from].sym)));
}

struct why_step why_question(const struct looked_at *p)
{
	struct buf b = {0};

	buf_printf(&b, "%.*s: ", STR_ARG(symbol_id(p->c->l, p->q->sym)));
	fill_question(p, &b);
	say_derived(p, &b, p->a);
	say_derived(p, &b, p->b);
	return (struct why_step){STR("question"), STR("same"), keep(p, &b)};
}

/* ---- slots ------------------------------------------------------------------------------------------------------- */

static bool list_holds(const struct ledger *l, uint32_t list, uint32_t part)
{
	const struct symbol *s = &l->symbols.v[list], *t = &l->symbols.v[part];
	struct refs whole = s->kind == SYM_LIST ? l->lists.v[s->index] : (struct refs){0};
	struct refs want = t->kind == SYM_LIST ? l->lists.v[t->index] : (struct refs){&(struct ref){part, false}, 1};
	uint32_t found = 0;

	for (uint32_t i = 0; i < want.n; i++)
		for (uint32_t k = 0; k < whole.n; k++)
			if (whole.v[k].sym == want.v[i].sym) {
				found++;
				break;
			}
	return want.n && found == want.n;
}

static bool slot_inside(const struct ledger *l, uint32_t a, uint32_t b)
{
	return lattice_below(l->lattice, a, b) != BELOW_NO || list_holds(l, b, a);
}

enum slots_stand slots_stand(const struct looked_at *p)
{
	bool a_in_b = true, b_in_a = true;

	for (uint32_t i = 0; i < p->q->n_slots; i++) {
		a_in_b = a_in_b && slot_inside(p->c->l, p->a->slots[i], p->b->slots[i]);
		b_in_a = b_in_a && slot_inside(p->c->l, p->b->slots[i], p->a->slots[i]);
	}
	if (p->a->group == p->b->group)
		return SLOTS_SAME;
	return a_in_b ? SLOTS_A_IN_B : b_in_a ? SLOTS_B_IN_A : SLOTS_APART;
}

static void say_slot(const struct looked_at *p, struct buf *b, uint32_t i)
{
	const struct ledger *l = p->c->l;
	struct str x = symbol_id(l, p->a->slots[i]), y = symbol_id(l, p->b->slots[i]);

	buf_printf(b, "%s%.*s: ", b->n ? "; " : "", STR_ARG(p->q->slots[i].name));
	if (p->a->slots[i] == p->b->slots[i])
		buf_add(b, x);
	else if (slot_inside(l, p->a->slots[i], p->b->slots[i]))
		buf_printf(b, "%.*s is part or a kind of %.*s", STR_ARG(x), STR_ARG(y));
	else if (slot_inside(l, p->b->slots[i], p->a->slots[i]))
		buf_printf(b, "%.*s is part or a kind of %.*s", STR_ARG(y), STR_ARG(x));
	else
		buf_printf(b, "%.*s and %.*s, neither part of the other", STR_ARG(x), STR_ARG(y));
}

struct why_step why_slots(const struct looked_at *p)
{
	static const char *const results[] = {"same", "part", "part", "different"};
	struct buf b = {0};

	for (uint32_t i = 0; i < p->q->n_slots; i++)
		say_slot(p, &b, i);
	return (struct why_step){STR("slots"), str_from(results[slots_stand(p)]), keep(p, &b)};
}

/* ---- class ------------------------------------------------------------------------------------------------------- */

struct why_step why_class(const struct looked_at *p)
{
	struct str a = str_from(class_word(p->a->class)), b = str_from(class_word(p->b->class));

	if (p->a->class == p->b->class)
		return (struct why_step){
			STR("class"), STR("same"), arena_printf(p->c->arena, "both count as \"%.*s\"", STR_ARG(a))};
	return (struct why_step){STR("class"), STR("different"),
		arena_printf(p->c->arena, "\"%.*s\" and \"%.*s\": neither supports the other", STR_ARG(a), STR_ARG(b))};
}

/* ---- time -------------------------------------------------------------------------------------------------------- */

static void write_unit(struct buf *b, enum time_unit u, int32_t at, const char *unbounded)
{
	if (at == INT32_MIN || at == INT32_MAX)
		buf_puts(b, unbounded);
	else
		time_unit_write(b, u, at);
}

struct str why_window(const struct looked_at *p, const struct answer *a)
{
	enum time_unit u = window_unit(p->q);
	struct buf b = {0};

	if (a->window.kind == WINDOW_SOME)
		buf_puts(&b, "some time in ");
	else if (a->window.kind == WINDOW_DURING)
		buf_puts(&b, "all through ");
	write_unit(&b, u, a->window.lo, "");
	if (a->window.lo != a->window.hi) {
		buf_puts(&b, "..");
		write_unit(&b, u, a->window.hi, "");
	}
	return keep(p, &b);
}

/* What joins or parts the two windows beside their dates. */
static void say_special(const struct looked_at *p, struct buf *b)
{
	struct str a = why_at(p->c, p->a), o = why_at(p->c, p->b);

	if (p->a->order && p->b->order && p->a->order != p->b->order &&
		p->c->l->claims.v[p->a->claim].source == p->c->l->claims.v[p->b->claim].source)
		buf_puts(b, "; `first` and `later` of one source never overlap");
	else if (denies(p->c, p->a, p->b))
		buf_printf(b, "; %.*s denies %.*s, which joins their times", STR_ARG(a), STR_ARG(o));
	else if (denies(p->c, p->b, p->a))
		buf_printf(b, "; %.*s denies %.*s, which joins their times", STR_ARG(o), STR_ARG(a));
}

struct why_step why_time(const struct looked_at *p)
{
	static const char *const results[] = {"apart", "possible", "pass"};
	struct str x, y;
	struct buf b = {0};

	if (window_unit(p->q) == UNIT_NONE)
		return (struct why_step){STR("time"), STR("pass"), STR("the question is not about a state in time")};
	x = why_window(p, p->a);
	y = why_window(p, p->b);
	buf_printf(&b, "%.*s and %.*s, counted by the %s", STR_ARG(x), STR_ARG(y), time_unit_word(window_unit(p->q)));
	say_special(p, &b);
	return (struct why_step){STR("time"), str_from(results[overlap(p->c, p->a, p->b)]), keep(p, &b)};
}

static void write_day(struct buf *b, const struct answer *a)
{
	if (a->day_lo == INT32_MIN || a->day_hi == INT32_MAX) {
		buf_puts(b, "undated");
		return;
	}
	time_unit_write(b, UNIT_DAY, a->day_lo);
	if (a->day_hi == a->day_lo)
		return;
	buf_puts(b, "..");
	time_unit_write(b, UNIT_DAY, a->day_hi);
}

struct why_step why_day(const struct looked_at *p)
{
	bool known = p->a->day_lo != INT32_MIN && p->b->day_lo != INT32_MIN;
	struct buf b = {0};

	write_day(&b, p->a);
	buf_puts(&b, " and ");
	write_day(&b, p->b);
	return (struct why_step){STR("day said"),
		!known                        ? STR("unknown")
		: said_on_one_day(p->a, p->b) ? STR("same")
		: said_before(p->a, p->b)     ? STR("earlier")
					      : STR("later"),
		keep(p, &b)};
}

/* ---- value and origin -------------------------------------------------------------------------------------------- */

static const struct said {
	const char *result, *words;
} said[] = {
	[REL_EQUAL] = {"same", "the same answer"},
	[REL_FINER] = {"finer", "the first lies inside the second"},
	[REL_COARSER] = {"coarser", "the second lies inside the first"},
	[REL_ROUNDED] = {"rounded", "one rounds the other"},
	[REL_MEET] = {"meet", "both can be true of one thing"},
	[REL_DIFFER] = {"differ", "they cannot both be true"},
	[REL_UNRELATED] = {"unrelated", "nothing in common, and neither excludes the other"},
};

struct why_step why_value(const struct looked_at *p)
{
	bool perhaps = false;
	enum relation r = value_relation(p->c->l->lattice, p->a->value, p->b->value, &perhaps);
	struct str x = p->a->value->canon, y = p->b->value->canon;
	struct buf b = {0};

	buf_printf(&b, "%.*s and %.*s: %s", STR_ARG(x), STR_ARG(y),
		p->a->value->non_answer || p->b->value->non_answer ? "no comment is no answer" : said[r].words);
	if (perhaps)
		buf_puts(&b, " (perhaps: over a link marked ~)");
	if (p->a->doubtful || p->b->doubtful)
		buf_printf(&b, "; %s marked as doubtful", p->a->doubtful && p->b->doubtful ? "both are" : "one is");
	return (struct why_step){STR("value"), str_from(said[r].result), keep(p, &b)};
}

struct why_step why_origin(const struct looked_at *p)
{
	static const char *const results[] = {"independent", "desk", "tied"};
	enum tie t = tied(p->c, p->x, p->y);

	return (struct why_step){STR("origin"), str_from(results[t]),
		t == TIE_NONE ? STR("nothing ties the two") : tie_reason(p->c, p->x, p->y)};
}

/* ---- who takes no part ------------------------------------------------------------------------------------------- */

struct str why_left(const struct context *c, uint32_t answer)
{
	static const char *const reasons[] = {
		[LEFT_NON_ANSWER] = "gives no answer (it stands in the list of no-comments)",
		[LEFT_DROPPED] = "was taken out by a ruling",
		[LEFT_QUARANTINED] = "contradicts its own next clause and is set aside until that is ruled",
		[LEFT_INFERRED] = "is an inference and supports or disputes nothing",
		[LEFT_DRAFT] = "is an unconfirmed draft",
		[LEFT_OTHER_REPLY] = "tells that somebody answered, which is not compared",
	};
	const struct state *s = &c->state[answer];
	struct str at = why_at(c, &c->a[answer]);

	if (s->left != LEFT_NOT)
		return arena_printf(c->arena, "%.*s %s", STR_ARG(at), reasons[s->left]);
	if (s->turned)
		return arena_printf(c->arena,
			"%.*s was taken back or corrected later, so it is shown but holds up nothing", STR_ARG(at));
	return STR("");
}
