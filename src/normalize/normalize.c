/* Normalize (§1 of the comparison rules): every entry becomes one answer per question it names, with slots filled,
 * offices resolved, class, doubt and window settled; what it entails follows as derived answers. */
#include "normalize/normalize.h"

#include "base/fetch.h"

#define ENTAIL_DEPTH 16 /* derived from derived from …: longer chains of `entails` are cut */

/* What one entry's answers share. */
struct entry {
	const struct ledger *l;
	const struct claim *claim;
	uint32_t index;
	struct spans said;
	struct spans about; /* when/during, else the day said */
	struct whose_word word;
	uint64_t key;
	bool offices;       /* somebody in the ledger holds an office: symbols may stand for their holders */
	const uint32_t **usual_slots; /* per question: the slots of entries that type none, once known */
	struct answers *out;
};

static const char *const class_words[N_CLASSES] = {"said", "likely", "alleged", "plan", "willing"};

const char *class_word(enum answer_class c)
{
	return class_words[c];
}

/* `dropped`, `decided` with no and `plan` with no are one answer: a real no. */
static enum answer_class class_of(enum claim_as as, const struct value *v)
{
	bool no = v->type == VALUE_YESNO && !v->yes;

	switch (as) {
	case AS_LIKELY:
		return CLASS_LIKELY;
	case AS_ALLEGED:
		return CLASS_ALLEGED;
	case AS_WILLING:
		return CLASS_WILLING;
	case AS_PLAN:
		return no ? CLASS_REAL : CLASS_PLAN;
	case AS_DROPPED:
		return v->type == VALUE_YESNO ? CLASS_REAL : CLASS_PLAN;
	default:
		return CLASS_REAL;
	}
}

static uint32_t typed_slot(const struct entry *e, struct str name)
{
	for (uint32_t i = 0; i < e->claim->n_slots; i++) {
		const struct slot_value *s = &e->l->slot_values.v[e->claim->first_slot + i];

		if (str_eq(s->name, name))
			return s->sym;
	}
	return NONE;
}

static const uint32_t *fill_slots(const struct entry *e, const struct question *q)
{
	uint32_t *out = ARENA_ARRAY(e->l->arena, uint32_t, q->n_slots);

	for (uint32_t i = 0; i < q->n_slots; i++) {
		uint32_t sym = typed_slot(e, q->slots[i].name);

		if (sym == NONE)
			sym = q->slots[i].fallback;
		if (sym == NONE)
			return NULL;
		out[i] = e->offices ? slot_holder(e->l, e->index, sym, e->about) : sym;
	}
	return out;
}

/* NULL if a required slot is missing (the reader has said so). Most entries type no slot and share the usual ones. */
static const uint32_t *slots_of(const struct entry *e, uint32_t question)
{
	const struct question *q = &e->l->questions.v[question];

	if (!q->n_slots)
		return NULL;
	if (e->claim->n_slots || e->offices)
		return fill_slots(e, q);
	if (!e->usual_slots[question])
		e->usual_slots[question] = fill_slots(e, q);
	return e->usual_slots[question];
}

static void place_day(struct answer *a, struct spans said)
{
	struct span hull;

	a->day_lo = INT32_MIN;
	a->day_hi = INT32_MAX;
	if (!said.n)
		return;
	hull = spans_hull(said);
	a->day_lo = time_unit_of(UNIT_DAY, hull.lo);
	a->day_hi = time_unit_of(UNIT_DAY, hull.hi);
}

static struct value *own_copy(const struct entry *e, struct answer *a)
{
	struct value *v = ARENA_COPY(e->l->arena, a->value, 1);

	a->value = v;
	return v;
}

static void say_no(struct value *v)
{
	v->yes = false;
	v->canon = STR("no");
}

/* A plan that was dropped is a no, however it was typed. */
static void settle_value(struct answer *a, const struct entry *e)
{
	const struct value *v = a->value;

	if (v->non_answer)
		return;
	if (v->type == VALUE_YESNO && v->yes && e->claim->as == AS_DROPPED)
		say_no(own_copy(e, a));
	if (e->offices && v->type >= VALUE_ONE && has_office(e->l, v, e->about))
		resolve_offices(e->l, own_copy(e, a), e->about);
}

static bool complete_answer(struct answer *a, const struct entry *e)
{
	const struct question *q = &e->l->questions.v[a->question];

	if (a->from == NONE)
		a->slots = slots_of(e, a->question);
	if (q->n_slots && !a->slots)
		return false;
	settle_value(a, e);
	a->claim = e->index;
	a->source = e->claim->source;
	a->on_top = e->claim->place_kind == 'h' || e->claim->place_kind == 's';
	a->in_body = e->claim->place_kind == 'p' || e->claim->place_kind == 'g' || e->claim->place_kind == 't';
	a->chain = e->claim->chain;
	a->links = e->word.links & 3u;
	a->has_by = e->claim->has_by;
	a->has_denies = e->claim->n_denies > 0;
	a->has_quotes = e->claim->quotes.n > 0;
	a->to_check = e->claim->to_check;
	a->speakers = e->word.speakers;
	a->n_speakers = e->word.n_speakers;
	a->key = e->key;
	if (a->from == NONE) /* a derived answer is of the class of the one it follows from */
		a->class = class_of(e->claim->as, a->value) & 15u;
	a->as = e->claim->as & 15u;
	a->order = e->claim->order & 3u;
	a->doubtful = a->value->doubt || e->word.doubt;
	a->inferred = e->claim->as == AS_INFERRED;
	a->draft = e->claim->draft;
	a->window = answer_window(q, e->claim, e->said);
	if (q->happens && a->value->type == VALUE_YESNO && a->value->yes && a->window.kind == WINDOW_DURING)
		a->window.kind = WINDOW_SOME; /* "met in March" is never "all through March" */
	place_day(a, e->said);
	return true;
}

