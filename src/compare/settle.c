/* What would settle a finding (§7): what the desk could still get, ask or look up, read off the ledger. */
#include "base/map.h"
#include "compare/rules.h"

/* What the ledger knows of a symbol as somebody to be asked. */
enum { HEARD = 1, DECLINED = 2 };

#define NAMED_AT_MOST 3 /* "and 2 more" */

struct settling {
	struct context *c;
	uint8_t *heard; /* per symbol */
	bool unseen;    /* some source is known only through others */
	struct buf b;
	VEC(struct todo) todo;
};

/* ---- who was heard ----------------------------------------------------------------------------------------------- */

static void mark_upwards(struct settling *s, uint32_t sym, uint8_t mark)
{
	uint32_t n;
	const struct ancestor *up = lattice_ancestors(s->c->l->lattice, sym, &n);

	s->heard[sym] |= mark;
	for (uint32_t i = 0; i < n; i++)
		s->heard[up[i].sym] |= mark;
}

/* A body is heard through its parts, its speakers, its documents, and unnamed voices of its side. */
static void mark_speaker(struct settling *s, const struct speaker *sp, uint8_t mark)
{
	const struct ledger *l = s->c->l;

	if (sp->kind == SPEAKER_NAMED) {
		mark_upwards(s, sp->key, mark);
		mark_upwards(s, sp->sym, mark);
	} else if (sp->kind == SPEAKER_VOICE) {
		const struct voice *v = voice_of(l, sp->sym);

		if (v->side.sym != NONE)
			mark_upwards(s, v->side.sym, mark);
	} else if (sp->kind == SPEAKER_DOCUMENT) {
		const struct source *d = source_of(l, sp->sym);

		for (uint32_t i = 0; i < d->issued_by.n; i++)
			mark_upwards(s, d->issued_by.v[i].sym, mark);
	}
}

/* In a one-of of replies who declined is the slot `who`. */
static void mark_answer(struct settling *s, const struct answer *a)
{
	const struct question *q = question_of(s->c, a);
	uint8_t mark = a->value->non_answer ? DECLINED : HEARD;

	for (uint32_t i = 0; i < q->n_slots && q->is_one_of; i++)
		if (str_is(q->slots[i].name, "who"))
			s->heard[a->slots[i]] |= mark;
	if (!own_voice(a))
		for (uint8_t i = 0; i < a->n_speakers; i++)
			mark_speaker(s, &a->speakers[i], mark);
}

/* ---- writing ----------------------------------------------------------------------------------------------------- */

static void next_item(struct settling *s)
{
	if (s->b.n)
		buf_puts(&s->b, "; ");
}

/* The I-th of TOTAL names: commas and "and", or nothing once enough are named. FALSE: do not write it. */
static bool next_name(struct settling *s, uint32_t i, uint32_t total)
{
	if (i == NAMED_AT_MOST)
		buf_printf(&s->b, " and %u more", total - i);
	if (i >= NAMED_AT_MOST)
		return false;
	if (i)
		buf_puts(&s->b, i + 1 == total ? " and " : ", ");
	return true;
}

static void write_source(struct settling *s, uint32_t source)
{
	const struct source *src = &s->c->l->sources.v[source];

	if (src->has_outlet)
		buf_add(&s->b, src->outlet);
	else if (src->title.n)
		buf_printf(&s->b, "“%.*s”", STR_ARG(src->title));
	else if (src->kind.n)
		buf_printf(&s->b, "the %.*s", STR_ARG(src->kind));
	else
		buf_puts(&s->b, "the document");
	if (!str_eq(src->kind, symbol_id(s->c->l, src->sym)))
		buf_printf(&s->b, " (%.*s)", STR_ARG(symbol_id(s->c->l, src->sym)));
}

/* ---- sources nobody here has seen -------------------------------------------------------------------------------- */

struct unseen {
	VEC(struct todo) v; /* sources, in the order met */
	struct u64_map met; /* symbol -> place in v */
};

