/* Findings with one side, as tables: what stands, what is only repeated, what rests on one, who said nothing, and what the
 * desk has settled. */
#include "report/discrepancies.h"
#include "report/phrases.h"
#include "report/words.h"

enum { MOST_LISTED = 12 };

static void cell_said(struct doc *d, enum page_part part)
{
	page_open(&d->p, part);
	page_said(&d->p);
	page_close(&d->p, part);
}

static void question_cell(struct doc *d, const struct finding *f)
{
	struct buf *w = &d->p.words;
	size_t before;

	say_question(w, d->l, f->question, f->slots);
	before = w->n;
	buf_puts(w, " (");
	say_era(w, d->l, f);
	if (w->n == before + 2)
		w->n = before;
	else
		buf_char(w, ')');
	cell_said(d, PAGE_ROW_TITLE);
}

static void answer_cell(struct doc *d, const struct finding *f)
{
	say_side(&d->p.words, d->r, f, 0);
	cell_said(d, PAGE_CELL);
}

/* Names of the claims' own sources, each once, in order. */
static void say_outlets(struct doc *d, const struct strand *s)
{
	struct buf *w = &d->p.words;

	for (uint32_t i = 0, said = 0; i < s->n; i++) {
		uint32_t source = d->l->claims.v[d->answers[s->answers[i]].claim].source;
		bool again = false;

		for (uint32_t k = 0; k < i && !again; k++)
			again = d->l->claims.v[d->answers[s->answers[k]].claim].source == source;
		if (again)
			continue;
		if (++said > MOST_LISTED) {
			buf_puts(w, " and others");
			return;
		}
		buf_puts(w, said > 1 ? ", " : "");
		say_source(w, d->l, &d->l->sources.v[source]);
	}
}

static bool several_sources(const struct doc *d, const struct strand *s)
{
	for (uint32_t i = 1; i < s->n; i++)
		if (d->l->claims.v[d->answers[s->answers[i]].claim].source != d->l->claims.v[d->answers[s->answers[0]].claim].source)
			return true;
	return false;
}

/* Every strand on a line of its own: whose word, printed where. */
static void strands_cell(struct doc *d, const struct camp *camp)
{
	page_open(&d->p, PAGE_CELL);
	for (uint32_t i = 0; i < camp->n_strands && i < MOST_LISTED; i++) {
		page_open(&d->p, PAGE_ENTRY);
		buf_printf(&d->p.words, "%u: ", (unsigned)i + 1);
		say_who(&d->p.words, d->l, &d->l->claims.v[d->answers[camp->strands[i].answers[0]].claim]);
		if (several_sources(d, &camp->strands[i])) {
			buf_puts(&d->p.words, " — in ");
			say_outlets(d, &camp->strands[i]);
		}
		page_said(&d->p);
		page_close(&d->p, PAGE_ENTRY);
	}
	if (camp->n_strands > MOST_LISTED)
		page_printf(&d->p, " and %u more", (unsigned)(camp->n_strands - MOST_LISTED));
	page_close(&d->p, PAGE_CELL);
}

/* "Axios or Shomrim: then one strand"; sources whose loss leaves LEFT strands. */
static void say_fragile(struct doc *d, uint32_t finding, uint32_t left)
{
	struct buf *w = &d->p.words;
	uint32_t n = 0;

	for (uint32_t i = d->fragile_from[finding]; i < d->fragile_from[finding + 1]; i++) {
		const struct fragile *x = &d->fragile[i];

		if (x->camp != 0 || x->strands_left != left)
			continue;
		if (n++)
			buf_puts(w, " or ");
		else if (w->n)
			buf_puts(w, "; ");
		say_source(w, d->l, &d->l->sources.v[x->source]);
	}
	if (n)
		buf_puts(w, left ? ": then one strand" : ": then none");
}

static void fragile_cell(struct doc *d, uint32_t finding)
{
	say_fragile(d, finding, 0);
	say_fragile(d, finding, 1);
	if (d->p.words.n == 0)
		buf_puts(&d->p.words, "no single source");
	cell_said(d, PAGE_CELL);
}

static void caution_cell(struct doc *d, const struct finding *f)
{
	say_cautions(&d->p.words, d->r, f);
	cell_said(d, PAGE_CELL);
}

