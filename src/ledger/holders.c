/* Who holds an office at the time a claim is about. An office in a list in a slot has to become its holder before lists are
 * linked to their members, for the list it makes is a whole of its own: "[the prime minister, Odo Venn]" of June is the
 * list of another two people than that of July. */
#include "ledger/reader.h"

static const struct source *dated_source(const struct ledger *l, uint32_t sym)
{
	const struct source *s = source_of(l, sym);
	const struct voice *v = s ? NULL : voice_of(l, sym);

	if (v)
		s = &l->sources.v[v->source];
	return s && s->published.n ? s : NULL;
}

struct spans chain_day(const struct ledger *l, uint32_t index)
{
	const struct chain *chain = &l->chains.v[index];

	for (uint32_t i = 0; i < chain->n; i++) {
		for (uint32_t k = 0; k < chain->link[i].who.n; k++) {
			const struct source *s = dated_source(l, chain->link[i].who.v[k].sym);

			if (s)
				return s->published;
		}
	}
	return (struct spans){NULL, 0};
}

struct spans day_said(const struct ledger *l, const struct claim *claim)
{
	struct spans day = chain_day(l, claim->chain);

	return day.n ? day : l->sources.v[claim->source].published;
}

uint32_t office_holder(const struct ledger *l, uint32_t sym, struct spans when)
{
	const struct entity *e = entity_of(l, sym);
	uint32_t holder = NONE;

	if (!e || !e->n_held_by || !when.n)
		return sym;
	for (uint32_t i = 0; i < e->n_held_by; i++) {
		if (!spans_meet(e->held_by[i].when, when))
			continue;
		if (holder != NONE && holder != e->held_by[i].sym)
			return sym;
		holder = e->held_by[i].sym;
	}
	return holder == NONE ? sym : holder;
}

/* ---- lists in slots --------------------------------------------------------------------------------------------------- */

static bool names_office(const struct ledger *l, uint32_t sym)
{
	struct refs members;

	if (sym == NONE || l->symbols.v[sym].kind != SYM_LIST)
		return false;
	members = l->lists.v[l->symbols.v[sym].index];
	for (uint32_t i = 0; i < members.n; i++) {
		const struct entity *e = entity_of(l, members.v[i].sym);

		if (e && e->n_held_by)
			return true;
	}
	return false;
}

static void resolve_list(struct reader *r, uint32_t claim, uint32_t list)
{
	struct ledger *l = r->l;
	const struct claim *c = &l->claims.v[claim];
	struct refs members = l->lists.v[l->symbols.v[list].index];
	struct spans about = c->when.n ? c->when : day_said(l, c);
	struct ref *held = ARENA_COPY(r->scratch, members.v, members.n);
	uint32_t sym;

	for (uint32_t i = 0; i < members.n; i++)
		held[i].sym = office_holder(l, held[i].sym, about);
	sym = list_symbol(r, held, members.n);
	if (sym != list)
		vec_push(&l->held_lists, (struct held_list){claim, list, sym});
}

void lists_resolve(struct reader *r)
{
	struct ledger *l = r->l;
	VEC(uint32_t) usual = {0};

	if (l->lists.n == 0)
		return;
	for (size_t i = 0; i < l->questions.n; i++)
		for (uint32_t k = 0; k < l->questions.v[i].n_slots; k++)
			if (names_office(l, l->questions.v[i].slots[k].fallback))
				vec_push(&usual, l->questions.v[i].slots[k].fallback);
	for (uint32_t i = 0; i < l->claims.n; i++) {
		for (uint32_t k = 0; k < l->claims.v[i].n_slots; k++) {
			uint32_t sym = l->slot_values.v[l->claims.v[i].first_slot + k].sym;

			if (names_office(l, sym))
				resolve_list(r, i, sym);
		}
		for (size_t k = 0; k < usual.n; k++)
			resolve_list(r, i, usual.v[k]);
	}
	vec_free(&usual);
}

/* First entry of the claim or a later one. */
static size_t first_held(const struct ledger *l, uint32_t claim)
{
	size_t lo = 0, hi = l->held_lists.n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (l->held_lists.v[mid].claim < claim)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

uint32_t slot_holder(const struct ledger *l, uint32_t claim, uint32_t sym, struct spans when)
{
	if (l->symbols.v[sym].kind != SYM_LIST)
		return office_holder(l, sym, when);
	for (size_t i = first_held(l, claim); i < l->held_lists.n && l->held_lists.v[i].claim == claim; i++)
		if (l->held_lists.v[i].list == sym)
			return l->held_lists.v[i].sym;
	return sym;
}
