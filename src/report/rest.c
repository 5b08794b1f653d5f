/* Where a ledger has very many findings, the heaviest stand with everything, the rest in a row each: a page has to open. */
#include "report/discrepancies.h"

#include "report/phrases.h"
#include "report/words.h"

enum { MOST_ARTICLES = 600 };

uint32_t take_articles(struct doc *d, uint32_t n)
{
	uint32_t left = MOST_ARTICLES - d->articles;

	n = n < left ? n : left;
	d->articles += n;
	return n;
}

static void row(struct doc *d, uint32_t finding)
{
	const struct finding *f = &d->findings[finding];
	struct page_tag tag = finding_tag(d, f);

	page_open_tagged(&d->p, PAGE_ROW, &tag);
	page_open(&d->p, PAGE_ROW_TITLE);
	page_printf(&d->p, "%u · ", (unsigned)d->number[finding]);
	say_question(&d->p.words, d->l, f->question, f->slots);
	page_said(&d->p);
	say_era(&d->p.words, d->l, f);
	if (d->p.words.n) {
		page_puts(&d->p, " (");
		page_said(&d->p);
		page_puts(&d->p, ")");
	}
	page_printf(&d->p, " · %s · %s", state_phrase(d->r, f), tag.severity);
	page_close(&d->p, PAGE_ROW_TITLE);
	put_sides(d, f);
	page_open(&d->p, PAGE_CELL);
	buf_printf(&d->p.words, "gainsay show %.8s%.*s", f->fingerprint, STR_ARG(d->r->again));
	page_code(&d->p, buf_str(&d->p.words));
	d->p.words.n = 0;
	page_close(&d->p, PAGE_CELL);
	page_close(&d->p, PAGE_ROW);
}

void write_rest(struct doc *d, const uint32_t *findings, uint32_t n)
{
	static const char *const titles[] = {"question", "who says what", "more", NULL};

	if (n == 0)
		return;
	buf_printf(&d->p.words, "The %u heaviest findings stand with everything; of these %u the command tells the rest",
		(unsigned)d->articles, (unsigned)n);
	write_note(d, "In brief:");
	table_open(d, "Further findings, in brief", titles);
	for (uint32_t i = 0; i < n; i++)
		row(d, findings[i]);
	table_close(d);
}