void write_agreements(struct doc *d, const uint32_t *findings, uint32_t n)
{
	static const char *const titles[] = {"question", "answer", "independent strands", "falls if you drop", "caution", NULL};

	table_open(d, titles);
	for (uint32_t i = 0; i < n; i++) {
		const struct finding *f = &d->findings[findings[i]];

		page_open(&d->p, PAGE_ROW);
		question_cell(d, f);
		answer_cell(d, f);
		strands_cell(d, &f->camps[0]);
		fragile_cell(d, findings[i]);
		caution_cell(d, f);
		page_close(&d->p, PAGE_ROW);
	}
	table_close(d);
}

static void claims_cell(struct doc *d, const struct finding *f, const struct camp *camp)
{
	struct buf *w = &d->p.words;

	page_open(&d->p, PAGE_CELL);
	for (uint32_t i = 0; i < camp->n && i < MOST_LISTED; i++) {
		const struct answer *a = &d->answers[camp->answers[i]];
		const struct claim *claim = &d->l->claims.v[a->claim];

		page_open(&d->p, PAGE_ENTRY);
		say_source(w, d->l, &d->l->sources.v[claim->source]);
		buf_puts(w, ", ");
		say_day(w, &d->l->sources.v[claim->source]);
		buf_puts(w, ", ");
		say_place(w, claim);
		page_said(&d->p);
		page_open(&d->p, PAGE_SMALL);
		buf_puts(w, " · ");
		finding_claim(w, d->l, f, a);
		buf_puts(w, " · ");
		say_location(d, answer_loc(d->l, a));
		page_said(&d->p);
		page_close(&d->p, PAGE_SMALL);
		page_close(&d->p, PAGE_ENTRY);
	}
	if (camp->n > MOST_LISTED)
		page_printf(&d->p, " and %u more", (unsigned)(camp->n - MOST_LISTED));
	page_close(&d->p, PAGE_CELL);
}

static void origin_cell(struct doc *d, const struct camp *camp)
{
	if (camp->n)
		say_who(&d->p.words, d->l, &d->l->claims.v[d->answers[camp->answers[0]].claim]);
	cell_said(d, PAGE_CELL);
}

static void one_origin(struct doc *d, const uint32_t *findings, uint32_t n, const char *const *titles, bool weight)
{
	table_open(d, titles);
	for (uint32_t i = 0; i < n; i++) {
		const struct finding *f = &d->findings[findings[i]];

		page_open(&d->p, PAGE_ROW);
		question_cell(d, f);
		answer_cell(d, f);
		origin_cell(d, &f->camps[0]);
		claims_cell(d, f, &f->camps[0]);
		if (weight) {
			page_open(&d->p, PAGE_CELL);
			page_puts(&d->p, severity_word((enum severity)f->severity));
			page_close(&d->p, PAGE_CELL);
		}
		page_close(&d->p, PAGE_ROW);
	}
	table_close(d);
}

void write_echoes(struct doc *d, const uint32_t *findings, uint32_t n)
{
	static const char *const titles[] = {"question", "answer", "whose word", "repeated in", NULL};

	one_origin(d, findings, n, titles, false);
}

void write_single(struct doc *d, const uint32_t *findings, uint32_t n)
{
	static const char *const titles[] = {"question", "answer", "whose word", "where", "weight", NULL};

	one_origin(d, findings, n, titles, true);
}

/* In a question of replies the slot `who` tells who did not answer; NONE in others. */
static uint32_t asked(const struct doc *d, const struct answer *a)
{
	const struct question *q = &d->l->questions.v[a->question];

	for (uint32_t i = 0; q->replies && a->slots && i < q->n_slots; i++) {
		if (str_is(q->slots[i].name, "who"))
			return a->slots[i];
	}
	return NONE;
}

/* "Palestinian Foreign Ministry, reported by Axios: declined to comment" */
static void silent_entry(struct doc *d, const struct answer *a)
{
	const struct claim *claim = &d->l->claims.v[a->claim];
	struct buf *w = &d->p.words;

	page_open(&d->p, PAGE_ENTRY);
	if (asked(d, a) == NONE) {
		say_who(w, d->l, claim);
	} else {
		say_name(w, d->l, asked(d, a));
		buf_puts(w, ", reported by ");
		say_source(w, d->l, &d->l->sources.v[claim->source]);
	}
	buf_puts(w, ": ");
	say_answer(w, d->l, a);
	buf_puts(w, ", ");
	say_day(w, &d->l->sources.v[claim->source]);
	page_said(&d->p);
	page_open(&d->p, PAGE_SMALL);
	page_puts(&d->p, " · ");
	page_text(&d->p, claim->at);
	page_close(&d->p, PAGE_SMALL);
	page_close(&d->p, PAGE_ENTRY);
}

