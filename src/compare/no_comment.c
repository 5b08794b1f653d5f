/* no-comment (§3.10): one list a question of who gave no answer; and the one contradiction that such answers can make:
 * somebody "did not reply" and "declined" (or "refused") to one source. */
#include "base/sort.h"
#include "compare/knots.h"
#include "compare/meeting.h"
#include "compare/rules.h"
#include "normalize/normalize.h"

struct replies {
	struct context *c;
	VEC(uint32_t) v; /* non-answers, by question */
};

/* Non-answers leave first, so whether a ruling, a draft or an inference takes them out as well is asked here. */
static bool listed(const struct context *c, uint32_t answer)
{
	const struct answer *a = &c->a[answer];

	return a->from == NONE && c->state[answer].left == LEFT_NON_ANSWER && !a->inferred &&
	       (!a->draft || c->with_drafts);
}

static int by_question(const void *x, const void *y, void *context)
{
	const struct context *c = context;
	uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;

	if (c->a[a].question != c->a[b].question)
		return c->a[a].question < c->a[b].question ? -1 : 1;
	return a < b ? -1 : a > b;
}

/* The words of the answers, sorted, each once. */
static struct str replies_text(const struct context *c, const uint32_t *v, size_t n)
{
	static const enum non_answer order[] = {NON_DECLINED, NON_NO_REPLY, NON_REFUSED, NON_UNCONFIRMED};
	unsigned seen = 0;
	struct buf b = {0};
	struct str out;

	for (size_t i = 0; i < n; i++)
		seen |= 1u << c->a[v[i]].value->non_answer;
	for (size_t i = 0; i < sizeof order / sizeof *order; i++)
		if (seen & 1u << order[i])
			buf_printf(&b, "%s%s", b.n ? " / " : "", non_answer_word(order[i]));
	out = buf_keep(&b, c->arena);
	buf_free(&b);
	return out;
}

/* ---- the list ---------------------------------------------------------------------------------------------------- */

static void add_list(struct context *c, const uint32_t *v, size_t n)
{
	const struct answer *a = &c->a[v[0]];
	struct finding_draft f = {
		.kind = FIND_NO_COMMENT, .base = -1, .n_camps = 1, .question = a->question, .slots = a->slots};

	for (size_t i = 1; i < n; i++)
		if (c->a[v[i]].group != a->group)
			f.slots = NULL;
	f.camps[0] = (struct camp_draft){.answers = v, .n = n, .value = replies_text(c, v, n)};
	finding_add(c, &f);
}

/* ---- did not reply, declined ------------------------------------------------------------------------------------- */

/* One answer with whom and what it is about: equal keys are one who, to one source, on one matter. */
struct reply {
	uint32_t answer;
	uint32_t source, speaker; /* speaker NONE: told apart by the slots */
	uint32_t group;           /* NONE: whatever the slots */
	int32_t lo, hi;
	bool silent; /* no-reply */
};

/* Whom they answered: the last article the word passed through, else this one; an own voice answers itself. */
static uint32_t asked_by(const struct context *c, const struct answer *a)
{
	const struct chain *chain = &c->l->chains.v[c->l->claims.v[a->claim].chain];

	if (own_voice(a))
		return c->l->symbols.v[a->speakers[0].sym].index;
	for (uint32_t i = chain->n; i-- > 1;)
		for (uint32_t k = chain->link[i - 1].who.n; k-- > 0;) {
			const struct symbol *s = &c->l->symbols.v[chain->link[i - 1].who.v[k].sym];

			if (s->kind == SYM_SOURCE)
				return s->index;
		}
	return a->source;
}

static struct reply reply_of(const struct context *c, uint32_t answer, uint32_t speaker)
{
	const struct answer *a = &c->a[answer];
	struct reply r = {.answer = answer,
		.source = asked_by(c, a),
		.speaker = speaker,
		.group = a->group,
		.lo = a->window.lo,
		.hi = a->window.hi,
		.silent = a->value->non_answer == NON_NO_REPLY};

