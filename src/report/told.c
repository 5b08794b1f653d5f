/* Tables that several formats share, each filled when first asked for. */
#include "report/told.h"

#include "base/fetch.h"
#include "base/sort.h"
#include "compare/context.h"
#include "report/alerts.h"
#include "report/discrepancies.h"
#include "report/words.h"

struct told {
	const struct told_answer *answers;
	uint8_t *short_length;   /* by finding: digits of its fingerprint */
	struct str *sha256;      /* by file */
	struct str *day;         /* by source */
	struct str *of_source;   /* by source: its own word */
	struct str *of_chain;    /* by chain: whose word, where that does not depend on the source */
	uint8_t *chain_end;      /* by chain: enum chain_end */
	const struct fragile *fragile;
	uint32_t n_fragile;
	struct str text;
	struct page page;
	const struct alerts *alerts;
	struct str *words[N_TOLD_WORDS]; /* by finding */
	struct told_standing *standing;  /* by group; in_order NULL: not looked at */
	uint8_t *derived;        /* by group: DERIVED_* */
};

struct told *told_new(const struct report *r)
{
	return ARENA_NEW(r->arena, struct told);
}

void told_free(struct told *t)
{
	page_free(&t->page);
}

/* ---- answers --------------------------------------------------------------------------------------------------------- */

enum { POOL = 1 << 16 };

/* A copy of S between quotes, in a pool that starts anew when it is full. */
static struct str pooled(struct arena *a, struct str *pool, struct str s)
{
	size_t n = s.n + 2;
	char *p;

	if (pool->n < n)
		*pool = n > POOL / 4 ? (struct str){arena_alloc(a, n), n} : (struct str){arena_alloc(a, POOL), POOL};
	p = (char *)(uintptr_t)pool->p;
	p[0] = p[n - 1] = '"';
	if (s.n)
		memcpy(p + 1, s.p, s.n);
	*pool = str_skip(*pool, n);
	return (struct str){p + 1, s.n};
}

static bool is_plain(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < ' ' || s.p[i] == '"' || s.p[i] == '\\' || s.p[i] >= 0x7F)
			return false;
	return true;
}

/* Fetches what the rows that come next will touch. */
FETCHING void fetch(const struct ledger *l, const struct answer *v, size_t i, size_t n)
{
	if (i + 16 < n) {
		__builtin_prefetch(&l->claims.v[v[i + 16].claim]);
		__builtin_prefetch(&l->typed.v[v[i + 16].typed]);
	}
	if (i + 8 < n)
		__builtin_prefetch(l->claims.v[v[i + 8].claim].at.p);
}

const struct told_answer *told_answers(const struct report *r)
{
	const struct answer *v = r->comparison->answers.v.v;
	size_t n = r->comparison->answers.v.n;
	struct told_answer *out;
	struct str pool = {0};

	if (r->told->answers)
		return r->told->answers;
	out = ARENA_ARRAY(r->arena, struct told_answer, n + 1);
	for (size_t i = 0; i < n; i++) {
		fetch(r->ledger, v, i, n);
		out[i].at = pooled(r->arena, &pool, r->ledger->claims.v[v[i].claim].at);
		out[i].plain = is_plain(out[i].at);
		out[i].question = v[i].from != NONE ? v[i].from : v[i].question;
		out[i].loc = answer_loc(r->ledger, &v[i]);
	}
	return r->told->answers = out;
}

void told_claim(struct buf *b, const struct report *r, const struct finding *f, const struct told_answer *a)
{
	buf_add(b, a->at);
	if (a->question != f->question) {
		buf_char(b, '#');
		buf_add(b, symbol_id(r->ledger, r->ledger->questions.v[a->question].sym));
	}
}

/* ---- fingerprints ---------------------------------------------------------------------------------------------------- */

enum { LEAST_DIGITS = 8 };

static int by_fingerprint(const void *left, const void *right, void *context)
{
	const struct finding *v = context;
	uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
	int order = strcmp(v[a].fingerprint, v[b].fingerprint);

	return order ? order : a < b ? -1 : a > b;
}

/* Digits that it takes to tell A from B. */
static uint8_t digits_apart(const struct finding *a, const struct finding *b)
{
	uint8_t n = 0;

	while (a->fingerprint[n] && a->fingerprint[n] == b->fingerprint[n])
		n++;
	return n < LEAST_DIGITS ? LEAST_DIGITS : (uint8_t)(n + (a->fingerprint[n] != '\0'));
}

