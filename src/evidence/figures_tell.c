/* The proof-reader: a figure from 10 up, or a full date, of an answer that its paragraph does not hold in any written form, and
 * another paragraph prints. Silent where neither does. And figures of a headline that the article does not hold. */
#include "evidence/tell.h"

#include "base/buf.h"
#include "evidence/figures.h"
#include "evidence/fragments.h"
#include "value/value.h"

enum { SHOWN_PLACES = 3, LEAST = 10, BODY_LEAST = 3 };

/* Numbers and days of one block, read when first asked for. */
struct read_block {
	struct figures figures;
	struct printed_days days;
	bool done;
};

struct proof {
	const struct evidence *e;
	struct ledger *l;
	struct arena *scratch;
	struct words_list words;
	struct read_block **block; /* per copy, then block */
};

static struct read_block *read_block(struct proof *p, uint32_t copy, uint32_t block)
{
	const struct article *x = &p->e->copies.v.v[copy].article;
	struct read_block *b;

	if (!p->block[copy])
		p->block[copy] = ARENA_ARRAY(p->e->arena, struct read_block, x->n_blocks);
	b = &p->block[copy][block];
	if (!b->done) {
		figures_find(&b->figures, &p->words, p->e->arena, x->blocks[block].text);
		days_find(&b->days, &p->words);
		b->done = true;
	}
	return b;
}

/* ---- where else ------------------------------------------------------------------------------------------------------------ */

/* What is looked for: a number in a unit, or a day. */
struct sought {
	num value;
	const struct unit *unit;
	const struct printed_day *day; /* NULL: a number */
};

static bool has_day(const struct printed_days *d, const struct printed_day *x)
{
	for (size_t i = 0; i < d->v.n; i++)
		if (d->v.v[i].month == x->month && d->v.v[i].day == x->day && (!d->v.v[i].year || d->v.v[i].year == x->year))
			return true;
	return false;
}

static bool prints(struct read_block *b, const struct sought *s)
{
	return s->day ? has_day(&b->days, s->day) : figures_print(&b->figures, s->value, s->unit);
}

/* "p5, p9", or empty. FIRST gets the first of these blocks. */
static struct str elsewhere(struct proof *p, uint32_t copy, uint32_t here, const struct sought *s, uint32_t *first)
{
	const struct article *x = &p->e->copies.v.v[copy].article;
	struct buf b = {0};
	struct str out;
	uint32_t n = 0;

	for (uint32_t i = 0; i < x->n_blocks; i++) {
		if (i == here || x->blocks[i].place.n == 0 || !prints(read_block(p, copy, i), s))
			continue;
		if (n == 0)
			*first = i;
		if (n < SHOWN_PLACES) {
			buf_puts(&b, n ? ", " : "");
			buf_add(&b, x->blocks[i].place);
		}
		n++;
	}
	buf_puts(&b, n > SHOWN_PLACES ? " …" : "");
	out = buf_keep(&b, p->e->arena);
	buf_free(&b);
	return out;
}

/* An answer of a claim, and where its place is. */
struct answered {
	const struct claim *claim;
	const struct typed *typed;
	uint32_t copy, block;
	struct str text; /* the figure as typed */
};

static void tell(struct proof *p, const struct answered *a, const struct sought *s)
{
	enum diag_code code = s->day ? DIAG_DATE_ELSEWHERE : DIAG_FIGURE_ELSEWHERE;
	const struct copy *c = &p->e->copies.v.v[a->copy];
	uint32_t first = NONE;
	struct str places = elsewhere(p, a->copy, a->block, s, &first), here = c->article.blocks[a->block].place;
	struct diag *d;

	if (places.n == 0)
		return;
	d = diag_add(p->l->diags, code, a->typed->loc,
		"%.*s not in %.*s; found in %.*s; check the place, or the answer", STR_ARG(a->text), STR_ARG(here), STR_ARG(places));
	if (d)
		diag_second(d, copy_loc(&p->e->copies, c, first, s->day ? STR("") : a->text), "printed");
}