	if (window_unit(question_of(c, a)) == UNIT_NONE) {
		r.lo = INT32_MIN;
		r.hi = INT32_MAX;
	}
	if (speaker != NONE)
		r.group = NONE;
	return r;
}

struct reply_list {
	VEC(struct reply) v;
};

static bool asks_who(const struct question *q)
{
	for (uint32_t i = 0; i < q->n_slots; i++)
		if (str_is(q->slots[i].name, "who"))
			return true;
	return false;
}

/* In a one-of of replies the slots say who and to whom; elsewhere the speaker is who declined. */
static void add_replies(const struct context *c, uint32_t answer, struct reply_list *out)
{
	const struct answer *a = &c->a[answer];
	const struct question *q = question_of(c, a);

	if (a->value->non_answer == NON_UNCONFIRMED)
		return;
	if (own_voice(a) || (q->is_one_of && asks_who(q))) {
		vec_push(&out->v, reply_of(c, answer, NONE));
		return;
	}
	for (uint8_t i = 0; i < a->n_speakers; i++)
		vec_push(&out->v, reply_of(c, answer, a->speakers[i].key));
}

static int key_order(const struct reply *a, const struct reply *b)
{
	if (a->source != b->source)
		return a->source < b->source ? -1 : 1;
	if (a->speaker != b->speaker)
		return a->speaker < b->speaker ? -1 : 1;
	return a->group < b->group ? -1 : a->group > b->group;
}

static int reply_order(const void *x, const void *y, void *context)
{
	const struct reply *a = x, *b = y;
	int d = key_order(a, b);

	(void)context;
	if (d)
		return d;
	if (a->lo != b->lo)
		return a->lo < b->lo ? -1 : 1;
	return a->answer < b->answer ? -1 : a->answer > b->answer;
}

struct side {
	uint32_t *v;
	uint32_t n;
	int32_t lo;
};

static struct side take_side(const struct context *c, const struct reply *v, size_t n, bool silent)
{
	struct side s = {.v = ARENA_ARRAY(c->scratch, uint32_t, n)};

	for (size_t i = 0; i < n; i++)
		if (v[i].silent == silent)
			s.v[s.n++] = v[i].answer;
	return s;
}

/* Keeps who meets somebody of OTHER. */
static void keep_met(struct context *c, struct side *s, const struct meeting *other)
{
	uint32_t kept = 0;

	s->lo = INT32_MAX;
	for (uint32_t i = 0; i < s->n; i++) {
		const struct answer *a = &c->a[s->v[i]];

		if (!meets_some(other, a))
			continue;
		s->lo = a->window.lo < s->lo ? a->window.lo : s->lo;
		s->v[kept++] = s->v[i];
	}
	s->n = kept;
}

/* Those of S whose windows are exact, or only those that last. */
static const struct meeting *exact_ones(struct context *c, const struct side *s, bool units)
{
	uint32_t *v = ARENA_ARRAY(c->scratch, uint32_t, s->n), n = 0;

	for (uint32_t i = 0; i < s->n; i++) {
		enum window_kind kind = c->a[s->v[i]].window.kind;

		if (kind != WINDOW_SOME && (units || kind == WINDOW_DURING))
			v[n++] = s->v[i];
	}
	return meeting_of(c, v, n, APART_BY_ORDER);
}

/* Some of S surely meets one of OTHER, or lies inside its stretch. */
static bool surely_met(struct context *c, const struct side *s, const struct side *other)
{
	const struct meeting *exact = exact_ones(c, other, true);
	const struct meeting *stretches = exact_ones(c, other, false);

	for (uint32_t i = 0; i < s->n; i++) {
		const struct answer *a = &c->a[s->v[i]];

		if (a->window.kind == WINDOW_SOME ? lies_in_some(stretches, a) : meets_some(exact, a))
			return true;
	}
	return false;
}

