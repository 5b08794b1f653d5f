/* Claims: who declined, the other half of an order, long fragments, offices without a holder. */
#include "ledger/reader.h"

enum { WORDS_MOST = 8 };

static uint32_t count_words(struct str s)
{
	uint32_t n = 0;
	size_t i;
	bool in = false;

	for (i = 0; i < s.n; i++) {
		bool blank = s.p[i] == ' ' || s.p[i] == '\n' || s.p[i] == '\t';

		n += !blank && !in;
		in = !blank;
	}
	return n;
}

/* Called as claims are read: the text is at hand. */
void lint_words(struct reader *r, struct str fragment, struct loc at)
{
	uint32_t n = count_words(fragment);

	if (n > WORDS_MOST)
		diag_add(r->d, DIAG_LONG_WORDS, at, "a fragment of %u words; %d are enough to find the place (what was said goes under "
			 "`quote`)", n, WORDS_MOST);
}

static bool names_who(const struct question *q)
{
	uint32_t i;

	for (i = 0; i < q->n_slots; i++)
		if (str_is(q->slots[i].name, "who"))
			return true;
	return false;
}

/* Who gave no answer is the speaker; in a question about replies, its slot `who`. */
static void check_declined(struct reader *r, const struct claim *c)
{
	static const char *const who[] = {[NON_DECLINED] = "declined", [NON_NO_REPLY] = "did not reply", [NON_REFUSED] = "refused"};
	const struct ledger *l = r->l;
	uint32_t i;

	if (c->has_by || l->sources.v[c->source].default_by != NONE)
		return;
	for (i = 0; i < c->n_typed; i++) {
		const struct typed *t = &l->typed.v[c->first_typed + i];
		const struct question *q = &l->questions.v[t->question];

		if (t->value->non_answer != NON_NONE && t->value->non_answer != NON_UNCONFIRMED && !(q->replies && names_who(q)))
			diag_paste(r->d, diag_add(r->d, DIAG_DECLINED_BY_NOBODY, t->loc, "who %s? Name the speaker",
						  who[t->value->non_answer]), "  by: …");
	}
}

void lint_claims(struct reader *r)
{
	size_t i;

	for (i = 0; i < r->declined.n; i++)
		check_declined(r, &r->l->claims.v[r->declined.v[i]]);
}

/* ---- order ------------------------------------------------------------------------------------------------------ */

/* Calls EACH for every answer of a claim with `order`, with source and question as one number. */
static void each_ordered(struct reader *r, void (*each)(struct reader *r, struct u64_map *m, uint64_t key, const struct claim *c),
			 struct u64_map *m)
{
	const struct ledger *l = r->l;
	size_t i, k;

	for (i = 0; i < l->claims.n; i++) {
		const struct claim *c = &l->claims.v[i];

		for (k = 0; c->order != ORDER_NONE && k < c->n_typed; k++)
			each(r, m, (uint64_t)c->source << 32 | l->typed.v[c->first_typed + k].question, c);
	}
}

static void note_order(struct reader *r, struct u64_map *m, uint64_t key, const struct claim *c)
{
	(void)r;
	*u64_map_put(m, key, 0) |= 1u << c->order;
}

static void judge_order(struct reader *r, struct u64_map *m, uint64_t key, const struct claim *c)
{
	uint32_t both = 1u << ORDER_FIRST | 1u << ORDER_LATER;

	if (u64_map_get(m, key) != both)
		diag_add(r->d, DIAG_ORDER_ALONE, c->loc, "`order: %s` has no `order: %s` on `%.*s` in the same source; add that entry, or "
			 "delete the key", c->order == ORDER_FIRST ? "first" : "later", c->order == ORDER_FIRST ? "later" : "first",
			 STR_ARG(symbol_id(r->l, r->l->questions.v[(uint32_t)key].sym)));
}

void lint_order(struct reader *r)
{
	struct u64_map m = {0};

	each_ordered(r, note_order, &m);
	if (m.n)
		each_ordered(r, judge_order, &m);
	u64_map_free(&m);
}

/* ---- offices ---------------------------------------------------------------------------------------------------- */

/* Two holders of the office at that time, in WHO: how many there are of 0, 1 and more. */
static uint32_t holders(const struct entity *e, struct spans when, uint32_t who[2])
{
	uint32_t n = 0, i;

	for (i = 0; i < e->n_held_by && n < 2; i++)
		if (spans_meet(e->held_by[i].when, when) && (n == 0 || e->held_by[i].sym != who[0]))
			who[n++] = e->held_by[i].sym;
	return n;
}

static void check_office(struct reader *r, const struct claim *c, uint32_t sym, struct spans when)
{
	const struct ledger *l = r->l;
	const struct entity *e = entity_of(l, sym);
	uint32_t who[2];

	if (!e || !e->office || !e->n_held_by || !when.n)
		return;
	switch (holders(e, when, who)) {
	case 0:
		diag_add(r->d, DIAG_NO_HOLDER, c->loc, "`%.*s` has no holder at the time of this claim; extend its `held-by`",
			 STR_ARG(symbol_id(l, sym)));
		break;
	case 2:
		diag_add(r->d, DIAG_NO_HOLDER, c->loc, "`%.*s` has two holders at the time of this claim, `%.*s` and `%.*s`, so that neither "
			 "is meant; name the person, or correct its `held-by`", STR_ARG(symbol_id(l, sym)),
			 STR_ARG(symbol_id(l, who[0])), STR_ARG(symbol_id(l, who[1])));
		break;
	}
}

static void check_values(struct reader *r, const struct claim *c, struct spans when)
{
	const struct ledger *l = r->l;
	uint32_t i, k;

	for (i = 0; i < c->n_typed; i++) {
		const struct value *v = l->typed.v[c->first_typed + i].value;

		if (v->non_answer != NON_NONE || (v->type != VALUE_ONE && v->type != VALUE_SET))
			continue;
		for (k = 0; k < v->n; k++)
			check_office(r, c, v->members[k].sym, when);
	}
	for (i = 0; i < c->n_slots; i++) {
		uint32_t sym = l->slot_values.v[c->first_slot + i].sym;
		struct refs members = l->symbols.v[sym].kind == SYM_LIST ? l->lists.v[l->symbols.v[sym].index] : (struct refs){0};

		check_office(r, c, sym, when);
		for (k = 0; k < members.n; k++)
			check_office(r, c, members.v[k].sym, when);
	}
}

static void check_speakers(struct reader *r, const struct claim *c, struct spans said)
{
	const struct chain *chain = &r->l->chains.v[c->chain];
	uint32_t i, k;

	for (i = 0; i < chain->n; i++)
		for (k = 0; k < chain->link[i].who.n; k++)
			check_office(r, c, chain->link[i].who.v[k].sym, said);
}

void lint_offices(struct reader *r)
{
	const struct ledger *l = r->l;
	bool any = false;
	size_t i;

	for (i = 0; i < l->entities.n; i++)
		any |= l->entities.v[i].office && l->entities.v[i].n_held_by;
	for (i = 0; any && i < l->claims.n; i++) {
		const struct claim *c = &l->claims.v[i];
		struct spans said = day_said(l, c);

		check_values(r, c, c->when.n ? c->when : said);
		check_speakers(r, c, said);
	}
}