/* ---- numbers ----------------------------------------------------------------------------------------------------------------- */

/* The entry's own fragments stand at its place (else that was told), and they hold it. */
static bool in_fragments(struct proof *p, const struct answered *a, num value, const struct unit *unit)
{
	const struct claim_extra *x = claim_extra(p->l, (uint32_t)(a->claim - p->l->claims.v));
	struct figures f = {0};
	bool held = false;

	for (uint32_t i = 0; i < a->claim->quotes.n + (x ? x->words.n : 0) && !held; i++) {
		struct str text = i < a->claim->quotes.n ? a->claim->quotes.v[i] : x->words.v[i - a->claim->quotes.n];

		figures_find(&f, &p->words, p->scratch, text);
		held = figures_hold(&f, value, unit);
	}
	figures_free(&f);
	return held;
}

static bool in_wide(const struct value *v, const struct figures *f)
{
	for (size_t i = 0; i < f->v.n; i++)
		for (uint32_t k = 0; k < v->spans.n; k++)
			if (f->v.v[i].value >= v->spans.v[k].lo && f->v.v[i].value <= v->spans.v[k].hi)
				return true;
	return false;
}

static void check_number(struct proof *p, struct answered *a)
{
	const struct value *v = a->typed->value;
	struct str unit = p->l->questions.v[a->typed->question].unit;
	struct sought s = {.unit = unit.n ? unit_find(unit) : NULL};
	struct read_block *b = read_block(p, a->copy, a->block);
	struct figures typed = {0};
	bool held = in_wide(v, &b->figures);

	figures_find(&typed, &p->words, p->scratch, a->typed->text);
	for (size_t i = 0; i < typed.v.n && !held; i++) {
		const struct figure *x = &typed.v.v[i];

		if (i + 1 < typed.v.n && typed.v.v[i + 1].at == x->at)
			continue; /* the 3 of 3m */
		held = figures_hold(&b->figures, x->value, s.unit) || in_fragments(p, a, x->value, s.unit);
		if (s.value == 0 && x->value >= LEAST * NUM_ONE) {
			s.value = x->value;
			a->text = (struct str){a->typed->text.p + x->at, x->end - x->at};
		}
	}
	if (!held && s.value && v->core.lo == v->core.hi)
		held = figures_hold(&b->figures, v->core.lo, s.unit);
	figures_free(&typed);
	if (!held && s.value)
		tell(p, a, &s);
}

/* ---- days ---------------------------------------------------------------------------------------------------------------------- */

static bool is_day(const struct value *v)
{
	return v->core.lo > SPAN_FROM_EVER && v->core.hi < SPAN_FOR_EVER && v->core.hi - v->core.lo < 1440;
}

static void check_day(struct proof *p, struct answered *a)
{
	const struct value *v = a->typed->value;
	struct printed_day day;
	struct sought s = {.day = &day};
	struct read_block *b = read_block(p, a->copy, a->block);
	int clock;

	if (!is_day(v) || v->wide || str_find(a->typed->text, '-') == a->typed->text.n)
		return;
	minute_civil(v->core.lo, &day.year, &day.month, &day.day, &clock);
	a->text = a->typed->text;
	if (!b->days.relative && !has_day(&b->days, &day))
		tell(p, a, &s);
}

static void check_claim(struct proof *p, uint32_t index, uint32_t block)
{
	const struct claim *claim = &p->l->claims.v[index];
	struct answered a = {.claim = claim, .copy = p->e->copies.of[claim->source], .block = block};

	for (uint32_t i = 0; i < claim->n_typed; i++) {
		const struct value *v;

		a.typed = &p->l->typed.v[claim->first_typed + i];
		v = a.typed->value;
		if (v->non_answer != NON_NONE)
			continue;
		if (v->type == VALUE_NUMBER)
			check_number(p, &a);
		else if (v->type == VALUE_DATE)
			check_day(p, &a);
	}
	arena_reset(p->scratch);
}