/* The list is about the question as such: of its slots only those are filled in that all in the list have in common. */
static void open_question(struct doc *d, const struct finding *f)
{
	const struct camp *camp = &f->camps[0];
	uint32_t n = d->l->questions.v[f->question].n_slots;
	uint32_t *shared = ARENA_ARRAY(d->r->arena, uint32_t, n + 1);

	for (uint32_t i = 0; i < n; i++) {
		shared[i] = camp->n ? d->answers[camp->answers[0]].slots[i] : NONE;
		for (uint32_t k = 1; k < camp->n; k++)
			if (d->answers[camp->answers[k]].slots[i] != shared[i])
				shared[i] = NONE;
	}
	say_question(&d->p.words, d->l, f->question, shared);
	cell_said(d, PAGE_ROW_TITLE);
}

void write_no_comment(struct doc *d, const uint32_t *findings, uint32_t n)
{
	static const char *const titles[] = {"question", "who did not answer", NULL};

	table_open(d, titles);
	for (uint32_t i = 0; i < n; i++) {
		const struct finding *f = &d->findings[findings[i]];

		page_open(&d->p, PAGE_ROW);
		open_question(d, f);
		page_open(&d->p, PAGE_CELL);
		for (uint32_t k = 0; k < f->camps[0].n; k++)
			silent_entry(d, &d->answers[f->camps[0].answers[k]]);
		page_close(&d->p, PAGE_CELL);
		page_close(&d->p, PAGE_ROW);
	}
	table_close(d);
}

/* ---- rulings --------------------------------------------------------------------------------------------------------- */

static void sides_cell(struct doc *d, const struct finding *f)
{
	page_open(&d->p, PAGE_CELL);
	for (uint32_t i = 0; i < f->n_camps; i++) {
		page_open(&d->p, PAGE_ENTRY);
		say_side(&d->p.words, d->r, f, i);
		buf_puts(&d->p.words, " — ");
		for (uint32_t k = 0; k < f->camps[i].n && k < MOST_LISTED; k++) {
			buf_puts(&d->p.words, k ? ", " : "");
			finding_claim(&d->p.words, d->l, f, &d->answers[f->camps[i].answers[k]]);
		}
		page_said(&d->p);
		page_close(&d->p, PAGE_ENTRY);
	}
	page_close(&d->p, PAGE_CELL);
}

static void ruling_cells(struct doc *d, const struct finding *f)
{
	const struct ruling *x = &d->l->rulings.v[f->ruling];
	struct buf *w = &d->p.words;

	buf_puts(w, ruling_phrase((enum ruling_as)x->as));
	if (x->until_text.n) {
		buf_puts(w, ", until ");
		say_dates(w, x->until_text);
	}
	if (x->use != NONE) {
		buf_puts(w, "; ");
		say_use(w, d->r, f);
	}
	cell_said(d, PAGE_CELL);
	buf_add(w, x->why);
	cell_said(d, PAGE_CELL);
	buf_add(w, x->who);
	if (x->who.n && x->date_text.n)
		buf_puts(w, ", ");
	say_dates(w, x->date_text);
	if (f->ruling_state == RULED_UNSEALED)
		buf_puts(w, " (not sealed yet)");
	cell_said(d, PAGE_CELL);
}

void write_ruled(struct doc *d, const uint32_t *findings, uint32_t n)
{
	static const char *const titles[] = {"question", "sides", "ruled", "why", "by", NULL};

	table_open(d, titles);
	for (uint32_t i = 0; i < n; i++) {
		const struct finding *f = &d->findings[findings[i]];

		page_open(&d->p, PAGE_ROW);
		question_cell(d, f);
		sides_cell(d, f);
		ruling_cells(d, f);
		page_close(&d->p, PAGE_ROW);
	}
	table_close(d);
}
