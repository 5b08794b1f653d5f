/* `why A B` (§0: every finding can be explained step by step): every test between the answers of two claims, in the
 * order of the rules, and the verdict in one sentence, also where nothing is raised. */
#include "compare/why.h"

#include "base/vec.h"
#include "normalize/normalize.h"

#define MOST_PAIRS 256 /* of answers of two entries; far more than entries hold */

struct whys {
	const struct context *c;
	VEC(struct why) v;
};

/* ---- why nothing is raised --------------------------------------------------------------------------------------- */

/* A change finding of the question and slots that holds one of the two, or NONE. */
static uint32_t change_with(const struct looked_at *p)
{
	const struct comparison *out = p->c->out;

	for (uint32_t f = 0; f < out->findings.n; f++) {
		const struct finding *found = &out->findings.v[f];

		if (found->kind != FIND_CHANGE || found->question != p->a->question)
			continue;
		for (uint32_t i = 0; i < found->n_camps; i++)
			for (uint32_t k = 0; k < found->camps[i].n; k++)
				if (found->camps[i].answers[k] == p->x || found->camps[i].answers[k] == p->y)
					return f;
	}
	return NONE;
}

static struct str nothing_in_time(const struct looked_at *p)
{
	struct str x = why_window(p, p->a), y = why_window(p, p->b);
	uint32_t f = change_with(p);
	struct buf b = {0};
	struct str out;

	buf_printf(&b, "Nothing: %.*s and %.*s are different times of a question ", STR_ARG(x), STR_ARG(y));
	buf_puts(&b, p->q->happens ? "whose event may come again"
		     : p->q->grows ? "whose count may grow"
				   : "whose answer may change");
	if (f != NONE)
		buf_printf(&b, "; see the change %.8s", p->c->out->findings.v[f].fingerprint);
	buf_char(&b, '.');
	out = buf_keep(&b, p->c->arena);
	buf_free(&b);
	return out;
}

static struct str nothing_agreed(const struct looked_at *p)
{
	const struct ledger *l = p->c->l;

	if (p->a->from != NONE || p->b->from != NONE)
		return STR("Nothing: they agree, but an answer that only follows from another one supports nobody.");
	if (p->a->class != p->b->class)
		return STR(
			"Nothing: the same answer, but a plan, a likelihood or an allegation does not support a fact.");
	if (l->claims.v[p->a->claim].source == l->claims.v[p->b->claim].source)
		return STR("Nothing: they agree inside one article, which is neither an agreement nor an echo.");
	return STR("Nothing: they can both be true.");
}

static struct str nothing_opposed(const struct looked_at *p, enum relation r)
{
	if (is_outcome(p->c, p->a, p->b) || is_outcome(p->c, p->b, p->a))
		return STR("Nothing of its own: a forecast of an earlier day and what came of it later.");
	if (r == REL_UNRELATED)
		return STR("Nothing: the lists have nothing in common, and neither excludes the other.");
	if (r == REL_DIFFER || (p->a->value->type == VALUE_YESNO && p->a->value->yes != p->b->value->yes))
		return STR("Nothing between these two alone, although they cannot both be true.");
	return nothing_agreed(p);
}

static struct str nothing_between_slots(const struct looked_at *p, enum slots_stand s)
{
	if (s == SLOTS_APART)
		return STR("Nothing: the slots differ and neither is part of the other, so these are two matters.");
	if (p->q->type != VALUE_YESNO)
		return STR("Nothing: part and whole are compared for yes-no questions only.");
	if (p->a->value->yes == p->b->value->yes)
		return STR("Nothing: part and whole have the same answer.");
	if (overlap(p->c, p->a, p->b) == OVERLAP_NO)
		return nothing_in_time(p);
	return STR("Nothing: what holds of the part and what holds of the whole can both be true here.");
}

struct str why_nothing(const struct looked_at *p)
{
	enum slots_stand s = slots_stand(p);
	struct str left = why_left(p->c, p->x);
	enum relation r = value_relation(p->c->l->lattice, p->a->value, p->b->value, NULL);

	if (!left.n)
		left = why_left(p->c, p->y);
	if (left.n)
		return arena_printf(p->c->arena, "Nothing: %.*s.", STR_ARG(left));
	if (s != SLOTS_SAME)
		return nothing_between_slots(p, s);
	if (p->a->claim == p->b->claim)
		return STR("Nothing: this is one and the same entry.");
	if (overlap(p->c, p->a, p->b) == OVERLAP_NO)
		return nothing_in_time(p);
	return nothing_opposed(p, r);
}