/* ---- headlines --------------------------------------------------------------------------------------------------------------------- */

static bool body_holds(struct proof *p, uint32_t copy, num value, uint32_t *bodies)
{
	const struct article *x = &p->e->copies.v.v[copy].article;
	bool held = false;

	*bodies = 0;
	for (uint32_t i = 0; i < x->n_blocks; i++) {
		if (!is_body(&x->blocks[i]) && x->blocks[i].kind != BLOCK_NOTE && x->blocks[i].kind != BLOCK_CAPTION)
			continue;
		*bodies += is_body(&x->blocks[i]);
		held |= figures_hold(&read_block(p, copy, i)->figures, value, NULL);
	}
	return held;
}

/* "24 hours", "10 things to know": not what the article is about. */
static bool is_manner(const struct figure *x)
{
	static const char *const words[] = {"hours", "hour", "days", "day", "weeks", "week", "months", "month", "years", "year", "minutes",
		"minute", "things", "ways", "reasons", "questions", "facts", "tips", "lessons", "photos", "charts", "key", "takeaways"};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (x->unit.n == strlen(words[i]) && memcmp(x->unit.p, words[i], x->unit.n) == 0)
			return true;
	return false;
}

static void check_head(struct proof *p, uint32_t copy, uint32_t block)
{
	const struct copy *c = &p->e->copies.v.v[copy];
	struct figures *f = &read_block(p, copy, block)->figures;
	struct str text = c->article.blocks[block].text, id = symbol_id(p->l, p->l->sources.v[c->source].sym);
	uint32_t bodies;

	for (size_t i = 0; i < f->v.n; i++) {
		const struct figure *x = &f->v.v[i];

		if (x->aside || is_manner(x) || x->value < LEAST * NUM_ONE || x->value > NUM_ONE * 1000000000000 || body_holds(p, copy, x->value, &bodies) || bodies < BODY_LEAST)
			continue;
		diag_add(p->l->diags, DIAG_HEADLINE_FIGURE, copy_loc(&p->e->copies, c, block, (struct str){text.p + x->at, x->end - x->at}),
			"%.*s in the %s of `%.*s` stands nowhere in its text; check which is right", (int)(x->end - x->at), text.p + x->at,
			block_word(c->article.blocks[block].kind), STR_ARG(id));
	}
}

void figures_tell(const struct evidence *e)
{
	struct proof p = {.e = e, .l = e->l, .scratch = arena_new()};

	p.block = ARENA_ARRAY(e->arena, struct read_block *, e->copies.v.n + 1);
	for (size_t i = 0; i < e->anchors.v.n; i++) {
		const struct anchor *a = &e->anchors.v.v[i];

		if (a->key == ANCHOR_PLACE && a->state == ANCHOR_FOUND && !e->anchors.off[a->claim] && e->l->claims.v[a->claim].as != AS_INFERRED)
			check_claim(&p, a->claim, a->block);
	}
	for (uint32_t i = 0; i < e->copies.v.n; i++)
		for (uint32_t k = 0; k < e->copies.v.v[i].article.n_blocks; k++)
			if (e->copies.v.v[i].article.blocks[k].kind == BLOCK_HEADLINE || e->copies.v.v[i].article.blocks[k].kind == BLOCK_STANDFIRST)
				check_head(&p, i, k);
	for (uint32_t i = 0; i < e->copies.v.n; i++)
		for (uint32_t k = 0; p.block[i] && k < e->copies.v.v[i].article.n_blocks; k++) {
			figures_free(&p.block[i][k].figures);
			vec_free(&p.block[i][k].days.v);
		}
	vec_free(&p.words.v);
	arena_free(p.scratch);
}
