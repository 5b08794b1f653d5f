/* What stands beside the findings: problems in the ledger, the other questions, the counts, the sources. */
#include "report/discrepancies.h"
#include "report/lines.h"
#include "report/words.h"

enum { MOST_QUESTIONS = 60 };

/* ---- problems ------------------------------------------------------------------------------------------------------ */

/* Quotations that differ stand with the wording. */
static bool stands_elsewhere(const struct diag *x)
{
	return x->code == DIAG_REWORDED || x->code == DIAG_OTHER_SPEAKER;
}

uint32_t count_problems(const struct doc *d)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < d->r->n_problems; i++)
		n += !stands_elsewhere(&d->r->diags->list.v[d->r->problems[i]]);
	return n;
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

/* Questions with an answer that stands in no finding, and without any finding. In the arena, one flag each. */
static bool *alone_questions(const struct doc *d)
{
	const struct comparison *c = d->r->comparison;
	bool *alone = ARENA_ARRAY(d->r->arena, bool, d->l->questions.n + 1);

	for (size_t i = 0; i < c->n_alone; i++)
		alone[c->answers.v.v[c->alone[i]].question] = true;
	for (size_t i = 0; i < c->findings.n; i++)
		alone[c->findings.v[i].question] = false;
	return alone;
}

uint32_t count_alone(const struct doc *d)
{
	const bool *alone = alone_questions(d);
	uint32_t n = 0;

	for (size_t i = 0; i < d->l->questions.n; i++)
		n += alone[i];
	return n;
}

/* Ids, each once, in the order of the ledger. */
void write_alone(struct doc *d, const uint32_t *findings, uint32_t n)
{
	const bool *alone = alone_questions(d);
	uint32_t written = 0, left = 0;

	(void)findings;
	(void)n;
	page_open(&d->p, PAGE_PARAGRAPH);
	for (uint32_t q = 0; q < d->l->questions.n; q++) {
		if (!alone[q])
			continue;
		if (written == MOST_QUESTIONS) {
			left++;
			continue;
		}
		page_puts(&d->p, written++ ? ", " : "Nothing stands beside or against these answers: ");
		page_text(&d->p, symbol_id(d->l, d->l->questions.v[q].sym));
	}
	if (left)
		page_printf(&d->p, " and %u more", (unsigned)left);
	page_puts(&d->p, ".");
	page_close(&d->p, PAGE_PARAGRAPH);
}

/* ---- counts ---------------------------------------------------------------------------------------------------------- */

/* Lines of the count, in the order in which a claim takes the first that fits. */
enum count_line { IN_DISPUTE, IN_CHANGE, IN_AGREEMENT, IN_ECHO, IN_SINGLE, IN_SILENCE, IN_RULED, BETWEEN, UNCONFIRMED, INFERRED,
	SILENT, UNREAD, NO_ANSWER, ON_ITS_OWN, N_COUNT_LINES };

static const char *const count_words[N_COUNT_LINES] = {
	[IN_DISPUTE] = "in disputes, or in conflicts over who said it or how much",
	[IN_CHANGE] = "in changes and differences in wording",
	[IN_AGREEMENT] = "in what stands",
	[IN_ECHO] = "in repetitions of one origin",
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

/* ---- sources ---------------------------------------------------------------------------------------------------------- */

const uint32_t *claims_by_source(const struct doc *d)
{
	uint32_t *claims = ARENA_ARRAY(d->r->arena, uint32_t, d->l->sources.n + 1);

	for (size_t i = 0; i < d->l->claims.n; i++)
		claims[d->l->claims.v[i].source]++;
	return claims;
}

bool source_unread(const struct ledger *l, uint32_t source, const uint32_t *claims)
{
	const struct source *s = &l->sources.v[source];

	return !s->has_outlet && s->copy.n == 0 && claims[source] == 0;
}

uint32_t count_sources(const struct doc *d)
{
	return (uint32_t)d->l->sources.n;
}

static void cell(struct doc *d, struct str s)
{
	page_open(&d->p, PAGE_CELL);
	page_text(&d->p, s);
	page_close(&d->p, PAGE_CELL);
}

static void title_cell(struct doc *d, const struct source *s)
{
	page_open(&d->p, PAGE_CELL);
	if (s->url.n)
		page_link(&d->p, s->url, s->title.n ? s->title : s->url);
	else
		page_text(&d->p, s->title);
	if (s->archive.n) {
		page_puts(&d->p, " · ");
		page_link(&d->p, s->archive, STR("archived copy"));
	}
	page_close(&d->p, PAGE_CELL);
}

static bool has_copy(const struct doc *d, const struct source *s)
{
	return d->r->evidence && copy_of_source(&d->r->evidence->copies, (uint32_t)(s - d->l->sources.v)) != NULL;
}

static void source_row(struct doc *d, const struct source *s, const uint32_t *all)
{
	struct buf *w = &d->p.words;
	struct str id = symbol_id(d->l, s->sym);

	page_open(&d->p, PAGE_ROW);
	page_open(&d->p, PAGE_ROW_TITLE);
	page_text(&d->p, id);
	page_close(&d->p, PAGE_ROW_TITLE);
	if (s->has_outlet) {
		buf_add(w, s->outlet);
	} else {
		buf_add(w, s->kind.n ? s->kind : STR("document"));
		buf_puts(w, s->issued_by.n ? " by " : "");
		say_names(w, d->l, s->issued_by);
	}
	page_open(&d->p, PAGE_CELL);
	page_said(&d->p);
	page_close(&d->p, PAGE_CELL);
	title_cell(d, s);
	say_day(w, s);
	page_open(&d->p, PAGE_CELL);
	page_said(&d->p);
	page_close(&d->p, PAGE_CELL);
	cell(d, s->unseen ? STR("not seen") : source_unread(d->l, (uint32_t)(s - d->l->sources.v), all) ? STR("through others") : has_copy(d, s) ? STR("yes, on file") : STR("yes"));
	for (uint32_t i = 0; i < s->relays.n; i++) {
		buf_puts(w, i ? ", " : "");
		buf_puts(w, s->relays.v[i].perhaps ? "perhaps " : "");
		buf_add(w, symbol_id(d->l, s->relays.v[i].sym));
	}
	page_open(&d->p, PAGE_CELL);
	page_said(&d->p);
	page_close(&d->p, PAGE_CELL);
	page_open(&d->p, PAGE_CELL);
	page_printf(&d->p, "%u", (unsigned)all[s - d->l->sources.v]);
	page_close(&d->p, PAGE_CELL);
	page_close(&d->p, PAGE_ROW);
}

void write_sources(struct doc *d, const uint32_t *findings, uint32_t n)
{
	static const char *const titles[] = {"id", "outlet or document", "title", "published", "read", "retells", "claims", NULL};
	const uint32_t *claims = claims_by_source(d);

	(void)findings;
	(void)n;
	table_open(d, titles);
	for (size_t i = 0; i < d->l->sources.n; i++)
		source_row(d, &d->l->sources.v[i], claims);
	table_close(d);
}