/* ---- open lists --------------------------------------------------------------------------------------------------- */

/* Would the lists contradict each other if A's were complete? */
static bool differs_if_complete(const struct looked_at *p, const struct value *a, const struct value *b)
{
	struct value closed = *a;

	closed.complete = true;
	return value_relation(p->c->l->lattice, &closed, b, NULL) == REL_DIFFER;
}

static bool lists_compared(const struct looked_at *p)
{
	const struct value *a = p->a->value, *b = p->b->value;

	return a->type == VALUE_SET && b->type == VALUE_SET && !a->non_answer && !b->non_answer &&
		p->a->class == p->b->class && p->a->claim != p->b->claim && p->a->from == NONE && p->b->from == NONE &&
		slots_stand(p) == SLOTS_SAME && !why_left(p->c, p->x).n && !why_left(p->c, p->y).n &&
		overlap(p->c, p->a, p->b) != OVERLAP_NO &&
		value_relation(p->c->l->lattice, a, b, NULL) != REL_DIFFER;
}

/* Lists that differ and are no dispute surprise whoever reads a list as "these and no others": which line says so. */
static void say_open_lists(const struct looked_at *p, struct buf *b)
{
	bool first = lists_compared(p) && differs_if_complete(p, p->a->value, p->b->value);
	bool second = lists_compared(p) && differs_if_complete(p, p->b->value, p->a->value);

	if (!first && !second)
		return;
	buf_puts(b, " A list is open, more may belong to it; if an article says that these are all, write `complete: yes` at ");
	buf_add(b, why_at(p->c, first ? p->a : p->b));
	if (first && second) {
		buf_puts(b, " or ");
		buf_add(b, why_at(p->c, p->b));
	}
	buf_puts(b, ": then the two contradict each other.");
}

/* ---- findings that hold both ------------------------------------------------------------------------------------- */

static uint32_t camp_of(const struct finding *f, uint32_t answer)
{
	for (uint32_t i = 0; i < f->n_camps; i++)
		for (uint32_t k = 0; k < f->camps[i].n; k++)
			if (f->camps[i].answers[k] == answer)
				return i;
	return NONE;
}

static const struct strand *strand_of_both(const struct camp *camp, uint32_t x, uint32_t y)
{
	for (uint32_t i = 0; i < camp->n_strands; i++) {
		int both = 0;

		for (uint32_t k = 0; k < camp->strands[i].n; k++)
			both += camp->strands[i].answers[k] == x || camp->strands[i].answers[k] == y;
		if (both == 2)
			return &camp->strands[i];
	}
	return NULL;
}

/* Nothing ties the two, and yet they are one strand: by a third that is tied to both, or by several. */
static void say_bridge(const struct looked_at *p, const struct strand *s, struct buf *b)
{
	if (tied(p->c, p->x, p->y) != TIE_NONE)
		return;
	for (uint32_t k = 0; k < s->n; k++) {
		uint32_t z = s->answers[k];

		if (z == p->x || z == p->y || tied(p->c, p->x, z) == TIE_NONE || tied(p->c, z, p->y) == TIE_NONE)
			continue;
		buf_printf(b, ", joined by %.*s, which is tied to both", STR_ARG(why_at(p->c, &p->c->a[z])));
		return;
	}
	buf_puts(b, ", joined by others of that strand");
}

static void say_strands(const struct looked_at *p, const struct camp *camp, struct buf *b)
{
	const struct strand *s = strand_of_both(camp, p->x, p->y);

	buf_printf(b, "on one side, %s", s ? "in one strand" : "in different strands");
	if (s)
		say_bridge(p, s, b);
}

static void say_finding(const struct looked_at *p, const struct finding *f, struct buf *b)
{
	uint32_t i = camp_of(f, p->x), k = camp_of(f, p->y);

	buf_printf(b, "%s %s %.8s (%s) holds both, ", b->n ? ";" : "The", finding_kinds[f->kind].word, f->fingerprint,
		severity_word((enum severity)f->severity));
	if (f->camps[i].set_aside || f->camps[k].set_aside)
		buf_puts(b, "one of them set aside");
	else if (i != k)
		buf_puts(b, f->kind == FIND_CHANGE ? "one before and one after the turn" : "on different sides");
	else if (f->kind == FIND_NO_COMMENT)
		buf_puts(b, "in one list");
	else
		say_strands(p, &f->camps[i], b);
}

