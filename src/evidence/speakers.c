/* Reading attributions: "…," NAME said · "…," said NAME · NAME said: "…" · "…," X said. "…" · he and she, where the paragraph
 * names one person before · "the governor", where one person is the governor. */
#include "evidence/speakers.h"

#include "ledger/ledger.h"
#include "text/utf8.h"

struct reading {
	struct arena *arena;
	const struct article *x;
	const struct quotations *q;
	const struct people *p;
	uint32_t *who;       /* per quotation */
	bool *own;           /* its own attribution tells, not the one before it */
	struct words_list w; /* of the piece at hand */
};

static uint32_t last_character(struct str s)
{
	size_t at = s.n;

	while (at > 0 && ((unsigned char)s.p[--at] & 0xC0) == 0x80)
		;
	return s.n ? utf8_next(s, &at) : 0;
}

/* ---- who is named before a quotation in its paragraph ------------------------------------------------------------------ */

/* People named outside quotation marks before byte END of the block: one with a role of ROLES (0: any), NONE, or SEVERAL. */
#define SEVERAL (NONE - 1)

static void note(uint32_t *found, uint32_t person)
{
	if (*found == NONE || *found == person)
		*found = person;
	else
		*found = SEVERAL;
}

static void named_in(struct reading *r, struct str text, size_t from, size_t to, uint64_t roles, uint32_t *found)
{
	struct words_list w = {0};

	words_split(&w, r->arena, text, from, to);
	for (uint32_t i = 0; i < w.v.n;) {
		struct name n;
		uint32_t person;

		if (!w.v.v[i].capital) {
			i++;
			continue;
		}
		if (name_read(&w, i, &n)) {
			person = person_named(r->p, &w, &n);
			if (person != NONE && (!roles || (r->p->v.v[person].roles & roles)))
				note(found, person);
		}
		i = n.to > i ? n.to : i + 1;
	}
	vec_free(&w.v);
}

static uint32_t named_before(struct reading *r, uint32_t block, uint32_t end, uint64_t roles)
{
	struct str text = r->x->blocks[block].text;
	uint32_t found = NONE;
	size_t from = 0;

	for (size_t i = 0; i < r->q->v.n; i++) {
		const struct quotation *q = &r->q->v.v[i];

		if (q->block > block || (q->block == block && q->open >= end))
			break;
		if (q->last == block && q->block < block)
			from = q->close;
		if (q->block != block)
			continue;
		named_in(r, text, from, q->open, roles, &found);
		from = q->last == block ? q->close : text.n;
	}
	if (from < end)
		named_in(r, text, from, end, roles, &found);
	return found;
}

/* "A spokesman for the governor disputed that. He said": a sentence before is about somebody it does not name. */
static bool about_unnamed(struct reading *r, uint32_t block, uint32_t end)
{
	struct words_list w = {0};
	bool found = false;

	words_split(&w, r->arena, r->x->blocks[block].text, 0, end);
	for (size_t i = 0; i < w.v.n; i++)
		found |= w.v.v[i].starts && word_among("a an another one two three some several his her their its", w.v.v[i].folded);
	vec_free(&w.v);
	return found;
}

static uint32_t pronoun(struct reading *r, const struct quotation *q, struct str word)
{
	uint32_t one = named_before(r, q->block, q->open, 0);
	const struct person *p;

	if (one >= SEVERAL || about_unnamed(r, q->block, q->open))
		return NONE;
	p = &r->p->v.v[one];
	return (str_is(word, "he") ? p->woman : p->man) ? NONE : one;
}

/* "the governor": who is one in this paragraph, else the only one of the article. */
static uint32_t holder(struct reading *r, const struct quotation *q, uint64_t roles)
{
	uint32_t one = named_before(r, q->block, q->open, roles), found = NONE;

	if (one == SEVERAL)
		return NONE;
	for (uint32_t i = 0; one == NONE && i < r->p->v.n; i++)
		if (r->p->v.v[i].roles & roles)
			note(&found, i);
	if (one == NONE)
		one = found;
	return one == SEVERAL ? NONE : one;
}

/* ---- who is meant by a phrase -------------------------------------------------------------------------------------------- */

/* Words FROM..TO of r->w: a name, a pronoun, an office. */
static uint32_t phrase(struct reading *r, const struct quotation *q, uint32_t from, uint32_t to)
{
	uint64_t roles = 0;
	bool object = false, objects = false, unnamed;

	if (from == to)
		return NONE;
	unnamed = word_among("a an another one", r->w.v.v[from].folded);
	if (word_among("he she", r->w.v.v[from].folded))
		return to - from <= 3 ? pronoun(r, q, r->w.v.v[from].folded) : NONE; /* he, he later, she then */
	for (uint32_t i = from; i < to;) {
		const struct word *w = &r->w.v.v[i];
		struct name n;

		if (word_among("for of to from at in on with about by behalf", w->folded)) {
			object = objects = true;
		} else if (unnamed && objects) {
			return NONE; /* a spokesman for the mayor, Otto Brandt */
		} else if (w->capital && !w->possessive && !object) {
			if (name_read(&r->w, i, &n) && n.to <= to && !r->w.v.v[n.to - 1].possessive)
				return person_named(r->p, &r->w, &n);
			roles |= n.roles;
			i = n.to > i ? n.to : i + 1;
			continue;
		} else if (!object) {
			roles |= role_of(w->folded);
		}
		if (w->behind == ',')
			object = false;
		i++;
	}
	return roles && word_among("the", r->w.v.v[from].folded) ? holder(r, q, roles) : NONE;
}

static uint32_t find_speech(const struct words_list *w, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++)
		if (is_speech(w->v.v[i].folded))
			return i;
	return NONE;
}