static uint8_t *short_lengths(const struct report *r)
{
	const struct finding *v = r->comparison->findings.v;
	uint32_t n = (uint32_t)r->comparison->findings.n;
	uint8_t *out = ARENA_ARRAY(r->arena, uint8_t, n + 1);
	uint32_t *order = ARENA_ARRAY(r->arena, uint32_t, n + 1);

	for (uint32_t i = 0; i < n; i++)
		order[i] = i;
	sort_by(order, n, sizeof *order, by_fingerprint, (void *)(uintptr_t)v);
	for (uint32_t i = 0; i < n; i++) {
		uint8_t before = i ? digits_apart(&v[order[i]], &v[order[i - 1]]) : LEAST_DIGITS;
		uint8_t behind = i + 1 < n ? digits_apart(&v[order[i]], &v[order[i + 1]]) : LEAST_DIGITS;

		out[order[i]] = before > behind ? before : behind;
	}
	return out;
}

struct str told_short(const struct report *r, const struct finding *f)
{
	struct told *t = r->told;

	if (!t->short_length)
		t->short_length = short_lengths(r);
	return (struct str){f->fingerprint, t->short_length[f - r->comparison->findings.v]};
}

/* ---- inputs and speakers --------------------------------------------------------------------------------------------- */

struct str told_sha256(const struct report *r, uint32_t file)
{
	struct told *t = r->told;

	if (!t->sha256)
		t->sha256 = ARENA_ARRAY(r->arena, struct str, r->ledger->files.n + 1);
	if (t->sha256[file].n == 0)
		t->sha256[file] = input_sha256(r->ledger, file);
	return t->sha256[file];
}

enum chain_end { END_UNKNOWN, END_PEOPLE, END_SOURCE };

/* Does the chain lead to a source? Only then it matters which source the claim is of: it may be that one. */
static enum chain_end end_of(const struct ledger *l, const struct chain *chain)
{
	struct refs last = {0};

	if (chain->n == 0)
		return END_SOURCE;
	last = chain->link[chain->n - 1].who;
	return last.n == 1 && source_of(l, last.v[0].sym) ? END_SOURCE : END_PEOPLE;
}

/* Where its room for a text is: by source if the source speaks itself, else by chain. */
static struct str *speaker_room(const struct report *r, const struct answer *a)
{
	const struct ledger *l = r->ledger;
	struct told *t = r->told;

	if (!t->of_source) {
		t->of_source = ARENA_ARRAY(r->arena, struct str, l->sources.n + 1);
		t->of_chain = ARENA_ARRAY(r->arena, struct str, l->chains.n + 1);
		t->chain_end = ARENA_ARRAY(r->arena, uint8_t, l->chains.n + 1);
	}
	if (!t->chain_end[a->chain])
		t->chain_end[a->chain] = (uint8_t)end_of(l, &l->chains.v[a->chain]);
	if (t->chain_end[a->chain] == END_SOURCE && speaks_itself(l, &l->claims.v[a->claim]))
		return &t->of_source[a->source];
	return &t->of_chain[a->chain];
}

struct str told_speaker(const struct report *r, const struct answer *a)
{
	struct str *room = speaker_room(r, a);
	struct buf b = {0};

	if (!room->p) {
		say_speaker(&b, r->ledger, &r->ledger->claims.v[a->claim]);
		*room = buf_keep(&b, r->arena);
		buf_free(&b);
	}
	return *room;
}

struct str told_day(const struct report *r, uint32_t source)
{
	struct told *t = r->told;
	struct buf b = {0};

	if (!t->day)
		t->day = ARENA_ARRAY(r->arena, struct str, r->ledger->sources.n + 1);
	if (!t->day[source].p) {
		say_day(&b, &r->ledger->sources.v[source]);
		t->day[source] = buf_keep(&b, r->arena);
		buf_free(&b);
	}
	return t->day[source];
}

void told_who(struct buf *b, const struct report *r, const struct answer *a)
{
	buf_add(b, told_speaker(r, a));
	say_path(b, r->ledger, &r->ledger->claims.v[a->claim]);
	buf_puts(b, ", ");
	buf_add(b, told_day(r, a->source));
}