/* Camps by earliest window, then value. */
static bool turned_round(const struct context *c, const struct side *silent, const struct side *declined)
{
	if (silent->lo != declined->lo)
		return declined->lo < silent->lo;
	return str_cmp(replies_text(c, declined->v, declined->n), replies_text(c, silent->v, silent->n)) < 0;
}

static void bear_both(struct context *c, const struct side *s, struct finding_draft *d)
{
	uint32_t *v = ARENA_ARRAY(c->scratch, uint32_t, s[0].n + s[1].n);

	memcpy(v, s[0].v, s[0].n * sizeof *v);
	memcpy(v + s[0].n, s[1].v, s[1].n * sizeof *v);
	bear_slots(c, v, s[0].n + s[1].n, d);
}

/* V: replies of one key whose windows hang together. */
static void compare_replies(struct context *c, const struct reply *v, size_t n, int32_t hi)
{
	struct side side[2] = {take_side(c, v, n, true), take_side(c, v, n, false)};
	const struct meeting *all[2];
	const struct answer *a = &c->a[v[0].answer];
	struct finding_draft f = {.kind = FIND_MISMATCH, .base = -1, .n_camps = 2, .question = a->question,
		.opposition = OPPOSITION_CONTRARY, .class = a->class, .era_lo = v[0].lo, .era_hi = hi,
		.timed = window_unit(question_of(c, a)) != UNIT_NONE};
	bool turn;

	for (int i = 0; i < 2; i++)
		all[i] = meeting_of(c, ARENA_COPY(c->scratch, side[i].v, side[i].n), side[i].n, APART_BY_ORDER);
	for (int i = 0; i < 2; i++)
		keep_met(c, &side[i], all[!i]);
	if (side[0].n == 0)
		return;
	bear_both(c, side, &f);
	f.possible = !surely_met(c, &side[0], &side[1]) && !surely_met(c, &side[1], &side[0]);
	f.steps = f.possible ? -1 : 0;
	turn = turned_round(c, &side[0], &side[1]);
	for (int i = 0; i < 2; i++)
		f.camps[i ^ turn] = (struct camp_draft){
			.answers = side[i].v, .n = side[i].n, .value = replies_text(c, side[i].v, side[i].n)};
	finding_add(c, &f);
}

/* V: replies of one key, by start; those that meet in time are looked at together. */
static void part_by_time(struct context *c, const struct reply *v, size_t n)
{
	for (size_t at = 0, end; at < n; at = end) {
		int32_t hi = v[at].hi;
		size_t silent = 0;

		for (end = at; end < n && (end == at || v[end].lo <= hi); end++) {
			hi = v[end].hi > hi ? v[end].hi : hi;
			silent += v[end].silent;
		}
		if (silent && silent < end - at)
			compare_replies(c, v + at, end - at, hi);
	}
}

static void find_mismatches(struct context *c, const uint32_t *v, size_t n)
{
	struct reply_list all = {0};

	for (size_t i = 0; i < n; i++)
		add_replies(c, v[i], &all);
	sort_by(all.v.v, all.v.n, sizeof *all.v.v, reply_order, NULL);
	for (size_t at = 0, end; at < all.v.n; at = end) {
		for (end = at; end < all.v.n && key_order(&all.v.v[at], &all.v.v[end]) == 0; end++)
			;
		part_by_time(c, all.v.v + at, end - at);
	}
	vec_free(&all.v);
}

void no_comment(struct context *c)
{
	struct replies r = {.c = c};

	for (uint32_t i = 0; i < c->out->answers.v.n; i++)
		if (listed(c, i))
			vec_push(&r.v, i);
	sort_by(r.v.v, r.v.n, sizeof *r.v.v, by_question, c);
	for (size_t at = 0, end; at < r.v.n; at = end) {
		for (end = at; end < r.v.n && c->a[r.v.v[end]].question == c->a[r.v.v[at]].question; end++)
			;
		add_list(c, r.v.v + at, end - at);
		find_mismatches(c, r.v.v + at, end - at);
	}
	vec_free(&r.v);
}
