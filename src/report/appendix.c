/* What stands beside the findings: problems in the ledger, the other answers, the counts. */
#include "report/discrepancies.h"
#include "report/lines.h"
#include "report/words.h"

enum { MOST_ALONE = 60 };

/* ---- problems ------------------------------------------------------------------------------------------------------ */

/* Quotations that differ stand with the wording. */
static bool stands_elsewhere(const struct diag *x)
{
	return x->code == DIAG_REWORDED || x->code == DIAG_OTHER_SPEAKER;
}

static uint32_t count_problems(const struct doc *d)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < d->r->n_problems; i++)
		n += !stands_elsewhere(&d->r->diags->list.v[d->r->problems[i]]);
	return n;
}

uint32_t count_problems_first(const struct doc *d)
{
	return d->r->complete ? 0 : count_problems(d);
}

uint32_t count_problems_last(const struct doc *d)
{
	return d->r->complete ? count_problems(d) : 0;
}

void write_problems(struct doc *d, const uint32_t *findings, uint32_t n)
{
	(void)findings;
	(void)n;
	page_open(&d->p, PAGE_LIST);
	for (uint32_t i = 0; i < d->r->n_problems; i++) {
		const struct diag *x = &d->r->diags->list.v[d->r->problems[i]];

		if (stands_elsewhere(x))
			continue;
		page_open(&d->p, PAGE_ITEM);
		page_put(&d->p, PAGE_STRONG, level_word(x->level));
		page_printf(&d->p, " %s · ", diag_codes[x->code].id);
		page_message(&d->p, x->message);
		page_open(&d->p, PAGE_SMALL);
		page_puts(&d->p, " · ");
		say_location(d, x->place[0].loc);
		page_said(&d->p);
		page_close(&d->p, PAGE_SMALL);
		page_close(&d->p, PAGE_ITEM);
	}
	page_close(&d->p, PAGE_LIST);
}

/* ---- other questions ------------------------------------------------------------------------------------------------ */

/* Answers in no finding, to questions without any finding: by claim, in the arena. */
static const uint32_t *alone_answers(const struct doc *d, uint32_t *n)
{
	const struct comparison *c = d->r->comparison;
	bool *told = ARENA_ARRAY(d->r->arena, bool, d->l->questions.n + 1);
	uint32_t *v = ARENA_ARRAY(d->r->arena, uint32_t, c->n_alone + 1);

	for (size_t i = 0; i < c->findings.n; i++)
		told[c->findings.v[i].question] = true;
	*n = 0;
	for (size_t i = 0; i < c->n_alone; i++)
		if (!told[d->answers[c->alone[i]].question] && d->answers[c->alone[i]].from == NONE)
			v[(*n)++] = c->alone[i];
	return v;
}

uint32_t count_alone(const struct doc *d)
{
	uint32_t n;

	alone_answers(d, &n);
	return n;
}

void write_alone(struct doc *d, const uint32_t *findings, uint32_t n)
{
	static const char *const titles[] = {"question", "answer", "whose word", NULL};
	const uint32_t *v = alone_answers(d, &n);

	(void)findings;
	table_open(d, "Answers that nothing stands beside or against", titles);
	for (uint32_t i = 0; i < n && i < MOST_ALONE; i++) {
		const struct answer *a = &d->answers[v[i]];

		page_open(&d->p, PAGE_ROW);
		say_question(&d->p.words, d->l, a->question, a->slots);
		put_cell(d, PAGE_ROW_TITLE);
		say_answer(&d->p.words, d->l, a);
		put_cell(d, PAGE_CELL);
		page_open(&d->p, PAGE_CELL);
		say_said(d, a);
		write_small_place(d, a);
		page_close(&d->p, PAGE_CELL);
		page_close(&d->p, PAGE_ROW);
	}
	table_close(d);
	if (n > MOST_ALONE) {
		buf_printf(&d->p.words, "%u more answers are not shown here; the database that `gainsay db` writes has all of them",
			(unsigned)n - MOST_ALONE);
		write_note(d, "Left out:");
	}
}

/* ---- counts ---------------------------------------------------------------------------------------------------------- */

/* Lines of the count, in the order in which a claim takes the first that fits. */
enum count_line { IN_DISPUTE, IN_CHANGE, IN_AGREEMENT, IN_ECHO, IN_SINGLE, IN_SILENCE, IN_RULED, BETWEEN, UNCONFIRMED, INFERRED,
	SILENT, UNREAD, NO_ANSWER, ON_ITS_OWN, N_COUNT_LINES };