static void find_both(const struct looked_at *p, struct why *w)
{
	const struct comparison *out = p->c->out;
	VEC(uint32_t) found = {0};
	struct buf b = {0};

	for (uint32_t f = 0; f < out->findings.n; f++) {
		if (camp_of(&out->findings.v[f], p->x) == NONE || camp_of(&out->findings.v[f], p->y) == NONE)
			continue;
		vec_push(&found, f);
		say_finding(p, &out->findings.v[f], &b);
	}
	w->findings = ARENA_COPY(p->c->arena, found.v, found.n);
	w->n_findings = (uint32_t)found.n;
	if (b.n)
		buf_char(&b, '.');
	else
		buf_add(&b, why_nothing(p));
	say_open_lists(p, &b);
	w->verdict = buf_keep(&b, p->c->arena);
	buf_free(&b);
	vec_free(&found);
}

/* ---- a pair ------------------------------------------------------------------------------------------------------ */

static struct why_step taking_part(const struct looked_at *p)
{
	struct str x = why_left(p->c, p->x), y = why_left(p->c, p->y);
	const char *between = x.n && y.n ? "; " : "";

	if (!x.n && !y.n)
		return (struct why_step){
			STR("takes part"), STR("both"), STR("nothing takes either out of the comparison")};
	return (struct why_step){
		STR("takes part"), STR("no"), arena_printf(p->c->arena, "%.*s%s%.*s", STR_ARG(x), between, STR_ARG(y))};
}

static void tell(struct whys *w, uint32_t x, uint32_t y)
{
	struct looked_at p = {w->c, x, y, &w->c->a[x], &w->c->a[y], &w->c->l->questions.v[w->c->a[x].question]};
	struct why out = {.question = p.a->question, .answer_a = x, .answer_b = y};
	struct why_step *step = ARENA_ARRAY(w->c->arena, struct why_step, 8);
	uint32_t n = 0;

	step[n++] = why_question(&p);
	if (p.q->n_slots)
		step[n++] = why_slots(&p);
	step[n++] = taking_part(&p);
	step[n++] = why_class(&p);
	step[n++] = why_time(&p);
	step[n++] = why_day(&p);
	step[n++] = why_value(&p);
	step[n++] = why_origin(&p);
	out.steps = step;
	out.n_steps = n;
	find_both(&p, &out);
	vec_push(&w->v, out);
}

static void tell_stranger(struct whys *w, uint32_t a, uint32_t b)
{
	const struct ledger *l = w->c->l;
	struct why out = {.question = NONE, .answer_a = NONE, .answer_b = NONE};

	out.verdict = arena_printf(w->c->arena,
		"Nothing: %.*s and %.*s answer no question in common, so nothing compares them.",
		STR_ARG(l->claims.v[a].at), STR_ARG(l->claims.v[b].at));
	vec_push(&w->v, out);
}

struct answer_list {
	VEC(uint32_t) v;
};

static void answers_of(const struct context *c, uint32_t claim, struct answer_list *out)
{
	for (uint32_t i = 0; i < c->out->answers.v.n; i++)
		if (c->a[i].claim == claim)
			vec_push(&out->v, i);
}

const struct why *compare_why(const struct comparison *c, uint32_t claim_a, uint32_t claim_b, uint32_t *n)
{
	struct whys w = {.c = c->context};
	const struct why *out;
	struct answer_list a = {0}, b = {0};

	answers_of(w.c, claim_a, &a);
	answers_of(w.c, claim_b, &b);
	for (size_t x = 0; x < a.v.n; x++)
		for (size_t y = 0; y < b.v.n; y++)
			if (w.c->a[a.v.v[x]].question == w.c->a[b.v.v[y]].question && w.v.n < MOST_PAIRS)
				tell(&w, a.v.v[x], b.v.v[y]);
	if (!w.v.n)
		tell_stranger(&w, claim_a, claim_b);
	*n = (uint32_t)w.v.n;
	out = ARENA_COPY(c->arena, w.v.v, w.v.n);
	vec_free(&w.v);
	vec_free(&a.v);
	vec_free(&b.v);
	return out;
}
