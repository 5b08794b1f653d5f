/* What is still to be looked up: claims marked to-check, and what the desk wrote down about the others. */
#include "report/discrepancies.h"

#include "base/sort.h"
#include "report/words.h"

enum { MOST_LISTED = 300 };

static bool is_listed(const struct answer *a)
{
	return a->to_check && a->from == NONE;
}

uint32_t count_checks(const struct doc *d)
{
	uint32_t n = 0;

	for (size_t i = 0; i < d->r->comparison->answers.v.n; i++)
		n += is_listed(&d->answers[i]);
	return n;
}

static void said_cell(struct doc *d, const struct claim *claim)
{
	struct buf *w = &d->p.words;

	page_open(&d->p, PAGE_CELL);
	say_who(w, d->l, claim);
	buf_puts(w, ", ");
	say_day(w, &d->l->sources.v[claim->source]);
	page_said(&d->p);
	page_open(&d->p, PAGE_SMALL);
	buf_puts(w, " · ");
	say_place(w, claim);
	buf_puts(w, " · ");
	say_location(d, claim->loc);
	page_said(&d->p);
	page_close(&d->p, PAGE_SMALL);
	page_close(&d->p, PAGE_CELL);
}

static void answer_cell(struct doc *d, const struct answer *a)
{
	struct buf *w = &d->p.words;

	say_question(w, d->l, a->question, a->slots);
	buf_puts(w, " — ");
	say_answer(w, d->l, a);
	put_cell(d, PAGE_ROW_TITLE);
}

static void row(struct doc *d, const struct answer *a)
{
	const struct claim *claim = &d->l->claims.v[a->claim];
	const struct claim_extra *extra = claim_extra(d->l, a->claim);
	struct buf *w = &d->p.words;

	page_open(&d->p, PAGE_ROW);
	answer_cell(d, a);
	said_cell(d, claim);
	buf_puts(w, "☐ ");
	buf_add(w, extra && extra->status.n ? extra->status : STR("to-check"));
	put_cell(d, PAGE_CELL);
	if (extra && extra->proof.n)
		buf_add(w, extra->proof);
	else
		buf_puts(w, "none yet");
	if (extra && extra->note.n) {
		buf_puts(w, " · ");
		buf_add(w, extra->note);
	}
	put_cell(d, PAGE_CELL);
	page_close(&d->p, PAGE_ROW);
}

/* In the order of the ledger. */
static int by_claim(const void *left, const void *right, void *context)
{
	const struct doc *d = context;
	const struct answer *a = &d->answers[*(const uint32_t *)left], *b = &d->answers[*(const uint32_t *)right];

	if (a->claim != b->claim)
		return a->claim < b->claim ? -1 : 1;
	return a->typed < b->typed ? -1 : a->typed > b->typed;
}

void write_checks(struct doc *d, const uint32_t *findings, uint32_t n)
{
	static const char *const titles[] = {"what is claimed", "whose word, and where", "status", "proof", NULL};
	uint32_t *v = ARENA_ARRAY(d->r->arena, uint32_t, count_checks(d) + 1);

	(void)findings;
	n = 0;
	for (uint32_t i = 0; i < d->r->comparison->answers.v.n; i++)
		if (is_listed(&d->answers[i]))
			v[n++] = i;
	sort_by(v, n, sizeof *v, by_claim, d);
	table_open(d, "Claims still to check", titles);
	for (uint32_t i = 0; i < n && i < MOST_LISTED; i++)
		row(d, &d->answers[v[i]]);
	table_close(d);
	if (n > MOST_LISTED) {
		buf_printf(&d->p.words, "%u more are not shown here; the database that `gainsay db` writes has all of them",
			(unsigned)n - MOST_LISTED);
		write_note(d, "Left out:");
	}
}