static void add_unseen(const struct context *c, uint32_t sym, uint32_t camp, struct unseen *out)
{
	const struct voice *v = voice_of(c->l, sym);
	const struct source *s = v ? &c->l->sources.v[v->source] : source_of(c->l, sym);
	uint32_t at;

	if (!s || !s->unseen)
		return;
	at = *u64_map_put(&out->met, s->sym, (uint32_t)out->v.n);
	if (at == out->v.n)
		vec_push(&out->v, (struct todo){TODO_GET, c->l->symbols.v[s->sym].index, 0});
	if (camp < 32)
		out->v.v[at].camps |= (uint32_t)1 << camp;
}

static void unseen_of(const struct context *c, const struct finding *f, struct unseen *out)
{
	for (uint32_t i = 0; i < f->n_camps; i++)
		for (uint32_t k = 0; k < f->camps[i].n; k++) {
			const struct chain *chain = &c->l->chains.v[c->a[f->camps[i].answers[k]].chain];

			for (uint32_t m = 0; m < chain->n; m++)
				for (uint32_t w = 0; w < chain->link[m].who.n; w++)
					add_unseen(c, chain->link[m].who.v[w].sym, i, out);
		}
}

/* The word of exactly one side ends in this document: it is that side, and what it says settles no more than that. */
static bool is_a_side(const struct context *c, const struct finding *f, uint32_t source)
{
	uint32_t sides = 0;

	if (c->l->sources.v[source].has_outlet)
		return false;
	for (uint32_t i = 0; i < f->n_camps; i++) {
		bool ends = false;

		for (uint32_t k = 0; k < f->camps[i].n; k++) {
			const struct answer *a = &c->a[f->camps[i].answers[k]];

			for (uint8_t m = 0; m < a->n_speakers; m++)
				ends |= a->speakers[m].kind == SPEAKER_DOCUMENT && a->speakers[m].sym == c->l->sources.v[source].sym;
		}
		sides += ends;
	}
	return f->n_camps > 1 && sides == 1;
}

/* Those that are a side, or those that are none. */
static void say_unseen_of(struct settling *s, const struct finding *f, const struct unseen *u, bool side, const char *lead,
	const char *end)
{
	uint32_t total = 0, at = 0;

	for (size_t i = 0; i < u->v.n; i++)
		total += is_a_side(s->c, f, u->v.v[i].index) == side;
	if (total == 0)
		return;
	next_item(s);
	buf_puts(&s->b, lead);
	for (size_t i = 0; i < u->v.n; i++) {
		struct todo one = u->v.v[i];

		if (is_a_side(s->c, f, one.index) != side || !next_name(s, at++, total))
			continue;
		write_source(s, one.index);
		one.kind = side ? TODO_SEE : TODO_GET;
		vec_push(&s->todo, one);
	}
	buf_puts(&s->b, total == 1 ? end : "");
	buf_puts(&s->b, ", known here only through others");
}

static void say_unseen(struct settling *s, const struct finding *f)
{
	struct unseen u = {0};

	if (!s->unseen)
		return;
	unseen_of(s->c, f, &u);
	say_unseen_of(s, f, &u, false, "get ", " itself");
	say_unseen_of(s, f, &u, true, "see whether it stands so in ", "");
	vec_free(&u.v);
	u64_map_free(&u.met);
}

/* ---- people who could be asked ----------------------------------------------------------------------------------- */

static const char *const no_people[] = {"list", "place", "city", "town", "country", "region", "law", "product",
	"building", "event", "document", "site", "ship", "program", "programme", "weapon", "money"};

bool can_be_asked(const struct ledger *l, struct str slot, uint32_t sym)
{
	const struct entity *e = entity_of(l, sym);

	if (!e)
		return false;
	for (size_t i = 0; i < sizeof no_people / sizeof *no_people; i++)
		if (str_is(e->kind, no_people[i]))
			return false;
	return e->kind.n || str_is(slot, "who") || str_is(slot, "whom");
}

