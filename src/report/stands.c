/* Findings with one side, as tables: what stands, what has one origin only, what rests on one strand. */
#include "report/discrepancies.h"
#include "report/phrases.h"
#include "report/told.h"
#include "report/words.h"

/* Strands and claims of a row; fewer in the rows of a long table: a page has to open. */
enum { MANY_ROWS = 150, MOST_LISTED = 12, MOST_LISTED_OF_MANY = 4, MOST_NAMED = 4 };

static uint32_t most_listed(uint32_t row)
{
	return row >= MANY_ROWS ? MOST_LISTED_OF_MANY : MOST_LISTED;
}

static void row_open(struct doc *d, const struct finding *f)
{
	struct page_tag tag = finding_tag(d, f);

	page_open_tagged(&d->p, PAGE_ROW, &tag);
	put_question(d, f);
}

static void answer_cell(struct doc *d, const struct finding *f)
{
	say_side(&d->p.words, d->r, f, 0);
	put_cell(d, PAGE_CELL);
}

static bool several_sources(const struct doc *d, const struct strand *s)
{
	for (uint32_t i = 1; i < s->n; i++)
		if (d->l->claims.v[d->answers[s->answers[i]].claim].source != d->l->claims.v[d->answers[s->answers[0]].claim].source)
			return true;
	return false;
}

/* Every strand on a line of its own: whose words, printed where. */
static void strands_cell(struct doc *d, const struct camp *camp, uint32_t most)
{
	page_open(&d->p, PAGE_CELL);
	for (uint32_t i = 0; i < camp->n_strands && i < most; i++) {
		const struct strand *s = &camp->strands[i];
		struct camp one = {.answers = s->answers, .n = s->n};

		page_open(&d->p, PAGE_ENTRY);
		buf_number(&d->p.words, i + 1);
		buf_puts(&d->p.words, ": ");
		say_speakers(d, &one, MOST_NAMED);
		if (several_sources(d, s) || !speaks_itself(d->l, &d->l->claims.v[d->answers[s->answers[0]].claim])) {
			buf_puts(&d->p.words, " — in ");
			say_outlets(d, &one, most);
		} else {
			say_path(&d->p.words, d->l, &d->l->claims.v[d->answers[s->answers[0]].claim]);
		}
		page_said(&d->p);
		page_close(&d->p, PAGE_ENTRY);
	}
	if (camp->n_strands > most)
		page_printf(&d->p, " and %u more", (unsigned)(camp->n_strands - most));
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
	put_cell(d, PAGE_CELL);
}

static void caution_cell(struct doc *d, uint32_t finding)
{
	const struct finding *f = &d->findings[finding];

	for (unsigned bit = 1; bit <= CAUTION_OVERLAP; bit <<= 1) {
		if (!(f->cautions & bit))
			continue;
		buf_puts(&d->p.words, d->p.words.n ? "; " : "");
		buf_puts(&d->p.words, caution_phrase(bit));
	}
	page_open(&d->p, PAGE_CELL);
	page_put_said(&d->p, PAGE_ENTRY);
	page_open(&d->p, PAGE_ENTRY);
	write_but_see(d, finding, &f->camps[0], DISPUTES | KIND(PARTIAL), "but see ", "");
	page_close(&d->p, PAGE_ENTRY);
	page_close(&d->p, PAGE_CELL);
}

void write_agreements(struct doc *d, const uint32_t *findings, uint32_t n)
{
	static const char *const titles[] = {"question", "answer", "independent strands: who says so, and where",
		"falls if this goes", "caution", NULL};

	table_open(d, "What stands, and on what", titles);
	for (uint32_t i = 0; i < n; i++) {
		const struct finding *f = &d->findings[findings[i]];

		row_open(d, f);
		answer_cell(d, f);
		strands_cell(d, &f->camps[0], most_listed(i));
		fragile_cell(d, findings[i]);
		caution_cell(d, findings[i]);
		page_close(&d->p, PAGE_ROW);
	}
	table_close(d);
}

static void claims_cell(struct doc *d, const struct camp *camp, uint32_t most)
{
	struct buf *w = &d->p.words;

	page_open(&d->p, PAGE_CELL);
	for (uint32_t i = 0; i < camp->n && i < most; i++) {
		const struct answer *a = &d->answers[camp->answers[i]];
		const struct claim *claim = &d->l->claims.v[a->claim];

		page_open(&d->p, PAGE_ENTRY);
		say_source(w, d->l, &d->l->sources.v[claim->source]);
		buf_puts(w, ", ");
		buf_add(w, told_day(d->r, claim->source));
		write_small_place(d, a);
		page_close(&d->p, PAGE_ENTRY);
	}
	if (camp->n > most)
		page_printf(&d->p, " and %u more", (unsigned)(camp->n - most));
	page_close(&d->p, PAGE_CELL);
}

static void origin_cell(struct doc *d, const struct camp *camp)
{
	if (camp->n)
		say_who(&d->p.words, d->l, &d->l->claims.v[d->answers[camp->answers[0]].claim]);
	put_cell(d, PAGE_CELL);
}

static void one_origin(struct doc *d, const uint32_t *findings, uint32_t n, const char *caption, const char *const *titles,
	bool weight)
{
	table_open(d, caption, titles);
	for (uint32_t i = 0; i < n; i++) {
		const struct finding *f = &d->findings[findings[i]];

		row_open(d, f);
		answer_cell(d, f);
		origin_cell(d, &f->camps[0]);
		claims_cell(d, &f->camps[0], most_listed(i));
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
	static const char *const titles[] = {"question", "answer", "whose word", "told in", NULL};

	one_origin(d, findings, n, "Answers of one origin", titles, false);
}

void write_single(struct doc *d, const uint32_t *findings, uint32_t n)
{
	static const char *const titles[] = {"question", "answer", "whose word", "where", "weight", NULL};

	one_origin(d, findings, n, "Important facts on one strand", titles, true);
}