static bool entails_here(const struct value *v)
{
	return !v->non_answer && (v->type != VALUE_YESNO || v->yes);
}

/* Slots that both questions have keep what the stronger answer was about; the others take the weaker one's usual values.
 * NULL if a required one stays empty. */
static const uint32_t *entailed_slots(const struct entry *e, const struct answer *from, const struct question *weaker)
{
	const struct question *q = &e->l->questions.v[from->question];
	uint32_t *out = ARENA_ARRAY(e->l->arena, uint32_t, weaker->n_slots);

	for (uint32_t i = 0; i < weaker->n_slots; i++) {
		uint32_t sym = weaker->slots[i].fallback;

		for (uint32_t k = 0; k < q->n_slots; k++)
			if (str_eq(q->slots[k].name, weaker->slots[i].name))
				sym = from->slots[k];
		if (sym == NONE)
			return NULL;
		out[i] = slot_holder(e->l, e->index, sym, e->about);
	}
	return out;
}

/* A derived list is open; `{other: no}` makes a yes here a no there. */
static void weaken(const struct entry *e, struct answer *a, bool no)
{
	struct value *v;

	if (!no && !a->value->complete)
		return;
	v = own_copy(e, a);
	v->complete = false;
	if (no)
		say_no(v);
}

/* STRONGER is TYPED itself, or derived from it. */
static void derive(const struct entry *e, const struct answer *typed, const struct answer *stronger, int depth)
{
	const struct question *q = &e->l->questions.v[stronger->question];

	for (uint32_t i = 0; i < q->n_entails && depth < ENTAIL_DEPTH && entails_here(stronger->value); i++) {
		struct answer a = *typed;
		const struct question *weaker = &e->l->questions.v[q->entails[i].question];

		if (weaker->type != q->type)
			continue;
		a.question = q->entails[i].question;
		a.from = typed->question;
		a.from_slots = typed->slots;
		a.value = stronger->value;
		a.slots = entailed_slots(e, stronger, weaker);
		weaken(e, &a, q->entails[i].no);
		if (a.question == typed->question || !complete_answer(&a, e))
			continue;
		vec_push(&e->out->v, a);
		derive(e, typed, &a, depth + 1);
	}
}

static void normalize_entry(struct entry *e)
{
	e->about = e->claim->when.n ? e->claim->when : e->said;
	for (uint32_t i = 0; i < e->claim->n_typed; i++) {
		uint32_t typed = e->claim->first_typed + i;
		struct answer a = {.question = e->l->typed.v[typed].question, .from = NONE, .typed = typed,
			.value = e->l->typed.v[typed].value};

		if (!complete_answer(&a, e))
			continue;
		vec_push(&e->out->v, a);
		derive(e, &a, &a, 0);
	}
}

static bool has_offices(const struct ledger *l)
{
	for (size_t i = 0; i < l->entities.n; i++)
		if (l->entities.v[i].n_held_by)
			return true;
	return false;
}

/* In a large ledger each look at a chain, a source or a question waits for memory: they are fetched ahead. */
FETCHING void fetch_ahead(const struct ledger *l, const struct whose_words *words, size_t i)
{
	enum { STEPS = 16 };
	const struct claim *claim = l->claims.v + i + STEPS;

	if (i + STEPS >= l->claims.n)
		return;
	__builtin_prefetch(&words->by_chain[claim->chain]);
	__builtin_prefetch(&l->sources.v[claim->source].published);
	if (claim->n_typed)
		__builtin_prefetch(&l->questions.v[l->typed.v[claim->first_typed].question]);
}

void normalize(const struct ledger *l, struct answers *out)
{
	const uint32_t **usual = mem_resize(NULL, (l->questions.n + 1) * sizeof *usual);
	struct whose_words words = words_new(l);
	uint32_t *rank = source_ranks(l);
	bool offices = has_offices(l);

	for (size_t i = 0; i < l->questions.n; i++)
		usual[i] = NULL;
	vec_reserve(&out->v, l->typed.n);
	for (uint32_t i = 0; i < l->claims.n; i++) {
		struct entry e = {.l = l, .claim = &l->claims.v[i], .index = i, .offices = offices, .usual_slots = usual,
			.out = out};

		fetch_ahead(l, &words, i);
		e.word = claim_word(&words, l, e.claim, &e.said);
		e.key = claim_key(e.claim, rank[e.claim->source]);
		normalize_entry(&e);
	}
	free(usual);
	free(rank);
	words_free(&words);
}

void answers_free(struct answers *a)
{
	vec_free(&a->v);
}