static void say_person(struct settling *s, struct str slot, uint32_t sym)
{
	uint8_t heard = s->heard[sym];
	struct str name;

	if (!can_be_asked(s->c->l, slot, sym) || (heard & HEARD))
		return;
	name = symbol_name(s->c->l, sym);
	next_item(s);
	vec_push(&s->todo, (struct todo){heard & DECLINED ? TODO_ASK_AGAIN : TODO_ASK, sym, 0});
	if (heard & DECLINED)
		buf_printf(&s->b, "ask %.*s again, who gave no answer so far", STR_ARG(name));
	else
		buf_printf(&s->b, "ask %.*s, whose word is nowhere in the ledger", STR_ARG(name));
}

static void say_people(struct settling *s, const struct finding *f)
{
	const struct ledger *l = s->c->l;
	const struct question *q = &l->questions.v[f->question];

	for (uint32_t i = 0; f->slots && i < q->n_slots; i++) {
		const struct symbol *sym = &l->symbols.v[f->slots[i]];
		struct refs members = sym->kind == SYM_LIST ? l->lists.v[sym->index] : (struct refs){0};

		say_person(s, q->slots[i].name, f->slots[i]);
		for (uint32_t k = 0; k < members.n && k < NAMED_AT_MOST; k++)
			say_person(s, q->slots[i].name, members.v[k].sym);
	}
}

/* ---- claims that want a closer look ------------------------------------------------------------------------------ */

static bool wide_window(const struct context *c, uint32_t answer)
{
	return c->a[answer].window.kind == WINDOW_SOME;
}

static bool unchecked(const struct context *c, uint32_t answer)
{
	return c->a[answer].to_check;
}

static void say_claims(struct settling *s, const struct finding *f,
	bool (*wanted)(const struct context *c, uint32_t answer), const char *what, enum todo_kind kind)
{
	uint32_t total = 0, at = 0;

	for (int writing = 0; writing < 2; writing++)
		for (uint32_t i = 0; i < f->n_camps; i++)
			for (uint32_t k = 0; k < f->camps[i].n; k++) {
				uint32_t answer = f->camps[i].answers[k];

				if (!wanted(s->c, answer))
					continue;
				if (!writing) {
					total++;
					continue;
				}
				if (at == 0) {
					next_item(s);
					buf_puts(&s->b, what);
				}
				if (next_name(s, at++, total)) {
					buf_add(&s->b, s->c->l->claims.v[s->c->a[answer].claim].at);
					vec_push(&s->todo, (struct todo){kind, answer, 0});
				}
			}
}

/* ---- a finding --------------------------------------------------------------------------------------------------- */

static bool is_dispute(const struct finding *f)
{
	return f->kind == FIND_DENIAL || f->kind == FIND_CONTRADICTION || f->kind == FIND_MISMATCH;
}

static void settle_one(struct settling *s, struct finding *f)
{
	f->settle = STR("");
	s->todo.n = 0;
	if (f->kind == FIND_AGREEMENT || f->kind == FIND_NO_COMMENT)
		return;
	say_unseen(s, f);
	if (is_dispute(f) || f->kind == FIND_SINGLE_SOURCE)
		say_people(s, f);
	if (f->possible)
		say_claims(s, f, wide_window, "find a closer date for ", TODO_DATE);
	say_claims(s, f, unchecked, "check what is still marked to-check: ", TODO_CHECK);
	f->settle = buf_keep(&s->b, s->c->arena);
	if (s->todo.n)
		f->todo = ARENA_COPY(s->c->arena, s->todo.v, s->todo.n);
	f->n_todo = (uint32_t)s->todo.n;
}

void settle_findings(struct context *c)
{
	struct settling s = {.c = c, .heard = mem_resize(NULL, c->l->symbols.n + 1)};

	memset(s.heard, 0, c->l->symbols.n + 1);
	for (size_t i = 0; i < c->l->sources.n; i++)
		s.unseen |= c->l->sources.v[i].unseen;
	for (size_t i = 0; i < c->out->answers.v.n; i++)
		if (c->a[i].from == NONE)
			mark_answer(&s, &c->a[i]);
	for (size_t i = 0; i < c->out->findings.n; i++)
		settle_one(&s, &c->out->findings.v[i]);
	vec_free(&s.todo);
	buf_free(&s.b);
	free(s.heard);
}