/* ---- what rests on one source ---------------------------------------------------------------------------------------- */

const struct fragile *told_fragile(const struct report *r, uint32_t *n)
{
	if (!r->told->fragile)
		r->told->fragile = compare_fragile(r->comparison, &r->told->n_fragile);
	*n = r->told->n_fragile;
	return r->told->fragile;
}

/* ---- whole formats that others hold ---------------------------------------------------------------------------------- */

struct str told_text(const struct report *r)
{
	struct report plain = *r;
	struct buf b = {0};

	if (!r->told->text.p) {
		plain.color = false;
		text_write(&plain, &b);
		r->told->text = buf_keep(&b, r->arena);
		buf_free(&b);
	}
	return r->told->text;
}

struct str told_page(const struct report *r)
{
	if (!r->told->page.tape.n)
		discrepancies(r, &r->told->page);
	return buf_str(&r->told->page.tape);
}

const struct alerts *told_alerts(const struct report *r)
{
	struct alerts *out;

	if (!r->told->alerts) {
		out = ARENA_NEW(r->arena, struct alerts);
		*out = alerts_make(r);
		r->told->alerts = out;
	}
	return r->told->alerts;
}

/* ---- about findings and groups ---------------------------------------------------------------------------------------- */

struct str *told_room(const struct report *r, enum told_words what, const struct finding *f)
{
	struct str **rooms = &r->told->words[what];

	if (!*rooms)
		*rooms = ARENA_ARRAY(r->arena, struct str, r->comparison->findings.n + 1);
	return &(*rooms)[f - r->comparison->findings.v];
}

struct str told_once(const struct report *r, enum told_words what, const struct finding *f,
	void (*write)(struct buf *b, const struct report *r, const struct finding *f))
{
	struct str *room = told_room(r, what, f);
	struct buf made = {0};

	if (!room->p) {
		write(&made, r, f);
		*room = buf_keep(&made, r->arena);
		buf_free(&made);
	}
	return *room;
}

bool told_stands(const struct report *r, uint32_t answer)
{
	const struct state *s = &r->comparison->state[answer];

	return s->left == LEFT_NOT && !s->turned && r->comparison->answers.v.v[answer].from == NONE;
}

static int by_value(const void *left, const void *right, void *context)
{
	const struct answer *v = context;
	uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
	int order = v[a].value == v[b].value ? 0 : str_cmp(v[a].value->canon, v[b].value->canon);

	return order ? order : a < b ? -1 : a > b;
}

static struct told_standing standing_of(const struct report *r, const struct group *g)
{
	uint32_t *v = ARENA_ARRAY(r->arena, uint32_t, g->n + 1), *sorted;
	uint32_t n = 0;

	for (uint32_t i = g->first; i < g->first + g->n; i++)
		if (told_stands(r, i))
			v[n++] = i;
	sorted = ARENA_COPY(r->arena, v, n + 1);
	sort_by(sorted, n, sizeof *sorted, by_value, r->comparison->answers.v.v);
	return (struct told_standing){v, sorted, n};
}

const struct told_standing *told_standing(const struct report *r, uint32_t group)
{
	struct told_standing *room;

	if (!r->told->standing)
		r->told->standing = ARENA_ARRAY(r->arena, struct told_standing, r->comparison->groups.v.n + 1);
	room = &r->told->standing[group];
	if (!room->in_order)
		*room = standing_of(r, &r->comparison->groups.v.v[group]);
	return room;
}

enum { DERIVED_UNKNOWN, DERIVED_NONE, DERIVED_SOME };

bool told_derived(const struct report *r, uint32_t group)
{
	const struct group *g = &r->comparison->groups.v.v[group];
	uint8_t *state;

	if (!r->told->derived)
		r->told->derived = ARENA_ARRAY(r->arena, uint8_t, r->comparison->groups.v.n + 1);
	state = &r->told->derived[group];
	if (*state == DERIVED_UNKNOWN) {
		*state = DERIVED_NONE;
		for (uint32_t i = g->first; i < g->first + g->n; i++)
			if (r->comparison->answers.v.v[i].from != NONE)
				*state = DERIVED_SOME;
	}
	return *state == DERIVED_SOME;
}