/* End of the noun phrase behind "said". */
static uint32_t phrase_end(const struct words_list *w, uint32_t from)
{
	uint32_t i = from;

	while (i < w->v.n && i < from + 12 && !word_among("who which when as during after before while and but told in on at whose where", w->v.v[i].folded)) {
		uint32_t mark = w->v.v[i++].behind;

		if (mark && mark != ',' && mark != 0x2019 && mark != '\'' && mark != '.')
			break;
		if (mark == '.' && w->v.v[i - 1].text.n > 1 && !is_title(w->v.v[i - 1].folded))
			break;
	}
	return i;
}

/* ---- behind, in front, from the quotation before ------------------------------------------------------------------------ */

/* Where the next quotation of the block begins, or the end of its text. */
static uint32_t next_open(const struct reading *r, size_t i)
{
	const struct quotation *q = &r->q->v.v[i], *next = i + 1 < r->q->v.n ? q + 1 : NULL;

	return next && next->block == q->last ? next->open : (uint32_t)r->x->blocks[q->last].text.n;
}

/* A comma, ? or ! before the closing mark, or a comma behind it: the sentence goes on with who said it. */
static bool sentence_goes_on(const struct reading *r, const struct quotation *q)
{
	uint32_t last = last_character(q->text);
	struct str behind = str_skip(r->x->blocks[q->last].text, q->close);

	return last == ',' || last == '?' || last == '!' || last == 0x2014 || last == 0x2013 || str_starts(behind, ",");
}

/* Words up to the end of the sentence. */
static uint32_t sentence_end(const struct words_list *w)
{
	for (uint32_t i = 1; i < w->v.n; i++)
		if (w->v.v[i].starts)
			return i;
	return (uint32_t)w->v.n;
}

static uint32_t behind(struct reading *r, size_t i)
{
	const struct quotation *q = &r->q->v.v[i];
	struct str text = r->x->blocks[q->last].text;
	uint32_t end, verb;

	if (!sentence_goes_on(r, q))
		return NONE;
	words_split(&r->w, r->arena, text, q->close, next_open(r, i));
	end = sentence_end(&r->w);
	if (end == 0 || word_among("and but who which while as", r->w.v.v[0].folded))
		return NONE;
	if (str_is(r->w.v.v[0].folded, "according") && end > 2) {
		r->own[i] = true;
		return phrase(r, q, 2, phrase_end(&r->w, 2) < end ? phrase_end(&r->w, 2) : end);
	}
	verb = find_speech(&r->w, 0, end < 16 ? end : 16);
	if (verb == NONE)
		return NONE;
	r->own[i] = true;
	if (verb == 0)
		return phrase(r, q, 1, phrase_end(&r->w, 1) < end ? phrase_end(&r->w, 1) : end);
	return phrase(r, q, 0, verb);
}

/* "A," X said. "B.": nothing but X's attribution stands between. */
static uint32_t from_before(struct reading *r, size_t i)
{
	const struct quotation *q = &r->q->v.v[i], *left = i ? q - 1 : NULL;

	if (!left || left->last != q->block || !r->own[i - 1])
		return NONE;
	words_split(&r->w, r->arena, r->x->blocks[q->block].text, left->close, q->open);
	return r->w.v.n && sentence_end(&r->w) == r->w.v.n ? r->who[i - 1] : NONE;
}

/* Somebody else comes between the verb and the words. */
static bool other_between(struct reading *r, uint32_t from)
{
	for (uint32_t i = from; i < r->w.v.n; i++) {
		struct name n;

		if (word_among("he she they it who", r->w.v.v[i].folded))
			return true;
		if (r->w.v.v[i].capital && name_read(&r->w, i, &n) && person_named(r->p, &r->w, &n) != NONE)
			return true;
	}
	return false;
}

static uint32_t in_front(struct reading *r, size_t i)
{
	const struct quotation *q = &r->q->v.v[i], *left = i ? q - 1 : NULL;
	uint32_t from = left && left->last == q->block ? left->close : 0, start = 0, verb = NONE, clause;

	words_split(&r->w, r->arena, r->x->blocks[q->block].text, from, q->open);
	for (uint32_t k = 1; k < r->w.v.n; k++)
		if (r->w.v.v[k].starts)
			start = k;
	if (from && start == 0)
		return NONE; /* the sentence began before the quotation to the left */
	for (uint32_t k = start; k < r->w.v.n; k++)
		if (is_speech(r->w.v.v[k].folded))
			verb = k;
	if (verb == NONE || verb == start || other_between(r, verb + 1))
		return NONE;
	r->own[i] = true;
	if (r->w.v.v[verb - 1].behind == ',')
		return phrase(r, q, start, verb);
	for (clause = verb - 1; clause > start && r->w.v.v[clause - 1].behind != ','; clause--)
		;
	return phrase(r, q, clause, verb);
}

const uint32_t *speakers_read(struct arena *arena, const struct article *x, const struct quotations *q, const struct people *p)
{
	struct reading r = {.arena = arena, .x = x, .q = q, .p = p};

	r.who = ARENA_ARRAY(arena, uint32_t, q->v.n + 1);
	r.own = ARENA_ARRAY(arena, bool, q->v.n + 1);
	for (size_t i = 0; i < q->v.n; i++) {
		r.who[i] = behind(&r, i);
		if (r.who[i] == NONE && !r.own[i])
			r.who[i] = from_before(&r, i);
		if (r.who[i] == NONE && !r.own[i])
			r.who[i] = in_front(&r, i);
	}
	vec_free(&r.w.v);
	return r.who;
}