static const char *const count_words[N_COUNT_LINES] = {
	[IN_DISPUTE] = "in disputes, or in conflicts over who said it or how much",
	[IN_CHANGE] = "in changes and differences in wording",
	[IN_AGREEMENT] = "in what stands",
	[IN_ECHO] = "in answers of one origin",
	[IN_SINGLE] = "in important facts on one strand",
	[IN_SILENCE] = "in no comment",
	[IN_RULED] = "in what the desk has settled",
	[BETWEEN] = "that fit more than one side of a dispute",
	[UNCONFIRMED] = "drafts nobody has confirmed yet",
	[INFERRED] = "inferences, which are not compared",
	[SILENT] = "that could not be confirmed, or gave no answer",
	[UNREAD] = "that could not be read",
	[NO_ANSWER] = "quotations without an answer",
	[ON_ITS_OWN] = "in no finding",
};

/* Of one claim, where the words above speak of many. */
static const char *const one_words[N_COUNT_LINES] = {
	[BETWEEN] = "that fits more than one side of a dispute",
	[UNCONFIRMED] = "draft nobody has confirmed yet",
	[INFERRED] = "inference, which is not compared",
	[NO_ANSWER] = "quotation without an answer",
};

static uint8_t line_of_kind(const struct finding *f)
{
	if (finding_is_ruled(f))
		return IN_RULED;
	switch (f->kind) {
	case FIND_CHANGE:
	case FIND_QUOTE_DRIFT:
		return IN_CHANGE;
	case FIND_AGREEMENT:
		return IN_AGREEMENT;
	case FIND_ECHO:
		return IN_ECHO;
	case FIND_SINGLE_SOURCE:
		return IN_SINGLE;
	case FIND_NO_COMMENT:
		return IN_SILENCE;
	default:
		return IN_DISPUTE;
	}
}

static void lower(uint8_t *line, uint8_t to)
{
	if (to < *line)
		*line = to;
}

static uint8_t line_of_answer(const struct answer *a)
{
	if (a->draft)
		return UNCONFIRMED;
	if (a->inferred)
		return INFERRED;
	return a->value->non_answer ? SILENT : ON_ITS_OWN;
}

/* Without an answer it is a quotation, or its answer had a fault. */
static uint8_t line_of_claim(const struct claim *claim)
{
	if (claim->draft)
		return UNCONFIRMED;
	if (claim->n_typed)
		return ON_ITS_OWN;
	return claim->quotes.n ? NO_ANSWER : UNREAD;
}

static void place_claims(const struct doc *d, uint8_t *line)
{
	const struct comparison *c = d->r->comparison;

	for (size_t i = 0; i < d->l->claims.n; i++)
		line[i] = line_of_claim(&d->l->claims.v[i]);
	for (size_t i = 0; i < c->answers.v.n; i++)
		lower(&line[c->answers.v.v[i].claim], line_of_answer(&c->answers.v.v[i]));
	for (uint32_t i = 0; i < d->r->n_findings; i++) {
		const struct finding *f = &d->findings[d->r->findings[i]];

		for (uint32_t k = 0; k < f->n_camps; k++) {
			for (uint32_t m = 0; m < f->camps[k].n; m++)
				lower(&line[d->answers[f->camps[k].answers[m]].claim], line_of_kind(f));
		}
		for (uint32_t k = 0; k < f->n_between; k++)
			lower(&line[d->answers[f->between[k]].claim], BETWEEN);
	}
}

uint32_t count_claims(const struct doc *d)
{
	return (uint32_t)d->l->claims.n;
}

void write_counts(struct doc *d, const uint32_t *findings, uint32_t n)
{
	uint8_t *line = ARENA_ARRAY(d->r->arena, uint8_t, d->l->claims.n + 1);
	uint32_t count[N_COUNT_LINES] = {0};
	const char *lead = " = ";

	(void)findings;
	(void)n;
	place_claims(d, line);
	for (size_t i = 0; i < d->l->claims.n; i++)
		count[line[i]]++;
	page_open(&d->p, PAGE_PARAGRAPH);
	say_count(&d->p.words, d->l->claims.n, "claim");
	for (unsigned i = 0; i < N_COUNT_LINES; i++) {
		if (count[i] == 0)
			continue;
		buf_printf(&d->p.words, "%s%u %s", lead, (unsigned)count[i],
			count[i] == 1 && one_words[i] ? one_words[i] : count_words[i]);
		lead = " + ";
	}
	buf_puts(&d->p.words, ". Each claim is counted once, in the first of these that fits.");
	page_said(&d->p);
	page_close(&d->p, PAGE_PARAGRAPH);
}
