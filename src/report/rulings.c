/* What the desk has decided: first the rulings that no longer hold, then those that do. */
#include "report/discrepancies.h"

#include "report/phrases.h"
#include "report/words.h"

enum { MOST_NAMED = 3 };

static bool is_doubted(const struct doc *d, const struct finding *f)
{
	return finding_is_shown(d->r, f) && (f->ruling_state == RULED_SUSPECT || f->ruling_state == RULED_OVERDUE);
}

uint32_t count_doubted(const struct doc *d)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < d->r->n_findings; i++)
		n += is_doubted(d, &d->findings[d->r->findings[i]]);
	return n;
}

static const char *state_words(const struct finding *f, const struct ruling *x)
{
	if (x->as == RULING_OPEN && f->ruling_state != RULED_OVERDUE)
		return "○ left open";
	switch (f->ruling_state) {
	case RULED_SUSPECT:
		return "! suspect: what it leaned on has changed";
	case RULED_OVERDUE:
		return "! overdue: its day has passed";
	case RULED_UNSEALED:
		return "✓ holds";
	default:
		return "✓ holds";
	}
}

static void sides_cell(struct doc *d, const struct finding *f)
{
	page_open(&d->p, PAGE_CELL);
	for (uint32_t i = 0; i < f->n_camps; i++) {
		page_open(&d->p, PAGE_ENTRY);
		say_side(&d->p.words, d->r, f, i);
		if (f->kind != FIND_ATTRIBUTION_CONFLICT) { /* its sides name them */
			buf_puts(&d->p.words, " — ");
			say_speakers(d, &f->camps[i], MOST_NAMED);
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

	buf_puts(w, state_words(f, x));
	put_cell(d, PAGE_CELL);
	buf_puts(w, ruling_phrase((enum ruling_as)x->as));
	if (x->until_text.n) {
		buf_puts(w, ", until ");
		say_dates(w, x->until_text);
		if (d->r->comparison->today[0]) {
			buf_puts(w, " (this report is of ");
			say_dates(w, str_from(d->r->comparison->today));
			buf_char(w, ')');
		}
	}
	if (x->use != NONE) {
		buf_puts(w, "; ");
		say_use(w, d->r, f);
	}
	put_cell(d, PAGE_CELL);
	buf_add(w, x->why);
	put_cell(d, PAGE_CELL);
	buf_add(w, x->who);
	if (x->who.n && x->date_text.n)
		buf_puts(w, ", ");
	say_dates(w, x->date_text);
	put_cell(d, PAGE_CELL);
}

static void row(struct doc *d, uint32_t finding, bool tagged)
{
	const struct finding *f = &d->findings[finding];
	struct page_tag tag = finding_tag(d, f);

	if (tagged) {
		page_open_tagged(&d->p, PAGE_ROW, &tag);
		put_question(d, f);
	} else { /* it is open again, and stands among the others */
		page_open(&d->p, PAGE_ROW);
		page_open(&d->p, PAGE_ROW_TITLE);
		say_question(&d->p.words, d->l, f->question, f->slots);
		page_said(&d->p);
		if (d->number[finding]) {
			page_puts(&d->p, " — finding ");
			refer(d, finding);
		}
		page_close(&d->p, PAGE_ROW_TITLE);
	}
	sides_cell(d, f);
	ruling_cells(d, f);
	page_close(&d->p, PAGE_ROW);
}

void write_ruled(struct doc *d, const uint32_t *findings, uint32_t n)
{
	static const char *const titles[] = {"question", "sides", "does it hold?", "ruled", "why", "by", NULL};

	table_open(d, "Rulings", titles);
	for (uint32_t i = 0; i < d->r->n_findings; i++)
		if (is_doubted(d, &d->findings[d->r->findings[i]]))
			row(d, d->r->findings[i], false);
	for (uint32_t i = 0; i < n; i++)
		row(d, findings[i], true);
	table_close(d);
}
