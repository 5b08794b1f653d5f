/* What `denies` and `corrects` point at, found when all claims are read. */
#include "ledger/reader.h"

enum { NEAR_PLACES = 2000 };

/* First of the further claims at this place, in r->again (sorted by place). */
static size_t again_first(const struct reader *r, struct str at)
{
	size_t lo = 0, hi = r->again.n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (str_cmp(r->l->claims.v[r->again.v[mid]].at, at) < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

static bool again_at(const struct reader *r, size_t i, struct str at)
{
	return i < r->again.n && str_eq(r->l->claims.v[r->again.v[i]].at, at);
}

static bool answers(const struct ledger *l, uint32_t claim, uint32_t question)
{
	const struct claim *c = &l->claims.v[claim];
	uint32_t i;

	for (i = 0; i < c->n_typed; i++)
		if (l->typed.v[c->first_typed + i].question == question)
			return true;
	return false;
}

/* The claim at AT that answers QUESTION, or NONE. */
static uint32_t with_question(const struct reader *r, uint32_t first, struct str at, uint32_t question)
{
	size_t i;

	if (answers(r->l, first, question))
		return first;
	for (i = again_first(r, at); again_at(r, i, at); i++)
		if (answers(r->l, r->again.v[i], question))
			return r->again.v[i];
	return NONE;
}

struct str claim_near(struct reader *r, struct str at)
{
	struct str words[NEAR_PLACES];
	struct str source = str_cut(at, str_find(at, '.'));
	size_t i, n = 0;

	if (r->d->count[DIAG_UNKNOWN_CLAIM] >= r->d->limit)
		return STR("");
	for (i = 0; i < r->l->claims.n && n < NEAR_PLACES; i++) {
		struct str place = r->l->claims.v[i].at;

		if (place.n > source.n && memcmp(place.p, source.p, source.n) == 0 && place.p[source.n] == '.')
			words[n++] = place;
	}
	return nearest(at, words, n);
}

static bool unknown_claim(struct reader *r, struct str at, struct loc loc)
{
	struct str near;

	lose(r);
	if (r->lost_claims)
		return false;
	near = claim_near(r, at);
	if (near.n)
		diag_paste(r->d, diag_add(r->d, DIAG_UNKNOWN_CLAIM, loc, "no claim stands at `%.*s`; did you mean `%.*s`?", STR_ARG(at),
					  STR_ARG(near)), "%.*s", STR_ARG(near));
	else
		diag_add(r->d, DIAG_UNKNOWN_CLAIM, loc, "no claim stands at `%.*s`; give the place of an entry of `claims`", STR_ARG(at));
	return false;
}

static bool no_such_answer(struct reader *r, struct str at, struct str question, struct loc loc, uint32_t first)
{
	lose(r);
	if (!r->lost_claims && !r->lost_declared)
		diag_second(diag_add(r->d, DIAG_UNKNOWN_CLAIM, loc, "the claim at `%.*s` does not answer `%.*s`", STR_ARG(at),
				     STR_ARG(question)), r->l->claims.v[first].loc, "claim");
	return false;
}

static bool ambiguous(struct reader *r, struct str at, struct loc loc, uint32_t first)
{
	const struct claim *c = &r->l->claims.v[first];
	struct diag *d = diag_add(r->d, DIAG_SAME_PLACE, loc, "several entries stand at `%.*s`; say which answer is meant (place#question), "
				  "or give the entries letters", STR_ARG(at));

	diag_second(d, c->loc, "first");
	if (c->n_typed)
		diag_paste(r->d, d, "%.*s#%.*s", STR_ARG(at),
			   STR_ARG(symbol_id(r->l, r->l->questions.v[r->l->typed.v[c->first_typed].question].sym)));
	lose(r);
	return false;
}

bool claim_is_there(struct reader *r, struct str text)
{
	size_t hash = str_find(text, '#');
	uint32_t first = claim_at(r->l, str_cut(text, hash)), sym;

	if (first == NONE || hash == text.n)
		return first != NONE;
	sym = id_find(r, str_skip(text, hash + 1));
	return sym != NONE && r->l->symbols.v[sym].kind == SYM_QUESTION &&
		with_question(r, first, str_cut(text, hash), r->l->symbols.v[sym].index) != NONE;
}

bool claim_find(struct reader *r, struct str text, struct loc loc, uint32_t only, struct target *out)
{
	size_t hash = str_find(text, '#');
	struct str at = str_cut(text, hash), id = str_skip(text, hash + 1);
	uint32_t first = claim_at(r->l, at), sym, question = only;

	if (first == NONE)
		return unknown_claim(r, at, loc);
	*out = (struct target){TARGET_CLAIM, first, NONE};
	if (hash < text.n) {
		sym = id_find(r, id);
		if (sym == NONE || r->l->symbols.v[sym].kind != SYM_QUESTION)
			return no_such_answer(r, at, id, loc, first);
		question = r->l->symbols.v[sym].index;
		out->question = question;
	}
	if (question != NONE) {
		uint32_t found = with_question(r, first, at, question);

		if (found != NONE)
			out->index = found;
		else if (hash < text.n)
			return no_such_answer(r, at, id, loc, first);
		if (found != NONE || !again_at(r, again_first(r, at), at))
			return true;
	}
	return again_at(r, again_first(r, at), at) ? ambiguous(r, at, loc, first) : true;
}

/* "ax22.p3" may be a claim; "ax22.il2" a voice. */
static bool is_place(struct reader *r, struct str text)
{
	size_t dot = str_find(text, '.');
	uint32_t sym;

	if (claim_at(r->l, str_cut(text, str_find(text, '#'))) != NONE)
		return true;
	if (dot == text.n)
		return false;
	sym = str_map_get(&r->l->ids, str_cut(text, dot));
	return sym != MAP_NONE && r->l->symbols.v[sym].kind == SYM_SOURCE
	       && voice_find(r, r->l->symbols.v[sym].index, str_skip(text, dot + 1)) == NONE;
}

static bool find_speaker(struct reader *r, const struct pointer *p, uint32_t source, struct target *out)
{
	size_t dot = str_find(p->text, '.');
	uint32_t sym = str_map_get(&r->l->ids, str_cut(p->text, dot));

	if (dot < p->text.n && sym != MAP_NONE && r->l->symbols.v[sym].kind == SYM_SOURCE)
		sym = voice_find(r, r->l->symbols.v[sym].index, str_skip(p->text, dot + 1));
	else if ((sym = voice_find(r, source, p->text)) == NONE)
		sym = name_resolve(r, p->text, p->loc, KINDS_SPEAKER, source);
	*out = (struct target){TARGET_SYMBOL, sym, NONE};
	if (sym == NONE)
		return false;
	if (1u << r->l->symbols.v[sym].kind & (unsigned)(p->corrects ? KINDS_SOURCE : KINDS_SPEAKER))
		return true;
	diag_add(r->d, DIAG_WRONG_KIND, p->loc, "`%.*s` is %s; %s is expected here", STR_ARG(p->text),
		 kind_word(1u << r->l->symbols.v[sym].kind),
		 p->corrects ? "the place of a claim, or a source," : "a claim, a source or a speaker");
	lose(r);
	return false;
}

/* "denies: true", "denies: no" */
static bool wrong_yes(struct reader *r, const struct pointer *p)
{
	const struct meant *m = yes_meant(p->text);
	bool no = str_is(p->text, "no") || (m && str_is(str_from(m->means), "no"));

	if (p->corrects || (!m && !no))
		return false;
	if (no)
		diag_add(r->d, DIAG_UNKNOWN_WORD, p->loc, "`%.*s` means nothing here; what denies nothing has no `denies`: delete the line",
			STR_ARG(p->text));
	else
		diag_paste(r->d, diag_add(r->d, DIAG_UNKNOWN_WORD, p->loc, "`%.*s` means nothing here; write a claim, a source, a speaker or "
			"yes", STR_ARG(p->text)), "denies: yes");
	lose(r);
	return true;
}

static void link_pointer(struct reader *r, const struct pointer *p)
{
	struct claim *c = &r->l->claims.v[p->claim];
	struct target t = {TARGET_YES, NONE, NONE};
	bool fine;

	if (str_is(p->text, "yes") && !p->corrects)
		fine = true;
	else if (wrong_yes(r, p))
		return;
	else if (is_place(r, p->text))
		fine = claim_find(r, p->text, p->loc, NONE, &t);
	else
		fine = find_speaker(r, p, c->source, &t);
	if (!fine)
		return;
	if (p->corrects && c->n_corrects++ == 0)
		c->first_corrects = (uint32_t)r->l->targets.n;
	if (!p->corrects && c->n_denies++ == 0)
		c->first_denies = (uint32_t)r->l->targets.n;
	vec_push(&r->l->targets, t);
}

void targets_link(struct reader *r)
{
	size_t i;

	r->first_aimed = r->names.n;
	for (i = 0; i < r->pointers.n; i++)
		link_pointer(r, &r->pointers.v[i]);
}
